"""A visit, from Starta to the signature."""

import re

import pytest
from playwright.sync_api import expect

from followup.models import DayNote, PlannedVisit, Visit
from followup.rules import HowDone, SubstituteTold, ToldHow, TookPart, VisitOutcome
from tests.cast import TODAY, at
from tests.tablet import performed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SIGN = re.compile(r"^Avsluta .* och signera$")


def test_an_ordinary_visit_takes_a_few_taps(planned, hands):
    appointment = planned(12, 5)
    hand = hands()
    hand.tap("Starta")
    hand.sees("Astrid Berg")
    hand.mark("Öppna post", "Med stöd")
    hand.mark("Hur var Astrid med?", "Tillsammans")
    hand.write("Anteckning", "Astrid läste två brev högt och lade räkningen i pärmen.")
    hand.tap(SIGN)
    hand.sees_day()
    hand.is_told("Utförd")
    assert hand.taps <= 8

    hand.tablet.until_sent()
    visit = Visit.objects.get()
    assert (visit.planned, visit.outcome, visit.took_part) == (
        appointment,
        VisitOutcome.PERFORMED,
        TookPart.TOGETHER,
    )
    assert visit.timed
    assert visit.marks.get().how_done == HowDone.WITH_SUPPORT
    assert DayNote.objects.get().text == "Astrid läste två brev högt och lade räkningen i pärmen."


def test_five_visits_are_logged_without_a_network_and_come_in_once(planned, other_order, hands):
    for hour in (8, 9, 10, 11):
        planned(hour)
    planned(12, of=other_order)
    hand = hands()
    hand.tablet.offline()
    for number in range(4):
        hand.tap("Skriv besöket")
        hand.write("Anteckning", f"Besök {number}: Astrid öppnade ett brev.")
        hand.tap(SIGN)
        hand.sees_day()
    hand.tap("Starta")
    hand.write("Anteckning", "Åsa-Märta diskade.")
    hand.tap(SIGN)
    hand.sees_day()
    expect(hand.page.locator(".falt-visit[data-state=unsent]")).to_have_count(5)
    hand.is_told("10 väntar på nät")

    hand.tablet.online()
    hand.tablet.until_sent()
    hand.is_told("Allt skickat")
    assert Visit.objects.count() == DayNote.objects.count() == 5
    assert sorted(Visit.objects.values_list("starts_at", flat=True))[0] == at(TODAY, 8)
    assert list(Visit.objects.filter(timed=True).values_list("order", flat=True)) == [other_order.pk]


def test_what_is_begun_is_there_after_a_lock_and_a_restart(planned, hands):
    planned(12, 5)
    hand = hands()
    hand.tablet.offline()
    hand.tap("Starta")
    hand.mark("Öppna post", "Själv")
    hand.write("Anteckning", "Hon läste ett br")
    hand.tap("Min dag")
    hand.tap("Fortsätt")
    expect(hand.page.get_by_label("Anteckning", exact=True)).to_have_value("Hon läste ett br")

    hand.tablet.close()
    hand.tablet.open(offline=True)
    hand.tablet.unlock()
    hand.sees_day()
    hand.tap("Fortsätt")
    expect(hand.page.get_by_label("Anteckning", exact=True)).to_have_value("Hon läste ett br")
    pressed = hand.page.get_by_role("group", name="Öppna post").locator("[aria-pressed=true]")
    expect(pressed).to_have_text("själv")


def test_what_is_written_when_the_tablet_locks_is_there_when_it_opens(planned, hands):
    planned(12, 5)
    hand = hands()
    hand.tap("Starta")
    hand.sees("Astrid Berg")
    hand.write("Anteckning", "Mitt i en men")
    hand.tablet.ask("tablet.lock()")
    hand.tablet.is_in("locked")
    hand.is_not_told("Astrid")
    hand.tablet.unlock()
    expect(hand.page.get_by_label("Anteckning", exact=True)).to_have_value("Mitt i en men")


def test_the_note_is_not_asked_twice_but_once_when_it_only_says_by_plan(planned, hands):
    planned(12, 5)
    hand = hands()
    hand.tap("Starta")
    hand.write("Anteckning", "Allt enligt plan.")
    hand.tap(SIGN)
    hand.is_told("Vad gjorde personen?")
    expect(hand.page.get_by_label("Anteckning", exact=True)).to_be_focused()
    hand.tap(SIGN)
    hand.sees_day()
    hand.tablet.until_sent()
    assert DayNote.objects.get().only_by_plan


def test_a_note_of_what_the_person_did_is_not_asked_about(planned, hands):
    planned(12, 5)
    hand = hands()
    hand.tap("Starta")
    hand.write("Anteckning", "Enligt plan: Astrid ringde själv till banken.")
    hand.tap(SIGN)
    hand.sees_day()


def test_no_note_is_told_at_the_field_and_nothing_is_signed(planned, hands):
    planned(12, 5)
    hand = hands()
    hand.tap("Starta")
    hand.tap(SIGN)
    hand.is_told("Skriv en anteckning om besöket, eller välj att skriva den senare.")
    expect(hand.page.get_by_label("Anteckning", exact=True)).to_be_focused()
    assert not [row for row in hand.tablet.ask("tablet.outbox()") if row["type"] == "visit.sign"]


def test_the_note_can_be_written_later(planned, hands):
    planned(12, 5)
    hand = hands()
    hand.tablet.offline()
    hand.tap("Starta")
    hand.tap("Skriv anteckningen senare")
    hand.is_told("Anteckning saknas")
    hand.tap("Skriv anteckning om")
    hand.sees("Anteckning om besöket")
    hand.write("Anteckning", "Vi handlade och lagade soppa.")
    hand.tap("Signera")
    hand.is_not_told("Anteckning saknas")

    hand.tablet.online()
    hand.tablet.until_sent()
    assert DayNote.objects.get().visit == Visit.objects.get()
    hand.tablet.until("(await tablet.outbox()).length === 0")
    hand.is_not_told("Anteckning saknas")


def test_something_else_a_wish_and_something_important_are_kept(planned, hands):
    planned(12, 5)
    hand = hands()
    hand.tap("Starta")
    hand.tap("Något annat")
    hand.write("Något annat som ni gjorde", "Vi matade katten.")
    hand.tap("Astrid önskade något")
    hand.write("Vad Astrid önskade", "Att gå ut på fredag.")
    hand.write("Anteckning", "Vi öppnade posten.")
    hand.page.get_by_label("Viktigt att föra vidare till handläggaren").check()
    hand.tap(SIGN)
    hand.sees_day()
    hand.tablet.until_sent()
    visit = Visit.objects.get()
    assert (visit.also_done, visit.wished) == ("Vi matade katten.", "Att gå ut på fredag.")
    assert visit.day_note.for_caseworker


def test_a_visit_in_part_needs_its_reason(planned, hands):
    planned(12, 5)
    hand = hands()
    hand.tap("Starta")
    hand.page.get_by_text("Tider, delvis genomfört, kollega").tap()
    hand.mark("Blev besöket av?", "Delvis")
    hand.write("Anteckning", "Vi hann öppna hälften av posten.")
    hand.tap(SIGN)
    hand.is_told("Skriv varför besöket inte blev som planerat.")
    hand.write("Varför blev det inte som planerat?", "Astrid blev trött.")
    hand.tap(SIGN)
    hand.sees_day()
    hand.tablet.until_sent()
    assert Visit.objects.get().outcome == VisitOutcome.PERFORMED_PARTLY


def test_a_substitute_says_that_the_person_knows_and_is_not_asked_again(cast, planned, hands):
    planned(12, 5, covers_for=cast.colleague)
    hand = hands()
    hand.is_told("Du vikarierar för Berit Testsson. Personen har inte fått veta det.")
    hand.tap("Jag har berättat")
    hand.mark("Hur fick personen veta det?", "per telefon")
    hand.is_told("Personen har fått veta det.")
    hand.tablet.until_sent()
    assert PlannedVisit.objects.get().person_told_how == ToldHow.PHONE
    hand.tap("Starta")
    hand.sees("Astrid Berg")
    hand.is_not_told("Visste Astrid")
    hand.write("Anteckning", "Vi öppnade posten.")
    hand.tap(SIGN)
    hand.sees_day()
    hand.tablet.until_sent()
    assert Visit.objects.get().substitute_told == SubstituteTold.YES


def test_a_substitute_who_has_told_nobody_is_asked(cast, planned, hands):
    planned(12, 5, covers_for=cast.colleague)
    hand = hands()
    hand.tap("Starta")
    hand.write("Anteckning", "Vi öppnade posten.")
    hand.tap(SIGN)
    hand.is_told("Välj om personen visste att du skulle komma.")
    hand.mark("Du vikarierar för Berit Testsson. Visste Astrid att du skulle komma?", "Nej, först vid dörren")
    hand.tap(SIGN)
    hand.sees_day()
    hand.tablet.until_sent()
    assert Visit.objects.get().substitute_told == SubstituteTold.AT_DOOR


def test_two_taps_on_start_begin_one_visit(planned, hands):
    planned(12, 5)
    hand = hands()
    hand.tablet.offline()
    hand.page.evaluate(
        "() => { const start = document.querySelector('.falt-do button'); start.click(); start.click(); }"
    )
    hand.sees("Astrid Berg")
    assert [row["type"] for row in hand.tablet.ask("tablet.outbox()")] == ["visit.start"]


def test_a_visit_that_was_begun_by_mistake_is_thrown_away(planned, hands):
    planned(12, 5)
    hand = hands()
    hand.tap("Starta")
    hand.page.get_by_text("Tider, delvis genomfört, kollega").tap()
    hand.tap("Kasta det påbörjade besöket")
    hand.tap("Kasta", within=hand.page.locator("dialog[open]"))
    hand.is_told("Det påbörjade besöket är kastat.")
    expect(hand.row("Astrid").get_by_role("button", name="Starta")).to_be_visible()


def test_a_thrown_away_visit_stays_so_when_the_day_was_fetched_while_it_went_on(planned, hands):
    planned(12, 5)
    hand = hands()
    hand.tap("Starta")
    hand.tablet.until_sent()
    hand.tablet.ask("await tablet.refresh()")
    assert hand.tablet.ask("tablet.pack().visits[0].draft !== null")
    hand.page.get_by_text("Tider, delvis genomfört, kollega").tap()
    hand.tap("Kasta det påbörjade besöket")
    hand.tap("Kasta", within=hand.page.locator("dialog[open]"))
    hand.is_told("Det påbörjade besöket är kastat.")
    expect(hand.row("Astrid").get_by_role("button", name="Starta")).to_be_visible()
    hand.tablet.until_sent()
    expect(hand.row("Astrid").get_by_role("button", name="Starta")).to_be_visible()
    hand.tablet.ask("await tablet.refresh()")
    expect(hand.row("Astrid").get_by_role("button", name="Starta")).to_be_visible()


def test_a_visit_without_a_time_is_started_from_the_list_of_persons(planned, hands):
    planned(9, days=1)
    hand = hands()
    hand.tap("Besök utan tid")
    hand.tap("Astrid Berg")
    hand.sees("Astrid Berg")
    hand.write("Anteckning", "Astrid ringde och ville ha hjälp nu.")
    hand.tap(SIGN)
    hand.sees_day()
    expect(hand.row("Astrid Berg")).to_contain_text("Utförd")
    hand.tablet.until_sent()
    assert Visit.objects.get().planned is None


def test_the_times_can_be_changed_and_are_then_not_measured(planned, hands):
    planned(10, minutes=90)
    hand = hands()
    hand.tap("Skriv besöket")
    hand.fill("Slutade", "11:15")
    hand.write("Anteckning", "Astrid duschade.")
    hand.tap("Avsluta 11:15 och signera")
    hand.sees_day()
    hand.tablet.until_sent()
    visit = Visit.objects.get()
    assert (visit.starts_at, visit.ends_at, visit.timed) == (at(TODAY, 10), at(TODAY, 11, 15), False)


def test_back_leads_from_the_plan_to_the_visit_and_then_to_the_day(planned, hands):
    planned(12, 5)
    hand = hands()
    hand.tap("Starta")
    hand.sees("Astrid Berg")
    hand.write("Anteckning", "Hon läs")
    hand.tap("Dagens plan")
    hand.is_told("Vi öppnar tillsammans")
    hand.page.go_back()
    expect(hand.page.get_by_label("Anteckning", exact=True)).to_have_value("Hon läs")
    hand.page.go_back()
    hand.sees_day()


def test_after_the_signature_back_does_not_open_the_visit_again(planned, hands):
    planned(12, 5)
    hand = hands()
    hand.tap("Starta")
    hand.write("Anteckning", "Astrid öppnade posten.")
    hand.tap(SIGN)
    hand.sees_day()
    hand.page.go_back()
    hand.sees_day()
    assert len([row for row in hand.tablet.ask("tablet.outbox()") if row["type"] == "visit.sign"]) <= 1


def test_a_visit_that_was_signed_just_as_the_tablet_died_is_not_asked_for_again(planned, order, hands):
    visit = planned(12, 5)
    hand = hands()
    hand.tablet.offline()
    hand.tap("Starta")
    hand.sees("Astrid Berg")
    (start,) = hand.tablet.ask("tablet.outbox()")
    said = performed(order, at(TODAY, 11), planned=str(visit.pk))
    hand.tablet.record("visit.sign", said, entity=start["entityId"])
    hand.page.reload()
    hand.tablet.unlock()
    hand.sees_day()
    expect(hand.row("Astrid Berg")).to_contain_text("Utförd, väntar på att skickas")
