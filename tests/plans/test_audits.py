"""Plans graded in a report are read in, and the distribution of the grades is shown (domain.md §3.4)."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from accounts.models import AccessLog, Municipality
from boendestod.errors import NotPermitted
from oversight.models import AuditDraw
from plans import actions
from plans.models import PlanAudit, PlanAuditGrade
from plans.rules import AuditGrade, PlanAspect
from tests.audits import draw_file
from tests.audits import grade as grade_whole
from tests.cast import NUMBERS, TODAY, make_cast
from tests.web import browser, errors, filled, send

SHARED = Path(__file__).parents[3] / "shared" / "data" / "botkyrka_plan_audit_2019.csv"
HEADER = (
    "plan;goal_of_decision;one_or_more_measures;goal_per_measure;when;how;collaboration_where_when;"
    "client_took_part;regard_to_clients_views;other_participants;followup_when;followup_how"
)
PLAN_1 = "P1;saknas;tydligt;tydligt;nämns;tydligt;saknas;ja;saknas;saknas;tydligt;saknas"
FIRST_GRADES = dict.fromkeys(PlanAspect, AuditGrade.CLEAR) | {PlanAspect.TOOK_PART: AuditGrade.YES}


@pytest.fixture
def told(capsys):
    def said(file, **options):
        with suppress(SystemExit):
            call_command("import_plan_audits", str(file), **({"municipality": "Provstad"} | options))
        return capsys.readouterr()

    return said


@pytest.fixture
def write(tmp_path):
    def file(*lines, header=HEADER, encoding="utf-8", separator=";"):
        path = tmp_path / "granskning.csv"
        path.write_bytes("\r\n".join([header, *lines, ""]).replace(";", separator).encode(encoding))
        return path

    return file


def table(page) -> dict[str, tuple]:
    return {
        aspect: ([count for count, _ in cells], graded)
        for _, _, rows in page.context["tables"]
        for aspect, cells, graded, _ in rows
    }


# --- The eight plans ------------------------------------------------------------------------------------------
@pytest.mark.skipif(not SHARED.exists(), reason="The report's plans are not beside the repository")
def test_the_eight_plans_of_botkyrka_give_the_reports_distribution(cast, told):
    # Not at all, mentioned, clear (of the report's 3, 2, 1), how many.
    report = {
        "Målet enligt beslutet": ([8, 0, 0], 8),
        "En eller flera aktiviteter": ([0, 0, 8], 8),
        "Mål för varje aktivitet": ([2, 4, 2], 8),
        "När": ([0, 3, 5], 8),
        "Hur": ([0, 1, 7], 8),
        "Samarbete: var och när": ([8, 0, 0], 8),
        "Hänsyn till personens önskemål": ([5, 0, 1], 6),
        "Andra som var med": ([7, 0, 1], 8),
        "När planen följs upp": ([0, 0, 8], 8),
        "Hur planen följs upp": ([8, 0, 0], 8),
        # No, sometimes, yes.
        "Personen var med": ([2, 0, 6], 8),
    }
    assert "8 nya granskade planer, 0 ändrade, 0 oförändrade." in told(SHARED).out
    page = browser(cast.caseworker).get(reverse("plan_audits"))
    assert table(page) == report


@pytest.mark.skipif(not SHARED.exists(), reason="The report's plans are not beside the repository")
def test_the_same_file_again_changes_nothing(cast, told):
    told(SHARED)
    versions = list(PlanAuditGrade.objects.order_by("pk").values_list("pk", "version"))
    assert "0 nya granskade planer, 0 ändrade, 8 oförändrade." in told(SHARED).out
    assert list(PlanAuditGrade.objects.order_by("pk").values_list("pk", "version")) == versions
    assert PlanAudit.objects.count() == 8


# --- Reading a file in ----------------------------------------------------------------------------------------
def test_a_changed_grade_is_changed_and_the_rest_is_left(cast, told, write):
    told(write(PLAN_1))
    assert "0 nya granskade planer, 1 ändrade" in told(write(PLAN_1.replace("nämns", "tydligt"))).out
    row = PlanAuditGrade.objects.get(aspect=PlanAspect.WHEN)
    assert (row.grade, row.version) == (AuditGrade.CLEAR, 2)
    assert set(PlanAuditGrade.objects.exclude(pk=row.pk).values_list("version", flat=True)) == {1}


def test_the_source_and_the_day_are_kept(cast, told, write):
    told(write(PLAN_1), source="Rapport 2019", on="2019-06-14")
    audit = PlanAudit.objects.get()
    assert (audit.source, audit.ref, audit.audited_on) == ("Rapport 2019", "P1", date(2019, 6, 14))
    assert (audit.municipality, audit.plan, audit.audited_by) == (cast.municipality, None, None)


@pytest.mark.parametrize(
    "form",
    [{"encoding": "utf-8-sig"}, {"encoding": "cp1252"}, {"separator": ","}, {"separator": "\t"}],
    ids=["byte-order mark", "Windows-1252", "comma", "tab"],
)
def test_files_from_other_programs_are_read(cast, told, write, form):
    assert "1 ny granskad plan" in told(write(PLAN_1, **form)).out
    assert PlanAuditGrade.objects.get(aspect=PlanAspect.WHEN).grade == AuditGrade.MENTIONED


PLAN_2 = PLAN_1.replace("P1", "P2")
BAD = [
    (
        PLAN_2.replace("nämns", "1"),
        "Rad 3, when: ”1” är inget omdöme. Skriv något av: saknas, nämns, tydligt.",
    ),
    (PLAN_2.replace("nämns", "ja"), "Rad 3, when: ”ja” är inget omdöme."),
    (PLAN_2.replace(";ja;", ";tydligt;"), "Rad 3, client_took_part: ”tydligt” är inget omdöme."),
    (PLAN_1, "Rad 3: planen P1 finns redan i filen."),
    (PLAN_1.replace("P1", ""), "Rad 3, plan: planens beteckning saknas."),
    (PLAN_1.replace("P1", "P" * 41), "Rad 3, plan: beteckningen är för lång."),
    ("P2;saknas", "Rad 3: 2 kolumner i stället för 12."),
]


@pytest.mark.parametrize(("line", "message"), BAD)
def test_a_bad_row_is_told_with_its_line_and_nothing_is_saved(cast, told, write, line, message):
    said = told(write(PLAN_1, line))
    assert message in said.out
    assert "Filen har 1 fel. Inget sparades." in said.err
    assert not PlanAudit.objects.exists()


REFUSED = [
    (HEADER.replace(";when", ""), "Filen saknar kolumnen when."),
    (HEADER + ";extra", "Filen har en okänd kolumn: extra."),
    (HEADER + ";when", "Filen har samma kolumn två gånger."),
]


@pytest.mark.parametrize(("header", "message"), REFUSED)
def test_a_file_with_other_columns_is_refused(cast, told, write, header, message):
    assert message in told(write(PLAN_1, header=header)).err
    assert not PlanAudit.objects.exists()


def test_a_refusal_ends_the_command_with_a_status_that_scripts_see(cast, write):
    for arguments in ([write("P2;saknas")], [write(PLAN_1, header="plan")]):
        with pytest.raises(SystemExit) as stopped:
            call_command("import_plan_audits", str(arguments[0]), municipality="Provstad")
        assert stopped.value.code == 1


def test_what_is_no_file_no_day_or_no_municipality_is_told(cast, told, write, tmp_path):
    assert "finns inte" in told(tmp_path / "borta.csv").err
    assert "Kommunen Ingenstad finns inte." in told(write(PLAN_1), municipality="Ingenstad").err
    assert "är inte en dag" in told(write(PLAN_1), on="i går").err
    assert "Filen är tom." in told(write(header="")).err


@pytest.mark.parametrize("role", ["caseworker", "reviewer", "unit_manager", "support_worker"])
def test_only_the_system_administrator_reads_audits_in(cast, role):
    with pytest.raises(NotPermitted):
        actions.import_audits(
            [], by=getattr(cast, role), municipality=cast.municipality, source="x", audited_on=TODAY
        )


# --- The distribution -----------------------------------------------------------------------------------------
def seen(user, **chosen):
    page = browser(user).get(reverse("plan_audits"), chosen)
    assert page.status_code == 200
    return page


@pytest.fixture
def version(cast):
    return cast.agreed().newest_version()


def graded(version, by, **grades):
    return actions.grade(version, by=by, today=TODAY, grades=FIRST_GRADES | grades)


def test_the_readers_grades_are_counted_beside_how_often_the_computed_agrees(cast, version):
    graded(version, cast.caseworker)
    graded(version, cast.section_leader, cooperation=AuditGrade.NOT_AT_ALL)
    rows = {aspect: row for _, _, rows in seen(cast.caseworker).context["tables"] for aspect, *row in rows}
    cells, count, same = rows["Samarbete: var och när"]
    assert ([n for n, _ in cells], count, same) == ([1, 0, 1], 2, (1, 2, None))


def test_shares_are_shown_when_there_are_enough(cast, told, write):
    told(write(*(PLAN_1.replace("P1", f"P{number}") for number in range(5))))
    shown = seen(cast.caseworker).content.decode()
    assert "100 %" in shown
    assert "inget att jämföra" in shown


def test_the_distribution_by_source_period_and_provider(cast, version, told, write):
    graded(version, cast.caseworker)
    told(write(PLAN_1), source="Rapport 2019", on="2019-06-14")

    def count(**chosen):
        return seen(cast.caseworker, **chosen).context["count"]

    assert count() == 2
    assert (count(kalla="Rapport 2019"), count(kalla="har"), count(kalla="Annan")) == (1, 1, 2)
    assert count(utforare=cast.provider.pk) == 1
    assert count(fran="2020-01-01") == count(till="2019-12-31") == 1
    assert count(fran="i går") == 2
    assert "passar urvalet" in seen(cast.caseworker, till="2000-01-01").content.decode()


def test_everyone_counts_what_they_may_see(cast, version, told, write):
    graded(version, cast.caseworker)
    told(write(PLAN_1))
    foreign = make_cast("Annanstad")
    for name, count in [
        ("caseworker", 2),
        ("section_leader", 2),
        ("unit_manager", 2),
        ("other_caseworker", 1),
        ("other_unit_manager", 1),
        ("system_admin", 1),
        ("reviewer", 1),
    ]:
        assert seen(getattr(cast, name)).context["count"] == count, name
    AuditDraw.objects.create(
        municipality=cast.municipality, case=version.plan.case, reviewer=cast.reviewer, drawn_on=TODAY
    )
    assert seen(cast.reviewer).context["count"] == 2
    admin = foreign.user("adam", "system_admin")
    assert seen(admin).context["count"] == 0
    assert "Inga granskade planer ännu" in seen(admin).content.decode()


@pytest.mark.parametrize("role", ["support_worker", "coordinator"])
def test_who_writes_plans_has_no_distribution(cast, role):
    assert browser(getattr(cast, role)).get(reverse("plan_audits")).status_code == 403


def test_looking_at_the_distribution_stands_in_the_log(cast):
    seen(cast.caseworker)
    assert AccessLog.objects.filter(user=cast.caseworker, model="planaudit", action="list").exists()


# --- Grading one plan -----------------------------------------------------------------------------------------
def url_of(version):
    return reverse("plan_audit", args=[version.pk])


TYPED = {aspect.value: grade.value for aspect, grade in FIRST_GRADES.items()}


def test_the_rubric_is_filled_in_beside_the_plan(cast, version):
    desk = browser(cast.caseworker)
    page = send(desk, url_of(version), **TYPED)
    assert page.url == reverse("plan_review", args=[version.review.pk])
    assert "Bedömningen är sparad." in desk.get(page.url).content.decode()
    shown = desk.get(url_of(version))
    assert shown.context["form"]["how"].value() == "clear"
    assert "beskrivs tydligt" in shown.content.decode()
    assert PlanAudit.objects.get().audited_by == cast.caseworker


def test_an_aspect_left_out_is_told_beside_it(cast, version):
    page = send(browser(cast.caseworker), url_of(version), **TYPED | {"how": ""})
    assert list(errors(page)) == ["how"]
    assert not PlanAudit.objects.exists()


def test_regard_is_said_not_to_apply_when_the_person_was_not_there(cast, version):
    desk = browser(cast.caseworker)
    page = send(desk, url_of(version), **TYPED | {"took_part": "no"})
    assert list(errors(page)) == ["regard"]
    assert send(desk, url_of(version), **TYPED | {"took_part": "no", "regard": ""}).status_code == 302


def test_a_reviewer_grades_a_drawn_case_and_finds_no_other(cast, version):
    desk = browser(cast.reviewer)
    assert desk.get(url_of(version)).status_code == 404
    AuditDraw.objects.create(
        municipality=cast.municipality, case=version.plan.case, reviewer=cast.reviewer, drawn_on=TODAY
    )
    assert send(desk, url_of(version), **TYPED).url == url_of(version)
    assert PlanAudit.objects.get().audited_by == cast.reviewer


def test_two_who_grade_the_file_do_not_see_each_others_word_of_the_plan_until_both_are_done(cast, version):
    colleague = cast.user("gustav", "reviewer")
    first = draw_file(cast, version.plan.case, second=colleague)
    second = first.round.draws.get(is_second=True)
    graded(version, cast.reviewer)
    mine, theirs = browser(cast.reviewer), browser(colleague)
    waits = "när alla som granskar akten är klara"

    def told(desk) -> tuple:
        page = desk.get(url_of(version))
        return [audit.audited_by for audit, _ in page.context["audits"]], waits in page.text

    assert told(mine) == ([cast.reviewer], False)
    assert told(theirs) == ([], True)
    assert seen(colleague).context["count"] == 0
    grade_whole(first)
    assert told(theirs) == ([], True)
    grade_whole(second)
    assert told(theirs) == ([cast.reviewer], False)
    assert seen(colleague).context["count"] == 1
    assert told(browser(cast.caseworker)) == ([cast.reviewer], False)


def test_the_same_rubric_sent_twice_is_one_audit(cast, version):
    desk = browser(cast.caseworker)
    typed = filled(desk.get(url_of(version)), **TYPED)
    assert desk.post(url_of(version), typed).url == desk.post(url_of(version), typed).url
    assert PlanAudit.objects.count() == 1


def test_the_provider_and_another_unit_do_not_grade(cast, version):
    assert browser(cast.support_worker).get(url_of(version)).status_code == 403
    desk = browser(cast.other_caseworker)
    assert desk.get(url_of(version)).status_code == desk.post(url_of(version), TYPED).status_code == 404


def test_an_older_version_can_be_graded_by_itself(cast, version):
    plan = version.plan
    plan.refresh_from_db()
    plan = actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    newer = cast.agree(cast.propose(plan)).newest_version()
    graded(version, cast.caseworker)
    graded(newer, cast.caseworker, how=AuditGrade.MENTIONED)
    assert PlanAudit.objects.count() == 2
    assert cast.agreed(cast.case(cast.client(NUMBERS[1]))).audits.count() == 0
    assert Municipality.objects.count() == 1
