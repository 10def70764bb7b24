"""A visit under way: started, saved as it is written, and signed or dropped."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.permissions import require
from boendestod import dates
from boendestod.errors import NotPermitted, refuse_if
from orders.models import Order

from ..models import PlannedVisit, VisitDraft


@dataclass(frozen=True)
class Writer:
    """The tablet that a change came from, and its number there."""

    device: UUID | None = None
    seq: int = 0


NO_TABLET = Writer()


@dataclass(frozen=True)
class Saved:
    """`clashing` is what was not written, since somewhere else has written something else there; `unseen` says
    that the writer has not seen all that the draft holds."""

    draft: VisitDraft
    clashing: dict
    unseen: bool
    changed: bool


@transaction.atomic
def start_draft(
    order: Order, *, by, draft_id: UUID, started_at: datetime, planned: PlannedVisit | None = None
) -> VisitDraft:
    """Begin a visit. Its id becomes the visit's when it is signed."""
    require(by, "visit.log")
    refuse_if(
        VisitDraft.objects.filter(pk=draft_id).exists(), "Besöket är redan påbörjat.", "draft_started_already"
    )
    refuse_if(
        planned is not None and planned.order_id != order.pk,
        "Besöket hör till en annan beställning.",
        "planned_elsewhere",
    )
    draft = VisitDraft(
        id=draft_id,
        municipality=order.municipality,
        case=order.case,
        order=order,
        planned=planned,
        author=by,
        started_at=started_at,
    )
    draft.save_change(by=by, reason="draft.start")
    return draft


@transaction.atomic
def save_draft(
    draft: VisitDraft, *, by, base_version: int | None, fields: dict, writer: Writer = NO_TABLET
) -> Saved:
    """Write the fields that have changed since `base_version`.

    A field that somewhere else has given another value since then keeps it. What an operation writes never goes
    over what a later one from the same tablet has written, in whatever order they come."""
    require(by, "visit.log")
    draft = _own(draft, by=by)
    refuse_if(draft.closed_at is not None, "Besöket är redan signerat eller kastat.", "draft_closed")
    unseen = _changed_elsewhere(draft, base_version or 0, writer)
    differing = {name: value for name, value in fields.items() if draft.content.get(name) != value}
    clashing = {name: value for name, value in differing.items() if name in unseen}
    later = {name for name in differing if _is_later(draft.changed_in.get(name), writer)}
    taken = {name: differing[name] for name in differing.keys() - clashing.keys() - later}
    if taken:
        _write(draft, taken, by=by, writer=writer, reason="draft.save")
    return Saved(draft, clashing, bool(unseen), bool(taken))


@transaction.atomic
def drop_draft(draft: VisitDraft, *, by) -> VisitDraft:
    """Throw away a visit that was begun by mistake. What was written stays in the history."""
    require(by, "visit.log")
    draft = _own(draft, by=by)
    refuse_if(draft.closed_at is not None, "Besöket är redan signerat eller kastat.", "draft_closed")
    return _closed(draft, by=by, reason="draft.drop")


def close_draft(draft_id: UUID, *, by) -> None:
    """The visit is signed, with all that it says; there may be no draft of it."""
    draft = VisitDraft.objects.filter(pk=draft_id).first()
    if draft is None:
        return
    draft = _own(draft, by=by)
    if draft.closed_at is None:
        _closed(draft, by=by, reason="draft.sign")


def write_chosen(draft: VisitDraft, fields: dict, *, by) -> VisitDraft:
    """What was chosen of two versions. A draft that was thrown away is taken back for it."""
    draft = VisitDraft.objects.lock(draft.pk)
    draft.closed_at = None
    return _write(draft, fields, by=by, writer=NO_TABLET, reason="conflict.resolve")


def _own(draft: VisitDraft, *, by) -> VisitDraft:
    if draft.author_id != by.pk:
        raise NotPermitted("Bara den som påbörjade besöket kan skriva i det.")
    return VisitDraft.objects.lock(draft.pk)


def _changed_elsewhere(draft: VisitDraft, seen: int, writer: Writer) -> set[str]:
    return {
        name
        for name, change in draft.changed_in.items()
        if change["version"] > seen and not _is_own(change, writer)
    }


def _is_own(change: dict, writer: Writer) -> bool:
    return writer.device is not None and change["device"] == str(writer.device)


def _is_later(change: dict | None, writer: Writer) -> bool:
    return change is not None and _is_own(change, writer) and change["seq"] > writer.seq


def _write(draft: VisitDraft, fields: dict, *, by, writer: Writer, reason: str) -> VisitDraft:
    change = {
        "version": draft.version + 1,
        "device": str(writer.device) if writer.device else None,
        "seq": writer.seq,
    }
    draft.content |= fields
    draft.changed_in |= dict.fromkeys(fields, change)
    draft.save_change(by=by, reason=reason)
    return draft


def _closed(draft: VisitDraft, *, by, reason: str) -> VisitDraft:
    draft.closed_at = dates.now()
    draft.save_change(by=by, reason=reason)
    return draft
