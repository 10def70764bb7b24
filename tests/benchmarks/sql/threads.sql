-- Three years of decision, order, plan and follow-ups for the persons first..last. Year 3 is the running one.
DROP TABLE IF EXISTS bench.thread CASCADE;

CREATE TABLE bench.thread AS
WITH begun AS (
    -- One in 25 has support although the last decision ended up to two months ago.
    SELECT *, %(on)s::date - CASE
        WHEN bench.roll('expired', n, 100) < 4 THEN 366 + bench.roll('begins', n, 60)
        ELSE bench.roll('begins', n, 360)
    END AS latest
    FROM bench.person WHERE n BETWEEN %(first)s AND %(last)s
), decided AS (
    SELECT *, n * 10 + year AS t, year = 3 AS running,
        (latest - make_interval(years => 3 - year))::date AS valid_from,
        (latest - make_interval(years => 2 - year))::date - 1 AS valid_to
    FROM begun CROSS JOIN generate_series(1, 3) AS year
), received AS (
    SELECT *, CASE WHEN NOT running THEN valid_to END AS ended_on,
        CASE WHEN NOT (running AND bench.roll('not received', n, 100) < 2)
        THEN valid_from - 5 END AS received_on
    FROM decided
), planned AS (
    SELECT *, CASE WHEN NOT (running AND bench.roll('not begun', n, 100) < 5)
        THEN received_on + 3 + bench.roll('begun', t, 20) END AS begun_on
    FROM received
), answered AS (
    SELECT *, running AND bench.roll('declined', n, 100) < 2 AS declines,
        CASE WHEN NOT (running AND bench.roll('not agreed', n, 100) < 5)
        THEN begun_on + 7 + bench.roll('answered', t, 21) END AS answered_on
    FROM planned
)
SELECT n, t, year, running, municipality_id, unit_id, provider_id, caseworker_id, worker_id,
    bench.key('client', n) AS client_id, bench.key('case', n) AS case_id,
    bench.key('decision', t) AS decision_id,
    bench.key('order', t) AS order_id, bench.key('plan', t) AS plan_id,
    valid_from, valid_to, ended_on, received_on,
    CASE WHEN begun_on <= %(on)s THEN begun_on END AS begun_on,
    CASE WHEN answered_on <= %(on)s AND NOT declines THEN answered_on END AS agreed_on,
    CASE WHEN answered_on <= %(on)s AND declines THEN answered_on END AS declined_on
FROM answered;

ANALYZE bench.thread;

INSERT INTO cases_client (
    id, municipality_id, recorded_at, first_name, last_name, birth_year, sex, protection_level,
    communication_need
)
SELECT client_id, municipality_id, valid_from, bench.first_name(n), bench.last_name(n),
    1945 + bench.roll('born', n, 62),
    CASE bench.roll('sex', n, 2) WHEN 0 THEN 'woman' ELSE 'man' END,
    CASE bench.roll('protected', n, 200) WHEN 0 THEN 'confidentiality_flag' ELSE 'none' END,
    CASE bench.roll('interpreter', n, 20) WHEN 0 THEN 'tolk' ELSE '' END
FROM bench.thread WHERE year = 1;

INSERT INTO cases_case (
    id, municipality_id, recorded_at, client_id, unit_id, caseworker_id, case_ref, target_area,
    opened_on, support_since
)
SELECT case_id, municipality_id, valid_from, client_id, unit_id, caseworker_id, 'B' || n, 'socialpsykiatri',
    valid_from - 30, valid_from
FROM bench.thread WHERE year = 1;

INSERT INTO cases_decision (
    id, municipality_id, recorded_at, case_id, client_id, outcome, decided_on, decided_by_id,
    legal_basis, valid_from, valid_to, granted_hours, follow_up_on
)
SELECT decision_id, municipality_id, valid_from - 12, case_id, client_id, 'approval', valid_from - 12,
    caseworker_id,
    '4 kap. 1 § SoL (2001:453)', valid_from, valid_to, 4 + bench.roll('hours', t, 36), valid_to - 30
FROM bench.thread;

INSERT INTO orders_order (
    id, municipality_id, recorded_at, case_id, decision_id, provider_id, key_worker_id, state, needs,
    hours, follow_up_form, follow_up_on, structured, sent_on, sent_at, received_on,
    received_recorded_at, start_on, ended_on, end_reason
)
SELECT order_id, municipality_id, valid_from - 11, case_id, decision_id, provider_id,
    CASE WHEN received_on IS NOT NULL THEN worker_id END,
    CASE WHEN NOT running THEN 'ended' WHEN received_on IS NULL THEN 'sent' ELSE 'accepted' END,
    'Stöd att få vardagen att fungera.', 4 + bench.roll('hours', t, 36), 'möte', valid_to - 30, 'yes',
    valid_from - 10, valid_from - 10, received_on, received_on, valid_from, ended_on,
    CASE WHEN running THEN '' ELSE 'nytt beslut' END
FROM bench.thread;

INSERT INTO plans_plan (
    id, municipality_id, recorded_at, case_id, order_id, state, begun_on, agreement, agreed_on,
    agreed_recorded_at, declined_on, decline_reason, participation, follow_up_on, follows_order,
    ended_on, end_reason
)
SELECT plan_id, municipality_id, begun_on, case_id, order_id,
    CASE WHEN NOT running THEN 'ended' WHEN declined_on IS NOT NULL THEN 'declined'
        WHEN agreed_on IS NOT NULL THEN 'agreed' ELSE 'begun' END,
    begun_on,
    CASE WHEN declined_on IS NOT NULL THEN 'declined' WHEN agreed_on IS NOT NULL THEN 'signed' ELSE '' END,
    agreed_on, agreed_on, declined_on,
    CASE WHEN declined_on IS NOT NULL THEN 'Vill inte skriva under.' ELSE '' END,
    CASE WHEN agreed_on IS NULL THEN '' ELSE 'yes' END, agreed_on + 182, agreed_on IS NOT NULL, ended_on,
    CASE WHEN running THEN '' ELSE 'ny beställning' END
FROM bench.thread WHERE begun_on IS NOT NULL;

-- About every sixth month; one in six was never held.
INSERT INTO followup_planfollowup (
    id, municipality_id, recorded_at, case_id, plan_id, held_on, held_by_id, person_took_part,
    caseworker_took_part, summary, conclusion
)
SELECT bench.key('plan follow-up', t * 10 + half), municipality_id, held_on, case_id, plan_id, held_on,
    worker_id, true, true, 'Vi gick igenom målen.', 'continue'
FROM bench.thread
CROSS JOIN generate_series(1, 2) AS half
CROSS JOIN LATERAL (SELECT agreed_on + half * 165 + bench.roll('held', t * 10 + half, 20) AS held_on) AS meeting
WHERE held_on <= coalesce(ended_on, %(on)s) AND bench.roll('not held', t * 10 + half, 6) > 0;

INSERT INTO followup_decisionfollowup (
    id, municipality_id, recorded_at, case_id, decision_id, held_on, held_by_id, summary, conclusion
)
SELECT bench.key('decision follow-up', t), municipality_id, valid_to - 20, case_id, decision_id, valid_to - 20,
    caseworker_id, 'Stödet fungerar.', 'continue'
FROM bench.thread WHERE valid_to - 20 <= %(on)s AND bench.roll('decision not followed up', t, 10) > 0;

-- What the running orders and plans hold: two goals with an activity each.
CREATE VIEW bench.goal AS
SELECT thread.*, position, t * 10 + position AS g,
    (ARRAY['domestic_life', 'work_education_economy', 'self_care', 'relations',
        'community_life'])[1 + bench.roll('life area', t * 10 + position, 5)] AS life_area
FROM bench.thread AS thread CROSS JOIN generate_series(1, 2) AS position
WHERE running;

INSERT INTO orders_ordergoal (
    id, municipality_id, recorded_at, order_id, position, life_area, overall_goal, personal_goal
)
SELECT bench.key('order goal', g), municipality_id, valid_from - 11, order_id, position, life_area,
    'Klara sin vardag', 'Jag vill klara det här själv.'
FROM bench.goal;

INSERT INTO orders_orderactivity (id, municipality_id, recorded_at, goal_id, what, why, scope)
SELECT bench.key('order activity', g), municipality_id, valid_from - 11, bench.key('order goal', g),
    'Planera veckan', 'Det blir inte av på egen hand.', 'en gång i veckan'
FROM bench.goal;

INSERT INTO plans_plangoal (id, municipality_id, recorded_at, plan_id, position, order_goal_id, goal)
SELECT bench.key('plan goal', g), municipality_id, begun_on, plan_id, position, bench.key('order goal', g),
    'Jag vill klara det här själv.'
FROM bench.goal WHERE begun_on IS NOT NULL;

INSERT INTO plans_planactivity (
    id, municipality_id, recorded_at, goal_id, order_activity_id, what, how, "when", "where",
    responsible_id
)
SELECT bench.key('plan activity', g), municipality_id, begun_on, bench.key('plan goal', g),
    bench.key('order activity', g), 'Planera veckan', 'Vi gör det tillsammans.', 'måndagar', 'hemma', worker_id
FROM bench.goal WHERE begun_on IS NOT NULL;

INSERT INTO followup_goaloutcome (id, municipality_id, recorded_at, follow_up_id, goal_id, result)
SELECT bench.key('goal outcome', g * 10 + half), goal.municipality_id, held.recorded_at, held.id,
    bench.key('plan goal', g), 'nearer'
FROM bench.goal AS goal
CROSS JOIN generate_series(1, 2) AS half
JOIN followup_planfollowup AS held ON held.id = bench.key('plan follow-up', t * 10 + half);
