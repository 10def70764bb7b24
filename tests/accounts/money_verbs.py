"""The verbs of money and of the files for authorities, as in verbs.py."""

from datetime import date
from decimal import Decimal

from boendestod import dates
from oversight.money import actions as money_actions
from oversight.national import actions as national_actions
from oversight.rules import NationalReportKind
from tests.cast import TODAY
from tests.money_records import money_records

MODULES_OF_MONEY = (money_actions, national_actions)


def _record(t, kind: str):
    return money_records(t.case.unit, t.order.key_worker, t.case.municipality)[kind]


MONEY_VERBS = {
    money_actions.add_payment_rule: (
        "money.change",
        lambda t: {
            "today": TODAY,
            "provider": None,
            "model": "performed",
            "rate": Decimal(436),
            "valid_from": TODAY,
        },
    ),
    money_actions.remove_payment_rule: (
        "money.change",
        lambda t: {"today": TODAY, "rule": _record(t, "coming_payment_rule")},
    ),
    money_actions.add_budget: ("money.change", lambda t: {"unit": None, "year": 2026, "hours": Decimal(100)}),
    money_actions.remove_budget: (
        "money.change",
        lambda t: {"today": TODAY, "budget": _record(t, "coming_budget")},
    ),
    national_actions.make_national_report: (
        "national_report.make",
        lambda t: {
            "today": TODAY,
            "now": dates.now(),
            "kind": NationalReportKind.SOCIALSTYRELSEN_MONTH,
            "first_day": date(2026, 2, 1),
        },
    ),
    national_actions.check_national_report: (
        "national_report.make",
        lambda t: {"report": _record(t, "national_report"), "now": dates.now()},
    ),
    national_actions.deliver_national_report: (
        "national_report.make",
        lambda t: {
            "report": _record(t, "national_report"),
            "today": TODAY,
            "now": dates.now(),
            "delivered_on": TODAY,
            "delivered_how": "i e-tjänsten",
        },
    ),
}
