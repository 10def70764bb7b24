"""The page, the files and the board's report: who gets what of whom."""

import csv
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from pypdf import PdfReader

from oversight.figures import HIDDEN, By, Period, Scope, Section, measures_of, quarters_back
from tests.cast import TODAY
from tests.rows import add_rows
from tests.web import browser

PAGE = reverse("figures")
SEEN_BY = ("caseworker", "section_leader", "coordinator", "unit_manager", "reviewer", "system_admin")
IN_MARCH = {"fran": "2026-03-01", "till": "2026-03-02"}


def page(user, **chosen):
    return browser(user).get(PAGE, chosen)


def table(answer, key):
    return next(table for table, _ in answer.context["shown"] if table.measure.key == key)


def labels(answer, key) -> dict[str, list[str]]:
    return {row.label: cells for row, cells in table(answer, key).cells}


@pytest.mark.parametrize("role", SEEN_BY)
def test_every_part_opens_for_who_may(cast, role):
    add_rows(cast)
    for section in Section:
        answer = page(getattr(cast, role), visa=section.value)
        assert answer.status_code == 200
        assert answer.context["shown"]


def test_a_support_worker_gets_no_figures(cast):
    for url in (PAGE, reverse("figures_file", args=["csv"]), reverse("board_report")):
        assert browser(cast.support_worker).get(url).status_code == 403


def test_each_figure_says_what_it_counts(cast):
    text = page(cast.section_leader).content.decode()
    for measure in measures_of(Scope.of(cast.section_leader), Section.TIME):
        assert measure.definition in text
        assert f"n är {measure.counted}. {measure.weighting}" in text


def test_the_own_unit_and_the_own_provider(cast):
    add_rows(cast)
    inside = page(cast.caseworker, visa="personer", **IN_MARCH)
    outside = page(cast.other_caseworker, visa="personer", **IN_MARCH)
    assert table(inside, "personer").total.n == 4
    assert table(outside, "personer").total.n == 0
    assert table(page(cast.coordinator, visa="personer", **IN_MARCH), "personer").total.n == 4
    assert table(page(cast.other_coordinator, visa="personer", **IN_MARCH), "personer").total.n == 0


def test_nobody_widens_the_own_scope_by_the_address(cast):
    add_rows(cast)
    asked = {"enhet": cast.unit.pk, "visa": "personer", **IN_MARCH}
    assert table(page(cast.other_caseworker, **asked), "personer").total.n == 0
    asked = {"utforare": cast.provider.pk, "visa": "personer", **IN_MARCH}
    assert table(page(cast.other_unit_manager, **asked), "personer").total.n == 0


def test_the_authoritys_own_matters_are_not_the_providers(cast):
    keys = {table.measure.key for table, _ in page(cast.unit_manager, visa="beslut").context["shown"]}
    assert keys == {"beslutslangd"}


def test_filters_stand_in_the_address(cast):
    add_rows(cast)
    answer = page(cast.section_leader, visa="personer", kon="woman", per="kon", **IN_MARCH)
    told = labels(answer, "personer")
    assert (told["kvinna"][0], told["man"][0], told["Alla"][0]) == ("4", "0", "4")
    none = page(cast.section_leader, visa="personer", kon="man", **IN_MARCH)
    assert table(none, "personer").total.n == 0


@pytest.mark.parametrize(
    ("fran", "till", "message"),
    [
        ("2026-02-02", "2026-02-01", "Sista dagen kan inte ligga före den första."),
        ("2026-02-02", "2026-03-03", "Välj en dag som har varit."),
        ("2016-02-02", "2026-03-02", "Välj högst fem år."),
        ("2026-02-30", "2026-03-02", "giltigt datum"),
    ],
)
def test_a_period_that_is_none_is_told_and_the_usual_one_is_shown(cast, fran, till, message):
    answer = page(cast.section_leader, fran=fran, till=till)
    assert message in answer.content.decode()
    assert answer.context["period"] == Period.months_back(TODAY)


def test_who_stands_outside_takes_a_quarter_and_one_division(cast):
    add_rows(cast)
    answer = page(cast.reviewer, visa="personer", **IN_MARCH, kon="woman", team=cast.team.pk)
    form = answer.context["form"]
    assert set(form.fields) == {"kvartal", "per", "visa"}
    assert answer.context["period"] == quarters_back(TODAY)[0]
    assert form.scope == Scope(cast.municipality.pk, outside=True)
    assert By.TEAM not in form.scope.divides_by


def test_few_persons_are_hidden_for_who_stands_outside(cast, time_machine):
    add_rows(cast)
    time_machine.shift(60 * 60 * 24 * 40)
    answer = page(cast.reviewer, visa="personer")
    assert labels(answer, "personer") == {"Alla": [HIDDEN] * 4}
    assert labels(page(cast.section_leader, visa="personer"), "personer")["Alla"][0] == "4"


def test_a_csv_opens_in_a_spreadsheet(cast):
    add_rows(cast)
    answer = browser(cast.section_leader).get(reverse("figures_file", args=["csv"]), IN_MARCH)
    assert answer.content.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    (granted,) = [row for row in rows if row[0].startswith("Beviljad, beställd") and row[7] == "Beviljad"]
    told = dict(zip(head, granted, strict=True))
    # Four persons with 16 hours a month, two days of March's thirty-one.
    assert told["Värde"] == "4,1"
    assert (told["Urval"], told["n"], told["Från"]) == ("Norra", "4", "2026-03-01")
    assert "väger mer" in told["Så räknas det"]


def test_a_name_that_looks_like_a_formula_is_text_in_the_files(cast):
    cast.unit.name = "=HYPERLINK(1)"
    cast.unit.save()
    answer = browser(cast.section_leader).get(reverse("figures_file", args=["csv"]))
    assert "'=HYPERLINK(1)" in answer.content.decode("utf-8-sig")
    book = browser(cast.section_leader).get(reverse("figures_file", args=["xlsx"]))
    parts = ZipFile(BytesIO(book.content))
    assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


def test_a_spreadsheet_has_a_sheet_a_figure_and_one_of_definitions(cast):
    answer = browser(cast.section_leader).get(reverse("figures_file", args=["xlsx"]))
    parts = ZipFile(BytesIO(answer.content))
    sheets = re.findall(r'<sheet name="([^"]+)"', parts.read("xl/workbook.xml").decode())
    assert sheets[0] == "Så räknas det"
    assert len(sheets) == 1 + len(measures_of(Scope.of(cast.section_leader)))
    strings = parts.read("xl/sharedStrings.xml").decode()
    for measure in measures_of(Scope.of(cast.section_leader)):
        assert measure.definition.replace("&", "&amp;") in strings


def test_no_other_kind_of_file(cast):
    assert browser(cast.section_leader).get("/siffror/fil/pdf/").status_code == 404


def test_the_boards_report_hides_few_persons_whoever_takes_it_out(cast, time_machine):
    add_rows(cast)
    time_machine.shift(60 * 60 * 24 * 40)
    quarter = quarters_back(TODAY.replace(month=4))[0]
    answer = browser(cast.section_leader).get(reverse("board_report"), {"kvartal": quarter.first.isoformat()})
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert "januari 2026 – mars 2026" in text
    assert HIDDEN in text
    assert "räknar färre än 5 personer visas inte" in text.replace("\n", " ")


def test_a_quarter_that_is_not_over_has_no_report(cast):
    for asked in ({"kvartal": "2026-01-01"}, {"kvartal": "igår"}):
        assert browser(cast.section_leader).get(reverse("board_report"), asked).status_code == 404
    last = browser(cast.section_leader).get(reverse("board_report"))
    assert last["Content-Disposition"] == 'attachment; filename="kvartalsrapport-2025-10-01.pdf"'
