"""Waiting, continuity, plans, follow-ups, goals, decisions, notes and deviations, each on a small built case."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from accounts.models import LimitRule
from accounts.rules import LimitKey
from cases.models import AdministrativeExtension, Appeal, Judgment
from cases.rules import Court, JudgmentOutcome, Sex
from followup.models import DayNote, DecisionFollowUp, Deviation, GoalOutcome, PlanFollowUp
from followup.rules import Conclusion, DeviationWhat, GoalResult, Severity
from orders.models import OrderGrade
from orders.rules import Grade, GradedAspect
from oversight.figures import By, Period, Scope, measure
from plans.models import Plan, PlanGoal
from plans.rules import Participation, PlanState
from tests.cast import at

from .build import JANUARY, person, planned, visited

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
MONDAY = date(2026, 3, 2)


def told(key: str, cast, by: By | None = None, period: Period = MARCH) -> dict[str, tuple]:
    table = measure(key, period, Scope(cast.municipality.pk), by)
    return {row.label: (row.n, *map(_plain, row.values)) for row in table.all_rows}


def _plain(value):
    return None if value is None else float(round(Decimal(str(value)), 1))


def of(order) -> dict:
    return {"municipality": order.municipality, "case": order.case}


def followed(plan, held_on: date, **said) -> PlanFollowUp:
    return PlanFollowUp.objects.create(
        **of(plan), plan=plan, held_on=held_on, conclusion=Conclusion.CONTINUE, **said
    )


def reviewed(order, held_on: date) -> DecisionFollowUp:
    return DecisionFollowUp.objects.create(
        **of(order), decision=order.decision, held_on=held_on, conclusion=Conclusion.CONTINUE
    )


# --- Persons ---------------------------------------------------------------------------------------------------------


def test_persons_during_the_period_on_its_last_day_and_new(cast):
    person(cast)
    person(cast, valid_to=date(2026, 3, 30))
    person(cast, valid_from=date(2026, 3, 2))
    person(cast, valid_to=date(2026, 2, 28))
    person(cast, valid_from=date(2026, 4, 1))
    assert told("personer", cast)["Alla"] == (3, 3, 2, 1)


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (2007, "under 20 år"),
        (2006, "20–34 år"),
        (1992, "20–34 år"),
        (1991, "35–54 år"),
        (1972, "35–54 år"),
        (1971, "55–64 år"),
        (1962, "55–64 år"),
        (1961, "65 år och äldre"),
    ],
)
def test_age_bands(cast, born, band):
    person(cast, birth_year=born)
    assert [label for label, row in told("personer", cast, By.AGE).items() if row[0]] == [band, "Alla"]


def test_each_division_tells_its_groups_apart(cast):
    person(cast, area="funktionsnedsättning", sex=Sex.MAN, unit=cast.other_unit)
    person(cast, provider=cast.other_provider, key_worker=cast.support_worker)
    assert told("personer", cast, By.AREA)["funktionsnedsättning"][0] == 1
    assert told("personer", cast, By.SEX)["man"][0] == 1
    assert told("personer", cast, By.UNIT)["Södra"][0] == 1
    assert told("personer", cast, By.PROVIDER)["Annat stöd"][0] == 1
    assert told("personer", cast, By.TEAM) == {
        "Stödet, Teamet": (1, 1, 1, 0),
        "utan team": (1, 1, 1, 0),
        "Alla": (2, 2, 2, 0),
    }


def test_hours_each_are_a_mean_over_persons(cast):
    for hours in (2, 4, 12):
        person(cast, granted=hours)
    assert told("timmar-per-person", cast)["Alla"] == (3, 6, 4)


def test_workers_met_in_the_last_four_weeks(cast):
    order = person(cast)
    visited(order, cast.support_worker, at(date(2026, 3, 31), 9), second_worker=cast.colleague)
    visited(order, cast.support_worker, at(date(2026, 3, 4), 9))
    visited(order, cast.other_support_worker, at(date(2026, 3, 3), 9))  # the day before the four weeks
    calm = person(cast)
    visited(calm, cast.colleague, at(date(2026, 3, 20), 9))
    assert told("kontinuitet", cast)["Alla"] == (2, 1.5, 1.5, 0, 0)


def test_the_wait_from_decision_to_start_plan_and_agreement(cast):
    decided = date(2026, 3, 1)
    for start, begun, agreed in ((4, 10, 20), (8, 14, None), (None, None, None)):
        order = person(
            cast,
            decided_on=decided,
            valid_from=decided,
            started_on=start and decided + timedelta(days=start),
        )
        if begun:
            planned(order, decided + timedelta(days=begun), agreed and decided + timedelta(days=agreed))
    assert told("vantan", cast)["Alla"] == (3, 6, 2, 12, 2, 20, 1)


def test_what_began_before_the_decision_is_no_wait(cast):
    order = person(cast, decided_on=date(2026, 3, 10), started_on=date(2026, 2, 1))
    planned(order, date(2026, 1, 20), date(2026, 1, 25))
    assert told("vantan", cast)["Alla"] == (1, None, 0, None, 0, None, 0)


# --- Plans and goals -------------------------------------------------------------------------------------------------


def test_plans_are_of_all_running_orders(cast):
    planned(person(cast), JANUARY, JANUARY, follows_order=True, participation=Participation.YES)
    planned(person(cast), JANUARY, date(2026, 4, 1), follows_order=False)
    planned(person(cast), date(2026, 4, 1))
    person(cast)
    assert told("planer", cast)["Alla"] == (4, 2, 50, 1, 25, 1, 25, 1, 25)


def test_an_order_counts_once_and_by_the_plan_begun_last_when_that_was_dated_back(cast):
    """The new plan began before the old one ended."""
    order = person(cast)
    first = planned(order, JANUARY, JANUARY, follows_order=True)
    Plan.objects.filter(pk=first.pk).update(
        state=PlanState.ENDED, ended_on=date(2026, 4, 10), end_reason="Ny plan."
    )
    planned(order, date(2026, 3, 20))
    assert told("planer", cast)["Alla"] == (1, 1, 100, 0, 0, 0, 0, 0, 0)


def test_plans_followed_up_in_time_late_and_not_at_all(cast):
    """Six months from the first yes, and then from the last follow-up."""
    in_time = planned(person(cast), JANUARY, date(2026, 1, 5))
    followed(in_time, date(2026, 7, 5))
    late = planned(person(cast), JANUARY, date(2026, 1, 5))
    followed(late, date(2026, 7, 6))
    followed(late, date(2026, 9, 1))
    planned(person(cast), JANUARY, date(2026, 6, 30))  # due on 30 December
    planned(person(cast), JANUARY, date(2026, 7, 1))  # due on New Year's Day
    assert told("planer-uppfoljda", cast, period=YEAR)["Alla"] == (4, 2, 1, 1, 50)
    only_march = told("planer-uppfoljda", cast)["Alla"]
    assert only_march == (0, 0, 0, 0, None)


def test_goals_by_outcome(cast):
    plan = planned(person(cast), JANUARY, JANUARY)
    held = followed(plan, MONDAY)
    for result in (GoalResult.REACHED, GoalResult.NEARER, GoalResult.NEARER, GoalResult.UNCHANGED):
        goal = PlanGoal.objects.create(municipality=plan.municipality, plan=plan, goal="Mål")
        GoalOutcome.objects.create(municipality=plan.municipality, follow_up=held, goal=goal, result=result)
    assert told("mal", cast)["Alla"] == (4, 1, 2, 1, 0, 0, 75)


def test_the_clarity_of_orders_and_what_the_provider_thinks(cast):
    order, other = person(cast), person(cast)
    for sent, clarity, structured in ((order, 80, "yes"), (other, None, "no")):
        sent.sent_on = sent.received_on = sent.start_on = MONDAY
        sent.clarity, sent.structured = clarity, structured
        sent.save()
    assert told("tydlighet", cast)["Alla"] == (2, 80, 1, 1, 0, 1)
    for aspect, grade in zip(GradedAspect, (Grade.CLEAR, Grade.CLEAR, Grade.MENTIONED), strict=False):
        OrderGrade.objects.create(
            municipality=order.municipality,
            order=order,
            number=1,
            aspect=aspect,
            grade=grade,
            graded_by=cast.coordinator,
        )
    assert told("omdomen", cast)["Alla"] == (3, 0, 1, 2, 66.7)


# --- Decisions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "band"),
    [
        (date(2026, 6, 29), 0),
        (date(2026, 6, 30), 1),
        (date(2026, 12, 30), 1),
        (date(2026, 12, 31), 2),
        (date(2027, 1, 30), 2),
        (date(2027, 1, 31), 3),
        (None, 4),
    ],
)
def test_lengths_are_whole_months_to_the_day_after_the_last(cast, last, band):
    person(cast, valid_to=last)
    n, *bands = told("beslutslangd", cast)["Alla"]
    assert (n, bands.index(1), sum(bands)) == (1, band, 1)


def test_the_municipalitys_own_length_on_the_last_day_stands_beside(cast):
    for value, day in ((6, MARCH.last), (3, MARCH.last + timedelta(days=1))):
        LimitRule.objects.create(
            municipality=cast.municipality, key=LimitKey.DECISION_MONTHS, value=value, valid_from=day
        )
    table = measure("beslutslangd", MARCH, Scope(cast.municipality.pk), None)
    assert table.note == "Kommunens riktlinje den sista dagen: omkring 6 månader."


def test_followed_up_and_extended_are_of_the_same_decisions_and_need_not_make_a_hundred(cast):
    reviewed(person(cast), MONDAY)
    both = person(cast)
    reviewed(both, MONDAY)
    for order in (both, person(cast)):
        AdministrativeExtension.objects.create(
            municipality=order.municipality,
            decision=order.decision,
            decided_on=MONDAY,
            decided_by=cast.caseworker,
            extended_from=date(2026, 12, 31),
            extended_to=date(2027, 3, 31),
            reason="hinner inte",
        )
    person(cast)
    assert told("forlangda", cast)["Alla"] == (4, 2, 50, 2, 50, 1, 25, 1, 25)


def test_decisions_followed_up_in_time(cast):
    """Once a year, and the first time by the day that the decision states."""
    stated = person(cast, valid_to=None)
    stated.decision.follow_up_on = date(2026, 6, 1)
    stated.decision.save()
    reviewed(stated, date(2026, 6, 2))
    reviewed(person(cast, valid_to=None), date(2026, 12, 31))
    forgotten = person(cast, valid_to=None, valid_from=date(2025, 12, 1))
    forgotten.decision.follow_up_on = date(2026, 12, 30)
    forgotten.decision.save()
    assert told("beslut-uppfoljda-i-tid", cast, period=YEAR)["Alla"] == (3, 1, 1, 1, 33.3)
    assert told("beslut-uppfoljda", cast, period=YEAR)["Alla"] == (3, 2, 66.7)


def test_appeals_by_the_last_judgment(cast):
    for outcomes in ([JudgmentOutcome.REJECTED, JudgmentOutcome.GRANTED], [JudgmentOutcome.REJECTED], []):
        order = person(cast)
        appeal = Appeal.objects.create(
            municipality=order.municipality, decision=order.decision, received_on=MONDAY
        )
        for day, outcome in enumerate(outcomes, start=1):
            Judgment.objects.create(
                municipality=order.municipality,
                appeal=appeal,
                court=Court.ADMINISTRATIVE,
                judged_on=date(2026, 5, day),
                outcome=outcome,
            )
    n, *counts = told("overklaganden", cast)["Alla"]
    assert n == 3
    assert dict(zip([*JudgmentOutcome, "waiting"], counts, strict=True)) == dict.fromkeys(
        JudgmentOutcome, 0
    ) | {JudgmentOutcome.REJECTED: 1, JudgmentOutcome.GRANTED: 1, "waiting": 1}


# --- Notes and deviations --------------------------------------------------------------------------------------------


def test_notes_written_late(cast):
    order = person(cast)
    for days in (0, 0, 2, 5):
        visit = visited(order, cast.support_worker, at(MONDAY + timedelta(days=days), 9))
        DayNote.objects.create(
            **of(order),
            order=order,
            visit=visit,
            event_at=visit.starts_at,
            author=cast.support_worker,
            text="Text",
            signed_at=visit.ends_at,
            recorded_at=visit.ends_at + timedelta(days=days),
        )
    assert told("efterregistrerat", cast)["Alla"] == (4, 2, 50, 3.5)


def test_deviations_and_who_has_reported_none(cast):
    order = person(cast)
    person(cast, provider=cast.other_provider)
    for severity, is_complaint in (
        (Severity.SLIGHT, False),
        (Severity.SERIOUS, False),
        (Severity.SLIGHT, True),
    ):
        Deviation.objects.create(
            **of(order),
            order=order,
            what=DeviationWhat.LATE,
            severity=severity,
            is_complaint=is_complaint,
            happened_at=at(MONDAY, 9),
            reported_by=cast.support_worker,
        )
    assert told("avvikelser", cast, By.PROVIDER) == {
        "Annat stöd": (0, 0, 0, 0),
        "Stödet": (3, 2, 1, 1),
        "Alla": (3, 2, 1, 1),
    }
    note = measure("avvikelser", MARCH, Scope(cast.municipality.pk)).note
    assert note == "Har inte rapporterat någon avvikelse: Annat stöd."
