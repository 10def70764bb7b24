"""When a plan has not come in, lies unread or is not followed up at a new decision, and what resolves each."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from accounts.models import DeadlineRule
from cases import actions as case_actions
from cases.rules import DecisionOutcome, HoursPer
from followup import actions as followup_actions
from followup.rules import Conclusion, GoalResult
from oversight import flags
from oversight.models import Flag
from oversight.rules import FlagRule
from plans import actions as plan_actions
from plans.models import Plan, PlanReview
from plans.rules import Agreement, PlanKind
from tests.cast import TODAY, at
from tests.oversight.case_files import NO_PLAN, import_rows, row

RECEIVED_DUE = TODAY + timedelta(days=30)
READ_DUE = TODAY + timedelta(days=14)


def due(key: FlagRule, on: date) -> list[date]:
    return list(flags.overdue(key, on).order_by("due_on").values_list("due_on", flat=True))


def holds_from(key: FlagRule, last_day: date) -> bool:
    """Whether the rule holds from the day after the last day, and not on that day."""
    return (due(key, last_day), due(key, last_day + timedelta(days=1))) == ([], [last_day])


def read(plan: Plan, by) -> None:
    plan_actions.mark_read(plan.reviews.get(), by=by)


# --- Has not come in ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["accepted", "begun", "written", "proposed"])
def test_an_order_whose_plan_nobody_has_answered_is_late_after_30_days(cast, step):
    getattr(cast, step)()
    assert holds_from(FlagRule.PLAN_NOT_RECEIVED, RECEIVED_DUE)


def test_an_answered_plan_has_come_in_and_so_has_a_declined(cast):
    plan = cast.proposed()
    flags.raise_flags(RECEIVED_DUE + timedelta(days=1), keys=[FlagRule.PLAN_NOT_RECEIVED])
    assert Flag.objects.open().count() == 1
    cast.agree(plan, agreement=Agreement.DECLINED, decline_reason="Vill inte", signature=None)
    assert due(FlagRule.PLAN_NOT_RECEIVED, date(2030, 1, 1)) == []
    assert Flag.objects.get().closed_by_event == "plan.agree"


def test_a_contact_plan_comes_in_when_it_is_proposed(cast):
    plan = plan_actions.begin(
        cast.accepted(), by=cast.support_worker, today=TODAY, begun_on=TODAY, kind=PlanKind.CONTACT
    )
    assert holds_from(FlagRule.PLAN_NOT_RECEIVED, RECEIVED_DUE)
    cast.propose(cast.write(plan))
    assert due(FlagRule.PLAN_NOT_RECEIVED, date(2030, 1, 1)) == []


def test_a_plan_that_came_in_after_a_day_had_not_come_in_by_that_day(cast, time_machine):
    plan = cast.proposed()
    later = RECEIVED_DUE + timedelta(days=5)
    time_machine.move_to(at(later, 12), tick=False)
    plan_actions.agree(
        plan,
        by=cast.support_worker,
        today=later,
        version=plan.version,
        agreed_on=later,
        agreement=Agreement.ORAL,
        told_to=cast.support_worker,
    )
    assert due(FlagRule.PLAN_NOT_RECEIVED, later - timedelta(days=1)) == [RECEIVED_DUE]
    assert due(FlagRule.PLAN_NOT_RECEIVED, later) == []


def test_a_plan_agreed_in_another_system_has_come_in_and_one_begun_there_has_not(db, time_machine):
    time_machine.move_to(at(TODAY, 12), tick=False)
    import_rows(
        row(),
        row(case_ref="A-2", plan_agreed_on="", last_plan_followup_on=""),
        row(case_ref="A-3", **NO_PLAN),
    )
    late = flags.overdue(FlagRule.PLAN_NOT_RECEIVED, TODAY).order_by("case__case_ref")
    assert list(late.values_list("case__case_ref", "due_on")) == [
        ("A-2", date(2026, 1, 21)),
        ("A-3", date(2026, 1, 21)),
    ]


def test_revising_a_plan_from_another_system_does_not_make_it_late(db, time_machine):
    time_machine.move_to(at(TODAY, 12), tick=False)
    import_rows(row())
    assert Plan.objects.get().imported
    assert Plan.objects.get().first_agreed_on == date(2026, 1, 15)
    Plan.objects.update(state="revising")
    assert due(FlagRule.PLAN_NOT_RECEIVED, date(2030, 1, 1)) == []


def test_nothing_is_expected_of_an_order_that_has_ended(cast):
    order = cast.accepted()
    plan_actions.end_support(
        order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttar", version=order.version
    )
    assert due(FlagRule.PLAN_NOT_RECEIVED, date(2030, 1, 1)) == []


def test_the_municipality_has_its_own_length_from_its_own_day(cast):
    cast.accepted()
    DeadlineRule.objects.create(
        municipality=cast.municipality, key="plan_not_received", valid_from=TODAY, months=1, days=0
    )
    assert holds_from(FlagRule.PLAN_NOT_RECEIVED, date(2026, 4, 2))


# --- Lies unread -------------------------------------------------------------------------------------------


def test_a_plan_that_came_in_is_read_within_14_days(cast):
    cast.agreed()
    assert holds_from(FlagRule.PLAN_UNREAD, READ_DUE)


def test_reading_it_is_enough_and_what_was_read_later_was_unread_till_then(cast, time_machine):
    plan = cast.agreed()
    later = READ_DUE + timedelta(days=3)
    flags.raise_flags(later, keys=[FlagRule.PLAN_UNREAD])
    time_machine.move_to(at(later, 12), tick=False)
    read(plan, cast.caseworker)
    assert due(FlagRule.PLAN_UNREAD, later - timedelta(days=1)) == [READ_DUE]
    assert due(FlagRule.PLAN_UNREAD, later) == []
    assert Flag.objects.get().closed_by_event == "plan.read"


def test_a_newer_version_takes_the_place_of_the_unread_and_is_one_thing_to_read(cast, time_machine):
    plan = cast.agreed()
    later = READ_DUE + timedelta(days=1)
    flags.raise_flags(later, keys=[FlagRule.PLAN_UNREAD])
    assert Flag.objects.open().get().subject_id == plan.pk
    time_machine.move_to(at(later, 12), tick=False)
    by = {"by": cast.support_worker, "today": later}
    plan = plan_actions.revise(plan, version=plan.version, **by)
    plan = plan_actions.propose(plan, version=plan.version, **by)
    plan_actions.agree(
        plan,
        version=plan.version,
        agreed_on=later,
        agreement=Agreement.ORAL,
        told_to=cast.support_worker,
        **by,
    )
    assert PlanReview.objects.count() == 2
    assert due(FlagRule.PLAN_UNREAD, later) == []
    assert Flag.objects.get().closed_by_event == "plan.agree"
    assert due(FlagRule.PLAN_UNREAD, date(2030, 1, 1)) == [later + timedelta(days=14)]


def test_nobody_has_to_read_a_plan_that_has_ended(cast):
    plan = cast.agreed()
    flags.raise_flags(READ_DUE + timedelta(days=1), keys=[FlagRule.PLAN_UNREAD])
    plan_actions.end_plan(
        plan, by=cast.support_worker, today=TODAY, ended_on=TODAY, reason="Ny plan", version=plan.version
    )
    assert not Flag.objects.open().exists()


def test_the_unread_plan_waits_for_the_caseworker_and_both_see_that_it_does(cast):
    cast.agreed()
    flags.raise_flags(READ_DUE + timedelta(days=1), keys=[FlagRule.PLAN_UNREAD])
    for user in (cast.support_worker, cast.caseworker):
        assert Flag.objects.visible_to(user).get().waits_for == str(cast.caseworker)


# --- Followed up at a new decision, and not by being changed ---------------------------------------------------


def next_decision(cast, plan, *, decided_on: date, valid_from: date):
    return case_actions.decide(
        plan.case,
        by=cast.caseworker,
        today=decided_on,
        decided_on=decided_on,
        outcome=DecisionOutcome.APPROVAL,
        valid_from=valid_from,
        valid_to=valid_from + timedelta(days=300),
        granted_hours=Decimal("16"),
        granted_per=HoursPer.MONTH,
    )


NEXT = {"decided_on": date(2026, 12, 1), "valid_from": date(2027, 1, 1)}
NEXT_DUE = date(2027, 1, 31)


@pytest.fixture
def renewed(cast, time_machine):
    """A plan agreed on 2 March under the year's decision, and the next year's decision made in December."""
    plan = cast.agreed()
    time_machine.move_to(at(NEXT["decided_on"], 12), tick=False)
    next_decision(cast, plan, **NEXT)
    return plan


def test_a_plan_is_followed_up_within_30_days_of_the_next_decisions_first_day(renewed):
    assert holds_from(FlagRule.PLAN_FOLLOWUP_NEW_DECISION, NEXT_DUE)


@pytest.mark.parametrize(
    ("held_on", "late"), [(date(2026, 10, 1), True), (date(2026, 10, 2), False), (date(2027, 1, 5), False)]
)
def test_a_follow_up_from_60_days_before_the_decision_is_enough(cast, renewed, time_machine, held_on, late):
    flags.raise_flags(NEXT_DUE + timedelta(days=1), keys=[FlagRule.PLAN_FOLLOWUP_NEW_DECISION])
    today = NEXT_DUE + timedelta(days=1)
    time_machine.move_to(at(today, 12), tick=False)
    followup_actions.hold_plan_follow_up(
        renewed,
        by=cast.support_worker,
        today=today,
        held_on=held_on,
        outcomes=dict.fromkeys(renewed.goals.all(), (GoalResult.NEARER, "")),
        conclusion=Conclusion.CONTINUE,
    )
    assert bool(due(FlagRule.PLAN_FOLLOWUP_NEW_DECISION, today)) is late
    assert Flag.objects.open().exists() is late


def test_the_first_decision_asks_for_no_follow_up_nor_does_one_that_has_not_begun(cast, renewed):
    assert due(FlagRule.PLAN_FOLLOWUP_NEW_DECISION, date(2026, 12, 31)) == []


def test_a_plan_that_is_as_new_as_the_decision_has_been_looked_at(cast, renewed):
    Plan.objects.update(first_agreed_on=date(2026, 10, 2), agreed_on=date(2026, 10, 2))
    assert due(FlagRule.PLAN_FOLLOWUP_NEW_DECISION, date(2027, 6, 1)) == []


def test_a_revision_is_no_follow_up(cast, time_machine):
    plan = cast.agreed()
    revised_on = date(2026, 8, 20)
    time_machine.move_to(at(revised_on, 12), tick=False)
    by = {"by": cast.support_worker, "today": revised_on}
    plan = plan_actions.revise(plan, version=plan.version, **by)
    plan = plan_actions.propose(plan, version=plan.version, **by)
    plan_actions.agree(
        plan,
        version=plan.version,
        agreed_on=revised_on,
        agreement=Agreement.ORAL,
        told_to=cast.support_worker,
        **by,
    )
    assert holds_from(FlagRule.PLAN_FOLLOWUP_OVERDUE, date(2026, 9, 2))


def test_a_no_after_a_yes_does_not_begin_the_six_months_anew(cast, time_machine):
    plan = cast.agreed()
    asked_on = date(2026, 8, 20)
    time_machine.move_to(at(asked_on, 12), tick=False)
    by = {"by": cast.support_worker, "today": asked_on}
    plan = plan_actions.revise(plan, version=plan.version, **by)
    plan = plan_actions.propose(plan, version=plan.version, **by)
    plan_actions.agree(
        plan,
        version=plan.version,
        agreed_on=asked_on,
        agreement=Agreement.DECLINED,
        decline_reason="Vill inte ändra",
        **by,
    )
    assert holds_from(FlagRule.PLAN_FOLLOWUP_OVERDUE, date(2026, 9, 2))
