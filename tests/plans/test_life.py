"""Whatever is done with a plan, in whatever order, it stays in step with a model of it that fits on one page."""

from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boendestod.errors import RuleBroken
from plans import actions
from plans.models import Plan, PlanAnswer, PlanReview
from plans.rules import PlanState
from tests.cast import TODAY
from tests.plans.steps import activity_of, edit, now, propose, say_no, say_yes, step

EDITABLE = {"begun", "declined", "revising"}


@dataclass
class Model:
    state: str = "begun"
    versions: int = 0
    answers: dict[int, str] = field(default_factory=dict)

    @property
    def in_force(self) -> int | None:
        return max((number for number, said in self.answers.items() if said == "yes"), default=None)

    def takes(self, verb: str) -> bool:
        """Do the verb, if it can be done; whether it could."""
        if verb in ("propose", "edit"):
            can = self.state in EDITABLE
        elif verb == "revise":
            can = self.state == "agreed"
        elif verb == "end":
            can = self.state != "ended"
        else:
            can = self.state == "proposed"
        if can:
            getattr(self, f"_{verb}")()
        return can

    def _edit(self):
        pass

    def _propose(self):
        self.state, self.versions = "proposed", self.versions + 1

    def _take_back(self):
        self.state = "revising" if self.in_force else "begun"

    def _say_yes(self):
        self.state, self.answers[self.versions] = "agreed", "yes"

    def _say_no(self):
        self.state, self.answers[self.versions] = "declined", "no"

    def _revise(self):
        self.state = "revising"

    def _end(self):
        self.state = "ended"


def end(cast, plan):
    plan = now(plan)
    actions.end_plan(
        plan, by=cast.support_worker, today=TODAY, ended_on=TODAY, reason="Görs om", version=plan.version
    )


VERBS = {
    "edit": lambda cast, plan: edit(cast, activity_of(plan), where="hemma"),
    "propose": propose,
    "take_back": lambda cast, plan: step(actions.take_back, cast, plan),
    "say_yes": say_yes,
    "say_no": say_no,
    "revise": lambda cast, plan: step(actions.revise, cast, plan),
    "end": end,
}


def does(verb, cast, plan) -> bool:
    try:
        VERBS[verb](cast, plan)
    except RuleBroken:
        return False
    return True


def check(plan, model):
    plan = now(plan)
    assert plan.state == model.state
    assert list(plan.versions.values_list("number", flat=True)) == [*range(1, model.versions + 1)]
    said = dict(PlanAnswer.objects.filter(version__plan=plan).values_list("version__number", "agreement"))
    assert {
        number: "no" if answer == "declined" else "yes" for number, answer in said.items()
    } == model.answers
    in_force = plan.version_in_force()
    assert (in_force and in_force.number) == model.in_force
    arrived = PlanReview.objects.filter(plan=plan).values_list("plan_version__number", flat=True)
    assert sorted(arrived) == sorted(model.answers)
    waits = {review.plan_version.number for review in PlanReview.objects.open().filter(plan=plan)}
    latest = max(model.answers, default=None)
    assert waits == ({latest, model.in_force} if model.answers.get(latest) == "no" else {latest}) - {None}
    assert (plan.agreed_on is not None) == (model.answers.get(latest) == "yes")
    assert Plan.objects.filter(order=plan.order, ended_on=None).count() == (plan.state != PlanState.ENDED)


# Ending is rare, as nothing comes after it.
STEPS = st.lists(st.sampled_from([*VERBS, *[v for v in VERBS if v != "end"] * 2]), max_size=14)


@pytest.fixture
def plan(cast):
    return cast.written()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verbs=STEPS)
def test_a_plan_stays_in_step_with_the_model(cast, plan, verbs):
    with transaction.atomic():
        model = Model()
        for verb in verbs:
            could = model.takes(verb)
            assert does(verb, cast, plan) == could, verb
            check(plan, model)
        transaction.set_rollback(True)
