import os
import threading

import pytest
from django.db import connection
from django.template import engines
from hypothesis import HealthCheck, settings
from playwright.sync_api import expect

from boendestod.dev import system
from tests.browser.tablets import LAUNCH
from tests.cast import TODAY, at, make_cast

MISSING = system.missing_for_browser()

# A busy machine is no finding of a test.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
expect.set_options(timeout=15_000)

# Playwright's event loop makes Django believe that the test itself is asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


class Undefined(str):
    """A template that names a variable which the view did not give fails instead of showing nothing."""

    __slots__ = ()

    def __contains__(self, _):
        return True

    def __mod__(self, name):
        raise AssertionError(f"The template variable {name} is undefined.")


@pytest.fixture(autouse=True, scope="session")
def undefined_variables_fail(django_test_environment):
    engines["django"].engine.string_if_invalid = Undefined("%s")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A transactional test empties every table after itself, which the logs refuse; tests/test_tables.py sees
    the refusal with the triggers on."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'never_emptied'")
        for (table,) in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER never_emptied")
    yield
    # A browser that has just been closed may still hold a thread of the server, and the thread a connection.
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | LAUNCH


@pytest.fixture(autouse=True)
def the_server_has_answered(request):
    """Before the tables are emptied. The browser is closed by then, so every thread that began for it comes to its end;
    a client of an earlier test may keep its connection, and is waited for once."""
    if "live_server" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("transactional_db")
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if "process_request_thread" in thread.name:
            thread.join(10)


# Few tests that take minutes: they begin first, so that nobody waits for them alone at the end.
LONG = ("test_every_page.py", "test_role_walk.py", "test_contract.py")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.path.name not in LONG)
    for item in items:
        if "page" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if MISSING and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=f"Not installed: {' '.join(MISSING)}"))


@pytest.fixture
def cast(db, time_machine):
    """The fixed cast of tests/cast.py, on its day."""
    time_machine.move_to(at(TODAY, 12), tick=False)
    return make_cast()
