from datetime import date

from django.db import models
from django.db.models import Q

from boendestod import dates

from ..rules import DeadlineKey, GoalScheme, LimitKey, NamesOnTablet, ProviderForm


class Municipality(models.Model):
    name = models.CharField("kommun", max_length=100, unique=True)
    is_demo = models.BooleanField("demokommun", default=False)
    support_without_decision = models.BooleanField(
        "boendestöd utan beslut",
        default=False,
        help_text="Kommunen erbjuder boendestöd utan individuell behovsprövning (11 kap. 5 § SoL).",
    )
    provider_access_days = models.PositiveSmallIntegerField(
        "utföraren ser ärendet efter avslut, dagar", default=90
    )

    class Meta:
        verbose_name = "kommun"
        verbose_name_plural = "kommuner"

    def __str__(self):
        return self.name


class DeadlineRuleQuerySet(models.QuerySet):
    def due_on(self, municipality: Municipality, key: DeadlineKey, start: date) -> date:
        """The due day of what starts on `start`, by the length that holds that day."""
        rule = self.filter(municipality=municipality, key=key, valid_from__lte=start).latest("valid_from")
        return dates.add_length(start, months=rule.months, days=rule.days)


class DeadlineRule(models.Model):
    """A length of the municipality's rule set, which holds for what starts on `valid_from` or later."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="deadline_rules")
    key = models.CharField("regel", max_length=40, choices=DeadlineKey)
    months = models.PositiveSmallIntegerField("månader", default=0)
    days = models.PositiveSmallIntegerField("dagar", default=0)
    valid_from = models.DateField("gäller från")

    objects = DeadlineRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "frist"
        verbose_name_plural = "frister"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "key", "valid_from"],
                name="deadline_rule_once_a_day",
                violation_error_message="Det finns redan en längd för den här fristen från den dagen.",
            ),
            models.CheckConstraint(
                condition=Q(months__gt=0) | Q(days__gt=0),
                name="deadline_rule_has_length",
                violation_error_message="Ange hur många dagar eller månader fristen är.",
            ),
        ]

    def __str__(self):
        return f"{self.get_key_display()} från {self.valid_from}"


class LimitRuleQuerySet(models.QuerySet):
    def value_on(self, municipality: Municipality, key: LimitKey, day: date) -> int:
        return self.filter(municipality=municipality, key=key, valid_from__lte=day).latest("valid_from").value


class LimitRule(models.Model):
    """A number of the municipality's rule set, which holds from `valid_from`."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="limit_rules")
    key = models.CharField("regel", max_length=40, choices=LimitKey)
    value = models.PositiveSmallIntegerField("värde")
    valid_from = models.DateField("gäller från")

    objects = LimitRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "gräns"
        verbose_name_plural = "gränser"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "key", "valid_from"],
                name="limit_rule_once_a_day",
                violation_error_message="Det finns redan ett värde för den här gränsen från den dagen.",
            )
        ]

    def __str__(self):
        return f"{self.get_key_display()} från {self.valid_from}"


class CommissioningUnitQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(municipality=user.membership.municipality_id)


class CommissioningUnit(models.Model):
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="units")
    name = models.CharField("enhet", max_length=100)
    goal_scheme = models.CharField("målmodell", max_length=20, choices=GoalScheme, default=GoalScheme.FREE)
    # What decisions and letters say of who decided, and where an appeal is handed in.
    board = models.CharField("nämnd", max_length=100, blank=True)
    postal_address = models.TextField("postadress", blank=True)
    phone = models.CharField("telefon", max_length=50, blank=True)
    email = models.EmailField("e-post", blank=True)

    objects = CommissioningUnitQuerySet.as_manager()

    class Meta:
        verbose_name = "enhet hos myndigheten"
        verbose_name_plural = "enheter hos myndigheten"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="unit_name_once_a_municipality")
        ]

    def __str__(self):
        return self.name


class Provider(models.Model):
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="providers")
    name = models.CharField("utförare", max_length=200)
    form = models.CharField("driftsform", max_length=20, choices=ProviderForm)
    names_on_tablet = models.CharField(
        "så heter personer på surfplattan", max_length=10, choices=NamesOnTablet, default=NamesOnTablet.FULL
    )
    protected_on_tablet = models.BooleanField(
        "personer med skyddade uppgifter får finnas på surfplattan", default=False
    )

    class Meta:
        verbose_name = "utförare"
        verbose_name_plural = "utförare"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="provider_name_once_a_municipality")
        ]

    def __str__(self):
        return self.name


class Team(models.Model):
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="teams")
    name = models.CharField("team", max_length=100)

    class Meta:
        verbose_name = "team"
        verbose_name_plural = "team"
        constraints = [models.UniqueConstraint(fields=["provider", "name"], name="team_name_once_a_provider")]

    def __str__(self):
        return self.name
