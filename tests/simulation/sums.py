"""The same figures summed straight from the year's own rows: no database, nothing of the application.

What each figure means is written in docs/figures.md. Keyed as `measure` is, each gives (n, values) of every group."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import mean, median

from .days import DAY, PERFORMED, day_of
from .facts import Decision, Order, Person, Planned, Visit, Year
from .people import a_month, add_months, granted

CANCELLED = (
    "cancelled_by_person_in_time",
    "cancelled_by_person_late",
    "no_show",
    "refused_at_door",
    "refused_substitute",
    "cancelled_by_provider",
)
IN_VAIN = ("cancelled_by_person_late", "no_show", "refused_at_door")
RESULTS = ("reached", "nearer", "unchanged", "further_away", "no_longer_wanted")
GRADES = ("not_at_all", "mentioned", "clear")
JUDGMENTS = ("rejected", "granted", "partly_granted", "returned", "dismissed", "written_off")
BANDS = {"under 20 år": 20, "20–34 år": 35, "35–54 år": 55, "55–64 år": 65, "65 år och äldre": 200}
SEXES = {"woman": "kvinna", "man": "man"}
MOST_WORKERS, CLIENT_TARGET = 3, 75
ALL = "Alla"


def length(row) -> float:
    return (row.ends_at - row.starts_at) / timedelta(hours=1)


def percent(part: float, whole: float) -> float | None:
    return 100 * part / whole if whole else None


def middle(values: list) -> float | None:
    return median(values) if values else None


@dataclass
class Sums:
    year: Year
    first: date
    last: date
    by: str | None = None
    # Whom the figures are limited to: (person, order or None) → whether.
    only: Callable[[Person, Order | None], bool] = lambda person, order: True

    def of(self, key: str) -> dict[str, tuple[int, tuple]]:
        return getattr(self, key.replace("-", "_"))()

    # --- Groups ---------------------------------------------------------------------------------------------------
    def group(self, person: Person, order: Order | None) -> str:
        match self.by:
            case "enhet":
                return person.unit
            case "malgrupp":
                return person.area
            case "kon":
                return SEXES[person.sex]
            case "alder":
                age = self.last.year - person.birth_year
                return next(label for label, below in BANDS.items() if age < below)
            case "utforare":
                return order.provider if order else "utan utförare"
            case "team":
                return f"{order.provider}, {order.worker.team}" if order else "utan team"

    def order_of(self, person: Person) -> Order | None:
        """The one that was sent last."""
        sent = [one for one in self.year.orders if one.person == person and one.sent_on <= self.last]
        return max(sent, key=lambda order: order.sent_on, default=None)

    def grouped(self, rows: Iterable, whose=None) -> dict[str, list]:
        found = defaultdict(list, {ALL: []})
        for row in rows:
            person, order = whose(row) if whose else (row.order.person, row.order)
            if self.only(person, order):
                found[ALL].append(row)
                if self.by:
                    found[self.group(person, order)].append(row)
        return found

    def of_case(self, row) -> tuple[Person, Order | None]:
        return row.person, self.order_of(row.person)

    def each(self, groups: dict[str, list], figure: Callable[[list], tuple]) -> dict[str, tuple[int, tuple]]:
        return {name: figure(rows) for name, rows in groups.items()}

    def inside(self, when: date | datetime) -> bool:
        day = day_of(when) if isinstance(when, datetime) else when
        return self.first <= day <= self.last

    # --- Rows of the period ---------------------------------------------------------------------------------------
    def held(self) -> list[Decision]:
        return [
            decision
            for decision in self.year.decisions
            if decision.hours and decision.valid_from <= self.last and decision.last_day >= self.first
        ]

    def held_on_last_day(self) -> list[Decision]:
        return [one for one in self.held() if one.last_day >= self.last]

    def visits(self) -> list[Visit]:
        return [visit for visit in self.year.visits if self.inside(visit.starts_at)]

    def booked(self) -> list[Planned]:
        return [one for one in self._not_moved() if self.inside(one.starts_at)]

    def _not_moved(self) -> list[Planned]:
        moved = {visit.planned for visit in self.year.visits if visit.outcome == "rescheduled"}
        return [one for one in self.year.standing if one not in moved]

    def running(self) -> list[Order]:
        return [
            order
            for order in self.year.orders
            if order.sent_on <= self.last and (order.ended_on is None or order.ended_on > self.last)
        ]

    def ordered_hours(self, order: Order) -> float:
        last = (order.ended_on - DAY) if order.ended_on else date.max
        total, day = 0.0, max(self.first, order.starts_on)
        while day <= min(last, self.last):
            total += float(a_month(order.hours, order.per)) / monthrange(day.year, day.month)[1]
            day += DAY
        return total

    # --- Time -----------------------------------------------------------------------------------------------------
    def times(self) -> dict[str, tuple[int, list[float]]]:
        became = {visit.planned: visit.outcome for visit in self.year.visits if visit.planned}
        stays = [one for one in self.booked() if became.get(one, "performed") in PERFORMED]
        done = [visit for visit in self.visits() if visit.outcome in PERFORMED]
        held = self.grouped(self.held(), self.of_case)
        all_orders = self.grouped(self.year.orders, lambda order: (order.person, order))
        counted = [
            self.each(held, lambda rows: sum(float(granted(one, self.first, self.last)) for one in rows)),
            self.each(all_orders, lambda rows: sum(map(self.ordered_hours, rows))),
            *(
                self.each(self.grouped(rows), lambda rows: sum(map(length, rows)))
                for rows in (self.booked(), stays, done)
            ),
        ]
        names = {name for sums in counted for name in sums}
        return {
            name: (len({one.person for one in held.get(name, [])}), [sums.get(name, 0) for sums in counted])
            for name in names
        }

    def timmar(self):
        return {name: (n, tuple(values)) for name, (n, values) in self.times().items()}

    def gap(self):
        return {
            name: (
                n,
                (
                    given - asked,
                    asked - booked,
                    booked - done,
                    percent(booked, given),
                    percent(done, given),
                    percent(done, asked),
                ),
            )
            for name, (n, (given, asked, booked, _, done)) in self.times().items()
        }

    def installt(self):
        def figure(rows):
            lost = sum(length(row) for row in rows if row.outcome in CANCELLED)
            counts = (sum(row.outcome == outcome for row in rows) for outcome in CANCELLED)
            return len(rows), (*counts, lost, percent(lost, sum(map(length, rows))))

        logged = [visit for visit in self.visits() if visit.outcome != "rescheduled"]
        return self.each(self.grouped(logged), figure)

    def bomtid(self):
        def figure(rows):
            vain = [row for row in rows if row.outcome in IN_VAIN]
            lost = sum(map(length, vain))
            return len(rows), (len(vain), lost, percent(lost, sum(map(length, rows))))

        kept = [visit for visit in self.visits() if visit.outcome in (*PERFORMED, *IN_VAIN)]
        return self.each(self.grouped(kept), figure)

    def arbetstid(self):
        days = defaultdict(list)
        for worker, row, kind in self._work():
            if self.inside(row.starts_at):
                days[worker, day_of(row.starts_at)].append((row.starts_at, row.ends_at, kind))
        workers = defaultdict(lambda: defaultdict(float))
        for (worker, _), spans in days.items():
            for start, end, kind in spans:
                workers[worker][kind] += (end - start) / timedelta(hours=1)
            workers[worker]["gap"] += self._gaps(spans)
        groups = defaultdict(list)
        for worker, kinds in workers.items():
            groups[ALL].append(kinds)
            if self.by:
                team = f"{worker.provider}, {worker.team}"
                groups[team if self.by == "team" else worker.provider].append(kinds)
        return self.each(groups, self._divided)

    def _work(self):
        for planned in self._not_moved():
            for worker in filter(None, (planned.worker, planned.second)):
                yield worker, planned, "client"
        for slot in self.year.slots:
            yield slot.worker, slot, slot.kind

    def _gaps(self, spans: list) -> float:
        """Minute by minute would be slower: what lies between the end of one thing and the start of the next."""
        total, reached = timedelta(), None
        for start, end, _ in sorted(spans):
            total += max(start - reached, timedelta()) if reached else timedelta()
            reached = max(reached or end, end)
        return total / timedelta(hours=1)

    def _divided(self, workers: list[dict]) -> tuple:
        whole = {
            kind: sum(one[kind] for one in workers)
            for kind in ("client", "travel", "admin", "meeting", "gap")
        }
        time = sum(whole.values())
        parts = (whole["client"], whole["travel"], whole["admin"] + whole["meeting"], whole["gap"])
        shares = [percent(part, time) for part in parts]
        return len(workers), (time, *shares, 100 - shares[3], shares[0] - CLIENT_TARGET)

    # --- Persons --------------------------------------------------------------------------------------------------
    def personer(self):
        begun = {}
        for decision in self.year.decisions:
            if decision.hours:
                begun[decision.person] = min(begun.get(decision.person, date.max), decision.valid_from)

        def figure(rows):
            everyone = {row.person for row in rows}
            still = {row.person for row in rows if row.last_day >= self.last}
            return len(everyone), (
                len(everyone),
                len(still),
                sum(self.inside(begun[person]) for person in everyone),
            )

        return self.each(self.grouped(self.held(), self.of_case), figure)

    def timmar_per_person(self):
        def figure(rows):
            hours = [float(a_month(row.hours, row.per)) for row in rows]
            return len(hours), (mean(hours) if hours else None, middle(hours))

        return self.each(self.grouped(self.held_on_last_day(), self.of_case), figure)

    def ar_med_stod(self):
        def figure(persons):
            years = [self._years(person.support_since) for person in persons]
            below = [sum(least <= year < most for year in years) for least, most in ((0, 1), (1, 3), (3, 6))]
            return len(years), (*below, sum(year >= 6 for year in years))

        known = [one for one in self.year.persons if one.support_since <= self.last]
        return self.each(self.grouped(known, lambda person: (person, self.order_of(person))), figure)

    def _years(self, since: date) -> int:
        had = (self.last.month, self.last.day) >= (since.month, since.day)
        return self.last.year - since.year - (not had)

    def kontinuitet(self):
        since = max(self.last - timedelta(days=27), self.first)
        recent = [
            visit
            for visit in self.year.visits
            if visit.outcome in PERFORMED and since <= day_of(visit.starts_at) <= self.last
        ]

        def figure(rows):
            met = defaultdict(set)
            for row in rows:
                met[row.order.person] |= {worker for worker in (row.worker, row.second) if worker}
            counts = [len(workers) for workers in met.values()]
            above = sum(count > MOST_WORKERS for count in counts)
            if not counts:
                return 0, (None, None, 0, None)
            return len(counts), (mean(counts), median(counts), above, percent(above, len(counts)))

        return self.each(self.grouped(recent), figure)

    def vantan(self):
        def figure(orders):
            steps = ([], [], [])
            for order in orders:
                plan = order.plan
                days = (order.started_on, plan and plan.begun_on, plan and plan.agreed_on)
                for found, day in zip(steps, days, strict=True):
                    if day and day >= order.decision.decided_on:
                        found.append((day - order.decision.decided_on).days)
            return len(orders), tuple(value for step in steps for value in (middle(step), len(step)))

        decided = [order for order in self.year.orders if self.inside(order.decision.decided_on)]
        return self.each(self.grouped(decided, lambda order: (order.person, order)), figure)

    # --- Plans ----------------------------------------------------------------------------------------------------
    def planer(self):
        def figure(orders):
            plans = [order.plan for order in orders if order.plan and order.plan.begun_on <= self.last]
            agreed = [plan for plan in plans if plan.agreed_on and plan.agreed_on <= self.last]
            counts = (
                len(plans),
                len(agreed),
                sum(plan.follows_order is True for plan in plans),
                sum(plan.took_part == "yes" for plan in plans),
            )
            shares = (percent(count, len(orders)) for count in counts)
            return len(orders), tuple(value for pair in zip(counts, shares, strict=True) for value in pair)

        return self.each(self.grouped(self.running(), lambda order: (order.person, order)), figure)

    def planer_uppfoljda(self):
        rows = []
        for order in self.year.orders:
            plan = order.plan
            if plan is None or plan.agreed_on is None:
                continue
            counted_from = plan.agreed_on
            for follow_up in sorted(plan.follow_ups, key=lambda one: one.held_on):
                if self.inside(follow_up.held_on):
                    due = add_months(counted_from, 6)
                    rows.append((order, "in time" if follow_up.held_on <= due else "late"))
                if follow_up.held_on <= self.last:
                    counted_from = follow_up.held_on
            stands = plan.ended_on is None or plan.ended_on > self.last
            if stands and plan.agreed_on <= self.last and add_months(counted_from, 6) < self.last:
                rows.append((order, "waits"))
        return self._in_time(self.grouped(rows, lambda row: (row[0].person, row[0])))

    def _in_time(self, groups):
        def figure(rows):
            counts = [sum(what == kind for _, what in rows) for kind in ("in time", "late", "waits")]
            return len(rows), (*counts, percent(counts[0], len(rows)))

        return self.each(groups, figure)

    def mal(self):
        def figure(rows):
            results = [result for _, result in rows]
            counts = [results.count(result) for result in RESULTS]
            return len(rows), (*counts, percent(counts[0] + counts[1], len(rows)))

        written = [
            (order, result)
            for order in self.year.orders
            if order.plan
            for follow_up in order.plan.follow_ups
            if self.inside(follow_up.held_on)
            for result in follow_up.results
        ]
        return self.each(self.grouped(written, lambda row: (row[0].person, row[0])), figure)

    def tydlighet(self):
        def figure(orders):
            measured = [order.clarity for order in orders]
            return len(orders), (mean(measured) if measured else None, len(measured), 0, 0, 0)

        sent = [order for order in self.year.orders if self.inside(order.sent_on)]
        return self.each(self.grouped(sent, lambda order: (order.person, order)), figure)

    def omdomen(self):
        def figure(rows):
            counts = [sum(grade == wanted for _, grade in rows) for wanted in GRADES]
            return len(rows), (*counts, percent(counts[2], len(rows)))

        received = [order for order in self.year.orders if self.inside(order.received_on)]
        given = [(order, grade) for order in received for grade in order.grades]
        return self.each(self.grouped(given, lambda row: (row[0].person, row[0])), figure)

    # --- Decisions ------------------------------------------------------------------------------------------------
    def beslutslangd(self):
        def months(decision):
            after = decision.valid_to + DAY
            whole = (after.year - decision.valid_from.year) * 12 + after.month - decision.valid_from.month
            return whole - (after.day < decision.valid_from.day)

        def figure(rows):
            known = [months(row) for row in rows if row.valid_to]
            bands = ((0, 6), (6, 12), (12, 13), (13, 999))
            counts = [sum(least <= number < most for number in known) for least, most in bands]
            return len(rows), (*counts, len(rows) - len(known))

        return self.each(self.grouped(self.held_on_last_day(), self.of_case), figure)

    def beslut_uppfoljda(self):
        followed = {
            decision.person
            for decision in self.year.decisions
            if any(day <= self.last for day in decision.followed_on)
        }

        def figure(rows):
            persons = {row.person for row in rows}
            count = len(persons & followed)
            return len(persons), (count, percent(count, len(persons)))

        return self.each(self.grouped(self.held_on_last_day(), self.of_case), figure)

    def beslut_uppfoljda_i_tid(self):
        rows = []
        for decision in (one for one in self.year.decisions if one.hours):
            first_due = min(filter(None, (decision.follow_up_on, add_months(decision.valid_from, 12))))
            due, seen = first_due, [day for day in sorted(decision.followed_on) if day <= self.last]
            for day in seen:
                if self.inside(day):
                    rows.append((decision, "in time" if day <= due else "late"))
                due = add_months(day, 12)
            runs = decision.valid_from <= self.last <= decision.last_day
            told_otherwise = not seen and decision.follow_up_on is None and decision.last_day == date.max
            if runs and due < self.last and not told_otherwise:
                rows.append((decision, "waits"))
        return self._in_time(self.grouped(rows, lambda row: self.of_case(row[0])))

    def forlangda(self):
        def figure(rows):
            pairs = [
                (
                    any(self.inside(day) for day in row.followed_on),
                    any(self.inside(one.decided_on) for one in row.extensions),
                )
                for row in rows
            ]
            counts = (
                sum(followed for followed, _ in pairs),
                sum(extended for _, extended in pairs),
                sum(followed and extended for followed, extended in pairs),
                sum(not followed and not extended for followed, extended in pairs),
            )
            shares = (percent(count, len(rows)) for count in counts)
            return len(rows), tuple(value for pair in zip(counts, shares, strict=True) for value in pair)

        return self.each(self.grouped(self.held(), self.of_case), figure)

    def overklaganden(self):
        def figure(rows):
            counts = [sum(row.judgment == wanted for row in rows) for wanted in JUDGMENTS]
            return len(rows), (*counts, sum(not row.judgment for row in rows))

        received = [appeal for appeal in self.year.appeals if self.inside(appeal.received_on)]
        return self.each(self.grouped(received, lambda one: self.of_case(one.decision)), figure)

    # --- Quality --------------------------------------------------------------------------------------------------
    def efterregistrerat(self):
        def figure(rows):
            days = [(day_of(row.device_at or row.noted_at) - day_of(row.ends_at)).days for row in rows]
            late = [number for number in days if number > 0]
            return len(rows), (len(late), percent(len(late), len(rows)), middle(late))

        return self.each(self.grouped([one for one in self.visits() if one.noted_at]), figure)

    def avvikelser(self):
        happened = [one for one in self.year.deviations if self.inside(one.happened_at)]
        return self.each(self.grouped(happened), lambda rows: (len(rows), (len(rows), 0, 0)))
