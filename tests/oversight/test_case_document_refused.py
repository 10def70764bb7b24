"""A document that is wrong: each thing is said in Swedish with where it stands, and nothing is saved."""

import json
from copy import deepcopy

import pytest

from boendestod.errors import NotPermitted
from cases.models import Case
from oversight.document import DocumentRefused, export_case, import_case, parse
from oversight.rules.document import MAX_BYTES, Purpose
from tests.cast import TODAY
from tests.walkers import foreign, thread


@pytest.fixture
def whole(cast):
    return thread(cast)


@pytest.fixture
def document(whole):
    return json.loads(json.dumps(export_case(whole.case, by=None, purpose=Purpose.SYSTEM_CHANGE)))


@pytest.fixture
def leader(cast):
    return foreign().section_leader


def refused(document, by) -> dict[str, str]:
    before = Case.objects.count()
    with pytest.raises(DocumentRefused) as refusal:
        import_case(document, by=by, today=TODAY)
    assert Case.objects.count() == before
    return dict(refusal.value.problems)


def changed(document: dict, pointer: str, value) -> dict:
    document = deepcopy(document)
    *way, last = [int(step) if step.isdecimal() else step for step in pointer.split("/")[1:]]
    target = document
    for step in way:
        target = target[step]
    target[last] = value
    return document


@pytest.mark.parametrize(
    ("pointer", "value", "message"),
    [
        ("/schema", "urn:annat", "Det enda slag av dokument"),
        ("/purpose", "own_extract", "Personens eget utdrag"),
        ("/people", [], "Är av fel slag."),
        ("/extra", 1, "Är okänt."),
        ("/parts/extra", [], "Är okänt."),
        ("/parts/visits", {}, "Ska vara en lista."),
        ("/parts/visits/0", "besök", "Ska vara ett objekt."),
        ("/parts/visits/0/extra", 1, "Är okänt."),
        ("/parts/visits/0/outcome", "magi", "Värdet 'magi' är inget giltigt alternativ."),
        ("/parts/visits/0/starts_at", "i går", "Ska vara en tidpunkt"),
        ("/parts/visits/0/starts_at", "2026-03-02T09:00:00", "Tidpunkten saknar tidszon."),
        ("/parts/visits/0/starts_at", "0001-01-01T00:00:00+12:00", "Året ska vara mellan 1900 och 2199."),
        ("/parts/decisions/0/valid_to", "9999-12-31", "Året ska vara mellan 1900 och 2199."),
        ("/parts/visits/0/starts_at", None, "Får inte vara null."),
        ("/parts/visits/0/timed", "ja", "Ska vara true eller false."),
        ("/parts/visits/0/wished", "a\x00b", "Texten har tecken som inte går att spara."),
        ("/parts/visits/0/wished", "\ud800", "Texten har tecken som inte går att spara."),
        ("/parts/visits/0/support_worker", "nobody", "Pekar på något som inte finns i dokumentet."),
        ("/parts/visits/0/plan", "00000000-0000-4000-8000-000000000000", "Pekar på något som inte finns"),
        ("/parts/visits/0/recorded_at", "2099-01-01T00:00:00Z", "Kan inte ha registrerats i framtiden."),
        ("/parts/clients/0/birth_year", 999999, "mindre än eller lika med 32767"),
        ("/parts/clients/0/personnummer", "1" * 13, "som mest 12"),
        ("/parts/decisions/0/granted_hours", "NaN", "Ska vara ett decimaltal som text."),
        ("/parts/decisions/0/granted_hours", 16, "Ska vara ett decimaltal som text."),
        ("/parts/order_versions/0/content/values/needs", "annat", None),
        ("/parts/plan_versions/0/content", "text", None),
        ("/parts/plan_answers/0/signature", [[[1, 1]]], None),
        ("/parts/orders/0/preferred_times", ["natt"], "natt"),
        ("/providers/{provider}/form", 7, "Ska vara text"),
        ("/providers/{provider}/form", "klubb", "Är inget slag av utförare."),
    ],
)  # fmt: skip
def test_each_thing_that_is_wrong_is_said_with_where(document, leader, pointer, value, message):
    pointer = pointer.format(provider=next(iter(document["providers"])))
    problems = refused(changed(document, pointer, value), leader)
    where = pointer if message else next(iter(problems))
    assert pointer.startswith(where)
    assert (message or "") in problems[where]


def test_what_is_missing_is_said(document, leader):
    del document["parts"]["visits"]
    assert refused(document, leader) == {"/parts/visits": "Saknas."}


def test_a_document_has_one_case(document, leader):
    document["parts"]["cases"] = []
    assert refused(document, leader)["/parts/cases"] == "Ska ha precis en rad."


def test_the_same_record_stands_once(document, leader):
    document["parts"]["visits"].append(document["parts"]["visits"][0])
    assert refused(document, leader)["/parts/visits"] == "Samma id finns två gånger."


def test_the_database_has_the_last_word(document, leader):
    problems = refused(changed(document, "/parts/visits/0/ends_at", "2020-01-01T00:00:00Z"), leader)
    assert problems == {"/parts": "Sluttiden måste vara efter starttiden."}


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[NaN]", b"[" * 100_000, b"1" * 5000])
def test_what_is_no_json_is_said_to_be_none(content):
    with pytest.raises(DocumentRefused, match="inget dokument i JSON"):
        parse(content)


@pytest.mark.parametrize("document", [[], 7, "text", None])
def test_json_that_is_no_document_is_refused(leader, document):
    assert refused(document, leader) == {"": "Det här är inget dokument i JSON."}


def test_a_file_that_is_too_large_is_not_even_read():
    with pytest.raises(DocumentRefused, match="större än 20 MB"):
        parse(b" " * (MAX_BYTES + 1))


def test_only_a_section_leader_reads_cases_in(document, cast):
    for user in (cast.caseworker, cast.unit_manager, cast.system_admin):
        with pytest.raises(NotPermitted):
            import_case(document, by=user, today=TODAY)
