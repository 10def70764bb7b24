"""An operation is opened, and all that can be checked before it is applied is checked: who wrote it, on which tablet,
when, and that it is wholly understood."""

from accounts import sealing
from accounts.models import DeviceUser, Membership, User
from accounts.permissions import may
from boendestod import dates
from boendestod.errors import RuleBroken, refuse_if

from ..models import SyncOperation
from ..rules import CLOCK_NOT_BELIEVED, LARGEST, Body, OperationResult, read_body, read_json
from .applying import Job, Waits

LONGEST_VERSION = 40


def open_job(row: SyncOperation, *, released_by: User | None = None) -> Job:
    """What is to be applied. Raise RuleBroken for what cannot be, and Waits for what cannot be yet."""
    said, author = _opened(row)
    body = read_body(said)
    row.kind, row.entity_id = body.kind, body.entity_id
    row.client_time, row.clock_offset_ms = body.client_time, body.clock_offset_ms
    row.app_version = body.app_version[:LONGEST_VERSION]
    refuse_if(
        (body.op_id, body.device_id, body.seq) != (row.op_id, row.device_id, row.seq),
        "Innehållet hör inte till den surfplatta eller det nummer som det skickades med.",
        "other_operation",
    )
    if released_by is not None:
        author.membership = _membership_then(row, author)
        return Job(row, body, author, released_by)
    _check_author(row, author)
    _check_clock(body)
    _check_order(row)
    return Job(row, body, author, author)


def _opened(row: SyncOperation) -> tuple[dict, User]:
    """What it says, and who is proved to have written it."""
    try:
        text, signature = sealing.unseal(str(row.op_id), row.sealed)
    except sealing.CannotOpen as fault:
        raise RuleBroken("Det som surfplattan skickade gick inte att öppna.", "cannot_open") from fault
    said = read_json(text)
    enrolled = _enrolled(row, said.get("user_id"))
    refuse_if(
        not sealing.signed_by(enrolled.public_key, text, signature),
        "Underskriften stämmer inte. Ingen vet säkert vem som har skrivit det här.",
        "bad_signature",
    )
    row.user = enrolled.user
    return said, enrolled.user


def _enrolled(row: SyncOperation, user_id) -> DeviceUser:
    is_id = type(user_id) is int and 0 <= user_id <= LARGEST
    found = (
        DeviceUser.objects.filter(device=row.device_id, user=user_id).select_related("user") if is_id else ()
    )
    refuse_if(not found, "Den som skrev det här använder inte den här surfplattan.", "author_unknown")
    return found[0]


def _check_author(row: SyncOperation, author: User) -> None:
    member = author.membership
    works_here = member is not None and member.provider_id == row.device.provider_id
    refuse_if(
        not (author.is_active and works_here and may(author, "device.use")),
        "Den som skrev det här arbetar inte längre hos er. Chefen kan släppa igenom det.",
        "author_gone",
    )


def _membership_then(row: SyncOperation, author: User) -> Membership:
    """The work she had at the provider, though it may have ended."""
    member = (
        author.memberships.filter(provider=row.device.provider_id)
        .select_related("municipality", "provider")
        .order_by("-started_on")
        .first()
    )
    refuse_if(member is None, "Den som skrev det här har aldrig arbetat hos er.", "author_elsewhere")
    return member


def _check_clock(body: Body) -> None:
    refuse_if(
        body.client_time - dates.now() > CLOCK_NOT_BELIEVED,
        "Surfplattans klocka går mer än ett dygn före. Kontrollera tiderna.",
        "clock_ahead",
    )


def _check_order(row: SyncOperation) -> None:
    earlier = SyncOperation.objects.filter(
        device=row.device_id,
        user=row.user_id,
        entity_id=row.entity_id,
        seq__lt=row.seq,
        result=OperationResult.RETRY,
    )
    if earlier.exists():
        raise Waits(row.entity_id, "earlier_waits", "Något du skrev tidigare om samma sak väntar.")


def content_of(operation: SyncOperation) -> dict | None:
    """What a kept operation says, for those who handle it; None when it cannot be read."""
    try:
        text, _ = sealing.unseal(str(operation.pk), operation.sealed)
        return read_body(read_json(text)).written
    except (sealing.CannotOpen, RuleBroken):
        return None
