"""Systems that call the API, and what they have asked once."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, Max, Q
from oauth2_provider.models import AbstractApplication

from boendestod import dates

from ..rules import SystemKind
from .organisation import CommissioningUnit, Municipality, Provider
from .user import User


class ClientSystemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The administrator's, of the own municipality."""
        return self.filter(municipality=user.membership.municipality_id)

    def for_list(self):
        """Those that are let in first; with how many tokens hold, and when one was used last."""
        live = Count("accesstoken", filter=Q(accesstoken__expires__gt=dates.now()))
        return (
            self.select_related("municipality", "unit", "provider", "account")
            .annotate(live_tokens=live, last_used_at=Max("accesstoken__updated"))
            .order_by(F("blocked_at").asc(nulls_first=True), "name", "pk")
        )


class ClientSystemManager(models.Manager.from_queryset(ClientSystemQuerySet)):
    def get_by_natural_key(self, client_id):
        return self.get(client_id=client_id)


class ClientSystem(AbstractApplication):
    """Another system that calls the API. By itself it sees and does what its own account may, at its place; with
    `may_act_for_staff` it can act for somebody who works there; an app acts for who has logged in.

    `scopes` is the most that a token of it can hold."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="client_systems")
    unit = models.ForeignKey(
        CommissioningUnit,
        models.PROTECT,
        related_name="client_systems",
        null=True,
        blank=True,
        verbose_name="enhet",
    )
    provider = models.ForeignKey(
        Provider,
        models.PROTECT,
        related_name="client_systems",
        null=True,
        blank=True,
        verbose_name="utförare",
    )
    account = models.OneToOneField(
        User,
        models.PROTECT,
        related_name="client_system",
        null=True,
        blank=True,
        verbose_name="systemets konto",
    )
    scopes = ArrayField(models.CharField(max_length=60), default=list, verbose_name="behörigheter")
    may_act_for_staff = models.BooleanField("får agera för medarbetare", default=False)
    calls_a_minute = models.PositiveIntegerField("anrop i minuten, högst", default=600)
    blocked_at = models.DateTimeField("spärrad", null=True, editable=False)
    blocked_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, editable=False)

    objects = ClientSystemManager()

    class Meta:
        verbose_name = "anslutet system"
        verbose_name_plural = "anslutna system"
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(provider__isnull=True), name="client_system_at_one_place"
            )
        ]

    def __str__(self):
        return self.name

    @property
    def place(self):
        return self.provider or self.unit or self.municipality

    @property
    def kind(self) -> SystemKind:
        if self.authorization_grant_type == self.GRANT_CLIENT_CREDENTIALS:
            return SystemKind.SYSTEM
        return SystemKind.APP if self.client_type == self.CLIENT_PUBLIC else SystemKind.WEB_APP

    def where(self) -> dict[str, int]:
        """Where a user must work for the system to act for her, as fields of her membership."""
        places = {
            "municipality_id": self.municipality_id,
            "unit_id": self.unit_id,
            "provider_id": self.provider_id,
        }
        return {field: place for field, place in places.items() if place is not None}

    def is_usable(self, request):
        """The toolkit asks it before it gives or accepts anything."""
        return self.blocked_at is None


class IdempotencyKeyQuerySet(models.QuerySet):
    def outdated(self):
        return self.filter(received_at__lt=dates.now() - IdempotencyKey.KEPT)


class IdempotencyKey(models.Model):
    """A POST that was carried out under a key that the caller chose, with its answer: asked again, the answer is
    given again and nothing is done. Written in the same transaction as what it did."""

    KEPT = timedelta(hours=24)

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    system = models.ForeignKey(ClientSystem, models.CASCADE, related_name="+", null=True)
    key = models.CharField(max_length=255)
    request_sha256 = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=dict)
    body = models.JSONField(null=True)
    received_at = models.DateTimeField(default=dates.now, db_index=True)

    objects = IdempotencyKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "nyckel för upprepade anrop"
        verbose_name_plural = "nycklar för upprepade anrop"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "system", "key"], nulls_distinct=False, name="idempotency_key_once"
            )
        ]

    def __str__(self):
        return self.key
