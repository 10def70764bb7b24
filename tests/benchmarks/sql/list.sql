-- What a list of cases says of each: decision, order, plan, last follow-up and visit, oldest flag.
SELECT p.last_name, p.first_name, c.case_ref, u.last_name, d.valid_from, d.valid_to, o.state, o.received_on,
    plan.state, plan.agreed_on, (plan.counts_from + length.length)::date AS follow_up_due_on,
    visit.starts_at, visit.performed, visit.planned, flag.rule, flag.due_on, count(*) OVER () AS found
FROM cases_case AS c
JOIN cases_client AS p ON p.id = c.client_id
JOIN accounts_user AS u ON u.id = c.caseworker_id
LEFT JOIN LATERAL (
    SELECT * FROM cases_decision WHERE case_id = c.id AND valid_from <= %(on)s ORDER BY valid_from DESC LIMIT 1
) AS d ON true
LEFT JOIN LATERAL (
    SELECT * FROM orders_order WHERE case_id = c.id ORDER BY ended_on DESC NULLS FIRST LIMIT 1
) AS o ON true
LEFT JOIN LATERAL (
    SELECT state, agreed_on, coalesce(max(f.held_on), agreed_on, declined_on) AS counts_from
    FROM plans_plan LEFT JOIN followup_planfollowup AS f ON f.plan_id = plans_plan.id
    WHERE order_id = o.id AND ended_on IS NULL GROUP BY plans_plan.id
) AS plan ON true
LEFT JOIN LATERAL (
    SELECT make_interval(months => months, days => days) AS length FROM accounts_deadlinerule
    WHERE municipality_id = c.municipality_id AND key = 'plan_followup_overdue'
        AND valid_from <= plan.counts_from
    ORDER BY valid_from DESC LIMIT 1
) AS length ON true
LEFT JOIN LATERAL (
    SELECT max(starts_at) AS starts_at,
        count(*) FILTER (WHERE starts_at >= date_trunc('month', %(on)s::date)) AS planned,
        count(*) FILTER (WHERE starts_at >= date_trunc('month', %(on)s::date)
            AND outcome LIKE 'performed%%') AS performed
    FROM followup_visit WHERE order_id = o.id
) AS visit ON true
LEFT JOIN LATERAL (
    SELECT rule, due_on FROM oversight_flag WHERE case_id = c.id AND closed_at IS NULL ORDER BY due_on LIMIT 1
) AS flag ON true
WHERE c.closed_on IS NULL AND c.unit_id = %(unit)s
    AND (c.caseworker_id = %(caseworker)s OR %(caseworker)s IS NULL)
ORDER BY sv_key(p.last_name), sv_key(p.first_name), c.case_ref
LIMIT 50;
