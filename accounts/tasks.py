from datetime import timedelta

from celery import shared_task

from boendestod import dates

from . import events
from .actions import forget_old_tokens
from .models import Delivery, IdempotencyKey, Subscription

SWEEP = timedelta(seconds=10)
# A round of one receiver; the next sweep goes on.
ROUND = timedelta(seconds=50)


@shared_task
def tell_events():
    """What has happened is laid out for each subscriber, and posted by a task of its own."""
    for subscription_id in Subscription.objects.running().values_list("pk", flat=True):
        while events.lay_out(subscription_id):
            pass
    due = (
        Delivery.objects.due(dates.now())
        .values_list("subscription", flat=True)
        .order_by("subscription")
        .distinct()
    )
    for subscription_id in due:
        deliver_events.apply_async([subscription_id], expires=SWEEP.total_seconds())


@shared_task
def deliver_events(subscription_id: int):
    events.deliver(subscription_id, until=dates.now() + ROUND)


@shared_task
def erase_what_is_old():
    events.erase_old()
    forget_old_tokens()
    IdempotencyKey.objects.outdated().delete()
