from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery

from accounts.models import CaseRecord, Municipality, RecordQuerySet, User
from boendestod import dates
from cases.models import Case
from orders.models import Order

from ..rules import FileAspect, FileGradeValue


class AuditRoundQuerySet(models.QuerySet):
    def visible_to(self, user):
        member = user.membership
        return self.filter(municipality=member.municipality_id) if member else self.none()

    def for_list(self):
        """With how many files were drawn, and of how many the first reader is done."""
        first = Q(draws__is_second=False)
        counted = self.select_related("drawn_by").annotate(
            files=Count("draws", filter=first),
            graded=Count("draws", filter=first & Q(draws__graded_at__isnull=False)),
        )
        return counted.order_by("-drawn_on", "-recorded_at")


class AuditRound(models.Model):
    """One drawing of files for internal control. The same seed on the same day draws the same files."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", editable=False)
    title = models.CharField("benämning", max_length=100)
    percent = models.PositiveSmallIntegerField("andel, procent")
    seed = models.PositiveIntegerField("slumptal")
    drawn_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="draget av")
    drawn_on = models.DateField("draget")
    # By provider: how many running cases there were, and how many were drawn.
    strata = models.JSONField("urval per utförare", default=list)
    recorded_at = models.DateTimeField("registrerad", default=dates.now, editable=False)
    closed_at = models.DateTimeField("avslutad", null=True)

    objects = AuditRoundQuerySet.as_manager()

    class Meta:
        verbose_name = "granskningsomgång"
        verbose_name_plural = "granskningsomgångar"
        ordering = ["-drawn_on", "-recorded_at"]

    def __str__(self):
        return self.title


class AuditDrawQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(reviewer=user)

    def not_begun(self):
        """Without a single grade."""
        written = FileGrade.objects.filter(draw=OuterRef("pk"))
        return self.filter(~Exists(written), graded_at__isnull=True)

    def with_provider(self):
        """With the provider that had the case's last order when it was drawn."""
        last = Order.objects.filter(
            case=OuterRef("case"),
            amends__isnull=True,
            sent_at__isnull=False,
            sent_at__lte=OuterRef("recorded_at"),
        ).order_by("-sent_at")
        return self.annotate(
            provider=Subquery(last.values("provider")[:1]),
            provider_name=Subquery(last.values("provider__name")[:1]),
        )

    def for_list(self):
        drawn = self.with_provider().select_related("case__client", "case__unit", "round")
        return drawn.order_by("-drawn_on", "-round", "provider_name", "case__case_ref")


class AuditDraw(models.Model):
    """A case drawn for a reviewer. It is what lets the reviewer see the case at all."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="audit_draws", verbose_name="ärende")
    reviewer = models.ForeignKey(User, models.PROTECT, related_name="audit_draws", verbose_name="granskare")
    round = models.ForeignKey(
        AuditRound, models.PROTECT, related_name="draws", null=True, verbose_name="granskningsomgång"
    )
    # Graded by two, so that it can be seen how far they agree.
    is_second = models.BooleanField("andra granskare", default=False)
    graded_at = models.DateTimeField("granskat", null=True)
    drawn_on = models.DateField("draget")
    recorded_at = models.DateTimeField("registrerad", default=dates.now, editable=False)

    objects = AuditDrawQuerySet.as_manager()

    class Meta:
        verbose_name = "draget ärende"
        verbose_name_plural = "dragna ärenden"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "reviewer", "round"],
                name="audit_draw_once_a_round",
                nulls_distinct=False,
            )
        ]

    def __str__(self):
        return f"{self.case.case_ref} till {self.reviewer}"


class FileGradeQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(draw__in=AuditDraw.objects.visible_to(user))


class FileGrade(CaseRecord):
    """One aspect of one file: what was computed, and what the reviewer says, which wins."""

    draw = models.ForeignKey(AuditDraw, models.PROTECT, related_name="grades", verbose_name="draget ärende")
    aspect = models.CharField("vad", max_length=40, choices=FileAspect)
    suggested = models.CharField("beräknat förslag", max_length=20, choices=FileGradeValue, blank=True)
    grade = models.CharField("omdöme", max_length=20, choices=FileGradeValue)
    comment = models.CharField("kommentar", max_length=400, blank=True)

    objects = FileGradeQuerySet.as_manager()

    class Meta:
        verbose_name = "omdöme om akten"
        verbose_name_plural = "omdömen om akter"
        constraints = [models.UniqueConstraint(fields=["draw", "aspect"], name="file_grade_once_an_aspect")]

    def __str__(self):
        return f"{self.get_aspect_display()}: {self.get_grade_display()}"

    @property
    def case(self):
        return self.draw.case
