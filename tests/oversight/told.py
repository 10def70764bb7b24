"""The cast where every decision is told to the person at once, and every agreed plan accepted, as it is in life: then
the step that remains is the one that the test is about."""

from dataclasses import fields
from datetime import date

from cases import actions as case_actions
from cases.rules import Means
from orders import actions as order_actions
from orders.models import Order
from plans import actions as plan_actions
from plans.models import Plan, PlanReview
from plans.rules import ReviewOutcome
from tests.cast import TODAY, Cast


class Told(Cast):
    def decision(self, case, **period):
        # Not yet sixty days ago, when the caseworker begins to ask why no support is given.
        decision = super().decision(case, **{"valid_from": date(2026, 1, 10)} | period)
        case_actions.notify_person(
            decision,
            by=self.caseworker,
            today=TODAY,
            sent_on=TODAY,
            how=Means.LETTER,
            appeal_notice=True,
        )
        return decision

    def agreed(self, case=None):
        plan = super().agreed(case)
        self.answer(plan, ReviewOutcome.ACCEPTED)
        return plan

    def answer(self, plan: Plan, outcome: ReviewOutcome, **said) -> PlanReview:
        review = plan.reviews.open().get()
        return plan_actions.answer_review(
            review, by=self.caseworker, today=TODAY, version=review.version, outcome=outcome, **said
        )

    def started(self, order: Order) -> Order:
        return order_actions.start_support(order, by=self.support_worker, today=TODAY, started_on=TODAY)


def told(cast: Cast) -> Told:
    return Told(**{field.name: getattr(cast, field.name) for field in fields(cast)})
