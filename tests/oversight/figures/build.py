"""Records as they stand, for figures over many persons: quicker than to lead each of them along the thread."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from cases.models import Case, Client, Decision
from cases.rules import DecisionOutcome, HoursPer, Sex
from followup.models import PlannedVisit, Visit
from followup.rules import VisitOutcome
from orders.models import Order
from orders.rules import OrderState
from plans.models import Plan
from plans.rules import PlanState
from tests.cast import Cast, at

JANUARY = date(2026, 1, 1)
DECEMBER = date(2026, 12, 31)


def person(cast: Cast, **said) -> Order:
    """Somebody with a decision, and an order that stands for it."""
    of = {"municipality": cast.municipality}
    client = Client.objects.create(
        **of, sex=said.get("sex", Sex.WOMAN), birth_year=said.get("birth_year", 1980)
    )
    case = Case.objects.create(
        **of,
        client=client,
        unit=said.get("unit", cast.unit),
        case_ref=f"B-{Case.objects.count() + 1}",
        target_area=said.get("area", "socialpsykiatri"),
        opened_on=JANUARY,
        support_since=said.get("support_since"),
    )
    decision = Decision.objects.create(
        **of,
        case=case,
        client=client,
        outcome=DecisionOutcome.APPROVAL,
        decided_on=said.get("decided_on", JANUARY),
        legal_basis="11 kap. 1 § SoL",
        valid_from=said.get("valid_from", JANUARY),
        valid_to=said.get("valid_to", DECEMBER),
        granted_hours=Decimal(said.get("granted", 10)),
        granted_per=said.get("per", HoursPer.MONTH),
    )
    return Order.objects.create(
        **of,
        case=case,
        decision=decision,
        provider=said.get("provider", cast.provider),
        state=OrderState.ACCEPTED,
        hours=Decimal(said.get("ordered", said.get("granted", 10))),
        hours_per=said.get("per", HoursPer.MONTH),
        sent_on=JANUARY,
        sent_at=at(JANUARY, 8),
        received_on=JANUARY,
        received_recorded_at=at(JANUARY, 8),
        start_on=said.get("start_on", said.get("valid_from", JANUARY)),
        key_worker=said.get("key_worker"),
        execution_started_on=said.get("started_on"),
        execution_recorded_at=at(JANUARY, 8) if said.get("started_on") else None,
    )


def booked(order: Order, worker, starts_at: datetime, hours: float = 1, **said) -> PlannedVisit:
    ends_at = starts_at + timedelta(hours=hours)
    return PlannedVisit.objects.create(
        municipality=order.municipality,
        case=order.case,
        order=order,
        starts_at=starts_at,
        ends_at=ends_at,
        support_worker=worker,
        **said,
    )


def visited(
    order: Order,
    worker,
    starts_at: datetime,
    hours: float = 1,
    outcome: str = VisitOutcome.PERFORMED,
    **said,
) -> Visit:
    return Visit.objects.create(
        municipality=order.municipality,
        case=order.case,
        order=order,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=hours),
        support_worker=worker,
        outcome=outcome,
        reason="" if outcome == VisitOutcome.PERFORMED else "så blev det",
        **said,
    )


def planned(order: Order, begun_on: date, agreed_on: date | None = None, **said) -> Plan:
    return Plan.objects.create(
        municipality=order.municipality,
        case=order.case,
        order=order,
        state=PlanState.AGREED if agreed_on else PlanState.BEGUN,
        begun_on=begun_on,
        agreed_on=agreed_on,
        first_agreed_on=agreed_on,
        **said,
    )
