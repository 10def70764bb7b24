-- The flags' table once more, with the same indexes and constraints.
CREATE TABLE bench.flag (LIKE oversight_flag INCLUDING ALL);

DO $$
DECLARE command text;
BEGIN
    FOR command IN
        SELECT format('ALTER TABLE bench.flag ADD CONSTRAINT %%I %%s', conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE conrelid = 'oversight_flag'::regclass AND contype = 'f'
    LOOP
        EXECUTE command;
    END LOOP;
END $$;
