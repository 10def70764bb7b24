"""How the staff's planned time divides: with persons, on the way, in the office, and in between."""

from django.db import connection

from accounts.models import LimitRule
from accounts.rules import LimitKey
from followup.rules import SlotKind, VisitOutcome

from .period import Period
from .scope import By, Scope
from .table import TOTAL, Column, Counted, Found, Measure, Section, share

CLIENT, GAP = "client", "gap"
KINDS = (CLIENT, SlotKind.TRAVEL, SlotKind.ADMIN, SlotKind.MEETING, GAP)

# Windows over a union, which the ORM has no words for. A gap is the time from the latest end so far of a worker's day
# to the next beginning.
SQL = """
WITH booked AS (
    SELECT planned.support_worker_id, planned.second_worker_id, orders.provider_id AS provider,
           planned.starts_at, planned.ends_at, cases.client_id AS client
    FROM followup_plannedvisit planned
    JOIN orders_order orders ON orders.id = planned.order_id
    JOIN cases_case cases ON cases.id = planned.case_id
    LEFT JOIN followup_visit visit ON visit.planned_id = planned.id
    WHERE planned.removed_at IS NULL AND visit.outcome IS DISTINCT FROM %(moved)s
      AND planned.municipality_id = %(municipality)s
      AND planned.starts_at >= %(starts_at)s AND planned.starts_at < %(ends_before)s
), spans AS (
    SELECT support_worker_id AS worker, provider, 'client' AS kind, starts_at, ends_at, client
    FROM booked WHERE support_worker_id IS NOT NULL
    UNION ALL
    SELECT second_worker_id, provider, 'client', starts_at, ends_at, client
    FROM booked WHERE second_worker_id IS NOT NULL
    UNION ALL
    SELECT slot.worker_id, slot.provider_id, slot.kind, slot.starts_at, slot.ends_at, NULL
    FROM followup_workslot slot
    WHERE slot.municipality_id = %(municipality)s
      AND slot.starts_at >= %(starts_at)s AND slot.starts_at < %(ends_before)s
), placed AS (
    SELECT spans.*, membership.team_id AS team,
           max(spans.ends_at) OVER (
               PARTITION BY spans.worker, spans.provider, (spans.starts_at AT TIME ZONE 'Europe/Stockholm')::date
               ORDER BY spans.starts_at, spans.ends_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
           ) AS reached
    FROM spans
    LEFT JOIN accounts_membership membership
      ON membership.user_id = spans.worker AND membership.ended_on IS NULL
    WHERE (%(provider)s IS NULL OR spans.provider = %(provider)s)
      AND (%(team)s IS NULL OR membership.team_id = %(team)s)
)
SELECT GROUPING(provider, team) AS level, provider, team,
       count(DISTINCT worker) AS workers,
       count(DISTINCT client) AS persons,
       sum(extract(epoch FROM ends_at - starts_at)) FILTER (WHERE kind = 'client') AS client,
       sum(extract(epoch FROM ends_at - starts_at)) FILTER (WHERE kind = 'travel') AS travel,
       sum(extract(epoch FROM ends_at - starts_at)) FILTER (WHERE kind = 'admin') AS admin,
       sum(extract(epoch FROM ends_at - starts_at)) FILTER (WHERE kind = 'meeting') AS meeting,
       sum(extract(epoch FROM greatest(starts_at - reached, interval '0'))) AS gap
FROM placed
GROUP BY GROUPING SETS ((), (provider), (team))
"""
# GROUPING's bits: what each level leaves together.
LEVELS = {By.PROVIDER: 1, By.TEAM: 2}
ALL_TOGETHER = 3
NOTHING = Found(0, 0, (None,) * 7)


def count_work(period: Period, scope: Scope, by: By | None) -> Counted:
    target = LimitRule.objects.value_on(scope.municipality, LimitKey.CLIENT_TIME_PERCENT, period.last)
    found = {TOTAL: NOTHING}
    for level, provider, team, workers, persons, *seconds in _rows(period, scope):
        key = {ALL_TOGETHER: TOTAL, LEVELS[By.PROVIDER]: provider, LEVELS[By.TEAM]: team}[level]
        if level == ALL_TOGETHER or level == LEVELS.get(by):
            found[key] = _found(workers, persons, [float(value or 0) for value in seconds], target)
    return Counted(found)


def _rows(period: Period, scope: Scope) -> list[tuple]:
    values = {
        "municipality": scope.municipality,
        "moved": VisitOutcome.RESCHEDULED,
        "provider": scope.provider,
        "team": scope.team,
        "starts_at": period.starts_at,
        "ends_before": period.ends_before,
    }
    with connection.cursor() as cursor:
        cursor.execute(SQL, values)
        return cursor.fetchall()


def _found(workers: int, persons: int, seconds: list[float], target: int) -> Found:
    """The four parts are of their own sum, so that they always make a hundred."""
    client, travel, admin, meeting, gap = seconds
    whole = sum(seconds)
    parts = [share(part, whole) for part in (client, travel, admin + meeting, gap)]
    used = share(whole - gap, whole)
    short = None if parts[0] is None else parts[0] - target
    return Found(workers, persons, (whole / 3600, *parts, used, short))


PERCENT = {"unit": "%", "decimals": 2}

MEASURES = (
    Measure(
        key="arbetstid",
        section=Section.TIME,
        label="Brukartid, restid, kringtid och tomtid",
        columns=(
            Column("Planerad arbetstid", "tim", 1),
            Column("Brukartid", **PERCENT),
            Column("Restid", **PERCENT),
            Column("Kringtid", **PERCENT),
            Column("Tomtid", **PERCENT),
            Column("Beläggningsgrad", **PERCENT),
            Column("Brukartid mot målet", "procentenheter", 2),
        ),
        counted="medarbetare i schemat",
        weighting="Timmar läggs ihop: den som arbetar mer väger mer.",
        definition=(
            "Ur schemat: brukartid är bokade besök, restid och kringtid (administration och möten) är den andra tid "
            "som är inlagd, och tomtid är luckorna mellan det första och det sista en dag. De fyra delarna blir alltid "
            "100 %. Beläggningsgraden är 100 % minus tomtiden. Målet för brukartid står bland kommunens gränser. "
            "Utan inlagd restid och administration blir luckorna tomtid. Ett ombokat besök räknas bara på sin nya tid."
        ),
        count=count_work,
        charted=(1, 2, 3, 4),
        divides_by=frozenset({By.PROVIDER, By.TEAM}),
        whole_provider=True,
    ),
)
