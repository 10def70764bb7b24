from django.shortcuts import render

from accounts.access import open_record
from accounts.models import working_as
from accounts.pages import writes
from accounts.permissions import require
from accounts.rules import PROVIDER_ROLES
from boendestod.dates import today

from .. import actions
from ..forms.answer import AgreeForm
from ..rules import PlanState
from .opening import PLANS, moved_on, plan_trail, plan_url, sent


@writes
def plan_agree(request, pk):
    plan = open_record(request, PLANS, pk)
    require(request.user, "plan.agree")
    staff = working_as(*PROVIDER_ROLES, provider=plan.order.provider_id)
    form = AgreeForm.of(request, plan=plan, staff=staff, me=request.user)
    answer = moved_on(request, plan, "agree") or sent(
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
    if answer:
        return answer
    context = {
        "plan": plan,
        "form": form,
        "kept": plan.newest_version(),
        "is_asked": plan.state == PlanState.PROPOSED,
        "has_changed": request.method == "POST" and request.POST.get("version") != str(plan.version),
        "trail": plan_trail(plan.case, ("Plan", plan_url(plan))),
    }
    return render(request, "plans/plan_agree.html", context)
