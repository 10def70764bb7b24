"""What the daily work adds to a thread: schedule, tablets, incidents and the person's own view, for those who walk
them."""

from datetime import time, timedelta
from uuid import uuid4

from boendestod import dates
from followup import actions
from followup.models import DevicePack, NoteAttachment, SyncConflict, SyncOperation, VisitDraft
from followup.rules import (
    AbsenceKind,
    DeviationWhat,
    HowDone,
    MeetingForm,
    Severity,
    SlotKind,
    ToldHow,
    ToWhom,
    VisitOutcome,
)
from oversight import conference as verbs
from oversight.models import Conference
from plans.models import Plan, PlanActivity
from tests.cast import TODAY, Cast, at
from tests.pictures import declared, jpeg
from tests.tablet import Tablet, seal_file

DAY_BEFORE = TODAY - timedelta(days=1)


def daily_records(cast: Cast, plan: Plan) -> dict:
    work = _schedule(cast, plan) | _incidents(cast, plan) | _of_tablet(cast, plan)
    return work | _persons_view(cast, plan) | _before_follow_up(cast, plan)


def _before_follow_up(cast: Cast, plan: Plan) -> dict:
    """A meeting about the plan, a statement that the provider has given and one that it has not, and what a case
    conference said."""
    by, ask = cast.caseworker, {"what": "Hur det har gått", "why": "Beslutet följs upp"}
    then = at(TODAY + timedelta(days=20), 9)
    meeting = actions.book_meeting(plan.case, by=by, plan=plan, meets_at=then, form=MeetingForm.HOME)
    answered = actions.request_statement(plan.order, by=by, notes_from=DAY_BEFORE, notes_to=TODAY, **ask)
    actions.give_statement(answered, by=cast.coordinator, version=1, statement="Det går framåt.")
    return {
        "meeting": meeting,
        "answered_statement": answered,
        "asked_statement": actions.request_statement(plan.order, by=by, **ask),
        **_conference(cast, plan),
    }


def _conference(cast: Cast, plan: Plan) -> dict:
    """One for all the plans of the two sides, as there is one a day."""
    by, sides = cast.caseworker, {"unit": plan.case.unit, "provider": plan.order.provider}
    conference = Conference.objects.filter(**sides).first() or verbs.call_conference(
        **sides, by=by, today=TODAY, held_on=TODAY
    )
    item = conference.items.filter(case=plan.case).first() or verbs.add_case(
        conference, by=by, today=TODAY, order=plan.order, because="Ny adress"
    )
    task = {"task": "Ring", "task_for": cast.support_worker, "task_by": TODAY}
    item = verbs.write_item(item, by=by, version=item.version, outcome="Vi provar en ny dag.", **task)
    return {"conference": conference, "conference_item": item}


def _schedule(cast: Cast, plan: Plan) -> dict:
    by, worker = cast.coordinator, cast.support_worker
    series = actions.make_series(
        plan.order,
        by=by,
        today=TODAY,
        weekday=3,
        starts_at=time(9),
        minutes=60,
        first_on=TODAY,
        support_worker=worker,
    )
    planned = actions.plan_visit(
        plan.order, by=by, starts_at=at(TODAY, 15), ends_at=at(TODAY, 16), support_worker=worker
    )
    day = at(TODAY, 10)
    (slot,) = actions.add_slot(
        worker, by=by, kind=SlotKind.ADMIN, starts_at=day, ends_at=day + timedelta(hours=1)
    )
    away = TODAY + timedelta(days=2)
    absence = actions.record_absence(worker, by=by, kind=AbsenceKind.SICK, first_on=away, last_on=away)
    return {"series": series, "planned": planned, "slot": slot, "absence": absence}


def _incidents(cast: Cast, plan: Plan) -> dict:
    by = cast.support_worker
    report = {"what": DeviationWhat.LATE, "severity": Severity.SLIGHT, "happened_at": at(DAY_BEFORE, 9)}
    concern = actions.record_concern(
        plan.order, by=by, made_at=at(DAY_BEFORE, 10), to_whom=ToWhom.ON_CALL, feedback_asked=True
    )
    return {
        "deviation": actions.report_deviation(plan.order, by=by, **report),
        "concern": concern,
    }


def _of_tablet(cast: Cast, plan: Plan) -> dict:
    """A tablet that was handed its pack, and sent in a draft, a visit that was logged already, and one that nobody
    can take in."""
    by, order = cast.support_worker, plan.order
    tablet = Tablet(order.provider, "Surfplatta 1", cast.coordinator).enrol(by)
    logged = actions.plan_visit(
        order, by=cast.coordinator, starts_at=at(TODAY, 13), ends_at=at(TODAY, 14), support_worker=by
    )
    actions.log_visit(
        order,
        by=by,
        planned=logged,
        starts_at=at(TODAY, 13),
        ends_at=at(TODAY, 14),
        outcome=VisitOutcome.CANCELLED_BY_PROVIDER,
        reason="Sjukdom",
        told_how=ToldHow.PHONE,
    )
    draft_id = uuid4()
    draft = tablet.start(by, order, draft_id)
    clash = tablet.sign(by, order, at(TODAY, 9), planned=str(logged.pk))
    unknown = tablet.note(by, order, mood="bra")
    picture, content = uuid4(), jpeg()
    tablet.note(by, order, attachments=[declared(picture, content)])
    tablet.send()
    sealed = seal_file(str(picture), content)
    actions.receive_part(tablet.device, picture, actions.Part(0, len(sealed) - 1, len(sealed), sealed))
    actions.hand_out_pack(tablet.device, by=by)
    return {
        "device": tablet.device,
        "pack": DevicePack.objects.get(device=tablet.device),
        "visit_draft": VisitDraft.objects.get(pk=draft_id),
        "conflict": SyncConflict.objects.get(operation=clash["op_id"]),
        "operation": SyncOperation.objects.get(pk=unknown["op_id"]),
        "attachment": NoteAttachment.objects.get(pk=picture),
        "started": SyncOperation.objects.get(pk=draft["op_id"]),
    }


def _persons_view(cast: Cast, plan: Plan) -> dict:
    by = cast.support_worker
    visit = actions.log_visit(
        plan.order,
        by=by,
        starts_at=at(DAY_BEFORE, 15),
        ends_at=at(DAY_BEFORE, 16),
        outcome=VisitOutcome.PERFORMED,
        text="Vi öppnade posten.",
        marks={PlanActivity.objects.filter(goal__plan=plan).first(): HowDone.WITH_SUPPORT},
    )
    link, code = actions.make_person_link(plan.order, by=by, now=dates.now())
    opened = actions.open_link(code)
    answer = actions.answer_visit(opened, visit, is_right=False, words="Vi hann inte.")
    return {"person_link": link, "visit_answer": answer, "note_objection": visit.day_note.objections.get()}
