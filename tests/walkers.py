"""Who walks the pages and the API in the tests of visibility, and two whole threads for them to walk: one
inside the reach of the cast's own people, and its mirror with the twins, which they must not see."""

from dataclasses import dataclass, fields, replace
from datetime import date

from accounts.models import User
from accounts.rules import Role
from boendestod import dates
from cases.models import Case, Decision
from followup import actions as followup_actions
from followup.models import DayNote, DecisionFollowUp, PlanFollowUp, Visit
from followup.rules import Conclusion, VisitOutcome
from orders import actions as order_actions
from orders.models import Order
from oversight import flags
from oversight.models import AuditDraw, Flag
from plans.models import Plan
from tests.cast import NUMBERS, TODAY, Cast, at, make_cast

INSIDE = ("caseworker", "section_leader", "coordinator", "support_worker", "unit_manager", "reviewer")
TWINS = ("other_caseworker", "other_coordinator", "other_support_worker", "other_unit_manager")
NOWHERE = ("system_admin", "colleague", "foreign_caseworker")
WALKERS = (*INSIDE, *TWINS, *NOWHERE)

AUTHORITY = frozenset({"caseworker", "section_leader"})
PROVIDER = frozenset({"coordinator", "support_worker", "unit_manager"})
REVIEWER = frozenset({"reviewer"})
EVERYBODY = frozenset(WALKERS)


@dataclass
class Thread:
    """One person's records from decision to follow-up, with a flag; a note that the worker has passed on to
    the caseworker beside one that she has not; and a draft that the provider has not been sent."""

    case: Case
    decision: Decision
    order: Order
    plan: Plan
    visit: Visit
    day_note: DayNote
    passed_on: DayNote
    draft: Order
    plan_follow_up: PlanFollowUp
    decision_follow_up: DecisionFollowUp
    flag: Flag

    @property
    def client(self):
        return self.case.client


class Foreign(Cast):
    def user(self, username: str, role: Role, **place) -> User:
        return super().user(f"{username}2", role, **place)


def twin(cast: Cast) -> Cast:
    """The same town seen from the other unit and the other provider."""
    other = replace(cast, unit=cast.other_unit, provider=cast.other_provider, team=None)
    for name in ("caseworker", "coordinator", "support_worker", "unit_manager"):
        other.__dict__[name] = getattr(cast, f"other_{name}")
    other.__dict__["system_admin"] = cast.system_admin
    return other


def foreign(name: str = "Annanstad") -> Cast:
    cast = make_cast(name)
    return Foreign(**{field.name: getattr(cast, field.name) for field in fields(cast)})


def walkers(cast: Cast) -> dict[str, User]:
    """Every walker, fresh from the database as in a request."""
    cast = {name: getattr(cast, name) for name in WALKERS if name != "foreign_caseworker"}
    cast["foreign_caseworker"] = foreign().caseworker
    return {name: User.objects.get(pk=user.pk) for name, user in cast.items()}


def thread(cast: Cast, number: str = NUMBERS[0], *, reviewer: User | None = None) -> Thread:
    case = cast.case(cast.client(number))
    plan = cast.agreed(case)
    visit = cast.visit(plan)
    passed_on = followup_actions.log_visit(
        plan.order,
        by=cast.support_worker,
        starts_at=at(TODAY, 9),
        ends_at=at(TODAY, 10),
        outcome=VisitOutcome.PERFORMED,
        text="Astrid vill byta dag.",
        for_caseworker=True,
    )
    draft = order_actions.draft_order(case, by=cast.caseworker, decision=plan.order.decision)
    follow_up = cast.follow_up(plan)
    decision = plan.order.decision
    decision_follow_up = followup_actions.hold_decision_follow_up(
        case,
        by=cast.caseworker,
        today=TODAY,
        held_on=TODAY,
        decision=decision,
        plan_follow_up=follow_up,
        no_statement_because="Mötet hölls hos utföraren.",
        conclusion=Conclusion.CONTINUE,
    )
    if reviewer is not None:
        AuditDraw.objects.create(
            municipality=cast.municipality, case=case, reviewer=reviewer, drawn_on=dates.today()
        )
    flags.raise_flags(date(2027, 1, 1))
    return Thread(
        case=Case.objects.get(pk=case.pk),
        decision=decision,
        order=Order.objects.get(pk=plan.order_id),
        plan=Plan.objects.get(pk=plan.pk),
        visit=visit,
        day_note=visit.day_note,
        passed_on=passed_on.day_note,
        draft=draft,
        plan_follow_up=follow_up,
        decision_follow_up=decision_follow_up,
        flag=Flag.objects.open().filter(case=case).first(),
    )
