"""The lists of one unit in the large municipality, when the country around it is small and when it is whole."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from oversight.flags import raise_flags

from . import country
from .figures import Figure, medians, milliseconds, queries

WARM_UP = 3
ROUNDS = 25
MOST_QUERIES = 17
# Quicker in the larger country is no broken promise.
MOST_TIME = 1.2
NOON = timezone.make_aware(datetime.combine(country.ON, datetime.min.time().replace(hour=12)))

CASEWORKER, UNIT_MANAGER = 10_000, 15_000
UNIT = PROVIDER = 100
LOGIN = settings.AUTHENTICATION_BACKENDS[-1]


@dataclass(frozen=True)
class Page:
    what: str
    user: int
    route: str
    sql: str
    params: dict
    query: str = ""

    def visitor(self) -> Callable[[], None]:
        """What asks for the page as the user would, logged in."""
        client, path = Client(), reverse(self.route) + self.query
        client.force_login(User.objects.get(pk=self.user), LOGIN)

        def visit():
            response = client.get(path)
            if response.status_code != 200:
                raise SystemExit(f"{path} answered {response.status_code}.")

        return visit

    def bare(self) -> list[tuple]:
        return country.run(self.sql, on=country.ON, **self.params)


MINE = {"unit": UNIT, "caseworker": CASEWORKER}
UNITS = {"unit": UNIT, "caseworker": None}
PAGES = (
    Page("unit manager's overview", UNIT_MANAGER, "overview", "overview", {"provider": PROVIDER}),
    Page("caseworker's start page", CASEWORKER, "start", "list", MINE),
    Page("caseworker's list, mine", CASEWORKER, "cases", "list", MINE),
    Page("caseworker's list, the unit's", CASEWORKER, "cases", "list", UNITS, "?vems=enhetens"),
)


def figures(persons: int) -> list[Figure]:
    with time_machine.travel(NOON):
        for inside in country.BOTH.values():
            with inside():
                raise_flags(country.ON)
                country.settle()
        return [figure for page in PAGES for figure in _figures(page, persons)]


def _figures(page: Page, persons: int) -> list[Figure]:
    _refuse_difference(page)
    visits = {}
    for name, inside in country.BOTH.items():
        with inside():
            visits[name] = page.visitor()
    medians(partial(_round, page, visits), WARM_UP)
    times = medians(partial(_round, page, visits), ROUNDS)
    return [
        _figure(page, visits, times, "small", country.SMALL),
        _figure(page, visits, times, "full", persons),
    ]


def _round(page: Page, visits: dict) -> dict[tuple[str, str], float]:
    times = {}
    for name, inside in country.BOTH.items():
        with inside():
            times["ours", name] = milliseconds(visits[name])
            times["bare", name] = milliseconds(page.bare)
    return times


def _figure(page: Page, visits: dict, times: dict, name: str, persons: int) -> Figure:
    with country.BOTH[name]():
        asked = queries(visits[name])
    growth = times["ours", name] / times["ours", "small"]
    promise = f"at most {MOST_QUERIES} queries"
    if name == "full":
        promise += f" and {MOST_TIME} × the time of {country.SMALL:,} ({growth:.2f})"
    return Figure(
        what=page.what,
        n=persons,
        ours=times["ours", name],
        bare=times["bare", name],
        queries=asked,
        promise=promise,
        holds=asked <= MOST_QUERIES and growth <= MOST_TIME,
    )


def _refuse_difference(page: Page) -> None:
    """The unit's own data must be alike in both, or the times could not be compared."""
    answers = []
    for inside in country.BOTH.values():
        with inside():
            answers.append(page.bare())
    if answers[0] != answers[1]:
        raise SystemExit(f"The {page.what} differs between the small country and the full one.")
