from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import AccessLog
from boendestod import pdf
from cases import actions, documents, tasks
from cases.models import Application, DecisionDocument
from cases.rules import Channel, DecisionOutcome, DocumentKind, ProtectionLevel, RefusalGround
from tests.cast import TODAY
from tests.web import browser, send


@pytest.fixture
def decision(cast):
    return cast.decision(cast.case())


def html(decision, kind=DocumentKind.DECISION) -> str:
    return decision.documents.get(kind=kind).html


def printed(decision, kind) -> str:
    reader = PdfReader(BytesIO(documents.drawn(decision.documents.get(kind=kind))))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def refuse(case, *, by, **content):
    refusal = {
        "outcome": DecisionOutcome.REFUSAL,
        "reasons": "Behovet är prövat.\n\nDet möts redan.",
        "refusal_ground": RefusalGround.MET_OTHERWISE,
        "met_otherwise": "Hemtjänsten städar varje vecka.",
    }
    return actions.decide(case, by=by, today=TODAY, decided_on=TODAY, **refusal | content)


def test_decision_and_letter_are_frozen_with_the_decision(cast, decision):
    frozen = {document.kind: document for document in decision.documents.all()}
    assert set(frozen) == {DocumentKind.DECISION, DocumentKind.LETTER}
    for document in frozen.values():
        assert document.sha256 == pdf.sha256(document.html.encode())
        assert document.pdf is None


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_pdf_says_what_was_decided(cast, decision, kind):
    text = printed(decision, kind)
    assert "16 timmar" in text
    assert "1 januari 2026" in text
    assert "31 december 2026" in text
    assert decision.case.case_ref in text


def test_the_decision_says_who_decided_by_which_delegation_and_law(cast, decision):
    text = printed(decision, DocumentKind.DECISION)
    for part in (str(cast.caseworker), "punkt 4.2", "11 kap. 1 § SoL (2025:400)", "19970516-2387"):
        assert part in text


def test_a_refusal_gives_its_reasons_and_how_the_need_is_met(cast):
    case = cast.case()
    application = Application.objects.create(
        municipality=case.municipality,
        case=case,
        received_on=date(2026, 1, 12),
        channel=Channel.LETTER,
        need="Jag behöver hjälp med städningen.",
    )
    text = printed(refuse(case, by=cast.caseworker, application=application), DocumentKind.DECISION)
    for part in (
        "som kom in den 12 januari 2026 avslås",
        "Jag behöver hjälp med städningen.",
        "Det möts redan.",
        "Hemtjänsten städar varje vecka.",
    ):
        assert part in text


def test_the_letter_carries_the_caseworkers_plain_words(cast):
    refused = refuse(cast.case(), by=cast.caseworker, summary="Hemtjänsten hjälper dig redan.")
    assert "Hemtjänsten hjälper dig redan." in html(refused, DocumentKind.LETTER)


def test_an_ending_is_frozen_too_with_its_last_day(cast, decision):
    ending = actions.end_decision(
        decision,
        by=cast.caseworker,
        today=TODAY,
        ended_on=date(2026, 3, 31),
        reason="Personen flyttar.",
        version=1,
    )
    assert "Sista dagen med stöd är den 31 mars 2026." in html(ending)
    assert "Personen flyttar." in html(ending)
    letter = printed(ending, DocumentKind.LETTER)
    assert "Ditt boendestöd upphör. Sista dagen är 31 mars 2026." in letter


@pytest.mark.parametrize(
    ("hours", "per", "explained"),
    [
        (Decimal(16), "month", "ungefär 3,5 timmar i veckan"),
        (Decimal(13), "month", "ungefär 3 timmar i veckan"),
        (Decimal(4), "month", None),
        (Decimal(4), "week", None),
    ],
)
def test_the_letter_says_about_how_much_a_week_it_is(cast, hours, per, explained):
    decision = actions.decide(
        cast.case(),
        by=cast.caseworker,
        today=TODAY,
        decided_on=TODAY,
        outcome=DecisionOutcome.APPROVAL,
        valid_from=TODAY,
        granted_hours=hours,
        granted_per=per,
    )
    letter = html(decision, DocumentKind.LETTER)
    assert (explained in letter) if explained else ("ungefär" not in letter)


def test_a_unit_says_where_an_appeal_is_handed_in(cast):
    cast.unit.board, cast.unit.postal_address = "Socialnämnden", "Box 1\n123 45 Provstad"
    cast.unit.save()
    text = printed(cast.decision(cast.case()), DocumentKind.DECISION)
    assert "Socialnämnden Norra Box 1 123 45 Provstad" in text
    assert "på delegation av socialnämnden" in text


@pytest.mark.parametrize("level", [level for level in ProtectionLevel if level != ProtectionLevel.NONE])
def test_a_protected_persons_documents_hold_neither_number_nor_address(cast, level):
    client = cast.client()
    client.protection_level, client.address = level, "Storgatan 1"
    client.save()
    decision = cast.decision(cast.case(client))
    for kind in DocumentKind:
        assert "Storgatan" not in html(decision, kind)
        assert "19970516" not in html(decision, kind)


def test_the_address_of_others_stands_in_the_window(cast):
    client = cast.client()
    client.address = "Storgatan 1, 123 45 Provstad"
    client.save()
    decision = cast.decision(cast.case(client))
    assert "<p>Storgatan 1</p><p>123 45 Provstad</p>" in html(decision, DocumentKind.LETTER)


def test_what_changes_afterwards_does_not_change_the_documents(cast, decision):
    before = html(decision)
    client = decision.client
    client.last_name = "Nyberg"
    client.save()
    assert html(decision) == before
    assert "Berg" in before


@pytest.mark.parametrize(
    "change", [{"html": "Annat"}, {"sha256": "0"}, {"kind": "letter"}, {"pdf": b"annat"}]
)
def test_postgresql_refuses_every_change_of_a_drawn_document(cast, decision, change):
    document = decision.documents.get(kind=DocumentKind.DECISION)
    DecisionDocument.objects.filter(pk=document.pk).update(pdf=b"%PDF")
    with pytest.raises(ProgrammingError, match="frozen document"), transaction.atomic():
        DecisionDocument.objects.filter(pk=document.pk).update(**change)
    with connection.cursor() as cursor, pytest.raises(ProgrammingError), transaction.atomic():
        cursor.execute("DELETE FROM cases_decisiondocument")


def test_the_worker_draws_both_ahead_and_the_file_stays(cast, decision):
    tasks.draw_documents.delay(str(decision.pk))
    drawn = dict(decision.documents.values_list("kind", "pdf"))
    assert all(bytes(content).startswith(b"%PDF") for content in drawn.values())
    tasks.draw_documents.delay(str(decision.pk))
    assert dict(decision.documents.values_list("kind", "pdf")) == drawn


def test_of_two_who_draw_at_once_the_firsts_file_is_kept(cast, decision):
    mine = decision.documents.get(kind=DocumentKind.DECISION)
    DecisionDocument.objects.filter(pk=mine.pk).update(pdf=b"%PDF of the first")
    assert documents.drawn(mine) == b"%PDF of the first"


@pytest.mark.parametrize(("kind", "name"), [("decision", "beslut"), ("letter", "brev")])
def test_the_file_has_a_name_without_the_person_and_the_opening_is_logged(cast, decision, kind, name):
    document = decision.documents.get(kind=kind)
    answer = browser(cast.caseworker).get(reverse("decision_document", args=[document.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}-2026-01-01.pdf"'
    assert answer.content.startswith(b"%PDF")
    noted = AccessLog.objects.get(model="decisiondocument")
    assert (noted.case_id, noted.client_id) == (decision.case_id, decision.client_id)


def test_only_who_sees_the_decision_opens_its_documents(cast):
    decision = cast.accepted().decision
    url = reverse("decision_document", args=[decision.documents.first().pk])
    for role in ("other_caseworker", "coordinator", "support_worker", "unit_manager", "system_admin"):
        assert browser(getattr(cast, role)).get(url).status_code == 404
    assert decision.documents.filter(pdf__isnull=False).count() == 0


def test_the_sum_that_stands_in_the_pdf_is_the_one_on_the_page(cast, decision):
    document = decision.documents.get(kind=DocumentKind.DECISION)
    assert document.printed_sum in printed(decision, DocumentKind.DECISION)
    page = browser(cast.caseworker).get(reverse("decision", args=[decision.pk])).content.decode()
    assert document.printed_sum in page
    assert decision.documents.get(kind=DocumentKind.LETTER).printed_sum == ""


def test_the_decision_page_shows_the_documents_with_their_sums(cast, decision):
    page = browser(cast.caseworker).get(reverse("decision", args=[decision.pk])).content.decode()
    for document in decision.documents.all():
        assert document.sha256 in page
        assert reverse("decision_document", args=[document.pk]) in page


def test_the_worker_is_asked_once_the_decision_is_kept(cast, django_capture_on_commit_callbacks):
    typed = {
        "outcome": "approval",
        "decided_on": "2026-03-02",
        "valid_from": "2026-03-02",
        "granted_hours": "8",
        "granted_per": "month",
    }
    url = reverse("decision_new", args=[cast.case().pk])
    with django_capture_on_commit_callbacks(execute=True):
        send(browser(cast.caseworker), url, **typed)
    assert DecisionDocument.objects.filter(pdf__isnull=False).count() == 2
