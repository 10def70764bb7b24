"""The caseworker's inbox: what has come in, who has read it, and the answer to the provider."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import AccessLog
from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from plans import actions
from plans.models import PlanGoal, PlanRemark, PlanReview
from plans.rules import Agreement, ReviewOutcome
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser, errors, filled, send

ACCEPTED, RETURNED, NOTED = ReviewOutcome.ACCEPTED, ReviewOutcome.RETURNED, ReviewOutcome.NOTED
REVIEWERS = ("support_worker", "coordinator", "unit_manager", "reviewer", "system_admin")


@pytest.fixture
def review(cast):
    return cast.agreed().reviews.get()


def answered(review, by, outcome=ACCEPTED, **said):
    said = {"version": review.version} | said
    return actions.answer_review(review, by=by, today=TODAY, outcome=outcome, **said)


def declined(cast, case=None):
    plan = cast.agree(
        cast.proposed(case), agreement=Agreement.DECLINED, signature=None, decline_reason="Vill byta dag"
    )
    return plan.reviews.get()


def agreed_again(cast, plan):
    plan.refresh_from_db()
    plan = actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    return cast.agree(cast.propose(plan))


# --- Reading --------------------------------------------------------------------------------------------------
def test_opening_the_plan_marks_it_read_once(cast, review):
    first = browser(cast.caseworker).get(reverse("plan_review", args=[review.pk]))
    assert first.status_code == 200
    review.refresh_from_db()
    assert (review.read_by, review.read_at) == (cast.caseworker, at(TODAY, 12))
    version = review.version
    browser(cast.section_leader).get(reverse("plan_review", args=[review.pk]))
    review.refresh_from_db()
    assert (review.read_by, review.version) == (cast.caseworker, version)


def test_the_opening_stands_in_the_access_log(cast, review):
    browser(cast.caseworker).get(reverse("plan_review", args=[review.pk]))
    noted = AccessLog.objects.filter(model="planreview", record_id=str(review.pk)).get()
    assert (noted.user, noted.case_id, noted.action) == (cast.caseworker, review.case.pk, "read")


@pytest.mark.parametrize("role", REVIEWERS)
def test_only_the_authoritys_caseworkers_read_and_answer(cast, review, role):
    user = getattr(cast, role)
    with pytest.raises(NotPermitted):
        actions.mark_read(review, by=user)
    with pytest.raises(NotPermitted):
        answered(review, user)
    assert browser(user).get(reverse("plan_review", args=[review.pk])).status_code in (403, 404)
    review.refresh_from_db()
    assert review.read_at is None


def test_another_unit_finds_no_such_plan(cast, review):
    desk = browser(cast.other_caseworker)
    url = reverse("plan_review", args=[review.pk])
    assert desk.get(url).status_code == desk.post(url, {}).status_code == 404
    review.refresh_from_db()
    assert review.read_at is None


# --- Answering ------------------------------------------------------------------------------------------------
def test_an_agreed_plan_is_accepted(cast, review):
    page = send(
        browser(cast.caseworker), reverse("plan_review", args=[review.pk]), outcome="accepted", remark="Bra!"
    )
    assert page.url == reverse("plan_review", args=[review.pk])
    review.refresh_from_db()
    assert (review.outcome, review.remark, review.reviewed_by) == (ACCEPTED, "Bra!", cast.caseworker)
    assert review.reviewed_at == at(TODAY, 12)


def test_a_plan_is_sent_back_with_a_remark_on_a_goal(cast, review):
    goal = review.plan.goals.get()
    page = send(
        browser(cast.caseworker),
        reverse("plan_review", args=[review.pk]),
        **{"outcome": "returned", f"goal-{goal.pk}": "Hur ofta öppnas posten?"},
    )
    assert page.status_code == 302
    review.refresh_from_db()
    assert review.outcome == RETURNED
    assert [(r.goal, r.text) for r in review.remarks.all()] == [(goal, "Hur ofta öppnas posten?")]
    shown = browser(cast.caseworker).get(page.url).content.decode()
    assert "Hur ofta öppnas posten?" in shown


def test_a_plan_is_not_sent_back_without_a_word(cast, review):
    page = send(
        browser(cast.caseworker), reverse("plan_review", args=[review.pk]), outcome="returned", remark=" "
    )
    assert "Skriv vad som behöver ändras" in errors(page)["remark"][0]
    assert "Fel: " in page.content.decode()
    review.refresh_from_db()
    assert not review.outcome


def test_a_no_is_noted_and_never_accepted(cast):
    review = declined(cast)
    with pytest.raises(RuleBroken) as refused:
        answered(review, cast.caseworker)
    assert refused.value.code == "not_agreed"
    shown = browser(cast.caseworker).get(reverse("plan_review", args=[review.pk]))
    assert [value for value, _ in shown.context["form"].fields["outcome"].choices] == ["noted", "returned"]
    review.refresh_from_db()
    assert answered(review, cast.caseworker, NOTED).outcome == NOTED


def test_a_contact_plan_is_noted_though_nobody_has_answered(cast):
    plan = actions.begin(cast.accepted(), by=cast.support_worker, today=TODAY, begun_on=TODAY, kind="contact")
    cast.write(plan)
    plan.refresh_from_db()
    review = cast.propose(plan).reviews.get()
    with pytest.raises(RuleBroken):
        answered(review, cast.caseworker)
    assert answered(review, cast.caseworker, NOTED).outcome == NOTED


def test_an_agreed_plan_is_not_just_noted(cast, review):
    with pytest.raises(RuleBroken) as refused:
        answered(review, cast.caseworker, NOTED)
    assert refused.value.code == "agreed"


@pytest.mark.parametrize("outcome", ["", "superseded", "maybe"])
def test_an_answer_is_one_of_those_that_there_are(cast, review, outcome):
    with pytest.raises(RuleBroken) as refused:
        answered(review, cast.caseworker, outcome)
    assert refused.value.code == "no_outcome"


def test_a_remark_is_about_a_goal_of_the_plan(cast, review):
    other = cast.agreed(cast.case(cast.client(NUMBERS[1])))
    with pytest.raises(RuleBroken) as refused:
        answered(review, cast.caseworker, RETURNED, remarks={other.goals.get(): "Fel plan"})
    assert refused.value.code == "goal_elsewhere"
    assert not PlanRemark.objects.exists()


def test_a_plan_is_answered_once(cast, review):
    answered(review, cast.caseworker)
    review.refresh_from_db()
    with pytest.raises(RuleBroken) as refused:
        answered(review, cast.section_leader, RETURNED, remark="Nej")
    assert refused.value.code == "answered_already"
    review.refresh_from_db()
    assert review.outcome == ACCEPTED


def test_two_who_answer_at_once_lose_no_text(cast, review):
    desk, url = browser(cast.section_leader), reverse("plan_review", args=[review.pk])
    typed = filled(desk.get(url), outcome="returned", remark="Skriv när ni kommer.")
    review.refresh_from_db()
    answered(review, cast.caseworker)
    page = desk.post(url, typed)
    assert page.status_code == 200
    assert "Skriv när ni kommer." in page.content.decode()
    assert "Någon annan" in str(errors(page))
    again = desk.post(url, filled(page))
    assert "redan besvarad" in str(errors(again))


def test_the_same_form_sent_twice_answers_once(cast, review):
    desk, url = browser(cast.caseworker), reverse("plan_review", args=[review.pk])
    goal = review.plan.goals.get()
    typed = filled(desk.get(url), **{"outcome": "returned", f"goal-{goal.pk}": "Hur?"})
    assert desk.post(url, typed).url == desk.post(url, typed).url
    assert PlanRemark.objects.count() == 1


def test_a_newer_version_takes_the_place_of_one_that_is_being_read(cast, review):
    desk, url = browser(cast.caseworker), reverse("plan_review", args=[review.pk])
    typed = filled(desk.get(url), outcome="accepted", remark="Den här texten ska finnas kvar")
    newer = agreed_again(cast, review.plan).reviews.open().get()
    with pytest.raises(StaleVersion):
        answered(PlanReview.objects.get(pk=review.pk), cast.caseworker, version=int(typed["version"]))
    page = desk.post(url, typed)
    assert "Den här texten ska finnas kvar" in page.content.decode()
    again = desk.post(url, filled(page))
    assert "nyare version" in str(errors(again))
    assert reverse("plan_review", args=[newer.pk]) in desk.get(url).content.decode()


def test_what_came_back_can_be_revised_and_comes_in_again(cast, review):
    answered(review, cast.caseworker, RETURNED, remark="Skriv när")
    plan = agreed_again(cast, review.plan)
    assert plan.reviews.open().count() == 1
    review.refresh_from_db()
    assert review.outcome == RETURNED


# --- The page -------------------------------------------------------------------------------------------------
def test_what_is_sent_to_read_is_the_kept_version_not_what_is_being_rewritten(cast, review):
    plan = review.plan
    plan = actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    goal = PlanGoal.objects.get(plan=plan)
    actions.edit_goal(
        goal, by=cast.support_worker, version=goal.version, indicator="Det här är ingen färdig text"
    )
    shown = browser(cast.caseworker).get(reverse("plan_review", args=[review.pk])).content.decode()
    assert "Ingen oöppnad post på fredagen" in shown
    assert "Det här är ingen färdig text" not in shown


def test_a_plan_dated_back_is_marked_where_it_is_read(cast, time_machine):
    plan = cast.proposed()
    time_machine.move_to(at(TODAY + timedelta(days=3), 12), tick=False)
    review = cast.agree(plan, agreed_on=TODAY).reviews.get()
    shown = browser(cast.caseworker).get(reverse("plan_review", args=[review.pk])).content.decode()
    assert "tillbakadaterad 3 dagar" in shown
    assert "tillbakadaterad" in browser(cast.caseworker).get(reverse("plan_inbox")).content.decode()


def test_the_rubric_stands_beside_with_suggestions_that_are_not_answers(cast, review):
    page = browser(cast.caseworker).get(reverse("plan_review", args=[review.pk]))
    rubric = page.context["rubric"]
    assert not any(field.value() for field in rubric.visible_fields())
    assert rubric["cooperation"].help_text == "Beräknat förslag: nej, inte alls"


# --- The inbox ------------------------------------------------------------------------------------------------
def listed(user, **chosen):
    page = browser(user).get(reverse("plan_inbox"), chosen)
    assert page.status_code == 200
    return [review.pk for review in page.context["page_obj"]]


def arrived(cast, number, day, time_machine):
    case = cast.case(cast.client(number))
    plan = cast.proposed(case)
    time_machine.move_to(at(day, 12), tick=False)
    plan.refresh_from_db()
    actions.agree(
        plan,
        by=cast.support_worker,
        today=day,
        version=plan.version,
        agreed_on=day,
        agreement=Agreement.ORAL,
        told_to=cast.support_worker,
    )
    return plan.reviews.get()


def test_the_inbox_shows_what_waits_oldest_first_and_the_own_before_others(cast, time_machine):
    old = arrived(cast, NUMBERS[0], TODAY, time_machine)
    new = arrived(cast, NUMBERS[1], TODAY + timedelta(days=5), time_machine)
    assert listed(cast.caseworker) == listed(cast.section_leader) == [old.pk, new.pk]
    case = new.case
    case.caseworker = cast.section_leader
    case.save_change(by=cast.caseworker, reason="case.assign")
    assert listed(cast.section_leader) == [new.pk, old.pk]
    assert listed(cast.section_leader, vems="mina") == [new.pk]


def test_the_inbox_has_the_unread_and_the_answered_apart(cast, time_machine):
    read = arrived(cast, NUMBERS[0], TODAY, time_machine)
    unread = arrived(cast, NUMBERS[1], TODAY, time_machine)
    actions.mark_read(read, by=cast.caseworker)
    assert listed(cast.caseworker, lage="olasta") == [unread.pk]
    read.refresh_from_db()
    answered(read, cast.caseworker)
    assert listed(cast.caseworker) == [unread.pk]
    assert listed(cast.caseworker, lage="besvarade") == [read.pk]
    assert listed(cast.caseworker, lage="hittepå") == [unread.pk]


def test_the_inbox_is_the_units_own(cast, review):
    assert listed(cast.caseworker) == [review.pk]
    assert listed(cast.other_caseworker) == []


@pytest.mark.parametrize("role", REVIEWERS)
def test_nobody_else_has_an_inbox(cast, role):
    assert browser(getattr(cast, role)).get(reverse("plan_inbox")).status_code == 403


def test_a_contact_plan_and_its_proposals_stand_in_the_inbox_too(cast):
    plan = actions.begin(cast.accepted(), by=cast.support_worker, today=TODAY, begun_on=TODAY, kind="contact")
    cast.write(plan)
    plan.refresh_from_db()
    review = cast.propose(plan).reviews.get()
    shown = browser(cast.caseworker).get(reverse("plan_inbox")).content.decode()
    assert "personen är inte tillfrågad" in shown
    for name, pk in (("plan_review", review.pk), ("plan_audit", review.plan_version_id)):
        assert browser(cast.caseworker).get(reverse(name, args=[pk])).status_code == 200


def test_a_declined_plan_never_looks_approved_in_the_inbox(cast):
    declined(cast)
    shown = browser(cast.caseworker).get(reverse("plan_inbox")).content.decode()
    assert "personen sade nej" in shown
    assert "överenskommen" not in shown
