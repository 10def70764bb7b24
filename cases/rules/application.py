"""The clock of an application (FL 11 and 12 §§, domain.md §1.3). Plain values in and out."""

from datetime import date, timedelta

from boendestod.dates import add_months

DECIDE_WITHIN_MONTHS = 6
ANSWER_WITHIN_DAYS = 28


def decide_by(received_on: date) -> date:
    """The last day on which six months have not passed without a decision (FL 12 §)."""
    return add_months(received_on, DECIDE_WITHIN_MONTHS)


def may_ask_for_decision_from(received_on: date) -> date:
    """The first day on which the person may ask in writing that the case be decided (FL 12 §)."""
    return decide_by(received_on) + timedelta(days=1)


def answer_request_by(asked_on: date) -> date:
    """Within four weeks the authority decides, or refuses to by a decision of its own (FL 12 §)."""
    return asked_on + timedelta(days=ANSWER_WITHIN_DAYS)
