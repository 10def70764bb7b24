from datetime import timedelta

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from orders.models import Order
from orders.rules import OrderState
from plans import actions
from plans.rules import PlanState
from tests.cast import TODAY
from tests.web import browser, errors, filled, send


def end(order, by, ended_on=TODAY, reason="Personen flyttar", version=None):
    return actions.end_support(
        order, by=by, today=TODAY, ended_on=ended_on, reason=reason, version=version or order.version
    )


def test_the_caseworker_ends_the_order_and_its_plan_with_it(cast):
    plan = cast.agreed()
    order = end(plan.order, cast.caseworker)
    plan.refresh_from_db()
    assert (order.state, order.ended_on) == (OrderState.ENDED, TODAY)
    assert (plan.state, plan.ended_on, plan.end_reason) == (PlanState.ENDED, TODAY, "Personen flyttar")
    assert plan.history.latest().history_user == cast.caseworker


def test_a_plan_that_had_ended_keeps_its_own_reason(cast):
    plan = cast.begun()
    actions.end_plan(plan, by=cast.support_worker, today=TODAY, ended_on=TODAY, reason="Görs om", version=1)
    end(plan.order, cast.caseworker)
    plan.refresh_from_db()
    assert plan.end_reason == "Görs om"


def test_a_draft_cannot_be_ended(cast):
    with pytest.raises(RuleBroken) as refused:
        end(cast.draft(), cast.caseworker)
    assert refused.value.code == "wrong_state"


def test_when_the_day_is_wrong_neither_order_nor_plan_ends(cast):
    plan = cast.begun()
    with pytest.raises(RuleBroken) as refused:
        end(plan.order, cast.caseworker, ended_on=TODAY + timedelta(days=1))
    assert refused.value.field == "ended_on"
    plan.refresh_from_db()
    assert plan.state == PlanState.BEGUN


def test_a_provider_cannot_end_the_order(cast):
    plan = cast.begun()
    with pytest.raises(NotPermitted):
        end(plan.order, cast.coordinator)
    page = browser(cast.coordinator).get(reverse("order_end", args=[plan.order_id]))
    assert page.status_code == 403


def test_who_has_not_seen_the_last_change_is_told(cast):
    plan = cast.begun()
    with pytest.raises(StaleVersion):
        end(plan.order, cast.caseworker, version=99)


def test_another_unit_does_not_find_the_order(cast):
    url = reverse("order_end", args=[cast.accepted().pk])
    assert browser(cast.other_caseworker).get(url).status_code == 404
    assert browser(cast.other_caseworker).post(url, {"reason": "x"}).status_code == 404


def test_the_form_sent_twice_ends_it_once(cast):
    plan = cast.begun()
    desk, url = browser(cast.caseworker), reverse("order_end", args=[plan.order_id])
    form = filled(desk.get(url), reason="Flyttar")
    assert desk.post(url, form).url == desk.post(url, form).url == reverse("order", args=[plan.order_id])
    order = Order.objects.get()
    assert (order.state, order.version) == (OrderState.ENDED, plan.order.version + 1)


def test_the_page_says_what_is_missing(cast):
    page = send(browser(cast.caseworker), reverse("order_end", args=[cast.accepted().pk]))
    assert set(errors(page)) == {"reason"}
