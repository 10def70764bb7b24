from django.db import models
from django.db.models import OuterRef, Q, Subquery

from accounts.access import case_reach
from accounts.models import CaseRecord, Municipality, RecordQuerySet, User
from boendestod import dates
from cases.models import Case
from orders.models import Order
from plans.models import LatePlan
from plans.rules import LateReason

from ..rules import CASEWORKERS, EXPLAINED, FlagEventKind, FlagRule


class FlagQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """With the order that it is about: a former provider of the person does not see the next one's.
        What is about no order is the authority's own."""
        own = Case.objects.filter(case_reach(user)).values("pk")
        return self.filter(Q(order__in=Order.objects.visible_to(user)) | Q(order__isnull=True, case__in=own))

    def open(self):
        return self.filter(closed_at__isnull=True)

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

    def oldest_first(self):
        return self.order_by("due_on", "pk")

    def for_list(self):
        """What a list shows of a slice. Picked before it is joined, as PostgreSQL would otherwise join every
        flag of the country before it asks whom the user may see."""
        picked = Flag.objects.filter(pk__in=self.values("pk"))
        joined = picked.select_related("case__client", "case__caseworker", "order__key_worker")
        return joined.with_reason().oldest_first()


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
    def waits_for(self):
        """The name of the one who is to do something, or that nobody is."""
        if self.rule in CASEWORKERS:
            return str(self.case.caseworker or "ingen handläggare")
        return str(self.key_worker or "ingen stödperson")


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
