"""What is late, or runs low, of visits and their notes."""

from datetime import date, timedelta
from decimal import Decimal

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    Case,
    DateField,
    DecimalField,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Extract, TruncDate

from accounts.rules import DeadlineKey, LimitKey
from cases.rules import WEEKS_A_MONTH, HoursPer
from followup.models import DayNote, PlannedVisit, Visit
from followup.rules import VisitOutcome
from orders.models import Interruption, Order

from .lengths import with_due, with_limit

SECONDS = DecimalField(max_digits=12, decimal_places=2)


class Nth(Func):
    """The element of an array at a place that may differ by row; null where the array is shorter."""

    template = "((%(expressions)s])"
    arg_joiner = ")["
    output_field = DateField()


def visit_without_note(on: date) -> QuerySet:
    """Visits that were carried out and have no note."""
    noted = DayNote.objects.filter(visit=OuterRef("pk"), recorded_at__date__lte=on)
    held = Visit.objects.performed().annotate(order_ref=F("order"), held_on=TruncDate("starts_at"))
    return with_due(held.filter(~Exists(noted), held_on__lte=on), "held_on", DeadlineKey.VISIT_WITHOUT_NOTE)


def visit_not_logged(on: date) -> QuerySet:
    """Visits of the schedule of which nobody has said what became of them, in orders that run."""
    logged = Visit.objects.filter(planned=OuterRef("pk"), recorded_at__date__lte=on)
    planned = PlannedVisit.objects.standing().annotate(order_ref=F("order"), held_on=TruncDate("starts_at"))
    waiting = planned.filter(~Exists(logged), held_on__lte=on, order__in=Order.objects.running_on(on))
    return with_due(waiting, "held_on", DeadlineKey.VISIT_WITHOUT_NOTE)


def visits_missed(on: date) -> QuerySet:
    """Orders whose latest visits were all called off or missed, by the day on which there were as many in a row as
    the rule set says. A visit that was given another time is none of them."""
    visits = Visit.objects.filter(order=OuterRef("pk"), starts_at__date__lte=on)
    missed = visits.not_performed().exclude(outcome=VisitOutcome.RESCHEDULED)
    since = Q(starts_at__gt=OuterRef("last_performed")) | ~Exists(_performed(OuterRef(OuterRef("pk")), on))
    in_row = missed.filter(since).order_by().values("order")
    days = in_row.annotate(days=ArrayAgg(TruncDate("starts_at"), order_by="starts_at")).values("days")
    last = visits.performed().order_by("-starts_at").values("starts_at")[:1]
    running = with_limit(_supported(on), LimitKey.MISSED_IN_ROW, on).annotate(last_performed=Subquery(last))
    return running.annotate(due_on=Nth(Subquery(days), "limit")).filter(due_on__isnull=False)


def no_note(on: date) -> QuerySet:
    """Orders by which support is given and nobody has written about the person, from the last note or else from
    the start."""
    written = DayNote.objects.filter(order=OuterRef("pk"), event_at__date__lte=on).order_by("-event_at")
    last = Subquery(written.annotate(day=TruncDate("event_at")).values("day")[:1])
    orders = _supported(on).annotate(written_on=Coalesce(last, "execution_started_on"))
    return with_due(orders.filter(written_on__lte=on), "written_on", DeadlineKey.NO_NOTE)


def support_interrupted(on: date) -> QuerySet:
    """Orders by which support was given and no longer is, from the last visit that was carried out. Support that
    comes seldom is not interrupted: a visit must have been planned since, where there is a schedule."""
    last = _performed(OuterRef("pk"), on).order_by("-starts_at").annotate(day=TruncDate("starts_at"))
    planned = PlannedVisit.objects.filter(order=OuterRef("pk"))
    since = planned.filter(starts_at__date__gt=OuterRef("given_on"), starts_at__date__lt=on)
    orders = _supported(on).annotate(
        given_on=Coalesce(Subquery(last.values("day")[:1]), "execution_started_on")
    )
    expected = orders.filter(Exists(since) | ~Exists(planned), given_on__lte=on)
    return with_due(expected, "given_on", DeadlineKey.SUPPORT_INTERRUPTED)


def month_under_ordered(on: date) -> QuerySet:
    """Orders of which less than the rule set's share of the ordered time was given in the last whole month."""
    found = _month(on, LimitKey.MONTH_LEAST_PERCENT)
    return found.filter(given__lt=F("ordered") * F("limit") / 100)


def month_over_ordered(on: date) -> QuerySet:
    """Orders of which more than the rule set's share of the ordered time was given in the last whole month."""
    found = _month(on, LimitKey.MONTH_MOST_PERCENT)
    return found.filter(given__gt=F("ordered") * F("limit") / 100)


def _month(on: date, limit: LimitKey) -> QuerySet:
    """Orders that ran the whole month before, with the seconds `ordered` and `given`; due on its last day."""
    last = on.replace(day=1) - timedelta(days=1)
    first = last.replace(day=1)
    visits = Visit.objects.performed().filter(order=OuterRef("pk"), starts_at__date__range=(first, last))
    given = visits.order_by().values("order").annotate(time=Sum(F("ends_at") - F("starts_at")))
    stopped = Interruption.objects.filter(order=OuterRef("pk"), started_on__lte=last)
    stopped = stopped.filter(Q(resumed_on__isnull=True) | Q(resumed_on__gt=first))
    ran = _supported(on).filter(~Exists(stopped), execution_started_on__lte=first, hours__gt=0)
    months = Case(When(hours_per=HoursPer.WEEK, then=Value(WEEKS_A_MONTH)), default=Value(Decimal(1)))
    return with_limit(ran, limit, last).annotate(
        due_on=Value(last, DateField()),
        ordered=Cast(F("hours") * months * 3600, SECONDS),
        given=Coalesce(
            Cast(Extract(Subquery(given.values("time")), "epoch"), SECONDS), Value(0), output_field=SECONDS
        ),
    )


def _supported(on: date) -> QuerySet:
    """Running orders by which support is given and not interrupted."""
    stopped = Interruption.objects.filter(order=OuterRef("pk")).open_on(on)
    running = Order.objects.running_on(on).filter(~Exists(stopped), received_on__lte=on)
    return running.annotate(order_ref=F("pk"))


def _performed(order, on: date) -> QuerySet:
    return Visit.objects.performed().filter(order=order, starts_at__date__lte=on)
