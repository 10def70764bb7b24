from functools import partial

from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.access import open_record
from accounts.models import DeadlineRule
from accounts.pages import writes
from accounts.permissions import require
from accounts.rules import DeadlineKey
from boendestod.dates import today
from orders.forms import TapForm
from orders.models import Order

from .. import actions
from ..forms.life import BeginForm, EndForm, KindForm, PlanVerbForm, ReviseForm
from ..rules import EDITABLE, PlanKind, PlanState
from ..versions import differences
from .meter import Meter
from .opening import PLANS, edit_url, moved_on, plan_trail, plan_url, question, sent, writing_trail

ORDERS = Order.objects.select_related("case__client", "municipality", "provider")


@writes
def plan_new(request, pk):
    order = open_record(request, ORDERS.with_content(), pk)
    require(request.user, "plan.begin")
    plan = order.plans.filter(ended_on__isnull=True).first()
    if plan and request.method != "POST":
        return redirect(plan_url(plan))
    form = BeginForm.of(request, order=order)
    done = sent(
        request,
        form,
        lambda: actions.begin(order, by=request.user, today=today(), **form.content()),
        to=edit_url,
    )
    context = {
        "order": order,
        "form": form,
        "earlier": actions.continued_from(order),
        "tap": TapForm(auto_id="continue-%s"),
        "due_on": _begin_by(order),
        "trail": _order_trail(order),
    }
    return done or render(request, "plans/plan_new.html", context)


def _order_trail(order):
    return plan_trail(order.case, ("Beställning", reverse("order", args=[order.pk])))


def _begin_by(order):
    if order.received_on is None:
        return None
    return DeadlineRule.objects.due_on(order.municipality, DeadlineKey.PLAN_NOT_BEGUN, order.received_on)


@writes
def plan_continue(request, pk):
    order = open_record(request, ORDERS, pk)
    require(request.user, "plan.begin")
    form = TapForm.of(request)
    verb = partial(actions.continue_plan, order, by=request.user, today=today())
    return sent(request, form, verb, to=plan_url) or question(
        request,
        order,
        form,
        title="Låt den förra planen fortsätta?",
        text="Den nya beställningen säger samma sak. Personen behöver inte svara igen.",
        label="Låt planen fortsätta",
        back=reverse("plan_new", args=[pk]),
        trail=_order_trail(order),
    )


@writes
def plan_propose(request, pk):
    plan = open_record(request, PLANS.with_content(), pk)
    require(request.user, "plan.edit")
    if moved := moved_on(request, plan, "propose"):
        return moved
    form = PlanVerbForm.of(request, record=plan)
    done = sent(request, form, partial(_run, request, form, actions.propose, plan), to=_asked_url)
    context = {
        "plan": plan,
        "order": plan.order,
        "form": form,
        "missing": Meter.of(plan).missing,
        "differences": differences(plan, plan.order),
        "edit_url": edit_url(plan),
        "trail": writing_trail(plan),
    }
    return done or render(request, "plans/plan_propose.html", context)


def _asked_url(plan) -> str:
    """Where the person answers; nobody answers a contact plan."""
    return plan_url(plan) if plan.kind == PlanKind.CONTACT else reverse("plan_agree", args=[plan.pk])


def _run(request, form, verb, record):
    content = form.content() | {"version": form.cleaned_data["version"]}
    return verb(record, by=request.user, today=today(), **content)


@writes
def plan_take_back(request, pk):
    plan = open_record(request, PLANS, pk)
    require(request.user, "plan.edit")
    if moved := moved_on(request, plan, "take_back"):
        return moved
    form = PlanVerbForm.of(request, record=plan)
    done = sent(request, form, partial(_run, request, form, actions.take_back, plan), to=edit_url)
    return done or question(
        request,
        plan.order,
        form,
        title="Ta tillbaka planen?",
        text="Du kan skriva vidare på planen. Sedan föreslår du den på nytt för personen.",
        label="Ta tillbaka planen",
        **_from_plan(plan),
    )


def _from_plan(plan) -> dict:
    return {"back": plan_url(plan), "trail": plan_trail(plan.case, ("Plan", plan_url(plan)))}


@writes
def plan_revise(request, pk):
    """An ordinary plan asks for nothing. A mapping or a contact plan can go on as it is or become another kind."""
    plan = open_record(request, PLANS, pk)
    require(request.user, "plan.edit")
    in_use = _is_used_for_contact(plan)
    moved = moved_on(request, plan, "revise")
    if moved and not in_use:
        return moved
    form = _revise_form(request, plan)
    verb = partial(_revise_contact if in_use else _revise, request, form, plan)
    text = "Den plan som gäller nu följs tills personen har svarat på den nya."
    return sent(request, form, verb, to=edit_url) or question(
        request, plan.order, form, title="Revidera planen?", text=text, label="Revidera", **_from_plan(plan)
    )


def _is_used_for_contact(plan) -> bool:
    return plan.kind == PlanKind.CONTACT and plan.state == PlanState.PROPOSED


def _revise_form(request, plan):
    if plan.kind == PlanKind.ORDINARY:
        return PlanVerbForm.of(request, record=plan)
    kinds = [PlanKind.ORDINARY, *({PlanKind.MAPPING, plan.kind} - {PlanKind.ORDINARY})]
    return ReviseForm.of(request, record=plan, kinds=kinds)


def _revise(request, form, plan):
    return _run(request, form, actions.revise, plan)


def _revise_contact(request, form, plan):
    if form.content()["kind"] != PlanKind.CONTACT:
        return _run(request, form, actions.change_kind, plan)
    version = form.cleaned_data["version"]
    return actions.take_back(plan, by=request.user, today=today(), version=version)


@writes
def plan_take_up(request, pk):
    plan = open_record(request, PLANS, pk)
    require(request.user, "plan.edit")
    if moved := moved_on(request, plan, "edit"):
        return moved
    form = TapForm.of(request)
    verb = partial(actions.take_up, plan, by=request.user, today=today())
    return sent(request, form, verb, to=edit_url) or question(
        request,
        plan.order,
        form,
        title="Ta in ändringen?",
        text="Det som beställningen har lagt till kommer in i planen. Det som inte längre är beställt går ut.",
        label="Ta in ändringen",
        back=edit_url(plan),
        trail=writing_trail(plan),
    )


@writes
def plan_kind(request, pk):
    plan = open_record(request, PLANS, pk)
    require(request.user, "plan.edit")
    if request.method != "POST" and plan.state not in EDITABLE and not _is_used_for_contact(plan):
        return redirect(plan_url(plan))
    kinds = [kind for kind in PlanKind if kind != plan.kind]
    form = KindForm.of(request, record=plan, kinds=kinds)
    verb = partial(_run, request, form, actions.change_kind, plan)
    text = "Mål och aktiviteter från beställningen finns kvar."
    if plan.kind != PlanKind.ORDINARY:
        text += f" Målet som hör till en {plan.get_kind_display()} går ut."
    return sent(request, form, verb, to=edit_url) or question(
        request,
        plan.order,
        form,
        title="Byt slag på planen",
        text=text,
        label="Byt slag",
        back=edit_url(plan),
        trail=writing_trail(plan),
    )


@writes
def plan_end(request, pk):
    plan = open_record(request, PLANS, pk)
    require(request.user, "plan.end")
    if moved := moved_on(request, plan, "end"):
        return moved
    form = EndForm.of(request, record=plan)
    done = sent(request, form, partial(_run, request, form, actions.end_plan, plan), to=plan_url)
    return done or render(request, "plans/plan_end.html", {"plan": plan, "form": form} | _from_plan(plan))


@writes
def order_end(request, pk):
    order = open_record(request, ORDERS, pk)
    require(request.user, "order.end")
    form = EndForm.of(request, record=order)
    order_url = reverse("order", args=[pk])
    verb = partial(_run, request, form, actions.end_support, order)
    context = {"order": order, "form": form, "trail": _order_trail(order)}
    return sent(request, form, verb, to=lambda _: order_url) or render(
        request, "plans/order_end.html", context
    )
