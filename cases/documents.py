"""A decision's documents: what goes into them, frozen as text when it is made, and their PDF drawn from that.

Drawing takes a second and needs Pango, so it waits: for the worker, or for the first who opens the document."""

from datetime import date
from decimal import Decimal

from accounts.models import Delegation
from boendestod import pdf
from boendestod.templatetags.sv import tal

from .models import Decision, DecisionDocument
from .rules import POWERS, WEEKS_A_MONTH, DocumentKind, HoursPer

TEMPLATES = {
    DocumentKind.DECISION: "pdf/decision.html",
    DocumentKind.LETTER: "pdf/decision_letter.html",
}


def freeze(decision: Decision) -> None:
    """Keep both documents as they are now. PostgreSQL lets nobody change them."""
    contents = {DocumentKind.DECISION: _decision(decision), DocumentKind.LETTER: _letter(decision)}
    frozen = [_frozen(decision, kind, content) for kind, content in contents.items()]
    DecisionDocument.objects.bulk_create(frozen)


def _frozen(decision: Decision, kind: DocumentKind, content: dict) -> DecisionDocument:
    html = pdf.render_html(TEMPLATES[kind], content)
    return DecisionDocument(
        municipality=decision.municipality,
        decision=decision,
        kind=kind,
        html=html,
        sha256=pdf.sha256(html.encode()),
    )


def drawn(document: DecisionDocument) -> bytes:
    """The document's PDF; drawn and kept the first time. Of two who draw at once, the first one's is kept."""
    if document.pdf is None:
        content = pdf.html_to_pdf(document.html)
        DecisionDocument.objects.filter(pk=document.pk, pdf__isnull=True).update(pdf=content)
        document.refresh_from_db(fields=["pdf"])
    return bytes(document.pdf)


def _decision(decision: Decision) -> dict:
    client, application = decision.client, decision.application
    return _both(decision) | {
        "person_name": client.name,
        "person_number": "" if client.is_protected else _personnummer(client.personnummer),
        "decision": decision.decision_text,
        "legal_basis": [decision.legal_basis],
        "applied_for": application.need if application else "",
        "applied_on": application.received_on if application else None,
        "reasons": decision.reasons,
        "met_otherwise": decision.met_otherwise,
        "decided_by": str(decision.decided_by),
        "decided_by_title": _title(decision.decided_by),
        "delegation": _delegation(decision),
        "appeal_court": None,
        "appeal_address": _postal(decision),
    }


def _letter(decision: Decision) -> dict:
    return _both(decision) | {
        "outcome": decision.outcome,
        "person_name": decision.client.first_name,
        "summary": decision.summary or decision.decision_text,
        "hours_explained": _hours_explained(decision.granted_hours, decision.granted_per),
    }


def _both(decision: Decision) -> dict:
    return {
        "municipality": decision.municipality.name,
        "committee": decision.case.unit.board,
        "unit": decision.case.unit.name,
        "case_number": decision.case.case_ref,
        "decided_on": decision.decided_on,
        "recipient": _recipient(decision.client),
        "contact": _contact(decision),
        "hours": decision.granted_hours,
        "hours_per": decision.granted_per,
        "valid_from": decision.valid_from,
        "valid_to": decision.valid_to,
        "ends_on": _ends_on(decision),
        "mapping_until": decision.mapping_to,
        "follow_up_on": decision.follow_up_on,
    }


def _ends_on(decision: Decision) -> date | None:
    return decision.ends.ended_on if decision.ends else None


def _recipient(client) -> list[str]:
    """Nothing for the envelope's window where the address is protected: that post goes another way."""
    return [] if client.is_protected else [client.name, *filter(None, client.address.split(", "))]


def _contact(decision: Decision) -> list[str]:
    caseworker = decision.case.caseworker or decision.decided_by
    unit = decision.case.unit
    return [f"{caseworker}, {_title(caseworker)}", unit.name, *filter(None, [unit.phone, unit.email])]


def _postal(decision: Decision) -> list[str]:
    """Where an appeal is handed in: to the authority that has decided (FL 43 §)."""
    unit = decision.case.unit
    return [
        decision.municipality.name,
        *filter(None, [unit.board]),
        unit.name,
        *unit.postal_address.splitlines(),
    ]


def _title(user) -> str:
    return user.title or (user.role.label if user.role else "")


def _delegation(decision: Decision) -> str:
    held = Delegation.objects.in_force_on(decision.decided_on)
    row = held.filter(user=decision.decided_by, power=POWERS[decision.outcome]).first()
    board = decision.case.unit.board or "nämnden"
    board = board[0].lower() + board[1:]
    return f"på delegation av {board} ({row.source})" if row else ""


def _personnummer(number: str) -> str:
    return f"{number[:8]}-{number[8:]}" if number else ""


def _hours_explained(hours: Decimal | None, per: str) -> str:
    """About how much a month's hours are a week, to the nearest half hour."""
    if hours is None or per == HoursPer.WEEK or hours < WEEKS_A_MONTH:
        return ""
    return f"Det är ungefär {tal(round(hours / WEEKS_A_MONTH * 2) / 2)} timmar i veckan."
