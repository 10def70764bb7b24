from django.db import models
from django.db.models import F, Q

from boendestod import dates

from ..rules import COMMISSIONING_ROLES, MUNICIPAL_ROLES, Power
from .organisation import Municipality
from .user import User


class DelegationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The register is no secret inside the authority, and is kept by those who may change it."""
        member = user.membership
        reads = member and (member.role in COMMISSIONING_ROLES | MUNICIPAL_ROLES)
        return self.filter(municipality=member.municipality_id) if reads else self.none()

    def in_force_on(self, day):
        last = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        return self.filter(last, valid_from__lte=day)

    def holds(self, user: User, power: Power, day) -> bool:
        """Whether the register lets the user decide this on the day."""
        return self.in_force_on(day).filter(user=user, power=power).exists()

    def for_list(self):
        return self.select_related("user", "recorded_by").order_by(
            "user__first_name", "user__last_name", "power", "valid_from"
        )


class Delegation(models.Model):
    """A row of the delegation register: what the nämnd has let somebody decide, and when (KL 6:37-40)."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="delegations")
    user = models.ForeignKey(User, models.PROTECT, related_name="delegations", verbose_name="vem")
    power = models.CharField("får", max_length=20, choices=Power)
    valid_from = models.DateField("från")
    valid_to = models.DateField("till och med", null=True, blank=True)
    source = models.CharField("punkt i delegationsordningen", max_length=200)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    recorded_at = models.DateTimeField("registrerad", default=dates.now, editable=False)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = "delegation"
        verbose_name_plural = "delegationer"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="delegation_dates_in_order",
                violation_error_message="Sista dagen kan inte ligga före första dagen.",
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.get_power_display()}"
