-- What the overview of one provider says: flags by rule and person, orders with a current plan,
-- the oldest flags.
WITH reach AS (
    SELECT id, case_id, key_worker_id, state FROM orders_order
    WHERE provider_id = %(provider)s AND sent_at IS NOT NULL
        AND (ended_on IS NULL OR ended_on >= %(on)s::date - 90)
), flags AS (
    SELECT f.rule, f.due_on, f.case_id, o.key_worker_id
    FROM oversight_flag AS f JOIN orders_order AS o ON o.id = f.order_id
    WHERE f.closed_at IS NULL AND f.case_id IN (SELECT case_id FROM reach)
), per_person AS (
    SELECT key_worker_id, rule, count(*) FROM flags GROUP BY key_worker_id, rule
), planned AS (
    SELECT key_worker_id, count(*) AS orders, count(p.id) AS current
    FROM reach LEFT JOIN plans_plan AS p
        ON p.order_id = reach.id AND p.begun_on <= %(on)s AND (p.ended_on > %(on)s OR p.ended_on IS NULL)
    WHERE reach.state = 'accepted' GROUP BY key_worker_id
), oldest AS (
    SELECT f.due_on, f.rule, c.case_ref, p.first_name, p.last_name
    FROM flags AS f JOIN cases_case AS c ON c.id = f.case_id JOIN cases_client AS p ON p.id = c.client_id
    ORDER BY f.due_on, c.id LIMIT 5
)
SELECT (SELECT jsonb_agg(per_person ORDER BY key_worker_id, rule) FROM per_person),
    (SELECT jsonb_agg(planned ORDER BY key_worker_id) FROM planned),
    (SELECT jsonb_agg(oldest) FROM oldest),
    (SELECT jsonb_agg(u.last_name ORDER BY u.id) FROM accounts_membership AS m
        JOIN accounts_user AS u ON u.id = m.user_id WHERE m.provider_id = %(provider)s);
