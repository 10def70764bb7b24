"""Walks all tables: what every record of a case must have, in Django and in PostgreSQL, so that a new table
without it fails here."""

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, models, transaction
from psycopg2.errors import InsufficientPrivilege

from accounts.models import AccessLog, CaseRecord, RecordQuerySet
from cases import actions as case_actions
from cases.models import Case, Decision
from cases.rules import Sex
from followup import actions as followup_actions
from followup.models import DayNote, DecisionFollowUp, PlanFollowUp, Visit
from followup.rules import Conclusion, GoalResult, Step
from orders import actions as order_actions
from orders.models import Order
from oversight import actions as oversight_actions
from oversight import handling
from oversight.auditing import actions as audit_actions
from oversight.models import Flag
from oversight.rules import FlagRule
from plans.models import Plan, PlanAnswer, PlanVersion
from plans.rules import LateReason
from tests.audits import draw_file
from tests.cast import NUMBERS, TODAY
from tests.daily_records import daily_records
from tests.desk import amended, desk_records, extended
from tests.plan_records import plan_records, returned
from tests.walkers import thread, twin, walkers

OUR_APPS = ("accounts", "cases", "orders", "plans", "followup", "oversight")
OURS = [model for app in OUR_APPS for model in apps.get_app_config(app).get_models()]
RECORDS = [model for model in OURS if issubclass(model, CaseRecord)]
HISTORIES = [record.history.model for record in RECORDS]
LOGS = [*HISTORIES, AccessLog, PlanVersion, PlanAnswer]


def names(model) -> set[str]:
    return {field.name for field in model._meta.get_fields()}


# What hangs on a case without being a record of it: no history of its own, but the same wall around it.
OF_A_CASE = [model for model in OURS if "case" in names(model) and model not in (*RECORDS, *HISTORIES)]
VISIBLE = [*RECORDS, *OF_A_CASE]


@pytest.fixture
def triggers(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal")
        return set(cursor.fetchall())


@pytest.fixture
def every_table_filled(cast):
    """Two threads, with what a thread does not always have."""
    mine = thread(cast, reviewer=cast.reviewer)
    theirs = thread(twin(cast), NUMBERS[1])
    for side, whole in ((cast, mine), (twin(cast), theirs)):
        handling.snooze(
            whole.flag,
            by=side.caseworker,
            today=date(2027, 1, 1),
            until=date(2027, 1, 8),
            reason="Läser den i nästa vecka",
        )
        desk_records(side, whole.case, whole.decision, whole.order)
        amended(side, whole.order)
        extended(side, Decision.objects.get(pk=whole.decision.pk))
        _tapered(side, whole.plan)
        _life_of_a_plan(side, whole)
        daily_records(side, whole.plan)
    order_actions.return_with_question(
        cast.sent(cast.case(cast.client(NUMBERS[2]))),
        by=cast.coordinator,
        category="goal_unclear",
        question="Vilken post?",
    )
    followup_actions.correct_note(
        mine.day_note, by=cast.support_worker, text="Två högar.", reason="Fel antal"
    )
    audit_actions.grade_file(
        draw_file(cast, mine.case), by=cast.reviewer, grades={"plan_how": "clear"}, comments={}
    )
    AccessLog.objects.create(
        user=cast.caseworker, role="caseworker", municipality_id=1, model="case", action="read"
    )
    return mine


def _tapered(side, plan):
    followup_actions.hold_plan_follow_up(
        plan,
        by=side.support_worker,
        today=TODAY,
        held_on=TODAY,
        outcomes=dict.fromkeys(plan.goals.standing(), (GoalResult.NEARER, "")),
        conclusion=Conclusion.TAPER,
        taper=[Step(date(2026, 4, 1), Decimal(1), "")],
    )


def _life_of_a_plan(side, whole):
    """A plan that was sent back, and why another is late."""
    client = case_actions.register_client(
        by=side.caseworker, today=TODAY, birth_year=1980, sex=Sex.MAN, first_name="Test", last_name="Ö"
    )
    returned(side, plan_records(side, side.case(client))["review"])
    oversight_actions.explain_late(
        whole.order,
        by=side.support_worker,
        today=date(2027, 1, 1),
        rule=FlagRule.PLAN_FOLLOWUP_OVERDUE,
        reason=LateReason.STAFF,
    )


def test_there_are_records_to_walk():
    assert {"Client", "Case", "Decision", "Order", "Plan", "Visit", "DayNote", "PlanFollowUp"} <= {
        model.__name__ for model in RECORDS
    }
    assert {model.__name__ for model in OF_A_CASE} == {
        "Flag",
        "AuditDraw",
        "SyncOperation",
        "DevicePackItem",
    }


@pytest.mark.parametrize("model", VISIBLE, ids=lambda model: model.__name__)
def test_what_hangs_on_a_case_carries_its_municipality_and_says_who_sees_it(model):
    municipality = model._meta.get_field("municipality")
    assert municipality.remote_field.on_delete is models.PROTECT
    assert not municipality.null
    visible_to = getattr(model.objects.all(), "visible_to", None)
    assert visible_to is not None
    assert visible_to.__func__ is not RecordQuerySet.visible_to


def test_a_part_carries_the_municipality_of_its_whole(every_table_filled):
    for model in VISIBLE:
        for field in model._meta.get_fields():
            parent = field.related_model if field.many_to_one and field.concrete else None
            if parent in RECORDS:
                astray = model.objects.exclude(**{f"{field.name}__municipality": models.F("municipality")})
                assert not astray.exclude(**{field.name: None}).exists(), (model, field.name)


def test_every_log_is_append_only_and_every_record_is_recorded_once(triggers):
    logs = {log._meta.db_table for log in LOGS}
    records = {record._meta.db_table for record in RECORDS}
    assert logs <= {table for table, name in triggers if name == "append_only"}
    assert logs <= {table for table, name in triggers if name == "never_emptied"}
    assert records <= {table for table, name in triggers if name == "recorded_once"}


def refused(sql: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except ProgrammingError as refusal:
        return isinstance(refusal.__cause__, InsufficientPrivilege)
    return False


def test_no_row_of_a_log_can_be_changed_deleted_or_emptied_away(every_table_filled):
    """The tests themselves must empty tables, so the third trigger is off until this transaction turns it on."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for log in LOGS:
            cursor.execute(f"ALTER TABLE {log._meta.db_table} ENABLE TRIGGER never_emptied")
    for log in LOGS:
        table, key = log._meta.db_table, log._meta.pk.column
        before = list(log.objects.order_by("pk").values())
        assert before, f"{table} has no row that could be changed"
        assert refused(f"UPDATE {table} SET {key} = {key} + 1000000"), table
        assert refused(f"DELETE FROM {table}"), table
        assert refused(f"TRUNCATE {table} CASCADE"), table
        assert list(log.objects.order_by("pk").values()) == before


def test_the_servers_time_of_a_record_cannot_be_changed(every_table_filled):
    for record in RECORDS:
        table = record._meta.db_table
        assert record.objects.exists(), f"{table} has no row that could be changed"
        assert refused(f"UPDATE {table} SET recorded_at = recorded_at - interval '1 day'"), table


def test_every_record_was_saved_with_its_history(every_table_filled):
    for record in RECORDS:
        kept = set(record.history.values_list("id", flat=True))
        assert set(record.objects.values_list("pk", flat=True)) <= kept, record


def test_the_ids_in_any_list_are_the_ids_that_open(every_table_filled, cast):
    for user in walkers(cast).values():
        for model in VISIBLE:
            listed = list(model.objects.visible_to(user).values_list("pk", flat=True))
            opened = [pk for pk in model.objects.values_list("pk", flat=True) if opens(model, pk, user)]
            assert sorted(listed) == sorted(opened), (user, model)


def opens(model, pk, user) -> bool:
    return len(model.objects.visible_to(user).filter(pk=pk)) == 1


SHOWN = {
    "cases": [Case],
    "decisions": [Decision],
    "orders": [Order],
    "plans": [Plan],
    "visits": [Visit],
    "day-notes": [DayNote],
    "follow-ups": [PlanFollowUp, DecisionFollowUp],
    "flags": [Flag],
}


# Otherwise the flags that are closed are left out.
ALSO_CLOSED = {"flags": {"open": "false"}}


@pytest.mark.parametrize("resource", SHOWN)
def test_the_ids_in_a_list_of_the_api_are_the_ids_that_open_there(every_table_filled, cast, client, resource):
    everything = {str(pk) for model in SHOWN[resource] for pk in model.objects.values_list("pk", flat=True)}
    address = f"/api/v1/{resource}/"
    for user in walkers(cast).values():
        client.force_login(user, "accounts.backends.DemoAwareBackend")
        listed = {str(row["id"]) for row in client.get(address, ALSO_CLOSED.get(resource)).json()["results"]}
        opened = {pk for pk in everything if client.get(f"{address}{pk}/").status_code == 200}
        assert listed == opened, user
