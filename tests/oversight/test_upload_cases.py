"""The system administrator's page for files, and the worker that imports them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from boendestod.errors import NotPermitted
from cases.models import Case
from oversight import actions
from oversight.importing import job as jobs
from oversight.importing.files import MAX_BYTES
from oversight.models import ImportJob
from oversight.rules import ImportState
from tests.cast import make_cast
from tests.oversight.case_files import row, text_of
from tests.web import browser, errors, filled

PAGE = "/import/"
OURS = {"municipality": "Provstad", "unit": "Norra"}


def upload(client, content: str | bytes, **typed):
    content = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile("export.csv", content, content_type="text/csv")
    return client.post(PAGE, filled(client.get(PAGE), file=file, **typed))


@pytest.fixture
def desk(cast):
    return browser(cast.system_admin)


@pytest.fixture
def sent(desk, django_capture_on_commit_callbacks):
    """Uploads a file, lets the worker import it, and gives the page that the browser then shows."""

    def send(content, **typed):
        with django_capture_on_commit_callbacks(execute=True):
            answer = upload(desk, content, **typed)
        return desk.get(answer.url)

    return send


def test_a_file_is_imported_and_its_content_erased(cast, sent):
    page = sent(text_of(row(**OURS)))
    job = ImportJob.objects.get()
    assert (job.state, job.content, job.rows_done, job.rows_total) == (ImportState.DONE, None, 1, 1)
    assert job.result["created"] == 1
    assert "Filen är importerad." in page.text
    case = Case.objects.get()
    assert (case.unit, case.history.get().history_user) == (cast.unit, cast.system_admin)


def test_errors_stand_in_a_table_and_nothing_is_saved(sent):
    page = sent(text_of(row(**OURS, sex="annat", personnummer="19970516-2388")))
    assert "Filen har 2 fel. Inget sparades." in page.text
    assert "<td>sex</td><td>annat</td><td>Skriv något av: kvinna, man.</td>" in page.text
    assert "19970516-••••" in page.text
    assert "2388" not in page.text
    assert ImportJob.objects.get().content is None
    assert not Case.objects.exists()


def test_a_check_saves_nothing(sent):
    page = sent(text_of(row(**OURS)), dry_run="on")
    assert "Filen har inga fel. Inget är sparat." in page.text
    assert ImportJob.objects.get().state == ImportState.CHECKED
    assert not Case.objects.exists()


def test_only_the_own_municipality_may_be_written_to(sent):
    page = sent(text_of(row(**OURS), row(case_ref="A-2")))
    assert "Du kan bara importera ärenden för Provstad." in page.text
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x89PNG\0", "Filen är inte en textfil. Spara den som CSV (UTF-8) och försök igen."),
        (b"a;b\n", "Filen har bara en rubrikrad och inga ärenden."),
    ],
)
def test_what_is_no_case_file_is_told(sent, content, message):
    assert message in sent(content).text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Den skickade filen var tom."),
        (b"x" * (MAX_BYTES + 1), "Filen är större än 10 MB. Dela upp den i flera filer."),
    ],
)
def test_what_cannot_be_taken_in_is_told_at_the_field(desk, content, message):
    assert errors(upload(desk, content))["file"] == [message]
    assert not ImportJob.objects.exists()


def test_no_file_is_told_at_the_field(desk):
    page = desk.post(PAGE, filled(desk.get(PAGE)))
    assert "file" in errors(page)
    assert 'href="#id_file"' in page.text


def test_the_same_form_twice_makes_one_import(desk):
    form = filled(desk.get(PAGE))
    first, second = (
        desk.post(PAGE, form | {"file": SimpleUploadedFile("a.csv", b"a;b\n1;2\n")}) for _ in range(2)
    )
    assert first.url == second.url
    assert ImportJob.objects.count() == 1


def test_the_page_asks_again_until_the_import_has_ended(desk):
    answer = upload(desk, text_of(row(**OURS)))
    waiting = desk.get(answer.url)
    assert 'hx-trigger="every 1s"' in waiting.text
    fragment = desk.get(answer.url, headers={"HX-Request": "true"})
    assert fragment.text.lstrip().startswith("<section")
    jobs.run_job(ImportJob.objects.get().pk)
    assert "hx-trigger" not in desk.get(answer.url).text


def test_a_job_that_the_queue_hands_out_again_is_left_alone(cast, sent, everything):
    sent(text_of(row(**OURS)))
    before = everything(), ImportJob.objects.values().get()
    jobs.run_job(ImportJob.objects.get().pk)
    assert (everything(), ImportJob.objects.values().get()) == before


def test_a_fault_of_ours_ends_the_job_and_erases_the_file(cast, desk):
    upload(desk, text_of(row(**OURS)))
    job = ImportJob.objects.get()
    ImportJob.objects.update(content=None)
    with pytest.raises(TypeError):
        jobs.run_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.content) == (ImportState.REFUSED, None)
    assert "Kontakta den som sköter systemet" in desk.get(reverse("import", args=[job.pk])).text


def test_other_roles_may_not_and_other_municipalities_do_not_see(cast, desk):
    upload(desk, "a;b\n1;2\n")
    url = reverse("import", args=[ImportJob.objects.get().pk])
    for user in (cast.caseworker, cast.unit_manager, cast.reviewer):
        assert browser(user).get(PAGE).status_code == 403
        assert browser(user).get(url).status_code == 403
    with pytest.raises(NotPermitted):
        actions.upload_cases(by=cast.caseworker, file_name="a.csv", content=b"", dry_run=False)
    elsewhere = make_cast("Annanstad")
    elsewhere_admin = elsewhere.user("anna", "system_admin")
    assert browser(elsewhere_admin).get(url).status_code == 404
    assert "export.csv" not in browser(elsewhere_admin).get(PAGE).text
    assert "export.csv" in desk.get(PAGE).text


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_from_outside_while_the_import_runs(cast):
    job = actions.upload_cases(by=cast.system_admin, file_name="a.csv", content=b"", dry_run=False)
    with jobs._progress_of(job) as progress:
        progress(3, 8)
        assert ImportJob.objects.values_list("rows_done", "rows_total").get() == (3, 8)
