"""Follow-up meetings: booked, moved, not held, and held when the follow-up is written."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from accounts.changes import case_changed
from accounts.models import User, working_as
from accounts.permissions import may, require
from accounts.rules import COMMISSIONING_ROLES, PROVIDER_ROLES
from boendestod import dates
from boendestod.errors import next_state, refuse_if
from cases.models import Case, Decision
from plans.models import Plan
from plans.rules import PlanState

from ..models import DecisionFollowUp, FollowUpMeeting, PlanFollowUp, WorkSlot
from ..rules import MEETING_TAKES, MeetingState, SlotKind, check_not_held, check_time

MOVES = {
    "change": ({MeetingState.BOOKED}, None),
    "not_held": ({MeetingState.BOOKED}, MeetingState.NOT_HELD),
}
IS_OVER = "Mötet är redan hållet, eller så blev det inte av."


@transaction.atomic
def book_meeting(
    case: Case,
    *,
    by,
    meets_at: datetime,
    form: str,
    place: str = "",
    plan: Plan | None = None,
    decision: Decision | None = None,
    support_worker: User | None = None,
    caseworker: User | None = None,
) -> FollowUpMeeting:
    """Book a time for following up the plan, the decision or both. There is one booked time for each at once."""
    require(by, "meeting.book")
    refuse_if(plan is None and decision is None, "Välj vad ni följer upp.", "about_nothing", "about")
    if plan is not None:
        plan = Plan.objects.lock(plan.pk)
        refuse_if(plan.case_id != case.pk, "Planen hör till ett annat ärende.", "plan_elsewhere")
        refuse_if(plan.state == PlanState.ENDED, "Planen är avslutad.", "plan_ended")
    if decision is not None:
        decision = Decision.objects.lock(decision.pk)
        refuse_if(decision.case_id != case.pk, "Beslutet hör till ett annat ärende.", "decision_elsewhere")
        refuse_if(
            not may(by, "decision_follow_up.hold"),
            "Handläggaren bokar mötet om beslutet.",
            "decision_is_the_authoritys",
        )
    _check_not_booked(plan, decision)
    _check_invited(case, plan, support_worker, caseworker)
    check_time(meets_at, now=dates.now())
    meeting = FollowUpMeeting(
        municipality=case.municipality,
        case=case,
        plan=plan,
        decision=decision,
        meets_at=meets_at,
        form=form,
        place=place,
        support_worker=support_worker,
        caseworker=caseworker,
        booked_by=by,
    )
    meeting.save_change(by=by, reason="meeting.book")
    _take_time(meeting)
    case_changed(case.pk, today=dates.today(), event="meeting.book")
    return meeting


@transaction.atomic
def change_meeting(
    meeting: FollowUpMeeting,
    *,
    by,
    version: int,
    meets_at: datetime,
    form: str,
    place: str = "",
    support_worker: User | None = None,
    caseworker: User | None = None,
) -> FollowUpMeeting:
    """Give the meeting another time, place or form. A person who was invited to another time is to be invited again."""
    require(by, "meeting.book")
    meeting = FollowUpMeeting.objects.lock(meeting.pk, version)
    next_state(MOVES, "change", meeting.state, IS_OVER)
    _check_invited(meeting.case, meeting.plan, support_worker, caseworker)
    moved = (meets_at, form, place) != (meeting.meets_at, meeting.form, meeting.place)
    if meets_at != meeting.meets_at:
        check_time(meets_at, now=dates.now())
    _give_time_back(meeting)
    meeting.meets_at, meeting.form, meeting.place = meets_at, form, place
    meeting.support_worker, meeting.caseworker = support_worker, caseworker
    if moved:
        meeting.person_invited_on = None
    meeting.save_change(by=by, reason="meeting.change")
    _take_time(meeting)
    case_changed(meeting.case_id, today=dates.today(), event="meeting.change")
    return meeting


@transaction.atomic
def invite_person(meeting: FollowUpMeeting, *, by, version: int, invited_on: date) -> FollowUpMeeting:
    """Say on which day the person got the invitation."""
    require(by, "meeting.book")
    meeting = FollowUpMeeting.objects.lock(meeting.pk, version)
    next_state(MOVES, "change", meeting.state, IS_OVER)
    refuse_if(
        invited_on > dates.today(), "Välj i dag eller en dag som har varit.", "invited_ahead", "invited_on"
    )
    meeting.person_invited_on = invited_on
    meeting.save_change(by=by, reason="meeting.invite")
    return meeting


@transaction.atomic
def meeting_not_held(
    meeting: FollowUpMeeting, *, by, version: int, reason: str, note: str = ""
) -> FollowUpMeeting:
    """Say that the meeting did not come about and why, before its time or after. The attempt stays."""
    require(by, "meeting.book")
    meeting = FollowUpMeeting.objects.lock(meeting.pk, version)
    meeting.state = next_state(MOVES, "not_held", meeting.state, IS_OVER)
    check_not_held(reason, note)
    meeting.not_held_reason, meeting.not_held_note = reason, note
    meeting.save_change(by=by, reason="meeting.not_held")
    _give_time_back(meeting)
    case_changed(meeting.case_id, today=dates.today(), event="meeting.not_held")
    return meeting


def meeting_was_held(follow_up: PlanFollowUp | DecisionFollowUp, *, by) -> FollowUpMeeting | None:
    """The meeting that the follow-up was written from, if one was booked before it was held: called by the verbs that
    hold follow-ups. One about both waits for nothing more, but takes the decision's follow-up when it comes."""
    meetings = FollowUpMeeting.objects.select_for_update().filter(case=follow_up.case)
    if isinstance(follow_up, PlanFollowUp):
        meetings = meetings.booked().filter(plan=follow_up.plan)
    else:
        waits = Q(state=MeetingState.BOOKED) | Q(state=MeetingState.HELD, plan_follow_up__isnull=False)
        meetings = meetings.filter(waits, decision=follow_up.decision, decision_follow_up__isnull=True)
        meetings = meetings.filter(decision__isnull=False)
    meeting = meetings.filter(recorded_at__date__lte=follow_up.held_on).order_by("-meets_at").first()
    if meeting is None:
        return None
    meeting.state = MeetingState.HELD
    if isinstance(follow_up, PlanFollowUp):
        meeting.plan_follow_up = follow_up
    else:
        meeting.decision_follow_up = follow_up
    meeting.save_change(by=by, reason="meeting.held")
    return meeting


def _check_not_booked(plan: Plan | None, decision: Decision | None) -> None:
    same = Q(plan=plan) if plan else Q(pk__in=[])
    same |= Q(decision=decision) if decision else Q(pk__in=[])
    refuse_if(
        FollowUpMeeting.objects.booked().filter(same).exists(),
        "Det finns redan ett bokat möte. Ändra det, eller skriv att det inte blev av.",
        "already_booked",
    )


def _check_invited(case: Case, plan: Plan | None, support_worker, caseworker) -> None:
    refuse_if(
        support_worker is not None and support_worker not in workers_to_invite(plan),
        "Välj någon hos utföraren.",
        "worker_elsewhere",
        "support_worker",
    )
    refuse_if(
        caseworker is not None and caseworker not in caseworkers_to_invite(case),
        "Välj någon i enheten.",
        "caseworker_elsewhere",
        "caseworker",
    )


def workers_to_invite(plan: Plan | None):
    """Who works at the provider of the plan."""
    provider = plan.order.provider_id if plan else None
    return working_as(*PROVIDER_ROLES, provider=provider) if provider else User.objects.none()


def caseworkers_to_invite(case: Case):
    return working_as(*COMMISSIONING_ROLES, unit=case.unit_id)


def _take_time(meeting: FollowUpMeeting) -> None:
    """The time stands in the worker's week, without whom it is about."""
    if meeting.support_worker is None:
        return
    WorkSlot.objects.create(
        municipality=meeting.municipality,
        provider_id=meeting.plan.order.provider_id,
        worker=meeting.support_worker,
        kind=SlotKind.MEETING,
        starts_at=meeting.meets_at,
        ends_at=meeting.meets_at + MEETING_TAKES,
    )


def _give_time_back(meeting: FollowUpMeeting) -> None:
    slots = WorkSlot.objects.filter(
        worker=meeting.support_worker, kind=SlotKind.MEETING, starts_at=meeting.meets_at
    )
    slots.filter(ends_at=meeting.meets_at + MEETING_TAKES).delete()
