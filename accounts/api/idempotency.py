"""A POST that is sent again with the same key is answered as the first time, and does nothing."""

import hashlib
import json
import re
from collections.abc import Callable

from django.db import IntegrityError, transaction
from rest_framework.exceptions import ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from boendestod.errors import RuleBroken

from ..models import IdempotencyKey

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
KEY = re.compile(r"[\x21-\x7e]{1,255}")
KEPT_HEADERS = ("ETag", "Location")


def once(request, do: Callable[[], Response]) -> Response:
    """`do`, or its kept answer. A refusal is not kept: it changed nothing, and may be asked again."""
    key = request.headers.get(HEADER)
    if key is None:
        return do()
    if not KEY.fullmatch(key):
        raise ValidationError({HEADER: ["Nyckeln är 1 till 255 tecken utan mellanslag och å, ä, ö."]})
    with transaction.atomic():
        kept, first = _claim(request, key)
        return _keep(kept, do()) if first else _again(kept, request)


def _claim(request, key: str) -> tuple[IdempotencyKey, bool]:
    """A rival that holds the key is waited for."""
    whose = {"user": request.user, "system": getattr(request, "client_system", None), "key": key}
    IdempotencyKey.objects.outdated().filter(**whose).delete()
    try:
        with transaction.atomic():
            return IdempotencyKey.objects.create(**whose, request_sha256=_sum(request)), True
    except IntegrityError:
        return IdempotencyKey.objects.get(**whose), False


def _sum(request) -> str:
    """Of everything that says what is asked for."""
    asked = [request.method, request.get_full_path(), request.headers.get("If-Match", ""), request.data]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def _keep(kept: IdempotencyKey, answer: Response) -> Response:
    kept.status = answer.status_code
    kept.headers = {name: answer[name] for name in KEPT_HEADERS if name in answer}
    kept.body = None if answer.data is None else json.loads(JSONRenderer().render(answer.data))
    kept.save(update_fields=["status", "headers", "body"])
    return answer


def _again(kept: IdempotencyKey, request) -> Response:
    if kept.request_sha256 != _sum(request):
        raise RuleBroken(
            "Nyckeln har redan använts till något annat. Ta en ny nyckel för varje sak du gör.",
            "idempotency_key_reused",
        )
    return Response(kept.body, kept.status, headers={**kept.headers, REPLAYED: "true"})
