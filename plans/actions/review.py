"""The caseworker reads what has come in, and answers."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod import dates
from boendestod.errors import refuse_if

from ..models import Plan, PlanGoal, PlanRemark, PlanReview
from ..rules import Agreement, ReviewOutcome, check_review

ANSWERED = "Planen är redan besvarad. Ladda om sidan och se svaret."
SUPERSEDED = "En nyare version av planen har kommit in. Läs och svara på den i stället."


@transaction.atomic
def mark_read(review: PlanReview, *, by) -> PlanReview:
    """From now the plan is read by the authority; who opens it later changes nothing."""
    require(by, "plan.review")
    Plan.objects.lock(review.plan_id)
    review = PlanReview.objects.lock(review.pk)
    if review.read_at is None:
        _note_reading(review, by)
        review.save_change(by=by, reason="plan.read")
        case_changed(review.plan.case_id, today=dates.today(), event="plan.read")
    return review


def _note_reading(review: PlanReview, by) -> None:
    review.read_at, review.read_by = dates.now(), by


@transaction.atomic
def answer_review(
    review: PlanReview,
    *,
    by,
    today: date,
    version: int,
    outcome: str,
    remark: str = "",
    remarks: dict[PlanGoal, str] | None = None,
) -> PlanReview:
    """Accept the plan, send it back with what must be changed, or note one that the person has not agreed to.
    `remarks` says it goal by goal."""
    require(by, "plan.review")
    # The plan first, as when a new version arrives, so that no answer is lost to the one that replaces it.
    plan = Plan.objects.lock(review.plan_id)
    review = PlanReview.objects.lock(review.pk, version)
    refuse_if(review.outcome == ReviewOutcome.SUPERSEDED, SUPERSEDED, "superseded")
    refuse_if(bool(review.outcome), ANSWERED, "answered_already")
    refuse_if(
        outcome not in (ReviewOutcome.ACCEPTED, ReviewOutcome.RETURNED, ReviewOutcome.NOTED),
        "Välj hur du svarar.",
        "no_outcome",
        "outcome",
    )
    said = {goal: text for goal, text in (remarks or {}).items() if text.strip()}
    refuse_if(any(goal.plan_id != plan.pk for goal in said), "Välj ett mål i planen.", "goal_elsewhere")
    check_review(outcome, agreed=is_agreed(review), remarks=[remark, *said.values()])
    if review.read_at is None:
        _note_reading(review, by)
    review.outcome, review.remark = outcome, remark
    review.reviewed_at, review.reviewed_by = dates.now(), by
    review.save_change(by=by, reason="plan.review")
    for goal, text in said.items():
        noted = PlanRemark(municipality=review.municipality, review=review, goal=goal, text=text)
        noted.save_change(by=by, reason="plan.review")
    case_changed(plan.case_id, today=today, event="plan.review")
    return review


def is_agreed(review: PlanReview) -> bool:
    return review.answer is not None and review.answer.agreement != Agreement.DECLINED
