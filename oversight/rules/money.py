"""What a provider is paid for (domain.md §5.3), and what each way to pay costs. Plain values in and out; kronor and
hours are Decimal, rounded half up once, at the end."""

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import TextChoices

from boendestod import dates
from boendestod.errors import refuse_if
from boendestod.templatetags.sv import tal
from cases.rules import Period
from followup.rules import VisitOutcome


class PaymentModel(TextChoices):
    PERFORMED = "performed", "utförd tid"
    ORDERED = "ordered", "beställd tid"
    WITH_MISSED = "with_missed", "utförd tid och bomtid"
    PER_PERSON = "per_person", "fast summa per person"
    GRANT = "grant", "anslag"


class Of(TextChoices):
    """What is counted in hours, and for a sum per person in months."""

    GRANTED = "granted", "beviljade timmar"
    ORDERED = "ordered", "beställda timmar"
    PLANNED = "planned", "planerade timmar"
    PERFORMED = "performed", "utförda timmar"
    MISSED = "missed", "bomtimmar"
    PERSON_MONTHS = "person_months", "personmånader"


# Nobody at home or at the agreed place, and not told in time (report 003, domain.md §5.2).
MISSED_TIME = frozenset(
    {VisitOutcome.CANCELLED_BY_PERSON_LATE, VisitOutcome.NO_SHOW, VisitOutcome.REFUSED_AT_DOOR}
)
PAID_FOR = {
    PaymentModel.PERFORMED: (Of.PERFORMED,),
    PaymentModel.ORDERED: (Of.ORDERED,),
    PaymentModel.WITH_MISSED: (Of.PERFORMED, Of.MISSED),
    PaymentModel.PER_PERSON: (Of.PERSON_MONTHS,),
    PaymentModel.GRANT: (),
}
DAY = timedelta(days=1)
WHOLE = Decimal(100)
ORE, KRONA = Decimal("0.01"), Decimal(1)
# Parts of a month may have no last decimal; what is beyond this is the noise of dividing, and must not turn a half.
EXACT = Decimal("1e-10")


def rounded(amount: Decimal, to: Decimal = ORE) -> Decimal:
    return amount.quantize(EXACT).quantize(to, ROUND_HALF_UP)


# --- Time -------------------------------------------------------------------------------------------------------------


def pieces(first: date, last: date, cuts: Iterable[date] = ()) -> Iterator[Period]:
    """The days from first to last, cut where a month begins and on each day of `cuts`."""
    ahead = sorted(cut for cut in set(cuts) if first < cut <= last)
    start = first
    while start <= last:
        next_month = dates.add_months(start.replace(day=1), 1)
        end = min([next_month, last + DAY, *(cut for cut in ahead if cut > start)])
        yield Period(start, end - DAY)
        start = end


def month_share(piece: Period) -> Decimal:
    """How much of its calendar month the piece is."""
    return Decimal(piece.days) / calendar.monthrange(piece.first.year, piece.first.month)[1]


def year_share(piece: Period) -> Decimal:
    return Decimal(piece.days) / (366 if calendar.isleap(piece.first.year) else 365)


def hours_between(hours_a_month: Decimal, first: date, last: date) -> Decimal:
    """Hours a month over some days: each calendar month's hours are spread evenly over its days."""
    return sum((hours_a_month * month_share(piece) for piece in pieces(first, last)), Decimal(0))


def years_between(first: date, last: date) -> Decimal:
    return sum((year_share(piece) for piece in pieces(first, last)), Decimal(0))


# --- The rules of payment, by date and provider -----------------------------------------------------------------------


@dataclass(frozen=True)
class Rate:
    """What holds from a day on; `provider` is None where it holds for all that have no rule of their own."""

    provider: int | None
    valid_from: date
    model: str
    rate: Decimal | None = None
    missed_percent: int = 0
    per_person: Decimal | None = None
    grant: Decimal | None = None

    @property
    def missed_part(self) -> Decimal:
        """For the comparison missed time counts whole where the rule does not say how much of it is paid."""
        return self.missed_percent / WHOLE if self.missed_percent else Decimal(1)


def rate_on(rates: Iterable[Rate], provider: int | None, day: date) -> Rate | None:
    """The provider's own rule before the general one, and of each the last that has begun."""
    begun = [rate for rate in rates if rate.provider in (provider, None) and rate.valid_from <= day]
    return max(begun, key=lambda rate: (rate.provider is not None, rate.valid_from), default=None)


AMOUNT_OF = {
    PaymentModel.PERFORMED: "rate",
    PaymentModel.ORDERED: "rate",
    PaymentModel.WITH_MISSED: "rate",
    PaymentModel.PER_PERSON: "per_person",
    PaymentModel.GRANT: "grant",
}
NO_AMOUNT = {
    "rate": "Ange kronor per timme.",
    "per_person": "Ange kronor per person och månad.",
    "grant": "Ange anslaget per år.",
}


def check_payment(
    model: str,
    *,
    rate: Decimal | None,
    missed_percent: int,
    per_person: Decimal | None,
    grant: Decimal | None,
) -> None:
    amounts = {"rate": rate, "per_person": per_person, "grant": grant}
    refuse_if(model not in PaymentModel, "Välj en ersättningsmodell.", "no_model", "model")
    for name, amount in amounts.items():
        refuse_if(amount is not None and amount <= 0, "Beloppet ska vara större än noll.", "no_amount", name)
    needed = AMOUNT_OF[PaymentModel(model)]
    refuse_if(amounts[needed] is None, NO_AMOUNT[needed], "amount_missing", needed)
    refuse_if(not 0 <= missed_percent <= 100, "Ange 0 till 100 procent.", "percent_outside", "missed_percent")
    refuse_if(
        model == PaymentModel.WITH_MISSED and not missed_percent,
        "Ange hur stor del av bomtiden som ersätts.",
        "percent_missing",
        "missed_percent",
    )


# --- What it costs ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Used:
    """So much of something at a provider; all of it lies on days when the same rule of payment holds."""

    of: Of
    provider: int | None
    day: date
    amount: Decimal


@dataclass(frozen=True)
class Line:
    """So much at a price, and said as that in words."""

    what: str
    amount: Decimal
    price: Decimal
    part: Decimal = Decimal(1)

    @property
    def sum(self) -> Decimal:
        return self.amount * self.price * self.part

    def __str__(self):
        part = "" if self.part == 1 else f" × {tal(self.part * WHOLE)} %"
        return f"{tal(rounded(self.amount))} {self.what} × {price_text(self.price)}{part}"


def price_text(price: Decimal) -> str:
    whole, _, ore = f"{rounded(price):.2f}".partition(".")
    return f"{tal(Decimal(whole))},{ore} kr"


@dataclass(frozen=True)
class Cost:
    """What a model costs: the lines that it is the sum of, and the hours or months that have no price."""

    model: PaymentModel | None
    lines: tuple[Line, ...]
    unpriced: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal | None:
        """In öre; None where nothing has a price."""
        return rounded(sum((line.sum for line in self.lines), Decimal(0))) if self.lines else None

    @property
    def is_whole(self) -> bool:
        return bool(self.lines) and not self.unpriced

    def beside(self, other: "Cost") -> Decimal | None:
        """How much more than the other, in per cent of it."""
        if not self.is_whole or not other.is_whole or not other.total:
            return None
        return (WHOLE * (self.total - other.total) / other.total).quantize(Decimal("0.1"), ROUND_HALF_UP)


def cost(
    used: Iterable[Used],
    rates: list[Rate],
    model: PaymentModel | None,
    *,
    grants: Iterable[tuple[Rate, Decimal]] = (),
) -> Cost:
    """What the model would cost on what was used; None is the model that holds for each provider and day. `grants` are
    the rules with the part of a year that each holds (`grant_years`)."""
    amounts, unpriced = Counter(), Decimal(0)
    for one in used:
        rate = rate_on(rates, one.provider, one.day)
        paying = model or (PaymentModel(rate.model) if rate else None)
        if paying is None or one.of not in PAID_FOR[paying]:
            unpriced += one.amount if paying is None and one.of == Of.PERFORMED else 0
            continue
        price = getattr(rate, AMOUNT_OF[paying]) if rate else None
        if price is None:
            unpriced += one.amount
            continue
        part = rate.missed_part if one.of == Of.MISSED else Decimal(1)
        amounts[one.of.label, price, part] += one.amount
    for rate, years in grants:
        if rate.grant is not None and (model or rate.model) == PaymentModel.GRANT:
            amounts[YEARS_OF_GRANT, rate.grant, Decimal(1)] += years
    lines = tuple(Line(what, much, price, part) for (what, price, part), much in amounts.items() if much)
    return Cost(model, lines, unpriced)


YEARS_OF_GRANT = "år med anslaget"


def grant_years(
    rates: list[Rate], owners: Iterable[int | None], first: date, last: date
) -> list[tuple[Rate, Decimal]]:
    """Each rule with the years that it holds between the days, for the providers named and, as None, for all
    together. A provider without a rule of its own has no grant of its own either."""
    cuts = [rate.valid_from for rate in rates]
    found = []
    for owner in owners:
        own = [rate for rate in rates if rate.provider == owner]
        for piece in pieces(first, last, cuts):
            holds = rate_on(own, owner, piece.first)
            if holds is not None:
                found.append((holds, year_share(piece)))
    return found


# --- On figures of one's own, as in report 003 (domain.md §5.4) -------------------------------------------------------


@dataclass(frozen=True)
class Reading:
    """One way to read what is paid: in words, the hours, the price and what comes of it."""

    what: str
    base: str
    hours: Decimal
    price: Decimal
    total: Decimal

    @property
    def words(self) -> str:
        return f"{self.base} × {price_text(self.price)}"


def readings(
    *,
    ordered: Decimal,
    performed: Decimal,
    rate: Decimal,
    missed_percent: int,
    budget: Decimal | None = None,
    stated: Decimal | None = None,
) -> list[Reading]:
    """The ways to pay on the same hours, in whole kronor, with what each is reckoned on. "30 % bomtid" can be read in
    several ways, and a sum that somebody states gives the price that it implies."""
    part = missed_percent / WHOLE
    said, hours = f"{missed_percent} % bomtid", f"{tal(performed)} utförda timmar"
    on_top, of_paid = performed * (1 + part), performed / (1 - part)
    found = [
        _reading("Utförd tid", hours, performed, rate),
        _reading("Beställd tid", f"{tal(ordered)} beställda timmar", ordered, rate),
        _reading(f"{said}, lagt till de utförda timmarna", f"{hours} × {tal(1 + part)}", on_top, rate),
        _reading(f"{said}, som del av de betalda timmarna", f"{hours} ÷ {tal(1 - part)}", of_paid, rate),
    ]
    if budget is not None:
        total = rounded(budget + performed * part * rate, KRONA)
        base = f"budgeten {tal(budget)} kr + {hours} × {missed_percent} %"
        found.append(Reading(f"{said}, lagt till budgeten", base, performed * part, rate, total))
        found.append(_implied("Budgeten, på de utförda timmarna", hours, performed, budget))
    if stated is not None:
        found.append(
            _implied(
                f"Den angivna summan, med {said} lagt till", f"{hours} × {tal(1 + part)}", on_top, stated
            )
        )
    return found


def _reading(what: str, base: str, hours: Decimal, price: Decimal) -> Reading:
    return Reading(what, base, hours, price, rounded(hours * price, KRONA))


def _implied(what: str, base: str, hours: Decimal, total: Decimal) -> Reading:
    return Reading(what, base, hours, rounded(total / hours), rounded(total, KRONA))
