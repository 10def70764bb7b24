"""The quarterly report of what has been decided and not carried out (SoL 34:1-3): what it holds, before it is frozen.

Everything is of the quarter's last day, so that a report made late says the same as one made in time. Texts that
the section leader types come with the freezing; names and personnummer never go in."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from accounts.models import CommissioningUnit
from boendestod import dates
from boendestod.templatetags.sv import timmar
from cases.models import Case, Client, Decision
from followup.models import Visit
from orders.models import Interruption, Offer, Order

from .flags import overdue
from .models import NonExecutionReport
from .rules import WAITED, FlagRule, Quarter, report_reference, unnamed, waited_band

NEVER, INTERRUPTED = "never", "interrupted"
KINDS = {NEVER: "aldrig verkställt", INTERRUPTED: "avbrott"}
SUPPORT = "Boendestöd"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One decision or interruption. `key` is the same from quarter to quarter; `case` leads to the page."""

    key: str
    case: str
    case_ref: str
    reference: str
    is_protected: bool
    kind: str
    decided_on: date
    support: str
    since: date
    reason: str = ""
    other_support: str = ""
    offers: list[dict] = field(default_factory=list)
    carried_out_on: date | None = None
    ended_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.carried_out_on is None and self.ended_on is None

    @property
    def kind_name(self) -> str:
        return KINDS[self.kind]


DAYS = ("decided_on", "since", "carried_out_on", "ended_on")


def report(
    unit: CommissioningUnit, quarter: Quarter, texts: dict[str, tuple[str, str]] | None = None
) -> dict:
    """The content of the unit's report, with (reason, other support) typed by key of the row."""
    on = quarter.last_day
    reported = _reported_before(unit, quarter)
    found = _not_executed(unit, on, reported)
    rows = [*found, *_since_carried_out(reported, {row.key for row in found}, on)]
    typed = texts or {}
    rows = [_with_texts(row, *typed[row.key]) if row.key in typed else row for row in rows]
    names = _names(rows)
    rows = [_unnamed(row, names[row.case]) for row in rows]
    content = {
        "unit": unit.name,
        "municipality": unit.municipality.name,
        "quarter": str(quarter),
        "last_day": on,
        "rows": [asdict(row) for row in rows],
        "statistics": statistics(rows, on),
    }
    return json.loads(json.dumps(content, default=date.isoformat))


def _with_texts(row: Row, reason: str, other_support: str) -> Row:
    return replace(row, reason=reason, other_support=other_support)


def _names(rows: list[Row]) -> dict[str, list[str]]:
    cases = Case.objects.filter(pk__in=[row.case for row in rows]).select_related("client")
    return {str(case.pk): [case.client.first_name, case.client.last_name] for case in cases}


def _unnamed(row: Row, names: list[str]) -> Row:
    """What people type may hold what must not leave the house."""
    offers = [
        offer | {part: unnamed(offer[part], names) for part in ("what", "reason")} for offer in row.offers
    ]
    texts = {part: unnamed(getattr(row, part), names) for part in ("reason", "other_support")}
    return replace(row, offers=offers, **texts)


def rows_of(content: dict) -> list[Row]:
    return [_read(row) for row in content["rows"]]


def _read(row: dict) -> Row:
    days = {name: row[name] and date.fromisoformat(row[name]) for name in DAYS}
    offers = [offer | {"offered_on": date.fromisoformat(offer["offered_on"])} for offer in row["offers"]]
    return Row(**row | days | {"offers": offers})


def checksum(content: dict) -> str:
    return sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def statistics(rows: Iterable[Row], on: date) -> dict:
    """What the municipal council gets: how many, of what kind, how long. Nobody can be told from it."""
    still = [row for row in rows if row.is_open]
    waited = Counter(waited_band(row.since, on) for row in still)
    kinds = Counter(row.kind for row in still)
    return {
        "not_executed": len(still),
        "kinds": [[label, kinds[kind]] for kind, label in KINDS.items()],
        "support": [[SUPPORT, len(still)]],
        "waited": [[label, waited[label]] for label, _ in WAITED],
        "carried_out": sum(bool(row.carried_out_on) for row in rows),
    }


# --- What is not carried out on the last day -------------------------------------------------------------------------


def _reported_before(unit: CommissioningUnit, quarter: Quarter) -> dict[str, Row]:
    """What the last frozen report before this quarter left open."""
    earlier = Q(year__lt=quarter.year) | Q(year=quarter.year, quarter__lt=quarter.number)
    frozen = NonExecutionReport.objects.filter(earlier, unit=unit).order_by("-year", "-quarter").first()
    return {row.key: row for row in rows_of(frozen.content) if row.is_open} if frozen else {}


def _not_executed(unit: CommissioningUnit, on: date, reported: dict[str, Row]) -> list[Row]:
    late = overdue(FlagRule.DECISION_NOT_EXECUTED, on).filter(case__unit=unit)
    decisions = list(late.select_related("case__client").order_by("due_on", "case__case_ref"))
    cases = [decision.case_id for decision in decisions]
    stopped = _oldest_by_case(cases, on)
    offered = _offers(cases, on)
    return [
        _row(decision, stopped.get(decision.case_id), offered.get(decision.case_id, []), reported)
        for decision in decisions
    ]


def _oldest_by_case(cases: list[UUID], on: date) -> dict[UUID, Interruption]:
    running = Order.objects.running_on(on).filter(case__in=cases)
    pending = Interruption.objects.open_on(on).filter(order__in=running).select_related("order")
    return {found.order.case_id: found for found in pending.order_by("-started_on")}


def _offers(cases: list[UUID], on: date) -> dict[UUID, list[Offer]]:
    by_case = {}
    found = Offer.objects.filter(order__case__in=cases, offered_on__lte=on).select_related("order")
    for offer in found.order_by("offered_on", "recorded_at"):
        by_case.setdefault(offer.order.case_id, []).append(offer)
    return by_case


def _row(
    decision: Decision, stopped: Interruption | None, offers: list[Offer], reported: dict[str, Row]
) -> Row:
    is_stopped = decision.has_begun
    key = f"{INTERRUPTED}-{stopped.pk}" if is_stopped else f"{NEVER}-{decision.pk}"
    before = reported.get(key)
    return Row(
        key=key,
        kind=INTERRUPTED if is_stopped else NEVER,
        since=stopped.started_on if is_stopped else decision.decided_on,
        decided_on=decision.decided_on,
        support=_support(decision),
        reason=before.reason if before else _suggested_reason(stopped if is_stopped else None, offers),
        other_support=before.other_support if before else "",
        offers=[] if is_stopped else [_offer(offer) for offer in offers],
        **_person(decision.case),
    )


def _person(case: Case) -> dict:
    return {
        "case": str(case.pk),
        "case_ref": case.case_ref,
        "is_protected": case.client.is_protected,
        "reference": report_reference(case.client_id, _born(case.client), case.client.sex),
    }


def _born(client: Client) -> str:
    """Of a protected person not even the day of birth; of one without personnummer the year is all that is known."""
    if client.is_protected:
        return "skyddad"
    if not client.personnummer:
        return f"{client.birth_year}0000"
    day = int(client.personnummer[6:8])
    return f"{client.personnummer[:6]}{day - COORDINATION if day > COORDINATION else day:02}"


# A coordination number has sixty added to its day.
COORDINATION = 60


def _support(decision: Decision) -> str:
    return f"{SUPPORT}, {timmar(decision.granted_hours)} {decision.get_granted_per_display()}"


def _suggested_reason(stopped: Interruption | None, offers: list[Offer]) -> str:
    if stopped is not None:
        return stopped.reason
    declined = [offer.reason for offer in offers if offer.accepted is False]
    return f"Personen tackade nej: {declined[-1]}" if declined else ""


def _offer(offer: Offer) -> dict:
    answer = {None: "inget svar", True: "ja", False: "nej"}[offer.accepted]
    return {
        "offered_on": offer.offered_on,
        "what": offer.what,
        "answer": answer,
        "reason": offer.reason,
    }


# --- What was reported, and has been carried out or has ended since ---------------------------------------------------


def _since_carried_out(reported: dict[str, Row], still: set[str], on: date) -> list[Row]:
    gone = [row for key, row in reported.items() if key not in still]
    decisions = _with_start(_ids(gone, NEVER), on)
    interruptions = Interruption.objects.select_related("order__decision").in_bulk(_ids(gone, INTERRUPTED))
    return [
        _resumed(row, interruptions[_id(row)], on)
        if row.kind == INTERRUPTED
        else _executed(row, decisions[_id(row)], on)
        for row in gone
    ]


def _id(row: Row) -> UUID:
    return UUID(row.key.partition("-")[2])


def _ids(rows: list[Row], kind: str) -> list[UUID]:
    return [_id(row) for row in rows if row.kind == kind]


def _with_start(decisions: list[UUID], on: date) -> dict[UUID, Decision]:
    """With the first day, after each was made, on which support began or a visit was made."""
    case = {"case": OuterRef("case")}
    orders = Order.objects.filter(
        amends__isnull=True, execution_started_on__range=(OuterRef("decided_on"), on), **case
    )
    visits = Visit.objects.performed().filter(
        starts_at__date__gte=OuterRef("decided_on"), starts_at__date__lte=on, **case
    )
    return Decision.objects.annotate(
        begun_on=Subquery(orders.order_by("execution_started_on").values("execution_started_on")[:1]),
        visited_at=Subquery(visits.order_by("starts_at").values("starts_at")[:1]),
    ).in_bulk(decisions)


def _executed(row: Row, decision: Decision, on: date) -> Row:
    visited_on = decision.visited_at and dates.day_of(decision.visited_at)
    started_on = min((day for day in (decision.begun_on, visited_on) if day), default=None)
    ended_on = None if started_on else decision.last_day or on
    return replace(row, carried_out_on=started_on, ended_on=ended_on)


def _resumed(row: Row, interruption: Interruption, on: date) -> Row:
    if interruption.resumed_on and interruption.resumed_on <= on:
        return replace(row, carried_out_on=interruption.resumed_on)
    order = interruption.order
    last_day = order.decision.last_day if order.decision else None
    return replace(row, ended_on=order.ended_on or last_day or on)
