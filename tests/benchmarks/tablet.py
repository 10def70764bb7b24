"""Min dag on an emulated tablet: from the address to the lock, and from the PIN to the day, without the fingers. On a
tablet as fast as this machine the two together, and on one that is slower each of the two waits."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import time_machine
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from accounts.actions import register_device
from boendestod.dev import system
from followup.models import PlannedVisit
from tests.browser.tablets import LAUNCH, PIN, Tablet
from tests.cast import TODAY, Cast, at, make_cast

from .figures import Figure

ROUNDS = 5
HOURS = range(8, 18)
SLOWER = 4
FIRST_VIEW = 1_000
CACHES = ("cold", "warm")
FORGET = """async () => {
  await (await navigator.serviceWorker.getRegistration("/falt/"))?.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
}"""


@dataclass(frozen=True)
class Opening:
    """Milliseconds."""

    to_the_lock: float
    to_the_day: float

    @property
    def together(self) -> float:
        return self.to_the_lock + self.to_the_day


def figures() -> list[Figure]:
    if missing := system.missing_for_browser():
        print(f"Min dag is not measured, as these are not installed: {' '.join(missing)}\n")
        return []
    # Playwright's event loop makes Django believe that what runs beside it is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with time_machine.travel(at(TODAY, 12), tick=False):
        _go_on_after_the_country()
        cast = make_cast("Plattköping")
        _plan_a_day(cast)
        server = LiveServer("localhost")
        try:
            times = _times(cast, server.url)
        finally:
            server.stop()
    return [figure for cache in CACHES for figure in _figures(cache, times)]


def _go_on_after_the_country() -> None:
    """The country is written with its ids, which PostgreSQL's sequences have not heard of."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)


def _plan_a_day(cast: Cast) -> None:
    order = cast.agreed().order
    for hour in HOURS:
        visit = PlannedVisit(
            municipality=cast.municipality,
            case=order.case,
            order=order,
            starts_at=at(TODAY, hour),
            ends_at=at(TODAY, hour) + timedelta(minutes=45),
            support_worker=cast.support_worker,
        )
        visit.save_change(by=cast.coordinator, reason="planned_visit.new")


def _times(cast: Cast, url: str) -> dict[tuple[str, int], list[Opening]]:
    """By cache and by how many times slower the processor is."""
    _, code = register_device(by=cast.coordinator, name="Surfplatta 1")
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        tablet = Tablet(playwright.chromium, LAUNCH, folder, url).open()
        tablet.start_working(cast.support_worker, code)
        session = tablet.context.new_cdp_session(tablet.page)

        def forget_files():
            tablet.page.evaluate(FORGET)
            session.send("Network.clearBrowserCache")

        prepare = {"cold": forget_files, "warm": lambda: None}
        times = {}
        for slower in (1, SLOWER):
            session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
            for cache in CACHES:
                times[cache, slower] = [_opening(tablet, prepare[cache]) for _ in range(ROUNDS)]
        tablet.put_away()
    return times


def _opening(tablet: Tablet, prepare: Callable) -> Opening:
    prepare()
    began = perf_counter()
    tablet.page.reload(wait_until="commit")
    tablet.page.locator("[name=pin]").wait_for()
    to_the_lock = perf_counter() - began
    tablet.page.fill("[name=pin]", PIN)
    began = perf_counter()
    tablet.press("Lås upp")
    tablet.page.locator(".falt-visit").first.wait_for()
    return Opening(to_the_lock * 1000, (perf_counter() - began) * 1000)


def _figures(cache: str, times: dict) -> list[Figure]:
    slow = times[cache, SLOWER]
    slowly = f"{cache} cache, processor {SLOWER} × slower"
    return [
        _figure(f"Min dag, {cache} cache", [opening.together for opening in times[cache, 1]]),
        _figure(f"to the lock, {slowly}", [opening.to_the_lock for opening in slow]),
        _figure(f"from the PIN to Min dag, {slowly}", [opening.to_the_day for opening in slow]),
    ]


def _figure(what: str, taken: list[float]) -> Figure:
    return Figure(
        what=what,
        n=len(HOURS),
        ours=median(taken),
        bare=None,
        queries=None,
        promise=f"within {FIRST_VIEW} ms",
        holds=median(taken) <= FIRST_VIEW,
    )
