from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.rules import GoalScheme
from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from cases.rules import LifeArea
from orders import actions
from orders.models import Order, OrderActivity, OrderGoal
from orders.rules import OrderState, SubGoal, standard_goal
from tests.cast import TODAY
from tests.web import browser, errors, filled, send


@pytest.fixture
def order(cast):
    return cast.draft()


@pytest.fixture
def desk(cast, order):
    return browser(cast.caseworker)


def url(name, record):
    return reverse(name, args=[record.pk])


def test_the_orders_own_fields_are_saved_by_themselves(cast, order, desk):
    page = send(desk, url("order_edit", order), hours="7,5", hours_per="week", needs="Posten blir liggande.")
    assert page.url == f"{url('order_edit', order)}#form-{order.pk}"
    saved = Order.objects.get()
    assert (saved.hours, saved.hours_per, saved.needs) == (Decimal("7.5"), "week", "Posten blir liggande.")
    assert saved.history.first().history_user == cast.caseworker


def test_a_goal_is_added_within_a_life_area_changed_and_removed(cast, order, desk):
    page = send(desk, url("goal_new", order), start="area:relations")
    goal = OrderGoal.objects.get(life_area=LifeArea.RELATIONS)
    assert page.url == f"{url('order_edit', order)}?ny={goal.pk}#{goal.pk}"
    assert (goal.order, goal.position, goal.overall_goal) == (order, 2, standard_goal(LifeArea.RELATIONS))
    page = send(desk, url("goal_edit", goal), personal_goal="Jag ringer min syster varje söndag")
    assert page.url == f"{url('order_edit', order)}#form-{goal.pk}"
    goal.refresh_from_db()
    assert goal.personal_goal == "Jag ringer min syster varje söndag"
    assert send(desk, url("goal_remove", goal)).url == url("order_edit", order) + "?ny=goals#goals"
    assert order.goals.count() == 1
    assert [row.history_type for row in OrderGoal.history.filter(id=goal.pk)] == ["-", "~", "+"]


def test_an_activity_is_added_changed_and_removed(cast, order, desk):
    goal = order.goals.get()
    send(desk, url("activity_new", goal))
    activity = goal.activities.get(what="")
    typed = {"what": "Göra veckoplan", "sub_goal": SubGoal.WITHOUT_SUPPORT, "preserve_function": "on"}
    send(desk, url("activity_edit", activity), **typed)
    activity.refresh_from_db()
    assert (activity.position, activity.what, activity.sub_goal, activity.preserve_function) == (
        2,
        "Göra veckoplan",
        SubGoal.WITHOUT_SUPPORT,
        True,
    )
    send(desk, url("activity_remove", activity))
    assert goal.activities.get().what == "Öppna post"


def whats(goal) -> list[str]:
    return list(goal.activities.values_list("what", flat=True))


def test_activities_change_places_with_their_neighbours(cast, order, desk):
    goal = order.goals.get()
    for what in ("Sortera", "Betala"):
        actions.save_activity(goal, by=cast.caseworker, what=what)
    last = goal.activities.get(what="Betala")
    assert send(desk, url("activity_move", last), up="on").url == f"{url('order_edit', order)}#{last.pk}"
    assert whats(goal) == ["Öppna post", "Betala", "Sortera"]
    send(desk, url("activity_move", last))
    send(desk, url("activity_move", last))
    assert whats(goal) == ["Öppna post", "Sortera", "Betala"]


def test_a_goal_moves_with_its_activities_and_stays_where_it_is_at_the_end(cast, order, desk):
    first = order.goals.get()
    second = actions.save_goal(order, by=cast.caseworker, life_area=LifeArea.RELATIONS)
    send(desk, url("goal_move", second), up="on")
    send(desk, url("goal_move", second), up="on")
    assert list(order.goals.all()) == [second, first]
    assert first.activities.count() == 1


def test_what_is_removed_leaves_no_place_that_two_could_share(cast, order):
    goal = order.goals.get()
    second, third = (actions.save_activity(goal, by=cast.caseworker, what=what) for what in ("Två", "Tre"))
    actions.remove_part(second, by=cast.caseworker)
    fourth = actions.save_activity(goal, by=cast.caseworker, what="Fyra")
    assert fourth.position > third.position


def test_a_goal_goes_with_its_activities(cast, order, desk):
    send(desk, url("goal_remove", order.goals.get()))
    assert not OrderActivity.objects.exists()
    assert OrderActivity.history.filter(history_type="-").get().history_user == cast.caseworker


@pytest.mark.parametrize(
    ("scheme", "shown", "hidden"),
    [
        (GoalScheme.DUR_SP, {"sub_goal", "preserve_function"}, {"support_form", "intended_state"}),
        (GoalScheme.DUR_FN, {"support_form"}, {"sub_goal", "preserve_function", "intended_state"}),
        (GoalScheme.IBIC, {"support_form", "intended_state"}, {"sub_goal", "preserve_function"}),
        (GoalScheme.FREE, {"support_form"}, {"sub_goal", "preserve_function", "intended_state"}),
    ],
)
def test_the_scheme_decides_which_fields_stand_in_the_editor(cast, order, desk, scheme, shown, hidden):
    Order.objects.update(scheme=scheme)
    (goal,) = desk.get(url("order_edit", order)).context["goals"]
    fields = set(goal.form.fields) | set(goal.parts[0].form.fields)
    assert shown <= fields
    assert not hidden & fields


def test_with_another_scheme_the_fields_of_the_former_are_emptied(cast, order, desk):
    send(desk, url("order_edit", order), scheme="dur_fn")
    activity = OrderActivity.objects.get()
    assert (activity.sub_goal, activity.version) == ("", 2)
    assert "Mål 1, aktivitet 1: välj stödform." in desk.get(url("order_edit", order)).text


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("hours", "-2"),
        ("hours", "många"),
        ("hours", "1,234"),
        ("follow_up_on", "2026-02-30"),
        ("scheme", "annat"),
        ("provider", "12345"),
        ("decision", "00000000-0000-4000-8000-000000000000"),
        ("double_staffing", "kanske"),
        ("preferred_times", ["natt"]),
        ("follow_up_form", "x" * 201),
    ],
)
def test_bad_input_saves_nothing_keeps_the_text_and_links_to_the_field(cast, order, desk, name, typed):
    page = send(desk, url("order_edit", order), **{"needs": "Ny text.", name: typed})
    assert name in errors(page)
    assert f'href="#{order.pk}-{name}"' in page.text
    assert "Ny text." in page.text
    assert Order.objects.get().version == order.version


def test_a_goal_is_added_within_something(cast, order, desk):
    for start in ("", "area:annat", "need:1"):
        assert "start" in errors(send(desk, url("goal_new", order), start=start))
    assert order.goals.count() == 1


def test_a_goal_that_does_not_fit_is_told_at_its_field(cast, order, desk):
    goal = order.goals.get()
    page = send(desk, url("goal_edit", goal), personal_goal="Min text", reach_by="2026-13-01")
    assert f'href="#{goal.pk}-reach_by"' in page.text
    assert "Min text" in page.text
    assert order.goals.get().version == 1


def test_the_remarks_follow_what_is_saved_and_link_to_their_place(cast, order, desk):
    assert "Allt som måste finnas finns med." in desk.get(url("order_edit", order)).text
    send(desk, url("order_edit", order), follow_up_form="")
    page = desk.get(url("order_edit", order)).text
    assert f'href="#{order.pk}-follow_up_form"' in page
    assert f'id="{order.pk}-follow_up_form"' in page
    assert "Skicka till utföraren" not in page


def test_what_is_typed_but_refused_is_not_in_the_remarks(cast, order, desk):
    page = send(desk, url("order_edit", order), follow_up_form="", hours="många")
    assert page.context["meter"].missing == []


def test_more_time_than_the_decision_gives_is_pointed_out(cast, order, desk):
    assert "mer än beslutet ger" not in desk.get(url("order_edit", order)).content.decode()
    send(desk, url("order_edit", order), hours="4", hours_per="week")
    assert "mer än beslutet ger" in desk.get(url("order_edit", order)).content.decode()


def test_the_second_of_two_who_change_the_order_is_told_and_loses_no_text(cast, order, desk):
    typed = filled(desk.get(url("order_edit", order)), needs="Min text.")
    actions.edit_order(order, by=cast.section_leader, version=order.version, needs="Saras text.")
    page = desk.post(url("order_edit", order), typed)
    shown = page.content.decode()
    assert "Någon annan har ändrat" in shown
    assert "Saras text." in shown
    assert "Min text." in shown
    assert Order.objects.get().needs == "Saras text."
    desk.post(url("order_edit", order), filled(page))
    assert Order.objects.get().needs == "Min text."


def test_the_second_of_two_who_change_a_goal_is_told_and_loses_no_text(cast, order, desk):
    goal = order.goals.get()
    typed = filled(desk.get(url("goal_edit", goal)), personal_goal="Min text.")
    actions.save_goal(order, by=cast.section_leader, goal=goal, version=1, personal_goal="Saras text.")
    shown = desk.post(url("goal_edit", goal), typed).content.decode()
    assert "Saras text." in shown
    assert "Min text." in shown
    with pytest.raises(StaleVersion):
        actions.save_goal(order, by=cast.caseworker, goal=goal, version=1, personal_goal="Min text.")


def test_the_second_of_two_who_change_an_activity_is_told(cast, order, desk):
    activity = OrderActivity.objects.get()
    typed = filled(desk.get(url("activity_edit", activity)), why="Min text.")
    actions.save_activity(
        activity.goal, by=cast.section_leader, activity=activity, version=1, why="Saras text."
    )
    assert "Någon annan har ändrat" in errors(desk.post(url("activity_edit", activity), typed))["__all__"][0]
    activity.refresh_from_db()
    assert activity.why == "Saras text."


def test_the_same_tap_sent_twice_counts_once(cast, order, desk):
    typed = filled(desk.get(url("goal_new", order)), start="area:relations")
    assert desk.post(url("goal_new", order), typed).url == desk.post(url("goal_new", order), typed).url
    assert order.goals.count() == 2
    page = desk.get(url("order_edit", order))
    goal = page.context["goals"][0]
    typed = {"form_token": goal.token}
    for _ in range(2):
        desk.post(url("activity_new", goal.record), typed)
    assert OrderActivity.objects.count() == 2


def test_the_same_text_sent_again_is_no_change(cast, order, desk):
    goal = order.goals.get()
    for _ in range(2):
        actions.save_goal(order, by=cast.caseworker, goal=goal, version=1, personal_goal="Min text.")
    assert order.goals.get().version == 2


def test_a_removed_goal_is_gone_for_who_still_has_it_open(cast, order, desk):
    goal = order.goals.get()
    page = url("goal_edit", goal)
    typed = filled(desk.get(page))
    actions.remove_part(goal, by=cast.caseworker)
    assert desk.post(page, typed).status_code == 404


def test_a_sent_order_is_locked_and_the_editor_leads_to_it(cast, order, desk):
    goal, activity = order.goals.get(), OrderActivity.objects.get()
    typed = filled(desk.get(url("order_edit", order)), needs="För sent")
    actions.send(order, by=cast.caseworker, today=TODAY)
    for name, record in [("order_edit", order), ("goal_edit", goal), ("activity_remove", activity)]:
        assert desk.get(url(name, record)).url == url("order", order)
    assert "kan inte ändras nu" in desk.post(url("order_edit", order), typed).content.decode()
    for verb in (
        lambda: actions.edit_order(order, by=cast.caseworker, version=2, needs="För sent"),
        lambda: actions.save_goal(order, by=cast.caseworker, life_area=LifeArea.RELATIONS),
        lambda: actions.save_activity(goal, by=cast.caseworker, what="För sent"),
        lambda: actions.remove_part(goal, by=cast.caseworker),
        lambda: actions.remove_part(activity, by=cast.caseworker),
        lambda: actions.move_part(goal, by=cast.caseworker, up=True),
    ):
        with pytest.raises((RuleBroken, StaleVersion)):
            verb()
    assert order.goals.get().activities.get().what == "Öppna post"


def test_a_returned_order_can_be_changed(cast, order, desk):
    actions.send(order, by=cast.caseworker, today=TODAY)
    actions.return_with_question(order, by=cast.coordinator, category="scope", question="Räcker tiden?")
    send(desk, url("order_edit", order), hours="20")
    assert (Order.objects.get().hours, Order.objects.get().state) == (Decimal(20), OrderState.RETURNED)


def test_only_the_authority_writes_orders(cast, order):
    verbs = (
        lambda user: actions.edit_order(order, by=user, version=1, needs="Nej"),
        lambda user: actions.save_goal(order, by=user, life_area=LifeArea.RELATIONS),
        lambda user: actions.save_activity(order.goals.get(), by=user, what="Nej"),
        lambda user: actions.remove_part(order.goals.get(), by=user),
        lambda user: actions.move_part(order.goals.get(), by=user, up=True),
    )
    for role in ("coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"):
        for verb in verbs:
            with pytest.raises(NotPermitted):
                verb(getattr(cast, role))


def test_the_provider_sees_the_sent_order_but_no_editor(cast):
    order = cast.sent()
    goal, activity = order.goals.get(), OrderActivity.objects.get()
    for name, record in [("order_edit", order), ("goal_edit", goal), ("activity_edit", activity)]:
        assert browser(cast.coordinator).get(url(name, record)).status_code == 403


def test_another_unit_finds_no_part_of_the_order(cast, order):
    desk = browser(cast.other_caseworker)
    goal, activity = order.goals.get(), OrderActivity.objects.get()
    for name in ("order", "order_edit", "order_preview", "goal_new", "order_send"):
        assert desk.get(url(name, order)).status_code == 404
    for name in ("goal_edit", "goal_move", "goal_remove", "activity_new"):
        assert desk.post(url(name, goal)).status_code == 404
    for name in ("activity_edit", "activity_move", "activity_remove"):
        assert desk.post(url(name, activity)).status_code == 404
    assert order.goals.get().activities.count() == 1


def test_the_provider_finds_the_preview_no_more_than_the_editor(cast):
    assert browser(cast.coordinator).get(url("order_preview", cast.sent())).status_code == 403


def test_the_preview_shows_the_order_as_it_now_stands(cast, order, desk):
    actions.save_goal(order, by=cast.caseworker, goal=order.goals.get(), personal_goal="Jag läser min post")
    assert "Jag läser min post" in desk.get(url("order_preview", order)).text


def test_the_time_is_held_against_what_the_decision_grants_all_its_orders(cast, order, desk):
    second = actions.draft_order(
        order.case, by=cast.caseworker, decision=order.decision, hours=2, hours_per="week"
    )
    shown = desk.get(url("order_edit", order)).text
    assert "8,67\N{NO-BREAK SPACE}tim per månad" in shown
    assert "24,67\N{NO-BREAK SPACE}tim per månad" in shown
    assert "mer än beslutet ger" in shown
    actions.edit_order(order, by=cast.caseworker, version=1, hours=4)
    assert "mer än beslutet ger" not in desk.get(url("order_edit", second)).text
