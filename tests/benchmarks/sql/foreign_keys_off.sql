-- Checked once when all rows are there, instead of row by row.
CREATE TABLE bench.foreign_key AS
SELECT conrelid::regclass::text AS of_table, conname AS name, pg_get_constraintdef(oid) AS definition
FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace;

DO $$
DECLARE k bench.foreign_key;
BEGIN
    FOR k IN SELECT * FROM bench.foreign_key LOOP
        EXECUTE format('ALTER TABLE %%s DROP CONSTRAINT %%I', k.of_table, k.name);
    END LOOP;
END $$;
