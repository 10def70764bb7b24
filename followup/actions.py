"""The verbs of visits, day notes and follow-ups: permission, rule, change, history, in one transaction."""

from datetime import date, datetime

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod import dates
from boendestod.errors import NotPermitted, refuse_if
from cases.models import Case, Decision
from orders import actions as order_actions
from orders.models import Order
from orders.rules import OrderState
from plans.models import Plan, PlanActivity, PlanGoal
from plans.rules import PlanState

from .models import (
    ActivityMark,
    Correction,
    DayNote,
    DecisionFollowUp,
    GoalOutcome,
    PlanFollowUp,
    Visit,
)
from .rules import (
    BY_PERSON,
    PERFORMED,
    cancellation,
    check_conclusion,
    check_decision_held,
    check_held,
    check_visit,
)


@transaction.atomic
def log_visit(
    order: Order,
    *,
    by,
    starts_at: datetime,
    ends_at: datetime,
    outcome: str,
    reason: str = "",
    told_at: datetime | None = None,
    told_by: str = "",
    took_part: str = "",
    text: str = "",
    note_later: bool = False,
    for_caseworker: bool = False,
    marks: dict[PlanActivity, str] | None = None,
) -> Visit:
    """Log a visit and sign its day note. Marks say how each activity of the plan was done.

    A visit that was carried out has its note, or says that the worker writes it later. A cancellation by the
    person is in time or late by the 24-hour rule, whatever kind was stated."""
    require(by, "visit.log")
    order = Order.objects.lock(order.pk)
    refuse_if(
        order.state != OrderState.ACCEPTED,
        "Besök kan loggas när beställningen är mottagen och tills den avslutas.",
        "order_not_accepted",
    )
    if outcome in BY_PERSON:
        refuse_if(told_at is None, "Ange när personen avbokade.", "no_told_at", "told_at")
        outcome = cancellation(starts_at, told_at)
    check_visit(
        outcome,
        starts_at=starts_at,
        ends_at=ends_at,
        now=dates.now(),
        told_at=told_at,
        reason=reason,
        note=text,
        note_later=note_later,
    )
    plan = order.plans.filter(ended_on__isnull=True).first()
    visit = Visit(
        municipality=order.municipality,
        case=order.case,
        order=order,
        plan=plan,
        support_worker=by,
        starts_at=starts_at,
        ends_at=ends_at,
        outcome=outcome,
        reason=reason,
        told_at=told_at,
        told_by=told_by,
        took_part=took_part,
    )
    visit.save_change(by=by, reason="visit.log")
    if outcome in PERFORMED:
        _mark(visit, plan, marks or {}, by=by)
        order_actions.support_was_given(order, by=by, today=dates.today(), on=dates.day_of(starts_at))
    if text.strip():
        _sign_note(visit, text, for_caseworker, by=by)
    case_changed(order.case_id, today=dates.today(), event="visit.log")
    return visit


def _mark(visit: Visit, plan: Plan | None, marks: dict[PlanActivity, str], *, by) -> None:
    for activity, how_done in marks.items():
        refuse_if(
            plan is None or activity.goal.plan_id != plan.pk,
            "Aktiviteten hör inte till den plan som gäller.",
            "activity_elsewhere",
        )
        mark = ActivityMark(
            municipality=visit.municipality, visit=visit, activity=activity, how_done=how_done
        )
        mark.save_change(by=by, reason="visit.log")


def _sign_note(visit: Visit, text: str, for_caseworker: bool, *, by) -> None:
    note = DayNote(
        municipality=visit.municipality,
        case=visit.case,
        order=visit.order,
        visit=visit,
        author=by,
        event_at=visit.starts_at,
        text=text,
        for_caseworker=for_caseworker,
        signed_at=dates.now(),
    )
    note.save_change(by=by, reason="note.sign")


@transaction.atomic
def write_missing_note(visit: Visit, *, by, text: str, for_caseworker: bool = False) -> DayNote:
    """Sign the note of a visit that was logged without one."""
    require(by, "note.sign")
    if visit.support_worker_id != by.pk:
        raise NotPermitted("Bara den som gjorde besöket kan skriva anteckningen.")
    visit = Visit.objects.lock(visit.pk)
    refuse_if(DayNote.objects.filter(visit=visit).exists(), "Besöket har redan en anteckning.", "note_exists")
    refuse_if(not text.strip(), "Skriv en anteckning om besöket.", "no_note", "text")
    _sign_note(visit, text, for_caseworker, by=by)
    case_changed(visit.case_id, today=dates.today(), event="note.sign")
    return visit.day_note


@transaction.atomic
def correct_note(note: DayNote, *, by, text: str, reason: str) -> Correction:
    """Put a correction beside a signed note. The note stays as it was written."""
    require(by, "note.correct")
    refuse_if(note.imported, "Anteckningen finns i ett annat system. Rätta den där.", "note_imported")
    refuse_if(not text.strip(), "Skriv hur det ska vara.", "no_text", "text")
    refuse_if(not reason.strip(), "Skriv varför anteckningen rättas.", "no_reason", "reason")
    correction = Correction(municipality=note.municipality, note=note, author=by, text=text, reason=reason)
    correction.save_change(by=by, reason="note.correct")
    return correction


@transaction.atomic
def hold_plan_follow_up(
    plan: Plan,
    *,
    by,
    today: date,
    held_on: date,
    outcomes: dict[PlanGoal, tuple[str, str]],
    conclusion: str,
    **content,
) -> PlanFollowUp:
    """Record a follow-up of the plan with (result, comment) for every goal that stands; six months begin anew."""
    require(by, "plan_follow_up.hold")
    plan = Plan.objects.lock(plan.pk)
    refuse_if(plan.state == PlanState.ENDED, "Planen är avslutad.", "plan_ended")
    check_held(held_on, today=today, begun_on=plan.begun_on)
    check_conclusion(conclusion)
    goals = list(plan.goals.standing())
    refuse_if(
        any(not outcomes.get(goal, ("", ""))[0] for goal in goals),
        "Ange ett utfall för varje mål.",
        "outcome_missing",
    )
    follow_up = PlanFollowUp(
        municipality=plan.municipality,
        case=plan.case,
        plan=plan,
        held_on=held_on,
        held_by=by,
        conclusion=conclusion,
        **content,
    )
    follow_up.save_change(by=by, reason="plan_follow_up.hold")
    for goal in goals:
        result, comment = outcomes[goal]
        outcome = GoalOutcome(
            municipality=plan.municipality, follow_up=follow_up, goal=goal, result=result, comment=comment
        )
        outcome.save_change(by=by, reason="plan_follow_up.hold")
    case_changed(plan.case_id, today=today, event="plan_follow_up.hold")
    return follow_up


@transaction.atomic
def hold_decision_follow_up(
    case: Case,
    *,
    by,
    today: date,
    held_on: date,
    decision: Decision | None,
    conclusion: str,
    plan_follow_up: PlanFollowUp | None = None,
    **content,
) -> DecisionFollowUp:
    """Record the authority's follow-up of the decision, alone or held together with the plan's."""
    require(by, "decision_follow_up.hold")
    check_held(held_on, today=today)
    check_decision_held(held_on, decision.valid_from if decision else None)
    check_conclusion(conclusion)
    follow_up = DecisionFollowUp(
        municipality=case.municipality,
        case=case,
        decision=decision,
        plan_follow_up=plan_follow_up,
        held_on=held_on,
        held_by=by,
        conclusion=conclusion,
        **content,
    )
    follow_up.save_change(by=by, reason="decision_follow_up.hold")
    case_changed(case.pk, today=today, event="decision_follow_up.hold")
    return follow_up


@transaction.atomic
def hold_both_follow_ups(
    plan: Plan, *, by, today: date, held_on: date, of_decision: dict[str, str], **content
) -> PlanFollowUp:
    """Record the plan's and the decision's follow-up, held at one meeting, each with its own conclusion."""
    follow_up = hold_plan_follow_up(plan, by=by, today=today, held_on=held_on, **content)
    hold_decision_follow_up(
        plan.case,
        by=by,
        today=today,
        held_on=held_on,
        decision=plan.order.decision,
        plan_follow_up=follow_up,
        **of_decision,
    )
    return follow_up
