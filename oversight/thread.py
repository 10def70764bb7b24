"""Where a case is on the thread.

Reads what worklists.with_thread() has loaded and asks neither the database nor the clock. Due days are those that
the rules of oversight.flags have put there, so a date is the same wherever it shows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse

from accounts.rules import PROVIDER_ROLES
from boendestod import dates
from boendestod.templatetags.sv import MONTHS, antal, datum, near_words
from cases.models import Application, Case, Decision, Investigation
from cases.rules import GRANTING, Period, gap_before
from orders.models import Order
from orders.rules import MOVES, OrderState
from plans.models import Plan
from plans.rules import PlanKind, PlanState, ReviewOutcome

DONE, INFO, WARNING, DANGER, NEUTRAL = "done", "info", "warning", "danger", "neutral"

# How long ahead a due day shows as "soon": a new decision takes longer to prepare than a plan.
SOON = timedelta(days=14)
DECISION_SOON = timedelta(days=30)
ANSWER_SOON = timedelta(days=2)

# Which order a case stands on when it has several.
ORDER_PRIORITY = (
    OrderState.ACCEPTED,
    OrderState.RETURNED,
    OrderState.SENT,
    OrderState.DRAFT,
    OrderState.ENDED,
)


@dataclass(frozen=True)
class Station:
    label: str
    state: str
    when: str = ""
    tone: str = NEUTRAL
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class Thread:
    case: Case
    today: date
    application: Application | None
    investigation: Investigation | None
    decision: Decision | None
    order: Order | None
    plan: Plan | None
    open_orders: list[Order]
    amendments: list[Order]

    @property
    def decision_runs(self) -> bool:
        decision = self.decision
        if decision is None or decision.outcome not in GRANTING:
            return False
        return decision.last_day is None or decision.last_day >= self.today

    @property
    def has_later_decision(self) -> bool:
        return any(d.valid_from > self.decision.valid_from for d in _granting(self.case))

    @property
    def next_decision(self) -> Decision | None:
        """The newest granting decision with days left, made after the one that the running order rests on."""
        present = next(
            (d for d in _granting(self.case) if self.order and d.pk == self.order.decision_id), None
        )
        if present is None or not self.is_supported:
            return None
        return next((d for d in _granting(self.case) if self._follows(d, present)), None)

    def _follows(self, decision: Decision, present: Decision) -> bool:
        has_days_left = decision.last_day is None or decision.last_day >= self.today
        return has_days_left and decision.valid_from > present.valid_from

    @property
    def is_supported(self) -> bool:
        return self.order is not None and self.order.state == OrderState.ACCEPTED

    @property
    def lacks_decision(self) -> bool:
        """Support is given that no decision has ever granted, in a municipality where one must."""
        granted = self.decision is not None and self.decision.outcome in GRANTING
        return self.is_supported and not granted and not self.case.municipality.support_without_decision

    @property
    def gap(self) -> Period | None:
        """The days without a decision just before the one that the case stands on."""
        if self.decision is None or self.decision.outcome not in GRANTING:
            return None
        earlier = [Period(found.valid_from, found.last_day) for found in _granting(self.case)]
        return gap_before(self.decision.valid_from, earlier)

    @property
    def can_end(self) -> bool:
        return self.order is not None and self.order.state in MOVES["end"][0]


def thread_of(case: Case, today: date) -> Thread:
    """The records that the case stands on now: the decision that runs, its order, the order's plan."""
    orders = sorted(
        (order for order in case.thread_orders if order.amends_id is None),
        key=lambda order: ORDER_PRIORITY.index(order.state),
    )
    order = orders[0] if orders else None
    return Thread(
        case=case,
        today=today,
        application=_application(case),
        investigation=_investigation(case),
        decision=_decision(case, today),
        order=order,
        plan=_plan(case, order),
        open_orders=[order for order in orders if order.state != OrderState.ENDED],
        amendments=[
            order for order in case.thread_orders if order.amends_id and order.state != OrderState.ENDED
        ],
    )


def _application(case: Case) -> Application | None:
    """The oldest that waits for its decision, or else the latest."""
    waiting = [found for found in case.thread_applications if is_undecided(found)]
    return next(iter(waiting[::-1] or case.thread_applications), None)


def is_undecided(application: Application) -> bool:
    return not application.is_decided and application.withdrawn_on is None


def _investigation(case: Case) -> Investigation | None:
    pending = [found for found in case.thread_investigations if found.closed_on is None]
    return next(iter(pending or case.thread_investigations), None)


def _granting(case: Case) -> list[Decision]:
    return [decision for decision in case.thread_decisions if decision.outcome in GRANTING]


def _decision(case: Case, today: date) -> Decision | None:
    """The latest that has begun, or else the first to come, or else the latest refusal."""
    granting = _granting(case)
    begun = [d for d in granting if d.valid_from <= today]
    found = begun or granting[::-1] or case.thread_decisions
    return found[0] if found else None


def _plan(case: Case, order: Order | None) -> Plan | None:
    plans = [plan for plan in case.thread_plans if order is not None and plan.order_id == order.pk]
    return min(plans, key=lambda plan: plan.ended_on is not None, default=None)


def visit_order(case: Case):
    """The id of the order that a visit can be logged on, or None."""
    running = (
        order.pk
        for order in case.thread_orders
        if order.state == OrderState.ACCEPTED and order.amends_id is None
    )
    return next(running, None)


def urgency(due_on: date | None, today: date, soon: timedelta, otherwise: str) -> str:
    if due_on is None:
        return otherwise
    if due_on < today:
        return DANGER
    return WARNING if due_on <= today + soon else otherwise


def stations(case: Case, user, today: date) -> list[Station]:
    """The line of stations; each opens its record for those who may see it. What comes before the decision is the
    authority's own."""
    thread = thread_of(case, today)
    desk = (
        [] if user.role in PROVIDER_ROLES else [_application_station(thread), _investigation_station(thread)]
    )
    return [
        *desk,
        _decision_station(thread, user),
        _order_station(thread),
        _plan_station(thread),
        _visit_station(thread),
        _follow_up_station(thread),
    ]


def _application_station(thread: Thread) -> Station:
    application = thread.application
    if application is None:
        return Station("Ansökan", "ingen ansökan", tone=NEUTRAL if thread.decision else INFO)
    url = reverse("application", args=[application.pk])
    came = f"inkom {datum(application.received_on)}"
    if application.withdrawn_on:
        return Station("Ansökan", "återtagen", datum(application.withdrawn_on), DONE, url)
    if not is_undecided(application):
        return Station("Ansökan", "avgjord", came, DONE, url)
    state = "inte avgjord" if application.acknowledged_on else "inte bekräftad"
    tone = urgency(application.due_on, thread.today, DECISION_SOON, INFO)
    if tone == INFO:
        return Station("Ansökan", state, came, tone, url)
    when = "Skulle ha avgjorts" if tone == DANGER else "Avgörs senast"
    return Station("Ansökan", state, f"{when} {datum(application.due_on)}", tone, url)


def _investigation_station(thread: Thread) -> Station:
    investigation = thread.investigation
    if investigation is None:
        asked = thread.application is not None and is_undecided(thread.application)
        return Station("Utredning", "ingen utredning", tone=INFO if asked else NEUTRAL)
    url = reverse("investigation", args=[investigation.pk])
    if investigation.closed_on:
        return Station("Utredning", "avslutad", datum(investigation.closed_on), DONE, url)
    return Station("Utredning", "pågår", f"inledd {datum(investigation.opened_on)}", INFO, url)


def _decision_station(thread: Thread, user) -> Station:
    decision = thread.decision
    if decision is None:
        opened = f"ärendet öppnat {datum(thread.case.opened_on)}"
        if thread.lacks_decision:
            return Station("Beslut", "stöd utan beslut", opened, DANGER)
        return Station("Beslut", "inget beslut ännu", opened, INFO)
    url = "" if user.role in PROVIDER_ROLES else reverse("decision", args=[decision.pk])
    if decision.outcome not in GRANTING:
        tone = DANGER if thread.lacks_decision else DONE
        return Station("Beslut", decision.get_outcome_display(), datum(decision.decided_on), tone, url)
    last_day = decision.last_day
    if decision.valid_from > thread.today:
        return Station("Beslut", "fattat", f"gäller från {datum(decision.valid_from)}", DONE, url)
    until = f"t.o.m. {datum(last_day)}" if last_day else "tills vidare"
    if not thread.decision_runs:
        state = "har upphört" if decision.ended_on else "har gått ut"
        return Station("Beslut", state, until, DANGER if decision.expires_on else NEUTRAL, url)
    tone = urgency(decision.expires_on, thread.today, DECISION_SOON, DONE)
    if user.role not in PROVIDER_ROLES:
        until = ". ".join([until, *_odd_start(thread)])
    return Station("Beslut", "gäller", until, tone, url)


def _odd_start(thread: Thread) -> list[str]:
    """What is seen of a decision's start, though it is allowed."""
    decision, gap = thread.decision, thread.gap
    ahead = (decision.decided_on - decision.valid_from).days
    found = [f"Gäller från {antal(ahead, 'dag,dagar')} före beslutet"] if ahead > 0 else []
    return found + ([f"Glapp {antal(gap.days, 'dag,dagar')} före"] if gap else [])


def _order_station(thread: Thread) -> Station:
    order = thread.order
    if order is None:
        tone = INFO if thread.decision_runs else NEUTRAL
        return Station("Beställning", "ingen beställning ännu", tone=tone)
    url = reverse("order", args=[order.pk])
    if order.state == OrderState.ACCEPTED:
        return _running_order_station(order, thread.today, url)
    if order.state == OrderState.RETURNED and order.answer_by:
        tone = urgency(order.answer_by, thread.today, ANSWER_SOON, WARNING)
        when = "Svaret skulle ha kommit" if tone == DANGER else "Svar senast"
        return Station("Beställning", "återsänd med en fråga", f"{when} {datum(order.answer_by)}", tone, url)
    state, when, tone = {
        OrderState.DRAFT: ("utkast", f"påbörjat {datum(order.recorded_at)}", INFO),
        OrderState.SENT: ("väntar på utföraren", f"skickad {datum(order.sent_on)}", INFO),
        OrderState.RETURNED: ("återsänd med en fråga", f"skickad {datum(order.sent_on)}", WARNING),
        OrderState.ENDED: ("avslutad", datum(order.ended_on), DONE),
    }[order.state]
    return Station("Beställning", state, when, tone, url)


def _running_order_station(order: Order, today: date, url: str) -> Station:
    if order.interrupted_on:
        return Station("Beställning", "avbrott", f"sedan {datum(order.interrupted_on)}", WARNING, url)
    if order.start_due_on:
        tone = urgency(order.start_due_on, today, SOON, INFO)
        when = "Stödet skulle ha startat" if tone == DANGER else "Stödet ska starta senast"
        return Station("Beställning", "mottagen", f"{when} {datum(order.start_due_on)}", tone, url)
    started = order.execution_started_on
    when = f"stödet startade {datum(started)}" if started else datum(order.received_on)
    return Station("Beställning", "mottagen", when, DONE, url)


def _plan_station(thread: Thread) -> Station:
    plan = thread.plan
    if plan is None:
        return _missing_plan_station(thread)
    state, when, tone = _plan_words(plan)
    days = dated_back(plan)
    told = [datum(when), *([f"Tillbakadaterad {antal(days, 'dag,dagar')}"] if days else [])]
    return Station("Plan", state, ". ".join(told), tone, reverse("plan", args=[plan.pk]))


def _plan_words(plan: Plan) -> tuple[str, date | datetime | None, str]:
    """A contact plan is used though nobody can be asked about it yet; a no never looks like a yes."""
    if plan.kind == PlanKind.CONTACT and plan.state == PlanState.PROPOSED:
        return "kontaktplan som används", plan.proposed_at, INFO
    if plan.state == PlanState.AGREED and plan.review_outcome == ReviewOutcome.RETURNED:
        return "återsänd av handläggaren", plan.reviewed_at, WARNING
    if plan.state == PlanState.REVISING:
        return "ändras", plan.proposed_at or plan.answered_on or plan.begun_on, INFO
    return {
        PlanState.BEGUN: ("påbörjad", plan.begun_on, INFO),
        PlanState.PROPOSED: ("väntar på personens svar", plan.proposed_at, INFO),
        PlanState.AGREED: ("överenskommen", plan.agreed_on, DONE),
        PlanState.DECLINED: ("personen sade nej", plan.declined_on, WARNING),
        PlanState.ENDED: ("avslutad", plan.ended_on, DONE),
    }[plan.state]


def dated_back(plan: Plan | None) -> int:
    """By how many days the plan's stated days are dated back, if they are."""
    return max(plan.begun_late, plan.answered_late) if plan is not None and plan.is_dated_back else 0


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
    month = MONTHS[thread.today.month - 1]
    state = f"inga besök i {month}"
    if order.month_visits:
        state = f"{order.month_performed} av {order.month_visits} genomförda i {month}"
    url = f"{reverse('visits')}?arende={thread.case.pk}"
    if order.missed_due_on:
        return Station(
            "Besök", "flera i rad blev inte av", f"sedan {datum(order.missed_due_on)}", WARNING, url
        )
    return Station("Besök", state, f"senast {near_words(dates.day_of(order.last_visit_at))}", DONE, url)


def _follow_up_station(thread: Thread) -> Station:
    plan = thread.plan
    due_on, held_on = (plan.follow_up_due_on, plan.last_followed_on) if plan else (None, None)
    url = reverse("plan_follow_up", args=[plan.last_follow_up]) if held_on else ""
    state = f"hölls {datum(held_on)}" if held_on else "ingen uppföljning ännu"
    otherwise = DONE if held_on else NEUTRAL
    if due_on is None:
        return Station("Uppföljning", state, tone=otherwise, url=url)
    tone = urgency(due_on, thread.today, SOON, otherwise)
    when = "Skulle ha följts upp" if tone == DANGER else "Ska följas upp senast"
    return Station("Uppföljning", state, f"{when} {datum(due_on)}", tone, url)


def station_name(case: Case, today: date) -> str:
    """The station where the case is now, for lists."""
    thread = thread_of(case, today)
    if thread.order is None:
        return _station_before_order(thread)
    if not thread.is_supported:
        return "Avslutad" if thread.order.state == OrderState.ENDED else "Beställning"
    if thread.plan is None or thread.plan.ended_on or thread.plan.agreed_on is None:
        return "Plan"
    expires_on = thread.decision.expires_on if thread.decision else None
    near = {
        urgency(thread.plan.follow_up_due_on, today, SOON, NEUTRAL),
        urgency(expires_on, today, DECISION_SOON, NEUTRAL),
    }
    return "Besök" if near == {NEUTRAL} else "Uppföljning"


def _station_before_order(thread: Thread) -> str:
    if thread.decision is not None:
        return "Beslut"
    if thread.investigation is None:
        return "Ansökan"
    return "Beslut" if thread.investigation.closed_on else "Utredning"


def last_event(case: Case) -> date:
    """The latest day on which something happened, for lists."""
    days = [decision.decided_on for decision in case.thread_decisions]
    for application in case.thread_applications:
        days += [application.received_on, application.acknowledged_on, application.withdrawn_on]
    for investigation in case.thread_investigations:
        days += [investigation.opened_on, investigation.closed_on]
    for order in case.thread_orders:
        visited = dates.day_of(order.last_visit_at) if order.last_visit_at else None
        days += [order.sent_on, order.received_on, order.execution_started_on, order.ended_on, visited]
    for plan in case.thread_plans:
        days += [
            plan.begun_on,
            plan.agreed_on,
            plan.declined_on,
            plan.ended_on,
            plan.last_followed_on,
            plan.arrived_on,
        ]
    return max((day for day in days if day), default=case.opened_on)
