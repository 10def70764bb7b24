"""The visits that come back: made, read out of the plan, changed, ended."""

from collections import defaultdict
from copy import copy
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from accounts.changes import case_changed
from accounts.models import User
from accounts.permissions import require
from boendestod import dates
from boendestod.errors import refuse_if
from orders.models import Order
from plans.models import PlanActivity
from plans.rules import HowOften, Weekday

from ..daily import activities_of, daily_plan
from ..models import PlannedVisit, VisitDraft, VisitSeries
from ..rules.schedule import check_pattern, horizon, occurrences, span_on
from .filling import days_of, fill_schedule
from .planned_visit import assign, check_workers, give_time, running_order, take_away, works_for

CHANGED = "Det återkommande besöket ändrades."


@transaction.atomic
def make_series(
    order: Order,
    *,
    by,
    today: date,
    weekday: int,
    starts_at: time,
    minutes: int,
    first_on: date,
    support_worker: User | None = None,
    second_worker: User | None = None,
    every_weeks: int = 1,
    last_on: date | None = None,
    activity: PlanActivity | None = None,
) -> VisitSeries:
    """A visit that comes back on a weekday, with its planned visits some weeks ahead."""
    require(by, "schedule.change")
    order = running_order(order)
    _refuse_passed(first_on, today, "first_on")
    series = VisitSeries(
        municipality=order.municipality,
        case=order.case,
        order=order,
        activity=activity,
        support_worker=support_worker,
        second_worker=second_worker,
        weekday=weekday,
        starts_at=starts_at,
        minutes=minutes,
        every_weeks=every_weeks,
        first_on=first_on,
        last_on=last_on,
    )
    _check(series)
    return _keep(series, by=by, today=today, reason="schedule.make_series")


@dataclass(frozen=True)
class SeriesChange:
    """`kept` are the visits ahead that had been moved, given to somebody else or begun, and stay as they are."""

    series: VisitSeries
    kept: list[PlannedVisit]


@transaction.atomic
def change_series(
    series: VisitSeries, *, by, version: int, today: date, from_on: date, **fields
) -> SeriesChange:
    """Let the series be otherwise from a day. The visits from then on that nobody has touched follow it; the
    others stay, and are told. Every other week goes on in step, unless how often is what changes."""
    require(by, "schedule.change")
    order = running_order(series.order)
    series = VisitSeries.objects.lock(series.pk, version)
    _refuse_passed(from_on, today, "from_on")
    refuse_if(
        from_on > horizon(today),
        "Ändringen kan börja gälla högst åtta veckor framåt. Avsluta annars det återkommande besöket "
        "och lägg upp ett nytt från den dagen.",
        "change_too_far_ahead",
        "from_on",
    )
    refuse_if(
        series.last_on is not None and series.last_on < from_on,
        "Det återkommande besöket är avslutat den dagen.",
        "series_ended",
        "from_on",
    )
    before = copy(series)
    ahead = _ahead(series, from_on)
    for field, value in fields.items():
        setattr(series, field, value)
    series.order = order
    series.first_on = _begins_anew(series, from_on, keeps_step=before.every_weeks == series.every_weeks)
    _check(series)
    kept = [planned for planned in ahead if _is_touched(planned, before)]
    untouched = [planned for planned in ahead if planned not in kept]
    _follow(series, untouched, today, by=by)
    _keep(series, by=by, today=today, reason="schedule.change_series")
    return SeriesChange(series, kept)


def _begins_anew(series: VisitSeries, from_on: date, *, keeps_step: bool) -> date:
    """The first day of the changed series: what came before it was made from the series as it was."""
    since = max(series.first_on, from_on)
    days = occurrences(
        weekday=series.weekday,
        every_weeks=series.every_weeks,
        first_on=series.first_on if keeps_step else since,
        last_on=None,
        since=since,
        until=since + timedelta(weeks=series.every_weeks + 1),
    )
    return next(days)


def _ahead(series: VisitSeries, from_on: date) -> list[PlannedVisit]:
    """What is planned from the day on and has not become a visit."""
    begun = VisitDraft.objects.filter(planned=OuterRef("pk"), closed_at__isnull=True)
    return list(
        PlannedVisit.objects.standing()
        .filter(series=series, series_day__gte=from_on, starts_at__gt=dates.now(), visit__isnull=True)
        .annotate(is_begun=Exists(begun))
        .select_related("support_worker", "second_worker")
        .select_for_update(of=("self",))
        .order_by("starts_at")
    )


def _is_touched(planned: PlannedVisit, before: VisitSeries) -> bool:
    made_as = span_on(planned.series_day, before.starts_at, before.minutes)
    workers = (before.support_worker_id, before.second_worker_id)
    return (
        planned.is_begun
        or (planned.starts_at, planned.ends_at) != made_as
        or (planned.support_worker_id, planned.second_worker_id) != workers
    )


def _follow(series: VisitSeries, untouched: list[PlannedVisit], today: date, *, by) -> None:
    days = set(days_of(series, since=series.first_on, until=horizon(today)))
    take_away(
        ((planned, CHANGED) for planned in untouched if planned.series_day not in days),
        by=by,
        reason="schedule.change_series",
        free_days=True,
    )
    for planned in untouched:
        if planned.series_day in days:
            _remake(planned, series, by=by)


def _remake(planned: PlannedVisit, series: VisitSeries, *, by) -> None:
    was = (planned.starts_at, planned.ends_at, planned.support_worker_id, planned.second_worker_id)
    planned.series = series
    give_time(planned, *span_on(planned.series_day, series.starts_at, series.minutes))
    planned.moved_from = None
    assign(planned, series.support_worker, series.second_worker)
    if was != (planned.starts_at, planned.ends_at, planned.support_worker_id, planned.second_worker_id):
        planned.save_change(by=by, reason="schedule.change_series")


@transaction.atomic
def end_series(
    series: VisitSeries, *, by, version: int, today: date, last_on: date, reason: str
) -> VisitSeries:
    """The last day of the series. What is planned after it is removed, moved visits too; a series that ends before its
    first day never was."""
    require(by, "schedule.change")
    running_order(series.order)
    series = VisitSeries.objects.lock(series.pk, version)
    refuse_if(
        series.last_on is not None and series.last_on < today,
        "Det återkommande besöket är redan avslutat.",
        "series_ended",
    )
    _refuse_passed(last_on, today, "last_on")
    refuse_if(not reason.strip(), "Skriv varför det återkommande besöket avslutas.", "no_reason", "reason")
    close(series, last_on, today)
    take_away(
        (
            (planned, reason)
            for planned in _ahead(series, last_on + timedelta(days=1))
            if not planned.is_begun
        ),
        by=by,
        reason="schedule.end_series",
        free_days=True,
    )
    return _keep(series, by=by, today=today, reason="schedule.end_series")


def close(series: VisitSeries, last_on: date, today: date) -> None:
    """A series that never came to its first day is put in the past, where nothing is made."""
    if last_on < series.first_on:
        series.first_on = last_on = min(last_on, today - timedelta(days=1))
    series.last_on = last_on


# --- Out of the plan --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ProposedSeries:
    """What the plan says of a weekday and a time, and no series carries out yet."""

    weekday: int
    starts_at: time
    minutes: int
    every_weeks: int
    support_worker: User | None
    activities: list[PlanActivity]

    @property
    def weekday_label(self):
        return Weekday(self.weekday).label


EVERY_WEEKS = {"": 1, HowOften.EVERY_WEEK: 1, HowOften.EVERY_OTHER_WEEK: 2}


def proposed_series(order: Order, *, today: date) -> list[ProposedSeries]:
    """What the version of the plan that holds says of weekdays with a time and a length, and the schedule lacks. What
    is done on the same weekday at the same time is one visit, as long as the longest of them."""
    daily = daily_plan(order)
    refuse_if(
        daily is None or daily.version is None,
        "Det finns ingen plan som gäller. Lägg upp besöken för hand så länge.",
        "no_plan_in_force",
    )
    asked = {activity["id"]: activity["values"] for _, activity in daily.carried_out(today)}
    visits = defaultdict(list)
    for activity in activities_of(daily, today):
        values = asked[str(activity.pk)]
        if values["starts_at"] and values["minutes"] and values["how_often"] in EVERY_WEEKS:
            for weekday in values["weekdays"]:
                visits[weekday, time.fromisoformat(values["starts_at"])].append((activity, values))
    running = list(_running(order, today))
    return [
        _proposed(order, weekday, starts_at, parts)
        for (weekday, starts_at), parts in sorted(visits.items())
        if not _is_carried_out(running, weekday, starts_at, parts)
    ]


def _running(order: Order, today: date):
    return VisitSeries.objects.filter(Q(last_on__isnull=True) | Q(last_on__gte=today), order=order)


def _is_carried_out(running: list[VisitSeries], weekday: int, starts_at: time, parts: list) -> bool:
    """A series whose time was changed still carries out the activity that it was made from."""
    activities = {activity.pk for activity, _ in parts}
    return any(
        series.weekday == weekday and (series.starts_at == starts_at or series.activity_id in activities)
        for series in running
    )


def _proposed(order: Order, weekday: int, starts_at: time, parts: list) -> ProposedSeries:
    activities = [activity for activity, _ in parts]
    responsible = [activity.responsible for activity in activities if activity.responsible]
    worker = next((one for one in (*responsible, order.key_worker) if works_for(one, order)), None)
    return ProposedSeries(
        weekday=weekday,
        starts_at=starts_at,
        minutes=max(values["minutes"] for _, values in parts),
        every_weeks=min(EVERY_WEEKS[values["how_often"]] for _, values in parts),
        support_worker=worker,
        activities=activities,
    )


@transaction.atomic
def series_from_plan(order: Order, *, by, today: date, first_on: date) -> list[VisitSeries]:
    """Make the series that the plan asks for and the schedule lacks."""
    require(by, "schedule.change")
    order = running_order(order)
    return [
        make_series(
            order,
            by=by,
            today=today,
            weekday=proposed.weekday,
            starts_at=proposed.starts_at,
            minutes=proposed.minutes,
            every_weeks=proposed.every_weeks,
            first_on=first_on,
            support_worker=proposed.support_worker,
            activity=proposed.activities[0],
        )
        for proposed in proposed_series(order, today=today)
    ]


def _refuse_passed(day: date, today: date, field: str) -> None:
    refuse_if(day < today, "Dagen har passerat. Välj i dag eller en dag som kommer.", "day_passed", field)


def _check(series: VisitSeries) -> None:
    check_pattern(
        weekday=series.weekday,
        minutes=series.minutes,
        every_weeks=series.every_weeks,
        first_on=series.first_on,
        last_on=series.last_on,
    )
    check_workers(series.order, series.support_worker, series.second_worker)
    refuse_if(
        series.activity is not None and series.activity.goal.plan.order_id != series.order_id,
        "Aktiviteten hör till en annan beställning.",
        "activity_elsewhere",
        "activity",
    )


def _keep(series: VisitSeries, *, by, today: date, reason: str) -> VisitSeries:
    series.save_change(by=by, reason=reason)
    fill_schedule(today, series=[series], by=by)
    case_changed(series.case_id, today=today, event=reason)
    return series
