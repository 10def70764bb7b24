"""The person's answer to the plan that was proposed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from boendestod.errors import NotPermitted, StaleVersion
from plans import actions
from plans.models import Plan, PlanAnswer
from plans.rules import Agreement, PlanKind, PlanState
from plans.rules.signature import MOST_POINTS
from plans.versions import checksum
from tests.cast import SIGNATURE, TODAY, at
from tests.plans.steps import activity_of, edit, now, propose, refused, say_no, say_yes, step
from tests.web import browser


@pytest.fixture
def plan(cast):
    return cast.proposed()


def test_a_signature_is_kept_with_the_text_that_was_signed(cast, plan):
    agreed = say_yes(cast, plan)
    answer = PlanAnswer.objects.get()
    assert (agreed.state, agreed.agreed_on, agreed.declined_on) == (PlanState.AGREED, TODAY, None)
    assert (answer.version, answer.signature, answer.told_to) == (plan.newest_version(), SIGNATURE, None)
    assert answer.sha256 == checksum({"text": answer.version.sha256, "signature": SIGNATURE})
    assert (answer.answered_on, answer.recorded_by) == (TODAY, cast.support_worker)
    assert agreed.version_in_force() == answer.version


def test_an_oral_yes_is_kept_with_whom_it_was_said_to(cast, plan):
    say_yes(cast, plan, agreement="oral", told_to=cast.colleague, signature=None)
    answer = PlanAnswer.objects.get()
    assert (answer.agreement, answer.told_to, answer.signature) == ("oral", cast.colleague, None)


def test_a_no_has_a_reason_and_is_never_shown_as_approved(cast, plan):
    nothing = {"agreement": "declined", "signature": None}
    assert refused("no_reason", say_yes, cast, plan, **nothing).field == "decline_reason"
    refused("no_reason", say_yes, cast, plan, decline_reason="  ", **nothing)
    declined = say_no(cast, plan)
    assert (declined.state, declined.agreed_on, declined.declined_on) == (PlanState.DECLINED, None, TODAY)
    assert declined.version_in_force() is None
    page = browser(cast.caseworker).get(reverse("plan", args=[plan.pk]))
    assert "överenskommen" not in page.text.lower()


def test_a_no_to_a_revision_leaves_the_agreed_version_in_force_and_the_plan_unapproved(cast, plan):
    say_yes(cast, plan)
    step(actions.revise, cast, plan)
    edit(cast, activity_of(plan), how="Något annat")
    propose(cast, plan)
    declined = say_no(cast, plan)
    assert (declined.state, declined.agreement, declined.agreed_on) == ("declined", "declined", None)
    assert declined.first_agreed_on == TODAY
    assert declined.version_in_force().number == 1
    assert declined.newest_version().answer.agreement == Agreement.DECLINED


def test_the_database_too_keeps_a_no_from_being_a_yes(cast, plan):
    say_no(cast, plan)
    with pytest.raises(IntegrityError, match="plan_declined_with_reason"), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(agreed_on=TODAY)


@pytest.mark.parametrize(
    "half",
    [
        {"agreement": "signed"},
        {"agreement": "oral"},
        {"agreement": "declined"},
        {"agreement": "declined", "reason": "Nej", "signature": SIGNATURE},
    ],
)
def test_the_database_refuses_half_an_answer(cast, plan, half):
    with pytest.raises(IntegrityError, match="plan_answer_is_whole"), transaction.atomic():
        PlanAnswer.objects.create(
            municipality=plan.municipality,
            version=plan.newest_version(),
            answered_on=TODAY,
            recorded_by=cast.support_worker,
            **half,
        )


def test_the_reason_for_a_no_goes_when_the_person_says_yes(cast, plan):
    declined = say_no(cast, plan, "Vill inte")
    agreed = say_yes(cast, propose(cast, declined), decline_reason="står kvar i rutan")
    assert (agreed.decline_reason, agreed.declined_on) == ("", None)
    assert "Vill inte" in agreed.history.values_list("decline_reason", flat=True)
    assert PlanAnswer.objects.get(agreement="signed").reason == ""


def test_six_months_to_the_follow_up_count_from_the_first_yes(cast, plan, time_machine):
    say_yes(cast, plan)
    later = TODAY + timedelta(days=40)
    time_machine.move_to(at(later, 12), tick=False)
    step(actions.revise, cast, plan)
    propose(cast, plan)
    agreed = actions.agree(
        now(plan),
        by=cast.support_worker,
        today=later,
        version=now(plan).version,
        agreed_on=later,
        agreement=Agreement.SIGNED,
        signature=SIGNATURE,
    )
    assert (agreed.first_agreed_on, agreed.agreed_on) == (TODAY, later)


# --- When ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("days", "code"), [(1, "agreed_ahead"), (-1, "agreed_before_begun")])
def test_the_answers_day_lies_between_the_beginning_and_today(cast, plan, days, code):
    assert refused(code, say_yes, cast, plan, agreed_on=TODAY + timedelta(days=days)).field == "agreed_on"


@pytest.mark.parametrize(("days", "dated_back"), [(0, False), (2, False), (3, True)])
def test_a_day_more_than_two_days_before_it_is_recorded_is_dated_back(
    cast, plan, time_machine, days, dated_back
):
    later = TODAY + timedelta(days=days)
    time_machine.move_to(at(later, 12), tick=False)
    actions.agree(
        plan,
        by=cast.support_worker,
        today=later,
        version=plan.version,
        agreed_on=TODAY,
        agreement=Agreement.SIGNED,
        signature=SIGNATURE,
    )
    assert PlanAnswer.objects.get().days_late == days
    assert PlanAnswer.objects.get().is_dated_back is dated_back
    assert now(plan).is_dated_back is dated_back


@pytest.mark.parametrize(("days", "dated_back"), [(2, False), (3, True)])
def test_a_plan_begun_long_before_it_is_recorded_is_dated_back(cast, time_machine, days, dated_back):
    order = cast.accepted()
    time_machine.move_to(at(TODAY + timedelta(days=days), 12), tick=False)
    plan = actions.begin(order, by=cast.support_worker, today=TODAY + timedelta(days=days), begun_on=TODAY)
    assert (plan.begun_late, plan.is_dated_back) == (days, dated_back)


# --- How -----------------------------------------------------------------------------------------------------
def test_a_signature_is_drawn(cast, plan):
    for nothing in (None, []):
        assert refused("no_signature", say_yes, cast, plan, signature=nothing).field == "signature"


BAD = {
    "a picture": "data:image/png;base64,AAAA",
    "numbers without strokes": [1, 2, 3],
    "points without strokes": [[100, 150], [200, 60]],
    "a point of three": [[[1, 2, 3], [400, 200, 1]]],
    "outside the field": [[[0, 0], [1001, 10]]],
    "above the field": [[[0, -1], [500, 10]]],
    "half points": [[[0.5, 1], [500, 10]]],
    "true and false": [[[True, False], [500, 10]]],
    "words": [[["a", "b"], [500, 10]]],
    "nothing in it": [[None]],
    "too many points": [[[x % 1000, 5] for x in range(MOST_POINTS + 1)]],
    "too many strokes": [[[0, 0], [500, 10]], *([[]] * MOST_POINTS)],
    "a mapping": {"strokes": []},
}


@pytest.mark.parametrize("strokes", BAD.values(), ids=BAD)
def test_what_is_no_signature_is_refused(cast, plan, strokes):
    assert refused("bad_signature", say_yes, cast, plan, signature=strokes).field == "signature"
    assert not PlanAnswer.objects.exists()


@pytest.mark.parametrize("strokes", [[[]], [[[10, 10]]], [[[0, 0], [50, 50]], [[100, 100], [110, 110]]]])
def test_a_slip_of_the_hand_is_no_signature(cast, plan, strokes):
    refused("short_signature", say_yes, cast, plan, signature=strokes)


def test_a_drawn_name_goes_with_no_other_answer(cast, plan):
    refused("signature_kept", say_yes, cast, plan, agreement="oral", told_to=cast.colleague)
    refused("signature_kept", say_yes, cast, plan, agreement="declined", decline_reason="Nej")


def test_an_oral_yes_was_said_to_somebody_at_the_provider(cast, plan):
    oral = {"agreement": "oral", "signature": None}
    assert refused("no_told_to", say_yes, cast, plan, **oral).field == "told_to"
    for stranger in (cast.other_support_worker, cast.caseworker, cast.reviewer):
        assert refused("told_elsewhere", say_yes, cast, plan, told_to=stranger, **oral).field == "told_to"


# --- In which state, and by whom ------------------------------------------------------------------------------
@pytest.mark.parametrize("state", ["begun", "written", "agreed"])
def test_only_what_is_proposed_is_answered(cast, state):
    plan = getattr(cast, state)()
    refused("wrong_state", say_yes, cast, plan)
    refused("wrong_state", say_no, cast, plan)


def test_what_the_person_said_no_to_is_not_answered_again_as_it_stands(cast, plan):
    say_no(cast, plan)
    refused("wrong_state", say_yes, cast, plan)
    assert PlanAnswer.objects.get().agreement == Agreement.DECLINED


def test_nobody_is_asked_about_a_contact_plan(cast):
    plan = actions.begin(
        cast.accepted(), by=cast.support_worker, today=TODAY, begun_on=TODAY, kind=PlanKind.CONTACT
    )
    plan = propose(cast, cast.write(plan))
    refused("contact_plan", say_yes, cast, plan)
    assert now(plan).state == PlanState.PROPOSED


def test_a_plan_on_an_order_that_has_ended_is_not_answered(cast, plan):
    type(plan.order).objects.update(state="ended", ended_on=TODAY, end_reason="Överfört")
    refused("order_not_accepted", say_yes, cast, plan)


def test_a_caseworker_answers_for_nobody(cast, plan):
    for user in (cast.caseworker, cast.section_leader, cast.reviewer, cast.system_admin):
        with pytest.raises(NotPermitted):
            actions.agree(
                plan,
                by=user,
                today=TODAY,
                version=plan.version,
                agreed_on=TODAY,
                agreement=Agreement.SIGNED,
                signature=SIGNATURE,
            )


def test_who_has_not_seen_the_last_change_is_told(cast, plan):
    with pytest.raises(StaleVersion):
        actions.agree(
            plan,
            by=cast.support_worker,
            today=TODAY,
            version=plan.version + 1,
            agreed_on=TODAY,
            agreement=Agreement.SIGNED,
            signature=SIGNATURE,
        )


def test_another_provider_does_not_find_the_plan(cast, plan):
    url = reverse("plan_agree", args=[plan.pk])
    assert browser(cast.other_support_worker).get(url).status_code == 404
    assert browser(cast.other_support_worker).post(url, {"agreement": "signed"}).status_code == 404
