"""What is planned in some days, and what it became."""

from datetime import date, timedelta

from django.db.models import Q

from accounts.models import LimitRule, Municipality, User
from accounts.rules import LimitKey

from ..models import Absence, PlannedVisit, Visit, WorkSlot
from ..rules.schedule import Hours, Span, midnight

ONE_DAY = timedelta(days=1)


def became(planned: PlannedVisit) -> Visit | None:
    """What the planned visit became, loaded by `for_list`."""
    return getattr(planned, "visit", None)


def is_cancelled(planned: PlannedVisit) -> bool:
    visit = became(planned)
    return visit is not None and not visit.was_performed


def span_of(thing: PlannedVisit | WorkSlot) -> Span:
    return thing.starts_at, thing.ends_at


def workers_of(planned: PlannedVisit) -> list[User]:
    return [worker for worker in (planned.support_worker, planned.second_worker) if worker is not None]


def between(first: date, last: date) -> Q:
    """What begins on these Swedish days, both included."""
    return Q(starts_at__gte=midnight(first), starts_at__lt=midnight(last + ONE_DAY))


def planned_in(user, first: date, last: date):
    return PlannedVisit.objects.visible_to(user).standing().filter(between(first, last)).for_list()


def absences_in(user, first: date, last: date) -> list[Absence]:
    found = Absence.objects.visible_to(user).filter(first_on__lte=last, last_on__gte=first)
    return list(found.select_related("worker").order_by("first_on"))


def slots_in(user, first: date, last: date):
    found = WorkSlot.objects.visible_to(user).filter(between(first, last))
    return found.select_related("worker").order_by("starts_at")


def hours_by_day(municipality: Municipality, first: date, last: date) -> dict[date, Hours]:
    """Between which hours the municipality gives support, day by day."""
    keys = (LimitKey.SERVICE_FROM, LimitKey.SERVICE_TO)
    held = LimitRule.objects.filter(municipality=municipality, key__in=keys, valid_from__lte=last)
    rules = list(held.order_by("valid_from").values_list("key", "valid_from", "value"))
    found = {}
    for number in range((last - first).days + 1):
        day = first + number * ONE_DAY
        holds = {key: value for key, valid_from, value in rules if valid_from <= day}
        found[day] = (holds[LimitKey.SERVICE_FROM], holds[LimitKey.SERVICE_TO])
    return found


def is_away(absence: Absence, day: date) -> bool:
    return absence.first_on <= day <= absence.last_on
