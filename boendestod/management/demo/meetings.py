"""Follow-ups on their way: meetings that are booked, that nobody came to and that nobody has written down, what the
caseworker has asked the provider, and messages without an answer."""

from datetime import timedelta
from decimal import Decimal

from boendestod import dates
from cases.rules import FunctionalState
from followup import actions
from followup.models import FollowUpMeeting
from followup.rules import Conclusion, GoalResult, MeetingForm, NotHeldReason, Step, SupportGrade
from orders import actions as order_actions
from orders.models import Order
from plans.models import Plan
from plans.rules import PlanKind, PlanState

from .clock import at, moment, working_day
from .staff import Staff

# (booked days ago, for how many days later, how, why it was not held)
ATTEMPTS = (
    (34, 5, MeetingForm.OFFICE, NotHeldReason.PERSON_ABSENT),
    (24, 5, MeetingForm.HOME, NotHeldReason.PERSON_ILL),
    (12, 4, MeetingForm.PHONE, NotHeldReason.PERSON_DECLINED),
)
WHAT = "Hur stödet har använts, vilka mål som är nådda och hur ni ser på fortsättningen."
WHY = "Beslutet ska följas upp innan det går ut."
STATEMENT = "Stödet används varje vecka. Posten öppnas nu utan påminnelse, hemmet kräver fortfarande stöd."


def tell_of(staff: Staff) -> None:
    plans = list(
        Plan.objects.filter(
            state=PlanState.AGREED,
            kind=PlanKind.ORDINARY,
            order__provider=staff.providers["own"],
            order__decision__valid_to__gt=dates.today() + timedelta(days=90),
            case__caseworker=staff["handlaggare"],
        )
        .select_related("order__key_worker", "case__caseworker")
        .order_by("-agreed_on", "case__case_ref")
    )
    booked, failed, unwritten, tapered, asked, late, answered, *_ = plans
    _invite(_book(booked, days_ago=2, in_days=7), days_ago=1)
    _try_in_vain(failed)
    _book(unwritten, days_ago=30, in_days=12)
    _taper(tapered)
    _ask(asked.order, days_ago=3)
    _ask(late.order, days_ago=25)
    _answer(_ask(answered.order, days_ago=24), by=staff["samordnare"], days_ago=15)
    _write(booked.order, by=booked.case.caseworker, days_ago=9, text="Hur går det med tvättiderna?")
    _write(failed.order, by=failed.order.key_worker, days_ago=8, text="Får vi träffas hemma i stället?")


def _book(plan: Plan, *, days_ago: int, in_days: int, form: str = MeetingForm.HOME) -> FollowUpMeeting:
    booked_on = working_day(days_ago)
    with at(moment(booked_on, 13)):
        return actions.book_meeting(
            plan.case,
            by=plan.order.key_worker,
            plan=plan,
            meets_at=moment(booked_on + timedelta(days=in_days), 14),
            form=form,
            place="hemma vid köksbordet" if form == MeetingForm.HOME else "",
            support_worker=plan.order.key_worker,
            caseworker=plan.case.caseworker,
        )


def _invite(meeting: FollowUpMeeting, *, days_ago: int) -> None:
    with at(moment(working_day(days_ago), 9)) as today:
        actions.invite_person(meeting, by=meeting.booked_by, version=meeting.version, invited_on=today)


def _try_in_vain(plan: Plan) -> None:
    for days_ago, in_days, form, reason in ATTEMPTS:
        meeting = _book(plan, days_ago=days_ago, in_days=in_days, form=form)
        with at(meeting.meets_at + timedelta(hours=1)):
            actions.meeting_not_held(meeting, by=meeting.booked_by, version=meeting.version, reason=reason)


def _taper(plan: Plan) -> None:
    """A meeting that was held, where they agreed to wind the support down."""
    meeting = _book(plan, days_ago=20, in_days=7)
    hours = Decimal(plan.order.hours or plan.order.decision.granted_hours)
    goals = list(plan.goals.standing())
    with at(meeting.meets_at + timedelta(hours=2)) as today:
        steps = (
            Step(dates.add_months(today, 1), hours / 2, "Posten är öppnad varje fredag."),
            Step(dates.add_months(today, 3), hours / 4, "Personen ringer själv när något tar stopp."),
        )
        actions.hold_plan_follow_up(
            plan,
            by=plan.order.key_worker,
            today=today,
            held_on=today,
            outcomes=dict.fromkeys(goals, (GoalResult.REACHED, "Klarar det mesta utan oss.")),
            states=dict.fromkeys(goals, FunctionalState.SLIGHT),
            person_took_part=True,
            caseworker_took_part=True,
            persons_words="Det räcker om ni kommer varannan vecka.",
            persons_grade=SupportGrade.VERY_GOOD,
            workers_view="Vi behövs mindre. Vi vill trappa ned i två steg.",
            conclusion=Conclusion.TAPER,
            taper=steps,
        )


def _ask(order: Order, *, days_ago: int):
    with at(moment(working_day(days_ago), 10)) as today:
        return actions.request_statement(
            order,
            by=order.case.caseworker,
            what=WHAT,
            why=WHY,
            notes_from=dates.add_months(today, -2),
            notes_to=today,
        )


def _answer(request, *, by, days_ago: int) -> None:
    with at(moment(working_day(days_ago), 15)):
        actions.give_statement(
            request,
            by=by,
            version=request.version,
            statement=STATEMENT,
            proposal=Conclusion.CONTINUE,
            persons_view="Vill ha kvar samma boendestödjare.",
        )


def _write(order: Order, *, by, days_ago: int, text: str) -> None:
    with at(moment(working_day(days_ago), 11)):
        order_actions.write_message(order, by=by, text=text)
