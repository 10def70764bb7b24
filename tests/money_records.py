"""A rule of payment and a budget that do not hold yet, and a file for an authority, checked and not delivered."""

from datetime import date

from accounts.models import CommissioningUnit, Municipality, User
from boendestod import dates
from oversight.models import Budget, NationalReport, PaymentRule
from oversight.national.report import checksum
from oversight.national.socialstyrelsen import content
from oversight.rules import NationalReportKind

MONTH = (date(2026, 2, 1), date(2026, 2, 28))


def money_records(unit: CommissioningUnit, by: User, municipality: Municipality) -> dict:
    made = content(unit, *MONTH).plain()
    return {
        "coming_payment_rule": PaymentRule.objects.create(
            municipality=municipality,
            model="performed",
            rate=436,
            valid_from=_after(PaymentRule, municipality),
        ),
        "coming_budget": Budget.objects.create(
            municipality=municipality, hours=100, year=_after(Budget, municipality).year
        ),
        "national_report": NationalReport.objects.create(
            municipality=unit.municipality,
            unit=unit,
            kind=NationalReportKind.SOCIALSTYRELSEN_MONTH,
            first_day=MONTH[0],
            last_day=MONTH[1],
            content=made,
            sha256=checksum(made),
            made_by=by,
            checked_by=by,
            checked_at=dates.now(),
        ),
    }


def _after(model, municipality: Municipality) -> date:
    """A year that has none yet, as there is one of each for a day or year."""
    return date(2027 + model.objects.filter(municipality=municipality).count(), 1, 1)
