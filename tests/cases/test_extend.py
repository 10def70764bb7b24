from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import Delegation
from accounts.rules import Power
from boendestod.errors import NotPermitted, RuleBroken
from cases import actions
from cases.models import AdministrativeExtension, Decision
from cases.rules import DecisionOutcome, RefusalGround
from followup.models import DecisionFollowUp
from tests.cast import TODAY
from tests.web import browser, errors, filled, send

LAST_DAY = date(2026, 3, 31)
LATER = date(2026, 5, 31)
TYPED = {"extended_to": "2026-05-31", "reason": "Handläggaren är sjuk."}


@pytest.fixture
def decision(cast):
    return cast.decision(cast.case(), valid_to=LAST_DAY)


def extend(decision, *, by, extended_to=LATER, reason="Handläggaren är sjuk.", version=1, today=TODAY):
    return actions.extend_decision(
        decision, by=by, today=today, extended_to=extended_to, reason=reason, version=version
    )


def page_of(decision):
    return reverse("decision_extend", args=[decision.pk])


def test_an_extension_moves_the_last_day_and_is_a_row_of_its_own(cast, decision):
    page = send(browser(cast.caseworker), page_of(decision), **TYPED)
    assert page.url == reverse("decision", args=[decision.pk])
    extension = AdministrativeExtension.objects.get()
    assert Decision.objects.get().valid_to == LATER
    assert (extension.extended_from, extension.extended_to) == (LAST_DAY, LATER)
    assert (extension.decided_on, extension.decided_by) == (TODAY, cast.caseworker)


def test_it_is_shown_with_its_reason_and_is_no_follow_up(cast, decision):
    extend(decision, by=cast.caseworker)
    page = browser(cast.caseworker).get(reverse("decision", args=[decision.pk])).content.decode()
    assert "förlängt administrativt" in page
    assert "från 31 mars 2026 till 31 maj 2026" in page
    assert "Handläggaren är sjuk." in page
    assert not DecisionFollowUp.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"extended_to": LAST_DAY}, "extended_to"), ({"reason": " "}, "reason")],
)
def test_it_needs_a_later_day_and_a_reason(cast, decision, wrong, field):
    with pytest.raises(RuleBroken) as refused:
        extend(decision, by=cast.caseworker, **wrong)
    assert refused.value.field == field
    assert Decision.objects.get().valid_to == LAST_DAY


@pytest.mark.parametrize(
    ("day", "allowed"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (LAST_DAY, True),
        (LAST_DAY + timedelta(days=1), False),
    ],
)
def test_only_a_running_decision_is_extended(cast, decision, day, allowed):
    if allowed:
        extend(decision, by=cast.caseworker, today=day)
    else:
        with pytest.raises(RuleBroken, match="gäller inte i dag"):
            extend(decision, by=cast.caseworker, today=day)
    assert AdministrativeExtension.objects.exists() == allowed


def test_an_open_ended_an_ended_and_a_refused_one_are_not_extended(cast, decision):
    actions.end_decision(
        decision, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttar", version=1
    )
    with pytest.raises(RuleBroken, match="gäller inte"):
        extend(decision, by=cast.caseworker, version=2)
    open_ended = cast.decision(decision.case, valid_from=TODAY + timedelta(days=1), valid_to=None)
    with pytest.raises(RuleBroken, match="tills vidare"):
        extend(open_ended, by=cast.caseworker)
    refused = actions.decide(
        decision.case,
        by=cast.caseworker,
        today=TODAY,
        decided_on=TODAY,
        outcome=DecisionOutcome.REFUSAL,
        reasons="Behovet finns inte.",
        refusal_ground=RefusalGround.NO_NEED,
    )
    with pytest.raises(RuleBroken, match="gäller inte"):
        extend(refused, by=cast.caseworker)


def test_it_does_not_reach_into_the_next_decision(cast, decision):
    cast.decision(decision.case, valid_from=date(2026, 5, 1), valid_to=None)
    with pytest.raises(RuleBroken, match="1 maj 2026 – tills vidare") as refused:
        extend(decision, by=cast.caseworker)
    assert refused.value.field == "extended_to"
    extend(decision, by=cast.caseworker, extended_to=date(2026, 4, 30))


def test_who_extends_must_hold_the_delegation(cast, decision):
    Delegation.objects.filter(power=Power.EXTEND).delete()
    with pytest.raises(RuleBroken, match="förlänga administrativt"):
        extend(decision, by=cast.caseworker)


def test_only_the_authority_extends(cast, decision):
    for role in ("coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"):
        with pytest.raises(NotPermitted):
            extend(decision, by=getattr(cast, role))
    for user in (cast.other_caseworker, cast.coordinator):
        assert browser(user).post(page_of(decision), TYPED).status_code == 404


def test_the_second_of_two_is_told(cast, decision):
    desk = browser(cast.caseworker)
    typed = filled(desk.get(page_of(decision)), **TYPED)
    extend(decision, by=cast.section_leader, extended_to=date(2026, 4, 30))
    assert "Någon annan har ändrat" in errors(desk.post(page_of(decision), typed))["__all__"][0]


def test_the_same_form_sent_twice_extends_once(cast, decision):
    desk = browser(cast.caseworker)
    typed = filled(desk.get(page_of(decision)), **TYPED)
    assert desk.post(page_of(decision), typed).url == desk.post(page_of(decision), typed).url
    assert AdministrativeExtension.objects.count() == 1
