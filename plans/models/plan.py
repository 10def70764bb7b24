from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Prefetch, Q

from accounts.models import CaseRecord, RecordQuerySet, User
from boendestod.dates import days_after
from cases.models import Case
from cases.rules import LifeArea
from orders.models import Order, OrderActivity, OrderGoal
from orders.rules import SubGoal, SupportForm

from ..rules import (
    EDITABLE,
    Agreement,
    ArrivalNotice,
    HowOften,
    Participation,
    ParticipationWay,
    PlanKind,
    PlanState,
    TakenUp,
    TimeOfDay,
    Weekday,
    WishMet,
    is_dated_back,
)


class PlanQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(order__in=Order.objects.visible_to(user))

    def current_on(self, day):
        """Begun and not ended that day."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), begun_on__lte=day)

    def with_content(self):
        """With the goals, activities, wishes and cooperation that hold."""
        return self.prefetch_related(Prefetch("goals", PlanGoal.objects.standing()), "wishes", "cooperation")


class Plan(CaseRecord):
    case = models.ForeignKey(Case, models.PROTECT, related_name="plans", verbose_name="ärende")
    order = models.ForeignKey(Order, models.PROTECT, related_name="plans", verbose_name="beställning")
    kind = models.CharField("slag", max_length=20, choices=PlanKind, default=PlanKind.ORDINARY)
    state = models.CharField("läge", max_length=20, choices=PlanState, default=PlanState.BEGUN)
    begun_on = models.DateField("påbörjad")
    # The answer to the latest version; each version's own stands in PlanAnswer.
    agreement = models.CharField("överenskommelse", max_length=20, choices=Agreement, blank=True)
    agreed_on = models.DateField("överenskommen", null=True, blank=True)
    agreed_recorded_at = models.DateTimeField("överenskommen, registrerad", null=True, editable=False)
    # Six months to the follow-up count from here: a revision is no follow-up.
    first_agreed_on = models.DateField("först överenskommen", null=True, blank=True, editable=False)
    declined_on = models.DateField("personen sade nej", null=True, blank=True)
    decline_reason = models.TextField("varför personen sade nej", blank=True)
    participation = models.CharField("personen var med", max_length=20, choices=Participation, blank=True)
    participation_ways = ArrayField(
        models.CharField(max_length=20, choices=ParticipationWay),
        verbose_name="så var personen med",
        default=list,
        blank=True,
    )
    participation_how = models.TextField("mer om hur, eller varför personen inte var med", blank=True)
    others_took_part = models.CharField("andra som var med", max_length=200, blank=True)
    practical = models.TextField("praktiska överenskommelser", blank=True)
    think_of = models.TextField("att tänka på vid besöket", blank=True)
    arrival_notice = models.CharField(
        "så vill personen veta att ni kommer", max_length=20, choices=ArrivalNotice, blank=True
    )
    arrival_note = models.CharField("hur långt före, och till vem", max_length=200, blank=True)
    follow_up_on = models.DateField("planen följs upp senast", null=True, blank=True)
    follow_up_form = models.CharField("så följs planen upp", max_length=200, blank=True)
    follows_order = models.BooleanField("följer beställningen", null=True)
    ended_on = models.DateField("avslutad", null=True, blank=True)
    end_reason = models.CharField("skäl till avslut", max_length=200, blank=True)
    imported = models.BooleanField("från annat system", default=False, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "genomförandeplan"
        verbose_name_plural = "genomförandeplaner"
        constraints = [
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(ended_on__isnull=True),
                name="plan_one_current_an_order",
                violation_error_message="Beställningen har redan en plan.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True) | Q(agreed_on__gte=F("begun_on")),
                name="plan_agreed_after_begun",
                violation_error_message="Planen kan inte vara överenskommen innan den påbörjades.",
            ),
            models.CheckConstraint(
                condition=Q(state=PlanState.ENDED, ended_on__isnull=False, ended_on__gte=F("begun_on"))
                & ~Q(end_reason="")
                | ~Q(state=PlanState.ENDED) & Q(ended_on__isnull=True, end_reason=""),
                name="plan_ended_with_reason",
                violation_error_message="Skriv varför planen avslutas.",
            ),
            models.CheckConstraint(
                condition=~Q(state=PlanState.DECLINED) | Q(agreed_on__isnull=True) & ~Q(decline_reason=""),
                name="plan_declined_with_reason",
                violation_error_message="Skriv varför personen sade nej.",
            ),
            models.CheckConstraint(
                condition=~Q(state=PlanState.AGREED) | Q(agreed_on__isnull=False),
                name="plan_agreed_on_a_day",
                violation_error_message="Ange vilken dag planen blev överenskommen.",
            ),
        ]
        indexes = [models.Index(fields=["case", "ended_on"], name="plan_case_ended")]

    def __str__(self):
        return f"Genomförandeplan {self.case.case_ref}"

    @property
    def is_editable(self):
        return self.state in EDITABLE

    @property
    def begun_late(self):
        """Days from the stated day to the recording; unknown for a plan that came from another system."""
        return 0 if self.imported else days_after(self.begun_on, self.recorded_at)

    @property
    def answered_on(self):
        return self.agreed_on or self.declined_on

    @property
    def answered_late(self):
        if self.imported or self.agreed_recorded_at is None:
            return 0
        return days_after(self.answered_on, self.agreed_recorded_at)

    @property
    def is_dated_back(self):
        return is_dated_back(max(self.begun_late, self.answered_late))

    def newest_version(self):
        return self.versions.order_by("number").last()

    def version_in_force(self):
        """What holds until the person has said yes to something else; of a contact plan, what was last decided on."""
        return self.versions.in_force().order_by("number").last()


class PlanPartQuerySet(RecordQuerySet):
    path = "plan__in"

    def visible_to(self, user):
        return self.filter(**{self.path: Plan.objects.visible_to(user)})


class TakenUpPart(CaseRecord):
    """How a goal or an activity of the plan stands to the order: as ordered, different and why, or added and why."""

    taken_up = models.CharField("i planen", max_length=20, choices=TakenUp, default=TakenUp.AS_ORDERED)
    differs_how = models.TextField("hur det skiljer sig från beställningen", blank=True)
    differs_why = models.TextField("varför", blank=True)
    postponed_until = models.DateField("skjuts upp till", null=True, blank=True)
    added_because = models.TextField("varför det läggs till", blank=True)
    dropped_on = models.DateField("utgick", null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class PlanGoalQuerySet(PlanPartQuerySet):
    def standing(self):
        """The goals that hold, with the activities that hold."""
        activities = PlanActivity.objects.filter(dropped_on__isnull=True).select_related(
            "order_activity", "responsible"
        )
        return (
            self.filter(dropped_on__isnull=True)
            .select_related("order_goal")
            .prefetch_related(Prefetch("activities", activities))
        )


class PlanGoal(TakenUpPart):
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goals", verbose_name="plan")
    position = models.PositiveSmallIntegerField(default=1)
    order_goal = models.ForeignKey(
        OrderGoal,
        models.PROTECT,
        related_name="plan_goals",
        null=True,
        blank=True,
        verbose_name="beställt mål",
    )
    # A contact plan's own goal: to meet for the first time. It is the way to the order, no proposal to change it.
    is_contact = models.BooleanField("mål för kontakten", default=False, editable=False)
    goal = models.TextField("mål, med personens ord")
    life_area = models.CharField("livsområde", max_length=40, choices=LifeArea, blank=True)
    reach_by = models.DateField("nås senast", null=True, blank=True)
    indicator = models.TextField("så ser vi att det går framåt", blank=True)

    objects = PlanGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "mål i planen"
        verbose_name_plural = "mål i planen"
        ordering = ["position", "recorded_at"]

    def __str__(self):
        return self.goal

    @property
    def case(self):
        return self.plan.case

    @property
    def is_addition(self):
        return self.order_goal_id is None and not self.is_contact


class PlanActivityQuerySet(PlanPartQuerySet):
    path = "goal__plan__in"


class PlanActivity(TakenUpPart):
    goal = models.ForeignKey(PlanGoal, models.PROTECT, related_name="activities", verbose_name="mål")
    position = models.PositiveSmallIntegerField(default=1)
    order_activity = models.ForeignKey(
        OrderActivity,
        models.PROTECT,
        related_name="plan_activities",
        null=True,
        blank=True,
        verbose_name="beställd aktivitet",
    )
    what = models.CharField("vad", max_length=200)
    # Only of an addition: an order says one of them for each activity.
    sub_goal = models.CharField("delmål", max_length=30, choices=SubGoal, blank=True)
    support_form = models.CharField("stödform", max_length=30, choices=SupportForm, blank=True)
    how = models.TextField("hur", blank=True)
    weekdays = ArrayField(
        models.PositiveSmallIntegerField(choices=Weekday), verbose_name="veckodagar", default=list, blank=True
    )
    time_of_day = models.CharField("tid på dagen", max_length=20, choices=TimeOfDay, blank=True)
    starts_at = models.TimeField("klockslag", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        "minuter", null=True, blank=True, validators=[MinValueValidator(5), MaxValueValidator(24 * 60)]
    )
    how_often = models.CharField("hur ofta", max_length=20, choices=HowOften, blank=True)
    when = models.CharField("mer om när", max_length=200, blank=True)
    where = models.CharField("var", max_length=200, blank=True)
    responsible = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="planned_activities",
        null=True,
        blank=True,
        verbose_name="vem ansvarar",
    )

    objects = PlanActivityQuerySet.as_manager()

    class Meta:
        verbose_name = "aktivitet i planen"
        verbose_name_plural = "aktiviteter i planen"
        ordering = ["position", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(order_activity__isnull=False) | ~Q(added_because=""),
                name="plan_activity_ordered_or_explained",
                violation_error_message="Skriv varför aktiviteten lagts till utöver beställningen.",
            )
        ]

    def __str__(self):
        return self.what

    @property
    def case(self):
        return self.goal.plan.case

    @property
    def is_addition(self):
        return self.order_activity_id is None and not self.goal.is_contact

    @property
    def has_time(self):
        return bool(self.weekdays or self.how_often or self.when.strip())


class PlanWish(CaseRecord):
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="wishes", verbose_name="plan")
    wish = models.TextField("vad personen önskade")
    done = models.TextField("vad vi gjorde med det", blank=True)
    met = models.CharField("gick det att uppfylla?", max_length=10, choices=WishMet, blank=True)

    objects = PlanPartQuerySet.as_manager()

    class Meta:
        verbose_name = "önskemål"
        verbose_name_plural = "önskemål"
        ordering = ["recorded_at"]

    def __str__(self):
        return self.wish

    @property
    def case(self):
        return self.plan.case


class PlanCooperation(CaseRecord):
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="cooperation", verbose_name="plan")
    with_whom = models.CharField("med vem", max_length=200)
    about = models.TextField("om vad", blank=True)
    where_when = models.CharField("var och när", max_length=200, blank=True)

    objects = PlanPartQuerySet.as_manager()

    class Meta:
        verbose_name = "samarbete"
        verbose_name_plural = "samarbete"
        ordering = ["recorded_at"]

    def __str__(self):
        return self.with_whom

    @property
    def case(self):
        return self.plan.case
