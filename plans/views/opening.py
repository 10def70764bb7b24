"""What the pages of a plan share: what they load, the way back, and where they lead."""

from django.urls import reverse

from ..models import Plan

PLANS = Plan.objects.select_related("case__client", "order__provider", "order__key_worker", "order__decision")


def plan_trail(case, *steps):
    return [(f"{case.client.list_name}, {case.case_ref}", reverse("case", args=[case.pk])), *steps]


def plan_url(plan) -> str:
    return reverse("plan", args=[plan.pk])


def edit_url(plan, part="") -> str:
    return reverse("plan_edit", args=[plan.pk]) + (f"#{part}" if part else "")
