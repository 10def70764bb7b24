from django.db import models
from django.db.models import Case, F, Min, Q, Sum, When
from django.db.models.functions import Coalesce

from boendestod import dates

from ..rules import RECEIVING_ROLES
from .organisation import Municipality, Provider
from .user import User


class DeviceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those who lead the provider's work see its tablets."""
        member = user.membership
        if member is None or member.role not in RECEIVING_ROLES:
            return self.none()
        return self.filter(provider=member.provider_id)

    def with_unsent(self):
        """With how much is not sent from each, as it last said, and since when."""
        return self.annotate(
            unsent=Coalesce(Sum("users__unsent"), 0), oldest_unsent_at=Min("users__oldest_unsent_at")
        )

    def for_list(self):
        """Those with unsent work first, the oldest on top, and blocked ones last."""
        unsent_first = Case(When(unsent__gt=0, then=0), When(blocked_at__isnull=True, then=1), default=2)
        found = self.with_unsent().select_related("registered_by", "blocked_by")
        return found.prefetch_related("users__user").order_by(
            unsent_first, F("oldest_unsent_at").asc(nulls_last=True), "name", "pk"
        )


class Device(models.Model):
    """A tablet of a provider. Paired once with a short-lived code; then its token says which one it is, and never
    who uses it."""

    id = models.UUIDField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", editable=False)
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="devices", editable=False)
    name = models.CharField("namn", max_length=100)
    registered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="registrerad av")
    registered_at = models.DateTimeField("registrerad", default=dates.now, editable=False)
    code_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    code_until = models.DateTimeField("koden gäller till", null=True, editable=False)
    token_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    paired_at = models.DateTimeField("kopplad", null=True, editable=False)
    last_seen_at = models.DateTimeField("senast i kontakt", null=True, editable=False)
    app_version = models.CharField("programversion", max_length=40, blank=True, editable=False)
    clock_offset_ms = models.BigIntegerField("klockan går fel, ms", null=True, editable=False)
    blocked_at = models.DateTimeField("spärrad", null=True, editable=False)
    blocked_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, editable=False)
    block_reason = models.CharField("varför den spärrades", max_length=200, blank=True)
    # When the tablet itself said that it had got to know and had destroyed its keys.
    erased_at = models.DateTimeField("tömd", null=True, editable=False)

    objects = DeviceQuerySet.as_manager()

    class Meta:
        verbose_name = "surfplatta"
        verbose_name_plural = "surfplattor"
        constraints = [
            models.UniqueConstraint(
                fields=["token_sha256"], condition=~Q(token_sha256=""), name="device_token_once"
            ),
            models.CheckConstraint(
                condition=Q(blocked_at__isnull=True) | ~Q(block_reason=""),
                name="device_blocked_with_reason",
                violation_error_message="Skriv varför surfplattan spärras.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_paired(self):
        return bool(self.token_sha256)


class DeviceUserQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(device__in=Device.objects.visible_to(user))


class DeviceUser(models.Model):
    """One who works on a tablet, with the public key that proves what she wrote there, and how much is unsent."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", editable=False)
    device = models.ForeignKey(Device, models.PROTECT, related_name="users")
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="användare")
    public_key = models.JSONField("öppen nyckel")
    enrolled_at = models.DateTimeField("började", default=dates.now, editable=False)
    unsent = models.PositiveIntegerField("ej skickade", default=0)
    oldest_unsent_at = models.DateTimeField("äldsta ej skickade", null=True)
    reported_at = models.DateTimeField("senast räknat", null=True)

    objects = DeviceUserQuerySet.as_manager()

    class Meta:
        verbose_name = "användare av surfplatta"
        verbose_name_plural = "användare av surfplattor"
        constraints = [models.UniqueConstraint(fields=["device", "user"], name="device_user_once")]

    def __str__(self):
        return f"{self.user} på {self.device}"
