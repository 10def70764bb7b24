from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import Delegation
from accounts.rules import Power
from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from cases import actions
from cases.models import Decision
from cases.rules import DecisionOutcome, EndGround, RefusalGround
from tests.cast import TODAY
from tests.web import browser, errors, filled, send

TYPED = {"ended_on": "2026-03-31", "ground": "moved", "reason": "Personen flyttar."}


@pytest.fixture
def decision(cast):
    return cast.decision(cast.case())


def end(decision, *, by, ended_on=TODAY, reason="Personen flyttar.", version=1, **content):
    return actions.end_decision(
        decision, by=by, today=TODAY, ended_on=ended_on, reason=reason, version=version, **content
    )


def test_an_ending_is_a_decision_of_its_own_that_points_at_what_it_ends(cast, decision):
    page = send(browser(cast.caseworker), reverse("decision_end", args=[decision.pk]), **TYPED)
    ended, ending = Decision.objects.granting().get(), Decision.objects.get(outcome=DecisionOutcome.ENDED)
    assert page.url == reverse("decision", args=[ending.pk])
    assert (ended.last_day, ended.end_ground, ended.end_reason) == (
        date(2026, 3, 31),
        EndGround.MOVED,
        "Personen flyttar.",
    )
    assert ended.history.first().history_user == cast.caseworker
    assert (ending.ends, ending.decided_on, ending.decided_by) == (ended, TODAY, cast.caseworker)
    assert (ending.legal_basis, ending.reasons) == ("11 kap. 1 § SoL (2025:400)", "Personen flyttar.")
    assert "upphör. Sista dagen med stöd är den 31 mars 2026." in ending.decision_text
    assert (ending.valid_from, ending.granted_hours) == (None, None)


def test_each_of_the_two_pages_leads_to_the_other(cast, decision):
    ending = end(decision, by=cast.caseworker, ground=EndGround.PERSONS_WISH)
    desk = browser(cast.caseworker)
    for one, other in ((decision, ending), (ending, decision)):
        page = desk.get(reverse("decision", args=[one.pk])).content.decode()
        assert reverse("decision", args=[other.pk]) in page
        assert "personen vill inte längre ha stödet" in page


def test_the_day_after_is_free_for_a_new_decision(cast, decision):
    end(decision, by=cast.caseworker, ended_on=date(2026, 3, 31))
    cast.decision(decision.case, valid_from=date(2026, 4, 1), valid_to=None)
    assert Decision.objects.granting().count() == 2


OPEN, LIMITED = {"valid_to": None}, {"valid_to": date(2026, 12, 31)}
NEW, OLD = {"valid_from": date(2025, 7, 1)}, {"valid_from": date(2025, 6, 30)}


@pytest.mark.parametrize(
    ("period", "code"),
    [
        (OPEN | NEW, None),
        (OPEN | OLD, "old_decision_not_taken_back"),
        (LIMITED | NEW, "time_limited_not_taken_back"),
        (LIMITED | OLD, "time_limited_not_taken_back"),
    ],
)
def test_changed_circumstances_end_only_an_open_ended_decision_under_the_new_act(cast, period, code):
    decision = cast.decision(cast.case(), **period)
    content = {"ground": EndGround.CHANGED_CIRCUMSTANCES, "reasons": "Personen har fått annat stöd."}
    if code is None:
        assert end(decision, by=cast.caseworker, **content).ends == decision
    else:
        with pytest.raises(RuleBroken) as refused:
            end(decision, by=cast.caseworker, **content)
        assert (refused.value.code, refused.value.field) == (code, "ground")


@pytest.mark.parametrize(
    "ground", [ground for ground in EndGround if ground != EndGround.CHANGED_CIRCUMSTANCES]
)
def test_every_other_ground_ends_an_old_decision_too(cast, ground):
    decision = cast.decision(cast.case(), **OLD, valid_to=None)
    assert end(decision, by=cast.caseworker, ground=ground).ends == decision


def test_what_is_taken_back_needs_its_reasons(cast):
    decision = cast.decision(cast.case(), **NEW, valid_to=None)
    with pytest.raises(RuleBroken) as refused:
        end(decision, by=cast.caseworker, ground=EndGround.CHANGED_CIRCUMSTANCES)
    assert refused.value.field == "reasons"


def test_who_ends_must_hold_the_delegation_today(cast, decision):
    Delegation.objects.filter(power=Power.END).delete()
    with pytest.raises(RuleBroken, match="besluta att stöd upphör den 2 mars 2026"):
        end(decision, by=cast.caseworker)
    assert not Decision.objects.filter(outcome=DecisionOutcome.ENDED).exists()


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
        refusal_ground=RefusalGround.NO_NEED,
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
    assert Decision.objects.granting().get().version == 2
    assert Decision.objects.count() == 2


@pytest.mark.parametrize(
    "typed", [{"ended_on": ""}, {"ended_on": "2026-02-30"}, {"ground": ""}, {"reason": ""}]
)
def test_bad_input_ends_nothing(cast, decision, typed):
    page = send(browser(cast.caseworker), reverse("decision_end", args=[decision.pk]), **TYPED | typed)
    assert list(errors(page)) == list(typed)
    assert Decision.objects.get().ended_on is None
