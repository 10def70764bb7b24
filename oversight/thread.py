"""Where a case is on the thread.

Reads what worklists.with_thread() has loaded and asks neither the database nor the clock. Due days are those that
the rules of oversight.flags have put there, so a date is the same wherever it shows."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from accounts.rules import PROVIDER_ROLES
from boendestod import dates
from boendestod.templatetags.sv import MONTHS, datum, near_words
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
    decision: Decision | None
    order: Order | None
    plan: Plan | None
    open_orders: list[Order]

    @property
    def decision_runs(self) -> bool:
        decision = self.decision
        if decision is None or decision.outcome not in GRANTING:
            return False
        return decision.last_day is None or decision.last_day >= self.today

    @property
    def has_later_decision(self) -> bool:
        later = (d for d in self.case.thread_decisions if d.outcome in GRANTING)
        return any(d.valid_from > self.decision.valid_from for d in later)

    @property
    def can_end(self) -> bool:
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
    """The latest that has begun, or else the first to come, or else the latest refusal."""
    granting = [d for d in case.thread_decisions if d.outcome in GRANTING]
    begun = [d for d in granting if d.valid_from <= today]
    found = begun or granting[::-1] or case.thread_decisions
    return found[0] if found else None


def _plan(case: Case, order: Order | None) -> Plan | None:
    plans = [plan for plan in case.thread_plans if order is not None and plan.order_id == order.pk]
    return min(plans, key=lambda plan: plan.ended_on is not None, default=None)


def visit_order(case: Case):
    """The id of the order that a visit can be logged on, or None."""
    running = (order.pk for order in case.thread_orders if order.state == OrderState.ACCEPTED)
    return next(running, None)


def urgency(due_on: date | None, today: date, soon: timedelta, otherwise: str) -> str:
    if due_on is None:
        return otherwise
    if due_on < today:
        return DANGER
    return WARNING if due_on <= today + soon else otherwise


def stations(case: Case, user, today: date) -> list[Station]:
    """The line of stations; each opens its record for those who may see it."""
    thread = thread_of(case, today)
    return [
        _decision_station(thread, user),
        _order_station(thread),
        _plan_station(thread),
        _visit_station(thread),
        _follow_up_station(thread),
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
    if not thread.decision_runs:
        return Station("Beslut", "har gått ut", until, DANGER if decision.expires_on else NEUTRAL, url)
    tone = urgency(decision.expires_on, thread.today, DECISION_SOON, DONE)
    return Station("Beslut", "gäller", until, tone, url)


def _order_station(thread: Thread) -> Station:
    order = thread.order
    if order is None:
        tone = INFO if thread.decision_runs else NEUTRAL
        return Station("Beställning", "ingen beställning ännu", tone=tone)
    state, when, tone = {
        OrderState.DRAFT: ("utkast", f"påbörjat {datum(order.recorded_at)}", INFO),
        OrderState.SENT: ("väntar på utföraren", f"skickad {datum(order.sent_on)}", INFO),
        OrderState.RETURNED: ("återsänd med en fråga", f"skickad {datum(order.sent_on)}", WARNING),
        OrderState.ACCEPTED: ("mottagen", datum(order.received_on), DONE),
        OrderState.ENDED: ("avslutad", datum(order.ended_on), DONE),
    }[order.state]
    return Station("Beställning", state, when, tone, reverse("order", args=[order.pk]))


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
    month = MONTHS[thread.today.month - 1]
    state = f"inga besök i {month}"
    if order.month_visits:
        state = f"{order.month_performed} av {order.month_visits} genomförda i {month}"
    url = f"{reverse('visits')}?arende={thread.case.pk}"
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
        return "Beslut"
    if thread.order.state != OrderState.ACCEPTED:
        return "Avslutad" if thread.order.state == OrderState.ENDED else "Beställning"
    if thread.plan is None or thread.plan.state != PlanState.AGREED:
        return "Plan"
    expires_on = thread.decision.expires_on if thread.decision else None
    near = {
        urgency(thread.plan.follow_up_due_on, today, SOON, NEUTRAL),
        urgency(expires_on, today, DECISION_SOON, NEUTRAL),
    }
    return "Besök" if near == {NEUTRAL} else "Uppföljning"


def last_event(case: Case) -> date:
    """The latest day on which something happened, for lists."""
    days = [decision.decided_on for decision in case.thread_decisions]
    for order in case.thread_orders:
        visited = dates.day_of(order.last_visit_at) if order.last_visit_at else None
        days += [order.sent_on, order.received_on, order.ended_on, visited]
    for plan in case.thread_plans:
        days += [plan.begun_on, plan.agreed_on, plan.declined_on, plan.ended_on, plan.last_followed_on]
    return max((day for day in days if day), default=case.opened_on)
