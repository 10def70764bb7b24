"""Other systems that call the API: let in, given what they may, and shut out, by the administrator."""

from functools import partial

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from oauth2_provider.models import AccessToken

from boendestod import dates

from .. import actions
from ..access import note_access
from ..forms import USUAL, NewSystemForm, SystemForm, SystemVerbForm
from ..models import ClientSystem, CommissioningUnit, Provider
from ..pages import attempt, reads, writes
from ..permissions import require
from ..rules import SystemKind
from ..scopes import in_words, readable


@reads
def systems(request):
    require(request.user, "systems.manage")
    found = ClientSystem.objects.visible_to(request.user).for_list()
    return render(request, "accounts/systems.html", {"systems": found})


@writes
def system_new(request):
    require(request.user, "systems.manage")
    municipality = request.user.membership.municipality
    usual = USUAL.get(request.GET.get("som", ""))
    form = NewSystemForm.of(
        request,
        units=CommissioningUnit.objects.filter(municipality=municipality).order_by("name"),
        providers=Provider.objects.filter(municipality=municipality).order_by("name"),
    )
    if usual:
        form.initial |= usual.initial
    if request.method == "POST" and form.is_valid():
        done = _with_secret(request, form, partial(actions.register_system, **form.content()), "register")
        if done:
            return done
    return render(request, "accounts/system_new.html", {"form": form, "usual": USUAL, "trail": _trail()})


def _with_secret(request, form, verb, action: str):
    """The secret stands on the page that answers and nowhere else: sent again, the form leads to the system."""
    shown = []

    def made() -> ClientSystem:
        system, secret = verb(by=request.user)
        shown.append((system, secret))
        _note(request, system, action)
        return system

    done = attempt(request, form, made, to=_url)
    if done is None or not shown or not shown[0][1]:
        return done
    system, secret = shown[0]
    return render(
        request, "accounts/system_secret.html", {"system": system, "secret": secret, "trail": _trail(system)}
    )


@reads
def system(request, pk):
    found = _own(request, pk)
    context = {
        "system": found,
        "app": found.kind != SystemKind.SYSTEM,
        "readable": in_words(scope for scope in found.scopes if scope in readable()),
        "doable": in_words(scope for scope in found.scopes if scope not in readable()),
        "tokens": [_told(token) for token in _tokens(found)],
        "now": dates.now(),
        "trail": _trail(),
    }
    return render(request, "accounts/system.html", context)


def _tokens(system: ClientSystem):
    """Those that hold, or from which a new one can still be got."""
    again = Q(refresh_token__isnull=False, refresh_token__revoked__isnull=True) & Q(
        refresh_token__created__gt=dates.now() - actions.REFRESHES_WITHIN
    )
    found = AccessToken.objects.filter(Q(expires__gt=dates.now()) | again, application=system)
    return found.select_related("user", "refresh_token").order_by("-created", "-pk")


def _told(token: AccessToken) -> dict:
    return {"token": token, "allowed": in_words(token.scope.split())}


@writes
def system_change(request, pk):
    found = _own(request, pk)
    form = SystemForm.of(request, initial=_initial(found), system=found)
    if request.method == "POST" and form.is_valid():
        verb = partial(actions.change_system, found, by=request.user, **form.content())
        done = _noted(request, form, verb, "change")
        if done:
            return done
    context = {"system": found, "form": form, "trail": _trail(found)}
    return render(request, "accounts/system_change.html", context)


def _initial(system: ClientSystem) -> dict:
    reads = [scope for scope in system.scopes if scope in readable()]
    return {
        "name": system.name,
        "reads": reads,
        "does": [scope for scope in system.scopes if scope not in reads],
        "may_act_for_staff": system.may_act_for_staff,
        "calls_a_minute": system.calls_a_minute,
        "redirect_uris": "\n".join(system.redirect_uris.split()),
    }


@writes
def system_secret(request, pk):
    found = _own(request, pk)
    form = SystemVerbForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = _with_secret(request, form, partial(actions.new_secret, found), "new_secret")
        if done:
            return done
    return _asked(request, found, form, "accounts/system_new_secret.html")


@writes
def system_block(request, pk):
    found = _own(request, pk)
    form = SystemVerbForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = _noted(request, form, partial(actions.block_system, found, by=request.user), "block")
        if done:
            return done
    return _asked(request, found, form, "accounts/system_block.html")


@writes
def system_revoke(request, pk, token=None):
    """One token, or all that the system has."""
    found = _own(request, pk)
    one = get_object_or_404(_tokens(found), pk=token) if token else None
    form = SystemVerbForm.of(request)
    if request.method == "POST" and form.is_valid():
        verb = partial(actions.revoke_token, token=one) if one else actions.revoke_all
        done = _noted(request, form, partial(verb, found, by=request.user), "revoke")
        if done:
            return done
    return _asked(request, found, form, "accounts/system_revoke.html", token=one)


def _noted(request, form, verb, action: str):
    def done() -> ClientSystem:
        system = verb()
        _note(request, system, action)
        return system

    return attempt(request, form, done, to=_url)


def _note(request, system: ClientSystem, action: str) -> None:
    note_access(request, model="clientsystem", action=action, reason=system.name)


def _asked(request, system: ClientSystem, form, template: str, **context):
    return render(request, template, {"system": system, "form": form, "trail": _trail(system), **context})


def _own(request, pk) -> ClientSystem:
    require(request.user, "systems.manage")
    return get_object_or_404(ClientSystem.objects.visible_to(request.user).for_list(), pk=pk)


def _trail(*of: ClientSystem) -> list[tuple[str, str]]:
    return [("System", reverse("systems")), *((system.name, _url(system)) for system in of)]


def _url(system: ClientSystem) -> str:
    return reverse("system", args=[system.pk])
