"""Two versions of the same thing: both are kept, and somebody chooses. What is signed is never written over."""

from django.db import transaction

from accounts.changes import case_changed
from accounts.models import User
from accounts.permissions import may, require
from boendestod import dates
from boendestod.errors import NotPermitted, refuse_if
from orders.models import Order

from ..models import Correction, DayNote, SyncConflict, SyncOperation, Visit, VisitDraft
from ..rules import ConflictChoice, ConflictKind, moment, pictures
from .attachment import declare_pictures
from .draft import write_chosen
from .signing import DeviceTime, sign_note

FROM_TABLET = "Från surfplattan"
FREE_TEXT = {"text", "wished", "also_done", "reason"}


def record_conflict(
    operation: SyncOperation,
    kind: ConflictKind,
    *,
    order: Order,
    author: User,
    fields: list[str],
    content: dict,
    draft: VisitDraft | None = None,
    visit: Visit | None = None,
) -> SyncConflict:
    """Keep the tablet's version beside the server's. As long as nobody has chosen, what the same tablet says more
    about the same draft is the same question."""
    asked = _open_question(operation, draft, visit)
    if asked is None:
        asked = SyncConflict(
            municipality=order.municipality,
            case_id=order.case_id,
            order=order,
            operation=operation,
            author=author,
            kind=kind,
            draft=draft,
            visit=visit,
        )
    asked.kind = ConflictKind.HARD if ConflictKind.HARD in (asked.kind, kind) else kind
    asked.fields = sorted({*asked.fields, *fields})
    asked.content |= content
    asked.save_change(by=author, reason="conflict.record")
    return asked


def _open_question(operation, draft, visit) -> SyncConflict | None:
    if draft is None:
        return None
    return (
        SyncConflict.objects.select_for_update(of=("self",))
        .filter(draft=draft, visit=visit, operation__device=operation.device_id, resolved_at__isnull=True)
        .first()
    )


@transaction.atomic
def resolve(conflict: SyncConflict, *, by, choice: str, version: int) -> SyncConflict:
    """Choose what holds. Of a draft the chosen fields are written; beside a signed note the tablet's text is put as
    a correction, or as a note of its own when both hold. Both versions stay to be read."""
    require(by, "conflict.resolve")
    if by.pk != conflict.author_id and not may(by, "sync.handle"):
        raise NotPermitted("Bara den som skrev det, eller den som leder arbetet, kan välja.")
    if conflict.draft_id is not None:
        # In the same order as a tablet that saves: the draft, then what is asked about it.
        VisitDraft.objects.lock(conflict.draft_id)
    conflict = SyncConflict.objects.lock(conflict.pk, version)
    refuse_if(conflict.resolved_at is not None, "Någon har redan valt.", "resolved_already")
    refuse_if(choice not in ConflictChoice.values, "Välj vad som gäller.", "no_choice", "choice")
    refuse_if(
        conflict.kind == ConflictKind.SOFT and choice != ConflictChoice.BOTH,
        "Båda delarna finns redan med.",
        "merged_already",
        "choice",
    )
    if conflict.kind == ConflictKind.HARD and choice != ConflictChoice.SERVER:
        _enter(conflict, choice, by=by)
    conflict.choice, conflict.resolved_by, conflict.resolved_at = choice, by, dates.now()
    conflict.save_change(by=by, reason="conflict.resolve")
    case_changed(conflict.case_id, today=dates.today(), event="conflict.resolve")
    return conflict


def _enter(conflict: SyncConflict, choice: str, *, by) -> None:
    visit = conflict.visit or Visit.objects.filter(pk=conflict.draft_id).first()
    if visit is None:
        chosen = {name: conflict.content[name] for name in conflict.fields}
        if choice == ConflictChoice.BOTH:
            chosen = _with_both(conflict, chosen)
        write_chosen(conflict.draft, chosen, by=by)
    elif conflict.content.get("text", "").strip():
        note = _put_text(conflict, visit, choice, by=by)
        declared = pictures(conflict.content.get("attachments", []))
        declare_pictures(note, declared, device=conflict.operation.device)


def can_be_both(conflict: SyncConflict) -> bool:
    """Two texts can stand after each other; of two times or two outcomes one must be chosen."""
    return conflict.visit_id is not None or FREE_TEXT.issuperset(conflict.fields)


def _with_both(conflict: SyncConflict, chosen: dict) -> dict:
    refuse_if(
        not can_be_both(conflict),
        "Det som skiljer sig är inte bara text. Välj den ena eller den andra.",
        "both_impossible",
        "choice",
    )
    ours = conflict.draft.content
    return {name: "\n\n".join(filter(None, (ours.get(name), said))) for name, said in chosen.items()}


def _put_text(conflict: SyncConflict, visit: Visit, choice: str, *, by) -> DayNote:
    """The note where the tablet's words now stand."""
    said, author = conflict.content, conflict.author
    note = DayNote.objects.filter(visit=visit).first()
    if note is not None and note.text == said["text"]:
        return note
    if note is not None and choice == ConflictChoice.TABLET:
        _correct(note, said["text"], author=author, by=by)
        return note
    is_missing = note is None and visit.support_worker_id == author.pk
    return sign_note(
        conflict.order,
        by=author,
        visit=visit if is_missing else None,
        event_at=moment(said["starts_at"]) if said.get("starts_at") else visit.starts_at,
        text=said["text"],
        for_caseworker=said.get("for_caseworker") or False,
        device=DeviceTime(conflict.operation.client_time, conflict.operation.clock_offset_ms),
    )


def _correct(note: DayNote, text: str, *, author: User, by) -> None:
    correction = Correction(
        municipality=note.municipality, note=note, author=author, text=text, reason=FROM_TABLET
    )
    correction.save_change(by=by, reason="conflict.resolve")
