"""Everything that oversight does: by the right role, as on the page, and by nobody else."""

from datetime import date, timedelta

import pytest

from accounts.models import DeadlineRule, LimitRule
from accounts.rules import Role
from cases.models import Client
from cases.rules import ProtectionLevel
from orders.models import Order
from oversight import conference, flags, handling
from oversight.api import OPERATIONS
from oversight.auditing import actions as auditing
from oversight.models import AuditDraw, Budget, ConferenceItem, Flag, NationalReport, PaymentRule
from oversight.rules import FilePart, aspects_of
from tests.api.test_refusals import assert_problem
from tests.api.trying import Try, assert_only_the_right_one_does_it, call
from tests.audits import BEST, draw_file
from tests.cast import TODAY
from tests.money_records import money_records
from tests.walkers import foreign

DAY = TODAY.isoformat()
COMING = date(2027, 1, 1)
BY_NAME = {operation.name: operation for operation in OPERATIONS}


def _flag(cast) -> Flag:
    """The decision has expired: the caseworker is to do something."""
    case = cast.agreed().case
    AuditDraw.objects.create(
        municipality=cast.municipality, case=case, reviewer=cast.reviewer, drawn_on=TODAY
    )
    flags.raise_flags(COMING)
    return Flag.objects.get(case=case, rule="decision_expired")


def _assign(cast):
    flag, to = _flag(cast), cast.caseworker
    body = {"flags": [flag.pk], "to": to.pk}
    became = lambda _: Flag.objects.get(pk=flag.pk).assigned_to == to  # noqa: E731
    return Try(None, body, cast.section_leader, became)


def _snooze(cast):
    body = {"until": "2026-03-20", "reason": "Personen är på sjukhus."}
    became = lambda flag: flag["snoozed_until"] == "2026-03-20"  # noqa: E731
    return Try(_flag(cast), body, cast.caseworker, became, "other_caseworker")


def _wake(cast):
    until = TODAY + timedelta(days=9)
    flag = handling.snooze(_flag(cast), by=cast.caseworker, today=TODAY, until=until, reason="Sjuk")
    return Try(flag, {}, cast.caseworker, lambda found: found["snoozed_until"] is None, "other_caseworker")


def _explain(cast):
    order, then = cast.accepted(), TODAY - timedelta(days=30)
    Order.objects.filter(pk=order.pk).update(sent_on=then, received_on=then)
    body = {"rule": "plan_not_begun", "reason": "no_contact"}
    return Try(
        Order.objects.get(pk=order.pk),
        body,
        cast.support_worker,
        lambda found: (found["rule"], found["reason"]) == ("plan_not_begun", "no_contact"),
        "other_support_worker",
    )


def _call(cast):
    order = cast.accepted()
    return Try(
        None,
        {"counterpart": order.provider_id, "held_on": DAY},
        cast.caseworker,
        lambda found: found["provider"]["id"] == order.provider_id,
    )


def _called(cast):
    order = cast.accepted()
    sides = {"unit": cast.unit, "provider": cast.provider}
    return order, conference.call_conference(**sides, by=cast.caseworker, today=TODAY, held_on=TODAY)


def _conference(body, became):
    def of(cast):
        _, called = _called(cast)
        return Try(called, body, cast.caseworker, became, "other_caseworker", unseen=True)

    return of


def _add(cast):
    order, called = _called(cast)
    return Try(
        called,
        {"order": str(order.pk), "because": "Ny adress"},
        cast.coordinator,
        lambda item: (item["order"], item["added_because"]) == (str(order.pk), "Ny adress"),
        "other_coordinator",
        unseen=True,
    )


def _item(cast) -> ConferenceItem:
    order, called = _called(cast)
    AuditDraw.objects.create(
        municipality=cast.municipality, case=order.case, reviewer=cast.reviewer, drawn_on=TODAY
    )
    return conference.add_case(called, by=cast.caseworker, today=TODAY, order=order, because="Ny adress")


def _write(cast):
    body = {"outcome": "Vi provar tisdagar.", "task": "Ring", "task_for": cast.coordinator.pk, "task_by": DAY}
    became = lambda item: (item["outcome"], item["task_for"]["id"]) == (body["outcome"], body["task_for"])  # noqa: E731
    return Try(_item(cast), body, cast.caseworker, became, "other_caseworker", wrong="support_worker")


def _task(cast):
    item, worker = _item(cast), cast.support_worker
    written = {"outcome": "Vi provar.", "task": "Ring", "task_for": worker, "task_by": TODAY}
    item = conference.write_item(item, by=cast.caseworker, version=item.version, **written)
    became = lambda found: found["task_done_by"]["id"] == worker.pk  # noqa: E731
    return Try(item, {}, worker, became, "other_support_worker")


def _draw(cast):
    cast.accepted()
    body = {"title": "Mars", "seed": 7}
    return Try(None, body, cast.reviewer, lambda found: (found["files"], found["seed"]) == (1, 7))


def _hand_over(cast):
    draw, to = draw_file(cast, cast.case()), cast.user("gustav", Role.REVIEWER)
    return Try(
        draw.round,
        {"of": cast.reviewer.pk, "to": to.pk},
        cast.reviewer,
        lambda _: AuditDraw.objects.get(pk=draw.pk).reviewer == to,
        foreign().user("gösta", Role.REVIEWER),
    )


def _grade(cast):
    draw = draw_file(cast, cast.case())
    body = {"plan_when": "clear", "plan_when_comment": "Varje måndag"}
    return Try(
        draw,
        body,
        cast.reviewer,
        lambda found: (
            [(row["aspect"], row["comment"]) for row in found["grades"]] == [("plan_when", "Varje måndag")]
        ),
        cast.user("gustav", Role.REVIEWER),
        place=(draw.pk, "plan"),
        unseen=True,
    )


def _finish(cast):
    draw = draw_file(cast, cast.case())
    auditing.grade_file(draw, by=cast.reviewer, grades=BEST)
    other = cast.user("gustav", Role.REVIEWER)
    return Try(draw, {}, cast.reviewer, lambda found: found["graded_at"] is not None, other, unseen=True)


def _rule_set(body, became):
    return lambda cast: Try(None, body, cast.system_admin, lambda _: became())


def _preset(cast):
    """Another town's lengths, where the own are others."""
    DeadlineRule.objects.create(
        municipality=cast.municipality, key="plan_not_begun", days=10, valid_from=TODAY
    )
    taken = _has(DeadlineRule, key="plan_not_begun", days=14, valid_from="2026-04-01")
    body = {"preset": "botkyrka", "valid_from": "2026-04-01"}
    return Try(None, body, cast.system_admin, lambda _: taken())


def _removed(make):
    def of(cast):
        record = make(cast)
        gone = lambda _: not type(record).objects.filter(pk=record.pk).exists()  # noqa: E731
        return Try(record, {}, cast.system_admin, gone, foreign().system_admin)

    return of


def _length(cast):
    return DeadlineRule.objects.create(
        municipality=cast.municipality, key="plan_not_begun", days=10, valid_from=COMING
    )


def _limit(cast):
    return LimitRule.objects.create(
        municipality=cast.municipality, key="missed_in_row", value=2, valid_from=COMING
    )


def _of_money(name):
    return lambda cast: money_records(cast.unit, cast.section_leader, cast.municipality)[name]


def _deliver(cast):
    report = _of_money("national_report")(cast)
    body = {"delivered_on": DAY, "delivered_how": "i e-tjänsten"}
    other = cast.user("sigrid", Role.SECTION_LEADER, unit=cast.other_unit)
    became = lambda found: found["delivered_on"] == DAY  # noqa: E731
    return Try(report, body, cast.section_leader, became, other, unseen=True)


def _has(model, **values):
    return lambda: model.objects.filter(**values).exists()


LENGTH = {"key": "plan_not_begun", "length": 10, "measure": "days", "valid_from": "2026-04-01"}
TRIES = {
    "flags_assign": _assign,
    "flag_snooze": _snooze,
    "flag_wake": _wake,
    "late_plan_new": _explain,
    "conference_new": _call,
    "conference_renew": _conference({}, lambda found: found["closed_at"] is None),
    "conference_add": _add,
    "conference_close": _conference({"present": "Hanna"}, lambda found: found["closed_at"] is not None),
    "conference_item_write": _write,
    "conference_task_done": _task,
    "audit": _draw,
    "audit_hand_over": _hand_over,
    "file_part": _grade,
    "file_finish": _finish,
    "deadlines": _rule_set(
        LENGTH, _has(DeadlineRule, key="plan_not_begun", days=10, valid_from="2026-04-01")
    ),
    "presets": _preset,
    "deadline_remove": _removed(_length),
    "limits": _rule_set(
        {"key": "missed_in_row", "value": 2, "valid_from": "2026-04-01"}, _has(LimitRule, value=2)
    ),
    "limit_remove": _removed(_limit),
    "payment_rules": _rule_set(
        {"model": "performed", "rate": 436.5, "valid_from": DAY}, _has(PaymentRule, rate="436.50")
    ),
    "payment_rule_remove": _removed(_of_money("coming_payment_rule")),
    "budgets": _rule_set({"year": 2026, "hours": 100}, _has(Budget, year=2026)),
    "budget_remove": _removed(_of_money("coming_budget")),
    "national_reports": lambda cast: Try(
        None,
        {"what": "socialstyrelsen_month.2026-02-01"},
        cast.section_leader,
        lambda found: found["first_day"] == "2026-02-01",
    ),
    "national_report": _deliver,
}


def test_every_operation_is_tried():
    assert list(TRIES) == [operation.name for operation in OPERATIONS]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_only_the_right_one_does_it(client, cast, operation):
    assert_only_the_right_one_does_it(client, cast, operation, TRIES[operation.name](cast))


def test_a_report_is_checked_before_it_is_delivered(client, cast):
    each = _deliver(cast)
    NationalReport.objects.filter(pk=each.record.pk).update(checked_at=None, checked_by=None)
    operation = BY_NAME["national_report"]
    early = call(client, each.user, operation, each)
    assert early.status_code == 400, early.content
    checked = call(client, each.user, operation, each, body={})
    assert checked.json()["checked_by"]["id"] == each.user.pk
    assert call(client, each.user, operation, each).json()["delivered_on"] == DAY
    assert call(client, each.user, operation, each).json()["code"] == "not_now"


def test_a_refusal_to_give_a_flag_away_names_no_protected_person(client, cast):
    each = _assign(cast)
    Client.objects.update(protection_level=ProtectionLevel.CONFIDENTIALITY_FLAG)
    flag = Flag.objects.get(rule="plan_unread")
    flag.rule = "no_note"
    flag.save()
    body = {"flags": [flag.pk], "to": cast.colleague.pk}
    answer = call(client, cast.unit_manager, BY_NAME["flags_assign"], each, body=body)
    problem = assert_problem(answer, 409, "cannot_do_it")
    assert "Skyddade personuppgifter" in problem["title"]
    assert "Astrid" not in answer.content.decode()


def test_the_parts_of_the_rubric_are_graded_one_by_one_and_no_other_question_is_read(client, cast):
    each, operation = _grade(cast), BY_NAME["file_part"]
    for part in FilePart:
        each.place = (each.record.pk, part.value)
        body = {aspect.value: BEST[aspect].value for aspect in aspects_of(part)}
        assert call(client, each.user, operation, each, body=body).status_code == 200
    other = call(client, each.user, operation, each, body={"plan_when": "clear"})
    assert [error["pointer"] for error in other.json()["errors"]] == ["/plan_when"]
    each.place = (each.record.pk, "hus")
    assert call(client, each.user, operation, each, body={}).status_code == 404
