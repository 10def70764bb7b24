"""The administrator's pages of events to other systems."""

from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from accounts.models import Delivery, Event, Subscription
from accounts.sealing import open_kept
from boendestod import dates
from tests.accounts.receivers import system_of
from tests.walkers import foreign
from tests.web import browser, errors, filled, send

URL = "http://127.0.0.1:9/events"


@pytest.fixture
def system(cast):
    return system_of(cast)


@pytest.fixture
def desk(cast):
    return browser(cast.system_admin)


@pytest.fixture
def subscription(desk, system):
    subscribe(desk, system=system.pk, url=URL, nouns=["order"])
    return Subscription.objects.get()


@pytest.fixture
def dead(cast, subscription):
    """Two events of one case: the first has been given up, the second waits for it."""
    order = cast.sent()
    told = Event.objects.filter(model="orders.order", record_id=order.pk).in_order()
    rows = [
        Delivery(subscription=subscription, event=event, line=str(event.case_id), attempts=9 * first)
        for event, first in zip(told, (True, False), strict=False)
    ]
    rows[0].dead_at, rows[0].last_fault = dates.now(), "http_500"
    Delivery.objects.bulk_create(rows)
    return rows[0]


def subscribe(desk, **typed):
    """The form has a field that is called url."""
    new = reverse("subscription_new")
    return desk.post(new, filled(desk.get(new), **typed))


def page(name, record=None):
    return reverse(name, args=[record.pk] if record else [])


def test_a_new_subscription_shows_its_key_once(cast, desk, system):
    typed = filled(desk.get(page("subscription_new")), system=system.pk, url=URL, nouns=["order", "visit"])
    first, again = (desk.post(page("subscription_new"), typed) for _ in range(2))
    made = Subscription.objects.get()
    key = open_kept(made.secret_sealed)
    assert key in first.content.decode()
    assert key not in made.secret_sealed
    assert again.url == page("subscription", made)
    for name, record in (("subscription", made), ("subscriptions", None)):
        text = desk.get(page(name, record)).content.decode()
        assert URL in text
        assert key not in text
    assert (made.nouns, made.made_by) == (["order", "visit"], cast.system_admin)


@pytest.mark.parametrize(
    "wrong",
    [{"system": ""}, {"url": "inget"}, {"url": "https://10.0.0.1/"}, {"url": ""}, {"nouns": ["person"]}],
)
def test_bad_input_makes_nothing(desk, system, wrong):
    answer = subscribe(desk, **{"system": system.pk, "url": URL, "nouns": []} | wrong)
    assert list(errors(answer)) == list(wrong)
    assert not Subscription.objects.exists()


def test_the_same_address_twice_is_told(desk, system, subscription):
    answer = subscribe(desk, system=system.pk, url=URL, nouns=[])
    assert errors(answer) == {"url": ["Systemet har redan en prenumeration till den adressen."]}


def test_a_system_that_is_blocked_or_elsewhere_cannot_be_chosen(desk, system):
    system_of(foreign(), name="Annat")
    type(system).objects.filter(pk=system.pk).update(blocked_at=dates.now())
    choices = desk.get(page("subscription_new")).context["form"].fields["system"].queryset
    assert list(choices) == []


def test_a_pause_is_told_with_its_reason_and_ends(desk, subscription):
    send(desk, page("subscription_pause", subscription), pause_reason="De byter server")
    assert "De byter server" in desk.get(page("subscription", subscription)).content.decode()
    send(desk, page("subscription_resume", subscription))
    assert Subscription.objects.get().paused_at is None
    assert errors(send(desk, page("subscription_resume", subscription)))


def test_a_new_key_takes_the_place_of_the_old(desk, subscription):
    old = open_kept(subscription.secret_sealed)
    answer = send(desk, page("subscription_key", subscription))
    new = open_kept(Subscription.objects.get().secret_sealed)
    assert new != old
    assert new in answer.content.decode()


def test_what_has_been_given_up_is_shown_by_id_and_kind_alone(desk, subscription, dead):
    answer = desk.get(page("subscription", subscription)).content.decode()
    assert "order.created" in answer
    assert "svarade 500" in answer
    assert "Gavs upp" in answer
    assert "Astrid" not in answer
    assert 'class="number">1<' in desk.get(page("subscriptions")).content.decode()


def test_one_is_sent_again(desk, subscription, dead):
    assert send(desk, page("delivery_resend", dead)).url == page("subscription", subscription)
    dead.refresh_from_db()
    assert (dead.dead_at, dead.attempts, dead.ended_at) == (None, 0, None)


def test_all_are_sent_again(desk, subscription, dead):
    assert send(desk, page("subscription_resend", subscription)).url == page("subscription", subscription)
    assert not Delivery.objects.dead().exists()
    assert errors(send(desk, page("subscription_resend", subscription)))


def test_one_is_passed_over_by_somebody(cast, desk, subscription, dead):
    assert send(desk, page("delivery_skip", dead)).url == page("subscription", subscription)
    dead.refresh_from_db()
    assert (dead.ended_at, dead.skipped_by) == (dates.now(), cast.system_admin)


def test_a_subscription_ends_with_what_waits(desk, subscription, dead):
    assert send(desk, page("subscription_end", subscription)).url == page("subscriptions")
    assert not Subscription.objects.exists()
    assert not Delivery.objects.exists()


def test_nobody_else_comes_in_and_another_municipality_finds_nothing(cast, subscription, dead):
    pages = [page("subscriptions"), page("subscription", subscription), page("delivery_skip", dead)]
    elsewhere = browser(foreign().system_admin)
    assert [elsewhere.get(each).status_code for each in pages] == [200, 404, 404]
    assert urlsplit(URL).netloc not in elsewhere.get(pages[0]).content.decode()
    for user in (cast.section_leader, cast.unit_manager, cast.reviewer):
        assert [browser(user).post(each).status_code for each in pages[1:]] == [405, 403]
        assert browser(user).get(pages[1]).status_code == 403
