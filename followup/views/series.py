"""What comes back: the pages of an order's recurring visits."""

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse

from accounts.access import open_record
from accounts.pages import writes
from accounts.permissions import may, require
from boendestod.dates import today
from boendestod.errors import RuleBroken
from boendestod.templatetags.sv import antal, datum, tid
from orders.models import Order
from plans.views.opening import plan_trail, sent

from .. import actions
from ..forms import ChangeSeriesForm, EndSeriesForm, SeriesForm, SeriesFromPlanForm
from ..models import PlannedVisit, VisitSeries
from ..rules.schedule import is_outside, span_on
from ..week import hours_by_day
from .opening import question

COMING = 10


@writes
def schedule_series(request, pk):
    """The order's schedule: what comes back, the visits that come, and what the plan says that nobody has planned."""
    order = _open_order(request, pk, "schedule.see")
    form = SeriesFromPlanForm.of(request)
    done = sent(
        request,
        form,
        lambda: actions.series_from_plan(order, by=request.user, today=today(), **form.content()),
        to=lambda made: series_url(order),
    )
    if done:
        return done
    series = VisitSeries.objects.filter(order=order)
    coming = PlannedVisit.objects.standing().filter(order=order, starts_at__date__gte=today())
    proposed, no_plan = _proposed(order)
    context = {
        "order": order,
        "form": form,
        "series": series.select_related("support_worker", "second_worker", "activity").order_by(
            "weekday", "starts_at"
        ),
        "today": today(),
        "coming": coming.for_list()[:COMING],
        "proposed": proposed,
        "no_plan": no_plan,
        "outside": _outside(order, proposed) if proposed else "",
        "may_change": order.state == "accepted" and may(request.user, "schedule.change"),
        "trail": plan_trail(order.case, ("Beställning", reverse("order", args=[order.pk]))),
    }
    return render(request, "followup/schedule_series.html", context)


def _proposed(order) -> tuple[list, str]:
    """What the plan asks for, or why it asks for nothing."""
    try:
        return actions.proposed_series(order, today=today()), ""
    except RuleBroken as broken:
        return [], broken.message


def _outside(order, proposed: list) -> str:
    """What to see before the plan's times are taken: some may lie outside the municipality's hours."""
    hours = hours_by_day(order.municipality, today(), today())[today()]
    if any(is_outside(span_on(today(), each.starts_at, each.minutes), hours) for each in proposed):
        return "Några tider ligger utanför kommunens tider, klockan {}–{}.".format(*hours)
    return ""


@writes
def series_new(request, pk):
    order = _open_order(request, pk, "schedule.change")
    form = SeriesForm.of(request, order=order)
    done = sent(
        request,
        form,
        lambda: actions.make_series(order, by=request.user, today=today(), **form.content()),
        to=lambda made: series_url(order),
    )
    return done or _question(request, form, order, title="Nytt återkommande besök", label="Lägg i schemat")


@writes
def series_edit(request, pk):
    series = _open(request, pk)
    form = ChangeSeriesForm.of(request, instance=series, order=series.order)

    def change():
        changed = actions.change_series(
            series, by=request.user, today=today(), version=form.cleaned_data["version"], **form.content()
        )
        _tell_kept(request, changed.kept)
        return changed

    return sent(request, form, change, to=lambda changed: series_url(series.order)) or _question(
        request,
        form,
        series.order,
        title="Ändra återkommande besök",
        label="Spara",
        text="Besök som ni har flyttat eller gett till någon annan ligger kvar.",
    )


def _tell_kept(request, kept) -> None:
    if kept:
        when = ", ".join(f"{datum(each.starts_at)} {tid(each.starts_at)}" for each in kept)
        messages.info(request, f"{antal(len(kept), 'besök,besök')} ligger kvar som de är: {when}.")


@writes
def series_end(request, pk):
    series = _open(request, pk)
    form = EndSeriesForm.of(request, initial={"version": series.version, "last_on": today()})
    done = sent(
        request,
        form,
        lambda: actions.end_series(
            series, by=request.user, today=today(), version=form.cleaned_data["version"], **form.content()
        ),
        to=lambda ended: series_url(series.order),
    )
    return done or _question(
        request,
        form,
        series.order,
        title="Avsluta återkommande besök",
        label="Avsluta",
        danger=True,
        text=f"Gäller {series.get_weekday_display()}ar klockan {tid(series.starts_at)}.",
    )


def series_url(order) -> str:
    return reverse("schedule_series", args=[order.pk])


def _open_order(request, pk, verb: str) -> Order:
    orders = Order.objects.select_related("case__client", "key_worker", "provider")
    order = open_record(request, orders, pk)
    require(request.user, verb)
    return order


def _open(request, pk) -> VisitSeries:
    series = open_record(request, VisitSeries.objects.select_related("case__client", "order__provider"), pk)
    require(request.user, "schedule.change")
    return series


def _question(request, form, order, **words):
    words = {
        "back": series_url(order),
        "trail": plan_trail(order.case, ("Schema", series_url(order))),
    } | words
    return question(request, form, **words)
