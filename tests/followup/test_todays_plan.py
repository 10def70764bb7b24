"""What a worker or a substitute reads before the visit, from the version that the person has said yes to."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followup import actions
from followup.daily import daily_plan
from followup.rules import Conclusion, DayPlace, GoalResult, HowDone, VisitOutcome, day_place
from orders.models import Order
from plans import actions as plan_actions
from plans.models import PlanActivity, PlanGoal
from plans.rules import Agreement, ArrivalNotice, PlanKind, TakenUp, WishMet
from tests.cast import NUMBERS, TODAY, at
from tests.oversight.case_files import import_rows, row
from tests.web import browser

MONDAY, TUESDAY = 1, 2
assert TODAY.isoweekday() == MONDAY


def page_of(user, order):
    return browser(user).get(reverse("todays_plan", args=[order.pk]))


def text_of(user, order) -> str:
    page = page_of(user, order)
    assert page.status_code == 200
    return page.content.decode()


def groups(user, order) -> dict[str, list[str]]:
    return {place: [task.what for task in tasks] for place, tasks in page_of(user, order).context["groups"]}


def edit(cast, activity, **content):
    return plan_actions.edit_activity(activity, by=cast.support_worker, version=activity.version, **content)


def activity_of(plan) -> PlanActivity:
    return PlanActivity.objects.filter(goal__plan=plan).first()


def add(cast, plan, what, **content):
    return plan_actions.add_activity(
        plan.goals.first(),
        by=cast.support_worker,
        what=what,
        added_because="Personen vill det",
        how="Tillsammans",
        responsible=cast.support_worker,
        **content,
    )


@pytest.fixture
def plan(cast):
    """An agreed plan: one activity on Mondays, one on Tuesdays, one any day and one that is proposed to be dropped."""
    plan = cast.begun()
    ordered = edit(
        cast, activity_of(plan), how="Vi öppnar vid köksbordet", weekdays=[MONDAY], where="I köket"
    )
    add(cast, plan, "Handla mat", weekdays=[TUESDAY])
    add(cast, plan, "Ta en promenad", when="när personen orkar")
    plan_actions.save_wish(
        plan, by=cast.support_worker, wish="Samma person varje gång", done="Två turas om", met=WishMet.PARTLY
    )
    plan_actions.save_wish(plan, by=cast.support_worker, wish="Ring först", done="Vi ringer", met=WishMet.YES)
    plan.refresh_from_db()
    plan = plan_actions.edit_plan(
        plan,
        by=cast.support_worker,
        version=plan.version,
        think_of="Hunden är rädd för kepsar",
        practical="Skorna av i hallen",
        arrival_notice=ArrivalNotice.SMS,
        arrival_note="en halvtimme före, till Astrid",
    )
    assert ordered.order_activity
    return cast.agree(cast.propose(cast.write(plan)))


def test_today_comes_first_and_what_is_for_another_day_last(cast, plan):
    assert groups(cast.support_worker, plan.order) == {
        "I dag": ["Öppna post"],
        "Utan bestämd veckodag": ["Ta en promenad"],
        "Inte i dag": ["Handla mat"],
    }


@pytest.mark.parametrize(
    ("weekdays", "day", "place"),
    [
        ([], TODAY, DayPlace.ANY_DAY),
        ([MONDAY], TODAY, DayPlace.TODAY),
        ([TUESDAY], TODAY, DayPlace.OTHER_DAY),
        ([4], date(2024, 2, 29), DayPlace.TODAY),
        ([7], date(2024, 2, 29), DayPlace.OTHER_DAY),
    ],
)
def test_a_weekday_decides_where_an_activity_stands(weekdays, day, place):
    assert day_place(weekdays, day) == place


def test_the_page_says_what_one_knows_before_the_door_is_opened(cast, plan):
    text = text_of(cast.support_worker, plan.order)
    for told in (
        "Vi öppnar vid köksbordet",
        "I köket · måndagar",
        "Hunden är rädd för kepsar",
        "Skorna av i hallen",
        "en halvtimme före, till Astrid",
        "Samma person varje gång",
    ):
        assert told in text
    assert "Ring först" not in text


def test_the_last_mark_and_how_near_the_goal_is(cast, plan, time_machine):
    time_machine.move_to(at(TODAY + timedelta(days=7), 12), tick=False)
    visit(cast, plan, TODAY + timedelta(days=1), HowDone.FOR_PERSON)
    visit(cast, plan, TODAY + timedelta(days=4), HowDone.WITH_SUPPORT)
    text = text_of(cast.support_worker, plan.order)
    assert "Senast: med stöd" in text
    assert "för 3 dagar sedan" in text
    assert "Inte uppföljt än. Hittills:" in text
    near = page_of(cast.support_worker, plan.order).context["goals"][0]
    assert near.since == [("med stöd", 1), ("jag gjorde", 1)]


def visit(cast, plan, day, how):
    return actions.log_visit(
        plan.order,
        by=cast.support_worker,
        starts_at=at(day, 9),
        ends_at=at(day, 10),
        outcome=VisitOutcome.PERFORMED,
        text="Vi öppnade tre brev.",
        marks={activity_of(plan): how},
    )


def test_after_a_follow_up_the_marks_are_counted_from_it(cast, plan, time_machine):
    visit(cast, plan, TODAY - timedelta(days=5), HowDone.FOR_PERSON)
    cast.follow_up(plan)
    later = TODAY + timedelta(days=2)
    time_machine.move_to(at(later, 18), tick=False)
    visit(cast, plan, later, HowDone.ALONE)
    near = page_of(cast.support_worker, plan.order).context["goals"][0]
    assert (near.outcome.result, near.since) == (GoalResult.NEARER, [("själv", 1)])


def test_the_work_follows_the_agreed_version_while_the_next_is_written(cast, plan):
    plan = plan_actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    edit(cast, activity_of(plan), how="Astrid öppnar själv", weekdays=[TUESDAY])
    add(cast, plan, "Baka bröd", weekdays=[MONDAY])
    page = page_of(cast.support_worker, plan.order)
    text = page.content.decode()
    assert "Vi öppnar vid köksbordet" in text
    assert "Astrid öppnar själv" not in text
    assert "Baka bröd" not in text
    assert "En ändring av planen är på väg" in text
    assert "Efter version 1" in text


def test_a_no_to_a_change_leaves_the_old_version_in_force(cast, plan):
    plan = plan_actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    edit(cast, activity_of(plan), how="Astrid öppnar själv")
    plan = cast.propose(refreshed(plan))
    cast.agree(plan, agreement=Agreement.DECLINED, decline_reason="Vill inte", signature=None)
    text = text_of(cast.support_worker, plan.order)
    assert "Vi öppnar vid köksbordet" in text
    assert "Personen sade nej till en ändring" in text


def refreshed(plan):
    plan.refresh_from_db()
    return plan


@pytest.mark.parametrize(("step", "says"), [("begun", "inte sagt ja"), ("proposed", "inte sagt ja")])
def test_a_plan_that_nobody_has_agreed_to_says_so(cast, step, says):
    plan = getattr(cast, step)()
    text = text_of(cast.support_worker, plan.order)
    assert says in text
    assert "Öppna post" in text


def test_a_declined_plan_is_never_shown_as_agreed(cast):
    plan = cast.proposed()
    cast.agree(plan, agreement=Agreement.DECLINED, decline_reason="Vill inte", signature=None)
    assert "Personen har sagt nej till planen" in text_of(cast.support_worker, plan.order)


def test_without_a_plan_the_page_says_so_and_shows_what_is_ordered(cast):
    text = text_of(cast.support_worker, cast.accepted())
    assert "Det finns ingen plan ännu" in text
    assert "Jag öppnar min post varje vecka" in text


def test_what_waits_or_is_to_be_dropped_is_not_done(cast):
    plan = cast.begun()
    goal = PlanGoal.objects.get(plan=plan)
    plan_actions.edit_goal(
        goal, by=cast.support_worker, version=goal.version, taken_up=TakenUp.POSTPONED, differs_why="Sjuk"
    )
    page = page_of(cast.support_worker, plan.order)
    assert (page.context["groups"], page.context["goals"]) == ([], [])
    assert "Planen har inga aktiviteter här" in page.content.decode()


def test_a_contact_plan_is_followed_though_nobody_has_said_yes(cast):
    plan = plan_actions.begin(
        cast.accepted(), by=cast.support_worker, today=TODAY, begun_on=TODAY, kind=PlanKind.CONTACT
    )
    plan = cast.propose(cast.write(plan))
    text = text_of(cast.support_worker, plan.order)
    assert "Skriva ett kort brev om vilka vi är" in text
    assert "Efter version 1" in text
    assert "inte sagt ja" not in text
    assert "på väg" not in text


def test_a_plan_from_another_system_has_no_words_here(cast):
    import_rows(row(municipality="Provstad", unit="Norra"))
    order = Order.objects.get()
    text = text_of(cast.caseworker, order)
    assert "Planen har inga aktiviteter här" in text
    assert "inte sagt ja" not in text


# --- Who may see it, and the last note -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "role", ["support_worker", "coordinator", "unit_manager", "caseworker", "section_leader"]
)
def test_those_who_see_the_order_see_it(cast, plan, role):
    assert "Öppna post" in text_of(getattr(cast, role), plan.order)


@pytest.mark.parametrize(
    "role", ["colleague", "other_support_worker", "other_coordinator", "other_caseworker", "system_admin"]
)
def test_for_everybody_else_it_does_not_exist(cast, plan, role):
    assert page_of(getattr(cast, role), plan.order).status_code == 404


def test_a_substitute_who_answers_for_an_activity_sees_it(cast):
    plan = cast.begun()
    edit(cast, activity_of(plan), responsible=cast.colleague)
    assert page_of(cast.colleague, plan.order).status_code == 200


def test_the_last_note_is_for_those_who_may_read_notes(cast, plan):
    visit(cast, plan, TODAY - timedelta(days=1), HowDone.WITH_SUPPORT)
    assert "Vi öppnade tre brev." in text_of(cast.support_worker, plan.order)
    assert "Vi öppnade tre brev." not in text_of(cast.caseworker, plan.order)


def test_a_corrected_note_is_told_as_corrected(cast, plan):
    note = visit(cast, plan, TODAY - timedelta(days=1), HowDone.WITH_SUPPORT).day_note
    actions.correct_note(note, by=cast.support_worker, text="Vi öppnade fyra brev.", reason="Räknade fel")
    text = text_of(cast.support_worker, plan.order)
    assert "Vi öppnade fyra brev." in text
    assert "Vi öppnade tre brev." not in text


def test_the_page_asks_the_database_as_often_whatever_there_is(cast, plan):
    visit(cast, plan, TODAY - timedelta(days=1), HowDone.WITH_SUPPORT)
    cast.follow_up(plan)
    client = browser(cast.support_worker)
    url = reverse("todays_plan", args=[plan.order_id])
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    asked = [
        q["sql"] for q in queries if not q["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))
    ]
    assert len(asked) <= 12, "\n".join(asked)


# --- The visit form ----------------------------------------------------------------------------------------


def ticks(user, order) -> list[str]:
    form = browser(user).get(reverse("visit_new", args=[order.pk])).context["form"]
    return [field.label for field in form.mark_fields]


def test_the_visit_ticks_what_the_daily_work_follows_todays_first(cast, plan):
    assert ticks(cast.support_worker, plan.order) == ["Öppna post", "Ta en promenad", "Handla mat"]
    plan = plan_actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    add(cast, plan, "Baka bröd", weekdays=[MONDAY])
    assert "Baka bröd" not in ticks(cast.support_worker, plan.order)
    added = PlanActivity.objects.get(what="Handla mat")
    plan_actions.remove_part(added, by=cast.support_worker, today=TODAY, version=added.version)
    assert "Handla mat" not in ticks(cast.support_worker, plan.order)


def test_the_visit_leads_to_todays_plan_with_one_tap(cast, plan):
    page = browser(cast.support_worker).get(reverse("visit_new", args=[plan.order_id]))
    assert reverse("todays_plan", args=[plan.order_id]) in page.content.decode()


def test_a_follow_up_asks_about_the_goals_that_stand(cast, plan):
    plan = plan_actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    added = plan_actions.add_goal(
        plan, by=cast.support_worker, goal="Laga mat", added_because="Vill", life_area="domestic_life"
    )
    plan_actions.remove_part(added, by=cast.support_worker, today=TODAY, version=added.version)
    page = browser(cast.support_worker).get(reverse("plan_follow_up_new", args=[plan.pk]))
    assert [goal.pk for goal in page.context["form"].goals] == [plan.goals.standing().get().pk]
    followed = actions.hold_plan_follow_up(
        plan,
        by=cast.support_worker,
        today=TODAY,
        held_on=TODAY,
        outcomes={plan.goals.standing().get(): (GoalResult.NEARER, "")},
        conclusion=Conclusion.CONTINUE,
    )
    assert followed.outcomes.count() == 1


def test_two_orders_of_the_same_provider_have_each_their_plan(cast, plan):
    other = cast.accepted(cast.case(cast.client(NUMBERS[1])))
    assert daily_plan(other) is None
    assert daily_plan(plan.order).plan == plan


# --- What was put off -------------------------------------------------------------------------------------------
AGAIN = TODAY + timedelta(days=1)


def put_off(cast, what: str):
    """An agreed plan whose goal, or whose activity, is put off until the day after today."""
    plan = cast.written()
    part = plan.goals.get() if what == "goal" else activity_of(plan)
    verb = plan_actions.edit_goal if what == "goal" else plan_actions.edit_activity
    verb(
        part,
        by=cast.support_worker,
        version=part.version,
        taken_up=TakenUp.POSTPONED,
        differs_why="Personen är bortrest",
        postponed_until=AGAIN,
    )
    if what == "activity":
        add(cast, plan, "Ta en promenad", when="när personen orkar")
    return cast.agree(cast.propose(PlanGoal.objects.get(plan=plan).plan))


@pytest.mark.parametrize("what", ["goal", "activity"])
def test_what_was_put_off_is_there_from_its_day(cast, time_machine, what):
    plan = put_off(cast, what)
    assert "Öppna post" not in text_of(cast.support_worker, plan.order)
    assert "Skulle tas upp igen" not in text_of(cast.support_worker, plan.order)
    time_machine.move_to(at(AGAIN, 9), tick=False)
    page = text_of(cast.support_worker, plan.order)
    assert "Öppna post" in page
    assert page.count("Skulle tas upp igen 3 mars 2026") == 1
    visit = browser(cast.support_worker).get(reverse("visit_new", args=[plan.order_id]))
    assert "Öppna post" in visit.content.decode()
