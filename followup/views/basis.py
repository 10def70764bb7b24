"""What a follow-up starts from, as its page shows it."""

from boendestod.charts import Chart, lines
from boendestod.templatetags.sv import MONTHS

from ..evidence import Basis, GoalBasis
from ..rules import HowDone

KINDS = [how.label for how in HowDone]


def basis_context(basis: Basis) -> dict:
    """`goals` is (what is known of a goal, its chart or None)."""
    found = [(goal, _chart(goal, number)) for number, goal in enumerate(basis.goals, 1)]
    return {"basis": basis, "goals": found, "kinds": KINDS}


def _chart(goal: GoalBasis, number: int) -> Chart | None:
    """Nothing is drawn of one month, nor where nothing was done."""
    if len(goal.months) < 2 or not goal.visits:
        return None
    labels = [f"{MONTHS[month.month - 1][:3]} {month.year % 100:02}" for month, _ in goal.months]
    series = {kind: [counts[place] for _, counts in goal.months] for place, kind in enumerate(KINDS)}
    return lines(f"Mål {number}: så gjordes det, månad för månad", "gånger", labels, series)
