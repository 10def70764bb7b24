"""What the editor says about the order as it stands: what must be there, and what could be clearer."""

from collections import defaultdict
from dataclasses import dataclass

from accounts.rules import GoalScheme

from .. import actions
from ..models import Order
from ..rules import Remark, activity_places, goal_places

SHOWN = 5
# Where the clarity rules' words for a field are not the form's own.
ORDER_FIELDS = {"scope": "hours", "follow_up": "follow_up_form"}
GOAL_FIELDS = {"need": "need_text"}


@dataclass(frozen=True)
class Meter:
    """`missing` blocks the sending; `clearer` never does. `score` is the figure of orders/clarity.py."""

    missing: list[Remark]
    clearer: list[Remark]
    score: int

    @property
    def more_missing(self) -> int:
        return max(len(self.missing) - SHOWN, 0)

    @property
    def more_clearer(self) -> int:
        return max(len(self.clearer) - SHOWN, 0)

    def of_parts(self) -> dict[str, list[Remark]]:
        """What each goal and activity is told, beside its own fields."""
        told = defaultdict(list)
        for remark in [*self.missing, *self.clearer]:
            told[remark.id].append(remark)
        return told


def meter_of(order: Order) -> Meter:
    missing = actions.remarks(order)
    clarity = actions.clarity_of(order)
    said = {(remark.id, remark.field) for remark in missing}
    places = _places(order)
    clearer = [_remark(found, places, order) for found in clarity.remarks]
    return Meter(missing, [it for it in clearer if (it.id, it.field) not in said], clarity.score)


def _places(order: Order) -> dict[str, tuple[str, dict]]:
    """By id what the pages call each goal and activity, and which of its fields go by another name."""
    how = {"how": "sub_goal" if order.scheme == GoalScheme.DUR_SP else "support_form"}
    places = {}
    for place, goal in goal_places(order.goals.all()):
        places[str(goal.pk)] = place, GOAL_FIELDS
        for where, activity in activity_places(place, goal.activities.all()):
            places[str(activity.pk)] = where, how
    return places


def _remark(found, places, order: Order) -> Remark:
    place, fields = places.get(found.id, ("", ORDER_FIELDS))
    return Remark(place, found.text, fields.get(found.field, found.field), found.id or str(order.pk))
