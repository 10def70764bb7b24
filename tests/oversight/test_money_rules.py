"""What each way to pay costs, on plain values: report 003, rates by date and provider, and parts of months."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boendestod.errors import RuleBroken
from oversight.rules import PaymentModel, hours_between
from oversight.rules.money import (
    KRONA,
    Cost,
    Of,
    Rate,
    Used,
    check_payment,
    cost,
    grant_years,
    pieces,
    rate_on,
    readings,
    rounded,
    years_between,
)

ORDERED, PERFORMED, RATE = Decimal(98360), Decimal(68137), Decimal(436)
YEAR = (date(2022, 1, 1), date(2022, 12, 31))
SUMS = {"rate": None, "missed_percent": 0, "per_person": None, "grant": None}


def rule(day: date, rate="436", *, provider=None, model=PaymentModel.PERFORMED, **more) -> Rate:
    return Rate(provider, day, model, rate and Decimal(rate), **more)


# --- Report 003 (domain.md §5.4) --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def of_report() -> dict:
    found = readings(
        ordered=ORDERED,
        performed=PERFORMED,
        rate=RATE,
        missed_percent=30,
        budget=Decimal(32494000),
        stated=Decimal(41386745),
    )
    return {reading.what: reading for reading in found}


@pytest.mark.parametrize(
    ("what", "total", "words"),
    [
        ("Beställd tid", 42884960, "98 360 beställda timmar × 436,00 kr"),
        ("Utförd tid", 29707732, "68 137 utförda timmar × 436,00 kr"),
        (
            "30 % bomtid, lagt till de utförda timmarna",
            38620052,
            "68 137 utförda timmar × 1,3 × 436,00 kr",
        ),
        (
            "30 % bomtid, som del av de betalda timmarna",
            42439617,
            "68 137 utförda timmar ÷ 0,7 × 436,00 kr",
        ),
        (
            "Den angivna summan, med 30 % bomtid lagt till",
            41386745,
            "68 137 utförda timmar × 1,3 × 467,23 kr",
        ),
        ("Budgeten, på de utförda timmarna", 32494000, "68 137 utförda timmar × 476,89 kr"),
    ],
)
def test_report_003_is_read_with_its_base(of_report, what, total, words):
    reading = of_report[what]
    assert (reading.total, reading.words.replace("\N{NO-BREAK SPACE}", " ")) == (total, words)


def test_without_budget_and_a_stated_sum_nothing_is_said_of_them():
    found = readings(ordered=ORDERED, performed=PERFORMED, rate=RATE, missed_percent=0)
    assert [reading.total for reading in found] == [29707732, 42884960, 29707732, 29707732]


def test_the_same_hours_cost_the_same_through_the_rules_of_payment():
    used = [Used(Of.ORDERED, 1, YEAR[0], ORDERED), Used(Of.PERFORMED, 1, YEAR[0], PERFORMED)]
    rates = [rule(date(2022, 1, 1))]
    ordered = cost(used, rates, PaymentModel.ORDERED)
    assert (ordered.total, cost(used, rates, None).total) == (Decimal("42884960.00"), Decimal("29707732.00"))
    assert ordered.beside(cost(used, rates, PaymentModel.PERFORMED)) == Decimal("44.4")


# --- Rates ------------------------------------------------------------------------------------------------------------


def test_the_providers_own_rule_goes_before_a_newer_general_one():
    own, general = rule(date(2022, 1, 1), "450", provider=1), rule(date(2023, 1, 1), "500")
    assert rate_on([own, general], 1, date(2023, 6, 1)) == own
    assert rate_on([own, general], 2, date(2023, 6, 1)) == general
    assert rate_on([own, general], 2, date(2022, 6, 1)) is None


@pytest.mark.parametrize(("day", "rate"), [(date(2022, 6, 15), 436), (date(2022, 6, 16), 450)])
def test_a_new_rate_holds_from_its_own_day(day, rate):
    rates = [rule(date(2022, 1, 1)), rule(date(2022, 6, 16), "450")]
    assert rate_on(rates, 1, day).rate == rate


def test_hours_without_a_rate_are_told_and_never_free():
    used = [Used(Of.PERFORMED, 1, date(2021, 12, 31), Decimal(10))]
    for model in (PaymentModel.PERFORMED, None):
        found = cost(used, [rule(date(2022, 1, 1))], model)
        assert (found.total, found.unpriced, found.is_whole) == (None, 10, False)


def test_no_rates_at_all_gives_no_sum_and_no_comparison():
    nothing = cost([], [], PaymentModel.ORDERED)
    assert (nothing.total, nothing.beside(nothing)) == (None, None)


def test_what_holds_is_reckoned_day_by_day_with_its_own_model():
    used = [
        Used(Of.PERFORMED, 1, date(2022, 1, 5), Decimal(10)),
        Used(Of.ORDERED, 1, date(2022, 1, 5), Decimal(20)),
        Used(Of.PERFORMED, 1, date(2022, 2, 5), Decimal(10)),
        Used(Of.ORDERED, 1, date(2022, 2, 5), Decimal(20)),
    ]
    rates = [rule(date(2022, 1, 1)), rule(date(2022, 2, 1), "500", model=PaymentModel.ORDERED)]
    assert cost(used, rates, None).total == 10 * 436 + 20 * 500


def test_missed_time_is_paid_with_the_part_that_the_rule_says_and_whole_where_it_says_nothing():
    used = [
        Used(Of.PERFORMED, 1, YEAR[0], Decimal(100)),
        Used(Of.MISSED, 1, YEAR[0], Decimal(10)),
    ]
    some = rule(YEAR[0], model=PaymentModel.WITH_MISSED, missed_percent=50)
    assert cost(used, [some], PaymentModel.WITH_MISSED).total == 105 * 436
    assert cost(used, [rule(YEAR[0])], PaymentModel.WITH_MISSED).total == 110 * 436
    assert cost(used, [rule(YEAR[0])], None).total == 100 * 436


def test_a_sum_per_person_and_month():
    used = [Used(Of.PERSON_MONTHS, 1, YEAR[0], Decimal("11.5"))]
    rates = [rule(YEAR[0], None, model=PaymentModel.PER_PERSON, per_person=Decimal("5200"))]
    assert cost(used, rates, PaymentModel.PER_PERSON).total == Decimal("59800.00")


def test_a_grant_is_its_part_of_the_year_with_the_leap_day():
    rates = [rule(date(2024, 1, 1), None, model=PaymentModel.GRANT, grant=Decimal(3660000))]
    grants = grant_years(rates, [None], date(2024, 2, 1), date(2024, 2, 29))
    assert cost([], rates, PaymentModel.GRANT, grants=grants).total == Decimal("290000.00")
    assert cost([], rates, None, grants=grants).total == Decimal("290000.00")
    assert cost([], rates, PaymentModel.ORDERED, grants=grants).total is None


def test_a_provider_that_has_no_rule_of_its_own_has_no_grant_of_its_own():
    rates = [rule(YEAR[0], None, model=PaymentModel.GRANT, grant=Decimal(100))]
    assert grant_years(rates, [1], *YEAR) == []
    assert rounded(sum(years for _, years in grant_years(rates, [None], *YEAR))) == 1


def test_the_words_say_each_price_with_its_hours():
    used = [
        Used(Of.ORDERED, 1, date(2022, 1, 5), Decimal("1000.5")),
        Used(Of.ORDERED, 1, date(2022, 7, 5), Decimal(20)),
    ]
    rates = [rule(YEAR[0]), rule(date(2022, 7, 1), "447.25")]
    lines = [
        str(line).replace("\N{NO-BREAK SPACE}", " ") for line in cost(used, rates, PaymentModel.ORDERED).lines
    ]
    assert lines == [
        "1 000,5 beställda timmar × 436,00 kr",
        "20 beställda timmar × 447,25 kr",
    ]


# --- Rounding ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "expected"), [("0.005", "0.01"), ("0.0049999", "0.00"), ("0.00499999999999", "0.01")]
)
def test_half_an_ore_is_rounded_up_and_the_noise_of_dividing_does_not_turn_it(amount, expected):
    assert rounded(Decimal(amount)) == Decimal(expected)


def test_it_is_rounded_once_and_at_the_end():
    used = [Used(Of.PERFORMED, 1, YEAR[0], Decimal("0.333")) for _ in range(3)]
    assert cost(used, [rule(YEAR[0], "1")], PaymentModel.PERFORMED).total == Decimal("1.00")
    assert rounded(Decimal("38620051.6"), KRONA) == 38620052


# --- Parts of months --------------------------------------------------------------------------------------------------

DAYS = st.dates(date(2019, 1, 1), date(2028, 12, 31))


@given(first=DAYS, length=st.integers(0, 900), cuts=st.lists(DAYS, max_size=5))
def test_pieces_cover_each_day_once_and_lie_in_one_month(first, length, cuts):
    last = date.fromordinal(first.toordinal() + length)
    found = list(pieces(first, last, cuts))
    days = [piece.first.toordinal() + number for piece in found for number in range(piece.days)]
    assert days == list(range(first.toordinal(), last.toordinal() + 1))
    for piece in found:
        assert (piece.first.year, piece.first.month) == (piece.last.year, piece.last.month)
        assert not any(piece.first < cut <= piece.last for cut in cuts)


@given(
    first=DAYS,
    before=st.integers(0, 400),
    after=st.integers(1, 400),
    hours=st.decimals("0.25", "200", places=2),
    price=st.decimals("1", "900", places=2),
)
def test_a_rate_that_changes_to_the_same_changes_nothing(first, before, after, hours, price):
    change = date.fromordinal(first.toordinal() + before + 1)
    last = date.fromordinal(change.toordinal() + after)
    parts = [(first, date.fromordinal(change.toordinal() - 1)), (change, last)]
    used = [Used(Of.ORDERED, 1, start, hours_between(hours, start, end)) for start, end in parts]
    twice = [rule(date(2000, 1, 1), price), rule(change, price)]
    whole = [Used(Of.ORDERED, 1, first, hours_between(hours, first, last))]
    assert cost(used, twice, PaymentModel.ORDERED).total == cost(whole, twice[:1], PaymentModel.ORDERED).total


@pytest.mark.parametrize(
    ("first", "last", "hours"),
    [
        (date(2024, 2, 1), date(2024, 2, 29), "16"),
        (date(2024, 2, 29), date(2024, 2, 29), "0.5517241379"),
        (date(2023, 2, 1), date(2023, 2, 14), "8"),
        (date(2023, 12, 17), date(2024, 1, 31), "23.7419354839"),
    ],
    ids=["a leap month", "the leap day", "half a month", "over the new year"],
)
def test_hours_a_month_are_spread_over_the_months_days(first, last, hours):
    assert hours_between(Decimal(16), first, last).quantize(Decimal("1e-10")) == Decimal(hours)


def test_a_leap_year_is_one_year():
    for year in (2022, 2024):
        assert rounded(years_between(date(year, 1, 1), date(year, 12, 31))) == 1


# --- What is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "wrong", "field"),
    [
        ("performed", {}, "rate"),
        ("performed", {"rate": Decimal(0)}, "rate"),
        ("ordered", {"rate": Decimal(-1)}, "rate"),
        ("performed", {"rate": Decimal(1), "grant": Decimal(0)}, "grant"),
        ("per_person", {"rate": Decimal(436)}, "per_person"),
        ("grant", {"rate": Decimal(436)}, "grant"),
        ("with_missed", {"rate": Decimal(436)}, "missed_percent"),
        ("with_missed", {"rate": Decimal(436), "missed_percent": 101}, "missed_percent"),
        ("by_the_mile", {"rate": Decimal(436)}, "model"),
    ],
)
def test_a_rule_of_payment_holds_the_amount_of_its_model(model, wrong, field):
    with pytest.raises(RuleBroken) as refused:
        check_payment(model, **SUMS | wrong)
    assert refused.value.field == field


def test_a_model_without_lines_is_no_cost():
    assert Cost(PaymentModel.ORDERED, ()).total is None
