"""The person's own view: the worker shows a code, and the person reads and answers without a login."""

import segno
from axes.helpers import get_client_ip_address
from django.contrib.auth import logout
from django.core import signing
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import note_access, open_record
from accounts.actions import note_wrong_code, refuse_guessing
from accounts.forms import VerbForm
from accounts.pages import attempt, writes
from accounts.permissions import require
from accounts.rules import CodeFor
from boendestod.dates import now
from boendestod.errors import RuleBroken
from orders.models import Order
from plans.views.opening import plan_trail

from .. import actions
from ..easy import coming_days, done_visit, done_visits, planned_goals
from ..forms import AnswerForm, CodeForm
from ..models import PersonLink
from ..rules import VIEW_HOLDS

# Beside the login's cookie and never together with it: it opens this view and nothing else.
COOKIE = "mina-besok"
SECONDS = int(VIEW_HOLDS.total_seconds())
PARTS = {"kommer": coming_days, "gor": planned_goals, "gjort": done_visits}
CLOSED = 403


@writes
def person_link(request, pk):
    """The worker's page: makes the code, shows it, and closes what it opened."""
    order = open_record(request, Order.objects.select_related("case__client"), pk)
    require(request.user, "person_link.make")
    link = order.person_links.in_force().select_related("made_by").first()
    form = VerbForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request, form, lambda: _made_or_closed(request, order, link), to=lambda link: request.path
        )
        if done:
            return done
    context = {"order": order, "form": form, "link": link, "trail": plan_trail(order.case)}
    return render(request, "followup/person_link.html", context | _code(request, link))


def _made_or_closed(request, order, link) -> PersonLink:
    if request.POST.get("verb") == "close" and link is not None:
        return actions.revoke_link(link, by=request.user)
    link, _ = actions.make_person_link(order, by=request.user, now=now())
    return link


def _code(request, link) -> dict:
    """The code and its picture, for the one who made it. In the picture it stands after #, which a browser keeps
    to itself: so the code is in no log of addresses."""
    code = actions.code_to_show(link) if link is not None and link.made_by == request.user else ""
    if not code:
        return {"code": ""}
    address = request.build_absolute_uri(reverse("person_open"))
    picture = segno.make(f"{address}#{code}", error="m").svg_data_uri(scale=8, border=4, light="white")
    return {"code": f"{code[:4]} {code[4:]}", "address": address.partition("//")[2], "picture": picture}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person_open(request):
    """The code is typed here, or filled in from the picture."""
    form = CodeForm(request.POST or None)
    link = _opened(request, form) if form.is_valid() else None
    if link is not None:
        return _with_cookie(request, link)
    return render(request, "followup/person_open.html", {"form": form})


def _opened(request, form) -> PersonLink | None:
    address = get_client_ip_address(request)
    try:
        refuse_guessing(CodeFor.PERSON_LINK, address)
        return actions.open_link(form.cleaned_data["code"])
    except RuleBroken as broken:
        if broken.code == "wrong_code":
            note_wrong_code(CodeFor.PERSON_LINK, address)
        form.add_error(broken.field, broken.message)
        return None


def _with_cookie(request, link):
    """A worker who is logged in on the same tablet is logged out first: she is about to hand it over."""
    logout(request)
    answer = redirect("person_page")
    answer.set_signed_cookie(
        COOKIE,
        str(link.pk),
        max_age=SECONDS,
        path=reverse("person_open"),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return answer


def _link(request) -> PersonLink | None:
    """The link that this browser has opened, while it is open and its maker still works here."""
    try:
        pk = request.get_signed_cookie(COOKIE, max_age=SECONDS)
    except (KeyError, signing.BadSignature):
        return None
    link = PersonLink.objects.opened().filter(pk=pk).first()
    return link if link is not None and link.made_by.membership is not None else None


def _closed(request):
    return render(request, "followup/person_closed.html", status=CLOSED)


@never_cache
@require_safe
def person_page(request):
    link = _link(request)
    if link is None:
        return _closed(request)
    note_access(request, link, action="person_view", user=link.made_by)
    part = request.GET.get("visa")
    part = part if part in PARTS else "kommer"
    context = {"link": link, "client": link.case.client, "part": part, "shown": PARTS[part](link.order)}
    return render(request, "followup/person_page.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person_answer(request, pk):
    """Yes is one tap. No asks how it was."""
    link = _link(request)
    if link is None:
        return _closed(request)
    visit = get_object_or_404(link.order.visits.select_related("support_worker"), pk=pk)
    note_access(request, visit, action="person_view", user=link.made_by)
    is_right = request.POST.get("verb") == "yes"
    form = AnswerForm(request.POST if request.method == "POST" and not is_right else None)
    if is_right or form.is_valid():
        words = "" if is_right else form.cleaned_data["words"]
        actions.answer_visit(link, visit, is_right=is_right, words=words)
        return redirect(reverse("person_page") + "?visa=gjort#" + f"besok-{visit.pk}")
    context = {"link": link, "done": done_visit(visit), "form": form}
    return render(request, "followup/person_answer.html", context)


@never_cache
@require_POST
def person_leave(request):
    if link := _link(request):
        actions.leave_link(link)
    answer = render(request, "followup/person_closed.html")
    answer.delete_cookie(COOKIE, path=reverse("person_open"), samesite="Lax")
    return answer
