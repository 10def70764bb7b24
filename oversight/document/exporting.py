"""A case and all that hangs on it, as plain JSON that another system, an archive or the person herself can read."""

from accounts.models import User
from accounts.permissions import require
from boendestod import dates
from cases.models import Case

from ..rules.document import SCHEMA, Purpose
from .leaving import leave_out, left_out, parts_left_out
from .names import Names
from .table import BY_MODEL, PARTS, Part
from .values import as_json

CREATED, CHANGED, REMOVED = "+", "~", "-"
DONE = {CREATED: "created", CHANGED: "changed", REMOVED: "removed"}


def export_case(case: Case, *, by, purpose: Purpose) -> dict:
    """For the archive or for another system. It holds what `by` may read; all of it when `by` is None, the operator."""
    if by is not None:
        require(by, "case.export")
    return _document(case, by=by, purpose=purpose)


def extract_case(case: Case, *, by) -> dict:
    """For the person herself (dataskyddsförordningen artikel 15)."""
    require(by, "case.extract")
    return _document(case, by=by, purpose=Purpose.OWN_EXTRACT)


ASKS_FOR = {
    Purpose.OWN_EXTRACT: "case.extract",
    Purpose.ARCHIVE: "case.export",
    Purpose.SYSTEM_CHANGE: "case.export",
}


def document_of(case: Case, *, by, purpose: Purpose) -> dict:
    """By the verb that the purpose asks for."""
    if purpose == Purpose.OWN_EXTRACT:
        return extract_case(case, by=by)
    return export_case(case, by=by, purpose=purpose)


def _document(case: Case, *, by, purpose: Purpose) -> dict:
    protected = case.client.is_protected
    found = _records(case, by, parts_left_out(purpose, is_protected=protected))
    ids = {part.name: _ids(part, found[part.name]) for part in PARTS}
    changes = [] if purpose == Purpose.OWN_EXTRACT else _changes(found, ids)
    names = Names(_named(found), {by and by.pk, *(change["by"] for change in changes)})
    content = {part.name: _rows(part, found[part.name], ids, names) for part in PARTS}
    for name, rows in content.items():
        for row in rows:
            leave_out(name, row, purpose, is_protected=protected)
    return {
        "schema": SCHEMA,
        "purpose": purpose.value,
        "exported_at": as_json(dates.now()),
        "exported_by": by and by.username,
        "municipality": case.municipality.name,
        "people": names.people,
        "providers": names.providers,
        "left_out": left_out(purpose, by=by, is_protected=protected),
        "parts": content,
        "history": [change | {"by": names.of(User, change["by"])} for change in changes],
    }


def _records(case: Case, by, without: frozenset) -> dict[str, list]:
    """What stands in the document, part by part: only what hangs on something that stands there too."""
    found, known = {}, {}
    for part in PARTS:
        rows = [] if part.name in without else _seen(part, case, by)
        found[part.name] = [row for row in rows if _hangs_on(part, row, known)]
        known[part.model] = {row.pk for row in found[part.name]}
    return found


def _seen(part: Part, case: Case, by):
    rows = part.rows(case)
    for field in part.lists:
        rows = rows.prefetch_related(field.name)
    if by is None or not hasattr(part.model.objects.all(), "visible_to"):
        return rows
    return rows.filter(pk__in=part.model.objects.visible_to(by).values("pk"))


def _hangs_on(part: Part, row, known: dict) -> bool:
    return all(
        getattr(row, field.attname) in known[field.related_model]
        for field in part.fields
        if field.is_relation and field.related_model in known and not field.null
    )


def _ids(part: Part, rows: list) -> dict:
    """By id, what the record is called in the document."""
    if part.is_numbered:
        return {row.pk: number for number, row in enumerate(rows, 1)}
    return {row.pk: str(row.pk) for row in rows}


def _rows(part: Part, rows: list, ids: dict, names: Names) -> list[dict]:
    return [
        {field.name: _value(field, row, ids, names) for field in part.fields}
        | {
            field.name: [
                ids[BY_MODEL[field.related_model].name][other.pk] for other in getattr(row, field.name).all()
            ]
            for field in part.lists
        }
        for row in rows
    ]


def _value(field, row, ids: dict, names: Names):
    value = getattr(row, field.attname)
    if field.primary_key and not field.is_relation:
        return ids[BY_MODEL[type(row)].name][value]
    if value is None or not field.is_relation:
        return as_json(value)
    if field.related_model in BY_MODEL:
        return ids[BY_MODEL[field.related_model].name].get(value)
    return names.of(field.related_model, value)


def _named(found: dict[str, list]) -> dict:
    """The ids of people and places that the records name, by model."""
    named = {}
    for part in PARTS:
        for field in part.fields:
            if field.is_relation and field.related_model not in BY_MODEL:
                ids = {getattr(row, field.attname) for row in found[part.name]}
                named.setdefault(field.related_model, set()).update(ids - {None})
    return named


HISTORY = ("history_date", "id", "version", "history_type", "history_user_id", "history_change_reason")


def _changes(found: dict[str, list], ids: dict) -> list[dict]:
    """Who wrote each version of each record, when and why, the oldest first."""
    rows = []
    for part in PARTS:
        if part.has_history and found[part.name]:
            history = part.model.history.filter(id__in=ids[part.name]).order_by()
            rows += [(part.name, *row) for row in history.values_list(*HISTORY)]
    rows.sort(key=lambda row: (row[1], row[0], str(row[2]), row[3]))
    return [
        {
            "part": part,
            "id": str(record),
            "version": version,
            "what": DONE[kind],
            "at": as_json(at),
            "by": by,
            "why": reason or "",
        }
        for part, at, record, version, kind, by, reason in rows
    ]
