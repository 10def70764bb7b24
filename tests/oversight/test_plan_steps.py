"""Whose turn it is with the plan, and the words of its station."""

from datetime import date, timedelta

import pytest

from orders import actions as order_actions
from oversight import worklists
from oversight.steps import Turn
from oversight.steps.seen import as_seen, steps
from oversight.thread import station_name, thread_of
from plans import actions as plan_actions
from plans.models import Plan, PlanActivity, PlanReview
from plans.rules import Agreement, PlanKind, ReviewOutcome, TakenUp
from tests.cast import NUMBERS, TODAY, at
from tests.oversight.threads import line, loaded, step
from tests.oversight.told import told
from tests.web import browser


@pytest.fixture
def cast(cast):
    return told(cast)


def proposed(cast):
    plan = cast.proposed()
    cast.started(plan.order)
    return plan


def add(cast, plan):
    return plan_actions.add_activity(
        plan.goals.get(),
        by=cast.support_worker,
        what="Handla mat",
        added_because="Personen vill det",
        how="Tillsammans",
        when="tisdagar",
        responsible=cast.support_worker,
    )


def test_a_proposed_plan_waits_for_the_persons_answer(cast):
    plan = proposed(cast)
    found = step(plan.case, cast.support_worker)
    assert found.text == "Fråga personen om planen och skriv in svaret"
    assert found.action == ("Skriv in svaret", f"/planer/{plan.pk}/overenskommelse/")
    assert line(plan.case, cast.caseworker)["Plan"] == ("väntar på personens svar", "2 mars 2026", "info")


def test_an_answered_plan_is_the_caseworkers_to_read_and_then_to_answer(cast):
    plan = proposed(cast)
    cast.agree(plan)
    review = PlanReview.objects.get()
    found = step(plan.case, cast.caseworker)
    assert (found.turn, found.text, found.tag) == (Turn.MINE, "Läs planen", "Om 14 dagar")
    assert found.action == ("Läs", f"/planer-att-lasa/{review.pk}/")
    waits = step(plan.case, cast.support_worker)
    assert (waits.turn, waits.text) == (Turn.OTHERS, "Handläggaren läser planen")
    plan_actions.mark_read(review, by=cast.caseworker)
    assert step(plan.case, cast.caseworker).text == "Svara på planen"
    cast.answer(plan, ReviewOutcome.ACCEPTED)
    assert step(plan.case, cast.caseworker).turn == Turn.NOBODY


def test_an_unread_plan_is_red_after_its_day(cast, time_machine):
    plan = proposed(cast)
    cast.agree(plan)
    day = TODAY + timedelta(days=15)
    time_machine.move_to(at(day, 12), tick=False)
    found = step(plan.case, cast.caseworker, day)
    assert (found.tone, found.tag, found.text) == ("danger", "Försenad 1 dag", "Läs planen")


def test_a_returned_plan_is_the_providers_to_change(cast):
    plan = proposed(cast)
    plan = cast.agree(plan)
    cast.answer(plan, ReviewOutcome.RETURNED, remark="När på dagen?")
    found = step(plan.case, cast.support_worker)
    assert found.text.startswith("Handläggaren har återsänt planen")
    assert step(plan.case, cast.caseworker).turn == Turn.OTHERS
    assert line(plan.case, cast.caseworker)["Plan"] == ("återsänd av handläggaren", "2 mars 2026", "warning")
    plan_actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    assert step(plan.case, cast.support_worker).text == "Skriv klart och föreslå den nya versionen"


def test_a_plan_that_is_revised_is_still_where_it_was(cast):
    plan = cast.agreed()
    assert station_name(loaded(plan.case, cast.caseworker), TODAY) == "Besök"
    plan_actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    assert station_name(loaded(plan.case, cast.caseworker), TODAY) == "Besök"
    assert line(plan.case, cast.caseworker)["Plan"][0] == "ändras"


def test_open_proposals_are_counted_when_the_plan_is_accepted(cast):
    plan = cast.written()
    cast.started(plan.order)
    add(cast, plan)
    plan.refresh_from_db()
    plan = cast.agree(cast.propose(plan))
    assert step(plan.case, cast.caseworker).text == "Läs planen"
    cast.answer(plan, ReviewOutcome.ACCEPTED)
    assert step(plan.case, cast.caseworker).text == "Svara på utförarens förslag (1)"
    assert step(plan.case, cast.support_worker).turn == Turn.OTHERS


def test_an_order_that_was_changed_is_to_be_taken_into_the_plan(cast):
    plan = cast.agreed()
    order = cast.started(plan.order)
    ordered = order.goals.get()
    ordered.activities.create(municipality=order.municipality, what="Laga mat", position=2)
    found = step(plan.case, cast.support_worker)
    assert found.text == "Beställningen har ändrats. Ta in ändringen i planen"
    assert found.action == ("Ta in", f"/planer/{plan.pk}/revidera/")
    plan_actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    assert "Beställningen har ändrats" not in step(plan.case, cast.support_worker).text


def test_what_the_order_no_longer_holds_is_to_leave_the_plan(cast):
    plan = cast.agreed()
    cast.started(plan.order)
    activity = PlanActivity.objects.get(goal__plan=plan)
    activity.order_activity.dropped_on = TODAY
    activity.order_activity.save_change(by=cast.caseworker, reason="order.drop")
    assert step(plan.case, cast.support_worker).text.startswith("Beställningen har ändrats")


def test_a_contact_plan_is_in_use_and_asks_nobody_for_an_answer(cast):
    order = cast.accepted()
    cast.started(order)
    plan = plan_actions.begin(
        order, by=cast.support_worker, today=TODAY, begun_on=TODAY, kind=PlanKind.CONTACT
    )
    plan = cast.propose(cast.write(plan))
    assert line(plan.case, cast.caseworker)["Plan"][0] == "kontaktplan som används"
    assert step(plan.case, cast.caseworker).text == "Läs planen"
    cast.answer(plan, ReviewOutcome.NOTED)
    assert step(plan.case, cast.support_worker).turn == Turn.NOBODY


def test_a_plan_that_is_dated_back_says_so_on_the_station_and_in_the_list(cast, time_machine):
    plan = proposed(cast)
    later = TODAY + timedelta(days=12)
    time_machine.move_to(at(later, 12), tick=False)
    plan_actions.agree(
        plan,
        by=cast.support_worker,
        today=later,
        version=plan.version,
        agreed_on=TODAY,
        agreement=Agreement.ORAL,
        told_to=cast.support_worker,
    )
    assert line(plan.case, cast.caseworker, later)["Plan"] == (
        "överenskommen",
        "2 mars 2026. Tillbakadaterad 12 dagar",
        "done",
    )
    page = browser(cast.caseworker).get("/arenden/").content.decode()
    assert "planen tillbakadaterad 12 dagar" in page


def test_two_days_are_no_dating_back(cast, time_machine):
    plan = proposed(cast)
    later = TODAY + timedelta(days=2)
    time_machine.move_to(at(later, 12), tick=False)
    plan_actions.agree(
        plan,
        by=cast.support_worker,
        today=later,
        version=plan.version,
        agreed_on=TODAY,
        agreement=Agreement.ORAL,
        told_to=cast.support_worker,
    )
    assert "Tillbakadaterad" not in line(plan.case, cast.caseworker, later)["Plan"][1]


def test_a_plan_that_should_have_come_in_is_red_for_the_one_who_writes_it(cast, time_machine):
    plan = cast.begun()
    cast.started(plan.order)
    day = TODAY + timedelta(days=31)
    time_machine.move_to(at(day, 12), tick=False)
    found = step(plan.case, cast.support_worker, day)
    assert (found.text, found.tone, found.tag) == ("Skriv klart planen", "danger", "Försenad 1 dag")


def test_lists_of_many_plans_ask_no_more(cast, django_assert_max_num_queries):
    for number in NUMBERS[:3]:
        cast.agreed(cast.case(cast.client(number)))
    user = cast.caseworker
    with django_assert_max_num_queries(11):
        cases = worklists.with_thread(worklists.Case.objects.visible_to(user), user, TODAY)
        worklists.rows(cases, user, TODAY)


# --- What was put off, and other words --------------------------------------------------------------------------
def put_off(cast, part):
    verb = plan_actions.edit_activity if isinstance(part, PlanActivity) else plan_actions.edit_goal
    return verb(
        part,
        by=cast.support_worker,
        version=part.version,
        taken_up=TakenUp.POSTPONED,
        differs_why="Personen är bortrest",
        postponed_until=TODAY + timedelta(days=1),
    )


@pytest.mark.parametrize("what", ["goal", "activity"])
def test_what_was_put_off_is_the_providers_to_take_up_on_its_day(cast, time_machine, what):
    plan = cast.written()
    goal = plan.goals.get()
    put_off(cast, goal if what == "goal" else goal.activities.get())
    if what == "activity":
        add(cast, plan)
    plan = cast.agree(cast.propose(Plan.objects.get(pk=plan.pk)))
    cast.answer(plan, ReviewOutcome.ACCEPTED)
    for proposal in plan.proposals.open():
        plan_actions.decline_proposal(
            proposal, by=cast.caseworker, today=TODAY, version=proposal.version, answer="Nej"
        )
    cast.started(plan.order)
    assert step(plan.case, cast.support_worker).turn == Turn.NOBODY
    day = TODAY + timedelta(days=1)
    time_machine.move_to(at(day, 9), tick=False)
    found = step(plan.case, cast.support_worker, day)
    assert (found.turn, found.text) == (Turn.MINE, "Ta upp det som skjutits upp till 3 mars 2026")
    assert found.action == ("Ta upp", f"/planer/{plan.pk}/revidera/")
    plan_actions.revise(plan, by=cast.support_worker, today=day, version=Plan.objects.get(pk=plan.pk).version)
    assert "skjutits upp" not in step(plan.case, cast.support_worker, day).text


@pytest.mark.parametrize("words", [{"personal_goal": "Jag öppnar posten"}, {"what": "Öppna all post"}])
def test_other_words_in_the_order_are_to_be_taken_into_the_plan(cast, words):
    plan = cast.agreed()
    cast.started(plan.order)
    goal = plan.order.goals.get()
    rows = type(goal).objects if "personal_goal" in words else goal.activities
    rows.update(**words)
    found = step(plan.case, cast.support_worker)
    assert found.text == "Beställningen har ändrats. Ta in ändringen i planen"
    plan_actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    assert "Beställningen har ändrats" not in step(plan.case, cast.support_worker).text


# --- The order goes on under the next decision ------------------------------------------------------------------
NEXT_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize(("days", "is_shown"), [(61, False), (60, True), (0, True), (-10, True)])
def test_the_order_is_led_over_to_the_next_decision(cast, time_machine, days, is_shown):
    plan = cast.agreed()
    cast.started(plan.order)
    cast.decision(plan.case, valid_from=NEXT_YEAR, valid_to=date(2027, 12, 31))
    found = carry_on(plan, NEXT_YEAR - timedelta(days=days), cast.caseworker)
    assert [one.text for one in found] == [
        "Låt beställningen fortsätta på det nya beslutet från 1 januari 2027"
    ] * is_shown
    assert [one.action for one in found] == [
        ("Öppna", f"/bestallningar/{plan.order_id}/fortsatt/")
    ] * is_shown


def carry_on(plan, day, user):
    shown = [as_seen(one, user, day) for one in steps(thread_of(loaded(plan.case, user, day), day))]
    return [one for one in shown if "det nya beslutet" in one.text]


def test_it_stands_back_for_what_is_late_or_due_before(cast, time_machine):
    plan = cast.agreed()
    cast.decision(plan.case, valid_from=NEXT_YEAR, valid_to=date(2027, 12, 31))
    day = NEXT_YEAR - timedelta(days=30)
    time_machine.move_to(at(day, 9), tick=False)
    assert carry_on(plan, day, cast.caseworker)
    order_actions.write_message(plan.order, by=cast.coordinator, text="Hej")
    assert step(plan.case, cast.caseworker, day).text == "Läs ett nytt meddelande om beställningen"


def test_it_is_gone_when_the_order_has_gone_on_or_is_being_changed(cast):
    plan = cast.agreed()
    new = cast.decision(plan.case, valid_from=NEXT_YEAR, valid_to=date(2027, 12, 31))
    order = plan.order
    amendment = order_actions.amend(order, by=cast.caseworker, decision=new)
    assert carry_on(plan, NEXT_YEAR, cast.caseworker) == []
    order_actions.withdraw_amendment(amendment, by=cast.caseworker, today=TODAY, reason="")
    assert carry_on(plan, NEXT_YEAR, cast.caseworker) != []
    order_actions.carry_on(order, by=cast.caseworker, today=TODAY, decision=new)
    assert carry_on(plan, NEXT_YEAR, cast.caseworker) == []


def test_a_provider_hears_nothing_of_it(cast):
    plan = cast.agreed()
    cast.started(plan.order)
    cast.decision(plan.case, valid_from=NEXT_YEAR, valid_to=date(2027, 12, 31))
    assert "nya beslutet" not in step(plan.case, cast.support_worker, NEXT_YEAR).text
