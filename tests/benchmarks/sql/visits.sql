-- The large municipality's visits, planned, once a week back in time: nine in ten took place, and nearly
-- all of those have a note.
CREATE TABLE bench.visit AS
SELECT thread.*, n * 1000 + week AS v, day + interval '9 hours' AS starts_at,
    bench.roll('cancelled', n * 1000 + week, 10) > 0 AS performed
FROM bench.thread AS thread
JOIN generate_series(1, %(visits)s) AS week ON true
CROSS JOIN LATERAL (SELECT %(on)s::date - 7 * week + bench.roll('weekday', n, 5) AS day) AS visit
WHERE municipality_id = 1 AND day >= valid_from AND (running OR day <= valid_to);

INSERT INTO followup_plannedvisit (
    id, municipality_id, recorded_at, case_id, order_id, support_worker_id, starts_at, ends_at
)
SELECT bench.key('planned visit', v), municipality_id, starts_at - interval '30 days', case_id, order_id, worker_id,
    starts_at, starts_at + interval '90 minutes'
FROM bench.visit;

INSERT INTO followup_visit (
    id, municipality_id, recorded_at, case_id, order_id, planned_id, plan_id, support_worker_id, starts_at, ends_at,
    outcome, reason, took_part
)
SELECT bench.key('visit', v), municipality_id, starts_at + interval '1 day', case_id, order_id,
    bench.key('planned visit', v), CASE WHEN begun_on <= starts_at THEN plan_id END,
    worker_id, starts_at, starts_at + interval '90 minutes',
    CASE WHEN performed THEN 'performed' ELSE 'cancelled_by_person_late' END,
    CASE WHEN performed THEN '' ELSE 'Orkade inte.' END,
    CASE WHEN performed THEN 'together' ELSE '' END
FROM bench.visit;

INSERT INTO followup_daynote (
    id, municipality_id, recorded_at, case_id, order_id, visit_id, author_id, event_at, text,
    for_caseworker, signed_at
)
SELECT bench.key('day note', v), municipality_id, starts_at + interval '1 day', case_id, order_id,
    bench.key('visit', v), worker_id, starts_at,
    'Vi planerade veckan och gick igenom posten.', bench.roll('passed on', v, 20) = 0,
    starts_at + interval '1 day'
FROM bench.visit WHERE performed AND bench.roll('no note', v, 12) > 0;

INSERT INTO followup_activitymark (id, municipality_id, recorded_at, visit_id, activity_id, how_done)
SELECT bench.key('mark', m), visit.municipality_id, starts_at + interval '1 day', bench.key('visit', v),
    bench.key('plan activity', g),
    (ARRAY['alone', 'with_support', 'for_person', 'not_done'])[1 + bench.roll('done', m, 4)]
FROM bench.visit AS visit
JOIN bench.goal AS goal ON goal.t = visit.t
CROSS JOIN LATERAL (SELECT g * 1000 + mod(v, 1000) AS m) AS mark
WHERE performed AND visit.begun_on <= starts_at;
