"""The page of money: hours, what each way to pay costs on the same hours, the budget beside, and the months and
providers that stand out."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from accounts.models import LimitRule, Provider
from accounts.rules import LimitKey
from boendestod import dates
from boendestod.charts import Chart, lines
from boendestod.templatetags.sv import MONTHS

from ..models import Budget
from ..rules import PaymentModel
from ..rules.money import (
    DAY,
    KRONA,
    WHOLE,
    Cost,
    Of,
    Rate,
    Used,
    cost,
    grant_years,
    rate_on,
    rounded,
)
from .hiding import hidden_of
from .hours import Scope, granted, ordered, used
from .payment import rates_of, set_aside, spread

# What is said of each, in the order that it comes about.
HOW_COUNTED = {
    Of.GRANTED: "Timmarna i besluten som gäller, fördelade på dagarna. För en utförare: de dagar då den har en "
    "beställning i ärendet.",
    Of.ORDERED: "Timmarna i de skickade beställningarna, fördelade på dagarna, från den dag stödet ska börja. När en "
    "beställning har ändrats gäller de nya timmarna från den dag ändringen togs emot.",
    Of.PLANNED: "Besöken i schemat, utom de som har ställts in.",
    Of.PERFORMED: "Genomförda besök, också delvis genomförda, så länge de varade. Två medarbetare på ett besök räknas "
    "en gång.",
    Of.MISSED: "Bomtid: sent avbokat av personen, personen var inte där eller ville inte vid dörren. Tiden som besöket "
    "skulle ha varat.",
}
SAID_OF = {
    PaymentModel.PERFORMED: "Utförda timmar gånger timpriset.",
    PaymentModel.ORDERED: "Beställda timmar gånger timpriset, vare sig de blir utförda eller inte.",
    PaymentModel.WITH_MISSED: "Utförda timmar och bomtimmar gånger timpriset. Bomtiden räknas med den andel som regeln "
    "säger, och hel där regeln inte säger något.",
    PaymentModel.PER_PERSON: "En fast summa för varje person och månad. En del av en månad räknas i dagar.",
    PaymentModel.GRANT: "Årets anslag, efter hur stor del av året det är.",
}


@dataclass(frozen=True)
class ModelRow:
    model: PaymentModel
    cost: Cost
    beside: Decimal | None
    holds: bool

    @property
    def said(self) -> str:
        return SAID_OF[self.model]


@dataclass(frozen=True)
class MonthRow:
    first: date
    amounts: dict[Of, Decimal]
    budget: Decimal | None


@dataclass(frozen=True)
class ShareRow:
    """What a provider carried out of what was ordered, in one month."""

    provider: Provider
    first: date
    last: date
    ordered: Decimal
    performed: Decimal
    least: int
    most: int

    @property
    def percent(self) -> Decimal | None:
        return percent_of(self.performed, self.ordered)

    @property
    def is_over(self) -> bool:
        return self.performed > 0 and (not self.ordered or WHOLE * self.performed >= self.most * self.ordered)

    @property
    def is_under(self) -> bool:
        return WHOLE * self.performed < self.least * self.ordered

    @property
    def stands_out(self) -> bool:
        return self.is_over or self.is_under


@dataclass(frozen=True)
class BudgetRow:
    what: str
    budget: Decimal
    spent: Decimal | None
    unit: str

    @property
    def left(self) -> Decimal | None:
        return None if self.spent is None else self.budget - self.spent


@dataclass(frozen=True)
class Money:
    persons: int
    totals: dict[Of, Decimal]
    # Without kronor where they would tell the hours of a provider with few persons.
    models: list[ModelRow]
    holding: Cost | None
    months: list[MonthRow]
    shares: list[ShareRow]
    budget: list[BudgetRow]
    without_hours: int
    least: int
    most: int

    @property
    def rows(self) -> list[tuple]:
        return [(of.label, self.totals[of], HOW_COUNTED[of]) for of in HOW_COUNTED]

    @property
    def standing_out(self) -> list[ShareRow]:
        return [share for share in self.shares if share.stands_out]

    @property
    def chart(self) -> Chart:
        shown = (Of.ORDERED, Of.PLANNED, Of.PERFORMED)
        return lines(
            "Beställda, planerade och utförda timmar per månad",
            "timmar",
            [f"{MONTHS[row.first.month - 1][:3]} {row.first.year}" for row in self.months],
            {of.label: [float(row.amounts[of]) for row in self.months] for of in shown},
        )


def percent_of(part: Decimal, whole: Decimal) -> Decimal | None:
    return (WHOLE * part / whole).quantize(KRONA, ROUND_HALF_UP) if whole else None


def money(scope: Scope) -> Money | None:
    """None for those outside the case work where so few persons are counted that somebody could be told from it."""
    municipality = scope.user.membership.municipality
    rates = rates_of(municipality)
    spans = ordered(scope)
    hidden = hidden_of(scope, spans, rates)
    if hidden.everything:
        return None
    amounts = used(scope, spans, {rate.valid_from for rate in rates})
    by_month = _by_month(scope, amounts, granted(scope, spans))
    totals = {of: rounded(sum((month[of] for month in by_month.values()), Decimal(0))) for of in HOW_COUNTED}
    holding, models = (None, []) if hidden.kronor else _models(scope, amounts, rates)
    limits = _limits(scope)
    budgets = [] if scope.provider else set_aside(scope.user, scope.first, scope.last)
    return Money(
        persons=len({span.client for span in spans}),
        totals=totals,
        models=models,
        holding=holding,
        months=[] if hidden.months else _months(scope, by_month, budgets),
        shares=[] if hidden.months else _shares(scope, amounts, hidden.providers, limits),
        budget=_budget(scope, budgets, totals, holding),
        without_hours=len({span.order for span in spans if span.hours is None}),
        least=limits[0],
        most=limits[1],
    )


def _models(scope: Scope, amounts: list[Used], rates: list[Rate]) -> tuple[Cost, list[ModelRow]]:
    owners = {rate.provider for rate in rates if rate.provider is not None}
    if scope.is_one_provider:
        provider = scope.provider.pk if scope.provider else scope.user.membership.provider_id
        grants = grant_years(rates, owners & {provider}, scope.first, scope.last)
    else:
        grants = grant_years(rates, [*sorted(owners), None], scope.first, scope.last)
    holding = cost(amounts, rates, None, grants=grants)
    costs = [cost(amounts, rates, model, grants=grants) for model in PaymentModel]
    hold = _held(amounts, rates)
    return holding, [ModelRow(each.model, each, each.beside(costs[0]), each.model in hold) for each in costs]


def _held(amounts: list[Used], rates: list[Rate]) -> set[str]:
    """The models of the rules that held for somebody during the days."""
    found = (rate_on(rates, one.provider, one.day) for one in amounts)
    return {rate.model for rate in found if rate is not None}


def _by_month(
    scope: Scope, amounts: Iterable[Used], of_decisions: dict[date, Decimal]
) -> dict[date, Counter]:
    month, found = scope.first.replace(day=1), {}
    while month <= scope.last:
        found[month] = Counter({Of.GRANTED: of_decisions.get(month, Decimal(0))})
        month = dates.add_months(month, 1)
    for one in amounts:
        found[one.day.replace(day=1)][one.of] += one.amount
    return found


def _months(scope: Scope, by_month: dict[date, Counter], budgets: list[Budget]) -> list[MonthRow]:
    rows = []
    for month, amounts in by_month.items():
        first, last = _days_of(month, scope)
        of_all = {of: rounded(Decimal(amounts[of])) for of in HOW_COUNTED}
        rows.append(MonthRow(month, of_all, spread(budgets, "hours", first, last)))
    return rows


def _limits(scope: Scope) -> tuple[int, int]:
    municipality = scope.user.membership.municipality
    keys = (LimitKey.MONTH_LEAST_PERCENT, LimitKey.MONTH_MOST_PERCENT)
    least, most = (LimitRule.objects.value_on(municipality, key, scope.last) for key in keys)
    return least, most


def _shares(
    scope: Scope, amounts: list[Used], hidden: frozenset[int], limits: tuple[int, int]
) -> list[ShareRow]:
    """The newest month first."""
    found = defaultdict(Counter)
    for one in amounts:
        found[one.provider, one.day.replace(day=1)][one.of] += one.amount
    providers = Provider.objects.in_bulk({provider for provider, _ in found} - hidden)
    rows = [
        ShareRow(
            providers[provider],
            *_days_of(month, scope),
            rounded(Decimal(each[Of.ORDERED])),
            rounded(Decimal(each[Of.PERFORMED])),
            *limits,
        )
        for (provider, month), each in found.items()
        if provider in providers
    ]
    return sorted(rows, key=lambda row: (-row.first.toordinal(), row.provider.name))


def _days_of(month: date, scope: Scope) -> tuple[date, date]:
    return max(month, scope.first), min(dates.add_months(month, 1) - DAY, scope.last)


def _budget(
    scope: Scope, budgets: list[Budget], totals: dict[Of, Decimal], holding: Cost | None
) -> list[BudgetRow]:
    hours = spread(budgets, "hours", scope.first, scope.last)
    amount = spread(budgets, "amount", scope.first, scope.last)
    rows = []
    if hours is not None:
        rows += [BudgetRow(f"Mot {of.label}", hours, totals[of], "tim") for of in (Of.ORDERED, Of.PERFORMED)]
    if amount is not None and holding is not None:
        rows.append(BudgetRow("Mot ersättningen enligt reglerna", amount, holding.total, "kr"))
    return rows
