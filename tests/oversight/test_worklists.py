from datetime import date, timedelta

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases.models import Case
from cases.rules import ProtectionLevel
from oversight import flags, leading, worklists
from oversight.steps import Turn
from tests.cast import NUMBERS, TODAY
from tests.oversight.told import told
from tests.web import browser

CASES = reverse("cases")


@pytest.fixture
def cast(cast):
    return told(cast)


def rows(user, on=TODAY):
    cases = worklists.with_thread(Case.objects.visible_to(user), user, on).by_name()
    return worklists.rows(cases, user, on)


def shown(page) -> list[str]:
    return [row.case.list_name for row in page.context["page_obj"].object_list]


@pytest.fixture
def two(cast):
    """Astrid is new; Åke's order waits for the provider."""
    cast.case(cast.client())
    cast.sent(cast.case(cast.client(NUMBERS[1], "Åke", "Öst")))
    return cast


def test_what_is_late_comes_first_and_then_the_oldest(cast, time_machine):
    cast.case(cast.client())
    cast.accepted(cast.case(cast.client(NUMBERS[1], "Åke", "Öst")))
    expired = cast.case(cast.client(NUMBERS[2], "Sen", "Sensson"))
    cast.sent(expired)
    day = date(2027, 1, 15)
    time_machine.move_to(day, tick=False)
    found = worklists.whose(Turn.MINE, rows(cast.caseworker, day))
    assert [row.step.tone for row in found] == ["danger", "danger", "info"]
    assert found[-1].case.client.last_name == "Berg"


def test_a_flag_is_what_a_row_tells(cast, time_machine):
    order = cast.accepted()
    day = TODAY + timedelta(days=20)
    flags.raise_flags(day)
    time_machine.move_to(day, tick=False)
    (row,) = rows(cast.caseworker, day)
    assert (row.case.pk, row.tag) == (order.case_id, ("danger", "Försenad 6 dagar"))


def test_the_list_filters_by_turn(two):
    client = browser(two.caseworker)
    assert shown(client.get(CASES)) == ["Berg, Astrid", "Öst, Åke"]
    assert shown(client.get(CASES, {"tur": "mine"})) == ["Berg, Astrid"]
    assert shown(client.get(CASES, {"tur": "others"})) == ["Öst, Åke"]
    assert shown(browser(two.coordinator).get(CASES, {"tur": "mine"})) == ["Öst, Åke"]


def test_a_caseworker_sees_her_own_and_can_see_the_units(two):
    colleague = two.user("hedda", two.caseworker.role, unit=two.unit)
    client = browser(colleague)
    assert shown(client.get(CASES)) == []
    assert len(shown(client.get(CASES, {"vems": "enhetens"}))) == 2
    assert shown(browser(two.other_caseworker).get(CASES, {"vems": "enhetens"})) == []


def test_a_section_leader_filters_by_caseworker(two):
    Case.objects.filter(client__last_name="Öst").update(caseworker=None)
    client = browser(two.section_leader)
    assert shown(client.get(CASES, {"handlaggare": two.caseworker.pk})) == ["Berg, Astrid"]
    assert shown(client.get(CASES, {"handlaggare": "ingen"})) == ["Öst, Åke"]


def test_the_list_filters_by_target_area_and_closed(two):
    case = Case.objects.get(client__last_name="Öst")
    case.target_area, case.closed_on, case.close_reason = "annat", TODAY, "flyttat"
    case.save_change(by=two.caseworker, reason="case.close")
    client = browser(two.section_leader)
    assert shown(client.get(CASES)) == ["Berg, Astrid"]
    assert shown(client.get(CASES, {"lage": "avslutade", "omrade": "annat"})) == ["Öst, Åke"]
    assert shown(client.get(CASES, {"omrade": "annat"})) == []


def test_an_unknown_filter_value_filters_nothing_and_says_so(two):
    page = browser(two.caseworker).get(CASES, {"tur": "'; drop"})
    assert len(shown(page)) == 2
    assert page.context["form"].errors["tur"]


def test_a_protected_person_has_no_name_in_lists(cast):
    client = cast.client()
    cast.case(client)
    case_actions.change_client(
        client,
        by=cast.caseworker,
        today=TODAY,
        version=1,
        protection_level=ProtectionLevel.CONFIDENTIALITY_FLAG,
    )
    for url in (CASES, reverse("start")):
        text = browser(cast.caseworker).get(url).content.decode()
        assert "Astrid" not in text
        assert "Skyddade personuppgifter" in text


def test_the_load_counts_each_case_once(cast, time_machine):
    cast.case(cast.client())
    cast.accepted(cast.case(cast.client(NUMBERS[1], "Åke", "Öst")))
    late = cast.accepted(cast.case(cast.client(NUMBERS[2], "Sen", "Sensson")))
    day = TODAY + timedelta(days=14)
    time_machine.move_to(day, tick=False)
    (load,) = leading.loads(cast.section_leader, day)
    assert (load.caseworker, load.open, load.due, load.overdue) == (cast.caseworker, 3, 2, 0)
    flags.raise_flags(day + timedelta(days=1))
    late.case.caseworker = None
    late.case.save_change(by=cast.section_leader, reason="case.assign")
    nobody, hanna = leading.loads(cast.section_leader, day + timedelta(days=1))
    assert (nobody.caseworker, nobody.open, nobody.overdue) == (None, 1, 1)
    assert (hanna.open, hanna.overdue) == (2, 1)
    assert leading.loads(cast.other_caseworker, day) == []
