"""Why a plan is late: the provider says, and both sides see it beside what is late."""

from django.shortcuts import render
from django.urls import reverse

from accounts.access import open_record
from accounts.pages import attempt, writes
from accounts.permissions import require
from boendestod.dates import today
from orders.models import Order
from plans.models import LatePlan

from .. import actions
from ..flags import late_rules
from ..forms import LateForm
from ..rules import FlagRule


@writes
def late_plan_new(request, pk):
    order = open_record(request, Order.objects.select_related("case__client"), pk)
    require(request.user, "plan.explain_late")
    late = late_rules(order, today())
    form = LateForm.of(request, late=late, initial={"rule": request.GET.get("regel")})
    case_url = reverse("case", args=[order.case_id])
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.explain_late(order, by=request.user, today=today(), **form.content()),
            to=lambda given: case_url,
        )
        if done:
            return done
    said = LatePlan.objects.filter(order=order).select_related("given_by").order_by("-recorded_at")
    context = {
        "order": order,
        "form": form,
        "late": late,
        "said": [(FlagRule(given.rule).label, given) for given in said],
        "trail": [(order.case.list_name, case_url)],
    }
    return render(request, "oversight/late_plan_new.html", context)
