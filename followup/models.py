from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models import Count, Exists, F, Max, OuterRef, Q

from accounts.access import case_reach
from accounts.models import CaseRecord, RecordQuerySet, User
from accounts.rules import Role
from boendestod.dates import day_of, days_after
from cases.models import Case, Decision
from orders.models import Order
from plans.models import Plan, PlanActivity, PlanGoal
from plans.versions import when_text

from .rules import (
    PERFORMED,
    Conclusion,
    GoalResult,
    HowDone,
    ToldBy,
    TookPart,
    VisitOutcome,
)


class VisitQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(order__in=Order.objects.visible_to(user))

    def performed(self):
        return self.filter(outcome__in=sorted(PERFORMED))

    def not_performed(self):
        return self.exclude(outcome__in=sorted(PERFORMED))

    def without_note(self):
        return self.performed().filter(day_note__isnull=True)

    def since(self, day):
        return self.filter(starts_at__date__gte=day)

    def for_list(self):
        noted = DayNote.objects.filter(visit=OuterRef("pk"))
        return (
            self.select_related("case__client", "support_worker")
            .annotate(has_note=Exists(noted))
            .order_by("-starts_at", "pk")
        )

    def with_content(self):
        return self.select_related("case__client", "order", "plan", "support_worker").prefetch_related(
            "marks__activity__goal", "marks__activity__order_activity"
        )


class Visit(CaseRecord):
    case = models.ForeignKey(Case, models.PROTECT, related_name="visits", verbose_name="ärende")
    order = models.ForeignKey(Order, models.PROTECT, related_name="visits", verbose_name="beställning")
    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="visits", null=True, blank=True, verbose_name="plan"
    )
    support_worker = models.ForeignKey(
        User, models.PROTECT, related_name="visits", verbose_name="boendestödjare"
    )
    starts_at = models.DateTimeField("började")
    ends_at = models.DateTimeField("slutade")
    outcome = models.CharField("så gick det", max_length=40, choices=VisitOutcome)
    reason = models.TextField("varför det inte blev som planerat", blank=True)
    told_at = models.DateTimeField("när vi fick veta det", null=True, blank=True)
    told_by = models.CharField("vem som sa till", max_length=20, choices=ToldBy, blank=True)
    took_part = models.CharField("så var personen med", max_length=20, choices=TookPart, blank=True)

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
        ]
        indexes = [
            models.Index(fields=["case", "-starts_at"], name="visit_case_start"),
            models.Index(fields=["support_worker", "-starts_at"], name="visit_worker_start"),
        ]

    def __str__(self):
        return f"Besök {self.case.case_ref}"

    @property
    def minutes(self):
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def was_performed(self):
        return self.outcome in PERFORMED


class DayNoteQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """The provider's notes, and for a reviewer those of drawn cases. The caseworker sees only what the
        worker has passed on; the rest goes through a request (SoL 15 kap. 9 §)."""
        if user.role in (Role.CASEWORKER, Role.SECTION_LEADER):
            passed_on = Case.objects.filter(case_reach(user))
            return self.filter(case__in=passed_on, for_caseworker=True)
        if user.role == Role.REVIEWER:
            return self.filter(case__in=Case.objects.visible_to(user))
        return self.filter(order__in=Order.objects.visible_to(user))

    def with_content(self):
        return self.select_related("case__client", "visit", "author").prefetch_related("corrections__author")


class DayNote(CaseRecord):
    """What happened, locked when signed. One that came from another system is only the day it was written."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="day_notes", verbose_name="ärende")
    order = models.ForeignKey(Order, models.PROTECT, related_name="day_notes", verbose_name="beställning")
    visit = models.OneToOneField(
        Visit, models.PROTECT, related_name="day_note", null=True, blank=True, verbose_name="besök"
    )
    author = models.ForeignKey(
        User, models.PROTECT, related_name="day_notes", null=True, blank=True, verbose_name="skriven av"
    )
    event_at = models.DateTimeField("hände")
    text = models.TextField("anteckning", blank=True)
    for_caseworker = models.BooleanField("viktigt att föra vidare till handläggaren", default=False)
    signed_at = models.DateTimeField("signerad", null=True, editable=False)
    imported = models.BooleanField("från annat system", default=False, editable=False)

    objects = DayNoteQuerySet.as_manager()

    class Meta:
        verbose_name = "daganteckning"
        verbose_name_plural = "daganteckningar"
        constraints = [
            models.CheckConstraint(
                condition=Q(imported=True) | Q(author__isnull=False) & ~Q(text=""),
                name="day_note_has_author_and_text",
                violation_error_message="Skriv en anteckning.",
            )
        ]
        indexes = [models.Index(fields=["case", "-event_at"], name="day_note_case_event")]

    def __str__(self):
        return f"Daganteckning {self.case.case_ref}"

    @property
    def days_late(self):
        return 0 if self.imported else days_after(day_of(self.event_at), self.recorded_at)

    @property
    def latest_text(self):
        corrections = list(self.corrections.all())
        return corrections[-1].text if corrections else self.text


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


class CorrectionQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(note__in=DayNote.objects.visible_to(user))


class Correction(CaseRecord):
    """A new text beside a signed note; the note itself never changes (SoL 14 kap. 6 §)."""

    note = models.ForeignKey(
        DayNote, models.PROTECT, related_name="corrections", verbose_name="daganteckning"
    )
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="rättad av")
    text = models.TextField("rättelse")
    reason = models.CharField("varför", max_length=200)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "rättelse"
        verbose_name_plural = "rättelser"
        ordering = ["recorded_at"]

    def __str__(self):
        return self.reason


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


@dataclass
class ActivityEvidence:
    activity: PlanActivity
    counts: list[int]

    @property
    def when(self):
        return when_text(self.activity)


@dataclass
class GoalEvidence:
    """What the visits say about a goal: how often each activity was done, in the order of HowDone."""

    goal: PlanGoal
    visits: int
    last_note_at: datetime | None
    activities: list[ActivityEvidence]


def evidence(plan: Plan, goals: Iterable[PlanGoal], since: date) -> list[GoalEvidence]:
    """What has been done since that day for each of the plan's goals, for a follow-up to start from."""
    marks = ActivityMark.objects.filter(visit__in=plan.visits.since(since)).order_by()
    counted = {
        (row["activity"], row["how_done"]): row["count"]
        for row in marks.values("activity", "how_done").annotate(count=Count("pk"))
    }
    visited = {
        row["activity__goal"]: row
        for row in marks.values("activity__goal").annotate(
            visits=Count("visit", distinct=True), last_note_at=Max("visit__day_note__event_at")
        )
    }
    return [
        GoalEvidence(
            goal=goal,
            visits=visited.get(goal.pk, {}).get("visits", 0),
            last_note_at=visited.get(goal.pk, {}).get("last_note_at"),
            activities=[
                ActivityEvidence(activity, [counted.get((activity.pk, how), 0) for how in HowDone])
                for activity in goal.activities.all()
            ],
        )
        for goal in goals
    ]
