"""Writing and reading a follow-up: what each side says, the person's part, the provider's statement, the meeting."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from boendestod.errors import RuleBroken
from cases import actions as case_actions
from followup import actions
from followup.models import DecisionFollowUp, PlanFollowUp
from followup.rules import Conclusion, GoalResult, MeetingForm, MeetingState, NotHeldReason
from orders import actions as order_actions
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser, errors, filled, send

BECAUSE = "Utföraren var med på mötet."
ASKED = {"what": "Hur det har gått", "why": "Beslutet går ut i december"}


@pytest.fixture
def plan(cast):
    return cast.agreed()


def hold(plan, by, **said):
    content = {"today": TODAY, "held_on": TODAY, "conclusion": Conclusion.CONTINUE}
    outcomes = dict.fromkeys(plan.goals.all(), (GoalResult.NEARER, ""))
    return actions.hold_plan_follow_up(plan, by=by, outcomes=outcomes, **(content | said))


def hold_of_decision(plan, by, **said):
    content = {
        "today": TODAY,
        "held_on": TODAY,
        "decision": plan.order.decision,
        "conclusion": Conclusion.CONTINUE,
    }
    return actions.hold_decision_follow_up(plan.case, by=by, **(content | said))


def answers(plan, **said):
    goal = plan.goals.get()
    return {
        f"result_{goal.pk.hex}": "nearer",
        "person_took_part": "yes",
        "caseworker_took_part": "yes",
        "conclusion": "continue",
    } | said


def page(user, name, pk):
    return browser(user).get(reverse(name, args=[pk]))


# --- What each side says ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "own", "others"),
    [
        ("support_worker", "workers_view", "caseworkers_view"),
        ("coordinator", "workers_view", "caseworkers_view"),
        ("caseworker", "caseworkers_view", "workers_view"),
    ],
)
def test_each_side_is_asked_for_its_own_picture(cast, plan, who, own, others):
    user, url = getattr(cast, who), reverse("plan_follow_up_new", args=[plan.pk])
    fields = browser(user).get(url).context["form"].fields
    assert own in fields
    assert others not in fields
    send(browser(user), url, **answers(plan, **{own: "Det går framåt."}))
    assert getattr(PlanFollowUp.objects.get(), own) == "Det går framåt."


@pytest.mark.parametrize(
    ("who", "field"), [("support_worker", "caseworkers_view"), ("caseworker", "workers_view")]
)
def test_nobody_writes_the_other_sides_picture(cast, plan, who, field):
    with pytest.raises(RuleBroken) as refused:
        hold(plan, getattr(cast, who), **{field: "De tycker så här."})
    assert (refused.value.code, refused.value.field) == ("other_sides_view", field)


def test_the_other_side_adds_its_picture_afterwards_once(cast, plan):
    held = hold(plan, cast.support_worker, workers_view="Hon öppnar själv.")
    assert "Skriv din bild" not in page(cast.support_worker, "plan_follow_up", held.pk).text
    assert "Skriv din bild" in page(cast.caseworker, "plan_follow_up", held.pk).text
    url, desk = reverse("plan_follow_up_view", args=[held.pk]), browser(cast.caseworker)
    form = filled(desk.get(url), text="Jag ser samma sak.")
    done = desk.post(url, form)
    assert done.url == desk.post(url, form).url == reverse("plan_follow_up", args=[held.pk])
    held.refresh_from_db()
    assert (held.workers_view, held.caseworkers_view) == ("Hon öppnar själv.", "Jag ser samma sak.")
    with pytest.raises(RuleBroken) as refused:
        actions.give_view(held, by=cast.section_leader, text="Något annat")
    assert refused.value.code == "view_given"
    assert desk.get(url).url == reverse("plan_follow_up", args=[held.pk])


def test_an_empty_picture_is_refused_and_outsiders_find_no_page(cast, plan):
    held = hold(plan, cast.support_worker)
    with pytest.raises(RuleBroken) as refused:
        actions.give_view(held, by=cast.caseworker, text="  ")
    assert refused.value.code == "no_text"
    for outsider in (cast.other_caseworker, cast.other_support_worker):
        assert page(outsider, "plan_follow_up_view", held.pk).status_code == 404


# --- The person ------------------------------------------------------------------------------------------------------


def test_the_persons_grade_is_five_faces_with_words(cast, plan):
    shown = page(cast.support_worker, "plan_follow_up_new", plan.pk)
    for word in ("Mycket dåligt", "Dåligt", "Varken bra eller dåligt", "Bra", "Mycket bra"):
        assert f"</svg> {word}</label>" in shown.text
    url = reverse("plan_follow_up_new", args=[plan.pk])
    send(browser(cast.support_worker), url, **answers(plan, persons_grade="4", persons_words="Bra folk"))
    held = PlanFollowUp.objects.get()
    assert held.persons_grade == 4
    read = page(cast.caseworker, "plan_follow_up", held.pk).text
    assert "Betyg på stödet: bra" in read
    assert "Bra folk" in read


def test_without_the_persons_words_the_follow_up_says_so(cast, plan):
    held = hold(plan, cast.support_worker)
    read = page(cast.caseworker, "plan_follow_up", held.pk).text
    assert "Personens egna ord saknas" in read
    assert "Betyg på stödet: inte svarat" in read
    of_decision = hold_of_decision(plan, cast.caseworker, no_statement_because=BECAUSE)
    assert "Personens egna ord saknas" in page(cast.caseworker, "decision_follow_up", of_decision.pk).text


def test_the_state_now_is_kept_for_each_goal(cast, plan):
    goal = plan.goals.get()
    url = reverse("plan_follow_up_new", args=[plan.pk])
    send(browser(cast.support_worker), url, **answers(plan, **{f"state_{goal.pk.hex}": "1"}))
    held = PlanFollowUp.objects.get()
    assert held.outcomes.get().state_now == 1
    assert "Läget nu: 1 lätt begränsning" in page(cast.caseworker, "plan_follow_up", held.pk).text


# --- The provider's statement ----------------------------------------------------------------------------------------


def asked(cast, plan):
    return actions.request_statement(plan.order, by=cast.caseworker, **ASKED)


def given(cast, plan):
    request = asked(cast, plan)
    return actions.give_statement(
        request, by=cast.support_worker, version=request.version, statement="Astrid öppnar posten själv."
    )


@pytest.mark.parametrize("because", ["", "   "])
def test_while_a_provider_works_its_statement_is_needed_or_why_it_is_missing(cast, plan, because):
    with pytest.raises(RuleBroken) as refused:
        hold_of_decision(plan, cast.caseworker, no_statement_because=because)
    assert (refused.value.code, refused.value.field) == ("no_statement", "no_statement_because")
    assert not DecisionFollowUp.objects.exists()


def test_the_answered_statement_is_chosen_at_once_and_stands_in_the_follow_up(cast, plan):
    statement = given(cast, plan)
    url = reverse("decision_follow_up_new", args=[plan.case_id])
    done = send(browser(cast.caseworker), url, person_took_part="yes", summary="Bra", conclusion="continue")
    held = DecisionFollowUp.objects.get()
    assert (held.statement, held.no_statement_because) == (statement, "")
    assert "Astrid öppnar posten själv." in browser(cast.caseworker).get(done.url).text
    field = page(cast.caseworker, "decision_follow_up_new", plan.case_id).context["form"].fields["statement"]
    assert list(field.queryset) == []


def test_why_the_statement_is_missing_stands_in_the_follow_up(cast, plan):
    held = hold_of_decision(plan, cast.caseworker, no_statement_because="Utföraren svarade inte.")
    assert "Utföraren svarade inte." in page(cast.caseworker, "decision_follow_up", held.pk).text


def test_a_statement_that_is_not_given_or_is_of_another_case_is_refused(cast, plan):
    other = cast.agreed(cast.case(cast.client(NUMBERS[1])))
    for statement in (asked(cast, plan), given(cast, other)):
        with pytest.raises(RuleBroken) as refused:
            hold_of_decision(plan, cast.caseworker, statement=statement)
        assert refused.value.code == "statement_unanswered"


def test_without_a_provider_nothing_is_asked(cast):
    case = cast.decision(cast.case()).case
    fields = page(cast.caseworker, "decision_follow_up_new", case.pk).context["form"].fields
    assert {"statement", "no_statement_because"} & set(fields) == set()


def test_at_one_meeting_the_statement_is_needed_when_the_decision_is_followed_up(cast, plan):
    url = reverse("plan_follow_up_new", args=[plan.pk])
    both = answers(plan, with_decision="on", decision_conclusion="continue")
    assert set(errors(send(browser(cast.caseworker), url, **both))) == {"no_statement_because"}
    assert not PlanFollowUp.objects.exists()
    send(browser(cast.caseworker), url, **both, no_statement_because=BECAUSE)
    assert DecisionFollowUp.objects.get().no_statement_because == BECAUSE


def test_the_page_tells_of_what_the_provider_was_asked(cast, plan):
    shown = page(cast.caseworker, "decision_follow_up_new", plan.case_id).text
    assert reverse("statement_ask", args=[plan.order_id]) in shown
    request = asked(cast, plan)
    shown = page(cast.caseworker, "decision_follow_up_new", plan.case_id).text
    assert "Utlåtande begärt 2 mars 2026" in shown
    assert reverse("statement", args=[request.pk]) in shown


# --- The meeting -----------------------------------------------------------------------------------------------------


def book(cast, plan):
    return actions.book_meeting(
        plan.case,
        by=cast.caseworker,
        meets_at=at(TODAY + timedelta(days=7), 13),
        form=MeetingForm.HOME,
        plan=plan,
        decision=plan.order.decision,
    )


def test_the_booked_meeting_is_held_when_both_follow_ups_are_written(cast, plan, time_machine):
    meeting = book(cast, plan)
    day = TODAY + timedelta(days=7)
    time_machine.move_to(at(day, 15), tick=False)
    held = actions.hold_both_follow_ups(
        plan,
        by=cast.caseworker,
        today=day,
        held_on=day,
        outcomes=dict.fromkeys(plan.goals.all(), (GoalResult.NEARER, "")),
        conclusion=Conclusion.CONTINUE,
        of_decision={"conclusion": Conclusion.CONTINUE, "no_statement_because": BECAUSE},
    )
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.HELD
    assert (meeting.plan_follow_up, meeting.decision_follow_up) == (held, held.decision_follow_up)
    for name, follow_up in (("plan_follow_up", held), ("decision_follow_up", held.decision_follow_up)):
        assert reverse("meeting", args=[meeting.pk]) in page(cast.caseworker, name, follow_up.pk).text


def test_attempts_that_failed_stand_on_the_page(cast, plan, time_machine):
    meeting = book(cast, plan)
    time_machine.move_to(at(TODAY + timedelta(days=8), 9), tick=False)
    actions.meeting_not_held(
        meeting,
        by=cast.support_worker,
        version=meeting.version,
        reason=NotHeldReason.PERSON_ABSENT,
        note="Ringde två gånger",
    )
    shown = page(cast.support_worker, "plan_follow_up_new", plan.pk).text
    assert "personen kom inte. Ringde två gånger" in shown


# --- When it cannot be held ------------------------------------------------------------------------------------------


def test_a_decision_that_was_ended_is_not_followed_up_after_its_end(cast, plan, time_machine):
    decision = plan.order.decision
    order_actions.end(
        plan.order,
        by=cast.caseworker,
        today=TODAY,
        ended_on=TODAY,
        reason="Flyttat",
        version=type(plan.order).objects.get(pk=plan.order_id).version,
    )
    case_actions.end_decision(
        decision,
        by=cast.caseworker,
        today=TODAY,
        ended_on=TODAY,
        reason="Personen vill inte längre",
        version=decision.version,
    )
    plan.order.decision.refresh_from_db()
    hold_of_decision(plan, cast.caseworker)
    later = TODAY + timedelta(days=1)
    with pytest.raises(RuleBroken) as refused:
        hold_of_decision(plan, cast.caseworker, today=later, held_on=later)
    assert (refused.value.code, refused.value.field) == ("decision_ended", "held_on")


def test_a_decision_that_has_run_out_is_still_followed_up(cast, plan):
    late = date(2027, 2, 1)
    held = hold_of_decision(plan, cast.caseworker, today=late, held_on=late, no_statement_because=BECAUSE)
    assert held.decision.last_day < held.held_on


def test_the_decision_must_be_the_cases_own(cast, plan):
    other = cast.decision(cast.case(cast.client(NUMBERS[1])))
    with pytest.raises(RuleBroken) as refused:
        hold_of_decision(plan, cast.caseworker, decision=other, no_statement_because=BECAUSE)
    assert refused.value.code == "decision_elsewhere"


def test_a_day_ahead_stands_at_the_field_of_the_decisions_page(cast, plan):
    answer = send(
        browser(cast.caseworker),
        reverse("decision_follow_up_new", args=[plan.case_id]),
        held_on="2026-03-03",
        person_took_part="yes",
        summary="Bra",
        conclusion="continue",
        no_statement_because=BECAUSE,
    )
    assert set(errors(answer)) == {"held_on"}
