"""The verbs of the decision: permission, rule, change, history, in one transaction."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod.errors import RuleBroken, refuse_if

from ..models import Case, Client, Decision
from ..rules import GRANTING, check_decision, check_period, legal_basis

OVERLAP = (
    "Personen har redan ett beslut om boendestöd under en del av perioden. "
    "Avsluta det eller välj en annan dag."
)


@transaction.atomic
def decide(case: Case, *, by, today: date, decided_on: date, outcome: str, **content) -> Decision:
    """Decide on boendestöd; not with a day ahead, and not so that two decisions overlap (by the database)."""
    require(by, "decision.decide")
    case = Case.objects.lock(case.pk)
    # Two decisions on one person wait for each other here, so that the second is told of the overlap.
    Client.objects.lock(case.client_id)
    refuse_if(case.closed_on is not None, "Ärendet är avslutat.", "case_closed")
    refuse_if(
        decided_on > today, "Beslutsdagen kan inte ligga framåt i tiden.", "decided_ahead", "decided_on"
    )
    check_decision(
        outcome,
        valid_from=content.get("valid_from"),
        granted_hours=content.get("granted_hours"),
        reasons=content.get("reasons", ""),
    )
    if outcome in GRANTING:
        check_period(content["valid_from"], content.get("valid_to"))
    else:
        content |= {"valid_from": None, "valid_to": None, "granted_hours": None}
    decision = Decision(
        municipality=case.municipality,
        case=case,
        client=case.client,
        outcome=outcome,
        decided_on=decided_on,
        decided_by=by,
        legal_basis=legal_basis(decided_on),
        **content,
    )
    save_decision(decision, by=by, reason="decision.decide")
    if outcome in GRANTING and case.support_since is None:
        case.support_since = decision.valid_from
        case.save_change(by=by, reason="decision.decide")
    case_changed(case.pk, today=today, event="decision.decide")
    return decision


def save_decision(decision: Decision, *, by, reason: str) -> None:
    """Save, and say in Swedish which constraint refused; the race that passes the check ends the same way."""
    try:
        decision.validate_constraints()
        with transaction.atomic():
            decision.save_change(by=by, reason=reason)
    except ValidationError as invalid:
        message = invalid.messages[0]
        raise RuleBroken(message, "decision_refused", "valid_from") from invalid
    except IntegrityError as refused:
        raise RuleBroken(OVERLAP, "decision_overlap", "valid_from") from refused


@transaction.atomic
def end_decision(
    decision: Decision, *, by, today: date, ended_on: date, reason: str, version: int
) -> Decision:
    """End a granted decision before its last day. The caseworker decides; a provider can only propose."""
    require(by, "decision.end")
    decision = Decision.objects.lock(decision.pk, version)
    refuse_if(not reason.strip(), "Skriv varför beslutet upphör.", "no_reason", "reason")
    refuse_if(
        decision.valid_from is None or decision.ended_on is not None,
        "Beslutet gäller inte och kan därför inte avslutas.",
        "decision_not_running",
    )
    refuse_if(
        ended_on < decision.valid_from or (decision.valid_to is not None and ended_on > decision.valid_to),
        "Välj en dag då beslutet gäller.",
        "end_outside_period",
        "ended_on",
    )
    decision.ended_on, decision.end_reason = ended_on, reason
    save_decision(decision, by=by, reason="decision.end")
    case_changed(decision.case_id, today=today, event="decision.end")
    return decision
