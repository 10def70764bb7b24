"""A follow-up meeting is booked, moved, given up or held; attempts that came to nothing stay and are counted."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from followup import actions
from followup.actions.meeting import meeting_was_held
from followup.models import DecisionFollowUp, FollowUpMeeting, PlanFollowUp, WorkSlot, attempts_of
from followup.rules import Conclusion, MeetingForm, MeetingState, NotHeldReason
from plans.models import Plan
from tests.cast import NUMBERS, TODAY, at
from tests.walkers import twin
from tests.web import browser, errors, filled, send

SOON = TODAY + timedelta(days=10)
THEN = at(SOON, 13)


@pytest.fixture
def plan(cast):
    return cast.agreed()


def book(cast, of, by=None, **content):
    said = {"plan": of, "meets_at": THEN, "form": MeetingForm.OFFICE}
    return actions.book_meeting(of.case, by=by or cast.support_worker, **(said | content))


def not_held(cast, meeting, reason=NotHeldReason.PERSON_ABSENT, **content):
    return actions.meeting_not_held(
        meeting, by=cast.support_worker, version=meeting.version, reason=reason, **content
    )


def url_of(name, record):
    return reverse(name, args=[record.pk])


def test_a_caseworker_books_one_meeting_about_plan_and_decision(cast, plan):
    url = url_of("meeting_new", plan.case)
    page = send(
        browser(cast.caseworker),
        url,
        about="both",
        meets_at="2026-03-12T13:00",
        form="office",
        place="Storgatan 5",
    )
    meeting = FollowUpMeeting.objects.get()
    assert page.url == url_of("meeting", meeting)
    assert (meeting.plan, meeting.decision) == (plan, plan.order.decision)
    assert (meeting.meets_at, meeting.state, meeting.place) == (THEN, MeetingState.BOOKED, "Storgatan 5")
    assert (meeting.support_worker, meeting.caseworker) == (cast.support_worker, cast.caseworker)
    assert "Planen och beslutet" in browser(cast.support_worker).get(page.url).content.decode()


def test_a_worker_books_about_the_plan_alone(cast, plan):
    worker, url = browser(cast.support_worker), url_of("meeting_new", plan.case)
    assert [value for value, _ in worker.get(url).context["form"].fields["about"].choices] == ["plan"]
    send(worker, url, meets_at="2026-03-12T13:00", form="home")
    assert FollowUpMeeting.objects.get().decision is None
    with pytest.raises(RuleBroken) as refused:
        book(cast, plan, plan=None, decision=plan.order.decision)
    assert refused.value.code == "decision_is_the_authoritys"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"plan": None}, "about_nothing"),
        ({"meets_at": at(TODAY, 11, 59)}, "meeting_passed"),
        ({"meets_at": at(TODAY + timedelta(days=367), 13)}, "meeting_too_far_ahead"),
    ],
)
def test_what_cannot_be_is_refused(cast, plan, wrong, code):
    with pytest.raises(RuleBroken) as refused:
        book(cast, plan, **wrong)
    assert refused.value.code == code
    assert not FollowUpMeeting.objects.exists()


def test_only_the_two_sides_own_people_are_invited(cast, plan):
    for who in ("support_worker", "caseworker"):
        with pytest.raises(RuleBroken) as refused:
            book(cast, plan, **{who: getattr(cast, f"other_{who}")})
        assert refused.value.field == who


def test_nor_is_another_cases_plan_or_decision_taken(cast, plan):
    other = cast.agreed(cast.case(cast.client(NUMBERS[1])))
    with pytest.raises(RuleBroken) as refused:
        actions.book_meeting(other.case, by=cast.caseworker, plan=plan, meets_at=THEN, form="home")
    assert refused.value.code == "plan_elsewhere"
    with pytest.raises(RuleBroken) as refused:
        actions.book_meeting(
            other.case, by=cast.caseworker, decision=plan.order.decision, meets_at=THEN, form="home"
        )
    assert refused.value.code == "decision_elsewhere"


def test_nor_is_one_that_has_ended(cast, plan):
    Plan.objects.filter(pk=plan.pk).update(state="ended", ended_on=TODAY, end_reason="Flyttat")
    with pytest.raises(RuleBroken) as refused:
        book(cast, plan)
    assert refused.value.code == "plan_ended"


def test_there_is_one_booked_time_at_once(cast, plan):
    first = book(cast, plan)
    with pytest.raises(RuleBroken) as refused:
        book(cast, plan)
    assert refused.value.code == "already_booked"
    not_held(cast, first)
    assert book(cast, plan).pk


@pytest.mark.parametrize("role", ["reviewer", "system_admin"])
def test_only_those_who_follow_up_book(cast, plan, role):
    with pytest.raises(NotPermitted):
        book(cast, plan, by=getattr(cast, role))


def test_another_unit_and_provider_find_neither_case_nor_meeting(cast, plan):
    meeting = book(cast, plan)
    for user in (cast.other_caseworker, cast.other_support_worker, twin(cast).caseworker):
        client = browser(user)
        assert client.get(url_of("meeting_new", plan.case)).status_code == 404
        for name in ("meeting", "meeting_change", "meeting_not_held", "meeting_invitation"):
            assert client.get(url_of(name, meeting)).status_code == 404


def test_the_decisions_meeting_is_not_the_providers(cast, plan):
    meeting = book(cast, plan, by=cast.caseworker, plan=None, decision=plan.order.decision)
    assert browser(cast.support_worker).get(url_of("meeting", meeting)).status_code == 404
    assert browser(cast.caseworker).get(url_of("meeting", meeting)).status_code == 200


def test_the_same_form_sent_twice_books_once(cast, plan):
    desk, url = browser(cast.caseworker), url_of("meeting_new", plan.case)
    typed = filled(desk.get(url), about="plan", meets_at="2026-03-12T13:00", form="home")
    assert len({desk.post(url, typed).url for _ in range(2)}) == 1
    assert FollowUpMeeting.objects.count() == 1


@pytest.mark.parametrize(
    "typed", [{"meets_at": "2026-03-29T02:30"}, {"meets_at": "1026-03-12T13:00"}, {"form": "brev"}]
)
def test_bad_input_is_told_at_its_field(cast, plan, typed):
    good = {"about": "plan", "meets_at": "2026-03-12T13:00", "form": "home"}
    page = send(browser(cast.caseworker), url_of("meeting_new", plan.case), **(good | typed))
    assert list(errors(page)) == list(typed)
    assert not FollowUpMeeting.objects.exists()


def test_a_case_with_nothing_to_follow_up_says_so(cast):
    page = browser(cast.caseworker).get(url_of("meeting_new", cast.case()))
    assert "Det finns inget att följa upp" in page.content.decode()


# --- Another time, and the invitation ---------------------------------------------------------------------------


def test_a_new_time_asks_for_a_new_invitation(cast, plan):
    meeting = book(cast, plan)
    meeting = actions.invite_person(
        meeting, by=cast.support_worker, version=meeting.version, invited_on=TODAY
    )
    page = send(browser(cast.support_worker), url_of("meeting_change", meeting), place="Rum 12")
    assert page.url == url_of("meeting", meeting)
    meeting.refresh_from_db()
    assert (meeting.place, meeting.meets_at, meeting.person_invited_on) == ("Rum 12", THEN, None)


def test_to_invite_somebody_else_leaves_the_invitation(cast, plan):
    meeting = book(cast, plan, support_worker=cast.support_worker)
    actions.invite_person(meeting, by=cast.support_worker, version=1, invited_on=TODAY)
    page = send(
        browser(cast.support_worker), url_of("meeting_change", meeting), support_worker=cast.coordinator.pk
    )
    assert page.status_code == 302
    meeting.refresh_from_db()
    assert (meeting.support_worker, meeting.person_invited_on) == (cast.coordinator, TODAY)


def test_two_who_change_it_at_once_lose_nothing_silently(cast, plan):
    meeting = book(cast, plan)
    not_held(cast, meeting)
    with pytest.raises(StaleVersion):
        actions.invite_person(meeting, by=cast.support_worker, version=1, invited_on=TODAY)


def test_nobody_is_invited_tomorrow(cast, plan):
    with pytest.raises(RuleBroken) as refused:
        actions.invite_person(
            book(cast, plan), by=cast.support_worker, version=1, invited_on=TODAY + timedelta(days=1)
        )
    assert refused.value.field == "invited_on"


def test_the_invitation_says_in_easy_words_when_where_and_why(cast, plan):
    meeting = book(
        cast,
        plan,
        by=cast.caseworker,
        decision=plan.order.decision,
        form=MeetingForm.HOME,
        support_worker=cast.support_worker,
    )
    page = browser(cast.support_worker).get(url_of("meeting_invitation", meeting))
    assert page.context["invitation"] == {
        "municipality": "Provstad",
        "unit": "Stödet",
        "case_number": plan.case.case_ref,
        "decided_on": TODAY,
        "first_name": "Astrid",
        "day": "torsdag 12 mars 2026",
        "time": "13:00",
        "where": "Vi kommer hem till dig.",
        "place": "",
        "about": [
            "Vi pratar om hur stödet fungerar för dig.",
            "Vi går igenom målen i din plan och hur det har gått.",
            "Vi pratar om ditt beslut och om du behöver mer, mindre eller annat stöd.",
        ],
        "coming": ["Bo Testsson, boendestödjare"],
    }
    send(browser(cast.support_worker), url_of("meeting_invited", meeting), invited_on="2026-03-01")
    meeting.refresh_from_db()
    assert meeting.person_invited_on == TODAY - timedelta(days=1)


def test_the_invitation_is_printed(cast, plan):
    printed = browser(cast.support_worker).get(url_of("meeting_invitation_pdf", book(cast, plan)))
    assert printed["Content-Type"] == "application/pdf"
    assert printed.content.startswith(b"%PDF")


# --- The worker's week ------------------------------------------------------------------------------------------


def slots():
    return list(WorkSlot.objects.values_list("worker__username", "kind", "starts_at", "ends_at"))


def test_the_time_stands_in_the_workers_week_follows_the_meeting_and_goes_with_it(cast, plan):
    meeting = book(cast, plan, support_worker=cast.support_worker)
    assert slots() == [("bo", "meeting", THEN, at(SOON, 14))]
    later = at(SOON, 15)
    meeting = actions.change_meeting(
        meeting,
        by=cast.support_worker,
        version=meeting.version,
        meets_at=later,
        form="home",
        support_worker=cast.coordinator,
    )
    assert slots() == [("sofia", "meeting", later, at(SOON, 16))]
    not_held(cast, meeting)
    assert slots() == []


def test_nobody_invited_takes_nobodys_time(cast, plan):
    book(cast, plan)
    assert slots() == []


# --- What became of it ------------------------------------------------------------------------------------------


def test_an_attempt_that_came_to_nothing_stays_with_its_reason(cast, plan):
    meeting = book(cast, plan)
    send(
        browser(cast.support_worker),
        url_of("meeting_not_held", meeting),
        reason="person_declined",
        note="Ville inte prata i dag",
    )
    meeting.refresh_from_db()
    assert (meeting.state, meeting.not_held_reason) == ("not_held", "person_declined")
    page = browser(cast.caseworker).get(url_of("meeting", meeting)).content.decode()
    assert "Ville inte prata i dag" in page
    assert f"{url_of('meeting_new', plan.case)}?hur=phone" in page
    assert "hur=office" not in page


def test_when_staff_could_not_come_no_other_form_is_offered(cast, plan):
    meeting = not_held(cast, book(cast, plan), NotHeldReason.STAFF_ILL)
    assert "?hur=" not in browser(cast.caseworker).get(url_of("meeting", meeting)).content.decode()


@pytest.mark.parametrize(("reason", "field"), [("", "reason"), ("påhittat", "reason"), ("other", "note")])
def test_why_it_was_not_held_is_said(cast, plan, reason, field):
    with pytest.raises(RuleBroken) as refused:
        not_held(cast, book(cast, plan), reason)
    assert refused.value.field == field


def test_what_is_over_is_not_changed(cast, plan):
    meeting = not_held(cast, book(cast, plan))
    for run in (
        lambda: not_held(cast, meeting),
        lambda: actions.change_meeting(
            meeting, by=cast.support_worker, version=2, meets_at=THEN, form="home"
        ),
        lambda: actions.invite_person(meeting, by=cast.support_worker, version=2, invited_on=TODAY),
    ):
        with pytest.raises(RuleBroken) as refused:
            run()
        assert refused.value.code == "wrong_state"
    for name in ("meeting_change", "meeting_not_held"):
        assert browser(cast.support_worker).get(url_of(name, meeting)).url == url_of("meeting", meeting)


def test_what_is_called_off_before_its_day_stands_in_the_case_on_the_day_it_was_said(cast, plan):
    not_held(cast, book(cast, plan))
    page = browser(cast.support_worker).get(url_of("case", plan.case), {"slag": "uppfoljning"})
    (event,) = page.context["page_obj"].object_list
    assert event.text == "Uppföljningsmötet blev inte av: personen kom inte"
    assert event.at == at(TODAY, 12)


def fail(cast, plan, times, reason=NotHeldReason.PERSON_ABSENT):
    for number in range(times):
        not_held(cast, book(cast, plan, meets_at=THEN + timedelta(days=number)), reason)


def test_three_failed_in_a_row_are_told_and_a_moved_one_is_none(cast, plan):
    fail(cast, plan, 2)
    not_held(cast, book(cast, plan, meets_at=THEN + timedelta(days=5)), NotHeldReason.MOVED)
    found = attempts_of(plan.case, cast.caseworker)
    assert (found.in_row, found.are_many, len(found.failed)) == (2, False, 3)
    not_held(cast, book(cast, plan, meets_at=THEN + timedelta(days=6)))
    page = browser(cast.unit_manager).get(url_of("case", plan.case)).content.decode()
    assert "3 uppföljningsmöten i rad har inte blivit av" in page


def test_a_held_meeting_begins_anew(cast, plan):
    fail(cast, plan, 3)
    book(cast, plan, meets_at=THEN + timedelta(days=9))
    meeting_was_held(plan_held(cast, plan), by=cast.support_worker)
    assert attempts_of(plan.case, cast.caseworker).in_row == 0


def test_attempts_are_read_in_one_query_whatever_their_number(cast, plan):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = attempts_of(plan.case, cast.support_worker)
            assert [str(meeting.plan.order.provider) for meeting in found.failed]
        return len(asked)

    fail(cast, plan, 1)
    first = queries()
    fail(cast, plan, 3)
    assert queries() == first == 1


# --- Held -------------------------------------------------------------------------------------------------------


def plan_held(cast, plan, held_on=TODAY) -> PlanFollowUp:
    return PlanFollowUp.objects.create(
        municipality=plan.municipality,
        case=plan.case,
        plan=plan,
        held_on=held_on,
        held_by=cast.support_worker,
        conclusion=Conclusion.CONTINUE,
    )


def decision_held(cast, plan, held_on=TODAY, of_plan=None) -> DecisionFollowUp:
    return DecisionFollowUp.objects.create(
        municipality=plan.municipality,
        case=plan.case,
        decision=plan.order.decision,
        plan_follow_up=of_plan,
        held_on=held_on,
        held_by=cast.caseworker,
        conclusion=Conclusion.CONTINUE,
    )


def test_the_follow_up_of_the_plan_settles_the_meeting(cast, plan):
    meeting = book(cast, plan)
    held = plan_held(cast, plan)
    assert meeting_was_held(held, by=cast.support_worker) == meeting
    meeting.refresh_from_db()
    assert (meeting.state, meeting.plan_follow_up) == (MeetingState.HELD, held)


def test_one_about_both_takes_both_follow_ups(cast, plan):
    meeting = book(cast, plan, by=cast.caseworker, decision=plan.order.decision)
    of_plan = plan_held(cast, plan)
    meeting_was_held(of_plan, by=cast.caseworker)
    of_decision = decision_held(cast, plan, of_plan=of_plan)
    meeting_was_held(of_decision, by=cast.caseworker)
    meeting.refresh_from_db()
    assert (meeting.plan_follow_up, meeting.decision_follow_up) == (of_plan, of_decision)


def test_a_follow_up_of_the_time_before_it_was_booked_settles_nothing(cast, plan):
    meeting = book(cast, plan)
    assert meeting_was_held(plan_held(cast, plan, TODAY - timedelta(days=1)), by=cast.support_worker) is None
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.BOOKED


def test_the_plans_meeting_does_not_take_the_decisions_follow_up(cast, plan):
    book(cast, plan)
    assert meeting_was_held(decision_held(cast, plan), by=cast.caseworker) is None
