"""The rules that flags are raised by, and what can be done with a flag. Plain values in and out."""

from django.db.models import TextChoices

from accounts.rules import COMMISSIONING_ROLES, PROVIDER_ROLES, Role


class FlagRule(TextChoices):
    PLAN_NOT_BEGUN = "plan_not_begun", "Planen är inte påbörjad"
    PLAN_NOT_RECEIVED = "plan_not_received", "Planen har inte kommit in"
    PLAN_UNREAD = "plan_unread", "Planen är inte läst"
    PLAN_FOLLOWUP_OVERDUE = "plan_followup_overdue", "Planen är inte uppföljd"
    PLAN_FOLLOWUP_NEW_DECISION = "plan_followup_new_decision", "Planen är inte uppföljd vid nytt beslut"
    DECISION_EXPIRED = "decision_expired", "Beslutet har gått ut"
    APPLICATION_UNDECIDED = "application_undecided", "Ansökan är inte avgjord"
    DECISION_NEVER_REVIEWED = "decision_never_reviewed", "Tills vidare utan datum för uppföljning"
    CHILD_REVIEW_OVERDUE = "child_review_overdue", "Uppgifterna om barn ska ses över"
    ORDER_UNANSWERED = "order_unanswered", "Utförarens fråga är inte besvarad"
    EXECUTION_NOT_STARTED = "execution_not_started", "Stödet har inte startat"
    DECISION_NOT_EXECUTED = "decision_not_executed", "Beslutet är inte verkställt"
    VISIT_WITHOUT_NOTE = "visit_without_note", "Besöket saknar anteckning"
    VISIT_NOT_LOGGED = "visit_not_logged", "Planerat besök är inte loggat"
    VISITS_MISSED = "visits_missed", "Flera besök i rad blev inte av"
    NO_NOTE = "no_note", "Ingen har skrivit om personen"
    SUPPORT_INTERRUPTED = "support_interrupted", "Personen har inte fått stöd"
    MONTH_UNDER_ORDERED = "month_under_ordered", "Månaden gav mindre stöd än beställt"
    MONTH_OVER_ORDERED = "month_over_ordered", "Månaden gav mer stöd än beställt"
    DECISION_FOLLOWUP_OVERDUE = "decision_followup_overdue", "Beslutet är inte uppföljt"
    STATEMENT_UNANSWERED = "statement_unanswered", "Utlåtandet har inte kommit"
    MEETING_NOT_WRITTEN = "meeting_not_written", "Uppföljningsmötet är inte inskrivet"
    MESSAGE_TO_PROVIDER = "message_to_provider", "Handläggarens meddelande är inte besvarat"
    MESSAGE_TO_AUTHORITY = "message_to_authority", "Utförarens meddelande är inte besvarat"


# What is about no order: the authority's own, which no provider sees.
AUTHORITY_ONLY = frozenset(
    {
        FlagRule.APPLICATION_UNDECIDED,
        FlagRule.DECISION_NEVER_REVIEWED,
        FlagRule.CHILD_REVIEW_OVERDUE,
        FlagRule.DECISION_NOT_EXECUTED,
        FlagRule.DECISION_FOLLOWUP_OVERDUE,
    }
)
# What the caseworker does something about; the rest is the provider's.
CASEWORKERS = AUTHORITY_ONLY | {
    FlagRule.DECISION_EXPIRED,
    FlagRule.ORDER_UNANSWERED,
    FlagRule.PLAN_UNREAD,
    FlagRule.MESSAGE_TO_AUTHORITY,
}
# Of what the provider says why it is late.
EXPLAINED = frozenset(
    {
        FlagRule.PLAN_NOT_BEGUN,
        FlagRule.PLAN_NOT_RECEIVED,
        FlagRule.PLAN_FOLLOWUP_OVERDUE,
        FlagRule.PLAN_FOLLOWUP_NEW_DECISION,
    }
)


def of_side(role: Role) -> frozenset[FlagRule]:
    """The rules by which the role's side, the authority or the provider, is to do something."""
    if role in COMMISSIONING_ROLES:
        return frozenset(CASEWORKERS)
    return frozenset(FlagRule) - CASEWORKERS if role in PROVIDER_ROLES else frozenset()


class FlagEventKind(TextChoices):
    ASSIGNED = "assigned", "fick en ansvarig"
    SNOOZED = "snoozed", "får vänta"
    WOKEN = "woken", "väntar inte längre"
    ESCALATED = "escalated", "gick vidare till chefen"
    GIVEN_BACK = "given_back", "gick tillbaka när den som hade det slutade"


# What the verb that resolved a flag did, as its page says.
RESOLVED_BY = {
    "nattlig kontroll": "det gällde inte längre vid nattens kontroll",
    "plan.begin": "planen påbörjades",
    "plan.agree": "personen svarade på planen",
    "plan.read": "planen blev läst",
    "plan.review": "planen blev läst",
    "plan.end": "planen avslutades",
    "plan_follow_up.hold": "planen följdes upp",
    "decision.decide": "ett nytt beslut fattades",
    "decision.end": "beslutet upphörde",
    "decision.extend": "beslutet förlängdes",
    "decision_follow_up.hold": "beslutet följdes upp",
    "order.send": "beställningen skickades",
    "order.start": "stödet startade",
    "order.end": "beställningen avslutades",
    "order.interrupt": "avbrottet skrevs in",
    "order.write_message": "meddelandet besvarades",
    "order.read_message": "meddelandet lästes",
    "visit.log": "besöket skrevs in",
    "note.sign": "anteckningen skrevs",
    "child.write": "uppgifterna om barn sågs över",
    "case.close": "ärendet avslutades",
    "meeting.book": "mötet skrevs in",
    "meeting.change": "mötet fick en ny tid",
    "meeting.not_held": "mötet blev inte av",
    "statement.give": "utlåtandet lämnades",
    "statement.withdraw": "utlåtandet behövdes inte längre",
}

# The longest that somebody can let an overdue thing wait.
MOST_SNOOZED_DAYS = 60
# After so many times the one who leads the work decides whether it may wait again.
SNOOZED_BY_ONESELF = 2
