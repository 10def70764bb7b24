"""What a unit and a provider need to talk about, case by case and in words: from flags, messages, returned orders,
decisions that end soon and meetings that came to nothing. Only what both sides may know."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from accounts.models import CommissioningUnit, Provider
from accounts.rules import COMMISSIONING_ROLES
from boendestod.dates import day_of
from boendestod.templatetags.sv import datum
from cases.models import Decision
from followup.models import FollowUpMeeting
from followup.rules import MeetingState, NotHeldReason
from orders.models import Order, OrderMessage, OrderReturn
from orders.rules import OTHER_SIDE, OrderState, Side

from ..models import Flag
from ..rules import FlagRule

ENDS_SOON = timedelta(days=60)
MEETINGS_BACK = timedelta(days=60)
MESSAGE_FLAGS = {Side.PROVIDER: FlagRule.MESSAGE_TO_PROVIDER, Side.AUTHORITY: FlagRule.MESSAGE_TO_AUTHORITY}


@dataclass
class Why:
    """Why a case stands on the agenda."""

    order: Order
    reasons: list[str] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)

    def flagged(self, *rules: FlagRule) -> bool:
        return any(flag.rule in rules for flag in self.flags)


def orders_between(unit: CommissioningUnit, provider: Provider, today: date) -> QuerySet:
    """The running orders of the unit's cases at the provider: nothing else stands on their agenda."""
    return Order.objects.running_on(today).filter(case__unit=unit, provider=provider)


def counterparts(user, today: date) -> QuerySet:
    """Those whom the user's side has running orders with: providers for a unit, units for a provider."""
    running = Order.objects.running_on(today)
    member = user.membership
    if member.role in COMMISSIONING_ROLES:
        found = running.filter(case__unit=member.unit_id).values("provider")
        return Provider.objects.filter(pk__in=found).order_by("name")
    found = running.filter(provider=member.provider_id).values("case__unit")
    return CommissioningUnit.objects.filter(pk__in=found).order_by("name")


def agenda(unit: CommissioningUnit, provider: Provider, today: date) -> list[Why]:
    """Each case once, however many of its orders need talk, in a number of queries that the cases do not raise."""
    orders = list(orders_between(unit, provider, today).select_related("case").order_by("-sent_at"))
    whys: dict = {}
    of_order = {order.pk: whys.setdefault(order.case_id, Why(order)) for order in orders}
    for flag in Flag.objects.open().filter(order__in=of_order).oldest_first():
        why = of_order[flag.order_id]
        why.flags.append(flag)
        why.reasons.append(f"{flag.get_rule_display()}, skulle ha varit klart {datum(flag.due_on)}")
    for told in (_returned, _awaiting, _ending, _not_held):
        for order_pk, reason in told(of_order, today):
            why = of_order[order_pk]
            if reason not in why.reasons:
                why.reasons.append(reason)
    return [why for why in whys.values() if why.reasons]


def _returned(of_order: dict, today: date) -> Iterator[tuple]:
    """Orders that wait for the authority, amendments told with what they change."""
    asked = OrderReturn.objects.unanswered().filter(order__state=OrderState.RETURNED)
    of_these = Q(order__in=of_order) | Q(order__amends__in=of_order)
    for question in asked.filter(of_these).select_related("order").order_by("recorded_at"):
        order_pk = question.order.amends_id or question.order_id
        yield order_pk, f"Beställningen är återsänd: {question.get_category_display().lower()}"


def _awaiting(of_order: dict, today: date) -> Iterator[tuple]:
    """The first message that each side has not answered, where no flag says so already."""
    for side in Side:
        first: dict = {}
        awaiting = OrderMessage.objects.awaiting(side, today).filter(order__in=of_order)
        for message in awaiting.order_by("recorded_at"):
            first.setdefault(message.order_id, message)
        for order_pk, message in first.items():
            if not of_order[order_pk].flagged(MESSAGE_FLAGS[side]):
                sender = OTHER_SIDE[side].label
                yield (
                    order_pk,
                    f"Meddelande från {sender} {datum(day_of(message.recorded_at))} väntar på svar",
                )


def _ending(of_order: dict, today: date) -> Iterator[tuple]:
    cases = {why.order.case_id: order_pk for order_pk, why in of_order.items()}
    ending = Decision.objects.running_on(today).filter(
        case__in=cases, last_day_of_support__lte=today + ENDS_SOON
    )
    later = set(
        Decision.objects.granting()
        .filter(case__in=cases, valid_from__gt=today)
        .values_list("case", flat=True)
    )
    for decision in ending:
        if decision.case_id not in later:
            yield cases[decision.case_id], f"Beslutet går ut {datum(decision.last_day_of_support)}"


def _not_held(of_order: dict, today: date) -> Iterator[tuple]:
    """Meetings about the plan that came to nothing, until a new one is booked or held. One about the decision alone
    is the authority's own."""
    meetings = FollowUpMeeting.objects.filter(
        plan__order__in=of_order, meets_at__date__gte=today - MEETINGS_BACK
    ).select_related("plan")
    by_plan = defaultdict(list)
    for meeting in meetings.order_by("recorded_at"):
        by_plan[meeting.plan].append(meeting)
    for plan, tried in by_plan.items():
        last = tried[-1]
        if last.state == MeetingState.NOT_HELD and last.not_held_reason != NotHeldReason.MOVED:
            why = last.get_not_held_reason_display()
            yield plan.order_id, f"Uppföljningsmötet {datum(day_of(last.meets_at))} blev inte av: {why}"
