"""One case with a record of every kind that a document of it holds."""

from datetime import date
from decimal import Decimal

from cases.models import Case, Decision
from followup import actions as followup_actions
from followup.rules import Conclusion, GoalResult, Step
from orders import actions as order_actions
from oversight import actions as oversight_actions
from oversight import flags, handling
from oversight.models import Flag
from oversight.rules import FlagRule
from plans.models import Plan
from plans.rules import LateReason
from tests.cast import TODAY
from tests.daily_records import daily_records
from tests.desk import amended, desk_records, extended
from tests.plan_records import plan_records, returned

LATER = date(2027, 1, 1)


def whole_case(cast) -> Case:
    """A case with a record of every kind that a document holds."""
    case = cast.case()
    written = plan_records(cast, case)
    returned(cast, written["review"])
    plan = Plan.objects.get(pk=written["arrived"].pk)
    decision, order = plan.order.decision, plan.order
    note = cast.visit(plan).day_note
    followup_actions.correct_note(note, by=cast.support_worker, text="Två högar.", reason="Fel antal")
    _followed_up(cast, plan, decision)
    desk_records(cast, case, decision, order)
    extended(cast, Decision.objects.get(pk=decision.pk))
    daily_records(cast, plan)
    _returned_order(cast, case, decision)
    amended(cast, order)
    _late(cast, case, order)
    return Case.objects.get(pk=case.pk)


def _followed_up(cast, plan, decision):
    followup_actions.hold_plan_follow_up(
        plan,
        by=cast.support_worker,
        today=TODAY,
        held_on=TODAY,
        outcomes=dict.fromkeys(plan.goals.standing(), (GoalResult.NEARER, "")),
        conclusion=Conclusion.TAPER,
        taper=[Step(date(2026, 4, 1), Decimal(1), "")],
    )
    followup_actions.hold_decision_follow_up(
        plan.case,
        by=cast.caseworker,
        today=TODAY,
        held_on=TODAY,
        decision=decision,
        no_statement_because="Mötet hölls hos utföraren.",
        conclusion=Conclusion.CONTINUE,
    )


def _returned_order(cast, case, decision):
    sent = order_actions.send(
        cast.draft_on(case, decision, by=cast.caseworker), by=cast.caseworker, today=TODAY
    )
    order_actions.return_with_question(
        sent, by=cast.coordinator, category="goal_unclear", question="Vilken post?"
    )


def _late(cast, case, order):
    flags.raise_flags(LATER)
    flag = Flag.objects.open().filter(case=case).first()
    side = cast.caseworker if flag.is_authoritys else cast.coordinator
    handling.snooze(flag, by=side, today=LATER, until=date(2027, 1, 8), reason="Läser den nästa vecka")
    oversight_actions.explain_late(
        order,
        by=cast.support_worker,
        today=LATER,
        rule=FlagRule.PLAN_FOLLOWUP_OVERDUE,
        reason=LateReason.STAFF,
    )
