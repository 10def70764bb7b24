"""Every rule of what is overdue, each written once: a queryset of what the rule applies to, with its due day.

From that one queryset come the nightly job, the case page, the lists, the API and the statistics."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import (
    Case,
    DateField,
    DurationField,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from accounts.models import DeadlineRule
from accounts.rules import PROVIDER_ROLES, DeadlineKey
from boendestod import dates
from cases.models import Application, Child, Decision
from cases.rules import DECIDE_WITHIN_MONTHS
from cases.rules.children import OF_AGE
from followup.models import DecisionFollowUp, PlanFollowUp, Visit
from orders.models import Interruption, Order, OrderReturn
from orders.rules import OrderState
from plans.models import Plan, PlanReview

from .models import Flag
from .rules import AUTHORITY_ONLY, EXECUTED_WITHIN_MONTHS, EXPLAINED, FlagRule

NO_ORDER = Cast(Value(None), UUIDField())


@dataclass(frozen=True)
class Rule:
    key: FlagRule
    meaning: str
    source: str
    who_acts: str
    severity: str
    applies: Callable[[date], QuerySet]


class Interval(Func):
    template = "make_interval(months => %(expressions)s)"
    arg_joiner = ", days => "
    output_field = DurationField()


def _months_after(start: str, months: int) -> Cast:
    """The due day of a length that the law gives the whole country."""
    return Cast(F(start) + Interval(Value(months), Value(0)), DateField())


def _with_due(records: QuerySet, start: str, key: DeadlineKey) -> QuerySet:
    """`start` plus the length that the municipality's rule set had on that day.

    A join, because a subquery would be asked again for every record and every mention."""
    rules = "municipality__deadline_rules"
    newer = DeadlineRule.objects.filter(
        municipality=OuterRef("municipality"),
        key=key,
        valid_from__gt=OuterRef(f"{rules}__valid_from"),
        valid_from__lte=OuterRef(start),
    )
    return records.filter(
        ~Exists(newer), **{f"{rules}__key": key, f"{rules}__valid_from__lte": F(start)}
    ).annotate(due_on=Cast(F(start) + Interval(f"{rules}__months", f"{rules}__days"), DateField()))


def plan_not_begun(on: date) -> QuerySet:
    """Orders received and running, with no plan ever begun."""
    begun = Plan.objects.filter(order=OuterRef("pk"), begun_on__lte=on)
    waiting = Order.objects.running_on(on).filter(~Exists(begun), received_on__lte=on)
    return _with_due(waiting.annotate(order_ref=F("pk")), "received_on", DeadlineKey.PLAN_NOT_BEGUN)


def plan_not_received(on: date) -> QuerySet:
    """Orders received and running, of which no answered plan has reached the authority. A plan that was agreed in
    another system, or before plans were sent to the caseworker, has reached it."""
    plans = Plan.objects.filter(order=OuterRef("pk"))
    arrived = plans.filter(reviews__arrived_on__lte=on)
    agreed_elsewhere = plans.filter(Q(imported=True) | Q(reviews__isnull=True), first_agreed_on__lte=on)
    waiting = Order.objects.running_on(on).filter(
        ~Exists(arrived), ~Exists(agreed_elsewhere), received_on__lte=on
    )
    return _with_due(waiting.annotate(order_ref=F("pk")), "received_on", DeadlineKey.PLAN_NOT_RECEIVED)


def plan_unread(on: date) -> QuerySet:
    """Plans of which a version lies in the caseworker's inbox and nobody has opened it. A newer one that is agreed
    takes the place of one that is unread, and the days begin anew."""
    unread = (
        PlanReview.objects.open()
        .filter(plan=OuterRef("pk"), arrived_on__lte=on)
        .filter(Q(read_at__isnull=True) | Q(read_at__date__gt=on))
        .order_by("arrived_on")
    )
    waiting = Plan.objects.current_on(on).annotate(
        order_ref=F("order"), unread_since=Subquery(unread.values("arrived_on")[:1])
    )
    return _with_due(waiting.filter(unread_since__isnull=False), "unread_since", DeadlineKey.PLAN_UNREAD)


def _last_follow_up(on: date) -> QuerySet:
    held = PlanFollowUp.objects.filter(plan=OuterRef("pk"), held_on__lte=on)
    return held.order_by("-held_on").values("held_on")[:1]


def plan_followup_overdue(on: date) -> QuerySet:
    """Current plans, counted from the last follow-up or else from the person's first yes: a revision is no
    follow-up. Of a plan that has only had a no, from that."""
    counts_from = Coalesce(Subquery(_last_follow_up(on)), "first_agreed_on", "agreed_on", "declined_on")
    answered = (
        Plan.objects.current_on(on)
        .annotate(order_ref=F("order"), counts_from=counts_from)
        .filter(counts_from__lte=on)
    )
    return _with_due(answered, "counts_from", DeadlineKey.PLAN_FOLLOWUP_OVERDUE)


# A plan that was agreed or followed up so long before the next decision was made is what that decision was made
# from: support is looked at before it is granted again, and a decision is prepared for two months at most
# (oversight.steps.decision). Older than that, it has not been looked at for the decision.
LOOKED_AT_BEFORE = timedelta(days=60)


def plan_followup_new_decision(on: date) -> QuerySet:
    """Agreed plans under a decision that is not the case's first, which nobody has looked at since, or not long
    before, that decision was made (domain.md §4: every six months, and at a new decision)."""
    granting = Decision.objects.granting().filter(case=OuterRef("case"), valid_from__lte=on)
    newest = granting.order_by("-valid_from")
    plans = Plan.objects.current_on(on).annotate(
        order_ref=F("order"),
        new_from=Subquery(newest.values("valid_from")[:1]),
        looked_from=Cast(Subquery(newest.values("decided_on")[:1]) - Value(LOOKED_AT_BEFORE), DateField()),
        last_held=Subquery(_last_follow_up(on)),
    )
    earlier = Exists(granting.filter(valid_from__lt=OuterRef("new_from")))
    unseen = plans.filter(earlier, first_agreed_on__lt=F("looked_from")).filter(
        Q(last_held__isnull=True) | Q(last_held__lt=F("looked_from"))
    )
    return _with_due(unseen, "new_from", DeadlineKey.PLAN_FOLLOWUP_NEW_DECISION)


def decision_expired(on: date) -> QuerySet:
    """Last decisions of cases whose order runs: support after the last day has no decision to rest on."""
    later = Decision.objects.granting().filter(
        case=OuterRef("case"), valid_from__gt=OuterRef("valid_from"), valid_from__lte=on
    )
    running = Order.objects.filter(case=OuterRef("case")).running_on(on)
    return (
        Decision.objects.granting()
        .with_last_day()
        .filter(~Exists(later), Exists(running), valid_from__lte=on)
        .annotate(order_ref=Subquery(running.values("pk")[:1]), due_on=F("last_day_of_support"))
    )


def application_undecided(on: date) -> QuerySet:
    """Applications that are neither decided nor withdrawn."""
    waiting = Application.objects.undecided().filter(received_on__lte=on, case__closed_on__isnull=True)
    return waiting.annotate(order_ref=NO_ORDER, due_on=_months_after("received_on", DECIDE_WITHIN_MONTHS))


def decision_never_reviewed(on: date) -> QuerySet:
    """Decisions without an end that name no day of follow-up, and that nobody has followed up either."""
    held = DecisionFollowUp.objects.filter(
        case=OuterRef("case"), held_on__gte=OuterRef("valid_from"), held_on__lte=on
    )
    return (
        Decision.objects.running_on(on)
        .filter(~Exists(held), last_day_of_support__isnull=True, follow_up_on__isnull=True)
        .annotate(order_ref=NO_ORDER, due_on=F("decided_on"))
    )


def child_review_overdue(on: date) -> QuerySet:
    """Children who may still be minors, by the day on which the facts about them were to be looked at."""
    return Child.objects.filter(
        case__closed_on__isnull=True,
        review_on__isnull=False,
        birth_year__gte=on.year - OF_AGE,
    ).annotate(order_ref=NO_ORDER, due_on=F("review_on"))


def order_unanswered(on: date) -> QuerySet:
    """Orders that the provider has sent back, amendments too, by the day on which it needs the answer."""
    asked = OrderReturn.objects.unanswered().filter(order=OuterRef("pk"), answer_by__isnull=False)
    return (
        Order.objects.filter(state=OrderState.RETURNED)
        .annotate(order_ref=F("pk"), due_on=Subquery(asked.order_by("answer_by").values("answer_by")[:1]))
        .filter(due_on__isnull=False)
    )


def execution_not_started(on: date) -> QuerySet:
    """Orders received and running where no support has been given. Those that came from another system are
    left out: when they began is not known."""
    waiting = (
        Order.objects.running_on(on)
        .filter(~Exists(_visits(on)), received_on__lte=on, start_on__isnull=False)
        .filter(Q(execution_started_on__isnull=True) | Q(execution_started_on__gt=on))
    )
    return _with_due(waiting.annotate(order_ref=F("pk")), "received_on", DeadlineKey.EXECUTION_NOT_STARTED)


def _visits(on: date) -> QuerySet:
    return Visit.objects.performed().filter(order=OuterRef("pk"), starts_at__date__lte=on)


def orders_of(on: date) -> QuerySet:
    """The orders by which a decision (the outer query's) is carried out: its own, and one that runs on from an
    earlier decision of the case."""
    runs_on = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    return Order.objects.filter(
        runs_on | Q(decision=OuterRef("pk")),
        case=OuterRef("case"),
        amends__isnull=True,
        sent_at__isnull=False,
    )


def begun(on: date) -> QuerySet:
    """Of `orders_of`, those by which support has been given. One received in another system counts as begun, as
    its start is not known."""
    received = Q(state=OrderState.ACCEPTED) | Q(received_on__isnull=False)
    from_elsewhere = received & Q(start_on__isnull=True)
    return orders_of(on).filter(Q(execution_started_on__lte=on) | from_elsewhere | Exists(_visits(on)))


def interrupted(on: date) -> QuerySet:
    """The interruptions that are open in the running orders of a decision's (the outer query's) case, the oldest
    first."""
    running = Order.objects.running_on(on).filter(case=OuterRef(OuterRef("case")))
    return Interruption.objects.open_on(on).filter(order__in=running.values("pk")).order_by("started_on")


def decision_not_executed(on: date) -> QuerySet:
    """Running decisions by which no support has been given, from the day they were made, or by which it has
    been interrupted, from that day. A declined offer changes nothing."""
    stopped = Subquery(interrupted(on).values("started_on")[:1])
    return (
        Decision.objects.running_on(on)
        .filter(decided_on__lte=on)
        .annotate(order_ref=NO_ORDER, has_begun=Exists(begun(on)), interrupted_on=stopped)
        .filter(Q(has_begun=False) | Q(interrupted_on__isnull=False))
        .annotate(
            due_on=Case(
                When(has_begun=True, then=_months_after("interrupted_on", EXECUTED_WITHIN_MONTHS)),
                default=_months_after("decided_on", EXECUTED_WITHIN_MONTHS),
            )
        )
    )


RULES = {
    rule.key: rule
    for rule in (
        Rule(
            key=FlagRule.PLAN_NOT_BEGUN,
            meaning="Beställningen är mottagen, men ingen plan är påbörjad inom fristen.",
            source="Botkyrka: 14 dagar från mottagen beställning (rapport 000 §4.3.2)",
            who_acts="utföraren",
            severity="danger",
            applies=plan_not_begun,
        ),
        Rule(
            key=FlagRule.PLAN_NOT_RECEIVED,
            meaning="Beställningen är mottagen, men ingen plan som personen har svarat på har kommit till "
            "handläggaren inom fristen.",
            source="Ekerö: 30 dagar (rapport 002)",
            who_acts="utföraren",
            severity="danger",
            applies=plan_not_received,
        ),
        Rule(
            key=FlagRule.PLAN_UNREAD,
            meaning="En plan har kommit till handläggaren och inte blivit läst inom fristen.",
            source="Inkomna planer granskades inte (rapport 004, Skarpnäck). Systemets egen längd: 14 dagar",
            who_acts="handläggaren",
            severity="danger",
            applies=plan_unread,
        ),
        Rule(
            key=FlagRule.PLAN_FOLLOWUP_OVERDUE,
            meaning="Fristen har gått sedan planen följdes upp eller, första gången, sedan personen svarade. "
            "En ändrad plan är ingen uppföljning.",
            source="Botkyrka: var sjätte månad (rapport 001 §4.6)",
            who_acts="utföraren",
            severity="danger",
            applies=plan_followup_overdue,
        ),
        Rule(
            key=FlagRule.PLAN_FOLLOWUP_NEW_DECISION,
            meaning="Ett nytt beslut har börjat gälla, och planen har inte följts upp för det inom fristen. "
            "En uppföljning högst 60 dagar före beslutet räknas.",
            source="Botkyrka: även vid nytt beslut (rapport 001 §4.6). Systemets egen längd: 30 dagar",
            who_acts="utföraren",
            severity="danger",
            applies=plan_followup_new_decision,
        ),
        Rule(
            key=FlagRule.DECISION_EXPIRED,
            meaning="Beslutets sista dag har passerat, men stödet fortsätter.",
            source="Stödet ska vila på ett beslut (SoL 11 kap. 1 §; rapport 001 §4.4.3)",
            who_acts="handläggaren",
            severity="danger",
            applies=decision_expired,
        ),
        Rule(
            key=FlagRule.APPLICATION_UNDECIDED,
            meaning="Ansökan är äldre än sex månader och varken avgjord eller återtagen.",
            source="Efter sex månader får personen begära att ni avgör ärendet (förvaltningslagen 12 §)",
            who_acts="handläggaren",
            severity="danger",
            applies=application_undecided,
        ),
        Rule(
            key=FlagRule.DECISION_NEVER_REVIEWED,
            meaning="Beslutet gäller tills vidare, har ingen dag för uppföljning och har inte följts upp.",
            source="Beslut tills vidare följdes aldrig upp (rapport 001 §4.4.3)",
            who_acts="handläggaren",
            severity="danger",
            applies=decision_never_reviewed,
        ),
        Rule(
            key=FlagRule.CHILD_REVIEW_OVERDUE,
            meaning="Dagen då uppgifterna om ett barn skulle ses över har passerat.",
            source="Uppgifter om barn blev inaktuella (rapport 004, Barnperspektiv)",
            who_acts="handläggaren",
            severity="danger",
            applies=child_review_overdue,
        ),
        Rule(
            key=FlagRule.ORDER_UNANSWERED,
            meaning="Utföraren har frågat om beställningen och skulle ha fått svar.",
            source="Återsända beställningar blev liggande (rapport 000 §4.2.2)",
            who_acts="handläggaren",
            severity="danger",
            applies=order_unanswered,
        ),
        Rule(
            key=FlagRule.EXECUTION_NOT_STARTED,
            meaning="Beställningen är mottagen, men stödet har inte startat inom fristen. "
            "Beställningar från andra system räknas inte, för där är starten okänd.",
            source="Ekerö: 14 dagar (rapport 002)",
            who_acts="utföraren",
            severity="danger",
            applies=execution_not_started,
        ),
        Rule(
            key=FlagRule.DECISION_NOT_EXECUTED,
            meaning="Tre månader har gått sedan beslutet utan att stödet startat, eller sedan stödet avbröts. "
            "Beställningar från andra system räknas som startade. Ett nej till ett erbjudande ändrar inget.",
            source="Ska rapporteras till IVO (SoL 34 kap. 1 §)",
            who_acts="handläggaren",
            severity="danger",
            applies=decision_not_executed,
        ),
    )
}


def rules_for(user) -> list[Rule]:
    """Those whose flags the user can see any of."""
    hidden = AUTHORITY_ONLY if user.role in PROVIDER_ROLES else frozenset()
    return [rule for rule in RULES.values() if rule.key not in hidden]


def overdue(key: FlagRule, on: date) -> QuerySet:
    """What the rule finds overdue: the day after the due day is the first overdue day."""
    return RULES[key].applies(on).filter(due_on__lt=on)


def late_since(key: str, order: Order, today: date) -> date | None:
    """The due day that has passed in the order by the rule; None when it is not late. An open flag keeps its first."""
    found = overdue(FlagRule(key), today).filter(order_ref=order.pk).order_by("due_on")
    due_on = found.values_list("due_on", flat=True).first()
    flags = Flag.objects.open().filter(rule=key, order=order)
    return due_on and (flags.values_list("due_on", flat=True).first() or due_on)


def late_rules(order: Order, today: date) -> dict[FlagRule, date]:
    """Of the rules that the provider explains, those that the order is late by, with the day that has passed."""
    found = {key: late_since(key, order, today) for key in FlagRule if key in EXPLAINED}
    return {key: due_on for key, due_on in found.items() if due_on}


@transaction.atomic
def raise_flags(
    on: date, *, event: str = "nattlig kontroll", keys: Iterable[FlagRule] = tuple(RULES)
) -> dict[FlagRule, tuple[int, int]]:
    """Open and close the flags so that they are as the rules say for that day; (opened, closed) by rule."""
    return {key: _raise(key, on, event) for key in keys}


def close_resolved(case_id: UUID, today: date, event: str) -> None:
    """Close at once what a change of the case has resolved. Opening waits for the night."""
    flags = Flag.objects.open().filter(case=case_id)
    for key in flags.values_list("rule", flat=True).distinct():
        still = overdue(FlagRule(key), today).filter(case=case_id).order_by().values("pk")
        flags.filter(rule=key).exclude(subject_id__in=still).update(
            closed_at=dates.now(), closed_on=today, closed_by_event=event
        )


COLUMNS = ("municipality", "case", "order_ref", "pk", "due_on")
# The rule is asked once for the whole country: opening and closing read the same answer.
RAISE = """
WITH found (municipality_id, case_id, order_id, subject_id, due_on) AS MATERIALIZED ({found}),
opened AS (
    INSERT INTO {flag} (municipality_id, case_id, order_id, subject_id, due_on,
        rule, opened_at, opened_on, closed_by_event)
    SELECT found.*, %s, %s, %s, '' FROM found
    ON CONFLICT (rule, subject_id) WHERE closed_at IS NULL DO NOTHING
    RETURNING 1
), closed AS (
    UPDATE {flag} AS flag SET closed_at = %s, closed_on = %s, closed_by_event = %s
    WHERE rule = %s AND closed_at IS NULL
        AND NOT EXISTS (SELECT FROM found WHERE found.subject_id = flag.subject_id)
    RETURNING 1
)
SELECT (SELECT count(*) FROM opened), (SELECT count(*) FROM closed)
"""


def _raise(key: FlagRule, on: date, event: str) -> tuple[int, int]:
    found, params = overdue(key, on).order_by().values_list(*COLUMNS).query.sql_with_params()
    now = dates.now()
    with connection.cursor() as cursor:
        cursor.execute(
            RAISE.format(found=found, flag=Flag._meta.db_table),
            [*params, key.value, now, on, now, on, event, key.value],
        )
        return cursor.fetchone()
