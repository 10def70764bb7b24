from .attachment import Arrival, Part, receive_part
from .conflict import can_be_both, resolve
from .draft import drop_draft, save_draft, start_draft
from .facts import Logged, ToLog
from .filling import fill_schedule
from .follow_up import (
    give_view,
    hold_both_follow_ups,
    hold_decision_follow_up,
    hold_plan_follow_up,
    order_in_force,
)
from .incident import (
    close_deviation,
    concern_feedback,
    handle_deviation,
    record_concern,
    report_deviation,
    take_deviation,
)
from .meeting import (
    book_meeting,
    caseworkers_to_invite,
    change_meeting,
    invite_person,
    meeting_not_held,
    workers_to_invite,
)
from .note import correct_note, object_to_note, require_made_by, write_missing_note, write_note
from .opening import content_of
from .pack import hand_out_pack
from .person import answer_visit, code_to_show, leave_link, make_person_link, open_link, revoke_link
from .planned_visit import UNCHANGED, assign_visit, move_visit, plan_visit, remove_visit, tell_person
from .series import (
    ProposedSeries,
    SeriesChange,
    change_series,
    end_series,
    make_series,
    proposed_series,
    series_from_plan,
)
from .signing import NO_DEVICE, DeviceTime
from .statement import give_statement, request_statement, withdraw_statement
from .sync import Answer, discard, note_unsent, receive, receive_all, release, sweep
from .tapering import begin_amendment, next_step
from .visit import log_visit, log_visits
from .worktime import (
    add_slot,
    calendar_checksum,
    end_absence,
    end_calendar_link,
    record_absence,
    remove_slot,
    renew_calendar_link,
)

__all__ = [
    "NO_DEVICE",
    "UNCHANGED",
    "Answer",
    "Arrival",
    "DeviceTime",
    "Logged",
    "Part",
    "ProposedSeries",
    "SeriesChange",
    "ToLog",
    "add_slot",
    "answer_visit",
    "assign_visit",
    "begin_amendment",
    "book_meeting",
    "calendar_checksum",
    "can_be_both",
    "caseworkers_to_invite",
    "change_meeting",
    "change_series",
    "close_deviation",
    "code_to_show",
    "concern_feedback",
    "content_of",
    "correct_note",
    "discard",
    "drop_draft",
    "end_absence",
    "end_calendar_link",
    "end_series",
    "fill_schedule",
    "give_statement",
    "give_view",
    "hand_out_pack",
    "handle_deviation",
    "hold_both_follow_ups",
    "hold_decision_follow_up",
    "hold_plan_follow_up",
    "invite_person",
    "leave_link",
    "log_visit",
    "log_visits",
    "make_person_link",
    "make_series",
    "meeting_not_held",
    "move_visit",
    "next_step",
    "note_unsent",
    "object_to_note",
    "open_link",
    "order_in_force",
    "plan_visit",
    "proposed_series",
    "receive",
    "receive_all",
    "receive_part",
    "record_absence",
    "record_concern",
    "release",
    "remove_slot",
    "remove_visit",
    "renew_calendar_link",
    "report_deviation",
    "request_statement",
    "require_made_by",
    "resolve",
    "revoke_link",
    "save_draft",
    "series_from_plan",
    "start_draft",
    "sweep",
    "take_deviation",
    "tell_person",
    "withdraw_statement",
    "workers_to_invite",
    "write_missing_note",
    "write_note",
]
