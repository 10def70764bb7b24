"""Keeping what an order says at a moment, so that nobody can edit what the provider works from."""

from django.db.models import Prefetch, prefetch_related_objects

from ..models import Order, OrderGoal, OrderVersion
from ..versions import checksum, content_of
from .writing import clarity_of


def keep_version(order: Order, *, by) -> OrderVersion:
    """The next version of the order, as it stands; `by` answers for the text."""
    prefetch_related_objects([order], Prefetch("goals", OrderGoal.objects.standing()))
    content, clarity = content_of(order), clarity_of(order)
    version = OrderVersion.objects.create(
        municipality=order.municipality,
        order=order,
        provider=order.provider,
        number=order.versions.count() + 1,
        content=content,
        sha256=checksum(content),
        clarity=clarity.score,
        remarks=[{"key": r.key, "text": r.text, "field": r.field, "id": r.id} for r in clarity.remarks],
        sent_by=by,
    )
    order.clarity = clarity.score
    return version
