"""The week by worker and by person, and what clashes in it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AccessLog
from cases.rules import ProtectionLevel
from followup import actions
from followup.rules import VisitOutcome
from tests.cast import NUMBERS, TODAY, at
from tests.followup.schedule_pages import (
    THIS_WEEK,
    TRANSACTIONS,
    TUESDAY,
    WEDNESDAY,
    blocks,
    page_of,
    plan,
    week,
)
from tests.web import browser


@pytest.fixture
def order(cast):
    return cast.agreed().order


@pytest.fixture
def planned(cast, order):
    return plan(cast, order)


def test_the_week_shows_each_worker_with_the_visits_of_the_day(cast, planned):
    page = week(cast.coordinator)
    assert page.context["lead"] == "Vecka 10, 2–8 mars 2026"
    (row,) = [row for row in page.context["rows"] if row.key == cast.support_worker.pk]
    assert [[block.name for block in cell.blocks] for cell in row.cells] == [[], ["Berg, Astrid"], *[[]] * 5]
    assert "1 tim besök" in row.lines
    assert AccessLog.objects.filter(user=cast.coordinator, model="plannedvisit", action="list").count() == 1


def test_the_week_is_seen_by_person_with_hours_and_how_many_have_come(cast, planned):
    cast.visit(planned.order.plans.get(), TODAY - timedelta(days=1))
    page = week(cast.coordinator, visa="personer")
    (row,) = page.context["rows"]
    assert row.name == "Berg, Astrid"
    assert row.lines == ["mars: 1 av 16 tim planerade, 1,5 utförda, 13,5 kvar", "1 medarbetare på 4 veckor"]
    assert [block.name for block in blocks(page)] == ["Bo Testsson"]


def test_too_many_different_workers_is_told_with_the_limit(cast, planned):
    for number, colleague in enumerate(
        (cast.support_worker, cast.colleague, cast.unit_manager, cast.coordinator)
    ):
        actions.log_visit(
            planned.order,
            by=colleague,
            starts_at=at(TODAY - timedelta(days=number + 1), 9),
            ends_at=at(TODAY - timedelta(days=number + 1), 10),
            outcome=VisitOutcome.PERFORMED,
            text="Vi lagade mat.",
        )
    (row,) = week(cast.coordinator, visa="personer").context["rows"]
    assert row.tag == ("warning", "4 medarbetare på 4 veckor, gränsen är 3")


def test_one_steps_from_week_to_week_and_over_the_new_year(cast, planned):
    page = week(cast.coordinator, vecka="2026-53")
    assert page.context["lead"] == "Vecka 53, 28 december–3 januari 2027"
    assert (page.context["week"].previous, page.context["week"].next) == ("2026-52", "2027-01")
    assert blocks(page) == []


@pytest.mark.parametrize(
    "name", ["", "x", "2026", "2026-54", "2026-00", "0001-01", "9999-52", "2026-10-10", "²⁰²⁶-10"]
)
def test_a_week_that_there_is_not_is_this_week(cast, name):
    assert week(cast.coordinator, vecka=name).context["week"].name == THIS_WEEK


def test_a_team_is_picked_out_and_one_of_another_provider_is_not(cast, planned):
    cast.user("ensam", "support_worker", provider=cast.provider)
    names = [row.name for row in week(cast.coordinator, team=cast.team.pk).context["rows"]]
    assert names == ["Bo Testsson"]
    assert len(week(cast.coordinator, team=999_999).context["rows"]) > 1


def test_a_support_worker_sees_her_own_week_alone(cast, planned, order):
    plan(cast, order, WEDNESDAY, support_worker=cast.colleague)
    page = week(cast.support_worker, visa="personer")
    assert page.context["title"] == "Mitt schema"
    assert len(page.context["rows"]) == 1
    assert [block.visit for block in blocks(page)] == [planned]


def test_another_provider_sees_nothing_of_it(cast, planned):
    page = week(cast.other_coordinator)
    assert "Astrid" not in page.content.decode()
    assert not any(cell.blocks for row in page.context["rows"] for cell in row.cells)


@pytest.mark.parametrize("who", ["caseworker", "reviewer", "system_admin"])
def test_the_authority_has_no_schedule(cast, who):
    assert week(getattr(cast, who)).status_code == 403


def test_a_protected_person_has_no_name_in_the_week(cast, planned):
    client = planned.case.client
    client.protection_level = ProtectionLevel.PROTECTED_REGISTRATION
    client.save()
    for visa in ("medarbetare", "personer"):
        assert "Astrid" not in week(cast.coordinator, visa=visa).content.decode()


def test_what_became_of_a_visit_stands_on_it(cast, planned, order):
    cancelled = plan(cast, order, WEDNESDAY)
    actions.log_visit(
        order,
        by=cast.support_worker,
        planned=cancelled,
        starts_at=cancelled.starts_at,
        ends_at=cancelled.ends_at,
        outcome=VisitOutcome.CANCELLED_BY_PROVIDER,
        reason="Alla är sjuka",
    )
    first, second = blocks(week(cast.support_worker))
    assert (first.is_movable, first.marks) == (True, [])
    assert (second.is_movable, second.is_cancelled) == (False, True)
    assert second.marks == [("neutral", "x", "inställt av utföraren")]


def test_conflicts_stand_first_and_on_the_visit(cast, planned, order):
    plan(cast, order, TUESDAY, 9, support_worker=None)
    page = week(cast.coordinator)
    assert [problem.word for problem in page.context["problems"]] == [
        "ingen medarbetare",
        "två besök samtidigt",
    ]
    assert page.context["rows"][0].name == "Utan medarbetare"
    assert {mark[2] for mark in blocks(page)[0].marks} == {"två besök samtidigt", "ingen medarbetare"}
    assert page_of("planned_visit", planned) in page.content.decode()


def test_both_who_come_have_the_visit_in_their_row_and_its_anchor_is_once(cast, order):
    both = plan(cast, order, second_worker=cast.colleague)
    page = week(cast.coordinator)
    found = [block for row in range(len(page.context["rows"])) for block in blocks(page, row)]
    assert [block.visit for block in found] == [both, both]
    assert len({block.anchor for block in found}) == 2
    assert sorted(block.keeps_row for block in found) == [False, True]


def test_the_week_asks_as_often_with_many_visits_as_with_one(cast, planned, order):
    asked = [_asked(cast.coordinator, visa) for visa in ("", "personer")]
    for number in range(1, 4):
        other = cast.agreed(cast.case(cast.client(NUMBERS[number]))).order
        worker = cast.user(f"w{number}", "support_worker", provider=cast.provider)
        for hour in (9, 11, 13):
            plan(cast, other, WEDNESDAY, hour, support_worker=worker)
    assert [_asked(cast.coordinator, visa) for visa in ("", "personer")] == asked
    assert asked == [21, 21]


def _asked(user, visa) -> int:
    client = browser(user)
    client.get(reverse("schedule"), {"visa": visa})
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("schedule"), {"visa": visa}).status_code == 200
    return sum(not query["sql"].startswith(TRANSACTIONS) for query in queries)
