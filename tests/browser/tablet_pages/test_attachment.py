"""A picture to a note: taken without a network, kept through a restart, and sent by itself after the note."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from followup.models import AttachmentPicture, DayNote, NoteAttachment
from tests.pictures import jpeg

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ATTACHMENTS = re.compile("/api/v1/tablet/attachments/")
GONE = "tablet.state.unsent === 0 && tablet.state.pictures === 0 && tablet.state.reachable"
MAKER = 0x010F
# Every byte that the browser keeps, as text that can be searched.
EVERYTHING = """async () => {
  const db = await new Promise((done) => {
    const request = indexedDB.open("falt");
    request.onsuccess = () => done(request.result);
  });
  const rows = await Promise.all(["records", "attachments", "sealed"].map((name) => new Promise((done) => {
    const request = db.transaction(name).objectStore(name).getAll();
    request.onsuccess = () => done(request.result);
  })));
  db.close();
  return new TextDecoder("latin1").decode(await new Blob(rows.flat().flatMap(
    (row) => row instanceof Uint8Array ? [row] : Object.values(row))).arrayBuffer());
}"""


def from_camera(size=(3000, 1500)) -> dict:
    exif = Image.Exif()
    exif[MAKER] = "Kameran"
    return {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": jpeg(size, exif=exif)}


def take(hand, file) -> None:
    with hand.page.expect_file_chooser() as chooser:
        hand.tap("Ta en bild")
    chooser.value.set_files(file)


def begin_note(hand, text: str) -> None:
    hand.tap("Skriv")
    hand.tap("Anteckning utan besök")
    hand.page.get_by_label("Person").select_option(label="Astrid Berg")
    hand.write("Anteckning", text)


def test_a_picture_taken_offline_survives_a_reload_and_comes_after_its_note(order, hands):
    hand = hands()
    hand.tablet.offline()
    begin_note(hand, "Diskbänken är lagad.")
    hand.is_told("Visar bilden någon annan person? Fråga först.")
    take(hand, from_camera())
    expect(hand.page.get_by_alt_text("Bild 1")).to_be_visible()
    assert hand.problems() == []

    hand.page.reload()
    hand.tablet.unlock()
    expect(hand.page.get_by_alt_text("Bild 1")).to_be_visible()
    take(hand, from_camera())
    hand.tap("Ta bort bild 2")
    expect(hand.page.get_by_alt_text("Bild 2")).to_have_count(0)
    hand.tap("Signera")
    hand.sees_day()
    hand.is_told("1 bild på väg")
    kept = hand.page.evaluate(EVERYTHING)
    assert len(kept) > 1000
    assert "JFIF" not in kept

    hand.page.reload()
    hand.tablet.unlock()
    hand.is_told("1 väntar på nät, 1 bild på väg")
    hand.tablet.online()
    hand.tablet.until(GONE)
    attachment = NoteAttachment.objects.get()
    assert (attachment.note, attachment.state) == (DayNote.objects.get(), "received")
    came = Image.open(BytesIO(bytes(AttachmentPicture.objects.get().content)))
    assert came.size == (2048, 1024)
    hand.is_told("Allt skickat")


def test_a_broken_connection_goes_on_where_it_was(order, hands):
    ranges = []

    def lose_the_second(route):
        ranges.append(route.request.headers["content-range"])
        return route.abort() if len(ranges) == 2 else route.continue_()

    hand = hands()
    hand.tablet.context.route(ATTACHMENTS, lose_the_second)
    hand.tablet.offline()
    begin_note(hand, "Rummet är målat.")
    noise = BytesIO()
    Image.effect_noise((1600, 1200), 100).save(noise, "JPEG", quality=95)
    take(hand, {"name": "b.jpg", "mimeType": "image/jpeg", "buffer": noise.getvalue()})
    expect(hand.page.get_by_alt_text("Bild 1")).to_be_visible()
    hand.tap("Signera")
    hand.sees_day()
    hand.tablet.online()
    hand.tablet.until("tablet.state.unsent === 0 && !tablet.state.reachable")
    assert DayNote.objects.count() == 1
    hand.tablet.online()
    hand.tablet.until(GONE)
    assert NoteAttachment.objects.get().state == "received"
    first, lost, again, *rest = ranges
    assert again == first
    assert rest[0] == lost
    assert len(set(ranges)) == len(ranges) - 2


def test_what_is_no_picture_is_told_and_a_visit_with_one_needs_its_note(order, planned, hands):
    planned(12)
    hand = hands()
    hand.tap("Starta")
    file = {"name": "b.jpg", "mimeType": "image/jpeg", "buffer": b"ingen bild"}
    take(hand, file)
    hand.is_told("Filen går inte att visa som bild.")
    take(hand, from_camera())
    expect(hand.page.get_by_alt_text("Bild 1")).to_be_visible()
    hand.tap("Skriv anteckningen senare")
    hand.is_told("Du har tagit en bild.")
    hand.write("Anteckning", "Vi lagade kranen tillsammans.")
    hand.tap("Avsluta")
    hand.sees_day()
    hand.tablet.until(GONE)
    assert NoteAttachment.objects.get().note.visit is not None


def test_a_picture_that_the_server_refuses_is_told_and_taken_away_by_its_author(order, hands):
    hand = hands()
    hand.tablet.context.route(
        ATTACHMENTS, lambda route: route.fulfill(status=422, json={"code": "picture_refused"})
    )
    begin_note(hand, "Ringde om en räkning.")
    take(hand, from_camera())
    expect(hand.page.get_by_alt_text("Bild 1")).to_be_visible()
    hand.tap("Signera")
    hand.sees_day()
    hand.is_told("1 behöver dig")
    hand.page.goto(f"{hand.tablet.server}/falt/#/vantar")
    hand.is_told("Servern kunde inte ta emot bilden.")
    assert hand.problems() == []
    hand.tap("Ta bort")
    hand.tap("Ta bort", within=hand.page.locator("dialog[open]"))
    hand.is_told("Bilden är borttagen.")
    hand.is_told("Allt skickat")
