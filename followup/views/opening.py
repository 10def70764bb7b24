"""What the pages of visits and follow-ups share: the way back, and where they lead."""

from django.urls import reverse


def trail(case, *steps):
    return [(f"{case.client.list_name}, {case.case_ref}", reverse("case", args=[case.pk])), *steps]


def plan_step(plan):
    return ("Plan", reverse("plan", args=[plan.pk]))


def visit_url(visit) -> str:
    return reverse("visit", args=[visit.pk])
