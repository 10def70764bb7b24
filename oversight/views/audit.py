"""The reviewer's cases: drawn by chance, and the only ones that the reviewer sees."""

import secrets

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse

from accounts.access import note_access
from accounts.pages import attempt, writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions
from ..forms import DrawForm
from ..models import AuditDraw

A_PAGE = 50


@writes
def audit(request):
    require(request.user, "audit.draw")
    form = DrawForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.draw_for_audit(by=request.user, today=today(), seed=secrets.randbits(64)),
            to=lambda draws: reverse("audit"),
        )
        if done:
            return done
    drawn = AuditDraw.objects.visible_to(request.user).for_list()
    page = Paginator(drawn, A_PAGE).get_page(request.GET.get("page"))
    note_access(request, model="auditdraw", action="list")
    return render(request, "oversight/audit.html", {"form": form, "page_obj": page})
