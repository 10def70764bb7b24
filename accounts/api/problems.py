"""Refusals as problem details (RFC 9457)."""

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, JsonResponse
from rest_framework import exceptions, serializers, views
from rest_framework.views import exception_handler

from boendestod.errors import NotPermitted, OutOfScope, RuleBroken, StaleVersion

from ..actions import WrongPairingCode
from ..devices import NoDevice
from ..parsing import TooLarge
from ..sent import NotAccepted, Wrong, pointer_to

PROBLEM_TYPE = "application/problem+json"
REFUSALS = ((NotPermitted, 403), (StaleVersion, 412), (NoDevice, 401), (WrongPairingCode, 400))
STALE = "Någon annan har ändrat uppgifterna sedan du läste dem. Läs dem igen och försök på nytt."
# What a refusal says to the program beside its words to a person.
SAID_IN_HEADERS = ("WWW-Authenticate", "Retry-After", "Allow")


class WrongSerializer(serializers.Serializer):
    pointer = serializers.CharField(required=False, help_text="Var i det du skickade felet är (RFC 6901).")
    parameter = serializers.CharField(required=False, help_text="Vilket filter i adressen felet gäller.")
    detail = serializers.CharField(help_text="Vad som är fel, på svenska.")
    code = serializers.CharField(help_text="Felets namn, som inte ändras.")


class ProblemSerializer(serializers.Serializer):
    type = serializers.CharField(help_text="Alltid about:blank: statuskoden säger vilket slags fel det är.")
    status = serializers.IntegerField(help_text="HTTP-status.")
    title = serializers.CharField(help_text="Vad som är fel, på svenska.")
    code = serializers.CharField(help_text="Felets namn, som inte ändras.")
    errors = WrongSerializer(many=True, required=False, help_text="Vart och ett av felen.")


class VersionMissing(exceptions.APIException):
    status_code = 428
    default_detail = "Skicka If-Match med den ETag som du läste, så att ingen ändring går förlorad."
    default_code = "version_missing"


def refusal(exc: Exception) -> dict | None:
    """The problem of what the project itself refuses; None for what the framework does."""
    if isinstance(exc, NotAccepted):
        wrong = [it._asdict() for it in exc.wrong]
        return _content(400, "Det du skickade har fel.", "not_accepted", errors=wrong)
    if isinstance(exc, RuleBroken):
        status = next((status for kind, status in REFUSALS if isinstance(exc, kind)), 409)
        title = STALE if status == 412 else exc.message
        return _content(status, title, exc.code, **_where(exc))
    if isinstance(exc, Http404):
        return _content(404, "Det du söker finns inte, eller så får du inte se det.", "not_found")
    return None


def problem_details(exc, context):
    content = refusal(exc)
    if content is not None:
        answer = _sent(content)
        if isinstance(exc, OutOfScope):
            answer["WWW-Authenticate"] = f'Bearer error="{exc.code}", scope="{exc.scope}"'
        return answer
    if isinstance(exc, PermissionDenied):
        exc = exceptions.PermissionDenied()
    if isinstance(exc, RequestDataTooBig):
        exc = TooLarge()
    response = exception_handler(exc, context)
    if response is None:
        return None
    answer = problem(response.status_code, *_said(exc, response.data))
    for name in SAID_IN_HEADERS:
        if name in response:
            answer[name] = response[name]
    return answer


def _where(broken: RuleBroken) -> dict:
    if broken.field is None:
        return {}
    wrong = Wrong(pointer_to(broken.field), broken.message, broken.code)
    return {"errors": [wrong._asdict()]}


def _said(exc: exceptions.APIException, data) -> tuple:
    """(title, code), and of a filter or a page each thing that is wrong."""
    if isinstance(data, dict) and "detail" in data:
        return str(data["detail"]), getattr(data["detail"], "code", exc.default_code)
    errors = [
        {"parameter": name, "detail": str(detail), "code": detail.code}
        for name, details in data.items()
        for detail in details
    ]
    return "Begäran har fel.", exc.default_code, errors


def problem(status: int, title: str, code: str, errors: list[dict] | None = None) -> JsonResponse:
    return _sent(_content(status, title, code, errors))


def _content(status: int, title: str, code: str, errors: list[dict] | None = None) -> dict:
    content = {"type": "about:blank", "status": status, "title": title, "code": code}
    return content | {"errors": errors} if errors else content


def _sent(content: dict) -> JsonResponse:
    """JSON whatever the client accepts: the schema's own renderer would write YAML."""
    return JsonResponse(content, status=content["status"], content_type=PROBLEM_TYPE)


class UnknownPath(views.APIView):
    """What no endpoint answers, so that the API never answers with a page."""

    schema = None

    def initial(self, request, *args, **kwargs):
        raise Http404
