"""A document from somewhere else: read, and every value of it checked before anything is saved."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from django.db import models

from accounts.rules import ProviderForm
from boendestod import dates
from orders.versions import checksum

from ..rules.document import MAX_BYTES, SCHEMA, Purpose
from .problems import DocumentRefused, Problem
from .table import BY_MODEL, BY_NAME, PARTS, Part
from .values import WrongValue, check_text, from_json

TOO_LARGE = "Dokumentet är större än 20 MB."
NO_JSON = "Det här är inget dokument i JSON."
HEAD = {
    "schema": str,
    "purpose": str,
    "exported_at": str,
    "exported_by": str | None,
    "municipality": str,
    "people": dict,
    "providers": dict,
    "left_out": list,
    "parts": dict,
    "history": list,
}
FROZEN = ("order_versions", "plan_versions")
FROZEN_CONTENT = {"values": dict, "fields": list, "goals": list}


@dataclass
class Reading:
    """What a document says, as values that the fields can hold; a reference is still what the document calls it."""

    municipality: str
    people: dict
    providers: dict
    rows: dict[str, list[dict]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, pointer: str, message: str) -> None:
        self.problems.append(Problem(pointer, message))


def parse(content: bytes) -> dict:
    """The JSON of a file."""
    if len(content) > MAX_BYTES:
        raise DocumentRefused([Problem("", TOO_LARGE)])
    try:
        return json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError) as wrong:
        raise DocumentRefused([Problem("", NO_JSON)]) from wrong


def _no_number(name: str):
    raise ValueError(name)


def read(document) -> Reading:
    """Raise DocumentRefused with all that is wrong."""
    reading = _head(document)
    for part in PARTS:
        reading.rows[part.name] = _part(reading, part, document["parts"][part.name])
    _one_of_each(reading)
    _check_ids(reading)
    if not reading.problems:
        _check_frozen(reading)
    if reading.problems:
        raise DocumentRefused(reading.problems)
    return reading


def _head(document) -> Reading:
    problems = []
    if not isinstance(document, dict):
        raise DocumentRefused([Problem("", NO_JSON)])
    _same_names(problems, "", document, HEAD)
    for name, kind in HEAD.items():
        if name in document and not isinstance(document[name], kind):
            problems.append(Problem(f"/{name}", "Är av fel slag."))
    if problems:
        raise DocumentRefused(problems)
    if document["schema"] != SCHEMA:
        problems.append(Problem("/schema", f"Det enda slag av dokument som går att läsa in är {SCHEMA}."))
    if document["purpose"] not in (Purpose.ARCHIVE, Purpose.SYSTEM_CHANGE):
        message = "Personens eget utdrag går inte att läsa in. Det är inte hela ärendet."
        problems.append(Problem("/purpose", message))
    _same_names(problems, "/parts", document["parts"], BY_NAME)
    _check_people(problems, document)
    if problems:
        raise DocumentRefused(problems)
    return Reading(document["municipality"], document["people"], document["providers"])


def _same_names(problems: list, pointer: str, found: dict, known) -> None:
    for name in sorted(found.keys() - set(known)):
        problems.append(Problem(f"{pointer}/{_escaped(name)}", "Är okänt."))
    for name in known:
        if name not in found:
            problems.append(Problem(f"{pointer}/{name}", "Saknas."))


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


PERSON = {"name": 150, "title": 100, "role": 100}
PROVIDER = {"form": 20}


def _check_people(problems: list, document: dict) -> None:
    for section, fields in (("people", PERSON), ("providers", PROVIDER)):
        for name, said in document[section].items():
            pointer = f"/{section}/{_escaped(name)}"
            if not isinstance(said, dict) or said.keys() != fields.keys():
                problems.append(Problem(pointer, f"Ska ha {', '.join(fields)}."))
                continue
            for key, longest in fields.items():
                if not isinstance(said[key], str) or len(said[key]) > longest or not _is_text(said[key]):
                    problems.append(Problem(f"{pointer}/{key}", f"Ska vara text, högst {longest} tecken."))
                elif key == "form" and said[key] not in ProviderForm:
                    problems.append(Problem(f"{pointer}/{key}", "Är inget slag av utförare."))


def _is_text(value) -> bool:
    try:
        check_text(value)
    except WrongValue:
        return False
    return True


def _part(reading: Reading, part: Part, rows) -> list[dict]:
    if not isinstance(rows, list):
        reading.refuse(f"/parts/{part.name}", "Ska vara en lista.")
        return []
    return [_row(reading, part, row, f"/parts/{part.name}/{number}") for number, row in enumerate(rows)]


def _row(reading: Reading, part: Part, row, pointer: str) -> dict:
    if not isinstance(row, dict):
        reading.refuse(pointer, "Ska vara ett objekt.")
        return {}
    _same_names(reading.problems, pointer, row, [item.name for item in (*part.fields, *part.lists)])
    values = {}
    for item in part.fields:
        if item.name in row:
            try:
                values[item.name] = _value(part, item, row[item.name])
            except (WrongValue, RecursionError) as wrong:
                reading.refuse(f"{pointer}/{item.name}", str(wrong) or "Är av fel slag.")
    for item in part.lists:
        values[item.name] = row.get(item.name)
    return values


def _value(part: Part, item: models.Field, raw):
    if item.primary_key and part.is_numbered:
        if type(raw) is not int:
            raise WrongValue("Ska vara ett heltal.")
        return raw
    if item.is_relation and raw is None and item.null:
        return None
    if item.is_relation and item.related_model not in BY_MODEL:
        if not isinstance(raw, str) or not 0 < len(raw) <= 200 or not _is_text(raw):
            raise WrongValue("Ska vara ett namn.")
        return raw
    if item.is_relation and BY_MODEL[item.related_model].is_numbered:
        if type(raw) is not int:
            raise WrongValue("Ska vara ett heltal.")
        return raw
    if item.is_relation:
        return from_json(item.related_model._meta.pk, raw)
    value = from_json(item, raw)
    if isinstance(value, datetime) and item.name.endswith("recorded_at") and value > dates.now():
        raise WrongValue("Kan inte ha registrerats i framtiden.")
    return value


def _one_of_each(reading: Reading) -> None:
    for name in ("clients", "cases"):
        if len(reading.rows[name]) != 1:
            reading.refuse(f"/parts/{name}", "Ska ha precis en rad.")


def _check_ids(reading: Reading) -> None:
    """Each record stands once, and points only at what stands in the document."""
    known = {part.model: set() for part in PARTS}
    for part in PARTS:
        key = part.model._meta.pk.name
        ids = [row.get(key) for row in reading.rows[part.name]]
        known[part.model] = set(ids) - {None}
        if any(times > 1 for value, times in Counter(ids).items() if value is not None):
            reading.refuse(f"/parts/{part.name}", "Samma id finns två gånger.")
    for part in PARTS:
        for number, row in enumerate(reading.rows[part.name]):
            _check_references(reading, part, row, known, f"/parts/{part.name}/{number}")


def _check_references(reading: Reading, part: Part, row: dict, known: dict, pointer: str) -> None:
    for item in part.fields:
        value = row.get(item.name)
        if value is not None and item.is_relation and not _stands(reading, item.related_model, value, known):
            reading.refuse(f"{pointer}/{item.name}", "Pekar på något som inte finns i dokumentet.")
    for item in part.lists:
        listed = row.get(item.name)
        if listed is None:
            continue
        if not isinstance(listed, list) or not all(
            type(value) is int and value in known[item.related_model] for value in listed
        ):
            reading.refuse(f"{pointer}/{item.name}", "Ska vara en lista med sådant som finns i dokumentet.")


def _stands(reading: Reading, model, value, known: dict) -> bool:
    named = {"User": reading.people, "Provider": reading.providers}.get(model.__name__)
    if named is not None:
        return value in named
    return value in known.get(model, (value,))


def _check_frozen(reading: Reading) -> None:
    """What was frozen is still what its checksum says."""
    for name in FROZEN:
        for number, row in enumerate(reading.rows[name]):
            pointer, content = f"/parts/{name}/{number}/content", row["content"]
            if not isinstance(content, dict) or any(
                not isinstance(content.get(key), kind) for key, kind in FROZEN_CONTENT.items()
            ):
                reading.refuse(pointer, f"Ska ha {', '.join(FROZEN_CONTENT)}.")
            elif checksum(content) != row["sha256"]:
                reading.refuse(pointer, "Texten stämmer inte med sin kontrollsumma.")
    sums = {row["id"]: row["sha256"] for row in reading.rows["plan_versions"]}
    for number, row in enumerate(reading.rows["plan_answers"]):
        answered = checksum({"text": sums[row["version"]], "signature": row["signature"]})
        # A protected person's name is not drawn in a document.
        if answered != row["sha256"] and row["signature"] != []:
            reading.refuse(f"/parts/plan_answers/{number}", "Svaret stämmer inte med sin kontrollsumma.")
