from django.db import models
from django.db.models import Q

from accounts.models import CommissioningUnit, Municipality, User
from accounts.permissions import may
from boendestod import dates

from ..rules import NationalReportKind


class NonExecutionReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not may(user, "non_execution.report"):
            return self.none()
        return self.filter(unit=user.membership.unit_id)

    def for_list(self):
        return self.defer("content").select_related("frozen_by").order_by("-year", "-quarter")


class NonExecutionReport(models.Model):
    """What a unit reported to IVO and the municipality's auditors for a quarter (SoL 34:1-3), as it was when
    frozen. Nobody can change it; without personnummer."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    unit = models.ForeignKey(CommissioningUnit, models.PROTECT, related_name="+", verbose_name="enhet")
    year = models.PositiveSmallIntegerField("år")
    quarter = models.PositiveSmallIntegerField("kvartal")
    content = models.JSONField("innehåll")
    sha256 = models.CharField("kontrollsumma", max_length=64)
    frozen_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="fryst av")
    frozen_at = models.DateTimeField("fryst", default=dates.now, editable=False)

    objects = NonExecutionReportQuerySet.as_manager()

    class Meta:
        verbose_name = "kvartalsrapport"
        verbose_name_plural = "kvartalsrapporter"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "quarter"], name="non_execution_report_once_a_quarter"
            ),
            models.CheckConstraint(
                condition=Q(quarter__range=(1, 4)), name="non_execution_report_quarter_of_year"
            ),
        ]

    def __str__(self):
        return f"Kvartal {self.quarter} {self.year}"


class NationalReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The unit's own: one that is not delivered yet may hold personnummer."""
        if not may(user, "national_report.make"):
            return self.none()
        return self.filter(unit=user.membership.unit_id)

    def for_list(self):
        return self.defer("content").select_related("made_by", "checked_by").order_by("-made_at", "-pk")


class NationalReport(models.Model):
    """A file for an authority as it was made. A person checks it, fetches it and sends it; the system never does."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", editable=False)
    unit = models.ForeignKey(CommissioningUnit, models.PROTECT, related_name="+", editable=False)
    kind = models.CharField("rapport", max_length=40, choices=NationalReportKind)
    first_day = models.DateField("från")
    last_day = models.DateField("till och med")
    content = models.JSONField("innehåll")
    sha256 = models.CharField("kontrollsumma", max_length=64)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="tagen fram av")
    made_at = models.DateTimeField("tagen fram", default=dates.now, editable=False)
    checked_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, verbose_name="kontrollerad av"
    )
    checked_at = models.DateTimeField("kontrollerad", null=True)
    delivered_on = models.DateField("lämnad", null=True)
    erased_at = models.DateTimeField("personnumren raderade", null=True, editable=False)
    delivered_how = models.CharField("hur den lämnades", max_length=200, blank=True)

    objects = NationalReportQuerySet.as_manager()

    class Meta:
        verbose_name = "nationell rapport"
        verbose_name_plural = "nationella rapporter"
        constraints = [
            models.CheckConstraint(
                condition=Q(delivered_on__isnull=True) | Q(checked_at__isnull=False),
                name="national_report_checked_first",
                violation_error_message="Kontrollera rapporten innan du lämnar den.",
            ),
            models.CheckConstraint(
                condition=Q(first_day__lte=models.F("last_day")), name="national_report_days_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.first_day} – {self.last_day}"
