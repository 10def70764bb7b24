"""Decisions as they are typed and made in the tests."""

from decimal import Decimal

from django.urls import reverse

from cases import actions
from cases.rules import DecisionOutcome, RefusalGround
from tests.cast import TODAY

APPROVAL = {
    "decided_on": TODAY,
    "outcome": DecisionOutcome.APPROVAL,
    "valid_from": TODAY,
    "granted_hours": Decimal(16),
}
REFUSAL = {
    "outcome": DecisionOutcome.REFUSAL,
    "reasons": "Behovet finns inte.",
    "refusal_ground": RefusalGround.NO_NEED,
}
TYPED = {
    "outcome": "approval",
    "decided_on": "2026-03-02",
    "valid_from": "2026-03-02",
    "valid_to": "2026-12-31",
    "granted_hours": "7,5",
    "granted_per": "week",
}


def decide(case, *, by, **content):
    return actions.decide(case, by=by, today=TODAY, **APPROVAL | content)


def page_of(case):
    return reverse("decision_new", args=[case.pk])
