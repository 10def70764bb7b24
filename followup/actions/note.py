"""Day notes: signed once, then only corrected."""

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod import dates
from boendestod.errors import NotPermitted, refuse_if

from ..models import Correction, DayNote, Visit
from .visit import sign_note_of


@transaction.atomic
def write_missing_note(visit: Visit, *, by, text: str, for_caseworker: bool = False) -> DayNote:
    """Sign the note of a visit that was logged without one."""
    require(by, "note.sign")
    if visit.support_worker_id != by.pk:
        raise NotPermitted("Bara den som gjorde besöket kan skriva anteckningen.")
    visit = Visit.objects.lock(visit.pk)
    refuse_if(DayNote.objects.filter(visit=visit).exists(), "Besöket har redan en anteckning.", "note_exists")
    refuse_if(not text.strip(), "Skriv en anteckning om besöket.", "no_note", "text")
    sign_note_of(visit, text, for_caseworker, by=by)
    case_changed(visit.case_id, today=dates.today(), event="note.sign")
    return visit.day_note


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
