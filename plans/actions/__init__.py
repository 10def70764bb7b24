"""The verbs of the implementation plan: permission, move, change, history, in one transaction."""

from .answer import agree
from .life import (
    begin,
    change_kind,
    continue_plan,
    continued_from,
    end_plan,
    end_support,
    propose,
    revise,
    take_back,
    take_up,
)
from .writing import (
    add_activity,
    add_goal,
    edit_activity,
    edit_goal,
    edit_plan,
    remove_part,
    remove_row,
    save_cooperation,
    save_wish,
)

__all__ = [
    "add_activity",
    "add_goal",
    "agree",
    "begin",
    "change_kind",
    "continue_plan",
    "continued_from",
    "edit_activity",
    "edit_goal",
    "edit_plan",
    "end_plan",
    "end_support",
    "propose",
    "remove_part",
    "remove_row",
    "revise",
    "save_cooperation",
    "save_wish",
    "take_back",
    "take_up",
]
