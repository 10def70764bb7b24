"""The conclusion that a case stands on, for lists: loaded with the case, so that a page of cases asks once."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from ..models import DecisionFollowUp, PlanFollowUp, TaperStep
from ..rules import Conclusion, Step


@dataclass(frozen=True)
class Stands:
    """The latest conclusion; `of` is plan or decision."""

    of: str
    pk: str
    conclusion: str
    held_on: date
    recorded_at: datetime
    steps: list[Step]

    @property
    def name(self) -> str:
        return Conclusion(self.conclusion).label

    def next_step(self, ordered: Decimal | None) -> Step | None:
        """The first that gives less than the order does now, in hours a month."""
        return next((step for step in self.steps if ordered is None or step.hours_a_month < ordered), None)


def last_of_plans() -> Subquery:
    return _last(PlanFollowUp.objects.all(), "plan_follow_up")


def last_of_decisions() -> Subquery:
    return _last(DecisionFollowUp.objects.all(), "decision_follow_up")


def _last(held: QuerySet, of: str) -> Subquery:
    """As JSON; a case without a follow-up, or with one from another system, has none."""
    steps = TaperStep.objects.filter(**{of: OuterRef("pk")}).order_by("number")
    fields = JSONObject(
        pk="pk",
        conclusion="conclusion",
        held_on="held_on",
        recorded_at="recorded_at",
        steps=ArraySubquery(steps.values_list(JSONObject(**{name: name for name in Step._fields}))),
    )
    latest = held.filter(case=OuterRef("pk")).order_by("-held_on", "-recorded_at")
    return Subquery(latest.values_list(fields)[:1])


def stands(of_plan: dict | None, of_decision: dict | None) -> Stands | None:
    """The last one; of two on the same day the one that asks for something, and then the decision's."""
    found = [_read(of, said) for of, said in (("decision", of_decision), ("plan", of_plan)) if said]
    return max(found, key=lambda one: (one.held_on, one.conclusion != Conclusion.CONTINUE), default=None)


def _read(of: str, said: dict) -> Stands:
    return Stands(
        of=of,
        pk=said["pk"],
        conclusion=said["conclusion"],
        held_on=date.fromisoformat(said["held_on"]),
        recorded_at=datetime.fromisoformat(said["recorded_at"]),
        steps=[
            Step(date.fromisoformat(step["from_on"]), Decimal(str(step["hours_a_month"])), step["sign"])
            for step in said["steps"]
        ],
    )
