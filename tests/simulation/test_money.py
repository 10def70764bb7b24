"""What the simulated year costs, in each way to pay, is what its own rows sum to."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from oversight.models import PaymentRule
from oversight.money.comparison import money
from oversight.money.hours import Scope

from .facts import FIRST, LAST
from .load import load
from .money import Money, Price
from .year import simulate

pytestmark = pytest.mark.django_db

# A price that changes in the middle of a month, and a provider with a rule of its own.
PRICES = [
    Price(None, date(2024, 1, 1), "ordered", Decimal("436.00")),
    Price(None, date(2025, 7, 15), "ordered", Decimal("447.50")),
    Price("private", date(2025, 2, 10), "with_missed", Decimal("452.50"), Decimal("0.30")),
]


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Once for all of them, as they only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        to = load(simulate())
        for price in PRICES:
            PaymentRule.objects.create(
                municipality=to.municipality,
                provider=to.providers.get(price.provider),
                model=price.model,
                rate=price.rate,
                missed_percent=0 if price.missed_part == 1 else int(price.missed_part * 100),
                valid_from=price.valid_from,
            )
        yield to
        transaction.set_rollback(True)


PERIODS = [(FIRST, LAST), (date(2025, 7, 1), date(2025, 9, 30)), (date(2025, 2, 12), date(2025, 2, 28))]


@pytest.mark.parametrize("days", PERIODS)
@pytest.mark.parametrize(
    ("role", "provider", "limits"),
    [
        ("admin", None, {}),
        ("admin", "private", {"provider": "private"}),
        ("private", None, {"provider": "private"}),
        ("own", None, {"provider": "own"}),
        ("Södra", None, {"unit": "Södra"}),
        ("Södra", "own", {"unit": "Södra", "provider": "own"}),
    ],
)
def test_hours_and_costs(loaded, role, provider, limits, days):
    own = Money(simulate(), *days, **limits)
    found = money(Scope(loaded.roles[role], *days, loaded.providers.get(provider)))
    assert {of.value: float(hours) for of, hours in found.totals.items()} == pytest.approx(
        {of: float(hours) for of, hours in own.hours().items()}, abs=0.006
    )
    assert found.persons == own.persons()
    assert found.holding.total == own.cost(PRICES)
    for row in found.models:
        if row.model in ("ordered", "performed", "with_missed"):
            assert row.cost.total == own.cost(PRICES, row.model), row.model


def test_the_months_are_the_year(loaded):
    found = money(Scope(loaded.roles["admin"], FIRST, LAST))
    for row in found.months:
        last = date(2025, row.first.month + 1, 1) if row.first.month < 12 else date(2026, 1, 1)
        own = Money(simulate(), row.first, date.fromordinal(last.toordinal() - 1)).hours()
        for of, hours in own.items():
            assert float(next(row.amounts[one] for one in row.amounts if one == of)) == pytest.approx(
                float(hours), abs=0.006
            )
    assert len(found.months) == 12
