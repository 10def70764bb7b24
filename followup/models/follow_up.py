from django.db import models
from django.db.models import Q

from accounts.access import case_reach
from accounts.models import CaseRecord, RecordQuerySet, User
from boendestod.dates import days_after
from cases.models import Case, Decision
from cases.rules import FunctionalState
from plans.models import Plan, PlanGoal

from ..rules import Conclusion, GoalResult, SupportGrade


class PlanFollowUpQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(plan__in=Plan.objects.visible_to(user))


class PlanFollowUp(CaseRecord):
    case = models.ForeignKey(Case, models.PROTECT, related_name="plan_follow_ups", verbose_name="ärende")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="follow_ups", verbose_name="plan")
    held_on = models.DateField("hölls")
    held_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="hölls av"
    )
    person_took_part = models.BooleanField("personen var med", null=True)
    caseworker_took_part = models.BooleanField("handläggaren var med", null=True)
    persons_words = models.TextField("personens egna ord", blank=True)
    persons_grade = models.PositiveSmallIntegerField(
        "personens betyg på stödet", choices=SupportGrade, null=True, blank=True
    )
    workers_view = models.TextField("boendestödjarens bild", blank=True)
    caseworkers_view = models.TextField("handläggarens bild", blank=True)
    summary = models.TextField("vad vi kom fram till", blank=True)
    conclusion = models.CharField("slutsats", max_length=20, choices=Conclusion, blank=True)
    imported = models.BooleanField("från annat system", default=False, editable=False)

    objects = PlanFollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = "uppföljning av plan"
        verbose_name_plural = "uppföljningar av planer"
        constraints = [
            models.CheckConstraint(
                condition=Q(imported=True) | ~Q(conclusion=""),
                name="plan_follow_up_has_conclusion",
                violation_error_message="Välj en slutsats.",
            )
        ]
        indexes = [models.Index(fields=["plan", "-held_on"], name="plan_follow_up_held")]

    def __str__(self):
        return f"Uppföljning av plan {self.held_on}"

    @property
    def held_late(self):
        return 0 if self.imported else days_after(self.held_on, self.recorded_at)


class GoalOutcomeQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(follow_up__in=PlanFollowUp.objects.visible_to(user))


class GoalOutcome(CaseRecord):
    follow_up = models.ForeignKey(
        PlanFollowUp, models.PROTECT, related_name="outcomes", verbose_name="uppföljning"
    )
    goal = models.ForeignKey(PlanGoal, models.PROTECT, related_name="outcomes", verbose_name="mål")
    result = models.CharField("utfall", max_length=20, choices=GoalResult)
    state_now = models.PositiveSmallIntegerField("läget nu", choices=FunctionalState, null=True, blank=True)
    comment = models.TextField("kommentar", blank=True)

    objects = GoalOutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = "utfall"
        verbose_name_plural = "utfall"
        constraints = [
            models.UniqueConstraint(fields=["follow_up", "goal"], name="goal_outcome_once_a_follow_up")
        ]

    def __str__(self):
        return self.get_result_display()


class DecisionFollowUpQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(case__in=Case.objects.filter(case_reach(user)))


class DecisionFollowUp(CaseRecord):
    """Follow-up of the decision, by the authority. Held in the same meeting as the plan's it points at that,
    so that the outcomes are written once."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="decision_follow_ups", verbose_name="ärende")
    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="follow_ups", null=True, blank=True, verbose_name="beslut"
    )
    plan_follow_up = models.OneToOneField(
        PlanFollowUp,
        models.PROTECT,
        related_name="decision_follow_up",
        null=True,
        blank=True,
        verbose_name="hölls tillsammans med",
    )
    held_on = models.DateField("hölls")
    held_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="hölls av"
    )
    person_took_part = models.BooleanField("personen var med", null=True)
    persons_words = models.TextField("personens egna ord", blank=True)
    persons_grade = models.PositiveSmallIntegerField(
        "personens betyg på stödet", choices=SupportGrade, null=True, blank=True
    )
    statement = models.ForeignKey(
        "followup.StatementRequest",
        models.PROTECT,
        related_name="follow_ups",
        null=True,
        blank=True,
        verbose_name="utförarens utlåtande",
    )
    no_statement_because = models.CharField("varför utlåtande saknas", max_length=400, blank=True)
    summary = models.TextField("vad vi kom fram till", blank=True)
    conclusion = models.CharField("slutsats", max_length=20, choices=Conclusion, blank=True)
    imported = models.BooleanField("från annat system", default=False, editable=False)

    objects = DecisionFollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = "uppföljning av beslut"
        verbose_name_plural = "uppföljningar av beslut"
        constraints = [
            models.CheckConstraint(
                condition=Q(imported=True) | ~Q(conclusion=""),
                name="decision_follow_up_has_conclusion",
                violation_error_message="Välj en slutsats.",
            )
        ]
        indexes = [models.Index(fields=["case", "-held_on"], name="decision_follow_up_held")]

    def __str__(self):
        return f"Uppföljning av beslut {self.held_on}"

    @property
    def held_late(self):
        return 0 if self.imported else days_after(self.held_on, self.recorded_at)
