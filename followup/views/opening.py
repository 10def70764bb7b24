"""Where the pages of visits and follow-ups lead."""

from datetime import date
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse

from boendestod.dates import day_of, today

from ..rules.schedule import monday_of

FIRST_YEAR, LAST_YEAR = 2000, 2099


def plan_step(plan):
    return ("Plan", reverse("plan", args=[plan.pk]))


def visit_url(visit) -> str:
    return reverse("visit", args=[visit.pk])


def notes_url(order_pk) -> str:
    return reverse("day_notes", args=[order_pk])


def planned_url(planned) -> str:
    return reverse("planned_visit", args=[planned.pk])


def week_name(day) -> str:
    """As the address says it: 2026-01 is the ISO year's first week."""
    year, week, _ = day.isocalendar()
    return f"{year}-{week:02}"


def monday_named(name: str | None) -> date:
    """Of the week as the address says it; this week where it says none that there is."""
    try:
        year, week = (int(part) for part in (name or "").split("-"))
        if FIRST_YEAR <= year <= LAST_YEAR:
            return date.fromisocalendar(year, week, 1)
    except ValueError:
        pass
    return monday_of(today())


def week_url(planned, **query) -> str:
    """The week of the visit, at the visit."""
    day = day_of(planned.starts_at)
    query = {"vecka": week_name(day), "dag": day.isoformat()} | query
    return f"{reverse('schedule')}?{urlencode(query)}#besok-{planned.pk}"


def question(request, form, **words):
    """The page of one form of the schedule: `title`, what the button says (`label`), the way `back`, the `trail`; and
    maybe a `text`, `danger`, and hidden fields to be `kept`."""
    given = {"form": form, "danger": False, "text": "", "kept": []}
    return render(request, "followup/schedule_form.html", given | words)
