"""Whom the events are told to, and how each telling goes."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from boendestod import dates

from .event import Event, Place
from .system import ClientSystem
from .user import User

FAULTS = {"timeout": "svarade inte i tid", "no_contact": "gick inte att nå"}


class SubscriptionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The administrator's, of the own municipality."""
        return self.filter(system__municipality=user.membership.municipality_id)

    def running(self):
        return self.filter(
            paused_at__isnull=True, system__blocked_at__isnull=True, system__account__is_active=True
        )

    def for_list(self):
        """With how many events wait, and how many of them have been given up."""
        waits = Q(deliveries__ended_at__isnull=True, deliveries__isnull=False)
        return (
            self.select_related("system", "made_by")
            .annotate(
                waiting=Count("deliveries", waits),
                given_up=Count("deliveries", waits & Q(deliveries__dead_at__isnull=False)),
            )
            .order_by("system__name", "pk")
        )


class Subscription(models.Model):
    """Where a connected system wants its events posted. `xact` and `event_id` are the place of the last event that has
    been laid out for it."""

    system = models.ForeignKey(
        ClientSystem, models.CASCADE, related_name="subscriptions", verbose_name="anslutet system"
    )
    url = models.URLField("adress", max_length=500)
    nouns = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name="slag")
    # Sealed with the server's key (accounts/sealing.py): we must be able to sign with it.
    secret_sealed = models.TextField(editable=False)
    secret_made_at = models.DateTimeField(default=dates.now, editable=False)
    xact = models.BigIntegerField(editable=False)
    event_id = models.BigIntegerField(editable=False)
    made_at = models.DateTimeField(default=dates.now, editable=False)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    paused_at = models.DateTimeField("pausad", null=True, editable=False)
    pause_reason = models.CharField("varför", max_length=200, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = "prenumeration på händelser"
        verbose_name_plural = "prenumerationer på händelser"
        constraints = [
            models.UniqueConstraint(
                fields=["system", "url"],
                name="subscription_once_an_address",
                violation_error_message="Systemet har redan en prenumeration till den adressen.",
            )
        ]

    def __str__(self):
        return f"{self.system} {self.url}"

    @property
    def place(self) -> Place:
        return Place(self.xact, self.event_id)


class DeliveryQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(subscription__in=Subscription.objects.visible_to(user))

    def waiting(self):
        return self.filter(ended_at__isnull=True)

    def dead(self):
        return self.waiting().filter(dead_at__isnull=False)

    def due(self, now):
        """The first that waits of each case, when its time has come; those behind it wait for it, also when it is
        dead."""
        before = Delivery.objects.waiting().filter(
            subscription=OuterRef("subscription"), line=OuterRef("line"), pk__lt=OuterRef("pk")
        )
        return self.waiting().filter(~Exists(before), dead_at__isnull=True, next_at__lte=now)


class Delivery(models.Model):
    """One event on its way to one subscriber. The order of the rows is the order of the events."""

    id = models.BigAutoField(primary_key=True)
    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="deliveries")
    event = models.ForeignKey(Event, models.PROTECT, related_name="deliveries")
    # What is told in order: the case, or a record of no case.
    line = models.CharField(max_length=36)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=dates.now)
    dead_at = models.DateTimeField("gavs upp", null=True)
    # Delivered, or passed over by `skipped_by`.
    ended_at = models.DateTimeField("avslutad", null=True)
    skipped_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    last_fault = models.CharField("fel vid senaste försöket", max_length=40, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "leverans av händelse"
        verbose_name_plural = "leveranser av händelser"
        constraints = [
            models.UniqueConstraint(fields=["subscription", "event"], name="delivery_once_a_subscription")
        ]
        indexes = [
            models.Index(
                fields=["subscription", "line", "id"],
                condition=Q(ended_at__isnull=True),
                name="delivery_waiting",
            ),
            models.Index(
                fields=["next_at"],
                condition=Q(ended_at__isnull=True, dead_at__isnull=True),
                name="delivery_due",
            ),
        ]

    def __str__(self):
        return f"{self.event_id} till {self.subscription_id}"

    @property
    def fault(self) -> str:
        """What went wrong the last time, in words."""
        status = self.last_fault.removeprefix("http_")
        return FAULTS.get(self.last_fault) or (status and f"svarade {status}")
