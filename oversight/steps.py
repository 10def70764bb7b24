"""What somebody is waited for in a case, and what that looks like to one user. Pure, as oversight.thread."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import TextChoices
from django.urls import reverse

from accounts.permissions import may
from accounts.rules import COMMISSIONING_ROLES, Role
from boendestod import dates
from boendestod.templatetags.sv import NEAR_WORDS, antal, datum, forsenad
from cases.models import Case, Decision
from cases.rules import GRANTING
from orders.models import Order
from orders.rules import OrderState
from plans.models import Plan
from plans.rules import PlanState

from .thread import DANGER, DECISION_SOON, INFO, NEUTRAL, SOON, WARNING, Thread, thread_of, urgency


class Turn(TextChoices):
    MINE = "mine", "min tur"
    OTHERS = "others", "väntar på någon annan"
    NOBODY = "nobody", "inget att göra nu"


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something that waits for the roles in `who`: `todo` is said to them, `waiting` to everybody else."""

    who: frozenset
    verb: str
    todo: str
    waiting: str
    label: str
    route: str
    pk: object
    tone: str = INFO
    due_on: date | None = None
    since: date | None = None
    says_when: bool = True


_authority = partial(Step, who=COMMISSIONING_ROLES)
_receiver = partial(Step, who=frozenset({Role.COORDINATOR, Role.UNIT_MANAGER}))
_worker = partial(Step, who=frozenset({Role.SUPPORT_WORKER}))


@dataclass(frozen=True, kw_only=True)
class NextStep:
    text: str
    turn: Turn
    tone: str = NEUTRAL
    tag: str = ""
    when: str = ""
    day: date = date.max
    action: tuple[str, str] | None = None

    @property
    def urgency(self) -> tuple:
        """Sort key: what is late first, then the oldest."""
        return self.tone != DANGER, self.day


def next_step(case: Case, user, today: date) -> NextStep:
    """What the user should do now, or else what is waited for, or else what comes later."""
    if case.closed_on is not None:
        return NextStep(text="Ärendet är avslutat", turn=Turn.NOBODY)
    thread = thread_of(case, today)
    seen = [_as_seen(step, user, today) for step in steps(thread)]
    mine = [step for step in seen if step.turn == Turn.MINE]
    return min(mine or seen, key=lambda step: step.urgency, default=None) or _later(thread)


def _as_seen(step: Step, user, today: date) -> NextStep:
    mine = user.role in step.who and may(user, step.verb)
    day = step.due_on or step.since
    return NextStep(
        text=step.todo if mine else step.waiting,
        turn=Turn.MINE if mine else Turn.OTHERS,
        tone=step.tone if mine or step.tone == DANGER else NEUTRAL,
        tag=forsenad(step.due_on) or (_to_do_tag(step, today) if mine else "Väntar"),
        when=f"{'senast' if step.due_on else 'sedan'} {datum(day)}" if day and step.says_when else "",
        day=day or date.max,
        action=(step.label, reverse(step.route, args=[step.pk])) if mine else None,
    )


def _to_do_tag(step: Step, today: date) -> str:
    if step.due_on is None:
        return "Att göra"
    days = (step.due_on - today).days
    return NEAR_WORDS.get(days, f"om {antal(days, 'dag,dagar')}").capitalize()


def _later(thread: Thread) -> NextStep:
    plan, decision = thread.plan, thread.decision
    if plan is not None and plan.follow_up_due_on is not None:
        when = f"senast {datum(plan.follow_up_due_on)}"
        return NextStep(text="Planen ska följas upp", turn=Turn.NOBODY, when=when, day=plan.follow_up_due_on)
    refused = decision is not None and decision.outcome not in GRANTING
    return NextStep(text="Ansökan är avslagen" if refused else "Inget att göra nu", turn=Turn.NOBODY)


def steps(thread: Thread) -> list[Step]:
    """Everything that somebody is waited for."""
    found = _decision_steps(thread)
    for order in thread.open_orders:
        found += _order_steps(order)
    if thread.order is not None and thread.order.state == OrderState.ACCEPTED:
        found += _plan_steps(thread.order, thread.plan, thread.today)
    return found


def _decision_steps(thread: Thread) -> list[Step]:
    case, decision = thread.case, thread.decision
    if decision is None:
        return [
            _authority(
                verb="decision.decide",
                todo="Utred och besluta",
                waiting="Handläggaren utreder",
                label="Besluta",
                route="decision_new",
                pk=case.pk,
                since=case.opened_on,
            )
        ]
    if thread.decision_runs and not thread.open_orders:
        return [
            _ended_order_step(decision, thread.order) if thread.order else _first_order_step(case, decision)
        ]
    return _ending_steps(thread, decision) or _decision_follow_up_steps(thread, decision)


def _first_order_step(case: Case, decision: Decision) -> Step:
    return _authority(
        verb="order.draft",
        todo="Skriv en beställning",
        waiting="Handläggaren skriver en beställning",
        label="Beställ",
        route="order_new",
        pk=case.pk,
        since=decision.decided_on,
    )


def _ended_order_step(decision: Decision, order: Order) -> Step:
    return _authority(
        verb="decision.end",
        todo="Stödet är avslutat men beslutet gäller. Avsluta det eller beställ på nytt",
        waiting="Stödet är avslutat",
        label="Avsluta beslutet",
        route="decision_end",
        pk=decision.pk,
        since=order.ended_on,
    )


def _ending_steps(thread: Thread, decision: Decision) -> list[Step]:
    tone = urgency(decision.expires_on, thread.today, DECISION_SOON, NEUTRAL)
    if tone == NEUTRAL or thread.has_later_decision:
        return []
    followed = decision.last_followed_on
    prepared = followed is not None and followed >= decision.expires_on - 2 * DECISION_SOON
    what = f"Beslutet {'gick' if tone == DANGER else 'går'} ut {datum(decision.expires_on)}"
    return [
        _authority(
            verb="decision.decide",
            todo=f"{what}. {'Besluta på nytt' if prepared else 'Följ upp det'}",
            waiting=f"{what}. Handläggaren följer upp",
            label="Besluta" if prepared else "Följ upp",
            route="decision_new" if prepared else "decision_follow_up_new",
            pk=thread.case.pk,
            due_on=decision.expires_on,
            tone=tone,
            says_when=False,
        )
    ]


def _decision_follow_up_steps(thread: Thread, decision: Decision) -> list[Step]:
    """The day that the decision itself names. It is no rule of the municipality, so it is never late in red."""
    day = decision.follow_up_on
    followed = decision.last_followed_on is not None and decision.last_followed_on >= decision.valid_from
    if not thread.decision_runs or day is None or day > thread.today + DECISION_SOON or followed:
        return []
    return [
        _authority(
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


def _order_steps(order: Order) -> list[Step]:
    if order.state == OrderState.DRAFT:
        since = dates.day_of(order.recorded_at)
        return [_writing_step(order, since, todo="Skriv klart beställningen", label="Skriv")]
    if order.state == OrderState.RETURNED:
        since = dates.day_of(order.asked_at) if order.asked_at else None
        return [_writing_step(order, since, todo="Svara på utförarens fråga", label="Svara")]
    if order.state == OrderState.SENT:
        return [
            _receiver(
                verb="order.accept",
                todo="Ta emot eller återsänd",
                waiting="Utföraren ska ta emot beställningen",
                label="Öppna",
                route="order",
                pk=order.pk,
                since=order.sent_on,
            )
        ]
    return [] if order.key_worker_id else [_assign_step(order)]


def _writing_step(order: Order, since: date | None, **words) -> Step:
    waiting = "Handläggaren skriver på beställningen"
    step = {"verb": "order.draft", "waiting": waiting, "route": "order_edit", "pk": order.pk}
    return _authority(since=since, **step, **words)


def _assign_step(order: Order) -> Step:
    return _receiver(
        verb="order.assign",
        todo="Utse stödperson",
        waiting="Utföraren ska utse en stödperson",
        label="Utse",
        route="order_assign",
        pk=order.pk,
        since=order.received_on,
    )


def _plan_steps(order: Order, plan: Plan | None, today: date) -> list[Step]:
    if plan is None or plan.state == PlanState.ENDED:
        return [
            _worker(
                verb="plan.begin",
                todo="Påbörja planen",
                waiting="Utföraren ska påbörja planen",
                label="Påbörja",
                route="plan_new",
                pk=order.pk,
                due_on=order.plan_due_on,
                tone=urgency(order.plan_due_on, today, SOON, INFO),
            )
        ]
    return _agreement_steps(plan) + _follow_up_steps(plan, today)


def _agreement_steps(plan: Plan) -> list[Step]:
    if plan.state == PlanState.BEGUN:
        words = {"todo": "Gör klart planen och kom överens", "waiting": "Utföraren gör klart planen"}
        since = plan.begun_on
    elif plan.state == PlanState.DECLINED:
        words = {
            "todo": "Personen sade nej. Ändra planen och fråga igen",
            "waiting": "Personen sade nej till planen",
        }
        since = plan.declined_on
    else:
        return []
    return [_worker(verb="plan.edit", label="Skriv", route="plan_edit", pk=plan.pk, since=since, **words)]


def _follow_up_steps(plan: Plan, today: date) -> list[Step]:
    due_on = plan.follow_up_due_on
    tone = urgency(due_on, today, SOON, NEUTRAL)
    if tone == NEUTRAL:
        return []
    return [
        _worker(
            verb="plan_follow_up.hold",
            todo="Följ upp planen",
            waiting="Utföraren ska följa upp planen",
            label="Följ upp",
            route="plan_follow_up_new",
            pk=plan.pk,
            due_on=due_on,
            tone=tone,
        )
    ]
