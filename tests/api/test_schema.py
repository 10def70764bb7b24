"""The description of the API: valid, whole, and readable on a page under our strict policy."""

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.test import Client

from boendestod.urls import STATIONS

from .operations import OPERATIONS


def test_the_schema_is_valid_without_a_warning(tmp_path):
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yml"))


@pytest.fixture
def schema(client, cast):
    client.force_login(cast.caseworker, "accounts.backends.DemoAwareBackend")
    return json.loads(client.get("/api/schema/?format=json").content)


def operations_of(schema):
    """(method, path, the operation) of everything in the description."""
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            yield method.upper(), path, operation


def test_the_schema_is_the_one_that_others_have_been_given(tmp_path):
    """`make schema` writes it anew; a change of it is a change of the contract."""
    said = tmp_path / "openapi.yaml"
    call_command("spectacular", "--file", str(said))
    assert said.read_text() == Path("docs/openapi.yaml").read_text()


def test_the_schema_names_everything_that_is_read_and_done(schema):
    found = {(method, path.replace("{id}", "<id>")) for method, path, _ in operations_of(schema)}
    for station in STATIONS:
        for prefix in station.RESOURCES:
            assert ("GET", f"/api/v1/{prefix}/") in found
    for operation in OPERATIONS:
        path = re.sub(
            "<[a-z]+:([a-z]+)>",
            lambda place: "<id>" if place[1] == "pk" else f"{{{place[1]}}}",
            operation.path,
        )
        assert (operation.method, f"/api/v1/{path}") in found


def test_every_name_of_an_operation_is_its_own(schema):
    names = [operation["operationId"] for _, _, operation in operations_of(schema)]
    assert len(names) == len(set(names))


def test_every_operation_is_told_and_says_what_a_token_must_be_allowed(schema):
    for method, path, operation in operations_of(schema):
        assert operation.get("description"), (method, path)
        assert any(asked.get("oauth2") for asked in operation["security"]), (method, path)


def test_every_refusal_is_described_as_a_problem(schema):
    for method, path, operation in operations_of(schema):
        refusals = {status for status in operation["responses"] if status >= "400"}
        assert refusals >= {"401", "403", "404", "406", "429"}, (method, path)
        assert method == "GET" or refusals >= {"400", "409", "413", "415"}, (method, path)
        for status in refusals:
            assert operation["responses"][status] == {"$ref": f"#/components/responses/Problem{status}"}
    for response in schema["components"]["responses"].values():
        assert list(response["content"]) == ["application/problem+json"]
        assert response["description"]


def test_what_changes_a_version_asks_which(schema):
    for operation in OPERATIONS:
        said = next(it for _, _, it in operations_of(schema) if it["operationId"] == operation.name)
        asked = {it["name"] for it in said.get("parameters", ())}
        assert ("If-Match" in asked) == operation.versioned
        assert ("Idempotency-Key" in asked) == (operation.method == "POST")


def test_every_field_and_filter_is_described(schema):
    speaks_for_itself = {"id", "plan", "next", "previous", "results"}
    for name, shape in schema["components"]["schemas"].items():
        for field, content in shape.get("properties", {}).items():
            told = "title" in content or "description" in content
            assert told or field in speaks_for_itself, (name, field)
    for method, path, operation in operations_of(schema):
        for parameter in operation.get("parameters", ()):
            assert parameter.get("description") or parameter["in"] == "path", (
                method,
                path,
                parameter["name"],
            )


@pytest.fixture
def reader(page, live_server, transactional_db, cast):
    session = Client()
    session.force_login(cast.caseworker, "accounts.backends.DemoAwareBackend")
    page.context.add_cookies(
        [{"name": "sessionid", "value": session.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


@pytest.mark.parametrize("size", [(1280, 900), (820, 1180)])
def test_the_api_page_can_be_browsed_and_read_by_all(reader, live_server, size):
    reader.set_viewport_size({"width": size[0], "height": size[1]})
    reader.goto(f"{live_server.url}/api/docs/")
    assert Axe().run(reader).response["violations"] == []
    reader.get_by_role("link", name="orders", exact=True).click()
    reader.get_by_role("link", name="OrderRow", exact=True).first.click()
    assert reader.url.endswith("#OrderRow")
    assert reader.locator("#OrderRow").is_visible()
    assert reader.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert Axe().run(reader).response["violations"] == []
    assert reader.complaints == []
