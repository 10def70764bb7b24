"""Which events a user gets: those of records that she may read, with what she has come with."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cache

from django.apps import apps
from django.db.models import Model

from ..models import CaseRecord, Event, Place
from ..permissions import may

# What the API calls them, where that is not the model's own name.
NOUNS = {
    "NeedsAssessment": "need",
    "AdministrativeExtension": "extension",
    "OrderMessage": "message",
    "Proposal": "plan-proposal",
    "PlanFollowUp": "follow-up",
    "DecisionFollowUp": "follow-up",
    "FollowUpMeeting": "meeting",
}
# Parts that are read with their whole and have no resource of their own.
READ_WITH = {
    "activity-mark": "visit",
    "visit-answer": "visit",
    "chore-answer": "investigation",
    "judgment": "appeal",
    "order-return": "order",
    "plan-remark": "plan-review",
    "plan-audit-grade": "plan-audit",
    "correction": "day-note",
    "note-objection": "day-note",
    "goal-outcome": "follow-up",
    "flag-event": "flag",
    "file-grade": "audit-draw",
}
# The key of the permission table where the pages show it to fewer than those whose record it is.
NEEDS = {
    "plan-audit": "plan.audit",
    "planned-visit": "schedule.see",
    "visit-series": "schedule.see",
    "child-concern": "concern.record",
    "person-link": "person_link.make",
    "sync-conflict": "conflict.resolve",
    "audit-draw": "file.grade",
}
A_PAGE = 500


def noun_of(model: type[Model]) -> str:
    name = model.__name__
    return NOUNS.get(name) or re.sub("(?<=[a-z])(?=[A-Z])", "-", name).lower()


@cache
def models_by_noun() -> dict[str, list[type[Model]]]:
    found = defaultdict(list)
    for model in apps.get_models():
        if issubclass(model, CaseRecord) or model._meta.label_lower == "oversight.flag":
            found[noun_of(model)].append(model)
    return dict(found)


def labels_of(nouns: Iterable[str]) -> list[str]:
    return [model._meta.label_lower for noun in nouns for model in models_by_noun().get(noun, ())]


def with_parts(nouns: Iterable[str]) -> list[str]:
    """With what is read together with them."""
    return [*nouns, *(part for part, whole in READ_WITH.items() if whole in nouns)]


def may_read(user, noun: str) -> bool:
    read_as = READ_WITH.get(noun, noun)
    scoped = user.scopes is None or f"{read_as}:read" in user.scopes
    return scoped and (read_as not in NEEDS or may(user, NEEDS[read_as]))


def read(
    user,
    place: Place,
    *,
    nouns: Iterable[str] = (),
    change: str = "",
    since: datetime | None = None,
    limit: int = A_PAGE,
) -> tuple[list[Event], Place, bool]:
    """The user's events after the place, the place that has been read to, and whether there is more. A page of few
    or none can come before one of many: those of others are looked through and not told."""
    end = Place.now()
    found = Event.objects.between(place, end).filter(municipality=user.membership.municipality_id)
    if nouns:
        found = found.filter(model__in=labels_of(nouns))
    if change:
        found = found.filter(change=change)
    if since:
        found = found.filter(happened_at__gte=since)
    page = list(found.in_order()[:limit])
    more = len(page) == limit
    return visible(user, page), page[-1].place if more else max(place, end), more


def visible(user, events: list[Event]) -> list[Event]:
    """In the order that they came in."""
    groups = defaultdict(list)
    for event in events:
        groups[event.model, event.change == "removed"].append(event)
    seen = set()
    for (label, removed), group in groups.items():
        model = apps.get_model(label)
        if may_read(user, noun_of(model)):
            pick = _removed if removed else _standing
            seen |= pick(user, model, group)
    return [event for event in events if event.pk in seen]


def _standing(user, model, events: list[Event]) -> set[int]:
    """A record that is gone is told of by its removal, to who sees what it was a part of."""
    ids = _visible_ids(user, model, {event.record_id for event in events})
    return {event.pk for event in events if event.record_id in ids}


def _removed(user, model, events: list[Event]) -> set[int]:
    """By what is left of what it was a part of, which may be gone as well."""
    wholes = {event.pk: {str(pk) for pk in event.wholes or [event.case_id] if pk} for event in events}
    asked = set().union(*wholes.values())
    seen = set().union(*(_visible_ids(user, whole, asked) for whole in _wholes_of(model)))
    return {pk for pk, ids in wholes.items() if ids & seen}


@cache
def _wholes_of(model) -> frozenset[type[Model]]:
    """The kinds of record that it can be a part of; which one it was, the ids tell by themselves."""
    fields = [
        field
        for field in model._meta.concrete_fields
        if field.many_to_one and field.related_model is not model
    ]
    nearest = {field.related_model for field in fields if issubclass(field.related_model, CaseRecord)}
    return frozenset(nearest.union(*map(_wholes_of, nearest)))


def _visible_ids(user, model, ids: set[str]) -> set[str]:
    return {str(pk) for pk in model.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True)}
