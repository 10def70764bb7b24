"""The rules of payment and the budgets: who keeps them, from which day, and what cannot be."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from oversight.models import Budget, PaymentRule
from oversight.money import actions
from tests.cast import TODAY, at, make_cast
from tests.web import browser, errors, filled, send

RULES, BUDGETS = reverse("payment_rules"), reverse("budgets")
RULE = {"model": "performed", "rate": "436", "valid_from": "2026-03-09"}
BUDGET = {"year": "2026", "hours": "22619", "amount": "9000000", "source": "socialnämnden, paragraf 112"}


@pytest.fixture
def desk(cast):
    return browser(cast.system_admin)


def add(cast, day: date, **content) -> PaymentRule:
    content = {"provider": None, "model": "performed", "rate": Decimal(436)} | content
    return actions.add_payment_rule(by=cast.system_admin, today=TODAY, valid_from=day, **content)


def test_a_rule_is_written_and_shown_as_coming(cast, desk):
    assert send(desk, RULES, **RULE).url == RULES
    page = desk.get(RULES).content.decode()
    assert "Kommande" in page
    assert "9 mars 2026" in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"rate": ""}, "rate"),
        ({"rate": "0"}, "rate"),
        ({"rate": "-5"}, "rate"),
        ({"rate": "fyra"}, "rate"),
        ({"model": "grant"}, "grant"),
        ({"model": "per_person"}, "per_person"),
        ({"model": "with_missed", "missed_percent": "0"}, "missed_percent"),
        ({"missed_percent": "101"}, "missed_percent"),
        ({"model": "by_the_mile"}, "model"),
        ({"valid_from": "2026-02-30"}, "valid_from"),
        ({"valid_from": "2026-03-01"}, "counts_back"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(cast, desk, wrong, field):
    assert field in errors(send(desk, RULES, **RULE | wrong))
    assert not PaymentRule.objects.exists()


def test_a_day_that_has_been_is_taken_knowingly(cast, desk):
    assert send(desk, RULES, **RULE | {"valid_from": "2024-02-29", "counts_back": "on"}).url == RULES
    assert PaymentRule.objects.get().valid_from == date(2024, 2, 29)


def test_two_rules_from_the_same_day_are_refused_and_a_provider_may_have_its_own(cast, desk):
    send(desk, RULES, **RULE)
    assert "valid_from" in errors(send(desk, RULES, **RULE | {"rate": "500"}))
    assert send(desk, RULES, **RULE | {"provider": str(cast.provider.pk)}).url == RULES


def test_the_same_form_twice_makes_one_rule(cast, desk):
    sent = filled(desk.get(RULES), **RULE)
    assert desk.post(RULES, sent).url == desk.post(RULES, sent).url
    assert PaymentRule.objects.count() == 1


def test_another_municipalitys_provider_and_unit_are_refused(cast):
    elsewhere = make_cast("Annanstad")
    with pytest.raises(RuleBroken) as refused:
        add(cast, TODAY, provider=elsewhere.provider)
    assert refused.value.field == "provider"
    with pytest.raises(RuleBroken) as refused:
        actions.add_budget(by=cast.system_admin, unit=elsewhere.unit, year=2026, hours=Decimal(1))
    assert refused.value.field == "unit"


def test_a_rule_can_be_taken_back_before_it_holds_or_on_the_day_it_was_typed(cast, desk, time_machine):
    for day in (TODAY, TODAY + timedelta(days=9)):
        rule = add(cast, day)
        page = reverse("payment_rule_remove", args=[rule.pk])
        assert desk.post(page, filled(desk.get(page))).url == RULES
    holds, coming = add(cast, TODAY), add(cast, TODAY + timedelta(days=9))
    time_machine.move_to(at(TODAY + timedelta(days=1), 12), tick=False)
    page, desk = reverse("payment_rule_remove", args=[holds.pk]), browser(cast.system_admin)
    assert "gäller redan" in str(errors(desk.post(page, filled(desk.get(page)))))
    actions.remove_payment_rule(coming, by=cast.system_admin, today=TODAY + timedelta(days=1))
    assert list(PaymentRule.objects.all()) == [holds]


def test_a_budget_is_written_for_the_municipality_or_a_unit_once_a_year(cast, desk):
    assert send(desk, BUDGETS, **BUDGET).url == BUDGETS
    assert send(desk, BUDGETS, **BUDGET | {"unit": str(cast.unit.pk)}).url == BUDGETS
    assert "year" in errors(send(desk, BUDGETS, **BUDGET))
    assert Budget.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"hours": "", "amount": ""}, "hours"),
        ({"hours": "0"}, "hours"),
        ({"amount": "-1"}, "amount"),
        ({"year": "1800"}, "year"),
        ({"year": "x"}, "year"),
    ],
)
def test_a_budget_that_cannot_be_is_refused(cast, desk, wrong, field):
    assert field in errors(send(desk, BUDGETS, **BUDGET | wrong))
    assert not Budget.objects.exists()


def test_a_budget_can_be_taken_back_before_its_year_or_on_the_day_it_was_typed(cast, desk, time_machine):
    def budget(year: int) -> Budget:
        return actions.add_budget(by=cast.system_admin, unit=None, year=year, hours=Decimal(1))

    page = reverse("budget_remove", args=[budget(2026).pk])
    assert desk.post(page, filled(desk.get(page))).url == BUDGETS
    holds, coming = budget(2026), budget(2027)
    tomorrow = TODAY + timedelta(days=1)
    time_machine.move_to(at(tomorrow, 12), tick=False)
    with pytest.raises(RuleBroken, match="Året har börjat"):
        actions.remove_budget(holds, by=cast.system_admin, today=tomorrow)
    actions.remove_budget(coming, by=cast.system_admin, today=tomorrow)
    assert list(Budget.objects.all()) == [holds]


def test_only_the_municipalitys_own_administrator(cast, desk):
    elsewhere = make_cast("Annanstad")
    rule = PaymentRule.objects.create(
        municipality=elsewhere.municipality, model="performed", rate=436, valid_from=date(2027, 1, 1)
    )
    budget = Budget.objects.create(municipality=elsewhere.municipality, year=2030, hours=1)
    assert desk.get(reverse("payment_rule_remove", args=[rule.pk])).status_code == 404
    assert desk.get(reverse("budget_remove", args=[budget.pk])).status_code == 404
    for user in (cast.section_leader, cast.unit_manager, cast.caseworker):
        assert browser(user).get(RULES).status_code == 403
        with pytest.raises(NotPermitted):
            actions.add_budget(by=user, unit=None, year=2026, hours=Decimal(1))
