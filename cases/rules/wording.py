"""The decision's sentence, built from its fields: the caseworker's first draft, never the last word."""

from datetime import date
from decimal import Decimal

from boendestod.templatetags.sv import antal, datum

from .decision import DecisionOutcome, HoursPer


def decision_sentence(
    outcome: str,
    *,
    valid_from: date | None = None,
    valid_to: date | None = None,
    granted_hours: Decimal | None = None,
    granted_per: str = HoursPer.MONTH,
    mapping_to: date | None = None,
    applied_on: date | None = None,
) -> str:
    """What is decided, in plain Swedish; "" while the fields do not say enough."""
    if outcome == DecisionOutcome.REFUSAL:
        came = f" som kom in den {datum(applied_on)}" if applied_on else ""
        return f"Din ansökan om boendestöd{came} avslås."
    if outcome not in DecisionOutcome.values or valid_from is None or not granted_hours:
        return ""
    hours = f"{antal(granted_hours, 'timme,timmar')} {HoursPer(granted_per).label}"
    until = f" till och med den {datum(valid_to)}." if valid_to else ". Beslutet gäller tills vidare."
    parts = [f"Du beviljas boendestöd med {hours} från och med den {datum(valid_from)}{until}"]
    if mapping_to:
        parts.append(f"Till och med den {datum(mapping_to)} kartläggs vad du behöver stöd med.")
    if outcome == DecisionOutcome.PARTIAL:
        parts.append("Resten av din ansökan avslås.")
    return " ".join(parts)


def ending_sentence(decided_on: date, ended_on: date) -> str:
    return (
        f"Beslutet om boendestöd från den {datum(decided_on)} upphör. "
        f"Sista dagen med stöd är den {datum(ended_on)}."
    )
