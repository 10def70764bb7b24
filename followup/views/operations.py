"""What tablets have sent in that somebody must look at: for its author, and for those who lead the work."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.forms import VerbForm
from accounts.models import DeviceUser
from accounts.pages import attempt, reads, writes
from accounts.permissions import may, require
from boendestod import dates

from .. import actions
from ..forms import DiscardForm
from ..models import SyncOperation
from ..rules import UNPROVED, OperationResult
from ..versions import shown_content

PAGE = 50
# What waits for longer than this is told of, though nobody can do anything yet but ask for the tablet.
LONG = timedelta(days=1)


@reads
def sync_waiting(request):
    require(request.user, "device.use")
    note_access(request, model="syncoperation", action="list")
    operations = SyncOperation.objects.visible_to(request.user).select_related(
        "case__client", "user", "device"
    )
    long = Q(result=OperationResult.RETRY, received_at__lte=dates.now() - LONG)
    to_handle = Q(result=OperationResult.QUARANTINED, handled_at__isnull=True)
    found = operations.filter(long | to_handle).order_by("received_at", "pk")
    unsent = DeviceUser.objects.visible_to(request.user).filter(unsent__gt=0, device__blocked_at__isnull=True)
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "unsent": unsent.select_related("user", "device").order_by("oldest_unsent_at"),
    }
    return render(request, "followup/sync_waiting.html", context)


@writes
def sync_operation(request, pk):
    operation = open_record(request, SyncOperation.objects.with_content(), pk)
    require(request.user, "device.use")
    releases = request.POST.get("verb") == "release"
    form = (VerbForm if releases else DiscardForm).of(request)
    if request.method == "POST" and form.is_valid():
        verb = _release if releases else _discard
        done = attempt(
            request, form, lambda: verb(request, operation, form), to=lambda done: reverse("sync_waiting")
        )
        if done:
            return done
    content = actions.content_of(operation) if operation.sealed else None
    is_open = operation.result == OperationResult.QUARANTINED and operation.handled_at is None
    context = {
        "operation": operation,
        "content": list(shown_content(content)) if content else [],
        "form": form,
        "releasing": form if releases else VerbForm(),
        "discarding": DiscardForm() if releases else form,
        "trail": [("Inskickat som inte gick att föra in", reverse("sync_waiting"))],
        "handles": is_open and may(request.user, "sync.handle"),
        "can_release": operation.code not in UNPROVED,
    }
    return render(request, "followup/sync_operation.html", context)


def _release(request, operation, form):
    released = actions.release(operation, by=request.user)
    messages.success(request, f"{released.get_kind_display().capitalize()}: infört.")
    return released


def _discard(request, operation, form):
    return actions.discard(operation, by=request.user, **form.content())
