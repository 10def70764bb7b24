from .amendment import accept_amendment, amend, withdraw_amendment
from .dialogue import accept, assign_key_worker, end, return_with_question, send
from .execution import answer_offer, interrupt, offer, resume, start_support, support_was_given
from .grades import grade_order
from .messages import mark_read, write_message
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
    "accept",
    "accept_amendment",
    "amend",
    "answer_offer",
    "assign_key_worker",
    "clarity_of",
    "draft_order",
    "edit_order",
    "end",
    "grade_order",
    "interrupt",
    "investigation_behind",
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
