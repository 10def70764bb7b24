"""A revision is a new version; the one that is agreed holds until the person has answered."""

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, StaleVersion
from followup.models import ActivityMark
from plans import actions
from plans.rules import PlanState
from plans.versions import changes_between
from tests.cast import TODAY
from tests.plans.steps import activity_of, add, edit, now, propose, refused, say_no, say_yes, step
from tests.web import browser


@pytest.fixture
def plan(cast):
    return cast.agreed()


def revise(cast, plan):
    return step(actions.revise, cast, plan)


def test_an_agreed_plan_is_opened_for_writing_and_goes_on_holding(cast, plan):
    revised = revise(cast, plan)
    assert (revised.state, revised.is_editable) == (PlanState.REVISING, True)
    assert revised.agreed_on == TODAY
    edit(cast, activity_of(plan), how="Astrid öppnar, vi sorterar")
    assert revised.version_in_force().content["goals"][0]["activities"][0]["values"]["how"] == (
        "Vi öppnar tillsammans"
    )


def test_the_new_version_holds_from_the_new_yes_and_both_can_be_compared(cast, plan):
    revise(cast, plan)
    edit(cast, activity_of(plan), how="Astrid öppnar, vi sorterar")
    propose(cast, plan)
    assert now(plan).version_in_force().number == 1
    say_yes(cast, plan)
    first, second = plan.versions.all()
    assert now(plan).version_in_force() == second
    assert second.base() == first
    assert first.base() is None
    change = changes_between(first.content, second.content)
    assert [(part.kind, part.name) for part in change] == [("changed", "Mål 1, aktivitet 1: Öppna post")]


def test_versions_that_say_the_same_do_not_differ(cast, plan):
    revise(cast, plan)
    say_yes(cast, propose(cast, plan))
    first, second = plan.versions.all()
    assert changes_between(first.content, second.content) == []
    assert first.sha256 == second.sha256


def test_ids_stay_so_that_visits_and_follow_ups_keep_their_place(cast, plan):
    activity = activity_of(plan)
    cast.visit(plan)
    held = cast.follow_up(plan)
    revise(cast, plan)
    edit(cast, now(activity), how="Annorlunda")
    say_yes(cast, propose(cast, plan))
    assert ActivityMark.objects.get().activity == activity
    assert held.outcomes.get().goal == plan.goals.get()
    assert activity_of(plan) == activity


def test_visits_go_on_while_the_plan_is_revised(cast, plan):
    revise(cast, plan)
    assert cast.visit(plan).marks.get().activity == activity_of(plan)


def test_what_is_taken_out_is_gone_from_the_new_version_and_readable_in_the_old(cast):
    plan = cast.written()
    added = add(cast, plan)
    say_yes(cast, propose(cast, plan))
    revise(cast, plan)
    added = now(added)
    actions.remove_part(added, by=cast.support_worker, today=TODAY, version=added.version)
    say_yes(cast, propose(cast, plan))
    titles = [
        [activity["title"] for activity in version.content["goals"][0]["activities"]]
        for version in plan.versions.all()
    ]
    assert titles == [["Öppna post", "Gå ut"], ["Öppna post"]]


@pytest.mark.parametrize("state", ["begun", "written", "proposed"])
def test_only_an_agreed_plan_is_revised(cast, state):
    refused("wrong_state", revise, cast, getattr(cast, state)())


def test_a_plan_that_is_being_revised_is_not_opened_again(cast, plan):
    revise(cast, plan)
    refused("wrong_state", revise, cast, plan)


def test_a_plan_that_was_declined_is_changed_without_being_revised(cast):
    plan = say_no(cast, cast.proposed())
    refused("wrong_state", revise, cast, plan)
    assert edit(cast, activity_of(plan), how="Annorlunda").how == "Annorlunda"


def test_a_plan_on_an_ended_order_is_not_revised(cast, plan):
    type(plan.order).objects.update(state="ended", ended_on=TODAY, end_reason="Överfört")
    refused("order_not_accepted", revise, cast, plan)


def test_a_caseworker_revises_nothing(cast, plan):
    with pytest.raises(NotPermitted):
        actions.revise(plan, by=cast.caseworker, today=TODAY, version=plan.version)


def test_of_two_who_revise_at_once_the_second_is_told(cast, plan):
    seen = plan.version
    actions.revise(plan, by=cast.support_worker, today=TODAY, version=seen)
    with pytest.raises(StaleVersion):
        actions.revise(plan, by=cast.coordinator, today=TODAY, version=seen)
    assert now(plan).version == seen + 1


def test_of_two_who_write_the_same_activity_the_second_is_told_and_sees_what_now_stands(cast, plan):
    revise(cast, plan)
    activity = activity_of(plan)
    edit(cast, activity, how="Min text")
    with pytest.raises(StaleVersion) as told:
        actions.edit_activity(activity, by=cast.coordinator, version=activity.version, how="Hennes text")
    assert told.value.record.how == "Min text"


def test_another_provider_does_not_find_the_plan(cast, plan):
    stranger = browser(cast.other_support_worker)
    assert stranger.post(reverse("plan_revise", args=[plan.pk]), {}).status_code == 404
    assert now(plan).state == PlanState.AGREED
