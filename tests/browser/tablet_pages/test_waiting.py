"""What waits for a network, and what the server did not take."""

import re

import pytest
from playwright.sync_api import expect

from followup.models import SyncOperation, Visit
from tests.cast import TODAY, at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIGN = re.compile(r"^Avsluta .* och signera$")


def refused(hand):
    """The visit is signed, and refused since it ends tomorrow by the server's clock."""
    hand.tablet.record(
        "visit.sign",
        {
            "order": hand.order,
            "planned": None,
            "starts_at": at(TODAY, 11).isoformat(),
            "ends_at": at(TODAY, 10).isoformat(),
            "outcome": "performed",
            "text": "Astrid bakade bullar.",
        },
    )
    hand.tablet.until("tablet.state.needsYou === 1")


@pytest.fixture
def hand(order, hands):
    hand = hands()
    hand.order = str(order.pk)
    return hand


def test_the_line_says_what_waits_and_leads_to_it(hand):
    hand.is_told("Allt skickat")
    hand.tablet.offline()
    hand.tap("Skriv")
    hand.tap("Avvikelse eller klagomål")
    hand.page.get_by_label("Person").select_option(label="Astrid Berg")
    hand.tap("annat")
    hand.tap("liten")
    hand.tap("Skicka")
    hand.tap("1 väntar på nät")
    hand.sees("Det som väntar")
    hand.is_told("Avvikelse, Astrid Berg, i dag 12:00")
    expect(hand.page.get_by_role("button", name="Ta bort")).to_have_count(0)


def test_what_was_refused_is_told_with_its_words_and_mended(hand):
    refused(hand)
    hand.tap("1 behöver dig")
    hand.is_told("Astrid bakade bullar.")
    hand.is_told("Sluttiden måste vara efter starttiden.")
    hand.tap("Rätta")
    hand.sees("Astrid Berg")
    hand.fill("Slutade", "11:45")
    hand.tap(SIGN)
    hand.sees_day()
    hand.tablet.until("tablet.state.needsYou === 0 && tablet.state.unsent === 0")
    assert Visit.objects.get().ends_at == at(TODAY, 11, 45)
    assert not SyncOperation.objects.to_handle().exists()


def test_trying_again_sends_the_same_once_more_and_says_how_it_went(hand):
    refused(hand)
    hand.tap("1 behöver dig")
    hand.tap("Försök igen")
    hand.tablet.until("tablet.state.needsYou === 1 && tablet.state.unsent === 0")
    assert SyncOperation.objects.count() == 1


def test_it_is_removed_only_when_one_is_sure(hand):
    refused(hand)
    hand.tap("1 behöver dig")
    hand.tap("Ta bort")
    hand.tap("Avbryt", within=hand.page.locator("dialog[open]"))
    hand.is_told("Astrid bakade bullar.")
    hand.tap("Ta bort")
    hand.tap("Ta bort", within=hand.page.locator("dialog[open]"))
    hand.is_told("Det är borttaget.")
    hand.is_not_told("Astrid bakade bullar.")


def test_the_text_can_be_copied(hand):
    hand.tablet.context.grant_permissions(["clipboard-read", "clipboard-write"])
    refused(hand)
    hand.tap("1 behöver dig")
    hand.tap("Kopiera texten")
    hand.is_told("Texten är kopierad.")
    assert hand.page.evaluate("navigator.clipboard.readText()") == "Astrid bakade bullar."
