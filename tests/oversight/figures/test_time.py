"""Granted, ordered, planned and performed hours, what was cancelled, and how the staff's time divides."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from cases.rules import HoursPer
from followup.models import WorkSlot
from followup.rules import SlotKind, VisitOutcome
from orders.models import OrderVersion
from oversight.figures import By, Period, Scope, measure
from tests.cast import at

from .build import booked, person, visited

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
MONDAY = date(2026, 3, 2)
LATE = VisitOutcome.CANCELLED_BY_PERSON_LATE


def told(key: str, cast, by: By | None = None, period: Period = MARCH) -> dict[str, tuple]:
    table = measure(key, period, Scope(cast.municipality.pk), by)
    return {row.label: tuple(_plain(value) for value in row.values) for row in table.all_rows}


def _plain(value):
    return None if value is None else float(round(Decimal(str(value)), 2))


@pytest.mark.parametrize(
    ("first", "last", "hours"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), 31.0),
        (date(2026, 3, 17), date(2026, 3, 31), 15.0),  # fifteen of the thirty-one days
        (date(2026, 3, 31), date(2026, 3, 31), 1.0),
        (date(2026, 2, 1), date(2026, 3, 31), 62.0),
        (date(2026, 2, 15), date(2026, 3, 1), 31 * 14 / 28 + 1),
        (date(2026, 1, 1), date(2026, 12, 31), 31.0 * 12),
        (date(2025, 12, 1), date(2025, 12, 31), 0.0),
    ],
)
def test_granted_hours_are_of_each_month_the_part_that_the_decision_holds(cast, first, last, hours):
    person(cast, granted=31)
    assert told("timmar", cast, period=Period(first, last))["Alla"][0] == round(hours, 2)
    assert told("timmar", cast, period=Period(first, last))["Alla"][1] == round(hours, 2)


def test_a_leap_years_february_has_29_days(cast):
    person(cast, granted=29, valid_from=date(2028, 2, 29), valid_to=date(2028, 3, 31))
    assert told("timmar", cast, period=Period(date(2028, 2, 1), date(2028, 2, 29)))["Alla"][:2] == (1, 1)
    assert told("timmar", cast, period=Period(date(2028, 2, 28), date(2028, 2, 28)))["Alla"][:2] == (0, 0)


def test_a_decision_that_ends_early_grants_no_more(cast):
    order = person(cast, granted=31)
    order.decision.ended_on, order.decision.end_reason = date(2026, 3, 10), "flyttat"
    order.decision.save()
    assert told("timmar", cast)["Alla"][:2] == (10, 31)


def test_hours_a_week_are_of_a_year_of_52_weeks(cast):
    person(cast, granted=3, per=HoursPer.WEEK)
    assert told("timmar", cast)["Alla"][:2] == (13, 13)


def test_open_ended_decisions_go_on(cast):
    person(cast, granted=10, valid_to=None)
    assert told("timmar", cast, period=Period(date(2040, 3, 1), date(2040, 3, 31)))["Alla"][0] == 10


def test_93_percent_in_the_schedule_is_55_8_percent_performed(cast):
    """Botkyrka's trap (domain.md §5.4): of 93 hours in the schedule 40 percent are cancelled."""
    order, by = person(cast, granted=100, ordered=100), cast.support_worker
    for hours, outcome in ((55.8, VisitOutcome.PERFORMED), (37.2, VisitOutcome.CANCELLED_BY_PROVIDER)):
        for day in range(5):
            slot = booked(order, by, at(MONDAY + timedelta(days=day), 6), hours / 5)
            visited(order, by, slot.starts_at, hours / 5, outcome, planned=slot)
            by = cast.colleague
    assert told("timmar", cast)["Alla"] == (100, 100, 93, 55.8, 55.8)
    assert told("gap", cast)["Alla"] == (0, 7, 37.2, 93, 55.8, 55.8)
    assert told("installt", cast)["Alla"][-2:] == (37.2, 40)


def test_an_order_gives_other_hours_from_the_day_that_they_were_said(cast):
    order = person(cast, granted=31)
    for number, hours, day in ((1, "31.00", date(2026, 1, 5)), (2, "62.00", date(2026, 3, 11))):
        OrderVersion.objects.create(
            municipality=order.municipality,
            order=order,
            provider=order.provider,
            number=number,
            content={"values": {"hours": hours, "hours_per": "month"}},
            sha256="0" * 64,
            clarity=80,
            sent_by=cast.caseworker,
            recorded_at=at(day, 9),
        )
    assert told("timmar", cast)["Alla"][:2] == (31, 10 + 42)
    assert told("timmar", cast, period=Period(date(2026, 1, 1), date(2026, 1, 31)))["Alla"][1] == 31


def test_a_moved_visit_stands_once(cast):
    order, by = person(cast), cast.support_worker
    first = booked(order, by, at(MONDAY, 9), 2)
    visited(order, by, first.starts_at, 2, VisitOutcome.RESCHEDULED, planned=first)
    booked(order, by, at(MONDAY, 13), 2)
    assert told("timmar", cast)["Alla"][2:] == (2, 2, 0)
    assert told("installt", cast)["Alla"] == (0, 0, 0, 0, 0, 0, 0, None)


def test_two_workers_at_a_visit_are_one_time_for_the_person(cast):
    visited(person(cast), cast.support_worker, at(MONDAY, 9), 2, second_worker=cast.colleague)
    assert told("timmar", cast)["Alla"][4] == 2


def test_the_night_between_two_months_belongs_to_the_day_in_sweden(cast):
    visited(person(cast), cast.support_worker, at(date(2026, 2, 28), 23, 30), 1)
    visited(person(cast), cast.support_worker, at(date(2026, 3, 1), 0, 30), 2)
    assert told("timmar", cast)["Alla"][4] == 2


def test_missed_time_says_its_base(cast):
    order, by = person(cast), cast.support_worker
    visited(order, by, at(MONDAY, 8), 7)
    for hour, outcome in ((15, LATE), (16, VisitOutcome.NO_SHOW), (17, VisitOutcome.REFUSED_AT_DOOR)):
        visited(order, by, at(MONDAY, hour), 1, outcome)
    visited(order, by, at(MONDAY, 19), 1, VisitOutcome.CANCELLED_BY_PERSON_IN_TIME)
    assert told("bomtid", cast)["Alla"] == (3, 3, 30)
    assert told("installt", cast)["Alla"] == (1, 1, 1, 1, 0, 0, 4, 36.36)


# --- Table 4: client, travel, administration, gap -------------------------------------------------------------------

NORTH = {"client": "66.05", "travel": "8.09", "admin": "13.27", "gap": "12.59", "used": "87.41"}
SOUTH = {"client": "61.24", "travel": "9.40", "admin": "16.17", "gap": "13.19", "used": "86.81"}


def shift(cast, worker, order, parts: dict[str, str]) -> None:
    """Ten thousand seconds, of which each hundredth of a percent is one."""
    start = at(MONDAY, 8)
    for kind in ("travel", "client", "gap", "admin"):
        end = start + timedelta(seconds=int(Decimal(parts[kind]) * 100))
        if kind == "client":
            booked(order, worker, start, (end - start).total_seconds() / 3600)
        elif kind != "gap":
            _slot(cast, worker, kind, start, end)
        start = end


def _slot(cast, worker, kind: str, start: datetime, end: datetime) -> None:
    place = {"municipality": cast.municipality, "provider": worker.membership.provider}
    WorkSlot.objects.create(**place, worker=worker, kind=kind, starts_at=start, ends_at=end)


def test_table_4_of_botkyrka(cast):
    shift(cast, cast.support_worker, person(cast), NORTH)
    shift(cast, cast.other_support_worker, person(cast, provider=cast.other_provider), SOUTH)
    found = told("arbetstid", cast, By.PROVIDER)
    for name, parts in ((cast.provider.name, NORTH), (cast.other_provider.name, SOUTH)):
        hours, *shares, used, short = found[name]
        assert shares == [float(parts[kind]) for kind in ("client", "travel", "admin", "gap")]
        assert sum(shares) == pytest.approx(100)
        assert (hours, used) == (2.78, float(parts["used"]))
        assert short == round(float(parts["client"]) - 75, 2)


def test_what_overlaps_is_no_gap_and_a_new_day_is_none(cast):
    order, worker = person(cast), cast.support_worker
    booked(order, worker, at(MONDAY, 8), 4)
    _slot(cast, worker, SlotKind.MEETING, at(MONDAY, 9), at(MONDAY, 10))
    booked(order, worker, at(MONDAY, 14), 1)
    booked(order, worker, at(MONDAY + timedelta(days=1), 8), 4)
    hours, client, travel, kring, gap, _, _ = told("arbetstid", cast)["Alla"]
    assert (hours, travel) == (12, 0)
    assert (client, kring, gap) == (75, 8.33, 16.67)


def test_both_workers_times_count_as_work(cast):
    booked(person(cast), cast.support_worker, at(MONDAY, 8), 3, second_worker=cast.colleague)
    table = measure("arbetstid", MARCH, Scope(cast.municipality.pk), By.TEAM)
    assert (table.total.n, table.total.values[0]) == (2, 6)
    assert [row.n for row in table.rows if row.label.endswith("Teamet")] == [2]


def test_a_moved_visit_is_working_time_at_its_new_time_only(cast):
    order, worker = person(cast), cast.support_worker
    first = booked(order, worker, at(MONDAY, 8), 1, second_worker=cast.colleague)
    visited(order, worker, first.starts_at, 1, VisitOutcome.RESCHEDULED, planned=first)
    booked(order, worker, at(MONDAY, 10), 2)
    table = measure("arbetstid", MARCH, Scope(cast.municipality.pk))
    assert (table.total.n, *told("arbetstid", cast)["Alla"][:5]) == (1, 2, 100, 0, 0, 0)


def test_a_provider_has_no_others_working_time(cast):
    booked(person(cast), cast.support_worker, at(MONDAY, 8), 3)
    other = Scope.of(cast.other_unit_manager)
    assert measure("arbetstid", MARCH, other).total.n == 0
    assert measure("arbetstid", MARCH, Scope.of(cast.unit_manager)).total.n == 1


def test_working_time_is_not_for_a_part_of_a_providers_persons(cast):
    with pytest.raises(ValueError, match="not for this reader"):
        measure("arbetstid", MARCH, Scope.of(cast.caseworker))
