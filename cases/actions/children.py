"""The verbs of the person's children: permission, rule, change, history, in one transaction."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod.errors import refuse_if

from ..models import Case, Child, Client
from ..rules import check_child
from .investigation import save_if_changed


@transaction.atomic
def add_child(case: Case, *, by, today: date, **content) -> Child:
    """A minor child of the person, never by name; during the investigation or after it."""
    case = _open_case(case.pk, by=by)
    child = Child(municipality=case.municipality, case=case, **content)
    check_child(child.birth_year, child.lives, child.review_on, today)
    child.save_change(by=by, reason="child.write")
    return _told(child, case, by=by, today=today)


@transaction.atomic
def change_child(child: Child, *, by, today: date, version: int, **content) -> Child:
    """New facts about the child, or a new day to look at them. A day that has passed may stand as it is."""
    case = _open_case(child.case_id, by=by)
    child = Child.objects.lock(child.pk)
    before = child.version
    review_on = content["review_on"]
    check_child(
        content["birth_year"],
        content["lives"],
        review_on,
        today,
        review_is_new=review_on != child.review_on,
    )
    child = save_if_changed(child, content, by=by, version=version, reason="child.write")
    return child if child.version == before else _told(child, case, by=by, today=today)


def _open_case(pk, *, by) -> Case:
    require(by, "child.write")
    case = Case.objects.lock(pk)
    refuse_if(case.closed_on is not None, "Ärendet är avslutat.", "case_closed")
    return case


def _told(child: Child, case: Case, *, by, today: date) -> Child:
    """The person's number of minor children follows upwards; it is never lowered unseen."""
    client = Client.objects.lock(case.client_id)
    here = sum(each.counts_on(today) for each in case.children.all())
    if here > (client.minor_children or 0):
        client.minor_children = here
        client.save_change(by=by, reason="child.write")
    case_changed(case.pk, today=today, event="child.write")
    return child
