"""The quarter's decisions that are not carried out, from the frozen report: each decision to IVO, and the statistics to
the council and the auditors (SoL 34:1-3). They hold no personnummer."""

from datetime import date

from accounts.models import CommissioningUnit
from boendestod.errors import RuleBroken

from ..models import NonExecutionReport
from ..non_execution import Row, rows_of
from ..rules import Quarter
from .report import Column, Content, Problem

IVO_COLUMNS = (
    Column("Referens", "reference"),
    Column("Skyddade uppgifter", "is_protected"),
    Column("Slag", "kind"),
    Column("Beslutsdag", "decided_on"),
    Column("Insats", "support"),
    Column("Ej verkställt sedan", "since"),
    Column("Skäl", "reason"),
    Column("Erbjudanden", "offers"),
    Column("Annat stöd", "other_support"),
    Column("Verkställt", "carried_out_on"),
    Column("Upphört", "ended_on"),
)
COUNCIL_COLUMNS = (Column("Uppgift", "what"), Column("Antal", "count"))


def ivo(unit: CommissioningUnit, first: date, last: date) -> Content:
    rows = rows_of(_frozen(unit, last).content)
    problems = [
        Problem("Personen har skyddade uppgifter. Lämna dem bara i e-tjänsten.", row.case, row.case_ref)
        for row in rows
        if row.is_protected
    ]
    counts = [
        ("Ej verkställda beslut och avbrott", sum(row.is_open for row in rows)),
        ("Verkställda eller upphörda sedan förra rapporten", sum(not row.is_open for row in rows)),
    ]
    return Content([_told(row) for row in rows], counts, problems)


def _told(row: Row) -> dict:
    return {
        "reference": row.reference,
        "is_protected": "ja" if row.is_protected else "nej",
        "case_ref": row.case_ref,
        "kind": row.kind_name,
        "decided_on": row.decided_on,
        "support": row.support,
        "since": row.since,
        "reason": row.reason,
        "offers": " | ".join(_offer(offer) for offer in row.offers),
        "other_support": row.other_support,
        "carried_out_on": row.carried_out_on,
        "ended_on": row.ended_on,
    }


def _offer(offer: dict) -> str:
    why = f": {offer['reason']}" if offer["reason"] else ""
    return f"{offer['offered_on']} {offer['what']} ({offer['answer']}{why})"


def council(unit: CommissioningUnit, first: date, last: date) -> Content:
    figures = _frozen(unit, last).content["statistics"]
    counts = [
        ("Ej verkställda beslut", figures["not_executed"]),
        *((f"Varav {label}", count) for label, count in figures["kinds"]),
        *((f"Insats: {label}", count) for label, count in figures["support"]),
        *((f"Har väntat {label}", count) for label, count in figures["waited"]),
        ("Verkställda sedan förra rapporten", figures["carried_out"]),
    ]
    return Content([{"what": what, "count": count} for what, count in counts], counts)


def _frozen(unit: CommissioningUnit, last: date) -> NonExecutionReport:
    quarter = Quarter.of(last)
    of_quarter = {"year": quarter.year, "quarter": quarter.number}
    frozen = NonExecutionReport.objects.filter(unit=unit, **of_quarter).first()
    if frozen is None:
        raise RuleBroken(
            f"Frys först rapporten om ej verkställda beslut för {quarter}.", "quarter_not_frozen", "what"
        )
    return frozen
