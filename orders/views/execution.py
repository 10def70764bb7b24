from django.shortcuts import render

from accounts.access import open_record
from accounts.pages import attempt, writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions
from ..forms import InterruptionForm, OfferAnswerForm, OfferForm, ResumeForm, StartForm
from ..models import Interruption, Offer
from .opening import open_order, order_trail, order_url


def _run(request, order, form, verb, template: str, **context):
    """Run the verb and go back to the order, or show the page with its form."""
    if request.method == "POST" and form.is_valid():
        done = attempt(request, form, verb, to=lambda _: f"{order_url(order)}#stodet")
        if done:
            return done
    return render(request, template, {"order": order, "form": form, "trail": order_trail(order)} | context)


@writes
def order_start(request, pk):
    order = open_order(request, pk, "order.execute")
    form = StartForm.of(request)
    return _run(
        request,
        order,
        form,
        lambda: actions.start_support(order, by=request.user, today=today(), **form.content()),
        "orders/order_start.html",
    )


@writes
def offer_new(request, pk):
    order = open_order(request, pk, "order.execute")
    form = OfferForm.of(request)
    return _run(
        request,
        order,
        form,
        lambda: actions.offer(order, by=request.user, today=today(), **form.content()),
        "orders/offer_new.html",
    )


@writes
def offer_answer(request, pk):
    offer = open_record(request, Offer.objects.select_related("order__case__client"), pk)
    require(request.user, "order.execute")
    form = OfferAnswerForm.of(request, offer=offer)
    return _run(
        request,
        offer.order,
        form,
        lambda: actions.answer_offer(
            offer, by=request.user, today=today(), version=form.cleaned_data["version"], **form.content()
        ),
        "orders/offer_answer.html",
        offer=offer,
    )


@writes
def interruption_new(request, pk):
    order = open_order(request, pk, "order.execute")
    form = InterruptionForm.of(request)
    return _run(
        request,
        order,
        form,
        lambda: actions.interrupt(order, by=request.user, today=today(), **form.content()),
        "orders/interruption_new.html",
    )


@writes
def interruption_end(request, pk):
    interruption = open_record(request, Interruption.objects.select_related("order__case__client"), pk)
    require(request.user, "order.execute")
    form = ResumeForm.of(request, interruption=interruption)
    return _run(
        request,
        interruption.order,
        form,
        lambda: actions.resume(
            interruption,
            by=request.user,
            today=today(),
            version=form.cleaned_data["version"],
            **form.content(),
        ),
        "orders/interruption_end.html",
        interruption=interruption,
    )
