from django.db import models
from django.db.models import F, Q

from boendestod import dates

from ..rules import COMMISSIONING_ROLES, MUNICIPAL_ROLES, Power
from .organisation import Municipality
from .user import User, working_as


class DelegationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The register is no secret inside the authority, and is kept by those who may change it."""
        member = user.membership
        reads = member and (member.role in COMMISSIONING_ROLES | MUNICIPAL_ROLES)
        return self.filter(municipality=member.municipality_id) if reads else self.none()

    def kept_by(self, user):
        """Those that the user may enter and end: a section leader those of the unit's people."""
        visible, unit = self.visible_to(user), user.membership.unit
        return (
            visible if unit is None else visible.filter(user__in=working_as(*COMMISSIONING_ROLES, unit=unit))
        )

    def in_force_on(self, day):
        return self.in_force_between(day, day)

    def in_force_between(self, first, last):
        """`last` is None for an open end."""
        runs_on = Q(valid_to__isnull=True) | Q(valid_to__gte=first)
        return self.filter(runs_on, **({} if last is None else {"valid_from__lte": last}))

    def holds(self, user: User, power: Power, day) -> bool:
        """Whether the register lets the user decide this on the day."""
        return self.in_force_on(day).filter(user=user, power=power).exists()

    def for_list(self):
        return self.select_related("user", "recorded_by").order_by(
            "user__first_name", "user__last_name", "user", "power", "-valid_from"
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
