from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Cast, Least

from accounts.access import case_reach
from accounts.models import CaseRecord, RecordQuerySet, User
from boendestod import dates

from ..rules import (
    GRANTING,
    PREPARE_FROM,
    DecisionOutcome,
    EndGround,
    HoursPer,
    Period,
    RefusalGround,
    appeal_until,
)
from .investigation import Application, AuthorityQuerySet, Investigation
from .person import Case, Client


class DateRange(Func):
    function = "DATERANGE"
    output_field = DateRangeField()


class DecisionQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(case__in=Case.objects.filter(case_reach(user)))

    def with_content(self):
        return self.select_related(
            "case__client",
            "case__unit",
            "case__municipality",
            "decided_by",
            "application",
            "investigation",
            "ends",
        )

    def latest_first(self):
        return self.order_by("-decided_on", "-recorded_at")

    def granting(self):
        return self.filter(outcome__in=sorted(GRANTING))

    def with_last_day(self):
        return self.annotate(last_day_of_support=Least("valid_to", "ended_on"))

    def in_force_from(self, day):
        """Granting decisions that have days left on or after the day, newest first."""
        days_left = Q(last_day_of_support__isnull=True) | Q(last_day_of_support__gte=day)
        return self.granting().with_last_day().filter(days_left).order_by("-valid_from")

    def running_on(self, day):
        return (
            self.granting()
            .with_last_day()
            .filter(
                Q(last_day_of_support__isnull=True) | Q(last_day_of_support__gte=day), valid_from__lte=day
            )
        )


class Decision(CaseRecord):
    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions", verbose_name="ärende")
    # Stands here too so that the database can refuse overlaps over all of the person's cases.
    client = models.ForeignKey(
        Client, models.PROTECT, related_name="decisions", verbose_name="person", editable=False
    )
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="decisions", null=True, blank=True, verbose_name="ansökan"
    )
    investigation = models.ForeignKey(
        Investigation,
        models.PROTECT,
        related_name="decisions",
        null=True,
        blank=True,
        verbose_name="utredning",
    )
    outcome = models.CharField("beslut", max_length=20, choices=DecisionOutcome)
    ends = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="ended_by",
        null=True,
        blank=True,
        verbose_name="beslut som upphör",
    )
    decided_on = models.DateField("beslutsdag")
    decided_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="beslutat av"
    )
    legal_basis = models.CharField("lagrum", max_length=100)
    valid_from = models.DateField("gäller från", null=True, blank=True)
    valid_to = models.DateField("gäller till och med", null=True, blank=True)
    granted_hours = models.DecimalField(
        "beviljad tid, timmar",
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    granted_per = models.CharField("per", max_length=10, choices=HoursPer, default=HoursPer.MONTH)
    mapping_to = models.DateField("kartläggning till och med", null=True, blank=True)
    decision_text = models.TextField("beslutets lydelse", blank=True)
    reasons = models.TextField("motivering", blank=True)
    refusal_ground = models.CharField("grund för avslaget", max_length=20, choices=RefusalGround, blank=True)
    met_otherwise = models.TextField("så kan behovet mötas på annat sätt", blank=True)
    summary = models.TextField("sammanfattning till personen", blank=True)
    follow_up_on = models.DateField("följs upp senast", null=True, blank=True)
    ended_on = models.DateField("upphör i förtid", null=True, blank=True)
    end_ground = models.CharField("grund för att det upphör", max_length=30, choices=EndGround, blank=True)
    end_reason = models.CharField("skäl till att beslutet upphör", max_length=200, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "beslut"
        verbose_name_plural = "beslut"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="decision_dates_in_order",
                violation_error_message="Sista dagen kan inte ligga före första dagen.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=sorted(GRANTING))
                | Q(valid_from__isnull=False, granted_hours__isnull=False, granted_hours__gt=0),
                name="decision_grants_time_from_a_day",
                violation_error_message=(
                    "Ange från vilken dag beslutet gäller och hur många timmar som beviljas."
                ),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, end_reason="")
                | Q(ended_on__isnull=False, valid_from__isnull=False, ended_on__gte=F("valid_from"))
                & ~Q(end_reason=""),
                name="decision_ended_with_reason",
                violation_error_message="Skriv varför beslutet upphör, och en dag då det gällde.",
            ),
            models.CheckConstraint(
                condition=Q(mapping_to__isnull=True)
                | Q(mapping_to__gte=F("valid_from"))
                & (Q(valid_to__isnull=True) | Q(mapping_to__lte=F("valid_to"))),
                name="decision_mapping_inside_period",
                violation_error_message="Kartläggningen ska ligga inom beslutets tid.",
            ),
            models.CheckConstraint(
                condition=Q(outcome=DecisionOutcome.ENDED, ends__isnull=False)
                | ~Q(outcome=DecisionOutcome.ENDED) & Q(ends__isnull=True),
                name="decision_ended_names_what_it_ends",
                violation_error_message="Ange vilket beslut som upphör.",
            ),
            ExclusionConstraint(
                name="decision_no_overlap",
                condition=Q(outcome__in=sorted(GRANTING)),
                expressions=[
                    ("client", RangeOperators.EQUAL),
                    (
                        DateRange(
                            "valid_from",
                            Least(Cast("valid_to", models.DateField()), Cast("ended_on", models.DateField())),
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=(
                    "Personen har redan ett beslut om boendestöd under en del av perioden."
                ),
                violation_error_code="decision_overlap",
            ),
        ]
        indexes = [models.Index(fields=["case", "-valid_from"], name="decision_case_from")]

    def __str__(self):
        return f"{self.get_outcome_display()} {self.decided_on}"

    @property
    def last_day(self):
        return min((day for day in (self.valid_to, self.ended_on) if day), default=None)

    @property
    def period(self):
        return Period(self.valid_from, self.last_day)

    def runs_until_a_day(self, today):
        """Whether it runs now, with a last day that can be moved."""
        return (
            self.valid_to is not None and self.ended_on is None and self.valid_from <= today <= self.valid_to
        )

    def may_prepare_next(self, today):
        return self.valid_to is not None and self.ended_on is None and today >= self.valid_to - PREPARE_FROM

    @property
    def got_on(self):
        """The first day the person is known to have got the decision, or None."""
        days = [told.received_on for told in self.notifications.all() if told.received_on]
        return min(days, default=None)

    @property
    def appeal_until(self):
        return appeal_until(self.got_on) if self.got_on else None

    @property
    def days_late(self):
        """How long after the day of the decision it was recorded."""
        return dates.days_after(self.decided_on, self.recorded_at)


class DecisionPartQuerySet(AuthorityQuerySet):
    case_path = "decision__case"


class AdministrativeExtension(CaseRecord):
    """A decision that was let run on without anybody looking at the need. Never a follow-up (report 001 §4.6.3)."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="extensions", verbose_name="beslut")
    decided_on = models.DateField("beslutad")
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="beslutad av")
    extended_from = models.DateField("gällde till och med")
    extended_to = models.DateField("gäller nu till och med")
    reason = models.TextField("skäl")

    objects = DecisionPartQuerySet.as_manager()

    class Meta:
        verbose_name = "administrativ förlängning"
        verbose_name_plural = "administrativa förlängningar"
        ordering = ["decided_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(extended_to__gt=F("extended_from")),
                name="extension_to_a_later_day",
                violation_error_message="Välj en dag efter beslutets sista dag.",
            )
        ]

    def __str__(self):
        return f"Förlängning till {self.extended_to}"

    @property
    def case(self):
        return self.decision.case
