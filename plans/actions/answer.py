"""The person's answer to the plan that stands still before them."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod import dates
from boendestod.errors import next_state, refuse_if

from ..models import Plan, PlanAnswer, PlanVersion
from ..rules import MOVES, Agreement, PlanKind, check_agreement, check_signature
from ..versions import checksum
from .arrival import arrive
from .keeping import check_order_runs

NOT_ASKED = (
    "Planen väntar inte på personens svar nu. Någon kan ha tagit tillbaka den, eller redan skrivit in svaret."
)


@transaction.atomic
def agree(
    plan: Plan,
    *,
    by,
    today: date,
    version: int,
    agreed_on: date,
    agreement: str,
    decline_reason: str = "",
    told_to=None,
    signature: list | None = None,
) -> Plan:
    """Record the person's answer to the proposed version: signed with the drawn name, agreed orally to somebody, or no
    with the reason, which is never an approval. A version that has been answered reaches the caseworker."""
    require(by, "plan.agree")
    declined = agreement == Agreement.DECLINED
    # Before the version is asked for: whoever took the plan back has also changed it.
    state = next_state(MOVES, "decline" if declined else "agree", Plan.objects.lock(plan.pk).state, NOT_ASKED)
    plan = Plan.objects.lock(plan.pk, version)
    plan.state = state
    check_order_runs(plan.order)
    refuse_if(
        plan.kind == PlanKind.CONTACT,
        "En kontaktplan har ingen svarat på. Byt slag på planen när personen är med.",
        "contact_plan",
    )
    check_agreement(
        agreed_on,
        begun_on=plan.begun_on,
        today=today,
        agreement=agreement,
        reason=decline_reason,
        told_to=told_to is not None,
        signed=bool(signature),
    )
    refuse_if(
        agreement != Agreement.SIGNED and bool(signature),
        "Välj att personen har skrivit under, eller töm rutan.",
        "signature_kept",
        "signature",
    )
    _check_told_to(plan, told_to)
    if signature:
        check_signature(signature)
    kept = plan.newest_version()
    _keep_answer(
        kept,
        by=by,
        agreement=agreement,
        answered_on=agreed_on,
        told_to=told_to if agreement == Agreement.ORAL else None,
        reason=decline_reason if declined else "",
        signature=signature if agreement == Agreement.SIGNED else None,
    )
    _note_answer(plan, agreement, agreed_on, decline_reason)
    plan.save_change(by=by, reason="plan.agree")
    arrive(kept, by=by, today=today)
    case_changed(plan.case_id, today=today, event="plan.agree")
    return plan


def _check_told_to(plan: Plan, told_to) -> None:
    member = told_to.membership if told_to else None
    refuse_if(
        told_to is not None and (member is None or member.provider_id != plan.order.provider_id),
        "Välj någon hos utföraren.",
        "told_elsewhere",
        "told_to",
    )


def _keep_answer(kept: PlanVersion, *, by, **answer) -> None:
    PlanAnswer.objects.create(
        municipality=kept.municipality,
        version=kept,
        recorded_by=by,
        sha256=checksum({"text": kept.sha256, "signature": answer["signature"]}),
        **answer,
    )


def _note_answer(plan: Plan, agreement: str, answered_on: date, reason: str) -> None:
    declined = agreement == Agreement.DECLINED
    plan.agreement, plan.agreed_recorded_at = agreement, dates.now()
    plan.agreed_on, plan.declined_on = (None, answered_on) if declined else (answered_on, None)
    plan.decline_reason = reason if declined else ""
    if not declined and plan.first_agreed_on is None:
        plan.first_agreed_on = answered_on
