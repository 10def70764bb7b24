from datetime import date, timedelta

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases.models import Case, Child, Decision
from cases.rules import Channel, DecisionOutcome, Means, RefusalGround
from followup import actions as followup_actions
from followup.models import PlanFollowUp
from followup.rules import Conclusion
from orders import actions as order_actions
from orders.rules import ReturnCategory
from oversight import flags, worklists
from oversight.models import Flag
from oversight.steps import Turn, next_step
from oversight.steps.seen import as_seen, steps
from oversight.thread import station_name, stations, thread_of
from plans import actions as plan_actions
from plans.rules import Agreement, ReviewOutcome
from tests.cast import TODAY, at
from tests.oversight.told import told

PLAN_DUE = date(2026, 3, 16)
FOLLOW_UP_DUE = date(2026, 9, 2)
LAST_DAY = date(2026, 12, 31)


@pytest.fixture
def cast(cast):
    return told(cast)


def loaded(case, user, on=TODAY) -> Case:
    return worklists.with_thread(Case.objects.visible_to(user), user, on).get(pk=case.pk)


def line(case, user, on=TODAY) -> dict:
    found = stations(loaded(case, user, on), user, on)
    return {station.label: (station.state, station.when, station.tone) for station in found}


def step(case, user, on=TODAY):
    return next_step(loaded(case, user, on), user, on)


def notify(cast, decision: Decision) -> None:
    case_actions.notify_person(
        decision, by=cast.caseworker, today=TODAY, sent_on=TODAY, how=Means.LETTER, appeal_notice=True
    )


def test_a_new_case_waits_for_its_application(cast):
    case = cast.case()
    found = step(case, cast.caseworker)
    assert (found.turn, found.text, found.tag) == (Turn.MINE, "Registrera ansökan", "Att göra")
    assert found.action == ("Registrera", f"/arenden/{case.pk}/ansokan/ny/")
    assert line(case, cast.caseworker)["Ansökan"] == ("ingen ansökan", "", "info")
    assert line(case, cast.caseworker)["Beslut"] == (
        "inget beslut ännu",
        "ärendet öppnat 2 mars 2026",
        "info",
    )
    assert station_name(loaded(case, cast.caseworker), TODAY) == "Ansökan"


def test_a_decision_asks_for_an_order(cast):
    case = cast.case()
    cast.decision(case)
    assert step(case, cast.caseworker).text == "Skriv en beställning"
    assert line(case, cast.caseworker)["Beslut"] == ("gäller", "t.o.m. 31 december 2026", "done")


def test_a_refusal_leaves_nothing_to_do(cast):
    case = cast.case()
    case_actions.decide(
        case,
        by=cast.caseworker,
        today=TODAY,
        decided_on=TODAY,
        outcome=DecisionOutcome.REFUSAL,
        reasons="Behovet är tillgodosett.",
        refusal_ground=RefusalGround.NO_NEED,
    )
    assert step(case, cast.caseworker).text == "Underrätta personen om beslutet"
    notify(cast, Decision.objects.get())
    found = step(case, cast.caseworker)
    assert (found.turn, found.text) == (Turn.NOBODY, "Ansökan är avslagen")
    assert line(case, cast.caseworker)["Beslut"] == ("avslag", "2 mars 2026", "done")


def test_a_sent_order_is_the_coordinators_turn_and_the_caseworker_waits(cast):
    order = cast.sent()
    theirs, ours = step(order.case, cast.caseworker), step(order.case, cast.coordinator)
    assert (theirs.turn, theirs.tag, theirs.action) == (Turn.OTHERS, "Väntar", None)
    assert (ours.turn, ours.action) == (Turn.MINE, ("Öppna", f"/bestallningar/{order.pk}/"))


def test_a_returned_order_is_the_caseworkers_turn(cast):
    order = cast.sent()
    order_actions.return_with_question(
        order, by=cast.coordinator, category=ReturnCategory.SCOPE, question="Räcker tiden?"
    )
    found = step(order.case, cast.caseworker)
    assert (found.turn, found.text) == (Turn.MINE, "Svara på utförarens fråga")
    assert step(order.case, cast.coordinator).turn == Turn.OTHERS


@pytest.mark.parametrize(
    ("on", "tag", "tone", "when"),
    [
        (TODAY, "Om 14 dagar", "warning", "Ska påbörjas senast 16 mars 2026"),
        (PLAN_DUE, "I dag", "warning", "Ska påbörjas senast 16 mars 2026"),
        (PLAN_DUE + timedelta(days=1), "Försenad 1 dag", "danger", "Skulle ha påbörjats 16 mars 2026"),
    ],
)
def test_a_received_order_asks_for_a_plan_within_fourteen_days(cast, time_machine, on, tag, tone, when):
    order = cast.accepted()
    time_machine.move_to(on, tick=False)
    found = step(order.case, cast.support_worker, on)
    assert (found.turn, found.text, found.tag, found.tone) == (Turn.MINE, "Påbörja planen", tag, tone)
    assert line(order.case, cast.support_worker, on)["Plan"] == ("ingen plan ännu", when, tone)


def test_a_late_plan_is_red_for_the_one_who_waits_too(cast, time_machine):
    order = cast.started(cast.accepted())
    day = PLAN_DUE + timedelta(days=3)
    time_machine.move_to(day, tick=False)
    found = step(order.case, cast.caseworker, day)
    assert (found.turn, found.tone, found.tag) == (Turn.OTHERS, "danger", "Försenad 3 dagar")


def test_a_begun_plan_is_to_be_agreed(cast):
    plan = cast.begun()
    found = step(plan.case, cast.support_worker)
    assert (found.text, found.action) == ("Skriv klart planen", ("Skriv", f"/planer/{plan.pk}/skriv/"))


def test_a_no_to_the_plan_shows_as_a_no(cast):
    plan = cast.proposed()
    cast.agree(plan, agreement=Agreement.DECLINED, decline_reason="Vill inte på måndagar", signature=None)
    assert line(plan.case, cast.caseworker)["Plan"] == ("personen sade nej", "2 mars 2026", "warning")
    cast.answer(plan, ReviewOutcome.NOTED)
    assert step(plan.case, cast.caseworker).text == "Personen sade nej till planen"
    assert step(plan.case, cast.support_worker).text == "Personen sade nej. Ändra planen och fråga igen"


def test_an_agreed_plan_is_quiet_until_its_follow_up_is_near(cast):
    plan = cast.agreed()
    cast.started(plan.order)
    calm = step(plan.case, cast.support_worker)
    assert (calm.turn, calm.when, calm.tag) == (Turn.NOBODY, "senast 2 september 2026", "")
    near = FOLLOW_UP_DUE - timedelta(days=14)
    assert step(plan.case, cast.support_worker, near).turn == Turn.MINE
    assert station_name(loaded(plan.case, cast.caseworker, near), near) == "Uppföljning"


def test_a_follow_up_moves_the_next_one_half_a_year(cast):
    plan = cast.agreed()
    cast.follow_up(plan)
    assert line(plan.case, cast.caseworker)["Uppföljning"] == (
        "hölls 2 mars 2026",
        "Ska följas upp senast 2 september 2026",
        "done",
    )


def test_visits_are_counted_by_month(cast):
    plan = cast.agreed()
    cast.visit(plan, TODAY - timedelta(days=2))
    cast.visit(plan, TODAY)
    assert line(plan.case, cast.caseworker)["Besök"] == ("1 av 1 genomförda i mars", "senast i dag", "done")


def test_a_decision_that_ends_is_followed_up_and_then_decided_anew(cast, time_machine):
    plan = cast.agreed()
    day = LAST_DAY - timedelta(days=30)
    time_machine.move_to(day, tick=False)
    first = step(plan.case, cast.caseworker, day)
    assert (first.text, first.tag) == ("Beslutet går ut 31 december 2026. Följ upp det", "Om 30 dagar")
    followup_actions.hold_decision_follow_up(
        plan.case,
        by=cast.caseworker,
        today=day,
        held_on=day,
        decision=plan.order.decision,
        conclusion=Conclusion.CONTINUE,
    )
    then = step(plan.case, cast.caseworker, day)
    assert then.action == ("Förbered nästa beslut", f"/arenden/{plan.case_id}/nasta-beslut/")
    cast.decision(plan.case, valid_from=LAST_DAY + timedelta(days=1), valid_to=None)
    last = step(plan.case, cast.caseworker, day)
    assert last.action == ("Öppna", f"/bestallningar/{plan.order_id}/fortsatt/")


def test_a_decision_that_has_ended_is_red_while_the_order_runs(cast, time_machine):
    plan = cast.agreed()
    day = LAST_DAY + timedelta(days=1)
    time_machine.move_to(day, tick=False)
    assert line(plan.case, cast.caseworker, day)["Beslut"] == (
        "har gått ut",
        "t.o.m. 31 december 2026",
        "danger",
    )
    found = step(plan.case, cast.caseworker, day)
    assert (found.tone, found.tag) == ("danger", "Försenad 1 dag")


def test_a_decision_with_a_day_of_follow_up_asks_for_it(cast):
    plan = cast.agreed()
    decision = plan.order.decision
    decision.follow_up_on = TODAY + timedelta(days=30)
    decision.save_change(by=cast.caseworker, reason="decision.decide")
    assert step(plan.case, cast.caseworker).text == "Följ upp beslutet, senast 1 april 2026 enligt beslutet"


def test_ended_support_asks_for_the_decision_to_be_ended(cast):
    order = cast.accepted()
    plan_actions.end_support(
        order,
        by=cast.caseworker,
        today=TODAY,
        ended_on=TODAY,
        reason="Målen är nådda.",
        version=order.version,
    )
    found = step(order.case, cast.caseworker)
    assert found.action == ("Avsluta beslutet", f"/beslut/{order.decision_id}/avsluta/")


def test_a_provider_sees_the_decisions_period_but_no_way_into_it(cast):
    order = cast.accepted()
    ours, theirs = (
        next(s for s in stations(loaded(order.case, user), user, TODAY) if s.label == "Beslut")
        for user in (cast.caseworker, cast.support_worker)
    )
    assert (ours.state, ours.when) == (theirs.state, theirs.when) == ("gäller", "t.o.m. 31 december 2026")
    assert (bool(ours.url), theirs.url) == (True, "")
    assert loaded(order.case, cast.support_worker).thread_decisions[0].get_deferred_fields() == {
        "reasons",
        "decision_text",
        "summary",
        "met_otherwise",
    }


def test_the_due_days_are_the_flags_own(cast):
    late = cast.accepted(cast.case(cast.client()))
    flags.raise_flags(date(2027, 1, 1))
    case = loaded(late.case, cast.caseworker, date(2027, 1, 1))
    due = {flag.rule: flag.due_on for flag in Flag.objects.open()}
    assert due == {
        "plan_not_begun": case.thread_orders[0].plan_due_on,
        "plan_not_received": case.thread_orders[0].received_due_on,
        "execution_not_started": case.thread_orders[0].start_due_on,
        "decision_expired": case.thread_decisions[0].expires_on,
    }
    assert [flag.due_on for flag in case.open_flags] == sorted(due.values())


def test_reading_the_thread_asks_the_database_nothing(cast, django_assert_num_queries):
    plan = cast.agreed()
    cast.visit(plan)
    cast.follow_up(plan)
    case, user = loaded(plan.case, cast.caseworker), cast.caseworker
    assert user.role
    with django_assert_num_queries(0):
        stations(case, user, TODAY)
        worklists.rows([case], user, TODAY)


# --- Before the decision ---------------------------------------------------------------------------------------------


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


def everything(case, user, on=TODAY):
    thread = thread_of(loaded(case, user, on), on)
    return [as_seen(found, user, on) for found in steps(thread)]


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


# --- The decision's start and end -------------------------------------------------------------------------------------


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


# --- Between caseworker and provider ----------------------------------------------------------------------------------


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
    assert worklists.overview(cast.unit_manager, TODAY)["orders"] == 1


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
