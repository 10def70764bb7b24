import json
import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBadRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from boendestod import dates

from ..forms import PLUMBING
from ..models import FormDraft, FormSubmission

DRAFT_LIMIT = 200_000
PAGE_LIMIT = 200


@login_required
@require_POST
def save_draft(request):
    """Keep what the user has typed on a page until the form is sent."""
    page = request.GET.get("page", "")
    fields = {
        name: values
        for name, values in request.POST.lists()
        if name not in (*PLUMBING, "csrfmiddlewaretoken")
    }
    if not _can_be_kept(page, json.dumps(fields)):
        return HttpResponseBadRequest("Utkastet är för stort eller saknar sida.")
    now = dates.now()
    if not _already_sent(request):
        FormDraft.objects.update_or_create(
            user=request.user, page=page, defaults={"data": fields, "saved_at": now}
        )
    return JsonResponse({"saved_at": f"{timezone.localtime(now):%H:%M}"})


def _can_be_kept(page: str, fields: str) -> bool:
    """PostgreSQL keeps no NUL."""
    is_page = page.startswith("/") and len(page) <= PAGE_LIMIT and "\0" not in page
    return is_page and len(fields) <= DRAFT_LIMIT and "\\u0000" not in fields


def _already_sent(request) -> bool:
    """A draft that was under way when its form was sent must not come back afterwards."""
    try:
        token = uuid.UUID(request.POST.get("form_token", ""))
    except ValueError:
        return False
    return FormSubmission.objects.filter(token=token, user=request.user).exists()
