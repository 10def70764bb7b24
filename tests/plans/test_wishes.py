"""What the person wished and what became of it, and with whom the support is coordinated."""

import pytest

from boendestod.errors import NotPermitted, StaleVersion
from plans import actions
from plans.models import PlanCooperation, PlanWish
from plans.rules import PlanState
from tests.plans.steps import now, propose, refused, say_yes, step

DONE = {"done": "Bo kommer varje gång", "met": "yes"}


@pytest.fixture
def plan(cast):
    return cast.written()


def wish(cast, plan, text="Samma person", **content):
    return actions.save_wish(now(plan), by=cast.support_worker, wish=text, **content)


def cooperation(cast, plan, whom="Vårdcentralen", **content):
    return actions.save_cooperation(now(plan), by=cast.support_worker, with_whom=whom, **content)


def test_a_wish_is_kept_with_what_was_done_about_it(cast, plan):
    saved = wish(cast, plan, **DONE)
    assert (saved.wish, saved.done, saved.met, saved.plan) == (
        "Samma person",
        "Bo kommer varje gång",
        "yes",
        plan,
    )
    assert saved.history.get().history_user == cast.support_worker


def test_cooperation_says_with_whom_about_what_and_when(cast, plan):
    saved = cooperation(cast, plan, about="Medicin", where_when="Hemma i maj")
    assert (saved.with_whom, saved.about, saved.where_when) == ("Vårdcentralen", "Medicin", "Hemma i maj")


def test_both_are_changed_one_at_a_time(cast, plan):
    first, second = wish(cast, plan), wish(cast, plan, "Aldrig före nio")
    wish(cast, plan, wish_id=first.pk, version=first.version, **DONE)
    assert (now(first).met, now(second).met) == ("yes", "")
    kept = cooperation(cast, plan)
    cooperation(cast, plan, cooperation_id=kept.pk, version=kept.version, about="Ork")
    assert (now(kept).about, PlanCooperation.objects.count(), PlanWish.objects.count()) == ("Ork", 1, 2)


def test_they_say_something(cast, plan):
    assert refused("no_wish", wish, cast, plan, " ").field == "wish"
    assert refused("no_whom", cooperation, cast, plan, " ").field == "with_whom"


@pytest.mark.parametrize(("left_out", "says"), [("done", "vad ni gjorde"), ("met", "gick att uppfylla")])
def test_a_plan_is_not_proposed_while_a_wish_lies_unanswered(cast, plan, left_out, says):
    wish(cast, plan, **(DONE | {left_out: ""}))
    assert says in refused("plan_incomplete", propose, cast, plan).message


def test_they_stand_in_the_version_and_stay_there(cast, plan):
    kept = wish(cast, plan, **DONE)
    cooperation(cast, plan, about="Medicin")
    say_yes(cast, propose(cast, plan))
    step(actions.revise, cast, plan)
    actions.remove_row(now(kept), by=cast.support_worker, version=now(kept).version)
    content = now(plan).version_in_force().content
    assert [w["wish"] for w in content["wishes"]] == ["Samma person"]
    assert [c["with_whom"] for c in content["cooperation"]] == ["Vårdcentralen"]


def test_what_is_taken_out_is_gone_and_the_history_tells_who_did_it(cast, plan):
    kept = wish(cast, plan)
    actions.remove_row(kept, by=cast.coordinator, version=kept.version)
    assert not PlanWish.objects.exists()
    last = PlanWish.history.first()
    assert (last.history_type, last.history_user, last.wish) == ("-", cast.coordinator, "Samma person")


def test_in_a_plan_that_stands_still_nothing_is_added_changed_or_taken_out(cast, plan):
    kept = wish(cast, plan, **DONE)
    propose(cast, plan)
    refused("wrong_state", wish, cast, plan, "En till")
    refused("wrong_state", wish, cast, plan, wish_id=kept.pk, version=kept.version)
    refused("wrong_state", cooperation, cast, plan)
    refused("wrong_state", actions.remove_row, kept, by=cast.support_worker, version=kept.version)
    assert now(plan).state == PlanState.PROPOSED


def test_the_second_to_save_is_told(cast, plan):
    kept = wish(cast, plan)
    wish(cast, plan, wish_id=kept.pk, version=kept.version, done="Mitt")
    with pytest.raises(StaleVersion):
        wish(cast, plan, wish_id=kept.pk, version=kept.version, done="Ditt")
    with pytest.raises(StaleVersion):
        actions.remove_row(kept, by=cast.support_worker, version=kept.version)
    assert now(kept).done == "Mitt"


def test_a_wish_of_another_plan_is_not_changed_through_this_one(cast, plan):
    other = cast.written(cast.case(cast.client("199710182396")))
    theirs = wish(cast, other, **DONE)
    propose(cast, other)
    with pytest.raises(PlanWish.DoesNotExist):
        wish(cast, plan, "Ändrat", wish_id=theirs.pk, version=theirs.version)
    assert now(theirs).wish == "Samma person"


def test_a_caseworker_writes_no_wishes(cast, plan):
    kept = wish(cast, plan)
    with pytest.raises(NotPermitted):
        actions.save_wish(plan, by=cast.caseworker, wish="Annat")
    with pytest.raises(NotPermitted):
        actions.save_cooperation(plan, by=cast.caseworker, with_whom="Annan")
    with pytest.raises(NotPermitted):
        actions.remove_row(kept, by=cast.caseworker, version=kept.version)
