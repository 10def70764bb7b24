from datetime import date, timedelta

import pytest

from cases import actions as case_actions
from cases.models import Decision
from cases.rules import DecisionOutcome, RefusalGround
from followup import actions as followup_actions
from followup.rules import Conclusion
from orders import actions as order_actions
from orders.rules import ReturnCategory
from oversight import flags, worklists
from oversight.models import Flag
from oversight.steps import Turn
from oversight.thread import station_name, stations
from plans import actions as plan_actions
from plans.rules import Agreement, ReviewOutcome
from tests.cast import TODAY
from tests.oversight.threads import FOLLOW_UP_DUE, LAST_DAY, PLAN_DUE, line, loaded, notify, step
from tests.oversight.told import told


@pytest.fixture
def cast(cast):
    return told(cast)


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
        no_statement_because="Mötet hölls hos utföraren.",
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
