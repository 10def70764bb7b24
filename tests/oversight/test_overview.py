from datetime import timedelta

import pytest
from django.urls import reverse

from oversight import flags
from oversight.rules import AUTHORITY_ONLY, FlagRule
from tests.cast import NUMBERS, TODAY, at
from tests.walkers import twin
from tests.web import browser

OVERVIEW, FLAGS = reverse("overview"), reverse("flags")
LATE = TODAY + timedelta(days=20)


@pytest.fixture
def late(cast, time_machine):
    """Two plans not begun, one of them nobody's; one begun in time; and one late at the other provider."""
    cast.accepted(cast.case(cast.client()))
    nobodys = cast.accepted(cast.case(cast.client(NUMBERS[1], "Åke", "Öst")))
    nobodys.key_worker = None
    nobodys.save_change(by=cast.coordinator, reason="order.assign")
    cast.begun(cast.case(cast.client(NUMBERS[2], "Maja", "Ek")))
    other = twin(cast)
    other.accepted(other.case(other.client(NUMBERS[3], "Annan", "Annansson")))
    flags.raise_flags(LATE)
    time_machine.move_to(at(LATE, 12), tick=False)
    return cast


def names(page) -> list[str]:
    return [flag.case.list_name for flag in page.context["page_obj"].object_list]


@pytest.mark.parametrize("role", ["unit_manager", "section_leader"])
def test_every_count_opens_the_list_that_it_counts(late, role):
    client = browser(getattr(late, role))
    context = client.get(OVERVIEW).context
    counted = [(tile["count"], tile["url"]) for tile in context["tiles"]]
    counted += [pair for line in context["lines"] for pair in line.counts]
    assert min(tile["count"] for tile in context["tiles"]) > 0
    assert sum(count for count, _ in counted) >= 4
    for count, url in counted:
        assert client.get(url).context["page_obj"].paginator.count == count


def test_the_table_goes_by_team_and_worker(late):
    lines = browser(late.unit_manager).get(OVERVIEW).context["lines"]
    assert [(line.name, line.orders, line.counts[0][0]) for line in lines] == [
        ("Teamet", 2, 1),
        ("Bo Testsson", 2, 1),
        ("Ingen utsedd", 1, 1),
    ]


def test_a_section_leader_sees_the_unit_by_caseworker(late):
    context = browser(late.section_leader).get(OVERVIEW).context
    assert [(line.name, line.counts[0][0]) for line in context["lines"]] == [("Hanna Testsson", 2)]
    assert context["per"] == "Per handläggare"


def test_a_worker_who_has_left_keeps_the_name_in_the_table(late):
    late.support_worker.memberships.update(ended_on=LATE)
    lines = browser(late.unit_manager).get(OVERVIEW).context["lines"]
    assert [line.name for line in lines] == ["Bo Testsson", "Ingen utsedd"]


def test_current_plans_are_counted_of_the_orders_that_run(late):
    context = browser(late.unit_manager).get(OVERVIEW).context
    assert (context["current"], context["orders"], context["percent"]) == (1, 3, 33)


def test_a_manager_without_orders_sees_an_empty_overview(cast):
    page = browser(cast.other_unit_manager).get(OVERVIEW)
    assert (page.context["total"], page.context["lines"], page.context["percent"]) == (0, [], None)
    assert "Inget är försenat" in page.content.decode()


def test_the_other_provider_sees_only_its_own(late):
    page = browser(late.other_unit_manager).get(FLAGS)
    assert set(names(page)) == {"Annansson, Annan"}


@pytest.mark.parametrize("role", ["caseworker", "support_worker", "coordinator", "reviewer", "system_admin"])
def test_the_overview_is_the_managers(cast, role):
    assert browser(getattr(cast, role)).get(OVERVIEW).status_code == 403


def test_the_list_of_flags_filters(late):
    client = browser(late.unit_manager)
    rule = {"regel": FlagRule.PLAN_NOT_BEGUN}
    assert set(names(client.get(FLAGS))) == {"Berg, Astrid", "Öst, Åke", "Ek, Maja"}
    assert set(names(client.get(FLAGS, rule))) == {"Berg, Astrid", "Öst, Åke"}
    assert names(client.get(FLAGS, rule | {"medarbetare": "ingen"})) == ["Öst, Åke"]
    assert names(client.get(FLAGS, rule | {"team": late.team.pk})) == ["Berg, Astrid"]
    assert names(client.get(FLAGS, {"regel": FlagRule.DECISION_EXPIRED})) == []


def test_a_rule_that_finds_nothing_is_named_and_takes_no_place(late):
    page = browser(late.unit_manager).get(OVERVIEW)
    assert [tile["rule"].key for tile in page.context["tiles"]] == [
        FlagRule.PLAN_NOT_BEGUN,
        FlagRule.EXECUTION_NOT_STARTED,
    ]
    quiet = [rule.key for rule in page.context["quiet"]]
    assert quiet == [
        FlagRule.PLAN_NOT_RECEIVED,
        FlagRule.PLAN_UNREAD,
        FlagRule.PLAN_FOLLOWUP_OVERDUE,
        FlagRule.PLAN_FOLLOWUP_NEW_DECISION,
        FlagRule.DECISION_EXPIRED,
        FlagRule.ORDER_UNANSWERED,
        FlagRule.VISIT_WITHOUT_NOTE,
        FlagRule.VISIT_NOT_LOGGED,
        FlagRule.VISITS_MISSED,
        FlagRule.NO_NOTE,
        FlagRule.SUPPORT_INTERRUPTED,
        FlagRule.MONTH_UNDER_ORDERED,
        FlagRule.MONTH_OVER_ORDERED,
        FlagRule.STATEMENT_UNANSWERED,
        FlagRule.MEETING_NOT_WRITTEN,
        FlagRule.MESSAGE_TO_PROVIDER,
        FlagRule.MESSAGE_TO_AUTHORITY,
    ]
    assert "Beslutet har gått ut" in page.content.decode()


def test_a_provider_is_told_nothing_of_the_authoritys_own_rules(late):
    for url in (OVERVIEW, FLAGS):
        theirs = browser(late.unit_manager).get(url).content.decode()
        ours = browser(late.section_leader).get(url).content.decode()
        for rule in AUTHORITY_ONLY:
            assert rule.label not in theirs
            assert rule.label in ours


def test_how_it_is_counted_is_told_with_its_source(late):
    text = browser(late.unit_manager).get(OVERVIEW).content.decode()
    assert "Hur räknas det?" in text
    assert flags.RULES[FlagRule.PLAN_NOT_BEGUN].source in text
