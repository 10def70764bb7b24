-- Who lives where and who works there. Everything follows from a person's number n, so that two runs are alike.
CREATE SCHEMA bench;

CREATE FUNCTION bench.roll(salt text, n bigint, sides int) RETURNS int IMMUTABLE PARALLEL SAFE LANGUAGE sql
RETURN mod(('x' || left(md5(salt || n::text), 8))::bit(32)::bigint, sides)::int;

CREATE FUNCTION bench.key(kind text, n bigint) RETURNS uuid IMMUTABLE PARALLEL SAFE LANGUAGE sql
RETURN md5(kind || n::text)::uuid;

-- The first persons live in the large municipality, the rest in smaller and smaller ones.
CREATE TABLE bench.person AS
WITH placed AS (
    SELECT n, CASE
        WHEN n <= %(large)s THEN 1
        ELSE 2 + floor(30 * (power((%(municipalities)s + 29) / 30.0,
            (n - %(large)s - 1.0) / (%(persons)s - %(large)s)) - 1))::int
    END AS municipality
    FROM generate_series(1, %(persons)s) AS n
), numbered AS (
    SELECT *, row_number() OVER (PARTITION BY municipality ORDER BY n) - 1 AS i,
        count(*) OVER (PARTITION BY municipality) AS size
    FROM placed
), staffed AS (
    SELECT *, mod(i, ceil(size / 40.0)) AS caseworker, mod(i, ceil(size / 7.0)) AS worker FROM numbered
), teamed AS (
    SELECT *, mod(caseworker, ceil(size / 200.0)) AS unit, mod(worker, ceil(size / 60.0)) AS team FROM staffed
), housed AS (
    SELECT *, mod(team, ceil(size / 250.0)) AS provider FROM teamed
)
SELECT n, municipality AS municipality_id,
    (municipality * 100 + unit)::bigint AS unit_id,
    (municipality * 100 + provider)::bigint AS provider_id,
    (municipality * 100 + team)::bigint AS team_id,
    (municipality * 10000 + caseworker)::bigint AS caseworker_id,
    (municipality * 10000 + 1000 + worker)::bigint AS worker_id
FROM housed;

INSERT INTO accounts_municipality (id, name)
SELECT DISTINCT municipality_id, 'Kommun ' || lpad(municipality_id::text, 3, '0') FROM bench.person;

INSERT INTO accounts_commissioningunit (id, municipality_id, name)
SELECT DISTINCT unit_id, municipality_id, 'Enhet ' || mod(unit_id, 100) + 1 FROM bench.person;

INSERT INTO accounts_provider (id, municipality_id, name, form)
SELECT DISTINCT provider_id, municipality_id, 'Utförare ' || mod(provider_id, 100) + 1,
    CASE mod(provider_id, 100) WHEN 0 THEN 'municipal' WHEN 1 THEN 'contract' ELSE 'lov' END
FROM bench.person;

INSERT INTO accounts_team (id, provider_id, name)
SELECT DISTINCT team_id, provider_id, 'Team ' || mod(team_id, 100) + 1 FROM bench.person;

-- Every municipality begins with the usual lengths; every tenth has since chosen a shorter one.
INSERT INTO accounts_deadlinerule (municipality_id, key, months, days, valid_from)
SELECT id, key, months, days, date '1900-01-01'
FROM accounts_municipality,
    (VALUES ('plan_not_begun', 0, 14), ('plan_not_received', 0, 30), ('plan_followup_overdue', 6, 0),
        ('decision_followup_overdue', 12, 0), ('flag_escalates', 0, 14)) AS usual (key, months, days)
UNION ALL
SELECT id, 'plan_followup_overdue', 4, 0, date '2025-06-01' FROM accounts_municipality WHERE mod(id, 10) = 0;

CREATE TABLE bench.staff AS
SELECT DISTINCT caseworker_id AS id, municipality_id, 'caseworker' AS role, unit_id,
    NULL::bigint AS provider_id, NULL::bigint AS team_id
FROM bench.person
UNION
SELECT worker_id, municipality_id, 'support_worker', NULL, provider_id, team_id FROM bench.person
UNION
SELECT municipality_id * 10000 + 5000 + mod(provider_id, 100), municipality_id, 'unit_manager', NULL,
    provider_id, NULL
FROM bench.person
UNION
SELECT municipality_id * 10000 + 6000 + mod(provider_id, 100), municipality_id, 'coordinator', NULL,
    provider_id, NULL
FROM bench.person
UNION
SELECT municipality_id * 10000 + 7000 + mod(unit_id, 100), municipality_id, 'section_leader', unit_id, NULL,
    NULL
FROM bench.person;

CREATE FUNCTION bench.first_name(n bigint) RETURNS text IMMUTABLE LANGUAGE sql
RETURN (string_to_array('Anna Åke Berit Bo Cecilia Dan Eva Erik Fatima Gustav Hanna Ivar Jonna Karim Lena Maja Nils '
    'Olle Pia Sven Tove Ulla Vera Ylva Örjan', ' '))[1 + bench.roll('first name', n, 25)];

CREATE FUNCTION bench.last_name(n bigint) RETURNS text IMMUTABLE LANGUAGE sql
RETURN (string_to_array('Alm Åberg Ängström Berg Björk Dahl Ek Falk Fors Gran Holm Källa Lind Ljung Lund Mo Nord Rask '
    'Sand Sjö Skog Sten Strand Sund Vik Wall Öberg Öst', ' '))[1 + bench.roll('last name', n, 28)];

INSERT INTO accounts_user (id, username, password, first_name, last_name, date_joined)
SELECT id, role || id, '!', bench.first_name(id), bench.last_name(id), '2020-01-01' FROM bench.staff;

INSERT INTO accounts_membership (user_id, municipality_id, role, unit_id, provider_id, team_id, started_on)
SELECT id, municipality_id, role, unit_id, provider_id, team_id, '2020-01-01' FROM bench.staff;
