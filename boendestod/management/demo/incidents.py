"""What has gone wrong, what was done about it, and what a person has said of a visit: enough for each page to show
something."""

from datetime import timedelta

from followup import actions
from followup.models import Visit
from followup.rules import ComplaintBy, DeviationWhat, Severity, ToWhom
from orders.models import Order
from orders.rules import OrderState

from .clock import at, moment, working_day
from .staff import Staff

WORDS = "Vi hann inte till posten. Vi pratade i telefon i stället."


def tell_of(staff: Staff) -> None:
    manager = staff["enhetschef"]
    orders = list(
        Order.objects.filter(
            provider=staff.providers["own"],
            state=OrderState.ACCEPTED,
            amends__isnull=True,
            key_worker=staff["boendestodjare"],
            visits__isnull=False,
        )
        .distinct()
        .order_by("sent_at", "pk")[:4]
    )
    _reported(orders[0], 1, what=DeviationWhat.MISSED_SUPPORT, severity=Severity.MODERATE)
    _handled(_reported(orders[1], 6, what=DeviationWhat.KEYS_MONEY, severity=Severity.SERIOUS), manager, 5)
    done = _reported(
        orders[2],
        20,
        what=DeviationWhat.LATE,
        severity=Severity.SLIGHT,
        is_complaint=True,
        complaint_by=ComplaintBy.RELATIVE,
        text="Systern ringde. Ingen kom klockan nio.",
    )
    _closed(_handled(done, manager, 19), manager, 15)
    with at(moment(working_day(9), 15)):
        actions.record_concern(
            orders[3],
            by=orders[3].key_worker,
            made_at=moment(working_day(9), 14, 40),
            to_whom=ToWhom.SOCIAL_SERVICES,
            feedback_asked=True,
        )
    _said_to_differ(orders[0])


def _reported(order: Order, days_ago: int, **what):
    day = working_day(days_ago)
    with at(moment(day, 11)):
        return actions.report_deviation(
            order, by=order.key_worker, happened_at=moment(day, 9, 10), **{"text": "Se anteckningen."} | what
        )


def _handled(deviation, manager, days_ago: int):
    with at(moment(working_day(days_ago), 10)) as today:
        taken = actions.take_deviation(deviation, by=manager, version=deviation.version)
        return actions.handle_deviation(
            taken,
            by=manager,
            version=taken.version,
            cause="Vikarien hade fått fel lista.",
            measures="Listan hämtas nu ur systemet varje morgon.",
            person_told_on=today,
        )


def _closed(deviation, manager, days_ago: int):
    with at(moment(working_day(days_ago), 10)) as today:
        return actions.close_deviation(deviation, by=manager, version=deviation.version, today=today)


def _said_to_differ(order: Order) -> None:
    visit = Visit.objects.filter(order=order).performed().latest("starts_at")
    with at(visit.ends_at + timedelta(hours=1)):
        link, code = actions.make_person_link(
            order, by=order.key_worker, now=visit.ends_at + timedelta(hours=1)
        )
        actions.answer_visit(actions.open_link(code), visit, is_right=False, words=WORDS)
        actions.leave_link(link)
