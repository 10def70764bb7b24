"""The server dies in the middle of a sync, and comes back."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection, transaction

from followup.models import SyncOperation, Visit
from tests.browser.tablets import Tablet
from tests.cast import TODAY, at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

YESTERDAY = TODAY - timedelta(days=1)
APPLICATION = "tests.browser.tablet.server:application"
WAITS_FOR_A_LOCK = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO "followup_syncoperation"%%'
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def database_url() -> str:
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


@pytest.fixture
def gunicorn():
    """Starts a server of its own on the test's database, and gives how to kill it."""
    running = []
    port = free_port()

    def start() -> str:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "gunicorn",
                f"--bind=127.0.0.1:{port}",
                "--threads=4",
                "--no-control-socket",
                APPLICATION,
            ],
            cwd=settings.ROOT,
            env=os.environ
            | {
                "DATABASE_URL": database_url(),
                "DJANGO_SETTINGS_MODULE": "boendestod.settings.test",
                "NOW": at(TODAY, 12).isoformat(),
            },
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        running.append(process)
        assert any("Listening at" in line for line in process.stderr)
        answers = HTTPConnection("127.0.0.1", port, timeout=60)
        answers.request("GET", "/falt/")
        status = answers.getresponse().status
        answers.close()
        assert status == 200
        return f"http://127.0.0.1:{port}"

    def kill():
        process = running.pop()
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stderr.close()

    yield start, kill
    if running:
        kill()


@contextmanager
def stuck_at(op_id: str, device):
    """Whoever stores this operation waits, until the block is left and nothing has been stored by it."""
    with transaction.atomic():
        SyncOperation(
            op_id=op_id,
            municipality=device.municipality,
            device=device,
            seq=0,
            body_sha256="0" * 64,
            result="retry",
        ).save(force_insert=True)
        yield
        transaction.set_rollback(True)


def is_stuck() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(WAITS_FOR_A_LOCK)
        return cursor.fetchone()[0] > 0


def test_a_server_killed_in_the_middle_of_a_sync_loses_and_doubles_nothing(
    browser_type, browser_type_launch_args, tmp_path, cast, device_and_code, gunicorn
):
    start, kill = gunicorn
    device, code = device_and_code
    order = cast.agreed().order
    tablet = Tablet(browser_type, browser_type_launch_args, tmp_path, start()).open()
    tablet.start_working(cast.support_worker, code)
    tablet.offline()
    written = [tablet.log_visit(order, at(YESTERDAY, hour)) for hour in (8, 10, 12, 14, 16)]

    with stuck_at(written[2], device):
        tablet.context.set_offline(False)
        tablet.page.evaluate("import('/static/js/falt.js').then(({ tablet }) => { tablet.refresh(); })")
        while not is_stuck():
            tablet.page.evaluate("new Promise(requestAnimationFrame)")
        kill()
    assert Visit.objects.count() == 2
    assert tablet.ask("tablet.state.unsent") == 5

    start()
    tablet.until("!tablet.outbox().some((row) => row.state === 'sending')")
    tablet.ask("await tablet.refresh()")
    tablet.until_sent()
    assert Visit.objects.count() == SyncOperation.objects.filter(result="applied").count() == 5
    tablet.put_away()
    assert tablet.errors == []
