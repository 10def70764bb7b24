"""A plan reaches the authority: into the caseworker's inbox, with what it asks to have changed in the order."""

from datetime import date

from boendestod import dates

from ..models import Plan, PlanActivity, PlanAnswer, PlanGoal, PlanReview, PlanVersion, Proposal
from ..rules import Agreement, PlanKind, ProposalKind, ProposalState, ReviewOutcome, TakenUp


def arrive(kept: PlanVersion, *, by, today: date) -> PlanReview:
    """A newer version takes the place of one that nobody has answered yet. A no takes the place of no yes: what holds
    is still to be read, and asks for what it asked for."""
    declined = _is_declined(kept)
    holds = kept.plan.version_in_force() if declined else None
    for older in kept.plan.reviews.open().exclude(plan_version=holds).select_for_update(of=("self",)):
        older.outcome, older.reviewed_at = ReviewOutcome.SUPERSEDED, dates.now()
        older.save_change(by=by, reason="plan.arrive")
    review = PlanReview(municipality=kept.municipality, plan=kept.plan, plan_version=kept, arrived_on=today)
    review.save_change(by=by, reason="plan.arrive")
    if not declined:
        ask_for_changes(kept, by=by)
    return review


def _is_declined(kept: PlanVersion) -> bool:
    return PlanAnswer.objects.filter(version=kept, agreement=Agreement.DECLINED).exists()


def ask_for_changes(kept: PlanVersion, *, by) -> None:
    """Make the proposals of a version that holds. Nobody has said yes to a contact plan, so it asks for nothing."""
    asked = [] if kept.kind == PlanKind.CONTACT else _asked(kept.plan)
    _withdraw_old(kept.plan, asked, by=by)
    for kind, goal, activity in asked:
        _ask(kept, kind, goal, activity, by=by)


def _asked(plan: Plan) -> list[tuple[str, PlanGoal, PlanActivity | None]]:
    return [asked for goal in plan.goals.standing() for asked in _asked_of(goal)]


def _asked_of(goal: PlanGoal) -> list[tuple[str, PlanGoal, PlanActivity | None]]:
    if goal.is_contact or (goal.order_goal and goal.order_goal.dropped_on):
        return []
    if goal.order_goal_id is None:
        return [(ProposalKind.ADD_GOAL, goal, None)]
    if goal.taken_up == TakenUp.DROP_PROPOSED:
        return [(ProposalKind.DROP_GOAL, goal, None)]
    activities = list(goal.activities.all())
    added = [(ProposalKind.ADD_ACTIVITY, goal, a) for a in activities if a.order_activity_id is None]
    dropped = [
        (ProposalKind.DROP_ACTIVITY, goal, a)
        for a in activities
        if a.order_activity and not a.order_activity.dropped_on and a.taken_up == TakenUp.DROP_PROPOSED
    ]
    return added + dropped


def _withdraw_old(plan: Plan, asked: list, *, by) -> None:
    """What the plan no longer asks for. What it still asks for keeps its place in the caseworker's list."""
    still = {(kind, goal.pk, activity.pk if activity else None) for kind, goal, activity in asked}
    for proposal in plan.proposals.open().select_for_update(of=("self",)):
        if (proposal.kind, proposal.goal_id, proposal.activity_id) not in still:
            proposal.state, proposal.answered_at = ProposalState.WITHDRAWN, dates.now()
            proposal.save_change(by=by, reason="proposal.withdraw")


def _ask(kept: PlanVersion, kind: str, goal: PlanGoal, activity: PlanActivity | None, *, by) -> None:
    """Not again what waits for its answer, is being put into the order, or was declined with a reason."""
    before = Proposal.objects.filter(kind=kind, goal=goal, activity=activity)
    if before.exclude(state=ProposalState.WITHDRAWN).exists():
        return
    proposal = Proposal(
        municipality=kept.municipality,
        plan=kept.plan,
        plan_version=kept,
        kind=kind,
        goal=goal,
        activity=activity,
    )
    proposal.save_change(by=by, reason="proposal.make")
