import uuid
from dataclasses import dataclass, field
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render

from accounts.access import open_record
from accounts.forms import VerbForm
from accounts.pages import attempt, reads, save_part, writes
from accounts.permissions import require
from boendestod.dates import now
from cases.models import Case

from .. import actions
from ..forms import (
    NEED,
    ActivityForm,
    GoalForm,
    MoveForm,
    NewGoalForm,
    NewOrderForm,
    OrderForm,
    TapForm,
    need_in_short,
    needs_to_order,
)
from ..models import Order, OrderActivity, OrderGoal
from ..rules import Remark
from ..versions import content_of
from .meter import SHOWN, meter_of
from .opening import case_trail, editor_url, moved_on, open_order, order_trail

EDIT = "order.draft"
ORDERS = Order.objects.select_related("case__client", "municipality", "provider", "decision")
GOALS = OrderGoal.objects.select_related("order__case__client")
ACTIVITIES = OrderActivity.objects.select_related("goal__order__case__client")


@writes
def order_new(request, pk):
    case = open_record(request, Case.objects.for_list(), pk)
    require(request.user, EDIT)
    form = NewOrderForm.of(request, case=case)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.draft_order(case, by=request.user, **form.content()),
            to=editor_url,
        )
        if done:
            return done
    return render(request, "orders/order_new.html", {"case": case, "trail": case_trail(case), "form": form})


# --- The editor: every part of the order stands open, each as a form of its own -------------------------------
@dataclass
class Part:
    """A goal or an activity as the editor shows it, with what is said of it."""

    record: OrderGoal | OrderActivity
    form: VerbForm
    remarks: list[Remark]
    is_new: bool
    parts: list["Part"] = field(default_factory=list)

    @property
    def token(self) -> uuid.UUID:
        """Another for every tap, so that each counts once."""
        return uuid.uuid4()


def _editor(request, order_id, *, form):
    order = ORDERS.with_content().get(pk=order_id)
    needs = _unused_needs(order)
    context = _as_it_stands(order)
    told = context["meter"].of_parts()
    context |= {
        "form": form,
        "editor_url": editor_url(order),
        "header_remarks": told[str(order.pk)],
        "goals": _parts(order, told, request.GET.get("ny")),
        "unused_needs": [(f"{NEED}{need.pk}", need_in_short(need), uuid.uuid4()) for need in needs],
        "new_goal": NewGoalForm(needs=[], auto_id="new-%s"),
        "hours": actions.Hours.of(order),
        "question": order.returns.unanswered().last(),
        "trail": order_trail(order),
    }
    return render(request, "orders/order_edit.html", context)


def _as_it_stands(order) -> dict:
    return {"order": order, "meter": meter_of(order), "shown": SHOWN}


def _parts(order, told, new: str | None) -> list[Part]:
    def part(record, form, parts=()):
        key = str(record.pk)
        return Part(record, form(instance=record, scheme=order.scheme), told[key], key == new, list(parts))

    return [
        part(goal, GoalForm, [part(activity, ActivityForm) for activity in goal.activities.all()])
        for goal in order.goals.all()
    ]


def _unused_needs(order):
    """The investigation's needs that have no goal yet."""
    investigation = actions.investigation_behind(order.case, order.decision)
    used = [goal.need_id for goal in order.goals.all() if goal.need_id]
    return needs_to_order().filter(investigation=investigation).exclude(pk__in=used)


@reads
def order_preview(request, pk):
    order = open_order(request, pk, EDIT)
    context = {"order": order, "content": content_of(order), "trail": order_trail(order)}
    return render(request, "orders/order_preview.html", context)


# --- What is written is saved part by part ---------------------------------------------------------------------
@writes
def order_edit(request, pk):
    order = open_record(request, ORDERS, pk)
    require(request.user, EDIT)
    if moved := moved_on(request, order, "edit"):
        return moved
    scheme = order.scheme
    form = OrderForm.of(request, instance=order)
    answer = _save(request, form, order, partial(actions.edit_order, order))
    if answer and request.htmx and form.cleaned_data.get("scheme", scheme) != scheme:
        answer["HX-Refresh"] = "true"
    return answer or _editor(request, pk, form=form)


@writes
def goal_edit(request, pk):
    goal = open_record(request, GOALS, pk)
    require(request.user, EDIT)
    if moved := moved_on(request, goal.order, "edit"):
        return moved
    form = GoalForm.of(request, instance=goal, scheme=goal.order.scheme)
    answer = _save(request, form, goal.order, partial(actions.save_goal, goal.order, goal=goal))
    return answer or _part_page(request, goal.order, form=form, title="Ändra målet", label="Spara")


@writes
def activity_edit(request, pk):
    activity = open_record(request, ACTIVITIES, pk)
    require(request.user, EDIT)
    goal, order = activity.goal, activity.goal.order
    if moved := moved_on(request, order, "edit"):
        return moved
    form = ActivityForm.of(request, instance=activity, scheme=order.scheme)
    answer = _save(request, form, order, partial(actions.save_activity, goal, activity=activity))
    return answer or _part_page(request, order, form=form, title="Ändra aktiviteten", label="Spara")


def _save(request, form, order, verb):
    """Save one part. To htmx the answer is only what changes around the fields, so that nobody who types is
    interrupted; None when a page is to be shown."""
    if request.method != "POST":
        return None
    if request.htmx:
        return _saved(
            request, form, order, save_part(form, _change(request, form, verb)) if form.is_valid() else None
        )
    if not form.is_valid():
        return None
    return attempt(
        request, form, _change(request, form, verb), to=lambda part: f"{editor_url(order)}#form-{part.pk}"
    )


def _change(request, form, verb):
    content = form.content() | {"version": form.cleaned_data["version"], "by": request.user}
    return partial(verb, **content)


def _saved(request, form, order, part):
    order = ORDERS.with_content().get(pk=order.pk)
    context = _as_it_stands(order)
    context |= {
        "form": form,
        "version": part and part.version,
        "saved_at": now() if part else None,
        "remarks": context["meter"].of_parts()[str(form.instance.pk)],
        "title": form.instance.get_life_area_display() if isinstance(form, GoalForm) else "",
        "hours": actions.Hours.of(order) if isinstance(form, OrderForm) else None,
    }
    return render(request, "orders/_saved.html", context)


def _part_page(request, order, *, form, title: str, label: str, danger: bool = False):
    context = {
        "form": form,
        "title": title,
        "label": label,
        "danger": danger,
        "editor_url": editor_url(order),
        "trail": [*order_trail(order), ("Skriv beställningen", editor_url(order))],
    }
    return render(request, "orders/part.html", context)


# --- Taps: parts are added, moved and taken out -----------------------------------------------------------------
@writes
def goal_new(request, pk):
    order = open_order(request, pk, EDIT)
    form = NewGoalForm.of(request, needs=_unused_needs(order))
    page = partial(_part_page, form=form, title="Nytt mål", label="Lägg till mål")
    return _tap(
        request,
        order,
        form,
        lambda: actions.save_goal(order, by=request.user, **form.content()),
        to=_at_new,
        page=page,
    )


@writes
def activity_new(request, pk):
    goal = open_record(request, GOALS, pk)
    form = TapForm.of(request)
    page = partial(_part_page, form=form, title="Ny aktivitet", label="Lägg till aktivitet")
    return _tap(
        request,
        goal.order,
        form,
        lambda: actions.save_activity(goal, by=request.user),
        to=_at_new,
        page=page,
    )


@writes
def goal_move(request, pk):
    goal = open_record(request, GOALS, pk)
    return _move(request, goal, goal.order)


@writes
def activity_move(request, pk):
    activity = open_record(request, ACTIVITIES, pk)
    return _move(request, activity, activity.goal.order)


def _move(request, part, order):
    form = MoveForm.of(request)
    return _tap(
        request,
        order,
        form,
        lambda: actions.move_part(part, by=request.user, up=form.cleaned_data["up"]),
        to=lambda _: f"#{part.pk}",
        page=partial(_part_page, form=form, title="Flytta", label="Flytta"),
    )


@writes
def goal_remove(request, pk):
    goal = open_record(request, GOALS, pk)
    return _remove(request, goal, goal.order, "Ta bort målet och alla dess aktiviteter?")


@writes
def activity_remove(request, pk):
    activity = open_record(request, ACTIVITIES, pk)
    return _remove(request, activity, activity.goal.order, "Ta bort aktiviteten?")


def _remove(request, part, order, question: str):
    form = TapForm.of(request)
    return _tap(
        request,
        order,
        form,
        lambda: actions.remove_part(part, by=request.user),
        to=lambda _: "?ny=goals#goals",
        page=partial(_part_page, form=form, title=question, label="Ta bort", danger=True),
    )


def _at_new(part) -> str:
    return f"?ny={part.pk}#{part.pk}"


def _tap(request, order, form, verb, *, to, page):
    """Run the verb and go back to where `to` says in the editor. A tap that is refused has a page of its own, and
    htmx is sent there."""
    require(request.user, EDIT)
    if moved := moved_on(request, order, "edit"):
        return moved
    if request.method == "POST" and form.is_valid():
        done = attempt(request, form, verb, to=lambda part: editor_url(order) + to(part))
        if done:
            return done
    return HttpResponse(status=409) if request.htmx else page(request, order)
