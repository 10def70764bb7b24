"""A case from a document, into the unit of the one who reads it in: all of it, or nothing."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db import IntegrityError, transaction
from simple_history.utils import bulk_create_with_history

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod.errors import RuleBroken
from cases.models import Case
from followup.actions.picture import as_plain_jpeg

from .identity import are_taken, with_new_ids
from .places import Places
from .problems import DocumentRefused, Problem
from .reading import Reading, read
from .table import BY_MODEL, PARTS, Part

REASON = "import"
EXISTS = "Ärendet finns redan här och läses inte in en gång till."


@dataclass(frozen=True)
class Arrived:
    """What came of a document, or would."""

    case_id: str
    case_ref: str
    counts: dict[str, int]
    # People who have no login here: they stand by name beside what they did.
    names: list[str]
    new_providers: list[str]
    knows_person: bool
    has_new_ids: bool


def import_case(document: dict, *, by, today: date, dry_run: bool = False) -> Arrived:
    """Read the case in. Nothing is saved in a dry run, or when anything is wrong with the document."""
    require(by, "case.import_document")
    reading = read(document)
    has_new_ids = are_taken(reading, by.membership.municipality)
    if has_new_ids:
        reading = read(with_new_ids(document, by.membership.municipality))
    _refuse_twice(reading, by)
    try:
        with transaction.atomic():
            arrived = _take_in(reading, by, document_sum(document), has_new_ids)
            case_changed(arrived.case_id, today=today, event=REASON)
            if dry_run:
                transaction.set_rollback(True)
    except IntegrityError as refused:
        raise DocumentRefused([Problem("/parts", _said_of(refused))]) from refused
    return arrived


def document_sum(document: dict) -> str:
    return hashlib.sha256(json.dumps(document, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _refuse_twice(reading: Reading, by) -> None:
    case = reading.rows["cases"][0]
    ours = Case.objects.filter(municipality=by.membership.municipality)
    if ours.filter(case_ref=case["case_ref"]).exists() or ours.filter(pk=case["id"]).exists():
        raise RuleBroken(EXISTS, "case_exists", "file")


def _take_in(reading: Reading, by, document_sum: str, has_new_ids: bool) -> Arrived:
    places = Places(reading, by)
    known, counts = {}, {}
    for part in PARTS:
        rows = reading.rows[part.name]
        found = _found_here(part, rows, places, known)
        new = [row for row in rows if row.get("id") not in found]
        records = [_record(part, row, places, known) for row in new]
        _save(part, records, by, document_sum)
        keys = [row[part.model._meta.pk.name] for row in new]
        known[part.model] = found | {key: record.pk for key, record in zip(keys, records, strict=True)}
        _save_lists(part, new, records, known)
        counts[part.name] = len(records)
    case = reading.rows["cases"][0]
    return Arrived(
        case_id=case["id"],
        case_ref=case["case_ref"],
        counts={name: count for name, count in counts.items() if count},
        names=places.names,
        new_providers=places.new_providers,
        knows_person=not counts["clients"],
        has_new_ids=has_new_ids,
    )


def _found_here(part: Part, rows: list[dict], places: Places, known: dict) -> dict:
    """What is here already and `by` may see: the person by the number, a conference by its day. Of a person out of
    reach PostgreSQL refuses a second one: a document must not be a way to somebody else's case."""
    found = {}
    for row in rows if part.known_by else ():
        if all(row[name] for name in part.known_by):
            record = _record(part, row, places, known)
            values = {name: getattr(record, name) for name in part.known_by}
            here = part.model.objects.visible_to(places.by).filter(**values).first()
            if here is not None:
                found[row["id"]] = here.pk
    return found


def _record(part: Part, row: dict, places: Places, known: dict):
    record = part.model(municipality=places.municipality)
    for field in part.fields:
        value = row[field.name]
        if field.primary_key and part.is_numbered:
            continue
        if value is not None and field.is_relation:
            value = _pointed_at(field, value, places, known)
        setattr(record, field.attname, value)
    return record


def _pointed_at(field, value, places: Places, known: dict):
    model = field.related_model
    if model in BY_MODEL:
        # A record that points at its own kind may point at one that is not saved yet: by an id that stays.
        return known.get(model, {}).get(value, value)
    if (field.model, field.name) == (Case, "caseworker") and not places.works_here(value):
        return None
    return places.of(model, value)


def _save(part: Part, records: list, by, document_sum: str) -> None:
    if part.name == "person_links":
        _without_code(records)
    if part.name == "attachment_pictures":
        _as_pixels(records)
    if part.has_history:
        # With the sum of the document, so that a file can be shown to be the one that was read in.
        reason = f"{REASON} {document_sum}" if part.name == "cases" else REASON
        bulk_create_with_history(records, part.model, default_user=by, default_change_reason=reason)
    else:
        part.model.objects.bulk_create(records)


def _save_lists(part: Part, rows: list[dict], records: list, known: dict) -> None:
    for field in part.lists:
        through = getattr(part.model, field.name).through
        own, other = field.m2m_field_name(), field.m2m_reverse_field_name()
        through.objects.bulk_create(
            through(**{f"{own}_id": record.pk, f"{other}_id": known[field.related_model][value]})
            for row, record in zip(rows, records, strict=True)
            for value in row[field.name]
        )


def _without_code(links: list) -> None:
    """The code of a person's own view is no part of the document: no view opens by what was read in."""
    for link in links:
        link.code_sha256 = secrets.token_hex(32)


def _as_pixels(pictures: list) -> None:
    for number, picture in enumerate(pictures):
        try:
            picture.content, _ = as_plain_jpeg(bytes(picture.content))
        except RuleBroken as broken:
            pointer = f"/parts/attachment_pictures/{number}/content"
            raise DocumentRefused([Problem(pointer, broken.message)]) from broken


def _said_of(refused: IntegrityError) -> str:
    """The constraint's own Swedish; PostgreSQL's message holds the row."""
    name = getattr(getattr(refused.__cause__, "diag", None), "constraint_name", None)
    found = (
        constraint
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if constraint.name == name
    )
    said = next(found, None)
    swedish = said and said.violation_error_message != said.default_violation_error_message
    return said.violation_error_message if swedish else f"Uppgifterna går inte ihop ({name})."
