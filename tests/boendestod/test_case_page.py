import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AccessLog
from followup import actions as followup_actions
from followup.rules import VisitOutcome
from orders import actions as order_actions
from orders.rules import ReturnCategory
from oversight import flags
from tests.cast import TODAY, at
from tests.web import browser

HIDDEN_REASON = "Behovet kan inte tillgodoses på annat sätt."


def url(case) -> str:
    return reverse("case", args=[case.pk])


def text(page) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def events(page) -> list[str]:
    return [event.text for event in page.context["page_obj"].object_list]


@pytest.fixture
def plan(cast):
    """A thread from decision to follow-up, with one visit."""
    plan = cast.agreed()
    decision = plan.order.decision
    decision.reasons = HIDDEN_REASON
    decision.save_change(by=cast.caseworker, reason="decision.decide")
    cast.visit(plan, TODAY)
    cast.follow_up(plan)
    return plan


def test_every_station_links_to_its_record(cast, plan):
    page = browser(cast.caseworker).get(url(plan.case))
    found = {station.label: station.url for station in page.context["stations"]}
    assert (found.pop("Ansökan"), found.pop("Utredning")) == ("", "")
    assert found == {
        "Beslut": reverse("decision", args=[plan.order.decision_id]),
        "Beställning": reverse("order", args=[plan.order_id]),
        "Plan": reverse("plan", args=[plan.pk]),
        "Besök": f"{reverse('visits')}?arende={plan.case_id}",
        "Uppföljning": reverse("plan_follow_up", args=[plan.follow_ups.get().pk]),
    }
    client = browser(cast.caseworker)
    assert {client.get(link).status_code for link in found.values()} == {200}


def test_the_goals_tell_what_was_ordered_planned_and_done(cast, plan):
    (row,) = browser(cast.caseworker).get(url(plan.case)).context["goals"]
    ((what, when, marks),) = row.activities
    assert (row.goal.goal, row.ordered.overall_goal) == ("Jag öppnar min post varje vecka", "Sköta sin post")
    assert (what, when, marks, row.visits) == ("Öppna post", "måndagar", [("med stöd", 1)], 1)
    assert row.outcome.get_result_display() == "närmare"


def test_the_goals_of_an_order_without_a_plan_are_told(cast):
    order = cast.accepted()
    (row,) = browser(cast.support_worker).get(url(order.case)).context["goals"]
    assert [(what, when) for what, when, _ in row.activities] == [("Öppna post", "en gång i veckan")]


def test_events_come_newest_first_and_filter_by_kind(cast, plan):
    page = browser(cast.caseworker).get(url(plan.case))
    assert events(page) == [
        "Besök: genomfört, Bo Testsson",
        "Planen följdes upp",
        "Planen kom till handläggaren",
        "Personen skrev under planen",
        "Planen föreslogs",
        "Planen påbörjades",
        "Stödet startade",
        "Beställningen togs emot",
        "Beställningen skickades",
        "Ärendet öppnades",
        "Boendestöd beviljades",
    ]
    only = browser(cast.caseworker).get(url(plan.case), {"slag": "plan"})
    assert events(only) == [
        "Planen kom till handläggaren",
        "Personen skrev under planen",
        "Planen föreslogs",
        "Planen påbörjades",
    ]


def test_a_question_and_its_answer_are_events(cast):
    order = cast.sent()
    order_actions.return_with_question(
        order, by=cast.coordinator, category=ReturnCategory.SCOPE, question="Räcker tiden?"
    )
    order_actions.send(order, by=cast.caseworker, today=TODAY, answer="Ja, tolv timmar.")
    shown = text(browser(cast.coordinator).get(url(order.case)))
    assert "Räcker tiden?" in shown
    assert "Ja, tolv timmar." in shown


def test_what_was_recorded_late_says_so(cast, plan):
    cast.visit(plan, TODAY - timedelta(days=12))
    page = browser(cast.caseworker).get(url(plan.case))
    late = {event.text: event.late for event in page.context["page_obj"].object_list}
    assert late["Boendestöd beviljades"] == 60
    assert late["Beställningen togs emot"] == 0
    assert "efterregistrerad 12 dagar" in text(page)


def test_a_provider_sees_nothing_of_the_investigation(cast, plan):
    ours = text(browser(cast.caseworker).get(url(plan.case)))
    page = browser(cast.support_worker).get(url(plan.case))
    theirs = text(page)
    assert "Boendestöd beviljades" in ours
    for hidden in ("Boendestöd beviljades", "Ärendet öppnades", HIDDEN_REASON, "/beslut/", "Ändringar"):
        assert hidden not in theirs
    assert "t.o.m. 31 december 2026" in theirs
    assert "beslut" not in [value for value, _ in page.context["kinds"]]


def test_a_caseworker_reads_only_the_notes_that_were_passed_on(cast, plan):
    followup_actions.log_visit(
        plan.order,
        by=cast.support_worker,
        starts_at=at(TODAY, 9),
        ends_at=at(TODAY, 10),
        outcome=VisitOutcome.PERFORMED,
        text="Astrid vill byta dag.",
        for_caseworker=True,
    )
    ours, theirs = (
        text(browser(user).get(url(plan.case))) for user in (cast.caseworker, cast.support_worker)
    )
    assert "Astrid vill byta dag." in ours
    assert "Vi öppnade all post" not in ours
    assert "Vi öppnade all post" in theirs


def test_the_changes_are_for_those_who_may_read_the_history(cast, plan):
    changes = browser(cast.caseworker).get(url(plan.case)).context["changes"]
    told = {(change.text, change.by) for change in changes}
    assert ("skickade beställningen", "Hanna Testsson") in told
    assert ("skrev in personens svar på planen", "Bo Testsson") in told
    assert browser(cast.unit_manager).get(url(plan.case)).context["changes"] == []


def test_a_flag_shows_on_the_case(cast, time_machine):
    order = cast.accepted()
    late = TODAY.replace(day=31)
    flags.raise_flags(late)
    time_machine.move_to(at(late, 12), tick=False)
    shown = text(browser(cast.support_worker).get(url(order.case)))
    assert "Försenad 15 dagar" in shown
    assert "Planen är inte påbörjad" in shown


@pytest.mark.parametrize(
    "role", ["other_caseworker", "other_coordinator", "colleague", "reviewer", "system_admin"]
)
def test_others_do_not_find_the_case(cast, plan, role):
    assert browser(getattr(cast, role)).get(url(plan.case)).status_code == 404


def test_opening_the_case_is_logged(cast, plan):
    browser(cast.caseworker).get(url(plan.case))
    entry = AccessLog.objects.get()
    assert (entry.user, entry.case_id, entry.client_id, entry.action) == (
        cast.caseworker,
        plan.case_id,
        plan.case.client_id,
        "read",
    )


@pytest.mark.parametrize(
    ("role", "offers"),
    [
        (
            "caseworker",
            {"Nytt beslut", "Ny beställning", "Följ upp beslutet", "Byt handläggare", "Avsluta stödet"},
        ),
        ("support_worker", {"Skriv besök"}),
        ("coordinator", {"Skriv besök"}),
    ],
)
def test_each_role_is_offered_what_it_may_do(cast, plan, role, offers):
    shown = text(browser(getattr(cast, role)).get(url(plan.case)))
    every = {
        "Nytt beslut",
        "Ny beställning",
        "Följ upp beslutet",
        "Byt handläggare",
        "Avsluta stödet",
        "Skriv besök",
    }
    assert {offer for offer in every if f">{offer}<" in shown} == offers


def test_the_page_asks_as_often_with_many_visits_as_with_one(cast, plan):
    client = browser(cast.caseworker)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(url(plan.case))
        return len(queries)

    asked()
    before = asked()
    for day in (3, 4, 5):
        cast.visit(plan, TODAY.replace(month=1, day=day))
    cast.follow_up(plan)
    assert asked() == before


def test_an_imported_case_without_goals_opens(cast):
    order = cast.accepted()
    order.goals.get().activities.all().delete()
    order.goals.all().delete()
    order.received_on = order.received_recorded_at = None
    order.save_change(by=None, reason="import")
    page = browser(cast.caseworker).get(url(order.case))
    assert "Inga mål ännu" in text(page)
    assert ("läste in uppgifter från en fil", "Systemet") in {
        (change.text, change.by) for change in page.context["changes"]
    }
