"""The rules of the caseworker's desk at their boundary days, and the verb that resolves each."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boendestod import dates
from cases import actions as case_actions
from cases.models import Application, Child, Decision
from cases.rules import Channel, DecisionOutcome
from followup import actions as followup_actions
from followup.rules import Conclusion, VisitOutcome
from orders import actions as order_actions
from orders.models import Order
from orders.rules import ReturnCategory
from oversight import flags
from oversight.models import Flag
from oversight.rules import AUTHORITY_ONLY, FlagRule
from plans import actions as plan_actions
from tests.cast import NUMBERS, TODAY, at
from tests.oversight.case_files import import_rows, row

PERIODS = [
    (date(2025, 8, 31), 6, date(2026, 2, 28)),
    (date(2023, 8, 31), 6, date(2024, 2, 29)),
    (date(2024, 2, 29), 6, date(2024, 8, 29)),
    (date(2025, 12, 31), 6, date(2026, 6, 30)),
]
NEVER = date(2099, 1, 1)


def due(key: FlagRule, on: date) -> list[date]:
    return list(flags.overdue(key, on).order_by("due_on").values_list("due_on", flat=True))


def assert_first_overdue_after(key: FlagRule, day: date) -> None:
    assert due(key, day) == []
    assert due(key, day + timedelta(days=1)) == [day]


def raised(key: FlagRule) -> list[Flag]:
    return list(Flag.objects.filter(rule=key))


def closed_by(key: FlagRule) -> list[str]:
    return [flag.closed_by_event for flag in raised(key)]


def apply(case, received_on: date) -> Application:
    application = Application(
        municipality=case.municipality,
        case=case,
        received_on=received_on,
        channel=Channel.PHONE,
        need="Jag orkar inte öppna min post.",
    )
    application.save_change(by=case.caseworker, reason="application.register")
    return application


def decide(cast, case, **content) -> Decision:
    return case_actions.decide(
        case,
        by=cast.caseworker,
        today=TODAY,
        **{
            "decided_on": TODAY,
            "outcome": DecisionOutcome.APPROVAL,
            "valid_from": TODAY,
            "valid_to": None,
            "granted_hours": 16,
        }
        | content,
    )


# --- The application -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("received", "months", "last"), PERIODS)
def test_an_application_is_decided_within_six_months(cast, received, months, last):
    apply(cast.case(), received)
    assert dates.add_months(received, months) == last
    assert_first_overdue_after(FlagRule.APPLICATION_UNDECIDED, last)


def test_a_decision_and_a_withdrawal_take_an_application_off_the_list(cast):
    case = cast.case()
    decided, withdrawn = apply(case, date(2025, 1, 1)), apply(case, date(2025, 2, 1))
    flags.raise_flags(TODAY)
    assert len(raised(FlagRule.APPLICATION_UNDECIDED)) == 2
    decide(cast, case, application=decided)
    assert sorted(closed_by(FlagRule.APPLICATION_UNDECIDED)) == ["", "decision.decide"]
    withdrawn.withdrawn_on, withdrawn.withdrawn_reason = TODAY, "Vill inte längre"
    withdrawn.save_change(by=cast.caseworker, reason="application.withdraw")
    assert due(FlagRule.APPLICATION_UNDECIDED, TODAY) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(received=st.dates(date(2020, 1, 1), date(2026, 3, 2)))
def test_postgresql_and_python_agree_on_six_months(one_application, received):
    Application.objects.update(received_on=received)
    assert flags.RULES[FlagRule.APPLICATION_UNDECIDED].applies(TODAY).get().due_on == dates.add_months(
        received, 6
    )


@pytest.fixture
def one_application(cast):
    return apply(cast.case(), TODAY)


# --- Decisions that nobody looks at again ----------------------------------------------------------------------------


def test_an_open_ended_decision_without_a_day_of_follow_up_is_flagged_from_the_next_day(cast):
    decide(cast, cast.case())
    assert_first_overdue_after(FlagRule.DECISION_NEVER_REVIEWED, TODAY)


@pytest.mark.parametrize(
    "content", [{"valid_to": date(2026, 12, 31)}, {"follow_up_on": date(2026, 9, 1)}], ids=["ends", "named"]
)
def test_a_decision_that_ends_or_names_its_day_of_follow_up_is_not(cast, content):
    decide(cast, cast.case(), **content)
    assert due(FlagRule.DECISION_NEVER_REVIEWED, NEVER) == []


def test_a_follow_up_of_the_decision_resolves_it(cast):
    case = cast.case()
    decision = decide(cast, case)
    flags.raise_flags(TODAY + timedelta(days=1))
    followup_actions.hold_decision_follow_up(
        case,
        by=cast.caseworker,
        today=TODAY,
        held_on=TODAY,
        decision=decision,
        conclusion=Conclusion.CONTINUE,
    )
    assert closed_by(FlagRule.DECISION_NEVER_REVIEWED) == ["decision_follow_up.hold"]


# --- Children --------------------------------------------------------------------------------------------------------


def child(case, *, review_on: date | None, birth_year: int = 2018) -> Child:
    child = Child(municipality=case.municipality, case=case, birth_year=birth_year, review_on=review_on)
    child.save_change(by=case.caseworker, reason="child.write")
    return child


def test_the_facts_about_a_child_are_looked_at_again_by_the_day(cast):
    case = cast.case()
    child(case, review_on=date(2028, 2, 29))
    child(case, review_on=None)
    assert_first_overdue_after(FlagRule.CHILD_REVIEW_OVERDUE, date(2028, 2, 29))


@pytest.mark.parametrize(("birth_year", "found"), [(2008, 1), (2007, 0)])
def test_who_has_grown_up_is_no_child_any_longer(cast, birth_year, found):
    child(cast.case(), review_on=date(2026, 1, 1), birth_year=birth_year)
    assert len(due(FlagRule.CHILD_REVIEW_OVERDUE, date(2026, 12, 31))) == found


# --- Returned orders -------------------------------------------------------------------------------------------------


@pytest.fixture
def returned(cast):
    order = cast.sent()
    question = order_actions.return_with_question(
        order, by=cast.coordinator, category=ReturnCategory.SCOPE, question="Räcker tiden?"
    )
    question.answer_by = TODAY + timedelta(days=7)
    question.save_change(by=cast.coordinator, reason="order.return")
    return order


def test_a_question_is_answered_by_its_day(cast, returned):
    assert_first_overdue_after(FlagRule.ORDER_UNANSWERED, TODAY + timedelta(days=7))


def test_a_question_without_a_day_is_not_late(cast, returned):
    returned.returns.update(answer_by=None)
    assert due(FlagRule.ORDER_UNANSWERED, NEVER) == []


def test_answering_and_ending_resolve_it(cast, returned):
    order_actions.send(returned, by=cast.caseworker, today=TODAY, answer="Ja, tolv timmar.")
    assert due(FlagRule.ORDER_UNANSWERED, NEVER) == []


# --- Support that has not begun --------------------------------------------------------------------------------------

START_DUE = TODAY + timedelta(days=14)


def start(cast, order, on: date = TODAY) -> Order:
    return order_actions.start_support(order, by=cast.support_worker, today=on, started_on=on)


def visit(cast, order, day: date, outcome=VisitOutcome.PERFORMED) -> None:
    followup_actions.log_visit(
        order,
        by=cast.support_worker,
        starts_at=at(day, 9),
        ends_at=at(day, 10),
        outcome=outcome,
        reason="" if outcome == VisitOutcome.PERFORMED else "Ingen öppnade.",
        note_later=outcome == VisitOutcome.PERFORMED,
    )


def test_support_starts_within_fourteen_days_of_the_receipt(cast):
    cast.accepted()
    assert_first_overdue_after(FlagRule.EXECUTION_NOT_STARTED, START_DUE)


def test_the_municipality_has_its_own_length_for_the_start(cast):
    cast.accepted()
    cast.municipality.deadline_rules.filter(key="execution_not_started").update(days=5)
    assert_first_overdue_after(FlagRule.EXECUTION_NOT_STARTED, TODAY + timedelta(days=5))


def test_starting_closes_the_flag_at_once(cast):
    order = cast.accepted()
    flags.raise_flags(NEVER)
    start(cast, order)
    assert closed_by(FlagRule.EXECUTION_NOT_STARTED) == ["order.start"]


def test_a_performed_visit_is_a_start_and_one_that_was_not_is_none(cast):
    order = cast.accepted()
    visit(cast, order, TODAY, VisitOutcome.NO_SHOW)
    assert due(FlagRule.EXECUTION_NOT_STARTED, NEVER) == [START_DUE]
    visit(cast, order, TODAY)
    assert due(FlagRule.EXECUTION_NOT_STARTED, NEVER) == []


def test_an_order_from_another_system_is_left_out(cast, today):
    import_rows(row())
    assert due(FlagRule.EXECUTION_NOT_STARTED, NEVER) == []
    assert due(FlagRule.DECISION_NOT_EXECUTED, date(2026, 12, 1)) == []


@pytest.mark.parametrize(
    ("decided", "last"),
    [
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2023, 11, 29), date(2024, 2, 29)),
        (date(2024, 2, 29), date(2024, 5, 29)),
        (date(2025, 10, 31), date(2026, 1, 31)),
    ],
)
def test_a_decision_is_executed_within_three_months(cast, decided, last):
    decide(cast, cast.case(), decided_on=decided, valid_from=decided)
    assert_first_overdue_after(FlagRule.DECISION_NOT_EXECUTED, last)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(decided=st.dates(date(2020, 1, 1), date(2026, 3, 2)))
def test_postgresql_and_python_agree_on_three_months(one_decision, decided):
    Decision.objects.update(decided_on=decided, valid_from=decided)
    assert flags.RULES[FlagRule.DECISION_NOT_EXECUTED].applies(TODAY).get().due_on == dates.add_months(
        decided, 3
    )


@pytest.fixture
def one_decision(cast):
    return decide(cast, cast.case())


NOT_EXECUTED = date(2026, 4, 2)


@pytest.fixture
def ordered(cast):
    """Decided on 2 January, so not executed after 2 April."""
    order = cast.accepted()
    Decision.objects.update(decided_on=date(2026, 1, 2))
    return order


def test_a_decision_with_an_order_that_nobody_has_begun_is_not_executed(cast, ordered):
    assert_first_overdue_after(FlagRule.DECISION_NOT_EXECUTED, NOT_EXECUTED)


def test_a_declined_offer_does_not_end_the_duty_and_a_start_does(cast, ordered):
    order_actions.offer(
        ordered,
        by=cast.coordinator,
        today=TODAY,
        offered_on=TODAY,
        what="Besök",
        accepted=False,
        answered_on=TODAY,
        reason="Vill vänta.",
    )
    flags.raise_flags(NOT_EXECUTED + timedelta(days=1))
    assert closed_by(FlagRule.DECISION_NOT_EXECUTED) == [""]
    start(cast, ordered)
    assert closed_by(FlagRule.DECISION_NOT_EXECUTED) == ["order.start"]


def test_support_that_began_after_the_day_asked_about_had_not_begun_then(cast, ordered, time_machine):
    later = NOT_EXECUTED + timedelta(days=5)
    time_machine.move_to(at(later, 12), tick=False)
    start(cast, ordered, later)
    assert due(FlagRule.DECISION_NOT_EXECUTED, later - timedelta(days=1)) == [NOT_EXECUTED]
    assert due(FlagRule.DECISION_NOT_EXECUTED, later) == []


def test_support_that_runs_on_carries_out_the_next_decision_too(cast, ordered):
    start(cast, ordered)
    Decision.objects.update(valid_to=TODAY)
    decide(cast, ordered.case, valid_from=TODAY + timedelta(days=1), valid_to=date(2027, 12, 31))
    assert due(FlagRule.DECISION_NOT_EXECUTED, date(2026, 12, 31)) == []


def test_a_new_decision_after_the_support_has_ended_is_not_executed(cast, ordered):
    start(cast, ordered)
    ordered.refresh_from_db()
    plan_actions.end_support(
        ordered, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Paus", version=ordered.version
    )
    Decision.objects.update(valid_to=TODAY)
    decide(cast, ordered.case, valid_from=TODAY + timedelta(days=1), valid_to=date(2027, 12, 31))
    assert due(FlagRule.DECISION_NOT_EXECUTED, date(2026, 12, 31)) == [date(2026, 6, 2)]


@pytest.mark.parametrize(
    ("stopped", "last"),
    [(TODAY, date(2026, 6, 2)), (date(2026, 3, 31), date(2026, 6, 30)), (None, None)],
    ids=["mid-month", "last of month", "not stopped"],
)
def test_an_interruption_counts_like_a_decision_that_was_never_executed(
    cast, ordered, time_machine, stopped, last
):
    start(cast, ordered)
    time_machine.move_to(at(date(2026, 4, 1), 12), tick=False)
    if stopped is None:
        assert due(FlagRule.DECISION_NOT_EXECUTED, date(2026, 12, 1)) == []
        return
    interruption = order_actions.interrupt(
        ordered, by=cast.coordinator, today=date(2026, 4, 1), started_on=stopped, reason="Vikarie saknas"
    )
    assert_first_overdue_after(FlagRule.DECISION_NOT_EXECUTED, last)
    flags.raise_flags(last + timedelta(days=1))
    order_actions.resume(
        interruption, by=cast.coordinator, today=date(2026, 4, 1), resumed_on=date(2026, 4, 1), version=1
    )
    assert closed_by(FlagRule.DECISION_NOT_EXECUTED) == ["order.resume"]


# --- Who sees what ---------------------------------------------------------------------------------------------------


def test_a_provider_never_sees_what_is_the_authoritys_own(cast, ordered):
    case = ordered.case
    apply(case, date(2024, 1, 1))
    child(case, review_on=date(2024, 1, 1))
    client = cast.client(NUMBERS[1])
    decide(cast, cast.case(client))
    flags.raise_flags(date(2026, 7, 1))
    cast.decision(cast.case(cast.client(NUMBERS[2])), valid_from=date(2025, 1, 1), valid_to=date(2027, 1, 1))
    flags.raise_flags(date(2026, 7, 1))
    found = set(Flag.objects.open().values_list("rule", flat=True))
    assert found >= AUTHORITY_ONLY
    assert set(Flag.objects.filter(order__isnull=True).values_list("rule", flat=True)) == AUTHORITY_ONLY
    for user in (cast.coordinator, cast.unit_manager, cast.support_worker):
        seen = set(Flag.objects.visible_to(user).open().values_list("rule", flat=True))
        assert seen == found - AUTHORITY_ONLY
    ours = set(Flag.objects.visible_to(cast.section_leader).open().values_list("rule", flat=True))
    assert ours == found
    assert not Flag.objects.visible_to(cast.other_caseworker).exists()
