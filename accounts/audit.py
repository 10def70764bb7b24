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


# Events are written by the same transaction as the change, by a verb that cannot forget it and a bulk insert that
# knows no verbs: one statement of SQL for each statement that writes history. A function for each table, so that
# PostgreSQL plans it once a connection.
COLUMNS = "model, record_id, change, verb, version, happened_at, wholes, case_id, municipality_id, xact"
OF_HISTORY = (
    "CASE h.history_type WHEN '+' THEN 'created' WHEN '~' THEN 'changed' ELSE 'removed' END,"
    " CASE WHEN h.history_change_reason ~ '^[a-z_]+[.][a-z_]+$' THEN h.history_change_reason ELSE '' END,"
    " h.version, h.history_date"
)


def note_events(
    app: str, model: str, *, case: str = "h.case_id", wholes: str = "", joins: str = ""
) -> RunSQL:
    """Each row of the record's history is an event. `case` and `wholes` are SQL over the history row h and the joins:
    the case, and what the record is a part of, the nearest first."""
    table = f"{app}_historical{model}"
    told = f"h.id, {OF_HISTORY}, array_remove(ARRAY[{wholes}]::uuid[], NULL), {case}"
    return event_trigger("noted", "INSERT", table, f"{app}.{model}", told, f"{joins} ORDER BY h.history_id")


def note_events_of_part(app: str, model: str, *path: tuple[str, str]) -> RunSQL:
    """`path` leads from the part to the whole that knows its case: ("goal", "orders_ordergoal"), ("order", …)."""
    here, joins, wholes = "h", "", []
    for step, (column, table) in enumerate(path):
        wholes.append(f"{here}.{column}_id")
        joins += f" LEFT JOIN {table} w{step} ON w{step}.id = {wholes[-1]}"
        here = f"w{step}"
    return note_events(app, model, case=f"{here}.case_id", wholes=", ".join(wholes), joins=joins)


def event_trigger(
    name: str, when: str, table: str, label: str, told: str, joins: str, old: str = ""
) -> RunSQL:
    """`told` gives the event's columns from the written rows, h."""
    insert = (
        f"INSERT INTO accounts_event ({COLUMNS})"  # noqa: S608 - our own names
        f" SELECT '{label}', {told}, h.municipality_id, pg_current_xact_id()::text::bigint FROM fresh h {joins}"
    )
    return RunSQL(
        f"CREATE FUNCTION {table}_{name}() RETURNS trigger LANGUAGE plpgsql AS $$"
        f" BEGIN {insert}; RETURN NULL; END $$;"
        f"CREATE TRIGGER {name} AFTER {when} ON {table} REFERENCING {old} NEW TABLE AS fresh"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_{name}();",
        f"DROP TRIGGER {name} ON {table}; DROP FUNCTION {table}_{name}();",
    )
