-- The flags' tables once more, with the same indexes and constraints. What points at a flag and is not measured
-- would only keep the table from being emptied between the rounds.
CREATE TABLE bench.flag (LIKE oversight_flag INCLUDING ALL);
CREATE TABLE bench.flagevent (LIKE oversight_flagevent INCLUDING ALL);
CREATE TABLE bench.historicalflagevent (LIKE oversight_historicalflagevent INCLUDING ALL);

-- Nor may what keeps events from being removed.
ALTER TABLE oversight_flagevent DISABLE TRIGGER USER;
ALTER TABLE oversight_historicalflagevent DISABLE TRIGGER USER;

DO $$
DECLARE command text;
BEGIN
    FOR command IN
        SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname)
        FROM pg_constraint WHERE confrelid = 'oversight_flag'::regclass
            AND conrelid <> 'oversight_flagevent'::regclass
    LOOP
        EXECUTE command;
    END LOOP;
END $$;

DO $$
DECLARE command text;
BEGIN
    FOR command IN
        SELECT format('ALTER TABLE bench.%%s ADD CONSTRAINT %%I %%s', twin.bare, conname,
            replace(pg_get_constraintdef(oid), 'REFERENCES oversight_flag(', 'REFERENCES bench.flag('))
        FROM pg_constraint JOIN (VALUES
            ('oversight_flag'::regclass, 'flag'),
            ('oversight_flagevent'::regclass, 'flagevent'),
            ('oversight_historicalflagevent'::regclass, 'historicalflagevent')
        ) AS twin (ours, bare) ON conrelid = twin.ours
        WHERE contype = 'f'
    LOOP
        EXECUTE command;
    END LOOP;
END $$;
