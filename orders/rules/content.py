"""What an order must hold before it is sent (domain.md §3.2). Plain values in and out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from accounts.rules import GoalScheme

from .order import Accepted


@dataclass(frozen=True)
class ActivityContent:
    id: str
    what: str
    why: str
    sub_goal: str
    support_form: str


@dataclass(frozen=True)
class GoalContent:
    id: str
    need_text: str
    personal_goal: str
    measure: str
    reach_by: bool
    accepted: str
    accepted_note: str
    realistic: str
    intended_state: bool
    activities: list[ActivityContent]


@dataclass(frozen=True)
class DecisionContent:
    legal_basis: str
    valid_from: bool


@dataclass(frozen=True)
class OrderContent:
    id: str
    scheme: str
    decision: DecisionContent | None
    decision_needed: bool
    provider: bool
    free_choice: bool
    chosen_by: str
    providers_informed: bool
    needs: str
    hours: bool
    double_staffing: bool | None
    follow_up_on: bool
    follow_up_form: str
    children_known: bool
    children_note: str
    goals: list[GoalContent]


class Remark(NamedTuple):
    """Something to mend: where ("Mål 1", nothing for the order itself), what to do, and the field of which record."""

    place: str
    says: str
    field: str
    id: str

    @property
    def text(self) -> str:
        return f"{self.place}: {self.says[0].lower()}{self.says[1:]}" if self.place else self.says

    @property
    def anchor(self) -> str:
        """The id of where it is mended on the editor's page."""
        return f"{self.id}-{self.field}"


# (whether it holds, the field, what to do when it does not)
Check = tuple[bool, str, str]


def missing_for_sending(order: OrderContent) -> list[Remark]:
    """What an order must hold: SOSFS 2014:5 5:22 and reports 000 §4.2, 001 §4.5, 004 (domain.md §3.2, marked R);
    who chose the provider after which information: LOV 9:1-2."""
    remarks = failed(_order_checks(order), "", order.id)
    for place, goal in goal_places(order.goals):
        remarks += failed(_goal_checks(goal, order), place, goal.id)
        for where, activity in activity_places(place, goal.activities):
            remarks += failed(_activity_checks(activity, order.scheme), where, activity.id)
    return remarks


def goal_places(goals: list) -> Iterator[tuple[str, object]]:
    """Each goal with what the pages call it."""
    for number, goal in enumerate(goals, 1):
        yield f"Mål {number}", goal


def activity_places(place: str, activities: list) -> Iterator[tuple[str, object]]:
    for number, activity in enumerate(activities, 1):
        yield f"{place}, aktivitet {number}", activity


def failed(checks: list[Check], place: str, record_id: str) -> list[Remark]:
    return [Remark(place, says, field, record_id) for holds, field, says in checks if not holds]


def _order_checks(order: OrderContent) -> list[Check]:
    chosen_freely = order.provider and order.free_choice
    return [
        *_decision_checks(order),
        (order.provider, "provider", "Välj vilken utförare som ska få beställningen."),
        (order.chosen_by or not chosen_freely, "chosen_by", "Ange hur utföraren valdes."),
        (
            order.providers_informed or not chosen_freely,
            "providers_informed_on",
            "Ange när personen fick information om alla utförare.",
        ),
        (order.needs.strip() or order.goals, "needs", "Skriv vilka behov stödet ska möta."),
        (order.goals, "goals", "Lägg till minst ett mål."),
        (order.hours, "hours", "Ange hur mycket tid du beställer."),
        (order.double_staffing is not None, "double_staffing", "Svara på om två boendestödjare behövs."),
        (order.follow_up_form.strip(), "follow_up_form", "Skriv hur beställningen följs upp."),
        (order.follow_up_on, "follow_up_on", "Ange när beställningen följs upp."),
        (
            order.children_note.strip() or not order.children_known,
            "children_note",
            "Skriv om barnen i hemmet och vilken hänsyn stödet ska ta.",
        ),
    ]


def _decision_checks(order: OrderContent) -> list[Check]:
    if order.decision is None:
        return [(not order.decision_needed, "decision", "Välj vilket beslut beställningen vilar på.")]
    return [
        (order.decision.legal_basis, "decision", "Beslutet saknar lagrum. Välj ett annat beslut."),
        (order.decision.valid_from, "decision", "Beslutet gäller inte. Välj ett annat beslut."),
    ]


def _goal_checks(goal: GoalContent, order: OrderContent) -> list[Check]:
    answered = goal.accepted == Accepted.YES or (goal.accepted and goal.accepted_note.strip())
    return [
        (goal.need_text.strip() or order.needs.strip(), "need_text", "Skriv vilket behov målet ska möta."),
        (goal.personal_goal.strip(), "personal_goal", "Skriv målet med personens egna ord."),
        (goal.measure.strip(), "measure", "Skriv hur det märks att målet är nått."),
        (goal.reach_by, "reach_by", "Ange när målet ska vara nått."),
        (goal.accepted, "accepted", "Fråga personen om målet och ange svaret."),
        (answered or not goal.accepted, "accepted_note", "Skriv vad personen säger om målet."),
        (goal.realistic, "realistic", "Ange om målet är rimligt att nå till dess."),
        (
            goal.intended_state or order.scheme != GoalScheme.IBIC,
            "intended_state",
            "Välj vilket läge stödet ska leda till.",
        ),
        (goal.activities, "activities", "Lägg till minst en aktivitet."),
    ]


def _activity_checks(activity: ActivityContent, scheme: str) -> list[Check]:
    by_sub_goal = scheme == GoalScheme.DUR_SP
    return [
        (activity.what.strip(), "what", "Skriv vad som ska göras."),
        (activity.why.strip(), "why", "Skriv varför."),
        (activity.sub_goal or not by_sub_goal, "sub_goal", "Välj delmål."),
        (activity.support_form or by_sub_goal, "support_form", "Välj stödform."),
    ]
