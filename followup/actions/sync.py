"""What tablets send in: each operation is applied once, in a transaction of its own, and never lost."""

import hashlib
import json
import logging
import re
from base64 import b64decode
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from accounts.models import Device, DeviceUser
from accounts.permissions import require
from boendestod import dates
from boendestod.errors import RuleBroken, refuse_if
from orders.models import Order

from ..models import SyncOperation
from ..rules import LARGEST, UNPROVED, WAITS_AT_MOST, OperationKind, OperationResult
from .applying import Outcome, Waits, apply
from .opening import content_of, open_job

log = logging.getLogger(__name__)

APPLIED, CONFLICT = OperationResult.APPLIED, OperationResult.CONFLICT
QUARANTINED, RETRY = OperationResult.QUARANTINED, OperationResult.RETRY
DUPLICATE = "duplicate"
SEALED_PARTS = ("key_id", "epk", "iv", "ct")
IN_BASE64 = re.compile(r"[A-Za-z0-9+/=_-]+")
LONGEST_MESSAGE = 400
MOST_UNSENT = 1_000_000
AS_WRITTEN = ("received_at", "seq", "pk")
# Those that say all there is to say of what they are about, so that an earlier one that was refused is replaced.
COMPLETE = frozenset(OperationKind) - {OperationKind.VISIT_START, OperationKind.DRAFT_SAVE}


@dataclass(frozen=True)
class Envelope:
    """An operation as it came: `sealed` is None if it is no letter at all."""

    op_id: UUID
    seq: int
    sealed: dict | None
    sha256: str


@dataclass(frozen=True)
class Answer:
    op_id: str
    result: str
    first: str = ""
    code: str = ""
    message: str = ""
    version: int | None = None


NOT_AN_OPERATION = (
    "Servern kunde inte läsa det som surfplattan skickade. Det du skrev finns kvar på surfplattan."
)
WENT_WRONG = "Något gick fel på servern. Surfplattan försöker igen."
OTHER_BODY = "Servern har redan tagit emot något annat med samma nummer. Det här är inte infört."


def receive_all(device: Device, operations: list) -> list[Answer]:
    """In the order they were written, whatever order they come in. One that fails stops none of the others."""
    answers = [receive(device, operation) for operation in sorted(operations, key=_seq)]
    return _settled_since(answers)


def receive(device: Device, operation) -> Answer:
    """Apply one operation, or say why not. The same operation again gets the first one's result."""
    envelope = _envelope(operation)
    if envelope is None:
        return Answer(_told_id(operation), QUARANTINED, code="bad_envelope", message=NOT_AN_OPERATION)
    try:
        with transaction.atomic():
            row = _claim(device, envelope)
            if (row.body_sha256, row.device_id) != (envelope.sha256, device.pk):
                return Answer(str(row.pk), CONFLICT, code="other_body", message=OTHER_BODY)
            if row.result != RETRY:
                return Answer(str(row.pk), DUPLICATE, row.result, row.code, row.message)
            outcome = _try(row)
    except Exception:
        log.exception("An operation from a tablet could not be received.")
        return Answer(str(envelope.op_id), RETRY, code="server_error", message=WENT_WRONG)
    if row.result != RETRY:
        _wake(row)
    return Answer(str(row.pk), row.result, "", row.code, row.message, outcome.version)


def _seq(operation) -> int:
    seq = operation.get("seq") if isinstance(operation, dict) else None
    return seq if type(seq) is int and 0 <= seq <= LARGEST else 0


def _told_id(operation) -> str:
    told = operation.get("op_id") if isinstance(operation, dict) else None
    return told[:64] if isinstance(told, str) and told.isprintable() else ""


def _envelope(operation) -> Envelope | None:
    try:
        op_id = UUID(operation["op_id"])
    except (TypeError, KeyError, ValueError, AttributeError):
        return None
    sealed = operation.get("sealed")
    is_letter = isinstance(sealed, dict) and all(
        isinstance(sealed.get(part), str) and IN_BASE64.fullmatch(sealed[part]) for part in SEALED_PARTS
    )
    letter = {part: sealed[part] for part in SEALED_PARTS} if is_letter else None
    return Envelope(op_id, _seq(operation), letter, _checksum(sealed, is_letter=is_letter))


def _checksum(sealed, *, is_letter: bool) -> str:
    try:
        sent = b64decode(sealed["ct"], validate=True) if is_letter else json.dumps(sealed).encode()
    except ValueError:
        sent = sealed["ct"].encode()
    return hashlib.sha256(sent).hexdigest()


def _claim(device: Device, envelope: Envelope) -> SyncOperation:
    """The operation's row, held: a new one, or the one that came first. A rival that writes it is waited for."""
    row = SyncOperation(
        op_id=envelope.op_id,
        municipality_id=device.municipality_id,
        device=device,
        seq=envelope.seq,
        body_sha256=envelope.sha256,
        sealed=envelope.sealed,
        result=RETRY,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return _held().get(pk=envelope.op_id)
    return row


def _held(**how):
    return SyncOperation.objects.select_for_update(of=("self",), **how).select_related("device")


def _try(row: SyncOperation) -> Outcome:
    """Apply it as far as it goes, and write down what became of it."""
    try:
        with transaction.atomic():
            outcome = apply(open_job(row))
        row.waits_for = None
    except Waits as waits:
        row.waits_for = waits.entity
        outcome = Outcome(RETRY, waits.code, waits.message)
    except RuleBroken as broken:
        outcome = Outcome(QUARANTINED, broken.code, broken.message)
        _find_case(row, outcome)
    except Exception:
        log.exception("An operation from a tablet could not be applied.")
        outcome = Outcome(RETRY, "server_error", WENT_WRONG)
    if outcome.result == RETRY and dates.now() - row.received_at >= WAITS_AT_MOST:
        outcome = Outcome(QUARANTINED, "waited_too_long", f"Har väntat i fem dagar. {outcome.message}")
    _settle(row, outcome)
    return outcome


def _find_case(row: SyncOperation, outcome: Outcome) -> None:
    """Whom it is about, for those who handle it, though it was refused before the order was looked for."""
    if row.case_id is None and outcome.code not in UNPROVED:
        told = (content_of(row) or {}).get("order")
        own = Order.objects.filter(provider=row.device.provider_id)
        row.case_id = own.filter(pk=told).values_list("case", flat=True).first() if told else None


def _settle(row: SyncOperation, outcome: Outcome) -> None:
    row.result, row.code, row.message = outcome.result, outcome.code, outcome.message[:LONGEST_MESSAGE]
    if row.result != RETRY:
        row.settled_at, row.waits_for = dates.now(), None
    if row.result in (APPLIED, CONFLICT):
        row.sealed = None
        _replace_earlier(row)
    row.save()


def _replace_earlier(row: SyncOperation) -> None:
    """What was refused, mended on the tablet and sent again needs nobody's handling any more."""
    if row.kind in COMPLETE:
        SyncOperation.objects.to_handle().filter(
            entity_id=row.entity_id, device=row.device_id, user=row.user_id, seq__lt=row.seq
        ).update(
            handled_at=dates.now(),
            handled_by=row.user_id,
            handled_how="Ändrat på surfplattan och skickat igen",
        )


def _wake(row: SyncOperation) -> None:
    """Try again what waited for it, and what waited for that in its turn."""
    entities = [row.entity_id]
    while entities:
        entity = entities.pop()
        if entity is None:
            continue
        for woken in _waiting().filter(waits_for=entity):
            if try_again(woken.pk) and woken.entity_id != entity:
                entities.append(woken.entity_id)


def _waiting():
    return SyncOperation.objects.filter(result=RETRY).only("op_id", "entity_id").order_by(*AS_WRITTEN)


def try_again(op_id: UUID) -> bool:
    """Whether it was settled. One that somebody else tries at the moment is left to them."""
    try:
        with transaction.atomic():
            row = _held(skip_locked=True).filter(pk=op_id, result=RETRY).first()
            if row is not None:
                _try(row)
    except Exception:
        log.exception("A waiting operation could not be tried again.")
        return False
    return row is not None and row.result != RETRY


def sweep() -> None:
    """Try again all that waits; what has waited for too long goes to the manager's list."""
    for row in _waiting():
        if try_again(row.pk):
            _wake(row)


def _settled_since(answers: list[Answer]) -> list[Answer]:
    """What waited for something later in the same letter has its result by now."""
    waiting = [answer.op_id for answer in answers if answer.result == RETRY]
    if not waiting:
        return answers
    settled = {
        str(row.pk): Answer(str(row.pk), row.result, "", row.code, row.message)
        for row in SyncOperation.objects.filter(pk__in=waiting).exclude(result=RETRY)
    }
    return [settled.get(answer.op_id, answer) for answer in answers]


@transaction.atomic
def note_unsent(device: Device, told: list[tuple[int, int, datetime | None]]) -> None:
    """How much each user has on the tablet that is not yet received, as the tablet itself says."""
    now = dates.now()
    by_user = {user: (count, oldest) for user, count, oldest in told}
    for enrolled in DeviceUser.objects.filter(device=device):
        if enrolled.user_id in by_user:
            count, oldest = by_user[enrolled.user_id]
            enrolled.unsent = min(max(count, 0), MOST_UNSENT)
            enrolled.oldest_unsent_at = oldest if enrolled.unsent else None
            enrolled.reported_at = now
            enrolled.save(update_fields=["unsent", "oldest_unsent_at", "reported_at"])


@transaction.atomic
def release(operation: SyncOperation, *, by) -> SyncOperation:
    """Apply what was refused, now that what stood in its way is mended. Whoever releases it answers for that its
    author worked here and may have seen the person; who wrote it is proved again."""
    require(by, "sync.handle")
    row = _to_handle(operation)
    outcome = apply(open_job(row, released_by=by))
    _handled(row, by=by, how="Släppt igenom")
    _settle(row, outcome)
    _wake(row)
    return row


@transaction.atomic
def discard(operation: SyncOperation, *, by, how: str) -> SyncOperation:
    """Close it without applying it, and say what was done instead. It stays to be read."""
    require(by, "sync.handle")
    row = _to_handle(operation)
    refuse_if(not how.strip(), "Skriv vad ni har gjort i stället.", "no_words", "how")
    _handled(row, by=by, how=how)
    row.save()
    return row


def _to_handle(operation: SyncOperation) -> SyncOperation:
    row = _held().get(pk=operation.pk)
    refuse_if(
        row.result != QUARANTINED or row.handled_at is not None,
        "Någon har redan tagit hand om det.",
        "handled",
    )
    return row


def _handled(row: SyncOperation, *, by, how: str) -> None:
    row.handled_at, row.handled_by, row.handled_how = dates.now(), by, how[:200]
