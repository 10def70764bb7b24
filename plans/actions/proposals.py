"""What an agreed plan asks to have changed in the order: the caseworker takes it in with one tap, or says why not."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod import dates
from boendestod.errors import refuse_if
from orders import actions as order_actions
from orders.models import Order, OrderActivity, OrderGoal
from orders.rules import Accepted, OrderState, Realistic

from ..models import Plan, PlanActivity, PlanGoal, PlanVersion, Proposal
from ..rules import PlanState, ProposalKind, ProposalState, TakenUp
from ..versions import differences
from .keeping import loaded
from .life import drop

ORDER_ENDED = "Beställningen är avslutad. Förslaget kan inte längre godtas."
GONE = "Planen har ändrats och föreslår inte längre det här. Läs planen som den är nu."
GOAL_GONE = (
    "Målet som aktiviteten hör till är inte längre beställt. Avböj förslaget, eller ändra beställningen."
)
LINK = "proposal.take_in"


@transaction.atomic
def accept_proposal(proposal: Proposal, *, by, today: date, version: int) -> Proposal:
    """Take the proposal into the running order. When nothing is missing the order has a new version at once;
    otherwise `proposal.amendment` is a draft for the caseworker to complete, and the plan follows when it is taken
    in."""
    require(by, "plan.review")
    order, plan, proposal = _held(proposal, version)
    refuse_if(order.state != OrderState.ACCEPTED, ORDER_ENDED, "order_not_accepted")
    _check_still_asked(proposal)
    proposal.amendment, proposal.order_parts = _amend(proposal, order, by=by, today=today)
    _answer(proposal, ProposalState.ACCEPTED, by=by)
    proposal.save_change(by=by, reason="proposal.accept")
    if proposal.amendment.state == OrderState.ENDED:
        _take_in([proposal], plan, by=by, today=today)
    case_changed(plan.case_id, today=today, event="proposal.accept")
    return proposal


@transaction.atomic
def decline_proposal(proposal: Proposal, *, by, today: date, version: int, answer: str) -> Proposal:
    """Leave the order as it is, and say why to those who asked."""
    require(by, "plan.review")
    _, plan, proposal = _held(proposal, version)
    refuse_if(not answer.strip(), "Skriv varför förslaget avböjs.", "no_reason", "answer")
    _answer(proposal, ProposalState.DECLINED, by=by, answer=answer)
    proposal.save_change(by=by, reason="proposal.decline")
    case_changed(plan.case_id, today=today, event="proposal.decline")
    return proposal


def _held(proposal: Proposal, version: int) -> tuple[Order, Plan, Proposal]:
    """Order, plan and proposal, always locked in this turn."""
    order = Order.objects.lock(proposal.plan.order_id)
    plan = Plan.objects.lock(proposal.plan_id)
    proposal = Proposal.objects.lock(proposal.pk)
    refuse_if(proposal.state == ProposalState.WITHDRAWN, GONE, "withdrawn")
    refuse_if(
        proposal.state != ProposalState.OPEN,
        f"Förslaget är redan {proposal.get_state_display()} av {proposal.answered_by}.",
        "answered_already",
    )
    return order, plan, Proposal.objects.lock(proposal.pk, version)


def _answer(proposal: Proposal, state: str, *, by, answer: str = "") -> None:
    proposal.state, proposal.answer = state, answer
    proposal.answered_by, proposal.answered_at = by, dates.now()


def _check_still_asked(proposal: Proposal) -> None:
    part = proposal.activity or proposal.goal
    asks_to_drop = proposal.kind in (ProposalKind.DROP_GOAL, ProposalKind.DROP_ACTIVITY)
    still = part.taken_up == TakenUp.DROP_PROPOSED if asks_to_drop else _ordered(part) is None
    refuse_if(part.dropped_on is not None or not still, GONE, "withdrawn")
    goal = proposal.goal.order_goal
    hangs_loose = proposal.activity is not None and (goal is None or goal.dropped_on is not None)
    refuse_if(hangs_loose, GOAL_GONE, "goal_gone")


def _ordered(part: PlanGoal | PlanActivity) -> OrderGoal | OrderActivity | None:
    return part.order_goal if isinstance(part, PlanGoal) else part.order_activity


def asked_words(proposal: Proposal, kept: PlanVersion | None) -> tuple[dict, dict | None]:
    """(goal, activity) as the person last said yes to them in `kept`, the version in force; the plan may be in the
    middle of being rewritten."""
    contents = [proposal.plan_version.content, *([kept.content] if kept else [])]
    said = [goal for content in contents for goal in content["goals"] if goal["id"] == str(proposal.goal_id)]
    activities = {activity["id"]: activity for goal in said for activity in goal["activities"]}
    return said[-1], activities.get(str(proposal.activity_id))


def _amend(proposal: Proposal, order: Order, *, by, today: date) -> tuple[Order, dict[str, str]]:
    """(the amendment, {id of a part of the plan: id of the part of the order that it asked for})"""
    goal, activity = asked_words(proposal, proposal.plan.version_in_force())
    why = (activity or goal)["values"]
    said = {"by": by, "today": today, "reason": why["added_because"] or why["differs_why"]}
    if proposal.kind == ProposalKind.ADD_GOAL:
        wanted = [_wanted_activity(part) for part in goal["activities"]]
        done = order_actions.amend_as_proposed(order, goals=[(_wanted_goal(goal), wanted)], **said)
        made, made_activities = done.goals[0]
        parts = zip(goal["activities"], made_activities, strict=True)
        return done.amendment, {goal["id"]: str(made.pk)} | {part["id"]: str(row.pk) for part, row in parts}
    if proposal.kind == ProposalKind.ADD_ACTIVITY:
        wanted = [(proposal.goal.order_goal, _wanted_activity(activity))]
        done = order_actions.amend_as_proposed(order, activities=wanted, **said)
        return done.amendment, {activity["id"]: str(done.activities[0].pk)}
    part = _ordered(proposal.activity or proposal.goal)
    return order_actions.amend_as_proposed(order, dropped=[part], **said).amendment, {}


def _wanted_goal(goal: dict) -> dict:
    """The person's yes to the plan is a yes to the goal; that it can be reached is what the caseworker says."""
    values = goal["values"]
    return {
        "life_area": values["life_area"],
        "personal_goal": goal["title"],
        "need_text": values["added_because"],
        "measure": values["indicator"],
        "reach_by": values["reach_by"] and date.fromisoformat(values["reach_by"]),
        "accepted": Accepted.YES,
        "realistic": Realistic.YES,
    }


def _wanted_activity(activity: dict) -> dict:
    values = activity["values"]
    return {
        "what": activity["title"],
        "why": values["added_because"],
        # A version from before these were kept lacks them.
        "sub_goal": values.get("sub_goal", ""),
        "support_form": values.get("support_form", ""),
        "scope": values["when_text"][: OrderActivity._meta.get_field("scope").max_length],
    }


def _take_in(proposals: list[Proposal], plan: Plan, *, by, today: date) -> None:
    """Let the plan hang on what the order now asks for. Its words stay; its versions keep what differed then."""
    for proposal in proposals:
        if proposal.order_parts:
            _link(proposal, plan, by=by)
        else:
            _drop(proposal, by=by, today=today)
    plan = loaded(plan)
    follows = not differences(plan, plan.order)
    if plan.follows_order != follows:
        plan.follows_order = follows
        plan.save_change(by=by, reason=LINK)


def _link(proposal: Proposal, plan: Plan, *, by) -> None:
    """The caseworker may have taken some of it out again before the amendment was sent."""
    parts = proposal.order_parts
    goals = OrderGoal.objects.filter(pk__in=parts.values(), order=plan.order_id)
    activities = OrderActivity.objects.filter(pk__in=parts.values(), goal__order=plan.order_id)
    made = {str(part.pk): part for part in (*goals, *activities)}
    for model, field in ((PlanGoal, "order_goal"), (PlanActivity, "order_activity")):
        for part in model.objects.filter(pk__in=parts, dropped_on__isnull=True, **{field: None}):
            if ordered := made.get(parts[str(part.pk)]):
                setattr(part, field, ordered)
                part.save_change(by=by, reason=LINK)


def _drop(proposal: Proposal, *, by, today: date) -> None:
    part = proposal.activity or proposal.goal
    part.refresh_from_db()
    ordered = _ordered(part)
    if part.dropped_on is not None or ordered is None or ordered.dropped_on is None:
        return
    if isinstance(part, PlanGoal):
        drop(part, by=by, today=today)
        return
    part.dropped_on = today
    part.save_change(by=by, reason="plan.drop")


def follow_amendments(case_id: UUID, today: date, event: str) -> None:
    """What becomes of accepted proposals whose amendment had to be completed: taken in with it, or open again when it
    was taken back. Heard through accounts.changes, in the same transaction."""
    if event == "order.accept_amendment":
        _take_in_completed(case_id, today)
    elif event in ("order.withdraw_amendment", "order.end"):
        _open_again(case_id)
    elif event == "plan.end":
        _withdraw(case_id)


def _accepted(case_id: UUID):
    return Proposal.objects.filter(plan__case=case_id, state=ProposalState.ACCEPTED)


def _take_in_completed(case_id: UUID, today: date) -> None:
    done = _accepted(case_id).filter(amendment__state=OrderState.ENDED, amendment__received_on__isnull=False)
    for plan in Plan.objects.filter(pk__in=done.values("plan")).exclude(state=PlanState.ENDED):
        _take_in(list(done.filter(plan=plan)), Plan.objects.lock(plan.pk), by=None, today=today)


def _open_again(case_id: UUID) -> None:
    taken_back = Q(amendment__isnull=True) | Q(
        amendment__state=OrderState.ENDED, amendment__received_on__isnull=True
    )
    for proposal in _accepted(case_id).filter(taken_back):
        proposal.state, proposal.amendment, proposal.order_parts = ProposalState.OPEN, None, {}
        proposal.answered_by = proposal.answered_at = None
        proposal.save_change(by=None, reason="proposal.reopen")


def _withdraw(case_id: UUID) -> None:
    """Nobody waits for an answer about a plan that has ended."""
    for proposal in Proposal.objects.open().filter(plan__case=case_id, plan__state=PlanState.ENDED):
        proposal.state, proposal.answered_at = ProposalState.WITHDRAWN, dates.now()
        proposal.save_change(by=None, reason="proposal.withdraw")
