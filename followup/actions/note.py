"""Day notes: signed once, then only corrected."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod import dates
from boendestod.errors import NotPermitted, refuse_if
from orders.models import Order
from plans.models import PlanGoal

from ..models import Correction, DayNote, NoteObjection, Visit
from .signing import NO_DEVICE, DeviceTime, lock_running, sign_note


@transaction.atomic
def write_missing_note(
    visit: Visit,
    *,
    by,
    text: str,
    for_caseworker: bool = False,
    note_id: UUID | None = None,
    device: DeviceTime = NO_DEVICE,
) -> DayNote:
    """Sign the note of a visit that was logged without one."""
    require(by, "note.sign")
    require_made_by(visit, by)
    visit = Visit.objects.lock(visit.pk)
    refuse_if(DayNote.objects.filter(visit=visit).exists(), "Besöket har redan en anteckning.", "note_exists")
    refuse_if(not text.strip(), "Skriv en anteckning om besöket.", "no_note", "text")
    note = sign_note(
        visit.order,
        by=by,
        visit=visit,
        event_at=visit.starts_at,
        text=text,
        for_caseworker=for_caseworker,
        note_id=note_id,
        device=device,
    )
    case_changed(visit.case_id, today=dates.today(), event="note.sign")
    return note


def require_made_by(visit: Visit, user) -> None:
    if visit.support_worker_id != user.pk:
        raise NotPermitted("Bara den som gjorde besöket kan skriva anteckningen.")


@transaction.atomic
def write_note(
    order: Order,
    *,
    by,
    event_at: datetime,
    text: str,
    for_caseworker: bool = False,
    goal: PlanGoal | None = None,
    note_id: UUID | None = None,
    device: DeviceTime = NO_DEVICE,
) -> DayNote:
    """Sign a note of something that was no visit, such as a call. It may say which goal of the plan it is about."""
    require(by, "note.sign")
    order = lock_running(order, "Anteckningar skrivs när beställningen är mottagen och tills den avslutas.")
    latest = dates.now() + device.may_be_ahead
    refuse_if(event_at > latest, "Tiden kan inte ligga framåt.", "note_ahead", "event_at")
    refuse_if(not text.strip(), "Skriv en anteckning.", "no_note", "text")
    refuse_if(
        goal is not None and goal.plan.order_id != order.pk,
        "Målet hör till en annan plan.",
        "goal_elsewhere",
        "goal",
    )
    note = sign_note(
        order,
        by=by,
        goal=goal,
        event_at=event_at,
        text=text,
        for_caseworker=for_caseworker,
        note_id=note_id,
        device=device,
    )
    case_changed(order.case_id, today=dates.today(), event="note.sign")
    return note


@transaction.atomic
def correct_note(note: DayNote, *, by, text: str, reason: str) -> Correction:
    """Put a correction beside a signed note. The note stays as it was written."""
    require(by, "note.correct")
    refuse_if(note.imported, "Anteckningen finns i ett annat system. Rätta den där.", "note_imported")
    refuse_if(not text.strip(), "Skriv hur det ska vara.", "no_text", "text")
    refuse_if(not reason.strip(), "Skriv varför anteckningen rättas.", "no_reason", "reason")
    correction = Correction(municipality=note.municipality, note=note, author=by, text=text, reason=reason)
    correction.save_change(by=by, reason="note.correct")
    return correction


@transaction.atomic
def object_to_note(note: DayNote, *, by, words: str, stated_on: date) -> NoteObjection:
    """Put what the person says is wrong beside the note. `by` is who wrote it down, or None when the person did
    it in her own view."""
    if by is not None:
        require(by, "note.object")
    refuse_if(
        note.imported, "Anteckningen finns i ett annat system. Skriv invändningen där.", "note_imported"
    )
    refuse_if(not words.strip(), "Skriv vad personen säger.", "no_words", "words")
    refuse_if(stated_on > dates.today(), "Dagen kan inte ligga framåt.", "stated_ahead", "stated_on")
    refuse_if(
        stated_on < dates.day_of(note.event_at),
        "Personen kan inte ha sagt det före dagen som anteckningen handlar om.",
        "stated_before",
        "stated_on",
    )
    objection = NoteObjection(
        municipality=note.municipality, note=note, words=words, stated_on=stated_on, recorded_by=by
    )
    objection.save_change(by=by, reason="note.object")
    case_changed(note.case_id, today=dates.today(), event="note.object")
    return objection
