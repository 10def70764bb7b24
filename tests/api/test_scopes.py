"""A token does no more than it was allowed, whatever the role may: each operation asks for the scope that its
description names, and is refused without it."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from oauth2_provider.models import AccessToken

from accounts.permissions import ALLOWED, scope_of
from accounts.scopes import readable
from boendestod import dates
from tests.cast import NUMBERS
from tests.role_sees import SEES
from tests.role_table import ROUTES
from tests.systems import system_at
from tests.test_role_walk import state
from tests.walked_records import records
from tests.walkers import NOWHERE, TWINS, walkers

from .operations import OPERATIONS, path_of


@pytest.fixture(autouse=True)
def counters_begin_anew():
    cache.clear()


@pytest.fixture
def everything(cast):
    return records(cast, NUMBERS[0], cast.municipality, cast.reviewer)


@pytest.fixture
def holding(cast):
    """A browser of whoever, with a token of exactly these scopes."""
    system, _ = system_at(cast)
    users = walkers(cast)

    def client_of(name: str, scopes: set[str]) -> Client:
        user = users[name]
        system.scopes = sorted({scope_of(key) for key in ALLOWED} | readable().keys())
        system.calls_a_minute = 1_000_000
        where = {"unit": user.membership.unit, "provider": user.membership.provider}
        for place, value in where.items():
            setattr(system, place, value)
        system.save()
        token = AccessToken.objects.create(
            user=user,
            application=system,
            token=f"{name}-{dates.now().timestamp()}-{len(scopes)}-{AccessToken.objects.count()}",
            expires=dates.now() + timedelta(hours=1),
            scope=" ".join(sorted(scopes)),
        )
        return Client(headers={"authorization": f"Bearer {token.token}"})

    return client_of


def opener(operation) -> str:
    page = ROUTES[operation.name]
    may = page.opens & SEES.get(page.record, page.opens)
    return min(may - set(TWINS) - set(NOWHERE) or may)


def test_no_operation_is_done_by_a_token_that_lacks_its_scope(everything, holding):
    all_scopes, before, wrong = {scope_of(key) for key in ALLOWED} | readable().keys(), state(), {}
    for operation in OPERATIONS:
        client = holding(opener(operation), all_scopes - {scope_of(operation.needs)})
        answer = client.generic(
            operation.method,
            path_of(operation, everything.get(ROUTES[operation.name].record)),
            "{}",
            content_type="application/json",
            headers={"If-Match": 'W/"1"'},
        )
        if (answer.status_code, answer.json()["code"]) != (403, "insufficient_scope"):
            wrong[operation.name] = (answer.status_code, answer.json())
    assert not wrong
    assert state() == before
