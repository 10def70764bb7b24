from django.db import models
from django.db.models import Q

from accounts.models import Municipality, RecordQuerySet, User
from boendestod import dates
from boendestod.dates import days_after

from ..rules import Agreement, PlanKind, is_dated_back
from .plan import Plan


class PlanVersionQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(plan__in=Plan.objects.visible_to(user))

    def in_force(self):
        """Those that the person has said yes to, and those of a contact plan, which nobody can be asked about yet."""
        agreed = Q(answer__agreement__in=[Agreement.SIGNED, Agreement.ORAL])
        return self.filter(agreed | Q(kind=PlanKind.CONTACT))


class PlanVersion(models.Model):
    """The plan as it was proposed to the person. PostgreSQL lets nobody change it."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions", verbose_name="plan")
    number = models.PositiveSmallIntegerField("version")
    kind = models.CharField("slag", max_length=20, choices=PlanKind)
    content = models.JSONField("innehåll")
    sha256 = models.CharField("kontrollsumma", max_length=64)
    # How the plan stood to the order then: what differed, as plans.versions.differences found it.
    differences = models.JSONField("skillnader mot beställningen", default=list)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="föreslagen av")
    recorded_at = models.DateTimeField("föreslagen", default=dates.now, editable=False)

    objects = PlanVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "version av planen"
        verbose_name_plural = "versioner av planen"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")]

    def __str__(self):
        return f"Version {self.number}"

    @property
    def case(self):
        return self.plan.case

    def base(self):
        """The version that this one is read against."""
        return self.plan.versions.filter(number__lt=self.number).last()


class PlanAnswer(models.Model):
    """What the person said to one version of the plan, with the drawn signature. PostgreSQL lets nobody change it."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", editable=False)
    version = models.OneToOneField(
        PlanVersion, models.PROTECT, related_name="answer", verbose_name="version av planen"
    )
    agreement = models.CharField("svar", max_length=20, choices=Agreement)
    answered_on = models.DateField("dag")
    told_to = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="sade ja till"
    )
    reason = models.TextField("varför personen sade nej", blank=True)
    # Strokes of points in a field of SIGNATURE_WIDTH by SIGNATURE_HEIGHT, as they were drawn.
    signature = models.JSONField("namnteckning", null=True, blank=True)
    sha256 = models.CharField("kontrollsumma för text och namnteckning", max_length=64)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="registrerat av")
    recorded_at = models.DateTimeField("registrerat", default=dates.now, editable=False)

    class Meta:
        verbose_name = "personens svar"
        verbose_name_plural = "personens svar"
        constraints = [
            models.CheckConstraint(
                condition=Q(agreement=Agreement.SIGNED, signature__isnull=False)
                | Q(agreement=Agreement.ORAL, told_to__isnull=False, signature__isnull=True)
                | Q(agreement=Agreement.DECLINED, signature__isnull=True) & ~Q(reason=""),
                name="plan_answer_is_whole",
                violation_error_message="Svaret saknar namnteckning, vem det gavs till eller skäl.",
            )
        ]

    def __str__(self):
        return self.get_agreement_display()

    @property
    def case(self):
        return self.version.plan.case

    @property
    def days_late(self):
        return days_after(self.answered_on, self.recorded_at)

    @property
    def is_dated_back(self):
        return is_dated_back(self.days_late)
