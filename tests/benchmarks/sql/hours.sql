-- Hours granted, ordered, booked, planned and performed between two days, with the persons behind each: of one
-- municipality, or of the country where it is null.
WITH months AS (
    SELECT day::date AS first, (day + interval '1 month')::date AS next
    FROM generate_series(%(first)s::date, %(last)s::date, interval '1 month') AS day
), granted AS (
    SELECT sum(hours * (least(d.ends + 1, m.next) - greatest(d.valid_from, m.first)) / (m.next - m.first)) AS hours,
        count(DISTINCT client_id) AS persons
    FROM (
        SELECT client_id, valid_from, coalesce(least(valid_to, ended_on), date '9999-12-30') AS ends,
            granted_hours * CASE granted_per WHEN 'week' THEN 52 / 12.0 ELSE 1 END AS hours
        FROM cases_decision
        WHERE outcome IN ('approval', 'partial')
            AND (%(municipality)s::int IS NULL OR municipality_id = %(municipality)s)
    ) AS d
    JOIN months AS m ON d.valid_from < m.next AND d.ends >= m.first
), ordered AS (
    SELECT sum(asked * (least(o.ends, m.next) - greatest(o.begins, m.first)) / (m.next - m.first)) AS hours,
        count(DISTINCT client_id) AS persons
    FROM (
        SELECT c.client_id, coalesce(start_on, received_on, sent_on) AS begins,
            coalesce(ended_on, date '9999-12-31') AS ends,
            hours * CASE hours_per WHEN 'week' THEN 52 / 12.0 ELSE 1 END AS asked
        FROM orders_order AS o JOIN cases_case AS c ON c.id = o.case_id
        WHERE amends_id IS NULL AND sent_at IS NOT NULL AND hours IS NOT NULL
            AND (%(municipality)s::int IS NULL OR o.municipality_id = %(municipality)s)
    ) AS o
    JOIN months AS m ON o.begins < m.next AND o.ends > m.first
), booked AS (
    SELECT sum(p.ends_at - p.starts_at) AS booked, count(DISTINCT c.client_id) AS persons,
        sum(p.ends_at - p.starts_at) FILTER (
            WHERE v.id IS NULL OR v.outcome IN ('performed', 'performed_partly', 'performed_without_person')
        ) AS planned
    FROM followup_plannedvisit AS p JOIN cases_case AS c ON c.id = p.case_id
        LEFT JOIN followup_visit AS v ON v.planned_id = p.id
    WHERE p.removed_at IS NULL AND p.starts_at >= %(first)s::timestamp AT TIME ZONE 'Europe/Stockholm'
        AND p.starts_at < (%(last)s::date + 1)::timestamp AT TIME ZONE 'Europe/Stockholm'
        AND v.outcome IS DISTINCT FROM 'rescheduled'
        AND (%(municipality)s::int IS NULL OR p.municipality_id = %(municipality)s)
), performed AS (
    SELECT sum(ends_at - starts_at) AS performed, count(DISTINCT c.client_id) AS persons
    FROM followup_visit AS v JOIN cases_case AS c ON c.id = v.case_id
    WHERE outcome IN ('performed', 'performed_partly', 'performed_without_person')
        AND starts_at >= %(first)s::timestamp AT TIME ZONE 'Europe/Stockholm'
        AND starts_at < (%(last)s::date + 1)::timestamp AT TIME ZONE 'Europe/Stockholm'
        AND (%(municipality)s::int IS NULL OR v.municipality_id = %(municipality)s)
)
SELECT granted.persons, granted.hours, ordered.hours, extract(epoch FROM booked) / 3600,
    extract(epoch FROM planned) / 3600, extract(epoch FROM performed) / 3600
FROM granted, ordered, booked, performed;
