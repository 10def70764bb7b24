import json
import uuid
from functools import partial

from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from boendestod import dates
from boendestod.errors import NotPermitted

from . import actions
from .forms import PLUMBING, DelegationForm, EndDelegationForm, LoginForm, OwnSettingsForm, UnitForm
from .models import CommissioningUnit, Delegation, FormDraft, FormSubmission
from .pages import attempt, reads, writes
from .permissions import may, require
from .rules import PROVIDER_ROLES

DRAFT_LIMIT = 200_000
PAGE_LIMIT = 200
A_PAGE = 50


class Login(auth_views.LoginView):
    template_name = "accounts/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True


@login_required
@require_POST
def save_draft(request):
    """Keep what the user has typed on a page until the form is sent."""
    page = request.GET.get("page", "")
    fields = {
        name: values
        for name, values in request.POST.lists()
        if name not in (*PLUMBING, "csrfmiddlewaretoken")
    }
    if not _can_be_kept(page, json.dumps(fields)):
        return HttpResponseBadRequest("Utkastet är för stort eller saknar sida.")
    now = dates.now()
    if not _already_sent(request):
        FormDraft.objects.update_or_create(
            user=request.user, page=page, defaults={"data": fields, "saved_at": now}
        )
    return JsonResponse({"saved_at": f"{timezone.localtime(now):%H:%M}"})


def _can_be_kept(page: str, fields: str) -> bool:
    """PostgreSQL keeps no NUL."""
    is_page = page.startswith("/") and len(page) <= PAGE_LIMIT and "\0" not in page
    return is_page and len(fields) <= DRAFT_LIMIT and "\\u0000" not in fields


def _already_sent(request) -> bool:
    """A draft that was under way when its form was sent must not come back afterwards."""
    try:
        token = uuid.UUID(request.POST.get("form_token", ""))
    except ValueError:
        return False
    return FormSubmission.objects.filter(token=token, user=request.user).exists()


@writes
def delegations(request):
    """The authority's own people read it; those who keep it also enter rows."""
    user = request.user
    if user.role in PROVIDER_ROLES:
        raise NotPermitted()
    form, done = _delegated(request) if may(user, "delegation.change") else (None, None)
    if done:
        return done
    register = Delegation.objects.visible_to(user).for_list()
    page = Paginator(register, A_PAGE).get_page(request.GET.get("page"))
    kept = set(Delegation.objects.kept_by(user).values_list("pk", flat=True)) if form else set()
    rows = [_row(row, row.pk in kept) for row in page]
    return render(request, "accounts/delegations.html", {"form": form, "page_obj": page, "rows": rows})


def _delegated(request):
    form = DelegationForm.of(request, people=actions.may_get_delegation(request.user))
    if request.method != "POST" or not form.is_valid():
        return form, None
    verb = partial(actions.delegate, by=request.user, **form.content())
    return form, attempt(request, form, verb, to=lambda _: reverse("delegations"))


def _row(delegation, kept: bool) -> dict:
    today = dates.today()
    ended = delegation.valid_to is not None and delegation.valid_to < today
    return {
        "delegation": delegation,
        "ahead": delegation.valid_from > today,
        "ended": ended,
        "may_end": kept and not ended,
    }


@writes
def delegation_end(request, pk):
    require(request.user, "delegation.change")
    delegation = get_object_or_404(Delegation.objects.kept_by(request.user).select_related("user"), pk=pk)
    form = EndDelegationForm.of(request)
    if request.method == "POST" and form.is_valid():
        verb = partial(
            actions.end_delegation, delegation, by=request.user, today=dates.today(), **form.content()
        )
        done = attempt(request, form, verb, to=lambda _: reverse("delegations"))
        if done:
            return done
    context = {"delegation": delegation, "form": form, "trail": [("Delegationer", reverse("delegations"))]}
    return render(request, "accounts/delegation_end.html", context)


@writes
def my_settings(request):
    form = OwnSettingsForm.of(request, instance=request.user)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.choose_digest(request.user, **form.content()),
            to=lambda user: reverse("my_settings"),
        )
        if done:
            messages.success(request, "Dina inställningar är sparade.")
            return done
    return render(request, "accounts/my_settings.html", {"form": form})


@reads
def units(request):
    require(request.user, "settings.change")
    context = {"units": CommissioningUnit.objects.visible_to(request.user).order_by("name")}
    return render(request, "accounts/units.html", context)


@writes
def unit_edit(request, pk):
    require(request.user, "settings.change")
    unit = get_object_or_404(CommissioningUnit.objects.visible_to(request.user), pk=pk)
    form = UnitForm.of(request, instance=unit)
    if request.method == "POST" and form.is_valid():
        verb = partial(actions.change_unit, unit, by=request.user, **form.content())
        done = attempt(request, form, verb, to=lambda _: reverse("units"))
        if done:
            return done
    context = {"unit": unit, "form": form, "trail": [("Enheter", reverse("units"))]}
    return render(request, "accounts/unit_edit.html", context)


@require_safe
def accessibility(request):
    return render(request, "accounts/accessibility.html")


@require_safe
def handbook(request):
    return render(request, "accounts/handbook.html")
