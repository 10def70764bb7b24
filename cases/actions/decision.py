"""The verbs of the decision: permission, delegation, rule, change, history, in one transaction."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.changes import case_changed
from accounts.permissions import require
from accounts.rules import Power
from boendestod.errors import RuleBroken, refuse_if
from boendestod.templatetags.sv import datum

from .. import documents
from ..models import AdministrativeExtension, Application, Case, Client, Decision, Investigation
from ..rules import (
    GRANTING,
    POWERS,
    REFUSING,
    DecisionOutcome,
    EndGround,
    Period,
    check_application,
    check_decision,
    check_end,
    check_extension,
    check_mapping,
    check_period,
    decision_sentence,
    ending_sentence,
    legal_basis,
    overlap_with,
)
from .delegation import require_power

OVERLAP = (
    "Personen har redan ett beslut om boendestöd under en del av perioden. "
    "Avsluta det eller välj en annan dag."
)
GRANTED = ("valid_from", "valid_to", "granted_hours", "mapping_to", "follow_up_on")
REFUSED = ("refusal_ground", "met_otherwise")


@transaction.atomic
def decide(
    case: Case,
    *,
    by,
    today: date,
    decided_on: date,
    outcome: str,
    application: Application | None = None,
    investigation: Investigation | None = None,
    **content,
) -> Decision:
    """Decide on boendestöd; not with a day ahead, and not so that two decisions overlap (by the database).
    The documents are frozen in the same transaction."""
    require(by, "decision.decide")
    case = Case.objects.lock(case.pk)
    # Two decisions on one person wait for each other here, so that the second is told of the overlap.
    Client.objects.lock(case.client_id)
    refuse_if(case.closed_on is not None, "Ärendet är avslutat.", "case_closed")
    refuse_if(outcome not in GRANTING | REFUSING, "Välj vad som beslutas.", "no_outcome", "outcome")
    refuse_if(
        decided_on > today, "Beslutsdagen kan inte ligga framåt i tiden.", "decided_ahead", "decided_on"
    )
    content = _that_belongs(outcome, content)
    _check_content(outcome, content)
    _check_basis(case, decided_on, application, investigation)
    basis = legal_basis(decided_on)
    require_power(by, POWERS[outcome], decided_on, case.unit)
    decision = Decision(
        municipality=case.municipality,
        case=case,
        client=case.client,
        outcome=outcome,
        application=application,
        investigation=investigation,
        decided_on=decided_on,
        decided_by=by,
        legal_basis=basis,
        **content,
    )
    decision.decision_text = decision.decision_text.strip() or _sentence(decision)
    _check_overlap(decision, by=by)
    save_decision(decision, by=by, reason="decision.decide")
    documents.freeze(decision)
    if outcome in GRANTING and case.support_since is None:
        case.support_since = decision.valid_from
        case.save_change(by=by, reason="decision.decide")
    case_changed(case.pk, today=today, event="decision.decide")
    return decision


def _that_belongs(outcome: str, content: dict) -> dict:
    """Without what was typed for another outcome."""
    unused = (() if outcome in GRANTING else GRANTED) + (() if outcome in REFUSING else REFUSED)
    return {name: value for name, value in content.items() if name not in unused}


def _check_content(outcome: str, content: dict) -> None:
    check_decision(
        outcome,
        valid_from=content.get("valid_from"),
        granted_hours=content.get("granted_hours"),
        reasons=content.get("reasons", ""),
        refusal_ground=content.get("refusal_ground", ""),
        met_otherwise=content.get("met_otherwise", ""),
    )
    if outcome in GRANTING:
        check_period(content["valid_from"], content.get("valid_to"))
        check_mapping(content.get("mapping_to"), content["valid_from"], content.get("valid_to"))


def _check_basis(case: Case, decided_on: date, application, investigation) -> None:
    for record, field in ((application, "application"), (investigation, "investigation")):
        refuse_if(
            record is not None and record.case_id != case.pk, "Välj en i samma ärende.", "other_case", field
        )
    refuse_if(
        application is not None and application.withdrawn_on is not None,
        "Ansökan är återtagen.",
        "application_withdrawn",
        "application",
    )
    check_application(decided_on, application.received_on if application else None)


def _sentence(decision: Decision) -> str:
    return decision_sentence(
        decision.outcome,
        valid_from=decision.valid_from,
        valid_to=decision.valid_to,
        granted_hours=decision.granted_hours,
        granted_per=decision.granted_per,
        mapping_to=decision.mapping_to,
        applied_on=decision.application.received_on if decision.application else None,
    )


def _check_overlap(decision: Decision, *, by, field: str = "valid_from") -> None:
    """Name the other decision where the user may see it. The database refuses anyway."""
    if decision.outcome not in GRANTING:
        return
    seen = (
        Decision.objects.visible_to(by).granting().filter(client=decision.client_id).exclude(pk=decision.pk)
    )
    other = overlap_with(decision.period, [other.period for other in seen])
    refuse_if(other is not None, _overlap(other), "decision_overlap", field)


def _overlap(other: Period | None) -> str:
    if other is None:
        return OVERLAP
    until = datum(other.last) if other.last else "tills vidare"
    return (
        f"Personen har redan ett beslut om boendestöd: {datum(other.first)} – {until}. "
        "Avsluta det eller välj en annan dag."
    )


def save_decision(decision: Decision, *, by, reason: str, field: str = "valid_from") -> None:
    """Save, and say in Swedish which constraint refused; the race that passes the check ends the same way."""
    try:
        decision.validate_constraints()
        with transaction.atomic():
            decision.save_change(by=by, reason=reason)
    except ValidationError as invalid:
        message = invalid.messages[0]
        raise RuleBroken(message, "decision_refused", field) from invalid
    except IntegrityError as refused:
        raise RuleBroken(OVERLAP, "decision_overlap", field) from refused


@transaction.atomic
def end_decision(
    decision: Decision,
    *,
    by,
    today: date,
    ended_on: date,
    reason: str,
    version: int,
    ground: str = "",
    reasons: str = "",
    summary: str = "",
) -> Decision:
    """Decide that a granted decision ends before its last day; gives the new decision, which points at the old.
    The caseworker decides; a provider can only propose."""
    require(by, "decision.end")
    ended = Decision.objects.lock(decision.pk, version)
    refuse_if(not reason.strip(), "Skriv varför beslutet upphör.", "no_reason", "reason")
    refuse_if(
        ended.valid_from is None or ended.ended_on is not None,
        "Beslutet gäller inte och kan därför inte avslutas.",
        "decision_not_running",
    )
    check_end(
        ended_on,
        valid_from=ended.valid_from,
        valid_to=ended.valid_to,
        decided_on=ended.decided_on,
        ground=ground,
    )
    refuse_if(
        ground == EndGround.CHANGED_CIRCUMSTANCES and not reasons.strip(),
        "Skriv vad som har ändrats och varför det avgör.",
        "no_reasons",
        "reasons",
    )
    require_power(by, POWERS[DecisionOutcome.ENDED], today, ended.case.unit)
    ended.ended_on, ended.end_ground, ended.end_reason = ended_on, ground, reason
    save_decision(ended, by=by, reason="decision.end")
    ending = Decision(
        municipality=ended.municipality,
        case=ended.case,
        client=ended.client,
        application=ended.application,
        investigation=ended.investigation,
        outcome=DecisionOutcome.ENDED,
        ends=ended,
        decided_on=today,
        decided_by=by,
        legal_basis=legal_basis(today),
        decision_text=ending_sentence(ended.decided_on, ended_on),
        reasons=reasons.strip() or reason,
        summary=summary,
    )
    save_decision(ending, by=by, reason="decision.end")
    documents.freeze(ending)
    case_changed(ended.case_id, today=today, event="decision.end")
    return ending


@transaction.atomic
def extend_decision(
    decision: Decision, *, by, today: date, extended_to: date, reason: str, version: int
) -> AdministrativeExtension:
    """Let a decision that runs until a day run on without looking at the need. It is no follow-up."""
    require(by, "decision.extend")
    decision = Decision.objects.lock(decision.pk, version)
    Client.objects.lock(decision.client_id)
    refuse_if(not reason.strip(), "Skriv varför beslutet förlängs.", "no_reason", "reason")
    refuse_if(
        decision.valid_from is None or decision.ended_on is not None,
        "Beslutet gäller inte och kan därför inte förlängas.",
        "decision_not_running",
    )
    check_extension(extended_to, valid_from=decision.valid_from, valid_to=decision.valid_to, today=today)
    require_power(by, Power.EXTEND, today, decision.case.unit)
    extension = AdministrativeExtension(
        municipality=decision.municipality,
        decision=decision,
        decided_on=today,
        decided_by=by,
        extended_from=decision.valid_to,
        extended_to=extended_to,
        reason=reason,
    )
    decision.valid_to = extended_to
    _check_overlap(decision, by=by, field="extended_to")
    save_decision(decision, by=by, reason="decision.extend", field="extended_to")
    extension.save_change(by=by, reason="decision.extend")
    case_changed(decision.case_id, today=today, event="decision.extend")
    return extension
