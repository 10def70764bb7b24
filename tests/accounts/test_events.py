"""PostgreSQL notes an event with every row of history, in the transaction of the change and with the right case."""

import pytest
from django.apps import apps
from django.db import connection

from accounts.models import CaseRecord, Event
from cases.models import Case
from tests.test_tables import every_table_filled  # noqa: F401 - a fixture

RECORDS = [
    model
    for model in apps.get_models()
    if issubclass(model, CaseRecord) and not model.__name__.startswith("Historical")
]


@pytest.mark.django_db
def test_every_table_of_history_notes_events():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'noted'")
        noted = {table for (table,) in cursor.fetchall()}
    assert noted == {model.history.model._meta.db_table for model in RECORDS}


def case_of(record):
    if isinstance(record, Case):
        return record.pk
    direct = getattr(record, "case", None)
    if direct is None:
        parent = next(
            (getattr(record, name) for name in ("visit", "note", "follow_up") if hasattr(record, name)), None
        )
        direct = parent.case if parent is not None else None
    return direct.pk if direct is not None else None


def test_every_record_has_its_events_with_its_case_and_each_once(every_table_filled):  # noqa: F811
    for model in RECORDS:
        label = model._meta.label_lower
        noted = list(Event.objects.filter(model=label).in_order())
        history = list(model.history.order_by("history_id"))
        assert len(noted) == len(history) > 0, label
        assert sorted((e.record_id, e.version) for e in noted) == sorted(
            (str(h.id), h.version) for h in history
        )
        for record in model.objects.all():
            for event in Event.objects.filter(model=label, record_id=record.pk):
                assert event.case_id == case_of(record), label
                assert event.municipality_id == record.municipality_id
