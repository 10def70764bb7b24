from datetime import date

import pytest
from django.urls import reverse

from cases.models import Decision
from followup import actions
from followup.rules import Conclusion, GoalResult
from tests.cast import TODAY
from tests.web import browser, send


def page_of(case):
    return reverse("decision_next", args=[case.pk])


def next_of(cast, case) -> dict:
    form = browser(cast.caseworker).get(page_of(case)).context["form"]
    return {name: form[name].value() for name in ("valid_from", "valid_to", "granted_hours", "granted_per")}


def test_the_next_decision_opens_as_a_copy_for_the_time_after(cast):
    case = cast.case()
    cast.decision(case)
    assert next_of(cast, case) == {
        "valid_from": date(2027, 1, 1),
        "valid_to": date(2027, 12, 31),
        "granted_hours": "16",
        "granted_per": "month",
    }


def test_it_is_decided_there_and_the_copy_can_be_changed(cast):
    case = cast.case()
    cast.decision(case)
    page = send(browser(cast.caseworker), page_of(case), granted_hours="8")
    decision = Decision.objects.get(valid_from=date(2027, 1, 1))
    assert page.url == reverse("decision", args=[decision.pk])
    assert (decision.granted_hours, decision.valid_to) == (8, date(2027, 12, 31))


def test_after_an_open_end_no_days_are_proposed_and_the_page_says_why(cast):
    case = cast.case()
    cast.decision(case, valid_to=None)
    assert next_of(cast, case)["valid_from"] is None
    assert (
        "gäller tills vidare. Avsluta det först"
        in browser(cast.caseworker).get(page_of(case)).content.decode()
    )


def test_without_a_decision_the_form_is_empty(cast):
    case = cast.case()
    assert next_of(cast, case)["granted_hours"] is None


def test_the_last_follow_ups_stand_beside_it(cast):
    plan = cast.agreed()
    actions.hold_plan_follow_up(
        plan,
        by=cast.support_worker,
        today=TODAY,
        held_on=TODAY,
        outcomes=dict.fromkeys(plan.goals.all(), (GoalResult.NEARER, "Hon öppnar själv ibland.")),
        conclusion=Conclusion.CONTINUE,
        persons_words="Det går lättare nu.",
    )
    url = page_of(plan.case)
    assert "Beslutet är inte uppföljt" in browser(cast.caseworker).get(url).content.decode()
    actions.hold_decision_follow_up(
        plan.case,
        by=cast.caseworker,
        today=TODAY,
        held_on=TODAY,
        decision=plan.order.decision,
        conclusion=Conclusion.CONTINUE,
        no_statement_because="Mötet hölls hos utföraren.",
        summary="Behovet finns kvar.",
    )
    page = browser(cast.caseworker).get(url).content.decode()
    for part in ("Behovet finns kvar.", "Hon öppnar själv ibland.", "Det går lättare nu.", "närmare"):
        assert part in page
    assert "inte uppföljt" not in page


@pytest.mark.parametrize(
    ("last_day", "shown"), [(date(2026, 5, 31), True), (date(2026, 6, 1), False), (date(2026, 3, 1), True)]
)
def test_the_decision_page_offers_it_from_ninety_days_before_the_end(cast, last_day, shown):
    case = cast.case()
    decision = cast.decision(case, valid_to=last_day)
    page = browser(cast.caseworker).get(reverse("decision", args=[decision.pk])).content.decode()
    assert (page_of(case) in page) == shown


def test_others_do_not_prepare_it(cast):
    case = cast.accepted().case
    assert browser(cast.other_caseworker).get(page_of(case)).status_code == 404
    assert browser(cast.coordinator).get(page_of(case)).status_code == 403
