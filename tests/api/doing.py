"""Carries out the rows of a station's table of operations, for the tests that walk it."""

from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import transaction

from tests.api.operations import path_of


class Done(NamedTuple):
    """What an operation is tried with: the name of the record, the body, and what stands in the answer."""

    record: str | None
    body: dict
    gives: dict[str, Any]


def do(client, user, operation, record, body, *, version=None):
    client.force_login(user, "accounts.backends.DemoAwareBackend")
    if version is None and operation.versioned:
        record.refresh_from_db()
        version = record.version
    headers = {"If-Match": f'W/"{version}"'} if version else {}
    send = getattr(client, operation.method.lower())
    return send(path_of(operation, record), body, content_type="application/json", headers=headers)


@contextmanager
def undone():
    """Everything is as it was afterwards, so that the next operation meets the same records."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def assert_given(client, operation, answer, expected) -> None:
    """The record as one reads it, with its version if it has one and, when it is new, its address."""
    found = answer.json()
    assert {field: found[field] for field in expected} == expected, operation.name
    if "version" in found:
        assert answer["ETag"] == f'W/"{found["version"]}"', operation.name
    assert ("Location" in answer) == operation.creates, operation.name
    if operation.creates:
        assert client.get(answer["Location"]).json() == found, operation.name
