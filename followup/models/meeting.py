"""What comes before a follow-up: the meeting it is held at, and the provider's statement."""

from dataclasses import dataclass

from django.db import models
from django.db.models import F, Q

from accounts.access import case_reach
from accounts.models import CaseRecord, Provider, RecordQuerySet, User
from cases.models import Case, Decision
from orders.models import Order
from plans.models import Plan

from ..rules import FAILED_IN_ROW, Conclusion, MeetingForm, MeetingState, NotHeldReason, failed_in_row
from .follow_up import DecisionFollowUp, PlanFollowUp


class FollowUpMeetingQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Of a meeting about the plan its provider sees too; one about the decision alone is the authority's."""
        own = Q(case__in=Case.objects.filter(case_reach(user)))
        return self.filter(own | Q(plan__in=Plan.objects.visible_to(user)))

    def booked(self):
        return self.filter(state=MeetingState.BOOKED)

    def for_list(self):
        related = ("case__client", "plan__order__provider", "decision", "support_worker", "caseworker")
        return self.select_related(*related)


class FollowUpMeeting(CaseRecord):
    """A time for following up the plan, the decision or both, with those who are asked to come. One that was not held
    stays, with why: that somebody tried is seen."""

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="follow_up_meetings", verbose_name="ärende", editable=False
    )
    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="meetings", null=True, blank=True, verbose_name="plan"
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="meetings", null=True, blank=True, verbose_name="beslut"
    )
    meets_at = models.DateTimeField("tid")
    form = models.CharField("hur ni möts", max_length=20, choices=MeetingForm)
    place = models.CharField("plats", max_length=200, blank=True)
    person_invited_on = models.DateField("personen fick inbjudan", null=True, blank=True)
    support_worker = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="boendestödjare"
    )
    caseworker = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="handläggare"
    )
    booked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="bokat av")
    state = models.CharField("läge", max_length=20, choices=MeetingState, default=MeetingState.BOOKED)
    not_held_reason = models.CharField("varför", max_length=20, choices=NotHeldReason, blank=True)
    not_held_note = models.CharField("vad som hände", max_length=400, blank=True)
    plan_follow_up = models.OneToOneField(
        PlanFollowUp, models.PROTECT, related_name="meeting", null=True, editable=False
    )
    decision_follow_up = models.OneToOneField(
        DecisionFollowUp, models.PROTECT, related_name="meeting", null=True, editable=False
    )

    objects = FollowUpMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "uppföljningsmöte"
        verbose_name_plural = "uppföljningsmöten"
        ordering = ["meets_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(plan__isnull=False) | Q(decision__isnull=False),
                name="follow_up_meeting_about_something",
                violation_error_message="Välj vad ni följer upp.",
            ),
            models.CheckConstraint(
                condition=~Q(state=MeetingState.NOT_HELD) | ~Q(not_held_reason=""),
                name="follow_up_meeting_not_held_why",
                violation_error_message="Välj varför mötet inte blev av.",
            ),
        ]
        indexes = [models.Index(fields=["case", "-meets_at"], name="follow_up_meeting_case")]

    def __str__(self):
        return f"Uppföljningsmöte {self.meets_at:%Y-%m-%d}"

    @property
    def about(self):
        of = [name for name, part in (("planen", self.plan_id), ("beslutet", self.decision_id)) if part]
        return " och ".join(of)


@dataclass(frozen=True)
class Attempts:
    """What has been tried to meet the person about a follow-up: the times that are booked, those that came to nothing
    (newest first), and how many of the latest failed in a row."""

    booked: list[FollowUpMeeting]
    failed: list[FollowUpMeeting]
    in_row: int

    @property
    def are_many(self):
        return self.in_row >= FAILED_IN_ROW


def attempts_of(case: Case, user) -> Attempts:
    meetings = FollowUpMeeting.objects.visible_to(user).filter(case=case).for_list()
    found = list(meetings.order_by("-meets_at", "-recorded_at"))
    return Attempts(
        booked=[meeting for meeting in found if meeting.state == MeetingState.BOOKED],
        failed=[meeting for meeting in found if meeting.state == MeetingState.NOT_HELD],
        in_row=failed_in_row((meeting.state, meeting.not_held_reason) for meeting in found),
    )


class StatementRequestQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """A former provider keeps what it was asked, and sees nothing of the next one's."""
        own = Q(case__in=Case.objects.filter(case_reach(user)))
        asked = Q(order__in=Order.objects.visible_to(user), provider=F("order__provider"))
        return self.filter(own | asked)

    def unanswered(self):
        return self.filter(answered_at__isnull=True, withdrawn_at__isnull=True)

    def for_list(self):
        return self.select_related("case__client", "order__provider", "asked_by", "answered_by")


class StatementRequest(CaseRecord):
    """The authority asks the provider what it knows before the decision is followed up: which data, and why they are
    needed (15 kap. 9 § SoL). `recorded_at` is when it asked. The answer is locked when it is given."""

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="statement_requests", verbose_name="ärende", editable=False
    )
    order = models.ForeignKey(
        Order, models.PROTECT, related_name="statement_requests", verbose_name="beställning", editable=False
    )
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="+", editable=False)
    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="statement_requests", null=True, verbose_name="beslut"
    )
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="begärt av")
    what = models.TextField("vilka uppgifter vi behöver")
    why = models.TextField("varför de behövs för uppföljningen")
    notes_from = models.DateField("daganteckningar från", null=True, blank=True)
    notes_to = models.DateField("daganteckningar till", null=True, blank=True)
    answer_by = models.DateField("svar senast")
    statement = models.TextField("utlåtande", blank=True)
    proposal = models.CharField("förslag", max_length=20, choices=Conclusion, blank=True)
    persons_view = models.TextField("vad personen säger om det", blank=True)
    answered_at = models.DateTimeField("besvarad", null=True, editable=False)
    answered_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, editable=False, verbose_name="besvarad av"
    )
    withdrawn_at = models.DateTimeField("återkallad", null=True, editable=False)

    objects = StatementRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "begäran om utlåtande"
        verbose_name_plural = "begäranden om utlåtande"
        ordering = ["recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | ~Q(statement=""),
                name="statement_request_answered_in_words",
                violation_error_message="Skriv ert utlåtande.",
            ),
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(answered_at__isnull=True, withdrawn_at__isnull=True),
                name="statement_request_one_open_an_order",
                violation_error_message="Ni har redan bett utföraren om ett utlåtande.",
            ),
        ]

    def __str__(self):
        return f"Begäran om utlåtande {self.recorded_at:%Y-%m-%d}"

    @property
    def waits(self):
        return self.answered_at is None and self.withdrawn_at is None

    @property
    def opens_notes(self):
        """Whether the day notes of a period were asked for and the provider has answered."""
        return self.answered_at is not None and self.notes_from is not None


class TaperStepQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """With the follow-up that it belongs to: the decision's is the authority's, unless it was held together with
        the plan's."""
        of_plan = Q(plan_follow_up__in=PlanFollowUp.objects.visible_to(user))
        return self.filter(of_plan | Q(decision_follow_up__in=DecisionFollowUp.objects.visible_to(user)))


class TaperStep(CaseRecord):
    """One step of winding the support down: from when, how much, and what shows that it holds."""

    plan_follow_up = models.ForeignKey(
        PlanFollowUp, models.PROTECT, related_name="taper_steps", null=True, editable=False
    )
    decision_follow_up = models.ForeignKey(
        DecisionFollowUp, models.PROTECT, related_name="taper_steps", null=True, editable=False
    )
    number = models.PositiveSmallIntegerField("steg")
    from_on = models.DateField("från")
    hours_a_month = models.DecimalField("timmar i månaden", max_digits=6, decimal_places=2)
    sign = models.CharField("det visar att det går bra", max_length=400, blank=True)

    objects = TaperStepQuerySet.as_manager()

    class Meta:
        verbose_name = "steg i nedtrappning"
        verbose_name_plural = "steg i nedtrappning"
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(plan_follow_up__isnull=False) ^ Q(decision_follow_up__isnull=False),
                name="taper_step_of_one_follow_up",
            )
        ]

    def __str__(self):
        return f"Steg {self.number} från {self.from_on}"

    @property
    def case(self):
        return (self.plan_follow_up or self.decision_follow_up).case
