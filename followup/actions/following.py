"""What the schedule does when an order ends or its support is interrupted and taken up again: heard through
accounts.changes, in the same transaction."""

from datetime import date
from uuid import UUID

from django.db.models import F, Q
from simple_history.utils import bulk_update_with_history

from boendestod import dates
from orders.models import Interruption
from orders.rules import OrderState

from ..models import PlannedVisit, VisitSeries
from .filling import fill_schedule
from .planned_visit import take_away
from .series import close


def follow_orders(case_id: UUID, today: date, event: str) -> None:
    if event == "order.end":
        _end_with_order(case_id, today)
    elif event == "order.interrupt":
        _stop_for_now(case_id, today)
    elif event == "order.resume":
        fill_schedule(today, series=_running(case_id, today).filter(order__state=OrderState.ACCEPTED))


def _running(case_id: UUID, today: date):
    return VisitSeries.objects.filter(Q(last_on__isnull=True) | Q(last_on__gte=today), case=case_id)


def _not_made(case_id: UUID):
    return PlannedVisit.objects.standing().filter(case=case_id, visit__isnull=True)


def _end_with_order(case_id: UUID, today: date) -> None:
    """Nobody comes after the order's last day, and no series goes on."""
    over = _not_made(case_id).filter(
        Q(starts_at__gt=dates.now()) | Q(starts_at__date__gt=F("order__ended_on")),
        order__state=OrderState.ENDED,
    )
    take_away(
        ((planned, planned.order.end_reason) for planned in over.select_related("order")),
        by=None,
        reason="order.end",
        free_days=False,
    )
    ended = list(_running(case_id, today).filter(order__state=OrderState.ENDED).select_related("order"))
    for series in ended:
        close(series, series.order.ended_on, today)
        series.version += 1
    bulk_update_with_history(
        ended, VisitSeries, ["first_on", "last_on", "version"], default_change_reason="order.end"
    )


def _stop_for_now(case_id: UUID, today: date) -> None:
    """What comes back waits until the support is taken up again. A single visit may be how that comes about, and
    stays."""
    open_now = Interruption.objects.open_on(today).filter(order__case=case_id)
    reasons = dict(open_now.values_list("order", "reason"))
    stopped = _not_made(case_id).filter(order__in=reasons, series__isnull=False, starts_at__gt=dates.now())
    take_away(
        ((planned, reasons[planned.order_id]) for planned in stopped),
        by=None,
        reason="order.interrupt",
        free_days=True,
    )
