from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from .. import actions
from ..forms import UnitForm
from ..models import CommissioningUnit
from ..pages import attempt, reads, writes
from ..permissions import require


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
