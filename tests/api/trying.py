"""Calls an operation of the API in every way that it must refuse, and then in the way that it is for."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.api import Operation
from accounts.models import User
from accounts.permissions import ALLOWED
from tests.api.extremes import assert_pointed_at, far_out
from tests.api.test_refusals import assert_problem

# Who is tried as the wrong role, the first that has not the permission.
OTHERS = ("caseworker", "coordinator", "reviewer", "support_worker", "system_admin")


@dataclass
class Try:
    """`record` is what the address names, by its id or by the `place` in the address; `became` is asked of the answer
    when it has been done. `twin` is the same role on the other side, where there is one; the `wrong` role is told so
    with 404 where it does not see what the page is about."""

    record: Any
    body: dict
    user: User
    became: Callable[[dict], bool]
    twin: str | User = ""
    place: tuple = ()
    wrong: str = ""
    unseen: bool = False


def call(client, user, operation: Operation, each: Try, body: dict | None = None, version: str | None = ""):
    client.force_login(user, "accounts.backends.DemoAwareBackend")
    place = iter(each.place or (each.record.pk if each.record is not None else "",))
    path = "/api/v1/" + re.sub("<[^>]*>", lambda _: str(next(place)), operation.path)
    headers = {}
    if operation.versioned and version is not None:
        headers["If-Match"] = version or f'W/"{type(each.record).objects.get(pk=each.record.pk).version}"'
    send = getattr(client, operation.method.lower())
    sent = each.body if body is None else body
    return send(path, sent, content_type="application/json", headers=headers)


def rows_of(record) -> list[dict]:
    return list(type(record)._default_manager.order_by("pk").values()) if record is not None else []


def assert_only_the_right_one_does_it(client, cast, operation: Operation, each: Try) -> dict:
    before = rows_of(each.record)
    wrong = each.wrong or next(
        name for name in OTHERS if getattr(cast, name).role not in ALLOWED[operation.needs]
    )
    refused = (404, "not_found") if each.unseen else (403, "not_permitted")
    assert_problem(call(client, getattr(cast, wrong), operation, each), *refused)
    if each.twin:
        twin = getattr(cast, each.twin) if isinstance(each.twin, str) else each.twin
        assert_problem(call(client, twin, operation, each), 404, "not_found")
    unknown = call(client, each.user, operation, each, each.body | {"okänt": 1})
    problem = assert_problem(unknown, 400, "not_accepted")
    assert [error["pointer"] for error in problem["errors"]] == ["/okänt"]
    for name, body in far_out(operation, each.body):
        assert_pointed_at(call(client, each.user, operation, each, body), name, operation.name)
    if operation.versioned:
        assert_problem(call(client, each.user, operation, each, version=None), 428, "version_missing")
        assert_problem(call(client, each.user, operation, each, version='W/"999"'), 412, "stale_version")
    assert rows_of(each.record) == before
    answer = call(client, each.user, operation, each)
    assert answer.status_code == operation.status, answer.content
    found = answer.json() if answer.content else {}
    if operation.creates:
        assert answer["Location"].endswith(f"/{found['id']}/")
    assert each.became(found), found
    return found
