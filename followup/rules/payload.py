"""What an operation from a tablet says. A strict reader: what is not wholly understood is not applied at all.
Plain values in and out."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from boendestod import dates
from boendestod.errors import RuleBroken, refuse_if

from .attachment import MOST_PICTURES
from .incident import ComplaintBy, DeviationWhat, Severity, ToWhom
from .sync import SCHEMA_VERSIONS, OperationKind
from .visit import HowDone, SubstituteTold, ToldBy, ToldHow, TookPart, VisitOutcome

MOST_TEXT = 100_000
MOST_MARKS = 500
LARGEST = 2**63 - 1
SHA256 = re.compile("[0-9a-f]{64}")
OTHER_VERSION = "Surfplattans program är av en annan version än servern. Det du skrev finns kvar."
NOT_READABLE = "Servern kunde inte läsa det som surfplattan skickade. Det du skrev finns kvar på surfplattan."


@dataclass(frozen=True)
class Body:
    op_id: UUID
    device_id: UUID
    seq: int
    kind: OperationKind
    entity_id: UUID
    base_version: int | None
    client_time: datetime
    clock_offset_ms: int | None
    app_version: str
    # As it was written, and as it was read.
    written: dict
    payload: dict


@dataclass(frozen=True)
class DeclaredPicture:
    """A picture that belongs to a note and comes by itself: what its bytes are known by."""

    id: UUID
    sha256: str
    size: int
    name: str


def text(value) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or "\0" in value or len(value) > MOST_TEXT:
        raise ValueError
    value.encode()
    return value


def moment(value) -> datetime:
    if not isinstance(value, str):
        raise ValueError
    read = datetime.fromisoformat(value)
    if read.tzinfo is None or read.year not in dates.YEARS:
        raise ValueError
    return read


def identity(value) -> UUID:
    if not isinstance(value, str):
        raise ValueError
    return UUID(value)


def whole(value, least: int = 0) -> int:
    if type(value) is not int or not least <= value <= LARGEST:
        raise ValueError
    return value


def flag(value) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def mapping(value) -> dict:
    if not isinstance(value, dict):
        raise ValueError
    return value


def one_of(choices, value):
    if isinstance(value, bool):
        raise ValueError
    return choices(value)


def one_of_or_none(choices, value):
    return choices(value) if value else ""


def marks(value) -> dict[UUID, HowDone]:
    said = mapping(value)
    if len(said) > MOST_MARKS:
        raise ValueError
    return {identity(activity): HowDone(how) for activity, how in said.items()}


def checksum(value) -> str:
    if not isinstance(value, str) or not SHA256.fullmatch(value):
        raise ValueError
    return value


def pictures(value) -> list[DeclaredPicture]:
    if not isinstance(value, list) or len(value) > MOST_PICTURES:
        raise ValueError
    found = [DeclaredPicture(**read_fields(mapping(one), PICTURE)) for one in value]
    if len({picture.id for picture in found}) != len(found):
        raise ValueError
    return found


def or_none(read: Callable, value):
    return None if value is None else read(value)


@dataclass(frozen=True)
class Field:
    read: Callable
    # What it is when it is left out; a field without it must be there.
    default: object = ...


TEXT = Field(text, "")
MOMENT = Field(moment)
FLAG = Field(flag, False)
IDENTITY = Field(identity)
MAYBE_MOMENT = Field(partial(or_none, moment), None)
MAYBE_IDENTITY = Field(partial(or_none, identity), None)
MAYBE_WHOLE = Field(partial(or_none, whole), None)
PICTURE = {"id": IDENTITY, "sha256": Field(checksum), "size": Field(partial(whole, least=1)), "name": TEXT}
PICTURES = Field(pictures, ())


def choice(choices) -> Field:
    return Field(partial(one_of, choices))


def maybe(choices) -> Field:
    return Field(partial(one_of_or_none, choices), "")


VISIT = {
    "starts_at": MOMENT,
    "ends_at": MOMENT,
    "timed": FLAG,
    "outcome": choice(VisitOutcome),
    "reason": TEXT,
    "told_by": maybe(ToldBy),
    "told_at": MAYBE_MOMENT,
    "told_how": maybe(ToldHow),
    "took_part": maybe(TookPart),
    "wished": TEXT,
    "also_done": TEXT,
    "substitute_told": maybe(SubstituteTold),
    "second_worker": MAYBE_WHOLE,
    "marks": Field(marks, {}),
    "text": TEXT,
    "note_later": FLAG,
    "for_caseworker": FLAG,
}
VISIT_FIELDS = tuple(VISIT)


def some_fields(value) -> dict:
    """Of a visit that is not yet finished: any field may be empty."""
    fields = mapping(value)
    refuse_if(bool(fields.keys() - VISIT.keys()), OTHER_VERSION, "unknown_field")
    for name, said in fields.items():
        if said not in (None, ""):
            VISIT[name].read(said)
    return fields


SHAPES = {
    OperationKind.VISIT_START: {"order": IDENTITY, "planned": MAYBE_IDENTITY, "started_at": MOMENT},
    OperationKind.DRAFT_SAVE: {"fields": Field(some_fields)},
    OperationKind.DRAFT_DROP: {},
    OperationKind.VISIT_SIGN: {
        "order": IDENTITY,
        "planned": MAYBE_IDENTITY,
        **VISIT,
        "attachments": PICTURES,
    },
    OperationKind.NOTE_SIGN: {
        "order": IDENTITY,
        "visit": MAYBE_IDENTITY,
        "goal": MAYBE_IDENTITY,
        "event_at": MOMENT,
        "text": TEXT,
        "for_caseworker": FLAG,
        "attachments": PICTURES,
    },
    OperationKind.PERSON_TOLD: {
        "order": IDENTITY,
        "planned": IDENTITY,
        "told_at": MOMENT,
        "told_how": choice(ToldHow),
    },
    OperationKind.DEVIATION_REPORT: {
        "order": IDENTITY,
        "visit": MAYBE_IDENTITY,
        "is_complaint": FLAG,
        "complaint_by": maybe(ComplaintBy),
        "what": choice(DeviationWhat),
        "severity": choice(Severity),
        "text": TEXT,
        "happened_at": MOMENT,
    },
    OperationKind.CONCERN_RECORD: {
        "order": IDENTITY,
        "made_at": MOMENT,
        "to_whom": choice(ToWhom),
        "feedback_asked": FLAG,
    },
}
ENVELOPE = {
    "op_id": IDENTITY,
    "device_id": IDENTITY,
    "seq": Field(whole),
    "user_id": Field(whole),
    "type": choice(OperationKind),
    "entity_id": IDENTITY,
    "base_version": MAYBE_WHOLE,
    "payload": Field(mapping),
    "client_time": MOMENT,
    "clock_offset_ms": Field(partial(or_none, partial(whole, least=-LARGEST)), None),
    "app_version": TEXT,
    "schema_version": Field(whole),
}


def read_json(body: bytes) -> dict:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        said = None
    refuse_if(not isinstance(said, dict), NOT_READABLE, "bad_body")
    return said


def read_body(said: dict) -> Body:
    """Raise RuleBroken for a version that the server does not know, and for anything that it does not expect."""
    refuse_if(said.get("schema_version") not in list(SCHEMA_VERSIONS), OTHER_VERSION, "schema_version")
    whole_body = read_fields(said, ENVELOPE)
    kind, written = whole_body["type"], said["payload"]
    return Body(
        op_id=whole_body["op_id"],
        device_id=whole_body["device_id"],
        seq=whole_body["seq"],
        kind=kind,
        entity_id=whole_body["entity_id"],
        base_version=whole_body["base_version"],
        client_time=whole_body["client_time"],
        clock_offset_ms=whole_body["clock_offset_ms"],
        app_version=whole_body["app_version"],
        written=written,
        payload=read_fields(written, SHAPES[kind]),
    )


def read_fields(said: dict, shape: dict[str, Field]) -> dict:
    refuse_if(bool(said.keys() - shape.keys()), OTHER_VERSION, "unknown_field")
    return {name: _read(said, name, field) for name, field in shape.items()}


def _read(said: dict, name: str, field: Field):
    if name not in said:
        refuse_if(field.default is ..., OTHER_VERSION, "missing_field")
        return field.default
    try:
        return field.read(said[name])
    except (ValueError, TypeError, AttributeError, OverflowError) as fault:
        raise RuleBroken(OTHER_VERSION, "bad_value", name) from fault
