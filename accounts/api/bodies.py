"""From a page's form to the description of the JSON that its endpoint takes."""

from typing import Any

from django import forms
from django.utils.html import strip_tags

from ..sent import PLUMBING, ById, yes_no

# Swedish time of the day; "time" of the standard has an offset, which a clock on the wall has not.
CLOCK = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"}
ID = {"oneOf": [{"type": "string", "format": "uuid"}, {"type": "integer"}]}
# The first that fits, as in accounts/sent.py.
TYPES: tuple[tuple[type[forms.Field], dict[str, Any]], ...] = (
    (forms.BooleanField, {"type": "boolean"}),
    (forms.DecimalField, {"type": "number"}),
    (forms.FloatField, {"type": "number"}),
    (forms.IntegerField, {"type": "integer"}),
    (forms.DateTimeField, {"type": "string", "format": "date-time"}),
    (forms.DateField, {"type": "string", "format": "date"}),
    (forms.TimeField, CLOCK),
    (forms.EmailField, {"type": "string", "format": "email"}),
    (forms.UUIDField, {"type": "string", "format": "uuid"}),
    (forms.ModelChoiceField, ID),
    (forms.Field, {"type": "string"}),
)
BOUNDS = (
    ("max_length", "maxLength"),
    ("min_length", "minLength"),
    ("min_value", "minimum"),
    ("max_value", "maximum"),
)


def asks_for_version(form: type[forms.Form]) -> bool:
    return "version" in form.base_fields


def body_of(fields: dict[str, forms.Field], by_id: dict[str, ById], *, partial: bool = False) -> dict:
    """A JSON schema of the fields. In a partial body nothing is required."""
    asked = {name: field for name, field in fields.items() if name not in PLUMBING}
    properties = {name: schema_of(field) for name, field in asked.items()}
    properties |= {name: _of_many(many) for name, many in by_id.items()}
    required = [name for name, field in asked.items() if field.required and not _has_no_answer(field)]
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return schema if partial or not required else schema | {"required": required}


def _has_no_answer(field: forms.Field) -> bool:
    """A box that must be ticked is required to be true; that it is sent follows."""
    return isinstance(field, forms.BooleanField) and not field.required


def schema_of(field: forms.Field) -> dict:
    one = _plain(field)
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        one = {"type": "array", "items": one}
    if not field.required:
        one = one | {"nullable": True} if "oneOf" not in one else {"oneOf": one["oneOf"], "nullable": True}
    return one | _words(field)


def _words(field: forms.Field) -> dict:
    said = {"title": _text(field.label), "description": "\n\n".join(filter(None, _explained(field)))}
    return {key: text for key, text in said.items() if text}


def _explained(field: forms.Field) -> tuple[str, str]:
    """The help text, and what each value means, as drf-spectacular says it."""
    meanings = [f"* `{value}` - {_text(label)}" for value, label in _values(field)]
    return _text(field.help_text), "\n".join(meanings)


def _values(field: forms.Field) -> list[tuple]:
    if not isinstance(field, forms.ChoiceField) or isinstance(field, forms.ModelChoiceField) or yes_no(field):
        return []
    return [(value, label) for value, label in _options(field.choices) if value not in ("", None)]


def _text(words) -> str:
    return strip_tags(str(words or "")).replace("\N{SOFT HYPHEN}", "").strip()


def _plain(field: forms.Field) -> dict:
    if yes_no(field):
        return {"type": "boolean"}
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return _choice(field)
    found = dict(next(schema for kind, schema in TYPES if isinstance(field, kind)))
    if "oneOf" in found:
        return found
    for attribute, keyword in BOUNDS:
        bound = getattr(field, attribute, None)
        if bound is not None and not callable(bound):
            found[keyword] = bound if isinstance(bound, int) else float(bound)
    if field.required and found["type"] == "string" and not found.keys() & {"format", "pattern"}:
        found.setdefault("minLength", 1)
    return found


def _choice(field: forms.ChoiceField) -> dict:
    """Without values where they hang on the record; the reference data and the record itself have them."""
    values = [value for value, _ in _values(field)]
    if not values:
        return {"type": "string"}
    texts = [str(getattr(value, "value", value)) for value in values]
    if all(isinstance(value, int) for value in values):
        return {"type": "integer", "enum": [int(value) for value in values]}
    return {"type": "string", "enum": texts}


def _options(choices) -> list[tuple]:
    rows = []
    for value, label in choices:
        rows += list(label) if isinstance(label, list | tuple) else [(value, label)]
    return rows


def _of_many(many: ById) -> dict:
    return {"type": "object", "additionalProperties": schema_of(many.field)} | _words(many.field)
