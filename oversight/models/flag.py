from django.db import models
from django.db.models import ExpressionWrapper, OuterRef, Q, Subquery

from accounts.access import case_reach
from accounts.models import CaseRecord, Municipality, RecordQuerySet, User
from accounts.rules import Role
from boendestod import dates
from cases.models import Case
from orders.models import Order
from plans.models import LatePlan, Plan, PlanReview
from plans.rules import LateReason

from ..rules import CASEWORKERS, EXPLAINED, RESOLVED_BY, FlagEventKind, FlagRule, of_side

# To whom goes what nobody has resolved: the unit manager of the provider, the section leader of the authority.
ESCALATED_TO = frozenset({Role.UNIT_MANAGER, Role.SECTION_LEADER})


class FlagQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """With the order that it is about: a former provider of the person does not see the next one's.
        What is about no order is the authority's own."""
        own = Case.objects.filter(case_reach(user)).values("pk")
        return self.filter(Q(order__in=Order.objects.visible_to(user)) | Q(order__isnull=True, case__in=own))

    def open(self):
        return self.filter(closed_at__isnull=True)

    def awake_for(self, user, today):
        """Without what the user's own side lets wait. The other side sees it all the same: that the one who is
        late waits is no answer to the one who is waiting."""
        return self.exclude(snoozed_until__gte=today, rule__in=of_side(user.role))

    def asleep_for(self, user, today):
        """What the user's own side lets wait."""
        return self.filter(snoozed_until__gte=today, rule__in=of_side(user.role))

    def of_own_side(self, user):
        """What the user's side is to do something about."""
        return self.filter(rule__in=of_side(user.role))

    def owned_by(self, user):
        """What the user is to do something about: given to her, or to nobody and hers by the work."""
        by_work = Q(rule__in=CASEWORKERS, case__caseworker=user) | (
            ~Q(rule__in=CASEWORKERS) & Q(order__key_worker=user)
        )
        return self.filter(Q(assigned_to=user) | Q(assigned_to__isnull=True) & by_work)

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

    def with_ways(self):
        """With the ids of what is done about a plan, where the flag is of something else."""
        plans = Plan.objects.filter(order=OuterRef("order")).order_by("-begun_on")
        unread = PlanReview.objects.open().filter(plan=OuterRef("subject_id")).order_by("arrived_on")
        return self.annotate(
            plan_ref=Subquery(plans.values("pk")[:1]), review_ref=Subquery(unread.values("pk")[:1])
        )

    def oldest_first(self):
        return self.order_by("due_on", "pk")

    def in_order_for(self, user):
        """The oldest first; with those who lead, what nobody has resolved and has come to them goes before."""
        if user is None or user.role not in ESCALATED_TO:
            return self.oldest_first()
        has_come = Q(escalated_on__isnull=False, rule__in=of_side(user.role))
        return self.order_by(ExpressionWrapper(~has_come, models.BooleanField()), "due_on", "pk")

    def for_list(self, user=None):
        """What a list shows of a slice. Picked before it is joined, as PostgreSQL would otherwise join every
        flag of the country before it asks whom the user may see."""
        picked = Flag.objects.filter(pk__in=self.values("pk"))
        joined = picked.select_related("case__client", "case__caseworker", "order__key_worker", "assigned_to")
        return joined.with_reason().with_ways().in_order_for(user)


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
    assigned_to = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="ansvarig"
    )
    snoozed_until = models.DateField("väntar till", null=True, blank=True)
    escalated_on = models.DateField("gick vidare till chefen", null=True, blank=True)

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
    def owner(self):
        """Who is to do something: the one it was given to, or else the one whose work it is."""
        return self.assigned_to or (self.case.caseworker if self.is_authoritys else self.key_worker)

    @property
    def is_authoritys(self):
        """Whether the authority is to do something about it; else the provider is."""
        return self.rule in CASEWORKERS

    @property
    def manager_role(self):
        """Whose it is when nobody has resolved it."""
        return Role.SECTION_LEADER if self.is_authoritys else Role.UNIT_MANAGER

    @property
    def is_snoozed(self):
        return self.snoozed_until is not None and self.snoozed_until >= dates.today()

    @property
    def resolved_by(self):
        """What was done that resolved it, in words."""
        return RESOLVED_BY.get(self.closed_by_event, "något ändrades i ärendet")

    @property
    def waits_for(self):
        """The name of the one who is to do something, or that nobody is."""
        nobody = "ingen handläggare" if self.is_authoritys else "ingen stödperson"
        return str(self.owner or nobody)


class FlagEventQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(flag__in=Flag.objects.visible_to(user))


class FlagEvent(CaseRecord):
    """Something done with a flag other than resolving it. Nobody can change it afterwards."""

    flag = models.ForeignKey(Flag, models.PROTECT, related_name="events", verbose_name="flagga")
    kind = models.CharField("vad", max_length=20, choices=FlagEventKind)
    # None is the system: a flag that nobody has resolved goes to the manager by itself.
    by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="av")
    to = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="till")
    until = models.DateField("till och med", null=True)
    reason = models.CharField("varför", max_length=400, blank=True)

    objects = FlagEventQuerySet.as_manager()

    class Meta:
        verbose_name = "händelse på flagga"
        verbose_name_plural = "händelser på flaggor"
        ordering = ["recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=FlagEventKind.SNOOZED) | Q(until__isnull=False) & ~Q(reason=""),
                name="flag_event_snoozed_with_reason",
                violation_error_message="Skriv varför det får vänta.",
            )
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def case(self):
        return self.flag.case
