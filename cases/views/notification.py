from django.shortcuts import render

from accounts.access import open_record
from accounts.pages import attempt, writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions
from ..forms import NotifyForm, ReceivedForm
from ..models import Decision, Notification
from .places import decision_trail, decision_url


@writes
def decision_notify(request, pk):
    decision = open_record(request, Decision.objects.with_content(), pk)
    require(request.user, "decision.notify")
    form = NotifyForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.notify_person(decision, by=request.user, today=today(), **form.content()),
            to=lambda _: decision_url(decision),
        )
        if done:
            return done
    context = {"decision": decision, "trail": decision_trail(decision), "form": form}
    return render(request, "cases/decision_notify.html", context)


@writes
def notification_received(request, pk):
    notification = open_record(request, Notification.objects.select_related("decision__case__client"), pk)
    require(request.user, "decision.notify")
    form = ReceivedForm.of(request, instance=notification)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.confirm_receipt(
                notification,
                by=request.user,
                today=today(),
                version=form.cleaned_data["version"],
                **form.content(),
            ),
            to=lambda _: decision_url(notification.decision),
        )
        if done:
            return done
    context = {"notification": notification, "trail": decision_trail(notification.decision), "form": form}
    return render(request, "cases/notification_received.html", context)
