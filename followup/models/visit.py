from datetime import timedelta

from django.db import models
from django.db.models import DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Least

from accounts.models import CaseRecord, RecordQuerySet, User
from boendestod.dates import day_of, days_after
from cases.models import Case
from orders.models import Order
from plans.models import Plan, PlanActivity

from ..rules import (
    PERFORMED,
    HowDone,
    SubstituteTold,
    ToldBy,
    ToldHow,
    TookPart,
    VisitOutcome,
    clock_off,
    written_at,
)
from .schedule import PlannedVisit

MILLISECOND = timedelta(milliseconds=1)
# As rules.written_at, for PostgreSQL.
WRITTEN_AT = Least(
    Coalesce(
        ExpressionWrapper(
            F("device_at") + Coalesce(F("clock_offset_ms"), 0) * MILLISECOND, output_field=DateTimeField()
        ),
        F("recorded_at"),
    ),
    F("recorded_at"),
)


class Written:
    """When something was written, here or on a tablet, and how late that was. `happened_until` says after what."""

    @property
    def written_at(self):
        return written_at(self.recorded_at, self.device_at, self.clock_offset_ms)

    @property
    def days_late(self):
        return days_after(day_of(self.happened_until), self.written_at)

    @property
    def is_late_entry(self):
        """Written after the day of it."""
        return self.days_late > 0

    @property
    def clock_off(self):
        return clock_off(self.clock_offset_ms)


class VisitQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(order__in=Order.objects.visible_to(user))

    def performed(self):
        return self.filter(outcome__in=sorted(PERFORMED))

    def not_performed(self):
        return self.exclude(outcome__in=sorted(PERFORMED))

    def without_note(self):
        return self.performed().filter(day_note__isnull=True)

    def said_to_differ(self, since):
        """Those of which the person has said since that day that it was different, until she takes it back or the
        note is corrected."""
        answered = Visit.objects.filter(pk=OuterRef("pk"), answers__isnull=False)
        last = answered.order_by("-answers__recorded_at")
        corrected = Visit.objects.filter(
            pk=OuterRef("pk"), day_note__corrections__recorded_at__gt=OuterRef("answered_at")
        )
        return self.annotate(
            answer=Subquery(last.values("answers__is_right")[:1]),
            answered_at=Subquery(last.values("answers__recorded_at")[:1]),
        ).filter(~Exists(corrected), answer=False, answered_at__date__gte=since)

    def since(self, day):
        return self.filter(starts_at__date__gte=day)

    def for_list(self):
        noted = Visit.objects.filter(pk=OuterRef("pk"), day_note__isnull=False)
        return (
            self.select_related("case__client", "support_worker", "second_worker", "day_note")
            .annotate(has_note=Exists(noted))
            .order_by("-starts_at", "pk")
        )

    def with_content(self):
        return self.select_related(
            "case__client", "order", "plan", "planned__covers_for", "support_worker", "second_worker"
        ).prefetch_related("marks__activity__goal", "marks__activity__order_activity", "answers")


class Visit(Written, CaseRecord):
    case = models.ForeignKey(Case, models.PROTECT, related_name="visits", verbose_name="ärende")
    order = models.ForeignKey(Order, models.PROTECT, related_name="visits", verbose_name="beställning")
    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="visits", null=True, blank=True, verbose_name="plan"
    )
    planned = models.OneToOneField(
        PlannedVisit,
        models.PROTECT,
        related_name="visit",
        null=True,
        blank=True,
        verbose_name="planerat besök",
    )
    support_worker = models.ForeignKey(
        User, models.PROTECT, related_name="visits", verbose_name="boendestödjare"
    )
    second_worker = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="boendestödjare nummer två",
    )
    starts_at = models.DateTimeField("började")
    ends_at = models.DateTimeField("slutade")
    # Started and stopped with the button, and not written afterwards.
    timed = models.BooleanField("tid tagen med start och stopp", default=False)
    outcome = models.CharField("så gick det", max_length=40, choices=VisitOutcome)
    reason = models.TextField("varför det inte blev som planerat", blank=True)
    told_at = models.DateTimeField("när vi fick veta det", null=True, blank=True)
    told_by = models.CharField("vem som sa till", max_length=20, choices=ToldBy, blank=True)
    told_how = models.CharField("hur vi fick veta det", max_length=20, choices=ToldHow, blank=True)
    took_part = models.CharField("så var personen med", max_length=20, choices=TookPart, blank=True)
    wished = models.TextField("vad personen önskade", blank=True)
    also_done = models.TextField("något annat som gjordes, utanför planen", blank=True)
    substitute_told = models.CharField(
        "personen visste att någon annan skulle komma", max_length=20, choices=SubstituteTold, blank=True
    )
    # What the tablet's own clock said when it was saved there, and how far that clock was from the server's.
    device_at = models.DateTimeField("sparat på surfplattan", null=True, editable=False)
    clock_offset_ms = models.BigIntegerField("surfplattans klocka gick fel, ms", null=True, editable=False)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = "besök"
        verbose_name_plural = "besök"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="visit_times_in_order",
                violation_error_message="Sluttiden måste vara efter starttiden.",
            ),
            models.CheckConstraint(
                condition=Q(outcome=VisitOutcome.PERFORMED) | ~Q(reason=""),
                name="visit_not_performed_with_reason",
                violation_error_message="Skriv varför besöket inte blev som planerat.",
            ),
            models.CheckConstraint(
                condition=Q(second_worker__isnull=True) | ~Q(second_worker=F("support_worker")),
                name="visit_two_different_workers",
                violation_error_message="Välj någon annan som nummer två.",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "-starts_at"], name="visit_case_start"),
            models.Index(fields=["support_worker", "-starts_at"], name="visit_worker_start"),
            models.Index(fields=["municipality", "starts_at"], name="visit_municipality_start"),
        ]

    def __str__(self):
        return f"Besök {self.case.case_ref}"

    @property
    def minutes(self):
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def happened_until(self):
        return self.ends_at

    @property
    def was_performed(self):
        return self.outcome in PERFORMED


class ActivityMarkQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(visit__in=Visit.objects.visible_to(user))


class ActivityMark(CaseRecord):
    """How one activity of the plan was done at a visit: the link from the note to the goal."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="marks", verbose_name="besök")
    activity = models.ForeignKey(PlanActivity, models.PROTECT, related_name="marks", verbose_name="aktivitet")
    how_done = models.CharField("så gjordes det", max_length=20, choices=HowDone)

    objects = ActivityMarkQuerySet.as_manager()

    class Meta:
        verbose_name = "markering"
        verbose_name_plural = "markeringar"
        constraints = [
            models.UniqueConstraint(fields=["visit", "activity"], name="mark_one_an_activity_and_visit")
        ]

    def __str__(self):
        return self.get_how_done_display()
