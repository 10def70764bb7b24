"""The colleagues' own time: travel, meetings, absence, and the link for a calendar."""

from datetime import time, timedelta
from hashlib import sha256

import pytest
from django.utils import timezone

from boendestod.errors import NotPermitted
from followup import actions
from followup.models import Absence, CalendarFeed, WorkSlot
from followup.rules import AbsenceKind, SlotKind
from tests.cast import TODAY, at
from tests.plans.steps import refused


def slot(cast, **said):
    what = {
        "by": cast.coordinator,
        "kind": SlotKind.MEETING,
        "starts_at": at(TODAY, 8),
        "ends_at": at(TODAY, 9),
    }
    worker = said.pop("worker", cast.support_worker)
    return actions.add_slot(worker, **(what | said))


def absent(cast, **said):
    what = {"by": cast.coordinator, "kind": AbsenceKind.SICK, "first_on": TODAY, "last_on": TODAY}
    worker = said.pop("worker", cast.support_worker)
    return actions.record_absence(worker, **(what | said))


def test_a_meeting_comes_at_the_same_clock_time_over_the_weeks(cast):
    made = slot(cast, weeks=6)
    starts = [timezone.localtime(one.starts_at) for one in WorkSlot.objects.order_by("starts_at")]
    assert [start.date() for start in starts] == [TODAY + timedelta(weeks=week) for week in range(6)]
    assert {start.time() for start in starts} == {time(8)}
    assert (len(made), made[0].provider) == (6, cast.provider)


def test_a_slot_that_cannot_be_is_refused(cast):
    refused("times_reversed", slot, cast, ends_at=at(TODAY, 8))
    refused("too_long", slot, cast, ends_at=at(TODAY + timedelta(days=2), 8))
    refused("weeks_outside", slot, cast, weeks=0)
    refused("weeks_outside", slot, cast, weeks=53)
    refused("worker_elsewhere", slot, cast, worker=cast.other_support_worker)
    assert not WorkSlot.objects.exists()


def test_one_slot_of_many_is_removed_and_twice_is_no_error(cast):
    first, second = slot(cast, weeks=2)
    for _ in range(2):
        actions.remove_slot(first, by=cast.coordinator)
    assert list(WorkSlot.objects.all()) == [second]


def test_an_absence_is_recorded_and_made_shorter_or_longer(cast):
    absence = absent(cast, kind=AbsenceKind.VACATION, last_on=TODAY + timedelta(days=20))
    assert (absence.provider, absence.recorded_by) == (cast.provider, cast.coordinator)
    shorter = actions.end_absence(absence, by=cast.coordinator, last_on=TODAY)
    assert shorter.last_on == TODAY
    longer = actions.end_absence(absence, by=cast.coordinator, last_on=TODAY + timedelta(days=30))
    assert Absence.objects.get().last_on == longer.last_on


def test_an_absence_that_ends_before_its_first_day_never_was(cast):
    assert actions.end_absence(absent(cast), by=cast.coordinator, last_on=TODAY - timedelta(days=1)) is None
    assert not Absence.objects.exists()


def test_an_absence_that_cannot_be_is_refused(cast):
    refused("dates_reversed", absent, cast, last_on=TODAY - timedelta(days=1))
    refused("worker_elsewhere", absent, cast, worker=cast.other_support_worker)
    refused("worker_elsewhere", absent, cast, worker=cast.caseworker)


def test_only_those_who_lead_the_work_decide_over_the_colleagues_time(cast):
    [one], absence = slot(cast), absent(cast)
    for user in (cast.support_worker, cast.caseworker):
        with pytest.raises(NotPermitted):
            slot(cast, by=user)
        with pytest.raises(NotPermitted):
            actions.remove_slot(one, by=user)
        with pytest.raises(NotPermitted):
            absent(cast, by=user)
        with pytest.raises(NotPermitted):
            actions.end_absence(absence, by=user, last_on=TODAY)


def test_the_colleagues_time_is_seen_by_the_provider_and_nobody_else(cast):
    slot(cast)
    absent(cast)
    for records in (WorkSlot, Absence):
        assert records.objects.visible_to(cast.colleague).count() == 1
        for user in (cast.other_coordinator, cast.caseworker, cast.system_admin):
            assert not records.objects.visible_to(user).exists()


def test_of_a_calendar_link_only_the_checksum_is_kept_and_a_new_one_ends_the_old(cast):
    first = actions.renew_calendar_link(by=cast.support_worker)
    second = actions.renew_calendar_link(by=cast.support_worker)
    feed = CalendarFeed.objects.get()
    assert (feed.user, feed.token_sha256) == (cast.support_worker, sha256(second.encode()).hexdigest())
    assert first != second
    assert len(second) >= 40


def test_a_calendar_link_is_ended(cast):
    actions.renew_calendar_link(by=cast.support_worker)
    for _ in range(2):
        actions.end_calendar_link(by=cast.support_worker)
    assert not CalendarFeed.objects.exists()


def test_the_authoritys_people_have_no_calendar_here(cast):
    with pytest.raises(NotPermitted):
        actions.renew_calendar_link(by=cast.caseworker)
