"""Pictures to a note: its author signs which they are, and their bytes come sealed, in parts, when they can."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from accounts import sealing
from accounts.models import Device
from boendestod import dates
from boendestod.errors import RuleBroken, refuse_if

from ..models import AttachmentChunk, AttachmentPicture, DayNote, NoteAttachment
from ..rules import LARGEST_PICTURE, AttachmentState, DeclaredPicture
from .picture import as_plain_jpeg

LONGEST_NAME = 100


@dataclass(frozen=True)
class Part:
    """Which bytes of the sealed file these are, the last one included."""

    first: int
    last: int
    total: int
    content: bytes


@dataclass(frozen=True)
class Arrival:
    """How far it has come. `fits` is False for a part that does not go on from there."""

    state: AttachmentState
    received: int
    fits: bool = True


def declare_pictures(note: DayNote, declared: Iterable[DeclaredPicture], *, device: Device) -> None:
    """The note says which pictures belong to it. One that is too large is refused at once; the note is not."""
    for picture in declared:
        refuse_if(
            NoteAttachment.objects.filter(pk=picture.id).exists(),
            "Bilden hör redan till en anteckning.",
            "picture_exists",
        )
        attachment = NoteAttachment(
            id=picture.id,
            municipality=note.municipality,
            note=note,
            device=device,
            name=picture.name[:LONGEST_NAME],
            size=picture.size,
            sha256=picture.sha256,
        )
        if picture.size > LARGEST_PICTURE:
            attachment.state = AttachmentState.REFUSED
        attachment.save_change(by=note.author, reason="note.attach")


@transaction.atomic
def receive_part(device: Device, pk: UUID, part: Part) -> Arrival | None:
    """None when no note that came from this tablet has said that there is such a picture."""
    expected = NoteAttachment.objects.select_for_update(of=("self",)).filter(pk=pk, device=device)
    attachment = expected.select_related("note__author").first()
    if attachment is None:
        return None
    sealed_size = attachment.size + sealing.FILE_IS_LONGER
    if attachment.state != AttachmentState.EXPECTED:
        return Arrival(attachment.state, sealed_size)
    kept = attachment.chunks.aggregate(kept=Max("until"))["kept"] or 0
    if part.total == sealed_size and part.last < kept:
        return Arrival(attachment.state, kept)
    if (part.total, part.first) != (sealed_size, kept):
        return Arrival(attachment.state, kept, fits=False)
    _keep(attachment, part)
    if part.last + 1 == sealed_size:
        _complete(attachment)
    return Arrival(attachment.state, part.last + 1)


def _keep(attachment: NoteAttachment, part: Part) -> None:
    AttachmentChunk.objects.create(
        municipality_id=attachment.municipality_id,
        attachment=attachment,
        offset=part.first,
        until=part.last + 1,
        content=part.content,
    )


def _complete(attachment: NoteAttachment) -> None:
    """It is whole: shown from now on if it is what was signed, and a picture."""
    try:
        content, attachment.media_type = as_plain_jpeg(_opened(attachment))
        AttachmentPicture.objects.create(
            municipality_id=attachment.municipality_id, attachment=attachment, content=content
        )
        attachment.state = AttachmentState.RECEIVED
    except RuleBroken:
        attachment.state = AttachmentState.REFUSED
    attachment.received_at = dates.now()
    attachment.chunks.all().delete()
    attachment.save_change(by=attachment.note.author, reason="note.attach")


def _opened(attachment: NoteAttachment) -> bytes:
    sealed = b"".join(attachment.chunks.values_list("content", flat=True))
    try:
        content = sealing.unseal_file(str(attachment.pk), sealed)
    except sealing.CannotOpen as fault:
        raise RuleBroken("Bilden gick inte att öppna.", "cannot_open") from fault
    refuse_if(
        hashlib.sha256(content).hexdigest() != attachment.sha256,
        "Det är inte den bild som skrevs under.",
        "other_picture",
    )
    return content
