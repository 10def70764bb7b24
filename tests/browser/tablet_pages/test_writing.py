"""What is written beside the visits: notes, deviations and reports of concern."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from followup.actions import log_visit
from followup.models import ChildConcern, DayNote, Deviation
from followup.rules import DeviationWhat, Severity, ToWhom, VisitOutcome
from tests.cast import TODAY, at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def without_note(cast, order):
    return log_visit(
        order,
        by=cast.support_worker,
        starts_at=at(YESTERDAY, 9),
        ends_at=at(YESTERDAY, 10),
        outcome=VisitOutcome.PERFORMED,
        note_later=True,
    )


def test_a_missing_note_from_yesterday_stands_first_and_is_written(without_note, hands):
    hand = hands()
    hand.is_told("Kvar att skriva klart")
    hand.tap("Skriv", within=hand.page.locator(".falt-behind"))
    hand.sees("Anteckning om besöket")
    hand.is_told("i går 09:00")
    hand.write("Anteckning", "Astrid sorterade posten själv.")
    hand.tap("Signera")
    hand.sees_day()
    hand.is_not_told("Kvar att skriva klart")
    hand.tablet.until_sent()
    assert DayNote.objects.get().visit == without_note


def test_a_phone_call_is_noted_with_its_goal(order, hands):
    hand = hands()
    hand.tap("Skriv")
    hand.tap("Anteckning utan besök")
    hand.page.get_by_label("Person").select_option(label="Astrid Berg")
    hand.fill("Klockan", "10:15")
    hand.page.get_by_label("Gäller målet").select_option(index=1)
    hand.write("Anteckning", "Astrid ringde om en räkning.")
    hand.tap("Signera")
    hand.sees_day()
    hand.tablet.until_sent()
    note = DayNote.objects.get()
    assert (note.visit, note.event_at) == (None, at(TODAY, 10, 15))
    assert note.goal == order.plans.get().goals.get()


def test_a_half_written_note_is_kept_and_found_again(order, hands):
    hand = hands()
    hand.tablet.offline()
    hand.tap("Skriv")
    hand.tap("Anteckning utan besök")
    hand.write("Anteckning", "Astrid ring")
    hand.page.reload()
    hand.tablet.unlock()
    expect(hand.page.get_by_label("Anteckning", exact=True)).to_have_value("Astrid ring")
    hand.tap("Min dag")
    hand.is_told("Ingen person vald")
    hand.tap("Fortsätt")
    hand.tap("Signera")
    hand.is_told("Välj person.")


def test_a_deviation_is_three_taps(order, hands):
    hand = hands()
    hand.tap("Personer")
    hand.tap("Astrid Berg")
    hand.tap("Avvikelse eller klagomål")
    hand.sees("Avvikelse eller klagomål")
    before = hand.taps
    hand.tap("vi kom sent eller på fel tid")
    hand.tap("måttlig")
    hand.tap("Skicka")
    hand.sees_day()
    assert hand.taps - before == 3
    hand.tablet.until_sent()
    deviation = Deviation.objects.get()
    assert (deviation.what, deviation.severity) == (DeviationWhat.LATE, Severity.MODERATE)
    assert not deviation.is_complaint


def test_a_complaint_says_who_complains(order, hands):
    hand = hands()
    hand.tap("Skriv")
    hand.tap("Avvikelse eller klagomål")
    hand.tap("Skicka")
    hand.is_told("Välj person.")
    hand.page.get_by_label("Person").select_option(label="Astrid Berg")
    hand.tap("bemötande")
    hand.tap("allvarlig")
    hand.page.get_by_label("Det är ett klagomål").check()
    hand.mark("Vem klagar?", "en anhörig")
    hand.write("Vad hände? (valfritt)", "Systern ringde.")
    hand.tap("Skicka")
    hand.sees_day()
    hand.tablet.until_sent()
    deviation = Deviation.objects.get()
    assert (deviation.is_complaint, deviation.complaint_by, deviation.text) == (
        True,
        "relative",
        "Systern ringde.",
    )


def test_a_concern_says_what_to_do_and_keeps_only_that_and_when(order, hands):
    hand = hands()
    hand.tap("Skriv")
    hand.tap("Oro för ett barn")
    hand.is_told("Ring socialtjänstens mottagning.")
    expect(hand.page.locator("textarea, input[type=text]")).to_have_count(0)
    hand.page.get_by_label("Person").select_option(label="Astrid Berg")
    hand.tap("socialjouren")
    hand.page.get_by_label("Jag har bett om återkoppling").check()
    hand.tap("Anteckna att jag har anmält")
    hand.sees_day()
    hand.tablet.until_sent()
    concern = ChildConcern.objects.get()
    assert (concern.to_whom, concern.feedback_asked) == (ToWhom.ON_CALL, True)
