from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from .. import actions
from ..forms import OwnSettingsForm
from ..pages import attempt, writes


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


@require_safe
def accessibility(request):
    return render(request, "accounts/accessibility.html")


@require_safe
def handbook(request):
    return render(request, "accounts/handbook.html")
