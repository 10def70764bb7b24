"""Where the pages of visits and follow-ups lead."""

from django.urls import reverse


def plan_step(plan):
    return ("Plan", reverse("plan", args=[plan.pk]))


def visit_url(visit) -> str:
    return reverse("visit", args=[visit.pk])
