from django.db import models
from django.db.models import F, Prefetch, Q

from accounts.models import CaseRecord, RecordQuerySet, User
from boendestod.dates import days_after
from cases.models import Case
from orders.models import Order, OrderActivity, OrderGoal

from .rules import NOT_AGREED, Agreement, Participation, PlanState


class PlanQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(order__in=Order.objects.visible_to(user))

    def current_on(self, day):
        """Begun and not ended that day."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), begun_on__lte=day)

    def with_content(self):
        activities = PlanActivity.objects.select_related("order_activity", "responsible")
        goals = PlanGoal.objects.select_related("order_goal").prefetch_related(
            Prefetch("activities", activities)
        )
        return self.prefetch_related(Prefetch("goals", goals))


class Plan(CaseRecord):
    case = models.ForeignKey(Case, models.PROTECT, related_name="plans", verbose_name="ärende")
    order = models.ForeignKey(Order, models.PROTECT, related_name="plans", verbose_name="beställning")
    state = models.CharField("läge", max_length=20, choices=PlanState, default=PlanState.BEGUN)
    begun_on = models.DateField("påbörjad")
    agreement = models.CharField("överenskommelse", max_length=20, choices=Agreement, blank=True)
    agreed_on = models.DateField("överenskommen", null=True, blank=True)
    agreed_recorded_at = models.DateTimeField("överenskommen, registrerad", null=True, editable=False)
    declined_on = models.DateField("personen sade nej", null=True, blank=True)
    decline_reason = models.TextField("varför personen sade nej", blank=True)
    participation = models.CharField("personen var med", max_length=20, choices=Participation, blank=True)
    participation_how = models.TextField("så var personen med", blank=True)
    wishes = models.TextField("önskemål och vad vi gjorde med dem", blank=True)
    others_took_part = models.CharField("andra som var med", max_length=200, blank=True)
    cooperation = models.TextField("samarbete med andra", blank=True)
    follow_up_on = models.DateField("planen följs upp senast", null=True, blank=True)
    follow_up_form = models.CharField("så följs planen upp", max_length=200, blank=True)
    follows_order = models.BooleanField("följer beställningen", null=True)
    ended_on = models.DateField("avslutad", null=True, blank=True)
    end_reason = models.CharField("skäl till avslut", max_length=200, blank=True)

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
        return self.state in NOT_AGREED

    @property
    def begun_late(self):
        return days_after(self.begun_on, self.recorded_at)

    @property
    def answered_on(self):
        return self.agreed_on or self.declined_on

    @property
    def answered_late(self):
        """Unknown for a plan that came from another system."""
        return days_after(self.answered_on, self.agreed_recorded_at) if self.agreed_recorded_at else 0


class PlanPartQuerySet(RecordQuerySet):
    path = "plan__in"

    def visible_to(self, user):
        return self.filter(**{self.path: Plan.objects.visible_to(user)})


class PlanGoal(CaseRecord):
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
    goal = models.TextField("mål")
    indicator = models.TextField("så ser vi att det går framåt", blank=True)

    objects = PlanPartQuerySet.as_manager()

    class Meta:
        verbose_name = "mål i planen"
        verbose_name_plural = "mål i planen"
        ordering = ["position", "recorded_at"]

    def __str__(self):
        return self.goal

    @property
    def case(self):
        return self.plan.case


class PlanActivityQuerySet(PlanPartQuerySet):
    path = "goal__plan__in"


class PlanActivity(CaseRecord):
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
    added_because = models.TextField("varför aktiviteten lagts till", blank=True)
    what = models.CharField("vad", max_length=200)
    how = models.TextField("hur", blank=True)
    when = models.CharField("när", max_length=200, blank=True)
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
    def is_ready(self):
        return bool(self.how.strip() and self.when.strip() and self.responsible_id)
