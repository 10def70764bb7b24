from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boendestod.errors import RuleBroken
from cases.rules import Sex, parse_personnummer


def luhn(nine: str) -> str:
    """Weights 2 and 1 in turn, the sum of the digits (domain.md §8)."""
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(nine))
    return str(-total % 10)


# Births in the series that the published test numbers use: 238 for women, 239 for men.
BIRTHS = st.dates(date(1930, 1, 1), date(2025, 12, 31))
SEXES = st.sampled_from([(Sex.WOMAN, "238"), (Sex.MAN, "239")])


def number(born: date, serial: str, *, coordination: bool = False) -> str:
    day = born.day + 60 * coordination
    ten = f"{born:%y%m}{day:02}{serial}"
    return f"{born:%Y%m}{day:02}{serial}{luhn(ten)}"


@given(BIRTHS, SEXES, st.booleans())
def test_every_way_of_writing_a_number_gives_the_same_twelve_digits(born, sex, coordination):
    sex, serial = sex
    twelve = number(born, serial, coordination=coordination)
    for written in (
        twelve,
        twelve[2:],
        f"{twelve[:8]}-{twelve[8:]}",
        f"{twelve[2:8]}-{twelve[8:]}",
        f" {twelve} ",
    ):
        parsed = parse_personnummer(written)
        assert parsed.digits == twelve
        assert (parsed.birth_year, parsed.sex) == (born.year, sex)
        assert parsed.is_coordination_number is coordination


@given(BIRTHS, SEXES, st.integers(1, 9))
def test_a_wrong_check_digit_is_refused(born, sex, off):
    twelve = number(born, sex[1])
    wrong = twelve[:-1] + str((int(twelve[-1]) + off) % 10)
    with pytest.raises(RuleBroken):
        parse_personnummer(wrong)


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_is_refused(text):
    with suppress(RuleBroken):
        assert len(parse_personnummer(text).digits) == 12


def test_plus_means_a_hundred_years():
    twelve = number(date(1920, 5, 4), "238")
    assert parse_personnummer(f"{twelve[2:8]}+{twelve[8:]}").digits == twelve


@pytest.mark.parametrize("text", ["19970230-2381", "", "970516", "9705162387 9705162387", "1997-05-16-2387"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(RuleBroken, match="inte ett giltigt"):
        parse_personnummer(text)
