"""The contract held against the program by a tool that makes up calls from the description alone: with the token of
each role, good bodies and bad, one call after another. Nothing may end in a 5xx or in an answer that is
not described."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from oauth2_provider.models import AccessToken

from accounts.permissions import ALLOWED, scope_of
from accounts.scopes import readable
from boendestod import dates
from boendestod.urls import STATIONS
from tests.cast import NUMBERS
from tests.role_table import ROUTES
from tests.systems import system_at
from tests.walked_records import records
from tests.walkers import walkers

from .operations import OPERATIONS

ROLES = (
    "caseworker",
    "section_leader",
    "coordinator",
    "support_worker",
    "unit_manager",
    "reviewer",
    "system_admin",
)
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "missing_required_header",
    "unsupported_method",
    "ignored_auth",
)
# What it makes up is seldom accepted by the rules of the work, so it takes many walks before one leads anywhere.
WALKS = """
[phases.stateful.generation]
mode = "positive"
max-examples = 30
"""
# The call is answered 200 also when a visit of it is wrong, which its own answer says.
EACH_ANSWERS_FOR_ITSELF = """
[[operations]]
include-path = "/api/v1/visits/bulk/"
checks.negative_data_rejection.expected-statuses = [200, "4xx"]
"""


@pytest.fixture
def everything(transactional_db, cast):
    cache.clear()
    return records(cast, NUMBERS[0], cast.municipality, cast.reviewer)


def token_of(cast, name: str) -> str:
    """Of a system that may everything, acting for one of the role."""
    user = walkers(cast)[name]
    system, _ = system_at(cast)
    system.scopes = sorted({scope_of(key) for key in ALLOWED} | readable().keys())
    system.unit, system.provider = user.membership.unit, user.membership.provider
    system.calls_a_minute = 1_000_000
    system.save()
    expires = dates.now() + timedelta(hours=1)
    return AccessToken.objects.create(
        user=user,
        application=system,
        token=f"contract-{name}",
        expires=expires,
        scope=" ".join(system.scopes),
    ).token


def ids(everything) -> dict[str, str]:
    """Of each address with an id the one of a record that there is."""
    by_model = {type(record): str(record.pk) for record in everything.values() if hasattr(record, "pk")}
    found = {}
    for station in STATIONS:
        for prefix, viewset in station.RESOURCES.items():
            model = getattr(getattr(viewset, "queryset", None), "model", None)
            if model in by_model:
                found[f"/api/v1/{prefix}/{{id}}/"] = by_model[model]
    for operation in OPERATIONS:
        record = everything.get(ROUTES[operation.name].record)
        if record is not None and operation.path.count("<") == 1 and ":pk>" in operation.path:
            before, _, after = operation.path.partition("<")
            found[f"/api/v1/{before}{{id}}{after.partition('>')[2]}"] = str(record.pk)
    return found


def config(everything, path: Path) -> Path:
    lines = [
        f'[[operations]]\ninclude-path = {json.dumps(address)}\nparameters = {{ "path.id" = {json.dumps(pk)} }}\n'
        for address, pk in ids(everything).items()
    ]
    path.write_text("\n".join([WALKS, *lines, EACH_ANSWERS_FOR_ITSELF]))
    return path


@pytest.mark.parametrize("role", ROLES)
def test_the_description_is_kept_whoever_calls(live_server, everything, cast, tmp_path, role):
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli"),
            *("--config-file", config(everything, tmp_path / "schemathesis.toml")),
            *("run", Path("docs/openapi.yaml").resolve(), "--url", live_server.url),
            *("--header", f"Authorization: Bearer {token_of(cast, role)}"),
            *("--checks", ",".join(CHECKS), "--phases", "fuzzing,stateful", "--max-examples", "2"),
            *("--seed", str(ROLES.index(role)), "--generation-database", "none", "--no-shrink"),
            *("--continue-on-failure", "--no-color", "--warnings", "off", "--suppress-health-check", "all"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"},
    )
    assert ran.returncode == 0, ran.stdout[-20_000:] + ran.stderr[-2_000:]
