from django.shortcuts import render
from django.urls import reverse

from accounts.access import open_record
from accounts.pages import reads

from .opening import PLANS, plan_trail


@reads
def plan(request, pk):
    plan = open_record(request, PLANS.with_content().prefetch_related("follow_ups"), pk)
    context = {
        "plan": plan,
        "last_visit": plan.visits.order_by("-starts_at").first(),
        "trail": plan_trail(plan.case, ("Beställning", reverse("order", args=[plan.order_id]))),
    }
    return render(request, "plans/plan.html", context)
