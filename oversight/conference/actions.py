"""The verbs of a case conference: called, filled, written case by case and closed; and its tasks."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction

from accounts.models import CommissioningUnit, Provider, User, working_as
from accounts.permissions import may, require
from accounts.rules import COMMISSIONING_ROLES, PROVIDER_ROLES
from boendestod import dates
from boendestod.errors import RuleBroken, StaleVersion, refuse_if
from orders.models import Order

from ..models import Conference, ConferenceItem
from .agenda import agenda, orders_between

CALLED_AHEAD = timedelta(days=366)
CLOSED = "Ärendekonferensen är avslutad."


@transaction.atomic
def call_conference(
    unit: CommissioningUnit, provider: Provider, *, by, today: date, held_on: date
) -> Conference:
    """Call the two sides to a day, with the agenda as it is now."""
    require(by, "conference.call")
    refuse_if(
        by.membership.unit_id != unit.pk and by.membership.provider_id != provider.pk,
        "Du kallar till konferens för din egen enhet eller utförare.",
        "not_ones_own",
    )
    refuse_if(held_on < today, "Välj i dag eller en dag som kommer.", "day_passed", "held_on")
    refuse_if(held_on > today + CALLED_AHEAD, "Välj en dag inom ett år.", "day_too_far_ahead", "held_on")
    try:
        with transaction.atomic():
            conference = Conference.objects.create(
                municipality=unit.municipality, unit=unit, provider=provider, held_on=held_on, called_by=by
            )
    except IntegrityError as taken:
        raise RuleBroken(
            "Det finns redan en ärendekonferens med utföraren den dagen.", "conference_exists", "held_on"
        ) from taken
    _fill(conference, by=by, today=today)
    return conference


@transaction.atomic
def renew_agenda(conference: Conference, *, by, today: date) -> Conference:
    """Take in what has come up since, and let go of what has been settled. What somebody added or has written about
    stays as it is."""
    require(by, "conference.call")
    conference = _lock(conference)
    untouched = conference.items.filter(outcome="", task="", added_because="")
    still = {why.order.case_id for why in agenda(conference.unit, conference.provider, today)}
    for item in untouched.exclude(case__in=still):
        item.flags.clear()
        item.delete()
    _fill(conference, by=by, today=today)
    return conference


def _fill(conference: Conference, *, by, today: date) -> None:
    standing = {item.case_id: item for item in conference.items.all()}
    for why in agenda(conference.unit, conference.provider, today):
        item = standing.get(why.order.case_id) or ConferenceItem(
            municipality=conference.municipality, conference=conference, case=why.order.case, order=why.order
        )
        if item.outcome or item.reasons == why.reasons:
            continue
        item.reasons = why.reasons
        item.save_change(by=by, reason="conference.call")
        item.flags.set(why.flags)


@transaction.atomic
def add_case(conference: Conference, *, by, today: date, order: Order, because: str) -> ConferenceItem:
    """Put a case on the agenda by hand, and say why."""
    require(by, "conference.call")
    conference = _lock(conference)
    refuse_if(not because.strip(), "Skriv varför ärendet ska tas upp.", "no_reason", "because")
    between = orders_between(conference.unit, conference.provider, today)
    refuse_if(
        not between.filter(pk=order.pk).exists(),
        "Ärendet hör inte till den här enheten och utföraren.",
        "order_elsewhere",
        "order",
    )
    refuse_if(
        conference.items.filter(case=order.case_id).exists(),
        "Ärendet står redan på listan.",
        "already_there",
        "order",
    )
    item = ConferenceItem(
        municipality=conference.municipality,
        conference=conference,
        case=order.case,
        order=order,
        added_because=because,
    )
    item.save_change(by=by, reason="conference.add")
    return item


@transaction.atomic
def write_item(
    item: ConferenceItem,
    *,
    by,
    version: int,
    outcome: str,
    task: str = "",
    task_for: User | None = None,
    task_by: date | None = None,
) -> ConferenceItem:
    """Write what came of it in one case, and who does what by when."""
    require(by, "conference.call")
    conference = _lock(item.conference)
    item = ConferenceItem.objects.lock(item.pk, version)
    refuse_if(not outcome.strip(), "Skriv vad ni kom fram till.", "no_outcome", "outcome")
    refuse_if(bool(task) and task_for is None, "Välj vem som gör uppgiften.", "nobody", "task_for")
    refuse_if(bool(task) and task_by is None, "Välj en dag.", "no_day", "task_by")
    refuse_if(not task and bool(task_for or task_by), "Skriv vad som ska göras.", "no_task", "task")
    refuse_if(
        task_for is not None and task_for not in task_takers(conference),
        "Välj någon hos enheten eller utföraren.",
        "somebody_elsewhere",
        "task_for",
    )
    refuse_if(
        task_by is not None and task_by < conference.held_on,
        "Välj dagen för konferensen eller en senare dag.",
        "task_before",
        "task_by",
    )
    if (task, task_for, task_by) != (item.task, item.task_for, item.task_by):
        item.task_done_at = item.task_done_by = None
    item.outcome, item.task, item.task_for, item.task_by = outcome, task, task_for, task_by
    item.save_change(by=by, reason="conference.write")
    return item


@transaction.atomic
def close_conference(
    conference: Conference, *, by, today: date, version: int, present: str = ""
) -> Conference:
    """Close it: nothing more is written, and the tasks stay until they are done."""
    require(by, "conference.call")
    conference = _lock(conference, version)
    refuse_if(conference.held_on > today, "Konferensen har inte hållits än.", "not_held_yet")
    conference.present = present
    conference.closed_at = dates.now()
    conference.version += 1
    conference.save()
    return conference


@transaction.atomic
def finish_task(item: ConferenceItem, *, by, version: int) -> ConferenceItem:
    """Say that the task is done: whoever has it, or somebody who leads the work on either side."""
    require(by, "conference.do_task")
    item = ConferenceItem.objects.lock(item.pk, version)
    refuse_if(
        item.task_for_id != by.pk and not may(by, "conference.call"),
        "Någon annan har uppgiften.",
        "not_ones_task",
    )
    refuse_if(not item.task or item.task_done_at is not None, "Uppgiften är redan klar.", "task_done")
    item.task_done_at, item.task_done_by = dates.now(), by
    item.save_change(by=by, reason="conference.task_done")
    return item


def task_takers(conference: Conference):
    """Those who can be given a task: the unit's and the provider's people."""
    unit = working_as(*COMMISSIONING_ROLES, unit=conference.unit_id)
    provider = working_as(*PROVIDER_ROLES, provider=conference.provider_id)
    return User.objects.filter(pk__in=unit.order_by().values("pk").union(provider.order_by().values("pk")))


def _lock(conference: Conference, version: int | None = None) -> Conference:
    conference = Conference.objects.select_for_update().get(pk=conference.pk)
    if version is not None and conference.version != version:
        raise StaleVersion(conference)
    refuse_if(conference.closed_at is not None, CLOSED, "conference_closed")
    return conference
