"""Two orders that ask for the same, and which part of one is which part of the other."""

from datetime import date

import pytest

from cases import actions as case_actions
from cases.rules import HoursPer
from orders import actions
from orders.models import Order, OrderActivity, OrderGoal
from orders.versions import same_but_for_decision, same_content, twins
from tests.cast import TODAY

NEXT_YEAR = date(2027, 1, 1)


@pytest.fixture
def orders(cast):
    """The same order on this year's decision and on the next."""
    first = cast.draft()
    new = case_actions.decide(
        first.case,
        by=cast.caseworker,
        today=TODAY,
        decided_on=TODAY,
        outcome="approval",
        valid_from=NEXT_YEAR,
        granted_hours=16,
        granted_per=HoursPer.MONTH,
    )
    return first, cast.draft_on(first.case, new, by=cast.caseworker)


def add(cast, order, **changed):
    return actions.save_activity(
        order.goals.get(),
        by=cast.caseworker,
        **{"what": "Sortera post", "why": "Så att hon hittar"} | changed,
    )


# --- Whether they ask for the same ----------------------------------------------------------------------------
def test_the_same_words_on_another_decision_ask_for_the_same(orders):
    assert same_content(*orders)


def test_days_and_what_belongs_to_its_time_do_not_count(orders):
    _, second = orders
    OrderGoal.objects.filter(order=second).update(
        reach_by=date(2027, 6, 1),
        accepted="no",
        accepted_note="Vet inte",
        realistic="to_be_tried",
        position=7,
    )
    Order.objects.filter(pk=second.pk).update(follow_up_on=date(2027, 6, 1), clarity=3, needs="Som förut.")
    assert same_content(*Order.objects.order_by("recorded_at"))


def test_nor_do_spaces(orders):
    first, second = orders
    OrderGoal.objects.filter(order=second).update(personal_goal=" Jag öppnar  min post\nvarje vecka ")
    assert same_content(first, second)


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Order, {"hours": 15}),
        (Order, {"hours_per": HoursPer.WEEK}),
        (Order, {"double_staffing": True}),
        (Order, {"preferred_times": ["evening"]}),
        (Order, {"staff_wishes": "Helst en kvinna"}),
        (OrderGoal, {"personal_goal": "Jag öppnar min post varje dag"}),
        (OrderGoal, {"overall_goal": "Sköta sin ekonomi"}),
        (OrderGoal, {"life_area": "relations"}),
        (OrderGoal, {"measure": "Två veckor i rad"}),
        (OrderActivity, {"what": "Öppna brev"}),
        (OrderActivity, {"why": "Annat skäl"}),
        (OrderActivity, {"sub_goal": "without_support"}),
        (OrderActivity, {"scope": "två gånger i veckan"}),
    ],
)
def test_other_time_staffing_or_words_ask_for_something_else(orders, model, change):
    first, second = orders
    whose = {Order: "pk", OrderGoal: "order", OrderActivity: "goal__order"}[model]
    model.objects.filter(**{whose: second.pk}).update(**change)
    second.refresh_from_db()
    assert not same_content(first, second)


def test_an_activity_more_or_twice_asks_for_something_else(cast, orders):
    first, second = orders
    add(cast, second)
    assert not same_content(first, second)
    add(cast, first)
    assert same_content(first, second)
    add(cast, first)
    assert not same_content(first, second)


def test_in_which_order_they_stand_is_all_the_same(cast, orders):
    first, second = orders
    moved = add(cast, first)
    actions.move_part(moved, by=cast.caseworker, up=True)
    add(cast, second)
    assert same_content(first, second)


def test_what_is_dropped_asks_for_nothing(cast, orders):
    first, second = orders
    dropped = add(cast, second)
    OrderActivity.objects.filter(pk=dropped.pk).update(dropped_on=TODAY)
    assert same_content(first, second)


def test_orders_that_are_loaded_with_their_content_are_compared_too(orders):
    first, second = Order.objects.with_content()
    assert same_content(first, second)
    assert len(twins(first, second)) == 2


# --- Which is which -------------------------------------------------------------------------------------------
def test_goals_and_activities_of_the_same_words_are_twins(orders):
    first, second = orders
    goal, twin = first.goals.get(), second.goals.get()
    assert twins(first, second) == {goal: twin, goal.activities.get(): twin.activities.get()}


def test_what_says_something_else_has_no_twin(cast, orders):
    first, second = orders
    add(cast, first)
    OrderActivity.objects.filter(goal__order=second).update(why="Annat skäl")
    assert twins(first, second) == {first.goals.get(): second.goals.get()}
    OrderGoal.objects.filter(order=second).update(measure="Två veckor i rad")
    assert twins(first, second) == {}


def test_two_of_the_same_words_have_a_twin_each(cast, orders):
    first, second = orders
    for order in orders:
        add(cast, order)
        add(cast, order)
    found = twins(first, second)
    assert len(found) == 4
    assert len(set(found.values())) == 4


def test_goals_of_the_same_words_are_told_apart_by_their_activities(cast, orders):
    for order, names in zip(orders, (("Ringa", "Städa"), ("Städa", "Ringa")), strict=True):
        for name in names:
            goal = actions.save_goal(order, by=cast.caseworker, life_area="relations", personal_goal="Orka")
            actions.save_activity(goal, by=cast.caseworker, what=name)
    assert same_content(*orders)
    found = twins(*orders)
    assert {part.what: found[part].what for part in found if isinstance(part, OrderActivity)} == {
        "Öppna post": "Öppna post",
        "Ringa": "Ringa",
        "Städa": "Städa",
    }


# --- Versions of one order ------------------------------------------------------------------------------------
def content(**texts):
    return {"fields": [{"name": name, "text": text} for name, text in texts.items()], "goals": []}


def test_a_version_on_another_decision_says_the_same_unless_something_else_differs():
    before = content(decision="2026", needs="Post")
    assert same_but_for_decision(before, content(decision="2027", needs="Post"))
    assert not same_but_for_decision(before, content(decision="2027", needs="Post och mat"))
    assert not same_but_for_decision(before, before | {"goals": [{"id": "g"}]})
