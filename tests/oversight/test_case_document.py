"""A case as one document: what it holds, and the way out and in again."""

import json
import re
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

import pytest
from django.apps import apps
from django.core.management import call_command
from jsonschema import Draft202012Validator, FormatChecker

from accounts.models import CommissioningUnit, Membership, User
from accounts.rules import Role
from boendestod.errors import RuleBroken
from cases.models import Case, Client
from followup.models import PersonLink, Visit
from orders.versions import checksum
from oversight.document import DocumentRefused, export_case, extract_case, import_case
from oversight.document.arrival import document_sum
from oversight.document.reading import read
from oversight.document.schema import schema
from oversight.document.table import BY_MODEL, OUTSIDE, PARTS
from oversight.rules.document import Purpose
from tests.cast import NUMBERS, TODAY
from tests.oversight.whole_case import LATER, whole_case
from tests.test_tables import OF_A_CASE, RECORDS
from tests.walkers import foreign

SCHEMA_FILE = Path("docs/schema/case-document-1.json")
AN_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# Sums over texts that hold ids, a picture drawn anew, and a caseworker who does not work here.
MADE_HERE = {"sha256", "caseworker"}


@pytest.fixture
def case(cast):
    return whole_case(cast)


@pytest.fixture
def document(case):
    return export_case(case, by=None, purpose=Purpose.ARCHIVE)


@pytest.fixture
def elsewhere(cast):
    """The section leader of another municipality."""
    return foreign().section_leader


def bring_in(document, by, **more):
    return import_case(json.loads(json.dumps(document)), by=by, today=LATER, **more)


def again(arrived) -> dict:
    return export_case(Case.objects.get(pk=arrived.case_id), by=None, purpose=Purpose.ARCHIVE)


def comparable(document: dict) -> dict[str, list[str]]:
    """What the parts say, without ids, with people by name."""
    names = {username: said["name"] for username, said in document["people"].items()}
    return {name: sorted(_said(row, names) for row in rows) for name, rows in document["parts"].items()}


def _said(row: dict, names: dict) -> str:
    said = {key: names.get(value, value) if isinstance(value, str) else value for key, value in row.items()}
    return AN_ID.sub("id", json.dumps({key: said[key] for key in said.keys() - MADE_HERE}, sort_keys=True))


def other_id(found: re.Match) -> str:
    return str(uuid5(NAMESPACE_OID, found[0]))


def resummed(document: dict) -> dict:
    """With sums over the texts as they are now."""
    sums = {}
    for row in (*document["parts"]["order_versions"], *document["parts"]["plan_versions"]):
        row["sha256"] = checksum(row["content"])
    for row in document["parts"]["plan_versions"]:
        sums[row["id"]] = row["sha256"]
    for row in document["parts"]["plan_answers"]:
        row["sha256"] = checksum({"text": sums[row["version"]], "signature": row["signature"]})
    return document


def everything() -> dict:
    return {model.__name__: model._default_manager.count() for model in apps.get_models()}


def foreign_colleague(leader) -> User:
    member = leader.membership
    user = User.objects.create_user("hedda", first_name="Hedda", last_name="Testsson")
    Membership.objects.create(
        user=user, municipality=member.municipality, unit=member.unit, role=Role.CASEWORKER, started_on=TODAY
    )
    return user


def test_every_table_of_a_case_is_a_part_of_the_document_or_is_left_out_for_a_reason():
    assert set(BY_MODEL) | set(OUTSIDE) >= {*RECORDS, *OF_A_CASE}
    assert not set(BY_MODEL) & set(OUTSIDE)


def test_what_others_hang_on_comes_first():
    seen = set()
    for part in PARTS:
        pointed = {field.related_model for field in part.fields if field.is_relation} - {part.model}
        assert pointed & set(BY_MODEL) <= seen, part.name
        seen.add(part.model)


def test_a_whole_case_has_a_row_of_every_part(document):
    assert [name for name, rows in document["parts"].items() if not rows] == []


def test_a_case_that_is_read_in_elsewhere_says_the_same_when_it_is_taken_out_again(document, elsewhere):
    arrived = bring_in(document, elsewhere)
    assert arrived.has_new_ids
    ours, theirs = comparable(document), comparable(again(arrived))
    for name in ours:
        assert ours[name] == theirs[name], name


def test_no_frozen_text_has_lost_its_sum_on_the_way(document, elsewhere):
    arrived = bring_in(document, elsewhere)
    bring_in_again = read(again(arrived))
    assert bring_in_again.rows["plan_versions"]
    assert bring_in_again.rows["order_versions"]


def test_ids_stay_where_nobody_has_them(document, elsewhere):
    fresh = json.loads(AN_ID.sub(other_id, json.dumps(document["parts"])))
    moved = resummed(document | {"parts": fresh})
    arrived = bring_in(moved, elsewhere)
    assert not arrived.has_new_ids
    assert str(arrived.case_id) == moved["parts"]["cases"][0]["id"]
    assert comparable(again(arrived))["visits"] == comparable(document)["visits"]


def test_the_same_document_cannot_be_read_in_twice(document, cast, elsewhere):
    with pytest.raises(RuleBroken, match="finns redan"):
        bring_in(document, cast.section_leader)
    bring_in(document, elsewhere)
    with pytest.raises(RuleBroken, match="finns redan"):
        bring_in(document, elsewhere)


def test_a_dry_run_saves_nothing_and_tells_what_would_be(document, elsewhere):
    before = everything()
    arrived = bring_in(document, elsewhere, dry_run=True)
    assert everything() == before
    assert arrived.counts["visits"] == len(document["parts"]["visits"])
    assert "Bo Testsson" in arrived.names


def test_people_of_another_municipality_become_names_that_cannot_log_in(document, elsewhere):
    arrived = bring_in(document, elsewhere)
    worker = Visit.objects.filter(case=arrived.case_id).first().support_worker
    assert str(worker) == "Bo Testsson"
    assert not worker.is_active
    assert not worker.has_usable_password()
    assert worker.membership is None
    assert Case.objects.get(pk=arrived.case_id).caseworker is None


def test_a_colleague_who_works_here_stays_the_same(cast, document, elsewhere):
    """Out of a municipality and in to the one of the same name, where some still work."""
    cast.municipality.name, elsewhere.membership.municipality.name = "Gamla staden", "Provstad"
    cast.municipality.save()
    elsewhere.membership.municipality.save()
    here = User.objects.get(pk=foreign_colleague(elsewhere).pk)
    document["people"][here.username] = document["people"].pop("hanna") | {"name": str(here)}
    renamed = json.loads(json.dumps(document).replace('"hanna"', f'"{here.username}"'))
    arrived = bring_in(renamed, User.objects.get(pk=elsewhere.pk))
    assert Case.objects.get(pk=arrived.case_id).caseworker == here


@pytest.fixture
def known_elsewhere(elsewhere):
    """The same person in the other municipality, with a case of the section leader's own unit."""
    member = elsewhere.membership
    here = Client.objects.create(
        municipality=member.municipality,
        personnummer=NUMBERS[0],
        birth_year=1997,
        sex="woman",
        last_name="Nyberg",
    )
    Case.objects.create(
        municipality=member.municipality,
        unit=member.unit,
        client=here,
        case_ref="1-1",
        target_area="socialpsykiatri",
        opened_on=TODAY,
    )
    return here


def test_the_person_who_is_here_already_keeps_what_is_said_of_her(document, elsewhere, known_elsewhere):
    arrived = bring_in(document, elsewhere)
    assert arrived.knows_person
    case = Case.objects.get(pk=arrived.case_id)
    assert (case.client, case.client.last_name) == (known_elsewhere, "Nyberg")
    assert {decision.client for decision in case.decisions.all()} == {known_elsewhere}


def test_a_document_is_no_way_to_a_person_of_another_unit(document, elsewhere, known_elsewhere):
    other = CommissioningUnit.objects.create(municipality=known_elsewhere.municipality, name="Hemliga")
    Case.objects.filter(client=known_elsewhere).update(unit=other)
    with pytest.raises(DocumentRefused) as refusal:
        bring_in(document, elsewhere)
    assert refusal.value.problems == [("/parts", "Personen finns redan i kommunen.")]


def test_what_was_written_where_it_came_from_is_no_history_here(document, elsewhere):
    arrived = bring_in(document, elsewhere)
    for part in PARTS:
        if part.has_history:
            ours = part.rows(Case.objects.get(pk=arrived.case_id)).values("pk")
            for change in part.model.history.filter(id__in=ours):
                assert change.history_user == elsewhere
                assert change.history_change_reason.startswith("import")
    assert Case.history.get(id=arrived.case_id).history_change_reason == f"import {document_sum(document)}"


def test_the_code_of_the_persons_own_view_never_leaves(document, elsewhere):
    codes = set(PersonLink.objects.values_list("code_sha256", flat=True))
    assert not any(code in json.dumps(document) for code in codes)
    bring_in(document, elsewhere)
    assert PersonLink.objects.count() == 2 * len(codes)


def test_the_history_says_who_wrote_each_version_and_why(document, cast):
    case = document["parts"]["cases"][0]
    first = next(change for change in document["history"] if change["id"] == case["id"])
    assert (first["version"], first["what"], first["why"]) == (1, "created", "case.open")
    assert first["by"] == cast.caseworker.username
    assert document["people"][cast.caseworker.username]["role"] == "handläggare"


def test_the_document_is_what_the_schema_says(document, case, cast):
    validator = Draft202012Validator(schema(), format_checker=FormatChecker())
    for said in (document, extract_case(case, by=cast.caseworker)):
        assert [
            f"{list(error.path)}: {error.message}"
            for error in validator.iter_errors(json.loads(json.dumps(said)))
        ] == []


def test_the_schema_that_others_have_been_given_is_the_one_we_follow(capsys):
    """`make manage ARGS=case_schema` writes it anew; a change of it that is no addition is another schema."""
    call_command("case_schema")
    assert capsys.readouterr().out == SCHEMA_FILE.read_text()


def test_the_operator_takes_out_a_whole_case_to_a_file(case, tmp_path):
    file = tmp_path / "arende.json"
    call_command("export_case", case.case_ref, str(file), municipality=case.municipality.name)
    said = json.loads(file.read_text())
    assert (said["purpose"], said["exported_by"]) == ("archive", None)
    assert len(said["parts"]["day_notes"]) == case.day_notes.count()
    assert file.stat().st_mode & 0o077 == 0


def test_a_case_that_is_not_there_is_said_not_to_be(case, tmp_path, capsys):
    with pytest.raises(SystemExit):
        call_command("export_case", case.case_ref, str(tmp_path / "a.json"), municipality="Annanstad")
    assert "inget sådant ärende" in capsys.readouterr().err
