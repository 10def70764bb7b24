"""Proposing finishes the plan for the person to answer: from then its text stands still as a version."""

from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from boendestod.errors import NotPermitted, StaleVersion
from cases.models import Decision
from plans import actions
from plans.models import Plan, PlanAnswer, PlanVersion
from plans.rules import PlanKind, PlanState
from plans.versions import checksum
from tests.cast import TODAY
from tests.plans.steps import (
    activity_of,
    add,
    edit,
    edit_plan,
    goal_of,
    now,
    propose,
    refused,
    say_no,
    say_yes,
    step,
)
from tests.web import browser


@pytest.fixture
def plan(cast):
    return cast.written()


def test_a_proposed_plan_waits_for_the_person_and_stands_still(cast, plan):
    proposed = propose(cast, plan)
    kept = PlanVersion.objects.get()
    assert (proposed.state, proposed.is_editable) == (PlanState.PROPOSED, False)
    assert (kept.number, kept.kind, kept.proposed_by) == (1, PlanKind.ORDINARY, cast.support_worker)
    assert kept.sha256 == checksum(kept.content)
    assert kept.content["goals"][0]["activities"][0]["values"]["how"] == "Vi öppnar tillsammans"
    assert now(plan).history.latest().history_change_reason == "plan.propose"
    refused("wrong_state", edit, cast, activity_of(plan), how="Annat")
    refused("wrong_state", edit_plan, cast, plan, practical="Nyckel")


def test_nothing_holds_before_the_person_has_said_yes(cast, plan):
    assert propose(cast, plan).version_in_force() is None


def test_a_plan_as_ordered_follows_the_order(cast, plan):
    assert propose(cast, plan).follows_order is True
    assert PlanVersion.objects.get().differences == []


def test_a_plan_with_something_added_keeps_what_differed(cast, plan):
    add(cast, plan)
    assert propose(cast, plan).follows_order is False
    difference = PlanVersion.objects.get().differences[0]
    assert (difference["kind"], difference["activity"], difference["why"]) == (
        "added",
        "Gå ut",
        "Astrid vill ut",
    )


LEFT_OUT = {
    "Mål 1, aktivitet 1: skriv hur ni gör.": lambda cast, plan: edit(cast, activity_of(plan), how=""),
    "Mål 1, aktivitet 1: ange när": lambda cast, plan: edit(cast, activity_of(plan), when=""),
    "Mål 1, aktivitet 1: välj vem som ansvarar.": lambda cast, plan: edit(
        cast, activity_of(plan), responsible=None
    ),
    "Mål 1: skriv hur ni ser att målet kommer närmare.": lambda cast, plan: edit(
        cast, goal_of(plan), indicator=""
    ),
    "Ange om personen var med.": lambda cast, plan: edit_plan(cast, plan, participation=""),
    "Ange hur personen var med.": lambda cast, plan: edit_plan(cast, plan, participation_ways=[]),
    "Ange när planen följs upp.": lambda cast, plan: edit_plan(cast, plan, follow_up_on=None),
    "Skriv hur planen följs upp.": lambda cast, plan: edit_plan(cast, plan, follow_up_form=""),
    "Önskemål 1: skriv vad ni gjorde med önskemålet.": lambda cast, plan: actions.save_wish(
        plan, by=cast.support_worker, wish="Samma person", met="no"
    ),
}


@pytest.mark.parametrize(("says", "leave_out"), LEFT_OUT.items(), ids=LEFT_OUT)
def test_what_is_missing_is_told_and_nothing_is_kept(cast, plan, says, leave_out):
    leave_out(cast, plan)
    assert says in refused("plan_incomplete", propose, cast, plan).message
    assert now(plan).state == PlanState.BEGUN
    assert not PlanVersion.objects.exists()


def test_a_plan_that_has_just_begun_lacks_much(cast):
    message = refused("plan_incomplete", propose, cast, cast.begun()).message
    assert message.startswith("Det saknas något i planen: ")
    assert "skriv hur ni gör" in message
    assert "Ange om personen var med." in message


def test_a_plan_is_not_followed_up_after_the_decision_has_ended(cast, plan):
    edit_plan(cast, plan, follow_up_on=date(2026, 9, 1))
    Decision.objects.update(valid_to=date(2026, 8, 31))
    told = refused("follow_up_after_decision", propose, cast, plan)
    assert told.field == "follow_up_on"
    assert "31 augusti 2026" in told.message


def test_a_follow_up_on_the_decisions_last_day_is_in_time(cast, plan):
    edit_plan(cast, plan, follow_up_on=date(2026, 12, 31))
    assert propose(cast, plan).state == PlanState.PROPOSED


def test_a_decision_until_further_notice_has_no_last_day(cast, plan):
    Decision.objects.update(valid_to=None)
    edit_plan(cast, plan, follow_up_on=date(2028, 2, 29))
    assert propose(cast, plan).follow_up_on == date(2028, 2, 29)


def test_a_plan_on_an_ended_order_is_not_proposed(cast, plan):
    order = plan.order
    actions.end_support(
        order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttar", version=order.version
    )
    refused("wrong_state", propose, cast, plan)


def test_a_plan_whose_order_ended_by_another_way_is_not_proposed(cast, plan):
    type(plan.order).objects.update(state="ended", ended_on=TODAY, end_reason="Överfört")
    assert "avslutad" in refused("order_not_accepted", propose, cast, plan).message


@pytest.mark.parametrize("state", ["proposed", "agreed"])
def test_what_is_proposed_or_agreed_is_not_proposed_again(cast, state):
    refused("wrong_state", propose, cast, getattr(cast, state)())


def test_a_plan_that_the_person_said_no_to_is_changed_and_proposed_anew(cast):
    plan = say_no(cast, cast.proposed())
    edit(cast, activity_of(plan), when="tisdagar")
    assert propose(cast, plan).state == PlanState.PROPOSED
    assert list(plan.versions.values_list("number", flat=True)) == [1, 2]


def test_only_the_provider_proposes(cast, plan):
    for user in (cast.caseworker, cast.section_leader, cast.reviewer, cast.system_admin):
        with pytest.raises(NotPermitted):
            actions.propose(plan, by=user, today=TODAY, version=plan.version)


def test_who_has_not_seen_the_last_change_is_told(cast, plan):
    with pytest.raises(StaleVersion):
        actions.propose(plan, by=cast.support_worker, today=TODAY, version=plan.version - 1)


def test_another_provider_does_not_find_the_plan(cast, plan):
    for name in ("plan_propose", "plan_take_back"):
        stranger = browser(cast.other_support_worker)
        assert stranger.post(reverse(name, args=[plan.pk]), {}).status_code == 404
    assert now(plan).state == PlanState.BEGUN


# --- What stands still ----------------------------------------------------------------------------------------
def test_later_changes_do_not_touch_the_version(cast):
    plan = cast.agreed()
    before = PlanVersion.objects.get().content
    step(actions.revise, cast, plan)
    edit(cast, activity_of(plan), how="Astrid öppnar själv")
    type(cast.support_worker).objects.filter(pk=cast.support_worker.pk).update(first_name="Bosse")
    assert PlanVersion.objects.get().content == before


@pytest.mark.parametrize("model", [PlanVersion, PlanAnswer])
def test_postgresql_lets_nobody_change_or_remove_what_was_proposed_and_answered(cast, model):
    cast.agreed()
    table = model._meta.db_table
    for sql in (f"UPDATE {table} SET sha256 = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(ProgrammingError, match="append-only"), transaction.atomic():
            connection.cursor().execute(sql)


# --- Taken back -----------------------------------------------------------------------------------------------
def test_a_proposed_plan_is_taken_back_and_written_on(cast):
    plan = step(actions.take_back, cast, cast.proposed())
    assert plan.state == PlanState.BEGUN
    edit(cast, activity_of(plan), how="Annorlunda")
    propose(cast, plan)
    assert [v.content["goals"][0]["activities"][0]["values"]["how"] for v in plan.versions.all()] == [
        "Vi öppnar tillsammans",
        "Annorlunda",
    ]


def test_a_revision_that_is_taken_back_is_still_a_revision(cast):
    plan = cast.agreed()
    step(actions.revise, cast, plan)
    propose(cast, plan)
    assert step(actions.take_back, cast, plan).state == PlanState.REVISING
    assert now(plan).version_in_force().number == 1


def test_a_version_that_was_taken_back_is_never_answered(cast):
    plan = step(actions.take_back, cast, cast.proposed())
    refused("wrong_state", say_yes, cast, plan)
    say_yes(cast, propose(cast, plan))
    assert [hasattr(version, "answer") for version in plan.versions.all()] == [False, True]


@pytest.mark.parametrize("state", ["begun", "written", "agreed"])
def test_only_what_is_proposed_is_taken_back(cast, state):
    refused("wrong_state", step, actions.take_back, cast, getattr(cast, state)())


def test_a_caseworker_takes_nothing_back(cast):
    plan = cast.proposed()
    with pytest.raises(NotPermitted):
        actions.take_back(plan, by=cast.caseworker, today=TODAY, version=plan.version)


# --- Large and odd --------------------------------------------------------------------------------------------
def test_a_plan_of_twelve_goals_and_forty_activities_is_kept_whole(cast, plan):
    words = "Åka till Östra Ängsvägens träffpunkt för äldreomsorgsöverläggningar " * 20
    for number in range(11):
        goal = actions.add_goal(
            plan,
            by=cast.support_worker,
            goal=f"Mål {number} {words}",
            added_because=words,
            life_area="relations",
            indicator=words,
        )
        for _ in range(3 if number else 9):
            actions.add_activity(
                goal,
                by=cast.support_worker,
                what="Träna på bussen till Östra Ängsvägen",
                added_because=words,
                how=words,
                weekdays=[1, 3, 7],
                responsible=cast.support_worker,
            )
    propose(cast, plan)
    content = PlanVersion.objects.get().content
    assert len(content["goals"]) == 12
    assert sum(len(goal["activities"]) for goal in content["goals"]) == 40
    assert Plan.objects.get().follows_order is False
