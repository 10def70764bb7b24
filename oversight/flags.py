"""Every rule of what is overdue, each written once: a queryset of what the rule applies to, with its due day.

From that one queryset come the nightly job, the case page, the lists, the API and the statistics."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.db.models import DateField, DurationField, Exists, F, Func, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce

from accounts.models import DeadlineRule
from accounts.rules import DeadlineKey
from boendestod import dates
from cases.models import Decision
from followup.models import PlanFollowUp
from orders.models import Order
from plans.models import Plan

from .models import Flag
from .rules import FlagRule


@dataclass(frozen=True)
class Rule:
    key: FlagRule
    meaning: str
    source: str
    who_acts: str
    severity: str
    applies: Callable[[date], QuerySet]


class Interval(Func):
    template = "make_interval(months => %(expressions)s)"
    arg_joiner = ", days => "
    output_field = DurationField()


def _with_due(records: QuerySet, start: str, key: DeadlineKey) -> QuerySet:
    """`start` plus the length that the municipality's rule set had on that day.

    A join, because a subquery would be asked again for every record and every mention."""
    rules = "municipality__deadline_rules"
    newer = DeadlineRule.objects.filter(
        municipality=OuterRef("municipality"),
        key=key,
        valid_from__gt=OuterRef(f"{rules}__valid_from"),
        valid_from__lte=OuterRef(start),
    )
    return records.filter(
        ~Exists(newer), **{f"{rules}__key": key, f"{rules}__valid_from__lte": F(start)}
    ).annotate(due_on=Cast(F(start) + Interval(f"{rules}__months", f"{rules}__days"), DateField()))


def plan_not_begun(on: date) -> QuerySet:
    """Orders received and running, with no plan ever begun."""
    begun = Plan.objects.filter(order=OuterRef("pk"), begun_on__lte=on)
    waiting = Order.objects.running_on(on).filter(~Exists(begun), received_on__lte=on)
    return _with_due(waiting.annotate(order_ref=F("pk")), "received_on", DeadlineKey.PLAN_NOT_BEGUN)


def plan_followup_overdue(on: date) -> QuerySet:
    """Current plans, counted from the last follow-up or else from the person's answer."""
    last = (
        PlanFollowUp.objects.filter(plan=OuterRef("pk"), held_on__lte=on)
        .order_by("-held_on")
        .values("held_on")[:1]
    )
    answered = (
        Plan.objects.current_on(on)
        .annotate(order_ref=F("order"), counts_from=Coalesce(Subquery(last), "agreed_on", "declined_on"))
        .filter(counts_from__lte=on)
    )
    return _with_due(answered, "counts_from", DeadlineKey.PLAN_FOLLOWUP_OVERDUE)


def decision_expired(on: date) -> QuerySet:
    """Last decisions of cases whose order runs: support after the last day has no decision to rest on."""
    later = Decision.objects.granting().filter(
        case=OuterRef("case"), valid_from__gt=OuterRef("valid_from"), valid_from__lte=on
    )
    running = Order.objects.filter(case=OuterRef("case")).running_on(on)
    return (
        Decision.objects.granting()
        .with_last_day()
        .filter(~Exists(later), Exists(running), valid_from__lte=on)
        .annotate(order_ref=Subquery(running.values("pk")[:1]), due_on=F("last_day_of_support"))
    )


RULES = {
    rule.key: rule
    for rule in (
        Rule(
            key=FlagRule.PLAN_NOT_BEGUN,
            meaning="Beställningen är mottagen, men ingen plan är påbörjad inom fristen.",
            source="Botkyrka: 14 dagar från mottagen beställning (rapport 000 §4.3.2)",
            who_acts="utföraren",
            severity="danger",
            applies=plan_not_begun,
        ),
        Rule(
            key=FlagRule.PLAN_FOLLOWUP_OVERDUE,
            meaning="Fristen har gått sedan planen följdes upp eller, första gången, sedan personen svarade.",
            source="Botkyrka: var sjätte månad (rapport 001 §4.6)",
            who_acts="utföraren",
            severity="danger",
            applies=plan_followup_overdue,
        ),
        Rule(
            key=FlagRule.DECISION_EXPIRED,
            meaning="Beslutets sista dag har passerat, men stödet fortsätter.",
            source="Stödet ska vila på ett beslut (SoL 11 kap. 1 §; rapport 001 §4.4.3)",
            who_acts="handläggaren",
            severity="danger",
            applies=decision_expired,
        ),
    )
}


def overdue(key: FlagRule, on: date) -> QuerySet:
    """What the rule finds overdue: the day after the due day is the first overdue day."""
    return RULES[key].applies(on).filter(due_on__lt=on)


@transaction.atomic
def raise_flags(on: date, *, event: str = "nattlig kontroll") -> dict[FlagRule, tuple[int, int]]:
    """Open and close the flags so that they are as the rules say for that day; (opened, closed) by rule."""
    return {key: _raise(key, on, event) for key in RULES}


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


def _raise(key: FlagRule, on: date, event: str) -> tuple[int, int]:
    found, params = overdue(key, on).order_by().values_list(*COLUMNS).query.sql_with_params()
    now = dates.now()
    with connection.cursor() as cursor:
        cursor.execute(
            RAISE.format(found=found, flag=Flag._meta.db_table),
            [*params, key.value, now, on, now, on, event, key.value],
        )
        return cursor.fetchone()
