"""Triggers by which PostgreSQL itself keeps the logs and the server's times as they were written.

For migrations: each app names its own tables; a test walks the catalogue for those that lack a trigger."""

from django.db.migrations import RunSQL

FUNCTIONS = RunSQL(
    """
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'Table % is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END $$;
    CREATE FUNCTION keep_recorded_at() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.recorded_at IS DISTINCT FROM OLD.recorded_at THEN
            RAISE EXCEPTION 'recorded_at of table % is the server''s and cannot be changed', TG_TABLE_NAME
                USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
    END $$;
    """,
    "DROP FUNCTION refuse_change(); DROP FUNCTION keep_recorded_at();",
)


def append_only(*tables: str) -> list[RunSQL]:
    return [
        RunSQL(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change();"
            f"CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();",
            f"DROP TRIGGER append_only ON {table}; DROP TRIGGER never_emptied ON {table};",
        )
        for table in tables
    ]


def recorded_once(*tables: str) -> list[RunSQL]:
    return [
        RunSQL(
            f"CREATE TRIGGER recorded_once BEFORE UPDATE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION keep_recorded_at();",
            f"DROP TRIGGER recorded_once ON {table};",
        )
        for table in tables
    ]
