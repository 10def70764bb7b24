"""The API's lists, single records and bulk of visits, beside the same as plain Django REST framework and as bare SQL.

Of what is read the bare SQL is the statements of the plain endpoint, run and fetched and no more; of the bulk it is the
INSERTs of the same rows, history and all."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import count, cycle, islice
from uuid import UUID, uuid4

import time_machine
from django.db import connection, transaction
from django.test import Client, override_settings

from accounts.models import User
from boendestod import dates
from followup.models import DayNote, Visit
from orders.models import Order
from orders.rules import OrderState
from oversight.flags import raise_flags

from . import country, plain
from .figures import Figure, medians, milliseconds, queries
from .pages import LOGIN, NOON, PROVIDER, UNIT_MANAGER
from .sync import TEXT, insert_of

WARM_UP = 3
ROUNDS = 15
BULK_ROUNDS = 3
ROWS = (50, 200)
VISITS = 1000
# Visibility, filters and the access log, beside none of them.
MOST_BESIDE_PLAIN = 2
LISTS = ("orders", "visits", "flags")
DETAILS = ("orders", "plans")
# Who asks is found alike by both; it is no part of the answer.
OF_THE_CALLER = ("django_session", '"accounts_user" WHERE', '"accounts_membership"')
HOURS = count(1)


def figures(persons: int) -> list[Figure]:
    with time_machine.travel(NOON), override_settings(ROOT_URLCONF=plain.__name__):
        raise_flags(country.ON)
        country.settle()
        client = Client()
        client.force_login(User.objects.get(pk=UNIT_MANAGER), LOGIN)
        read = [figure for name in LISTS for rows in ROWS for figure in _list(client, name, rows)]
        read += [figure for name in DETAILS for figure in _detail(client, name)]
        return read + _bulk(client)


def _list(client: Client, name: str, rows: int) -> list[Figure]:
    address = f"{name}/?page_size={rows}"
    shown = _get(client, f"/api/v1/{address}").json()["results"]
    plain.SHOWN.clear()
    plain.SHOWN.update(row["id"] for row in shown)
    ours, theirs = (partial(_get, client, f"/{root}/{address}") for root in ("api/v1", "plain"))
    if theirs().json()["results"] != shown:
        raise SystemExit(f"The plain list of {name} shows something else.")
    return _read(f"API: list of {name}, {len(shown)} rows", len(shown), ours, theirs)


def _detail(client: Client, name: str) -> list[Figure]:
    newest = _get(client, f"/api/v1/{name}/?page_size=1").json()["results"][0]["id"]
    ours, theirs = (partial(_get, client, f"/{root}/{name}/{newest}/") for root in ("api/v1", "plain"))
    if theirs().json() != ours().json():
        raise SystemExit(f"The plain record of {name} shows something else.")
    return _read(f"API: one of {name}", 1, ours, theirs)


def _get(client: Client, address: str):
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}.")
    return answer


def _read(what: str, n: int, ours: Callable, theirs: Callable) -> list[Figure]:
    works = {"ours": ours, "plain": theirs, "bare": partial(_fetch, _statements(theirs))}
    a_round = partial(_round, works)
    medians(a_round, WARM_UP)
    return _figures(what, n, medians(a_round, ROUNDS), queries(ours), queries(theirs))


def _round(works: dict[str, Callable]) -> dict[str, float]:
    return {name: milliseconds(work) for name, work in works.items()}


def _statements(work: Callable) -> list[tuple]:
    sent = []

    def note(execute, sql, params, many, context):
        if sql.startswith("SELECT") and not any(word in sql for word in OF_THE_CALLER):
            sent.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        work()
    return sent


def _fetch(statements: list[tuple]) -> None:
    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            cursor.fetchall()


def _figures(what: str, n: int, times: dict, asked: int, asked_plainly: int) -> list[Figure]:
    ratio = times["ours"] / times["plain"]
    return [
        Figure(
            what=what,
            n=n,
            ours=times["ours"],
            bare=times["bare"],
            queries=asked,
            promise=f"at most {MOST_BESIDE_PLAIN} × plain DRF ({ratio:.2f})",
            holds=ratio <= MOST_BESIDE_PLAIN,
        ),
        Figure(
            what=f"{what}, plain DRF",
            n=n,
            ours=times["plain"],
            bare=times["bare"],
            queries=asked_plainly,
            promise="",
            holds=None,
        ),
    ]


def _bulk(client: Client) -> list[Figure]:
    """Every round logs a thousand new visits each way, over all the orders that the provider has."""
    orders = Order.objects.filter(provider=PROVIDER, state=OrderState.ACCEPTED).exclude(key_worker=None)
    asked: dict[str, int] = {}
    times = medians(partial(_bulk_round, client, list(orders), asked), BULK_ROUNDS)
    return _figures(f"API: bulk of {VISITS:,} visits", VISITS, times, asked["ours"], asked["plain"])


def _bulk_round(client: Client, orders: list[Order], asked: dict[str, int]) -> dict[str, float]:
    times = {}
    usual = [_visit(order) for order in islice(cycle(orders), VISITS)]
    ours = [visit | {"id": str(uuid4()), "happened": "performed"} for visit in usual]
    theirs = [visit | {"outcome": "performed"} for visit in usual]
    for name, address, body in (
        ("ours", "/api/v1/visits/bulk/", {"visits": ours}),
        ("plain", "/plain/visits/", theirs),
    ):
        times[name] = milliseconds(partial(_count, asked, name, partial(_post, client, address, body)))
    rows = _rows([visit["id"] for visit in ours])
    times["bare"] = milliseconds(partial(_insert, rows))
    return times


def _visit(order: Order) -> dict:
    begins = dates.now() - timedelta(hours=next(HOURS) % 5000 + 2)
    return {
        "order": str(order.pk),
        "support_worker": order.key_worker_id,
        "starts_at": begins.isoformat(),
        "ends_at": (begins + timedelta(hours=1)).isoformat(),
        "text": TEXT,
    }


def _count(asked: dict[str, int], name: str, work: Callable) -> None:
    asked[name] = queries(work)


def _post(client: Client, address: str, body) -> None:
    answer = client.post(address, body, content_type="application/json")
    results = answer.json()["results"] if answer.status_code == 200 else []
    if answer.status_code != 201 and {result["status"] for result in results} != {201}:
        raise SystemExit(f"{address} answered {answer.status_code}: {answer.content[:500]}")


def _rows(visits: list[str]) -> list[tuple[str, tuple]]:
    """The statements that write the same visits and notes again under new ids."""
    notes = dict(DayNote.objects.filter(visit__in=visits).values_list("visit", "pk"))
    rows = []
    for pk in map(UUID, visits):
        visit, note = uuid4(), uuid4()
        rows += [insert_of(model, "id", pk, id=visit) for model in (Visit, Visit.history.model)]
        rows += [
            insert_of(model, "id", notes[pk], id=note, visit_id=visit)
            for model in (DayNote, DayNote.history.model)
        ]
    return rows


@transaction.atomic
def _insert(rows: list[tuple[str, tuple]]) -> None:
    with connection.cursor() as cursor:
        for statement, values in rows:
            cursor.execute(statement, values)
