"""The municipality's rule set: how long each deadline is, from which day."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.models import DeadlineRule
from accounts.pages import attempt, writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions
from ..forms import DeadlineForm, RemoveDeadlineForm


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
    """Every length that has held, holds or will hold, newest first under each deadline."""
    lengths, holding = [], set()
    rules = DeadlineRule.objects.filter(municipality=user.membership.municipality_id)
    for rule in rules.order_by("key", "-valid_from"):
        ahead = rule.valid_from > today()
        holds = not ahead and rule.key not in holding
        if holds:
            holding.add(rule.key)
        lengths.append({"rule": rule, "ahead": ahead, "holds": holds})
    return lengths


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
