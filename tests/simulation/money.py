"""What the year's hours cost, day by day from its own rows: no database, nothing of the application."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from .days import DAY, PERFORMED, day_of
from .facts import Order, Year
from .people import a_month
from .sums import IN_VAIN

HOUR = 3600


@dataclass(frozen=True)
class Price:
    """From a day on, for a provider or, as None, for all that have none of their own."""

    provider: str | None
    valid_from: date
    model: str
    rate: Decimal
    missed_part: Decimal = Decimal(1)


@dataclass
class Money:
    year: Year
    first: date
    last: date
    provider: str | None = None
    unit: str | None = None

    def _counts(self, order: Order) -> bool:
        return self.provider in (None, order.provider) and self.unit in (None, order.person.unit)

    def _days(self, first: date, last: date) -> Iterator[date]:
        day = max(first, self.first)
        while day <= min(last, self.last):
            yield day
            day += DAY

    def ordered(self) -> Iterator[tuple[date, str, Decimal]]:
        for order in filter(self._counts, self.year.orders):
            for day in self._days(order.starts_on, order.ended_on - DAY if order.ended_on else date.max):
                yield day, order.provider, self._a_day(order, day)

    def _a_day(self, row, day: date) -> Decimal:
        return a_month(Decimal(row.hours), row.per) / monthrange(day.year, day.month)[1]

    def granted(self) -> Decimal:
        """Of one provider on the days when an order of its runs in the case."""
        total = Decimal(0)
        for decision in (one for one in self.year.decisions if one.hours):
            person = decision.person
            if self.unit not in (None, person.unit):
                continue
            orders = [one for one in self.year.orders if one.person == person and self._counts(one)]
            for day in self._days(decision.valid_from, decision.last_day):
                if self.provider is None or any(self._runs(order, day) for order in orders):
                    total += self._a_day(decision, day)
        return total

    def _runs(self, order: Order, day: date) -> bool:
        return order.starts_on <= day and (order.ended_on is None or day < order.ended_on)

    def visits(self, outcomes: tuple[str, ...]) -> Iterator[tuple[date, str, Decimal]]:
        for visit in self.year.visits:
            day = day_of(visit.starts_at)
            if visit.outcome in outcomes and self._counts(visit.order) and self.first <= day <= self.last:
                seconds = (visit.ends_at - visit.starts_at).total_seconds()
                yield day, visit.order.provider, Decimal(int(seconds)) / HOUR

    def planned(self) -> Decimal:
        became = {visit.planned: visit.outcome for visit in self.year.visits if visit.planned}
        stays = (one for one in self.year.standing if became.get(one, "performed") in PERFORMED)
        return sum(
            Decimal(int((one.ends_at - one.starts_at).total_seconds())) / HOUR
            for one in stays
            if self._counts(one.order) and self.first <= day_of(one.starts_at) <= self.last
        )

    def hours(self) -> dict[str, Decimal]:
        return {
            "granted": self.granted(),
            "ordered": sum(hours for _, _, hours in self.ordered()),
            "planned": self.planned(),
            "performed": sum(hours for _, _, hours in self.visits(PERFORMED)),
            "missed": sum(hours for _, _, hours in self.visits(IN_VAIN)),
        }

    def persons(self) -> int:
        return len(
            {
                order.person
                for order in filter(self._counts, self.year.orders)
                if any(
                    True
                    for _ in self._days(order.starts_on, order.ended_on - DAY if order.ended_on else date.max)
                )
            }
        )

    def cost(self, prices: list[Price], model: str | None = None) -> Decimal:
        """By one model throughout, or, as None, by the one that holds for each provider and day."""
        total = Decimal(0)
        for base, rows in (
            ("ordered", self.ordered()),
            ("performed", self.visits(PERFORMED)),
            ("missed", self.visits(IN_VAIN)),
        ):
            for day, provider, hours in rows:
                price = self._price(prices, provider, day)
                if base in PAID[model or price.model]:
                    total += hours * price.rate * (price.missed_part if base == "missed" else 1)
        return total.quantize(Decimal("1e-8")).quantize(Decimal("0.01"), ROUND_HALF_UP)

    def _price(self, prices: list[Price], provider: str, day: date) -> Price:
        begun = [one for one in prices if one.provider in (provider, None) and one.valid_from <= day]
        return max(begun, key=lambda one: (one.provider is not None, one.valid_from))


PAID = {"ordered": ("ordered",), "performed": ("performed",), "with_missed": ("performed", "missed")}
