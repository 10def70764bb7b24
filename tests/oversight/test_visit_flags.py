"""When visits and notes are late, missed or too few, and what resolves each."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from accounts.models import DeadlineRule, LimitRule
from accounts.rules import LimitKey
from followup import actions as followup_actions
from followup.models import PlannedVisit, Visit
from followup.rules import VisitOutcome
from orders import actions as order_actions
from orders.models import Order
from oversight import flags
from oversight.models import Flag
from oversight.rules import FlagRule
from plans.models import Plan
from tests.cast import TODAY, at

MISSED = [
    VisitOutcome.CANCELLED_BY_PERSON_IN_TIME,
    VisitOutcome.CANCELLED_BY_PERSON_LATE,
    VisitOutcome.NO_SHOW,
    VisitOutcome.REFUSED_AT_DOOR,
    VisitOutcome.REFUSED_SUBSTITUTE,
    VisitOutcome.CANCELLED_BY_PROVIDER,
]


def due(key: FlagRule, on: date) -> list[date]:
    return list(flags.overdue(key, on).order_by("due_on").values_list("due_on", flat=True))


def holds_from(key: FlagRule, last_day: date) -> bool:
    """Whether the rule holds from the day after the last day, and not on that day."""
    return (due(key, last_day), due(key, last_day + timedelta(days=1))) == ([], [last_day])


@pytest.fixture
def plan(cast) -> Plan:
    return cast.agreed()


def log(cast, order: Order, day: date, outcome=VisitOutcome.PERFORMED, hours=1.5, **content) -> Visit:
    """As it was written at the end of that visit."""
    starts_at = at(day, 9)
    if outcome in MISSED or outcome == VisitOutcome.RESCHEDULED:
        content = {"reason": "Orkade inte", "told_at": _told(outcome, starts_at)} | content
    elif not content.get("note_later"):
        content = {"text": "Vi öppnade posten."} | content
    return followup_actions.log_visit(
        order,
        by=cast.support_worker,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=hours),
        outcome=outcome,
        **content,
    )


def _told(outcome: str, starts_at: datetime) -> datetime | None:
    hours = {VisitOutcome.CANCELLED_BY_PERSON_IN_TIME: 24, VisitOutcome.CANCELLED_BY_PERSON_LATE: 2}.get(
        outcome
    )
    return starts_at - timedelta(hours=hours) if hours else None


def planned(cast, order: Order, day: date) -> PlannedVisit:
    visit = PlannedVisit(
        municipality=order.municipality,
        case=order.case,
        order=order,
        starts_at=at(day, 9),
        ends_at=at(day, 10),
        support_worker=cast.support_worker,
    )
    visit.save_change(by=cast.coordinator, reason="schedule.plan")
    return visit


def running_since(order: Order, day: date) -> Order:
    """The cast's orders begin on the cast's day; here support began earlier."""
    Order.objects.filter(pk=order.pk).update(
        sent_on=day,
        received_on=day,
        start_on=day,
        execution_started_on=day,
        execution_recorded_at=at(day, 12),
    )
    return Order.objects.get(pk=order.pk)


# --- Notes -----------------------------------------------------------------------------------------------------


def test_a_visit_without_a_note_is_late_after_two_days(cast, plan):
    log(cast, plan.order, TODAY, note_later=True, hours=1)
    assert holds_from(FlagRule.VISIT_WITHOUT_NOTE, TODAY + timedelta(days=2))


def test_the_note_resolves_it_at_once(cast, plan, time_machine):
    visit = log(cast, plan.order, TODAY, note_later=True, hours=1)
    flags.raise_flags(TODAY + timedelta(days=3), keys=[FlagRule.VISIT_WITHOUT_NOTE])
    assert Flag.objects.open().get().subject_id == visit.pk
    followup_actions.write_missing_note(visit, by=cast.support_worker, text="Vi öppnade posten.")
    assert Flag.objects.get().closed_by_event == "note.sign"


def test_a_visit_that_did_not_happen_needs_no_note(cast, plan):
    log(cast, plan.order, TODAY, VisitOutcome.NO_SHOW)
    assert due(FlagRule.VISIT_WITHOUT_NOTE, date(2026, 12, 1)) == []


def test_a_visit_late_in_the_evening_counts_for_its_own_swedish_day(cast, plan, time_machine):
    time_machine.move_to(at(TODAY + timedelta(days=1), 1), tick=False)
    followup_actions.log_visit(
        plan.order,
        by=cast.support_worker,
        starts_at=at(TODAY, 23, 30),
        ends_at=at(TODAY + timedelta(days=1), 0, 30),
        outcome=VisitOutcome.PERFORMED,
        note_later=True,
    )
    assert holds_from(FlagRule.VISIT_WITHOUT_NOTE, TODAY + timedelta(days=2))


def test_the_municipality_has_its_own_length(cast, plan):
    DeadlineRule.objects.create(
        municipality=cast.municipality, key="visit_without_note", valid_from=date(2026, 1, 1), days=5
    )
    log(cast, plan.order, TODAY, note_later=True, hours=1)
    assert holds_from(FlagRule.VISIT_WITHOUT_NOTE, TODAY + timedelta(days=5))


def test_a_person_of_whom_nobody_has_written_for_four_weeks(cast, plan):
    order = running_since(plan.order, date(2026, 1, 7))
    assert holds_from(FlagRule.NO_NOTE, date(2026, 2, 4))
    log(cast, order, TODAY, hours=1)
    assert holds_from(FlagRule.NO_NOTE, TODAY + timedelta(days=28))


def test_nothing_is_written_of_support_that_is_interrupted(cast, plan):
    order = running_since(plan.order, date(2026, 1, 7))
    order_actions.interrupt(
        order, by=cast.support_worker, today=TODAY, started_on=date(2026, 1, 20), reason="På sjukhus"
    )
    for key in (FlagRule.NO_NOTE, FlagRule.SUPPORT_INTERRUPTED):
        assert due(key, date(2026, 12, 1)) == []


# --- The schedule ----------------------------------------------------------------------------------------------


def test_a_planned_visit_that_nobody_has_logged(cast, plan):
    visit = planned(cast, plan.order, TODAY)
    assert holds_from(FlagRule.VISIT_NOT_LOGGED, TODAY + timedelta(days=2))
    flags.raise_flags(TODAY + timedelta(days=3), keys=[FlagRule.VISIT_NOT_LOGGED])
    log(cast, plan.order, TODAY, VisitOutcome.NO_SHOW, planned=visit)
    assert Flag.objects.get().closed_by_event == "visit.log"


def test_a_visit_that_was_taken_out_of_the_schedule_is_not_waited_for(cast, plan):
    visit = planned(cast, plan.order, TODAY)
    visit.removed_at, visit.removed_because = at(TODAY, 8), "Personen är bortrest"
    visit.save_change(by=cast.coordinator, reason="schedule.remove")
    assert due(FlagRule.VISIT_NOT_LOGGED, date(2026, 12, 1)) == []


# --- In a row --------------------------------------------------------------------------------------------------


def days_before(*numbers: int) -> list[date]:
    return [TODAY - timedelta(days=number) for number in numbers]


@pytest.mark.parametrize("outcome", MISSED)
def test_three_missed_visits_in_a_row_are_due_on_the_day_of_the_third(cast, plan, outcome):
    running_since(plan.order, date(2026, 1, 7))
    for day in days_before(9, 6):
        log(cast, plan.order, day, outcome)
    assert due(FlagRule.VISITS_MISSED, TODAY) == []
    log(cast, plan.order, TODAY - timedelta(days=3), outcome)
    assert holds_from(FlagRule.VISITS_MISSED, TODAY - timedelta(days=3))


def test_a_fourth_moves_nothing(cast, plan):
    for day in days_before(9, 6, 3, 1):
        log(cast, plan.order, day, VisitOutcome.NO_SHOW)
    assert due(FlagRule.VISITS_MISSED, TODAY) == [TODAY - timedelta(days=3)]


def test_a_visit_that_was_carried_out_begins_a_new_row(cast, plan):
    for day in days_before(12, 9):
        log(cast, plan.order, day, VisitOutcome.NO_SHOW)
    log(cast, plan.order, TODAY - timedelta(days=8), VisitOutcome.PERFORMED_WITHOUT_PERSON, reason="Handlade")
    for day in days_before(6, 3):
        log(cast, plan.order, day, VisitOutcome.NO_SHOW)
    assert due(FlagRule.VISITS_MISSED, TODAY) == []
    log(cast, plan.order, TODAY - timedelta(days=2), VisitOutcome.NO_SHOW)
    assert due(FlagRule.VISITS_MISSED, TODAY) == [TODAY - timedelta(days=2)]


def test_the_next_visit_that_is_carried_out_resolves_it(cast, plan):
    for day in days_before(9, 6, 3):
        log(cast, plan.order, day, VisitOutcome.NO_SHOW)
    flags.raise_flags(TODAY, keys=[FlagRule.VISITS_MISSED])
    assert Flag.objects.open().count() == 1
    log(cast, plan.order, TODAY, hours=1)
    assert not Flag.objects.open().exists()


def test_a_visit_given_another_time_is_not_missed(cast, plan):
    for day in days_before(9, 6, 3):
        log(cast, plan.order, day, VisitOutcome.RESCHEDULED)
    assert due(FlagRule.VISITS_MISSED, TODAY) == []


def test_a_visit_cancelled_ahead_is_missed_on_its_own_day(cast, plan):
    for day in days_before(6, 3):
        log(cast, plan.order, day, VisitOutcome.NO_SHOW)
    ahead = TODAY + timedelta(days=4)
    log(cast, plan.order, ahead, VisitOutcome.CANCELLED_BY_PERSON_IN_TIME, told_at=at(TODAY, 8))
    assert holds_from(FlagRule.VISITS_MISSED, ahead)


def test_how_many_in_a_row_is_the_municipalitys_and_holds_from_its_day(cast, plan):
    for day in days_before(6, 3):
        log(cast, plan.order, day, VisitOutcome.NO_SHOW)
    LimitRule.objects.create(
        municipality=cast.municipality, key=LimitKey.MISSED_IN_ROW, value=2, valid_from=TODAY
    )
    assert due(FlagRule.VISITS_MISSED, TODAY - timedelta(days=1)) == []
    assert due(FlagRule.VISITS_MISSED, TODAY) == [TODAY - timedelta(days=3)]


def test_both_worker_and_caseworker_see_the_flag(cast, plan):
    for day in days_before(9, 6, 3):
        log(cast, plan.order, day, VisitOutcome.NO_SHOW)
    flags.raise_flags(TODAY, keys=[FlagRule.VISITS_MISSED])
    for user in (cast.support_worker, cast.caseworker, cast.unit_manager):
        assert Flag.objects.visible_to(user).count() == 1
    assert not Flag.objects.visible_to(cast.other_caseworker).exists()


# --- Interrupted, and the month --------------------------------------------------------------------------------


def test_support_that_stops_without_a_word_is_seen_after_two_weeks(cast, plan):
    running_since(plan.order, date(2026, 1, 7))
    log(cast, plan.order, date(2026, 2, 10))
    assert holds_from(FlagRule.SUPPORT_INTERRUPTED, date(2026, 2, 24))


def test_support_that_comes_seldom_by_the_schedule_is_not_interrupted(cast, plan):
    order = running_since(plan.order, date(2026, 1, 7))
    log(cast, order, date(2026, 2, 10))
    planned(cast, order, date(2026, 3, 10))
    assert due(FlagRule.SUPPORT_INTERRUPTED, date(2026, 3, 10)) == []
    assert due(FlagRule.SUPPORT_INTERRUPTED, date(2026, 3, 11)) == [date(2026, 2, 24)]


def test_only_missed_visits_are_no_support(cast, plan):
    order = running_since(plan.order, date(2026, 1, 7))
    for day in (date(2026, 2, 10), date(2026, 2, 20)):
        log(cast, order, day, VisitOutcome.CANCELLED_BY_PROVIDER)
    assert due(FlagRule.SUPPORT_INTERRUPTED, TODAY) == [date(2026, 1, 21)]


def hours_in_february(cast, order: Order, hours: float, ordered=Decimal(8), per="month") -> None:
    Order.objects.filter(pk=order.pk).update(hours=ordered, hours_per=per)
    running_since(order, date(2026, 2, 1))
    log(cast, order, date(2026, 2, 28), hours=hours)


UNDER, OVER = FlagRule.MONTH_UNDER_ORDERED, FlagRule.MONTH_OVER_ORDERED
LAST = date(2026, 2, 28)


@pytest.mark.parametrize(
    ("hours", "under", "over"), [(3.9, [LAST], []), (4, [], []), (8, [], []), (8.1, [], [LAST])]
)
def test_a_month_under_half_or_over_all_of_the_ordered_time(cast, plan, hours, under, over):
    hours_in_february(cast, plan.order, hours)
    assert (due(UNDER, TODAY), due(OVER, TODAY)) == (under, over)


def test_hours_per_week_are_52_weeks_a_year(cast, plan):
    hours_in_february(cast, plan.order, 4 + 20 / 60, ordered=Decimal(1), per="week")
    assert due(OVER, TODAY) == []
    log(cast, plan.order, date(2026, 2, 27), hours=1 / 60)
    assert due(OVER, TODAY) == [LAST]


def test_a_month_in_which_support_began_or_stopped_is_not_measured(cast, plan):
    Order.objects.update(hours=Decimal(8), hours_per="month")
    order = running_since(plan.order, date(2026, 2, 2))
    log(cast, order, date(2026, 2, 3), hours=1)
    assert due(UNDER, TODAY) == []
    order = running_since(plan.order, date(2026, 2, 1))
    assert due(UNDER, TODAY) == [LAST]
    order_actions.interrupt(
        order, by=cast.support_worker, today=TODAY, started_on=date(2026, 2, 10), reason="Resa"
    )
    assert due(UNDER, TODAY) == []


def test_the_next_month_takes_the_place_of_the_one_before(cast, plan):
    hours_in_february(cast, plan.order, 1)
    assert due(UNDER, date(2026, 3, 31)) == [LAST]
    assert due(UNDER, date(2026, 4, 1)) == [date(2026, 3, 31)]


def test_a_month_in_which_support_stood_still_for_a_while_is_not_measured(cast, plan):
    Order.objects.update(hours=Decimal(8), hours_per="month")
    order = running_since(plan.order, date(2026, 2, 1))
    stop = order_actions.interrupt(
        order, by=cast.support_worker, today=TODAY, started_on=date(2026, 2, 10), reason="Resa"
    )
    order_actions.resume(
        stop, by=cast.support_worker, today=TODAY, resumed_on=date(2026, 2, 20), version=stop.version
    )
    assert due(UNDER, TODAY) == []
