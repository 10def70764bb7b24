"""Socialstyrelsen's monthly statistics of each person (HSLF-FS 2016:86): annex 1, the decisions carried out that
run on the last day of the month, and annex 2, those of which the support began or ended in it.

The headings and the words in the cells are our own. Before the file is used they must be taken from the file
specification that holds, on socialstyrelsen.se: the code for boendestöd, those for sex and form of provider, the
municipality's code and how a reserve number is made are not verified. All of it is changed here, in COLUMNS and WORDS.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from accounts.models import CommissioningUnit
from accounts.rules import ProviderForm
from boendestod import dates
from cases.models import Decision
from cases.rules import Sex
from followup.models import Visit

from ..flags import begun, orders_of
from .report import Column, Content, Problem

COLUMNS = (
    Column("Bilaga", "annex"),
    Column("Personnummer", "personnummer"),
    Column("Kommun", "municipality"),
    Column("Kön", "sex"),
    Column("Ålder", "age"),
    Column("Insats", "support"),
    Column("Regiform", "provider_form"),
    Column("Beslutsdatum", "decided_on"),
    Column("Verkställd från", "executed_on"),
    Column("Avslutad", "ended_on"),
    Column("Skyddade uppgifter", "is_protected"),
)
WORDS = {
    "support": "boendestöd",
    "sex": {Sex.WOMAN: "kvinna", Sex.MAN: "man"},
    "provider_form": {form.value: form.label for form in ProviderForm},
    "is_protected": {True: "ja", False: "nej"},
}
ONGOING, CHANGED = 1, 2
ANNEXES = {
    ONGOING: "Bilaga 1: pågår månadens sista dag",
    CHANGED: "Bilaga 2: började eller slutade i månaden",
}
OLDEST = 110


def content(unit: CommissioningUnit, first: date, last: date) -> Content:
    rows, problems = [], []
    for decision in _carried_out(unit, last):
        executed_on = _executed_on(decision)
        ended_on = _ended_on(decision, last)
        if ended_on is not None and ended_on < first:
            continue
        row = _row(decision, unit, executed_on, ended_on, last)
        if ended_on is None:
            rows.append(row | {"annex": ONGOING})
        if first <= executed_on <= last or ended_on is not None:
            rows.append(row | {"annex": CHANGED})
        ref = {"case": str(decision.case_id), "case_ref": decision.case.case_ref}
        problems += [Problem(text, **ref) for text in _looked_at(row)]
    rows.sort(key=lambda row: (row["annex"], row["case_ref"], row["decided_on"]))
    counted = Counter(row["annex"] for row in rows)
    counts = [(label, counted[annex]) for annex, label in ANNEXES.items()]
    protected = {row["case_ref"] for row in rows if row["is_protected"] == WORDS["is_protected"][True]}
    return Content(
        rows, [*counts, ("Personer med skyddade uppgifter", len(protected))], list(dict.fromkeys(problems))
    )


def _carried_out(unit: CommissioningUnit, on: date) -> QuerySet[Decision]:
    """Only decisions that are carried out stand in the register."""
    own = {
        "case": OuterRef("case"),
        "starts_at__date__gte": OuterRef("valid_from"),
        "starts_at__date__lte": on,
    }
    visits = Visit.objects.performed().filter(**own).order_by("starts_at")
    orders = orders_of(on)
    started = orders.filter(execution_started_on__lte=on).order_by("execution_started_on")
    return (
        Decision.objects.granting()
        .with_last_day()
        .filter(Exists(begun(on)), case__unit=unit, valid_from__lte=on)
        .annotate(
            started_on=Subquery(started.values("execution_started_on")[:1]),
            received_on=Subquery(orders.order_by("received_on").values("received_on")[:1]),
            visited_at=Subquery(visits.values("starts_at")[:1]),
            provider_form=Subquery(orders.order_by("-recorded_at").values("provider__form")[:1]),
        )
        .select_related("case__client")
        .order_by("case__case_ref", "valid_from")
    )


def _executed_on(decision: Decision) -> date:
    """The first day of the decision on which support was given; one that goes on from an earlier decision is carried
    out from its own first day."""
    visited_on = decision.visited_at and dates.day_of(decision.visited_at)
    known = [day for day in (decision.started_on, visited_on) if day] or [decision.received_on]
    return max(decision.valid_from, min((day for day in known if day), default=decision.valid_from))


def _ended_on(decision: Decision, last: date) -> date | None:
    """The last day of support, when it has come."""
    ended_on = decision.last_day_of_support
    return ended_on if ended_on is not None and ended_on <= last else None


def _row(
    decision: Decision, unit: CommissioningUnit, executed_on: date, ended_on: date | None, last: date
) -> dict:
    client = decision.case.client
    return {
        "case_ref": decision.case.case_ref,
        "personnummer": client.personnummer,
        "municipality": unit.municipality.name,
        "sex": WORDS["sex"].get(client.sex, ""),
        "age": _age(client, last),
        "support": WORDS["support"],
        "provider_form": WORDS["provider_form"].get(decision.provider_form, ""),
        "decided_on": decision.decided_on,
        "executed_on": executed_on,
        "ended_on": ended_on,
        "is_protected": WORDS["is_protected"][client.is_protected],
    }


def _age(client, on: date) -> int:
    """On the day; of one without a known day of birth the age that she turns in the year."""
    number = client.personnummer
    birthday_ahead = bool(number) and (int(number[4:6]), int(number[6:8]) % 60) > (on.month, on.day)
    return on.year - client.birth_year - birthday_ahead


def _looked_at(row: dict) -> Iterator[str]:
    if not row["personnummer"]:
        yield "Personnummer saknas. Skriv in det i ärendet, eller lägg in ett reservnummer i filen."
    if row["is_protected"] == WORDS["is_protected"][True]:
        yield "Personen har skyddade uppgifter. Kontrollera hur de ska lämnas."
    if row["decided_on"] > row["executed_on"]:
        yield "Stödet är verkställt före beslutsdagen."
    if row["ended_on"] and row["ended_on"] < row["executed_on"]:
        yield "Stödet slutar innan det är verkställt."
    if not 0 <= row["age"] <= OLDEST:
        yield "Åldern kan inte stämma."
    if not row["provider_form"]:
        yield "Regiform saknas."
    if not row["sex"]:
        yield "Kön saknas."
