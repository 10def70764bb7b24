"""The case conference: what authority and provider talk through, and what came of it in each case."""

from django.db import models
from django.db.models import Count, F, Q

from accounts.access import case_reach
from accounts.models import CaseRecord, CommissioningUnit, Municipality, Provider, RecordQuerySet, User
from accounts.rules import COMMISSIONING_ROLES, RECEIVING_ROLES
from boendestod import dates
from cases.models import Case
from orders.models import Order

from .flag import Flag


class ConferenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Both sides of it: the unit's caseworkers, and those who lead the provider's work."""
        member = user.membership
        if member is None:
            return self.none()
        if member.role in COMMISSIONING_ROLES:
            return self.filter(unit=member.unit_id)
        if member.role in RECEIVING_ROLES:
            return self.filter(provider=member.provider_id)
        return self.none()

    def for_list(self):
        """With how many cases stand on the agenda, and how many tasks of it are not done."""
        tasks = Q(items__task_done_at__isnull=True) & ~Q(items__task="")
        counted = self.annotate(
            case_count=Count("items", distinct=True), task_count=Count("items", filter=tasks, distinct=True)
        )
        return counted.select_related("unit", "provider", "called_by").order_by("-held_on", "-recorded_at")


class Conference(models.Model):
    """A meeting of a unit and a provider about their common cases, usually once a month."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", editable=False)
    unit = models.ForeignKey(CommissioningUnit, models.PROTECT, related_name="+", verbose_name="enhet")
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="+", verbose_name="utförare")
    held_on = models.DateField("dag")
    called_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="kallad av")
    present = models.TextField("vilka som var med", blank=True)
    recorded_at = models.DateTimeField("registrerad", default=dates.now, editable=False)
    closed_at = models.DateTimeField("avslutad", null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ConferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "ärendekonferens"
        verbose_name_plural = "ärendekonferenser"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "provider", "held_on"],
                name="conference_once_a_day",
                violation_error_message="Det finns redan en ärendekonferens med utföraren den dagen.",
            )
        ]

    def __str__(self):
        return f"Ärendekonferens {self.held_on}"


class ConferenceItemQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """In the case, for those who see it; what is about an order the provider that talked about it sees too, as
        long as the order is its own."""
        own = Q(case__in=Case.objects.filter(case_reach(user)))
        talked = Q(order__in=Order.objects.visible_to(user), conference__provider=F("order__provider"))
        return self.filter(own | talked)

    def open_tasks(self, user):
        """What the user has taken upon herself at a conference and not done yet, the nearest day first."""
        mine = self.visible_to(user).filter(task_for=user, task_done_at__isnull=True).exclude(task="")
        return mine.select_related("case__client", "conference").order_by("task_by", "pk")

    def for_list(self):
        return self.select_related("case__client", "conference__unit", "conference__provider", "task_for")


class ConferenceItem(CaseRecord):
    """One case on the agenda: why it stands there, what was said, and who does what by when."""

    conference = models.ForeignKey(
        Conference, models.PROTECT, related_name="items", verbose_name="ärendekonferens", editable=False
    )
    case = models.ForeignKey(
        Case, models.PROTECT, related_name="conference_items", verbose_name="ärende", editable=False
    )
    order = models.ForeignKey(
        Order, models.PROTECT, related_name="conference_items", verbose_name="beställning", editable=False
    )
    # What put it on the agenda, in words, as it was when the agenda was made.
    reasons = models.JSONField("varför", default=list, editable=False)
    flags = models.ManyToManyField(Flag, related_name="+", verbose_name="flaggor")
    added_because = models.CharField("tillagt för att", max_length=400, blank=True)
    outcome = models.TextField("vad vi kom fram till", blank=True)
    task = models.CharField("uppgift", max_length=400, blank=True)
    task_for = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="vem som gör det"
    )
    task_by = models.DateField("senast", null=True, blank=True)
    task_done_at = models.DateTimeField("gjort", null=True, editable=False)
    task_done_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, editable=False, verbose_name="gjort av"
    )

    objects = ConferenceItemQuerySet.as_manager()

    class Meta:
        verbose_name = "ärende på ärendekonferens"
        verbose_name_plural = "ärenden på ärendekonferens"
        constraints = [
            models.UniqueConstraint(fields=["conference", "case"], name="conference_item_once_a_case"),
            models.CheckConstraint(
                condition=Q(task="") | Q(task_for__isnull=False, task_by__isnull=False),
                name="conference_task_has_who_and_when",
                violation_error_message="Välj vem som gör uppgiften och senast när.",
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.conference}"

    @property
    def waits(self):
        return bool(self.task) and self.task_done_at is None
