-- The orders that run on the last day, how many have a plan then, and what is said of those plans: of one
-- municipality, or of the country where it is null.
WITH running AS (
    SELECT id FROM orders_order
    WHERE amends_id IS NULL AND sent_at IS NOT NULL AND (sent_on IS NULL OR sent_on <= %(last)s)
        AND (ended_on IS NULL OR ended_on > %(last)s)
        AND (%(municipality)s::int IS NULL OR municipality_id = %(municipality)s)
), planned AS (
    SELECT order_id, bool_or(least(first_agreed_on, agreed_on) <= %(last)s) AS agreed,
        bool_or(follows_order) AS follows, bool_or(participation = 'yes') AS took_part
    FROM plans_plan
    WHERE begun_on <= %(last)s AND (ended_on IS NULL OR ended_on > %(last)s)
    GROUP BY order_id
)
SELECT count(*), count(order_id), count(*) FILTER (WHERE agreed), count(*) FILTER (WHERE follows),
    count(*) FILTER (WHERE took_part)
FROM running LEFT JOIN planned ON planned.order_id = running.id;
