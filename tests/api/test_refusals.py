"""What the API refuses, always as a problem document and never as a page or a 500."""

import base64

import pytest

from .test_records import RESOURCES

PROBLEM = "application/problem+json"
UNKNOWN = "00000000-0000-4000-8000-000000000000"
CHANGED = {("orders", "patch"), ("plans", "patch")}


def one_of(resource: str) -> str:
    """The address of one that there is not; a flag's id is a number."""
    return f"{resource}/{0 if resource == 'flags' else UNKNOWN}/"


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.caseworker, "accounts.backends.DemoAwareBackend")
    return client


def assert_problem(response, status, code):
    assert (response.status_code, response["Content-Type"]) == (status, PROBLEM), response.content
    problem = response.json()
    assert (problem["status"], problem["code"]) == (status, code)
    assert problem["title"]
    return problem


def cursor(text):
    return base64.b64encode(text.encode()).decode()


def test_a_stranger_is_refused_and_not_led_to_the_login_page(client, db):
    for resource in RESOURCES:
        for path in (f"/api/v1/{resource}/", f"/api/v1/{one_of(resource)}"):
            assert_problem(client.get(path), 401, "not_authenticated")


def test_a_stranger_gets_no_description_of_the_api(client, db):
    assert_problem(client.get("/api/schema/"), 401, "not_authenticated")
    assert client.get("/api/docs/").status_code == 302


@pytest.mark.parametrize("pk", [UNKNOWN, "0", "1.5", "-", "å", "%00", "0" * 400, "9" * 30])
def test_an_unknown_or_malformed_id_is_not_found(reader, pk):
    for resource in RESOURCES:
        assert_problem(reader.get(f"/api/v1/{resource}/{pk}/"), 404, "not_found")


@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_an_unknown_path_is_not_found(reader, method):
    for path in ("", "v1/", "v2/cases/", "v1/persons/", "v1/cases", "v1/cases/a/b/c/", "v1/cases.json"):
        assert_problem(getattr(reader, method)(f"/api/{path}"), 404, "not_found")


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_what_stands_is_not_written_over(reader, method):
    """An order is written by its own operations; the others of these are never changed once they stand."""
    for resource in RESOURCES:
        if (resource, method) not in CHANGED:
            response = getattr(reader, method)(
                f"/api/v1/{one_of(resource)}", "{]", content_type="application/json"
            )
            assert_problem(response, 405, "method_not_allowed")


def test_a_list_takes_no_post(reader):
    for resource in RESOURCES:
        response = reader.post(f"/api/v1/{resource}/", "{]", content_type="application/json")
        assert_problem(response, 405, "method_not_allowed")


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "nonsense"])
def test_what_we_cannot_write_is_not_acceptable(reader, accept):
    for path in ("v1/cases/", f"v1/cases/{UNKNOWN}/", "schema/"):
        assert_problem(reader.get(f"/api/{path}", headers={"accept": accept}), 406, "not_acceptable")


def test_a_page_size_is_1_to_200(reader):
    for size in ("0", "-1", "201", "abc", "1.5", "9" * 5000, "%C2%B2", "1%00"):
        problem = assert_problem(reader.get(f"/api/v1/cases/?page_size={size}"), 400, "invalid")
        wrong = {"parameter": "page_size", "detail": "Ange ett heltal från 1 till 200.", "code": "invalid"}
        assert problem["errors"] == [wrong]


POSITIONS = ("abc", "2026-03-02", "2026-03-02T10:00", "2026-13-45T10:00Z", "%00")


@pytest.mark.parametrize("text", [*(f"p={position}" for position in POSITIONS), "o=-1", "o=x", "r=x"])
def test_a_crafted_cursor_is_not_found(reader, text):
    for resource in RESOURCES:
        response = reader.get(f"/api/v1/{resource}/", {"cursor": cursor(text)})
        assert_problem(response, 404, "not_found")


@pytest.mark.parametrize("text", ["inte base64!", "å", "AAA", cursor("o=" + "9" * 30), cursor("\x00")])
def test_a_cursor_that_is_no_cursor_does_no_harm(reader, text):
    for resource in RESOURCES:
        assert reader.get(f"/api/v1/{resource}/", {"cursor": text}).status_code in (200, 404)


WRONG = [
    ("cases", "opened_from=igår"),
    ("cases", "opened_from=2018-02-30"),
    ("cases", "state=half"),
    ("cases", "target_area=%00"),
    ("decisions", "case=abc"),
    ("decisions", "outcome=maybe"),
    ("orders", "state=gone"),
    ("plans", "order=1"),
    ("visits", "starts_to=0"),
    ("day-notes", "for_caseworker=ja"),
    ("follow-ups", "kind=both"),
    ("flags", "open=abc"),
    ("flags", "rule=none"),
]


def test_a_wrong_filter_value_is_told_by_its_name(reader):
    for resource, query in WRONG:
        problem = assert_problem(reader.get(f"/api/v1/{resource}/?{query}"), 400, "invalid")
        assert [wrong["parameter"] for wrong in problem["errors"]] == [query.partition("=")[0]]


def test_an_unknown_filter_is_refused_so_that_a_misspelt_one_does_not_give_everything(reader):
    for resource in RESOURCES:
        problem = assert_problem(reader.get(f"/api/v1/{resource}/?stat=open"), 400, "invalid")
        assert problem["errors"] == [{"parameter": "stat", "detail": "Okänt filter.", "code": "invalid"}]


def test_an_empty_filter_is_refused_too(reader):
    for query in ("state=", "cursor=", "page_size="):
        (wrong,) = assert_problem(reader.get(f"/api/v1/cases/?{query}"), 400, "invalid")["errors"]
        assert (wrong["parameter"], wrong["detail"]) == (query[:-1], "Filtret är tomt.")


def test_persons_cannot_be_searched_for(reader):
    for name in ("name", "q", "search", "personnummer", "ordering", "format"):
        assert_problem(reader.get(f"/api/v1/cases/?{name}=json"), 400, "invalid")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_far_days_are_only_empty_or_full(reader, day):
    for query in (f"visits/?starts_from={day}", f"visits/?starts_to={day}", f"plans/?current_on={day}"):
        assert reader.get(f"/api/v1/{query}").status_code == 200


def test_options_and_head_do_no_harm(reader):
    assert reader.options("/api/v1/cases/").status_code == 200
    assert reader.head("/api/v1/cases/").status_code == 200
