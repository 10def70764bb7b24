"""From events to signed letters: laid out for each subscription, then posted in the order of each case until they
have come, or until it is given up."""

import json
import random
from datetime import datetime, timedelta

import requests
from django.db import transaction
from standardwebhooks import Webhook

from boendestod import dates

from ..models import Delivery, Event, Subscription, User
from ..sealing import open_kept
from .addresses import outward
from .feed import noun_of, read, visible, with_parts

# After each attempt that failed; after the last it is given up.
WAITS = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
)
# A worker that was killed with a letter in its hand: another takes it after this.
LEASE = timedelta(seconds=60)
TIMEOUTS = (5, 10)
GONE = 410
A_ROUND = 500


def account_of(subscription: Subscription) -> User:
    """As in a call of the system itself: its own account, with what the system may read."""
    account = subscription.system.account
    account.scopes = frozenset(subscription.system.scopes)
    return account


@transaction.atomic
def lay_out(subscription_id: int) -> bool:
    """Make deliveries of the next events; whether there are more. Another that does it just now is left to it."""
    own = Subscription.objects.running().filter(pk=subscription_id).select_related("system__account")
    subscription = own.select_for_update(of=("self",), skip_locked=True).first()
    if subscription is None or account_of(subscription).membership is None:
        return False
    events, to, more = read(
        account_of(subscription), subscription.place, nouns=with_parts(subscription.nouns), limit=A_ROUND
    )
    Delivery.objects.bulk_create(
        [
            Delivery(subscription=subscription, event=event, line=str(event.case_id or event.record_id))
            for event in events
        ]
    )
    subscription.xact, subscription.event_id = to
    subscription.save(update_fields=["xact", "event_id"])
    return more


def deliver(subscription_id: int, *, until: datetime) -> None:
    """Post what is due, one after the other, until one fails: then the receiver is given a rest."""
    with outward() as session:
        while dates.now() < until:
            delivery = _take(subscription_id)
            if delivery is None or not _post(session, delivery):
                return


@transaction.atomic
def _take(subscription_id: int) -> Delivery | None:
    """The next that is due, ours until the lease ends."""
    due = Delivery.objects.due(dates.now()).filter(
        subscription__in=Subscription.objects.running().filter(pk=subscription_id)
    )
    delivery = due.order_by("next_at", "pk").select_for_update(skip_locked=True, of=("self",)).first()
    if delivery is not None:
        delivery.attempts += 1
        delivery.next_at = dates.now() + LEASE
        delivery.save(update_fields=["attempts", "next_at"])
    return delivery


def _post(session: requests.Session, delivery: Delivery) -> bool:
    """Whether it came; also true where nothing was to be said any more."""
    subscription = Subscription.objects.select_related("system__account").get(pk=delivery.subscription_id)
    account = account_of(subscription)
    if account.membership is None or not visible(account, [delivery.event]):
        _end(delivery, fault="not_visible")
        return True
    fault = post(session, subscription, f"evt_{delivery.pk}", content_of(delivery.event))
    if not fault:
        _end(delivery, fault="")
    else:
        _put_off(delivery, subscription, fault)
    return not fault


def content_of(event: Event) -> dict:
    noun = noun_of(event.kind)
    data = {
        "event_id": event.pk,
        "noun": noun,
        "id": event.record_id,
        "case": str(event.case_id) if event.case_id else None,
        "version": event.version,
        "verb": event.verb,
    }
    return {"type": f"{noun}.{event.change}", "timestamp": event.happened_at.isoformat(), "data": data}


def post(session: requests.Session, subscription: Subscription, letter_id: str, content: dict) -> str:
    """The fault in a word, "" when it came. What the receiver answers is neither read nor kept."""
    body, now = json.dumps(content), dates.now()
    webhook = Webhook(open_kept(subscription.secret_sealed))
    headers = {
        "Content-Type": "application/json",
        "webhook-id": letter_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": webhook.sign(letter_id, now, body),
    }
    try:
        with session.post(
            subscription.url,
            data=body.encode(),
            headers=headers,
            timeout=TIMEOUTS,
            allow_redirects=False,
            stream=True,
        ) as answer:
            return "" if 200 <= answer.status_code < 300 else f"http_{answer.status_code}"
    except requests.Timeout:
        return "timeout"
    except requests.RequestException:
        return "no_contact"


def _end(delivery: Delivery, *, fault: str) -> None:
    delivery.ended_at, delivery.last_fault = dates.now(), fault
    delivery.save(update_fields=["ended_at", "last_fault"])


@transaction.atomic
def _put_off(delivery: Delivery, subscription: Subscription, fault: str) -> None:
    tried = delivery.attempts
    delivery.last_fault = fault
    if tried > len(WAITS):
        delivery.dead_at = dates.now()
    else:
        # Spread, so that all that failed at once does not come back at once.
        delivery.next_at = dates.now() + WAITS[tried - 1] * random.uniform(0.8, 1.2)  # noqa: S311 - no secret
    delivery.save(update_fields=["dead_at", "next_at", "last_fault"])
    if fault == f"http_{GONE}":
        subscription.paused_at, subscription.pause_reason = (
            dates.now(),
            "Mottagaren svarade att adressen är borta.",
        )
        subscription.save(update_fields=["paused_at", "pause_reason"])


def erase_old() -> None:
    """Events that nobody waits for any more. The newest of the old stays, and tells from where the feed is whole."""
    old = Event.objects.outdated()
    Delivery.objects.filter(event__in=old).exclude(ended_at__isnull=True, dead_at__isnull=True).delete()
    newest = old.order_by("municipality", "-xact", "-id").distinct("municipality")
    old.exclude(pk__in=newest.values("pk")).filter(deliveries__isnull=True).delete()
