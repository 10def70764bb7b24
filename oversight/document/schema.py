"""The JSON Schema of a case's document, from the same table as the document itself."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ..rules.document import SCHEMA, Purpose
from .exporting import DONE
from .table import BY_MODEL, PARTS, Part

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT, NUMBER = {"type": "string"}, {"type": "integer"}
A_MOMENT, AN_ID = TEXT | {"format": "date-time"}, TEXT | {"format": "uuid"}
# The first that fits: a moment is also a day to Django.
KINDS = (
    (models.BooleanField, {"type": "boolean"}),
    (models.DateTimeField, A_MOMENT),
    (models.DateField, TEXT | {"format": "date"}),
    (models.TimeField, TEXT | {"format": "time"}),
    (models.DecimalField, TEXT | {"pattern": r"^-?[0-9]+(\.[0-9]+)?$"}),
    (models.IntegerField, NUMBER),
    (models.UUIDField, AN_ID),
    (models.BinaryField, TEXT | {"contentEncoding": "base64"}),
    (models.CharField, TEXT),
    (models.TextField, TEXT),
)


def schema() -> dict:
    return {
        "$schema": DIALECT,
        "$id": SCHEMA,
        "title": "Ett ärende i boendestöd",
        "description": "Ett ärende med allt som hör till det. Tidpunkter är i UTC. Personer och utförare står med "
        "namn, och resten pekar på varandra med id inom dokumentet.",
        **_object(
            {
                "schema": {"const": SCHEMA},
                "purpose": {
                    "enum": list(Purpose.values),
                    "title": "Vad dokumentet är till för",
                    "description": _meanings(Purpose.choices),
                },
                "exported_at": A_MOMENT | {"title": "När dokumentet togs ut"},
                "exported_by": {
                    "type": ["string", "null"],
                    "title": "Av vem; null är den som sköter driften",
                },
                "municipality": TEXT | {"title": "Kommunen som ärendet kommer från"},
                "people": _by_name(
                    "De som har arbetat i ärendet, efter användarnamn", "name", "title", "role"
                ),
                "providers": _by_name("Utförarna, efter namn", "form"),
                "left_out": {
                    "type": "array",
                    "title": "Vad som inte står i dokumentet, och varför",
                    "items": _object({"what": TEXT, "why": TEXT}),
                },
                "parts": _object({part.name: _rows_of(part) for part in PARTS}),
                "history": {
                    "type": "array",
                    "title": "Vem som har skrivit varje version, när och varför",
                    "items": _object(_CHANGE),
                },
            }
        ),
        "$defs": {part.name: _row(part) for part in PARTS},
    }


_CHANGE = {
    "part": TEXT,
    "id": AN_ID,
    "version": NUMBER,
    "what": {"enum": list(DONE.values())},
    "at": A_MOMENT,
    "by": {"type": ["string", "null"]},
    "why": TEXT,
}


def _object(properties: dict) -> dict:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _by_name(title: str, *fields: str) -> dict:
    said = _object(dict.fromkeys(fields, TEXT))
    return {"type": "object", "title": title, "additionalProperties": said}


def _rows_of(part: Part) -> dict:
    title = str(part.model._meta.verbose_name_plural)
    rows = {"type": "array", "title": title, "items": {"$ref": f"#/$defs/{part.name}"}}
    return rows | ({"minItems": 1, "maxItems": 1} if part.name in ("clients", "cases") else {})


def _row(part: Part) -> dict:
    properties = {field.name: _titled(field, part) for field in part.fields}
    lists = {field.name: {"type": "array", "items": NUMBER} for field in part.lists}
    return {"title": str(part.model._meta.verbose_name)} | _object(properties | lists)


def _titled(field: models.Field, part: Part) -> dict:
    return _value(field, part) | {"title": str(field.verbose_name).capitalize()} | _meant(field)


def _value(field: models.Field, part: Part) -> dict:
    if isinstance(field, models.JSONField):
        return {}
    if isinstance(field, ArrayField):
        return {"type": "array", "items": _plain(field.base_field)}
    value = _key(field, part) if field.is_relation or field.primary_key else _plain(field)
    # A picture is left out of the person's own extract.
    may_lack = field.null or isinstance(field, models.BinaryField)
    return value | {"type": [value["type"], "null"]} if may_lack else value


def _key(field: models.Field, part: Part) -> dict:
    model = field.related_model or part.model
    if model not in BY_MODEL:
        return TEXT
    target = BY_MODEL[model]
    pointing = {"description": f"Pekar på {target.name}."} if field.is_relation else {}
    return (NUMBER if target.is_numbered else AN_ID) | pointing


def _plain(field: models.Field) -> dict:
    value = next(shape for kind, shape in KINDS if isinstance(field, kind))
    if field.choices:
        # An empty text says that nothing was chosen.
        return value | {
            "enum": [*_values(field), *([""] if value == TEXT else []), *([None] if field.null else [])]
        }
    return value | ({"maxLength": field.max_length} if isinstance(field, models.CharField) else {})


def _values(field: models.Field) -> list:
    return [value for value, _ in field.flatchoices if value not in ("", None)]


def _meant(field: models.Field) -> dict:
    chosen = field.base_field if isinstance(field, ArrayField) else field
    said = [choice for choice in chosen.flatchoices if choice[0] not in ("", None)]
    return {"description": _meanings(said)} if said else {}


def _meanings(choices) -> str:
    return "; ".join(f"{value}: {label}" for value, label in choices)
