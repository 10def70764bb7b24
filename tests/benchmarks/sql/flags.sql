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

WITH length AS (
    SELECT municipality_id, key, make_interval(months => months, days => days) AS length, valid_from,
        lead(valid_from) OVER (PARTITION BY municipality_id, key ORDER BY valid_from) AS valid_until
    FROM accounts_deadlinerule
), due AS MATERIALIZED (
    SELECT o.municipality_id, o.case_id, o.id AS order_id, o.id AS subject_id,
        (o.received_on + length.length)::date AS due_on
    FROM orders_order AS o
    JOIN length ON length.municipality_id = o.municipality_id AND length.key = 'plan_not_received'
        AND o.received_on >= length.valid_from
        AND (o.received_on < length.valid_until OR length.valid_until IS NULL)
    WHERE o.amends_id IS NULL AND o.sent_at IS NOT NULL AND (o.sent_on <= %(on)s OR o.sent_on IS NULL)
        AND (o.ended_on > %(on)s OR o.ended_on IS NULL) AND o.received_on <= %(on)s
        AND (o.received_on + length.length)::date < %(on)s
        AND NOT EXISTS (
            SELECT FROM plans_plan AS p JOIN plans_planreview AS r ON r.plan_id = p.id
            WHERE p.order_id = o.id AND r.arrived_on <= %(on)s
        )
        AND NOT EXISTS (
            SELECT FROM plans_plan AS p
            WHERE p.order_id = o.id AND p.first_agreed_on <= %(on)s
                AND (p.imported OR NOT EXISTS (SELECT FROM plans_planreview AS r WHERE r.plan_id = p.id))
        )
), opened AS (
    INSERT INTO bench.flag (municipality_id, case_id, order_id, subject_id, due_on, rule, opened_at, opened_on,
        closed_by_event)
    SELECT *, 'plan_not_received', now(), %(on)s, '' FROM due
    ON CONFLICT (rule, subject_id) WHERE closed_at IS NULL DO NOTHING
)
UPDATE bench.flag SET closed_at = now(), closed_on = %(on)s, closed_by_event = 'nattlig kontroll'
WHERE rule = 'plan_not_received' AND closed_at IS NULL
    AND NOT EXISTS (SELECT FROM due WHERE due.subject_id = flag.subject_id);

WITH length AS (
    SELECT municipality_id, key, make_interval(months => months, days => days) AS length, valid_from,
        lead(valid_from) OVER (PARTITION BY municipality_id, key ORDER BY valid_from) AS valid_until
    FROM accounts_deadlinerule
), running AS (
    SELECT d.municipality_id, d.case_id, d.id, d.valid_from, d.follow_up_on,
        least(d.valid_to, d.ended_on) AS last_day,
        (SELECT max(f.held_on) FROM followup_decisionfollowup AS f
         WHERE f.case_id = d.case_id AND f.held_on BETWEEN d.valid_from AND %(on)s) AS last_held
    FROM cases_decision AS d
    WHERE d.outcome IN ('approval', 'partial') AND d.valid_from <= %(on)s
        AND (least(d.valid_to, d.ended_on) >= %(on)s OR least(d.valid_to, d.ended_on) IS NULL)
), counted AS (
    SELECT *, coalesce(last_held, valid_from) AS counts_from FROM running
    WHERE coalesce(last_held, last_day, follow_up_on) IS NOT NULL
), reckoned AS (
    SELECT c.municipality_id, c.case_id, NULL::uuid AS order_id, c.id AS subject_id,
        CASE WHEN c.last_held IS NULL THEN least(c.follow_up_on, (c.counts_from + length.length)::date)
            ELSE (c.counts_from + length.length)::date END AS due_on
    FROM counted AS c
    JOIN length ON length.municipality_id = c.municipality_id AND length.key = 'decision_followup_overdue'
        AND c.counts_from >= length.valid_from
        AND (c.counts_from < length.valid_until OR length.valid_until IS NULL)
), due AS MATERIALIZED (
    SELECT * FROM reckoned WHERE due_on < %(on)s
), opened AS (
    INSERT INTO bench.flag (municipality_id, case_id, order_id, subject_id, due_on, rule, opened_at, opened_on,
        closed_by_event)
    SELECT *, 'decision_followup_overdue', now(), %(on)s, '' FROM due
    ON CONFLICT (rule, subject_id) WHERE closed_at IS NULL DO NOTHING
)
UPDATE bench.flag SET closed_at = now(), closed_on = %(on)s, closed_by_event = 'nattlig kontroll'
WHERE rule = 'decision_followup_overdue' AND closed_at IS NULL
    AND NOT EXISTS (SELECT FROM due WHERE due.subject_id = flag.subject_id);

-- Then what has been open too long comes to the manager, with its event and the event's history.
WITH length AS (
    SELECT municipality_id, key, make_interval(months => months, days => days) AS length, valid_from,
        lead(valid_from) OVER (PARTITION BY municipality_id, key ORDER BY valid_from) AS valid_until
    FROM accounts_deadlinerule
), found AS MATERIALIZED (
    SELECT f.id
    FROM bench.flag AS f
    JOIN length ON length.municipality_id = f.municipality_id AND length.key = 'flag_escalates'
        AND f.opened_on >= length.valid_from
        AND (f.opened_on < length.valid_until OR length.valid_until IS NULL)
    WHERE f.closed_at IS NULL AND f.escalated_on IS NULL AND (f.snoozed_until IS NULL OR f.snoozed_until < %(on)s)
        AND (f.opened_on + length.length)::date < %(on)s
), come AS (
    UPDATE bench.flag AS flag SET escalated_on = %(on)s FROM found WHERE flag.id = found.id
    RETURNING flag.id, flag.municipality_id
), told AS (
    INSERT INTO bench.flagevent (id, municipality_id, flag_id, recorded_at, version, kind, reason)
    SELECT gen_random_uuid(), municipality_id, id, now(), 1, 'escalated', '' FROM come
    RETURNING id, municipality_id, flag_id, recorded_at, version, kind, reason
)
INSERT INTO bench.historicalflagevent (id, municipality_id, flag_id, recorded_at, version, kind, reason,
    history_date, history_type, history_change_reason)
SELECT told.*, now(), '+', 'flag.escalated' FROM told;
