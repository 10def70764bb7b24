"""What resolves a flag: for each rule the page on which it is done, and the verb that the page runs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from accounts.permissions import may

from .models import Flag
from .rules import FlagRule, of_side


@dataclass(frozen=True)
class Remedy:
    """`of` names what of the flag the page is about, and `asks` how the page is told what the flag is about."""

    label: str
    verb: str
    route: str
    of: str = "subject_id"
    asks: str = ""

    def link(self, flag: Flag) -> tuple[str, str] | None:
        pk = getattr(flag, self.of)
        if pk is None:
            return None
        query = f"?{self.asks}={flag.subject_id}" if self.asks else ""
        return self.label, reverse(self.route, args=[pk]) + query


BEGIN = Remedy("Påbörja planen", "plan.begin", "plan_new", "order_id")
FOLLOW_UP_PLAN = Remedy("Följ upp planen", "plan_follow_up.hold", "plan_follow_up_new")
FOLLOW_UP_DECISION = Remedy(
    "Följ upp beslutet", "decision_follow_up.hold", "decision_follow_up_new", "case_id"
)
WRITE_NOTE = Remedy("Skriv anteckning", "note.sign", "note_new", "order_id")
ANSWER = Remedy("Svara", "order.write_message", "message_new", "order_id")
# Where two stand, the second is for when what the first is about is not there.
REMEDIES = {
    FlagRule.PLAN_NOT_BEGUN: (BEGIN,),
    FlagRule.PLAN_NOT_RECEIVED: (Remedy("Öppna planen", "plan.agree", "plan", "plan_ref"), BEGIN),
    FlagRule.PLAN_UNREAD: (
        Remedy("Läs planen", "plan.review", "plan_review", "review_ref"),
        Remedy("Läs planen", "plan.review", "plan"),
    ),
    FlagRule.PLAN_FOLLOWUP_OVERDUE: (FOLLOW_UP_PLAN,),
    FlagRule.PLAN_FOLLOWUP_NEW_DECISION: (FOLLOW_UP_PLAN,),
    FlagRule.DECISION_EXPIRED: (
        Remedy("Förbered nytt beslut", "decision.decide", "decision_next", "case_id"),
    ),
    FlagRule.APPLICATION_UNDECIDED: (Remedy("Besluta", "decision.decide", "decision_new", "case_id"),),
    FlagRule.DECISION_NEVER_REVIEWED: (FOLLOW_UP_DECISION,),
    FlagRule.DECISION_FOLLOWUP_OVERDUE: (FOLLOW_UP_DECISION,),
    FlagRule.CHILD_REVIEW_OVERDUE: (Remedy("Se över uppgifterna", "child.write", "child_edit"),),
    FlagRule.ORDER_UNANSWERED: (Remedy("Svara utföraren", "order.send", "order"),),
    FlagRule.EXECUTION_NOT_STARTED: (
        Remedy("Skriv när stödet startade", "order.execute", "order_start", "order_id"),
    ),
    FlagRule.DECISION_NOT_EXECUTED: (Remedy("Öppna ärendet", "order.send", "case", "case_id"),),
    FlagRule.VISIT_WITHOUT_NOTE: (Remedy("Skriv anteckningen", "note.sign", "visit_note"),),
    FlagRule.VISIT_NOT_LOGGED: (
        Remedy("Skriv vad som hände", "visit.log", "visit_new", "order_id", "planerat"),
    ),
    FlagRule.VISITS_MISSED: (WRITE_NOTE,),
    FlagRule.NO_NOTE: (WRITE_NOTE,),
    FlagRule.SUPPORT_INTERRUPTED: (
        Remedy("Skriv in avbrottet", "order.execute", "interruption_new", "order_id"),
    ),
    FlagRule.MONTH_UNDER_ORDERED: (
        Remedy("Planera besök", "schedule.change", "planned_visit_new", "order_id"),
    ),
    FlagRule.MONTH_OVER_ORDERED: (
        Remedy("Skriv till handläggaren", "order.write_message", "message_new", "order_id"),
    ),
    FlagRule.STATEMENT_UNANSWERED: (Remedy("Lämna utlåtandet", "statement.give", "statement_give"),),
    FlagRule.MEETING_NOT_WRITTEN: (Remedy("Skriv in mötet", "meeting.book", "meeting"),),
    FlagRule.MESSAGE_TO_PROVIDER: (ANSWER,),
    FlagRule.MESSAGE_TO_AUTHORITY: (ANSWER,),
}


def with_remedies(flags: Iterable[Flag], user) -> list[Flag]:
    """The flags of Flag.for_list(), each with (label, address) of what the user can do about it as `remedy`."""
    found = list(flags)
    for flag in found:
        flag.remedy = remedy(flag, user)
    return found


def remedy(flag: Flag, user) -> tuple[str, str]:
    """(label, address) of what resolves the flag, or of the case where it is not for the user to resolve."""
    if flag.rule in of_side(user.role):
        links = (way.link(flag) for way in REMEDIES[FlagRule(flag.rule)] if may(user, way.verb))
        return next(filter(None, links), _case(flag))
    return _case(flag)


def _case(flag: Flag) -> tuple[str, str]:
    return "Öppna", reverse("case", args=[flag.case_id])
