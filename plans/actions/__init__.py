"""The verbs of the implementation plan: permission, move, change, history, in one transaction."""

from .answer import agree
from .audit import Audited, Imported, grade, import_audits
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
from .proposals import accept_proposal, asked_words, decline_proposal
from .review import answer_review, is_agreed, mark_read
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
    "Audited",
    "Imported",
    "accept_proposal",
    "add_activity",
    "add_goal",
    "agree",
    "answer_review",
    "asked_words",
    "begin",
    "change_kind",
    "continue_plan",
    "continued_from",
    "decline_proposal",
    "edit_activity",
    "edit_goal",
    "edit_plan",
    "end_plan",
    "end_support",
    "grade",
    "import_audits",
    "is_agreed",
    "mark_read",
    "propose",
    "remove_part",
    "remove_row",
    "revise",
    "save_cooperation",
    "save_wish",
    "take_back",
    "take_up",
]
