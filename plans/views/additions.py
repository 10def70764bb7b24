"""What the plan itself adds, and takes out again: goals, activities, wishes, cooperation."""

from functools import partial

from django.shortcuts import render

from accounts.access import open_record
from accounts.pages import writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions
from ..forms.life import PlanVerbForm
from ..forms.writing import ActivityFields, CooperationFields, GoalFields, WishFields
from ..models import PlanActivity, PlanCooperation, PlanGoal, PlanWish
from .opening import PLANS, edit_url, moved_on, question, sent, workers_of, writing_trail
from .writing import ACTIVITIES, COOPERATION, EDIT, GOALS, WISHES


@writes
def plan_goal_new(request, pk):
    plan = open_record(request, PLANS, pk)
    form = partial(GoalFields.of, instance=PlanGoal(plan=plan))
    words = {
        "title": "Lägg till ett mål",
        "lead": "Målet finns inte i beställningen. Det blir ett förslag till handläggaren.",
    }
    return _new(request, plan, form, partial(actions.add_goal, plan), **words)


@writes
def plan_activity_new(request, pk):
    goal = open_record(request, GOALS, pk)
    plan = goal.plan
    form = partial(
        ActivityFields.of,
        instance=PlanActivity(goal=goal, responsible=plan.order.key_worker),
        workers=workers_of(plan),
        scheme=plan.order.scheme,
    )
    words = {"title": "Lägg till en aktivitet", "lead": f"Mål: {goal.goal}"}
    return _new(request, plan, form, partial(actions.add_activity, goal), **words)


@writes
def plan_wish_new(request, pk):
    plan = open_record(request, PLANS, pk)
    form = partial(WishFields.of, instance=PlanWish(plan=plan))
    words = {"title": "Lägg till ett önskemål", "lead": "Skriv vad personen ville, och vad det ledde till."}
    return _new(request, plan, form, partial(actions.save_wish, plan), **words)


@writes
def plan_cooperation_new(request, pk):
    plan = open_record(request, PLANS, pk)
    form = partial(CooperationFields.of, instance=PlanCooperation(plan=plan))
    words = {"title": "Lägg till ett samarbete", "lead": "Skriv vem ni samarbetar med, om vad, var och när."}
    return _new(request, plan, form, partial(actions.save_cooperation, plan), **words)


def _new(request, plan, form_of, verb, **words):
    require(request.user, EDIT)
    if moved := moved_on(request, plan, "edit"):
        return moved
    form = form_of(request)
    done = sent(
        request,
        form,
        lambda: verb(by=request.user, **form.content()),
        to=lambda added: edit_url(plan, added.pk),
    )
    context = {"order": plan.order, "form": form, "label": "Lägg till"} | words
    context |= {"back": edit_url(plan), "trail": writing_trail(plan)}
    return done or render(request, "plans/part.html", context)


@writes
def plan_goal_remove(request, pk):
    goal = open_record(request, GOALS, pk)
    text = f"Målet ”{goal}” och dess aktiviteter tas bort ur planen."
    verb = partial(actions.remove_part, goal, today=today())
    return _remove(request, goal, goal.plan, verb, title="Ta bort målet?", text=text)


@writes
def plan_activity_remove(request, pk):
    activity = open_record(request, ACTIVITIES, pk)
    text = f"Aktiviteten ”{activity}” tas bort ur planen."
    verb = partial(actions.remove_part, activity, today=today())
    return _remove(request, activity, activity.goal.plan, verb, title="Ta bort aktiviteten?", text=text)


@writes
def plan_wish_remove(request, pk):
    wish = open_record(request, WISHES, pk)
    words = {"title": "Ta bort önskemålet?", "text": f"”{wish}” tas bort ur planen."}
    return _remove(request, wish, wish.plan, partial(actions.remove_row, wish), **words)


@writes
def plan_cooperation_remove(request, pk):
    row = open_record(request, COOPERATION, pk)
    words = {"title": "Ta bort samarbetet?", "text": f"Samarbetet med {row} tas bort ur planen."}
    return _remove(request, row, row.plan, partial(actions.remove_row, row), **words)


def _remove(request, record, plan, verb, **words):
    require(request.user, EDIT)
    if moved := moved_on(request, plan, "edit"):
        return moved
    form = PlanVerbForm.of(request, record=record)
    done = sent(
        request,
        form,
        lambda: verb(by=request.user, version=form.cleaned_data["version"]),
        to=lambda _: edit_url(plan),
    )
    words |= {"label": "Ta bort", "danger": True, "back": edit_url(plan), "trail": writing_trail(plan)}
    return done or question(request, plan.order, form, **words)
