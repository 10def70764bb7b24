"""A follow-up's conclusion leads on: to the caseworker, to the amendment, to the end, to a new investigation."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from cases import actions as case_actions
from cases.rules import HoursPer
from followup import actions
from followup.models import DecisionFollowUp, PlanFollowUp, TaperStep
from followup.rules import Came, Conclusion, GoalResult, Step, WayOn, check_taper, way_on
from orders import actions as order_actions
from orders.models import Order, OrderMessage
from orders.rules import OrderState
from oversight.steps.concluded import concluded_steps
from oversight.thread import thread_of
from plans import actions as plan_actions
from plans.models import Plan
from tests.cast import TODAY
from tests.oversight.threads import loaded, step
from tests.web import browser, errors, filled, send

BECAUSE = "Utföraren var med på mötet."
STEPS = [
    Step(TODAY + timedelta(days=7), Decimal(12), "Posten är öppnad tre veckor i rad"),
    Step(TODAY + timedelta(days=60), Decimal(8)),
]
NOTHING = Came(
    supported=True,
    amended=False,
    on_its_way=False,
    step_left=True,
    decision_runs=True,
    investigating=False,
    investigated=False,
    decided=False,
)


@pytest.fixture
def plan(cast):
    return cast.agreed()


def hold(plan, by, conclusion, **said):
    content = {"today": TODAY, "held_on": TODAY, "summary": "Det går bra."}
    outcomes = dict.fromkeys(plan.goals.all(), (GoalResult.NEARER, ""))
    return actions.hold_plan_follow_up(
        plan, by=by, outcomes=outcomes, conclusion=conclusion, **(content | said)
    )


def hold_of_decision(plan, by, conclusion, **said):
    return actions.hold_decision_follow_up(
        plan.case,
        by=by,
        today=TODAY,
        held_on=TODAY,
        decision=plan.order.decision,
        conclusion=conclusion,
        no_statement_because=BECAUSE,
        **said,
    )


def page(user, follow_up):
    kind = "plan" if isinstance(follow_up, PlanFollowUp) else "decision"
    return browser(user).get(reverse(f"{kind}_follow_up", args=[follow_up.pk]))


# --- What comes next -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conclusion", "stands", "following"),
    [
        (Conclusion.CONTINUE, {}, None),
        (Conclusion.CHANGE, {}, WayOn.AMEND),
        (Conclusion.CHANGE, {"amended": True}, None),
        (Conclusion.CHANGE, {"on_its_way": True}, None),
        (Conclusion.CHANGE, {"supported": False}, None),
        (Conclusion.TAPER, {}, WayOn.AMEND),
        (Conclusion.TAPER, {"on_its_way": True}, None),
        (Conclusion.TAPER, {"amended": True}, WayOn.AMEND),
        (Conclusion.TAPER, {"step_left": False}, None),
        (Conclusion.END, {}, WayOn.END_SUPPORT),
        (Conclusion.END, {"supported": False}, WayOn.END_DECISION),
        (Conclusion.END, {"supported": False, "decision_runs": False}, None),
        (Conclusion.INVESTIGATE, {}, WayOn.INVESTIGATE),
        (Conclusion.INVESTIGATE, {"investigating": True, "investigated": True}, WayOn.FINISH_INVESTIGATION),
        (Conclusion.INVESTIGATE, {"investigated": True}, WayOn.DECIDE),
        (Conclusion.INVESTIGATE, {"investigated": True, "decided": True}, None),
    ],
)
def test_each_conclusion_has_its_way_on_until_it_is_done(conclusion, stands, following):
    assert way_on(conclusion, replace(NOTHING, **stands)) == following


def test_continuing_asks_nothing_of_anybody(cast, plan):
    held = hold(plan, cast.caseworker, Conclusion.CONTINUE)
    assert "Det här ledde den till" not in page(cast.caseworker, held).text


# --- Change ----------------------------------------------------------------------------------------------------------


def test_the_providers_proposal_reaches_the_caseworker_as_a_message(cast, plan):
    hold(plan, cast.support_worker, Conclusion.CHANGE, summary="Två besök i veckan räcker inte.")
    message = OrderMessage.objects.get(order=plan.order)
    assert message.text == (
        "Vid uppföljningen av planen 2 mars 2026 föreslog vi: ändra stödet. Två besök i veckan räcker inte."
    )
    assert (message.author, message.read_at) == (cast.support_worker, None)


@pytest.mark.parametrize(
    ("who", "conclusion"), [("support_worker", Conclusion.CONTINUE), ("caseworker", Conclusion.CHANGE)]
)
def test_nothing_is_written_when_nothing_is_proposed_or_the_caseworker_concludes(cast, plan, who, conclusion):
    hold(plan, getattr(cast, who), conclusion)
    assert not OrderMessage.objects.exists()


def test_the_caseworker_begins_the_amendment_with_one_button(cast, plan):
    held = hold(plan, cast.support_worker, Conclusion.CHANGE)
    shown = page(cast.caseworker, held)
    url = reverse("plan_follow_up_amend", args=[held.pk])
    assert f'action="{url}"' in shown.text
    done = browser(cast.caseworker).post(url, filled(shown))
    amendment = Order.objects.get(amends=plan.order)
    assert done.url == reverse("order_edit", args=[amendment.pk])
    assert (amendment.state, amendment.decision) == (OrderState.DRAFT, plan.order.decision)
    after = page(cast.caseworker, held).text
    assert "Ändring av beställningen, påbörjad 2 mars 2026" in after
    assert url not in after


def test_the_button_sent_twice_begins_one_amendment(cast, plan):
    held = hold(plan, cast.caseworker, Conclusion.CHANGE)
    desk, url = browser(cast.caseworker), reverse("plan_follow_up_amend", args=[held.pk])
    form = filled(page(cast.caseworker, held))
    assert desk.post(url, form).url == desk.post(url, form).url
    assert plan.order.amendments.count() == 1


def test_the_worker_sees_who_acts_and_no_button(cast, plan):
    held = hold(plan, cast.support_worker, Conclusion.CHANGE)
    shown = page(cast.support_worker, held).text
    assert "Handläggaren ändrar beställningen." in shown
    assert reverse("plan_follow_up_amend", args=[held.pk]) not in shown
    assert (
        browser(cast.support_worker).get(reverse("plan_follow_up_amend", args=[held.pk])).status_code == 403
    )
    with pytest.raises(NotPermitted):
        actions.begin_amendment(held, by=cast.support_worker, today=TODAY)


def test_another_units_caseworker_does_not_find_the_button(cast, plan):
    held = hold(plan, cast.caseworker, Conclusion.CHANGE)
    of_decision = hold_of_decision(plan, cast.caseworker, Conclusion.CHANGE)
    desk = browser(cast.other_caseworker)
    assert desk.post(reverse("plan_follow_up_amend", args=[held.pk])).status_code == 404
    assert desk.post(reverse("decision_follow_up_amend", args=[of_decision.pk])).status_code == 404


def test_what_hinders_the_amendment_is_told(cast, plan):
    held = hold(plan, cast.caseworker, Conclusion.CHANGE)
    order_actions.amend(plan.order, by=cast.caseworker, decision=plan.order.decision)
    answer = send(browser(cast.caseworker), reverse("plan_follow_up_amend", args=[held.pk]))
    assert "Det finns redan en ändring på väg." in answer.text


@pytest.mark.parametrize(
    ("conclusion", "code"), [(Conclusion.CONTINUE, "nothing_to_amend"), (Conclusion.END, "nothing_to_amend")]
)
def test_only_change_and_taper_amend(cast, plan, conclusion, code):
    held = hold(plan, cast.caseworker, conclusion)
    with pytest.raises(RuleBroken) as refused:
        actions.begin_amendment(held, by=cast.caseworker, today=TODAY)
    assert refused.value.code == code


def test_without_an_order_nothing_is_amended(cast):
    case = cast.decision(cast.case()).case
    held = actions.hold_decision_follow_up(
        case,
        by=cast.caseworker,
        today=TODAY,
        held_on=TODAY,
        decision=case.decisions.get(),
        conclusion=Conclusion.CHANGE,
    )
    with pytest.raises(RuleBroken) as refused:
        actions.begin_amendment(held, by=cast.caseworker, today=TODAY)
    assert refused.value.code == "no_order"


# --- Taper -----------------------------------------------------------------------------------------------------------


def steps(*rows):
    return [Step(TODAY + timedelta(days=days), Decimal(hours)) for days, hours in rows]


@pytest.mark.parametrize(
    ("rows", "code", "field"),
    [
        ([], "no_taper_steps", "taper_1_from_on"),
        ([(-1, 12)], "taper_before_follow_up", "taper_1_from_on"),
        ([(0, 16)], "taper_not_less", "taper_1_hours_a_month"),
        ([(0, 12), (0, 8)], "taper_days_not_rising", "taper_2_from_on"),
        ([(0, 12), (30, 12)], "taper_hours_not_falling", "taper_2_hours_a_month"),
        ([(0, 12), (30, 8), (60, 9)], "taper_hours_not_falling", "taper_3_hours_a_month"),
    ],
)
def test_a_taper_gives_less_and_less(rows, code, field):
    with pytest.raises(RuleBroken) as refused:
        check_taper(steps(*rows), held_on=TODAY, ordered=Decimal(16))
    assert (refused.value.code, refused.value.field) == (code, field)


@pytest.mark.parametrize("ordered", [Decimal(16), None])
def test_a_taper_may_begin_at_once_and_go_down_to_nothing(ordered):
    check_taper(steps((0, 12), (30, 0)), held_on=TODAY, ordered=ordered)


def test_the_steps_are_kept_with_the_follow_up_and_shown_on_the_case(cast, plan):
    held = hold(plan, cast.caseworker, Conclusion.TAPER, taper=STEPS)
    assert list(held.taper_steps.values_list("number", "hours_a_month")) == [(1, 12), (2, 8)]
    for user in (cast.caseworker, cast.support_worker):
        assert "Så trappas stödet ned" in page(user, held).text
        case_page = browser(user).get(reverse("case", args=[plan.case_id])).text
        assert "Posten är öppnad tre veckor i rad" in case_page


def test_a_refused_taper_saves_nothing(cast, plan):
    with pytest.raises(RuleBroken):
        hold(plan, cast.caseworker, Conclusion.TAPER)
    assert not PlanFollowUp.objects.exists()


def test_steps_of_another_conclusion_are_not_kept(cast, plan):
    hold(plan, cast.caseworker, Conclusion.CONTINUE, taper=STEPS)
    assert not TaperStep.objects.exists()


def taken_in(cast, amendment):
    order_actions.send(amendment, by=cast.caseworker, today=TODAY)
    return order_actions.accept_amendment(amendment, by=cast.coordinator, today=TODAY, received_on=TODAY)


def test_each_amendment_carries_the_next_step(cast, plan):
    held = hold(plan, cast.caseworker, Conclusion.TAPER, taper=STEPS)
    first = actions.begin_amendment(held, by=cast.caseworker, today=TODAY)
    assert (first.hours, first.hours_per) == (12, HoursPer.MONTH)
    taken_in(cast, first)
    second = actions.begin_amendment(held, by=cast.caseworker, today=TODAY)
    assert second.hours == 8
    taken_in(cast, second)
    assert actions.next_step(held, Order.objects.get(pk=plan.order_id)) is None
    assert reverse("plan_follow_up_amend", args=[held.pk]) not in page(cast.caseworker, held).text


def test_after_a_taper_by_week_the_hours_are_a_month(cast, plan):
    Order.objects.filter(pk=plan.order_id).update(hours=4, hours_per=HoursPer.WEEK)
    held = hold(Plan.objects.get(pk=plan.pk), cast.caseworker, Conclusion.TAPER, taper=STEPS)
    amendment = actions.begin_amendment(held, by=cast.caseworker, today=TODAY)
    assert (amendment.hours, amendment.hours_per) == (12, HoursPer.MONTH)


def test_a_taper_concluded_twice_at_one_meeting_has_its_steps_once(cast, plan):
    actions.hold_both_follow_ups(
        plan,
        by=cast.caseworker,
        today=TODAY,
        held_on=TODAY,
        outcomes=dict.fromkeys(plan.goals.all(), (GoalResult.NEARER, "")),
        conclusion=Conclusion.TAPER,
        taper=STEPS,
        of_decision={"conclusion": Conclusion.TAPER, "no_statement_because": BECAUSE},
    )
    assert TaperStep.objects.count() == 2
    assert not TaperStep.objects.filter(decision_follow_up__isnull=False).exists()


def test_the_decisions_taper_has_its_own_steps(cast, plan):
    held = hold_of_decision(plan, cast.caseworker, Conclusion.TAPER, taper=STEPS)
    assert held.taper_steps.count() == 2
    assert "Så trappas stödet ned" in page(cast.caseworker, held).text
    assert actions.begin_amendment(held, by=cast.caseworker, today=TODAY).hours == 12


def test_the_steps_are_written_on_the_page(cast, plan):
    goal = plan.goals.get()
    url = reverse("plan_follow_up_new", args=[plan.pk])
    said = {
        f"result_{goal.pk.hex}": "reached",
        "person_took_part": "yes",
        "caseworker_took_part": "yes",
        "conclusion": "taper",
        "taper_1_from_on": "2026-04-01",
        "taper_1_hours_a_month": "7,5",
        "taper_1_sign": "Ringer själv",
    }
    half = send(browser(cast.caseworker), url, **said | {"taper_2_sign": "Handlar själv"})
    assert set(errors(half)) == {"taper_2_from_on", "taper_2_hours_a_month"}
    more = send(browser(cast.caseworker), url, **said | {"taper_1_hours_a_month": "20"})
    assert set(errors(more)) == {"taper_1_hours_a_month"}
    send(browser(cast.caseworker), url, **said)
    kept = PlanFollowUp.objects.get().taper_steps.get()
    assert (kept.from_on, kept.hours_a_month, kept.sign) == (date(2026, 4, 1), Decimal("7.5"), "Ringer själv")


# --- End and investigate ---------------------------------------------------------------------------------------------


def test_ending_leads_to_the_support_and_then_to_the_decision(cast, plan):
    held = hold(plan, cast.support_worker, Conclusion.END)
    assert reverse("order_end", args=[plan.order_id]) in page(cast.caseworker, held).text
    assert reverse("order_end", args=[plan.order_id]) not in page(cast.support_worker, held).text
    order = Order.objects.get(pk=plan.order_id)
    plan_actions.end_support(
        order,
        by=cast.caseworker,
        today=TODAY,
        ended_on=TODAY,
        reason="Målen är nådda.",
        version=order.version,
    )
    shown = page(cast.caseworker, held).text
    assert "Stödet avslutades 2 mars 2026" in shown
    assert reverse("decision_end", args=[order.decision_id]) in shown


def test_investigating_leads_to_an_investigation_and_then_to_the_next_decision(cast, plan):
    held = hold_of_decision(plan, cast.caseworker, Conclusion.INVESTIGATE)
    assert reverse("investigation_new", args=[plan.case_id]) in page(cast.caseworker, held).text
    investigation = case_actions.begin_investigation(
        plan.case, by=cast.caseworker, today=TODAY, opened_on=TODAY
    )
    assert reverse("investigation", args=[investigation.pk]) in page(cast.caseworker, held).text
    type(investigation).objects.filter(pk=investigation.pk).update(closed_on=TODAY, closed_by=cast.caseworker)
    shown = page(cast.caseworker, held).text
    assert "Utredning inledd 2 mars 2026" in shown
    assert reverse("decision_next", args=[plan.case_id]) in shown
    cast.decision(plan.case, valid_from=date(2027, 1, 1), valid_to=None)
    assert reverse("decision_next", args=[plan.case_id]) not in page(cast.caseworker, held).text


def test_a_later_follow_up_says_what_holds(cast, plan, time_machine):
    held = hold(plan, cast.caseworker, Conclusion.END)
    later = TODAY + timedelta(days=1)
    time_machine.move_to(later, tick=False)
    hold(plan, cast.caseworker, Conclusion.CONTINUE, today=later, held_on=later)
    assert reverse("order_end", args=[plan.order_id]) not in page(cast.caseworker, held).text
    assert "ledde till" not in step(plan.case, cast.caseworker, later).text


# --- The case's next step --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conclusion", "said", "text"),
    [
        (Conclusion.CHANGE, {}, "Uppföljningen 2 mars 2026 ledde till: ändra stödet. Ändra beställningen"),
        (
            Conclusion.TAPER,
            {"taper": STEPS},
            "Uppföljningen 2 mars 2026 ledde till: trappa ned. Ändra beställningen",
        ),
        (
            Conclusion.END,
            {},
            "Uppföljningen 2 mars 2026 ledde till: avsluta. Ta ställning till att avsluta stödet",
        ),
        (
            Conclusion.INVESTIGATE,
            {},
            "Uppföljningen 2 mars 2026 ledde till: utred på nytt. Inled en utredning",
        ),
    ],
)
def test_the_case_says_the_next_step(cast, plan, conclusion, said, text):
    held = hold_of_decision(plan, cast.caseworker, conclusion, **said)
    found = concluded_step(plan.case, cast.caseworker)
    assert found.todo == text
    assert (found.route, found.pk) == ("decision_follow_up", str(held.pk))
    assert DecisionFollowUp.objects.get() == held


def test_the_step_is_gone_when_the_amendment_has_begun(cast, plan):
    held = hold(plan, cast.caseworker, Conclusion.CHANGE)
    assert concluded_step(plan.case, cast.caseworker) is not None
    actions.begin_amendment(held, by=cast.caseworker, today=TODAY)
    assert concluded_step(plan.case, cast.caseworker) is None


def test_a_step_of_the_taper_is_asked_for_a_month_before_its_day(cast, plan):
    far = [Step(TODAY + timedelta(days=31), Decimal(12))]
    hold(plan, cast.caseworker, Conclusion.TAPER, taper=far)
    assert concluded_step(plan.case, cast.caseworker) is None
    assert concluded_step(plan.case, cast.caseworker, TODAY + timedelta(days=1)) is not None


def test_the_provider_hears_nothing_of_the_decisions_follow_up(cast, plan):
    hold_of_decision(plan, cast.caseworker, Conclusion.INVESTIGATE)
    assert concluded_step(plan.case, cast.support_worker) is None


def concluded_step(case, user, on=TODAY):
    return next(iter(concluded_steps(thread_of(loaded(case, user, on), on))), None)
