-- What raise_flags does, written by hand: each rule's rows are found, the new ones opened, the resolved closed.
WITH length AS (
    SELECT municipality_id, key, make_interval(months => months, days => days) AS length, valid_from,
        lead(valid_from) OVER (PARTITION BY municipality_id, key ORDER BY valid_from) AS valid_until
    FROM accounts_deadlinerule
), due AS MATERIALIZED (
    SELECT o.municipality_id, o.case_id, o.id AS order_id, o.id AS subject_id,
        (o.received_on + length.length)::date AS due_on
    FROM orders_order AS o
    JOIN length ON length.municipality_id = o.municipality_id AND length.key = 'plan_not_begun'
        AND o.received_on >= length.valid_from
        AND (o.received_on < length.valid_until OR length.valid_until IS NULL)
    WHERE o.sent_at IS NOT NULL AND (o.sent_on <= %(on)s OR o.sent_on IS NULL)
        AND (o.ended_on > %(on)s OR o.ended_on IS NULL) AND (o.received_on + length.length)::date < %(on)s
        AND NOT EXISTS (
            SELECT FROM plans_plan AS p
            WHERE p.order_id = o.id AND p.begun_on <= %(on)s
        )
), opened AS (
    INSERT INTO bench.flag (municipality_id, case_id, order_id, subject_id, due_on, rule, opened_at, opened_on,
        closed_by_event)
    SELECT *, 'plan_not_begun', now(), %(on)s, '' FROM due
    ON CONFLICT (rule, subject_id) WHERE closed_at IS NULL DO NOTHING
)
UPDATE bench.flag SET closed_at = now(), closed_on = %(on)s, closed_by_event = 'nattlig kontroll'
WHERE rule = 'plan_not_begun' AND closed_at IS NULL
    AND NOT EXISTS (SELECT FROM due WHERE due.subject_id = flag.subject_id);

WITH length AS (
    SELECT municipality_id, key, make_interval(months => months, days => days) AS length, valid_from,
        lead(valid_from) OVER (PARTITION BY municipality_id, key ORDER BY valid_from) AS valid_until
    FROM accounts_deadlinerule
), last AS (
    SELECT plan_id, max(held_on) AS held_on FROM followup_planfollowup WHERE held_on <= %(on)s GROUP BY plan_id
), counted AS (
    SELECT p.*, coalesce(last.held_on, p.agreed_on, p.declined_on) AS counts_from
    FROM plans_plan AS p LEFT JOIN last ON last.plan_id = p.id
    WHERE p.begun_on <= %(on)s AND (p.ended_on > %(on)s OR p.ended_on IS NULL)
), due AS MATERIALIZED (
    SELECT c.municipality_id, c.case_id, c.order_id, c.id AS subject_id,
        (c.counts_from + length.length)::date AS due_on
    FROM counted AS c
    JOIN length ON length.municipality_id = c.municipality_id AND length.key = 'plan_followup_overdue'
        AND c.counts_from >= length.valid_from
        AND (c.counts_from < length.valid_until OR length.valid_until IS NULL)
    WHERE c.counts_from <= %(on)s AND (c.counts_from + length.length)::date < %(on)s
), opened AS (
    INSERT INTO bench.flag (municipality_id, case_id, order_id, subject_id, due_on, rule, opened_at, opened_on,
        closed_by_event)
    SELECT *, 'plan_followup_overdue', now(), %(on)s, '' FROM due
    ON CONFLICT (rule, subject_id) WHERE closed_at IS NULL DO NOTHING
)
UPDATE bench.flag SET closed_at = now(), closed_on = %(on)s, closed_by_event = 'nattlig kontroll'
WHERE rule = 'plan_followup_overdue' AND closed_at IS NULL
    AND NOT EXISTS (SELECT FROM due WHERE due.subject_id = flag.subject_id);

WITH last AS (
    SELECT DISTINCT ON (case_id) * FROM cases_decision
    WHERE outcome IN ('approval', 'partial') AND valid_from <= %(on)s
    ORDER BY case_id, valid_from DESC
), due AS MATERIALIZED (
    SELECT DISTINCT ON (d.id) d.municipality_id, d.case_id, o.id AS order_id, d.id AS subject_id,
        least(d.valid_to, d.ended_on) AS due_on
    FROM last AS d JOIN orders_order AS o ON o.case_id = d.case_id
    WHERE least(d.valid_to, d.ended_on) < %(on)s AND o.sent_at IS NOT NULL
        AND (o.sent_on <= %(on)s OR o.sent_on IS NULL)
        AND (o.ended_on > %(on)s OR o.ended_on IS NULL)
), opened AS (
    INSERT INTO bench.flag (municipality_id, case_id, order_id, subject_id, due_on, rule, opened_at, opened_on,
        closed_by_event)
    SELECT *, 'decision_expired', now(), %(on)s, '' FROM due
    ON CONFLICT (rule, subject_id) WHERE closed_at IS NULL DO NOTHING
)
UPDATE bench.flag SET closed_at = now(), closed_on = %(on)s, closed_by_event = 'nattlig kontroll'
WHERE rule = 'decision_expired' AND closed_at IS NULL
    AND NOT EXISTS (SELECT FROM due WHERE due.subject_id = flag.subject_id);
