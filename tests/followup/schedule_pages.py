"""What the tests of the schedule's pages share."""

from datetime import timedelta

from django.urls import reverse

from followup import actions
from tests.cast import TODAY, at
from tests.web import browser

TUESDAY = TODAY + timedelta(days=1)
WEDNESDAY = TODAY + timedelta(days=2)
THIS_WEEK = "2026-10"
TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def plan(cast, order, day=TUESDAY, hour=9, **more):
    return actions.plan_visit(
        order,
        by=cast.coordinator,
        starts_at=at(day, hour),
        ends_at=at(day, hour + 1),
        **({"support_worker": cast.support_worker} | more),
    )


def page_of(name, record):
    return reverse(name, args=[record.pk])


def week(user, **query):
    return browser(user).get(reverse("schedule"), query)


def blocks(page, row=0) -> list:
    return [block for cell in page.context["rows"][row].cells for block in cell.blocks]
