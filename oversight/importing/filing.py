"""One row into the records of its case. An empty cell means "not known" and takes nothing away, except that a
decision without a last day holds until further notice. See docs/import.md for the choices made here."""

from datetime import date, datetime, time
from itertools import pairwise

from django.utils import timezone

from boendestod import dates
from cases.models import Case, Client, Decision
from cases.rules import DecisionOutcome, HoursPer, hours_a_month, legal_basis
from followup.models import DayNote, DecisionFollowUp, PlanFollowUp
from orders.models import Order
from orders.rules import OrderState
from plans.models import Plan
from plans.rules import PlanState

from .problems import Report
from .records import Pending, Places, Records
from .rows import Row

NEW_PROVIDER = "Ny utförare enligt import"
NEW_PLAN = "Ny plan enligt import"
NOON = time(12)
ANOTHER_PERSON = "Ärendet finns redan och gäller en annan person."


class Filing:
    """Puts rows into the records, in memory only, and tells in the report what it could not do."""

    def __init__(self, places: Places, records: Records, report: Report, today: date):
        self.places = places
        self.records = records
        self.report = report
        self.today = today
        self.pending = Pending()
        self.decided_by_row: dict = {}
        self.changed_cases: list[Case] = []

    def file(self, row: Row) -> None:
        before = self.pending.edits
        municipality = self.places.municipality(row["municipality"])
        known = self.records.cases.get((municipality.pk, row["case_ref"]))
        if known is not None and known.closed_on is not None:
            self.report.note(row.line, f"Ärendet {known.case_ref} är avslutat här. Raden ändrade inget.")
            return
        client = self._client(row, municipality, known)
        if client is None:
            return
        case = self._case(row, municipality, client, known)
        decision = self._decision(row, case)
        order = self._order(row, case, decision)
        if order is not None:
            plan = self._plan(row, order)
            self._plan_follow_up(row, plan)
            self._day_note(row, order)
        self._decision_follow_up(row, case, decision)
        self._count(known, changed=self.pending.edits > before)

    def _count(self, known: Case | None, *, changed: bool) -> None:
        if known is None:
            self.report.created += 1
        elif changed:
            self.report.changed += 1
            self.changed_cases.append(known)

    def _client(self, row: Row, municipality, case: Case | None) -> Client | None:
        """The person of the case, else the one with the number, else a new one; None when they disagree."""
        digits = row.number.digits if row.number else ""
        named = self.records.by_number.get((municipality.pk, digits)) if digits else None
        client = self.records.clients[case.client_id] if case else named
        if client is None:
            return self._new_client(row, municipality, digits)
        if named not in (None, client) or (digits and client.personnummer not in ("", digits)):
            return self._refuse(row, "personnummer", digits, ANOTHER_PERSON)
        differs = (client.birth_year, client.sex) != (row.birth_year, row.sex)
        if client.personnummer and not digits and differs:
            return self._refuse(row, "birth_year", str(row.birth_year), ANOTHER_PERSON)
        self.pending.put(client, birth_year=row.birth_year, sex=row.sex)
        if digits:
            self.pending.put(client, personnummer=digits)
            self.records.by_number[municipality.pk, digits] = client
        self._put_known(client, row, minor_children="minor_children")
        return client

    def _new_client(self, row: Row, municipality, digits: str) -> Client:
        client = Client(
            municipality_id=municipality.pk,
            personnummer=digits,
            birth_year=row.birth_year,
            sex=row.sex,
            minor_children=row["minor_children"],
        )
        self.records.clients[client.pk] = client
        if digits:
            self.records.by_number[municipality.pk, digits] = client
        return self.pending.add(client)

    def _case(self, row: Row, municipality, client: Client, case: Case | None) -> Case:
        unit = self.places.unit(municipality.pk, row["unit"])
        opened_on = min(filter(None, (row["support_since"], row["decision_date"])))
        if case is None:
            case = Case(
                municipality_id=municipality.pk,
                client_id=client.pk,
                unit_id=unit.pk,
                case_ref=row["case_ref"],
                target_area=row["target_area"],
                support_since=row["support_since"],
                opened_on=opened_on,
            )
            return self.pending.add(case)
        self.pending.put(
            case,
            unit_id=unit.pk,
            target_area=row["target_area"],
            opened_on=min(case.opened_on, opened_on),
        )
        self._put_known(case, row, support_since="support_since")
        return case

    def _decision(self, row: Row, case: Case) -> Decision:
        """The case's decision from the same day, else its last one, unless the row's begins after that ended."""
        all_of_person = self.records.decisions[case.client_id]
        known = [decision for decision in all_of_person if decision.case_id == case.pk]
        same = [decision for decision in known if decision.valid_from == row["decision_from"]]
        decision = (same or known or [None])[-1]
        if decision is None or _ended_before(decision, row["decision_from"]):
            decision = self.pending.add(self._new_decision(row, case))
            all_of_person.append(decision)
        else:
            self._change_decision(row, decision)
        self.decided_by_row[decision.pk] = row
        return decision

    def _new_decision(self, row: Row, case: Case) -> Decision:
        return Decision(
            municipality_id=case.municipality_id,
            case_id=case.pk,
            client_id=case.client_id,
            outcome=DecisionOutcome.APPROVAL,
            decided_on=row["decision_date"],
            legal_basis=legal_basis(row["decision_date"]),
            valid_from=row["decision_from"],
            valid_to=row["decision_to"],
            granted_hours=row["hours_per_month"],
            granted_per=HoursPer.MONTH,
        )

    def _change_decision(self, row: Row, decision: Decision) -> None:
        self.pending.put(
            decision,
            decided_on=row["decision_date"],
            legal_basis=legal_basis(row["decision_date"]),
            valid_from=row["decision_from"],
        )
        if "decision_to" in row:
            self.pending.put(decision, valid_to=row["decision_to"])
        # The same time by the week is not a change.
        if round(hours_a_month(decision.granted_hours, decision.granted_per), 2) != row["hours_per_month"]:
            self.pending.put(decision, granted_hours=row["hours_per_month"], granted_per=HoursPer.MONTH)

    def _order(self, row: Row, case: Case, decision: Decision) -> Order | None:
        """The last order at the row's provider; None when it has been ended here, which an export cannot undo."""
        provider, before = self.places.provider(case.municipality_id, row["provider"], row["provider_kind"])
        if before is not None:
            after = provider.get_form_display()
            self.report.note(row.line, f"{provider} byter driftsform från {before} till {after}.")
        orders = self.records.orders[case.pk]
        at_provider = [order for order in orders if order.provider_id == provider.pk]
        order = at_provider[-1] if at_provider else None
        if order is None or _sent_anew(order, row["order_sent_on"]):
            self._end_other_orders(row, orders)
            order = self.pending.add(self._new_order(row, case, decision, provider))
            orders.append(order)
        elif order.ended_on:
            self.report.note(row.line, f"Beställningen i {case.case_ref} är avslutad här och ändrades inte.")
            return None
        else:
            self._change_order(row, order, decision)
        return order

    def _new_order(self, row: Row, case: Case, decision: Decision, provider) -> Order:
        now = dates.now()
        return Order(
            municipality_id=case.municipality_id,
            case_id=case.pk,
            decision_id=decision.pk,
            provider_id=provider.pk,
            state=_order_state(row),
            hours=row["hours_per_month"],
            hours_per=HoursPer.MONTH,
            structured=row["order_structured"] or "",
            sent_on=row["order_sent_on"],
            sent_at=now,
            received_on=row["order_received_on"],
            received_recorded_at=now if row["order_received_on"] else None,
        )

    def _change_order(self, row: Row, order: Order, decision: Decision) -> None:
        self.pending.put(order, decision_id=decision.pk)
        if order.pk in self.records.as_granted:
            self.pending.put(order, hours=decision.granted_hours, hours_per=decision.granted_per)
        if row["order_received_on"] not in (None, order.received_on):
            self.pending.put(order, received_recorded_at=dates.now())
        self._put_known(order, row, sent_on="order_sent_on", received_on="order_received_on")
        self._put_known(order, row, structured="order_structured")
        if order.state in (OrderState.SENT, OrderState.RETURNED) and _order_state(row) == OrderState.ACCEPTED:
            self.pending.put(order, state=OrderState.ACCEPTED)
        if order.sent_on and order.received_on and order.received_on < order.sent_on:
            self._refuse(
                row,
                "order_received_on",
                str(row["order_received_on"] or ""),
                f"Beställningen är skickad {order.sent_on} men mottagen {order.received_on} enligt registret.",
            )

    def _end_other_orders(self, row: Row, orders: list[Order]) -> None:
        """Another provider takes over: what the former wrote stays with the former."""
        taken_over_on = row["order_received_on"] or row["order_sent_on"] or self.today
        for order in orders:
            if order.ended_on is None:
                ended_on = max(filter(None, (taken_over_on, order.received_on)))
                self.pending.put(order, state=OrderState.ENDED, ended_on=ended_on, end_reason=NEW_PROVIDER)
                for plan in self.records.plans[order.pk]:
                    self._end_plan(plan, ended_on, NEW_PROVIDER)

    def _end_plan(self, plan: Plan, on: date, reason: str) -> None:
        if plan.ended_on is None:
            ended_on = max(on, plan.begun_on)
            self.pending.put(plan, state=PlanState.ENDED, ended_on=ended_on, end_reason=reason)

    def _plan(self, row: Row, order: Order) -> Plan | None:
        """The order's plan. One begun after the last was agreed or ended is a new plan."""
        plans = self.records.plans[order.pk]
        last = plans[-1] if plans else None
        runs = last is not None and last.ended_on is None
        begun_on = row["plan_begun_on"]
        if begun_on is None:
            if runs and "plan_begun_on" in row:
                self.report.note(row.line, "Raden har ingen plan, men ärendet har en här. Den ändrades inte.")
            return None
        if runs and (last.agreed_on is None or begun_on <= last.agreed_on):
            self._change_plan(row, last)
            return last
        if last is not None and not runs and begun_on < last.ended_on:
            self.report.note(row.line, "Planen är avslutad här och ändrades inte.")
            return None
        if last is not None:
            self._end_plan(last, begun_on, NEW_PLAN)
        plan = self.pending.add(self._new_plan(row, order))
        plans.append(plan)
        return plan

    def _new_plan(self, row: Row, order: Order) -> Plan:
        agreed_on = row["plan_agreed_on"]
        return Plan(
            municipality_id=order.municipality_id,
            case_id=order.case_id,
            order_id=order.pk,
            state=PlanState.AGREED if agreed_on else PlanState.BEGUN,
            begun_on=row["plan_begun_on"],
            agreed_on=agreed_on,
            agreed_recorded_at=dates.now() if agreed_on else None,
            first_agreed_on=agreed_on,
            imported=True,
            participation=row["client_participated"] or "",
            follows_order=row["plan_follows_order"],
        )

    def _change_plan(self, row: Row, plan: Plan) -> None:
        self.pending.put(plan, begun_on=row["plan_begun_on"])
        if row["plan_agreed_on"] not in (None, plan.agreed_on):
            self.pending.put(
                plan,
                state=PlanState.AGREED,
                agreed_on=row["plan_agreed_on"],
                agreed_recorded_at=dates.now(),
                first_agreed_on=(not plan.imported and plan.first_agreed_on) or row["plan_agreed_on"],
                declined_on=None,
            )
        self._put_known(plan, row, participation="client_participated", follows_order="plan_follows_order")

    def _plan_follow_up(self, row: Row, plan: Plan | None) -> None:
        held_on = row["last_plan_followup_on"]
        if plan is None or held_on is None or (plan.case_id, held_on) in self.records.plan_follow_ups:
            return
        self.pending.add(
            PlanFollowUp(
                municipality_id=plan.municipality_id,
                case_id=plan.case_id,
                plan_id=plan.pk,
                held_on=held_on,
                imported=True,
            )
        )

    def _decision_follow_up(self, row: Row, case: Case, decision: Decision) -> None:
        held_on = row["last_decision_followup_on"]
        if held_on is None or (case.pk, held_on) in self.records.decision_follow_ups:
            return
        self.pending.add(
            DecisionFollowUp(
                municipality_id=case.municipality_id,
                case_id=case.pk,
                decision_id=decision.pk if held_on >= decision.valid_from else None,
                held_on=held_on,
                imported=True,
            )
        )

    def _day_note(self, row: Row, order: Order) -> None:
        day = row["last_day_note_on"]
        if day is None or (order.case_id, day) in self.records.notes:
            return
        self.pending.add(
            DayNote(
                municipality_id=order.municipality_id,
                case_id=order.case_id,
                order_id=order.pk,
                event_at=timezone.make_aware(datetime.combine(day, NOON)),
                imported=True,
            )
        )

    def refuse_overlaps(self) -> None:
        """The person's decisions as they would stand after the file, over all of the person's cases."""
        for decisions in self.records.decisions.values():
            decisions.sort(key=lambda decision: decision.valid_from)
            for first, then in pairwise(decisions):
                if first.last_day is None or first.last_day >= then.valid_from:
                    self._refuse_overlap(first, then)

    def _refuse_overlap(self, first: Decision, then: Decision) -> None:
        row = self.decided_by_row.get(then.pk) or self.decided_by_row[first.pk]
        other = first if then.pk in self.decided_by_row else then
        until = other.last_day or "tills vidare"
        self._refuse(
            row,
            "decision_from",
            str(row["decision_from"]),
            f"Personen har redan ett beslut om boendestöd {other.valid_from}–{until}. Besluten får inte överlappa.",
        )

    def _put_known(self, record, row: Row, **columns: str) -> None:
        known = {field: row[column] for field, column in columns.items() if row[column] is not None}
        self.pending.put(record, **known)

    def _refuse(self, row: Row, column: str, value: str, message: str) -> None:
        self.report.refuse(row.line, column, value, message)


def _ended_before(decision: Decision, day: date) -> bool:
    return decision.last_day is not None and decision.last_day < day


def _sent_anew(order: Order, sent_on: date | None) -> bool:
    return order.ended_on is not None and sent_on is not None and sent_on > order.ended_on


def _order_state(row: Row) -> OrderState:
    """Waiting for the provider only when nothing at all tells that the work has begun."""
    begun = row["order_received_on"] or row["plan_begun_on"] or row["last_day_note_on"]
    return OrderState.SENT if row["order_sent_on"] and not begun else OrderState.ACCEPTED
