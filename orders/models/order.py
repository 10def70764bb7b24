from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case as Choose
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery, When
from django.db.models.functions import Coalesce

from accounts.access import case_reach, order_reach
from accounts.models import CaseRecord, Provider, RecordQuerySet, User
from accounts.rules import PROVIDER_ROLES, GoalScheme
from boendestod import dates
from cases.models import Case, Decision, NeedsAssessment
from cases.rules import FunctionalState, HoursPer, LifeArea

from ..rules import (
    AMENDMENT_MOVES,
    COMMISSIONER_SEES,
    MOVES,
    ON_ITS_WAY,
    OTHER_SIDE,
    PROVIDER_SEES,
    Accepted,
    OrderState,
    PreferredTime,
    ProviderChoice,
    Realistic,
    Side,
    Structured,
    SubGoal,
    SupportForm,
)


class OrderQuerySet(RecordQuerySet):
    def visible_to(self, user):
        own = Order.objects.filter(case_reach(user, "case__")).values("pk")
        received = Order.objects.filter(order_reach(user)).values("pk")
        return self.filter(Q(pk__in=own) | Q(pk__in=received))

    def with_content(self):
        return self.select_related(
            "case__client", "case__unit", "case__caseworker", "decision", "provider", "key_worker"
        ).prefetch_related(Prefetch("goals", OrderGoal.objects.standing()))

    def with_provider(self):
        return self.select_related("provider").order_by("-recorded_at")

    def for_list(self):
        """With whether a plan carries the order out, and since when the order's oldest flag is open."""
        this = Order.objects.filter(pk=OuterRef("pk"))
        flags = this.filter(flags__closed_at__isnull=True, flags__isnull=False).order_by("flags__due_on")
        return self.select_related("case__client", "provider", "key_worker").annotate(
            has_plan=Exists(this.filter(plans__isnull=False, plans__ended_on__isnull=True)),
            late_since=Subquery(flags.values("flags__due_on")[:1]),
        )

    def with_dialogue(self, side):
        """With what the side has to read and answer: unread messages, and the day when an answer is due."""
        this = Order.objects.filter(pk=OuterRef("pk"))
        own = {"messages__provider": F("provider")} if side == Side.PROVIDER else {}
        unread = this.filter(messages__read_at__isnull=True, messages__side=OTHER_SIDE[side], **own)
        asked = this.filter(returns__isnull=False, returns__answered_at__isnull=True)
        return self.annotate(
            unread=Coalesce(Subquery(unread.values("pk").annotate(n=Count("messages")).values("n")), 0),
            answer_by=Subquery(asked.order_by("-returns__recorded_at").values("returns__answer_by")[:1]),
        )

    def as_work(self):
        """An amendment is work of its own only until it is taken in or taken back."""
        return self.filter(Q(amends__isnull=True) | Q(state__in=ON_ITS_WAY))

    def on_their_way(self):
        return self.filter(state__in=ON_ITS_WAY)

    def in_turn(self, states):
        """The states in the order given; in each those first that lack a plan, then the oldest."""
        place = Choose(*(When(state=state, then=number) for number, state in enumerate(states)))
        return self.filter(state__in=states).order_by(place, "has_plan", "sent_at", "recorded_at")

    def beside(self, order, decision):
        """The other orders that share the decision's time; an amendment takes the place of what it amends."""
        shared = self.filter(decision=decision, amends__isnull=True).exclude(state=OrderState.ENDED)
        return shared.exclude(pk__in=[order.pk, order.amends_id])

    def running_on(self, day):
        """Sent and not ended that day, amendments apart. The start may be unknown for imported orders."""
        return self.filter(
            Q(amends__isnull=True),
            Q(sent_on__isnull=True) | Q(sent_on__lte=day),
            Q(ended_on__isnull=True) | Q(ended_on__gt=day),
            sent_at__isnull=False,
        )


class Order(CaseRecord):
    case = models.ForeignKey(Case, models.PROTECT, related_name="orders", verbose_name="ärende")
    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="orders", null=True, blank=True, verbose_name="beslut"
    )
    provider = models.ForeignKey(
        Provider, models.PROTECT, related_name="orders", null=True, blank=True, verbose_name="utförare"
    )
    # An amendment is written as an order of its own, and is taken into this one when the provider accepts it.
    amends = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="amendments",
        null=True,
        blank=True,
        verbose_name="beställning som ändras",
    )
    state = models.CharField("läge", max_length=20, choices=OrderState, default=OrderState.DRAFT)
    scheme = models.CharField("målmodell", max_length=20, choices=GoalScheme, default=GoalScheme.FREE)
    needs = models.TextField("behov som stödet ska möta", blank=True)
    hours = models.DecimalField(
        "beställd tid, timmar",
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    hours_per = models.CharField("per", max_length=10, choices=HoursPer, default=HoursPer.MONTH)
    double_staffing = models.BooleanField("två boendestödjare behövs", null=True, blank=True)
    preconditions = models.TextField("bra att veta i hemmet", blank=True)
    children_note = models.TextField("barn i hemmet", blank=True)
    follow_up_form = models.CharField("så följs beställningen upp", max_length=200, blank=True)
    follow_up_on = models.DateField("följs upp senast", null=True, blank=True)
    risks = models.TextField("risker i hemmet", blank=True)
    household_note = models.TextField("andra i hemmet, och vad de gör", blank=True)
    preferred_times = ArrayField(
        models.CharField(max_length=10, choices=PreferredTime),
        verbose_name="tider som passar personen",
        default=list,
        blank=True,
    )
    preferred_times_note = models.CharField("mer om tiderna", max_length=200, blank=True)
    staff_wishes = models.CharField("önskemål om vem som kommer", max_length=200, blank=True)
    mapping_until = models.DateField("kartläggning till och med", null=True, blank=True)
    chosen_by = models.CharField("så valdes utföraren", max_length=20, choices=ProviderChoice, blank=True)
    providers_informed_on = models.DateField(
        "personen fick information om alla utförare", null=True, blank=True
    )
    clarity = models.PositiveSmallIntegerField("tydlighet vid sändning", null=True, editable=False)
    structured = models.CharField("strukturerad", max_length=10, choices=Structured, blank=True)

    sent_on = models.DateField("skickad", null=True, blank=True)
    sent_at = models.DateTimeField("skickad, serverns tid", null=True, editable=False)
    received_on = models.DateField("mottagen", null=True, blank=True)
    received_recorded_at = models.DateTimeField("mottagen, registrerad", null=True, editable=False)
    start_on = models.DateField("stödet startar", null=True, blank=True)
    execution_started_on = models.DateField("stödet startade", null=True, blank=True)
    execution_recorded_at = models.DateTimeField("start registrerad", null=True, editable=False)
    key_worker = models.ForeignKey(
        User, models.PROTECT, related_name="key_orders", null=True, blank=True, verbose_name="stödperson"
    )
    ended_on = models.DateField("avslutad", null=True, blank=True)
    end_reason = models.CharField("skäl till avslut", max_length=200, blank=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = "beställning"
        verbose_name_plural = "beställningar"
        constraints = [
            models.CheckConstraint(
                condition=Q(received_on__isnull=True)
                | Q(sent_on__isnull=True)
                | Q(received_on__gte=F("sent_on")),
                name="order_received_after_sent",
                violation_error_message="Beställningen kan inte tas emot före den dag den skickades.",
            ),
            models.CheckConstraint(
                condition=Q(state=OrderState.ENDED, ended_on__isnull=False) & ~Q(end_reason="")
                | ~Q(state=OrderState.ENDED) & Q(ended_on__isnull=True, end_reason=""),
                name="order_ended_with_reason",
                violation_error_message="Skriv varför beställningen avslutas.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True)
                | Q(received_on__isnull=True)
                | Q(ended_on__gte=F("received_on")),
                name="order_ended_after_received",
                violation_error_message="Beställningen kan inte avslutas före den dag den togs emot.",
            ),
            models.CheckConstraint(
                condition=Q(state=OrderState.DRAFT, sent_at__isnull=True)
                | ~Q(state=OrderState.DRAFT) & Q(sent_at__isnull=False, provider__isnull=False),
                name="order_sent_to_a_provider",
                violation_error_message="Välj vilken utförare som ska få beställningen.",
            ),
            models.UniqueConstraint(
                fields=["amends"],
                condition=Q(state__in=["draft", "sent", "returned"]),
                name="order_one_open_amendment",
                violation_error_message="Det finns redan en ändring av beställningen på väg.",
            ),
            models.CheckConstraint(
                condition=Q(execution_started_on__isnull=True, execution_recorded_at__isnull=True)
                | Q(execution_started_on__isnull=False, execution_recorded_at__isnull=False),
                name="order_start_recorded",
                violation_error_message="Ange vilken dag stödet startade.",
            ),
        ]
        indexes = [
            models.Index(fields=["provider", "state"], name="order_provider_state"),
            models.Index(fields=["key_worker"], name="order_key_worker"),
        ]

    def __str__(self):
        return f"Beställning {self.case.case_ref}"

    def can(self, verb: str) -> bool:
        """Whether the verb has a move from the order's state; who may do it is another question."""
        return verb in self.moves and self.state in self.moves[verb][0]

    @property
    def moves(self):
        return AMENDMENT_MOVES if self.amends_id else MOVES

    @property
    def days_late(self):
        """How long after the stated day the receipt was recorded."""
        return dates.days_after(self.received_on, self.received_recorded_at)

    @property
    def execution_late(self):
        """How long after the stated start of the support it was recorded."""
        started_on = self.execution_started_on
        return dates.days_after(started_on, self.execution_recorded_at) if started_on else 0

    def as_seen_by(self, role) -> tuple[str, str]:
        """The state's word and tone for the role."""
        sees = PROVIDER_SEES if role in PROVIDER_ROLES else COMMISSIONER_SEES
        return sees[self.state]


class OrderPartQuerySet(RecordQuerySet):
    path = "order__in"

    def visible_to(self, user):
        return self.filter(**{self.path: Order.objects.visible_to(user)})


class OrderGoalQuerySet(OrderPartQuerySet):
    def standing(self):
        """The goals that hold, with the activities that hold: what an amendment has dropped is left out."""
        return self.filter(dropped_on__isnull=True).with_standing_activities()

    def with_standing_activities(self):
        activities = OrderActivity.objects.filter(dropped_on__isnull=True)
        return self.prefetch_related(Prefetch("activities", activities))


class OrderGoal(CaseRecord):
    order = models.ForeignKey(Order, models.PROTECT, related_name="goals", verbose_name="beställning")
    position = models.PositiveSmallIntegerField(default=1)
    need = models.ForeignKey(
        NeedsAssessment,
        models.PROTECT,
        related_name="order_goals",
        null=True,
        blank=True,
        verbose_name="behov i utredningen",
    )
    need_text = models.TextField("behov som målet svarar mot", blank=True)
    life_area = models.CharField("livsområde", max_length=40, choices=LifeArea)
    overall_goal = models.TextField("övergripande mål", blank=True)
    personal_goal = models.TextField("personligt mål, med personens ord", blank=True)
    measure = models.TextField("så märks det att målet är nått", blank=True)
    reach_by = models.DateField("nås senast", null=True, blank=True)
    current_state = models.PositiveSmallIntegerField(
        "läge nu", choices=FunctionalState, null=True, blank=True
    )
    intended_state = models.PositiveSmallIntegerField(
        "avsett läge", choices=FunctionalState, null=True, blank=True
    )
    accepted = models.CharField("godtas av personen", max_length=10, choices=Accepted, blank=True)
    accepted_note = models.CharField("om inte: vad säger personen?", max_length=200, blank=True)
    realistic = models.CharField("rimligt att nå till dess", max_length=20, choices=Realistic, blank=True)
    # In an amendment: the goal of the running order that this one replaces.
    copied_from = models.ForeignKey(
        "self", models.PROTECT, related_name="copies", null=True, blank=True, editable=False
    )
    dropped_on = models.DateField("utgick", null=True, blank=True, editable=False)

    objects = OrderGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "beställt mål"
        verbose_name_plural = "beställda mål"
        ordering = ["position", "recorded_at"]

    def __str__(self):
        return self.personal_goal or self.overall_goal

    @property
    def case(self):
        return self.order.case


class OrderActivityQuerySet(OrderPartQuerySet):
    path = "goal__order__in"


class OrderActivity(CaseRecord):
    goal = models.ForeignKey(OrderGoal, models.PROTECT, related_name="activities", verbose_name="mål")
    position = models.PositiveSmallIntegerField(default=1)
    what = models.CharField("vad", max_length=200)
    why = models.TextField("varför", blank=True)
    sub_goal = models.CharField("delmål", max_length=30, choices=SubGoal, blank=True)
    support_form = models.CharField("stödform", max_length=30, choices=SupportForm, blank=True)
    preserve_function = models.BooleanField("bevara funktionen", default=False)
    scope = models.CharField("omfattning", max_length=100, blank=True)
    copied_from = models.ForeignKey(
        "self", models.PROTECT, related_name="copies", null=True, blank=True, editable=False
    )
    dropped_on = models.DateField("utgick", null=True, blank=True, editable=False)

    objects = OrderActivityQuerySet.as_manager()

    class Meta:
        verbose_name = "beställd aktivitet"
        verbose_name_plural = "beställda aktiviteter"
        ordering = ["position", "recorded_at"]

    def __str__(self):
        return self.what

    @property
    def case(self):
        return self.goal.order.case
