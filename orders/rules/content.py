"""What an order must hold before it is sent. Plain values in and out."""

from dataclasses import dataclass
from typing import NamedTuple

from accounts.rules import GoalScheme


@dataclass(frozen=True)
class ActivityContent:
    what: str
    why: str
    sub_goal: str
    support_form: str


@dataclass(frozen=True)
class GoalContent:
    life_area: str
    personal_goal: str
    activities: list[ActivityContent]


@dataclass(frozen=True)
class OrderContent:
    scheme: str
    provider: bool
    needs: str
    hours: bool
    follow_up_on: bool
    follow_up_form: str
    children_known: bool
    children_note: str
    goals: list[GoalContent]


class Remark(NamedTuple):
    """Something that must be mended before the order is sent, and the id of where on the editor's page."""

    text: str
    anchor: str


def missing_for_sending(order: OrderContent) -> list[Remark]:
    """What an order must hold: SOSFS 2014:5 5:22 and reports 000 §4.2, 001 §4.5, 004 (domain.md §3.2)."""
    checks = [
        (order.provider, "Välj vilken utförare som ska få beställningen.", "id_provider"),
        (order.needs.strip(), "Skriv vilka behov stödet ska möta.", "id_needs"),
        (order.hours, "Ange hur mycket tid som beställs.", "id_hours"),
        (
            order.children_note.strip() or not order.children_known,
            "Skriv om barnen i hemmet.",
            "id_children_note",
        ),
        (order.follow_up_form.strip(), "Skriv hur beställningen följs upp.", "id_follow_up_form"),
        (order.follow_up_on, "Ange när beställningen följs upp.", "id_follow_up_on"),
        (order.goals, "Lägg till minst ett mål.", "goals"),
    ]
    remarks = [Remark(text, anchor) for holds, text, anchor in checks if not holds]
    for number, goal in enumerate(order.goals, 1):
        remarks += _missing_in_goal(goal, number, order.scheme)
    return remarks


def _missing_in_goal(goal: GoalContent, number: int, scheme: str) -> list[Remark]:
    anchor = f"goal-{number}"
    remarks = []
    if not goal.personal_goal.strip():
        remarks.append(Remark(f"Mål {number}: skriv målet med personens egna ord.", anchor))
    if not goal.activities:
        remarks.append(Remark(f"Mål {number}: lägg till minst en aktivitet.", anchor))
    for place, activity in enumerate(goal.activities, 1):
        remarks += _missing_in_activity(activity, f"Mål {number}, aktivitet {place}", anchor, scheme)
    return remarks


def _missing_in_activity(activity: ActivityContent, name: str, anchor: str, scheme: str) -> list[Remark]:
    checks = [
        (activity.what.strip(), "skriv vad som ska göras"),
        (activity.why.strip(), "skriv varför"),
        (scheme != GoalScheme.DUR_SP or activity.sub_goal, "välj delmål"),
        (scheme != GoalScheme.DUR_FN or activity.support_form, "välj stödform"),
    ]
    return [Remark(f"{name}: {text}.", anchor) for holds, text in checks if not holds]
