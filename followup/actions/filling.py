"""From the series come planned visits, some weeks ahead."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction
from django.db.models import Q
from simple_history.utils import bulk_create_with_history

from boendestod import dates
from orders.models import Interruption, Order
from orders.rules import OrderState

from ..models import PlannedVisit, VisitSeries
from ..rules.schedule import horizon, occurrences, span_on

BATCH = 1000


@transaction.atomic
def fill_schedule(today: date, *, series: Iterable[VisitSeries] | None = None, by=None) -> int:
    """Make the planned visits that the series, or these of them, lack from now until WEEKS_AHEAD weeks ahead, and
    tell how many. A day that has had its visit gets no other, also when that one was moved or removed, so the job can
    be run again, late, or twice at once. Ended orders get none, nor days on which the support is interrupted."""
    chosen = VisitSeries.objects.all()
    if series is not None:
        chosen = chosen.filter(pk__in=[one.pk for one in series])
    going = chosen.filter(Q(last_on__isnull=True) | Q(last_on__gte=today), first_on__lte=horizon(today))
    # The order is held first, as every verb of the schedule does: it cannot end while its visits are made.
    running = Order.objects.filter(state=OrderState.ACCEPTED, pk__in=going.values("order")).order_by("pk")
    held = [order.pk for order in running.select_for_update(of=("self",)).only("pk")]
    new = list(_lacking(list(going.filter(order__in=held)), today))
    bulk_create_with_history(
        new, PlannedVisit, batch_size=BATCH, default_user=by, default_change_reason="schedule.fill"
    )
    return len(new)


def _lacking(running: list[VisitSeries], today: date) -> Iterator[PlannedVisit]:
    now, until = dates.now(), horizon(today)
    made = set(
        PlannedVisit.objects.filter(
            series__in=running, series_day__gte=today, series_day__lte=until
        ).values_list("series", "series_day")
    )
    breaks = _interruptions({series.order_id for series in running}, today)
    for series in running:
        for day in days_of(series, since=today, until=until):
            starts_at, ends_at = span_on(day, series.starts_at, series.minutes)
            is_off = any(from_on <= day < (to or date.max) for from_on, to in breaks[series.order_id])
            if starts_at > now and not is_off and (series.pk, day) not in made:
                yield PlannedVisit(
                    municipality_id=series.municipality_id,
                    case_id=series.case_id,
                    order_id=series.order_id,
                    series=series,
                    series_day=day,
                    starts_at=starts_at,
                    ends_at=ends_at,
                    support_worker_id=series.support_worker_id,
                    second_worker_id=series.second_worker_id,
                )


def days_of(series: VisitSeries, *, since: date, until: date) -> Iterator[date]:
    return occurrences(
        weekday=series.weekday,
        every_weeks=series.every_weeks,
        first_on=series.first_on,
        last_on=series.last_on,
        since=since,
        until=until,
    )


def _interruptions(orders: set, today: date) -> dict:
    """(from, to) of the interruptions that are not over, by order."""
    found = defaultdict(list)
    lasting = Interruption.objects.filter(Q(resumed_on__isnull=True) | Q(resumed_on__gt=today))
    for order, *span in lasting.filter(order__in=orders).values_list("order", "started_on", "resumed_on"):
        found[order].append(span)
    return found
