"""The verbs of money: the rules of payment and the budgets, which the system administrator keeps."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from accounts.models import CommissioningUnit, Provider
from accounts.permissions import require
from boendestod.errors import RuleBroken, refuse_if

from ..models import Budget, PaymentRule
from ..rules.money import check_payment
from .payment import may_be_removed

EARLIEST, LATEST = 2000, 2100


def add_payment_rule(
    *,
    by,
    today: date,
    provider: Provider | None,
    model: str,
    valid_from: date,
    rate: Decimal | None = None,
    missed_percent: int = 0,
    per_person: Decimal | None = None,
    grant: Decimal | None = None,
    counts_back: bool = False,
) -> PaymentRule:
    """Let a rule of payment hold from a day, for one provider or for all that have no rule of their own.

    A day that has been changes sums that somebody may have read: only when the user says so knowingly."""
    require(by, "money.change")
    municipality = by.membership.municipality_id
    refuse_if(
        provider is not None and provider.municipality_id != municipality,
        "Välj en av kommunens utförare.",
        "provider_elsewhere",
        "provider",
    )
    check_payment(model, rate=rate, missed_percent=missed_percent, per_person=per_person, grant=grant)
    refuse_if(
        valid_from < today and not counts_back,
        "Dagen har varit. Kryssa i att summorna ska räknas om från den dagen.",
        "counts_back",
        "counts_back",
    )
    try:
        with transaction.atomic():
            return PaymentRule.objects.create(
                municipality_id=municipality,
                provider=provider,
                model=model,
                rate=rate,
                missed_percent=missed_percent,
                per_person=per_person,
                grant=grant,
                valid_from=valid_from,
            )
    except IntegrityError as taken:
        raise RuleBroken(
            "Det finns redan en regel för utföraren från den dagen.", "payment_rule_exists", "valid_from"
        ) from taken


def remove_payment_rule(rule: PaymentRule, *, by, today: date) -> None:
    """Take back a rule that does not hold yet, or that was typed today."""
    require(by, "money.change")
    refuse_if(
        not may_be_removed(rule.valid_from, rule.recorded_at, today),
        "Regeln gäller redan och kan inte tas bort. Lägg till en ny från en annan dag.",
        "payment_rule_holds",
    )
    rule.delete()


def add_budget(
    *,
    by,
    unit: CommissioningUnit | None,
    year: int,
    hours: Decimal | None = None,
    amount: Decimal | None = None,
    source: str = "",
) -> Budget:
    """What is set aside for a year: hours, kronor or both, for a unit or for all of the municipality."""
    require(by, "money.change")
    municipality = by.membership.municipality_id
    refuse_if(
        unit is not None and unit.municipality_id != municipality,
        "Välj en av kommunens enheter.",
        "unit_elsewhere",
        "unit",
    )
    refuse_if(not EARLIEST <= year <= LATEST, "Kontrollera året.", "year_outside", "year")
    for name, sum_ in (("hours", hours), ("amount", amount)):
        refuse_if(sum_ is not None and sum_ <= 0, "Ange ett tal större än noll.", "no_amount", name)
    refuse_if(hours is None and amount is None, "Ange timmar eller kronor.", "nothing_set_aside", "hours")
    try:
        with transaction.atomic():
            return Budget.objects.create(
                municipality_id=municipality, unit=unit, year=year, hours=hours, amount=amount, source=source
            )
    except IntegrityError as taken:
        raise RuleBroken("Det finns redan en budget för året.", "budget_exists", "year") from taken


def remove_budget(budget: Budget, *, by, today: date) -> None:
    """Take back the budget of a year that has not begun, or one that was typed today."""
    require(by, "money.change")
    refuse_if(
        not may_be_removed(date(budget.year, 1, 1), budget.recorded_at, today),
        "Året har börjat. Budgeten kan inte tas bort.",
        "budget_holds",
    )
    budget.delete()
