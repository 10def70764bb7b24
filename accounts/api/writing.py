"""What is done through the API. An endpoint that does something is the page's own view, sent JSON instead of a form:
the same visibility, permission, form, verb, message, history and access log, and nothing said twice."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib.messages.storage.base import BaseStorage
from django.core.exceptions import ValidationError as Invalid
from django.db import transaction
from django.http import QueryDict
from rest_framework import views
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from boendestod.errors import RuleBroken

from ..forms import VerbForm
from ..permissions import require_scope
from ..sent import Done, NotAccepted, Sent, Wrong, WrongType, as_posted, pointer_to
from .bodies import asks_for_version
from .idempotency import once
from .problems import VersionMissing
from .schemas import OperationSchema

ETAG = re.compile(r'(?:W/)?"([0-9]{1,9})"')


@dataclass(frozen=True)
class More:
    """What the page reads beside its form: from its address (`query`), or from which button was pressed (`says`,
    the name and value that a true sends)."""

    field: forms.Field
    query: str = ""
    says: tuple[str, str] | None = None


@dataclass(frozen=True)
class Operation:
    """A row of a station's table of what is done. `path` begins with the prefix of a resource; PATCH and DELETE stand
    on the resource's own "<prefix>/<uuid:pk>/"."""

    path: str
    view: Callable  # the page's
    form: type[VerbForm]
    needs: str  # the key of the permission table that the verb asks for
    text: str  # what it does, in Swedish, to the reader of the description
    gives: Any = None  # the RecordViewSet that the answer is read from; None: the answer is empty
    record: Callable = field(default=lambda result: result)  # which record of the verb's result is given
    method: str = "POST"
    creates: bool = False
    more: dict[str, More] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The page's: they are one thing."""
        return self.view.__name__

    @property
    def partial(self) -> bool:
        return self.method == "PATCH"

    @property
    def versioned(self) -> bool:
        return asks_for_version(self.form)

    @property
    def status(self) -> int:
        return 204 if self.gives is None else 201 if self.creates else 200


class _Unsaid(BaseStorage):
    """Where a page's words of thanks go when nobody is there to read them."""

    def _get(self, *args, **kwargs):
        return [], True

    def _store(self, messages, response, *args, **kwargs):
        return []


class Doing:
    """Carries out an Operation; for the views of the API."""

    def perform(self, request, operation: Operation, **kwargs) -> Response:
        require_scope(request.user, operation.needs)
        body, version = _body(request), _version(request, operation)
        if request.method == "POST":
            return once(request, lambda: self._do(request, operation, body, version, kwargs))
        return self._do(request, operation, body, version, kwargs)

    def _do(self, request, operation, body: dict, version: str | None, kwargs: dict) -> Response:
        page = _as_page(request, operation, body, version)
        with transaction.atomic():
            answer = operation.view(page, **kwargs)
            if not isinstance(answer, Done):
                raise RuleBroken("Det går inte att göra det här nu. Läs posten igen.", "not_now")
        return _answer(request, operation, operation.record(answer.result))


def _body(request) -> dict:
    body = request.data
    if not isinstance(body, dict):
        raise NotAccepted([Wrong("", "Skicka ett JSON-objekt.", "wrong_type")])
    return dict(body)


def _version(request, operation: Operation) -> str | None:
    """Which version the caller has read."""
    if not operation.versioned:
        return None
    said = request.headers.get("If-Match")
    if said is None:
        raise VersionMissing
    found = ETAG.fullmatch(said.strip())
    if found is None:
        raise ValidationError({"If-Match": ['Skicka den ETag som du läste, till exempel W/"3".']})
    return found[1]


def _as_page(request, operation: Operation, body: dict, version: str | None):
    """The request as the page's view knows it."""
    query, plumbing = _beside(operation, body)
    plumbing |= {"form_token": str(uuid4())} | ({"version": version} if version else {})
    page = request._request
    page.method, page.htmx, page._messages = "POST", False, _Unsaid(page)
    page.GET = query
    page.POST = Sent(body, plumbing=plumbing, partial=operation.partial)
    return page


def _beside(operation: Operation, body: dict) -> tuple[QueryDict, dict[str, str]]:
    """What of the body the page reads in its address, and what in which button was pressed."""
    query, pressed = QueryDict(mutable=True), {}
    for name, more in operation.more.items():
        value = body.pop(name, None)
        if value is None:
            continue
        text = _clean(name, more.field, value)
        if more.query:
            query[more.query] = text
        elif value is True:
            button, says = more.says
            pressed[button] = says
    return query, pressed


def _clean(name: str, field: forms.Field, value) -> str:
    try:
        (text,) = as_posted(field, value)
        field.clean(text)
    except WrongType as mistyped:
        raise NotAccepted([Wrong(pointer_to(name), str(mistyped), "wrong_type")]) from mistyped
    except Invalid as invalid:
        raise NotAccepted([Wrong(pointer_to(name), invalid.messages[0], "invalid")]) from invalid
    return text


def _answer(request, operation: Operation, record) -> Response:
    """The record as one reads it; nothing where the change has put it out of the caller's reach."""
    if operation.gives is None or record is None:
        return Response(status=204)
    return operation.gives.answer(request, record.pk, status=operation.status)


class OperationView(Doing, views.APIView):
    """One operation at an address of its own."""

    operation: Operation
    http_method_names = ["post", "options"]

    def post(self, request, **kwargs):
        return self.perform(request, self.operation, **kwargs)


def view_of(operation: Operation):
    schema = OperationSchema()
    name = "".join(word.capitalize() for word in operation.name.split("_"))
    return type(name, (OperationView,), {"operation": operation, "schema": schema}).as_view()
