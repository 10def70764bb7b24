"""What the graded files show together: aspect by grade, by provider and unit, and beside the rounds before."""

import csv
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boendestod import dates
from oversight.auditing.results import report_tables, tables, trend
from oversight.models import AuditDraw, AuditRound, FileGrade
from oversight.rules import FileAspect, FileGradeValue, FilePart
from plans.models import PlanAudit
from tests.audits import BEST, draw_file, grade
from tests.cast import NUMBERS, TODAY, make_cast
from tests.web import browser

SHARED = Path(__file__).parents[3] / "shared" / "data" / "botkyrka_plan_audit_2019.csv"
G = FileGradeValue
HOW = FileAspect.PLAN_HOW


def url_of(round_) -> str:
    return reverse("audit_round", args=[round_.pk])


def row_of(made, aspect):
    return next(row for table in made for row in table.rows if row.aspect == aspect)


def graded_files(cast, case, words: list[str], title: str = "Granskning") -> AuditRound:
    """A round where each word is what one file got for HOW; everything else is the best. What was suggested is the
    best, and for the last file nothing."""
    round_ = draw_file(cast, case, title=title).round
    round_.draws.all().delete()
    for number, word in enumerate(words):
        draw = AuditDraw.objects.create(
            municipality=cast.municipality,
            case=case,
            reviewer=cast.user(f"g{round_.pk}-{number}", "reviewer"),
            round=round_,
            drawn_on=TODAY,
            graded_at=dates.now(),
        )
        FileGrade.objects.bulk_create(
            FileGrade(
                municipality=cast.municipality,
                draw=draw,
                aspect=aspect,
                grade=word if aspect == HOW else best,
                suggested="" if number == len(words) - 1 else best,
            )
            for aspect, best in BEST.items()
        )
    return round_


@pytest.fixture
def case(cast):
    return cast.accepted().case


@pytest.fixture
def round_(cast, case):
    return graded_files(cast, case, [G.CLEAR] * 4 + [G.MENTIONED] * 3 + [G.NOT_APPLICABLE, G.NOT_AT_ALL])


# --- Counting --------------------------------------------------------------------------------------------------
def test_each_grade_with_its_share_of_what_was_graded(round_):
    row = row_of(tables(round_.draws.all(), hides_few=False), HOW)
    assert [(cell.count, cell.percent) for cell in row.cells] == [(1, 13), (3, 38), (4, 50)]
    assert (row.n, row.not_applicable) == (8, 1)
    assert (row.changed, row.suggested) == (4, 8)


def test_every_aspect_stands_once_in_its_part_under_its_scale(round_):
    made = tables(round_.draws.all(), hides_few=False)
    assert [row.aspect for table in made for row in table.rows if table.part == FilePart.FILE] == list(
        FileAspect
    )[-6:]
    assert sorted(row.aspect for table in made for row in table.rows) == sorted(FileAspect)
    assert [(table.title, len(table.rows)) for table in made if table.part == FilePart.PLAN] == [
        ("Planen, del I (rapport 000)", 10),
        ("Planen, del I (rapport 000): Personen var med", 1),
    ]


def test_what_is_under_way_and_the_second_reader_are_not_counted(cast, case):
    colleague = cast.user("gustav", "reviewer")
    first = draw_file(cast, case, second=colleague)
    second = first.round.draws.get(is_second=True)
    drawn = first.round.draws.all()
    grade(second)
    assert row_of(tables(drawn, hides_few=False), HOW).n == 0
    grade(first, **{HOW: G.NOT_AT_ALL})
    assert [cell.count for cell in row_of(tables(drawn, hides_few=False), HOW).cells] == [1, 0, 0]


def test_a_row_with_a_few_is_hidden_whole_for_who_stands_outside(round_):
    made = tables(round_.draws.all(), hides_few=True)
    hidden = row_of(made, HOW)
    assert hidden.is_hidden
    assert [cell.count for cell in hidden.cells] == [None] * 3
    shown = row_of(made, FileAspect.FILE_DATED)
    assert [cell.count for cell in shown.cells] == [0, 0, 9]


@pytest.mark.skipif(not SHARED.exists(), reason="The report's plans are not beside the repository")
def test_the_eight_plans_of_botkyrka_give_the_reports_tables(cast, round_):
    call_command("import_plan_audits", str(SHARED), municipality="Provstad", source="Botkyrka 2019")
    found = {
        row.aspect.removeprefix("plan_"): ([cell.count for cell in row.cells], row.not_applicable)
        for table in report_tables(PlanAudit.objects.all())
        for row in table.rows
    }
    # Not at all, mentioned, clear (of the report's 3, 2, 1), and of how many it says nothing.
    assert found == {
        "goal_of_decision": ([8, 0, 0], 0),
        "measures": ([0, 0, 8], 0),
        "goal_per_measure": ([2, 4, 2], 0),
        "when": ([0, 3, 5], 0),
        "how": ([0, 1, 7], 0),
        "cooperation": ([8, 0, 0], 0),
        "regard": ([5, 0, 1], 2),
        "others": ([7, 0, 1], 0),
        "follow_up_when": ([0, 0, 8], 0),
        "follow_up_how": ([8, 0, 0], 0),
        # No, sometimes, yes.
        "took_part": ([2, 0, 6], 0),
    }
    page = browser(cast.section_leader).get(url_of(round_), {"rapport": "Botkyrka 2019"})
    assert "Botkyrka 2019: Planen, del I" in page.text


# --- Beside the rounds before ----------------------------------------------------------------------------------
def test_the_trend_is_the_share_of_the_best_grade_oldest_first(cast, case, round_):
    # Of ten questions about the plan nine are best throughout, one is half so: (9 of 9, nine times, and 4 of 8).
    later = graded_files(cast, case, [G.CLEAR] * 5, title="Senare")
    AuditRound.objects.filter(pk=round_.pk).update(drawn_on=date(2025, 3, 2))
    chart = trend(AuditRound.objects.all(), AuditDraw.objects.all(), hides_few=False)
    assert [row[0] for row in chart.rows] == ["2 mars 2025", "2 mars 2026"]
    assert chart.head[1:] == tuple(f"{part.label}, procent" for part in FilePart)
    assert [row[2] for row in chart.rows] == ["96", "100"]
    assert later.title in browser(cast.section_leader).get(url_of(later)).text


def test_one_round_is_no_trend(round_):
    assert trend(AuditRound.objects.all(), AuditDraw.objects.all(), hides_few=False) is None


# --- The page --------------------------------------------------------------------------------------------------
def test_leader_admin_and_reviewer_see_the_results_and_nobody_else(cast, round_):
    for user in (cast.section_leader, cast.system_admin, cast.reviewer):
        assert "Så bedömdes akterna" in browser(user).get(url_of(round_)).text
        assert "Granskning" in browser(user).get(reverse("audit_rounds")).text
    for user in (cast.caseworker, cast.unit_manager, cast.support_worker, cast.coordinator):
        assert browser(user).get(url_of(round_)).status_code == 403
        assert browser(user).get(reverse("audit_rounds")).status_code == 403


def test_another_municipality_has_no_such_round(cast, round_):
    admin = make_cast("Annanstad").user("adam", "system_admin")
    assert browser(admin).get(url_of(round_)).status_code == 404
    assert "Inga granskningar ännu" in browser(admin).get(reverse("audit_rounds")).text


def test_by_provider_and_by_unit(cast, round_, case):
    desk = browser(cast.section_leader)

    def count(**chosen):
        return desk.get(url_of(round_), chosen).context["count"]

    assert count(utforare=cast.provider.pk) == count(enhet=cast.unit.pk) == count() == 9
    assert count(utforare=cast.other_provider.pk) == count(enhet=cast.other_unit.pk) == 0
    page = desk.get(url_of(round_), {"enhet": cast.other_unit.pk})
    assert "Ingen granskad akt passar urvalet" in page.text


def test_no_text_of_a_case_stands_on_the_page(cast, round_, case):
    FileGrade.objects.update(comment="Hemligt")
    for user in (cast.section_leader, cast.system_admin):
        text = browser(user).get(url_of(round_)).text
        assert "Hemligt" not in text
        assert case.client.last_name not in text
        assert case.case_ref not in text


def test_the_admin_sees_no_small_figure_and_cannot_divide_the_page(cast, round_):
    page = browser(cast.system_admin).get(url_of(round_), {"utforare": cast.provider.pk})
    assert page.context["form"] is None
    assert page.context["count"] == 9
    assert "visas inte" in page.text
    assert "Per utförare" not in page.text


def test_the_page_asks_as_often_for_two_files_as_for_nine(cast, case, round_):
    few = graded_files(cast, cast.case(cast.client(NUMBERS[1])), [G.CLEAR] * 2, title="Få")
    desk = browser(cast.section_leader)

    def asked(of) -> int:
        desk.get(url_of(of))
        with CaptureQueriesContext(connection) as queries:
            desk.get(url_of(of))
        return len(queries)

    assert asked(few) == asked(round_)


# --- As files --------------------------------------------------------------------------------------------------
def file_of(user, round_, kind: str, **chosen):
    return browser(user).get(reverse(f"audit_round_{kind}", args=[round_.pk]), chosen)


def lines_of(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(answer.content.decode("utf-8-sig").splitlines(), delimiter=";"))


def test_the_table_as_a_csv_file_for_swedish_excel(cast, round_):
    AuditRound.objects.filter(pk=round_.pk).update(title="=1+1")
    answer = file_of(cast.section_leader, round_, "csv")
    assert answer["Content-Disposition"] == 'attachment; filename="granskning-2026-03-02.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbf")
    lines = lines_of(answer)
    assert len(lines) == 3 * len(FileAspect)
    how = [line for line in lines if line["Fråga"] == "Hur"]
    assert [(line["Omdöme"], line["Antal akter"], line["Andel, procent"]) for line in how] == [
        ("nej, inte alls", "1", "13"),
        ("nämns men utvecklas inte", "3", "38"),
        ("beskrivs tydligt", "4", "50"),
    ]
    assert {line["Omgång"] for line in lines} == {"'=1+1"}


def test_the_file_has_the_pages_filter_and_hides_what_the_page_hides(cast, round_):
    chosen = lines_of(file_of(cast.section_leader, round_, "csv", utforare=cast.other_provider.pk))
    assert {line["Bedömda"] for line in chosen} == {"0"}
    hidden = [line for line in lines_of(file_of(cast.system_admin, round_, "csv")) if line["Fråga"] == "Hur"]
    assert {(line["Antal akter"], line["Bedömda"], line["Gäller inte"]) for line in hidden} == {("", "", "")}


def test_the_table_as_an_excel_file(cast, round_):
    answer = file_of(cast.reviewer, round_, "xlsx")
    with ZipFile(BytesIO(answer.content)) as book:
        assert "Omdömen" in book.read("xl/workbook.xml").decode()
        words = book.read("xl/sharedStrings.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "beskrivs tydligt" in words
    assert sheet.count("<row ") == 1 + 3 * len(FileAspect)


def test_the_files_are_for_those_who_see_the_page(cast, round_):
    admin = make_cast("Annanstad").user("adam", "system_admin")
    for kind in ("csv", "xlsx"):
        assert file_of(cast.caseworker, round_, kind).status_code == 403
        assert file_of(admin, round_, kind).status_code == 404
