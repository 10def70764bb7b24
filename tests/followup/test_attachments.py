"""Pictures to a note: declared with it, sent in parts after it, and shown as pixels that the server has written."""

import os
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from PIL import Image

from accounts.actions import block_device
from accounts.devices import COOKIE, token_sum
from accounts.models import AccessLog
from followup import actions
from followup.models import AttachmentChunk, AttachmentPicture, DayNote, NoteAttachment, SyncConflict
from followup.rules import LARGEST_CHUNK, LARGEST_PICTURE, ConflictChoice
from tests.cast import TODAY, at
from tests.followup.sending import one, refused
from tests.pictures import declared, jpeg, png
from tests.tablet import Tablet, performed, seal_file
from tests.web import browser

YESTERDAY = TODAY - timedelta(days=1)
MORNING = at(YESTERDAY, 9)
GPS, MAKER, ORIENTATION = 0x8825, 0x010F, 0x0112


@pytest.fixture
def bo(cast):
    return cast.support_worker


@pytest.fixture
def order(cast):
    return cast.agreed().order


def paired(provider, name, by, cookie="hemlig"):
    tablet = Tablet(provider, name, by)
    tablet.device.token_sha256 = token_sum(cookie)
    tablet.device.save()
    return tablet


@pytest.fixture
def tablet(cast, bo):
    return paired(cast.provider, "Platta 1", cast.coordinator).enrol(bo)


@pytest.fixture
def picture():
    return uuid4()


def put(picture, content, span, *, cookie="hemlig", header="1"):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies[COOKIE] = cookie
    headers = {"Content-Range": f"bytes {span}"} | ({"X-Surfplatta": header} if header else {})
    url = reverse("tablet_attachment", args=[picture])
    with transaction.atomic():
        return browser.put(url, content, content_type="application/octet-stream", headers=headers)


def put_whole(picture, content, **how):
    sealed = seal_file(str(picture), content)
    return put(picture, sealed, f"0-{len(sealed) - 1}/{len(sealed)}", **how)


def part(sealed: bytes, first: int, last: int) -> tuple[bytes, str]:
    return sealed[first : last + 1], f"{first}-{last}/{len(sealed)}"


def sign_with(tablet, bo, order, picture, content, **said):
    tablet.note(bo, order, attachments=[declared(picture, content)], **said)
    assert one(tablet.send()).result == "applied"
    return DayNote.objects.get()


def shown(user, picture):
    return browser(user).get(reverse("note_attachment", args=[picture]))


# --- Sent in parts ------------------------------------------------------------------------------------------------


def test_a_picture_comes_in_parts_and_is_shown_with_the_note(tablet, bo, order, picture, time_machine):
    content = jpeg((300, 200), exif=b"Exif\0\0")
    note = sign_with(tablet, bo, order, picture, content)
    notes = reverse("day_notes", args=[order.pk])
    assert "Bild på väg från surfplattan" in browser(bo).get(notes).text
    assert shown(bo, picture).status_code == 404

    time_machine.move_to(at(TODAY + timedelta(days=6), 12), tick=False)
    assert "En bild har inte kommit från surfplattan" in browser(bo).get(notes).text

    sealed = seal_file(str(picture), content)
    answer = put(picture, *part(sealed, 0, 99))
    assert (answer.status_code, answer.json()) == (200, {"received": 100})
    answer = put(picture, *part(sealed, 100, len(sealed) - 1))
    assert (answer.status_code, answer.json()) == (201, {"received": len(sealed)})
    assert "no-store" in answer["Cache-Control"]

    page = browser(bo).get(notes).text
    assert "Bild till anteckningen 2 mars 2026" in page
    assert "på väg" not in page
    answer = shown(bo, picture)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("inline")
    assert "no-store" in answer["Cache-Control"]
    assert Image.open(BytesIO(answer.content)).size == (300, 200)
    read = AccessLog.objects.get(model="noteattachment")
    assert (read.record_id, read.case_id, read.user) == (str(picture), note.case_id, bo)
    assert not AttachmentChunk.objects.exists()
    changes = NoteAttachment.objects.get().history.order_by("history_id")
    assert [(row.state, row.history_user, row.history_change_reason) for row in changes] == [
        ("expected", bo, "note.attach"),
        ("received", bo, "note.attach"),
    ]


def test_the_note_of_a_visit_and_a_missing_one_have_pictures_too(cast, tablet, bo, order, picture):
    other, missing, first, second = uuid4(), uuid4(), jpeg(), png()
    tablet.sign(bo, order, MORNING, attachments=[declared(picture, first)])
    later = MORNING + timedelta(hours=2)
    tablet.sign(bo, order, later, visit=missing, text="", note_later=True)
    tablet.note(bo, order, visit=str(missing), attachments=[declared(other, second)])
    assert [answer.result for answer in tablet.send()] == ["applied"] * 3
    assert put_whole(picture, first).status_code == put_whole(other, second).status_code == 201
    kept = {row.pk: row for row in NoteAttachment.objects.all()}
    assert kept[picture].note.visit.starts_at == MORNING
    assert kept[other].note.visit_id == missing
    assert kept[other].media_type == "image/png"


def test_what_is_sent_again_is_harmless_and_a_gap_says_where_to_go_on(tablet, bo, order, picture):
    content = jpeg((300, 200))
    sign_with(tablet, bo, order, picture, content)
    sealed = seal_file(str(picture), content)
    assert put(picture, *part(sealed, 0, 99)).json() == {"received": 100}
    again = put(picture, *part(sealed, 0, 99))
    assert (again.status_code, again.json()) == (200, {"received": 100})
    for first, last in ((150, 160), (50, 160)):
        answer = put(picture, *part(sealed, first, last))
        assert (answer.status_code, answer.json()["code"]) == (409, "wrong_range")
        assert answer.json()["received"] == 100
    assert put(picture, sealed[100:200], f"100-199/{len(sealed) + 1}").status_code == 409
    rest = part(sealed, 100, len(sealed) - 1)
    assert put(picture, *rest).status_code == 201
    answer = put(picture, *rest)
    assert (answer.status_code, answer.json()) == (201, {"received": len(sealed)})
    assert NoteAttachment.objects.get().version == 2
    assert AttachmentPicture.objects.count() == 1


def test_the_picture_waits_until_the_note_has_come(tablet, bo, order, picture):
    content = jpeg()
    assert put_whole(picture, content).status_code == 404
    sign_with(tablet, bo, order, picture, content)
    assert put_whole(picture, content).status_code == 201


# --- What is kept -------------------------------------------------------------------------------------------------


def test_where_and_with_what_it_was_taken_is_gone(tablet, bo, order, picture):
    exif = Image.Exif()
    exif[MAKER] = "Kameran"
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[2] = (59.0, 17.0, 0.0)
    content = jpeg((300, 200), exif=exif, comment=b"hemma hos Astrid", icc_profile=b"profilen")
    assert b"Kameran" in content
    assert b"hemma hos Astrid" in content
    sign_with(tablet, bo, order, picture, content)
    assert put_whole(picture, content).status_code == 201
    answer = shown(bo, picture).content
    kept = Image.open(BytesIO(answer))
    assert kept.size == (200, 300), "turned as it was taken"
    assert not kept.getexif()
    for told in (b"Exif", b"Kameran", b"hemma", b"profilen"):
        assert told not in answer


def test_a_large_picture_is_made_smaller_and_what_is_see_through_is_white(tablet, bo, order, picture):
    content = png((3000, 1000), (255, 0, 0, 0), mode="RGBA")
    sign_with(tablet, bo, order, picture, content)
    assert put_whole(picture, content).status_code == 201
    kept = Image.open(BytesIO(shown(bo, picture).content))
    assert (kept.format, kept.size) == ("JPEG", (2048, 683))
    assert min(kept.getpixel((5, 5))) > 250


def gif() -> bytes:
    kept = BytesIO()
    Image.new("RGB", (4, 4)).save(kept, "GIF")
    return kept.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"%PDF-1.4",
        b"\xff\xd8\xff\xe0" + b"\0" * 50,
        gif(),
        jpeg((200, 200))[:500],
        png((6000, 6000), 0, mode="1"),
        png((20_000, 10_000), 0, mode="1"),
    ],
    ids=["svg", "pdf", "only_begins_as_jpeg", "gif", "cut_off", "bomb", "larger_bomb"],
)
def test_what_is_no_picture_is_refused_and_the_note_stays(content, tablet, bo, order, picture):
    sign_with(tablet, bo, order, picture, content)
    for _ in range(2):
        answer = put_whole(picture, content)
        assert (answer.status_code, answer.json()["code"]) == (422, "picture_refused")
    assert NoteAttachment.objects.get().state == "refused"
    assert not AttachmentPicture.objects.exists()
    assert not AttachmentChunk.objects.exists()
    assert shown(bo, picture).status_code == 404
    page = browser(bo).get(reverse("day_notes", args=[order.pk])).text
    assert "En bild gick inte att ta emot" in page
    assert "Ett samtal." in page


def test_another_picture_than_the_one_that_was_signed_is_refused(tablet, bo, order, picture):
    signed, other = jpeg(color="red"), jpeg(color="blue")
    other += b"\0" * (len(signed) - len(other))
    assert len(signed) == len(other)
    sign_with(tablet, bo, order, picture, signed)
    assert put_whole(picture, other).status_code == 422
    assert not AttachmentPicture.objects.exists()


def test_what_is_sealed_as_another_picture_or_changed_on_the_way_is_refused(tablet, bo, order, picture):
    content, other = jpeg(), uuid4()
    tablet.note(bo, order, attachments=[declared(picture, content), declared(other, content)])
    tablet.send()
    sealed = seal_file(str(other), content)
    assert put(picture, *part(sealed, 0, len(sealed) - 1)).status_code == 422
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    assert put(other, *part(changed, 0, len(sealed) - 1)).status_code == 422


# --- Too much, and what cannot be read ----------------------------------------------------------------------------


def test_a_picture_over_twenty_megabytes_is_refused_and_the_note_stays(tablet, bo, order, picture):
    large = declared(picture, jpeg(), size=LARGEST_PICTURE + 1)
    tablet.note(bo, order, attachments=[large])
    assert one(tablet.send()).result == "applied"
    assert NoteAttachment.objects.get().state == "refused"
    answer = put(picture, b"123", f"0-2/{LARGEST_PICTURE + 2000}")
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_part_over_half_a_megabyte_is_refused(tablet, bo, order, picture):
    content = os.urandom(LARGEST_CHUNK + 1)
    sign_with(tablet, bo, order, picture, content)
    assert put_whole(picture, content).status_code == 413
    assert not AttachmentChunk.objects.exists()


@pytest.mark.parametrize("span", ["", "0-2", "0-2/*", "-1-2/3", "2-0/300", "0-3/300", "0-2/2", "a-b/c"])
def test_a_range_that_cannot_be_read_keeps_nothing(span, tablet, bo, order, picture):
    sign_with(tablet, bo, order, picture, jpeg())
    assert put(picture, b"123", span).status_code == 400
    assert not AttachmentChunk.objects.exists()


# --- Who ----------------------------------------------------------------------------------------------------------


def test_only_the_tablet_that_declared_it_sends_it(cast, tablet, bo, order, picture):
    content = jpeg()
    sign_with(tablet, bo, order, picture, content)
    paired(cast.provider, "Platta 2", cast.coordinator, "annan")
    paired(cast.other_provider, "Platta 3", cast.other_coordinator, "deras")
    for cookie in ("annan", "deras"):
        assert put_whole(picture, content, cookie=cookie).status_code == 404
    answer = put_whole(picture, content, cookie="okänd")
    assert (answer.status_code, answer.json()["code"]) == (401, "device_unknown")
    assert put_whole(picture, content, header="").status_code == 403
    assert put_whole(picture, content).status_code == 201


def test_a_blocked_tablet_sends_nothing(cast, tablet, bo, order, picture):
    content = jpeg()
    sign_with(tablet, bo, order, picture, content)
    block_device(tablet.device, by=cast.coordinator, reason="Borta")
    answer = put_whole(picture, content)
    assert (answer.status_code, answer.json()["code"]) == (401, "device_revoked")


@pytest.mark.parametrize("passed_on", [True, False])
def test_those_who_see_the_note_see_its_picture(passed_on, cast, tablet, bo, order, picture):
    content = jpeg()
    sign_with(tablet, bo, order, picture, content, for_caseworker=passed_on)
    put_whole(picture, content)
    for user in (bo, cast.coordinator, cast.unit_manager):
        assert shown(user, picture).status_code == 200
    assert shown(cast.caseworker, picture).status_code == (200 if passed_on else 404)
    for user in (cast.other_support_worker, cast.other_caseworker, cast.system_admin):
        assert shown(user, picture).status_code == 404
    assert Client().get(reverse("note_attachment", args=[picture])).status_code == 302


# --- What the note says -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changed",
    [{"id": "1"}, {"sha256": "A" * 64}, {"sha256": "a" * 63}, {"size": 0}, {"size": 1.5}, {"path": "x"}],
    ids=str,
)
def test_a_declaration_that_is_not_understood_is_not_applied(changed, tablet, bo, order, picture):
    tablet.note(bo, order, attachments=[declared(picture, jpeg()) | changed])
    assert refused(tablet) in {"bad_value", "unknown_field"}


def test_no_more_than_four_and_each_once(tablet, bo, order):
    five = [declared(uuid4(), jpeg()) for _ in range(5)]
    tablet.note(bo, order, attachments=five)
    assert refused(tablet) == "bad_value"
    tablet.note(bo, order, attachments=[five[0], five[0]])
    assert refused(tablet) == "bad_value"
    tablet.note(bo, order, attachments=five[:4])
    assert one(tablet.send()).result == "applied"
    tablet.note(bo, order, attachments=five[:1])
    assert refused(tablet) == "picture_exists"


def test_a_picture_needs_a_note(tablet, bo, order, picture):
    later = {"text": "", "note_later": True}
    tablet.sign(bo, order, MORNING, attachments=[declared(picture, jpeg())], **later)
    assert refused(tablet) == "picture_without_note"


def test_what_clashed_has_its_picture_when_the_tablets_words_are_chosen(cast, tablet, bo, order, picture):
    content, visit = jpeg(), uuid4()
    tablet.sign(bo, order, MORNING, visit=visit, text="Först.")
    tablet.send()
    said = performed(order, MORNING, text="Sedan.", attachments=[declared(picture, content)])
    tablet.write(bo, "visit.sign", said, entity=visit)
    assert one(tablet.send()).result == "conflict"
    assert put_whole(picture, content).status_code == 404
    actions.resolve(SyncConflict.objects.get(), by=bo, choice=ConflictChoice.TABLET, version=1)
    assert put_whole(picture, content).status_code == 201
    assert NoteAttachment.objects.get().note.visit_id == visit
