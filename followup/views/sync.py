"""Where tablets send in what was done on them: docs/tablet.md. Not part of the API for other systems."""

from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.decorators import method_decorator
from rest_framework import exceptions, status
from rest_framework.response import Response

from accounts.devices import note_seen, require_device
from boendestod import dates

from .. import actions
from ..rules import MOST_OPERATIONS, moment
from .tablet import TabletView

HEADER = "X-Surfplatta"
MOST_BYTES = 8 * 1024 * 1024
MILLISECOND = timedelta(milliseconds=1)


class TooMuch(exceptions.APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = f"Skicka högst {MOST_OPERATIONS} händelser och 8 megabyte åt gången."
    default_code = "too_many"


# Each operation has a transaction of its own: what is received stays so, whatever becomes of the next or the answer.
@method_decorator(transaction.non_atomic_requests, name="dispatch")
class Sync(TabletView):
    """Anybody may carry a sealed letter, so it takes no login: only a paired tablet. The header is what another
    site's page cannot send."""

    authentication_classes = []

    def post(self, request):
        device = require_device(request)
        said = _read(request)
        sent_at = _moment(said.get("sent_at"))
        note_seen(
            device,
            app_version=_version(said.get("app_version")),
            clock_offset_ms=(dates.now() - sent_at) // MILLISECOND if sent_at else None,
        )
        actions.note_unsent(device, _unsent(said.get("unsent")))
        results = actions.receive_all(device, said["operations"])
        return Response({"server_time": dates.now(), "results": [asdict(result) for result in results]})


def _read(request) -> dict:
    if HEADER not in request.headers:
        raise exceptions.PermissionDenied
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise TooMuch
    try:
        said = request.data
    except RecursionError as fault:
        raise exceptions.ParseError from fault
    if not isinstance(said, dict) or not isinstance(said.get("operations"), list):
        raise exceptions.ParseError
    if len(said["operations"]) > MOST_OPERATIONS:
        raise TooMuch
    return said


# What the tablet tells of itself stops no operation: what cannot be read of it is left out.
def _version(told) -> str:
    return told if isinstance(told, str) and told.isprintable() else ""


def _moment(told) -> datetime | None:
    try:
        return moment(told)
    except ValueError:
        return None


def _unsent(told) -> list[tuple[int, int, datetime | None]]:
    """(user, how many, since when)."""
    rows = [row for row in told if isinstance(row, dict)] if isinstance(told, list) else []
    return [
        (row["user"], row["count"], _moment(row.get("oldest")))
        for row in rows
        if type(row.get("user")) is int and type(row.get("count")) is int
    ]
