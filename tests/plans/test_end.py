from datetime import timedelta

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from orders.rules import OrderState
from plans import actions
from plans.rules import PlanState
from tests.cast import TODAY
from tests.web import browser, errors, filled, send


def end(plan, by, ended_on=TODAY, reason="Ny plan behövs", version=None):
    return actions.end_plan(
        plan, by=by, today=TODAY, ended_on=ended_on, reason=reason, version=version or plan.version
    )


def test_a_plan_ends_on_a_day_with_a_reason_and_a_new_one_can_begin(cast):
    plan = end(cast.agreed(), cast.support_worker)
    assert (plan.state, plan.ended_on, plan.end_reason) == (PlanState.ENDED, TODAY, "Ny plan behövs")
    assert plan.order.state == OrderState.ACCEPTED
    assert actions.begin(plan.order, by=cast.support_worker, today=TODAY, begun_on=TODAY).pk != plan.pk


@pytest.mark.parametrize("days", [1, -1])
def test_the_last_day_lies_between_the_beginning_and_today(cast, days):
    with pytest.raises(RuleBroken) as refused:
        end(cast.begun(), cast.support_worker, ended_on=TODAY + timedelta(days=days))
    assert refused.value.field == "ended_on"


def test_a_plan_does_not_end_without_a_reason(cast):
    with pytest.raises(RuleBroken) as refused:
        end(cast.begun(), cast.support_worker, reason=" ")
    assert refused.value.field == "reason"


def test_a_plan_ends_once(cast):
    plan = end(cast.begun(), cast.support_worker)
    with pytest.raises(RuleBroken) as refused:
        end(plan, cast.support_worker)
    assert refused.value.code == "wrong_state"


def test_a_caseworker_does_not_end_a_plan_alone(cast):
    with pytest.raises(NotPermitted):
        end(cast.begun(), cast.caseworker)


def test_another_provider_does_not_find_the_plan(cast):
    url = reverse("plan_end", args=[cast.begun().pk])
    assert browser(cast.other_coordinator).get(url).status_code == 404
    assert browser(cast.other_coordinator).post(url, {"reason": "x"}).status_code == 404


def test_the_form_sent_twice_ends_it_once(cast):
    plan = cast.begun()
    worker, url = browser(cast.support_worker), reverse("plan_end", args=[plan.pk])
    form = filled(worker.get(url), reason="Flyttar")
    assert worker.post(url, form).url == worker.post(url, form).url
    plan.refresh_from_db()
    assert (plan.state, plan.version) == (PlanState.ENDED, 2)


def test_the_page_says_what_is_missing(cast):
    page = send(
        browser(cast.support_worker), reverse("plan_end", args=[cast.begun().pk]), ended_on="2026-02-30"
    )
    assert set(errors(page)) == {"ended_on", "reason"}
