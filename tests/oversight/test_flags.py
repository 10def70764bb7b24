"""The three rules at their boundary days, and flags that open, hold, close and stay as history."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import DeadlineRule
from boendestod import dates
from cases import actions as case_actions
from cases.models import Case
from orders.models import Order
from oversight import flags
from oversight.models import Flag
from oversight.rules import FlagRule
from plans import actions as plan_actions
from plans.models import Plan
from tests.cast import TODAY, make_cast
from tests.oversight.case_files import NO_PLAN, import_rows, row

NO_DECISION_LATE = {"decision_to": "2039-12-31"}


def overdue(key: FlagRule, on: date) -> list[tuple[str, date]]:
    found = flags.overdue(key, on).order_by("case__case_ref").values_list("case__case_ref", "due_on")
    return list(found)


def first_overdue_day(key: FlagRule, near: date) -> date:
    """The day on which the rule first holds: not the day before."""
    assert overdue(key, near - timedelta(days=1)) == []
    assert len(overdue(key, near)) == 1
    return near


def length(key: str, valid_from: date, municipality: str = "Åmål", **length) -> None:
    rule = DeadlineRule.objects.filter(municipality__name=municipality).first()
    DeadlineRule.objects.create(municipality=rule.municipality, key=key, valid_from=valid_from, **length)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2025-12-22", date(2026, 1, 5)),
        ("2026-02-15", date(2026, 3, 1)),
        ("2024-02-15", date(2024, 2, 29)),
        ("2025-12-31", date(2026, 1, 14)),
    ],
)
def test_a_plan_is_due_14_days_after_the_order_came_and_overdue_the_day_after(today, received, due):
    import_rows(row(order_sent_on="", order_received_on=received, **NO_PLAN))
    first_overdue_day(FlagRule.PLAN_NOT_BEGUN, due + timedelta(days=1))
    assert overdue(FlagRule.PLAN_NOT_BEGUN, due + timedelta(days=1)) == [("A-1", due)]


@pytest.mark.parametrize(
    ("last", "due"),
    [
        ("2025-08-31", date(2026, 2, 28)),
        ("2023-08-31", date(2024, 2, 29)),
        ("2023-08-29", date(2024, 2, 29)),
        ("2024-02-29", date(2024, 8, 29)),
        ("2025-03-31", date(2025, 9, 30)),
        ("2025-12-31", date(2026, 6, 30)),
        ("2026-01-15", date(2026, 7, 15)),
    ],
)
@pytest.mark.parametrize("counted_from", ["plan_agreed_on", "last_plan_followup_on"])
def test_a_plan_is_followed_up_every_six_calendar_months(today, counted_from, last, due):
    plan = {"plan_begun_on": "2023-01-02", "plan_agreed_on": "2023-01-02", "last_plan_followup_on": ""}
    import_rows(row(**plan | {counted_from: last}))
    on = due + timedelta(days=1)
    assert overdue(FlagRule.PLAN_FOLLOWUP_OVERDUE, on) == [("A-1", due)]
    assert ("A-1", due) not in overdue(FlagRule.PLAN_FOLLOWUP_OVERDUE, due)
    assert due == dates.add_months(date.fromisoformat(last), 6)


def test_the_last_of_several_follow_ups_by_the_day_counts(today):
    import_rows(row(plan_agreed_on="2026-01-15", last_plan_followup_on="2026-01-20"))
    import_rows(row(plan_agreed_on="2026-01-15", last_plan_followup_on="2026-02-20"))
    assert overdue(FlagRule.PLAN_FOLLOWUP_OVERDUE, date(2026, 8, 20)) == []
    assert overdue(FlagRule.PLAN_FOLLOWUP_OVERDUE, date(2026, 8, 21)) == [("A-1", date(2026, 8, 20))]


def test_a_plan_that_is_begun_and_not_agreed_has_no_follow_up_to_miss(today):
    import_rows(row(plan_agreed_on="", last_plan_followup_on=""))
    assert overdue(FlagRule.PLAN_FOLLOWUP_OVERDUE, date(2030, 1, 1)) == []


def test_a_decision_holds_through_its_last_day(today):
    import_rows(row(decision_to="2028-02-29"))
    first_overdue_day(FlagRule.DECISION_EXPIRED, date(2028, 3, 1))
    assert overdue(FlagRule.DECISION_EXPIRED, date(2028, 3, 1)) == [("A-1", date(2028, 2, 29))]


def test_a_decision_until_further_notice_never_expires_and_a_new_one_takes_over(today):
    import_rows(row(decision_to=""), row(case_ref="A-2", decision_to="2026-02-28"))
    import_rows(row(case_ref="A-2", decision_from="2026-03-05", decision_to=""))
    assert overdue(FlagRule.DECISION_EXPIRED, date(2026, 3, 4)) == [("A-2", date(2026, 2, 28))]
    assert overdue(FlagRule.DECISION_EXPIRED, date(2026, 3, 5)) == []


def test_a_decision_that_was_ended_early_expires_then(cast):
    order = cast.accepted()
    case_actions.end_decision(
        order.decision, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttar", version=1
    )
    assert overdue(FlagRule.DECISION_EXPIRED, TODAY) == []
    assert overdue(FlagRule.DECISION_EXPIRED, TODAY + timedelta(days=1)) == [(order.case.case_ref, TODAY)]


def test_nothing_is_overdue_in_an_order_that_has_ended_or_not_begun(cast):
    cast.sent(cast.case())
    order = cast.accepted(cast.case(cast.client(number="199710182396")))
    plan_actions.end_support(
        order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttar", version=order.version
    )
    later = date(2030, 1, 1)
    assert [case for case, _ in overdue(FlagRule.PLAN_NOT_BEGUN, later)] == []
    assert [case for case, _ in overdue(FlagRule.DECISION_EXPIRED, later)] == ["2026-0001"]


def test_lengths_are_those_of_the_day_from_which_the_time_runs(today):
    plans = [
        row(case_ref=f"A-{day}", order_sent_on="", order_received_on=day, **NO_PLAN)
        for day in ("2026-01-09", "2026-01-10", "2026-01-20")
    ]
    import_rows(*plans)
    length("plan_not_begun", date(2026, 1, 10), days=7)
    length("plan_not_begun", date(2026, 1, 20), months=1)
    length("plan_not_begun", date(2026, 6, 1), days=1)
    assert overdue(FlagRule.PLAN_NOT_BEGUN, date(2027, 1, 1)) == [
        ("A-2026-01-09", date(2026, 1, 23)),
        ("A-2026-01-10", date(2026, 1, 17)),
        ("A-2026-01-20", date(2026, 2, 20)),
    ]


def test_a_length_for_follow_ups_counts_from_the_last_follow_up(today):
    import_rows(
        row(plan_agreed_on="2026-01-15", last_plan_followup_on="2026-02-01"),
        row(case_ref="A-2", plan_agreed_on="2026-01-15", last_plan_followup_on=""),
    )
    length("plan_followup_overdue", date(2026, 2, 1), months=1, days=3)
    assert overdue(FlagRule.PLAN_FOLLOWUP_OVERDUE, date(2027, 1, 1)) == [
        ("A-1", date(2026, 3, 4)),
        ("A-2", date(2026, 7, 15)),
    ]


def test_another_municipality_keeps_its_own_lengths(today):
    import_rows(row(**NO_PLAN), row(municipality="Ånge", **NO_PLAN))
    length("plan_not_begun", date(2025, 1, 1), municipality="Ånge", days=3)
    assert sorted(overdue(FlagRule.PLAN_NOT_BEGUN, TODAY), key=lambda found: found[1]) == [
        ("A-1", date(2025, 12, 25)),
        ("A-1", date(2026, 1, 5)),
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    start=st.dates(date(2020, 1, 1), date(2026, 3, 2)),
    months=st.integers(0, 30),
    days=st.integers(1, 400),
)
def test_postgresql_and_python_agree_on_due_days(one_waiting_order, start, months, days):
    Order.objects.update(sent_on=None, received_on=start)
    DeadlineRule.objects.filter(key="plan_not_begun").update(months=months, days=days)
    assert flags.RULES[FlagRule.PLAN_NOT_BEGUN].applies(date(2026, 3, 2)).get().due_on == dates.add_length(
        start, months=months, days=days
    )


@pytest.fixture
def one_waiting_order(today):
    import_rows(row(**NO_PLAN))


# --- Flags over time ---------------------------------------------------------------------------------------


FIRST_RULES = (FlagRule.PLAN_NOT_BEGUN, FlagRule.PLAN_FOLLOWUP_OVERDUE, FlagRule.DECISION_EXPIRED)
# Beside those that the tests below are about; tests/oversight/test_desk_flags.py has the others.
RAISED = Flag.objects.filter(rule__in=FIRST_RULES)


def open_flags() -> list[tuple[str, date, date]]:
    return list(RAISED.all().open().order_by("rule").values_list("rule", "due_on", "opened_on"))


def test_raising_twice_or_after_skipped_nights_gives_the_same_flags(today):
    import_rows(row(**NO_PLAN, **NO_DECISION_LATE))
    assert flags.raise_flags(date(2026, 1, 5))[FlagRule.PLAN_NOT_BEGUN] == (0, 0)
    assert flags.raise_flags(date(2026, 1, 6))[FlagRule.PLAN_NOT_BEGUN] == (1, 0)
    before = list(Flag.objects.values())
    for day in (date(2026, 1, 6), date(2026, 1, 7), date(2026, 1, 20)):
        assert set(flags.raise_flags(day).values()) == {(0, 0)}
    assert list(Flag.objects.values()) == before
    assert open_flags() == [("plan_not_begun", date(2026, 1, 5), date(2026, 1, 6))]


def test_a_flag_keeps_its_first_due_day_while_it_holds(today):
    import_rows(row(**NO_PLAN, **NO_DECISION_LATE))
    flags.raise_flags(date(2026, 1, 6))
    length("plan_not_begun", date(2025, 12, 1), days=3)
    flags.raise_flags(date(2026, 1, 7))
    assert open_flags() == [("plan_not_begun", date(2026, 1, 5), date(2026, 1, 6))]


def test_an_earlier_day_closes_what_was_not_overdue_then_and_a_later_opens_anew(today):
    import_rows(row(**NO_PLAN, **NO_DECISION_LATE))
    flags.raise_flags(date(2026, 1, 6))
    assert flags.raise_flags(date(2026, 1, 5))[FlagRule.PLAN_NOT_BEGUN] == (0, 1)
    assert open_flags() == []
    assert flags.raise_flags(date(2026, 1, 10))[FlagRule.PLAN_NOT_BEGUN] == (1, 0)
    assert open_flags() == [("plan_not_begun", date(2026, 1, 5), date(2026, 1, 10))]
    assert Flag.objects.count() == 2


def test_open_flags_of_different_rules_on_one_case(today):
    import_rows(row(**NO_PLAN, decision_to="2026-01-31"))
    raised = flags.raise_flags(today)
    assert raised == dict.fromkeys(FlagRule, (0, 0)) | {
        FlagRule.PLAN_NOT_BEGUN: (1, 0),
        FlagRule.PLAN_NOT_RECEIVED: (1, 0),
        FlagRule.DECISION_EXPIRED: (1, 0),
    }


LATE = date(2027, 1, 1)


def closed_by() -> list[tuple[str, str, date]]:
    closed = RAISED.filter(closed_at__isnull=False)
    return list(closed.order_by("rule").values_list("rule", "closed_by_event", "closed_on"))


def test_beginning_a_plan_closes_the_flag_at_once_and_history_stays(cast):
    order = cast.accepted()
    flags.raise_flags(date(2026, 3, 17))
    plan_actions.begin(order, by=cast.support_worker, today=TODAY, begun_on=TODAY)
    assert open_flags() == []
    flag = RAISED.get()
    assert closed_by() == [("plan_not_begun", "plan.begin", TODAY)]
    assert (flag.opened_on, flag.due_on) == (date(2026, 3, 17), date(2026, 3, 16))


def test_a_follow_up_closes_its_flag_at_once(cast):
    plan = cast.agreed()
    flags.raise_flags(date(2026, 9, 3))
    assert [rule for rule, *_ in open_flags()] == ["plan_followup_overdue"]
    cast.follow_up(plan)
    assert closed_by() == [("plan_followup_overdue", "plan_follow_up.hold", TODAY)]


def test_ending_the_plan_closes_its_flag_at_once(cast):
    plan = cast.agreed()
    flags.raise_flags(date(2026, 9, 3))
    plan_actions.end_plan(
        plan, by=cast.support_worker, today=TODAY, ended_on=TODAY, reason="Ny plan", version=plan.version
    )
    assert closed_by() == [("plan_followup_overdue", "plan.end", TODAY)]


def test_a_new_decision_closes_the_flag_of_the_old_at_once(cast):
    import_rows(row(municipality="Provstad", unit="Norra", decision_to="2026-02-28"))
    flags.raise_flags(TODAY)
    assert [rule for rule, *_ in open_flags()] == ["decision_expired"]
    cast.decision(Case.objects.get(), valid_from=date(2026, 3, 1))
    assert closed_by() == [("decision_expired", "decision.decide", TODAY)]


def test_ending_the_support_closes_every_flag_at_once(cast):
    order = cast.accepted()
    flags.raise_flags(LATE)
    assert [rule for rule, *_ in open_flags()] == ["decision_expired", "plan_not_begun"]
    plan_actions.end_support(
        order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttar", version=order.version
    )
    assert open_flags() == []
    assert {event for _, event, _ in closed_by()} == {"order.end"}


def test_closing_one_case_leaves_the_others_flags_open(cast):
    order = cast.accepted()
    cast.accepted(cast.case(cast.client(number="199710182396")))
    flags.raise_flags(date(2026, 3, 17))
    plan_actions.begin(order, by=cast.support_worker, today=TODAY, begun_on=TODAY)
    assert RAISED.all().open().get().order != order


def test_what_comes_back_gets_a_new_flag_beside_the_old(cast):
    cast.accepted()
    flags.raise_flags(date(2026, 3, 17))
    flags.raise_flags(date(2026, 3, 16))
    flags.raise_flags(date(2026, 3, 18))
    assert RAISED.count() == 2
    assert open_flags() == [("plan_not_begun", date(2026, 3, 16), date(2026, 3, 18))]


def test_a_plan_that_was_begun_and_ended_has_been_begun(cast):
    order = cast.accepted()
    plan = plan_actions.begin(order, by=cast.support_worker, today=TODAY, begun_on=TODAY)
    plan_actions.end_plan(
        plan, by=cast.support_worker, today=TODAY, ended_on=TODAY, reason="Ny plan", version=plan.version
    )
    flags.raise_flags(date(2026, 3, 18))
    assert open_flags() == []


def test_a_flag_says_whose_municipality_case_and_order_it_is(cast):
    cast.agreed()
    make_cast("Annanstad")
    flags.raise_flags(LATE)
    for flag in RAISED.all():
        plan = Plan.objects.get()
        assert (flag.municipality, flag.case, flag.order) == (cast.municipality, plan.case, plan.order)
