"""Whether the delegation register lets the user decide: asked by the verbs after the role's own permission."""

from datetime import date

from accounts.models import CommissioningUnit, Delegation, working_as
from accounts.rules import COMMISSIONING_ROLES, Power
from boendestod.errors import RuleBroken
from boendestod.templatetags.sv import datum

NAMES_SHOWN = 3


def require_power(by, power: Power, day: date, unit: CommissioningUnit) -> None:
    """Refuse who does not hold the power on the day, and say who at the unit does."""
    if Delegation.objects.holds(by, power, day):
        return
    raise RuleBroken(
        f"Enligt delegationsregistret får du inte {power.label} den {datum(day)}. {_whom_to_ask(power, day, unit)}",
        "no_delegation",
    )


def _whom_to_ask(power: Power, day: date, unit: CommissioningUnit) -> str:
    holding = Delegation.objects.in_force_on(day).filter(power=power)
    holders = working_as(*COMMISSIONING_ROLES, unit=unit).filter(pk__in=holding.values("user"))[:NAMES_SHOWN]
    names = " eller ".join(map(str, holders))
    return f"Fråga {names or 'sektionsledaren'}."
