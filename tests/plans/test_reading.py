"""The pages that a plan is read on: what holds, what is only a draft, and what the person said."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plans import actions
from plans.models import Plan, PlanGoal, PlanReview
from plans.rules import Agreement, PlanKind, ReviewOutcome
from tests import web
from tests.cast import TODAY
from tests.plans.whole import grown, said

pytestmark = pytest.mark.django_db


def page(user, plan: Plan, route: str = "plan", **query) -> str:
    answer = web.browser(user).get(reverse(route, args=[plan.pk]), query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def rewrite(cast, plan: Plan, indicator: str) -> Plan:
    """A revision with another indicator, not yet proposed."""
    plan = actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    goal = PlanGoal.objects.get(plan=plan)
    actions.edit_goal(goal, by=cast.support_worker, version=goal.version, indicator=indicator)
    return plan


def decline(cast, plan: Plan) -> Plan:
    return cast.agree(
        plan, agreement=Agreement.DECLINED, decline_reason="Vill vänta till hösten", signature=None
    )


def test_a_plan_that_is_being_written_is_a_draft_to_both_sides(cast):
    plan = cast.written()
    for reader in (cast.support_worker, cast.caseworker):
        content = page(reader, plan)
        assert "Det här är ett utkast." in content
        assert "Ingen oöppnad post på fredagen" in content
        assert "överenskommen<" not in content


def test_a_proposed_plan_waits_for_the_person(cast):
    content = page(cast.caseworker, cast.proposed())
    assert "väntar på personens svar" in content
    assert "gäller</span>" not in content


def test_an_agreed_plan_shows_the_name_as_it_was_drawn(cast):
    content = page(cast.caseworker, cast.agreed())
    assert "personen har skrivit under" in content
    assert 'aria-label="Personens namnteckning, skriven 2 mars 2026"' in content
    assert 'd="M100 150L100 150L200 60L300 220L400 80"' in content


def test_a_no_is_shown_with_its_reason_and_never_as_approved(cast):
    plan = decline(cast, cast.proposed())
    for reader in (cast.support_worker, cast.caseworker, cast.unit_manager):
        content = page(reader, plan)
        assert "Personen sade nej" in content
        assert "Vill vänta till hösten" in content
        for yes in ("överenskommen<", "godtagen", "skrivit under"):
            assert yes not in content
    version = page(cast.caseworker, plan.newest_version(), "plan_version")
    assert "personen sade nej" in version
    assert "skrivit under" not in version


def test_while_a_plan_is_revised_the_old_version_holds_and_the_draft_is_one_tap_away(cast):
    plan = rewrite(cast, cast.agreed(), "Ny måttstock")
    content = page(cast.caseworker, plan)
    assert "version 2 skrivs" in content
    assert "version 1 gäller" in content
    assert "Ny måttstock" not in content
    assert 'href="?utkast=ja"' in content
    draft = page(cast.caseworker, plan, utkast="ja")
    assert "Ny måttstock" in draft
    assert "Det här är ett utkast." in draft


def test_a_no_to_the_second_version_leaves_the_first(cast):
    plan = decline(cast, cast.propose(rewrite(cast, cast.agreed(), "Ny måttstock")))
    content = page(cast.support_worker, plan)
    assert "version 2</a> den 2 mars 2026. Skäl: Vill vänta till hösten" in content
    assert "version 1 gäller" in content
    assert "Ny måttstock" not in content


def test_a_contact_plan_is_used_though_nobody_has_been_asked(cast):
    plan = actions.begin(
        cast.accepted(), by=cast.support_worker, today=TODAY, begun_on=TODAY, kind=PlanKind.CONTACT
    )
    plan = cast.propose(cast.write(plan))
    content = page(cast.caseworker, plan)
    assert "används, personen är inte tillfrågad" in content
    assert "överenskommen<" not in content
    assert "Personen är inte tillfrågad." in page(cast.caseworker, plan.newest_version(), "plan_version")


def test_days_that_were_stated_late_are_marked_wherever_the_plan_is_read(cast, time_machine):
    plan = cast.proposed()
    later = TODAY + timedelta(days=12)
    time_machine.shift(timedelta(days=12))
    plan = actions.agree(
        plan,
        by=cast.support_worker,
        today=later,
        version=plan.version,
        agreed_on=TODAY,
        agreement=Agreement.ORAL,
        told_to=cast.support_worker,
    )
    for content in (
        page(cast.caseworker, plan),
        page(cast.caseworker, plan, "plan_versions"),
        page(cast.caseworker, plan.newest_version(), "plan_version"),
    ):
        assert "tillbakadaterad 12 dagar" in content
    assert "registrerad 14 mars 2026" in page(cast.caseworker, plan)


def test_two_days_are_no_dating_back(cast, time_machine):
    plan = cast.proposed()
    time_machine.shift(timedelta(days=2))
    actions.agree(
        plan,
        by=cast.support_worker,
        today=TODAY + timedelta(days=2),
        version=plan.version,
        agreed_on=TODAY,
        agreement=Agreement.ORAL,
        told_to=cast.support_worker,
    )
    content = page(cast.caseworker, plan)
    assert "tillbakadaterad" not in content
    assert "registrerad 2 dagar senare" in content


def test_what_differs_from_the_order_stands_with_how_and_why(cast):
    plan = cast.agree(cast.propose(said(cast, cast.begun())))
    for content in (
        page(cast.caseworker, plan),
        page(cast.caseworker, plan.newest_version(), "plan_version"),
    ):
        assert "på ett annat sätt" in content
        assert "Varannan vecka i stället för varje" in content
        assert "Astrid vill gå ut en stund" in content


def test_the_versions_can_be_compared(cast):
    plan = cast.agree(cast.propose(rewrite(cast, cast.agreed(), "Räkningarna är betalda")))
    content = page(cast.caseworker, plan.newest_version(), "plan_version")
    assert "Ändrat sedan version 1" in content
    assert "<ins>Räkningarna är betalda</ins>" in content
    versions = page(cast.support_worker, plan, "plan_versions")
    assert versions.index("Version 2") < versions.index("Version 1")


def test_a_version_shows_both_checksums(cast):
    version = cast.agreed().newest_version()
    content = page(cast.caseworker, version, "plan_version")
    assert version.sha256 in content
    assert version.answer.sha256 in content


def test_the_caseworkers_remarks_stand_at_their_goals(cast):
    plan = cast.agreed()
    review, goal = PlanReview.objects.get(plan=plan), PlanGoal.objects.get(plan=plan)
    actions.answer_review(
        review,
        by=cast.caseworker,
        today=TODAY,
        version=review.version,
        outcome=ReviewOutcome.RETURNED,
        remark="Nästan klar",
        remarks={goal: "Skriv hur ofta"},
    )
    content = page(cast.support_worker, plan)
    assert "Handläggaren har skickat tillbaka planen" in content
    assert "Handläggarens anmärkning:</strong> Skriv hur ofta" in content


def test_each_role_gets_its_own_next_step(cast):
    plan = cast.written()
    assert reverse("plan_edit", args=[plan.pk]) in page(cast.support_worker, plan)
    assert reverse("plan_edit", args=[plan.pk]) not in page(cast.caseworker, plan)
    plan = cast.propose(plan)
    assert reverse("plan_agree", args=[plan.pk]) in page(cast.support_worker, plan)
    assert reverse("plan_agree", args=[plan.pk]) not in page(cast.caseworker, plan)
    plan = cast.agree(plan)
    assert reverse("todays_plan", args=[plan.order_id]) in page(cast.support_worker, plan)
    review = PlanReview.objects.get(plan=plan)
    assert reverse("plan_review", args=[review.pk]) in page(cast.caseworker, plan)
    assert reverse("plan_review", args=[review.pk]) not in page(cast.support_worker, plan)


def test_an_order_that_has_changed_is_told(cast):
    plan = cast.agreed()
    PlanGoal.objects.filter(plan=plan).update(dropped_on=TODAY)
    assert "Beställningen har ändrats sedan planen skrevs." in page(cast.support_worker, plan)


def test_a_plan_from_another_system_is_read_as_it_is(cast):
    plan = cast.begun()
    Plan.objects.filter(pk=plan.pk).update(state="agreed", agreement="oral", agreed_on=TODAY, imported=True)
    PlanGoal.objects.filter(plan=plan).update(dropped_on=TODAY)
    assert "Planen har inga mål." in page(cast.caseworker, plan)
    assert "Inga versioner än" in page(cast.caseworker, plan, "plan_versions")
    assert "Din plan, Astrid" in page(cast.caseworker, plan, "plan_easy")


def test_the_easy_plan_on_the_screen_has_a_row_an_activity(cast):
    plan = cast.propose(said(cast, cast.begun()))
    content = page(cast.support_worker, plan, "plan_easy")
    assert content.count("#mail-open") == 1
    assert "Måndag och onsdag" in content
    assert '<li class="holds">Må</li>' in content
    assert "Du kan alltid säga till om något ska ändras." in content


@pytest.mark.parametrize("route", ["plan", "plan_versions"])
def test_a_plan_is_nobody_elses(cast, route):
    plan = cast.agreed()
    for stranger in (cast.other_support_worker, cast.colleague, cast.other_caseworker, cast.system_admin):
        assert web.browser(stranger).get(reverse(route, args=[plan.pk])).status_code == 404


def test_a_version_is_nobody_elses(cast):
    version = cast.agreed().newest_version()
    for stranger in (cast.other_support_worker, cast.colleague, cast.other_caseworker, cast.system_admin):
        assert web.browser(stranger).get(reverse("plan_version", args=[version.pk])).status_code == 404


@pytest.mark.parametrize("route", ["plan", "plan_easy", "plan_versions", "plan_version"])
def test_a_large_plan_asks_the_database_no_more_than_a_small_one(cast, route):
    plan = cast.propose(said(cast, cast.begun()))
    small = queries(cast, plan, route)
    plan = actions.take_back(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    plan = cast.propose(grown(cast, plan, goals=3, activities=2))
    assert queries(cast, plan, route) == small


def queries(cast, plan: Plan, route: str) -> int:
    record = plan.newest_version() if route == "plan_version" else plan
    browser = web.browser(cast.support_worker)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(reverse(route, args=[record.pk])).status_code == 200
    return len(asked)
