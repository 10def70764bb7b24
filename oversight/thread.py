"""Where a case is on the thread, what comes next and whose turn it is.

Reads what worklists.with_thread() has loaded and asks neither the database nor the clock. Due days are those that
the rules of oversight.flags have put there, so a date is the same wherever it shows."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.urls import reverse

from accounts.permissions import may
from accounts.rules import COMMISSIONING_ROLES, PROVIDER_ROLES, Role
from boendestod.templatetags.sv import as_date, datum, forsenad, near_words
from cases.models import Case, Decision
from cases.rules import GRANTING
from orders.models import Order
from orders.rules import MOVES, OrderState
from plans.models import Plan
from plans.rules import PlanState

DONE, INFO, WARNING, DANGER, NEUTRAL = "done", "info", "warning", "danger", "neutral"

# How long ahead a due day shows as "soon": a new decision takes longer to prepare than a plan.
SOON = timedelta(days=14)
DECISION_SOON = timedelta(days=30)

RECEIVERS = frozenset({Role.COORDINATOR, Role.UNIT_MANAGER})
WORKERS = frozenset({Role.SUPPORT_WORKER})

ORDER_PRIORITY = (
    OrderState.ACCEPTED,
    OrderState.RETURNED,
    OrderState.SENT,
    OrderState.DRAFT,
    OrderState.ENDED,
)


class Turn(TextChoices):
    MINE = "mine", "min tur"
    OTHERS = "others", "väntar på någon annan"
    NOBODY = "nobody", "inget att göra nu"


@dataclass(frozen=True)
class Station:
    label: str
    state: str
    when: str = ""
    tone: str = NEUTRAL
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class Step:
    """Something that waits for the roles in `who`. `todo` is said to them, `waiting` to everybody else."""

    who: frozenset
    verb: str
    todo: str
    waiting: str
    label: str
    route: str
    pk: object
    due_on: date | None = None
    since: date | None = None
    tone: str = INFO


@dataclass(frozen=True)
class NextStep:
    text: str
    turn: Turn
    tone: str = NEUTRAL
    due_on: date | None = None
    since: date | None = None
    tag: str = ""
    action: tuple[str, str] | None = None

    @property
    def urgency(self) -> tuple:
        """Sort key: what is late first, then the oldest."""
        return self.tone != DANGER, self.due_on or self.since or date.max


@dataclass(frozen=True)
class Thread:
    case: Case
    today: date
    decision: Decision | None
    order: Order | None
    plan: Plan | None
    open_orders: list[Order]

    @property
    def ends(self) -> bool:
        """Whether there is support to end."""
        return self.order is not None and self.order.state in MOVES["end"][0]


def thread_of(case: Case, today: date) -> Thread:
    """The records that the case stands on now: the decision that runs, its order, the order's plan."""
    orders = sorted(case.thread_orders, key=lambda order: ORDER_PRIORITY.index(order.state))
    order = orders[0] if orders else None
    return Thread(
        case=case,
        today=today,
        decision=_decision(case, today),
        order=order,
        plan=_plan(case, order),
        open_orders=[order for order in orders if order.state != OrderState.ENDED],
    )


def _decision(case: Case, today: date) -> Decision | None:
    granting = [d for d in case.thread_decisions if d.outcome in GRANTING]
    begun = [d for d in granting if d.valid_from <= today]
    latest = begun or granting[::-1] or case.thread_decisions
    return latest[0] if latest else None


def _plan(case: Case, order: Order | None) -> Plan | None:
    plans = [plan for plan in case.thread_plans if order is not None and plan.order_id == order.pk]
    return min(plans, key=lambda plan: plan.ended_on is not None, default=None)


def urgency(due_on: date | None, today: date, soon: timedelta, otherwise: str) -> str:
    if due_on is None:
        return otherwise
    if due_on < today:
        return DANGER
    return WARNING if due_on <= today + soon else otherwise


# --- Stations ------------------------------------------------------------------------------------------------------


def stations(case: Case, user, today: date, current: str = "") -> list[Station]:
    """The line of stations; each opens its record for those who may see it."""
    thread = thread_of(case, today)
    return [
        _decision_station(thread, user),
        _order_station(thread),
        _plan_station(thread),
        _visit_station(thread),
        _follow_up_station(thread, user),
    ]


def _decision_station(thread: Thread, user) -> Station:
    decision = thread.decision
    if decision is None:
        return Station("Beslut", "inget beslut ännu", f"ärendet öppnat {datum(thread.case.opened_on)}", INFO)
    url = "" if user.role in PROVIDER_ROLES else reverse("decision", args=[decision.pk])
    if decision.outcome not in GRANTING:
        return Station("Beslut", decision.get_outcome_display(), datum(decision.decided_on), DONE, url)
    last_day = decision.last_day
    if decision.valid_from > thread.today:
        return Station("Beslut", "fattat", f"gäller från {datum(decision.valid_from)}", DONE, url)
    until = f"t.o.m. {datum(last_day)}" if last_day else "tills vidare"
    if last_day and last_day < thread.today:
        late = decision.expires_on is not None
        return Station("Beslut", "har gått ut", until, DANGER if late else NEUTRAL, url)
    return Station("Beslut", "gäller", until, urgency(last_day, thread.today, DECISION_SOON, DONE), url)


def _order_station(thread: Thread) -> Station:
    order = thread.order
    if order is None:
        return Station("Beställning", "ingen beställning ännu", tone=INFO if _runs(thread) else NEUTRAL)
    state, when, tone = {
        OrderState.DRAFT: ("utkast", f"påbörjat {datum(order.recorded_at)}", INFO),
        OrderState.SENT: ("väntar på utföraren", f"skickad {datum(order.sent_on)}", INFO),
        OrderState.RETURNED: ("återsänd med en fråga", f"skickad {datum(order.sent_on)}", WARNING),
        OrderState.ACCEPTED: ("mottagen", datum(order.received_on), DONE),
        OrderState.ENDED: ("avslutad", datum(order.ended_on), DONE),
    }[order.state]
    return Station("Beställning", state, when, tone, reverse("order", args=[order.pk]))


def _runs(thread: Thread) -> bool:
    decision = thread.decision
    if decision is None or decision.outcome not in GRANTING:
        return False
    return decision.last_day is None or decision.last_day >= thread.today


def _plan_station(thread: Thread) -> Station:
    plan = thread.plan
    if plan is None:
        return _missing_plan_station(thread)
    state, when, tone = {
        PlanState.BEGUN: ("påbörjad", plan.begun_on, INFO),
        PlanState.AGREED: ("överenskommen", plan.agreed_on, DONE),
        PlanState.DECLINED: ("personen sade nej", plan.declined_on, WARNING),
        PlanState.ENDED: ("avslutad", plan.ended_on, DONE),
    }[plan.state]
    return Station("Plan", state, datum(when), tone, reverse("plan", args=[plan.pk]))


def _missing_plan_station(thread: Thread) -> Station:
    due_on = thread.order.plan_due_on if thread.order else None
    if due_on is None:
        return Station("Plan", "ingen plan ännu")
    tone = urgency(due_on, thread.today, SOON, INFO)
    when = "Skulle ha påbörjats" if tone == DANGER else "Ska påbörjas senast"
    return Station("Plan", "ingen plan ännu", f"{when} {datum(due_on)}", tone)


def _visit_station(thread: Thread) -> Station:
    order = thread.order
    if order is None or order.last_visit_at is None:
        return Station("Besök", "inga besök ännu")
    month = f"{order.month_performed} av {order.month_visits} genomförda i månaden"
    state = month if order.month_visits else "inga besök den här månaden"
    url = f"{reverse('visits')}?arende={thread.case.pk}"
    return Station("Besök", state, f"senast {near_words(as_date(order.last_visit_at))}", DONE, url)


def _follow_up_station(thread: Thread, user) -> Station:
    plan = thread.plan
    due_on, held_on = (plan.follow_up_due_on, plan.last_followed_on) if plan else (None, None)
    url = reverse("plan_follow_up", args=[plan.last_follow_up]) if held_on else ""
    state = f"hölls {datum(held_on)}" if held_on else "ingen uppföljning ännu"
    if due_on is None:
        return Station("Uppföljning", state, tone=DONE if held_on else NEUTRAL, url=url)
    tone = urgency(due_on, thread.today, SOON, DONE if held_on else NEUTRAL)
    when = "Skulle ha följts upp" if tone == DANGER else "Ska följas upp senast"
    return Station("Uppföljning", state, f"{when} {datum(due_on)}", tone, url)


# --- What is next --------------------------------------------------------------------------------------------------


def next_step(case: Case, user, today: date) -> NextStep:
    """What the user should do now, or else what is waited for, or else what comes later."""
    thread = thread_of(case, today)
    if case.closed_on is not None:
        return NextStep("Ärendet är avslutat", Turn.NOBODY)
    found = [_as_seen(step, user) for step in steps(thread)]
    mine = [step for step in found if step.turn == Turn.MINE]
    return min(mine or found, key=lambda step: step.urgency, default=None) or _calm(thread)


def _as_seen(step: Step, user) -> NextStep:
    if user.role in step.who and may(user, step.verb):
        tag = forsenad(step.due_on) or (near_words(step.due_on).capitalize() if step.due_on else "Att göra")
        action = (step.label, reverse(step.route, args=[step.pk]))
        return NextStep(step.todo, Turn.MINE, step.tone, step.due_on, step.since, tag, action)
    tone = DANGER if step.tone == DANGER else NEUTRAL
    tag = forsenad(step.due_on) or "Väntar"
    return NextStep(step.waiting, Turn.OTHERS, tone, step.due_on, step.since, tag)


def _calm(thread: Thread) -> NextStep:
    if thread.plan is not None and thread.plan.follow_up_due_on is not None:
        return NextStep("Planen ska följas upp", Turn.NOBODY, due_on=thread.plan.follow_up_due_on)
    if thread.decision is not None and thread.decision.outcome not in GRANTING:
        return NextStep("Ansökan är avslagen", Turn.NOBODY)
    return NextStep("Inget att göra nu", Turn.NOBODY)


def steps(thread: Thread) -> list[Step]:
    """Everything that somebody is waited for."""
    found = _decision_steps(thread)
    for order in thread.open_orders:
        found += _order_steps(thread, order)
    if thread.order is not None and thread.order.state == OrderState.ACCEPTED:
        found += _plan_steps(thread)
    return found


def _decision_steps(thread: Thread) -> list[Step]:
    case, decision = thread.case, thread.decision
    if decision is None:
        return [
            Step(
                COMMISSIONING_ROLES,
                "decision.decide",
                "Utred och besluta",
                "Handläggaren utreder",
                "Besluta",
                "decision_new",
                case.pk,
                since=case.opened_on,
            )
        ]
    if _runs(thread) and not thread.open_orders:
        return [
            Step(
                COMMISSIONING_ROLES,
                "order.draft",
                "Skriv en beställning",
                "Handläggaren skriver en beställning",
                "Beställ",
                "order_new",
                case.pk,
                since=decision.decided_on,
            )
        ]
    return _ending_steps(thread, decision)


def _ending_steps(thread: Thread, decision: Decision) -> list[Step]:
    tone = urgency(decision.expires_on, thread.today, DECISION_SOON, NEUTRAL)
    if tone == NEUTRAL or _has_later_decision(thread, decision):
        return []
    followed = decision.last_followed_on
    recent = followed is not None and followed > decision.expires_on - 3 * DECISION_SOON
    label, route = ("Besluta", "decision_new") if recent else ("Följ upp", "decision_follow_up_new")
    what = "Beslutet har gått ut" if tone == DANGER else "Beslutet går snart ut"
    return [
        Step(
            COMMISSIONING_ROLES,
            "decision.decide",
            f"{what}. {'Besluta på nytt' if recent else 'Följ upp det'}",
            f"{what}. Handläggaren följer upp",
            label,
            route,
            thread.case.pk,
            due_on=decision.expires_on,
            tone=tone,
        )
    ]


def _has_later_decision(thread: Thread, decision: Decision) -> bool:
    return any(
        later.outcome in GRANTING and later.valid_from > decision.valid_from
        for later in thread.case.thread_decisions
    )


def _order_steps(thread: Thread, order: Order) -> list[Step]:
    if order.state == OrderState.DRAFT:
        return [_authority_order_step(order, "Skriv klart beställningen", "Skriv", order.recorded_at)]
    if order.state == OrderState.RETURNED:
        return [_authority_order_step(order, "Svara på utförarens fråga", "Svara", order.asked_at)]
    if order.state == OrderState.SENT:
        step = (
            "order.accept",
            "Ta emot eller återsänd",
            "Utföraren ska ta emot beställningen",
            "Öppna",
            "order",
        )
        return [Step(RECEIVERS, *step, order.pk, since=order.sent_on)]
    if order.key_worker_id is None:
        step = ("order.assign", "Utse stödperson", "Utföraren ska utse en stödperson", "Utse", "order_assign")
        return [Step(RECEIVERS, *step, order.pk, since=order.received_on)]
    return []


def _authority_order_step(order: Order, todo: str, label: str, since) -> Step:
    waiting = "Handläggaren skriver på beställningen"
    since = as_date(since) if since else None
    return Step(COMMISSIONING_ROLES, "order.draft", todo, waiting, label, "order_edit", order.pk, since=since)


def _plan_steps(thread: Thread) -> list[Step]:
    order, plan, today = thread.order, thread.plan, thread.today
    if plan is None or plan.state == PlanState.ENDED:
        due_on = order.plan_due_on
        step = ("plan.begin", "Påbörja planen", "Utföraren ska påbörja planen", "Påbörja", "plan_new")
        return [Step(WORKERS, *step, order.pk, due_on=due_on, tone=urgency(due_on, today, SOON, INFO))]
    if plan.state == PlanState.BEGUN:
        step = (
            "plan.edit",
            "Gör klart planen och kom överens",
            "Utföraren gör klart planen",
            "Skriv",
            "plan_edit",
        )
        return [Step(WORKERS, *step, plan.pk, since=plan.begun_on)]
    return _declined_steps(plan) + _follow_up_steps(plan, today)


def _declined_steps(plan: Plan) -> list[Step]:
    if plan.state != PlanState.DECLINED:
        return []
    step = (
        "plan.agree",
        "Personen sade nej. Prata om planen igen",
        "Personen sade nej till planen",
        "Öppna",
        "plan",
    )
    return [Step(WORKERS, *step, plan.pk, since=plan.declined_on)]


def _follow_up_steps(plan: Plan, today: date) -> list[Step]:
    due_on = plan.follow_up_due_on
    tone = urgency(due_on, today, SOON, NEUTRAL)
    if tone == NEUTRAL:
        return []
    step = (
        "plan_follow_up.hold",
        "Följ upp planen",
        "Planen ska följas upp",
        "Följ upp",
        "plan_follow_up_new",
    )
    return [Step(WORKERS, *step, plan.pk, due_on=due_on, tone=tone)]


def station_name(case: Case, today: date) -> str:
    """The station where the case is now, for lists."""
    thread = thread_of(case, today)
    if thread.order is None or thread.order.state == OrderState.ENDED:
        return "Beslut" if thread.order is None else "Avslutad"
    if thread.order.state != OrderState.ACCEPTED:
        return "Beställning"
    if thread.plan is None or thread.plan.state != PlanState.AGREED:
        return "Plan"
    near = urgency(thread.plan.follow_up_due_on, today, SOON, NEUTRAL)
    return "Besök" if near == NEUTRAL else "Uppföljning"


def visit_order(case: Case):
    """The id of the order that a visit can be logged on, or None."""
    running = (order.pk for order in case.thread_orders if order.state == OrderState.ACCEPTED)
    return next(running, None)


def last_event(case: Case) -> date | None:
    """The latest day on which something happened, for lists."""
    days = [decision.decided_on for decision in case.thread_decisions]
    for order in case.thread_orders:
        visited = as_date(order.last_visit_at) if order.last_visit_at else None
        days += [order.sent_on, order.received_on, order.ended_on, visited]
    for plan in case.thread_plans:
        days += [plan.begun_on, plan.agreed_on, plan.declined_on, plan.ended_on, plan.last_followed_on]
    return max((day for day in days if day), default=case.opened_on)
