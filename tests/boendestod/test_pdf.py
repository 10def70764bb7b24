"""The decision and its letter as files: what they say, who can read them, and that drawing them asks nobody."""

import subprocess
import sys
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from io import BytesIO
from socket import create_server

import pytest
from pypdf import PdfReader

from boendestod.pdf import ForeignAddress, content_checksum, html_to_pdf, render_html, sha256

DECISION = "pdf/decision.html"
LETTER = "pdf/decision_letter.html"
HEAD = {
    "municipality": "Björkö kommun",
    "committee": "Socialnämnden",
    "unit": "Vuxenenheten",
    "case_number": "2026-0117",
    "decided_on": date(2026, 11, 22),
    "recipient": ["Åsa Ängström-Öberg", "Sjövägen 12", "179 31 BJÖRKÖ"],
    "contact": ["Malin Exempel", "Telefon 08-000 00 00"],
}
APPROVAL = HEAD | {
    "person_name": "Åsa Ängström-Öberg",
    "person_number": "19850412-2386",
    "decision": "Du beviljas boendestöd.",
    "legal_basis": ["11 kap. 1 § socialtjänstlagen (2025:400)"],
    "applied_for": "Stöd med post.",
    "applied_on": date(2026, 10, 3),
    "granted": ["Stöd med att öppna post"],
    "hours": Decimal("8.50"),
    "hours_per": "week",
    "valid_from": date(2026, 12, 1),
    "valid_to": date(2027, 11, 30),
    "mapping_until": date(2027, 2, 28),
    "follow_up_on": date(2027, 6, 1),
    "reasons": "Posten blir liggande.",
    "decided_by": "Malin Exempel",
    "decided_by_title": "handläggare",
    "delegation": "på delegation av socialnämnden",
    "presenter": "Nils Exempel, socialsekreterare",
    "took_part": ["Eva Exempel, ledamot"],
    "appeal_court": "Förvaltningsrätten i Stockholm",
    "appeal_address": ["Socialnämnden", "Box 100"],
}
REFUSAL = HEAD | {
    "person_name": "Åsa Ängström-Öberg",
    "decision": "Din ansökan om boendestöd avslås.",
    "legal_basis": ["11 kap. 1 § socialtjänstlagen (2025:400)"],
    "refused": ["Sällskap till vårdcentralen"],
    "reasons": "Första stycket.\n\nAndra stycket.",
    "met_otherwise": "Regionen ger dig sällskap.",
    "appeal_address": ["Socialnämnden", "Box 100"],
}
LETTER_VALUES = HEAD | {"outcome": "approval", "summary": "En boendestödjare kommer hem till dig."}
ADDRESSES = ["http://127.0.0.1:{port}/x.png", "file:///etc/hostname"]


@pytest.fixture(scope="module")
def approval():
    return html_to_pdf(render_html(DECISION, APPROVAL))


@pytest.fixture(scope="module")
def refusal():
    return html_to_pdf(render_html(DECISION, REFUSAL))


@pytest.fixture(scope="module")
def letter():
    return html_to_pdf(render_html(LETTER, LETTER_VALUES))


def pages(data: bytes) -> list[str]:
    """As painted: the bullets of a page come last, and are left out."""
    return [" ".join(page.extract_text().replace("•", "").split()) for page in PdfReader(BytesIO(data)).pages]


def text(data: bytes) -> str:
    return " ".join(pages(data))


def structure(data: bytes) -> list[str]:
    """The names of the tags in reading order."""
    return list(_tags(PdfReader(BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]))


def _tags(element):
    if "/S" in element:
        yield element["/S"]
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object()
        if isinstance(child, dict) and "/S" in child:
            yield from _tags(child)


@contextmanager
def listening():
    with create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.mark.parametrize(
    ("document", "title"),
    [
        ("approval", "Beslut om boendestöd, ärende 2026-0117"),
        ("letter", "Brev om ditt boendestöd, ärende 2026-0117"),
    ],
)
def test_says_to_a_screen_reader_what_it_is(request, document, title):
    data = request.getfixturevalue(document)
    reader = PdfReader(BytesIO(data))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "sv"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == title
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()


def test_headings_and_lists_are_tagged_in_reading_order(refusal):
    tags = structure(refusal)
    assert [tag for tag in tags if tag in ("/H1", "/H2")][:3] == ["/H1", "/H2", "/H2"]
    assert tags.count("/H1") == 2
    assert "/L" in tags
    assert "/Table" not in tags


def test_every_font_lies_in_the_file_and_is_ours(approval):
    fonts = [
        font.get_object()["/BaseFont"]
        for page in PdfReader(BytesIO(approval)).pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert fonts
    assert all("+Inter" in name for name in fonts)


def test_the_layout_says_nothing_that_is_not_understood(caplog):
    html_to_pdf(render_html(DECISION, APPROVAL))
    html_to_pdf(render_html(LETTER, LETTER_VALUES))
    assert caplog.messages == []


def test_letters_of_other_languages_come_out_whole():
    name = "Zoë Łódźka Ștefan Åkerö-Ängh"
    content = text(html_to_pdf(render_html(LETTER, LETTER_VALUES | {"person_name": name})))
    assert f"Hej {name}!" in content
    assert "En boendestödjare kommer hem till dig." in content


def test_a_decision_states_all_that_it_was_given(approval):
    content = text(approval)
    for words in (
        "Björkö kommun Socialnämnden Vuxenenheten 22 november 2026 Ärende 2026-0117",
        "Åsa Ängström-Öberg Sjövägen 12 179 31 BJÖRKÖ",
        "Personnummer 19850412-2386",
        "Du beviljas boendestöd.",
        "Ansökan kom in 3 oktober 2026. Stöd med post.",
        "Stöd med att öppna post",
        "8,5 timmar per vecka",
        "Gäller från och med 1 december 2026",
        "Sista dag 30 november 2027",
        "Kartläggning till och med 28 februari 2027",
        "Följs upp senast 1 juni 2027",
        "11 kap. 1 § socialtjänstlagen (2025:400)",
        "Posten blir liggande.",
        "Malin Exempel, handläggare",
        "Beslutet är fattat på delegation av socialnämnden.",
        "Föredragande: Nils Exempel, socialsekreterare",
        "Eva Exempel, ledamot",
        "Ställ överklagandet till Förvaltningsrätten i Stockholm",
    ):
        assert words in content


def test_an_approval_has_nothing_refused(approval):
    content = text(approval)
    assert "Det här avslås" not in content
    assert "Så tillgodoses behovet på annat sätt" not in content


def test_a_refusal_says_why_and_how_the_need_is_met(refusal):
    content = text(refusal)
    assert "Det här avslås Sällskap till vårdcentralen" in content
    assert "Skäl för beslutet Första stycket. Andra stycket." in content
    assert "Så tillgodoses behovet på annat sätt Regionen ger dig sällskap." in content
    assert "Det här beviljas" not in content
    assert "Tid och omfattning" not in content


def test_a_refusal_does_not_say_that_it_holds_meanwhile(approval, refusal):
    holds = "Beslutet gäller under tiden, även om du överklagar."
    assert holds in text(approval)
    assert holds not in text(refusal)


def test_how_to_appeal_has_the_last_page_to_itself(refusal):
    *decision, appeal = pages(refusal)
    assert appeal.startswith("Så här överklagar du")
    assert "inom tre veckor från den dag du fick beslutet" in appeal
    assert (
        "Ställ överklagandet till förvaltningsrätten, men lämna eller skicka det till oss: Socialnämnden"
        in appeal
    )
    assert "ärende 2026-0117, beslut den 22 november 2026" in appeal
    assert not any("Så här överklagar du" in page for page in decision)


def test_without_an_end_the_decision_runs_until_further_notice():
    content = text(html_to_pdf(render_html(DECISION, APPROVAL | {"valid_to": None})))
    assert "Sista dag ingen, beslutet gäller tills vidare" in content


def test_an_ended_decision_states_the_last_day():
    ended = REFUSAL | {"refused": [], "ends_on": date(2026, 12, 31)}
    assert "Sista dag med stöd 31 december 2026" in text(html_to_pdf(render_html(DECISION, ended)))


def test_the_official_may_be_left_out(refusal):
    assert "Exempel" not in pages(refusal)[0]
    assert "None" not in text(refusal)


def test_every_page_tells_its_number_its_case_and_the_sum():
    values = REFUSAL | {"reasons": "\n\n".join(["Ett stycke. " * 40] * 20)}
    whole_sum = content_checksum(values)
    long = html_to_pdf(render_html(DECISION, values))
    content = pages(long)
    assert len(content) > 3
    for number, page in enumerate(content, 1):
        assert f"Sida {number} av {len(content)}" in page
        assert f"Björkö kommun · Ärende 2026-0117 Kontrollsumma {whole_sum[:16]}" in page
    assert whole_sum in text(long)
    assert text(long).count("stycke.") == 800


def test_another_content_has_another_sum():
    assert content_checksum(APPROVAL) == content_checksum(dict(reversed(APPROVAL.items())))
    assert content_checksum(APPROVAL) != content_checksum(APPROVAL | {"hours": Decimal(9)})


def test_a_record_is_no_plain_value():
    with pytest.raises(TypeError, match="not JSON serializable"):
        render_html(DECISION, APPROVAL | {"decided_by": object()})


def test_nothing_stands_in_the_window_of_a_protected_person(approval):
    hidden = html_to_pdf(render_html(DECISION, APPROVAL | {"recipient": []}))
    assert "Sjövägen" in text(approval)
    assert "Sjövägen" not in text(hidden)


def test_what_a_user_writes_stays_text():
    content = text(html_to_pdf(render_html(DECISION, APPROVAL | {"reasons": "<h1>x</h1> & <img src='a'>"})))
    assert "<h1>x</h1> & <img src='a'>" in content


@pytest.mark.parametrize(
    ("outcome", "first"),
    [
        ("approval", "Du får boendestöd."),
        ("partial", "Du får boendestöd, men inte allt som du sökte."),
        ("refusal", "Du får inte det boendestöd som du sökte."),
        ("ended", "Ditt boendestöd upphör. Sista dagen är 31 december 2026."),
    ],
)
def test_the_letter_opens_with_what_is_decided(outcome, first):
    values = LETTER_VALUES | {"outcome": outcome, "ends_on": date(2026, 12, 31)}
    content = text(html_to_pdf(render_html(LETTER, values)))
    assert f"Hej! {first} Det betyder för dig" in content
    assert "tre veckor från den dag du fick beslutet" in content
    assert "Telefon 08-000 00 00" in content


def test_the_letter_says_how_much_how_long_and_what_comes():
    values = LETTER_VALUES | {
        "granted": ["Öppna post"],
        "refused": ["Sällskap"],
        "hours": Decimal(12),
        "hours_per": "month",
        "hours_explained": "Det är ungefär 3 timmar i veckan.",
        "valid_from": date(2026, 12, 1),
        "valid_to": None,
        "mapping_until": date(2027, 2, 28),
        "follow_up_on": date(2027, 6, 1),
        "contacted_by": "Boendestödet Norr",
    }
    content = text(html_to_pdf(render_html(LETTER, values)))
    for words in (
        "Det här får du stöd med Öppna post",
        "Det här får du inte Sällskap I beslutet kan du läsa varför.",
        "Du får 12 timmar i månaden. Det är ungefär 3 timmar i veckan.",
        "Beslutet gäller från 1 december 2026. Det har inget slutdatum.",
        "Boendestödet Norr hör av sig till dig.",
        "Till och med 28 februari 2027",
        "Senast 1 juni 2027",
    ):
        assert words in content


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("markup", ['<img src="{}" alt="">', '<p style="background: url({})">x</p>'])
def test_a_foreign_address_is_refused_and_nothing_is_fetched(markup, address):
    with listening() as server:
        asked = address.format(port=server.getsockname()[1])
        with pytest.raises(ForeignAddress, match="Not our own"):
            html_to_pdf(f'<html lang="sv"><title>x</title>{markup.format(asked)}')
        with pytest.raises(BlockingIOError):
            server.accept()


def test_the_same_html_gives_the_same_bytes_whenever_and_wherever(approval):
    """In a process of its own: there the second, the hash seed and the font folder are others."""
    work = "sys.stdout.buffer.write(html_to_pdf(sys.stdin.read()))"
    script = f"import django, sys; django.setup(); from boendestod.pdf import html_to_pdf; {work}"
    html = render_html(DECISION, APPROVAL)
    again = subprocess.run(
        [sys.executable, "-c", script], input=html.encode(), capture_output=True, check=True
    )
    assert sha256(again.stdout) == sha256(approval)
