"""A field's value as JSON, and back again."""

import base64
import binascii
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models

from boendestod import dates


class WrongValue(Exception):
    """The value is no such thing; the text says in Swedish what it should be."""


def as_json(value):
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return value


def from_json(field: models.Field, raw):
    """The value for the field, which must be one that the field can hold."""
    if raw is None:
        _must(field.null, "Får inte vara null.")
        return None
    value = _read(field, raw)
    if value not in field.empty_values:
        _check(field, value)
    return value


def _read(field: models.Field, raw):
    check_text(raw)
    if isinstance(field, models.JSONField):
        return raw
    if isinstance(field, ArrayField):
        _must(isinstance(raw, list), "Ska vara en lista.")
        return [_read(field.base_field, item) for item in raw]
    _, written_as, what, read = next(kind for kind in KINDS if isinstance(field, kind[0]))
    _must(type(raw) is written_as, f"Ska vara {what}.")
    try:
        return read(raw)
    except (ValueError, InvalidOperation, binascii.Error) as wrong:
        raise WrongValue(f"Ska vara {what}.") from wrong


def _moment(raw: str) -> datetime:
    moment = datetime.fromisoformat(raw)
    _must(moment.tzinfo is not None, "Tidpunkten saknar tidszon.")
    _must(moment.year in dates.YEARS, f"Året ska vara {dates.IN_YEARS}.")
    return moment.astimezone(UTC)


def _day(raw: str) -> date:
    day = date.fromisoformat(raw)
    _must(day.year in dates.YEARS, f"Året ska vara {dates.IN_YEARS}.")
    return day


def _bytes(raw: str) -> bytes:
    return base64.b64decode(raw, validate=True)


def _decimal(raw: str) -> Decimal:
    number = Decimal(raw)
    _must(number.is_finite(), "Ska vara ett decimaltal som text.")
    return number


# The first that fits: a moment is also a day to Django.
KINDS = (
    (models.BooleanField, bool, "true eller false", bool),
    (models.DateTimeField, str, "en tidpunkt, till exempel 2026-03-02T09:00:00Z", _moment),
    (models.DateField, str, "ett datum, till exempel 2026-03-02", _day),
    (models.TimeField, str, "ett klockslag, till exempel 09:00:00", time.fromisoformat),
    (models.DecimalField, str, "ett decimaltal som text", _decimal),
    (models.IntegerField, int, "ett heltal", int),
    (models.UUIDField, str, "ett id (UUID)", UUID),
    (models.BinaryField, str, "base64", _bytes),
    (models.CharField, str, "text", str),
    (models.TextField, str, "text", str),
)


def _check(field: models.Field, value) -> None:
    try:
        field.clean(value, None)
    except ValidationError as invalid:
        raise WrongValue(" ".join(invalid.messages)) from invalid


def check_text(value) -> None:
    """PostgreSQL keeps no NUL and no half of a character pair."""
    if isinstance(value, str):
        _must(_is_text(value), "Texten har tecken som inte går att spara.")
    elif isinstance(value, list):
        for item in value:
            check_text(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            check_text(name)
            check_text(item)


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in value


def _must(holds: bool, message: str) -> None:
    if not holds:
        raise WrongValue(message)
