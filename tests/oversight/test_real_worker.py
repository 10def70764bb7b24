"""One import through the real queue: a worker of its own process, on this test's database."""

import os
import signal
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.db import connection

from boendestod.celery import app
from cases.models import Case
from oversight import actions
from oversight.models import ImportJob
from oversight.rules import ImportState
from oversight.tasks import run_import
from tests.oversight.case_files import row, text_of

PATIENCE = 60
OPTIONS = ("-P", "solo", "-l", "WARNING", "--without-gossip", "--without-mingle")


@pytest.fixture
def worker(transactional_db):
    database = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    command = [sys.executable, "-m", "celery", "-q", "-A", "boendestod", "worker", *OPTIONS]
    process = subprocess.Popen(command, env=os.environ | {"DATABASE_URL": database.geturl()})
    yield process
    process.send_signal(signal.SIGQUIT)
    process.wait(PATIENCE)


@pytest.fixture
def real_queue():
    """The settings of the tests run tasks where they are called."""
    assert app.conf.task_always_eager
    app.conf.task_always_eager = False
    yield
    app.conf.task_always_eager = True


def wait_until_ended(job: ImportJob, worker: subprocess.Popen) -> None:
    for _ in range(PATIENCE * 10):
        job.refresh_from_db()
        if job.ended_at is not None:
            return
        try:
            worker.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        pytest.fail(f"The worker ended with status {worker.returncode}.")


def test_the_worker_imports_what_was_uploaded(cast, worker, real_queue):
    content = text_of(row(municipality="Provstad", unit="Norra")).encode()
    job = actions.upload_cases(by=cast.system_admin, file_name="a.csv", content=content, dry_run=False)
    run_import.delay(job.pk)
    wait_until_ended(job, worker)
    assert job.state == ImportState.DONE
    assert Case.objects.get().history.get().history_user == cast.system_admin
