"""What the rules ask of the records when visits are logged, one or a thousand: held and read once for all of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from accounts.models import LimitRule, Membership, User
from accounts.rules import LimitKey
from boendestod.errors import refuse_if
from orders.models import Order
from plans.models import Plan, PlanActivity

from ..models import ActivityMark, DayNote, PlannedVisit, Visit
from .signing import NO_DEVICE, DeviceTime

# What is said of a visit as it stands in the record; the rest follows from it.
SAID = (
    "order_id",
    "planned_id",
    "support_worker_id",
    "second_worker_id",
    "starts_at",
    "ends_at",
    "timed",
    "outcome",
    "reason",
    "told_at",
    "told_by",
    "told_how",
    "took_part",
    "wished",
    "also_done",
    "substitute_told",
)


@dataclass(frozen=True, kw_only=True)
class ToLog:
    """What is said of a visit; the records that it names by their ids."""

    order: UUID
    support_worker: int
    starts_at: datetime
    ends_at: datetime
    outcome: str
    reason: str = ""
    told_at: datetime | None = None
    told_by: str = ""
    told_how: str = ""
    took_part: str = ""
    wished: str = ""
    also_done: str = ""
    substitute_told: str = ""
    text: str = ""
    note_later: bool = False
    for_caseworker: bool = False
    marks: dict[UUID, str] = field(default_factory=dict)
    planned: UUID | None = None
    second_worker: int | None = None
    timed: bool = False
    visit_id: UUID | None = None
    device: DeviceTime = NO_DEVICE


@dataclass(frozen=True)
class Logged:
    """A visit with what belongs to it. A repeat was logged before, by the same id."""

    visit: Visit
    marks: list[ActivityMark]
    note: DayNote | None
    is_repeat: bool = False

    @classmethod
    def before(cls, visit: Visit) -> "Logged":
        return cls(visit, list(visit.marks.all()), getattr(visit, "day_note", None), is_repeat=True)

    def says(self, other: "Logged") -> bool:
        """A note that was written later is no difference."""
        same = all(getattr(self.visit, name) == getattr(other.visit, name) for name in SAID)
        return same and _marked(self) == _marked(other) and _noted(other) in (None, _noted(self))


def _marked(logged: Logged) -> dict[UUID, str]:
    return {mark.activity_id: mark.how_done for mark in logged.marks}


def _noted(logged: Logged) -> tuple | None:
    return logged.note and (logged.note.text, logged.note.for_caseworker)


class Facts:
    def __init__(self, items: list[ToLog], *, by: User):
        # The orders are held before the visits of the schedule, each in the same sequence for everybody, so that
        # two who log at once wait for each other and never both.
        self.orders = _held(Order, {item.order for item in items})
        planned = {item.planned for item in items}
        self.planned = _held(PlannedVisit, planned)
        self.used = set(Visit.objects.filter(planned__in=self.planned).values_list("planned", flat=True))
        self.plans = _by(Plan.objects.filter(order__in=self.orders, ended_on__isnull=True), "order_id")
        self.plan_of = dict(
            PlanActivity.objects.filter(pk__in={pk for item in items for pk in item.marks}).values_list(
                "pk", "goal__plan"
            )
        )
        there = Visit.objects.filter(pk__in={item.visit_id for item in items} - {None})
        found = there.select_related("day_note").prefetch_related("marks")
        self.logged = {visit.pk: Logged.before(visit) for visit in found}
        self._read_people(items, by)
        self._notices: dict[tuple, timedelta] = {}

    def _read_people(self, items: list[ToLog], by: User) -> None:
        second = {item.second_worker for item in items} - {None}
        others = second | {item.support_worker for item in items} - {by.pk}
        staff = User.objects.filter(client_system__isnull=True)
        self.people = staff.in_bulk(others - {by.pk}) | {by.pk: by}
        self._jobs = defaultdict(list)
        for job in Membership.objects.filter(user__in=others, provider__isnull=False):
            self._jobs[job.user_id].append(job)

    def worked_there(self, user: int | None, order: Order, on: date) -> bool:
        return user in self.people and any(
            job.provider_id == order.provider_id and job.started_on <= on <= (job.ended_on or date.max)
            for job in self._jobs[user]
        )

    def notice(self, order: Order, day: date) -> timedelta:
        """How long ahead the municipality asked for on the day."""
        asked = (order.municipality_id, day)
        if asked not in self._notices:
            hours = LimitRule.objects.value_on(order.municipality, LimitKey.CANCEL_NOTICE_HOURS, day)
            self._notices[asked] = timedelta(hours=hours)
        return self._notices[asked]

    def refuse_not_planned(self, planned: UUID | None, order: Order) -> None:
        """Each visit of the schedule becomes one visit, of its own order."""
        if planned is None:
            return
        found = self.planned.get(planned)
        refuse_if(
            found is None or found.order_id != order.pk,
            "Besöket hör till en annan beställning.",
            "planned_elsewhere",
            "planned",
        )
        refuse_if(planned in self.used, "Besöket är redan loggat.", "visit_logged_already", "planned")
        refuse_if(
            found.removed_at is not None,
            "Besöket är borttaget ur schemat. Logga det som ett nytt besök om det blev av ändå.",
            "planned_removed",
            "planned",
        )

    def take(self, logged: Logged) -> None:
        """So that what comes after it in the same call meets it."""
        self.logged[logged.visit.pk] = logged
        if logged.visit.planned_id:
            self.used.add(logged.visit.planned_id)


def _held(model, ids: Iterable[UUID | None]) -> dict:
    rows = model.objects.filter(pk__in=set(ids) - {None}).select_related("municipality").order_by("pk")
    return _by(rows.select_for_update(of=("self",)), "pk")


def _by(rows, name: str) -> dict:
    return {getattr(row, name): row for row in rows}
