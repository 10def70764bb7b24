DO $$
DECLARE k bench.foreign_key;
BEGIN
    FOR k IN SELECT * FROM bench.foreign_key LOOP
        EXECUTE format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', k.of_table, k.name, k.definition);
    END LOOP;
END $$;
