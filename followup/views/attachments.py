"""Pictures to a note: how a tablet sends them, and how they are shown."""

import re

from django.http import Http404, HttpResponse
from rest_framework import exceptions, status
from rest_framework.response import Response

from accounts.access import open_record
from accounts.devices import require_device
from accounts.pages import reads

from .. import actions
from ..models import NoteAttachment
from ..rules import LARGEST_CHUNK, LARGEST_PICTURE, AttachmentState
from .sync import HEADER
from .tablet import TabletView

RANGE = re.compile(r"bytes ([0-9]{1,12})-([0-9]{1,12})/([0-9]{1,12})")
# What sealing adds is small; the action holds the size to the byte.
LARGEST_SEALED = LARGEST_PICTURE + 1024


class TooLarge(exceptions.APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = "Bilden får vara högst 20 megabyte, och varje del högst 512 kilobyte."
    default_code = "too_large"


class Attachment(TabletView):
    """Anybody may carry a sealed picture, as with other operations: who took it is proved by the note that names it."""

    authentication_classes = []

    def put(self, request, pk):
        device = require_device(request)
        if HEADER not in request.headers:
            raise exceptions.PermissionDenied
        arrival = actions.receive_part(device, pk, _part(request))
        if arrival is None:
            raise Http404
        return _answer(arrival)


def _part(request) -> actions.Part:
    told = RANGE.fullmatch(request.headers.get("Content-Range", ""))
    if told is None:
        raise exceptions.ParseError
    first, last, total = (int(number) for number in told.groups())
    if total > LARGEST_SEALED or int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_CHUNK:
        raise TooLarge
    content = request.body
    if not first <= last < total or len(content) != last - first + 1:
        raise exceptions.ParseError
    return actions.Part(first, last, total, content)


def _answer(arrival: actions.Arrival) -> Response:
    if arrival.state == AttachmentState.REFUSED:
        told = {"code": "picture_refused", "title": "Filen gick inte att ta emot som bild."}
        return Response(told, status.HTTP_422_UNPROCESSABLE_ENTITY)
    if not arrival.fits:
        told = {
            "code": "wrong_range",
            "title": "Delen fortsätter inte där den förra slutade.",
            "received": arrival.received,
        }
        return Response(told, status.HTTP_409_CONFLICT)
    is_whole = arrival.state == AttachmentState.RECEIVED
    return Response(
        {"received": arrival.received}, status.HTTP_201_CREATED if is_whole else status.HTTP_200_OK
    )


@reads
def note_attachment(request, pk):
    received = NoteAttachment.objects.filter(state=AttachmentState.RECEIVED)
    attachment = open_record(request, received.select_related("note__case", "picture"), pk)
    return HttpResponse(
        bytes(attachment.picture.content),
        content_type="image/jpeg",
        headers={
            "Content-Disposition": 'inline; filename="bild.jpg"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
