"""Stations and steps of the authority: from the application to the decision's end."""

from datetime import date, timedelta

import pytest

from cases import actions as case_actions
from cases.models import Child, Decision
from cases.rules import Channel, Means
from followup import actions as followup_actions
from followup.models import PlanFollowUp
from followup.rules import Conclusion
from oversight.steps import Turn, next_step
from oversight.thread import station_name, stations
from tests.cast import TODAY
from tests.oversight.threads import LAST_DAY, everything, line, loaded, notify, step
from tests.oversight.told import told


@pytest.fixture
def cast(cast):
    return told(cast)


@pytest.fixture
def applied(cast):
    case = cast.case()
    return register(cast, case)


def register(cast, case, received_on: date = TODAY):
    return case_actions.register_application(
        case,
        by=cast.caseworker,
        today=TODAY,
        received_on=received_on,
        channel=Channel.PHONE,
        need="Jag orkar inte öppna min post.",
    )


def acknowledge(cast, application):
    return case_actions.acknowledge(
        application,
        by=cast.caseworker,
        today=TODAY,
        version=application.version,
        acknowledged_on=TODAY,
        acknowledged_how=Means.LETTER,
    )


def investigate(cast, case, application=None):
    return case_actions.begin_investigation(
        case, by=cast.caseworker, today=TODAY, opened_on=TODAY, application=application
    )


def closed(investigation, by):
    investigation.closed_on, investigation.closed_by = TODAY, by
    investigation.save_change(by=by, reason="investigation.close")


def test_an_application_is_acknowledged_investigated_and_decided(cast, applied):
    case = applied.case
    seen = []

    def note() -> None:
        found = step(case, cast.caseworker)
        stations_now = line(case, cast.caseworker)
        seen.append((found.text, stations_now["Ansökan"][0], stations_now["Utredning"][0]))

    note()
    acknowledge(cast, applied)
    note()
    investigation = investigate(cast, case, applied)
    note()
    assert station_name(loaded(case, cast.caseworker), TODAY) == "Utredning"
    closed(investigation, cast.caseworker)
    note()
    assert station_name(loaded(case, cast.caseworker), TODAY) == "Beslut"
    assert seen == [
        ("Bekräfta ansökan", "inte bekräftad", "ingen utredning"),
        ("Börja utreda", "inte avgjord", "ingen utredning"),
        ("Utred vidare", "inte avgjord", "pågår"),
        ("Utredningen är klar. Besluta", "inte avgjord", "avslutad"),
    ]
    Decision.objects.filter(pk=cast.decision(case).pk).update(application=applied)
    assert line(case, cast.caseworker)["Ansökan"][0] == "avgjord"
    assert step(case, cast.caseworker).text == "Skriv en beställning"


@pytest.mark.parametrize(
    ("received", "when", "tone"),
    [
        (date(2025, 9, 1), "Skulle ha avgjorts 1 mars 2026", "danger"),
        (date(2025, 9, 2), "Avgörs senast 2 mars 2026", "warning"),
        (date(2025, 10, 2), "inkom 2 oktober 2025", "info"),
    ],
)
def test_the_six_months_of_an_application_show_when_they_are_near(cast, received, when, tone):
    application = acknowledge(cast, register(cast, cast.case(), received))
    assert line(application.case, cast.caseworker)["Ansökan"] == ("inte avgjord", when, tone)
    found = step(application.case, cast.caseworker)
    assert (found.text, found.tone) == ("Börja utreda", tone)


def test_a_person_who_asks_for_a_decision_gets_it_within_four_weeks(cast):
    application = acknowledge(cast, register(cast, cast.case(), date(2025, 7, 1)))
    case_actions.request_decision(
        application,
        by=cast.caseworker,
        today=TODAY,
        version=application.version,
        decision_requested_on=date(2026, 2, 1),
    )
    found = step(application.case, cast.caseworker)
    assert found.tone == "danger"
    texts = {step.text for step in everything(application.case, cast.caseworker)}
    assert "Personen har begärt att ansökan avgörs" in texts


def test_a_new_application_in_a_running_case_is_taken_up(cast):
    plan = cast.agreed()
    cast.started(plan.order)
    acknowledge(cast, register(cast, plan.case))
    assert step(plan.case, cast.caseworker).text == "Börja utreda"
    assert station_name(loaded(plan.case, cast.caseworker), TODAY) == "Besök"


def test_facts_about_children_ask_to_be_looked_at(cast):
    case = cast.accepted().case
    child = Child(municipality=case.municipality, case=case, birth_year=2018, review_on=TODAY)
    child.save_change(by=cast.caseworker, reason="child.write")
    found = step(case, cast.caseworker)
    assert (found.text, found.tag, found.tone) == ("Se över uppgifterna om barn", "I dag", "warning")
    assert found.action == ("Se över", f"/arenden/{case.pk}/barn/")


def test_a_provider_hears_nothing_of_the_authoritys_desk(cast):
    plan = cast.agreed()
    cast.started(plan.order)
    case = plan.case
    register(cast, case)
    investigate(cast, case)
    Child.objects.create(municipality=case.municipality, case=case, birth_year=2018, review_on=TODAY)
    Decision.objects.update(decided_on=date(2025, 1, 1))
    for user in (cast.support_worker, cast.coordinator, cast.unit_manager):
        assert list(line(case, user)) == ["Beslut", "Beställning", "Plan", "Besök", "Uppföljning"]
        found = step(case, user)
        assert (found.turn, found.text) == (Turn.NOBODY, "Planen ska följas upp")
        seen = loaded(case, user)
        assert (seen.thread_applications, seen.thread_investigations, seen.children_due_on) == ([], [], None)


def test_a_backdated_decision_and_a_gap_show_on_the_station(cast):
    case = cast.case()
    cast.decision(case, valid_from=date(2025, 1, 1), valid_to=date(2026, 1, 31))
    later = cast.decision(case, valid_from=date(2026, 2, 11))
    Decision.objects.filter(pk=later.pk).update(decided_on=date(2026, 2, 13))
    assert line(case, cast.caseworker)["Beslut"] == (
        "gäller",
        "t.o.m. 31 december 2026. Gäller från 2 dagar före beslutet. Glapp 10 dagar före",
        "done",
    )


@pytest.mark.parametrize(
    ("days", "tone"),
    [
        (91, None),
        (90, "neutral"),
        (61, "neutral"),
        (60, "info"),
        (31, "info"),
        (30, "warning"),
        (0, "warning"),
    ],
)
def test_the_next_decision_is_prepared_in_three_tones(cast, time_machine, days, tone):
    plan = cast.agreed()
    cast.started(plan.order)
    day = LAST_DAY - timedelta(days=days)
    cast.follow_up(plan, TODAY)
    PlanFollowUp.objects.update(held_on=day)
    followup_actions.hold_decision_follow_up(
        plan.case,
        by=cast.caseworker,
        today=day,
        held_on=day,
        decision=plan.order.decision,
        no_statement_because="Mötet hölls hos utföraren.",
        conclusion=Conclusion.CONTINUE,
    )
    time_machine.move_to(day, tick=False)
    found = step(plan.case, cast.caseworker, day)
    if tone is None:
        assert found.turn == Turn.NOBODY
    else:
        assert (found.tone, found.action[0]) == (tone, "Förbered nästa beslut")


def test_support_without_any_decision_is_red_to_both_sides(cast):
    order = cast.accepted()
    for user in (cast.caseworker, cast.support_worker):
        case = loaded(order.case, user)
        case.thread_decisions = []
        found = next(s for s in stations(case, user, TODAY) if s.label == "Beslut")
        assert (found.state, found.tone) == ("stöd utan beslut", "danger")
    case = loaded(order.case, cast.caseworker)
    case.thread_decisions = []
    todo = "Stödet pågår utan beslut. Besluta eller avsluta stödet"
    assert next_step(case, cast.caseworker, TODAY).text == todo
    case.municipality.support_without_decision = True
    found = next(s for s in stations(case, cast.caseworker, TODAY) if s.label == "Beslut")
    assert (found.state, found.tone) == ("inget beslut ännu", "info")


def test_an_ended_decision_has_ceased_and_is_no_refusal(cast):
    case = cast.case()
    decision = cast.decision(case)
    ending = case_actions.end_decision(
        decision,
        by=cast.caseworker,
        today=TODAY,
        ended_on=TODAY,
        ground="persons_wish",
        reason="Personen vill inte ha stödet.",
        version=decision.version,
    )
    notify(cast, ending)
    after = TODAY + timedelta(days=1)
    assert line(case, cast.caseworker, after)["Beslut"][0] == "har upphört"
    assert step(case, cast.caseworker, after).text == "Beslutet upphörde 2 mars 2026"
