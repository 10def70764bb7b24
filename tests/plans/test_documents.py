"""The plan on paper: what it says, that it can be read aloud, and that it never says yes for somebody who said no."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from page import validate_pdf_bytes
from pypdf import PdfReader

from boendestod.pdf import SPRITE, html_to_pdf
from cases.rules import LifeArea
from plans import actions
from plans.rules import Agreement, PlanKind
from plans.rules.pictures import BY_AREA, BY_WORDS, OTHERWISE, picture_of
from tests import web
from tests.cast import TODAY
from tests.plans.whole import LONG_WORD, grown, said

pytestmark = pytest.mark.django_db

MARKUP = "<h1>x</h1> & <img src='a'>"


@pytest.fixture
def plan(cast):
    return said(cast, cast.begun())


def paper(cast, route: str, pk, *, user=None, **query) -> bytes:
    answer = web.browser(user or cast.support_worker).get(reverse(route, args=[pk]), query)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def full(cast, plan) -> bytes:
    return paper(cast, "plan_pdf", plan.newest_version().pk)


def text(data: bytes) -> str:
    pages = PdfReader(BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text().replace("•", "").split()) for page in pages)


def shortest_page(data: bytes) -> int:
    """Lines on the page that has the fewest, beside its foot of three."""
    return min(len(page.extract_text().split("\n")) for page in PdfReader(BytesIO(data)).pages) - 3


def failures(data: bytes) -> list[str]:
    """Of the 104 machine-checkable rules of PDF/UA-1."""
    return [
        f"{failure.rule_id}: {failure.message}"
        for failure in validate_pdf_bytes(data, profile="ua1").failures
    ]


def figures(data: bytes) -> list[str]:
    """The alternative texts of the figures, in reading order."""
    return list(_alternatives(PdfReader(BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]))


def _alternatives(element):
    if element.get("/S") == "/Figure":
        yield element.get("/Alt")
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object()
        if isinstance(child, dict):
            yield from _alternatives(child)


def test_a_signed_plan_says_everything_and_can_be_read_aloud(cast, plan):
    plan = cast.agree(cast.propose(plan))
    data = full(cast, plan)
    content = text(data)
    for words in (
        "Stödet Provstad 2 mars 2026 Ärende 2026-0001",
        "Gäller Astrid Berg",
        "Version 1, föreslagen 2 mars 2026 av Bo Testsson",
        "Personen har skrivit under 2 mars 2026.",
        "Mål 1: Jag öppnar min post varje vecka",
        "Övergripande mål: Sköta sin post",
        "Varannan vecka i stället för varje",
        "När varannan vecka, måndagar och onsdagar, förmiddag, klockan 09:30, inte på helger",
        "Hur länge 45 minuter",
        "Promenad till brevlådan",
        "Utöver beställningen:",
        "Personen sade målen med egna ord, vi använde bilder",
        "”Samma person varje gång” Gick att uppfylla delvis. Bo kommer alla måndagar.",
        "Samarbete med Öppenpsykiatrin Medicin och sömn, varje månad på mottagningen",
        "Katten får inte gå ut.",
        "Planen följs upp senast 1 september 2026",
    ):
        assert words in content
    version = plan.newest_version()
    assert version.sha256 in content.replace(" ", "")
    assert version.answer.sha256 in content.replace(" ", "")
    assert figures(data) == ["Personens namnteckning, skriven 2 mars 2026"]
    assert failures(data) == []


def test_the_validator_sees_what_is_wrong():
    assert failures(
        html_to_pdf('<html lang="sv"><title>x</title><p>x</p><svg width="9" height="9"></svg></html>')
    )


def test_a_no_is_a_no_on_paper(cast, plan):
    plan = cast.agree(
        cast.propose(plan), agreement=Agreement.DECLINED, decline_reason="Vill vänta", signature=None
    )
    data = full(cast, plan)
    assert "Personen sade nej 2 mars 2026. Planen är inte godkänd. Skäl: Vill vänta" in text(data)
    assert "skrivit under" not in text(data)
    assert "Du sade nej till planen 2 mars 2026." in text(paper(cast, "plan_easy_pdf", plan.pk, version=1))
    assert failures(data) == []


def test_an_oral_yes_says_to_whom(cast, plan):
    plan = cast.agree(cast.propose(plan), agreement=Agreement.ORAL, told_to=cast.coordinator, signature=None)
    assert "Personen har sagt ja muntligt 2 mars 2026. Till Sofia Testsson." in text(full(cast, plan))


def test_an_answer_that_was_dated_back_is_marked_on_paper(cast, time_machine, plan):
    plan = cast.propose(plan)
    time_machine.shift(timedelta(days=12))
    plan = actions.agree(
        plan,
        by=cast.support_worker,
        today=TODAY + timedelta(days=12),
        version=plan.version,
        agreed_on=TODAY,
        agreement=Agreement.ORAL,
        told_to=cast.support_worker,
    )
    assert "Tillbakadaterad 12 dagar." in text(full(cast, plan))


def test_what_is_not_proposed_is_printed_as_a_draft(cast, plan):
    data = paper(cast, "plan_draft_pdf", plan.pk)
    assert "Genomförandeplan, utkast" in text(data)
    assert "Utkast. Personen har inte svarat på den här texten." in text(data)
    assert failures(data) == []


def test_a_proposed_plan_waits_for_an_answer_on_paper(cast, plan):
    plan = cast.propose(plan)
    assert "Föreslagen. Personen har inte svarat än." in text(full(cast, plan))
    assert "Det här är ett förslag. Du bestämmer om det blir så." in text(
        paper(cast, "plan_easy_pdf", plan.pk)
    )


def test_a_contact_plan_never_says_that_the_person_agreed(cast):
    plan = actions.begin(
        cast.accepted(), by=cast.support_worker, today=TODAY, begun_on=TODAY, kind=PlanKind.CONTACT
    )
    plan = cast.propose(cast.write(plan))
    content = text(full(cast, plan))
    assert "Kontaktplan" in content
    assert "Planen används, men personen är inte tillfrågad." in content
    easy = text(paper(cast, "plan_easy_pdf", plan.pk))
    assert "Vi vill gärna träffa dig." in easy
    assert "Det här väntar vi med Jag öppnar min post varje vecka" in easy


def test_the_easy_plan_speaks_to_the_person_in_short_lines(cast, plan):
    plan = cast.agree(cast.propose(plan))
    data = paper(cast, "plan_easy_pdf", plan.pk)
    content = text(data)
    for words in (
        "Din plan, Astrid",
        "Du sade ja till planen 2 mars 2026.",
        "Öppna post Måndag och onsdag Varannan vecka På förmiddagen, klockan 09:30, ungefär 45 minuter",
        "Var: hemma Bo Testsson kommer. Vi öppnar tillsammans vid köksbordet",
        "Det här ville du Samma person varje gång",
        "Vi skickar sms innan vi kommer. En kvart före, till Astrids mobil",
        "Senast 1 september 2026 pratar vi med dig om hur det går.",
        "Du kan alltid säga till om något ska ändras. Prata med Bo Testsson på Stödet.",
    ):
        assert words in content
    assert "personen" not in content.lower()
    assert failures(data) == []


def test_the_largest_plan_with_the_longest_words_loses_nothing(cast, plan):
    plan = cast.propose(grown(cast, plan, goals=11, activities=3))
    data = full(cast, plan)
    content = text(data)
    for number in range(1, 13):
        assert f"Mål {number}: " in content
    assert content.count(f"{LONG_WORD} nummer 11") == 2
    assert failures(data) == []
    easy = paper(cast, "plan_easy_pdf", plan.pk)
    assert text(easy).count("Varje dag Bo Testsson kommer.") == 33
    assert failures(easy) == []
    assert min(shortest_page(data), shortest_page(easy)) > 3


def test_what_is_written_stays_text_on_paper(cast, plan):
    plan = actions.edit_plan(plan, by=cast.support_worker, version=plan.version, practical=MARKUP)
    assert MARKUP in text(paper(cast, "plan_draft_pdf", plan.pk))
    assert MARKUP in text(paper(cast, "plan_easy_pdf", plan.pk))


def test_the_same_version_gives_the_same_paper(cast, time_machine, plan):
    plan = cast.agree(cast.propose(plan))
    first = full(cast, plan)
    time_machine.shift(timedelta(days=400))
    assert full(cast, plan) == first


@pytest.mark.parametrize("route", ["plan_draft_pdf", "plan_easy", "plan_easy_pdf"])
def test_the_paper_of_a_plan_is_nobody_elses(cast, plan, route):
    for stranger in (cast.other_support_worker, cast.colleague, cast.other_caseworker):
        assert web.browser(stranger).get(reverse(route, args=[plan.pk])).status_code == 404


def test_the_paper_of_a_version_is_nobody_elses(cast, plan):
    version = cast.propose(plan).newest_version()
    for stranger in (cast.other_support_worker, cast.colleague, cast.other_caseworker):
        assert web.browser(stranger).get(reverse("plan_pdf", args=[version.pk])).status_code == 404


@pytest.mark.parametrize(
    ("what", "area", "picture"),
    [
        ("Öppna post", LifeArea.DOMESTIC_LIFE, "mail-open"),
        ("Promenad till brevlådan", LifeArea.DOMESTIC_LIFE, "footprints"),
        ("Vänta på besked", LifeArea.DOMESTIC_LIFE, "house"),
        ("Prata med handläggaren", LifeArea.COMMUNICATION.label, "messages-square"),
        ("Lägga mattor", "", OTHERWISE),
        ("Laga mat", "", "cooking-pot"),
    ],
)
def test_an_activity_has_the_picture_of_what_is_done(what, area, picture):
    assert picture_of(what, area) == picture


def test_every_picture_is_there():
    sprite = SPRITE.read_text()
    for name in {OTHERWISE, *BY_AREA.values(), *(picture for picture, _ in BY_WORDS)}:
        assert f'id="{name}"' in sprite
    assert BY_AREA.keys() == set(LifeArea)
