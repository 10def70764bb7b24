"""What each operation of the daily work is tried with: who does it, on what, and what comes of it."""

from dataclasses import dataclass, field

from followup import actions
from followup.models import (
    StatementRequest,
)
from followup.rules import Conclusion, GoalResult, VisitOutcome
from plans.models import PlanActivity
from tests.cast import TODAY, at

DAY, MORNING = TODAY.isoformat(), f"{TODAY}T09:00"


@dataclass
class Case:
    """Who does it to which record with what; who sees the record and may not; and the fields of the answer."""

    record: object
    by: str
    body: object
    may_not: str | None
    gives: dict = field(default_factory=dict)


def of(name):
    return lambda cast, made: made[name]


def nothing(cast, made):
    return None


def noteless(cast, made):
    return actions.log_visit(
        made["order"],
        by=cast.support_worker,
        starts_at=at(TODAY, 7),
        ends_at=at(TODAY, 8),
        outcome=VisitOutcome.PERFORMED,
        note_later=True,
    )


def handled(cast, made):
    return actions.handle_deviation(
        made["deviation"],
        by=cast.coordinator,
        version=1,
        measures="Vi ringer i förväg",
        cause="",
        person_told_on=None,
    )


def order_to_ask(cast, made):
    actions.withdraw_statement(made["asked_statement"], by=cast.caseworker, version=1)
    return made["order"]


def case_to_meet_in(cast, made):
    """One time is booked at a time."""
    meeting = made["meeting"]
    actions.meeting_not_held(meeting, by=cast.caseworker, version=1, reason="moved")
    return made["case"]


def to_change(cast, made):
    return actions.hold_plan_follow_up(
        made["plan"],
        by=cast.caseworker,
        today=TODAY,
        held_on=TODAY,
        outcomes=dict.fromkeys(made["plan"].goals.all(), (GoalResult.NEARER, "")),
        conclusion=Conclusion.CHANGE,
    )


def decision_to_change(cast, made):
    return actions.hold_decision_follow_up(
        made["case"],
        by=cast.caseworker,
        today=TODAY,
        held_on=TODAY,
        decision=made["decision"],
        statement=StatementRequest.objects.get(pk=made["answered_statement"].pk),
        conclusion=Conclusion.CHANGE,
    )


def activity(made):
    return PlanActivity.objects.filter(goal__plan=made["plan"]).first()


def visit_body(cast, made):
    return {
        "happened": "performed",
        "starts_at": f"{TODAY}T07:00",
        "ends_at": f"{TODAY}T08:00",
        "text": "Vi gick ut.",
        "marks": {str(activity(made).pk): "alone"},
    }


def follow_up_body(cast, made):
    return {
        "held_on": DAY,
        "person_took_part": True,
        "caseworker_took_part": False,
        "workers_view": "Det går framåt.",
        "conclusion": "continue",
        "results": {str(goal.pk): "nearer" for goal in made["plan"].goals.all()},
        "comments": {str(goal.pk): "Hon öppnar posten." for goal in made["plan"].goals.all()},
    }


def worker(name, **body):
    return lambda cast, made: body | {name: cast.support_worker.pk}


CASES = {
    "series_new": Case(
        of("order"),
        "coordinator",
        worker("support_worker", weekday=4, starts_at="10:00", minutes=60, every_weeks=2, first_on=DAY),
        "support_worker",
        {"weekday": 4, "every_weeks": 2},
    ),
    "schedule_series": Case(of("order"), "coordinator", {"first_on": DAY}, "caseworker"),
    "series_edit": Case(
        of("series"), "coordinator", {"minutes": 45}, "support_worker", {"minutes": 45, "weekday": 3}
    ),
    "series_end": Case(
        of("series"),
        "coordinator",
        {"last_on": "2026-03-31", "reason": "Slut"},
        "support_worker",
        {"last_on": "2026-03-31"},
    ),
    "planned_visit_new": Case(
        of("order"),
        "coordinator",
        worker("support_worker", starts_at="2026-03-03T10:00:00+01:00", minutes=60),
        "support_worker",
        {"minutes": 60, "starts_at": "2026-03-03T10:00:00+01:00"},
    ),
    "planned_visit_move": Case(
        of("planned"), "support_worker", {"starts_at": "2026-03-03T11:00"}, "caseworker", {"minutes": 60}
    ),
    "planned_visit_assign": Case(
        of("planned"),
        "coordinator",
        lambda cast, made: {"support_worker": cast.colleague.pk},
        "support_worker",
        {"second_worker": None},
    ),
    "planned_visit_told": Case(
        of("planned"),
        "support_worker",
        {"how": "phone", "told_at": MORNING},
        "caseworker",
        {"person_told_how": "phone"},
    ),
    "planned_visit_remove": Case(
        of("planned"), "coordinator", {"because": "Dubbelt"}, "support_worker", {"removed_because": "Dubbelt"}
    ),
    "slot_new": Case(
        nothing,
        "coordinator",
        worker("worker", kind="meeting", starts_at="2026-03-04T08:00", ends_at="2026-03-04T09:00", weeks=2),
        "support_worker",
        {"kind": "meeting"},
    ),
    "slot_remove": Case(of("slot"), "coordinator", {}, "support_worker"),
    "absence_new": Case(
        nothing,
        "coordinator",
        worker("worker", kind="vacation", first_on="2026-07-01", last_on="2026-07-31"),
        "support_worker",
        {"kind": "vacation"},
    ),
    "absence_end": Case(
        of("absence"), "coordinator", {"last_on": "2026-03-06"}, "support_worker", {"last_on": "2026-03-06"}
    ),
    "visit_new": Case(
        of("order"), "support_worker", visit_body, "caseworker", {"outcome": "performed", "has_note": True}
    ),
    "visit_note": Case(
        noteless, "support_worker", {"text": "Vi gick ut."}, "caseworker", {"text": "Vi gick ut."}
    ),
    "note_new": Case(
        of("order"),
        "support_worker",
        {"event_at": MORNING, "text": "Astrid ringde."},
        "caseworker",
        {"text": "Astrid ringde.", "visit": None},
    ),
    "note_correct": Case(
        of("day_note"), "support_worker", {"text": "Vi öppnade den", "reason": "Fel"}, "reviewer"
    ),
    "note_object": Case(
        of("day_note"), "support_worker", {"words": "Så var det inte", "stated_on": DAY}, "reviewer"
    ),
    "deviation_new": Case(
        of("order"),
        "support_worker",
        lambda cast, made: {
            "what": "late",
            "severity": 2,
            "happened_at": MORNING,
            "visit": str(made["visit"].pk),
        },
        "caseworker",
        {"state": "reported", "is_complaint": False},
    ),
    "deviation_take": Case(of("deviation"), "coordinator", {}, "support_worker", {"state": "handled"}),
    "deviation_handle": Case(
        of("deviation"),
        "coordinator",
        {"measures": "Vi ringer"},
        "support_worker",
        {"state": "handled", "measures": "Vi ringer"},
    ),
    "deviation_close": Case(handled, "coordinator", {}, "support_worker", {"state": "closed"}),
    "concern_new": Case(
        of("order"),
        "support_worker",
        {"to_whom": "on_call", "made_at": MORNING, "feedback_asked": True},
        "caseworker",
        {"to_whom": "on_call", "feedback_asked": True},
    ),
    "concern_feedback": Case(
        of("concern"), "support_worker", {"received_on": DAY}, None, {"feedback_received_on": DAY}
    ),
    "conflict": Case(of("conflict"), "support_worker", {"choice": "server"}, None, {"choice": "server"}),
    "device_block": Case(of("device"), "coordinator", {"reason": "Borta"}, None, {"block_reason": "Borta"}),
    "meeting_new": Case(
        case_to_meet_in,
        "caseworker",
        {"about": "both", "meets_at": "2026-03-20T10:00", "form": "office", "place": "Rum 2"},
        "reviewer",
        {"state": "booked", "place": "Rum 2"},
    ),
    "meeting_change": Case(
        of("meeting"), "caseworker", {"place": "Rum 2"}, "reviewer", {"place": "Rum 2", "form": "home"}
    ),
    "meeting_not_held": Case(
        of("meeting"), "caseworker", {"reason": "person_ill"}, "reviewer", {"state": "not_held"}
    ),
    "meeting_invited": Case(
        of("meeting"), "caseworker", {"invited_on": DAY}, "reviewer", {"person_invited_on": DAY}
    ),
    "statement_ask": Case(
        order_to_ask,
        "caseworker",
        {"what": "Hur det går", "why": "Beslutet följs upp", "answer_by": "2026-03-16"},
        "coordinator",
        {"waits": True},
    ),
    "statement_give": Case(
        of("asked_statement"),
        "coordinator",
        {"statement": "Det går framåt.", "proposal": "continue"},
        "caseworker",
        {"waits": False, "proposal": "continue"},
    ),
    "statement_withdraw": Case(of("asked_statement"), "caseworker", {}, "coordinator", {"waits": False}),
    "plan_follow_up_new": Case(
        of("plan"), "support_worker", follow_up_body, "reviewer", {"kind": "plan", "conclusion": "continue"}
    ),
    "plan_follow_up_view": Case(
        of("plan_follow_up"),
        "caseworker",
        {"text": "Det går bra."},
        "reviewer",
        {"caseworkers_view": "Det går bra."},
    ),
    "plan_follow_up_amend": Case(to_change, "caseworker", {}, "coordinator", {"state": "draft"}),
    "decision_follow_up_new": Case(
        of("case"),
        "caseworker",
        lambda cast, made: {
            "decision": str(made["decision"].pk),
            "held_on": DAY,
            "person_took_part": True,
            "summary": "Stödet räcker.",
            "conclusion": "taper",
            "statement": str(made["answered_statement"].pk),
            "taper_1_from_on": "2026-04-01",
            "taper_1_hours_a_month": 12,
        },
        "coordinator",
        {"kind": "decision", "conclusion": "taper"},
    ),
    "decision_follow_up_amend": Case(decision_to_change, "caseworker", {}, "reviewer", {"state": "draft"}),
}
