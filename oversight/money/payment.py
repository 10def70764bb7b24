"""The rules of payment and the budget as they stand in the database."""

from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q

from accounts.models import CommissioningUnit, Municipality
from accounts.rules import COMMISSIONING_ROLES, PROVIDER_ROLES
from boendestod.dates import day_of

from ..models import Budget, PaymentRule
from ..rules.money import Rate, pieces, year_share


def rates_of(municipality: Municipality) -> list[Rate]:
    names = ("provider", "valid_from", "model", "rate", "missed_percent", "per_person", "grant")
    return [Rate(*row) for row in PaymentRule.objects.filter(municipality=municipality).values_list(*names)]


def may_be_removed(begins: date, recorded_at: datetime, today: date) -> bool:
    """Before it holds, and on the day that it was typed."""
    return begins > today or day_of(recorded_at) == today


def set_aside(user, first: date, last: date) -> list[Budget]:
    """The budgets of the days' years: the unit's own, and for all of the municipality its common one, or else its
    units'. A provider has none."""
    member = user.membership
    if member.role in PROVIDER_ROLES:
        return []
    budgets = Budget.objects.filter(municipality=member.municipality_id, year__range=(first.year, last.year))
    if member.role in COMMISSIONING_ROLES:
        return list(budgets.filter(unit=member.unit_id))
    common = {budget.year for budget in budgets if budget.unit_id is None}
    return [budget for budget in budgets if budget.unit_id is None or budget.year not in common]


def spread(budgets: list[Budget], name: str, first: date, last: date) -> Decimal | None:
    """The days' part of the hours or kronor, a year's spread evenly over its days; None where one of the years has
    none."""
    total = Decimal(0)
    for piece in pieces(first, last):
        of_year = [getattr(budget, name) for budget in budgets if budget.year == piece.first.year]
        amounts = [amount for amount in of_year if amount is not None]
        if not amounts:
            return None
        total += sum(amounts) * year_share(piece)
    return total


def budgets_of(user):
    return Budget.objects.visible_to(user).select_related("unit").order_by("-year", "unit__name")


def units_of(user):
    return CommissioningUnit.objects.visible_to(user).order_by("name")


def rules_of(user):
    own = Q(municipality=user.membership.municipality_id)
    return (
        PaymentRule.objects.filter(own).select_related("provider").order_by("provider__name", "-valid_from")
    )
