"""What the two sides owe each other, and the first day on which it is late."""

from datetime import date, timedelta

import pytest

from accounts.models import DeadlineRule
from accounts.rules import DeadlineKey
from cases.models import Decision
from followup import actions as followup_actions
from followup.models import DecisionFollowUp, StatementRequest
from followup.rules import Conclusion
from orders import actions as order_actions
from oversight import flags
from oversight.models import Flag
from oversight.rules import AUTHORITY_ONLY, FlagRule
from tests.cast import TODAY, at

DECISION, STATEMENT = FlagRule.DECISION_FOLLOWUP_OVERDUE, FlagRule.STATEMENT_UNANSWERED
MEETING = FlagRule.MEETING_NOT_WRITTEN
TO_PROVIDER, TO_AUTHORITY = FlagRule.MESSAGE_TO_PROVIDER, FlagRule.MESSAGE_TO_AUTHORITY
BOTH = {TO_PROVIDER, TO_AUTHORITY}


def due(key: FlagRule, on: date) -> list[date]:
    return list(flags.overdue(key, on).order_by("due_on").values_list("due_on", flat=True))


def assert_first_overdue_after(key: FlagRule, day: date) -> None:
    assert due(key, day) == []
    assert due(key, day + timedelta(days=1)) == [day]


def length(cast, key, **changed):
    DeadlineRule.objects.filter(municipality=cast.municipality, key=key).update(**changed)


# --- The follow-up of the decision ------------------------------------------------------------------------------


def follow_up(decision, held_on) -> DecisionFollowUp:
    return DecisionFollowUp.objects.create(
        municipality=decision.municipality,
        case=decision.case,
        decision=decision,
        held_on=held_on,
        conclusion=Conclusion.CONTINUE,
    )


def test_a_decision_is_followed_up_within_a_year_and_a_leap_day_is_no_longer(cast):
    cast.decision(cast.case(), valid_from=date(2024, 2, 29), valid_to=date(2027, 12, 31))
    assert_first_overdue_after(DECISION, date(2025, 2, 28))


def test_a_follow_up_begins_the_year_anew(cast):
    decision = cast.decision(cast.case(), valid_from=date(2024, 1, 1), valid_to=date(2027, 12, 31))
    follow_up(decision, date(2024, 12, 20))
    assert_first_overdue_after(DECISION, date(2025, 12, 20))


def test_one_of_the_time_before_the_decision_does_not(cast):
    decision = cast.decision(cast.case(), valid_from=date(2025, 1, 1), valid_to=date(2027, 12, 31))
    follow_up(decision, date(2024, 12, 31))
    assert_first_overdue_after(DECISION, date(2026, 1, 1))


def test_the_decisions_own_earlier_day_counts_until_it_is_followed_up(cast):
    decision = cast.decision(cast.case(), valid_to=date(2028, 12, 31))
    Decision.objects.filter(pk=decision.pk).update(follow_up_on=date(2026, 6, 1))
    assert_first_overdue_after(DECISION, date(2026, 6, 1))
    follow_up(decision, date(2026, 5, 20))
    assert_first_overdue_after(DECISION, date(2027, 5, 20))


def test_a_later_day_of_its_own_does_not_put_the_year_off(cast):
    decision = cast.decision(cast.case(), valid_to=date(2028, 12, 31))
    Decision.objects.filter(pk=decision.pk).update(follow_up_on=date(2028, 1, 1))
    assert_first_overdue_after(DECISION, date(2027, 1, 1))


def test_what_has_ended_is_followed_up_no_more(cast):
    cast.decision(cast.case(), valid_from=date(2025, 1, 1), valid_to=date(2026, 1, 15))
    assert due(DECISION, date(2026, 1, 15)) == [date(2026, 1, 1)]
    assert due(DECISION, date(2026, 1, 16)) == []


def test_one_without_an_end_and_a_day_is_told_once(cast):
    decision = cast.decision(cast.case(), valid_from=date(2020, 1, 1), valid_to=None)
    Decision.objects.filter(pk=decision.pk).update(follow_up_on=None)
    assert due(DECISION, TODAY) == []
    assert due(FlagRule.DECISION_NEVER_REVIEWED, TODAY)
    follow_up(decision, date(2021, 1, 1))
    assert due(FlagRule.DECISION_NEVER_REVIEWED, TODAY) == []
    assert due(DECISION, TODAY) == [date(2022, 1, 1)]


def test_it_is_the_authoritys_own(cast):
    assert DECISION in AUTHORITY_ONLY
    order = cast.accepted()
    flags.raise_flags(date(2027, 1, 2), keys=[DECISION])
    Decision.objects.filter(pk=order.decision.pk).update(valid_to=date(2028, 1, 1))
    flags.raise_flags(date(2027, 1, 2), keys=[DECISION])
    assert Flag.objects.visible_to(cast.caseworker).open().filter(rule=DECISION).exists()
    assert not Flag.objects.visible_to(cast.coordinator).filter(rule=DECISION).exists()


# --- Statements -------------------------------------------------------------------------------------------------


@pytest.fixture
def asked(cast):
    return followup_actions.request_statement(
        cast.accepted(), by=cast.caseworker, what="Hur det går", why="Uppföljning"
    )


def test_a_statement_is_late_after_its_day_and_the_answer_closes_the_flag_at_once(cast, asked):
    assert_first_overdue_after(STATEMENT, TODAY + timedelta(days=14))
    flags.raise_flags(TODAY + timedelta(days=15), keys=[STATEMENT])
    assert Flag.objects.visible_to(cast.coordinator).open().filter(rule=STATEMENT).exists()
    followup_actions.give_statement(asked, by=cast.coordinator, version=1, statement="Bra")
    assert not Flag.objects.open().exists()


@pytest.mark.parametrize("why", ["withdrawn", "ended", "another provider"])
def test_nor_does_one_wait_for_what_nobody_needs(cast, asked, why):
    late = TODAY + timedelta(days=15)
    if why == "withdrawn":
        followup_actions.withdraw_statement(asked, by=cast.caseworker, version=1)
        assert due(STATEMENT, late) == []
        return
    if why == "ended":
        order_actions.end(asked.order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttat")
    else:
        StatementRequest.objects.update(provider=cast.other_provider)
    assert due(STATEMENT, late) == []


# --- Meetings ---------------------------------------------------------------------------------------------------


def book(cast, of, **content):
    said = {"plan": of, "meets_at": at(TODAY, 23, 30), "form": "home"}
    return followup_actions.book_meeting(of.case, by=cast.caseworker, **(said | content))


def test_a_meeting_is_written_within_a_week_of_its_swedish_day(cast):
    book(cast, cast.agreed())
    assert_first_overdue_after(MEETING, TODAY + timedelta(days=7))


def test_to_say_that_it_was_not_held_closes_the_flag_at_once(cast):
    meeting = book(cast, cast.agreed())
    flags.raise_flags(TODAY + timedelta(days=8), keys=[MEETING])
    assert Flag.objects.visible_to(cast.support_worker).open().filter(rule=MEETING).exists()
    followup_actions.meeting_not_held(meeting, by=cast.support_worker, version=1, reason="person_ill")
    assert not Flag.objects.open().exists()


def test_one_that_is_moved_is_late_from_its_new_day(cast):
    meeting = book(cast, cast.agreed())
    flags.raise_flags(TODAY + timedelta(days=8), keys=[MEETING])
    later = TODAY + timedelta(days=20)
    followup_actions.change_meeting(
        meeting, by=cast.caseworker, version=1, meets_at=at(later, 9), form="home"
    )
    assert not Flag.objects.open().exists()
    assert_first_overdue_after(MEETING, later + timedelta(days=7))


def test_the_decisions_own_meeting_is_told_to_the_authority_alone(cast):
    plan = cast.agreed()
    book(cast, plan, plan=None, decision=plan.order.decision)
    flags.raise_flags(TODAY + timedelta(days=8), keys=[MEETING])
    assert Flag.objects.visible_to(cast.caseworker).filter(rule=MEETING).exists()
    assert not Flag.objects.visible_to(cast.coordinator).filter(rule=MEETING).exists()


# --- Messages ---------------------------------------------------------------------------------------------------


def say(order, by, **content):
    return order_actions.write_message(order, by=by, text="Hej", **content)


@pytest.mark.parametrize(("role", "key"), [("caseworker", TO_PROVIDER), ("coordinator", TO_AUTHORITY)])
def test_a_message_is_answered_within_five_days_by_the_other_side(cast, role, key):
    say(cast.accepted(), getattr(cast, role))
    assert_first_overdue_after(key, TODAY + timedelta(days=5))
    assert due((BOTH - {key}).pop(), TODAY + timedelta(days=30)) == []


def test_or_by_the_day_that_the_writer_states(cast):
    say(cast.accepted(), cast.caseworker, answer_by=TODAY + timedelta(days=2))
    assert_first_overdue_after(TO_PROVIDER, TODAY + timedelta(days=2))


def test_of_several_the_first_that_is_due_counts_and_an_answer_settles_them_all(cast, time_machine):
    order = cast.accepted()
    say(order, cast.caseworker, answer_by=TODAY + timedelta(days=9))
    say(order, cast.caseworker)
    assert_first_overdue_after(TO_PROVIDER, TODAY + timedelta(days=5))
    flags.raise_flags(TODAY + timedelta(days=6), keys=[TO_PROVIDER])
    time_machine.move_to(at(TODAY, 13), tick=False)
    say(order, cast.support_worker)
    assert not Flag.objects.open().exists()


def test_one_that_is_said_to_need_no_answer_closes_the_flag_at_once(cast):
    message = say(cast.accepted(), cast.caseworker)
    flags.raise_flags(TODAY + timedelta(days=6), keys=[TO_PROVIDER])
    order_actions.mark_read(message, by=cast.support_worker)
    assert not Flag.objects.open().exists()


def test_one_that_asks_for_an_answer_is_late_also_when_it_is_read(cast):
    message = say(cast.accepted(), cast.caseworker, answer_by=TODAY)
    order_actions.mark_read(message, by=cast.support_worker)
    assert_first_overdue_after(TO_PROVIDER, TODAY)


def test_an_earlier_day_is_seen_as_it_was(cast, time_machine):
    message = say(cast.accepted(), cast.caseworker)
    time_machine.move_to(at(TODAY + timedelta(days=10), 12), tick=False)
    order_actions.mark_read(message, by=cast.support_worker)
    assert due(TO_PROVIDER, TODAY + timedelta(days=7)) == [TODAY + timedelta(days=5)]
    assert due(TO_PROVIDER, TODAY + timedelta(days=10)) == []


def test_nobody_answers_when_the_order_has_ended(cast):
    order = cast.accepted()
    say(order, cast.caseworker)
    order_actions.end(order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttat")
    assert due(TO_PROVIDER, TODAY + timedelta(days=30)) == []


def test_the_length_is_the_municipalitys(cast):
    length(cast, DeadlineKey.MESSAGE_UNANSWERED, days=2)
    say(cast.accepted(), cast.caseworker)
    assert_first_overdue_after(TO_PROVIDER, TODAY + timedelta(days=2))
