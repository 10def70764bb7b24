"""The figures that Stockholm's inspectors published, from the files that they were drawn into."""

import json
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from cases.models import Case
from oversight.rules import mean_hours, percent
from tests.oversight.case_files import NO_PLAN, import_rows, row

SHARED = Path(__file__).parents[3] / "shared" / "data"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"the real figures are not here: {SHARED}")
PUBLISHED = [("Bromma", "bromma_2018"), ("Skarpnack", "skarpnack_2018")]
DAYS = ["2018-05-31", "2018-06-01", "2018-08-31"]


def told(*options: str) -> str:
    out = StringIO()
    call_command("statistics", *options, stdout=out)
    return out.getvalue()


def figures(on: str, *options: str, unit: str = "Södra") -> dict:
    return json.loads(told("--unit", unit, "--on", on, *options))


def refusal(*options: str) -> str:
    err = StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("statistics", *options, stderr=err)
    return err.getvalue()


@pytest.fixture
def published(db):
    for _, name in PUBLISHED:
        call_command("import_cases", str(SHARED / f"{name}.csv"), stdout=StringIO())


@needs_shared
@pytest.mark.parametrize(("unit", "name"), PUBLISHED)
def test_the_published_figures(published, unit, name):
    expected = json.loads((SHARED / f"{name}_expected.json").read_text())
    for day in DAYS:
        counted = figures(day, unit=unit)
        assert counted["overdue"] == {day: expected["overdue"][day]}
        if day == DAYS[0]:
            assert counted == expected | {"overdue": counted["overdue"]}


@needs_shared
def test_ekero_has_29_of_45_with_a_current_plan(db):
    call_command("import_cases", str(SHARED / "ekero_2015.csv"), stdout=StringIO())
    counted = figures("2015-10-01", unit="Socialkontoret")
    assert (counted["files"], counted["current_plans"]["totalt"]) == (45, 29)
    table = told("--unit", "Socialkontoret", "--on", "2015-10-01", "--format", "table")
    assert "nuvarande plan: 29 av 45 (64 %)\n" in table


@needs_shared
def test_the_figures_take_few_queries_however_many_cases(published, django_assert_num_queries):
    with django_assert_num_queries(5):
        figures("2018-05-31", unit="Bromma")


def test_an_empty_unit_has_no_means_and_no_cases(cast):
    nobody = {"kvinna": None, "man": None, "totalt": None}
    assert figures("2026-03-02", unit="Norra") == {
        "files": 0,
        "hours_per_month": {"totalt": nobody},
        "decision_length": {"totalt": {"<6": 0, "6-11": 0, "12": 0, ">12": 0}},
        "structured_orders": {"totalt": 0},
        "current_plans": {"totalt": 0},
        "documented_decision_followups": {"totalt": 0},
        "client_participated": 0,
        "years_with_support": {"<1": 0, "1-2": 0, "3-5": 0, ">5": 0},
        "overdue": {
            "2026-03-02": {"plan_not_begun": [], "plan_followup_overdue": [], "decision_expired": []}
        },
    }
    assert "nuvarande plan: 0 av 0\n" in told("--unit", "Norra", "--on", "2026-03-02", "--format", "table")


def test_a_group_without_persons_has_no_mean(today):
    import_rows(row())
    assert figures("2026-03-02")["hours_per_month"]["socialpsykiatri"] == {
        "kvinna": None,
        "man": 8.5,
        "totalt": 8.5,
    }


def test_decisions_until_further_notice_have_a_column_when_there_is_one(today):
    import_rows(row(), row(case_ref="A-2", decision_to="", target_area="annat"))
    assert figures("2026-03-02")["decision_length"] == {
        "annat": {"<6": 0, "6-11": 0, "12": 0, ">12": 0, "tills vidare": 1},
        "socialpsykiatri": {"<6": 0, "6-11": 0, "12": 1, ">12": 0, "tills vidare": 0},
        "totalt": {"<6": 0, "6-11": 0, "12": 1, ">12": 0, "tills vidare": 1},
    }


def test_what_comes_after_the_day_does_not_count(today):
    import_rows(row())
    before = figures("2025-12-20")
    assert (before["files"], before["hours_per_month"]["totalt"]["totalt"]) == (1, None)
    assert before["structured_orders"]["totalt"] == 0
    assert figures("2025-12-21")["structured_orders"]["totalt"] == 1
    assert [figures(f"2026-01-{day}")["current_plans"]["totalt"] for day in ("09", "10")] == [0, 1]
    assert [figures(f"2026-01-{day}")["client_participated"] for day in ("09", "10")] == [0, 1]
    assert [figures(f"2026-02-0{day}")["documented_decision_followups"]["totalt"] for day in "12"] == [0, 1]
    assert [figures(f"2015-0{day}")["files"] for day in ("1-31", "2-01")] == [0, 1]


def test_the_last_decision_begun_by_the_day_counts(today):
    import_rows(row(decision_to="2026-02-28"))
    import_rows(row(decision_from="2026-03-01", decision_to="2026-05-31", hours_per_month="10"))
    assert figures("2026-02-28")["hours_per_month"]["totalt"]["totalt"] == 8.5
    assert figures("2026-03-01")["hours_per_month"]["totalt"]["totalt"] == 10.0
    assert figures("2026-03-01")["decision_length"]["totalt"]["<6"] == 1


def test_hours_by_the_week_count_as_hours_a_month(cast):
    decision = cast.decision(cast.case())
    decision.granted_hours, decision.granted_per = 3, "week"
    decision.save_change(by=None, reason="test")
    assert figures("2026-03-02", unit="Norra")["hours_per_month"]["totalt"]["totalt"] == 13.0


def test_cases_closed_within_the_period_count_with_from(today):
    import_rows(row(), row(case_ref="A-2"))
    case = Case.objects.get(case_ref="A-2")
    case.closed_on, case.close_reason = date(2026, 2, 1), "Flyttat"
    case.save_change(by=None, reason="test")
    assert figures("2026-02-01")["files"] == 1
    assert figures("2026-01-31")["files"] == 2
    assert figures("2026-03-01", "--from", "2026-01-31")["files"] == 2
    assert figures("2026-03-01", "--from", "2026-02-01")["files"] == 1


def test_another_unit_and_another_municipality_do_not_count(today):
    import_rows(row(), row(case_ref="A-2", unit="Norra"), row(case_ref="A-1", municipality="Ånge"))
    assert figures("2026-03-02", "--municipality", "Åmål")["files"] == 1
    assert figures("2026-03-02", unit="Norra")["files"] == 1


def test_a_unit_that_is_unknown_or_in_two_municipalities(today):
    import_rows(row(), row(municipality="Ånge"))
    assert refusal("--unit", "Nora", "--on", "2026-03-02") == "Enheten Nora finns inte.\n"
    assert refusal("--unit", "Södra", "--on", "2026-03-02") == (
        "Enheten Södra finns i flera kommuner: Åmål, Ånge. Ange --municipality.\n"
    )
    assert refusal("--unit", "Södra", "--on", "2026-03-02", "--municipality", "Oslo") == (
        "Enheten Södra finns inte i Oslo.\n"
    )


def test_days_that_are_none(today):
    import_rows(row())
    message = "är inte en dag. Skriv den som ÅÅÅÅ-MM-DD, till exempel 2018-05-31.\n"
    assert refusal("--unit", "Södra", "--on", "2018-02-30") == f"2018-02-30 {message}"
    assert refusal("--unit", "Södra", "--on", "2018-05-31", "--from", "i dag") == f"i dag {message}"
    assert refusal("--unit", "Södra", "--on", "2018-05-31", "--from", "2018-06-01") == (
        "Periodens första dag kan inte ligga efter den sista.\n"
    )


def test_an_order_of_an_unknown_day_counts(today):
    import_rows(row(order_sent_on="", order_received_on=""))
    assert figures("2016-01-01")["structured_orders"]["totalt"] == 1


def test_the_table_tells_the_same_in_swedish(today):
    import_rows(row(), row(case_ref="A-2", decision_to="2026-01-31", **NO_PLAN))
    table = told("--unit", "Södra", "--on", "2026-03-02", "--format", "table")
    title, cases, _, hours, heading, *rest = table.splitlines()
    assert (title, cases) == ("Södra, 2 mars 2026", "ärenden: 2")
    assert (hours, heading.split()) == ("beviljad tid, timmar per månad", ["kvinna", "man", "totalt"])
    assert rest[0].split() == ["socialpsykiatri", "–", "8,5", "8,5"]
    assert rest[-11:] == [
        "strukturerad beställning: 2 av 2 (100 %)",
        "  socialpsykiatri: 2",
        "nuvarande plan: 1 av 2 (50 %)",
        "  socialpsykiatri: 1",
        "dokumenterad uppföljning av beslut: 2 av 2 (100 %)",
        "  socialpsykiatri: 2",
        "personen var med om planen: 1 av 1 (100 %)",
        "",
        "Planen är inte påbörjad: 1 (A-2)",
        "Planen är inte uppföljd: 0",
        "Beslutet har gått ut: 1 (A-2)",
    ]


@pytest.mark.parametrize(
    ("hours", "mean"), [(["8.4", "8.5"], 8.5), (["8.44", "8.44"], 8.4), (["0.05"], 0.1), ([], None)]
)
def test_means_round_half_up(hours, mean):
    assert mean_hours([Decimal(value) for value in hours]) == mean


def test_percent_rounds_half_up():
    shares = [percent(29, 45), percent(1, 8), percent(1, 200), percent(0, 3), percent(0, 0)]
    assert shares == [64, 13, 1, 0, None]
