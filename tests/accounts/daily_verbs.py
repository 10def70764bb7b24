"""The verbs of schedule, tablets, notes, incidents and the person's view: as tests/accounts/verbs.py."""

from datetime import date, time, timedelta
from uuid import uuid4

from accounts import actions as account_actions
from accounts.models import LimitRule
from boendestod import dates
from followup import actions as followup_actions
from followup.rules import (
    AbsenceKind,
    ConflictChoice,
    DeviationWhat,
    MeetingForm,
    Severity,
    SlotKind,
    ToldHow,
    ToWhom,
)
from oversight import actions as oversight_actions
from oversight import handling
from tests.cast import TODAY, at
from tests.devices import new_key

LATER = TODAY + timedelta(days=3)
BACK = {"weekday": 4, "starts_at": time(10), "minutes": 60, "first_on": LATER}
REPORT = {"what": DeviationWhat.LATE, "severity": Severity.SLIGHT, "happened_at": at(TODAY, 9)}

OF_TABLETS = {
    account_actions.register_device: ("device.manage", lambda t: {"name": "Surfplatta 2"}),
    account_actions.new_pairing_code: ("device.manage", lambda t: {"device": t.device}),
    account_actions.block_device: ("device.manage", lambda t: {"device": t.device, "reason": "Borta"}),
    account_actions.change_tablet_settings: (
        "tablet_settings.change",
        lambda t: {
            "provider": t.device.provider,
            "names_on_tablet": "first",
            "protected_on_tablet": False,
        },
    ),
    account_actions.enrol: ("device.use", lambda t: {"device": t.device, "public_key": new_key()}),
    followup_actions.hand_out_pack: ("device.use", lambda t: {"device": t.device}),
    followup_actions.start_draft: (
        "visit.log",
        lambda t: {"order": t.order, "draft_id": uuid4(), "started_at": at(TODAY, 9)},
    ),
    followup_actions.save_draft: (
        "visit.log",
        lambda t: {"draft": t.visit_draft, "base_version": 1, "fields": {"text": "Post"}},
    ),
    followup_actions.drop_draft: ("visit.log", lambda t: {"draft": t.visit_draft}),
    followup_actions.resolve: (
        "conflict.resolve",
        lambda t: {"conflict": t.conflict, "choice": ConflictChoice.SERVER, "version": 1},
    ),
    followup_actions.release: ("sync.handle", lambda t: {"operation": t.operation}),
    followup_actions.discard: ("sync.handle", lambda t: {"operation": t.operation, "how": "Ringt"}),
}
OF_FLAGS = {
    handling.assign: ("flag.assign", lambda t: {"flags": [t.flag], "to": t.order.key_worker}),
    handling.snooze: (
        "flag.snooze",
        lambda t: {"flag": t.flag, "today": TODAY, "until": LATER, "reason": "På sjukhus"},
    ),
    handling.wake: ("flag.snooze", lambda t: {"flag": t.flag, "today": TODAY}),
}
OF_THE_SCHEDULE = {
    followup_actions.make_series: (
        "schedule.change",
        lambda t: {"order": t.order, "today": TODAY, **BACK},
    ),
    followup_actions.series_from_plan: (
        "schedule.change",
        lambda t: {"order": t.order, "today": TODAY, "first_on": LATER},
    ),
    followup_actions.change_series: (
        "schedule.change",
        lambda t: {"series": t.series, "version": 1, "today": TODAY, "from_on": LATER, "minutes": 45},
    ),
    followup_actions.end_series: (
        "schedule.change",
        lambda t: {"series": t.series, "version": 1, "today": TODAY, "last_on": LATER, "reason": "Nya tider"},
    ),
    followup_actions.plan_visit: (
        "schedule.change",
        lambda t: {"order": t.order, "starts_at": at(LATER, 9), "ends_at": at(LATER, 10)},
    ),
    followup_actions.move_visit: (
        "schedule.move_own",
        lambda t: {"planned": t.planned, "version": 1, "starts_at": at(LATER, 9)},
    ),
    followup_actions.assign_visit: (
        "schedule.change",
        lambda t: {"planned": t.planned, "version": 1, "support_worker": None},
    ),
    followup_actions.tell_person: (
        "schedule.move_own",
        lambda t: {"planned": t.planned, "version": 1, "told_at": dates.now(), "how": ToldHow.PHONE},
    ),
    followup_actions.remove_visit: (
        "schedule.change",
        lambda t: {"planned": t.planned, "version": 1, "because": "Bortrest"},
    ),
    followup_actions.add_slot: (
        "schedule.change",
        lambda t: {
            "worker": t.order.key_worker,
            "kind": SlotKind.MEETING,
            "starts_at": at(LATER, 13),
            "ends_at": at(LATER, 14),
        },
    ),
    followup_actions.remove_slot: ("schedule.change", lambda t: {"slot": t.slot}),
    followup_actions.record_absence: (
        "absence.record",
        lambda t: {
            "worker": t.order.key_worker,
            "kind": AbsenceKind.VACATION,
            "first_on": LATER,
            "last_on": LATER,
        },
    ),
    followup_actions.end_absence: ("absence.record", lambda t: {"absence": t.absence, "last_on": LATER}),
    followup_actions.renew_calendar_link: ("calendar.follow", lambda t: {}),
    followup_actions.end_calendar_link: ("calendar.follow", lambda t: {}),
}
OF_INCIDENTS = {
    followup_actions.report_deviation: ("deviation.report", lambda t: {"order": t.order, **REPORT}),
    followup_actions.take_deviation: (
        "deviation.handle",
        lambda t: {"deviation": t.deviation, "version": 1},
    ),
    followup_actions.handle_deviation: (
        "deviation.handle",
        lambda t: {
            "deviation": t.deviation,
            "version": 1,
            "cause": "Trafik",
            "measures": "Ny rutt",
            "person_told_on": TODAY,
        },
    ),
    followup_actions.close_deviation: (
        "deviation.handle",
        lambda t: {"deviation": t.deviation, "version": 1, "today": TODAY},
    ),
    followup_actions.record_concern: (
        "concern.record",
        lambda t: {
            "order": t.order,
            "made_at": at(TODAY, 9),
            "to_whom": ToWhom.ON_CALL,
            "feedback_asked": False,
        },
    ),
    followup_actions.concern_feedback: (
        "concern.record",
        lambda t: {"concern": t.concern, "version": 1, "received_on": TODAY},
    ),
}
OF_NOTES = {
    followup_actions.write_note: (
        "note.sign",
        lambda t: {"order": t.order, "event_at": at(TODAY, 9), "text": "Ett samtal."},
    ),
    followup_actions.object_to_note: (
        "note.object",
        lambda t: {"note": t.day_note, "words": "Så var det inte.", "stated_on": TODAY},
    ),
    followup_actions.make_person_link: (
        "person_link.make",
        lambda t: {"order": t.order, "now": dates.now()},
    ),
    followup_actions.revoke_link: ("person_link.make", lambda t: {"link": t.person_link}),
}
OF_MEETINGS = {
    followup_actions.book_meeting: (
        "meeting.book",
        lambda t: {"case": t.case, "plan": t.plan, "meets_at": at(LATER, 9), "form": MeetingForm.HOME},
    ),
    followup_actions.change_meeting: (
        "meeting.book",
        lambda t: {"meeting": t.meeting, "version": 1, "meets_at": at(LATER, 9), "form": MeetingForm.PHONE},
    ),
    followup_actions.invite_person: (
        "meeting.book",
        lambda t: {"meeting": t.meeting, "version": 1, "invited_on": TODAY},
    ),
    followup_actions.meeting_not_held: (
        "meeting.book",
        lambda t: {"meeting": t.meeting, "version": 1, "reason": "moved"},
    ),
    followup_actions.request_statement: (
        "statement.request",
        lambda t: {"order": t.order, "what": "Hur det går", "why": "Uppföljning"},
    ),
    followup_actions.give_statement: (
        "statement.give",
        lambda t: {"request": t.asked_statement, "version": 1, "statement": "Bra"},
    ),
    followup_actions.withdraw_statement: (
        "statement.request",
        lambda t: {"request": t.asked_statement, "version": 1},
    ),
}
OF_LIMITS = {
    oversight_actions.take_preset: (
        "settings.change",
        lambda t: {"today": TODAY, "preset": "ekero", "valid_from": LATER},
    ),
    oversight_actions.change_limit: (
        "settings.change",
        lambda t: {"today": TODAY, "key": "missed_in_row", "value": 2, "valid_from": TODAY},
    ),
    oversight_actions.remove_limit: (
        "settings.change",
        lambda t: {"today": date(2020, 1, 1), "rule": LimitRule.objects.latest("pk")},
    ),
}
DAILY_VERBS = OF_TABLETS | OF_FLAGS | OF_THE_SCHEDULE | OF_INCIDENTS | OF_NOTES | OF_MEETINGS | OF_LIMITS
