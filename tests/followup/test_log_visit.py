from datetime import UTC, date, timedelta
from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from accounts.models import LimitRule
from accounts.rules import LimitKey
from boendestod.errors import NotPermitted, RuleBroken
from followup import actions
from followup.models import DayNote, Visit
from followup.rules import HowDone, SubstituteTold, ToldBy, ToldHow, VisitOutcome
from orders import actions as order_actions
from plans import actions as plan_actions
from plans.models import PlanActivity
from tests.cast import NUMBERS, TODAY, at
from tests.followup.visits import YESTERDAY, log
from tests.web import browser


@pytest.fixture
def plan(cast):
    return cast.agreed()


@pytest.fixture
def order(plan):
    return plan.order


@pytest.fixture
def activity(plan):
    return PlanActivity.objects.get(goal__plan=plan)


@pytest.fixture
def url(order):
    return reverse("visit_new", args=[order.pk])


def test_a_visit_carries_its_note_and_marks_along_the_thread(cast, order, plan, activity):
    visit = log(order, cast.support_worker, marks={activity: HowDone.WITH_SUPPORT}, for_caseworker=True)
    note, mark = visit.day_note, visit.marks.get()
    assert (visit.plan, visit.support_worker, visit.minutes) == (plan, cast.support_worker, 90)
    assert (note.text, note.author, note.event_at) == (
        "Vi öppnade posten.",
        cast.support_worker,
        visit.starts_at,
    )
    assert note.signed_at
    assert mark.activity.order_activity.goal.order == order
    assert visit.history.get().history_user == cast.support_worker


def test_no_visit_before_the_order_is_received_or_after_it_has_ended(cast, order):
    plan_actions.end_support(
        order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttar", version=order.version
    )
    sent = cast.sent(cast.case(cast.client(NUMBERS[1])))
    for closed in (order, sent):
        with pytest.raises(RuleBroken) as refused:
            log(closed, cast.support_worker)
        assert refused.value.code == "order_not_accepted"


def test_a_visit_can_be_logged_before_there_is_a_plan(cast):
    assert log(cast.accepted(), cast.support_worker).plan is None


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"ends_at": at(YESTERDAY, 8, 59)}, "ends_at"),
        ({"ends_at": at(YESTERDAY, 9)}, "ends_at"),
        ({"ends_at": at(YESTERDAY, 9) + timedelta(hours=24, minutes=1)}, "ends_at"),
        ({"starts_at": at(TODAY, 12, 1), "ends_at": at(TODAY, 13)}, "starts_at"),
        ({"starts_at": at(TODAY, 11), "ends_at": at(TODAY, 12, 16)}, "ends_at"),
        ({"text": " "}, "text"),
        ({"note_later": True}, "text"),
        ({"outcome": VisitOutcome.PERFORMED_PARTLY}, "reason"),
        ({"outcome": VisitOutcome.NO_SHOW}, "reason"),
        ({"outcome": VisitOutcome.CANCELLED_BY_PERSON_LATE, "reason": "Sjuk"}, "told_at"),
        (
            {"outcome": VisitOutcome.CANCELLED_BY_PROVIDER, "reason": "Sjuk", "told_at": at(TODAY, 12, 1)},
            "told_at",
        ),
    ],
)
def test_what_cannot_be_is_told_at_its_field(cast, order, said, field):
    with pytest.raises(RuleBroken) as refused:
        log(order, cast.support_worker, **said)
    assert refused.value.field == field
    assert not Visit.objects.exists()


def test_a_visit_may_be_signed_a_quarter_before_its_end(cast, order):
    assert log(order, cast.support_worker, starts_at=at(TODAY, 11), ends_at=at(TODAY, 12, 15)).pk


@pytest.mark.parametrize(
    ("holds_from", "kind"),
    [
        (YESTERDAY, VisitOutcome.CANCELLED_BY_PERSON_LATE),
        (TODAY, VisitOutcome.CANCELLED_BY_PERSON_IN_TIME),
    ],
)
def test_the_notice_that_held_on_the_visits_day_decides(cast, order, holds_from, kind):
    LimitRule.objects.create(
        municipality=cast.municipality, key=LimitKey.CANCEL_NOTICE_HOURS, value=48, valid_from=holds_from
    )
    told_at = at(YESTERDAY, 9) - timedelta(hours=47)
    visit = log(order, cast.support_worker, outcome=kind, reason="Orkar inte", told_at=told_at, text="")
    assert visit.outcome == kind


def test_the_form_says_the_municipalitys_own_notice(cast, order):
    page = reverse("visit_new", args=[order.pk])
    told_at = browser(cast.support_worker).get(page).context["form"]["told_at"]
    assert told_at.help_text == "Senast 24 timmar före räknas som avbokat i tid."
    LimitRule.objects.create(
        municipality=cast.municipality, key=LimitKey.CANCEL_NOTICE_HOURS, value=1, valid_from=TODAY
    )
    told_at = browser(cast.support_worker).get(page).context["form"]["told_at"]
    assert told_at.help_text == "Senast 1 timme före räknas som avbokat i tid."


@pytest.mark.parametrize(
    ("told_at", "kind"),
    [
        (at(YESTERDAY, 9) - timedelta(hours=24), VisitOutcome.CANCELLED_BY_PERSON_IN_TIME),
        (at(YESTERDAY, 9) - timedelta(hours=24, seconds=-1), VisitOutcome.CANCELLED_BY_PERSON_LATE),
        (at(YESTERDAY, 9) - timedelta(hours=24, seconds=1), VisitOutcome.CANCELLED_BY_PERSON_IN_TIME),
    ],
)
@pytest.mark.parametrize(
    "stated", [VisitOutcome.CANCELLED_BY_PERSON_LATE, VisitOutcome.CANCELLED_BY_PERSON_IN_TIME]
)
def test_the_24_hour_rule_says_which_cancellation_it_was(cast, order, told_at, kind, stated):
    visit = log(order, cast.support_worker, outcome=stated, reason="Orkar inte", told_at=told_at, text="")
    assert visit.outcome == kind
    assert not DayNote.objects.exists()


def test_a_visit_ahead_can_be_cancelled(cast, order):
    ahead = TODAY + timedelta(days=3)
    visit = log(
        order,
        cast.support_worker,
        starts_at=at(ahead, 9),
        ends_at=at(ahead, 10),
        outcome=VisitOutcome.RESCHEDULED,
        reason="Läkarbesök",
        text="",
    )
    assert visit.outcome == VisitOutcome.RESCHEDULED


@pytest.mark.parametrize(
    ("told_at", "kind"),
    [
        (at(date(2026, 3, 28), 8), VisitOutcome.CANCELLED_BY_PERSON_IN_TIME),
        (at(date(2026, 3, 28), 8, 1), VisitOutcome.CANCELLED_BY_PERSON_LATE),
        (at(date(2026, 3, 28), 9).astimezone(UTC), VisitOutcome.CANCELLED_BY_PERSON_LATE),
    ],
)
def test_a_visit_ahead_that_the_person_cancels_goes_by_hours_and_not_by_the_clock_on_the_wall(
    cast, order, time_machine, told_at, kind
):
    """In the night to the 29th the clock is put forward, so nine o'clock the day before is 23 hours ahead."""
    time_machine.move_to(at(date(2026, 3, 28), 10), tick=False)
    visit = log(
        order,
        cast.support_worker,
        starts_at=at(date(2026, 3, 29), 9),
        ends_at=at(date(2026, 3, 29), 10),
        outcome=VisitOutcome.CANCELLED_BY_PERSON_LATE,
        reason="Bortrest",
        told_at=told_at,
        told_by=ToldBy.PERSON,
        told_how=ToldHow.PHONE,
        text="",
    )
    assert (visit.outcome, visit.told_how) == (kind, ToldHow.PHONE)
    assert not DayNote.objects.exists()


@pytest.fixture
def planned(cast, order):
    return actions.plan_visit(
        order,
        by=cast.coordinator,
        starts_at=at(TODAY, 13),
        ends_at=at(TODAY, 14),
        support_worker=cast.support_worker,
    )


CALLED_OFF = {"outcome": VisitOutcome.CANCELLED_BY_PROVIDER, "reason": "Sjuk", "text": ""}


def test_a_planned_visit_becomes_one_visit(cast, order, planned):
    visit = log(order, cast.support_worker, planned=planned, **CALLED_OFF)
    assert planned.visit == visit
    with pytest.raises(RuleBroken) as refused:
        log(order, cast.coordinator, planned=planned, **CALLED_OFF)
    assert refused.value.code == "visit_logged_already"
    assert Visit.objects.get() == visit


def test_a_visit_that_was_taken_out_of_the_schedule_is_not_what_was_planned(cast, order, planned):
    actions.remove_visit(planned, by=cast.coordinator, version=planned.version, because="Dubbelbokat")
    with pytest.raises(RuleBroken) as refused:
        log(order, cast.support_worker, planned=planned, **CALLED_OFF)
    assert refused.value.code == "planned_removed"
    assert log(order, cast.support_worker, **CALLED_OFF).planned is None


def test_a_visit_planned_for_somebody_else_is_not_this_persons(cast, planned):
    other = cast.accepted(cast.case(cast.client(NUMBERS[1])))
    with pytest.raises(RuleBroken) as refused:
        log(other, cast.support_worker, planned=planned, **CALLED_OFF)
    assert refused.value.code == "planned_elsewhere"


def test_the_second_worker_is_a_colleague(cast, order):
    assert log(order, cast.support_worker, second_worker=cast.colleague).second_worker == cast.colleague
    for wrong, code in [
        (cast.support_worker, "second_is_author"),
        (cast.other_support_worker, "second_elsewhere"),
        (cast.caseworker, "second_elsewhere"),
    ]:
        with pytest.raises(RuleBroken) as refused:
            log(order, cast.support_worker, second_worker=wrong)
        assert (refused.value.code, refused.value.field) == (code, "second_worker")


@pytest.mark.parametrize(("left", "known"), [(YESTERDAY, True), (YESTERDAY - timedelta(days=1), False)])
def test_a_colleague_who_has_left_was_there_on_the_day_of_the_visit_or_not(cast, order, left, known):
    cast.colleague.memberships.update(ended_on=left)
    if known:
        assert log(order, cast.support_worker, second_worker=cast.colleague).second_worker
        return
    with pytest.raises(RuleBroken) as refused:
        log(order, cast.support_worker, second_worker=cast.colleague)
    assert refused.value.code == "second_elsewhere"


def test_a_visit_says_what_was_wished_and_done_beside_the_plan_and_that_a_substitute_was_told(cast, order):
    said = {"wished": "Bada", "also_done": "Ringde banken", "substitute_told": SubstituteTold.AT_DOOR}
    visit = log(order, cast.support_worker, timed=True, **said)
    assert {name: getattr(visit, name) for name in said} == said
    assert visit.timed


def test_a_visit_can_be_logged_while_the_support_is_interrupted_and_the_page_asks_if_it_goes_on(cast, order):
    log(order, cast.support_worker, starts_at=at(YESTERDAY, 7), ends_at=at(YESTERDAY, 8))
    interruption = order_actions.interrupt(
        order, by=cast.coordinator, today=TODAY, started_on=TODAY, reason="Sjukhus"
    )
    visit = log(order, cast.support_worker, starts_at=at(TODAY, 9), ends_at=at(TODAY, 10))
    link = reverse("interruption_end", args=[interruption.pk])
    page = reverse("visit", args=[visit.pk])
    assert link in browser(cast.support_worker).get(page).text
    assert link not in browser(cast.caseworker).get(page).text
    interruption.refresh_from_db()
    assert interruption.resumed_on is None


def test_what_a_tablet_wrote_keeps_its_id_and_both_times(cast, order):
    visit_id = uuid4()
    device = actions.DeviceTime(at=at(YESTERDAY, 11), clock_offset_ms=-1500)
    visit = log(order, cast.support_worker, visit_id=visit_id, device=device)
    assert visit.pk == visit_id
    for record in (visit, visit.day_note):
        assert (record.device_at, record.clock_offset_ms) == (at(YESTERDAY, 11), -1500)
        assert record.recorded_at == at(TODAY, 12)
    with pytest.raises(RuleBroken) as refused:
        log(order, cast.support_worker, visit_id=visit_id, device=device)
    assert refused.value.code == "visit_logged_already"


def test_a_tablets_clock_may_be_ten_minutes_ahead_and_the_servers_not(cast, order):
    device = actions.DeviceTime(at=at(TODAY, 12, 10), clock_offset_ms=-600_000)
    called = {"starts_at": at(TODAY, 15), "ends_at": at(TODAY, 16), "told_at": at(TODAY, 12, 10)} | CALLED_OFF
    assert log(order, cast.support_worker, device=device, **called).told_at == at(TODAY, 12, 10)
    for late in (
        {"device": device, "told_at": at(TODAY, 12, 10) + timedelta(seconds=1)},
        {"told_at": at(TODAY, 12) + timedelta(seconds=1)},
    ):
        with pytest.raises(RuleBroken) as refused:
            log(order, cast.support_worker, **(called | late))
        assert refused.value.code == "told_ahead"


@pytest.mark.parametrize(
    "change",
    [
        {"starts_at": at(YESTERDAY, 8)},
        {"ends_at": at(YESTERDAY, 12)},
        {"outcome": VisitOutcome.NO_SHOW},
        {"reason": "Något annat"},
        {"second_worker": None},
        {"wished": "Något annat"},
    ],
)
def test_the_database_keeps_a_visit_as_it_was_logged(cast, order, change):
    visit = log(order, cast.support_worker, second_worker=cast.colleague, wished="Bada")
    with pytest.raises(ProgrammingError, match="A logged visit cannot be changed"), transaction.atomic():
        Visit.objects.filter(pk=visit.pk).update(**change)
    assert Visit.objects.filter(pk=visit.pk).update(version=2) == 1


@pytest.mark.parametrize(
    ("day", "minutes"),
    [
        (date(2026, 10, 24), 360),
        (date(2026, 3, 28), 240),
        (date(2026, 12, 31), 300),
        (date(2028, 2, 28), 300),
        (date(2028, 2, 29), 300),
    ],
)
def test_a_visit_over_midnight_is_as_long_as_it_was_and_is_noted_in_time(
    cast, order, time_machine, day, minutes
):
    """From eleven to four: the night when the clock is put back has an hour more, and one has an hour less."""
    begins, ends = at(day, 23), at(day + timedelta(days=1), 4)
    time_machine.move_to(ends, tick=False)
    visit = log(order, cast.support_worker, starts_at=begins, ends_at=ends)
    visit.refresh_from_db()
    assert visit.minutes == minutes
    assert not visit.day_note.is_late_entry


def test_an_activity_of_another_plan_cannot_be_marked(cast, order, activity):
    other = cast.begun(cast.case(cast.client(NUMBERS[1])))
    foreign = PlanActivity.objects.get(goal__plan=other)
    with pytest.raises(RuleBroken) as refused:
        log(order, cast.support_worker, marks={foreign: HowDone.ALONE})
    assert refused.value.code == "activity_elsewhere"
    assert not Visit.objects.exists()


def test_what_was_not_carried_out_marks_no_activity(cast, order, activity):
    visit = log(
        order,
        cast.support_worker,
        outcome=VisitOutcome.NO_SHOW,
        reason="Ingen öppnade",
        text="",
        marks={activity: HowDone.ALONE},
    )
    assert not visit.marks.exists()


def test_a_caseworker_logs_no_visit(cast, order, url):
    with pytest.raises(NotPermitted):
        log(order, cast.caseworker)
    assert browser(cast.caseworker).get(url).status_code == 403


def test_another_provider_and_a_colleague_without_the_case_do_not_find_it(cast, url):
    for outsider in (cast.other_support_worker, cast.colleague):
        assert browser(outsider).get(url).status_code == 404
        assert browser(outsider).post(url, {"happened": "performed"}).status_code == 404


def test_the_key_worker_who_is_replaced_no_longer_finds_the_visits(cast, order):
    log(order, cast.support_worker)
    order.refresh_from_db()
    order_actions.assign_key_worker(
        order, by=cast.coordinator, key_worker=cast.colleague, version=order.version
    )
    PlanActivity.objects.update(responsible=cast.colleague)
    assert not Visit.objects.visible_to(cast.support_worker).exists()
    assert Visit.objects.visible_to(cast.colleague).exists()
