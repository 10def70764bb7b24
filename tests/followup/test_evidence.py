"""What a follow-up opens with: everything that is known since the last one, per goal and of the whole support."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import LimitRule
from accounts.rules import LimitKey
from cases import actions as case_actions
from cases.rules import FunctionalState, LifeArea
from followup import actions
from followup.evidence import basis_of_decision, basis_of_plan
from followup.rules import Conclusion, GoalResult, HowDone, VisitOutcome, months_in
from orders.models import OrderGoal, OrderVersion
from plans import actions as plan_actions
from plans.models import Plan, PlanActivity, PlanGoal
from plans.rules import TakenUp, WishMet
from tests.cast import TODAY, at
from tests.web import browser

# Three months after the plan was begun.
NOW = date(2026, 5, 31)
NOON = at(NOW, 12)


@pytest.fixture
def plan(cast, time_machine):
    plan = cast.agreed()
    time_machine.move_to(NOON, tick=False)
    return plan


def log(cast, plan, day, *, by=None, how=HowDone.WITH_SUPPORT, **said):
    visit = {
        "starts_at": at(day, 9),
        "ends_at": at(day, 10, 30),
        "outcome": VisitOutcome.PERFORMED,
        "text": "Vi öppnade posten.",
        "marks": {PlanActivity.objects.filter(goal__plan=plan).first(): how},
    }
    return actions.log_visit(plan.order, by=by or cast.support_worker, **(visit | said))


def missed(cast, plan, day, outcome, reason):
    return log(cast, plan, day, outcome=outcome, reason=reason, text="", marks={})


def of_plan(plan, user, on=NOW):
    loaded = Plan.objects.select_related("case", "order__decision").with_content().get(pk=plan.pk)
    return basis_of_plan(loaded, user, on)


def of_decision(plan, user, on=NOW):
    return basis_of_decision(plan.case, plan.order.decision, user, on)


# --- Hours -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 2, 1), date(2026, 2, 28), Decimal(1)),
        (date(2028, 2, 1), date(2028, 2, 29), Decimal(1)),
        (date(2028, 2, 29), date(2028, 2, 29), Decimal(1) / 29),
        (date(2028, 2, 29), date(2029, 2, 28), Decimal(1) / 29 + 12),
        (date(2026, 1, 15), date(2026, 2, 14), Decimal(17) / 31 + Decimal(14) / 28),
        (date(2025, 12, 31), date(2026, 1, 1), Decimal(2) / 31),
        (date(2026, 1, 2), date(2026, 1, 1), Decimal(0)),
    ],
)
def test_a_whole_month_is_one_and_a_part_its_share(first, last, months):
    assert months_in(first, last) == months


def test_hours_stand_side_by_side_for_the_period(cast, plan):
    log(cast, plan, date(2026, 3, 9))
    log(cast, plan, date(2026, 3, 16))
    missed(cast, plan, date(2026, 3, 23), VisitOutcome.NO_SHOW, "Ingen öppnade")
    missed(cast, plan, date(2026, 3, 30), VisitOutcome.RESCHEDULED, "Ny tid på tisdag")
    found = of_plan(plan, cast.caseworker).support.hours
    # 2 March to 31 May: 30 days of March's 31, and two whole months, of 16 hours each.
    assert found.granted == found.ordered == 16 * (Decimal(30) / 31 + 2)
    assert (found.planned, found.performed, found.missed) == (0, 3, Decimal("1.5"))


def test_ordered_hours_are_those_that_each_version_asked_for_from_its_day(
    cast, plan, django_assert_num_queries
):
    said(plan.order, cast, hours="16", on=TODAY, number=plan.order.versions.count() + 1)
    with CaptureQueriesContext(connection) as once:
        before = of_plan(plan, cast.caseworker)
    for number, (hours, day) in enumerate(
        [("31", date(2026, 4, 1)), ("62", date(2026, 5, 1))], plan.order.versions.count() + 1
    ):
        said(plan.order, cast, hours=hours, on=day, number=number)
    type(plan.order).objects.filter(pk=plan.order.pk).update(hours=62)
    assert before.support.hours.ordered == 16 * (Decimal(30) / 31 + 2)
    with django_assert_num_queries(len(once)):
        found = of_plan(plan, cast.caseworker).support.hours
    assert found.ordered == 16 * Decimal(30) / 31 + 31 + 62
    assert of_decision(plan, cast.caseworker).support.hours.ordered >= 31 + 62


def said(order, cast, *, hours: str, on: date, number: int):
    OrderVersion.objects.create(
        municipality=order.municipality,
        order=order,
        provider=order.provider,
        number=number,
        content={"values": {"hours": hours, "hours_per": "month"}},
        sha256="0" * 64,
        clarity=80,
        sent_by=cast.caseworker,
        recorded_at=at(on, 9),
    )


def test_planned_hours_are_those_of_the_schedule_until_today(cast, plan, time_machine):
    for day in (date(2026, 6, 1), date(2026, 6, 2)):
        actions.plan_visit(plan.order, by=cast.coordinator, starts_at=at(day, 9), ends_at=at(day, 11))
    assert of_plan(plan, cast.caseworker).support.hours.planned == 0
    assert of_plan(plan, cast.caseworker, date(2026, 6, 1)).support.hours.planned == 2


def test_the_provider_is_not_told_what_is_granted(cast, plan):
    assert of_plan(plan, cast.support_worker).support.hours.granted is None
    assert "Beviljade" not in follow_up_page(cast.support_worker, plan).text
    assert "Beviljade" in follow_up_page(cast.caseworker, plan).text


def follow_up_page(user, plan):
    return browser(user).get(reverse("plan_follow_up_new", args=[plan.pk]))


# --- Visits, workers, notes, wishes ----------------------------------------------------------------------------------


def test_what_did_not_come_about_is_told_by_outcome_with_why(cast, plan):
    missed(cast, plan, date(2026, 3, 9), VisitOutcome.NO_SHOW, "Ingen öppnade")
    missed(cast, plan, date(2026, 3, 16), VisitOutcome.NO_SHOW, "Sov")
    missed(cast, plan, date(2026, 3, 23), VisitOutcome.CANCELLED_BY_PROVIDER, "Personal sjuk")
    support = of_plan(plan, cast.caseworker).support
    assert [(group.label, [visit.reason for visit in group.visits]) for group in support.missed] == [
        ("personen var inte där", ["Sov", "Ingen öppnade"]),
        ("inställt av utföraren", ["Personal sjuk"]),
    ]
    assert support.missed_count == 3
    assert "Personal sjuk" in follow_up_page(cast.support_worker, plan).text


def test_a_visit_cancelled_ahead_is_not_of_the_period(cast, plan):
    missed(cast, plan, date(2026, 6, 8), VisitOutcome.CANCELLED_BY_PROVIDER, "Utbildning")
    assert of_plan(plan, cast.caseworker).support.missed_count == 0


def test_each_worker_is_counted_and_the_last_weeks_stand_beside_the_limit(cast, plan):
    LimitRule.objects.filter(key=LimitKey.STAFF_PER_PERSON).update(value=1)
    log(cast, plan, date(2026, 3, 9))
    log(cast, plan, date(2026, 5, 18))
    log(cast, plan, date(2026, 5, 25), by=cast.coordinator)
    support = of_plan(plan, cast.caseworker).support
    assert support.workers == [(cast.support_worker, 2), (cast.coordinator, 1)]
    assert (len(support.continuity.met), support.continuity.most) == (2, 1)
    page = follow_up_page(cast.caseworker, plan).text
    assert "De senaste fyra veckorna 2 olika medarbetare, högst 1 enligt kommunens gräns." in page
    assert "Fler än gränsen" in page


def test_late_and_missing_notes_are_counted(cast, plan):
    log(cast, plan, NOW - timedelta(days=3))
    log(cast, plan, NOW, starts_at=at(NOW, 8), ends_at=at(NOW, 9))
    log(cast, plan, NOW - timedelta(days=1), text="", note_later=True)
    support = of_plan(plan, cast.caseworker).support
    assert (support.performed, support.late_notes, support.without_note) == (3, 1, 1)


def test_wishes_that_were_not_met_come_first(cast, time_machine):
    plan = cast.written()
    for wish, met in (("Samma person varje gång", WishMet.YES), ("Kvällstid", WishMet.NO)):
        plan_actions.save_wish(plan, by=cast.support_worker, wish=wish, done="Vi frågade", met=met)
    plan = cast.agree(cast.propose(Plan.objects.get(pk=plan.pk)))
    time_machine.move_to(NOON, tick=False)
    log(cast, plan, date(2026, 4, 1), wished="Handla i en annan affär")
    support = of_plan(plan, cast.caseworker).support
    assert [wish.wish for wish in support.wishes] == ["Kvällstid", "Samma person varje gång"]
    assert [visit.wished for visit in support.wished] == ["Handla i en annan affär"]
    page = follow_up_page(cast.caseworker, plan).text
    assert page.index("Kvällstid") < page.index("Inte uppfyllt") < page.index("Samma person varje gång")
    assert "Handla i en annan affär" in page


# --- Per goal --------------------------------------------------------------------------------------------------------


def test_marks_are_counted_by_month_and_by_how_it_was_done(cast, plan):
    for day, how in (
        (date(2026, 3, 9), HowDone.FOR_PERSON),
        (date(2026, 5, 4), HowDone.WITH_SUPPORT),
        (date(2026, 5, 11), HowDone.ALONE),
        (date(2026, 5, 18), HowDone.ALONE),
    ):
        log(cast, plan, day, how=how)
    (goal,) = of_plan(plan, cast.caseworker).goals
    assert (goal.visits, goal.last_note_at) == (4, at(date(2026, 5, 18), 9))
    assert goal.activities[0].counts == [2, 1, 1, 0]
    assert goal.months == [
        (date(2026, 3, 1), [0, 0, 1, 0]),
        (date(2026, 4, 1), [0, 0, 0, 0]),
        (date(2026, 5, 1), [2, 1, 0, 0]),
    ]
    page = follow_up_page(cast.caseworker, plan)
    assert "Mål 1: så gjordes det, månad för månad" in page.text
    (_, chart, _), *_ = page.context["goals"]
    assert chart.rows[0] == ("mar 26", "0", "0", "1", "0")


def test_a_visit_late_at_night_belongs_to_the_swedish_month(cast, plan):
    log(cast, plan, NOW, starts_at=at(date(2026, 5, 1), 0, 30), ends_at=at(date(2026, 5, 1), 1))
    (goal,) = of_plan(plan, cast.caseworker).goals
    assert [month for month, counts in goal.months if any(counts)] == [date(2026, 5, 1)]


def test_the_state_stands_then_last_and_intended(cast, plan):
    goal = plan.goals.get()
    OrderGoal.objects.filter(pk=goal.order_goal_id).update(
        current_state=FunctionalState.SEVERE, intended_state=FunctionalState.SLIGHT
    )
    (found,) = of_plan(plan, cast.support_worker).goals
    assert (found.state_then, found.state_intended, found.state_last) == (
        "3 stor begränsning",
        "1 lätt begränsning",
        "",
    )
    hold(cast, plan, states={goal: FunctionalState.NONE})
    (found,) = of_plan(plan, cast.support_worker).goals
    assert found.state_last == "0 ingen begränsning"
    assert "0 ingen begränsning" in follow_up_page(cast.support_worker, plan).text


def hold(cast, plan, **said):
    content = {"today": NOW, "held_on": NOW, "conclusion": Conclusion.CONTINUE}
    outcomes = dict.fromkeys(plan.goals.standing(), (GoalResult.NEARER, ""))
    return actions.hold_plan_follow_up(plan, by=cast.support_worker, outcomes=outcomes, **(content | said))


def test_where_the_order_says_no_state_the_investigation_does_to_those_who_may_read_it(cast, plan):
    investigation = case_actions.begin_investigation(plan.case, by=cast.caseworker, today=NOW, opened_on=NOW)
    need = case_actions.add_need(investigation, by=cast.caseworker, life_area=LifeArea.DOMESTIC_LIFE)
    case_actions.edit_need(
        need,
        by=cast.caseworker,
        version=need.version,
        current_state=FunctionalState.TOTAL,
        intended_state=FunctionalState.SLIGHT,
    )
    (found,) = of_plan(plan, cast.caseworker).goals
    assert (found.state_then, found.state_intended) == ("4 total begränsning", "1 lätt begränsning")
    (found,) = of_plan(plan, cast.support_worker).goals
    assert not found.has_states


def test_the_caseworker_reads_only_the_notes_that_were_passed_on(cast, plan):
    log(cast, plan, date(2026, 5, 4), text="Berättade om sin syster.")
    log(cast, plan, date(2026, 5, 11), text="Vill byta dag.", for_caseworker=True)
    (seen,) = of_plan(plan, cast.caseworker).goals
    assert [note.text for note in seen.notes] == ["Vill byta dag."]
    assert "sin syster" not in follow_up_page(cast.caseworker, plan).text
    (seen,) = of_plan(plan, cast.support_worker).goals
    assert [note.text for note in seen.notes] == ["Vill byta dag.", "Berättade om sin syster."]


def test_the_last_three_notes_are_shown_also_one_without_a_visit(cast, plan):
    for day in (4, 11, 18):
        log(cast, plan, date(2026, 5, day), text=f"Den {day} maj.")
    actions.write_note(
        plan.order,
        by=cast.support_worker,
        event_at=at(date(2026, 5, 20), 9),
        text="Ringde och var glad.",
        goal=plan.goals.get(),
    )
    (goal,) = of_plan(plan, cast.support_worker).goals
    assert [note.text for note in goal.notes] == ["Ringde och var glad.", "Den 18 maj.", "Den 11 maj."]


# --- From when -------------------------------------------------------------------------------------------------------


def test_the_basis_begins_with_the_last_follow_up(cast, plan):
    log(cast, plan, date(2026, 3, 9))
    hold(cast, plan, held_on=date(2026, 4, 1))
    log(cast, plan, date(2026, 5, 4))
    basis = of_plan(plan, cast.caseworker)
    assert (basis.first, basis.support.performed) == (date(2026, 4, 1), 1)
    assert basis.goals[0].months[0][0] == date(2026, 4, 1)
    assert basis.goals[0].last.result == GoalResult.NEARER


def test_the_decisions_basis_begins_with_its_first_day_and_then_with_its_own_follow_up(cast, plan):
    log(cast, plan, date(2026, 3, 9))
    hold(cast, plan, held_on=date(2026, 4, 1))
    basis = of_decision(plan, cast.caseworker)
    assert (basis.first, basis.last, basis.support.performed) == (date(2026, 1, 1), None, 1)
    held = actions.hold_decision_follow_up(
        plan.case,
        by=cast.caseworker,
        today=NOW,
        held_on=date(2026, 4, 2),
        decision=plan.order.decision,
        conclusion=Conclusion.CONTINUE,
        no_statement_because="Utföraren var med.",
    )
    basis = of_decision(plan, cast.caseworker)
    assert (basis.first, basis.last, basis.support.performed) == (date(2026, 4, 2), held, 0)


def test_a_decision_is_followed_up_through_all_the_plans_that_carried_it_out(cast, plan):
    log(cast, plan, date(2026, 3, 9), how=HowDone.FOR_PERSON)
    plan_actions.end_plan(
        plan, by=cast.support_worker, today=NOW, ended_on=NOW, reason="Ny plan", version=plan.version
    )
    new = plan_actions.begin(plan.order, by=cast.support_worker, today=NOW, begun_on=NOW)
    log(cast, new, NOW, how=HowDone.ALONE, starts_at=at(NOW, 8), ends_at=at(NOW, 9))
    (goal,) = of_decision(plan, cast.caseworker).goals
    assert goal.goal == plan.goals.get().order_goal
    assert (goal.visits, [row.counts for row in goal.activities]) == (2, [[1, 0, 1, 0]])


def test_a_goal_that_the_plan_has_added_is_followed_up_with_the_decision(cast):
    plan = cast.begun()
    plan_actions.add_goal(plan, by=cast.support_worker, goal="Jag vågar åka buss", added_because="Vill själv")
    goals = basis_of_decision(plan.case, plan.order.decision, cast.caseworker, TODAY).goals
    assert [str(found.goal) for found in goals] == ["Jag öppnar min post varje vecka", "Jag vågar åka buss"]


def test_a_decision_without_an_order_has_an_empty_basis(cast):
    decision = cast.decision(cast.case())
    basis = basis_of_decision(decision.case, decision, cast.caseworker, TODAY)
    assert (basis.goals, basis.support.continuity, basis.support.hours.ordered) == ([], None, None)
    assert (
        browser(cast.caseworker).get(reverse("decision_follow_up_new", args=[decision.case_id])).status_code
        == 200
    )


def test_a_plan_begun_on_the_29th_of_february_is_followed_up_the_year_after(cast, time_machine):
    leap = date(2028, 2, 29)
    time_machine.move_to(at(leap, 12), tick=False)
    order = cast.accepted()
    plan = plan_actions.begin(order, by=cast.support_worker, today=leap, begun_on=leap)
    later = date(2029, 2, 28)
    time_machine.move_to(at(later, 12), tick=False)
    basis = of_plan(plan, cast.support_worker, later)
    assert (basis.first, len(basis.goals[0].months)) == (leap, 13)
    hold(cast, plan, today=later, held_on=later)
    assert of_plan(plan, cast.support_worker, later).first == later


# --- How much it asks ------------------------------------------------------------------------------------------------


def twelve_goals(cast, plan):
    """Eleven more, each with an activity that was done and noted."""
    goal = plan.goals.get()
    activity = goal.activities.get()
    for number in range(11):
        ordered = goal.order_goal
        ordered.pk, ordered._state.adding, ordered.personal_goal = None, True, f"Mål {number}"
        ordered.save_change(by=cast.caseworker, reason="order.goal")
        more = PlanGoal(
            municipality=plan.municipality,
            plan=plan,
            order_goal=ordered,
            position=number + 2,
            goal=f"Mål {number}",
        )
        more.save_change(by=cast.support_worker, reason="plan.goal")
        done = PlanActivity(
            municipality=plan.municipality,
            goal=more,
            what="Handla",
            how="Tillsammans",
            taken_up=TakenUp.AS_ORDERED,
            added_because="Behövs",
        )
        done.save_change(by=cast.support_worker, reason="plan.activity")
        log(
            cast, plan, NOW - timedelta(days=number + 1), marks={done: HowDone.ALONE, activity: HowDone.ALONE}
        )


def asked(get) -> int:
    get()
    with CaptureQueriesContext(connection) as queries:
        assert get().status_code == 200
    return len(queries)


def test_twelve_goals_ask_no_more_of_the_database_than_one(cast, plan):
    log(cast, plan, NOW, starts_at=at(NOW, 8), ends_at=at(NOW, 9), for_caseworker=True)
    missed(cast, plan, NOW - timedelta(days=40), VisitOutcome.NO_SHOW, "Sov")
    case_page = reverse("decision_follow_up_new", args=[plan.case_id])
    pages = [
        lambda: follow_up_page(cast.support_worker, plan),
        lambda: follow_up_page(cast.caseworker, plan),
        lambda: browser(cast.caseworker).get(case_page),
    ]
    one = [asked(page) for page in pages]
    twelve_goals(cast, plan)
    assert len(of_plan(plan, cast.caseworker).goals) == 12
    assert [asked(page) for page in pages] == one
