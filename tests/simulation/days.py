"""The days of the year: what was planned, what became of it, and the workers' other time."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle
from random import Random
from zoneinfo import ZoneInfo

from .facts import FIRST, LAST, Deviation, Order, Planned, Slot, Visit, Worker, Year
from .people import a_month

SWEDEN = ZoneInfo("Europe/Stockholm")
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
QUARTER = timedelta(minutes=15)
# Botkyrka 2018: the hours "verkställda", which were the planned; about 40 percent of them were not carried out.
PLANNED = timedelta(hours=19_290)
SHARE_PLANNED = 0.93
LONGEST, SHORTEST = timedelta(hours=4), timedelta(minutes=30)
TRAVEL, ADMIN, MEETING = timedelta(minutes=20), timedelta(minutes=45), timedelta(minutes=60)
GAPS = (0, 10, 20, 40)
MORNING = time(8)
WEDNESDAY = 3
OUTCOMES = {
    "performed": 53,
    "performed_partly": 4,
    "performed_without_person": 2,
    "cancelled_by_person_in_time": 10,
    "cancelled_by_person_late": 9,
    "no_show": 7,
    "refused_at_door": 3,
    "cancelled_by_provider": 3,
    "rescheduled": 2,
}
PERFORMED = ("performed", "performed_partly", "performed_without_person")
HOW_DONE = ("alone", "with_support", "with_support", "for_person", "not_done")
# In hours before the visit; just a day ahead is in time.
IN_TIME, LATE = (24, 24, 30, 48, 72), (1, 2, 5, 20, 23)
# Visits at the edges of days, months, the year and summer time, by (from, to) on the wall.
ODD = (
    (datetime(2024, 12, 31, 23, 30), datetime(2025, 1, 1, 0, 30)),
    (datetime(2025, 3, 30, 1, 30), datetime(2025, 3, 30, 3, 30)),
    (datetime(2025, 3, 31, 23, 30), datetime(2025, 4, 1, 0, 30)),
    (datetime(2025, 4, 1, 0, 30), datetime(2025, 4, 1, 1, 30)),
    (datetime(2025, 10, 26, 1, 30), datetime(2025, 10, 26, 3, 30)),
    (datetime(2025, 12, 31, 23, 30), datetime(2026, 1, 1, 0, 30)),
)


def moment(wall: datetime) -> datetime:
    """In UTC, where an hour is an hour."""
    return wall.replace(tzinfo=SWEDEN).astimezone(UTC)


def day_of(when: datetime) -> date:
    return when.astimezone(SWEDEN).date()


class Days:
    def __init__(self, year: Year, random: Random):
        self.year, self.random = year, random
        self.absent = {worker: self._weeks_away(worker) for worker in year.workers}
        # By worker and day what she has to do: (order, length, whom she covers for, who comes along).
        self.lists = defaultdict(list)
        # By worker and Sunday when the visits that were moved there end.
        self.sundays = {}

    def live(self) -> Year:
        wanted = [row for order in self.year.orders for row in self._weekly(order)]
        for order, day, length in self._to_the_hour(wanted):
            self._give(order, day, length)
        self._lay_out()
        self._odd_hours()
        self._remove()
        for planned in self.year.standing:
            self._log(planned)
        self._unplanned()
        self._deviations()
        return self.year

    # --- What is planned ------------------------------------------------------------------------------------------
    def _weeks_away(self, worker: Worker) -> dict[date, bool]:
        """By the week's Monday: whether it is the summer, when there are few substitutes."""
        summer = date(2025, 6, 30) + (worker.number % 2) * 2 * WEEK
        away = {summer + number * WEEK: True for number in range(4)}
        others = [date(2025, 1, 6) + number * WEEK for number in range(24)]
        others += [date(2025, 9, 1) + number * WEEK for number in range(16)]
        return away | dict.fromkeys(self.random.sample(others, 3), False)

    def _weekly(self, order: Order):
        """The order's visits: so many days a week as the hours ask for, always the same."""
        hours = float(a_month(order.hours, order.per)) * 12 / 52 * SHARE_PLANNED
        times = 1 if hours < 2.5 else 2 if hours < 5 else 3
        length = max(round(hours / times * 4) * QUARTER, SHORTEST)
        turn = order.person.number // len(self.year.workers)
        weekdays = {(turn + 2 * number) % 5 for number in range(times)}
        first, last = max(order.started_on, FIRST), min(self._last_day(order), LAST)
        day = first
        while day <= last:
            if day.weekday() in weekdays:
                yield order, day, min(length, LONGEST)
            day += DAY

    def _last_day(self, order: Order) -> date:
        return (order.ended_on - DAY) if order.ended_on else order.decision.last_day

    def _to_the_hour(self, wanted: list) -> list:
        """Made a quarter longer or shorter here and there, so that the sum is the year's to the minute. The visits
        at odd hours are in it."""
        odd = [moment(end) - moment(start) for start, end in ODD if start.date() >= FIRST]
        missing = PLANNED - sum(odd, timedelta()) - sum((length for _, _, length in wanted), timedelta())
        step = QUARTER if missing > timedelta() else -QUARTER
        places = cycle(self.random.sample(range(len(wanted)), len(wanted)))
        while missing:
            place = next(places)
            order, day, length = wanted[place]
            if SHORTEST <= length + step <= LONGEST:
                wanted[place] = (order, day, length + step)
                missing -= step
        return wanted

    def _give(self, order: Order, day: date, length: timedelta) -> None:
        worker, second = order.worker, order.second
        if not self._is_away(worker, day):
            along = second if second and not self._is_away(second, day) else None
            self.lists[worker, day].append((order, length, None, along))
            return
        covered = self.random.random() < (0.3 if self.absent[worker][self._monday(day)] else 0.65)
        substitute = self._substitute(worker, day) if covered else None
        self.lists[substitute, day].append((order, length, worker, None))

    def _monday(self, day: date) -> date:
        return day - day.weekday() * DAY

    def _is_away(self, worker: Worker, day: date) -> bool:
        return self._monday(day) in self.absent[worker]

    def _substitute(self, worker: Worker, day: date) -> Worker | None:
        """The colleague of the team with least to do."""
        there = self._colleagues(worker, day)
        return min(there, key=lambda other: (len(self.lists[other, day]), other.number), default=None)

    def _colleagues(self, worker: Worker, day: date) -> list[Worker]:
        return [
            other
            for other in self.year.workers
            if other.team == worker.team and other != worker and not self._is_away(other, day)
        ]

    # --- The workers' days ----------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        """One thing after the other from the morning on. Whom two come to is first, when both begin."""
        for (worker, day), todo in sorted(self.lists.items(), key=self._in_order):
            if worker is None:
                self._uncovered(day, todo)
        day = FIRST
        while day <= LAST:
            for worker in self.year.workers:
                self._lay_out_day(worker, day)
            day += DAY

    def _in_order(self, item):
        (worker, day), _ = item
        return day, -1 if worker is None else worker.number

    def _uncovered(self, day: date, todo: list) -> None:
        start = moment(datetime.combine(day, MORNING))
        for order, length, covers_for, _ in todo:
            self._plan(order, start, length, None, None, covers_for)

    def _lay_out_day(self, worker: Worker, day: date) -> None:
        todo = self.lists.get((worker, day), [])
        together = [row for other in self.year.workers for row in self._shared(other, worker, day)]
        free = moment(datetime.combine(day, MORNING))
        if day.isoweekday() == WEDNESDAY and not self._is_away(worker, day):
            free = self._slot(worker, "meeting", free, MEETING)
        for _, length, _, _ in together:
            free = self._travel(worker, free + length)
        for order, length, covers_for, along in sorted(todo, key=lambda row: row[3] is None):
            self._plan(order, free, length, worker, along, covers_for)
            free = self._travel(worker, free + length)
        if todo or together:
            self._slot(worker, "admin", free, ADMIN)

    def _shared(self, other: Worker, worker: Worker, day: date) -> list:
        """What a colleague has to do with her help."""
        return [row for row in self.lists.get((other, day), []) if row[3] == worker]

    def _travel(self, worker: Worker, free: datetime) -> datetime:
        reached = self._slot(worker, "travel", free, TRAVEL)
        return reached + timedelta(minutes=self.random.choice(GAPS))

    def _slot(self, worker: Worker, kind: str, start: datetime, length: timedelta) -> datetime:
        self.year.slots.append(Slot(worker, kind, start, start + length))
        return start + length

    def _plan(self, order, start, length, worker, second, covers_for) -> None:
        planned = Planned(order, start, start + length, worker, second, covers_for if worker else None)
        self.year.planned.append(planned)

    def _odd_hours(self) -> None:
        order = self.year.orders[0]
        for start, end in ODD:
            self.year.planned.append(Planned(order, moment(start), moment(end), order.worker))

    def _remove(self) -> None:
        """Some were taken out of the schedule ahead; they count for nothing, so they are planned beside the rest."""
        for planned in self.random.sample(self.year.planned, 60):
            later = planned.starts_at + timedelta(hours=5)
            beside = Planned(planned.order, later, later + QUARTER, planned.order.worker, removed=True)
            self.year.planned.append(beside)

    # --- What became of it ----------------------------------------------------------------------------------------
    def _log(self, planned: Planned) -> None:
        random = self.random
        if random.random() < 0.004:
            return
        if planned.worker is None:
            outcome = "cancelled_by_provider"
        elif planned.covers_for and random.random() < 0.1:
            outcome = "refused_substitute"
        else:
            outcome = random.choices(list(OUTCOMES), OUTCOMES.values())[0]
        again = self._again(planned) if outcome == "rescheduled" else None
        self._visit(planned, "no_show" if outcome == "rescheduled" and not again else outcome)
        if again:
            self._visit(again, "performed")

    def _again(self, planned: Planned) -> Planned | None:
        """The Sunday after, while the order still runs; as long as it was."""
        order, worker = planned.order, planned.worker
        sunday = self._monday(day_of(planned.starts_at)) + 6 * DAY
        if sunday > min(self._last_day(order), LAST):
            return None
        start = self.sundays.get((worker, sunday), moment(datetime.combine(sunday, MORNING)))
        again = Planned(order, start, start + (planned.ends_at - planned.starts_at), worker)
        self.sundays[worker, sunday] = again.ends_at + TRAVEL
        self.year.planned.append(again)
        return again

    def _visit(self, planned: Planned, outcome: str, *, is_planned: bool = True) -> None:
        random, ends_at = self.random, planned.ends_at
        if outcome == "performed":
            ends_at += random.choice((-1, 0, 0, 0, 1)) * QUARTER
        elif outcome == "performed_partly":
            ends_at = planned.starts_at + max((ends_at - planned.starts_at) // 2 // QUARTER, 1) * QUARTER
        told_at = None
        if outcome.startswith("cancelled_by_person"):
            hours = random.choice(IN_TIME if outcome.endswith("in_time") else LATE)
            told_at = planned.starts_at - timedelta(hours=hours)
        visit = Visit(
            order=planned.order,
            planned=planned if is_planned else None,
            worker=planned.worker or self._logger(planned),
            second=planned.second,
            starts_at=planned.starts_at,
            ends_at=ends_at,
            outcome=outcome,
            told_at=told_at,
            recorded_at=ends_at + timedelta(minutes=5),
        )
        if outcome in PERFORMED:
            visit.how_done = random.choice(HOW_DONE)
            self._note(visit)
        self.year.visits.append(visit)

    def _logger(self, planned: Planned) -> Worker:
        worker = planned.order.worker
        return next(iter(self._colleagues(worker, day_of(planned.starts_at))), worker)

    def _note(self, visit: Visit) -> None:
        """Most the same day, some late, some on a tablet that came in two days later, a few never."""
        drawn = self.random.random()
        if drawn < 0.04:
            return
        visit.noted_at = visit.recorded_at
        if drawn < 0.15:
            visit.noted_at += self.random.randint(1, 9) * DAY
        elif drawn < 0.18:
            visit.device_at = visit.recorded_at
            visit.recorded_at = visit.noted_at = visit.recorded_at + 2 * DAY

    def _unplanned(self) -> None:
        """An hour that was not in the schedule."""
        for planned in self.random.sample([one for one in self.year.standing if one.worker], 90):
            start = planned.starts_at + timedelta(hours=4)
            beside = Planned(planned.order, start, start + timedelta(hours=1), planned.worker)
            self._visit(beside, "performed", is_planned=False)

    def _deviations(self) -> None:
        """The private provider reported none."""
        own = [visit for visit in self.year.visits if visit.worker.provider == "own"]
        chosen = self.random.sample(own, 14)
        self.year.deviations += [Deviation(visit.order, visit.starts_at) for visit in chosen]
