"""The Python client says what the schema says, and its methods each have a name of their own."""

import ast

import pytest
import yaml

from boendestod.dev.client import SCHEMA, snake, standing, tagged, typed, written


@pytest.fixture(scope="module")
def schema():
    return yaml.load(SCHEMA.read_text(), yaml.CSafeLoader)


@pytest.fixture(scope="module")
def made(schema):
    return written(schema)


def test_the_client_is_made_from_the_schema_as_it_is(made):
    assert standing() == made.keys(), "Run `make client`."
    changed = [path.name for path, text in made.items() if path.read_text() != text]
    assert changed == [], "Run `make client`."


def test_every_operation_has_a_method_of_its_own(schema, made):
    api = {path.stem: ast.parse(text) for path, text in made.items() if path.parent.name == "api"}
    whole = [node for node in api.pop("__init__").body if isinstance(node, ast.ClassDef)]
    assert [node.name for node in whole] == ["Boendestod"]
    operations = {snake(tag): done for tag, done in tagged(schema).items()}
    assert api.keys() == operations.keys()
    for resource, done in operations.items():
        (described,) = [node for node in api[resource].body if isinstance(node, ast.ClassDef)]
        names = [node.name for node in described.body if isinstance(node, ast.FunctionDef)]
        assert len(names) == len(set(names)) == len(done) + 1, resource


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ({"type": "string", "format": "decimal"}, "str"),
        ({"type": "integer", "nullable": True}, "int | None"),
        ({"enum": ["a", "b", None], "type": "string"}, 'Literal["a", "b"] | None'),
        ({"type": "array", "items": {"$ref": "#/components/schemas/Named"}}, "list[m.Named]"),
        ({"allOf": [{"$ref": "#/components/schemas/Named"}], "nullable": True}, "m.Named | None"),
        ({"oneOf": [{"type": "string", "format": "uuid"}, {"type": "integer"}]}, "str | int"),
        ({"type": "object", "additionalProperties": {"type": "number"}}, "dict[str, float]"),
        ({"type": "object"}, "dict[str, Any]"),
        ({}, "Any"),
    ],
)
def test_a_schema_as_a_type(schema, found):
    assert typed(schema, "m.") == found


def test_what_is_not_known_stops_the_run():
    with pytest.raises(KeyError):
        typed({"type": "null"})
