from django.core.paginator import Paginator
from django.shortcuts import render

from accounts.access import note_access
from accounts.pages import reads
from accounts.permissions import require
from accounts.rules import PROVIDER_ROLES
from boendestod.dates import today
from cases.models import Case

from .. import desk, leading, worklists
from ..conference import to_call
from ..forms import CaseFilter

ROWS_A_PAGE = 50


@reads
def cases(request):
    user, day = request.user, today()
    form = CaseFilter(request.GET, user=user)
    found = worklists.with_thread(form.narrow(Case.objects.visible_to(user), day), user, day).by_name()
    turn = form.chosen("tur")
    # Whose turn it is follows from the whole thread, so that filter needs every case of the list.
    if turn:
        found = worklists.whose(turn, worklists.rows(found, user, day))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    if not turn:
        page.object_list = worklists.rows(page.object_list, user, day)
    note_access(request, model="case", action="list")
    return render(request, "oversight/cases.html", {"form": form, "page_obj": page})


@reads
def overview(request):
    require(request.user, "overview.see")
    note_access(request, model="flag", action="list")
    user, day = request.user, today()
    waiting = desk.waiting(user, day) if user.role in PROVIDER_ROLES else []
    beside = {"waiting_desk": waiting, "paces": to_call(user, day)}
    return render(request, "oversight/overview.html", leading.overview(user, day) | beside)
