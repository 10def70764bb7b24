"""The colleagues' time beside the visits, their absence, and the link by which a calendar follows their schedule."""

from datetime import date, datetime
from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction

from accounts.models import User
from accounts.permissions import require
from boendestod import dates
from boendestod.errors import refuse_if

from ..models import Absence, CalendarFeed, WorkSlot
from ..rules.schedule import SLOT_WEEKS, check_length, weekly


@transaction.atomic
def add_slot(
    worker: User, *, by, kind: str, starts_at: datetime, ends_at: datetime, weeks: int = 1
) -> list[WorkSlot]:
    """Time for something else than visits, the same clock time so many weeks on end."""
    require(by, "schedule.change")
    _check_colleague(worker, by)
    check_length(starts_at, ends_at)
    refuse_if(weeks not in SLOT_WEEKS, "Välj mellan 1 och 52 veckor.", "weeks_outside", "weeks")
    return WorkSlot.objects.bulk_create(
        WorkSlot(
            municipality_id=by.membership.municipality_id,
            provider_id=by.membership.provider_id,
            worker=worker,
            kind=kind,
            starts_at=start,
            ends_at=end,
        )
        for start, end in weekly(starts_at, ends_at, weeks)
    )


@transaction.atomic
def remove_slot(slot: WorkSlot, *, by) -> None:
    """Take one slot away. Who has taken it away already is none the wiser."""
    require(by, "schedule.change")
    WorkSlot.objects.filter(pk=slot.pk).delete()


@transaction.atomic
def record_absence(worker: User, *, by, kind: str, first_on: date, last_on: date) -> Absence:
    """Days on which somebody does not work, both included. Her visits then need somebody else."""
    require(by, "absence.record")
    _check_colleague(worker, by)
    refuse_if(last_on < first_on, "Sista dagen kan inte ligga före den första.", "dates_reversed", "last_on")
    return Absence.objects.create(
        municipality_id=by.membership.municipality_id,
        provider_id=by.membership.provider_id,
        worker=worker,
        kind=kind,
        first_on=first_on,
        last_on=last_on,
        recorded_by=by,
    )


@transaction.atomic
def end_absence(absence: Absence, *, by, last_on: date) -> Absence | None:
    """Make the absence shorter or longer. One that ends before its first day never was, and is taken away."""
    require(by, "absence.record")
    absence = Absence.objects.select_for_update().get(pk=absence.pk)
    if last_on < absence.first_on:
        absence.delete()
        return None
    absence.last_on = last_on
    absence.save(update_fields=["last_on"])
    return absence


def renew_calendar_link(*, by) -> str:
    """A new address for the user's calendar; the one before stops working. The token is told once."""
    require(by, "calendar.follow")
    token = token_urlsafe(32)
    CalendarFeed.objects.update_or_create(
        user=by, defaults={"token_sha256": calendar_checksum(token), "created_at": dates.now()}
    )
    return token


def end_calendar_link(*, by) -> None:
    """The address stops working."""
    require(by, "calendar.follow")
    CalendarFeed.objects.filter(user=by).delete()


def calendar_checksum(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _check_colleague(worker: User, by) -> None:
    member = worker.membership
    refuse_if(
        member is None or member.provider_id != by.membership.provider_id,
        "Välj någon som arbetar hos er.",
        "worker_elsewhere",
        "worker",
    )
