"""The municipality's rule set: how long each deadline is, and its other numbers, each from a day."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.models import DeadlineRule, LimitRule
from accounts.pages import attempt, writes
from accounts.permissions import require
from accounts.rules import DeadlineKey, LimitKey
from boendestod.dates import today

from .. import actions
from ..forms import DeadlineForm, LimitForm, PresetForm, RemoveDeadlineForm, RemoveLimitForm
from ..preview import Preview, preview
from ..rules.presets import PRESETS, Preset
from .removal import removal

PREVIEW = "preview"


def _previewed(request, form, **tried) -> Preview | None:
    """What the form's numbers would do, when the user asks for that and saves nothing."""
    content = form.cleaned_data
    return preview(
        request.user.membership.municipality, today=today(), valid_from=content["valid_from"], **tried
    )


def _asks(request, form) -> tuple[bool, bool]:
    """(asks for a preview, wants to save), of a form that holds."""
    if request.method != "POST" or not form.is_valid():
        return False, False
    asks = request.POST.get("verb") == PREVIEW
    return asks, not asks


@writes
def deadlines(request):
    require(request.user, "settings.change")
    form, previewed = DeadlineForm.of(request), None
    asks, saves = _asks(request, form)
    if asks:
        content = form.content()
        length = (content["months"], content["days"])
        previewed = _previewed(request, form, lengths={content["key"]: length})
    if saves:
        done = attempt(
            request,
            form,
            lambda: actions.change_deadline(by=request.user, today=today(), **form.content()),
            to=lambda rule: reverse("deadlines"),
        )
        if done:
            return done
    context = {"form": form, "preview": previewed, "lengths": _lengths(request.user)}
    return render(request, "oversight/deadlines.html", context)


@writes
def presets(request):
    """The lengths of the reviews' municipalities, to look at, to try and to take."""
    require(request.user, "settings.change")
    form, previewed = PresetForm.of(request), None
    asks, saves = _asks(request, form)
    if asks:
        chosen = PRESETS[form.cleaned_data["preset"]]
        previewed = _previewed(request, form, lengths=chosen.lengths, limits=chosen.limits)
    if saves:
        done = attempt(
            request,
            form,
            lambda: actions.take_preset(by=request.user, today=today(), **form.content()),
            to=lambda preset: reverse("deadlines"),
        )
        if done:
            return done
    context = {"form": form, "preview": previewed, "presets": [_shown(preset) for preset in PRESETS.values()]}
    return render(request, "oversight/presets.html", context)


def _shown(preset: Preset) -> dict:
    lengths = [(DeadlineKey(key).label, months, days) for key, (months, days) in preset.lengths.items()]
    limits = [(LimitKey(key).label, value) for key, value in preset.limits.items()]
    return {"preset": preset, "lengths": lengths, "limits": limits}


def _lengths(user) -> list[dict]:
    return over_time(DeadlineRule.objects.filter(municipality=user.membership.municipality_id))


def over_time(rules) -> list[dict]:
    """Everything that has held, holds or will hold, newest first under each key."""
    found, holding = [], set()
    for rule in rules.order_by("key", "-valid_from"):
        ahead = rule.valid_from > today()
        holds = not ahead and rule.key not in holding
        if holds:
            holding.add(rule.key)
        found.append({"rule": rule, "ahead": ahead, "holds": holds})
    return found


@writes
def deadline_remove(request, pk):
    require(request.user, "settings.change")
    rules = DeadlineRule.objects.filter(municipality=request.user.membership.municipality_id)
    rule = get_object_or_404(rules, pk=pk)
    return removal(
        request,
        RemoveDeadlineForm,
        actions.remove_deadline,
        "oversight/deadline_remove.html",
        to="deadlines",
        rule=rule,
    )


@writes
def limits(request):
    require(request.user, "settings.change")
    form, previewed = LimitForm.of(request), None
    asks, saves = _asks(request, form)
    if asks:
        content = form.content()
        previewed = _previewed(request, form, limits={content["key"]: content["value"]})
    if saves:
        done = attempt(
            request,
            form,
            lambda: actions.change_limit(by=request.user, today=today(), **form.content()),
            to=lambda rule: reverse("limits"),
        )
        if done:
            return done
    values = over_time(LimitRule.objects.filter(municipality=request.user.membership.municipality_id))
    context = {"form": form, "preview": previewed, "values": values}
    return render(request, "oversight/limits.html", context)


@writes
def limit_remove(request, pk):
    require(request.user, "settings.change")
    rules = LimitRule.objects.filter(municipality=request.user.membership.municipality_id)
    rule = get_object_or_404(rules, pk=pk)
    return removal(
        request, RemoveLimitForm, actions.remove_limit, "oversight/limit_remove.html", to="limits", rule=rule
    )
