"""Values of the right type that no work is about, and that arithmetic with days and minutes does not survive."""

from collections.abc import Iterator

from accounts.api.bodies import body_of

DAYS = ("0001-01-01", "9999-12-31")
MOMENTS = ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")
NUMBERS = (-(10**12), 10**12, 10**30)
BY_KIND = {("string", "date"): DAYS, ("string", "date-time"): MOMENTS, ("integer", None): NUMBERS}


def far_out(operation, body: dict) -> Iterator[tuple[str, dict]]:
    """(the field's name, the body with its value far out), of each field that takes a day, a moment or a number."""
    for name, schema in body_of(operation.form.described(), operation.form.by_id)["properties"].items():
        if "enum" in schema:
            continue
        for value in BY_KIND.get((schema.get("type"), schema.get("format")), ()):
            yield name, body | {name: value}


def assert_pointed_at(answer, name: str, where) -> None:
    assert answer.status_code == 400, (where, name, answer.content)
    assert f"/{name}" in [wrong["pointer"] for wrong in answer.json()["errors"]], (where, answer.content)
