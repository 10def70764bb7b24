"""The description of the API: valid, whole, and readable on a page under our strict policy."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.test import Client


def test_the_schema_is_valid_without_a_warning(tmp_path):
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yml"))


@pytest.fixture
def schema(client, cast):
    client.force_login(cast.caseworker, "accounts.backends.DemoAwareBackend")
    return json.loads(client.get("/api/schema/?format=json").content)


RESOURCES = "cases decisions orders plans visits day-notes follow-ups flags"


def test_the_schema_names_every_endpoint_and_only_reading(schema):
    expected = {f"/api/v1/{name}/{end}" for name in RESOURCES.split() for end in ("", "{id}/")}
    assert {path for path in schema["paths"] if path.startswith("/api/v1/")} == expected
    assert {method for path in expected for method in schema["paths"][path]} == {"get"}


def test_every_refusal_is_described_as_a_problem(schema):
    for path, operations in schema["paths"].items():
        if path.startswith("/api/v1/"):
            refusals = operations["get"]["responses"].keys() - {"200"}
            assert refusals == ({"403", "404", "406"} if "{id}" in path else {"400", "403", "404", "406"}), (
                path
            )
            for status in refusals:
                assert list(operations["get"]["responses"][status]["content"]) == ["application/problem+json"]


def test_every_field_and_filter_is_described(schema):
    speaks_for_itself = {"id", "plan", "next", "previous", "results"}
    for name, shape in schema["components"]["schemas"].items():
        for field, content in shape.get("properties", {}).items():
            told = "title" in content or "description" in content
            assert told or field in speaks_for_itself, (name, field)
    for path, operations in schema["paths"].items():
        for parameter in operations["get"]["parameters"] if path.startswith("/api/v1/") else ():
            assert parameter.get("description"), (path, parameter["name"])


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
    reader.get_by_role("link", name="OrderRow", exact=True).first.click()
    assert reader.url.endswith("#OrderRow")
    assert reader.locator("#OrderRow").is_visible()
    assert reader.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert Axe().run(reader).response["violations"] == []
    assert reader.complaints == []
