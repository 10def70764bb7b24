"""How often each activity of a plan has been done, by goal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max

from plans.models import Plan, PlanActivity, PlanGoal
from plans.versions import when_text

from ..models import ActivityMark
from ..rules import HowDone


@dataclass
class ActivityEvidence:
    activity: PlanActivity
    counts: list[int]

    @property
    def when(self):
        return when_text(self.activity)


@dataclass
class GoalEvidence:
    """What the visits say about a goal: how often each activity was done, in the order of HowDone."""

    goal: PlanGoal
    visits: int
    last_note_at: datetime | None
    activities: list[ActivityEvidence]


def evidence(plan: Plan, goals: Iterable[PlanGoal], since: date) -> list[GoalEvidence]:
    """What has been done since that day for each of the plan's goals, for a follow-up to start from."""
    marks = ActivityMark.objects.filter(visit__in=plan.visits.since(since)).order_by()
    counted = {
        (row["activity"], row["how_done"]): row["count"]
        for row in marks.values("activity", "how_done").annotate(count=Count("pk"))
    }
    visited = {
        row["activity__goal"]: row
        for row in marks.values("activity__goal").annotate(
            visits=Count("visit", distinct=True), last_note_at=Max("visit__day_note__event_at")
        )
    }
    return [
        GoalEvidence(
            goal=goal,
            visits=visited.get(goal.pk, {}).get("visits", 0),
            last_note_at=visited.get(goal.pk, {}).get("last_note_at"),
            activities=[
                ActivityEvidence(activity, [counted.get((activity.pk, how), 0) for how in HowDone])
                for activity in goal.activities.all()
            ],
        )
        for goal in goals
    ]
