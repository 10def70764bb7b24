from datetime import date, timedelta

import pytest
from django.urls import reverse

from followup import actions as followup_actions
from followup.rules import VisitOutcome
from orders import actions as order_actions
from orders.rules import ReturnCategory
from oversight import flags
from tests.cast import NUMBERS, TODAY, at
from tests.oversight.test_desk_flags import apply
from tests.oversight.told import told
from tests.web import browser

START = reverse("start")


@pytest.fixture
def cast(cast):
    return told(cast)


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
    assert "registrera en ansökan" in page.content.decode()


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
    late_rules = [(flag.case.client.last_name, flag.rule) for flag in context["flags"]]
    assert late_rules == [
        ("Öst", "order_unanswered"),
        ("Berg", "plan_not_begun"),
        ("Berg", "execution_not_started"),
    ]
    assert [(order.case.list_name, order.tone) for order in context["returned"]] == [("Öst, Åke", "danger")]
    assert [load.open for load in context["loads"]] == [2]


def test_a_section_leader_sees_the_applications_that_wait_those_with_least_time_first(cast):
    for number, received in zip(NUMBERS, ("2026-02-02", "2025-08-20", "2025-09-10"), strict=False):
        apply(cast.case(cast.client(number, "Någon", received)), date.fromisoformat(received))
    waiting = browser(cast.section_leader).get(START).context["undecided"]
    assert [(found.case.client.last_name, found.tone) for found in waiting] == [
        ("2025-08-20", "danger"),
        ("2025-09-10", "warning"),
        ("2026-02-02", "neutral"),
    ]
    assert browser(cast.other_caseworker).get(START).context["todo_count"] == 0


def test_a_coordinator_sees_what_is_not_started_what_is_changed_and_what_is_unread(cast):
    order = cast.accepted(cast.case(cast.client()))
    amendment = order_actions.amend(order, by=cast.caseworker, decision=order.decision)
    order_actions.send(amendment, by=cast.caseworker, today=TODAY)
    order_actions.write_message(order, by=cast.caseworker, text="Astrid är bortrest i juli.")
    context = browser(cast.coordinator).get(START).context
    assert names(context["waiting"]) == names(context["unread"]) == ["Berg, Astrid"]
    assert [found.pk for found in context["amended"]] == [amendment.pk]
    assert names(context["new"]) == []
    cast.started(order)
    assert names(browser(cast.coordinator).get(START).context["waiting"]) == []


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


def test_a_support_worker_sees_todays_visits_what_is_not_logged_and_what_to_do_with_time_left_over(cast):
    plan = cast.agreed()
    cancelled, yesterday = (
        followup_actions.plan_visit(
            plan.order,
            by=cast.coordinator,
            starts_at=at(day, hour),
            ends_at=at(day, hour + 1),
            support_worker=cast.support_worker,
        )
        for day, hour in ((TODAY, 14), (TODAY, 16))
    )
    followup_actions.log_visit(
        plan.order,
        by=cast.support_worker,
        planned=cancelled,
        starts_at=cancelled.starts_at,
        ends_at=cancelled.ends_at,
        outcome=VisitOutcome.NO_SHOW,
        reason="Öppnade inte",
    )
    without_note = followup_actions.log_visit(
        plan.order,
        by=cast.support_worker,
        starts_at=at(TODAY, 9),
        ends_at=at(TODAY, 10),
        outcome=VisitOutcome.PERFORMED,
        note_later=True,
    )
    yesterday.starts_at, yesterday.ends_at = (at(TODAY - timedelta(days=1), hour) for hour in (9, 10))
    yesterday.save()
    page = browser(cast.support_worker).get(START)
    text = page.content.decode()
    assert [became for _, became in page.context["planned"]] == [cancelled.visit]
    assert list(page.context["not_logged"]) == [yesterday]
    assert "14:00–15:00 blev över." in text
    assert reverse("visit_note", args=[without_note.pk]) in text
    assert f"{reverse('visit_new', args=[plan.order_id])}?planerat={yesterday.pk}" in text
