from django.db import models
from django.db.models import OuterRef, Q, Subquery

from accounts.access import case_reach
from accounts.models import CommissioningUnit, Municipality, RecordQuerySet, User
from accounts.permissions import may
from boendestod import dates
from cases.models import Case
from orders.models import Order
from plans.models import LatePlan
from plans.rules import LateReason

from .rules import CASEWORKERS, EXPLAINED, FlagRule, ImportState


class FlagQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """With the order that it is about: a former provider of the person does not see the next one's.
        What is about no order is the authority's own."""
        own = Case.objects.filter(case_reach(user)).values("pk")
        return self.filter(Q(order__in=Order.objects.visible_to(user)) | Q(order__isnull=True, case__in=own))

    def open(self):
        return self.filter(closed_at__isnull=True)

    def explained(self):
        """Those of which the provider says why they are late."""
        return self.filter(rule__in=EXPLAINED)

    def with_reason(self):
        """With the latest that the provider has said of why it is late, if anything."""
        given = LatePlan.objects.filter(
            order=OuterRef("order"), rule=OuterRef("rule"), due_on=OuterRef("due_on")
        ).order_by("-recorded_at")
        return self.annotate(
            late_reason=Subquery(given.values("reason")[:1]),
            late_comment=Subquery(given.values("comment")[:1]),
        )

    def oldest_first(self):
        return self.order_by("due_on", "pk")

    def for_list(self):
        """What a list shows of a slice. Picked before it is joined, as PostgreSQL would otherwise join every
        flag of the country before it asks whom the user may see."""
        picked = Flag.objects.filter(pk__in=self.values("pk"))
        joined = picked.select_related("case__client", "case__caseworker", "order__key_worker")
        return joined.with_reason().oldest_first()


class Flag(models.Model):
    """Something overdue. It keeps its first due day while it holds; closed flags stay as history, so there is
    no other history of it."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="flags", verbose_name="ärende")
    order = models.ForeignKey(
        Order, models.PROTECT, related_name="flags", null=True, verbose_name="beställning"
    )
    rule = models.CharField("regel", max_length=40, choices=FlagRule)
    subject_id = models.UUIDField("gäller")
    due_on = models.DateField("senast")
    opened_at = models.DateTimeField("flaggad")
    opened_on = models.DateField("flaggad för dagen")
    closed_at = models.DateTimeField("löst", null=True)
    closed_on = models.DateField("löst för dagen", null=True)
    closed_by_event = models.CharField("löst av", max_length=40, blank=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        verbose_name = "flagga"
        verbose_name_plural = "flaggor"
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "subject_id"],
                condition=Q(closed_at__isnull=True),
                name="flag_open_once_a_subject",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_on__isnull=True, closed_by_event="")
                | Q(closed_at__isnull=False, closed_on__isnull=False) & ~Q(closed_by_event=""),
                name="flag_closed_by_an_event",
            ),
        ]
        indexes = [
            models.Index(fields=["case"], condition=Q(closed_at__isnull=True), name="flag_open_case"),
            models.Index(fields=["order"], condition=Q(closed_at__isnull=True), name="flag_open_order"),
        ]

    def __str__(self):
        return f"{self.get_rule_display()} {self.due_on}"

    @property
    def days_overdue(self):
        return (dates.today() - self.due_on).days

    @property
    def is_explained(self):
        return self.rule in EXPLAINED

    @property
    def why(self):
        """What the provider has said of why it is late; loaded by `with_reason`."""
        reason = self.late_reason if self.late_reason != LateReason.OTHER else ""
        return ": ".join(filter(None, [reason and LateReason(reason).label, self.late_comment]))

    @property
    def key_worker(self):
        return self.order.key_worker if self.order else None

    @property
    def waits_for(self):
        """The name of the one who is to do something, or that nobody is."""
        if self.rule in CASEWORKERS:
            return str(self.case.caseworker or "ingen handläggare")
        return str(self.key_worker or "ingen stödperson")


class AuditDrawQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(reviewer=user)

    def for_list(self):
        """With the provider that had the case's last order when the page is shown."""
        last = Order.objects.filter(case=OuterRef("case"), sent_at__isnull=False).order_by("-sent_at")
        return (
            self.select_related("case__client", "case__unit")
            .annotate(provider_name=Subquery(last.values("provider__name")[:1]))
            .order_by("-drawn_on", "provider_name", "case__case_ref")
        )


class AuditDraw(models.Model):
    """A case drawn for a reviewer. It is what lets the reviewer see the case at all."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="audit_draws", verbose_name="ärende")
    reviewer = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="granskare")
    drawn_on = models.DateField("draget")
    recorded_at = models.DateTimeField("registrerad", default=dates.now, editable=False)

    objects = AuditDrawQuerySet.as_manager()

    class Meta:
        verbose_name = "draget ärende"
        verbose_name_plural = "dragna ärenden"
        constraints = [
            models.UniqueConstraint(fields=["case", "reviewer"], name="audit_draw_once_a_reviewer")
        ]

    def __str__(self):
        return f"{self.case.case_ref} till {self.reviewer}"


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


class ImportJobQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not may(user, "cases.import"):
            return self.none()
        return self.filter(municipality=user.membership.municipality_id)

    def for_list(self):
        return self.defer("content", "result").select_related("uploaded_by").order_by("-uploaded_at")


class ImportJob(models.Model):
    """A file of running cases on its way in. The file's text is erased when the job has ended."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("uppladdad", default=dates.now)
    file_name = models.CharField("fil", max_length=200)
    content = models.BinaryField(null=True)
    dry_run = models.BooleanField("bara kontrollera", default=False)
    state = models.CharField("läge", max_length=20, choices=ImportState, default=ImportState.WAITING)
    rows_total = models.PositiveIntegerField("rader", default=0)
    rows_done = models.PositiveIntegerField("klara rader", default=0)
    result = models.JSONField("resultat", default=dict)
    ended_at = models.DateTimeField("slutade", null=True)

    objects = ImportJobQuerySet.as_manager()

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "importer"

    def __str__(self):
        return self.file_name
