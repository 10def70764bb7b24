"""The flags as the rules say for a day: opened and closed for the whole country, and closed at once for a case."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from accounts.models import Membership
from accounts.rules import DeadlineKey
from boendestod import dates
from orders.models import Order

from ..models import Flag, FlagEvent
from ..rules import EXPLAINED, FlagEventKind, FlagRule
from .lengths import with_due
from .table import RULES


def overdue(key: FlagRule, on: date) -> QuerySet:
    """What the rule finds overdue: the day after the due day is the first overdue day."""
    return RULES[key].applies(on).filter(due_on__lt=on)


def late_since(key: str, order: Order, today: date) -> date | None:
    """The due day that has passed in the order by the rule; None when it is not late. An open flag keeps its first."""
    found = overdue(FlagRule(key), today).filter(order_ref=order.pk).order_by("due_on")
    due_on = found.values_list("due_on", flat=True).first()
    flags = Flag.objects.open().filter(rule=key, order=order)
    return due_on and (flags.values_list("due_on", flat=True).first() or due_on)


def late_rules(order: Order, today: date) -> dict[FlagRule, date]:
    """Of the rules that the provider explains, those that the order is late by, with the day that has passed."""
    found = {key: late_since(key, order, today) for key in FlagRule if key in EXPLAINED}
    return {key: due_on for key, due_on in found.items() if due_on}


@transaction.atomic
def raise_flags(
    on: date, *, event: str = "nattlig kontroll", keys: Iterable[FlagRule] = tuple(RULES)
) -> dict[FlagRule, tuple[int, int]]:
    """Open and close the flags so that they are as the rules say for that day; (opened, closed) by rule. What has
    been open too long then goes to the one who leads the work."""
    changed = {key: _raise(key, on, event) for key in keys}
    give_back()
    escalate(on)
    return changed


def give_back() -> int:
    """Let what was given to somebody who has left be theirs whose work it is, and tell it among the flag's events; how
    many."""
    here = Membership.objects.filter(ended_on__isnull=True, user__is_active=True)
    given = Flag.objects.open().filter(assigned_to__isnull=False)
    left = list(given.exclude(assigned_to__in=here.values("user")).select_for_update())
    for flag in left:
        flag.assigned_to = None
        flag.save(update_fields=["assigned_to"])
        event = FlagEvent(municipality_id=flag.municipality_id, flag=flag, kind=FlagEventKind.GIVEN_BACK)
        event.save_change(by=None, reason=f"flag.{FlagEventKind.GIVEN_BACK}")
    return len(left)


def to_escalate(on: date) -> QuerySet:
    """Open flags that have not come to the one who leads the work, and whose days from the opening have passed.
    None of them while it waits, and at once when it has waited and was not resolved."""
    here = Flag.objects.open().filter(Q(snoozed_until__isnull=True) | Q(snoozed_until__lt=on))
    waiting = here.filter(escalated_on__isnull=True)
    return with_due(waiting, "opened_on", DeadlineKey.FLAG_ESCALATES, name="escalates_on").filter(
        escalates_on__lt=on
    )


def escalate(on: date) -> int:
    """Let what nobody has resolved in time come to the one who leads the work; how many."""
    found, params = to_escalate(on).order_by().values_list("pk").query.sql_with_params()
    now, kind = dates.now(), FlagEventKind.ESCALATED.value
    with connection.cursor() as cursor:
        cursor.execute(
            ESCALATE.format(found=found, flag=Flag._meta.db_table, event=FlagEvent._meta.db_table),
            [*params, on, now, kind, now, f"flag.{kind}"],
        )
        return cursor.rowcount


def close_resolved(case_id: UUID, today: date, event: str) -> None:
    """Close at once what a change of the case has resolved. Opening waits for the night."""
    flags = Flag.objects.open().filter(case=case_id)
    for key in flags.values_list("rule", flat=True).distinct():
        still = overdue(FlagRule(key), today).filter(case=case_id).order_by().values("pk")
        flags.filter(rule=key).exclude(subject_id__in=still).update(
            closed_at=dates.now(), closed_on=today, closed_by_event=event
        )


COLUMNS = ("municipality", "case", "order_ref", "pk", "due_on")
# The rule is asked once for the whole country: opening and closing read the same answer.
RAISE = """
WITH found (municipality_id, case_id, order_id, subject_id, due_on) AS MATERIALIZED ({found}),
opened AS (
    INSERT INTO {flag} (municipality_id, case_id, order_id, subject_id, due_on,
        rule, opened_at, opened_on, closed_by_event)
    SELECT found.*, %s, %s, %s, '' FROM found
    ON CONFLICT (rule, subject_id) WHERE closed_at IS NULL DO NOTHING
    RETURNING 1
), closed AS (
    UPDATE {flag} AS flag SET closed_at = %s, closed_on = %s, closed_by_event = %s
    WHERE rule = %s AND closed_at IS NULL
        AND NOT EXISTS (SELECT FROM found WHERE found.subject_id = flag.subject_id)
    RETURNING 1
)
SELECT (SELECT count(*) FROM opened), (SELECT count(*) FROM closed)
"""

# As the verb that notes an event, with its history, for the whole country at once.
ESCALATE = """
WITH found (id) AS MATERIALIZED ({found}),
come AS (
    UPDATE {flag} AS flag SET escalated_on = %s FROM found WHERE flag.id = found.id
    RETURNING flag.id, flag.municipality_id
), told AS (
    INSERT INTO {event} (id, municipality_id, flag_id, recorded_at, version, kind, reason)
    SELECT gen_random_uuid(), municipality_id, id, %s, 1, %s, '' FROM come
    RETURNING id, municipality_id, flag_id, recorded_at, version, kind, reason
)
INSERT INTO oversight_historicalflagevent (id, municipality_id, flag_id, recorded_at, version, kind, reason,
    history_date, history_type, history_change_reason)
SELECT told.*, %s, '+', %s FROM told
"""


def _raise(key: FlagRule, on: date, event: str) -> tuple[int, int]:
    found, params = overdue(key, on).order_by().values_list(*COLUMNS).query.sql_with_params()
    now = dates.now()
    with connection.cursor() as cursor:
        cursor.execute(
            RAISE.format(found=found, flag=Flag._meta.db_table),
            [*params, key.value, now, on, now, on, event, key.value],
        )
        return cursor.fetchone()
