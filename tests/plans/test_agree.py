from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from plans import actions
from plans.models import Plan, PlanActivity
from plans.rules import Agreement, PlanState
from tests.cast import TODAY
from tests.web import browser, errors, filled, send


@pytest.fixture
def plan(cast):
    """Begun, and filled in so that the person can be asked."""
    plan = cast.begun()
    for activity in PlanActivity.objects.filter(goal__plan=plan):
        actions.edit_activity(activity, by=cast.support_worker, version=1, how="Hemma", when="måndagar")
    return plan


def agree(plan, by, **answer):
    said = {
        "today": TODAY,
        "agreed_on": TODAY,
        "agreement": Agreement.SIGNED,
        "version": plan.version,
        "participation": "yes",
    }
    return actions.agree(plan, by=by, **(said | answer))


@pytest.mark.parametrize("agreement", [Agreement.SIGNED, Agreement.ORAL])
def test_a_yes_locks_the_plan_with_its_day(cast, plan, agreement):
    agreed = agree(plan, cast.support_worker, agreement=agreement)
    assert (agreed.state, agreed.agreed_on, agreed.declined_on) == (PlanState.AGREED, TODAY, None)
    assert agreed.agreed_recorded_at
    assert agreed.follows_order is True


def test_a_no_has_a_reason_and_is_never_shown_as_approved(cast, plan):
    with pytest.raises(RuleBroken) as refused:
        agree(plan, cast.support_worker, agreement=Agreement.DECLINED)
    assert refused.value.field == "decline_reason"
    declined = agree(plan, cast.support_worker, agreement=Agreement.DECLINED, decline_reason="Vill inte")
    assert (declined.state, declined.agreed_on, declined.declined_on) == (PlanState.DECLINED, None, TODAY)
    page = browser(cast.caseworker).get(reverse("plan", args=[plan.pk]))
    assert "Personen sade nej till planen 2 mars 2026." in page.text
    assert "överenskommen" not in page.text.lower()


def test_the_database_too_keeps_a_no_from_being_a_yes(cast, plan):
    agree(plan, cast.support_worker, agreement=Agreement.DECLINED, decline_reason="Vill inte")
    with pytest.raises(IntegrityError, match="plan_declined_with_reason"), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(agreed_on=TODAY)


def test_the_reason_for_a_no_goes_when_the_person_says_yes(cast, plan):
    declined = agree(plan, cast.support_worker, agreement=Agreement.DECLINED, decline_reason="Vill inte")
    agreed = agree(declined, cast.support_worker, decline_reason="står kvar i rutan")
    assert (agreed.decline_reason, agreed.declined_on) == ("", None)
    assert "Vill inte" in agreed.history.values_list("decline_reason", flat=True)


def test_a_person_may_say_no_before_the_plan_is_filled_in(cast):
    declined = agree(cast.begun(), cast.support_worker, agreement="declined", decline_reason="Vill inte")
    assert declined.state == PlanState.DECLINED


def test_a_yes_needs_how_when_and_who_for_every_activity(cast):
    with pytest.raises(RuleBroken) as refused:
        agree(cast.begun(), cast.support_worker)
    assert refused.value.message == "Fyll i hur, när och vem som ansvarar för: Öppna post."


def test_a_yes_says_how_the_person_took_part(cast, plan):
    with pytest.raises(RuleBroken) as refused:
        agree(plan, cast.support_worker, participation="")
    assert refused.value.field == "participation"


@pytest.mark.parametrize(("days", "code"), [(1, "agreed_ahead"), (-1, "agreed_before_begun")])
def test_the_answers_day_lies_between_the_beginning_and_today(cast, plan, days, code):
    with pytest.raises(RuleBroken) as refused:
        agree(plan, cast.support_worker, agreed_on=TODAY + timedelta(days=days))
    assert (refused.value.code, refused.value.field) == (code, "agreed_on")


def test_a_plan_with_something_added_does_not_follow_the_order(cast, plan):
    actions.add_activity(
        plan.goals.get(),
        by=cast.support_worker,
        what="Gå ut",
        added_because="Astrid vill",
        how="Med",
        when="torsdagar",
        responsible=cast.support_worker,
    )
    assert agree(plan, cast.support_worker).follows_order is False


def test_an_agreed_plan_is_not_agreed_again(cast, plan):
    agreed = agree(plan, cast.support_worker)
    with pytest.raises(RuleBroken) as refused:
        agree(agreed, cast.support_worker)
    assert refused.value.code == "wrong_state"


def test_a_caseworker_answers_for_nobody(cast, plan):
    with pytest.raises(NotPermitted):
        agree(plan, cast.caseworker)


def test_who_has_not_seen_the_last_change_is_told(cast, plan):
    with pytest.raises(StaleVersion):
        agree(plan, cast.support_worker, version=plan.version + 1)


def test_another_provider_does_not_find_the_plan(cast, plan):
    url = reverse("plan_agree", args=[plan.pk])
    assert browser(cast.other_support_worker).get(url).status_code == 404
    assert browser(cast.other_support_worker).post(url, {"agreement": "signed"}).status_code == 404


def test_the_answer_sent_twice_is_one(cast, plan):
    worker, url = browser(cast.support_worker), reverse("plan_agree", args=[plan.pk])
    form = filled(worker.get(url), agreement="signed", participation="yes", participation_how="Valde dag")
    assert worker.post(url, form).url == worker.post(url, form).url == reverse("plan", args=[plan.pk])
    plan.refresh_from_db()
    assert (plan.version, plan.participation_how) == (2, "Valde dag")


def test_the_page_tells_what_is_missing_with_links_to_the_fields(cast, plan):
    page = send(browser(cast.support_worker), reverse("plan_agree", args=[plan.pk]))
    assert set(errors(page)) == {"agreement", "participation"}
    assert 'href="#id_agreement"' in page.text
    assert "<title>Fel: Personens svar" in page.text


def test_a_no_without_a_reason_keeps_what_was_chosen(cast, plan):
    page = send(
        browser(cast.support_worker),
        reverse("plan_agree", args=[plan.pk]),
        agreement="declined",
        participation="declined",
        participation_how="Satt med en stund",
    )
    assert set(errors(page)) == {"decline_reason"}
    assert "Satt med en stund" in page.text


def test_after_a_lost_update_the_answer_can_be_saved_knowingly(cast, plan):
    worker, url = browser(cast.support_worker), reverse("plan_agree", args=[plan.pk])
    form = filled(worker.get(url), agreement="oral", participation="yes", participation_how="Min text")
    actions.edit_plan(plan, by=cast.coordinator, version=plan.version, participation_how="Samordnarens text")
    page = worker.post(url, form)
    assert "Någon annan har ändrat" in page.text
    assert "Min text" in page.text
    assert "Samordnarens text" in page.text
    assert worker.post(url, filled(page)).status_code == 302
