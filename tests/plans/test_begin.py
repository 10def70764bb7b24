from datetime import timedelta

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from plans import actions
from plans.models import Plan
from plans.rules import PlanState
from tests.cast import TODAY
from tests.web import browser, errors, filled, send


def begin(order, by, begun_on=TODAY):
    return actions.begin(order, by=by, today=TODAY, begun_on=begun_on)


def test_a_plan_begins_with_the_orders_goals_and_activities(cast):
    order = cast.accepted()
    plan = begin(order, cast.support_worker)
    goal = plan.goals.get()
    activity = goal.activities.get()
    assert plan.state == PlanState.BEGUN
    assert goal.goal == "Jag öppnar min post varje vecka"
    assert goal.order_goal == order.goals.get()
    assert activity.order_activity == order.goals.get().activities.get()
    assert activity.responsible == cast.support_worker
    assert plan.history.get().history_change_reason == "plan.begin"


def test_an_order_that_is_not_received_has_no_plan(cast):
    with pytest.raises(RuleBroken) as refused:
        begin(cast.sent(), cast.support_worker)
    assert refused.value.code == "order_not_accepted"


def test_an_order_has_one_plan_at_a_time(cast):
    plan = cast.begun()
    with pytest.raises(RuleBroken) as refused:
        begin(plan.order, cast.coordinator)
    assert refused.value.code == "plan_exists"


@pytest.mark.parametrize(
    ("day", "code"),
    [(TODAY + timedelta(days=1), "begun_ahead"), (TODAY - timedelta(days=1), "begun_before_received")],
)
def test_a_plan_begins_from_the_day_the_order_came_until_today(cast, day, code):
    with pytest.raises(RuleBroken) as refused:
        begin(cast.accepted(), cast.support_worker, day)
    assert (refused.value.code, refused.value.field) == (code, "begun_on")


def test_a_caseworker_begins_no_plan(cast):
    with pytest.raises(NotPermitted):
        begin(cast.accepted(), cast.caseworker)


def test_another_provider_does_not_find_the_order(cast):
    url = reverse("plan_new", args=[cast.accepted().pk])
    assert browser(cast.other_support_worker).get(url).status_code == 404
    assert browser(cast.other_support_worker).post(url, {}).status_code == 404
    assert not Plan.objects.exists()


def test_the_page_shows_what_was_ordered_and_by_when(cast):
    page = browser(cast.support_worker).get(reverse("plan_new", args=[cast.accepted().pk]))
    assert "Öppna post" in page.text
    assert "senast 16 mars 2026" in page.text


def test_the_form_sent_twice_begins_one_plan(cast):
    worker, url = browser(cast.support_worker), reverse("plan_new", args=[cast.accepted().pk])
    form = filled(worker.get(url))
    first, second = worker.post(url, form), worker.post(url, form)
    plan = Plan.objects.get()
    assert first.url == second.url == reverse("plan_edit", args=[plan.pk])


def test_a_wrong_day_stands_at_the_field(cast):
    worker, url = browser(cast.support_worker), reverse("plan_new", args=[cast.accepted().pk])
    page = send(worker, url, begun_on="2026-03-03")
    assert errors(page) == {"begun_on": ["Påbörjad kan inte ligga framåt i tiden."]}
    assert "Rätta det här först" in page.text
    assert 'href="#id_begun_on"' in page.text
    assert not Plan.objects.exists()


def test_a_plan_begun_long_ago_is_marked_as_recorded_late(cast, time_machine):
    order = cast.accepted()
    plan = begin(order, cast.support_worker)
    Plan.objects.filter(pk=plan.pk).update(begun_on=TODAY - timedelta(days=12))
    page = browser(cast.support_worker).get(reverse("plan", args=[plan.pk]))
    assert "tillbakadaterad 12 dagar" in page.text
