from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from accounts.models import CaseRecord, Municipality, Provider, RecordQuerySet, User
from accounts.rules import PROVIDER_ROLES
from boendestod import dates
from cases.models import Case
from orders.models import Order
from plans.models import PlanActivity
from plans.rules import Weekday

from ..rules import AbsenceKind, SlotKind, ToldHow


class OfOrderQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(order__in=Order.objects.visible_to(user))


class VisitSeries(CaseRecord):
    """A visit that comes back. Planned visits are made from it some weeks ahead, and then stand on their own."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="visit_series", verbose_name="ärende")
    order = models.ForeignKey(Order, models.PROTECT, related_name="visit_series", verbose_name="beställning")
    activity = models.ForeignKey(
        PlanActivity,
        models.PROTECT,
        related_name="visit_series",
        null=True,
        blank=True,
        verbose_name="aktivitet i planen",
    )
    support_worker = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="visit_series",
        null=True,
        blank=True,
        verbose_name="boendestödjare",
    )
    second_worker = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="boendestödjare nummer två",
    )
    weekday = models.PositiveSmallIntegerField("veckodag", choices=Weekday)
    starts_at = models.TimeField("klockslag")
    minutes = models.PositiveSmallIntegerField(
        "minuter", validators=[MinValueValidator(5), MaxValueValidator(24 * 60)]
    )
    every_weeks = models.PositiveSmallIntegerField(
        "var hur många veckor", default=1, validators=[MinValueValidator(1), MaxValueValidator(8)]
    )
    first_on = models.DateField("från och med")
    last_on = models.DateField("till och med", null=True, blank=True)

    objects = OfOrderQuerySet.as_manager()

    class Meta:
        verbose_name = "återkommande besök"
        verbose_name_plural = "återkommande besök"
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")),
                name="visit_series_dates_in_order",
                violation_error_message="Sista dagen kan inte ligga före den första.",
            ),
            models.CheckConstraint(
                condition=Q(second_worker__isnull=True) | ~Q(second_worker=F("support_worker")),
                name="visit_series_two_different_workers",
                violation_error_message="Välj någon annan som nummer två.",
            ),
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.starts_at:%H:%M}"


class PlannedVisitQuerySet(OfOrderQuerySet):
    def standing(self):
        return self.filter(removed_at__isnull=True)

    def between(self, first, last):
        return self.filter(starts_at__date__gte=first, starts_at__date__lte=last)

    def not_logged(self):
        """They should have been, and nobody has said what became of them."""
        return self.standing().filter(visit__isnull=True, ends_at__lte=dates.now())

    def of_worker(self, user):
        return self.filter(Q(support_worker=user) | Q(second_worker=user))

    def for_list(self):
        return self.select_related(
            "case__client", "order", "support_worker", "second_worker", "covers_for", "visit"
        ).order_by("starts_at", "pk")


class PlannedVisit(CaseRecord):
    """One visit in the schedule. What became of it is a Visit, also when it was cancelled ahead."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="planned_visits", verbose_name="ärende")
    order = models.ForeignKey(
        Order, models.PROTECT, related_name="planned_visits", verbose_name="beställning"
    )
    series = models.ForeignKey(
        VisitSeries,
        models.PROTECT,
        related_name="planned_visits",
        null=True,
        blank=True,
        verbose_name="återkommande besök",
    )
    # The day that the series gave, which stays when the visit is moved, so that it is made once.
    series_day = models.DateField(null=True, blank=True, editable=False)
    starts_at = models.DateTimeField("börjar")
    ends_at = models.DateTimeField("slutar")
    support_worker = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="planned_visits",
        null=True,
        blank=True,
        verbose_name="boendestödjare",
    )
    second_worker = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="planned_second",
        null=True,
        blank=True,
        verbose_name="boendestödjare nummer två",
    )
    covers_for = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="vikarierar för"
    )
    person_told_at = models.DateTimeField("personen fick veta", null=True, blank=True)
    person_told_how = models.CharField("hur", max_length=20, choices=ToldHow, blank=True)
    moved_from = models.DateTimeField("flyttat från", null=True, editable=False)
    change_reason = models.CharField("varför det ändrades", max_length=200, blank=True)
    removed_at = models.DateTimeField("togs bort", null=True, editable=False)
    removed_because = models.CharField("varför det togs bort", max_length=200, blank=True)

    objects = PlannedVisitQuerySet.as_manager()

    class Meta:
        verbose_name = "planerat besök"
        verbose_name_plural = "planerade besök"
        constraints = [
            models.UniqueConstraint(
                fields=["series", "series_day"], name="planned_visit_once_a_day_of_its_series"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="planned_visit_times_in_order",
                violation_error_message="Sluttiden måste vara efter starttiden.",
            ),
            models.CheckConstraint(
                condition=Q(second_worker__isnull=True) | ~Q(second_worker=F("support_worker")),
                name="planned_visit_two_different_workers",
                violation_error_message="Välj någon annan som nummer två.",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | ~Q(removed_because=""),
                name="planned_visit_removed_with_reason",
                violation_error_message="Skriv varför besöket tas bort.",
            ),
        ]
        indexes = [
            models.Index(fields=["order", "starts_at"], name="planned_visit_order"),
            models.Index(fields=["support_worker", "starts_at"], name="planned_visit_worker"),
            models.Index(fields=["second_worker", "starts_at"], name="planned_visit_second"),
            models.Index(fields=["municipality", "starts_at"], name="planned_visit_municipality"),
        ]

    def __str__(self):
        return f"Planerat besök {self.case.case_ref}"

    @property
    def minutes(self):
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


class OfProviderQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The colleagues' time: the provider's own people see it, and nobody else."""
        if user.role not in PROVIDER_ROLES:
            return self.none()
        return self.filter(provider=user.membership.provider_id)


class WorkSlot(models.Model):
    """Time in the schedule that is no visit: travel, administration, meetings. It names no person."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", editable=False)
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="+", editable=False)
    worker = models.ForeignKey(User, models.PROTECT, related_name="work_slots", verbose_name="medarbetare")
    kind = models.CharField("slag", max_length=20, choices=SlotKind)
    starts_at = models.DateTimeField("börjar")
    ends_at = models.DateTimeField("slutar")
    recorded_at = models.DateTimeField("registrerad", default=dates.now, editable=False)

    objects = OfProviderQuerySet.as_manager()

    class Meta:
        verbose_name = "annan tid"
        verbose_name_plural = "annan tid"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="work_slot_times_in_order",
                violation_error_message="Sluttiden måste vara efter starttiden.",
            )
        ]
        indexes = [models.Index(fields=["worker", "starts_at"], name="work_slot_worker")]

    def __str__(self):
        return self.get_kind_display()


class Absence(models.Model):
    """Days on which somebody does not work. Her visits then need a substitute."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", editable=False)
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="+", editable=False)
    worker = models.ForeignKey(User, models.PROTECT, related_name="absences", verbose_name="medarbetare")
    kind = models.CharField("slag", max_length=20, choices=AbsenceKind)
    first_on = models.DateField("från och med")
    last_on = models.DateField("till och med")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="registrerad av")
    recorded_at = models.DateTimeField("registrerad", default=dates.now, editable=False)

    objects = OfProviderQuerySet.as_manager()

    class Meta:
        verbose_name = "frånvaro"
        verbose_name_plural = "frånvaro"
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="absence_dates_in_order",
                violation_error_message="Sista dagen kan inte ligga före den första.",
            )
        ]
        indexes = [models.Index(fields=["worker", "first_on"], name="absence_worker")]

    def __str__(self):
        return f"{self.worker} frånvarande"


class CalendarFeed(models.Model):
    """A worker's schedule for a calendar program. The address is the key, so only its checksum is kept."""

    user = models.OneToOneField(User, models.PROTECT, related_name="calendar_feed")
    token_sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField("skapad", default=dates.now)

    class Meta:
        verbose_name = "kalenderlänk"
        verbose_name_plural = "kalenderlänkar"

    def __str__(self):
        return f"Kalender för {self.user}"
