"""The page that takes back a rule of the municipality, the same for every kind of rule."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.forms import VerbForm
from accounts.pages import attempt
from boendestod.dates import today


def removal(
    request: HttpRequest, form_class: type[VerbForm], verb: Callable, template: str, *, to: str, **taken
) -> HttpResponse:
    """Ask first and then run the verb on what is taken back, by the name that the template calls it."""
    form = form_class.of(request)
    if request.method == "POST" and form.is_valid():
        (record,) = taken.values()
        done = attempt(
            request,
            form,
            lambda: verb(record, by=request.user, today=today()),
            to=lambda _: reverse(to),
        )
        if done:
            return done
    return render(request, template, {"form": form} | taken)
