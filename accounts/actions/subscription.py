"""Whom the events are told to, and what is done when they do not come through: the system administrator's."""

import base64
import secrets

from django.db import IntegrityError, transaction

from boendestod import dates
from boendestod.errors import RuleBroken, refuse_if

from ..events import check_address, models_by_noun
from ..models import ClientSystem, Delivery, Place, Subscription, User
from ..permissions import require
from ..sealing import keep

KEY_BYTES = 32
NOT_WAITING = "Händelsen väntar inte längre: den har kommit fram eller hoppats över."


def subscribe(*, by: User, system: ClientSystem, url: str, nouns: list[str]) -> tuple[Subscription, str]:
    """Events from now on, and the key that the receiver knows our letters by."""
    require(by, "systems.manage")
    _refuse_elsewhere(system, by)
    refuse_if(
        system.account_id is None,
        "Systemet har inget eget konto och ser inga händelser.",
        "no_account",
        "system",
    )
    refuse_if(system.blocked_at is not None, "Systemet är spärrat.", "system_blocked", "system")
    unknown = sorted(set(nouns) - set(models_by_noun()))
    refuse_if(bool(unknown), f"Okänt slag: {', '.join(unknown)}.", "unknown_noun", "nouns")
    check_address(url)
    now = Place.now()
    subscription = Subscription(
        system=system, url=url, nouns=sorted(nouns), xact=now.xact, event_id=now.id, made_by=by
    )
    secret = _new_key(subscription)
    try:
        with transaction.atomic():
            subscription.save()
    except IntegrityError as twice:
        raise RuleBroken(
            "Systemet har redan en prenumeration till den adressen.", "subscribed_already", "url"
        ) from twice
    return subscription, secret


@transaction.atomic
def renew_key(subscription: Subscription, *, by: User) -> tuple[Subscription, str]:
    """What is sent from now on is signed with the new key."""
    subscription = _lock(subscription, by=by)
    secret = _new_key(subscription)
    subscription.save(update_fields=["secret_sealed", "secret_made_at"])
    return subscription, secret


@transaction.atomic
def pause_subscription(subscription: Subscription, *, by: User, pause_reason: str) -> Subscription:
    """What happens meanwhile waits."""
    subscription = _lock(subscription, by=by)
    refuse_if(subscription.paused_at is not None, "Prenumerationen är redan pausad.", "paused_already")
    subscription.paused_at, subscription.pause_reason = dates.now(), pause_reason
    subscription.save(update_fields=["paused_at", "pause_reason"])
    return subscription


@transaction.atomic
def resume_subscription(subscription: Subscription, *, by: User) -> Subscription:
    subscription = _lock(subscription, by=by)
    refuse_if(subscription.paused_at is None, "Prenumerationen är inte pausad.", "not_paused")
    subscription.paused_at, subscription.pause_reason = None, ""
    subscription.save(update_fields=["paused_at", "pause_reason"])
    return subscription


@transaction.atomic
def end_subscription(subscription: Subscription, *, by: User) -> None:
    """With what waits. What the system has missed it can read in the feed."""
    _lock(subscription, by=by).delete()


@transaction.atomic
def resend(delivery: Delivery, *, by: User) -> Delivery:
    """Try again at once, as if for the first time; what waits behind it follows when it has come."""
    delivery = _lock_dead(delivery, by=by)
    delivery.attempts, delivery.dead_at, delivery.next_at = 0, None, dates.now()
    delivery.save(update_fields=["attempts", "dead_at", "next_at"])
    return delivery


@transaction.atomic
def resend_all(subscription: Subscription, *, by: User) -> Subscription:
    subscription = _lock(subscription, by=by)
    dead = subscription.deliveries.dead()
    refuse_if(not dead.update(attempts=0, dead_at=None, next_at=dates.now()), NOT_WAITING, "not_waiting")
    return subscription


@transaction.atomic
def skip_delivery(delivery: Delivery, *, by: User) -> Delivery:
    """Never send it; what waits behind it goes on."""
    delivery = _lock_dead(delivery, by=by)
    delivery.ended_at, delivery.skipped_by = dates.now(), by
    delivery.save(update_fields=["ended_at", "skipped_by"])
    return delivery


def _new_key(subscription: Subscription) -> str:
    secret = f"whsec_{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"
    subscription.secret_sealed, subscription.secret_made_at = keep(secret), dates.now()
    return secret


def _lock(subscription: Subscription, *, by: User) -> Subscription:
    require(by, "systems.manage")
    found = (
        Subscription.objects.select_related("system")
        .select_for_update(of=("self",))
        .filter(pk=subscription.pk)
    )
    locked = found.first()
    refuse_if(locked is None, "Prenumerationen är redan avslutad.", "subscription_ended")
    _refuse_elsewhere(locked.system, by)
    return locked


def _lock_dead(delivery: Delivery, *, by: User) -> Delivery:
    _lock(delivery.subscription, by=by)
    delivery = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    refuse_if(delivery.ended_at is not None, NOT_WAITING, "not_waiting")
    refuse_if(delivery.dead_at is None, "Händelsen försöks fortfarande skickas.", "not_given_up")
    return delivery


def _refuse_elsewhere(system: ClientSystem, by: User) -> None:
    refuse_if(
        system.municipality_id != by.membership.municipality_id,
        "Systemet finns i en annan kommun.",
        "other_municipality",
        "system",
    )
