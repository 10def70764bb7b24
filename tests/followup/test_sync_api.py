"""The address where tablets send in: who may, what it refuses, and what it notes of the tablet."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.actions import block_device
from accounts.devices import COOKIE, token_sum
from accounts.models import Device, DeviceUser
from followup.models import SyncOperation, Visit
from tests.cast import TODAY, at
from tests.tablet import Tablet, iso

MORNING = at(TODAY - timedelta(days=1), 9)
NOON = at(TODAY, 12)


@pytest.fixture
def bo(cast):
    return cast.support_worker


@pytest.fixture
def tablet(cast, bo):
    tablet = Tablet(cast.provider, "Platta 1", cast.coordinator).enrol(bo)
    tablet.device.token_sha256 = token_sum("hemlig")
    tablet.device.save()
    return tablet


def post(letter, *, cookie="hemlig", header="1", kind="application/json"):
    browser = Client(enforce_csrf_checks=True)
    if cookie:
        browser.cookies[COOKIE] = cookie
    body = letter if isinstance(letter, str | bytes) else json.dumps(letter)
    # A refusal rolls back what it is inside of, as a request's own transaction.
    with transaction.atomic():
        return browser.post(
            reverse("sync"),
            body,
            content_type=kind,
            headers={"X-Surfplatta": header} if header else {},
        )


def letter(*operations, **said):
    return {"sent_at": iso(NOON), "app_version": "1.2", "unsent": [], "operations": operations} | said


def problem(answer) -> tuple[int, str]:
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


def test_a_paired_tablet_sends_without_a_login(cast, tablet, bo):
    operation = tablet.sign(bo, cast.agreed().order, MORNING)
    answer = post(letter(operation))
    assert answer.status_code == 200
    assert answer.json() == {
        "server_time": answer.json()["server_time"],
        "results": [
            {
                "op_id": operation["op_id"],
                "result": "applied",
                "first": "",
                "code": "",
                "message": "",
                "version": 1,
            }
        ],
    }
    assert "no-store" in answer["Cache-Control"]
    assert Visit.objects.count() == 1


def test_nobody_else_may_send(cast, tablet, bo):
    operation = tablet.sign(bo, cast.agreed().order, MORNING)
    assert problem(post(letter(operation), cookie=None)) == (401, "device_unknown")
    assert problem(post(letter(operation), cookie="gissad")) == (401, "device_unknown")
    assert problem(post(letter(operation), header=None)) == (403, "permission_denied")
    block_device(tablet.device, by=cast.coordinator, reason="Borttappad")
    assert problem(post(letter(operation))) == (401, "device_revoked")
    assert not SyncOperation.objects.exists()


def test_nothing_can_be_read_there(tablet):
    browser = Client()
    browser.cookies[COOKIE] = "hemlig"
    assert problem(browser.get(reverse("sync"))) == (405, "method_not_allowed")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "7",
        "null",
        "{}",
        '{"operations": {}}',
        "[" * 100_000,
        b"\xff\xfe",
        '{"operations": NaN}',
    ],
)
def test_what_is_no_letter_is_refused(tablet, body):
    assert problem(post(body))[0] == 400


def test_another_kind_of_content_is_refused(tablet):
    assert problem(post("operations=1", kind="application/x-www-form-urlencoded"))[0] == 415
    assert problem(post(letter(), kind="text/plain"))[0] == 415


def test_a_hundred_at_a_time_and_no_more(tablet):
    assert post(letter(*[{}] * 100)).status_code == 200
    assert problem(post(letter(*[{}] * 101))) == (413, "too_many")


def test_a_letter_of_many_megabytes_is_not_read(tablet):
    assert problem(post(letter(text="å" * 5_000_000))) == (413, "too_many")


def test_a_heartbeat_tells_what_is_unsent_and_how_the_clock_goes(cast, tablet, bo):
    oldest = NOON - timedelta(days=2)
    unsent = [
        {"user": bo.pk, "count": 3, "oldest": iso(oldest)},
        {"user": 999_999, "count": 1, "oldest": None},
    ]
    answer = post(letter(sent_at=iso(NOON + timedelta(minutes=20)), unsent=unsent))
    assert answer.json()["results"] == []
    device, enrolled = Device.objects.get(), DeviceUser.objects.get()
    assert (device.app_version, device.clock_offset_ms, device.last_seen_at) == ("1.2", -20 * 60_000, NOON)
    assert (enrolled.unsent, enrolled.oldest_unsent_at, enrolled.reported_at) == (3, oldest, NOON)
    post(letter(unsent=[{"user": bo.pk, "count": 0, "oldest": iso(oldest)}]))
    enrolled.refresh_from_db()
    assert (enrolled.unsent, enrolled.oldest_unsent_at) == (0, None)


@pytest.mark.parametrize(
    "told",
    [
        {"sent_at": None, "unsent": None, "app_version": None},
        {"sent_at": "nyss", "unsent": 7, "app_version": ["\0"]},
        {"sent_at": "9999-12-31T23:59:59Z", "unsent": [None, {}, {"user": "x"}], "app_version": "\0"},
        {"unsent": [{"user": 1, "count": 10**30, "oldest": 1}], "app_version": "x" * 10_000},
    ],
)
def test_nonsense_about_the_tablet_itself_stops_no_operation(cast, tablet, bo, told):
    answer = post(letter(tablet.sign(bo, cast.agreed().order, MORNING), **told))
    assert answer.json()["results"][0]["result"] == "applied"


@pytest.mark.parametrize(("count", "noted"), [(10**30, 1_000_000), (-1, 0)])
def test_a_number_that_cannot_be_is_noted_as_near_as_can_be(tablet, bo, count, noted):
    post(letter(unsent=[{"user": bo.pk, "count": count, "oldest": None}]))
    assert DeviceUser.objects.get().unsent == noted


def test_a_tablet_cannot_tell_of_another_tablets_users(cast, tablet, bo):
    other = Tablet(cast.provider, "Platta 2", cast.coordinator).enrol(cast.colleague)
    post(letter(unsent=[{"user": cast.colleague.pk, "count": 5}]))
    assert other.device.users.get().reported_at is None
