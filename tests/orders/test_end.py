from datetime import timedelta

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from orders import actions
from orders.models import Order
from orders.rules import OrderState
from tests.cast import TODAY
from tests.web import browser


@pytest.fixture
def order(cast):
    return cast.accepted()


def end(order, *, by, ended_on=TODAY, reason="Personen flyttar.", **kwargs):
    return actions.end(order, by=by, today=TODAY, ended_on=ended_on, reason=reason, **kwargs)


def test_the_caseworker_ends_the_order_with_a_reason(cast, order):
    end(order, by=cast.caseworker)
    ended = Order.objects.get()
    assert (ended.state, ended.ended_on, ended.end_reason) == (OrderState.ENDED, TODAY, "Personen flyttar.")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ended_on": TODAY + timedelta(days=1)}, "ended_on"),
        ({"ended_on": TODAY - timedelta(days=1)}, "ended_on"),
        ({"reason": " "}, "reason"),
    ],
)
def test_the_end_is_a_day_with_support_and_has_a_reason(cast, order, wrong, field):
    with pytest.raises(RuleBroken) as refused:
        end(order, by=cast.caseworker, **wrong)
    assert refused.value.field == field
    assert Order.objects.get().state == OrderState.ACCEPTED


def test_a_draft_has_nothing_to_end(cast):
    with pytest.raises(RuleBroken, match="kan inte avslutas"):
        end(cast.draft(), by=cast.caseworker)


def test_an_ended_order_does_not_end_again(cast, order):
    end(order, by=cast.caseworker)
    with pytest.raises(RuleBroken, match="kan inte avslutas"):
        end(order, by=cast.caseworker)


def test_a_change_in_between_is_told(cast, order):
    actions.assign_key_worker(order, by=cast.coordinator, key_worker=cast.colleague, version=order.version)
    with pytest.raises(StaleVersion):
        end(order, by=cast.caseworker, version=order.version)


def test_only_the_authority_ends_orders(cast, order):
    for role in ("coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"):
        with pytest.raises(NotPermitted):
            end(order, by=getattr(cast, role))


def test_the_provider_sees_the_ended_order_as_long_as_the_setting_says(cast, order, time_machine):
    end(order, by=cast.caseworker)
    url = reverse("order", args=[order.pk])
    time_machine.shift(timedelta(days=90))
    assert browser(cast.coordinator).get(url).status_code == 200
    time_machine.shift(timedelta(days=1))
    assert browser(cast.coordinator).get(url).status_code == 404
    assert browser(cast.caseworker).get(url).status_code == 200
