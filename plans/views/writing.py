"""The plan's editor: every part stands open as a form of its own, and is saved as one types."""

from dataclasses import dataclass, field
from functools import partial

from django.db.models import Prefetch
from django.shortcuts import render

from accounts.access import open_record
from accounts.forms import VerbForm
from accounts.pages import attempt, save_part, writes
from accounts.permissions import require
from boendestod.dates import now
from orders.rules import Remark
from orders.views.meter import SHOWN

from .. import actions
from ..forms.writing import ActivityForm, CooperationForm, GoalForm, PlanForm, WishForm
from ..models import Plan, PlanActivity, PlanCooperation, PlanGoal, PlanRemark, PlanReview, PlanWish
from ..rules import PlanState, ReviewOutcome
from ..versions import ASKED_LATER, differences
from .meter import Meter
from .opening import PLANS, edit_url, moved_on, plan_trail, plan_url, workers_of, writing_trail

EDIT = "plan.edit"
GOALS = PlanGoal.objects.select_related("plan__case__client", "plan__order", "order_goal")
ACTIVITIES = PlanActivity.objects.select_related(
    "goal__plan__case__client", "goal__plan__order", "order_activity", "responsible"
)
WISHES = PlanWish.objects.select_related("plan__case__client", "plan__order")
COOPERATION = PlanCooperation.objects.select_related("plan__case__client", "plan__order")


@dataclass
class Piece:
    """A part of the plan as the editor shows it, with what is said of it."""

    record: PlanGoal | PlanActivity | PlanWish | PlanCooperation
    form: VerbForm
    remarks: list[Remark]
    returned: str = ""
    pieces: list["Piece"] = field(default_factory=list)


@writes
def plan_edit(request, pk):
    plan = open_record(request, PLANS if request.htmx else PLANS.with_content(), pk)
    require(request.user, EDIT)
    if moved := moved_on(request, plan, "edit"):
        return moved
    form = PlanForm(request.POST, instance=plan) if request.method == "POST" else PlanForm(instance=plan)
    answer = _save(request, form, plan, partial(actions.edit_plan, plan))
    return answer or _editor(request, plan, form)


def _editor(request, plan, form):
    meter = Meter.of(plan)
    told = meter.of_parts()
    review = _returned(plan)
    context = {
        "plan": plan,
        "order": plan.order,
        "form": form,
        "meter": meter,
        "shown": SHOWN,
        "plan_remarks": told[str(plan.pk)],
        "goals": _goals(plan, told, review),
        "wishes": [_piece(wish, WishForm, told) for wish in plan.wishes.all()],
        "cooperation": [_piece(row, CooperationForm, told) for row in plan.cooperation.all()],
        "review": review,
        "order_changes": [it for it in differences(plan, plan.order) if it.kind in ASKED_LATER],
        "trail": plan_trail(plan.case, ("Plan", plan_url(plan))),
    }
    return render(request, "plans/plan_edit.html", context)


def _returned(plan) -> PlanReview | None:
    """The caseworker's remarks, until a newer version has reached her."""
    if plan.state == PlanState.BEGUN:
        return None
    remarks = Prefetch("remarks", PlanRemark.objects.select_related("goal"))
    newest = plan.reviews.select_related("reviewed_by").prefetch_related(remarks).first()
    return newest if newest and newest.outcome == ReviewOutcome.RETURNED else None


def _piece(record, form, told, **said) -> Piece:
    return Piece(record, form(instance=record), told[str(record.pk)], **said)


def _goals(plan, told, review) -> list[Piece]:
    workers, scheme = workers_of(plan), plan.order.scheme
    returned = {remark.goal_id: remark.text for remark in review.remarks.all()} if review else {}
    activity_form = partial(ActivityForm, workers=workers, scheme=scheme)
    return [
        _piece(
            goal,
            GoalForm,
            told,
            returned=returned.get(goal.pk, ""),
            pieces=[_piece(activity, activity_form, told) for activity in goal.activities.all()],
        )
        for goal in plan.goals.all()
    ]


# --- What is written is saved part by part ---------------------------------------------------------------------
@writes
def plan_goal_edit(request, pk):
    goal = open_record(request, GOALS, pk)
    return _part(request, goal.plan, goal, GoalForm.of, partial(actions.edit_goal, goal), title=goal.goal)


@writes
def plan_activity_edit(request, pk):
    activity = open_record(request, ACTIVITIES, pk)
    plan = activity.goal.plan
    form = partial(ActivityForm.of, workers=workers_of(plan), scheme=plan.order.scheme)
    verb = partial(actions.edit_activity, activity)
    return _part(request, plan, activity, form, verb, title=activity.what)


@writes
def plan_wish_edit(request, pk):
    wish = open_record(request, WISHES, pk)
    verb = partial(actions.save_wish, wish.plan, wish_id=wish.pk)
    return _part(request, wish.plan, wish, WishForm.of, verb, title="Önskemål")


@writes
def plan_cooperation_edit(request, pk):
    row = open_record(request, COOPERATION, pk)
    verb = partial(actions.save_cooperation, row.plan, cooperation_id=row.pk)
    return _part(request, row.plan, row, CooperationForm.of, verb, title="Samarbete")


def _part(request, plan, record, form_of, verb, *, title):
    require(request.user, EDIT)
    if moved := moved_on(request, plan, "edit"):
        return moved
    form = form_of(request, instance=record)
    context = {"order": plan.order, "form": form, "title": title, "label": "Spara"}
    context |= {"back": edit_url(plan, record.pk), "trail": writing_trail(plan)}
    return _save(request, form, plan, verb) or render(request, "plans/part.html", context)


def _save(request, form, plan, verb):
    """Save one part. To htmx the answer is only what changes around the fields, so that nobody who types is
    interrupted; None when a page is to be shown."""
    if request.method != "POST":
        return None
    holds = form.is_valid()
    if holds:
        verb = partial(verb, by=request.user, version=form.cleaned_data["version"], **form.content())
    if request.htmx:
        return _saved(request, form, plan, save_part(form, verb) if holds else None)
    return attempt(request, form, verb, to=lambda saved: edit_url(plan, saved.pk)) if holds else None


def _saved(request, form, plan, part):
    context = {"form": form, "saved_at": None}
    if part is not None:
        plan = Plan.objects.with_content().select_related("order").get(pk=plan.pk)
        meter = Meter.of(plan)
        context |= {
            "plan": plan,
            "meter": meter,
            "shown": SHOWN,
            "version": part.version,
            "saved_at": now(),
            "remarks": meter.of_parts()[str(part.pk)],
            "title": str(part) if {"goal", "what"} & form.fields.keys() else "",
        }
    return render(request, "plans/_saved.html", context)
