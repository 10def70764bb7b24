from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import FormDraft
from boendestod.errors import NotPermitted, RuleBroken
from followup import actions
from followup.evidence import evidence
from followup.models import DecisionFollowUp, PlanFollowUp
from followup.rules import Conclusion, GoalResult, HowDone, VisitOutcome
from plans import actions as plan_actions
from plans.models import Plan, PlanActivity
from tests.cast import TODAY, at
from tests.web import browser, errors, filled, send

BOTH = {
    "with_decision": "on",
    "decision_conclusion": "continue",
    "no_statement_because": "Utföraren var med.",
}


@pytest.fixture
def plan(cast):
    return cast.agreed()


@pytest.fixture
def goal(plan):
    return plan.goals.get()


@pytest.fixture
def url(plan):
    return reverse("plan_follow_up_new", args=[plan.pk])


def hold(plan, by, **said):
    content = {
        "today": TODAY,
        "held_on": TODAY,
        "outcomes": dict.fromkeys(plan.goals.all(), (GoalResult.NEARER, "Öppnar varannan vecka")),
        "conclusion": Conclusion.CONTINUE,
    }
    return actions.hold_plan_follow_up(plan, by=by, **(content | said))


def answers(goal, **said):
    return {
        f"result_{goal.pk.hex}": "nearer",
        f"comment_{goal.pk.hex}": "Öppnar varannan vecka",
        "person_took_part": "yes",
        "caseworker_took_part": "no",
        "persons_words": "Det känns lättare",
        "conclusion": "continue",
    } | said


def hold_of_decision(case, by, **said):
    content = {
        "today": TODAY,
        "held_on": TODAY,
        "decision": case.decisions.get(),
        "conclusion": Conclusion.CHANGE,
        "no_statement_because": "Mötet hölls hos utföraren.",
    }
    return actions.hold_decision_follow_up(case, by=by, **(content | said))


def test_a_follow_up_has_an_outcome_for_every_goal(cast, plan, goal):
    held = hold(plan, cast.support_worker)
    outcome = held.outcomes.get()
    assert (outcome.goal, outcome.result, outcome.comment) == (goal, "nearer", "Öppnar varannan vecka")
    assert (held.held_by, held.conclusion) == (cast.support_worker, Conclusion.CONTINUE)


@pytest.mark.parametrize("outcome", [None, ("", "Bara en kommentar")])
def test_a_goal_without_an_outcome_is_refused(cast, plan, goal, outcome):
    with pytest.raises(RuleBroken) as refused:
        hold(plan, cast.support_worker, outcomes={goal: outcome} if outcome else {})
    assert refused.value.code == "outcome_missing"
    assert not PlanFollowUp.objects.exists()


def test_a_follow_up_ends_in_a_conclusion(cast, plan):
    with pytest.raises(RuleBroken) as refused:
        hold(plan, cast.support_worker, conclusion="")
    assert refused.value.field == "conclusion"


@pytest.mark.parametrize(("days", "code"), [(1, "held_ahead"), (-1, "held_before_plan")])
def test_a_follow_up_is_held_between_the_beginning_and_today(cast, plan, days, code):
    with pytest.raises(RuleBroken) as refused:
        hold(plan, cast.support_worker, held_on=TODAY + timedelta(days=days))
    assert (refused.value.code, refused.value.field) == (code, "held_on")


def test_an_ended_plan_is_not_followed_up(cast, plan):
    plan_actions.end_plan(
        plan, by=cast.support_worker, today=TODAY, ended_on=TODAY, reason="Klart", version=plan.version
    )
    with pytest.raises(RuleBroken) as refused:
        hold(plan, cast.support_worker)
    assert refused.value.code == "plan_ended"


def test_a_reviewer_holds_no_follow_up(cast, plan):
    with pytest.raises(NotPermitted):
        hold(plan, cast.reviewer)


def test_another_provider_and_another_unit_do_not_find_the_plan(cast, url, plan):
    held = hold(plan, cast.support_worker)
    for outsider in (cast.other_support_worker, cast.other_caseworker):
        assert browser(outsider).get(url).status_code == 404
        assert browser(outsider).post(url, {}).status_code == 404
        assert browser(outsider).get(reverse("plan_follow_up", args=[held.pk])).status_code == 404
    assert PlanFollowUp.objects.count() == 1


def test_the_worker_holds_a_follow_up_through_the_page(cast, url, goal):
    done = send(browser(cast.support_worker), url, **answers(goal))
    held = PlanFollowUp.objects.get()
    assert done.url == reverse("plan_follow_up", args=[held.pk])
    assert (held.person_took_part, held.caseworker_took_part) == (True, False)
    page = browser(cast.caseworker).get(done.url)
    assert "Det känns lättare" in page.text
    assert "närmare" in page.text


def test_the_worker_is_not_asked_about_the_decision(cast, url, goal):
    assert "Beslutet följs upp vid samma möte" not in browser(cast.support_worker).get(url).text
    send(browser(cast.support_worker), url, **answers(goal, with_decision="on", decision_conclusion="end"))
    assert not DecisionFollowUp.objects.exists()


def test_the_caseworker_follows_up_plan_and_decision_at_one_meeting(cast, url, goal, plan):
    send(
        browser(cast.caseworker),
        url,
        **answers(
            goal,
            with_decision="on",
            decision_conclusion="change",
            decision_summary="Mindre tid",
            no_statement_because="Utföraren var med.",
        ),
    )
    of_plan, of_decision = PlanFollowUp.objects.get(), DecisionFollowUp.objects.get()
    assert (of_plan.conclusion, of_decision.conclusion) == (Conclusion.CONTINUE, Conclusion.CHANGE)
    assert (of_decision.plan_follow_up, of_decision.decision) == (of_plan, plan.order.decision)
    assert of_decision.summary == "Mindre tid"


def test_when_the_decisions_part_is_refused_nothing_is_saved(cast, plan):
    with pytest.raises(RuleBroken) as refused:
        actions.hold_both_follow_ups(
            plan,
            by=cast.caseworker,
            today=TODAY,
            held_on=TODAY,
            outcomes=dict.fromkeys(plan.goals.all(), (GoalResult.NEARER, "")),
            conclusion=Conclusion.CONTINUE,
            of_decision={"conclusion": "", "summary": ""},
        )
    assert refused.value.code == "no_conclusion"
    assert not PlanFollowUp.objects.exists()


def test_the_page_tells_every_missing_answer_with_a_link(cast, url, goal):
    page = send(browser(cast.caseworker), url, with_decision="on", persons_words="Bra")
    assert set(errors(page)) == {
        f"result_{goal.pk.hex}",
        "person_took_part",
        "conclusion",
        "decision_conclusion",
    }
    assert f'href="#id_result_{goal.pk.hex}"' in page.text
    assert "Bra" in page.text


def test_a_wrong_day_stands_at_the_field(cast, url, goal):
    page = send(browser(cast.support_worker), url, **answers(goal, held_on="2026-03-03"))
    assert set(errors(page)) == {"held_on"}


def test_the_form_sent_twice_makes_one_follow_up_of_each_kind(cast, url, goal):
    desk = browser(cast.caseworker)
    form = filled(desk.get(url), **answers(goal, **BOTH))
    assert desk.post(url, form).url == desk.post(url, form).url
    assert (PlanFollowUp.objects.count(), DecisionFollowUp.objects.count()) == (1, 1)


def test_what_was_typed_is_there_when_the_page_opens_again(cast, url, goal):
    FormDraft.objects.create(
        user=cast.caseworker,
        page=url,
        data={
            "persons_words": ["Halvskrivet"],
            f"result_{goal.pk.hex}": ["reached"],
            "with_decision": ["on"],
        },
    )
    page = browser(cast.caseworker).get(url)
    assert "Halvskrivet" in page.text
    assert page.context["form"]["with_decision"].value() == "on"
    assert page.context["form"][f"result_{goal.pk.hex}"].value() == "reached"


def test_the_basis_counts_what_the_visits_say_since_the_last_follow_up(cast, plan, goal):
    activity = PlanActivity.objects.get(goal=goal)
    cast.visit(plan, TODAY - timedelta(days=30))
    for days, how in ((3, HowDone.ALONE), (2, HowDone.WITH_SUPPORT), (1, HowDone.WITH_SUPPORT)):
        actions.log_visit(
            plan.order,
            by=cast.support_worker,
            starts_at=at(TODAY - timedelta(days=days), 9),
            ends_at=at(TODAY - timedelta(days=days), 10),
            outcome=VisitOutcome.PERFORMED,
            text="Post",
            marks={activity: how},
        )
    (found,) = evidence(plan, plan.goals.standing(), TODAY - timedelta(days=3))
    assert (found.visits, found.last_note_at) == (3, at(TODAY - timedelta(days=1), 9))
    assert dict(zip(HowDone, found.activities[0].counts, strict=True)) == {
        HowDone.ALONE: 1,
        HowDone.WITH_SUPPORT: 2,
        HowDone.FOR_PERSON: 0,
        HowDone.NOT_DONE: 0,
    }


def test_the_page_shows_what_was_cancelled_and_why(cast, plan, url):
    actions.log_visit(
        plan.order,
        by=cast.support_worker,
        starts_at=at(TODAY, 9),
        ends_at=at(TODAY, 10),
        outcome=VisitOutcome.NO_SHOW,
        reason="Ingen öppnade",
    )
    page = browser(cast.caseworker).get(url)
    assert "Ingen öppnade" in page.text
    assert "0 genomförda besök, 1 som inte blev av" in page.text


def test_the_basis_asks_for_no_more_with_more_visits(cast, plan, url, django_assert_num_queries):
    worker = browser(cast.support_worker)
    cast.visit(plan, TODAY)
    worker.get(url)
    with CaptureQueriesContext(connection) as one:
        worker.get(url)
    for _ in range(3):
        cast.visit(plan, TODAY)
    with django_assert_num_queries(len(one)):
        worker.get(url)


def test_a_plan_from_another_system_is_followed_up_without_goals(cast):
    order = cast.accepted()
    imported = Plan(municipality=order.municipality, case=order.case, order=order, begun_on=TODAY)
    imported.save_change(by=None, reason="import")
    url = reverse("plan_follow_up_new", args=[imported.pk])
    done = send(
        browser(cast.support_worker),
        url,
        person_took_part="no",
        caseworker_took_part="no",
        summary="Stödet behövs inte längre",
        conclusion="end",
    )
    assert done.url == reverse("plan_follow_up", args=[PlanFollowUp.objects.get().pk])


def test_the_decision_is_followed_up_without_a_plan(cast):
    case = cast.decision(cast.case()).case
    url = reverse("decision_follow_up_new", args=[case.pk])
    done = send(
        browser(cast.caseworker), url, person_took_part="yes", summary="Stödet räcker.", conclusion="continue"
    )
    held = DecisionFollowUp.objects.get()
    assert done.url == reverse("decision_follow_up", args=[held.pk])
    assert (held.decision, held.plan_follow_up, held.held_by) == (case.decisions.get(), None, cast.caseworker)
    assert "Stödet räcker." in browser(cast.caseworker).get(done.url).text


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"held_on": TODAY + timedelta(days=1)}, "held_ahead"),
        ({"held_on": TODAY.replace(year=2025)}, "held_before_decision"),
        ({"conclusion": ""}, "no_conclusion"),
    ],
)
def test_a_decisions_follow_up_has_a_day_that_can_be_and_a_conclusion(cast, said, code):
    case = cast.decision(cast.case()).case
    with pytest.raises(RuleBroken) as refused:
        hold_of_decision(case, cast.caseworker, **said)
    assert refused.value.code == code


def test_only_the_authority_follows_up_and_sees_the_decisions_follow_up(cast, plan):
    with pytest.raises(NotPermitted):
        hold_of_decision(plan.case, cast.support_worker)
    held = hold_of_decision(plan.case, cast.caseworker)
    new = reverse("decision_follow_up_new", args=[plan.case_id])
    assert browser(cast.support_worker).get(new).status_code == 403
    for outsider in (cast.support_worker, cast.other_caseworker):
        assert browser(outsider).get(reverse("decision_follow_up", args=[held.pk])).status_code == 404
    assert browser(cast.other_caseworker).get(new).status_code == 404


def test_another_cases_decision_cannot_be_chosen(cast, plan):
    other = cast.decision(cast.case(cast.client("199710182396")))
    url = reverse("decision_follow_up_new", args=[plan.case_id])
    page = send(
        browser(cast.caseworker),
        url,
        decision=other.pk,
        person_took_part="yes",
        summary="x",
        conclusion="continue",
    )
    assert set(errors(page)) == {"decision"}


def test_the_decisions_form_sent_twice_makes_one(cast):
    case = cast.decision(cast.case()).case
    desk, url = browser(cast.caseworker), reverse("decision_follow_up_new", args=[case.pk])
    form = filled(desk.get(url), person_took_part="no", summary="Bra", conclusion="continue")
    assert desk.post(url, form).url == desk.post(url, form).url
    assert DecisionFollowUp.objects.count() == 1
