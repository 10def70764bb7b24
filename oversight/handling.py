"""The verbs of a flag: who is to resolve it, and when it may wait. What resolves it is the work itself."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from accounts.models import User
from accounts.permissions import require
from accounts.rules import COMMISSIONING_ROLES, PROVIDER_ROLES
from boendestod.errors import refuse_if
from orders.models import Order

from .models import Flag, FlagEvent
from .models.flag import ESCALATED_TO
from .rules import MOST_SNOOZED_DAYS, SNOOZED_BY_ONESELF, FlagEventKind, of_side

RESOLVED = "Det är redan löst."
OTHERS = "Det är den andra sidan som ska göra något åt det."


@transaction.atomic
def assign(flags: Iterable[Flag], *, by, to: User) -> list[Flag]:
    """Give one or several open flags of the user's own side to somebody who can resolve them.

    What has been resolved meanwhile is left out, and what is already that person's stays so."""
    require(by, "flag.assign")
    chosen = Flag.objects.open().filter(pk__in=[flag.pk for flag in flags]).select_related("case__client")
    held = list(chosen.order_by("pk").select_for_update(of=("self",)))
    refuse_if(not held, RESOLVED, "resolved")
    refuse_if(any(flag.rule not in of_side(by.role) for flag in held), OTHERS, "others", "to")
    beyond = _beyond(to, held)
    names = ", ".join(_told(flag.case.client) for flag in beyond)
    refuse_if(
        bool(beyond),
        f"{to} arbetar inte med {names}. Välj någon annan eller byt stödperson först.",
        "cannot_do_it",
        "to",
    )
    for flag in held:
        if flag.assigned_to_id == to.pk:
            continue
        flag.assigned_to = to
        flag.save(update_fields=["assigned_to"])
        _note(flag, FlagEventKind.ASSIGNED, by=by, to=to)
    return held


@transaction.atomic
def snooze(flag: Flag, *, by, today: date, until: date, reason: str) -> Flag:
    """Let an open flag of the user's own side wait until a day, with the reason. It wakes by itself.

    When it has waited twice, the one who leads the work decides whether it may wait again."""
    require(by, "flag.snooze")
    held = _held(flag, by)
    last = today + timedelta(days=MOST_SNOOZED_DAYS)
    refuse_if(
        not today < until <= last,
        f"Välj en dag från i morgon till och med {MOST_SNOOZED_DAYS} dagar fram.",
        "until_out_of_reach",
        "until",
    )
    refuse_if(not reason.strip(), "Skriv varför det får vänta.", "no_reason", "reason")
    times = held.events.filter(kind=FlagEventKind.SNOOZED).count()
    refuse_if(
        times >= SNOOZED_BY_ONESELF and by.role not in ESCALATED_TO,
        "Det har redan fått vänta två gånger. Din chef avgör om det får vänta igen.",
        "managers_to_decide",
    )
    held.snoozed_until = until
    held.save(update_fields=["snoozed_until"])
    _note(held, FlagEventKind.SNOOZED, by=by, until=until, reason=reason.strip())
    return held


@transaction.atomic
def wake(flag: Flag, *, by, today: date) -> Flag:
    """Put a flag that waits back on the lists."""
    require(by, "flag.snooze")
    held = _held(flag, by)
    refuse_if(held.snoozed_until is None or held.snoozed_until < today, "Det väntar inte.", "awake")
    held.snoozed_until = None
    held.save(update_fields=["snoozed_until"])
    _note(held, FlagEventKind.WOKEN, by=by)
    return held


def _held(flag: Flag, by) -> Flag:
    held = Flag.objects.lock(flag.pk)
    refuse_if(held.closed_at is not None, RESOLVED, "resolved")
    refuse_if(held.rule not in of_side(by.role), OTHERS, "others")
    return held


def _beyond(to: User, flags: list[Flag]) -> list[Flag]:
    """Those that the person cannot resolve: she works for the other side, elsewhere, or not with the person."""
    if to.role in COMMISSIONING_ROLES:
        return [
            flag for flag in flags if flag.case.unit_id != to.membership.unit_id or not flag.is_authoritys
        ]
    if to.role not in PROVIDER_ROLES:
        return flags
    orders = {flag.order_id for flag in flags}
    reached = set(Order.objects.visible_to(to).filter(pk__in=orders).values_list("pk", flat=True))
    return [flag for flag in flags if flag.order_id not in reached or flag.is_authoritys]


def _told(client) -> str:
    """The name in words, and never a protected person's."""
    return client.list_name if client.is_protected else client.name


def _note(flag: Flag, kind: FlagEventKind, *, by, **what) -> None:
    event = FlagEvent(municipality_id=flag.municipality_id, flag=flag, kind=kind, by=by, **what)
    event.save_change(by=by, reason=f"flag.{kind}")
