from django.db import models
from django.db.models import Case as Choose
from django.db.models import Count, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from accounts.models import CaseRecord, RecordQuerySet, User
from cases.models import Case
from orders.models import Order

from ..rules import AuditGrade, LateReason, PlanAspect, ProposalKind, ProposalState, ReviewOutcome
from .plan import Plan, PlanActivity, PlanGoal, PlanPartQuerySet
from .version import PlanVersion


class PlanReviewQuerySet(PlanPartQuerySet):
    def open(self):
        return self.filter(outcome="")

    def unread(self):
        return self.filter(read_at__isnull=True)

    def answered(self):
        return self.exclude(outcome="")

    def with_version(self):
        return self.select_related(
            "plan__case__client",
            "plan__order__provider",
            "plan_version__answer__told_to",
            "read_by",
            "reviewed_by",
        )

    def for_list(self):
        """With how many proposals wait; what the plan says is left out."""
        waiting = Proposal.objects.open().filter(plan=OuterRef("plan")).order_by().values("plan")
        return (
            self.select_related(
                "plan__case__client",
                "plan__case__caseworker",
                "plan__order__provider",
                "plan_version__answer",
            )
            .defer("plan_version__content", "plan_version__answer__signature")
            .annotate(open_proposals=Coalesce(Subquery(waiting.annotate(n=Count("pk")).values("n")), 0))
        )

    def in_turn(self, user):
        """Those of the user's own cases first, and what came in first before the rest."""
        own = When(plan__case__caseworker=user, then=0)
        return self.order_by(Choose(own, default=1), "arrived_on", "recorded_at")


class PlanReview(CaseRecord):
    """A version of a plan that has reached the authority, until the caseworker has accepted it or sent it back."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reviews", verbose_name="plan")
    plan_version = models.OneToOneField(
        PlanVersion, models.PROTECT, related_name="review", verbose_name="version av planen"
    )
    arrived_on = models.DateField("kom in")
    read_at = models.DateTimeField("läst", null=True, editable=False)
    read_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, editable=False)
    outcome = models.CharField("svar", max_length=20, choices=ReviewOutcome, blank=True)
    remark = models.TextField("anmärkning på hela planen", blank=True)
    reviewed_at = models.DateTimeField("besvarad", null=True, editable=False)
    reviewed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, editable=False)

    objects = PlanReviewQuerySet.as_manager()

    class Meta:
        verbose_name = "plan att läsa"
        verbose_name_plural = "planer att läsa"
        ordering = ["-recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", reviewed_at__isnull=True)
                | Q(outcome=ReviewOutcome.SUPERSEDED, reviewed_at__isnull=False)
                | ~Q(outcome="") & Q(reviewed_at__isnull=False, read_at__isnull=False),
                name="plan_review_answered_is_read",
                violation_error_message="Ange svaret på planen.",
            )
        ]

    def __str__(self):
        return self.get_outcome_display() or "väntar på handläggaren"

    @property
    def case(self):
        return self.plan.case

    @property
    def answer(self):
        """What the person said to the version, None of a contact plan."""
        return getattr(self.plan_version, "answer", None)

    @property
    def days_late(self):
        """How long after the day that was stated, of the plan's beginning or of the answer, it was recorded."""
        return max(self.plan.begun_late, self.answer.days_late if self.answer else 0)


class PlanRemark(CaseRecord):
    """What the caseworker wants changed in one goal of a plan that was sent back."""

    review = models.ForeignKey(PlanReview, models.PROTECT, related_name="remarks", verbose_name="svar")
    goal = models.ForeignKey(PlanGoal, models.PROTECT, related_name="remarks", verbose_name="mål")
    text = models.TextField("anmärkning")

    class Objects(PlanPartQuerySet):
        path = "review__plan__in"

    objects = Objects.as_manager()

    class Meta:
        verbose_name = "anmärkning"
        verbose_name_plural = "anmärkningar"
        ordering = ["goal__position", "recorded_at"]
        constraints = [models.UniqueConstraint(fields=["review", "goal"], name="plan_remark_once_a_goal")]

    def __str__(self):
        return self.text

    @property
    def case(self):
        return self.review.plan.case


class ProposalQuerySet(PlanPartQuerySet):
    def open(self):
        return self.filter(state=ProposalState.OPEN)


class Proposal(CaseRecord):
    """What an agreed plan asks the caseworker to change in the order."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="proposals", verbose_name="plan")
    plan_version = models.ForeignKey(
        PlanVersion, models.PROTECT, related_name="proposals", verbose_name="version av planen"
    )
    kind = models.CharField("förslag", max_length=20, choices=ProposalKind)
    goal = models.ForeignKey(PlanGoal, models.PROTECT, related_name="proposals", verbose_name="mål")
    activity = models.ForeignKey(
        PlanActivity,
        models.PROTECT,
        related_name="proposals",
        null=True,
        blank=True,
        verbose_name="aktivitet",
    )
    state = models.CharField("läge", max_length=20, choices=ProposalState, default=ProposalState.OPEN)
    answer = models.TextField("svar", blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, editable=False)
    answered_at = models.DateTimeField("besvarat", null=True, editable=False)
    amendment = models.ForeignKey(
        Order,
        models.SET_NULL,
        related_name="proposals",
        null=True,
        blank=True,
        verbose_name="ändring av beställningen",
    )
    # {part of the plan: part of the order that was made for it}, hung together when the amendment is taken in.
    order_parts = models.JSONField("delar i beställningen", default=dict, blank=True, editable=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "förslag"
        verbose_name_plural = "förslag"
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "activity", "kind"],
                condition=Q(state=ProposalState.OPEN),
                nulls_distinct=False,
                name="proposal_open_once",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.DECLINED) | ~Q(answer=""),
                name="proposal_declined_with_reason",
                violation_error_message="Skriv varför förslaget avböjs.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.activity or self.goal}"

    @property
    def case(self):
        return self.plan.case


class LatePlanQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(order__in=Order.objects.visible_to(user))


class LatePlan(CaseRecord):
    """Why the day of a plan has passed, said by the provider; the latest one holds."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="late_plans", verbose_name="beställning")
    rule = models.CharField("vad som är försenat", max_length=40)
    due_on = models.DateField("skulle ha skett")
    reason = models.CharField("varför", max_length=20, choices=LateReason)
    comment = models.CharField("kommentar", max_length=400, blank=True)
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angivet av")

    objects = LatePlanQuerySet.as_manager()

    class Meta:
        verbose_name = "orsak till försening"
        verbose_name_plural = "orsaker till försening"
        ordering = ["recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=LateReason.OTHER) | ~Q(comment=""),
                name="late_plan_other_explained",
                violation_error_message="Skriv vad orsaken är.",
            )
        ]

    def __str__(self):
        return self.get_reason_display()

    @property
    def case(self):
        return self.order.case


class PlanAuditQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Those of plans that one sees; those that came from a report belong to the municipality."""
        member = user.membership
        if member is None:
            return self.none()
        own = Q(plan__isnull=True, municipality=member.municipality_id)
        return self.filter(own | Q(plan__in=Plan.objects.visible_to(user)))

    def open_to(self, user):
        """Without what others say of a file that the reader grades in a round, until all there are done."""
        blind = Case.objects.filter(
            audit_draws__reviewer=user,
            audit_draws__round__draws__case=F("pk"),
            audit_draws__round__draws__graded_at__isnull=True,
        )
        return self.filter(Q(plan__isnull=True) | Q(audited_by=user) | ~Q(plan__case__in=blind))


class PlanAudit(CaseRecord):
    """One plan graded by the rubric: by a caseworker or reviewer here, or in a report that was read in."""

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="audits", null=True, blank=True, verbose_name="plan"
    )
    plan_version = models.ForeignKey(
        PlanVersion,
        models.PROTECT,
        related_name="audits",
        null=True,
        blank=True,
        verbose_name="version av planen",
    )
    source = models.CharField("källa", max_length=100, blank=True)
    ref = models.CharField("planens beteckning i källan", max_length=40, blank=True)
    audited_on = models.DateField("granskad")
    audited_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="granskad av"
    )

    objects = PlanAuditQuerySet.as_manager()

    class Meta:
        verbose_name = "granskning av plan"
        verbose_name_plural = "granskningar av planer"
        ordering = ["audited_on", "recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "source", "ref"],
                condition=Q(plan_version__isnull=True),
                name="plan_audit_once_a_source",
            ),
            models.UniqueConstraint(
                fields=["plan_version", "audited_by"], name="plan_audit_once_a_version_and_reader"
            ),
            models.CheckConstraint(
                condition=Q(plan__isnull=False, plan_version__isnull=False, audited_by__isnull=False)
                | Q(plan__isnull=True, plan_version__isnull=True) & ~Q(source="") & ~Q(ref=""),
                name="plan_audit_of_a_plan_or_a_source",
            ),
        ]

    def __str__(self):
        return self.ref or f"Granskning {self.audited_on}"

    @property
    def case(self):
        return self.plan.case if self.plan_id else None


class PlanAuditGradeQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(audit__in=PlanAudit.objects.visible_to(user))


class PlanAuditGrade(CaseRecord):
    """One aspect: what was computed, and what the reader says, which wins. Empty where the aspect did not apply."""

    audit = models.ForeignKey(PlanAudit, models.PROTECT, related_name="grades", verbose_name="granskning")
    aspect = models.CharField("vad", max_length=20, choices=PlanAspect)
    suggested = models.CharField("beräknat förslag", max_length=20, choices=AuditGrade, blank=True)
    grade = models.CharField("omdöme", max_length=20, choices=AuditGrade, blank=True)

    objects = PlanAuditGradeQuerySet.as_manager()

    class Meta:
        verbose_name = "omdöme om planen"
        verbose_name_plural = "omdömen om planen"
        constraints = [models.UniqueConstraint(fields=["audit", "aspect"], name="plan_audit_grade_once")]

    def __str__(self):
        return f"{self.get_aspect_display()}: {self.get_grade_display()}"

    @property
    def case(self):
        return self.audit.case
