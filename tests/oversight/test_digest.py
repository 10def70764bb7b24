"""The morning's letter: counts and links, once a day, to those who want it and still work here."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import User
from boendestod.settings.base import CELERY_BEAT_SCHEDULE
from oversight import digest, flags, handling, tasks
from oversight.models import Flag
from oversight.rules import FlagRule
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser, errors, filled, send

RAISED = TODAY + timedelta(days=20)
PAGE = reverse("my_settings")


def wants(user) -> User:
    user.email, user.wants_digest = f"{user.username}@example.org", True
    user.save()
    return user


@pytest.fixture
def late(cast, time_machine):
    """Bo has two plans to begin, and Berit one."""
    for number, name in zip(NUMBERS, ("Berg", "Öst", "Ek"), strict=False):
        order = cast.accepted(cast.case(cast.client(number, "Någon", name)))
    order.key_worker = cast.colleague
    order.save_change(by=cast.coordinator, reason="order.assign")
    flags.raise_flags(RAISED)
    time_machine.move_to(at(RAISED, 6, 30), tick=False)
    return cast


def told(user) -> dict[str, int]:
    return {line.what: line.count for line in digest.lines(user, RAISED)}


NOT_BEGUN = "försenat: Planen är inte påbörjad"


def test_those_who_do_the_work_are_told_of_their_own_and_those_who_lead_of_all(late):
    assert told(late.support_worker)[NOT_BEGUN] == 2
    assert told(late.colleague)[NOT_BEGUN] == 1
    for leader in (late.unit_manager, late.coordinator):
        assert told(leader)[NOT_BEGUN] == 3
    assert told(late.caseworker) == {}
    for nobody in (late.other_unit_manager, late.reviewer, late.system_admin):
        assert told(nobody) == {}


@pytest.mark.parametrize("who", ["support_worker", "colleague", "unit_manager", "coordinator"])
def test_every_count_opens_the_list_that_it_counts(late, who):
    user = getattr(late, who)
    client = browser(user)
    for line in digest.lines(user, RAISED):
        path = line.url.removeprefix("http://localhost:8000")
        assert client.get(path).context["page_obj"].paginator.count == line.count


def test_what_waits_is_not_told_and_what_is_given_follows(late):
    first, second = Flag.objects.filter(rule=FlagRule.PLAN_NOT_BEGUN, order__key_worker=late.support_worker)
    handling.snooze(
        first, by=late.support_worker, today=RAISED, until=RAISED + timedelta(days=5), reason="Sjukhus"
    )
    handling.assign([second], by=late.unit_manager, to=late.coordinator)
    assert NOT_BEGUN not in told(late.support_worker)
    assert told(late.unit_manager)[NOT_BEGUN] == 2


def test_a_manager_is_told_what_has_come_to_her(late):
    come = RAISED + timedelta(days=15)
    flags.raise_flags(come)
    (line, *_) = digest.lines(late.unit_manager, come)
    assert line.what == "har ingen löst i tid och har kommit till dig"
    assert line.count == Flag.objects.open().filter(escalated_on=come).count() > 0


@pytest.mark.parametrize(
    ("day", "count"), [(date(2026, 12, 23), 0), (date(2026, 12, 24), 3), (date(2026, 12, 31), 3)]
)
def test_a_caseworker_is_told_which_decisions_run_out_within_a_week(late, day, count):
    found = {line.what: line.count for line in digest.lines(late.caseworker, day)}
    assert found.get("beslut går ut inom sju dagar", 0) == count
    assert digest.lines(late.other_caseworker, day) == []


def test_the_letter_holds_counts_and_links_and_no_name(late):
    wants(late.unit_manager)
    tasks.send_digests()
    (letter,) = mail.outbox
    assert letter.to == ["elin@example.org"]
    assert "3 försenat: Planen är inte påbörjad" in letter.body
    assert "http://localhost:8000/forsenat/?regel=plan_not_begun" in letter.body
    whole = letter.subject + letter.body
    for client in Flag.objects.values_list("case__client__first_name", "case__client__last_name"):
        assert not any(name in whole for name in client)
    for number in NUMBERS:
        assert number not in whole
    assert letter.subject == "Boendestöd: 6 saker att göra"


def test_a_letter_is_sent_once_a_day_however_often_the_task_runs(late, time_machine):
    wants(late.unit_manager)
    for _ in range(2):
        tasks.send_digests()
    assert len(mail.outbox) == 1
    time_machine.move_to(at(RAISED + timedelta(days=1), 6, 30), tick=False)
    tasks.send_digests()
    assert len(mail.outbox) == 2


def test_one_who_has_left_is_shut_out_wants_none_or_has_no_address_gets_none(late):
    wants(late.unit_manager).memberships.update(ended_on=RAISED)
    User.objects.filter(pk=wants(late.coordinator).pk).update(is_active=False)
    User.objects.filter(pk=wants(late.support_worker).pk).update(email="")
    User.objects.filter(pk=wants(late.colleague).pk).update(wants_digest=False)
    tasks.send_digests()
    assert mail.outbox == []


def test_no_letter_is_sent_where_nothing_waits(late):
    wants(late.other_unit_manager)
    tasks.send_digests()
    assert mail.outbox == []


def test_a_letter_that_is_tried_again_the_next_day_is_not_sent(late):
    user = wants(late.unit_manager)
    tasks.send_digest(user.pk, (RAISED - timedelta(days=1)).isoformat())
    assert mail.outbox == []


def test_one_who_declines_the_letter_while_it_waits_to_be_sent_gets_none(late):
    user = wants(late.unit_manager)
    User.objects.filter(pk=user.pk).update(wants_digest=False)
    tasks.send_digest(user.pk, RAISED.isoformat())
    assert mail.outbox == []


def test_a_letter_that_does_not_get_through_is_sent_when_it_is_tried_again(late, settings):
    user = wants(late.unit_manager)
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    with pytest.raises(OSError, match="refused"):
        digest.send(user, RAISED)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert digest.send(user, RAISED)


def test_the_letter_is_written_on_weekdays_at_half_past_six():
    schedule = CELERY_BEAT_SCHEDULE["send-digests"]["schedule"]
    assert (schedule.hour, schedule.minute, schedule.day_of_week) == ({6}, {30}, {1, 2, 3, 4, 5})


def test_everybody_chooses_for_herself(cast):
    client = browser(cast.support_worker)
    assert send(client, PAGE, wants_digest=True, email="bo@example.org").url == PAGE
    cast.support_worker.refresh_from_db()
    assert (cast.support_worker.wants_digest, cast.support_worker.email) == (True, "bo@example.org")
    page = client.get(PAGE)
    assert "sparade" in page.content.decode()
    client.post(PAGE, filled(page, wants_digest=False))
    cast.support_worker.refresh_from_db()
    assert not cast.support_worker.wants_digest


@pytest.mark.parametrize("email", ["", "inte en adress"])
def test_a_letter_needs_an_address(cast, email):
    page = send(browser(cast.support_worker), PAGE, wants_digest=True, email=email)
    assert "email" in errors(page)
    cast.support_worker.refresh_from_db()
    assert not cast.support_worker.wants_digest
