"""The description as pages in Swedish: the ready-made ones are in English and want styles inside the page."""

from functools import cache

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import IsAuthenticated

from ..pages import reads
from ..scopes import in_words

KINDS = {
    "string": "text",
    "integer": "heltal",
    "number": "tal",
    "boolean": "true eller false",
    "object": "objekt",
}
FORMATS = {"uuid": "id", "date": "datum", "date-time": "tidpunkt", "decimal": "decimaltal"}


@cache
def description() -> dict:
    """It does not change while the program runs, and takes seconds to make."""
    return SchemaGenerator().get_schema(public=True)


class KeptGenerator(SchemaGenerator):
    def get_schema(self, request=None, public=False):
        return description()


class SchemaView(SpectacularAPIView):
    generator_class = KeptGenerator
    permission_classes = [IsAuthenticated]


def _by_tag() -> dict[str, list[tuple[str, str, dict]]]:
    """(method, path, operation) of each resource, reading before doing."""
    found: dict[str, list] = {}
    for path, operations in description()["paths"].items():
        if path.startswith(settings.SPECTACULAR_SETTINGS["SCHEMA_PATH_PREFIX"]):
            for method, operation in operations.items():
                found.setdefault(operation["tags"][0], []).append((method.upper(), path, operation))
    return {tag: sorted(found[tag], key=lambda it: (it[0] != "GET", it[1], it[0])) for tag in sorted(found)}


@reads
def api_docs(request):
    # A list and its single record say the same.
    tags = [
        {"name": tag, "texts": dict.fromkeys(operation["description"] for *_, operation in operations)}
        for tag, operations in _by_tag().items()
    ]
    return render(request, "accounts/api_docs.html", {"tags": tags})


@reads
def api_docs_of(request, tag: str):
    operations = _by_tag().get(tag)
    if operations is None:
        raise Http404
    told = [_told(*operation) for operation in operations]
    shapes = _reached({shape for it in told for shape in (it["body"], it["shape"]) if shape})
    context = {
        "tag": tag,
        "operations": told,
        "tables": [{"name": name, "fields": _fields(shape)} for name, shape in shapes.items()],
        "trail": [("API", reverse("api_docs"))],
    }
    return render(request, "accounts/api_docs_of.html", context)


def _told(method: str, path: str, operation: dict) -> dict:
    shape, many = _given(operation["responses"])
    asked = [it for it in operation.get("parameters", ()) if it["in"] != "path"]
    scopes = [scope for way in operation["security"] for scope in way.get("oauth2", ())]
    return {
        "method": method,
        "path": path,
        "id": operation["operationId"],
        "asked_for": f"Filter och rubriker i {operation['operationId']}",
        "text": operation["description"],
        "asked": [_field(it["name"], it["schema"] | it) for it in asked],
        "body": _referred(_json(operation.get("requestBody", {}))),
        "shape": shape,
        "many": many,
        "scopes": list(zip(scopes, in_words(scopes), strict=True)),
    }


def _given(responses: dict) -> tuple[str, bool]:
    """The name of what is answered, and whether it is a list of it."""
    found = next((_json(responses[status]) for status in ("200", "201") if status in responses), {})
    name = _referred(found)
    rows = description()["components"]["schemas"].get(name, {}).get("properties", {}).get("results")
    return (_referred(rows), True) if rows else (name, found.get("type") == "array")


def _json(holder: dict) -> dict:
    return holder.get("content", {}).get("application/json", {}).get("schema", {})


def _reached(names: set[str]) -> dict[str, dict]:
    """The shapes and what they are made of."""
    shapes, found = description()["components"]["schemas"], {}
    waiting = sorted(names)
    while waiting:
        name = waiting.pop(0)
        if name in shapes and name not in found:
            found[name] = shapes[name]
            waiting += [it["shape"] for it in _fields(shapes[name]) if it["shape"]]
    return found


def _fields(shape: dict) -> list[dict]:
    required = shape.get("required", ())
    properties = shape.get("properties", {}).items()
    return [_field(name, schema) | {"required": name in required} for name, schema in properties]


def _field(name: str, schema: dict) -> dict:
    title, description = schema.get("title"), schema.get("description", "")
    inner = schema.get("items", schema)
    description, _, choices = description.partition("\n\n")
    if description.startswith("* `"):
        description, choices = "", description
    return {
        "name": name,
        "text": title or description or name.capitalize(),
        "more": description if title and title != description else "",
        "choices": _choices(choices) or [(value, "") for value in inner.get("enum", ()) if value],
        "kind": FORMATS.get(inner.get("format")) or KINDS.get(inner.get("type"), ""),
        "many": schema.get("type") == "array",
        "shape": _referred(schema),
        "required": schema.get("required") is True,
    }


def _referred(schema: dict) -> str:
    """The name of the component that the schema is, holds or may be; "" for a plain value."""
    parts = [schema, schema.get("items", {}), *schema.get("allOf", ()), *schema.get("oneOf", ())]
    return next((part["$ref"].rpartition("/")[2] for part in parts if "$ref" in part), "")


def _choices(listed: str) -> list[list[str]]:
    """(value, what it means) from drf-spectacular's "* `value` - what it means"."""
    return [line.removeprefix("* `").split("` - ") for line in listed.splitlines() if "` - " in line]
