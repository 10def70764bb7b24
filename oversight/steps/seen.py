from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from accounts.permissions import may
from accounts.rules import PROVIDER_ROLES
from boendestod.templatetags.sv import NEAR_WORDS, antal, datum, forsenad
from cases.models import Case
from cases.rules import GRANTING

from ..thread import DANGER, NEUTRAL, Thread, thread_of
from .concluded import concluded_steps
from .decision import decision_steps
from .desk import desk_steps
from .order import order_steps, start_steps
from .plan import plan_steps
from .step import Step, Turn
from .visits import visit_steps


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
    inside = user.role not in PROVIDER_ROLES
    seen = [as_seen(step, user, today) for step in steps(thread) if inside or not step.internal]
    mine = [step for step in seen if step.turn == Turn.MINE]
    return min(mine or seen, key=lambda step: step.urgency, default=None) or _later(thread)


def as_seen(step: Step, user, today: date) -> NextStep:
    mine = user.role in step.who and may(user, step.verb)
    day = step.due_on or step.since
    return NextStep(
        text=step.todo if mine else step.waiting,
        turn=Turn.MINE if mine else Turn.OTHERS,
        tone=step.tone if mine or step.tone == DANGER else NEUTRAL,
        tag=forsenad(step.due_on) or (_to_do_tag(step, today) if mine else "Väntar"),
        when=f"{'senast' if step.due_on else 'sedan'} {datum(day)}" if day and step.says_when else "",
        day=day or date.max,
        action=(step.label, reverse(step.route, args=[step.pk] if step.pk else [])) if mine else None,
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
    if decision is not None and decision.outcome not in GRANTING:
        return NextStep(text="Ansökan är avslagen", turn=Turn.NOBODY)
    if decision is not None and decision.ended_on and not thread.decision_runs:
        return NextStep(text=f"Beslutet upphörde {datum(decision.ended_on)}", turn=Turn.NOBODY)
    return NextStep(text="Inget att göra nu", turn=Turn.NOBODY)


def steps(thread: Thread) -> list[Step]:
    """Everything that somebody is waited for, in the order of the chain."""
    found = desk_steps(thread) + decision_steps(thread) + concluded_steps(thread)
    for order in thread.open_orders:
        found += order_steps(order, thread.today)
    for amendment in thread.amendments:
        found += order_steps(amendment, thread.today)
    if thread.is_supported:
        found += plan_steps(thread.order, thread.plan, thread.today)
        found += start_steps(thread.order, thread.today)
        found += visit_steps(thread.order)
    return found
