"""From a decision to what it leads to: the notification, the order, the next decision; and what is reported when
nothing comes of it."""

from datetime import date, timedelta

from accounts.rules import Role
from boendestod.templatetags.sv import datum
from cases.models import Case, Decision
from cases.rules import GRANTING
from orders.models import Order

from ..thread import DANGER, DECISION_SOON, INFO, NEUTRAL, WARNING, Thread
from .step import Step, authority, desk

# How long before a decision's end the next is prepared, in three steps, each with a stronger tone.
PREPARE = ((DECISION_SOON, WARNING), (2 * DECISION_SOON, INFO), (3 * DECISION_SOON, NEUTRAL))
PREPARE_FROM = PREPARE[-1][0]
# How long before a new decision begins the order is led over to it.
CARRY_ON_FROM = timedelta(days=60)
# How many days without support make the caseworker ask, before the three months have passed (SoL 34:1).
NOT_EXECUTED = ((80, WARNING), (60, NEUTRAL))


def decision_steps(thread: Thread) -> list[Step]:
    if thread.lacks_decision:
        return [_undecided_support_step(thread)]
    if thread.decision is None:
        return []
    found = _following_steps(thread, thread.decision)
    found += _carry_on_steps(thread)
    return found + _notification_steps(thread) + _not_executed_steps(thread, thread.decision)


def _undecided_support_step(thread: Thread) -> Step:
    return authority(
        verb="decision.decide",
        todo="Stödet pågår utan beslut. Besluta eller avsluta stödet",
        waiting="Stödet pågår utan beslut",
        label="Besluta",
        route="decision_new",
        pk=thread.case.pk,
        since=thread.order.received_on,
        tone=DANGER,
    )


def _following_steps(thread: Thread, decision: Decision) -> list[Step]:
    if thread.decision_runs and not thread.open_orders:
        return [
            _ended_order_step(decision, thread.order)
            if thread.order
            else _first_order_step(thread.case, decision)
        ]
    return _ending_steps(thread, decision) or _decision_follow_up_steps(thread, decision)


def _carry_on_steps(thread: Thread) -> list[Step]:
    """By the day when the new decision begins, so that nothing that is late or due before it stands back for it."""
    decision = thread.next_decision
    if decision is None or thread.amendments or decision.valid_from > thread.today + CARRY_ON_FROM:
        return []
    return [
        desk(
            verb="order.amend",
            todo=f"Låt beställningen fortsätta på det nya beslutet från {datum(decision.valid_from)}",
            waiting="Handläggaren låter beställningen fortsätta på det nya beslutet",
            label="Öppna",
            route="order_carry_on",
            pk=thread.order.pk,
            since=decision.valid_from,
            says_when=False,
        )
    ]


def _notification_steps(thread: Thread) -> list[Step]:
    """Of what was decided here; what came from another system was told there."""
    newest = max(
        thread.case.thread_decisions, key=lambda decision: (decision.decided_on, decision.recorded_at)
    )
    current = {decision.pk: decision for decision in (thread.decision, newest)}.values()
    return [
        desk(
            verb="decision.notify",
            todo="Underrätta personen om beslutet",
            waiting="Handläggaren underrättar personen",
            label="Underrätta",
            route="decision_notify",
            pk=decision.pk,
            since=decision.decided_on,
        )
        for decision in current
        if decision.decided_by_id and not decision.is_notified
    ]


def _first_order_step(case: Case, decision: Decision) -> Step:
    return authority(
        verb="order.draft",
        todo="Skriv en beställning",
        waiting="Handläggaren skriver en beställning",
        label="Beställ",
        route="order_new",
        pk=case.pk,
        since=decision.decided_on,
    )


def _ended_order_step(decision: Decision, order: Order) -> Step:
    return authority(
        verb="decision.end",
        todo="Stödet är avslutat men beslutet gäller. Avsluta det eller beställ på nytt",
        waiting="Stödet är avslutat",
        label="Avsluta beslutet",
        route="decision_end",
        pk=decision.pk,
        since=order.ended_on,
    )


def _ending_steps(thread: Thread, decision: Decision) -> list[Step]:
    tone = _ending_tone(decision.expires_on, thread.today)
    if tone is None or thread.has_later_decision:
        return []
    followed = decision.last_followed_on
    prepared = followed is not None and followed >= decision.expires_on - 2 * PREPARE_FROM
    what = f"Beslutet {'gick' if tone == DANGER else 'går'} ut {datum(decision.expires_on)}"
    return [
        authority(
            verb="decision.decide",
            todo=f"{what}. {'Förbered nästa beslut' if prepared else 'Följ upp det'}",
            waiting=f"{what}. Handläggaren {'förbereder nästa' if prepared else 'följer upp'}",
            label="Förbered nästa beslut" if prepared else "Följ upp",
            route="decision_next" if prepared else "decision_follow_up_new",
            pk=thread.case.pk,
            due_on=decision.expires_on,
            tone=tone,
            says_when=False,
        )
    ]


def _ending_tone(expires_on: date | None, today: date) -> str | None:
    if expires_on is None:
        return None
    if expires_on < today:
        return DANGER
    return next((tone for ahead, tone in PREPARE if expires_on <= today + ahead), None)


def _decision_follow_up_steps(thread: Thread, decision: Decision) -> list[Step]:
    """The day that the decision itself names. It is no rule of the municipality, so it is never late in red."""
    day = decision.follow_up_on
    followed = decision.last_followed_on is not None and decision.last_followed_on >= decision.valid_from
    if not thread.decision_runs or day is None or day > thread.today + DECISION_SOON or followed:
        return []
    return [
        authority(
            verb="decision_follow_up.hold",
            todo=f"Följ upp beslutet, senast {datum(day)} enligt beslutet",
            waiting="Handläggaren följer upp beslutet",
            label="Följ upp",
            route="decision_follow_up_new",
            pk=thread.case.pk,
            since=day,
            tone=WARNING,
            says_when=False,
        )
    ]


def _not_executed_steps(thread: Thread, decision: Decision) -> list[Step]:
    """Ask the provider in time; when the three months have passed the section leader reports."""
    if decision.outcome not in GRANTING or decision.reported_from is None:
        return []
    if decision.reported_from < thread.today:
        return [_report_step(decision)]
    stopped = thread.order.interrupted_on if thread.order else None
    days = thread.today - (stopped or decision.decided_on)
    tone = next((tone for after, tone in NOT_EXECUTED if days >= timedelta(days=after)), None)
    if tone is None or thread.order is None:
        return []
    return [
        desk(
            verb="order.write_message",
            todo=f"Personen får inget stöd. Fråga utföraren: {datum(decision.reported_from)} har tre månader gått",
            waiting="Handläggaren frågar utföraren varför personen inte får stöd",
            label="Öppna",
            route="order",
            pk=thread.order.pk,
            due_on=decision.reported_from,
            tone=tone,
            says_when=False,
        )
    ]


def _report_step(decision: Decision) -> Step:
    return desk(
        who=frozenset({Role.SECTION_LEADER}),
        verb="non_execution.report",
        todo="Rapportera att beslutet inte är verkställt",
        waiting="Beslutet är inte verkställt. Sektionsledaren rapporterar till IVO",
        label="Rapportera",
        route="non_execution",
        due_on=decision.reported_from,
        tone=DANGER,
    )
