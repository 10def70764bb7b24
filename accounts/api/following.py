"""What a follower asks to keep a copy: what has changed since it last asked. What is gone it gets from the events."""

from datetime import datetime, timedelta

from django.utils.dateparse import parse_datetime
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import exceptions

from boendestod import dates

from ..events import models_by_noun
from ..models import Event

NAME = "updated_since"
# What was being saved when somebody asked has a moment before the asking.
SLACK = timedelta(minutes=2)
UPDATED_SINCE = OpenApiParameter(
    NAME,
    OpenApiTypes.DATETIME,
    description="Bara poster som har ändrats från den tidpunkten, själva eller i någon del. Två minuter före räknas "
    f"med. Högst {Event.KEPT.days} dagar bakåt. Det som har tagits bort står i events med change=removed.",
)


def models_of(view) -> list[type]:
    """The kinds of record that the list holds and whose changes are noted; none for what is no record of a case."""
    if view.queryset is None:
        return []
    model = view.queryset.model
    return next((models for models in models_by_noun().values() if model in models), [])


def moment_of(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def changed_since(queryset, view, text: str, user):
    moment = moment_of(text)
    if moment is None:
        _refuse("Skriv tidpunkten med zon, till exempel 2026-03-02T12:00:00Z.")
    if moment < dates.now() - Event.KEPT:
        _refuse(f"Ändringar sparas i {Event.KEPT.days} dagar. Läs allt på nytt.")
    since = Event.objects.filter(
        municipality=user.membership.municipality_id, happened_at__gte=moment - SLACK
    )
    return queryset.filter(pk__in=since.ids_of(models_of(view)))


def _refuse(detail: str):
    raise exceptions.ValidationError({NAME: [detail]})
