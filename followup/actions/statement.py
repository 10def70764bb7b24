"""The provider's statement before a decision is followed up: asked for, given or taken back."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.models import DeadlineRule
from accounts.permissions import require
from accounts.rules import DeadlineKey
from boendestod import dates
from boendestod.errors import refuse_if
from cases.models import Decision
from orders.models import Order
from orders.rules import OrderState

from ..models import StatementRequest
from ..rules import Conclusion, check_asked

CLOSED = "Begäran är redan besvarad eller återkallad."


@transaction.atomic
def request_statement(
    order: Order,
    *,
    by,
    what: str,
    why: str,
    answer_by: date | None = None,
    notes_from: date | None = None,
    notes_to: date | None = None,
) -> StatementRequest:
    """Ask the provider of a running order what it knows, which data and why; the day of the answer comes from the rule
    set when none is chosen. The day notes of a period can be asked for with it."""
    require(by, "statement.request")
    today = dates.today()
    order = Order.objects.lock(order.pk)
    refuse_if(
        order.state != OrderState.ACCEPTED,
        "Ni kan be om ett utlåtande när utföraren har tagit emot beställningen.",
        "order_not_running",
    )
    refuse_if(
        order.statement_requests.unanswered().filter(provider=order.provider_id).exists(),
        "Ni har redan bett utföraren om ett utlåtande.",
        "already_asked",
    )
    # A former provider will not answer any longer.
    for former in order.statement_requests.unanswered():
        _withdraw(former, by=by)
    due = DeadlineRule.objects.due_on(order.municipality, DeadlineKey.STATEMENT_UNANSWERED, today)
    answer_by = answer_by or due
    check_asked(
        what=what, why=why, notes_from=notes_from, notes_to=notes_to, answer_by=answer_by, today=today
    )
    request = StatementRequest(
        municipality=order.municipality,
        case=order.case,
        order=order,
        provider=order.provider,
        decision=_decision_now(order, today),
        asked_by=by,
        what=what,
        why=why,
        notes_from=notes_from,
        notes_to=notes_to,
        answer_by=answer_by,
    )
    request.save_change(by=by, reason="statement.request")
    case_changed(order.case_id, today=today, event="statement.request")
    return request


def _decision_now(order: Order, today: date) -> Decision | None:
    running = Decision.objects.running_on(today).filter(case=order.case_id)
    return running.order_by("-valid_from").first() or order.decision


@transaction.atomic
def give_statement(
    request: StatementRequest, *, by, version: int, statement: str, proposal: str = "", persons_view: str = ""
) -> StatementRequest:
    """Answer it. What is answered is locked, and opens the day notes of the period that was asked for."""
    require(by, "statement.give")
    request = StatementRequest.objects.lock(request.pk, version)
    refuse_if(request.answered_at is not None or request.withdrawn_at is not None, CLOSED, "statement_closed")
    refuse_if(
        request.provider_id != by.membership.provider_id, "Begäran gick till en annan utförare.", "not_asked"
    )
    refuse_if(not statement.strip(), "Skriv ert utlåtande.", "no_statement", "statement")
    refuse_if(
        bool(proposal) and proposal not in Conclusion, "Välj ett förslag i listan.", "no_proposal", "proposal"
    )
    request.statement, request.proposal, request.persons_view = statement, proposal, persons_view
    request.answered_at, request.answered_by = dates.now(), by
    request.save_change(by=by, reason="statement.give")
    case_changed(request.case_id, today=dates.today(), event="statement.give")
    return request


@transaction.atomic
def withdraw_statement(request: StatementRequest, *, by, version: int) -> StatementRequest:
    """Take the request back while nobody has answered."""
    require(by, "statement.request")
    request = StatementRequest.objects.lock(request.pk, version)
    refuse_if(request.answered_at is not None or request.withdrawn_at is not None, CLOSED, "statement_closed")
    _withdraw(request, by=by)
    case_changed(request.case_id, today=dates.today(), event="statement.withdraw")
    return request


def _withdraw(request: StatementRequest, *, by) -> None:
    request.withdrawn_at = dates.now()
    request.save_change(by=by, reason="statement.withdraw")
