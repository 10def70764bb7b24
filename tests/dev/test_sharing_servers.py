"""`make run` and `make manage` on one set of embedded servers, come, go and killed in any order.

One file and one data folder, because a migrated database takes seconds to make.
"""

import os
import signal
import socket
import urllib.request

from .conftest import free_port, output, wait_for_line, wait_until

SAY_AND_FAIL = """shell -v0 -c 'import sys; print("said"); print("noted", file=sys.stderr); sys.exit(7)'"""
REMEMBER = (
    """shell -v0 -c 'from django.contrib.auth.models import Group; Group.objects.create(name="kept")'"""
)
RECALL = """shell -v0 -c 'from django.contrib.auth.models import Group; print(Group.objects.get())'"""


def test_manage_gives_only_the_commands_output_and_its_status(clone):
    process = clone.make_manage(SAY_AND_FAIL)
    said, noted = process.communicate()
    assert said == "said\n"
    assert "noted\n" in noted
    assert "Error 7" in noted
    assert process.returncode != 0


def test_the_last_to_leave_waits_until_the_servers_have_stopped(clone):
    output(clone.make_manage(REMEMBER))
    assert clone.living() == []


def test_two_commands_at_once_share_the_data(clone):
    both = [clone.make_manage(RECALL), clone.make_manage(RECALL)]
    assert [output(process) for process in both] == ["kept\n", "kept\n"]


def test_a_killed_run_leaves_no_process_and_loses_no_data(clone):
    port = str(free_port())
    run = clone.dev("run", PORT=port, DEMO="0")
    wait_for_line(run, f"http://127.0.0.1:{port}/")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/logga-in/") as page:
        assert page.status == 200
    assert output(clone.make_manage(RECALL)) == "kept\n"
    assert len(clone.living()) > 6
    os.kill(run.pid, signal.SIGKILL)
    wait_until(lambda: not clone.living())
    assert output(clone.make_manage(RECALL)) == "kept\n"


def test_run_says_that_the_port_is_taken(clone):
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        run = clone.dev("run", PORT=str(port))
        _, complaint = run.communicate()
    assert f"Port {port} cannot be used" in complaint
    assert run.returncode == 1


def test_a_database_that_the_environment_names_replaces_ours(clone):
    elsewhere = "postgresql://someone@%2Fno-such-folder/none"
    process = clone.make_manage("showmigrations", DATABASE_URL=elsewhere)
    _, complaint = process.communicate()
    assert "/no-such-folder" in complaint
    assert process.returncode != 0
