import uuid
from functools import partial

from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.access import open_record
from accounts.models import DeadlineRule, working_as
from accounts.pages import attempt, reads, save_part, writes
from accounts.permissions import require
from accounts.rules import DeadlineKey, Role
from boendestod.dates import now, today
from orders.models import Order

from . import actions
from .forms import (
    ActivityForm,
    AddedActivityForm,
    AgreeForm,
    BeginForm,
    EndForm,
    GoalForm,
    NewActivityForm,
    PlanForm,
)
from .models import Plan, PlanActivity, PlanGoal

PLANS = Plan.objects.select_related("case__client", "order__provider", "order__key_worker")
GOALS = PlanGoal.objects.select_related("plan__case__client", "plan__order__provider", "order_goal")
ACTIVITIES = PlanActivity.objects.select_related(
    "goal__plan__case__client", "goal__plan__order__provider", "order_activity", "responsible"
)


def _trail(case, *steps):
    return [(f"{case.client.list_name}, {case.case_ref}", reverse("case", args=[case.pk])), *steps]


def _url(plan) -> str:
    return reverse("plan", args=[plan.pk])


def _edit_url(plan, part="") -> str:
    return reverse("plan_edit", args=[plan.pk]) + (f"#{part}" if part else "")


@writes
def plan_new(request, pk):
    orders = Order.objects.select_related("case__client", "municipality").with_content()
    order = open_record(request, orders, pk)
    require(request.user, "plan.begin")
    form = BeginForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.begin(order, by=request.user, today=today(), **form.content()),
            to=_edit_url,
        )
        if done:
            return done
    context = {"order": order, "form": form, "due_on": _begin_by(order), "trail": _trail(order.case)}
    return render(request, "plans/plan_new.html", context)


def _begin_by(order):
    if order.received_on is None:
        return None
    return DeadlineRule.objects.due_on(order.municipality, DeadlineKey.PLAN_NOT_BEGUN, order.received_on)


@reads
def plan(request, pk):
    plan = open_record(request, PLANS.with_content().prefetch_related("follow_ups"), pk)
    context = {
        "plan": plan,
        "last_visit": plan.visits.order_by("-starts_at").first(),
        "trail": _trail(plan.case, ("Beställning", reverse("order", args=[plan.order_id]))),
    }
    return render(request, "plans/plan.html", context)


@writes
def plan_edit(request, pk):
    """The whole plan on one page; each part is a form of its own, and this view saves the last of them."""
    plan = open_record(request, PLANS.with_content(), pk)
    require(request.user, "plan.edit")
    if not plan.is_editable:
        return redirect("plan", pk=pk)
    form = PlanForm.of(request, instance=plan)
    answer = _save(request, form, partial(actions.edit_plan, plan), plan=plan)
    if answer:
        return answer
    context = {
        "plan": plan,
        "form": form,
        "goals": _parts(plan),
        "trail": _trail(plan.case, ("Plan", _url(plan))),
    }
    return render(request, "plans/plan_edit.html", context)


def _parts(plan):
    """(goal, its form, [(activity, its form)]) for the page that shows them all."""
    workers = _workers(plan)
    return [
        (
            goal,
            GoalForm(instance=goal),
            [
                (activity, _activity_form(activity)(instance=activity, workers=workers))
                for activity in goal.activities.all()
            ],
        )
        for goal in plan.goals.all()
    ]


def _workers(plan):
    return working_as(Role.SUPPORT_WORKER, provider=plan.order.provider)


def _activity_form(activity):
    return AddedActivityForm if activity.order_activity_id is None else ActivityForm


def _save(request, form, verb, *, plan):
    """Save one part if the form holds. To htmx the answer is only what changes around the fields, so that
    nobody who types is interrupted; None when the page is to be shown."""
    done = None
    if request.method == "POST" and form.is_valid():
        content = form.content() | {"version": form.cleaned_data["version"], "by": request.user}
        verb = partial(verb, **content)
        # What is saved as one types may come again with more text, when an answer was lost on its way.
        if request.htmx:
            done = save_part(form, verb)
        else:
            done = attempt(request, form, verb, to=lambda saved: _edit_url(plan, form.instance.pk))
    if not request.htmx:
        return done
    if done:
        form.instance.refresh_from_db()
    answer = {
        "form": form,
        "version": form.instance.version if done else form["version"].value(),
        "token": uuid.uuid4() if done else form["form_token"].value(),
        "saved_at": now() if done else None,
    }
    return render(request, "plans/_part_answer.html", answer)


@writes
def plan_goal_edit(request, pk):
    goal = open_record(request, GOALS, pk)
    require(request.user, "plan.edit")
    form = GoalForm.of(request, instance=goal)
    answer = _save(request, form, partial(actions.edit_goal, goal), plan=goal.plan)
    context = {"goal": goal, "form": form, "plan": goal.plan}
    return answer or _part_page(request, "plans/_goal_form.html", context, title=goal.goal)


@writes
def plan_activity_edit(request, pk):
    activity = open_record(request, ACTIVITIES, pk)
    require(request.user, "plan.edit")
    plan = activity.goal.plan
    form = _activity_form(activity).of(request, instance=activity, workers=_workers(plan))
    answer = _save(request, form, partial(actions.edit_activity, activity), plan=plan)
    context = {"activity": activity, "form": form, "plan": plan}
    return answer or _part_page(request, "plans/_activity_form.html", context, title=activity.what)


def _part_page(request, fragment, context, *, title):
    plan = context["plan"]
    trail = _trail(plan.case, ("Plan", _url(plan)), ("Skriv planen", _edit_url(plan)))
    return render(
        request, "plans/part_edit.html", context | {"fragment": fragment, "title": title, "trail": trail}
    )


@writes
def plan_activity_new(request, pk):
    goal = open_record(request, GOALS, pk)
    require(request.user, "plan.edit")
    plan = goal.plan
    form = NewActivityForm.of(request, workers=_workers(plan))
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.add_activity(goal, by=request.user, **form.content()),
            to=lambda activity: _edit_url(plan, activity.pk),
        )
        if done:
            return done
    trail = _trail(plan.case, ("Plan", _url(plan)), ("Skriv planen", _edit_url(plan)))
    return render(request, "plans/activity_new.html", {"goal": goal, "form": form, "trail": trail})


@writes
def plan_agree(request, pk):
    plan = open_record(request, PLANS.with_content(), pk)
    require(request.user, "plan.agree")
    form = AgreeForm.of(request, plan=plan)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.agree(
                plan,
                by=request.user,
                today=today(),
                version=form.cleaned_data["version"],
                **form.content(),
            ),
            to=_url,
        )
        if done:
            return done
    context = {"plan": plan, "form": form, "trail": _trail(plan.case, ("Plan", _url(plan)))}
    return render(request, "plans/plan_agree.html", context)


@writes
def plan_end(request, pk):
    plan = open_record(request, PLANS, pk)
    require(request.user, "plan.end")
    form = EndForm.of(request, record=plan)
    if request.method == "POST" and form.is_valid():
        done = _end(request, form, actions.end_plan, plan, to=_url)
        if done:
            return done
    context = {"plan": plan, "form": form, "trail": _trail(plan.case, ("Plan", _url(plan)))}
    return render(request, "plans/plan_end.html", context)


@writes
def order_end(request, pk):
    order = open_record(request, Order.objects.select_related("case__client", "provider"), pk)
    require(request.user, "order.end")
    form = EndForm.of(request, record=order)
    order_url = reverse("order", args=[pk])
    if request.method == "POST" and form.is_valid():
        done = _end(request, form, actions.end_support, order, to=lambda order: order_url)
        if done:
            return done
    context = {"order": order, "form": form, "trail": _trail(order.case, ("Beställning", order_url))}
    return render(request, "plans/order_end.html", context)


def _end(request, form, verb, record, *, to):
    content = form.content() | {"version": form.cleaned_data["version"]}
    return attempt(request, form, lambda: verb(record, by=request.user, today=today(), **content), to=to)
