from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.rules import GoalScheme
from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from cases.rules import LifeArea
from orders import actions
from orders.models import Order, OrderActivity, OrderGoal
from orders.rules import OrderState, SubGoal
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
    assert page.url == url("order_edit", order)
    saved = Order.objects.get()
    assert (saved.hours, saved.hours_per, saved.needs) == (Decimal("7.5"), "week", "Posten blir liggande.")
    assert saved.history.first().history_user == cast.caseworker


def test_a_goal_is_added_changed_and_removed(cast, order, desk):
    send(desk, url("goal_new", order), life_area=LifeArea.RELATIONS, personal_goal="Jag ringer min syster")
    goal = OrderGoal.objects.get(life_area=LifeArea.RELATIONS)
    assert (goal.order, goal.position) == (order, 2)
    page = send(desk, url("goal_edit", goal), personal_goal="Jag ringer min syster varje söndag")
    assert page.url == url("order_edit", order)
    goal.refresh_from_db()
    assert goal.personal_goal == "Jag ringer min syster varje söndag"
    assert send(desk, url("goal_remove", goal)).url == url("order_edit", order)
    assert order.goals.count() == 1
    assert [row.history_type for row in OrderGoal.history.filter(id=goal.pk)] == ["-", "~", "+"]


def test_an_activity_is_added_changed_and_removed(cast, order, desk):
    goal = order.goals.get()
    send(desk, url("activity_new", goal), what="Göra veckoplan", why="Dagarna flyter ihop")
    activity = goal.activities.get(what="Göra veckoplan")
    send(desk, url("activity_edit", activity), sub_goal=SubGoal.WITHOUT_SUPPORT, preserve_function="on")
    activity.refresh_from_db()
    assert (activity.position, activity.sub_goal, activity.preserve_function) == (
        2,
        SubGoal.WITHOUT_SUPPORT,
        True,
    )
    send(desk, url("activity_remove", activity))
    assert goal.activities.get().what == "Öppna post"


def test_a_goal_goes_with_its_activities(cast, order, desk):
    send(desk, url("goal_remove", order.goals.get()))
    assert not OrderActivity.objects.exists()
    assert OrderActivity.history.filter(history_type="-").get().history_user == cast.caseworker


@pytest.mark.parametrize(
    ("scheme", "shown", "hidden"),
    [
        (GoalScheme.DUR_SP, ["sub_goal", "preserve_function"], ["support_form"]),
        (GoalScheme.DUR_FN, ["support_form"], ["sub_goal", "preserve_function"]),
        (GoalScheme.FREE, ["support_form"], ["sub_goal"]),
    ],
)
def test_the_scheme_decides_which_fields_an_activity_has(cast, order, desk, scheme, shown, hidden):
    Order.objects.update(scheme=scheme)
    fields = desk.get(url("activity_new", order.goals.get())).context["part"].form.fields
    assert set(shown) <= set(fields)
    assert not set(hidden) & set(fields)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("hours", "-2"),
        ("hours", "många"),
        ("hours", "1,234"),
        ("follow_up_on", "2026-02-30"),
        ("scheme", "annat"),
        ("provider", "12345"),
        ("follow_up_form", "x" * 201),
    ],
)
def test_bad_input_saves_nothing_keeps_the_text_and_links_to_the_field(cast, order, desk, name, typed):
    page = send(desk, url("order_edit", order), **{"needs": "Ny text.", name: typed})
    assert name in errors(page)
    assert f'href="#id_{name}"' in page.content.decode()
    assert "Ny text." in page.content.decode()
    assert Order.objects.get().version == order.version


@pytest.mark.parametrize(
    ("name", "typed"), [("life_area", ""), ("life_area", "annat"), ("reach_by", "2026-13-01")]
)
def test_a_goal_that_does_not_fit_is_told_at_its_field(cast, order, desk, name, typed):
    goal = {"life_area": "relations", "personal_goal": "Jag ringer min syster", name: typed}
    page = send(desk, url("goal_new", order), **goal)
    assert name in errors(page)
    assert f'href="#part_{name}"' in page.content.decode()
    assert "Jag ringer min syster" in page.content.decode()
    assert order.goals.count() == 1


def test_an_activity_says_at_least_what(cast, order, desk):
    page = send(desk, url("activity_new", order.goals.get()), what="", why="Dagarna flyter ihop")
    assert "what" in errors(page)
    assert OrderActivity.objects.count() == 1


def test_the_remarks_follow_what_is_saved_and_link_to_their_place(cast, order, desk):
    assert "Allt som utföraren behöver finns med." in desk.get(url("order_edit", order)).content.decode()
    send(desk, url("order_edit", order), needs="")
    page = desk.get(url("order_edit", order)).content.decode()
    assert f'href="{url("order_edit", order)}#id_needs"' in page
    assert "Skicka till utföraren" not in page


def test_what_is_typed_but_refused_is_not_in_the_remarks(cast, order, desk):
    page = send(desk, url("order_edit", order), needs="", hours="många")
    assert page.context["remarks"] == []


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


@pytest.mark.parametrize("name", ["order_edit", "goal_new"])
def test_a_draft_comes_back_with_a_notice(cast, order, desk, name):
    field = "needs" if name == "order_edit" else "personal_goal"
    desk.post(f"{reverse('save_draft')}?page={url(name, order)}", {field: "Halvskriven text"})
    page = desk.get(url(name, order)).content.decode()
    assert "Halvskriven text" in page
    assert "ditt utkast från" in page


def test_the_same_goal_sent_twice_is_added_once(cast, order, desk):
    typed = filled(desk.get(url("goal_new", order)), life_area="relations")
    assert desk.post(url("goal_new", order), typed).url == desk.post(url("goal_new", order), typed).url
    assert order.goals.count() == 2


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
    for name in ("order", "order_edit", "goal_new", "order_send"):
        assert desk.get(url(name, order)).status_code == 404
    for name in ("goal_edit", "goal_remove", "activity_new"):
        assert desk.post(url(name, goal)).status_code == 404
    for name in ("activity_edit", "activity_remove"):
        assert desk.post(url(name, activity)).status_code == 404
    assert order.goals.get().activities.count() == 1
