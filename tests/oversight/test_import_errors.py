"""A file with errors imports nothing, and says where each error stands and what is wrong, in Swedish."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from cases.models import Case, Decision
from cases.rules import DecisionOutcome
from oversight.importing import engine, files
from oversight.importing.problems import FileRefused, shown
from tests.cast import TODAY
from tests.oversight.case_files import NO_PLAN, ROW, import_rows, refused, row, text_of

CALENDAR = "Dagen finns inte i kalendern."
AHEAD = "Dagen ligger framåt i tiden. Det som har hänt måste ha en dag som har varit."
ISO = "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2018-05-31."
EVENTS = [name for name in ROW if name.endswith("_on") or name in ("support_since", "decision_date")]
MUST = [
    *("case_ref", "municipality", "unit", "target_area", "provider", "provider_kind"),
    *("decision_date", "decision_from", "hours_per_month"),
]


def run(path) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("import_cases", str(path), stdout=out, stderr=err)
    except SystemExit as stop:
        return stop.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def written(tmp_path, content: bytes | str):
    path = tmp_path / "ärenden.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_errors_come_as_a_table_with_status_1_and_nothing_is_saved(today, tmp_path, everything):
    before = everything()
    rows = row(), row(case_ref="A-2", sex="?", decision_to="2018-02-30"), row(case_ref="A-3", unit="")
    assert run(written(tmp_path, text_of(*rows))) == (
        1,
        "Rad | Kolumn | Värde | Fel\n"
        "3 | sex | ? | Skriv något av: kvinna, man.\n"
        f"3 | decision_to | 2018-02-30 | {CALENDAR}\n"
        "4 | unit |  | Fyll i ett värde.\n",
        "Filen har 3 fel. Inget sparades.\n",
    )
    assert everything() == before


@pytest.mark.parametrize("column", MUST)
def test_what_must_be_there(today, column):
    assert refused(row(**{column: " "})) == [(2, column, "Fyll i ett värde.")]
    assert refused(row(), without=(column,)) == [(1, column, "Kolumnen saknas i filen.")]


@pytest.mark.parametrize("column", ["birth_year", "sex"])
def test_without_personnummer_there_must_be_birth_year_and_sex(today, column):
    assert refused(row(**{column: ""})) == [(2, column, "Fyll i ett värde, eller ange personnummer.")]
    missing = refused(row(), without=("personnummer", column))
    assert missing == [(1, column, "Kolumnen saknas i filen.")]


@pytest.mark.parametrize(
    "column", [name for name in ROW if name in (*EVENTS, "decision_from", "decision_to")]
)
@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2025-02-30", CALENDAR),
        ("2025-13-01", CALENDAR),
        ("20250101", ISO),
        ("1/5 2025", ISO),
        ("2025-1-5", ISO),
        ("２０２５-01-01", ISO),
    ],
)
def test_a_date_that_is_none(today, column, value, message):
    assert (2, column, message) in refused(row(**{column: value}))


@pytest.mark.parametrize("column", EVENTS)
def test_what_has_happened_cannot_lie_ahead(today, column):
    assert (2, column, AHEAD) in refused(row(**{column: "2026-03-03"}))
    assert (2, column, AHEAD) not in refused(row(**{column: "2026-03-02"}))


@pytest.mark.parametrize(
    ("changes", "column", "message"),
    [
        ({"decision_to": "2025-12-31"}, "decision_to", "Sista dagen kan inte ligga före första dagen."),
        (
            {"order_received_on": "2025-12-20"},
            "order_received_on",
            "Beställningen kan inte tas emot före den dag den skickades.",
        ),
        (
            {"plan_agreed_on": "2026-01-09"},
            "plan_agreed_on",
            "Planen kan inte vara överenskommen innan den påbörjades.",
        ),
        (
            {"decision_to": "9999-12-31"},
            "decision_to",
            "Dagen ligger för långt fram. Lämna sista dagen tom om beslutet gäller tills vidare.",
        ),
        ({"support_since": "0001-01-01"}, "support_since", "Datumet är för gammalt. Kontrollera årtalet."),
    ],
)
def test_dates_out_of_order(today, changes, column, message):
    assert refused(row(**changes)) == [(2, column, message)]


def test_dates_on_the_same_day_are_in_order(today):
    same = dict.fromkeys(("decision_from", "decision_to", "order_sent_on", "order_received_on"), "2026-01-02")
    assert refused(row(**same, plan_begun_on="2026-01-15")) == []


def test_a_decision_from_before_the_oldest_law_that_is_known_is_a_fault_of_its_row(today):
    message = "Det finns inget lagrum för den dagen. Kontrollera datumet."
    assert refused(row(decision_date="2001-12-31")) == [(2, "decision_date", message)]
    assert refused(row(decision_date="2002-01-01")) == []


@pytest.mark.parametrize(
    "column", ["plan_agreed_on", "plan_follows_order", "client_participated", "last_plan_followup_on"]
)
def test_what_belongs_to_a_plan_needs_a_plan(today, column):
    message = "Det finns ingen plan på raden. Ange när planen påbörjades, eller töm fältet."
    assert refused(row(**NO_PLAN | {column: ROW[column]})) == [(2, column, message)]


HOURS = "Timmarna ska vara fler än 0 och högst 744, som en månad har."


@pytest.mark.parametrize(
    ("hours", "message"),
    [
        ("0", HOURS),
        ("744.01", HOURS),
        ("-1", "Skriv antalet timmar med siffror, till exempel 8,5."),
        ("1e2", "Skriv antalet timmar med siffror, till exempel 8,5."),
        ("NaN", "Skriv antalet timmar med siffror, till exempel 8,5."),
        ("åtta", "Skriv antalet timmar med siffror, till exempel 8,5."),
        ("8.555", "Timmarna får ha högst två decimaler."),
    ],
)
def test_hours_that_cannot_be(today, hours, message):
    assert refused(row(hours_per_month=hours)) == [(2, "hours_per_month", message)]


def test_hours_at_the_edges(today):
    report = import_rows(row(hours_per_month="744"), row(case_ref="A-2", hours_per_month="0,01"))
    assert report.errors == []


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("minor_children", "31", "Skriv ett heltal från 0 till 30."),
        ("minor_children", "-1", "Skriv ett heltal från 0 till 30."),
        ("minor_children", "1.5", "Skriv ett heltal från 0 till 30."),
        ("birth_year", "1850", "Skriv ett heltal från 1900 till 9999."),
        ("birth_year", "1905", "Kontrollera födelseåret. Skriv ett år från 1906 till 2026."),
        ("birth_year", "2027", "Kontrollera födelseåret. Skriv ett år från 1906 till 2026."),
        ("sex", "annat", "Skriv något av: kvinna, man."),
        ("provider_kind", "statlig", "Skriv något av: kommunal, entreprenad, privat lov."),
        ("order_structured", "kanske", "Skriv något av: ja, delvis, nej."),
        ("plan_follows_order", "delvis", "Skriv något av: ja, nej."),
        ("client_participated", "1", "Skriv något av: ja, nej."),
        ("case_ref", "A" * 51, "Värdet är för långt. Det får ha högst 50 tecken."),
        ("unit", "Nor\u200bra", "Värdet innehåller osynliga tecken. Skriv om det."),
        ("provider", "Stöd\x07et", "Värdet innehåller osynliga tecken. Skriv om det."),
        ("target_area", "Totalt", "Målgruppen kan inte heta totalt, för så heter summan i statistiken."),
    ],
)
def test_a_value_that_is_none_of_those_allowed(today, column, value, message):
    assert refused(row(**{column: value})) == [(2, column, message)]


NOT_A_NUMBER = "Numret är inte ett giltigt personnummer eller samordningsnummer. Kontrollera siffrorna."


@pytest.mark.parametrize(
    ("changes", "column", "message"),
    [
        ({"personnummer": "199705162388"}, "personnummer", NOT_A_NUMBER),
        ({"personnummer": "199702302380"}, "personnummer", NOT_A_NUMBER),
        ({"personnummer": "hemligt"}, "personnummer", NOT_A_NUMBER),
        (
            {"personnummer": "199705162387", "sex": ""},
            "birth_year",
            "Födelseåret stämmer inte med personnumret.",
        ),
        (
            {"personnummer": "199705162387", "birth_year": ""},
            "sex",
            "Könet stämmer inte med personnumret.",
        ),
    ],
)
def test_personnummer_that_is_none_or_does_not_agree(today, changes, column, message):
    assert refused(row(**changes)) == [(2, column, message)]


def test_a_personnummer_is_never_shown_whole(today, tmp_path):
    bad = row(personnummer="19970516-2388", birth_year="199705162388", case_ref="19970516-2387")
    _, out, err = run(written(tmp_path, text_of(bad, bad)))
    assert "19970516-••••" in out
    assert "2388" not in out + err
    assert "2387" not in out + err
    assert shown("personnummer", "12") == "••••"
    assert shown("unit", "x" * 61) == "x" * 59 + "…"


def test_the_same_case_twice(today):
    message = "Ärendenumret finns redan på rad 2."
    assert refused(row(), row()) == [(3, "case_ref", message)]
    assert refused(row(), row(municipality="Ånge")) == []


def test_one_thing_told_in_two_ways(today):
    number = {"personnummer": "199705162387", "birth_year": "", "sex": ""}
    later = {"case_ref": "A-2", "decision_from": "2027-01-01", "decision_to": ""}
    assert refused(
        row(**number), row(**number, **later, minor_children="3", provider_kind="entreprenad")
    ) == [
        (3, "provider_kind", "Utföraren har en annan driftsform på rad 2."),
        (3, "minor_children", "Samma person har ett annat antal barn på rad 2."),
    ]


def test_decisions_of_one_person_may_not_overlap_in_the_file(today):
    number = {"personnummer": "199705162387", "birth_year": "", "sex": ""}
    message = (
        "Personen har redan ett beslut om boendestöd 2026-01-01–2026-12-31. Besluten får inte överlappa."
    )
    first = row(**number)
    assert refused(first, row(**number, case_ref="A-2", decision_from="2026-12-31", decision_to="")) == [
        (3, "decision_from", message)
    ]
    assert refused(first, row(**number, case_ref="A-2", decision_from="2027-01-01", decision_to="")) == []


def test_nor_with_a_decision_that_is_here_already(cast):
    cast.decision(cast.case())
    number = {"personnummer": "199705162387", "birth_year": "", "sex": "", "municipality": "Provstad"}
    message = (
        "Personen har redan ett beslut om boendestöd 2026-01-01–2026-12-31. Besluten får inte överlappa."
    )
    assert refused(row(**number, decision_from="2026-06-01")) == [(2, "decision_from", message)]
    assert refused(row(**number, decision_from="2027-01-01", decision_to="")) == []
    assert Decision.objects.count() == 2


def test_a_case_number_that_belongs_to_another_person(cast):
    case = cast.case()
    theirs = {"municipality": "Provstad", "case_ref": case.case_ref, "birth_year": "", "sex": ""}
    message = "Ärendet finns redan och gäller en annan person."
    assert refused(row(**theirs, personnummer="200001032382")) == [(2, "personnummer", message)]
    without = theirs | {"birth_year": "1950", "sex": "man"}
    assert refused(row(**without)) == [(2, "birth_year", message)]


def test_rows_with_errors_do_not_hide_what_is_wrong_with_the_others(today):
    rows = row(unit=""), row(case_ref="A-2"), row(case_ref="A-2")
    assert [error[0] for error in refused(*rows)] == [2, 4]


@pytest.mark.parametrize("change", [";mer", None])
def test_a_row_with_another_number_of_fields(today, change):
    header, line = text_of(row()).splitlines()
    line = line + change if change else line.rpartition(";")[0]
    report = engine.import_file(f"{header}\n{line}\n".encode(), by=None, today=today)
    count = 26 if change else 24
    assert [error.message for error in report.errors] == [f"Raden har {count} fält men rubrikraden har 25."]


def test_a_column_twice(today):
    content = text_of(row()).replace("plan_agreed_on", "plan_begun_on").encode()
    report = engine.import_file(content, by=None, today=today)
    assert ("plan_begun_on", "Kolumnen finns mer än en gång i filen.") in [
        (error.column, error.message) for error in report.errors
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Filen är tom."),
        (b" \r\n\r\n", "Filen är tom."),
        (text_of().encode(), "Filen har bara en rubrikrad och inga ärenden."),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "Filen är inte en textfil. Spara den som CSV (UTF-8) och försök igen.",
        ),
        (b"case_ref;unit\nA\0;B\n", "Filen är inte en textfil. Spara den som CSV (UTF-8) och försök igen."),
        (
            b"\xef\xbb\xbfcase_ref\n\xff\n",
            "Filen är inte en textfil. Spara den som CSV (UTF-8) och försök igen.",
        ),
        (b"case_ref\n\x81\n", "Filen är inte en textfil. Spara den som CSV (UTF-8) och försök igen."),
        (
            text_of(row()).encode("utf-16"),
            "Filen är sparad som UTF-16. Spara den som CSV (UTF-8) och försök igen.",
        ),
        (
            text_of(row()).replace("Stödet", '"Stödet').encode(),
            "Rad 2 kan inte läsas. Kontrollera citattecknen i filen från den raden.",
        ),
        (b"x" * (files.MAX_BYTES + 1), "Filen är större än 10 MB. Dela upp den i flera filer."),
    ],
)
def test_what_is_no_case_file_at_all(today, tmp_path, content, message):
    assert run(written(tmp_path, content)) == (1, "", message + "\n")
    assert not Case.objects.exists()


def test_a_file_of_200_mb_is_refused_without_reading_it_all(today, tmp_path):
    path = tmp_path / "stor.csv"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 200 * 1024 * 1024)
    assert len(files.load(path)) == files.MAX_BYTES + 1
    assert run(path)[2] == "Filen är större än 10 MB. Dela upp den i flera filer.\n"


def test_a_file_that_cannot_be_opened(today, tmp_path):
    assert run(tmp_path) == (1, "", f"{tmp_path} är en mapp. Ange en fil.\n")
    assert run(tmp_path / "ingen.csv") == (1, "", f"Filen {tmp_path}/ingen.csv finns inte.\n")
    assert run(tmp_path / "a\0b")[0] == 1


@pytest.mark.django_db(transaction=True)
def test_the_database_has_the_last_word(cast):
    """A decision comes in another way between our check and our writing: nothing is saved, no traceback."""
    case = cast.case()
    decision = Decision(
        municipality=case.municipality,
        case=case,
        client=case.client,
        outcome=DecisionOutcome.APPROVAL,
        decided_on=TODAY,
        valid_from=TODAY,
        granted_hours=8,
    )

    def decide_meanwhile(done: int, rows: int) -> None:
        if decision._state.adding:
            in_a_thread_of_its_own(decision.save)

    number = {"personnummer": "199705162387", "birth_year": "", "sex": "", "municipality": "Provstad"}
    with pytest.raises(FileRefused, match="Någon ändrade uppgifterna medan filen lästes in"):
        import_rows(row(**number), row(case_ref="A-2"), progress=decide_meanwhile)
    assert Decision.objects.get() == decision
    assert Case.objects.get() == case


def in_a_thread_of_its_own(verb) -> None:
    def run() -> None:
        try:
            verb()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(run).result()


def test_the_command_ends_with_status_1_for_the_shell_too(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "import_cases", str(tmp_path)], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{tmp_path} är en mapp. Ange en fil.\n"
