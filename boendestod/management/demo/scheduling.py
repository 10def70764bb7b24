"""The schedule's part of the demo: visits that come back, and a week with what a week brings."""

from datetime import date, time, timedelta
from itertools import product

from accounts.models import User
from accounts.rules import Role
from boendestod import dates
from followup import actions
from followup.models import PlannedVisit
from followup.rules import AbsenceKind, SlotKind, ToldHow
from orders.models import Order

from .clock import at, moment
from .staff import STAFF, Staff

WORKING_DAYS = range(1, 6)
TIMES = (time(8, 15), time(10, 30), time(13), time(15, 15))
# Steps through a worker's week so that neighbours in the list do not come the same day.
STRIDE = 7
MINUTES = 120
AWAY_DAYS = 4
SLOT_WEEKS = 8


class Rota:
    """Who comes where when: each worker is at one place at a time, as long as the week has room."""

    def __init__(self):
        self.taken = set()

    def weekly(self, worker: User, number: int) -> tuple[int, time]:
        times = list(product(WORKING_DAYS, TIMES))
        turned = [times[(number + place) * STRIDE % len(times)] for place in range(len(times))]
        return self._take(worker, turned)

    def on(self, worker: User, weekday: int) -> time:
        return self._take(worker, [(weekday, clock) for clock in TIMES])[1]

    def _take(self, worker: User, times: list[tuple[int, time]]) -> tuple[int, time]:
        free = next((when for when in times if (worker.pk, *when) not in self.taken), times[0])
        self.taken.add((worker.pk, *free))
        return free


def come_back(
    order: Order, *, by: User, first_on: date, weekday: int, starts_at: time, along: User | None = None
) -> dict[date, PlannedVisit]:
    """Make the order's recurring visit as it was made that morning, and give its visits by day."""
    with at(moment(first_on, 0, 15)) as today:
        series = actions.make_series(
            order,
            by=by,
            today=today,
            weekday=weekday,
            starts_at=starts_at,
            minutes=MINUTES,
            first_on=first_on,
            support_worker=order.key_worker,
            second_worker=along,
        )
    return {planned.series_day: planned for planned in PlannedVisit.objects.filter(series=series)}


def this_week(staff: Staff) -> None:
    """Visits eight weeks ahead; then somebody falls ill, somebody stands in, and some visits are moved."""
    actions.fill_schedule(dates.today())
    _slots(staff)
    _stand_in(staff)
    _move(staff)
    _fall_ill(staff)


def _slots(staff: Staff) -> None:
    monday = dates.today() - timedelta(days=dates.today().weekday())
    for username, _, _, role, _ in STAFF:
        if role != Role.SUPPORT_WORKER:
            continue
        by = _planner(staff, username)
        for kind, days, start, end in (
            (SlotKind.TRAVEL, 0, (12, 40), (13, 0)),
            (SlotKind.MEETING, 2, (12, 30), (13, 0)),
            (SlotKind.ADMIN, 4, (17, 20), (17, 50)),
        ):
            day = monday + timedelta(days=days)
            actions.add_slot(
                staff[username],
                by=by,
                kind=kind,
                starts_at=moment(day, *start),
                ends_at=moment(day, *end),
                weeks=SLOT_WEEKS,
            )


def _planner(staff: Staff, username: str) -> User:
    own = staff.provider_of(username) == staff.providers["own"]
    return staff["samordnare" if own else "enhetschef2"]


def _stand_in(staff: Staff) -> None:
    """The worker whom one logs in as comes for a colleague, and the person has been told."""
    planned = _next_of(staff["lena-lonn"])
    if planned is None:
        return
    by = staff["samordnare"]
    planned = actions.assign_visit(
        planned, by=by, version=planned.version, support_worker=staff["boendestodjare"]
    )
    actions.tell_person(planned, by=by, version=planned.version, told_at=dates.now(), how=ToldHow.PHONE)


def _move(staff: Staff) -> None:
    for username, reason in (
        ("boendestodjare", "Tandläkaren samma tid."),
        ("vide-viden", "Vill sova längre."),
    ):
        planned = _next_of(staff[username])
        if planned is not None:
            actions.move_visit(
                planned,
                by=_planner(staff, username),
                version=planned.version,
                starts_at=planned.starts_at + timedelta(minutes=30),
                reason=reason,
            )


def _next_of(worker: User) -> PlannedVisit | None:
    ahead = PlannedVisit.objects.standing().filter(
        support_worker=worker, covers_for=None, starts_at__date__gt=dates.today()
    )
    return ahead.order_by("starts_at", "pk").first()


def _fall_ill(staff: Staff) -> None:
    actions.record_absence(
        staff["tage-tall"],
        by=staff["samordnare"],
        kind=AbsenceKind.SICK,
        first_on=dates.today(),
        last_on=dates.today() + timedelta(days=AWAY_DAYS),
    )
