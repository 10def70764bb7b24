"""What is late of an order, until support has started."""

from datetime import date

from django.db.models import (
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from accounts.rules import DeadlineKey
from followup.models import Visit
from orders.models import Order, OrderReturn
from orders.rules import OrderState

from .lengths import with_due


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
        .filter(~Exists(visits_of(on)), received_on__lte=on, start_on__isnull=False)
        .filter(Q(execution_started_on__isnull=True) | Q(execution_started_on__gt=on))
    )
    return with_due(waiting.annotate(order_ref=F("pk")), "received_on", DeadlineKey.EXECUTION_NOT_STARTED)


def visits_of(on: date) -> QuerySet:
    return Visit.objects.performed().filter(order=OuterRef("pk"), starts_at__date__lte=on)
