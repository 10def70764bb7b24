"""Decisions: what they hold and when they run. Plain values in and out; law by date from docs/rules.md."""

from datetime import date
from decimal import Decimal

from django.db.models import TextChoices

from boendestod.errors import refuse_if


class DecisionOutcome(TextChoices):
    APPROVAL = "approval", "bifall"
    PARTIAL = "partial", "delavslag"
    REFUSAL = "refusal", "avslag"


GRANTING = frozenset({DecisionOutcome.APPROVAL, DecisionOutcome.PARTIAL})


class HoursPer(TextChoices):
    MONTH = "month", "per månad"
    WEEK = "week", "per vecka"


WEEKS_A_MONTH = Decimal(52) / Decimal(12)


NEW_ACT_FROM = date(2025, 7, 1)


def legal_basis(decided_on: date) -> str:
    """The paragraph that a decision of that day rests on. SoL 2025:400 replaced 2001:453 on 1 July 2025."""
    return "11 kap. 1 § SoL (2025:400)" if decided_on >= NEW_ACT_FROM else "4 kap. 1 § SoL (2001:453)"


def hours_a_month(hours: Decimal, per: str) -> Decimal:
    return hours * WEEKS_A_MONTH if per == HoursPer.WEEK else hours


def check_period(valid_from: date, valid_to: date | None) -> None:
    refuse_if(
        valid_to is not None and valid_to < valid_from,
        "Sista dagen kan inte ligga före första dagen.",
        "dates_reversed",
        "valid_to",
    )


def check_decision(outcome: str, *, valid_from, granted_hours, reasons: str) -> None:
    """What a decision must hold: FL 32 § asks for reasons unless they are obviously unnecessary, which they
    never are when somebody is refused."""
    grants = outcome in GRANTING
    refuse_if(
        grants and valid_from is None, "Ange från vilken dag beslutet gäller.", "no_start", "valid_from"
    )
    refuse_if(
        grants and not granted_hours, "Ange hur många timmar som beviljas.", "no_hours", "granted_hours"
    )
    refuse_if(
        outcome != DecisionOutcome.APPROVAL and not reasons.strip(),
        "Skriv varför ansökan avslås helt eller delvis, och hur behovet kan mötas på annat sätt.",
        "no_reasons",
        "reasons",
    )
