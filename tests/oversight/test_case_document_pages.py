"""The two pages: a case is handed out, and a case is read in. What leaves is what the one who asks may read."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import AccessLog
from boendestod.errors import NotPermitted
from cases.models import Case, Client
from cases.rules import ProtectionLevel
from oversight.document import export_case, extract_case
from oversight.document.table import PARTS
from oversight.rules.document import Purpose
from tests.oversight.whole_case import whole_case
from tests.walkers import foreign, thread
from tests.web import browser, errors, filled, send

READ_IN = "/arenden/las-in/"
# These have no rule of their own for who sees them: they go with what they hang on.
GO_ALONG = {"plan_answers", "attachment_pictures"}


@pytest.fixture
def case(cast):
    return whole_case(cast)


def page_of(case) -> str:
    return f"/arenden/{case.pk}/lamna-ut/"


def as_file(document) -> SimpleUploadedFile:
    return SimpleUploadedFile("arende.json", json.dumps(document).encode(), content_type="application/json")


def handed_out(user, case, purpose) -> dict:
    answer = send(browser(user), page_of(case), purpose=purpose, reason="Begärt 2 mars")
    assert answer["Content-Disposition"] == f'attachment; filename="arende-{case.case_ref}.json"'
    return answer.json()


@pytest.mark.parametrize(
    ("role", "purpose"),
    [
        ("caseworker", "own_extract"),
        ("section_leader", "own_extract"),
        ("section_leader", "archive"),
        ("unit_manager", "own_extract"),
    ],
)
def test_a_document_holds_nothing_that_the_one_who_asks_may_not_read(cast, case, role, purpose):
    user = getattr(cast, role)
    document = handed_out(user, case, purpose)
    for part in PARTS:
        rows = document["parts"][part.name]
        if part.name in GO_ALONG or part.is_numbered:
            continue
        seen = {str(pk) for pk in part.model.objects.visible_to(user).values_list("pk", flat=True)}
        assert {row["id"] for row in rows} <= seen, part.name
    assert document["left_out"]


def test_the_authority_hands_out_no_note_that_was_not_passed_on_and_no_concern(cast, case):
    parts = handed_out(cast.section_leader, case, "archive")["parts"]
    assert case.day_notes.exists()
    assert parts["child_concerns"] == []
    assert {row["id"] for row in parts["day_notes"]} == {
        str(pk) for pk in case.day_notes.filter(for_caseworker=True).values_list("pk", flat=True)
    }


def test_the_provider_hands_out_its_notes_and_never_the_investigation(cast, case):
    parts = handed_out(cast.unit_manager, case, "own_extract")["parts"]
    assert len(parts["day_notes"]) == case.day_notes.count()
    for name in (
        "applications",
        "investigations",
        "statements",
        "decisions",
        "decision_documents",
        "appeals",
    ):
        assert parts[name] == [], name
    assert {order["decision"] for order in parts["orders"]} == {None}


def test_the_persons_own_extract_leaves_out_what_is_about_others(cast, case):
    parts = extract_case(case, by=cast.caseworker)["parts"]
    assert parts["child_concerns"] == []
    assert parts["flags"] == []
    assert {child["asked_note"] for child in parts["children"]} == {""}
    assert "household_note" not in json.dumps(parts["order_versions"])
    assert parts["statements"]
    assert all(row["text"] for row in parts["statements"] if row["source"] == "person")


def test_a_protected_person_has_neither_name_nor_number_in_a_document(cast, case):
    client = case.client
    Client.objects.filter(pk=client.pk).update(
        protection_level=ProtectionLevel.CONFIDENTIALITY_FLAG,
        phone="070-000 00 00",
        address="Hemliga gatan 1",
    )
    case = Case.objects.get(pk=case.pk)
    for by in (None, cast.section_leader):
        text = json.dumps(export_case(case, by=by, purpose=Purpose.ARCHIVE), ensure_ascii=False)
        for secret in (client.personnummer, "Hemliga gatan", "070-000", "Berg"):
            assert secret not in text
    said = export_case(case, by=cast.section_leader, purpose=Purpose.ARCHIVE)
    assert any("skyddade personuppgifter" in row["why"] for row in said["left_out"])
    assert said["parts"]["decision_documents"] == []
    assert {json.dumps(row["signature"]) for row in said["parts"]["plan_answers"]} <= {"[]", "null"}


def test_that_a_case_was_handed_out_stands_in_the_access_log_with_why(cast, case):
    handed_out(cast.caseworker, case, "own_extract")
    noted = AccessLog.objects.get(action="export")
    assert (noted.user, noted.case_id, noted.client_id) == (cast.caseworker, case.pk, case.client_id)
    assert noted.reason == "personens eget utdrag: Begärt 2 mars"


def test_a_caseworker_is_not_offered_the_archive(cast, case):
    page = send(browser(cast.caseworker), page_of(case), purpose="archive", reason="Slut")
    assert set(errors(page)) == {"purpose"}
    with pytest.raises(NotPermitted):
        export_case(case, by=cast.caseworker, purpose=Purpose.ARCHIVE)


def test_nothing_is_handed_out_without_a_reason(cast, case):
    page = send(browser(cast.caseworker), page_of(case), purpose="own_extract", reason="")
    assert set(errors(page)) == {"reason"}
    assert not AccessLog.objects.filter(action="export").exists()


def test_who_works_elsewhere_does_not_find_the_case(cast, case):
    for user in (cast.other_caseworker, cast.other_unit_manager, foreign().section_leader):
        assert browser(user).get(page_of(case)).status_code == 404
    for user in (cast.support_worker, cast.coordinator):
        assert browser(user).get(page_of(case)).status_code == 403


@pytest.fixture
def document(cast):
    return export_case(thread(cast).case, by=None, purpose=Purpose.SYSTEM_CHANGE)


@pytest.fixture
def leader(document):
    return browser(foreign().section_leader)


def read_in(client, document, **typed):
    return client.post(READ_IN, filled(client.get(READ_IN), file=as_file(document), **typed))


def test_a_check_tells_what_would_be_saved_and_saves_nothing(leader, document):
    before = Case.objects.count()
    page = read_in(leader, document)
    assert "Filen har inga fel" in page.text
    assert "Bo Testsson" in page.text
    assert Case.objects.count() == before


def test_a_case_is_read_in_and_opened(leader, document):
    answer = read_in(leader, document, dry_run=False)
    page = leader.get(answer.url)
    assert "Astrid Berg" in page.text
    assert "läste in uppgifter från en fil" in page.text
    assert Case.objects.count() == 2


def test_the_case_that_was_read_in_can_be_opened_from_all_sides(leader, document):
    case = Case.objects.get(pk=read_in(leader, document, dry_run=False).url.split("/")[2])
    for path in (
        f"/arenden/{case.pk}/",
        f"/beslut/{case.decisions.first().pk}/",
        f"/bestallningar/{case.orders.exclude(sent_at=None).first().pk}/",
        f"/planer/{case.plans.first().pk}/",
        f"/besok/{case.visits.first().pk}/",
    ):
        assert leader.get(path).status_code == 200, path


def test_what_is_wrong_stands_in_a_table_with_where(leader, document):
    document["parts"]["visits"][0]["outcome"] = "magi"
    page = read_in(leader, document, dry_run=False)
    assert "<code>/parts/visits/0/outcome</code>" in page.text
    assert set(errors(page)) == {"file"}
    assert Case.objects.count() == 1


def test_a_case_that_is_here_is_not_read_in_again(cast, document):
    page = read_in(browser(cast.section_leader), document)
    assert "finns redan här" in page.text
