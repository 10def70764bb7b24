"""A visit that did not take place, and the 24-hour rule."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from followup.models import Visit
from followup.rules import ToldBy, ToldHow, VisitOutcome
from tests.cast import TODAY, at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def open_tomorrow(hand):
    hand.tap("I morgon")
    hand.tap("Besöket hos Astrid Berg blev inte av")
    hand.sees("Besöket blev inte av")


@pytest.mark.parametrize(
    ("clock", "told", "outcome"),
    [
        ("09:00", "Räknas som avbokat i tid", VisitOutcome.CANCELLED_BY_PERSON_IN_TIME),
        ("09:01", "Räknas som sent avbokat", VisitOutcome.CANCELLED_BY_PERSON_LATE),
    ],
)
def test_exactly_24_hours_ahead_is_in_time(planned, hands, clock, told, outcome):
    planned(9, days=1)
    hand = hands()
    open_tomorrow(hand)
    hand.tap("Personen avbokade")
    hand.fill("Klockan", clock)
    hand.is_told(told)
    hand.mark("Hur?", "per telefon")
    hand.write("Varför?", "Hon ska till tandläkaren.")
    hand.tap("Signera")
    hand.sees_day()
    hand.tablet.until_sent()
    visit = Visit.objects.get()
    assert (visit.outcome, visit.told_by, visit.told_how) == (outcome, ToldBy.PERSON, ToldHow.PHONE)
    assert visit.starts_at == at(TODAY + timedelta(days=1), 9)


def test_a_visit_that_was_started_can_end_at_the_door(planned, hands):
    planned(12, 5)
    hand = hands()
    hand.tap("Starta")
    hand.tap("Blev inte av")
    hand.tap("Personen ville inte vid dörren")
    hand.is_not_told("Vem sade till?")
    hand.write("Varför?", "Hon öppnade men orkade inte i dag.")
    hand.tap("Signera")
    hand.sees_day()
    hand.is_told("Blev inte av")
    hand.tablet.until_sent()
    visit = Visit.objects.get()
    assert (visit.outcome, visit.told_at) == (VisitOutcome.REFUSED_AT_DOOR, None)


def test_nothing_is_signed_without_what_happened_and_why(planned, hands):
    planned(9, days=1)
    hand = hands()
    open_tomorrow(hand)
    hand.tap("Signera")
    hand.is_told("Välj vad som hände.")
    hand.tap("Ombokat")
    hand.tap("Signera")
    hand.is_told("Skriv varför besöket inte blev av.")
    assert hand.tablet.ask("tablet.outbox()") == []


def test_it_is_not_told_in_the_future(planned, hands):
    planned(9, days=1)
    hand = hands()
    open_tomorrow(hand)
    hand.tap("Personen avbokade")
    hand.fill("Klockan", "23:59")
    hand.write("Varför?", "Sjuk.")
    hand.tap("Signera")
    hand.is_told("Tiden kan inte ligga framåt.")


def test_what_is_half_written_is_there_when_one_comes_back(planned, hands):
    planned(9, days=1)
    hand = hands()
    open_tomorrow(hand)
    hand.tap("Inställt av utföraren")
    hand.write("Varför?", "Ingen vikarie.")
    hand.tap("Min dag")
    hand.tap("Fortsätt")
    expect(hand.page.get_by_label("Varför?")).to_have_value("Ingen vikarie.")
    hand.tap("Signera")
    hand.sees_day()
    hand.tablet.until_sent()
    visit = Visit.objects.get()
    assert (visit.outcome, visit.told_by) == (VisitOutcome.CANCELLED_BY_PROVIDER, ToldBy.PROVIDER)
