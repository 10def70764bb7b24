"""Writing the order: permission, move, change, history, in one transaction."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from accounts.changes import case_changed
from accounts.permissions import require
from accounts.rules import GoalScheme, ProviderForm
from boendestod import dates
from boendestod.errors import StaleVersion, next_state, refuse_if
from cases.models import Case, Child, Decision, Investigation, NeedsAssessment
from cases.rules import ChildLives

from ..clarity import ActivityText, Clarity, GoalText, OrderText, assess
from ..models import Order, OrderActivity, OrderGoal
from ..rules import (
    MOVES,
    ActivityContent,
    DecisionContent,
    GoalContent,
    OrderContent,
    OrderState,
    Remark,
    missing_for_sending,
    standard_goal,
)

LOCKED = "Beställningen är skickad och kan inte ändras nu."
NEVER_SENT = {"state": OrderState.DRAFT, "sent_on": None, "sent_at": None}
# What says how an activity is supported, in each scheme; the other schemes' fields are emptied.
HOW = {
    GoalScheme.DUR_SP: {"sub_goal": "", "preserve_function": False},
    GoalScheme.DUR_FN: {"support_form": ""},
    GoalScheme.IBIC: {"support_form": ""},
    GoalScheme.FREE: {"support_form": ""},
}


@transaction.atomic
def draft_order(
    case: Case, *, by, decision: Decision | None, chosen_needs: Iterable[NeedsAssessment] = (), **content
) -> Order:
    """Begin an order on a decision, with a goal for each chosen need of the investigation; without a decision only
    where the municipality offers that (SoL 11:5)."""
    require(by, "order.draft")
    refuse_if(case.closed_on is not None, "Ärendet är avslutat.", "case_closed")
    refuse_if(
        decision is None and not case.municipality.support_without_decision,
        "Skriv beslutet först. En beställning vilar på ett beslut.",
        "no_decision",
    )
    _check_provider(case, content.get("provider"))
    _check_decision(case, decision)
    content = _suggestions(case, decision) | content
    order = Order(municipality=case.municipality, case=case, decision=decision, **content)
    order.save_change(by=by, reason="order.draft")
    for need in chosen_needs:
        save_goal(order, by=by, need=need)
    return order


def _check_decision(case: Case, decision: Decision | None) -> None:
    refuse_if(
        decision is not None and (decision.case_id != case.pk or decision.valid_from is None),
        "Välj ett beslut som ger personen stöd.",
        "decision_elsewhere",
        "decision",
    )


def _suggestions(case: Case, decision: Decision | None) -> dict:
    """What is known already, for the caseworker to change."""
    investigation = investigation_behind(case, decision)
    known = {"scheme": case.unit.goal_scheme, "children_note": _children_note(case.children.all())}
    if decision is not None:
        known |= {
            "hours": decision.granted_hours,
            "hours_per": decision.granted_per,
            "mapping_until": decision.mapping_to,
        }
    if investigation is not None:
        household = (investigation.household.strip(), investigation.expected_of_others.strip())
        known["household_note"] = "\n".join(text for text in household if text)
    return known


def investigation_behind(case: Case, decision: Decision | None) -> Investigation | None:
    """The decision's investigation, or for an older decision without one the case's latest."""
    if decision is not None and decision.investigation_id is not None:
        return decision.investigation
    return case.investigations.last()


def _children_note(children: Iterable[Child]) -> str:
    return "\n".join(f"{_about(child)} {child.regard}".strip() for child in children)


def _about(child: Child) -> str:
    if child.lives == ChildLives.EXPECTED:
        return "Väntat barn."
    return f"{child}, bor {child.get_lives_display()}." if child.lives else f"{child}."


def _check_provider(case: Case, provider) -> None:
    refuse_if(
        provider is not None and provider.municipality_id != case.municipality_id,
        "Välj en utförare i kommunen.",
        "provider_elsewhere",
        "provider",
    )


def _editable(order: Order, *, by) -> Order:
    """The order's row, held: whoever writes in the order, or in a part of it, waits here."""
    require(by, "order.draft")
    order = Order.objects.select_related("case", "provider", "decision").lock(order.pk)
    next_state(MOVES, "edit", order.state, LOCKED)
    return order


def _change(record, content: dict, *, version: int | None, by) -> None:
    """Save what differs. The same text sent again, as when an answer got lost on its way, is no change."""
    differs = {field: value for field, value in content.items() if getattr(record, field) != value}
    if not differs:
        return
    if version not in (None, record.version):
        raise StaleVersion(record)
    for field, value in differs.items():
        setattr(record, field, value)
    record.save_change(by=by, reason="order.edit")


@transaction.atomic
def edit_order(order: Order, *, by, version: int, **content) -> Order:
    """Change a draft or returned order. With another provider a returned one is a draft again: nothing has been sent to
    that one, who neither sees it nor asks anything."""
    order = _editable(order, by=by)
    _check_provider(order.case, content.get("provider"))
    _check_decision(order.case, content.get("decision"))
    elsewhere = content.get("provider", order.provider) != order.provider
    _refuse_amendment(order, elsewhere)
    begins_again = elsewhere and order.state == OrderState.RETURNED
    scheme = order.scheme
    _change(order, content | (NEVER_SENT if begins_again else {}), version=version, by=by)
    if order.scheme != scheme:
        _leave_scheme(order, by=by)
    if begins_again:
        case_changed(order.case_id, today=dates.today(), event="order.change_provider")
    return order


def _refuse_amendment(order: Order, elsewhere: bool) -> None:
    refuse_if(
        elsewhere and order.amends_id is not None,
        "En ändring går till den utförare som har beställningen. Skriv en ny beställning till en annan utförare.",
        "amendment_elsewhere",
        "provider",
    )


def _leave_scheme(order: Order, *, by) -> None:
    """What only the former scheme asks for says nothing any longer."""
    for activity in OrderActivity.objects.filter(goal__order=order):
        _change(activity, unused_in(order.scheme), version=None, by=by)


def unused_in(scheme: str) -> dict:
    """The fields of an activity that only other schemes ask for, as they are when they say nothing."""
    known = {name: nothing for how in HOW.values() for name, nothing in how.items()}
    return {name: nothing for name, nothing in known.items() if name not in HOW[scheme]}


@transaction.atomic
def save_goal(order: Order, *, by, goal: OrderGoal | None = None, version: int | None = None, **content):
    """Change the goal given, or add one: from a need of the investigation, or within a life area."""
    order = _editable(order, by=by)
    if goal is None:
        return _add_goal(order, by=by, **content)
    goal = order.goals.all().lock(goal.pk)
    _change(goal, content, version=version, by=by)
    return goal


def _add_goal(order: Order, *, by, need: NeedsAssessment | None = None, **content) -> OrderGoal:
    if need is not None:
        content = _from_need(order, need) | content
    content = {"overall_goal": standard_goal(content.get("life_area", ""))} | content
    goal = OrderGoal(municipality=order.municipality, order=order, position=_last(order.goals) + 1, **content)
    goal.save_change(by=by, reason="order.edit")
    return goal


def _from_need(order: Order, need: NeedsAssessment) -> dict:
    refuse_if(
        need.investigation.case_id != order.case_id,
        "Välj ett behov ur personens utredning.",
        "need_elsewhere",
        "need",
    )
    return {
        "need": need,
        "need_text": need.need,
        "life_area": need.life_area,
        "current_state": need.current_state,
        "intended_state": need.intended_state,
    }


@transaction.atomic
def save_activity(
    goal: OrderGoal, *, by, activity: OrderActivity | None = None, version: int | None = None, **content
):
    """Add an activity to the goal, or change the one given."""
    _editable(goal.order, by=by)
    if activity is not None:
        activity = goal.activities.all().lock(activity.pk)
        _change(activity, content, version=version, by=by)
        return activity
    place = _last(goal.activities) + 1
    activity = OrderActivity(municipality=goal.municipality, goal=goal, position=place, **content)
    activity.save_change(by=by, reason="order.edit")
    return activity


def _last(parts) -> int:
    return parts.aggregate(last=Max("position"))["last"] or 0


@transaction.atomic
def move_part(part: OrderGoal | OrderActivity, *, by, up: bool) -> None:
    """Let a goal, or an activity within its goal, change places with its neighbour; at the end nothing happens."""
    _editable(_order_of(part), by=by)
    parts = list(_siblings(part))
    here = parts.index(part)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(parts):
        return
    parts[here], parts[there] = parts[there], parts[here]
    for position, each in enumerate(parts, 1):
        _change(each, {"position": position}, version=None, by=by)


def _order_of(part: OrderGoal | OrderActivity) -> Order:
    return part.order if isinstance(part, OrderGoal) else part.goal.order


def _siblings(part: OrderGoal | OrderActivity):
    parts = part.order.goals if isinstance(part, OrderGoal) else part.goal.activities
    return parts.filter(dropped_on__isnull=True)


@transaction.atomic
def remove_part(part: OrderGoal | OrderActivity, *, by) -> None:
    """Take a goal or an activity out of an order that no provider has taken on; the history keeps it."""
    _editable(_order_of(part), by=by)
    if isinstance(part, OrderGoal):
        for activity in part.activities.all():
            _delete(activity, by=by)
    _delete(part, by=by)


def _delete(part, *, by) -> None:
    part._history_user = by
    part._change_reason = "order.remove"
    part.delete()


# --- What is missing, and what could be clearer ---------------------------------------------------------------
def remarks(order: Order) -> list[Remark]:
    """What is still missing before the order can be sent; `order` with its content."""
    decision, provider = order.decision, order.provider
    return missing_for_sending(
        OrderContent(
            id=str(order.pk),
            scheme=order.scheme,
            decision=decision and DecisionContent(decision.legal_basis, decision.valid_from is not None),
            decision_needed=not order.municipality.support_without_decision,
            provider=provider is not None,
            free_choice=provider is not None and provider.form == ProviderForm.LOV,
            chosen_by=order.chosen_by,
            providers_informed=order.providers_informed_on is not None,
            needs=order.needs,
            hours=bool(order.hours),
            double_staffing=order.double_staffing,
            follow_up_on=order.follow_up_on is not None,
            follow_up_form=order.follow_up_form,
            children_known=bool(order.case.client.minor_children),
            children_note=order.children_note,
            goals=[_goal_content(goal) for goal in order.goals.all()],
        )
    )


def _goal_content(goal: OrderGoal) -> GoalContent:
    return GoalContent(
        id=str(goal.pk),
        need_text=goal.need_text,
        personal_goal=goal.personal_goal,
        measure=goal.measure,
        reach_by=goal.reach_by is not None,
        accepted=goal.accepted,
        accepted_note=goal.accepted_note,
        realistic=goal.realistic,
        intended_state=goal.intended_state is not None,
        activities=[
            ActivityContent(
                str(a.pk), what=a.what, why=a.why, sub_goal=a.sub_goal, support_form=a.support_form
            )
            for a in goal.activities.all()
        ],
    )


def clarity_of(order: Order) -> Clarity:
    """How clear the order is as it stands; `order` with its content. It never blocks."""
    goals = list(order.goals.all())
    return assess(
        OrderText(
            needs=order.needs or "\n".join(goal.need_text for goal in goals),
            scheme=order.scheme,
            preconditions=order.preconditions,
            risks=order.risks,
            scope=bool(order.hours),
            follow_up=bool(order.follow_up_form and order.follow_up_on),
            provider=order.provider_id is not None,
            children_known=bool(order.case.client.minor_children),
            children_note=order.children_note,
            goals=[_goal_text(goal) for goal in goals],
            investigation=_investigated(order),
            until=order.decision and order.decision.last_day,
        )
    )


def _goal_text(goal: OrderGoal) -> GoalText:
    return GoalText(
        id=str(goal.pk),
        need=goal.need_text,
        overall_goal=goal.overall_goal,
        personal_goal=goal.personal_goal,
        measure=goal.measure,
        reach_by=goal.reach_by,
        accepted=goal.accepted,
        activities=[
            ActivityText(id=str(a.pk), what=a.what, why=a.why, how=_how(a), scope=a.scope)
            for a in goal.activities.all()
        ],
    )


def _how(activity: OrderActivity) -> str:
    said = [activity.get_sub_goal_display(), activity.get_support_form_display()]
    said += ["bevara funktionen"] * activity.preserve_function
    return ", ".join(text for text in said if text)


def _investigated(order: Order) -> list[str]:
    """What the case's investigations say, but for the needs in short: those are written to be ordered."""
    rows = NeedsAssessment.objects.filter(investigation__case=order.case_id).values_list(
        "own_view", "others_do", "met_otherwise_how", "investigation__assessment", "statements__text"
    )
    return list({text for row in rows for text in row if text})
