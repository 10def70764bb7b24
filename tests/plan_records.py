"""What the life of a plan adds to a thread: a record of every kind, for those who walk them."""

from plans import actions as plan_actions
from plans.models import Plan, PlanActivity, PlanGoal, PlanReview
from plans.rules import BY_WORDS, BY_YES, PlanAspect, ReviewOutcome, WishMet
from tests.cast import TODAY, Cast


def plan_records(cast: Cast, case) -> dict:
    """A plan in the caseworker's inbox: agreed, with an addition that is still a proposal, read and graded."""
    plan = _with_more(cast, cast.written(case))
    added = PlanActivity.objects.get(goal__plan=plan, order_activity=None)
    agreed = cast.agree(cast.propose(plan))
    version = agreed.newest_version()
    audit = plan_actions.grade(version, by=cast.caseworker, today=TODAY, grades=_grades())
    return {
        "arrived": agreed,
        "arrived_activity": added,
        "plan_version": version,
        "answer": version.answer,
        "review": version.review,
        "proposal": agreed.proposals.get(),
        "audit": audit,
        "audit_grade": audit.grades.first(),
    }


def written_records(cast: Cast, plan: Plan) -> dict:
    """What hangs on a plan that is being written."""
    _with_more(cast, plan)
    goal = plan_actions.add_goal(
        plan,
        by=cast.support_worker,
        goal="Jag fikar med min syster",
        added_because="Astrid är ensam",
        life_area="relations",
    )
    return {
        "begun_goal": PlanGoal.objects.get(plan=plan, order_goal__isnull=False),
        "begun_activity": PlanActivity.objects.get(goal__plan=plan, order_activity__isnull=False),
        "added_goal": goal,
        "added_activity": PlanActivity.objects.get(goal__plan=plan, order_activity=None),
        "wish": plan.wishes.get(),
        "cooperation": plan.cooperation.get(),
    }


def returned(cast: Cast, review: PlanReview) -> PlanReview:
    """Sent back with a remark on a goal."""
    return plan_actions.answer_review(
        review,
        by=cast.caseworker,
        today=TODAY,
        version=review.version,
        outcome=ReviewOutcome.RETURNED,
        remarks={review.plan.goals.first(): "Skriv hur ni öppnar posten."},
    )


def _with_more(cast: Cast, plan: Plan) -> Plan:
    by = cast.support_worker
    plan_actions.save_wish(plan, by=by, wish="Samma person varje gång", done="Bo kommer", met=WishMet.YES)
    plan_actions.save_cooperation(
        plan, by=by, with_whom="Vårdcentralen", about="Medicin", where_when="Hemma i maj"
    )
    plan_actions.add_activity(
        plan.goals.first(),
        by=by,
        what="Gå ut",
        added_because="Astrid vill komma ut",
        how="Vi går runt dammen",
        when="torsdagar",
        sub_goal="with_support",
        responsible=by,
    )
    return Plan.objects.get(pk=plan.pk)


def _grades() -> dict[str, str]:
    scales = {aspect: BY_YES if aspect == PlanAspect.TOOK_PART else BY_WORDS for aspect in PlanAspect}
    return {aspect: scale[-1] for aspect, scale in scales.items()}
