from .follow_up import hold_both_follow_ups, hold_decision_follow_up, hold_plan_follow_up
from .incident import (
    close_deviation,
    concern_feedback,
    handle_deviation,
    record_concern,
    report_deviation,
    take_deviation,
)
from .note import correct_note, object_to_note, require_made_by, write_missing_note, write_note
from .person import answer_visit, leave_link, make_person_link, open_link, revoke_link
from .signing import NO_DEVICE, DeviceTime
from .visit import log_visit

__all__ = [
    "NO_DEVICE",
    "DeviceTime",
    "answer_visit",
    "close_deviation",
    "concern_feedback",
    "correct_note",
    "handle_deviation",
    "hold_both_follow_ups",
    "hold_decision_follow_up",
    "hold_plan_follow_up",
    "leave_link",
    "log_visit",
    "make_person_link",
    "object_to_note",
    "open_link",
    "record_concern",
    "report_deviation",
    "require_made_by",
    "revoke_link",
    "take_deviation",
    "write_missing_note",
    "write_note",
]
