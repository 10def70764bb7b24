"""A case is closed only when no provider has an order of it."""

from datetime import timedelta

import pytest

from boendestod.errors import RuleBroken
from cases import actions as case_actions
from cases.models import Case, Decision
from orders import actions
from tests.cast import TODAY


@pytest.fixture
def ended_decision(cast):
    """A case whose decision has ended, with an order in the state that the test asks for."""

    def lead(order):
        decision = Decision.objects.get(pk=order.decision_id)
        case_actions.end_decision(
            decision,
            by=cast.caseworker,
            today=TODAY,
            ended_on=TODAY - timedelta(days=1),
            reason="Flyttar",
            ground="moved",
            version=decision.version,
        )
        return Case.objects.get(pk=order.case_id)

    return lead


def close(case, by):
    return case_actions.close_case(
        case, by=by, today=TODAY, version=case.version, closed_on=TODAY, close_reason="Flyttat"
    )


@pytest.mark.parametrize("state", ["sent", "accepted"])
def test_a_case_whose_order_the_provider_has_stays_open(cast, ended_decision, state):
    case = ended_decision(getattr(cast, state)())
    with pytest.raises(RuleBroken, match="Avsluta den först"):
        close(case, cast.caseworker)
    assert Case.objects.get(pk=case.pk).closed_on is None


def test_a_draft_hinders_no_closing(cast, ended_decision):
    assert close(ended_decision(cast.draft()), cast.caseworker).closed_on == TODAY


def test_a_case_is_closed_when_its_order_has_ended(cast, ended_decision):
    order = cast.accepted()
    actions.end(order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttar")
    assert close(ended_decision(order), cast.caseworker).closed_on == TODAY
