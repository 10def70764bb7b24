from datetime import date, timedelta

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from cases import actions
from cases.models import Decision
from cases.rules import DecisionOutcome
from tests.cast import TODAY
from tests.web import browser, errors, filled, send

TYPED = {"ended_on": "2026-03-31", "reason": "Personen flyttar."}


@pytest.fixture
def decision(cast):
    return cast.decision(cast.case())


def end(decision, *, by, ended_on=TODAY, reason="Personen flyttar.", version=1):
    return actions.end_decision(
        decision, by=by, today=TODAY, ended_on=ended_on, reason=reason, version=version
    )


def test_a_decision_ends_before_its_time_with_the_reason(cast, decision):
    page = send(browser(cast.caseworker), reverse("decision_end", args=[decision.pk]), **TYPED)
    assert page.url == reverse("decision", args=[decision.pk])
    ended = Decision.objects.get()
    assert (ended.last_day, ended.end_reason) == (date(2026, 3, 31), "Personen flyttar.")
    assert ended.history.first().history_user == cast.caseworker


def test_the_day_after_is_free_for_a_new_decision(cast, decision):
    end(decision, by=cast.caseworker, ended_on=date(2026, 3, 31))
    cast.decision(decision.case, valid_from=date(2026, 4, 1), valid_to=None)
    assert Decision.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ended_on": date(2025, 12, 31)}, "ended_on"),
        ({"ended_on": date(2027, 1, 1)}, "ended_on"),
        ({"reason": "  "}, "reason"),
    ],
)
def test_the_end_lies_in_the_period_and_has_a_reason(cast, decision, wrong, field):
    with pytest.raises(RuleBroken) as refused:
        end(decision, by=cast.caseworker, **wrong)
    assert refused.value.field == field
    assert Decision.objects.get().ended_on is None


def test_an_ended_decision_does_not_end_again(cast, decision):
    end(decision, by=cast.caseworker)
    with pytest.raises(RuleBroken, match="gäller inte"):
        end(decision, by=cast.caseworker, version=2)


def test_a_refusal_has_nothing_to_end(cast):
    refusal = actions.decide(
        cast.case(),
        by=cast.caseworker,
        today=TODAY,
        decided_on=TODAY,
        outcome=DecisionOutcome.REFUSAL,
        reasons="Behovet möts på annat sätt.",
    )
    with pytest.raises(RuleBroken, match="gäller inte"):
        end(refusal, by=cast.caseworker)


def test_only_the_authority_ends_decisions(cast, decision):
    for role in ("coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"):
        with pytest.raises(NotPermitted):
            end(decision, by=getattr(cast, role))


def test_another_unit_and_the_provider_find_no_such_decision(cast):
    decision = cast.accepted().decision
    url = reverse("decision_end", args=[decision.pk])
    for user in (cast.other_caseworker, cast.coordinator, cast.unit_manager):
        assert browser(user).get(url).status_code == browser(user).post(url, TYPED).status_code == 404
    assert Decision.objects.get().ended_on is None


def test_the_second_of_two_is_told_and_keeps_the_text(cast, decision):
    desk = browser(cast.caseworker)
    url = reverse("decision_end", args=[decision.pk])
    typed = filled(desk.get(url), **TYPED)
    end(decision, by=cast.section_leader, ended_on=TODAY + timedelta(days=3))
    page = desk.post(url, typed)
    assert "Någon annan har ändrat" in errors(page)["__all__"][0]
    assert "Personen flyttar." in page.content.decode()
    with pytest.raises(StaleVersion):
        end(decision, by=cast.caseworker)


def test_the_same_form_sent_twice_ends_once(cast, decision):
    desk = browser(cast.caseworker)
    url = reverse("decision_end", args=[decision.pk])
    typed = filled(desk.get(url), **TYPED)
    assert desk.post(url, typed).url == desk.post(url, typed).url
    assert Decision.objects.get().version == 2


@pytest.mark.parametrize("typed", [{"ended_on": ""}, {"ended_on": "2026-02-30"}, {"reason": ""}])
def test_bad_input_ends_nothing(cast, decision, typed):
    page = send(browser(cast.caseworker), reverse("decision_end", args=[decision.pk]), **TYPED | typed)
    assert list(errors(page)) == list(typed)
    assert Decision.objects.get().ended_on is None
