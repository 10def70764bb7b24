"""Who has opened whose data: the system administrator's view of the access log."""

from collections import defaultdict
from uuid import UUID

from django.apps import apps
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.shortcuts import render

from accounts.access import note_access
from accounts.models import AccessLog, ClientSystem
from accounts.pages import reads
from accounts.permissions import require
from accounts.rules import Role
from cases.models import Case

from ..forms import AccessLogFilter

A_PAGE = 50
ACTIONS = {
    "read": "öppnade",
    "list": "såg en lista med",
    "search": "sökte bland",
    "request": "begärde",
    "hand_over": "lämnade över",
    "register": "registrerade",
    "change": "ändrade",
    "block": "spärrade",
    "new_secret": "gjorde en ny hemlighet till",
    "revoke": "drog tillbaka nycklar från",
}
OURS = ("accounts", "cases", "orders", "plans", "followup", "oversight")
OF_MANY = ("list", "search")


@reads
def access_log(request):
    require(request.user, "log.read")
    municipality = request.user.membership.municipality
    form = AccessLogFilter(request.GET or None, municipality=municipality)
    entries = AccessLog.objects.filter(municipality_id=municipality.pk).select_related("user")
    if form.is_bound:
        entries = _matching(entries, form.cleaned_data, municipality) if form.is_valid() else entries.none()
    page = Paginator(entries.order_by("-at", "-pk"), A_PAGE).get_page(request.GET.get("page"))
    _describe(page.object_list)
    note_access(request, model="accesslog", action="list")
    return render(request, "oversight/access_log.html", {"form": form, "page_obj": page})


def _matching(entries: QuerySet, asked: dict, municipality) -> QuerySet:
    if asked["case_ref"]:
        case = Case.objects.filter(municipality=municipality, case_ref=asked["case_ref"].strip()).first()
        if case is None:
            return entries.none()
        entries = entries.filter(Q(case_id=case.pk) | Q(client_id=case.client_id))
    if asked["user"]:
        entries = entries.filter(user=asked["user"])
    if asked["since"]:
        entries = entries.filter(at__date__gte=asked["since"])
    if asked["until"]:
        entries = entries.filter(at__date__lte=asked["until"])
    return entries


def _describe(entries: list[AccessLog]) -> None:
    """Put words beside the ids: which case, what kind of record, what was done and in which role."""
    models = {
        model._meta.model_name: model._meta for app in OURS for model in apps.get_app_config(app).get_models()
    }
    by_case, by_client = _case_refs(entries)
    systems = ClientSystem.objects.in_bulk({entry.system_id for entry in entries if entry.system_id})
    for entry in entries:
        entry.system = systems.get(entry.system_id)
        entry.case_ref = by_case.get(entry.case_id) or ", ".join(by_client[entry.client_id])
        entry.kind = _kind(models.get(entry.model), entry)
        entry.done = ACTIONS.get(entry.action, entry.action)
        entry.role_name = Role(entry.role).label


def _kind(meta, entry: AccessLog) -> str:
    if meta is None:
        return entry.model
    return str(meta.verbose_name_plural if entry.action in OF_MANY else meta.verbose_name)


def _case_refs(entries: list[AccessLog]) -> tuple[dict[UUID, str], dict[UUID, list[str]]]:
    case_ids = {entry.case_id for entry in entries if entry.case_id}
    client_ids = {entry.client_id for entry in entries if entry.client_id}
    by_case, by_client = {}, defaultdict(list)
    found = Case.objects.filter(Q(pk__in=case_ids) | Q(client__in=client_ids)).order_by("case_ref")
    for pk, client_id, case_ref in found.values_list("pk", "client_id", "case_ref"):
        by_case[pk] = case_ref
        by_client[client_id].append(case_ref)
    return by_case, by_client
