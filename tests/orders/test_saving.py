"""What htmx gets back when a part of the order is saved while somebody writes: little, and never a field."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.models import Investigation, NeedsAssessment, Statement
from cases.rules import LifeArea, StatementKind, StatementSource
from orders import actions
from orders.models import Order, OrderActivity
from tests.cast import TODAY
from tests.web import browser, filled

HTMX = {"HX-Request": "true"}
TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
MOST_BYTES = 10_000


@pytest.fixture
def order(cast):
    return cast.draft()


@pytest.fixture
def desk(cast, order):
    return browser(cast.caseworker)


@pytest.fixture
def large(cast, order):
    """12 goals with 40 activities, nearly all of them with something to remark on, and a long investigation."""
    investigation = Investigation(municipality=order.municipality, case=order.case, opened_on=TODAY)
    investigation.save_change(by=cast.caseworker, reason="investigation.write")
    for area in LifeArea:
        need = NeedsAssessment(municipality=order.municipality, investigation=investigation, life_area=area)
        need.own_view = f"Personen berättar om {area.label} i många och långa ord. " * 30
        need.save_change(by=cast.caseworker, reason="investigation.write")
        statement = Statement(
            municipality=order.municipality,
            assessment=need,
            text=f"Sedan i höstas går det sämre med {area.label}.",
            source=StatementSource.PERSON,
            kind=StatementKind.FACT,
        )
        statement.save_change(by=cast.caseworker, reason="investigation.write")
    areas = list(LifeArea)
    for number in range(11):
        goal = actions.save_goal(order, by=cast.caseworker, life_area=areas[number])
        for _ in range(3):
            actions.save_activity(goal, by=cast.caseworker, what="städning")
    for _ in range(6):
        actions.save_activity(goal, by=cast.caseworker)
    return order


def url(name, record):
    return reverse(name, args=[record.pk])


def save(desk, page, **typed):
    return desk.post(page, filled(desk.get(page), **typed), headers=HTMX)


def test_the_answer_says_saved_and_what_is_left_to_do_and_touches_no_field(order, desk):
    activity = OrderActivity.objects.get()
    answer = save(desk, url("activity_edit", activity), why="")
    assert "Sparat 12:00" in answer.text
    assert f'name="version" value="2" id="{activity.pk}-version"' in answer.text
    assert "Mål 1, aktivitet 1: skriv varför." in answer.text
    assert f'<li><a href="#{activity.pk}-why">Skriv varför.</a></li>' in answer.text
    assert "<textarea" not in answer.text
    assert "<select" not in answer.text
    activity.refresh_from_db()
    assert activity.why == ""


def test_the_figure_follows_what_is_written(order, desk):
    goal = order.goals.get()
    before = save(desk, url("goal_edit", goal)).context["meter"].score
    assert (
        save(desk, url("goal_edit", goal), personal_goal="Fungerande vardag").context["meter"].score < before
    )


def test_what_is_missing_is_not_said_a_second_time_among_what_could_be_clearer(order, desk):
    meter = save(desk, url("goal_edit", order.goals.get()), measure="").context["meter"]
    assert [(r.field, r.place) for r in meter.missing] == [("measure", "Mål 1")]
    assert "measure" not in [remark.field for remark in meter.clearer]


def test_every_remark_leads_to_a_place_on_the_page(large, desk):
    page = desk.get(url("order_edit", large))
    meter = page.context["meter"]
    assert len(meter.missing) > 40
    assert len(meter.clearer) > 10
    for remark in [*meter.missing, *meter.clearer]:
        assert f'id="{remark.anchor}"' in page.text, remark


def test_another_life_area_changes_the_cards_heading(order, desk):
    goal = order.goals.get()
    answer = save(desk, url("goal_edit", goal), life_area="relations")
    assert f'<span id="{goal.pk}-title" hx-swap-oob="true">Mellanmänskliga' in answer.text


def test_the_orders_own_fields_bring_the_time_along(order, desk):
    answer = save(desk, url("order_edit", order), hours="20")
    assert "mer än beslutet ger" in answer.text
    assert "HX-Refresh" not in answer.headers
    assert save(desk, url("order_edit", order), scheme="ibic").headers["HX-Refresh"] == "true"


@pytest.mark.parametrize(
    ("route", "record", "typed"),
    [
        ("activity_edit", lambda order: OrderActivity.objects.last(), {"what": "Sortera post"}),
        ("goal_edit", lambda order: order.goals.last(), {"measure": "Inga påminnelser på en månad"}),
        ("order_edit", lambda order: order, {"risks": "Lös matta i hallen"}),
    ],
)
def test_a_keystroke_in_a_large_order_is_one_small_request(large, desk, route, record, typed):
    page = url(route, record(large))
    form = filled(desk.get(page), **typed)
    with CaptureQueriesContext(connection) as asked:
        answer = desk.post(page, form, headers=HTMX)
    assert "Sparat" in answer.text
    assert sum(not query["sql"].startswith(TRANSACTIONS) for query in asked.captured_queries) == 14
    assert len(answer.content) < MOST_BYTES


def test_what_does_not_hold_is_told_and_not_saved(order, desk):
    answer = save(desk, url("order_edit", order), hours="många", risks="Lös matta")
    assert "Inte sparat" in answer.text
    assert f'href="#{order.pk}-hours"' in answer.text
    assert "data-focus" not in answer.text
    assert Order.objects.get().risks == ""


def test_somebody_elses_change_is_told_until_the_own_text_is_saved_knowingly(cast, order, desk):
    goal, page = order.goals.get(), url("goal_edit", order.goals.get())
    form = filled(desk.get(page), personal_goal="Min text")
    actions.save_goal(order, by=cast.section_leader, goal=goal, version=1, personal_goal="Saras text")
    for _ in range(2):
        answer = desk.post(page, form, headers=HTMX)
        assert "Någon annan har ändrat" in answer.text
        assert "Saras text" in answer.text
        assert f'id="{goal.pk}-version"' not in answer.text
    assert 'data-version="2">Spara min text ändå' in answer.text
    desk.post(page, form | {"version": 2}, headers=HTMX)
    assert order.goals.get().personal_goal == "Min text"


def test_an_answer_that_got_lost_makes_no_quarrel_with_oneself(order, desk):
    page = url("goal_edit", order.goals.get())
    form = filled(desk.get(page), personal_goal="Min text")
    for _ in range(2):
        answer = desk.post(page, form, headers=HTMX)
    assert "Sparat" in answer.text
    assert 'name="version" value="2"' in answer.text


def test_in_an_order_that_was_sent_meanwhile_nothing_is_saved(cast, order, desk):
    goal = order.goals.get()
    form = filled(desk.get(url("goal_edit", goal)), personal_goal="För sent")
    tap = {"form_token": desk.get(url("order_edit", order)).context["goals"][0].token}
    actions.send(order, by=cast.caseworker, today=TODAY)
    assert "kan inte ändras nu" in desk.post(url("goal_edit", goal), form, headers=HTMX).text
    assert desk.post(url("activity_new", goal), tap, headers=HTMX).status_code == 409
    assert order.goals.get().activities.count() == 1


def test_a_tap_gets_the_goals_as_they_now_stand(order, desk):
    goal = order.goals.get()
    page = desk.get(url("order_edit", order))
    tap = {"form_token": page.context["goals"][0].token}
    answer = desk.post(url("activity_new", goal), tap, headers=HTMX, follow=True)
    assert answer.context["goals"][0].parts[1].is_new
    assert answer.text.count("autofocus") == 1


def test_a_goal_past_the_decision_can_be_sent_but_is_remarked_on(cast, order, desk):
    last_day = order.decision.valid_to
    goal = order.goals.get()
    within = save(desk, url("goal_edit", goal), reach_by=last_day.isoformat()).context["meter"]
    assert [remark.field for remark in within.clearer if remark.id == str(goal.pk)] == []
    late = (last_day + timedelta(days=1)).isoformat()
    past = save(desk, url("goal_edit", goal), reach_by=late).context["meter"]
    assert past.missing == []
    assert [remark.field for remark in past.clearer if remark.id == str(goal.pk)] == ["reach_by"]
