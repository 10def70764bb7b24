"""Everything that is done with plans: by the right role, as on the page, and by nobody else."""

import json

import pytest

from orders.models import Order
from plans.api import OPERATIONS
from plans.models import PlanReview, Proposal
from plans.rules import PlanAspect
from tests.api.trying import Try, assert_only_the_right_one_does_it
from tests.cast import SIGNATURE
from tests.plan_records import plan_records, written_records
from tests.plans.test_continue import end, next_order

TODAY = "2026-03-02"
ADDED = {
    "goal": "Jag åker buss själv",
    "added_because": "Astrid vill till sin syster",
    "life_area": "mobility",
}


def _begin(cast):
    order = cast.accepted()
    body = {"kind": "ordinary", "begun_on": TODAY}
    return Try(
        order,
        body,
        cast.support_worker,
        lambda plan: (plan["order"], plan["state"], len(plan["goals"])) == (str(order.pk), "begun", 1),
        "other_support_worker",
    )


def _plan(make, body, became):
    def of(cast):
        return Try(make(cast), body, cast.support_worker, became, "other_support_worker")

    return of


def _in_state(state):
    return lambda plan: plan["state"] == state


def _continue(cast):
    """The first has ended, and the next order says the same."""
    plan = cast.agreed()
    end(cast, plan)
    order = next_order(cast, plan)
    return Try(
        order,
        {},
        cast.support_worker,
        lambda found: (found["order"], found["state"]) == (str(order.pk), "agreed"),
        "other_support_worker",
    )


def _agree(cast):
    body = {"agreement": "signed", "signature": json.dumps(SIGNATURE), "agreed_on": TODAY}
    return Try(cast.proposed(), body, cast.support_worker, _in_state("agreed"), "other_support_worker")


def _end_order(cast):
    order = cast.accepted()
    body = {"ended_on": TODAY, "reason": "Personen flyttar."}
    return Try(Order.objects.get(pk=order.pk), body, cast.caseworker, _in_state("ended"), "other_caseworker")


def _part(name, body, became):
    def of(cast):
        record = written_records(cast, cast.begun())[name]
        record = type(record).objects.get(pk=record.pk)
        return Try(record, body, cast.support_worker, became(record), "other_support_worker")

    return of


def _gone(record):
    return lambda _: not type(record).objects.filter(pk=record.pk).exists()


def _dropped(record):
    def became(_):
        found = type(record).objects.filter(pk=record.pk).first()
        return found is None or found.dropped_on is not None

    return became


def _says(**said):
    return lambda record: lambda found: {name: found[name] for name in said} == said


def _review(cast):
    review = plan_records(cast, cast.case())["review"]
    goal = review.plan.goals.get()
    body = {"outcome": "returned", "remarks": {str(goal.pk): "Skriv hur ni öppnar posten."}}
    return Try(
        PlanReview.objects.get(pk=review.pk),
        body,
        cast.caseworker,
        lambda found: (
            found["outcome"] == "returned"
            and [(remark["goal"], remark["text"]) for remark in found["remarks"]]
            == [(str(goal.pk), "Skriv hur ni öppnar posten.")]
        ),
        "other_caseworker",
    )


def _read(cast):
    plan_records(cast, cast.case())
    unread = PlanReview.objects.filter(read_at__isnull=True).first()
    return Try(unread, {}, cast.caseworker, lambda found: found["read_at"] is not None, "other_caseworker")


def _proposal(body, state):
    def of(cast):
        proposal = plan_records(cast, cast.case())["proposal"]
        found = Proposal.objects.get(pk=proposal.pk)
        return Try(found, body, cast.caseworker, _in_state(state), "other_caseworker")

    return of


def _audit(cast):
    version = cast.agreed().newest_version()
    body = {aspect.value: "clear" for aspect in PlanAspect} | {"took_part": "yes"}
    return Try(
        version,
        body,
        cast.caseworker,
        lambda found: {row["grade"] for row in found["grades"]} == {"clear", "yes"},
        "other_caseworker",
    )


EDITABLE = {"practical": "Nyckel i skåpet", "participation": "yes"}
TRIES = {
    "plan_new": _begin,
    "plan_continue": _continue,
    "plan_propose": _plan(lambda cast: cast.written(), {}, _in_state("proposed")),
    "plan_take_back": _plan(lambda cast: cast.proposed(), {}, _in_state("begun")),
    "plan_agree": _agree,
    "plan_revise": _plan(lambda cast: cast.agreed(), {}, _in_state("revising")),
    "plan_take_up": _plan(lambda cast: cast.begun(), {}, _in_state("begun")),
    "plan_kind": _plan(
        lambda cast: cast.begun(), {"kind": "mapping"}, lambda plan: plan["kind"] == "mapping"
    ),
    "plan_end": _plan(
        lambda cast: cast.agreed(), {"ended_on": TODAY, "reason": "Målen är nådda."}, _in_state("ended")
    ),
    "order_end": _end_order,
    "plan_edit": _plan(lambda cast: cast.begun(), EDITABLE, lambda plan: plan.items() >= EDITABLE.items()),
    "plan_goal_new": _plan(lambda cast: cast.begun(), ADDED, lambda goal: goal.items() >= ADDED.items()),
    "plan_goal_edit": _part("begun_goal", {"indicator": "Tom låda"}, _says(indicator="Tom låda")),
    "plan_goal_remove": _part("added_goal", {}, _dropped),
    "plan_activity_new": _part(
        "begun_goal",
        {"what": "Gå till biblioteket", "added_because": "Personen bad om det", "weekdays": [1, 3]},
        _says(what="Gå till biblioteket", weekdays=[1, 3]),
    ),
    "plan_activity_edit": _part("begun_activity", {"minutes": 45}, _says(minutes=45)),
    "plan_activity_remove": _part("added_activity", {}, _dropped),
    "plan_wish_new": _plan(
        lambda cast: cast.begun(),
        {"wish": "Komma på eftermiddagen"},
        lambda found: "eftermiddagen" in found["wish"],
    ),
    "plan_wish_edit": _part("wish", {"met": "no"}, _says(met="no", done="Bo kommer")),
    "plan_wish_remove": _part("wish", {}, _gone),
    "plan_cooperation_new": _plan(
        lambda cast: cast.begun(), {"with_whom": "God man"}, lambda found: found["with_whom"] == "God man"
    ),
    "plan_cooperation_edit": _part("cooperation", {"about": "Räkningar"}, _says(about="Räkningar")),
    "plan_cooperation_remove": _part("cooperation", {}, _gone),
    "plan_read": _read,
    "plan_review": _review,
    "proposal_accept": _proposal({}, "accepted"),
    "proposal_decline": _proposal({"answer": "Det ryms inte i beslutet."}, "declined"),
    "plan_audit": _audit,
}


def test_every_operation_is_tried():
    assert list(TRIES) == [operation.name for operation in OPERATIONS]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_only_the_right_one_does_it(client, cast, operation):
    assert_only_the_right_one_does_it(client, cast, operation, TRIES[operation.name](cast))
