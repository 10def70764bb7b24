"""What every endpoint shares: refusals as problem details (RFC 9457), readings in the log, stable pages."""

import re

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import exceptions, serializers, views, viewsets
from rest_framework.pagination import CursorPagination
from rest_framework.views import exception_handler

from boendestod.errors import NotPermitted, RuleBroken

from .access import note_access, open_record
from .actions import WrongPairingCode
from .devices import NoDevice
from .pages import reads

PROBLEM_TYPE = "application/problem+json"
REFUSALS = ((NotPermitted, 403), (NoDevice, 401), (WrongPairingCode, 400))


class ProblemSerializer(serializers.Serializer):
    type = serializers.CharField(help_text="Alltid about:blank: statuskoden säger vilket slags fel det är.")
    status = serializers.IntegerField(help_text="HTTP-status.")
    title = serializers.CharField(help_text="Vad som är fel, på svenska.")
    code = serializers.CharField(help_text="Felets namn, som inte ändras.")
    errors = serializers.DictField(required=False, help_text="Felen i varje fält eller filter.")


def problem_details(exc, context):
    if isinstance(exc, RuleBroken):
        status = next((status for kind, status in REFUSALS if isinstance(exc, kind)), 409)
        return _problem(status, exc.message, exc.code)
    if isinstance(exc, Http404):
        return _problem(404, "Det du söker finns inte, eller så får du inte se det.", "not_found")
    if isinstance(exc, PermissionDenied):
        exc = exceptions.PermissionDenied()
    response = exception_handler(exc, context)
    if response is None:
        return None
    detail = response.data.get("detail") if isinstance(response.data, dict) else None
    errors = {} if detail is not None else {"errors": response.data}
    return _problem(response.status_code, str(detail or "Begäran har fel."), _code(exc), **errors)


def _code(exc) -> str:
    return exc.default_code if isinstance(exc, exceptions.APIException) else "error"


def _problem(status: int, title: str, code: str, **more) -> JsonResponse:
    """JSON whatever the client accepts: the schema's own renderer would write YAML."""
    content = {"type": "about:blank", "status": status, "title": title, "code": code, **more}
    return JsonResponse(content, status=status, content_type=PROBLEM_TYPE)


class StablePages(CursorPagination):
    ordering = ("-recorded_at", "pk")
    page_size = 50
    page_size_query_param = "page_size"
    page_size_query_description = "Rader på varje sida, högst 200."
    cursor_query_description = "Vilken sida: står i next och previous."
    max_page_size = 200
    # Rows of the same moment are told apart by their place; an import can make many.
    offset_cutoff = 1_000_000

    def get_page_size(self, request):
        asked = request.query_params.get(self.page_size_query_param)
        if asked is None:
            return self.page_size
        if not re.fullmatch("[0-9]{1,3}", asked) or not 1 <= int(asked) <= self.max_page_size:
            message = f"Ange ett heltal från 1 till {self.max_page_size}."
            raise exceptions.ValidationError({self.page_size_query_param: [message]})
        return int(asked)

    def decode_cursor(self, request):
        cursor = super().decode_cursor(request)
        if cursor is not None and not _is_position(cursor.position):
            raise exceptions.NotFound(self.invalid_cursor_message)
        return cursor


def _is_position(text: str | None) -> bool:
    if text is None:
        return True
    try:
        moment = parse_datetime(text)
    except ValueError:
        return False
    return moment is not None and moment.tzinfo is not None


class KnownFilters(DjangoFilterBackend):
    """A misspelt filter must not pass for no filter at all."""

    def filter_queryset(self, request, queryset, view):
        pages = view.pagination_class
        known = {*view.filterset_class.base_filters, pages.cursor_query_param, pages.page_size_query_param}
        unknown = sorted(set(request.query_params) - known)
        if unknown:
            raise exceptions.ValidationError({name: ["Okänt filter."] for name in unknown})
        return super().filter_queryset(request, queryset, view)


class NamedSerializer(serializers.Serializer):
    """En användare, en enhet eller en utförare."""

    id = serializers.IntegerField(read_only=True)
    name = serializers.CharField(source="__str__", label="Namn", read_only=True)


# The serializers' docstrings are read by users of the API, so they are Swedish or none.
class RecordSerializer(serializers.ModelSerializer):
    def get_fields(self):
        fields = super().get_fields()
        for field in fields.values():
            field.read_only = True
        return fields


class RecordSchema(AutoSchema):
    """Every operation names its refusals too."""

    def get_response_serializers(self):
        statuses = (400, 403, 404, 406) if self.view.action == "list" else (403, 404, 406)
        refusals = dict.fromkeys([(status, PROBLEM_TYPE) for status in statuses], ProblemSerializer)
        return {(200, "application/json"): super().get_response_serializers()} | refusals

    def get_override_parameters(self):
        if self.view.action == "list":
            return []
        return [OpenApiParameter("id", self.view.id_type, OpenApiParameter.PATH, description="Id ur listan.")]


class RecordViewSet(viewsets.ReadOnlyModelViewSet):
    """Lists and opens what the user may see: the same querysets as the pages, noted in the same log.

    What somebody has written about a person stands only in the single record, whose reading names the person
    in the log; a list is one row there."""

    schema = RecordSchema()
    id_type = OpenApiTypes.UUID
    pagination_class = StablePages
    filter_backends = [KnownFilters]
    row_serializer_class: type[serializers.BaseSerializer]

    def get_serializer_class(self):
        return self.row_serializer_class if self.action == "list" else self.serializer_class

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return self.queryset.none()
        return self.queryset.visible_to(self.request.user)

    def get_object(self):
        return self.open(self.queryset.all())

    def open(self, queryset):
        try:
            return open_record(self.request, queryset, self.kwargs["pk"])
        except (ValidationError, ValueError) as malformed:
            raise Http404 from malformed

    def list(self, request, *args, **kwargs):
        response = super().list(request, *args, **kwargs)
        note_access(request, model=self.queryset.model._meta.model_name, action="list")
        return response


class UnknownPath(views.APIView):
    """What no endpoint answers, so that the API never answers with a page."""

    schema = None

    def initial(self, request, *args, **kwargs):
        raise Http404


KINDS = {"string": "text", "integer": "heltal", "boolean": "true eller false", "object": "objekt"}
FORMATS = {"uuid": "id", "date": "datum", "date-time": "tidpunkt", "decimal": "decimaltal"}


@reads
def api_docs(request):
    """The schema as a page in Swedish; the ready-made ones are in English and want styles inside the page."""
    schema = SchemaGenerator().get_schema(public=True)
    shapes = schema["components"]["schemas"]
    endpoints = [
        _endpoint(path, operations["get"], shapes)
        for path, operations in schema["paths"].items()
        if path.startswith(settings.SPECTACULAR_SETTINGS["SCHEMA_PATH_PREFIX"])
    ]
    tables = [
        {
            "name": name,
            "fields": [_field(*field) for field in schema.get("properties", {}).items()],
            "choices": _choices(schema["description"] if "enum" in schema else ""),
        }
        for name, schema in shapes.items()
        if not name.startswith(("Paginated", "Blank", "Null"))
    ]
    return render(request, "accounts/api_docs.html", {"endpoints": endpoints, "tables": tables})


def _endpoint(path: str, operation: dict, shapes: dict) -> dict:
    name = _referred(operation["responses"]["200"]["content"]["application/json"]["schema"])
    rows = shapes[name]["properties"].get("results")
    return {
        "path": path,
        "text": operation["description"],
        "filters": [_field(item["name"], item["schema"] | item) for item in operation["parameters"]],
        "shape": _referred(rows) if rows else name,
        "many": rows is not None,
    }


def _field(name: str, schema: dict) -> dict:
    title, description = schema.get("title"), schema.get("description", "")
    description, _, choices = description.partition("\n\n")
    return {
        "name": name,
        "text": title or description or name.capitalize(),
        "more": description if title else "",
        "choices": _choices(choices),
        "kind": FORMATS.get(schema.get("format")) or KINDS.get(schema.get("type"), ""),
        "many": schema.get("type") == "array",
        "shape": _referred(schema),
    }


def _referred(schema: dict) -> str:
    """The name of the component that the schema is, holds or may be; "" for a plain value."""
    parts = [schema, schema.get("items", {}), *schema.get("allOf", ()), *schema.get("oneOf", ())]
    return next((part["$ref"].rpartition("/")[2] for part in parts if "$ref" in part), "")


def _choices(listed: str) -> list[list[str]]:
    """(value, what it means) from drf-spectacular's "* `value` - what it means"."""
    return [line.removeprefix("* `").split("` - ") for line in listed.splitlines()]
