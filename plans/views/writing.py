import uuid
from functools import partial

from django.shortcuts import redirect, render

from accounts.access import open_record
from accounts.models import working_as
from accounts.pages import attempt, save_part, writes
from accounts.permissions import require
from accounts.rules import Role
from boendestod.dates import now

from .. import actions
from ..forms.writing import (
    ActivityForm,
    AddedActivityForm,
    GoalForm,
    NewActivityForm,
    PlanForm,
)
from ..models import PlanActivity, PlanGoal
from .opening import PLANS, edit_url, plan_trail, plan_url

GOALS = PlanGoal.objects.select_related("plan__case__client", "plan__order__provider", "order_goal")
ACTIVITIES = PlanActivity.objects.select_related(
    "goal__plan__case__client", "goal__plan__order__provider", "order_activity", "responsible"
)


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
        "trail": plan_trail(plan.case, ("Plan", plan_url(plan))),
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
            done = attempt(request, form, verb, to=lambda saved: edit_url(plan, form.instance.pk))
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
    trail = plan_trail(plan.case, ("Plan", plan_url(plan)), ("Skriv planen", edit_url(plan)))
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
            to=lambda activity: edit_url(plan, activity.pk),
        )
        if done:
            return done
    trail = plan_trail(plan.case, ("Plan", plan_url(plan)), ("Skriv planen", edit_url(plan)))
    return render(request, "plans/activity_new.html", {"goal": goal, "form": form, "trail": trail})
