"""What the case page shows under the stations: the goals with what was done, the events, the changes."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import TextChoices
from django.urls import reverse

from accounts.models import User
from accounts.rules import PROVIDER_ROLES
from boendestod import dates
from cases.models import Case, Client, Decision
from cases.rules import GRANTING
from followup.models import DayNote, DecisionFollowUp, GoalOutcome, PlanFollowUp, Visit, evidence
from followup.rules import HowDone
from orders.models import Order, OrderActivity, OrderGoal, OrderReturn
from plans.models import Plan, PlanActivity, PlanGoal

from .thread import Thread


class EventKind(TextChoices):
    DECISION = "beslut", "Ärende och beslut"
    ORDER = "bestallning", "Beställning"
    PLAN = "plan", "Plan"
    VISIT = "besok", "Besök"
    FOLLOW_UP = "uppfoljning", "Uppföljning"


@dataclass(frozen=True)
class Row:
    """One goal all the way: what was ordered, what is planned, what was done, how it went."""

    goal: object
    ordered: object
    activities: list
    visits: int
    last_note_at: datetime | None
    outcome: GoalOutcome | None


@dataclass(frozen=True)
class Event:
    at: date | datetime
    kind: EventKind
    text: str
    detail: str = ""
    url: str = ""
    late: int = 0

    @property
    def order(self) -> tuple:
        """Sort key: by day, and on one day those without a time of day last."""
        day = dates.day_of(self.at) if isinstance(self.at, datetime) else self.at
        return day, self.at.timestamp() if isinstance(self.at, datetime) else 0


@dataclass(frozen=True)
class Change:
    at: datetime
    text: str
    by: str
    times: int


def goal_rows(thread: Thread) -> list[Row]:
    """From the plan when there is one, else from the order alone."""
    if thread.order is None:
        return []
    if thread.plan is None:
        order = Order.objects.with_content().get(pk=thread.order.pk)
        return [_ordered_row(goal) for goal in order.goals.all()]
    plan = Plan.objects.with_content().get(pk=thread.plan.pk)
    outcomes = _last_outcomes(plan)
    return [_planned_row(found, outcomes) for found in evidence(plan, plan.begun_on)]


def _ordered_row(goal) -> Row:
    activities = [(activity, []) for activity in goal.activities.all()]
    return Row(goal, goal, activities, 0, None, None)


def _planned_row(found, outcomes: dict) -> Row:
    activities = [(a.activity, _marks(a.counts)) for a in found.activities]
    outcome = outcomes.get(found.goal.pk)
    return Row(found.goal, found.goal.order_goal, activities, found.visits, found.last_note_at, outcome)


def _marks(counts: list[int]) -> list[tuple[str, int]]:
    return [(how.label, count) for how, count in zip(HowDone, counts, strict=True) if count]


def _last_outcomes(plan: Plan) -> dict:
    held = GoalOutcome.objects.filter(follow_up__plan=plan).select_related("follow_up")
    return {outcome.goal_id: outcome for outcome in held.order_by("follow_up__held_on", "recorded_at")}


# --- Events ----------------------------------------------------------------------------------------------------------


def events(case: Case, user) -> list[Event]:
    """Everything that has happened and that the user may see, newest first."""
    found = [] if user.role in PROVIDER_ROLES else _decision_events(case)
    found += _order_events(case, user)
    for plan in case.thread_plans:
        found += _plan_events(plan)
    found += _visit_events(case, user)
    found += _follow_up_events(case, user)
    # Turned afterwards: what has the same day is found in the order of the chain, and the latest stands on top.
    return sorted(found, key=lambda event: event.order)[::-1]


def kinds(user) -> list[tuple[str, str]]:
    """What the events can be filtered by: a provider sees nothing of the investigation."""
    hidden = {EventKind.DECISION} if user.role in PROVIDER_ROLES else set()
    return [(kind.value, kind.label) for kind in EventKind if kind not in hidden]


def _decision_events(case: Case) -> list[Event]:
    found = [Event(case.opened_on, EventKind.DECISION, "Ärendet öppnades")]
    for decision in case.thread_decisions:
        url = reverse("decision", args=[decision.pk])
        late = dates.days_after(decision.decided_on, decision.recorded_at)
        text = "Boendestöd beviljades" if decision.outcome in GRANTING else "Ansökan avslogs"
        found.append(Event(decision.decided_on, EventKind.DECISION, text, "", url, late))
        if decision.ended_on:
            ended = Event(
                decision.ended_on, EventKind.DECISION, "Beslutet upphörde", decision.end_reason, url
            )
            found.append(ended)
    return found


def _order_events(case: Case, user) -> list[Event]:
    found = []
    for order in case.thread_orders:
        url = reverse("order", args=[order.pk])
        if order.sent_on:
            to = f"Till {order.provider}"
            found.append(Event(order.sent_on, EventKind.ORDER, "Beställningen skickades", to, url))
        if order.received_on:
            late = dates.days_after(order.received_on, order.received_recorded_at or order.recorded_at)
            worker = f"Stödperson {order.key_worker}" if order.key_worker else ""
            found.append(
                Event(order.received_on, EventKind.ORDER, "Beställningen togs emot", worker, url, late)
            )
        if order.ended_on:
            found.append(
                Event(order.ended_on, EventKind.ORDER, "Beställningen avslutades", order.end_reason, url)
            )
    for returned in OrderReturn.objects.visible_to(user).filter(order__case=case).select_related("order"):
        found += _question_events(returned)
    return found


def _question_events(returned: OrderReturn) -> list[Event]:
    url = reverse("order", args=[returned.order_id])
    asked = Event(returned.recorded_at, EventKind.ORDER, "Beställningen återsändes", returned.question, url)
    if returned.answered_at is None:
        return [asked]
    return [asked, Event(returned.answered_at, EventKind.ORDER, "Frågan besvarades", returned.answer, url)]


def _plan_events(plan: Plan) -> list[Event]:
    url = reverse("plan", args=[plan.pk])
    found = [Event(plan.begun_on, EventKind.PLAN, "Planen påbörjades", "", url, plan.begun_late)]
    if plan.agreed_on:
        how = plan.get_agreement_display()
        late = plan.answered_late or 0
        found.append(Event(plan.agreed_on, EventKind.PLAN, "Planen blev överenskommen", how, url, late))
    if plan.declined_on:
        why = plan.decline_reason
        found.append(Event(plan.declined_on, EventKind.PLAN, "Personen sade nej till planen", why, url))
    if plan.ended_on:
        found.append(Event(plan.ended_on, EventKind.PLAN, "Planen avslutades", plan.end_reason, url))
    return found


def _visit_events(case: Case, user) -> list[Event]:
    notes = DayNote.objects.visible_to(user).filter(case=case)
    texts = {note.visit_id: note.text for note in notes if note.visit_id}
    visits = Visit.objects.visible_to(user).filter(case=case).select_related("support_worker")
    found = [
        Event(
            visit.starts_at,
            EventKind.VISIT,
            f"Besök: {visit.get_outcome_display()}, {visit.support_worker}",
            texts.get(visit.pk) or visit.reason,
            reverse("visit", args=[visit.pk]),
            dates.days_after(dates.day_of(visit.starts_at), visit.recorded_at),
        )
        for visit in visits
    ]
    alone = [note for note in notes if not note.visit_id]
    return found + [Event(note.event_at, EventKind.VISIT, "Daganteckning", note.text) for note in alone]


def _follow_up_events(case: Case, user) -> list[Event]:
    kinds = (
        (PlanFollowUp, "Planen följdes upp", "plan_follow_up"),
        (DecisionFollowUp, "Beslutet följdes upp", "decision_follow_up"),
    )
    return [
        Event(
            held.held_on,
            EventKind.FOLLOW_UP,
            text,
            held.get_conclusion_display().capitalize(),
            reverse(route, args=[held.pk]),
            held.held_late,
        )
        for model, text, route in kinds
        for held in model.objects.visible_to(user).filter(case=case)
    ]


# --- Changes ---------------------------------------------------------------------------------------------------------

CHANGES = {
    "client.register": "registrerade personen",
    "client.change": "ändrade personens uppgifter",
    "case.open": "öppnade ärendet",
    "case.assign": "bytte handläggare",
    "decision.decide": "skrev beslutet",
    "decision.end": "avslutade beslutet",
    "order.draft": "började på beställningen",
    "order.edit": "ändrade beställningen",
    "order.remove": "tog bort en del av beställningen",
    "order.send": "skickade beställningen",
    "order.return": "återsände beställningen",
    "order.accept": "tog emot beställningen",
    "order.assign": "bytte stödperson",
    "order.end": "avslutade beställningen",
    "plan.begin": "påbörjade planen",
    "plan.edit": "ändrade planen",
    "plan.add": "lade till en aktivitet i planen",
    "plan.agree": "skrev in personens svar på planen",
    "plan.end": "avslutade planen",
    "plan_follow_up.hold": "skrev in uppföljningen av planen",
    "decision_follow_up.hold": "skrev in uppföljningen av beslutet",
    "import": "läste in uppgifter från en fil",
}


def changes(case: Case) -> list[Change]:
    """Who has changed what kind of thing, newest first; the same on one day once, with how many times."""
    parts = [_change_columns(part) for part in _histories(case)]
    rows = list(parts[0].union(*parts[1:], all=True).order_by("-history_date"))
    users = User.objects.in_bulk({by for _, _, by in rows if by})
    same = groupby(rows, key=lambda row: (dates.day_of(row[0]), row[1], row[2]))
    return [_change(reason, users.get(by), list(group)) for (_, reason, by), group in same]


def _histories(case: Case) -> list:
    of_the_case = (Decision, Order, Plan, PlanFollowUp, DecisionFollowUp)
    return [
        Case.history.filter(id=case.pk),
        Client.history.filter(id=case.client_id),
        *(model.history.filter(case_id=case.pk) for model in of_the_case),
        OrderGoal.history.filter(order__case=case),
        OrderActivity.history.filter(goal__order__case=case),
        PlanGoal.history.filter(plan__case=case),
        PlanActivity.history.filter(goal__plan__case=case),
    ]


def _change_columns(history):
    return history.order_by().values_list("history_date", "history_change_reason", "history_user_id")


def _change(reason: str, by: User | None, rows: list) -> Change:
    text = CHANGES.get(reason, "ändrade uppgifter")
    return Change(rows[0][0], text, str(by or "Systemet"), len(rows))
