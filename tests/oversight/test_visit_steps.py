"""Three visits in a row that did not happen are a task for both sides, until a visit is carried out."""

from datetime import timedelta

import pytest

from followup.rules import VisitOutcome
from oversight.steps import Turn
from plans.rules import ReviewOutcome
from tests.cast import TODAY
from tests.oversight.test_visit_flags import log
from tests.oversight.threads import line, step
from tests.oversight.told import told


@pytest.fixture
def cast(cast):
    return told(cast)


@pytest.fixture
def plan(cast):
    plan = cast.proposed()
    cast.started(plan.order)
    plan = cast.agree(plan)
    cast.answer(plan, ReviewOutcome.ACCEPTED)
    return plan


def missed(cast, plan) -> None:
    for days in (9, 6, 3):
        log(cast, plan.order, TODAY - timedelta(days=days), VisitOutcome.NO_SHOW)


def test_both_are_asked_to_do_something(cast, plan):
    missed(cast, plan)
    for user, action in (
        (cast.support_worker, "Skriv anteckning"),
        (cast.caseworker, "Öppna beställningen"),
    ):
        found = step(plan.case, user)
        assert (found.turn, found.tone, found.action[0]) == (Turn.MINE, "warning", action)
        assert found.text.startswith("Flera besök i rad har inte blivit av, sedan 27 februari 2026. ")
    assert line(plan.case, cast.caseworker)["Besök"] == (
        "flera i rad blev inte av",
        "sedan 27 februari 2026",
        "warning",
    )


def test_a_visit_that_is_carried_out_resolves_both_tasks(cast, plan):
    missed(cast, plan)
    log(cast, plan.order, TODAY, hours=1)
    for user in (cast.support_worker, cast.caseworker):
        assert step(plan.case, user).turn == Turn.NOBODY
