from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from ..rules import COMMISSIONING_ROLES, PROVIDER_ROLES, Role
from .organisation import CommissioningUnit, Municipality, Provider, Team


class User(AbstractUser):
    title = models.CharField("befattning", max_length=100, blank=True)
    wants_digest = models.BooleanField(
        "brev varje morgon", default=False, help_text="Antal att göra, utan namn och uppgifter om personer."
    )

    # What the token allows that the user, or a system for the user, has come with; None with a login.
    scopes: frozenset[str] | None = None

    class Meta:
        verbose_name = "användare"
        verbose_name_plural = "användare"

    def __str__(self):
        return self.get_full_name() or self.username

    @cached_property
    def membership(self):
        """The one place where the user works now, or None."""
        return (
            self.memberships.filter(ended_on__isnull=True)
            .select_related("municipality", "unit", "provider", "team")
            .first()
        )

    @property
    def role(self):
        return Role(self.membership.role) if self.membership else None


def working_as(*roles: Role, **place) -> models.QuerySet[User]:
    """Who has one of the roles at the place now: working_as(Role.SUPPORT_WORKER, provider=provider). The account
    of a connected system is nobody's colleague."""
    here = Membership.objects.filter(ended_on__isnull=True, role__in=roles, **place)
    people = User.objects.filter(pk__in=here.values("user"), is_active=True, client_system__isnull=True)
    return people.order_by("first_name", "last_name")


class Membership(models.Model):
    """A user's role at one place. One at a time; who has two jobs has two logins, so that the log is clear."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="memberships")
    role = models.CharField("roll", max_length=20, choices=Role)
    unit = models.ForeignKey(
        CommissioningUnit, models.PROTECT, related_name="memberships", null=True, blank=True
    )
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="memberships", null=True, blank=True)
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships", null=True, blank=True)
    started_on = models.DateField("från")
    ended_on = models.DateField("till", null=True, blank=True)

    class Meta:
        verbose_name = "uppdrag i tjänsten"
        verbose_name_plural = "uppdrag i tjänsten"
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(ended_on__isnull=True), name="membership_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="membership_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(role__in=sorted(COMMISSIONING_ROLES), unit__isnull=False, provider__isnull=True)
                | Q(role__in=sorted(PROVIDER_ROLES), provider__isnull=False, unit__isnull=True)
                | Q(
                    role__in=[Role.REVIEWER, Role.SYSTEM_ADMIN],
                    unit__isnull=True,
                    provider__isnull=True,
                    team__isnull=True,
                ),
                name="membership_place_fits_role",
            ),
        ]

    def __str__(self):
        return f"{self.user}, {self.get_role_display()}"

    @property
    def place(self):
        return self.team or self.provider or self.unit or self.municipality
