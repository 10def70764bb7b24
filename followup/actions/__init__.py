from .follow_up import hold_both_follow_ups, hold_decision_follow_up, hold_plan_follow_up
from .note import correct_note, write_missing_note
from .visit import log_visit

__all__ = [
    "correct_note",
    "hold_both_follow_ups",
    "hold_decision_follow_up",
    "hold_plan_follow_up",
    "log_visit",
    "write_missing_note",
]
