"""What a follow-up's conclusion has led to, and the one button that leads on."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.permissions import may
from boendestod.dates import day_of, today
from boendestod.templatetags.sv import datum
from orders.models import Order
from orders.rules import OrderState

from .. import actions
from ..models import PlanFollowUp
from ..rules import Came, Conclusion, WayOn, way_on

WAITING = {
    WayOn.AMEND: "Handläggaren ändrar beställningen.",
    WayOn.END_SUPPORT: "Handläggaren tar ställning till att avsluta stödet.",
    WayOn.END_DECISION: "Handläggaren avslutar beslutet.",
    WayOn.INVESTIGATE: "Handläggaren inleder en utredning.",
    WayOn.FINISH_INVESTIGATION: "Handläggaren utreder.",
    WayOn.DECIDE: "Handläggaren förbereder nästa beslut.",
}
VERBS = {
    WayOn.AMEND: "order.amend",
    WayOn.END_SUPPORT: "order.end",
    WayOn.END_DECISION: "decision.end",
    WayOn.INVESTIGATE: "investigation.write",
    WayOn.FINISH_INVESTIGATION: "investigation.write",
    WayOn.DECIDE: "decision.decide",
}


@dataclass(frozen=True)
class Concluded:
    """`came` is (words, address); `waits` is who does what next; `action` is the button (label, address), which sends
    a form when it `posts`."""

    came: list[tuple[str, str]]
    waits: str
    action: tuple[str, str] | None
    posts: bool


def concluded(follow_up, user) -> Concluded:
    case, order = follow_up.case, actions.order_in_force(follow_up.case)
    amendments = _amendments(follow_up)
    investigation = _investigation(follow_up)
    decisions = list(case.decisions.granting().order_by("valid_from"))
    new = [
        one
        for one in decisions
        if one.decided_on >= follow_up.held_on and one.recorded_at >= follow_up.recorded_at
    ]
    running = [one for one in decisions if one.last_day is None or one.last_day >= today()]
    came = Came(
        supported=order is not None,
        amended=bool(amendments),
        on_its_way=order is not None and order.amendments.on_their_way().exists(),
        step_left=order is not None and actions.next_step(follow_up, order) is not None,
        decision_runs=bool(running),
        investigating=investigation is not None and investigation.closed_on is None,
        investigated=investigation is not None,
        decided=bool(new),
    )
    following = way_on(follow_up.conclusion, came)
    found = _came(follow_up, user, amendments, investigation, new)
    if following is None or case.closed_on or _is_passed(follow_up):
        return Concluded(found, waits="", action=None, posts=False)
    if not may(user, VERBS[following]):
        return Concluded(found, waits=WAITING[following], action=None, posts=False)
    url = _url(following, follow_up, order, running, investigation)
    return Concluded(found, "", (following.label.capitalize(), url), posts=following == WayOn.AMEND)


def _is_passed(follow_up) -> bool:
    """A later follow-up of the case says what holds now."""
    case, later = follow_up.case, {"held_on__gt": follow_up.held_on}
    return case.plan_follow_ups.filter(**later).exists() or case.decision_follow_ups.filter(**later).exists()


def _amendments(follow_up) -> list[Order]:
    """Those begun since that are on their way or were taken in; what was taken back led to nothing."""
    begun = follow_up.case.orders.filter(amends__isnull=False, recorded_at__gte=follow_up.recorded_at)
    return list(begun.exclude(state=OrderState.ENDED, received_on__isnull=True).order_by("recorded_at"))


def _investigation(follow_up):
    return follow_up.case.investigations.filter(opened_on__gte=follow_up.held_on).order_by("opened_on").last()


def _came(follow_up, user, amendments: list, investigation, decisions: list) -> list[tuple[str, str]]:
    orders = Order.objects.visible_to(user).filter(case=follow_up.case_id)
    shown = orders.filter(pk__in=[one.pk for one in amendments]).order_by("recorded_at")
    found = [(_amended(one), reverse("order", args=[one.pk])) for one in shown]
    if follow_up.conclusion == Conclusion.END:
        ended = orders.filter(amends__isnull=True, ended_on__gte=follow_up.held_on)
        found += [
            (f"Stödet avslutades {datum(one.ended_on)}", reverse("order", args=[one.pk])) for one in ended
        ]
    if follow_up.conclusion == Conclusion.INVESTIGATE and may(user, "investigation.write"):
        if investigation is not None:
            opened = f"Utredning inledd {datum(investigation.opened_on)}"
            found.append((opened, reverse("investigation", args=[investigation.pk])))
        found += [
            (f"Beslut {datum(one.decided_on)}", reverse("decision", args=[one.pk])) for one in decisions
        ]
    return found


def _amended(amendment: Order) -> str:
    if amendment.state == OrderState.ENDED:
        return f"Beställningen ändrades {datum(amendment.ended_on)}"
    return f"Ändring av beställningen, påbörjad {datum(day_of(amendment.recorded_at))}"


def _url(following: WayOn, follow_up, order, running: list, investigation) -> str:
    of = "plan" if isinstance(follow_up, PlanFollowUp) else "decision"
    urls = {
        WayOn.AMEND: lambda: reverse(f"{of}_follow_up_amend", args=[follow_up.pk]),
        WayOn.END_SUPPORT: lambda: reverse("order_end", args=[order.pk]),
        WayOn.END_DECISION: lambda: reverse("decision_end", args=[running[-1].pk]),
        WayOn.INVESTIGATE: lambda: reverse("investigation_new", args=[follow_up.case_id]),
        WayOn.FINISH_INVESTIGATION: lambda: reverse("investigation", args=[investigation.pk]),
        WayOn.DECIDE: lambda: reverse("decision_next", args=[follow_up.case_id]),
    }
    return urls[following]()
