from django.db import models
from django.db.models import F, Q

from accounts.models import CaseRecord, RecordQuerySet, User
from accounts.rules import Role
from cases.models import Case
from orders.models import Order

from ..rules import JUDGED_BY_MANAGER, ComplaintBy, DeviationState, DeviationWhat, Severity, ToWhom
from .visit import Visit


class DeviationQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(order__in=Order.objects.visible_to(user))

    def open(self):
        return self.exclude(state=DeviationState.CLOSED)

    def for_list(self):
        """The open ones first."""
        found = self.select_related("case__client", "reported_by", "handled_by")
        return found.order_by(F("closed_on").desc(nulls_first=True), "-happened_at", "pk")


class Deviation(CaseRecord):
    """Something that went wrong, or a complaint, from the report to what was done about it (SOSFS 2011:9)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="deviations", verbose_name="ärende")
    order = models.ForeignKey(Order, models.PROTECT, related_name="deviations", verbose_name="beställning")
    visit = models.ForeignKey(
        Visit, models.PROTECT, related_name="deviations", null=True, blank=True, verbose_name="besök"
    )
    is_complaint = models.BooleanField("klagomål", default=False)
    complaint_by = models.CharField("vem som klagar", max_length=20, choices=ComplaintBy, blank=True)
    what = models.CharField("vad det gäller", max_length=30, choices=DeviationWhat)
    severity = models.PositiveSmallIntegerField("hur allvarligt", choices=Severity)
    text = models.TextField("vad som hände", blank=True)
    happened_at = models.DateTimeField("hände")
    reported_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="rapporterad av")
    device_at = models.DateTimeField("sparat på surfplattan", null=True, editable=False)
    state = models.CharField("läge", max_length=20, choices=DeviationState, default=DeviationState.REPORTED)
    handled_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="tas om hand av"
    )
    cause = models.TextField("varför det hände", blank=True)
    measures = models.TextField("vad vi gör åt det", blank=True)
    person_told_on = models.DateField("personen fick veta vad vi gjort", null=True, blank=True)
    closed_on = models.DateField("avslutad", null=True, blank=True)

    objects = DeviationQuerySet.as_manager()

    class Meta:
        verbose_name = "avvikelse"
        verbose_name_plural = "avvikelser"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=DeviationState.CLOSED) | ~Q(measures="") & Q(closed_on__isnull=False),
                name="deviation_closed_with_measures",
                violation_error_message="Skriv vad ni har gjort innan du avslutar.",
            )
        ]
        indexes = [models.Index(fields=["order", "-happened_at"], name="deviation_order")]

    def __str__(self):
        return self.get_what_display()

    @property
    def is_closed(self):
        return self.state == DeviationState.CLOSED

    @property
    def is_for_manager(self):
        return self.severity in JUDGED_BY_MANAGER


class ChildConcernQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Only who reported, and the unit manager: that a report was made is not for the adult's case work."""
        reached = self.filter(order__in=Order.objects.visible_to(user))
        return reached if user.role == Role.UNIT_MANAGER else reached.filter(recorded_by=user)

    def for_list(self):
        return self.select_related("case__client", "recorded_by").order_by("-made_at", "pk")


class ChildConcern(CaseRecord):
    """That a concern for a child was reported, when and to whom (SoL 19 kap. 1 §). Never what it says: that
    belongs in the child's own case."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="child_concerns", verbose_name="ärende")
    order = models.ForeignKey(
        Order, models.PROTECT, related_name="child_concerns", verbose_name="beställning"
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="anmäld av")
    made_at = models.DateTimeField("anmäld")
    to_whom = models.CharField("till vem", max_length=20, choices=ToWhom)
    feedback_asked = models.BooleanField("återkoppling begärd", default=False)
    feedback_received_on = models.DateField("återkoppling kom", null=True, blank=True)

    objects = ChildConcernQuerySet.as_manager()

    class Meta:
        verbose_name = "orosanmälan för barn"
        verbose_name_plural = "orosanmälningar för barn"
        constraints = [
            models.CheckConstraint(
                condition=Q(feedback_received_on__isnull=True) | Q(feedback_asked=True),
                name="child_concern_feedback_was_asked",
                violation_error_message="Återkoppling kan bara komma om den är begärd.",
            )
        ]

    def __str__(self):
        return f"Orosanmälan {self.made_at:%Y-%m-%d}"
