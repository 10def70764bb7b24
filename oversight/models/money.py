"""What support costs: the rules of payment by date and provider, and the budget."""

from django.db import models
from django.db.models import Q

from accounts.models import CommissioningUnit, Municipality, Provider
from boendestod import dates

from ..rules import PaymentModel


class PlaceQuerySet(models.QuerySet):
    def visible_to(self, user):
        member = user.membership
        return self.filter(municipality=member.municipality_id) if member else self.none()


class PaymentRule(models.Model):
    """What a municipality pays a provider for, and how much, from a day on; without provider it holds for all that
    have no rule of their own."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="payment_rules", editable=False
    )
    provider = models.ForeignKey(
        Provider, models.PROTECT, related_name="payment_rules", null=True, blank=True, verbose_name="utförare"
    )
    model = models.CharField("ersättningsmodell", max_length=20, choices=PaymentModel)
    rate = models.DecimalField("kronor per timme", max_digits=8, decimal_places=2, null=True, blank=True)
    missed_percent = models.PositiveSmallIntegerField("bomtid ersätts med, procent", default=0)
    per_person = models.DecimalField(
        "kronor per person och månad", max_digits=10, decimal_places=2, null=True, blank=True
    )
    grant = models.DecimalField(
        "anslag per år, kronor", max_digits=14, decimal_places=2, null=True, blank=True
    )
    valid_from = models.DateField("gäller från")
    recorded_at = models.DateTimeField("registrerad", default=dates.now, editable=False)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "ersättningsregel"
        verbose_name_plural = "ersättningsregler"
        ordering = ["-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "provider", "valid_from"],
                nulls_distinct=False,
                name="payment_rule_once_a_day",
                violation_error_message="Det finns redan en regel för utföraren från den dagen.",
            ),
            models.CheckConstraint(
                condition=Q(rate__gt=0) | Q(per_person__gt=0) | Q(grant__gt=0),
                name="payment_rule_has_amount",
                violation_error_message="Ange ett belopp.",
            ),
        ]

    def __str__(self):
        return f"{self.get_model_display()} från {self.valid_from}"


class Budget(models.Model):
    """What the nämnd has set aside for a year: hours, money or both."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="budgets", editable=False)
    unit = models.ForeignKey(
        CommissioningUnit, models.PROTECT, related_name="budgets", null=True, blank=True, verbose_name="enhet"
    )
    year = models.PositiveSmallIntegerField("år")
    hours = models.DecimalField("timmar", max_digits=10, decimal_places=2, null=True, blank=True)
    amount = models.DecimalField("kronor", max_digits=14, decimal_places=2, null=True, blank=True)
    source = models.CharField("beslutad", max_length=200, blank=True)
    recorded_at = models.DateTimeField("registrerad", default=dates.now, editable=False)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "budget"
        verbose_name_plural = "budgetar"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "unit", "year"],
                nulls_distinct=False,
                name="budget_once_a_year",
                violation_error_message="Det finns redan en budget för året.",
            ),
            models.CheckConstraint(
                condition=Q(hours__gt=0) | Q(amount__gt=0),
                name="budget_has_amount",
                violation_error_message="Ange timmar eller kronor.",
            ),
        ]

    def __str__(self):
        return f"Budget {self.year}"
