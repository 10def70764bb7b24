"""What the page of money shows whoever stands outside the case work: nothing of fewer than five persons, nor what can
be had by subtracting one view from another."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.models import Provider
from followup.rules import VisitOutcome
from orders.models import Order
from oversight.models import PaymentRule
from oversight.money import comparison, tapering
from oversight.money.hours import Scope
from oversight.rules import PaymentModel
from tests.cast import at
from tests.oversight.figures.build import person, visited
from tests.web import browser

OCTOBER, DECEMBER = date(2025, 10, 1), date(2025, 12, 31)
PAGES = ["money", "money_tapering"]


def some(cast, count: int, provider, start_on: date = OCTOBER) -> list[Order]:
    return [person(cast, provider=provider, start_on=start_on) for _ in range(count)]


def named(cast, name: str) -> Provider:
    return Provider.objects.create(municipality=cast.municipality, name=name, form="lov")


def money(cast) -> comparison.Money | None:
    return comparison.money(Scope(cast.system_admin, OCTOBER, DECEMBER))


def shown(cast) -> set:
    return {share.provider for share in money(cast).shares}


@pytest.mark.parametrize("page", PAGES)
def test_the_administrator_takes_a_whole_quarter_of_all_providers(cast, page):
    """Days that overlap, or one provider beside all of them, would give by subtraction what is hidden."""
    asked = {"fran": "2025-10-01", "till": "2025-10-02", "utforare": cast.provider.pk}
    context = browser(cast.system_admin).get(reverse(page), asked).context
    assert (context["scope"].first, context["scope"].last) == (OCTOBER, DECEMBER)
    assert context["scope"].provider is None
    assert set(context["form"].fields) == {"fran"}


@pytest.mark.parametrize("page", PAGES)
def test_what_is_no_quarter_shows_the_last_one(cast, page):
    got = browser(cast.system_admin).get(reverse(page), {"fran": "2025-11-01"})
    assert got.context["form"].errors
    assert (got.context["scope"].first, got.context["scope"].last) == (OCTOBER, DECEMBER)


def test_the_hidden_providers_together_are_five_persons(cast):
    """One and two persons beside twenty: both hidden, they would still be three together."""
    some(cast, 1, cast.provider), some(cast, 2, cast.other_provider)
    large, larger = named(cast, "Tredje"), named(cast, "Fjärde")
    some(cast, 6, large), some(cast, 9, larger)
    assert shown(cast) == {larger}


def test_a_provider_with_few_in_one_month_is_hidden_in_all(cast):
    some(cast, 5, cast.provider), some(cast, 6, cast.other_provider), some(cast, 7, named(cast, "Tredje"))
    assert len(shown(cast)) == 3
    Order.objects.filter(provider=cast.provider).order_by("pk").update(start_on=date(2025, 11, 1))
    first = Order.objects.filter(provider=cast.provider).first()
    Order.objects.filter(pk=first.pk).update(start_on=OCTOBER)
    assert {provider.name for provider in shown(cast)} == {"Tredje"}


def test_months_of_few_persons_are_left_out(cast):
    some(cast, 3, cast.provider), some(cast, 3, cast.provider, date(2025, 12, 1))
    found = money(cast)
    assert found.persons == 6
    assert (found.months, found.shares) == ([], [])
    page = browser(cast.system_admin).get(reverse("money"), {"fran": "2025-10-01"}).content.decode()
    assert "Månaderna visas inte" in page


@pytest.mark.parametrize("outcome", [VisitOutcome.PERFORMED, VisitOutcome.NO_SHOW])
def test_hours_of_few_persons_show_no_figures(cast, outcome):
    """Eight persons have orders, and one of them visits: the sum of the visits is hers."""
    order, *_ = some(cast, 8, cast.provider)
    assert money(cast)
    visited(order, cast.support_worker, at(date(2025, 11, 3), 9), outcome=outcome)
    assert money(cast) is None


def test_kronor_say_nothing_of_a_hidden_provider(cast):
    """With a price of its own its hours could be read out of the sum."""
    some(cast, 3, cast.provider), some(cast, 9, cast.other_provider), some(cast, 12, named(cast, "Tredje"))
    rule = {"municipality": cast.municipality, "model": PaymentModel.ORDERED, "valid_from": date(2025, 1, 1)}
    PaymentRule.objects.create(**rule, rate=Decimal("400"))
    assert money(cast).models
    PaymentRule.objects.create(**rule, rate=Decimal("430"), provider=cast.provider)
    found = money(cast)
    assert (found.models, found.holding) == ([], None)
    page = browser(cast.system_admin).get(reverse("money"), {"fran": "2025-10-01"}).content.decode()
    assert "Kronorna visas inte" in page
    inside = comparison.money(Scope(cast.section_leader, OCTOBER, DECEMBER))
    assert inside.models
    assert len({share.provider for share in inside.shares}) == 3


def test_hidden_groups_of_tapering_are_five_together(cast):
    """One whose support ended and two who are new, beside many with the same time."""
    some(cast, 2, cast.provider, date(2025, 12, 1)), some(cast, 9, cast.provider)
    (gone,) = some(cast, 1, cast.provider)
    ended = {
        "state": "ended",
        "ended_on": date(2025, 11, 30),
        "end_reason": "Flyttat",
        "sent_on": OCTOBER,
        "received_on": OCTOBER,
    }
    Order.objects.filter(pk=gone.pk).update(**ended)
    groups = tapering.groups(Scope(cast.system_admin, OCTOBER, DECEMBER))
    assert all(group.is_hidden for group in groups if group.count)
