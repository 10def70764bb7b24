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
    for hour, widest in (("service_from", 0), ("service_to", 24)):
        LimitRule.objects.filter(key=hour).update(value=widest)
    rule = actions.change_limit(
        by=cast.system_admin, today=TODAY, key=key, value=LIMIT_BOUNDS[key][bound], valid_from=TODAY
    )
    assert rule.value == LIMIT_BOUNDS[key][bound]


# --- Between which hours support is given ------------------------------------------------------------------------


def hours(cast, **said):
    return actions.change_limit(by=cast.system_admin, today=TODAY, **({"valid_from": TODAY} | said))


@pytest.mark.parametrize(("key", "value"), [("service_from", 22), ("service_to", 7), ("service_to", 6)])
def test_support_that_would_end_before_it_begins_is_refused(cast, desk, key, value):
    refused = send(desk, reverse("limits"), key=key, value=str(value), valid_from="2026-03-09")
    assert errors(refused)["value"][0].startswith("Stödet skulle börja klockan")
    assert LimitRule.objects.count() == len(LimitKey)


def test_both_hours_change_one_after_the_other(cast):
    hours(cast, key="service_to", value=24)
    hours(cast, key="service_from", value=22)
    assert LimitRule.objects.value_on(cast.municipality, LimitKey.SERVICE_FROM, TODAY) == 22


def test_what_is_to_come_counts_too(cast):
    later = TODAY + timedelta(days=30)
    hours(cast, key="service_to", value=12, valid_from=later)
    with pytest.raises(RuleBroken, match="från 1 april 2026"):
        hours(cast, key="service_from", value=12)


def test_a_coming_hour_that_another_rests_on_is_not_taken_back(cast, desk):
    later = TODAY + timedelta(days=30)
    rule = hours(cast, key="service_to", value=24, valid_from=later)
    hours(cast, key="service_from", value=22, valid_from=later)
    page = reverse("limit_remove", args=[rule.pk])
    assert "Stödet skulle börja klockan 22" in desk.post(page, filled(desk.get(page))).content.decode()
    assert LimitRule.objects.filter(pk=rule.pk).exists()


def test_a_preset_may_change_both_at_once(cast):
    hours(cast, key="service_from", value=2)
    hours(cast, key="service_to", value=6)
    actions.take_preset(
        by=cast.system_admin, today=TODAY, preset="stockholm", valid_from=TODAY + timedelta(days=1)
    )
    on = (cast.municipality, LimitKey.SERVICE_TO, TODAY + timedelta(days=1))
    assert LimitRule.objects.value_on(*on) == 22
