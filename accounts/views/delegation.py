from functools import partial

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from boendestod import dates
from boendestod.errors import NotPermitted

from .. import actions
from ..forms import DelegationForm, EndDelegationForm
from ..models import Delegation
from ..pages import attempt, writes
from ..permissions import may, require
from ..rules import PROVIDER_ROLES

A_PAGE = 50


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
