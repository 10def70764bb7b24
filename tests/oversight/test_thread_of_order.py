"""Stations and steps between caseworker and provider."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.models import Decision
from orders import actions as order_actions
from orders.rules import ReturnCategory
from oversight import leading
from oversight.steps import Turn
from oversight.thread import thread_of
from tests.cast import TODAY, at
from tests.oversight.threads import everything, line, loaded, step
from tests.oversight.told import told


@pytest.fixture
def cast(cast):
    return told(cast)


@pytest.mark.parametrize(
    ("after", "when", "tone"),
    [
        (0, "Svar senast 9 mars 2026", "warning"),
        (7, "Svar senast 9 mars 2026", "warning"),
        (8, "Svaret skulle ha kommit 9 mars 2026", "danger"),
    ],
)
def test_a_question_waits_for_its_answer_until_its_day(cast, time_machine, after, when, tone):
    order = cast.sent()
    order_actions.return_with_question(
        order, by=cast.coordinator, category=ReturnCategory.SCOPE, question="Räcker tiden?"
    )
    day = TODAY + timedelta(days=after)
    time_machine.move_to(at(day, 12), tick=False)
    assert line(order.case, cast.caseworker, day)["Beställning"] == ("återsänd med en fråga", when, tone)
    assert step(order.case, cast.caseworker, day).text == "Svara på utförarens fråga"


def test_an_amendment_is_a_step_and_never_an_order_of_its_own(cast):
    plan = cast.agreed()
    order = cast.started(plan.order)
    amendment = order_actions.amend(order, by=cast.caseworker, decision=order.decision)
    assert step(order.case, cast.caseworker).text == "Skriv klart ändringen av beställningen"
    order_actions.send(amendment, by=cast.caseworker, today=TODAY)
    assert step(order.case, cast.coordinator).text == "Godta eller återsänd ändringen av beställningen"
    assert step(order.case, cast.caseworker).turn == Turn.OTHERS
    thread = thread_of(loaded(order.case, cast.caseworker), TODAY)
    assert ([found.pk for found in thread.open_orders], thread.order.pk) == ([order.pk], order.pk)
    assert [found.pk for found in thread.amendments] == [amendment.pk]
    assert line(order.case, cast.caseworker)["Beställning"][0] == "mottagen"
    assert leading.overview(cast.unit_manager, TODAY)["orders"] == 1


def test_a_message_waits_for_the_side_that_has_not_read_it(cast):
    plan = cast.agreed()
    cast.started(plan.order)
    order_actions.write_message(plan.order, by=cast.coordinator, text="Kan vi byta dag?")
    assert step(plan.case, cast.caseworker).text == "Läs ett nytt meddelande om beställningen"
    assert step(plan.case, cast.coordinator).turn == Turn.NOBODY


def test_support_that_has_not_started_asks_for_its_start(cast, time_machine):
    plan = cast.agreed()
    assert line(plan.case, cast.support_worker)["Beställning"] == (
        "mottagen",
        "Stödet ska starta senast 16 mars 2026",
        "warning",
    )
    found = step(plan.case, cast.coordinator)
    assert found.action == ("Skriv in start", f"/bestallningar/{plan.order_id}/startat/")
    order = cast.started(plan.order)
    assert line(plan.case, cast.support_worker)["Beställning"][1] == "stödet startade 2 mars 2026"
    order_actions.interrupt(
        order, by=cast.coordinator, today=TODAY, started_on=TODAY, reason="Vikarie saknas"
    )
    assert line(plan.case, cast.caseworker)["Beställning"][:2] == ("avbrott", "sedan 2 mars 2026")


@pytest.mark.parametrize(
    ("days", "tone", "who"),
    [
        (59, None, None),
        (60, "neutral", "caseworker"),
        (80, "warning", "caseworker"),
        (90, "warning", "caseworker"),
        (91, "danger", None),
    ],
)
def test_what_is_not_carried_out_is_asked_about_before_it_is_reported(cast, time_machine, days, tone, who):
    plan = cast.agreed()
    Decision.objects.update(decided_on=TODAY - timedelta(days=days), valid_from=TODAY - timedelta(days=days))
    texts = {found.text: found for found in everything(plan.case, cast.caseworker)}
    asked = [found for text, found in texts.items() if text.startswith("Personen får inget stöd")]
    assert [found.tone for found in asked] == ([tone] if who else [])
    reported = [text for text in texts if "Sektionsledaren rapporterar" in text]
    assert bool(reported) is (tone == "danger")
    if tone == "danger":
        found = step(plan.case, cast.section_leader)
        assert found.action == ("Rapportera", reverse("non_execution"))
