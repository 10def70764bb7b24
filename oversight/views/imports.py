"""Files of running cases, as the system administrator sends them in."""

from functools import partial

from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.pages import attempt, reads, writes
from accounts.permissions import require

from .. import actions, tasks
from ..forms import ImportForm
from ..importing.rows import COLUMNS, MUST
from ..models import ImportJob
from ..rules import ImportState

A_PAGE = 50
TONES = {
    ImportState.WAITING: "neutral",
    ImportState.CHECKING: "info",
    ImportState.REFUSED: "danger",
    ImportState.CHECKED: "done",
    ImportState.DONE: "done",
}


@writes
def imports(request):
    require(request.user, "cases.import")
    form = ImportForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: _start(request.user, **form.content()),
            to=lambda job: reverse("import", args=[job.pk]),
        )
        if done:
            return done
    jobs = Paginator(ImportJob.objects.visible_to(request.user).for_list(), A_PAGE)
    page = jobs.get_page(request.GET.get("page"))
    for job in page:
        job.tone = TONES[ImportState(job.state)]
    return render(request, "oversight/imports.html", {"form": form, "page_obj": page, "columns": _columns()})


def _start(user, *, file, dry_run: bool) -> ImportJob:
    job = actions.upload_cases(by=user, file_name=file.name, content=file.read(), dry_run=dry_run)
    # Robust: a queue that is away must not lose the upload, which then waits.
    transaction.on_commit(partial(tasks.run_import.delay, job.pk), robust=True)
    return job


def _columns() -> list[tuple[str, str, bool]]:
    return [(name, column.meaning, name in MUST) for name, column in COLUMNS.items()]


@reads
def import_(request, pk):
    require(request.user, "cases.import")
    job = get_object_or_404(ImportJob.objects.visible_to(request.user).defer("content"), pk=pk)
    template = "oversight/_import.html" if request.htmx else "oversight/import.html"
    return render(request, template, {"job": job, "tone": TONES[ImportState(job.state)]})
