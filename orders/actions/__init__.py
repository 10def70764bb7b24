from .amendment import accept_amendment, amend, withdraw_amendment
from .carrying_on import carry_on, later_decisions
from .dialogue import accept, assign_key_worker, end, return_with_question, send
from .execution import answer_offer, interrupt, offer, resume, start_support, support_was_given
from .grades import grade_order
from .hours import Hours
from .messages import mark_read, write_message
from .proposed import Proposed, amend_as_proposed
from .writing import (
    LOCKED,
    clarity_of,
    draft_order,
    edit_order,
    investigation_behind,
    move_part,
    remarks,
    remove_part,
    save_activity,
    save_goal,
)

__all__ = [
    "LOCKED",
    "Hours",
    "Proposed",
    "accept",
    "accept_amendment",
    "amend",
    "amend_as_proposed",
    "answer_offer",
    "assign_key_worker",
    "carry_on",
    "clarity_of",
    "draft_order",
    "edit_order",
    "end",
    "grade_order",
    "interrupt",
    "investigation_behind",
    "later_decisions",
    "mark_read",
    "move_part",
    "offer",
    "remarks",
    "remove_part",
    "resume",
    "return_with_question",
    "save_activity",
    "save_goal",
    "send",
    "start_support",
    "support_was_given",
    "withdraw_amendment",
    "write_message",
]
