"""A visit: what became of it, with the day note that belongs to it."""

from dataclasses import replace
from uuid import uuid4

from django.db import IntegrityError, transaction
from simple_history.utils import bulk_create_with_history

from accounts.changes import case_changed
from accounts.models import User
from accounts.permissions import require
from accounts.rules import RECEIVING_ROLES
from boendestod import dates
from boendestod.errors import NotPermitted, RuleBroken, refuse_if
from orders import actions as order_actions
from orders.models import Order
from plans.models import PlanActivity

from ..models import ActivityMark, DayNote, PlannedVisit, Visit
from ..rules import BY_PERSON, PERFORMED, cancellation, check_visit
from .facts import Facts, Logged, ToLog
from .signing import new_note, refuse_not_running


@transaction.atomic
def log_visit(
    order: Order,
    *,
    by,
    marks: dict[PlanActivity, str] | None = None,
    planned: PlannedVisit | None = None,
    second_worker: User | None = None,
    **said,
) -> Visit:
    """Log a visit of one's own and sign its day note. Marks say how each activity of the plan was done; `said` is the
    rest of a ToLog."""
    item = ToLog(
        order=order.pk,
        support_worker=by.pk,
        marks={activity.pk: how_done for activity, how_done in (marks or {}).items()},
        planned=planned and planned.pk,
        second_worker=second_worker and second_worker.pk,
        **said,
    )
    (logged,) = log_visits([item], by=by)
    if isinstance(logged, RuleBroken):
        raise logged
    refuse_if(logged.is_repeat, "Besöket är redan loggat.", "visit_logged_already")
    return logged.visit


def log_visits(items: list[ToLog], *, by) -> list[Logged | RuleBroken]:
    """Log visits and sign their day notes: for each what was logged, or why it was not. One that is refused stops
    none of the others.

    A visit that was carried out has its note, or says that the worker writes it later. A cancellation by the
    person is in time or late by the municipality's notice, whatever kind was stated. `planned` is the visit in the
    schedule that this became, once. `visit_id` is chosen where the visit was written: said again with the same
    content it is a repeat."""
    require(by, "visit.log")
    try:
        return _log(items, by=by)
    except IntegrityError:
        # Somebody has used one of the ids for another order at the same moment. Now it is seen.
        return _log(items, by=by)


@transaction.atomic
def _log(items: list[ToLog], *, by) -> list[Logged | RuleBroken]:
    facts = Facts(items, by=by)
    results = [_looked_at(item, facts, by=by) for item in items]
    _write([one for one in results if isinstance(one, Logged) and not one.is_repeat], facts, by=by)
    return results


def _looked_at(item: ToLog, facts: Facts, *, by) -> Logged | RuleBroken:
    try:
        _check_support_worker(item, facts, by=by)
        logged = _as_logged(item, facts)
        before = facts.logged.get(logged.visit.pk)
        if before is None:
            _check(item, logged.visit, facts)
            facts.take(logged)
            return logged
        refuse_if(not before.says(logged), "Besöket är redan loggat.", "visit_logged_already", "id")
    except RuleBroken as broken:
        return broken
    return replace(before, is_repeat=True)


def _check_support_worker(item: ToLog, facts: Facts, *, by) -> None:
    """One's own visit, or one that somebody else made, who worked for the provider that day."""
    if item.support_worker == by.pk:
        refuse_if(
            hasattr(by, "client_system"),
            "Ett system gör inga besök. Ange vem som gjorde det.",
            "no_support_worker",
            "support_worker",
        )
        return
    if by.role not in RECEIVING_ROLES:
        raise NotPermitted("Bara samordnare och enhetschefer kan logga besök åt någon annan.")
    order = facts.orders[item.order]
    refuse_if(
        not facts.worked_there(item.support_worker, order, dates.day_of(item.starts_at)),
        "Den som gjorde besöket arbetade inte hos er den dagen.",
        "support_worker_elsewhere",
        "support_worker",
    )


def _as_logged(item: ToLog, facts: Facts) -> Logged:
    order = facts.orders[item.order]
    visit = Visit(
        id=item.visit_id or uuid4(),
        municipality_id=order.municipality_id,
        case_id=order.case_id,
        order=order,
        plan=facts.plans.get(order.pk),
        planned_id=item.planned,
        support_worker=facts.people[item.support_worker],
        second_worker_id=item.second_worker,
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        timed=item.timed,
        outcome=_outcome(item, order, facts),
        reason=item.reason,
        told_at=item.told_at,
        told_by=item.told_by,
        told_how=item.told_how,
        took_part=item.took_part,
        wished=item.wished,
        also_done=item.also_done,
        substitute_told=item.substitute_told,
        device_at=item.device.at,
        clock_offset_ms=item.device.clock_offset_ms,
    )
    return Logged(visit, _marks(visit, item), _note(visit, item))


def _outcome(item: ToLog, order: Order, facts: Facts) -> str:
    if item.outcome not in BY_PERSON:
        return item.outcome
    refuse_if(item.told_at is None, "Ange när personen avbokade.", "no_told_at", "told_at")
    return cancellation(item.starts_at, item.told_at, facts.notice(order, dates.day_of(item.starts_at)))


def _marks(visit: Visit, item: ToLog) -> list[ActivityMark]:
    if visit.outcome not in PERFORMED:
        return []
    return [
        ActivityMark(
            municipality_id=visit.municipality_id, visit=visit, activity_id=activity, how_done=how_done
        )
        for activity, how_done in item.marks.items()
    ]


def _note(visit: Visit, item: ToLog) -> DayNote | None:
    if not item.text.strip():
        return None
    return new_note(
        visit.order,
        author=visit.support_worker,
        visit=visit,
        event_at=item.starts_at,
        text=item.text,
        for_caseworker=item.for_caseworker,
        device=item.device,
    )


def _check(item: ToLog, visit: Visit, facts: Facts) -> None:
    order = visit.order
    refuse_not_running(order, "Besök kan loggas när beställningen är mottagen och tills den avslutas.")
    check_visit(
        visit.outcome,
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        now=dates.now() + item.device.may_be_ahead,
        told_at=item.told_at,
        reason=item.reason,
        note=item.text,
        note_later=item.note_later,
    )
    facts.refuse_not_planned(item.planned, order)
    _check_second_worker(item, order, facts)
    if visit.outcome in PERFORMED:
        _check_marks(item, visit, facts)


def _check_second_worker(item: ToLog, order: Order, facts: Facts) -> None:
    """Somebody else, who worked for the provider on the day of the visit."""
    if item.second_worker is None:
        return
    refuse_if(
        item.second_worker == item.support_worker,
        "Välj någon annan som nummer två.",
        "second_is_author",
        "second_worker",
    )
    refuse_if(
        not facts.worked_there(item.second_worker, order, dates.day_of(item.starts_at)),
        "Den du valde som nummer två arbetade inte hos er den dagen.",
        "second_elsewhere",
        "second_worker",
    )


def _check_marks(item: ToLog, visit: Visit, facts: Facts) -> None:
    for activity in item.marks:
        refuse_if(
            visit.plan is None or facts.plan_of.get(activity) != visit.plan.pk,
            "Aktiviteten hör inte till den plan som gäller.",
            "activity_elsewhere",
            "marks",
        )


def _write(new: list[Logged], facts: Facts, *, by) -> None:
    # By id, so that two calls that use the same ids wait for each other and never both.
    new = sorted(new, key=lambda logged: logged.visit.pk)
    _save([logged.visit for logged in new], Visit, by=by, reason="visit.log")
    _save([mark for logged in new for mark in logged.marks], ActivityMark, by=by, reason="visit.log")
    for order, day in sorted(_first_days(new).items()):
        order_actions.support_was_given(facts.orders[order], by=by, today=dates.today(), on=day)
    _save([logged.note for logged in new if logged.note], DayNote, by=by, reason="note.sign")
    for case in sorted({logged.visit.case_id for logged in new}):
        case_changed(case, today=dates.today(), event="visit.log")


def _first_days(new: list[Logged]) -> dict:
    """By order the first day on which support was given."""
    days: dict = {}
    for logged in new:
        if logged.visit.was_performed:
            order, day = logged.visit.order_id, dates.day_of(logged.visit.starts_at)
            days[order] = min(day, days.get(order, day))
    return days


def _save(rows: list, model, *, by, reason: str) -> None:
    if rows:
        bulk_create_with_history(rows, model, default_user=by, default_change_reason=reason)
