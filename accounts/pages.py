"""What every page view shares: who may call it, whether it reads or writes, and how a form becomes a verb."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.db import connection, transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from boendestod.errors import RuleBroken, StaleVersion

from .models import FormDraft, FormSubmission
from .sent import Done, Sent

WRITING = ("INSERT", "UPDATE", "DELETE")


def _refuse_writing(execute, sql, params, many, context):
    if sql.lstrip().upper().startswith(WRITING):
        raise AssertionError("A view that only reads tried to write.")
    return execute(sql, params, many, context)


def reads(view):
    """A page that changes nothing; the database is guarded while it runs."""

    @login_required
    @require_safe
    @wraps(view)
    def guarded(request, *args, **kwargs):
        with connection.execute_wrapper(_refuse_writing):
            return view(request, *args, **kwargs)

    return guarded


def writes(view):
    """A page with a form: GET shows it, POST runs one verb."""
    page = login_required(require_http_methods(["GET", "HEAD", "POST"])(view))
    page.writes = True
    return page


def attempt(request, form, verb: Callable, to: Callable[..., str]) -> HttpResponse | None:
    """Run the verb once for a valid form and go to `to(its result)`; on a refusal None, with the form's error.

    The same form sent twice leads to the first one's result. To another system the answer is the result itself, and
    a refusal goes up to the endpoint."""
    if isinstance(request.POST, Sent):
        return Done(verb())
    try:
        with transaction.atomic():
            submission, first = FormSubmission.objects.claim(form.cleaned_data["form_token"], request.user)
            if first:
                submission.result_url = to(verb())
                submission.save(update_fields=["result_url"])
                FormDraft.objects.filter(user=request.user, page=form.page_of(request)).delete()
    except RuleBroken as broken:
        _tell(form, broken)
        return None
    return redirect(submission.result_url)


def save_part(form, verb: Callable):
    """Run the verb of a part that is saved as one types, and give its result; on a refusal None, with the form's
    error. There is no token: the part's version makes a change count once. To another system a refusal goes up."""
    if form.sent:
        return verb()
    try:
        return verb()
    except RuleBroken as broken:
        _tell(form, broken)
        return None


def _tell(form, broken: RuleBroken) -> None:
    form.add_error(broken.field if broken.field in form.fields else None, broken.message)
    if isinstance(broken, StaleVersion):
        form.show_current(broken.record)
