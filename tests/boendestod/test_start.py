from datetime import timedelta

import pytest
from django.urls import reverse

from followup import actions as followup_actions
from followup.rules import VisitOutcome
from orders import actions as order_actions
from orders.rules import ReturnCategory
from oversight import flags
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser

START = reverse("start")


def names(orders) -> list[str]:
    return [order.case.list_name for order in orders]


def rows(page) -> list[str]:
    return [row.case.list_name for row in page.context["page_obj"].object_list]


@pytest.mark.parametrize(
    ("role", "heading"),
    [
        ("caseworker", "Mina ärenden"),
        ("section_leader", "Enhetens ärenden"),
        ("coordinator", "Att ta emot och fördela"),
        ("support_worker", "Min dag"),
        ("unit_manager", "Översikt"),
        ("reviewer", "Granskning"),
        ("system_admin", "Systemet"),
    ],
)
def test_each_role_lands_on_its_own_page(cast, role, heading):
    page = browser(getattr(cast, role)).get(START, follow=True)
    assert f"<h1>{heading}</h1>" in page.content.decode()


def test_who_is_not_logged_in_is_asked_to(client, db):
    assert client.get(START).url.startswith(reverse("login"))


def test_a_caseworker_sees_what_to_do_and_what_she_waits_for(cast):
    cast.case(cast.client())
    cast.sent(cast.case(cast.client(NUMBERS[1], "Åke", "Öst")))
    client = browser(cast.caseworker)
    page = client.get(START)
    assert [row.case.client.last_name for row in page.context["todo"]] == ["Berg"]
    assert rows(page) == ["Berg, Astrid", "Öst, Åke"]
    assert rows(client.get(START, {"visa": "vantar"})) == ["Öst, Åke"]


def test_only_three_of_many_things_to_do_are_shown_with_the_way_to_all(cast):
    for number in NUMBERS:
        cast.case(cast.client(number, "Nya", f"Person{number[-1]}"))
    page = browser(cast.caseworker).get(START)
    assert (len(page.context["todo"]), page.context["todo_count"]) == (3, 4)
    assert "Visa alla 4" in page.content.decode()


def test_a_caseworker_without_cases_is_told_how_to_begin(cast):
    cast.case()
    page = browser(cast.other_caseworker).get(START)
    assert rows(page) == []
    assert "registrera en person" in page.content.decode()


def test_a_section_leader_sees_what_is_late_and_what_came_back(cast, time_machine):
    cast.accepted(cast.case(cast.client()))
    returned = cast.sent(cast.case(cast.client(NUMBERS[1], "Åke", "Öst")))
    order_actions.return_with_question(
        returned, by=cast.coordinator, category=ReturnCategory.SCOPE, question="Räcker tiden?"
    )
    late = TODAY + timedelta(days=20)
    flags.raise_flags(late)
    time_machine.move_to(at(late, 12), tick=False)
    context = browser(cast.section_leader).get(START).context
    assert [flag.case.client.last_name for flag in context["flags"]] == ["Berg"]
    assert names(context["returned"]) == ["Öst, Åke"]
    assert [load.open for load in context["loads"]] == [2]


def test_a_coordinator_sees_new_unassigned_late_and_returned_orders(cast, time_machine):
    cast.sent(cast.case(cast.client()))
    unassigned = cast.accepted(cast.case(cast.client(NUMBERS[1], "Åke", "Öst")))
    unassigned.key_worker = None
    unassigned.save_change(by=cast.coordinator, reason="order.assign")
    returned = cast.sent(cast.case(cast.client(NUMBERS[2], "Maja", "Ek")))
    order_actions.return_with_question(
        returned, by=cast.coordinator, category=ReturnCategory.SCOPE, question="Räcker tiden?"
    )
    late = TODAY + timedelta(days=20)
    flags.raise_flags(late)
    time_machine.move_to(at(late, 12), tick=False)
    context = browser(cast.coordinator).get(START).context
    assert names(context["new"]) == ["Berg, Astrid"]
    assert names(context["unassigned"]) == names(context["late"]) == ["Öst, Åke"]
    assert names(context["returned"]) == ["Ek, Maja"]
    empty = browser(cast.other_coordinator).get(START)
    assert "Inget väntar på dig" in empty.content.decode()


def test_a_support_worker_sees_her_persons_and_the_notes_that_are_missing(cast):
    plan = cast.agreed()
    followup_actions.log_visit(
        plan.order,
        by=cast.support_worker,
        starts_at=at(TODAY, 9),
        ends_at=at(TODAY, 10),
        outcome=VisitOutcome.PERFORMED,
        note_later=True,
    )
    page = browser(cast.support_worker).get(START)
    assert [row.case.pk for row in page.context["rows"]] == [plan.case_id]
    assert [visit.case_id for visit in page.context["without_note"]] == [plan.case_id]
    assert "Måndag 2 mars" in page.content.decode()
    assert reverse("visit_new", args=[plan.order_id]) in page.content.decode()
    assert browser(cast.colleague).get(START).context["rows"] == []
