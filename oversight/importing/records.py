"""What the rows of a file may concern: loaded and locked in a few queries, and what has changed of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import TruncDate
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from accounts.actions import create_municipality
from accounts.models import CaseRecord, CommissioningUnit, Municipality, Provider
from cases.models import Case, Client, Decision
from followup.models import DayNote, DecisionFollowUp, PlanFollowUp
from orders.models import Order
from plans.models import Plan

from .rows import Row

REASON = "import"
BATCH = 500
IN_ORDER = (Client, Case, Decision, Order, Plan, PlanFollowUp, DecisionFollowUp, DayNote)


class Places:
    """Municipalities, units and providers by name; one that is unknown comes into being."""

    def __init__(self, rows: list[Row]):
        names = {row["municipality"] for row in rows}
        # Two imports into one municipality wait for each other; who writes a record there does not wait.
        locked = Municipality.objects.select_for_update(no_key=True).filter(name__in=names).order_by("pk")
        self.municipalities = {place.name: place for place in locked}
        self.units = {(unit.municipality_id, unit.name): unit for unit in self._within(CommissioningUnit)}
        self.providers = {(prov.municipality_id, prov.name): prov for prov in self._within(Provider)}

    def _within(self, model):
        return model.objects.filter(municipality__in=self.municipalities.values())

    def municipality(self, name: str) -> Municipality:
        if name not in self.municipalities:
            self.municipalities[name] = create_municipality(name)
        return self.municipalities[name]

    def unit(self, municipality_id: int, name: str) -> CommissioningUnit:
        key = (municipality_id, name)
        if key not in self.units:
            self.units[key] = CommissioningUnit.objects.create(municipality_id=municipality_id, name=name)
        return self.units[key]

    def provider(self, municipality_id: int, name: str, form: str) -> tuple[Provider, str | None]:
        """The provider, and the form that it had when the file names another."""
        key = (municipality_id, name)
        if key not in self.providers:
            self.providers[key] = Provider.objects.create(
                municipality_id=municipality_id, name=name, form=form
            )
        provider = self.providers[key]
        if provider.form == form:
            return provider, None
        before = provider.get_form_display()
        provider.form = form
        provider.save(update_fields=["form"])
        return provider, before


class Records:
    """The cases that the file names and all that hangs on them, found without asking the database again."""

    def __init__(self, rows: list[Row], municipalities: Iterable[Municipality]):
        refs = {row["case_ref"] for row in rows}
        numbers = {row.number.digits for row in rows if row.number}
        within = Q(municipality__in=list(municipalities))
        cases = list(_locked(Case).filter(within, case_ref__in=refs))
        named = Q(pk__in={case.client_id for case in cases}) | within & Q(personnummer__in=numbers)
        clients = list(_locked(Client).filter(named))
        self.clients = {client.pk: client for client in clients}
        self.by_number = {(c.municipality_id, c.personnummer): c for c in clients if c.personnummer}
        self.cases = {(case.municipality_id, case.case_ref): case for case in cases}
        self.decisions = _grouped(
            _locked(Decision).granting().filter(client__in=clients).order_by("valid_from"), "client_id"
        )
        # What still runs stands last, as PostgreSQL sorts an empty date.
        sent = _locked(Order).filter(case__in=cases, sent_at__isnull=False).order_by("ended_on", "sent_at")
        self.orders = _grouped(sent, "case_id")
        self.plans = _grouped(
            _locked(Plan).filter(case__in=cases).order_by("ended_on", "begun_on"), "order_id"
        )
        self.as_granted = self._ordered_as_granted()
        self.plan_follow_ups = _days(PlanFollowUp.objects.filter(case__in=cases), "held_on")
        self.decision_follow_ups = _days(DecisionFollowUp.objects.filter(case__in=cases), "held_on")
        notes = DayNote.objects.filter(case__in=cases).annotate(day=TruncDate("event_at"))
        self.notes = _days(notes, "day")

    def _ordered_as_granted(self) -> set[UUID]:
        """Orders for as much time as their decision grants: these follow when the decision is changed."""
        granted = {
            decision.pk: (decision.granted_hours, decision.granted_per)
            for decisions in self.decisions.values()
            for decision in decisions
        }
        return {
            order.pk
            for orders in self.orders.values()
            for order in orders
            if granted.get(order.decision_id) == (order.hours, order.hours_per)
        }


def _locked(model):
    # Others may still hang new records on what we hold.
    return model.objects.select_for_update(of=("self",), no_key=True)


def _grouped(records, key: str) -> dict[UUID, list]:
    groups = defaultdict(list)
    for record in records:
        groups[getattr(record, key)].append(record)
    return groups


def _days(queryset, day: str) -> set[tuple[UUID, date]]:
    return set(queryset.values_list("case_id", day))


class Pending:
    """New and changed records, kept until every row has been checked and then written in batches."""

    def __init__(self):
        self.new: dict[type, list[CaseRecord]] = defaultdict(list)
        self.changed: dict[type, dict[UUID, CaseRecord]] = defaultdict(dict)
        self.fields: dict[type, set[str]] = defaultdict(set)
        self.edits = 0

    def add(self, record: CaseRecord) -> CaseRecord:
        self.new[type(record)].append(record)
        self.edits += 1
        return record

    def put(self, record: CaseRecord, **values) -> None:
        """Give the record these values. One that has them already is not touched, so it gets no history."""
        differing = {name: value for name, value in values.items() if getattr(record, name) != value}
        if not differing:
            return
        for name, value in differing.items():
            setattr(record, name, value)
        self.edits += 1
        if not record._state.adding:
            self.changed[type(record)][record.pk] = record
            self.fields[type(record)].update(differing)

    def write(self, *, by, tell: Callable[[float], None]) -> None:
        """Changed before new: what is ended makes room for what takes its place."""
        jobs = [
            *(
                (self._update, model, batch)
                for model in IN_ORDER
                for batch in _batches(self.changed[model].values())
            ),
            *((self._create, model, batch) for model in IN_ORDER for batch in _batches(self.new[model])),
        ]
        for number, (write, model, batch) in enumerate(jobs, 1):
            write(model, batch, by)
            tell(number / len(jobs))

    def _update(self, model: type, records: list, by) -> None:
        for record in records:
            record.version += 1
        fields = [*sorted(self.fields[model]), "version"]
        bulk_update_with_history(records, model, fields, default_user=by, default_change_reason=REASON)

    def _create(self, model: type, records: list, by) -> None:
        bulk_create_with_history(records, model, default_user=by, default_change_reason=REASON)


def _batches(records: Iterable) -> list[list]:
    records = list(records)
    return [records[start : start + BATCH] for start in range(0, len(records), BATCH)]
