"""The page of money: the same visits and orders reckoned in every way, each in its own scope."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.models import Client
from cases.rules import Sex
from followup.models import GoalOutcome, PlannedVisit, TaperStep, Visit
from followup.rules import VisitOutcome
from orders.models import Order, OrderVersion
from oversight.models import Budget, PaymentRule
from oversight.money import comparison, tapering
from oversight.money.hours import Scope
from oversight.money.orders import order_rows
from oversight.rules import PaymentModel
from oversight.rules.money import Of
from plans.models import Plan
from tests.cast import NUMBERS, TODAY, at, make_cast
from tests.walkers import foreign
from tests.web import browser

FEBRUARY = (date(2026, 2, 1), date(2026, 2, 28))
PAGE = reverse("money")


def running(order: Order, first: date, last: date | None = None, hours="16", **changed) -> Order:
    """As a day in the past would have left it; the cast's orders begin on the cast's day."""
    ended = {"state": "ended", "ended_on": last, "end_reason": "Flyttat"} if last else {}
    day = {"sent_on": first, "received_on": first, "start_on": first}
    Order.objects.filter(pk=order.pk).update(hours=hours and Decimal(hours), **day | ended | changed)
    return Order.objects.get(pk=order.pk)


def visit(cast, order: Order, starts_at: datetime, hours=1.5, outcome=VisitOutcome.PERFORMED) -> Visit:
    record = Visit(
        municipality=order.municipality,
        case=order.case,
        order=order,
        support_worker=cast.support_worker,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=hours),
        outcome=outcome,
        reason="" if outcome == VisitOutcome.PERFORMED else "Orkade inte",
    )
    record.save_change(by=cast.support_worker, reason="visit.log")
    return record


def another(order: Order) -> Order:
    twin = Order.objects.get(pk=order.pk)
    twin.pk, twin._state.adding = uuid4(), True
    twin.save()
    return twin


def of_another_person(cast, order: Order, number: int) -> Order:
    person = Client(municipality=cast.municipality, birth_year=1990, sex=Sex.WOMAN, last_name=f"Nr {number}")
    person.save_change(by=cast.caseworker, reason="client.register")
    twin = another(order)
    Order.objects.filter(pk=twin.pk).update(case=cast.case(person))
    return Order.objects.get(pk=twin.pk)


def pay(cast, day=date(2026, 1, 1), rate="436", *, model=PaymentModel.PERFORMED, **more) -> PaymentRule:
    return PaymentRule.objects.create(
        municipality=cast.municipality, model=model, rate=rate and Decimal(rate), valid_from=day, **more
    )


def seen(cast, user=None, days=FEBRUARY, provider=None) -> comparison.Money:
    return comparison.money(Scope(user or cast.section_leader, *days, provider))


def of(money, model: PaymentModel):
    return next(row.cost for row in money.models if row.model == model)


@pytest.fixture
def plan(cast) -> Plan:
    return cast.agreed()


@pytest.fixture
def order(cast, plan) -> Order:
    return running(plan.order, date(2026, 1, 1))


# --- Hours ------------------------------------------------------------------------------------------------------------


def test_the_same_visits_and_orders_stand_under_every_model(cast, order):
    pay(
        cast,
        model=PaymentModel.WITH_MISSED,
        missed_percent=50,
        per_person=Decimal(5000),
        grant=Decimal(365000),
    )
    visit(cast, order, at(date(2026, 2, 3), 9))
    visit(cast, order, at(date(2026, 2, 4), 9), outcome=VisitOutcome.NO_SHOW)
    visit(cast, order, at(date(2026, 2, 5), 9), outcome=VisitOutcome.CANCELLED_BY_PERSON_IN_TIME)
    found = seen(cast)
    assert {model: of(found, model).total for model in PaymentModel} == {
        PaymentModel.PERFORMED: Decimal("654.00"),
        PaymentModel.ORDERED: Decimal("6976.00"),
        PaymentModel.WITH_MISSED: Decimal("981.00"),
        PaymentModel.PER_PERSON: Decimal("5000.00"),
        PaymentModel.GRANT: Decimal("28000.00"),
    }
    assert found.holding.total == Decimal("981.00")
    assert [row.model for row in found.models if row.holds] == [PaymentModel.WITH_MISSED]
    assert found.totals == {
        Of.GRANTED: 16,
        Of.ORDERED: 16,
        Of.PLANNED: 0,
        Of.PERFORMED: Decimal("1.5"),
        Of.MISSED: Decimal("1.5"),
    }


@pytest.mark.parametrize(
    ("outcome", "missed"),
    [
        (VisitOutcome.CANCELLED_BY_PERSON_LATE, True),
        (VisitOutcome.NO_SHOW, True),
        (VisitOutcome.REFUSED_AT_DOOR, True),
        (VisitOutcome.CANCELLED_BY_PERSON_IN_TIME, False),
        (VisitOutcome.CANCELLED_BY_PROVIDER, False),
        (VisitOutcome.RESCHEDULED, False),
    ],
)
def test_missed_time_is_what_the_report_says(cast, order, outcome, missed):
    visit(cast, order, at(date(2026, 2, 3), 9), outcome=outcome)
    assert bool(seen(cast).totals[Of.MISSED]) is missed


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 2), (date(2025, 10, 26), 4)], ids=["an hour less", "an hour more"]
)
def test_a_visit_in_the_night_when_the_clock_is_moved_counts_the_hours_that_passed(cast, order, day, hours):
    first, last = (at(day, hour).astimezone(UTC) for hour in (1, 4))
    visit(cast, order, first, hours=(last - first) / timedelta(hours=1))
    assert seen(cast, days=(day, day)).totals[Of.PERFORMED] == hours


def test_a_visit_counts_on_its_swedish_day(cast, order):
    visit(cast, order, at(date(2026, 2, 28), 23, 30), hours=1)
    assert seen(cast).totals[Of.PERFORMED] == 1
    assert seen(cast, days=(date(2026, 3, 1), date(2026, 3, 1))).totals[Of.PERFORMED] == 0


def test_planned_hours_are_those_that_nobody_has_called_off(cast, order):
    for hour, outcome in ((9, None), (11, VisitOutcome.PERFORMED), (13, VisitOutcome.NO_SHOW)):
        planned = PlannedVisit(
            municipality=order.municipality,
            case=order.case,
            order=order,
            support_worker=cast.support_worker,
            starts_at=at(date(2026, 2, 3), hour),
            ends_at=at(date(2026, 2, 3), hour + 1),
        )
        planned.save_change(by=cast.coordinator, reason="schedule.plan")
        if outcome:
            became = visit(cast, order, planned.starts_at, hours=1, outcome=outcome)
            Visit.objects.filter(pk=became.pk).update(planned=planned)
    assert seen(cast).totals[Of.PLANNED] == 2


def test_an_order_that_ended_in_the_middle_counts_to_the_day_before(cast, plan):
    running(plan.order, date(2026, 1, 1), date(2026, 2, 15))
    assert seen(cast).totals[Of.ORDERED] == 8


def test_a_provider_changed_in_the_middle_of_a_month_shares_it(cast, plan):
    pay(cast)
    pay(cast, rate="500", provider=cast.other_provider)
    running(plan.order, date(2026, 1, 1), date(2026, 2, 15))
    other = cast.sent(cast.case(cast.client(NUMBERS[1])))
    running(other, date(2026, 2, 15), provider=cast.other_provider)
    found = seen(cast)
    assert of(found, PaymentModel.ORDERED).total == 8 * 436 + 8 * 500
    assert {row.provider.name: row.ordered for row in found.shares} == {"Stödet": 8, "Annat stöd": 8}
    assert of(seen(cast, provider=cast.other_provider), PaymentModel.ORDERED).total == 4000


def test_a_new_rate_in_the_middle_of_the_period_holds_from_its_day(cast, order):
    pay(cast)
    pay(cast, date(2026, 2, 15), "500")
    visit(cast, order, at(date(2026, 2, 14), 9), hours=1)
    visit(cast, order, at(date(2026, 2, 15), 9), hours=1)
    found = seen(cast)
    assert of(found, PaymentModel.PERFORMED).total == 936
    assert of(found, PaymentModel.ORDERED).total == 8 * 436 + 8 * 500


def test_changed_hours_hold_from_the_day_that_the_change_was_taken_in(cast, order):
    first = order.versions.get()
    content = first.content | {"values": first.content["values"] | {"hours": "28"}}
    OrderVersion.objects.create(
        municipality=order.municipality,
        order=order,
        provider=order.provider,
        number=2,
        content=content,
        sha256="0" * 64,
        clarity=1,
        sent_by=cast.caseworker,
        recorded_at=at(date(2026, 2, 15), 12),
    )
    assert seen(cast).totals[Of.ORDERED] == 8 + 14


def test_a_leap_day_is_a_twenty_ninth_of_its_month(cast, plan):
    running(plan.order, date(2024, 2, 29), date(2024, 3, 1), hours="29")
    assert seen(cast, days=(date(2024, 2, 1), date(2024, 2, 29))).totals[Of.ORDERED] == 1


def test_an_order_without_hours_is_told(cast, plan):
    running(plan.order, date(2026, 1, 1), hours=None)
    found = seen(cast)
    assert (found.without_hours, found.totals[Of.ORDERED], found.persons) == (1, 0, 1)


def test_two_orders_of_one_person_are_one_person(cast, order):
    running(another(order), date(2026, 1, 1))
    pay(cast, rate=None, model=PaymentModel.PER_PERSON, per_person=Decimal(5000))
    found = seen(cast)
    assert (found.persons, of(found, PaymentModel.PER_PERSON).total) == (1, 5000)


def test_without_rules_there_are_hours_and_no_kronor(cast, order):
    visit(cast, order, at(date(2026, 2, 3), 9))
    found = seen(cast)
    assert (found.holding.total, found.holding.unpriced) == (None, Decimal("1.5"))
    page = browser(cast.section_leader).get(PAGE)
    assert "Inget pris är angivet" in page.content.decode()


# --- The budget -------------------------------------------------------------------------------------------------------


def test_the_budget_stands_beside_with_what_is_left(cast, order):
    pay(cast)
    visit(cast, order, at(date(2026, 2, 3), 9), hours=10)
    Budget.objects.create(
        municipality=cast.municipality, unit=cast.unit, year=2026, hours=Decimal(365), amount=Decimal(365000)
    )
    rows = {row.what: (row.budget, row.spent, row.left) for row in seen(cast).budget}
    assert {what: tuple(map(round, row)) for what, row in rows.items()} == {
        "Mot beställda timmar": (28, 16, 12),
        "Mot utförda timmar": (28, 10, 18),
        "Mot ersättningen enligt reglerna": (28000, 4360, 23640),
    }


def test_another_units_budget_and_a_provider_see_none(cast, order):
    Budget.objects.create(municipality=cast.municipality, unit=cast.other_unit, year=2026, hours=Decimal(365))
    assert seen(cast).budget == []
    Budget.objects.create(municipality=cast.municipality, unit=cast.unit, year=2026, hours=Decimal(365))
    assert len(seen(cast).budget) == 2
    assert seen(cast, cast.unit_manager).budget == []


# --- Who sees what ----------------------------------------------------------------------------------------------------


def test_each_sees_its_own(cast, order):
    for user, persons in (
        (cast.section_leader, 1),
        (cast.unit_manager, 1),
        (cast.other_unit_manager, 0),
        (foreign().unit_manager, 0),
    ):
        assert seen(cast, user).persons == persons


@pytest.mark.parametrize(("persons", "told"), [(4, False), (5, True)])
def test_the_administrator_sees_no_figures_of_fewer_than_five(cast, order, persons, told, time_machine):
    time_machine.move_to(at(date(2026, 4, 1), 12))
    for number in range(persons - 1):
        of_another_person(cast, order, number)
    assert (seen(cast, cast.system_admin) is not None) is told
    page = browser(cast.system_admin).get(PAGE, {"fran": "2026-01-01"})
    assert ("Siffrorna visas inte" not in page.content.decode()) is told


def test_the_administrator_meets_no_persons(cast, order):
    desk = browser(cast.system_admin)
    assert desk.get(reverse("money_orders")).status_code == 403
    assert "Astrid" not in desk.get(reverse("money_tapering")).content.decode()


def test_a_long_ended_order_counts_for_the_provider_and_names_nobody(cast, plan):
    order = running(plan.order, date(2025, 1, 1), date(2025, 3, 1))
    days = (date(2025, 2, 1), date(2025, 2, 28))
    assert seen(cast, cast.unit_manager, days).totals[Of.ORDERED] == 16
    page = browser(cast.unit_manager).get(
        reverse("money_orders"), {"fran": "2025-02-01", "till": "2025-02-28"}
    )
    assert "Berg" not in page.content.decode()
    assert "Avslutad beställning" in page.content.decode()
    assert order.case.client.last_name == "Berg"


# --- The page ---------------------------------------------------------------------------------------------------------


def test_what_stands_out_leads_to_its_orders(cast, order):
    visit(cast, order, at(date(2026, 2, 3), 9), hours=16)
    page = browser(cast.section_leader).get(PAGE, {"fran": "2026-01-01", "till": "2026-02-28"})
    rows = page.context["money"].standing_out
    assert [(row.first, row.percent, row.is_over) for row in rows] == [
        (date(2026, 2, 1), 100, True),
        (date(2026, 1, 1), 0, False),
    ]
    link = f"fran=2026-02-01&amp;till=2026-02-28&amp;utforare={cast.provider.pk}"
    assert link in page.content.decode()
    assert [row.percent for row in order_rows(Scope(cast.section_leader, *FEBRUARY))] == [100]


@pytest.mark.parametrize(
    "days",
    [
        {"fran": "2026-03-01", "till": "2026-02-01"},
        {"fran": "2026-03-01", "till": "2027-01-01"},
        {"fran": "1990-01-01"},
        {"fran": "en dag"},
        {"utforare": "999999"},
    ],
)
def test_what_cannot_be_shown_is_said_and_this_year_shown(cast, order, days):
    page = browser(cast.section_leader).get(PAGE, days)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert (page.context["scope"].first, page.context["scope"].last) == (date(2026, 1, 1), TODAY)


def test_another_municipalitys_provider_cannot_be_chosen(cast, order):
    elsewhere = make_cast("Annanstad").provider
    page = browser(cast.section_leader).get(PAGE, {"utforare": elsewhere.pk})
    assert "utforare" in page.context["form"].errors


@pytest.mark.parametrize("who", ["caseworker", "coordinator", "support_worker", "reviewer"])
@pytest.mark.parametrize("page", ["money", "money_orders", "money_tapering", "money_figures"])
def test_other_roles_do_not_open_it(cast, who, page):
    assert browser(getattr(cast, who)).get(reverse(page)).status_code == 403


def test_report_003_on_the_page(cast):
    desk = browser(cast.section_leader)
    page = desk.get(desk.get(reverse("money_figures")).context["example"]).content.decode()
    page = page.replace("\N{NO-BREAK SPACE}", " ").replace("&nbsp;", " ")
    for total in ("42 884 960 kr", "29 707 732 kr", "38 620 052 kr", "42 439 617 kr", "41 386 745 kr"):
        assert total in page
    assert "98 360 beställda timmar × 436,00 kr" in page
    assert "467,23 kr" in page


@pytest.mark.parametrize("wrong", [{"utforda": "0"}, {"pris": "-1"}, {"bomtid": "100"}, {"bestallda": "x"}])
def test_figures_that_cannot_be_are_refused(cast, wrong):
    typed = {"bestallda": "10", "utforda": "5", "pris": "436", "bomtid": "30"} | wrong
    page = browser(cast.section_leader).get(reverse("money_figures"), typed)
    assert page.context["readings"] == []
    assert page.context["form"].errors


def test_the_pages_ask_as_often_for_many_as_for_one(cast, order):
    pay(cast)
    visit(cast, order, at(date(2026, 2, 3), 9))

    def asked(route) -> int:
        desk = browser(cast.section_leader)
        desk.get(reverse(route))
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(reverse(route)).status_code == 200
        return len(queries)

    routes = ("money", "money_orders", "money_tapering")
    before = {route: asked(route) for route in routes}
    for number in range(4):
        twin = of_another_person(cast, order, number)
        visit(cast, twin, at(date(2026, 2, 3 + number), 9))
        pay(cast, date(2026, 2, 1 + number), provider=cast.provider)
    assert {route: asked(route) for route in routes} == before


# --- Winding down -----------------------------------------------------------------------------------------------------


def test_winding_down_stands_beside_its_cost(cast, plan, order):
    pay(cast)
    follow_up = cast.follow_up(plan)
    for number, hours in enumerate((8, 4), 1):
        step = TaperStep(
            municipality=cast.municipality,
            plan_follow_up=follow_up,
            number=number,
            from_on=date(2026, 2 + 2 * number, 1),
            hours_a_month=Decimal(hours),
        )
        step.save_change(by=cast.support_worker, reason="plan_follow_up.hold")
    days = (date(2026, 2, 1), TODAY)
    (person,) = tapering.people(Scope(cast.section_leader, *days))
    assert person.group == tapering.Group.TAPERED
    assert (person.before, person.now, person.cost_before) == (16, 16, 6976)
    assert [step.hours_a_month for step in person.steps] == [8, 4]
    assert person.results_in_words == f"{GoalOutcome.objects.count()} närmare"
    page = browser(cast.section_leader).get(reverse("money_tapering"), {"fran": "2026-02-01"})
    assert "8 tim från 1 april 2026" in page.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "Berg, Astrid" in page.content.decode()


@pytest.mark.parametrize(
    ("first", "last", "group"),
    [
        (date(2026, 1, 1), None, tapering.Group.SAME),
        (date(2026, 2, 10), None, tapering.Group.NEW),
        (date(2026, 1, 1), date(2026, 2, 10), tapering.Group.ENDED),
    ],
)
def test_whose_time_has_changed(cast, plan, first, last, group):
    running(plan.order, first, last)
    (person,) = tapering.people(Scope(cast.section_leader, *FEBRUARY))
    assert person.group == group


def test_an_outcome_outside_the_period_is_not_counted(cast, plan, order):
    cast.follow_up(plan)
    (person,) = tapering.people(Scope(cast.section_leader, *FEBRUARY))
    assert person.results == []


def test_a_groups_number_opens_its_persons_and_the_first_with_any_is_open(cast, plan, order):
    desk = browser(cast.section_leader)
    page = desk.get(reverse("money_tapering"), {"fran": "2026-02-01"})
    assert page.context["chosen"].group == tapering.Group.SAME
    assert "grupp=samma" in page.content.decode()
    empty = desk.get(reverse("money_tapering"), {"fran": "2026-02-01", "grupp": tapering.Group.MORE})
    assert empty.context["chosen"].group == tapering.Group.MORE
    assert "Ingen i gruppen" in empty.content.decode()
