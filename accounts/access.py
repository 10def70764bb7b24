"""The one door to a person's data: what a user may see, and the note that it was seen."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.http import Http404

from boendestod import dates

from .models import AccessLog
from .rules import COMMISSIONING_ROLES, PROVIDER_ROLES, Role


def case_reach(user, prefix: str = "") -> Q:
    """Cases that the authority's own people see: those of their unit, and for a reviewer those drawn for audit.
    `prefix` leads from the record to its case, as in "case__"."""
    member = user.membership
    if member is None:
        return Q(pk__in=[])
    if member.role in COMMISSIONING_ROLES:
        return Q(**{f"{prefix}unit": member.unit_id})
    if member.role == Role.REVIEWER:
        # By id: a case that was drawn in two rounds is still one case.
        return Q(**{f"{prefix}pk__in": user.audit_draws.values("case")})
    return Q(pk__in=[])


# A substitute sees the person a week before the visit, to prepare, and a week after it, to write the note.
SUBSTITUTE_SEES = timedelta(days=7)


def order_reach(user, prefix: str = "") -> Q:
    """Orders that the provider's people see: from sending until some time after the end (the municipality's
    setting); a support worker only those where she is key worker, answers for an activity, or comes to a visit
    about now."""
    member = user.membership
    if member is None or member.role not in PROVIDER_ROLES:
        return Q(pk__in=[])
    ended_since = dates.today() - timedelta(days=member.municipality.provider_access_days)
    reach = Q(**{f"{prefix}provider": member.provider_id, f"{prefix}sent_at__isnull": False}) & (
        Q(**{f"{prefix}ended_on__isnull": True}) | Q(**{f"{prefix}ended_on__gte": ended_since})
    )
    if member.role == Role.SUPPORT_WORKER:
        reach &= Q(**{f"{prefix}key_worker": user}) | Q(**{f"{prefix}pk__in": _works_with(user)})
    return reach


def _works_with(user) -> QuerySet:
    """Ids of orders where the user answers for an activity of a plan that runs, or comes to a visit about now.
    Asked from the user's end, where the rows are few."""
    now = dates.now()
    answers_for = user.planned_activities.filter(goal__plan__ended_on__isnull=True).values(
        "goal__plan__order"
    )
    about_now = {
        "removed_at__isnull": True,
        "starts_at__gte": now - SUBSTITUTE_SEES,
        "starts_at__lte": now + SUBSTITUTE_SEES,
    }
    comes = user.planned_visits.filter(**about_now).values("order")
    comes_along = user.planned_second.filter(**about_now).values("order")
    return answers_for.union(comes, comes_along)


def open_record(request, queryset, pk, *, action: str = "read", reason: str = ""):
    """The record if the user may see it, else 404. The reading is noted and written by the middleware."""
    try:
        record = queryset.visible_to(request.user).get(pk=pk)
    except queryset.model.DoesNotExist as missing:
        raise Http404 from missing
    note_access(request, record, action=action, reason=reason)
    return record


def note_access(request, record=None, *, model: str = "", action: str, reason: str = "", user=None) -> None:
    """Note on the request what was seen, for the middleware to write once the page is made. `user` is who answers
    for it when nobody is logged in."""
    user = user or request.user
    member = user.membership
    case = getattr(record, "case", None)
    request.access_notes.append(
        AccessLog(
            user=user,
            role=member.role,
            system_id=request.client_system.pk if request.client_system else None,
            municipality_id=member.municipality_id,
            client_id=_client_id(record),
            case_id=case.pk if case is not None else _own_id(record, "case"),
            model=model or record._meta.model_name,
            record_id=str(record.pk) if record is not None else "",
            action=action,
            reason=reason,
        )
    )


def _client_id(record):
    if record is None:
        return None
    if record._meta.model_name == "client":
        return record.pk
    if hasattr(record, "client_id"):
        return record.client_id
    case = getattr(record, "case", None)
    return case.client_id if case is not None else None


def _own_id(record, model_name):
    return record.pk if record is not None and record._meta.model_name == model_name else None
