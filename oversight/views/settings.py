"""The municipality's rule set: how long each deadline is, and its other numbers, each from a day."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.models import DeadlineRule, LimitRule
from accounts.pages import attempt, writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions
from ..forms import DeadlineForm, LimitForm, RemoveDeadlineForm, RemoveLimitForm


@writes
def deadlines(request):
    require(request.user, "settings.change")
    form = DeadlineForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.change_deadline(by=request.user, today=today(), **form.content()),
            to=lambda rule: reverse("deadlines"),
        )
        if done:
            return done
    return render(request, "oversight/deadlines.html", {"form": form, "lengths": _lengths(request.user)})


def _lengths(user) -> list[dict]:
    return _over_time(DeadlineRule.objects.filter(municipality=user.membership.municipality_id))


def _over_time(rules) -> list[dict]:
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
    form = RemoveDeadlineForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.remove_deadline(rule, by=request.user, today=today()),
            to=lambda _: reverse("deadlines"),
        )
        if done:
            return done
    return render(request, "oversight/deadline_remove.html", {"form": form, "rule": rule})


@writes
def limits(request):
    require(request.user, "settings.change")
    form = LimitForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.change_limit(by=request.user, today=today(), **form.content()),
            to=lambda rule: reverse("limits"),
        )
        if done:
            return done
    values = _over_time(LimitRule.objects.filter(municipality=request.user.membership.municipality_id))
    return render(request, "oversight/limits.html", {"form": form, "values": values})


@writes
def limit_remove(request, pk):
    require(request.user, "settings.change")
    rules = LimitRule.objects.filter(municipality=request.user.membership.municipality_id)
    rule = get_object_or_404(rules, pk=pk)
    form = RemoveLimitForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.remove_limit(rule, by=request.user, today=today()),
            to=lambda _: reverse("limits"),
        )
        if done:
            return done
    return render(request, "oversight/limit_remove.html", {"form": form, "rule": rule})
