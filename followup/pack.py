"""What a tablet gets to keep for one user: the people she works with, today and the days after.

It is the contract with static/js/falt/ (docs/tablet.md). Everything is asked for once for all the people together,
so that a pack takes the same number of questions to the database whoever it is for."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from accounts.models import LimitRule, Provider, working_as
from accounts.rules import PROVIDER_ROLES, LimitKey
from boendestod import dates
from boendestod.templatetags.sv import datum
from cases.models import Case, Client
from orders.models import Order
from orders.rules import OrderState
from plans.models import PlanActivity
from plans.rules import PlanState, WishMet

from .daily import DailyPlan, Marks, daily_plans, last_marks, tasks
from .models import DayNote, PlannedVisit, SyncConflict, SyncOperation, Visit, VisitDraft, WorkSlot
from .rules import (
    CLOCK_TOLD,
    CONCERN_DUTY,
    PACK_DAYS,
    PACK_NOTES,
    PERFORMED,
    ComplaintBy,
    DeviationWhat,
    HowDone,
    Severity,
    SubstituteTold,
    ToldBy,
    ToldHow,
    TookPart,
    ToWhom,
    VisitOutcome,
)
from .rules.pack import HIDDEN_VISIT, MISSING_NOTES_SINCE, PROTECTED_NAME, PackPart, name_on_tablet

PER_MINUTE = timedelta(minutes=1)
ARRIVAL = ("arrival_notice", "arrival_note")


@dataclass(frozen=True)
class Held:
    """One person's part of a pack."""

    case: Case
    parts: list[str]
    notes: int


@dataclass(frozen=True)
class Pack:
    content: dict
    lease_until: datetime
    first_day: date
    last_day: date
    held: list[Held]


def build_pack(user, provider: Provider) -> Pack:
    now = dates.now()
    days = [dates.today() + timedelta(days=number) for number in range(PACK_DAYS)]
    lease_until = now + timedelta(hours=lease_hours(provider))
    planned = list(_planned(user, days))
    orders = [order for order in _orders(user, days) if _may_be_held(order.case, provider)]
    people = _people(user, provider, orders)
    missing = [visit for visit in _missing_notes(user) if _may_be_held(visit.case, provider)]
    visits = _visits(user, planned, {order.pk for order in orders})
    content = {
        "made_at": now,
        "lease_until": lease_until,
        "user": {"id": user.pk, "name": str(user)},
        "days": days,
        "cancel_notice_hours": _limit(provider, LimitKey.CANCEL_NOTICE_HOURS),
        "clock_told_minutes": CLOCK_TOLD // PER_MINUTE,
        "choices": CHOICES,
        "concern_duty": CONCERN_DUTY,
        "colleagues": _colleagues(user, provider),
        "people": list(people.values()),
        "visits": visits,
        "slots": [*_slots(user, days), *_hidden(planned, provider)],
        "missing_notes": [_missing_note(visit, provider) for visit in missing],
        "conflicts": _conflicts(user),
        "quarantined": SyncOperation.objects.to_handle().filter(user=user).count(),
    }
    held = [_held(order, people[order.pk], visits) for order in orders]
    return Pack(content, lease_until, days[0], days[-1], _with_missing(held, missing))


def lease_hours(provider: Provider) -> int:
    return _limit(provider, LimitKey.LEASE_HOURS)


def _limit(provider: Provider, key: LimitKey) -> int:
    return LimitRule.objects.value_on(provider.municipality, key, dates.today())


def _may_be_held(case: Case, provider: Provider) -> bool:
    return provider.protected_on_tablet or not case.client.is_protected


# --- Who --------------------------------------------------------------------------------------------------------


def _orders(user, days: list[date]):
    """The running orders that the user works with: not all that a coordinator can see."""
    answers_for = user.planned_activities.filter(dropped_on__isnull=True, goal__plan__ended_on__isnull=True)
    comes_to = PlannedVisit.objects.standing().of_worker(user).between(days[0], days[-1])
    works_with = (
        Q(key_worker=user)
        | Q(pk__in=answers_for.values("goal__plan__order"))
        | Q(pk__in=comes_to.values("order"))
    )
    running = Order.objects.visible_to(user).filter(state=OrderState.ACCEPTED, amends__isnull=True)
    by_name = ("case__client__last_name", "case__client__first_name", "pk")
    return running.filter(works_with).select_related("case__client").order_by(*by_name)


def _planned(user, days: list[date]):
    standing = PlannedVisit.objects.standing().of_worker(user).between(days[0], days[-1])
    return standing.for_list().select_related("visit__day_note", "case__client")


def _missing_notes(user):
    since = dates.now() - MISSING_NOTES_SINCE
    own = Visit.objects.visible_to(user).without_note().filter(support_worker=user, starts_at__gte=since)
    return own.select_related("case__client").order_by("-starts_at")


def _called(client: Client, provider: Provider) -> str:
    if client.is_protected:
        return PROTECTED_NAME
    return name_on_tablet(provider.names_on_tablet, client.first_name, client.last_name)


# --- People -----------------------------------------------------------------------------------------------------


def _people(user, provider: Provider, orders: list[Order]) -> dict[UUID, dict]:
    plans = daily_plans(orders)
    marks = last_marks([daily.plan for daily in plans.values()])
    standing = _standing_activities(plans.values())
    notes = _newest_notes(user, orders)
    last = {visit.order_id: visit for visit in _last_visits(orders)}
    return {
        order.pk: _person(order, provider)
        | _plan(plans.get(order.pk), marks, standing)
        | {"notes": [_note(note) for note in notes if note.order_id == order.pk]}
        | _last(last.get(order.pk))
        for order in orders
    }


def _person(order: Order, provider: Provider) -> dict:
    client = order.case.client
    shown = not client.is_protected
    return {
        "order": order.pk,
        "name": _called(client, provider),
        "address": client.address if shown else "",
        "phone": client.phone if shown else "",
        "access": order.preconditions,
        "risks": order.risks,
        "children": order.children_note,
        "communication": client.communication_need,
    }


def _plan(daily: DailyPlan | None, marks: Marks, standing: set[str]) -> dict:
    if daily is None:
        return NO_PLAN
    today = dates.today()
    said = {field["name"]: field["text"] for field in daily.content["fields"]}
    found = [task for task in tasks(daily, marks, today) if task.id in standing]
    return {
        "arrival": ", ".join(said[name] for name in ARRIVAL if name in said),
        "think_of": "\n".join(said[name] for name in ("think_of", "practical") if name in said),
        "plan_state": _plan_state(daily),
        "goals": [
            {
                "id": goal["id"],
                "number": number,
                "goal": goal["title"],
                "indicator": goal["values"]["indicator"],
            }
            for number, goal in daily.numbered(today)
        ],
        "activities": [_activity(task) for task in found],
        "wishes": [wish["wish"] for wish in daily.content["wishes"] if wish["met"] != WishMet.YES],
    }


NO_PLAN = {
    "arrival": "",
    "think_of": "",
    "plan_state": "Det finns ingen plan ännu. Det som är beställt ser du när du har nät.",
    "goals": [],
    "activities": [],
    "wishes": [],
}


def _plan_state(daily: DailyPlan) -> str:
    """As templates/followup/_todays_tasks.html says it."""
    if daily.is_changing:
        return "En ändring av planen är på väg. Följ det som står här tills personen har sagt ja."
    if daily.version is not None or daily.plan.state == PlanState.AGREED:
        return ""
    if daily.plan.state == PlanState.DECLINED:
        return "Personen har sagt nej till planen. Fråga personen innan du gör något av det här."
    return "Personen har inte sagt ja till planen än. Fråga personen hur ni ska göra."


def _activity(task) -> dict:
    return {
        "id": task.id,
        "what": task.what,
        "how": task.how,
        "where": task.where,
        "when": task.when,
        "goal": task.goal,
        "place": task.place,
        "weekdays": task.weekdays,
        "last": f"{task.last} {datum(task.last_at)}" if task.last else "",
    }


def _standing_activities(plans) -> set[str]:
    """A revision's drops hold at once: a mark on them would be refused."""
    ids = [activity["id"] for daily in plans for activity in daily.activities()]
    kept = PlanActivity.objects.filter(pk__in=ids, dropped_on__isnull=True)
    return {str(pk) for pk in kept.values_list("pk", flat=True)}


def _newest_notes(user, orders: list[Order]) -> list[DayNote]:
    number = Window(RowNumber(), partition_by=F("order"), order_by=[F("event_at").desc(), F("pk").asc()])
    written = DayNote.objects.visible_to(user).filter(order__in=orders).exclude(text="")
    newest = written.annotate(number=number).filter(number__lte=PACK_NOTES)
    return list(newest.select_related("author").prefetch_related("corrections").order_by("-event_at", "pk"))


def _note(note: DayNote) -> dict:
    author = str(note.author) if note.author else "annat system"
    return {"at": note.event_at, "author": author, "text": note.latest_text}


def _last_visits(orders: list[Order]):
    performed = Visit.objects.performed().filter(order__in=orders)
    return performed.order_by("order", "-starts_at").distinct("order")


def _last(visit: Visit | None) -> dict:
    """What the next visit most likely is like."""
    if visit is None:
        return {"last_minutes": None, "last_took_part": ""}
    return {"last_minutes": visit.minutes, "last_took_part": visit.took_part}


# --- The days ---------------------------------------------------------------------------------------------------


def _visits(user, planned: list[PlannedVisit], orders: set[UUID]) -> list[dict]:
    shown = [visit for visit in planned if visit.order_id in orders]
    drafts = VisitDraft.objects.filter(author=user, planned__in=shown, closed_at__isnull=True)
    begun = {draft.planned_id: draft for draft in drafts.order_by("started_at")}
    return [_visit(visit, user, begun.get(visit.pk)) for visit in shown]


def _visit(planned: PlannedVisit, user, draft: VisitDraft | None) -> dict:
    became = getattr(planned, "visit", None)
    workers = (planned.support_worker, planned.second_worker)
    return {
        "id": planned.pk,
        "version": planned.version,
        "order": planned.order_id,
        "starts_at": planned.starts_at,
        "ends_at": planned.ends_at,
        "with": [str(worker) for worker in workers if worker not in (None, user)],
        "covers_for": str(planned.covers_for or ""),
        "person_told": planned.person_told_at is not None,
        "outcome": became.outcome if became else "",
        "outcome_label": became.get_outcome_display() if became else "",
        "visit": became.pk if became else None,
        "has_note": getattr(became, "day_note", None) is not None,
        "draft": _draft(draft) if draft else None,
    }


def _draft(draft: VisitDraft) -> dict:
    return {
        "id": draft.pk,
        "version": draft.version,
        "content": draft.content,
        "started_at": draft.started_at,
    }


def _slots(user, days: list[date]) -> list[dict]:
    own = WorkSlot.objects.filter(worker=user, starts_at__date__gte=days[0], starts_at__date__lte=days[-1])
    return [
        {"starts_at": slot.starts_at, "ends_at": slot.ends_at, "label": slot.get_kind_display()}
        for slot in own.order_by("starts_at")
    ]


def _hidden(planned: list[PlannedVisit], provider: Provider) -> list[dict]:
    """The time of visits to people who must not be on the tablet: the day is whole, and names nobody."""
    return [
        {"starts_at": visit.starts_at, "ends_at": visit.ends_at, "label": HIDDEN_VISIT}
        for visit in planned
        if not _may_be_held(visit.case, provider)
    ]


def _missing_note(visit: Visit, provider: Provider) -> dict:
    return {
        "visit": visit.pk,
        "order": visit.order_id,
        "name": _called(visit.case.client, provider),
        "starts_at": visit.starts_at,
        "ends_at": visit.ends_at,
    }


def _colleagues(user, provider: Provider) -> list[dict]:
    there = working_as(*PROVIDER_ROLES, provider=provider).exclude(pk=user.pk)
    return [{"id": colleague.pk, "name": str(colleague)} for colleague in there]


def _conflicts(user) -> int:
    return SyncConflict.objects.filter(author=user, resolved_at__isnull=True).count()


def _choices(kinds) -> list[list]:
    return [[kind.value, kind.label] for kind in kinds]


CHOICES = {
    "happened": _choices(outcome for outcome in VisitOutcome if outcome in PERFORMED),
    "missed": _choices(outcome for outcome in VisitOutcome if outcome not in PERFORMED),
    "told_by": _choices(ToldBy),
    "told_how": _choices(ToldHow),
    "took_part": _choices(TookPart),
    "how_done": _choices(HowDone),
    "substitute_told": _choices(SubstituteTold),
    "deviation_what": _choices(DeviationWhat),
    "severity": _choices(Severity),
    "complaint_by": _choices(ComplaintBy),
    "to_whom": _choices(ToWhom),
}


# --- What it held -----------------------------------------------------------------------------------------------


def _held(order: Order, person: dict, visits: list[dict]) -> Held:
    own = [visit for visit in visits if visit["order"] == order.pk]
    there = {
        PackPart.NAME: person["name"] != PROTECTED_NAME,
        PackPart.ADDRESS: person["address"] or person["phone"],
        PackPart.ARRIVAL: person["access"] or person["arrival"] or person["think_of"],
        PackPart.RISKS: person["risks"],
        PackPart.CHILDREN: person["children"],
        PackPart.COMMUNICATION: person["communication"],
        PackPart.PLAN: person["goals"],
        PackPart.WISHES: person["wishes"],
        PackPart.NOTES: person["notes"],
        PackPart.VISITS: own,
        PackPart.DRAFT: any(visit["draft"] for visit in own),
    }
    return Held(order.case, [part.value for part, content in there.items() if content], len(person["notes"]))


def _with_missing(held: list[Held], missing: list[Visit]) -> list[Held]:
    """Also those of whom the tablet only knows that a visit lacks its note."""
    cases = {visit.case_id: visit.case for visit in missing}
    known = {part.case.pk for part in held}
    for part in held:
        if part.case.pk in cases:
            part.parts.append(PackPart.MISSING_NOTE.value)
    only = [case for pk, case in cases.items() if pk not in known]
    return held + [Held(case, [PackPart.NAME.value, PackPart.MISSING_NOTE.value], 0) for case in only]
