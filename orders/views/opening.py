from django.shortcuts import redirect
from django.urls import reverse

from accounts.access import open_record
from accounts.models import DeadlineRule
from accounts.permissions import require
from accounts.rules import DeadlineKey
from boendestod.dates import today

from ..models import Order


def order_url(order) -> str:
    return reverse("order", args=[order.pk])


def editor_url(order) -> str:
    return reverse("order_edit", args=[order.pk])


def case_trail(case) -> list[tuple[str, str]]:
    return [(f"{case.client.list_name}, {case.case_ref}", reverse("case", args=[case.pk]))]


def order_name(order) -> str:
    return "Ändring av beställning" if order.amends_id else "Beställning"


def order_trail(order) -> list[tuple[str, str]]:
    return [*case_trail(order.case), (order_name(order), order_url(order))]


def plan_due(municipality):
    """The day a plan must be begun if the order is received today."""
    return DeadlineRule.objects.due_on(municipality, DeadlineKey.PLAN_NOT_BEGUN, today())


def open_order(request, pk, verb: str) -> Order:
    order = open_record(request, Order.objects.with_content(), pk)
    require(request.user, verb)
    return order


def moved_on(request, order, verb: str):
    """Away from a page whose verb the order has no use for any longer."""
    if request.method == "POST" or order.can(verb):
        return None
    return redirect(order_url(order))
