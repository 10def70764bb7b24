"""The persons of the year: who they are, what was decided for them, ordered, planned and followed up."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from .facts import (
    FIRST,
    LAST,
    ON,
    PROVIDERS,
    Appeal,
    Decision,
    Extension,
    FollowUp,
    Order,
    Person,
    Plan,
    Worker,
    Year,
)

# Botkyrka 2018 (report 000, table 2): so many persons, and so many hours granted for the year.
PERSONS, GRANTED = 105, Decimal(20_736)
TEAMS = {"Ljung": 8, "Mossa": 7, "Gryning": 6}
DAY = timedelta(days=1)
MONTH_HOURS = [Decimal(hours) for hours in (4, 8, 10, 12, 16, 16, 20, 20, 24, 30)]
# Three a week are thirteen a month.
WEEK_HOURS = (Decimal(3), Decimal(6))
BIRTH_YEARS = (2006, 2001, 1996, 1990, 1985, 1979, 1972, 1968, 1963, 1958, 1951)
RESULTS = ("reached", "nearer", "nearer", "unchanged", "unchanged", "further_away", "no_longer_wanted")
GRADES = ("clear", "clear", "mentioned", "not_at_all")
# By number: what becomes of the persons in the year; those before them have support all of it.
OPEN_ENDED = range(60, 75)
BEGINNING = range(75, 85)
ENDING = range(85, 94)
TAPERED = range(94, 100)
MOVED = range(100, 102)
WITH_GAP = range(102, 104)
LAST_PERSON = PERSONS - 1
# Where whole months end, or a half or a third of one that can be counted in hundredths of an hour.
BEGINNINGS = (date(2025, 2, 15), date(2025, 4, 16), date(2025, 6, 21), date(2025, 9, 1), date(2025, 10, 1))
ENDINGS = (date(2025, 2, 14), date(2025, 4, 15), date(2025, 6, 20), date(2025, 8, 31), date(2025, 11, 30))
DOUBLE = (10, 36)
REFUSED = 8
JUDGMENTS = ("rejected", "rejected", "granted", "returned", "")


def add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def a_month(hours: Decimal, per: str) -> Decimal:
    return hours * 52 / 12 if per == "week" else hours


def granted(decision: Decision, first: date = FIRST, last: date = LAST) -> Decimal:
    """Each month gives its hours by how many of its days the decision holds."""
    total, day = Decimal(0), first
    while day <= last:
        length = monthrange(day.year, day.month)[1]
        begins = max(day, decision.valid_from)
        ends = min(day.replace(day=length), last, decision.last_day)
        days = max((ends - begins).days + 1, 0)
        total += a_month(decision.hours, decision.per) * days / length
        day = day.replace(day=length) + DAY
    return total


class People:
    def __init__(self, random: Random):
        self.random = random
        teams = [(name, team) for name, teams in PROVIDERS.items() for team in teams]
        places = [place for place in teams for _ in range(TEAMS[place[1]])]
        self.workers = [Worker(number, *place) for number, place in enumerate(places)]
        self.year = Year(self.workers, [], [], [], [])

    def live(self) -> Year:
        for number in range(PERSONS):
            self._support(self._person(number))
        for number in range(PERSONS, PERSONS + REFUSED):
            self._refuse(self._person(number))
        self._balance()
        for order in self.year.orders:
            self._plan(order)
        return self.year

    def _person(self, number: int) -> Person:
        person = Person(
            number=number,
            sex=self.random.choice(("woman", "man")),
            birth_year=self.random.choice(BIRTH_YEARS),
            area=self.random.choice(("socialpsykiatri", "funktionsnedsättning")),
            unit="Södra" if number % 3 == 0 else "Norra",
            support_since=date(self.random.randint(2015, 2024), self.random.randint(1, 12), 28),
        )
        self.year.persons.append(person)
        return person

    def _support(self, person: Person) -> None:
        number, random = person.number, self.random
        hours, per = self._hours(number)
        began = date(2024, random.randint(1, 12), 1)
        if number == LAST_PERSON:
            self._course(person, date(2025, 12, 1), Decimal(1), "month")
        elif number in OPEN_ENDED:
            decision = self._decide(person, began, None, hours, per)
            if number % 3 == 0:
                decision.followed_on.append(add_months(began, 10 + number % 4))
            self._order(person, [decision])
        elif number in BEGINNING:
            self._course(person, BEGINNINGS[number % len(BEGINNINGS)], hours, per)
        elif number in ENDING:
            self._end(person, began, hours, per)
        elif number in TAPERED:
            self._taper(person, hours, per)
        elif number in MOVED:
            self._move(person, began, hours, per)
        elif number in WITH_GAP:
            before = self._decide(person, date(2024, 9, 1), date(2025, 8, 31), hours, per)
            after = self._decide(person, date(2025, 9, 16), date(2026, 9, 15), hours, per)
            self._order(person, [before, after])
        else:
            self._course(person, began, hours, per)

    def _hours(self, number: int) -> tuple[Decimal, str]:
        if number % 12 == 5 and number < BEGINNING.start:
            return self.random.choice(WEEK_HOURS), "week"
        # Halves and thirds of months give whole hours then.
        return self.random.choice(MONTH_HOURS) if number < BEGINNING.start else Decimal(18), "month"

    def _decide(self, person: Person, first: date, last: date | None, hours: Decimal, per: str) -> Decision:
        decided_on = first - self.random.randint(3, 20) * DAY
        decision = Decision(person, "approval", decided_on, first, last, hours, per)
        if last or person.number % 2:
            decision.follow_up_on = add_months(first, 11)
        self.year.decisions.append(decision)
        return decision

    def _course(self, person: Person, began: date, hours: Decimal, per: str) -> None:
        """One decision after the other, followed up or let run on, until the year has ended."""
        length, first, decisions = self.random.choice((12, 12, 12, 6)), began, []
        while first <= LAST:
            decision = self._decide(person, first, add_months(first, length) - DAY, hours, per)
            if person.number % 9 == 4 and FIRST <= decision.valid_to <= LAST:
                self._extend(decision)
            elif self.random.random() < 0.75:
                self._follow(decision)
            decisions.append(decision)
            first = decision.valid_to + DAY
        self._order(person, decisions)

    def _extend(self, decision: Decision) -> None:
        before = decision.valid_to
        decision.valid_to = add_months(before + DAY, 3) - DAY
        decision.extensions.append(Extension(before - 10 * DAY, before))

    def _follow(self, decision: Decision) -> None:
        held_on = decision.last_day - self.random.randint(5, 60) * DAY
        if decision.valid_from <= held_on < ON:
            decision.followed_on.append(held_on)

    def _end(self, person: Person, began: date, hours: Decimal, per: str) -> None:
        last = ENDINGS[person.number % len(ENDINGS)]
        decision = self._decide(person, began, None, hours, per)
        if person.number % 2:
            decision.valid_to = last
        else:
            decision.ended_on = last
        self._order(person, [decision]).ended_on = last + DAY

    def _taper(self, person: Person, hours: Decimal, per: str) -> None:
        before = self._decide(person, date(2024, 7, 1), date(2025, 6, 30), hours, per)
        after = self._decide(person, date(2025, 7, 1), date(2026, 6, 30), hours / 2, per)
        first = self._order(person, [before])
        first.ended_on = date(2025, 7, 1)
        self._order(person, [after])

    def _move(self, person: Person, began: date, hours: Decimal, per: str) -> None:
        decision = self._decide(person, began, None, hours, per)
        changed = date(2025, 9, 1)
        first = self._order(person, [decision])
        first.ended_on = changed
        private = [worker for worker in self.workers if worker.provider == "private"]
        second = self._order(person, [decision], worker=private[person.number % len(private)])
        second.sent_on = second.received_on = second.starts_on = second.started_on = changed

    def _order(self, person: Person, decisions: list[Decision], worker: Worker | None = None) -> Order:
        random, first, current = self.random, decisions[0], decisions[-1]
        worker = worker or self.workers[person.number % len(self.workers)]
        sent_on = first.decided_on + random.randint(0, 2) * DAY
        received_on = sent_on + random.randint(1, 5) * DAY
        order = Order(
            person=person,
            decision=current,
            worker=worker,
            second=self.workers[worker.number + 1] if person.number in DOUBLE else None,
            hours=current.hours,
            per=current.per,
            sent_on=sent_on,
            received_on=received_on,
            starts_on=first.valid_from,
            started_on=max(first.valid_from, received_on) + random.choice((0, 0, 1, 3, 7, 21)) * DAY,
            clarity=random.randint(40, 100),
            grades=tuple(random.choice(GRADES) for _ in range(4)) if random.random() < 0.4 else (),
        )
        self.year.orders.append(order)
        return order

    def _refuse(self, person: Person) -> None:
        decided_on = date(2025, 1 + person.number % 12, 11)
        decision = Decision(person, "refusal", decided_on)
        self.year.decisions.append(decision)
        place = person.number - PERSONS
        if place < len(JUDGMENTS):
            judged_on = decided_on + 90 * DAY if JUDGMENTS[place] else None
            self.year.appeals.append(Appeal(decision, decided_on + 14 * DAY, JUDGMENTS[place], judged_on))

    def _balance(self) -> None:
        """The hours granted are the year's to the hundredth: whole years give or take, and December's person has
        the rest."""
        *others, last = (decision for decision in self.year.decisions if decision.hours)
        whole = [
            order
            for order in self.year.orders
            if order.person.number < OPEN_ENDED.start and order.per == "month" and order.hours > 4
        ]
        place = 0
        while not 4 < (rest := GRANTED - sum(granted(decision) for decision in others)) <= 16:
            step = 1 if rest > 0 else -1
            order = whole[place % len(whole)]
            for decision in self._of(order.person):
                decision.hours += step
            order.hours += step
            place += 1
        last.hours = self.year.orders[-1].hours = rest

    def _of(self, person: Person) -> Iterator[Decision]:
        return (decision for decision in self.year.decisions if decision.person == person)

    # --- The plan and its follow-ups ------------------------------------------------------------------------------
    def _plan(self, order: Order) -> None:
        random, number = self.random, order.person.number
        if random.random() < 0.07:
            return
        late = random.random() < 0.2
        begun_on = order.received_on + random.randint(*((15, 60) if late else (1, 14))) * DAY
        if order.ended_on and begun_on >= order.ended_on:
            return
        plan = order.plan = Plan(begun_on=begun_on, ended_on=order.ended_on)
        agreed_on = begun_on + random.randint(2, 25) * DAY
        if random.random() < 0.9 and agreed_on < (order.ended_on or ON):
            plan.agreed_on = agreed_on
            plan.agreement = "oral" if random.random() < 0.25 else "signed"
            plan.took_part = "yes" if random.random() < 0.85 else "no"
            plan.follows_order = random.random() < 0.8
            self._follow_up(order, plan)
        if number in TAPERED and order.ended_on and plan.agreed_on:
            self._plan_taper(order, plan)

    def _follow_up(self, order: Order, plan: Plan) -> None:
        """Every six months: in time, late, or not at all."""
        due = add_months(plan.agreed_on, 6)
        until = order.ended_on or ON
        while due < until:
            drawn = self.random.random()
            shift = -self.random.randint(0, 20) if drawn < 0.65 else self.random.randint(5, 60)
            held_on = due + shift * DAY
            if drawn < 0.85 and held_on < until:
                results = tuple(self.random.choice(RESULTS) for _ in range(2))
                plan.follow_ups.append(FollowUp(held_on, "continue", results))
            due = add_months(due, 6)

    def _plan_taper(self, order: Order, plan: Plan) -> None:
        steps = ((date(2025, 7, 1), order.hours / 2), (date(2026, 1, 1), order.hours / 4))
        plan.follow_ups.append(FollowUp(date(2025, 6, 10), "taper", ("nearer", "reached"), steps))
