"""`make client`: writes the Python client's types and methods from docs/openapi.yaml, which are committed.

The ready-made generators give a file for each operation (900 of them), or types that do not fit plain JSON.
"""

import json
import keyword
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "docs" / "openapi.yaml"
PACKAGE = ROOT / "clients" / "python" / "src" / "boendestod_client"
MADE = '"""Made by `make client` from docs/openapi.yaml: change it there."""\n'
PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
JSON = "application/json"
PAGED = "Paginated"
# The types that several resources have.
SHARED = "shared"
# What is done at a resource's own address, and at one record's.
AT_ITS_ADDRESS = {
    "/": {"GET": "all", "POST": "create"},
    "/{id}/": {"GET": "get", "PATCH": "update", "DELETE": "delete"},
}


def typed(schema: dict, of: str = "") -> str:
    """A JSON schema as a Python type; `of` is where the models are. What it does not know stops the run."""
    found = _typed({key: value for key, value in schema.items() if key != "nullable"}, of)
    may_be_none = schema.get("nullable") or None in schema.get("enum", ())
    return f"{found} | None" if may_be_none else found


def _typed(schema: dict, of: str) -> str:
    if "$ref" in schema:
        return of + schema["$ref"].rpartition("/")[2]
    if "enum" in schema:
        values = [json.dumps(value, ensure_ascii=False) for value in schema["enum"] if value is not None]
        return f"Literal[{', '.join(values)}]"
    for several in ("allOf", "oneOf", "anyOf"):
        if several in schema:
            return " | ".join(dict.fromkeys(typed(one, of) for one in schema[several]))
    if "type" not in schema:
        return "Any"
    if schema["type"] == "array":
        return f"list[{typed(schema['items'], of)}]"
    if schema["type"] == "object":
        more = schema.get("additionalProperties", True)
        return f"dict[str, {typed(more, of) if isinstance(more, dict) else 'Any'}]"
    return PLAIN[schema["type"]]


def models(schema: dict) -> dict[str, Iterator[str]]:
    """The module of each resource with the types that only it has, and one with those that several have."""
    shapes = schema["components"]["schemas"]
    room_of = {name: room for name, room in rooms(schema).items() if not name.startswith(PAGED)}
    modules = {
        room: _module(room, {name: shapes[name] for name in room_of if room_of[name] == room}, room_of)
        for room in sorted(set(room_of.values()))
    }
    return modules | {"__init__": _all_of(room_of)}


def rooms(schema: dict) -> dict[str, str]:
    """The module that each type stands in: of the resource that is read as it or does with it, when it is one."""
    reads: dict[str, set[str]] = {name: set() for name in schema["components"]["schemas"]}
    has: dict[str, set[str]] = {name: set() for name in reads}
    for tag, operations in tagged(schema).items():
        for operation in operations:
            for name in reached(schema, operation):
                has[name].add(snake(tag))
                if operation["method"] == "GET":
                    reads[name].add(snake(tag))
    users = {name: reads[name] or has[name] for name in sorted(reads)}
    return {name: next(iter(of)) if len(of) == 1 else SHARED for name, of in users.items()}


def reached(schema: dict, said) -> set[str]:
    """The types that it names, and those that they name."""
    found: set[str] = set()
    new = _named(said)
    while new:
        found |= new
        new = set().union(*(_named(schema["components"]["schemas"][name]) for name in new)) - found
    return found


def _named(said) -> set[str]:
    return set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(said)))


def _module(room: str, shapes: dict[str, dict], room_of: dict[str, str]) -> Iterator[str]:
    lines = [line for name, shape in shapes.items() for line in _model(name, shape)]
    elsewhere = sorted(set().union(*map(_named, shapes.values())) - shapes.keys())
    known = ["TYPE_CHECKING"] if elsewhere else []
    known += _used(lines, ("Any", "Literal", "NotRequired", "TypeAlias", "TypedDict"))
    yield MADE
    yield "from __future__ import annotations\n"
    yield from _imports("typing", known)
    yield ""
    if elsewhere:
        # Some name each other both ways.
        yield "if TYPE_CHECKING:"
        for other in sorted({room_of[name] for name in elsewhere}):
            yield from _imports(f".{other}", [name for name in elsewhere if room_of[name] == other], "    ")
    yield from lines


def _used(lines: list[str], names: tuple[str, ...]) -> list[str]:
    return [name for name in names if re.search(rf"\b{name}\b", "\n".join(lines))]


def _imports(module: str, names: list[str], indent: str = "") -> Iterator[str]:
    if names:
        yield f"{indent}from {module} import ({', '.join(names)})"


def _all_of(room_of: dict[str, str]) -> Iterator[str]:
    yield MADE
    for room in sorted(set(room_of.values())):
        yield from _imports(f".{room}", [name for name in room_of if room_of[name] == room])
    yield f"__all__ = {json.dumps(sorted(room_of))}"


def _model(name: str, shape: dict) -> Iterator[str]:
    fields = shape.get("properties")
    if not fields:
        yield f"{name}: TypeAlias = {quoted(typed(shape))}"
        return
    if not all(field.isidentifier() and not keyword.iskeyword(field) for field in fields):
        yield from _model_by_call(name, shape)
        return
    yield f"class {name}(TypedDict):"
    for field, content in fields.items():
        yield f"    {field}: {_required(typed(content), field in shape.get('required', ()))}"
        yield from docstring(_words(content), "    ")


def _model_by_call(name: str, shape: dict) -> Iterator[str]:
    """Some names of fields are no names of Python's."""
    required = shape.get("required", ())
    fields = {field: typed(content) for field, content in shape["properties"].items()}
    pairs = [f"{field!r}: {quoted(_required(found, field in required))}" for field, found in fields.items()]
    yield f"{name} = TypedDict({name!r}, {{{', '.join(pairs)}}})"


def _required(found: str, is_required: bool) -> str:
    return found if is_required else f"NotRequired[{found}]"


def quoted(found: str) -> str:
    return f'"{found}"' if '"' not in found else f"'{found}'"


def _words(content: dict) -> str:
    """Without the list of values: they stand in the type."""
    title, text = content.get("title", ""), content.get("description", "")
    said = [title, text.partition("* `")[0].strip()]
    return " ".join(part if part.endswith((".", "?", "!", ":")) else f"{part}." for part in said if part)


def docstring(text: str, indent: str) -> Iterator[str]:
    if not text:
        return
    text = text.replace("\\", "\\\\").replace('"""', "”")
    yield from textwrap.wrap(
        f'"""{text}"""', 108, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )


def api(schema: dict) -> dict[str, Iterator[str]]:
    """The module of each resource, and the client that has them all."""
    by_tag = tagged(schema)
    modules = {snake(tag): _resource(tag, schema, operations) for tag, operations in by_tag.items()}
    return modules | {"__init__": _client(list(by_tag))}


def _resource(tag: str, schema: dict, operations: list[dict]) -> Iterator[str]:
    lines = [line for operation in operations for line in method(tag, schema, operation)]
    yield MADE
    yield from _imports("collections.abc", _used(lines, ("Iterator",)))
    yield from _imports("typing", _used(lines, ("Any", "Literal", "cast")))
    yield ""
    if "m" in _used(lines, ("m",)):
        yield "from .. import models as m"
    yield from _imports("..transport", ["Transport", *_used(lines, ("at",))])
    yield f"class {class_of(tag)}:"
    yield "    def __init__(self, transport: Transport) -> None:"
    yield "        self._transport = transport\n"
    yield from lines


def _client(tags: list[str]) -> Iterator[str]:
    yield MADE
    yield "from ..transport import Transport"
    for tag in tags:
        yield from _imports(f".{snake(tag)}", [class_of(tag)])
    yield "class Boendestod:"
    yield "    def __init__(self, transport: Transport) -> None:"
    for tag in tags:
        yield f"        self.{snake(tag)} = {class_of(tag)}(transport)"


def tagged(schema: dict) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for path, operations in schema["paths"].items():
        for verb, operation in operations.items():
            (tag,) = operation["tags"]
            found.setdefault(tag, []).append(operation | {"path": path, "method": verb.upper()})
    return dict(sorted(found.items()))


def method(tag: str, schema: dict, operation: dict) -> Iterator[str]:
    ids, query = parameters(operation, "path"), parameters(operation, "query")
    query.pop("cursor", None)
    answer = answered(schema, operation)
    rows = rows_of(schema, answer)
    takes = [f"{name}: {one}" for name, one in ids.items()]
    body = _body(schema, operation)
    takes += body
    keywords = [f"{name}: {one} | None = None" for name, one in query.items()] + _beside(operation)
    takes += ["*", *keywords] if keywords else []
    gives = f"Iterator[{rows}]" if rows else answer
    yield f"    def {name_of(tag, operation)}(self, {', '.join(takes)}) -> {gives}:"
    yield from docstring(_told(operation), " " * 8)
    reads = operation["method"] == "GET"
    call = _asks(operation, ids, query, rows) if reads else _does(operation, ids, bool(body))
    yield f"        return cast({quoted(gives)}, {call})\n" if answer != "None" else f"        {call}\n"


def parameters(operation: dict, place: str) -> dict[str, str]:
    return {
        one["name"]: typed(one["schema"] | {"nullable": False})
        for one in operation.get("parameters", ())
        if one["in"] == place
    }


def answered(schema: dict, operation: dict) -> str:
    """What a success gives; a 204 beside it gives None."""
    good = [content for status, content in operation["responses"].items() if status < "300"]
    found = [typed(_json(one), "m.") if "content" in one else "None" for one in good]
    return " | ".join(sorted(set(found), key=lambda kind: kind == "None"))


def _json(said: dict) -> dict:
    return said["content"][JSON]["schema"]


def rows_of(schema: dict, answer: str) -> str:
    """Of a list that comes a page at a time."""
    if not answer.startswith(f"m.{PAGED}"):
        return ""
    page = schema["components"]["schemas"][answer.removeprefix("m.")]
    return typed(page["properties"]["results"]["items"], "m.")


def _body(schema: dict, operation: dict) -> list[str]:
    if "requestBody" not in operation:
        return []
    sent = _json(operation["requestBody"])
    shape = schema["components"]["schemas"].get(typed(sent), sent)
    if shape.get("additionalProperties") is False and not shape.get("properties"):
        return []
    kind = typed(sent, "m.")
    needed = operation["requestBody"].get("required", False)
    return [f"body: {kind}" if needed else f"body: {kind} | None = None"]


def _beside(operation: dict) -> list[str]:
    asked = parameters(operation, "header")
    versioned = ["version: int"] if "If-Match" in asked else []
    return versioned + (["idempotency_key: str | None = None"] if "Idempotency-Key" in asked else [])


def _asks(operation: dict, ids: dict, query: dict, rows: str) -> str:
    asked = ", ".join(f"{json.dumps(name)}: {name}" for name in query)
    said = [_path(operation, ids)] + ([f"{{{asked}}}"] if query or rows else [])
    return f"self._transport.{'pages' if rows else 'get'}({', '.join(said)})"


def _does(operation: dict, ids: dict, has_body: bool) -> str:
    asked = parameters(operation, "header")
    said = [json.dumps(operation["method"]), _path(operation, ids)]
    said += ["body"] if has_body else []
    said += ["version=version"] if "If-Match" in asked else []
    said += ["key=idempotency_key"] if "Idempotency-Key" in asked else []
    return f"self._transport.do({', '.join(said)})"


def _path(operation: dict, ids: dict) -> str:
    path = json.dumps(operation["path"])
    return f"at({path}, {', '.join(f'{name}={name}' for name in ids)})" if ids else path


def _told(operation: dict) -> str:
    scopes = [scope for way in operation.get("security", ()) for scope in way.get("oauth2", ())]
    needs = f" Behörighet: {', '.join(scopes)}." if scopes else ""
    return " ".join(operation.get("description", "").split()) + needs


def name_of(tag: str, operation: dict) -> str:
    """orders.all, orders.get; order_send is orders.send; what is made under an order keeps its own name."""
    _, _, place = operation["path"].partition(f"/{tag}")
    own = AT_ITS_ADDRESS.get(place, {}).get(operation["method"])
    plural = snake(tag)
    one = plural.removesuffix("ies") + "y" if plural.endswith("ies") else plural.removesuffix("s")
    name = own or operation["operationId"].removeprefix(f"{plural}_").removeprefix(f"{one}_")
    return f"{name}_" if keyword.iskeyword(name) else name


def class_of(tag: str) -> str:
    return "".join(word.capitalize() for word in tag.split("-"))


def snake(tag: str) -> str:
    return tag.replace("-", "_")


def formatted(lines: Iterator[str]) -> str:
    ruff = [Path(sys.executable).with_name("ruff"), "format", "--stdin-filename", PACKAGE / "made.py", "-"]
    return subprocess.run(ruff, input="\n".join(lines), text=True, capture_output=True, check=True).stdout


def written(schema: dict) -> dict[Path, str]:
    """The text of every file that is made."""
    return {
        PACKAGE / package / f"{module}.py": formatted(lines)
        for package, modules in (("models", models(schema)), ("api", api(schema)))
        for module, lines in modules.items()
    }


def standing() -> set[Path]:
    """The files that were made, of which some may be of what is gone."""
    return {path for package in ("models", "api") for path in (PACKAGE / package).glob("*.py")}


def main() -> None:
    made = written(yaml.load(SCHEMA.read_text(), yaml.CSafeLoader))
    for path in standing() - made.keys():
        path.unlink()
    for path, text in made.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)


if __name__ == "__main__":
    main()
