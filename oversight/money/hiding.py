"""What of the money is not shown outside the case work: what is of few persons, and what would give that by
subtraction. Such a reader takes whole quarters of the whole municipality, as of the figures."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import DateField
from django.db.models.functions import TruncMonth

from ..figures.table import Counts, few, small_places
from ..rules.money import Of, Rate, pieces
from .hours import Ordered, Scope, visits_of

KINDS = (Of.ORDERED, Of.PLANNED, Of.PERFORMED, Of.MISSED)
# Whose hours: (provider, first day of the month, what) -> persons.
Behind = dict[tuple[int, date, Of], set]


@dataclass(frozen=True)
class Hidden:
    everything: bool = False
    months: bool = False
    kronor: bool = False
    providers: frozenset[int] = frozenset()


def hidden_of(scope: Scope, spans: list[Ordered], rates: list[Rate]) -> Hidden:
    if not scope.is_outside:
        return Hidden()
    behind = _behind(scope, spans)
    providers = sorted({provider for provider, _, _ in behind})
    months = sorted({month for _, month, _ in behind})
    if few(_persons(behind, providers, months)):
        return Hidden(everything=True)
    by_month = [_persons(behind, providers, [month]) for month in months]
    # A provider is hidden in every month or in none: the quarter less the others would give it.
    rows = [_columns(behind, [provider], months) for provider in providers]
    places, _ = small_places(rows, _columns(behind, providers, months))
    hidden = frozenset(providers[place] for place in places)
    return Hidden(
        months=any(map(few, by_month)),
        # With the prices known, its hours could be solved out of the sums.
        kronor=any(rate.provider in hidden for rate in rates),
        providers=hidden,
    )


def _behind(scope: Scope, spans: list[Ordered]) -> Behind:
    found = defaultdict(set)
    for span in spans:
        for piece in pieces(span.first, span.last):
            found[span.provider, piece.first.replace(day=1), Of.ORDERED].add(span.client)
    for of, visits in visits_of(scope).items():
        months = visits.order_by().annotate(month=TruncMonth("starts_at", output_field=DateField()))
        rows = months.values_list("order__provider", "month", "order__case__client").distinct()
        for provider, month, client in rows:
            found[provider, month, of].add(client)
    return found


def _columns(behind: Behind, providers: list[int], months: list[date]) -> Counts:
    """Persons of the whole quarter, by what, and then of each month."""
    stretches = [months, *([month] for month in months)]
    return tuple(count for stretch in stretches for count in _persons(behind, providers, stretch))


def _persons(behind: Behind, providers: Iterable[int], months: Iterable[date]) -> Counts:
    return tuple(
        len(
            set().union(
                *(behind.get((provider, month, of), ()) for provider in providers for month in months)
            )
        )
        for of in KINDS
    )
