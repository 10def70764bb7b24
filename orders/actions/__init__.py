from .dialogue import accept, assign_key_worker, end, return_with_question, send
from .writing import LOCKED, draft_order, edit_order, remarks, remove_part, save_activity, save_goal

__all__ = [
    "LOCKED",
    "accept",
    "assign_key_worker",
    "draft_order",
    "edit_order",
    "end",
    "remarks",
    "remove_part",
    "return_with_question",
    "save_activity",
    "save_goal",
    "send",
]
