"""The numbers of the rule set: a new value holds from its day, within its bounds."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import LimitRule
from accounts.rules import DEFAULT_LIMITS, LIMIT_BOUNDS, LimitKey
from boendestod.errors import NotPermitted, RuleBroken
from oversight import actions
from tests.cast import TODAY, make_cast
from tests.web import browser, errors, filled, send

NEW = {"key": "missed_in_row", "value": "2", "valid_from": "2026-03-09"}


@pytest.fixture
def desk(cast):
    return browser(cast.system_admin)


def value(cast, day: date) -> int:
    return LimitRule.objects.value_on(cast.municipality, LimitKey.MISSED_IN_ROW, day)


def test_a_new_value_holds_from_its_day(cast, desk):
    assert send(desk, reverse("limits"), **NEW).url == reverse("limits")
    assert (value(cast, date(2026, 3, 8)), value(cast, date(2026, 3, 9))) == (3, 2)


def test_every_number_has_a_default_within_its_bounds(cast):
    for key in LimitKey:
        least, most = LIMIT_BOUNDS[key]
        assert least <= DEFAULT_LIMITS[key] <= most
    assert LimitRule.objects.filter(municipality=cast.municipality).count() == len(LimitKey)


@pytest.mark.parametrize(("key", "wrong"), [("missed_in_row", 0), ("missed_in_row", 11), ("lease_hours", 73)])
def test_a_value_outside_its_bounds_is_refused(cast, desk, key, wrong):
    refused = send(desk, reverse("limits"), **NEW | {"key": key, "value": str(wrong)})
    least, most = LIMIT_BOUNDS[LimitKey(key)]
    assert errors(refused)["value"] == [f"Ange ett tal från {least} till {most}."]
    assert LimitRule.objects.count() == len(LimitKey)


def test_a_day_that_has_been_is_refused(cast, desk):
    refused = send(desk, reverse("limits"), **NEW | {"valid_from": "2026-03-01"})
    assert errors(refused)["valid_from"] == ["Välj i dag eller en senare dag."]


def test_the_same_day_twice_is_refused(cast):
    actions.change_limit(by=cast.system_admin, today=TODAY, key="missed_in_row", value=2, valid_from=TODAY)
    with pytest.raises(RuleBroken, match="Det finns redan ett värde"):
        actions.change_limit(
            by=cast.system_admin, today=TODAY, key="missed_in_row", value=4, valid_from=TODAY
        )


def test_a_coming_value_can_be_taken_back_and_one_that_holds_cannot(cast, desk):
    send(desk, reverse("limits"), **NEW)
    page = reverse("limit_remove", args=[LimitRule.objects.latest("pk").pk])
    assert desk.post(page, filled(desk.get(page))).url == reverse("limits")
    assert LimitRule.objects.count() == len(LimitKey)
    with pytest.raises(RuleBroken, match="gäller redan"):
        actions.remove_limit(LimitRule.objects.first(), by=cast.system_admin, today=TODAY + timedelta(days=1))


def test_only_the_municipalitys_own_administrator(cast, desk):
    elsewhere = make_cast("Annanstad")
    rule = LimitRule.objects.filter(municipality=elsewhere.municipality).first()
    assert desk.get(reverse("limit_remove", args=[rule.pk])).status_code == 404
    with pytest.raises(NotPermitted):
        actions.change_limit(
            by=cast.unit_manager, today=TODAY, key="missed_in_row", value=2, valid_from=TODAY
        )


@pytest.mark.parametrize("bound", [0, 1], ids=["least", "most"])
@pytest.mark.parametrize("key", list(LimitKey))
def test_the_bounds_themselves_are_allowed(cast, key, bound):
    rule = actions.change_limit(
        by=cast.system_admin, today=TODAY, key=key, value=LIMIT_BOUNDS[key][bound], valid_from=TODAY
    )
    assert rule.value == LIMIT_BOUNDS[key][bound]
