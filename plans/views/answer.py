from django.shortcuts import render

from accounts.access import open_record
from accounts.pages import attempt, writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions
from ..forms.writing import AgreeForm
from .opening import PLANS, plan_trail, plan_url


@writes
def plan_agree(request, pk):
    plan = open_record(request, PLANS.with_content(), pk)
    require(request.user, "plan.agree")
    form = AgreeForm.of(request, plan=plan)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.agree(
                plan,
                by=request.user,
                today=today(),
                version=form.cleaned_data["version"],
                **form.content(),
            ),
            to=plan_url,
        )
        if done:
            return done
    context = {"plan": plan, "form": form, "trail": plan_trail(plan.case, ("Plan", plan_url(plan)))}
    return render(request, "plans/plan_agree.html", context)
