"""What every endpoint shares: refusals as problem details (RFC 9457), readings in the access log, stable pages."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions, viewsets
from rest_framework.pagination import CursorPagination
from rest_framework.response import Response
from rest_framework.views import exception_handler

from boendestod.errors import NotPermitted, RuleBroken

from .access import note_access, open_record


def problem_details(exc, context):
    if isinstance(exc, RuleBroken):
        status = 403 if isinstance(exc, NotPermitted) else 409
        return _problem(status, exc.message, exc.code)
    if isinstance(exc, Http404):
        return _problem(404, "Det du söker finns inte, eller så får du inte se det.", "not_found")
    if isinstance(exc, PermissionDenied):
        exc = exceptions.PermissionDenied()
    response = exception_handler(exc, context)
    if response is None:
        return None
    detail = response.data.get("detail") if isinstance(response.data, dict) else None
    problem = _problem(response.status_code, str(detail or "Begäran har fel."), _code(exc))
    if detail is None:
        problem.data["errors"] = response.data
    return problem


def _code(exc) -> str:
    return exc.default_code if isinstance(exc, exceptions.APIException) else "error"


def _problem(status: int, detail: str, code: str) -> Response:
    return Response(
        {"type": "about:blank", "status": status, "title": detail, "code": code},
        status=status,
        content_type="application/problem+json",
    )


class StablePages(CursorPagination):
    ordering = ("-recorded_at", "pk")
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200


class RecordViewSet(viewsets.ReadOnlyModelViewSet):
    """Lists and opens what the user may see: the same querysets as the pages, noted in the same log."""

    pagination_class = StablePages

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return self.queryset.none()
        return self.queryset.visible_to(self.request.user)

    def get_object(self):
        return open_record(self.request, self.queryset.all(), self.kwargs["pk"])

    def list(self, request, *args, **kwargs):
        note_access(request, model=self.queryset.model._meta.model_name, action="list")
        return super().list(request, *args, **kwargs)
