"""What the verbs of visits and notes share: the tablet's clock, which orders are worked with, and the signing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from accounts.models import User
from boendestod import dates
from boendestod.errors import refuse_if
from orders.models import Order
from orders.rules import OrderState
from plans.models import PlanGoal

from ..models import DayNote, Visit
from ..rules import CLOCK_TOLD, by_plan_only


@dataclass(frozen=True)
class DeviceTime:
    """What the tablet's own clock said, and how many milliseconds it was from the server's."""

    at: datetime | None = None
    clock_offset_ms: int | None = None

    @property
    def may_be_ahead(self) -> timedelta:
        """How far ahead of the server a moment may be: a tablet's clock is told only when it is further off."""
        return CLOCK_TOLD if self.at else timedelta()


NO_DEVICE = DeviceTime()


def lock_running(order: Order, message: str) -> Order:
    """The order, held."""
    order = Order.objects.lock(order.pk)
    refuse_not_running(order, message)
    return order


def refuse_not_running(order: Order, message: str) -> None:
    """An amendment is no order to work with: it is taken into the one that runs."""
    refuse_if(
        order.state != OrderState.ACCEPTED or order.amends_id is not None, message, "order_not_accepted"
    )


def sign_note(order: Order, *, by, note_id: UUID | None = None, **said) -> DayNote:
    refuse_if(DayNote.objects.filter(pk=note_id).exists(), "Anteckningen är redan signerad.", "note_exists")
    note = new_note(order, author=by, note_id=note_id, **said)
    note.save_change(by=by, reason="note.sign")
    return note


def new_note(
    order: Order,
    *,
    author: User,
    event_at: datetime,
    text: str,
    for_caseworker: bool,
    visit: Visit | None = None,
    goal: PlanGoal | None = None,
    note_id: UUID | None = None,
    device: DeviceTime = NO_DEVICE,
) -> DayNote:
    """Signed now, and not yet saved."""
    return DayNote(
        id=note_id or uuid4(),
        municipality_id=order.municipality_id,
        case_id=order.case_id,
        order=order,
        visit=visit,
        goal=goal,
        author=author,
        event_at=event_at,
        text=text,
        for_caseworker=for_caseworker,
        only_by_plan=by_plan_only(text),
        device_at=device.at,
        clock_offset_ms=device.clock_offset_ms,
        signed_at=dates.now(),
    )
