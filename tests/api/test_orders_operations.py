"""What other systems do with orders: every row of the table works once, and refuses whom the page refuses."""

from datetime import timedelta

import pytest
from django.apps import apps

from cases.models import NeedsAssessment
from orders import actions as order_actions
from orders.api import OPERATIONS
from orders.models import Interruption, Order, OrderActivity, OrderGoal
from orders.rules import GradedAspect, OrderState
from oversight.models import AuditDraw
from tests.cases import desk
from tests.cast import NUMBERS, TODAY
from tests.desk import amended, desk_records
from tests.walked_records import another_case

from .doing import Done, assert_given, do, undone
from .extremes import assert_pointed_at, far_out

BY_NAME = {operation.name: operation for operation in OPERATIONS}
DAY = str(TODAY)
OF_THE_PROVIDER = {"order.accept", "order.return", "order.assign", "order.grade", "order.execute"}
BY_PROVIDER = {operation.name for operation in OPERATIONS if operation.needs in OF_THE_PROVIDER}


@pytest.fixture
def made(cast):
    """An order that is carried out with an amendment on its way, and beside it one in every state before that."""
    case = cast.case(cast.client(NUMBERS[0]))
    plan = cast.agreed(case)
    cast.visit(plan)
    order = Order.objects.get(pk=plan.order_id)
    found = desk_records(cast, case, order.decision, order)
    Interruption.objects.update(started_on=TODAY - timedelta(days=1))
    draft, ready = cast.draft(another_case(cast)), cast.draft(another_case(cast))
    sent = cast.sent(another_case(cast))
    accepted = cast.accepted(another_case(cast))
    second = order_actions.save_goal(draft, by=cast.caseworker, life_area="mobility")
    order_actions.save_activity(second, by=cast.caseworker, what="Åka buss")
    carrying = cast.accepted(another_case(cast))
    order_actions.start_support(carrying, by=cast.coordinator, today=TODAY, started_on=TODAY)
    later = cast.decision(
        carrying.case, valid_from=carrying.decision.valid_to.replace(year=2027, month=1, day=1), valid_to=None
    )
    investigated = desk.filled_in(cast, another_case(cast))
    ordering = cast.decision(investigated.case)
    for drawn in (case, draft.case, ready.case, sent.case, accepted.case, carrying.case, investigated.case):
        AuditDraw.objects.create(
            municipality=cast.municipality, case=drawn, reviewer=cast.reviewer, drawn_on=TODAY
        )
    return found | {
        "order": order,
        "amendment": amended(cast, order),
        "ready": ready,
        "draft": draft,
        "goal": second,
        "activity": OrderActivity.objects.get(goal=second),
        "sent": sent,
        "accepted": accepted,
        "carrying": carrying,
        "later": later,
        "investigated": investigated.case,
        "ordering": ordering,
    }


def wanted(cast, made) -> dict[str, Done]:
    need = NeedsAssessment.objects.get(investigation__case=made["investigated"])
    worker = {"id": cast.colleague.pk, "name": "Berit Testsson"}
    accept = {"received_on": DAY, "key_worker": cast.colleague.pk, "start_on": DAY}
    graded = {aspect.value: "clear" for aspect in GradedAspect}
    return {
        "order_new": Done(
            "investigated",
            {"decision": str(made["ordering"].pk), "chosen_needs": [str(need.pk)], "scheme": "free"},
            {"state": "draft", "scheme": "free", "provider": None},
        ),
        "order_edit": Done(
            "draft",
            {"hours": 7.5, "hours_per": "week", "preferred_times": ["evening"], "double_staffing": True},
            {"hours": "7.50", "preferred_times": ["evening"], "double_staffing": True, "state": "draft"},
        ),
        "goal_new": Done("draft", {"start": "area:relations"}, {"life_area": "relations", "position": 3}),
        "goal_edit": Done(
            "goal", {"overall_goal": "Åka buss"}, {"overall_goal": "Åka buss", "life_area": "mobility"}
        ),
        "goal_remove": Done("goal", {}, {}),
        "goal_move": Done("goal", {"up": True}, {}),
        "activity_new": Done("goal", {}, {"what": "", "position": 2}),
        "activity_edit": Done(
            "activity", {"why": "Kommer inte ut"}, {"why": "Kommer inte ut", "what": "Åka buss"}
        ),
        "activity_remove": Done("activity", {}, {}),
        "activity_move": Done("activity", {"up": True}, {}),
        "order_send": Done("ready", {}, {"state": "sent", "sent_on": DAY}),
        "order_accept": Done("sent", accept, {"state": "accepted", "key_worker": worker, "start_on": DAY}),
        "order_return": Done(
            "sent",
            {"category": "scope", "question": "Hur?", "answer_by": "2026-03-09"},
            {"state": "returned"},
        ),
        "order_assign": Done("accepted", {"key_worker": cast.colleague.pk}, {"key_worker": worker}),
        "order_amend": Done(
            "accepted",
            {"decision": str(made["accepted"].decision_id)},
            {"amends": str(made["accepted"].pk), "state": "draft"},
        ),
        "amendment_withdraw": Done("amendment", {}, {"id": str(made["order"].pk), "state": "accepted"}),
        "order_carry_on": Done(
            "carrying", {"decision": str(made["later"].pk)}, {"decision": str(made["later"].pk)}
        ),
        "order_grade": Done("accepted", graded, {"id": str(made["accepted"].pk)}),
        "message_new": Done(
            "order",
            {"text": "På fredag?", "answer_by": "2026-03-06", "answers": [str(made["message"].pk)]},
            {"text": "På fredag?", "side": "authority", "answer_by": "2026-03-06"},
        ),
        "message_read": Done(
            "message", {}, {"read_by": {"id": cast.caseworker.pk, "name": "Hanna Testsson"}}
        ),
        "order_start": Done("accepted", {"started_on": DAY}, {"execution_started_on": DAY}),
        "offer_new": Done(
            "order",
            {"offered_on": DAY, "what": "Fredag", "accepted": False, "answered_on": DAY, "reason": "Sjuk"},
            {"accepted": False, "reason": "Sjuk"},
        ),
        "offer_answer": Done(
            "offer", {"accepted": True, "answered_on": DAY}, {"accepted": True, "what": "Tid på torsdag"}
        ),
        "interruption_new": Done("carrying", {"started_on": DAY, "reason": "Inlagd"}, {"reason": "Inlagd"}),
        "interruption_end": Done(
            "interruption", {"resumed_on": DAY}, {"resumed_on": DAY, "reason": "Inlagd"}
        ),
    }


def test_every_operation_is_tried(cast, made):
    assert wanted(cast, made).keys() == BY_NAME.keys()


def tried(client, user, cast, made, name, **how):
    done = wanted(cast, made)[name]
    return do(client, user, BY_NAME[name], made[done.record], done.body, **how)


def actor(cast, name):
    return cast.coordinator if name in BY_PROVIDER else cast.caseworker


def revisions() -> dict[str, int]:
    """How many versions of records there are, of each kind."""
    models = [model for model in apps.get_app_config("orders").get_models() if hasattr(model, "history")]
    return {model.__name__: model.history.count() for model in models}


def test_each_is_done_and_answered_with_the_record_as_it_is_now(client, cast, made):
    before = revisions()
    for name, done in wanted(cast, made).items():
        operation, record = BY_NAME[name], made[done.record]
        with undone():
            answer = tried(client, actor(cast, name), cast, made, name)
            assert answer.status_code == operation.status, (name, answer.content)
            if name != "activity_move":
                assert revisions() != before, name
            if operation.method == "DELETE":
                assert not type(record).objects.filter(pk=record.pk).exists()
            elif operation.gives is not None:
                assert_given(client, operation, answer, done.gives)


def test_a_day_or_a_number_far_out_is_pointed_at(client, cast, made):
    before = revisions()
    for name, done in wanted(cast, made).items():
        for field, body in far_out(BY_NAME[name], done.body):
            answer = do(client, actor(cast, name), BY_NAME[name], made.get(done.record), body)
            assert_pointed_at(answer, field, name)
    assert revisions() == before


def test_who_sees_the_record_but_may_not_is_refused(client, cast, made):
    before = revisions()
    for name in BY_NAME:
        answer = tried(client, cast.reviewer, cast, made, name)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted"), name
    assert revisions() == before


def test_the_other_unit_and_the_other_provider_find_nothing(client, cast, made):
    before = revisions()
    for name in BY_NAME:
        for other in (cast.other_caseworker, cast.other_coordinator):
            assert tried(client, other, cast, made, name).status_code == 404, name
    assert revisions() == before


def test_a_change_that_has_not_seen_the_last_version_is_refused(client, cast, made):
    before = revisions()
    versioned = {name for name, operation in BY_NAME.items() if operation.versioned}
    assert versioned == {
        "order_edit",
        "goal_edit",
        "activity_edit",
        "order_send",
        "order_assign",
        "amendment_withdraw",
        "offer_answer",
        "interruption_end",
    }
    for name in versioned:
        stale = tried(client, actor(cast, name), cast, made, name, version=999)
        assert (stale.status_code, stale.json()["code"]) == (412, "stale_version"), name
        missing = tried(client, actor(cast, name), cast, made, name, version=0)
        assert (missing.status_code, missing.json()["code"]) == (428, "version_missing"), name
    assert revisions() == before


def test_an_unknown_field_is_pointed_at(client, cast, made):
    before = revisions()
    for name, done in wanted(cast, made).items():
        body = done.body | {"fel": 1}
        answer = do(client, actor(cast, name), BY_NAME[name], made[done.record], body)
        assert answer.status_code == 400, name
        assert [wrong["pointer"] for wrong in answer.json()["errors"]] == ["/fel"], name
    assert revisions() == before


def test_a_chosen_need_becomes_a_goal(client, cast, made):
    found = tried(client, cast.caseworker, cast, made, "order_new").json()
    (goal,) = found["goals"]
    assert (goal["life_area"], goal["need_text"]) == ("domestic_life", desk.NEED["need"])
    assert goal["need"] == str(NeedsAssessment.objects.get(investigation__case=made["investigated"]).pk)


def test_a_goal_can_begin_with_a_need_of_the_investigation(client, cast, made):
    order = order_actions.draft_order(made["investigated"], by=cast.caseworker, decision=made["ordering"])
    need = NeedsAssessment.objects.get(investigation__case=made["investigated"])
    answer = do(client, cast.caseworker, BY_NAME["goal_new"], order, {"start": f"need:{need.pk}"})
    assert (answer.status_code, answer.json()["need"]) == (201, str(need.pk))


def test_parts_change_places(client, cast, made):
    tried(client, cast.caseworker, cast, made, "goal_move")
    order = client.get(f"/api/v1/orders/{made['draft'].pk}/").json()
    assert [goal["life_area"] for goal in order["goals"]] == ["mobility", "domestic_life"]
    answer = do(client, cast.caseworker, BY_NAME["goal_move"], made["goal"], {"up": False})
    assert (answer.status_code, answer.content) == (204, b"")
    order = client.get(f"/api/v1/orders/{made['draft'].pk}/").json()
    assert [goal["life_area"] for goal in order["goals"]] == ["domestic_life", "mobility"]


def test_an_amendment_goes_the_whole_way_and_is_taken_into_the_order(client, cast, made):
    amendment, provider = made["amendment"], cast.coordinator
    goal = OrderGoal.objects.get(order=amendment)
    do(client, cast.caseworker, BY_NAME["goal_edit"], goal, {"overall_goal": "Sköta post och räkningar"})
    do(client, cast.caseworker, BY_NAME["order_edit"], amendment, {"children_note": "Inga kvällar."})
    sent = do(client, cast.caseworker, BY_NAME["order_send"], amendment, {})
    assert sent.status_code == 200, sent.content
    refused = do(client, provider, BY_NAME["order_accept"], amendment, {"received_on": DAY, "start_on": DAY})
    assert [wrong["pointer"] for wrong in refused.json()["errors"]] == ["/start_on"]
    running = do(client, provider, BY_NAME["order_accept"], amendment, {"received_on": DAY}).json()
    assert (running["id"], running["goals"][0]["overall_goal"]) == (
        str(made["order"].pk),
        "Sköta post och räkningar",
    )


def test_a_returned_order_is_sent_again_with_the_answer(client, cast, made):
    tried(client, cast.coordinator, cast, made, "order_return")
    refused = do(client, cast.caseworker, BY_NAME["order_send"], made["sent"], {})
    assert [(wrong["pointer"], wrong["code"]) for wrong in refused.json()["errors"]] == [
        ("/answer", "required")
    ]
    sent = do(client, cast.caseworker, BY_NAME["order_send"], made["sent"], {"answer": "Så här."}).json()
    assert (sent["state"], sent["returns"][0]["answer"]) == ("sent", "Så här.")


def test_an_order_with_something_lacking_is_not_sent(client, cast, made):
    answer = do(client, cast.caseworker, BY_NAME["order_send"], made["draft"], {})
    assert (answer.status_code, answer.json()["code"]) == (409, "order_incomplete")
    assert "Mål 2, aktivitet 1: skriv varför." in answer.json()["title"]
    assert Order.objects.get(pk=made["draft"].pk).state == OrderState.DRAFT


def test_what_is_written_to_the_other_side_is_marked_as_read_by_answering_it(client, cast, made):
    tried(client, cast.caseworker, cast, made, "message_new")
    assert client.get(f"/api/v1/messages/{made['message'].pk}/").json()["read_at"] is not None


def test_the_provider_does_not_answer_for_the_authority(client, cast, made):
    for name in ("order_edit", "order_send", "order_amend", "order_carry_on"):
        record = {"order_edit": "accepted", "order_send": "accepted"}.get(
            name, wanted(cast, made)[name].record
        )
        done = wanted(cast, made)[name]
        answer = do(client, cast.coordinator, BY_NAME[name], made[record], done.body)
        assert answer.status_code == 403, name


def test_an_offer_without_a_reason_is_a_conflict_at_its_field(client, cast, made):
    answer = do(
        client,
        cast.coordinator,
        BY_NAME["offer_answer"],
        made["offer"],
        {"accepted": False, "answered_on": DAY},
    )
    assert answer.status_code == 409
    assert answer.json()["errors"][0]["pointer"] == "/reason"


def test_a_decision_of_another_case_is_no_choice(client, cast, made):
    body = {"decision": str(made["ordering"].pk)}
    for name in ("order_carry_on", "order_amend"):
        record = made[wanted(cast, made)[name].record]
        answer = do(client, cast.caseworker, BY_NAME[name], record, body)
        assert answer.status_code == 400, name
        assert [wrong["pointer"] for wrong in answer.json()["errors"]] == ["/decision"], name
