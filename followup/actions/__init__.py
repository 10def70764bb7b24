from .follow_up import hold_both_follow_ups, hold_decision_follow_up, hold_plan_follow_up
from .incident import (
    close_deviation,
    concern_feedback,
    handle_deviation,
    record_concern,
    report_deviation,
    take_deviation,
)
from .note import correct_note, write_missing_note
from .visit import log_visit

__all__ = [
    "close_deviation",
    "concern_feedback",
    "correct_note",
    "handle_deviation",
    "hold_both_follow_ups",
    "hold_decision_follow_up",
    "hold_plan_follow_up",
    "log_visit",
    "record_concern",
    "report_deviation",
    "take_deviation",
    "write_missing_note",
]
