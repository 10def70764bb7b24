"""The plan's part of a person's story: written, answered, read by the caseworker, revised."""

from dataclasses import dataclass
from datetime import date, time
from itertools import cycle

from boendestod import dates
from orders.models import Order
from plans import actions
from plans.models import Plan, PlanActivity, PlanGoal, PlanReview
from plans.rules import (
    Agreement,
    ArrivalNotice,
    AuditGrade,
    HowOften,
    Participation,
    ParticipationWay,
    PlanAspect,
    PlanKind,
    ProposalState,
    ReviewOutcome,
    TakenUp,
    WishMet,
    suggestions,
)

from .clock import at, moment, working_day
from .people import Course
from .themes import Task, Theme

WAYS = (
    [ParticipationWay.CONVERSATION, ParticipationWay.OWN_WORDS],
    [ParticipationWay.CONVERSATION, ParticipationWay.CHOSE_TIMES],
    [ParticipationWay.PICTURES, ParticipationWay.CHOSE_HOW],
    [ParticipationWay.PHONE, ParticipationWay.READ],
)
NOTICES = (
    (ArrivalNotice.SMS, "en halvtimme före"),
    (ArrivalNotice.CALL, "samma morgon"),
    (ArrivalNotice.DOORBELL, "två signaler"),
    (ArrivalNotice.INTERCOM, ""),
)
# (how, how often, weekdays; None are the days of the visits), as what belongs to the kind itself stands in the plan
OWN_WAYS = {
    PlanKind.MAPPING: (
        ("Vi ses hemma eller på en promenad, den första månaden.", HowOften.EVERY_WEEK, None),
        ("Vi går igenom en dag i taget med bildstödet.", HowOften.EVERY_WEEK, None),
        ("Vi frågar lite varje gång och skriver upp svaren tillsammans.", HowOften.EVERY_OTHER_WEEK, None),
    ),
    PlanKind.CONTACT: (
        ("Ett handskrivet kort i brevlådan, med namn och bild.", HowOften.EVERY_MONTH, []),
        ("Vi skickar sms på måndagar och ringer på torsdagar, samma tid.", HowOften.EVERY_WEEK, [1, 4]),
        ("Vi ringer på, säger hej genom dörren och går efter fem minuter.", HowOften.EVERY_WEEK, None),
        ("Vi föreslår bänken vid dammen. Systern kan vara med.", HowOften.WHEN_NEEDED, []),
    ),
}
READ_WITHIN_DAYS = 3
UNTIL_FOLLOW_UP, UNTIL_MAPPED = 6, 2


@dataclass(frozen=True)
class Planning:
    order: Order
    caseworker: object
    course: Course
    themes: list[Theme]
    number: int
    weekdays: list[int]
    starts_at: time

    @property
    def worker(self):
        return self.order.key_worker

    @property
    def manner(self):
        return self.course.plan

    def live(self) -> Plan:
        plan = self._begin()
        if self.manner.proposed is not None:
            self._propose(plan, self.manner.proposed)
        if self.manner.kind == PlanKind.CONTACT:
            self._read(plan, self.manner.proposed - READ_WITHIN_DAYS, ReviewOutcome.NOTED)
        if self.course.agreed is not None:
            self._agree(plan, self.course.agreed, stated_late=self.manner.recorded_late)
            self._read(plan, self.course.agreed - READ_WITHIN_DAYS, self.manner.outcome)
        if self.course.declined is not None:
            self._propose(plan, self.course.declined + 1)
            self._decline(plan, self.course.declined)
        if self.manner.revised is not None:
            self._revise(plan, self.manner.revised + 3)
            self._agree(plan, self.manner.revised)
            self._read(plan, self.manner.revised - READ_WITHIN_DAYS, self.manner.outcome)
        if self.manner.revising is not None:
            self._revise(plan, self.manner.revising)
        return Plan.objects.get(pk=plan.pk)

    # --- Written ----------------------------------------------------------------------------------------------
    def _begin(self) -> Plan:
        with at(moment(working_day(self.course.begun), 15)) as today:
            plan = actions.begin(
                self.order, by=self.worker, today=today, begun_on=today, kind=self.manner.kind
            )
            if self.course.is_only_begun:
                return plan
            self._write_goals(plan)
            self._write_plan(plan)
            if self.manner.adds:
                self._add(plan)
            return plan

    def _write_goals(self, plan: Plan) -> None:
        indicators = {theme.life_area: theme.indicator for theme in self.themes}
        tasks = {task.what: task for theme in self.themes for task in theme.tasks}
        for goal in plan.goals.standing():
            if goal.is_contact:
                self._write_own(goal)
                continue
            self._edit(goal, indicator=indicators[goal.order_goal.life_area])
            if goal.taken_up == TakenUp.POSTPONED:
                continue
            for place, activity in enumerate(goal.activities.all(), goal.position):
                self._edit(activity, **self._content(tasks[activity.what], is_first=place == 1))

    def _content(self, task: Task, *, is_first: bool) -> dict:
        needed = task.how_often == HowOften.WHEN_NEEDED
        return {
            "how": task.how,
            "how_often": task.how_often,
            "weekdays": [] if needed else self.weekdays,
            "starts_at": self.starts_at if is_first and not needed else None,
            "minutes": task.minutes,
            "when": task.when,
            "where": task.where,
        }

    def _write_own(self, goal: PlanGoal) -> None:
        for activity, way in zip(goal.activities.all(), OWN_WAYS[self.manner.kind], strict=True):
            how, how_often, weekdays = way
            on = self.weekdays if weekdays is None else weekdays
            self._edit(activity, how=how, how_often=how_often, weekdays=on)

    def _write_plan(self, plan: Plan) -> None:
        actions.save_wish(
            plan,
            by=self.worker,
            wish="Att samma person kommer varje gång.",
            done=f"{self.worker.first_name} kommer. Vid sjukdom ringer vi och frågar om någon annan får komma.",
            met=WishMet.PARTLY,
        )
        notice, note = NOTICES[self.number % len(NOTICES)]
        actions.edit_plan(
            plan,
            by=self.worker,
            version=plan.version,
            participation=Participation.YES,
            participation_ways=WAYS[self.number % len(WAYS)],
            participation_how="Vi gick igenom planen hemma vid köksbordet.",
            think_of="Katten får inte komma ut. Ta av skorna.",
            practical="Personen har nyckeln. Vi går aldrig in själva.",
            arrival_notice=notice,
            arrival_note=note,
            follow_up_on=self._follow_up_day(plan),
            follow_up_form="möte hemma med personen och handläggaren",
        )

    def _follow_up_day(self, plan: Plan) -> date:
        months = UNTIL_MAPPED if plan.kind == PlanKind.MAPPING else UNTIL_FOLLOW_UP
        day = dates.add_months(plan.begun_on, months)
        last_day = self.order.decision.last_day
        return min(day, last_day) if last_day else day

    def _edit(self, part: PlanGoal | PlanActivity, **content) -> None:
        verb = actions.edit_goal if isinstance(part, PlanGoal) else actions.edit_activity
        verb(part, by=self.worker, version=part.version, **content)

    def _add(self, plan: Plan) -> None:
        """What the person wants beside the order, and one thing done in another way than ordered."""
        goal = plan.goals.standing().first()
        actions.add_activity(
            goal,
            by=self.worker,
            what="Fika på kaféet efteråt",
            added_because="Personen vill ha något att se fram emot, och vågar prova när vi är två.",
            how="Personen beställer själv. Vi sitter kvar högst en halvtimme.",
            how_often=HowOften.EVERY_OTHER_WEEK,
            weekdays=self.weekdays,
            where="kaféet vid torget",
            responsible=self.worker,
            **self._support(goal),
        )
        self._edit(
            goal.activities.first(),
            taken_up=TakenUp.ADAPTED,
            differs_how="Två kortare besök i stället för ett långt.",
            differs_why="Personen orkar en halvtimme i taget.",
        )
        actions.save_wish(
            plan,
            by=self.worker,
            wish="Att besöken aldrig är före klockan nio.",
            done="Besöken börjar halv tio eller senare.",
            met=WishMet.YES,
        )
        actions.save_cooperation(
            plan,
            by=self.worker,
            with_whom="öppenvårdens kontaktperson",
            about="hur medicinen påverkar orken",
            where_when="hemma hos personen, första tisdagen i mars och september",
        )

    def _support(self, goal: PlanGoal) -> dict:
        """As the order says it of its own activities."""
        ordered = goal.order_goal.activities.first()
        return {"sub_goal": ordered.sub_goal, "support_form": ordered.support_form}

    # --- Answered ---------------------------------------------------------------------------------------------
    def _propose(self, plan: Plan, days: int) -> None:
        with at(moment(working_day(days), 10, 30)) as today:
            plan.refresh_from_db()
            actions.propose(plan, by=self.worker, today=today, version=plan.version)

    def _agree(self, plan: Plan, days: int, *, stated_late: int = 0) -> None:
        """`stated_late` days after the answer somebody writes down which day it was."""
        self._propose(plan, days)
        answered_on = working_day(days)
        oral = {"agreement": Agreement.ORAL, "told_to": self.worker}
        signed = {"agreement": Agreement.SIGNED, "signature": _name_as_drawn(self.number)}
        with at(moment(working_day(days - stated_late), 10, 45)) as today:
            plan.refresh_from_db()
            actions.agree(
                plan,
                by=self.worker,
                today=today,
                version=plan.version,
                agreed_on=answered_on,
                **(oral if self.course.oral else signed),
            )

    def _decline(self, plan: Plan, days: int) -> None:
        with at(moment(working_day(days), 10, 45)) as today:
            plan.refresh_from_db()
            actions.agree(
                plan,
                by=self.worker,
                today=today,
                version=plan.version,
                agreed_on=today,
                agreement=Agreement.DECLINED,
                decline_reason="Vill inte ha besök på fredagar. Vi provar med onsdagar i stället.",
            )

    def _revise(self, plan: Plan, days: int) -> None:
        """What was added goes out again, and the first thing that is ordered is done in a new way."""
        with at(moment(working_day(days), 13)) as today:
            plan.refresh_from_db()
            actions.revise(plan, by=self.worker, today=today, version=plan.version)
            activities = PlanActivity.objects.filter(goal__plan=plan)
            for added in activities.filter(order_activity=None):
                actions.remove_part(added, by=self.worker, today=today, version=added.version)
            self._edit(
                activities.filter(order_activity__isnull=False).first(),
                how="Personen börjar själv. Vi kommer efter en halvtimme och gör resten ihop.",
            )

    # --- Read by the caseworker -------------------------------------------------------------------------------
    def _read(self, plan: Plan, days: int, outcome: str) -> None:
        if not outcome:
            return
        returned = outcome == ReviewOutcome.RETURNED
        with at(moment(working_day(days), 11, 15)) as today:
            review = PlanReview.objects.open().get(plan=plan)
            answer = actions.answer_review(
                review,
                by=self.caseworker,
                today=today,
                version=review.version,
                outcome=outcome,
                remark="Bra att personens egna ord står med." if returned else "",
                remarks={plan.goals.first(): "Skriv hur ni ser att målet kommer närmare."}
                if returned
                else {},
            )
            if self.manner.graded:
                self._grade(answer, today)
            self._answer_proposals(plan, today)

    def _grade(self, review: PlanReview, today: date) -> None:
        """As computed, but for one aspect where the reader thinks otherwise."""
        computed = suggestions(review.plan_version.content)
        grades = (
            {PlanAspect.OTHERS: AuditGrade.NOT_AT_ALL} | computed | {PlanAspect.HOW: AuditGrade.MENTIONED}
        )
        actions.grade(review.plan_version, by=self.caseworker, today=today, grades=grades)

    def _answer_proposals(self, plan: Plan, today: date) -> None:
        said = {"by": self.caseworker, "today": today}
        for proposal in plan.proposals.open():
            if self.manner.proposals == ProposalState.ACCEPTED:
                actions.accept_proposal(proposal, version=proposal.version, **said)
            elif self.manner.proposals == ProposalState.DECLINED:
                actions.decline_proposal(
                    proposal,
                    version=proposal.version,
                    answer="Fika går att göra inom ramen för målet.",
                    **said,
                )


def _name_as_drawn(number: int) -> list[list[list[int]]]:
    """A hand that goes up and down, each person's with its own slope and loops."""
    heights = cycle([190, 70, 170, 110, 200, 60, 180, 130, 150, 100][number % 5 :])
    name = [[x, next(heights) + number % 7 * 5] for x in range(140, 700 + number % 4 * 40, 28)]
    underline = [[150, 250], [500, 240 - number % 3 * 5], [780, 245]]
    return [name, underline]
