"""A file that comes again: nothing changes, or only what the file says, and what was written here stays."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.models import Provider
from cases.models import Case, Client, Decision
from cases.rules import HoursPer
from followup.models import DayNote, DecisionFollowUp, PlanFollowUp
from orders.models import Order
from orders.rules import OrderState
from oversight import flags
from oversight.models import Flag
from plans import actions as plan_actions
from plans.models import Plan
from plans.rules import Participation, PlanState
from tests.cast import TODAY
from tests.oversight.case_files import NO_PLAN, import_rows, row


def test_the_same_file_again_changes_nothing_at_all(today, everything):
    rows = row(), row(case_ref="A-2", personnummer="199705162387", birth_year="", sex="", **NO_PLAN)
    import_rows(*rows)
    before = everything()
    report = import_rows(*rows)
    assert (report.created, report.changed, report.unchanged) == (0, 0, 2)
    assert everything() == before


@pytest.mark.parametrize(
    ("changes", "model", "values"),
    [
        ({"hours_per_month": "10"}, Decision, {"granted_hours": Decimal(10)}),
        ({"decision_to": "2026-06-30"}, Decision, {"valid_to": date(2026, 6, 30)}),
        ({"decision_to": ""}, Decision, {"valid_to": None}),
        ({"decision_from": "2026-01-02"}, Decision, {"valid_from": date(2026, 1, 2)}),
        (
            {"decision_date": "2025-06-01"},
            Decision,
            {"decided_on": date(2025, 6, 1), "legal_basis": "4 kap. 1 § SoL (2001:453)"},
        ),
        ({"minor_children": "0"}, Client, {"minor_children": 0}),
        ({"birth_year": "1981", "sex": "kvinna"}, Client, {"birth_year": 1981, "sex": "woman"}),
        (
            {"support_since": "2014-01-01"},
            Case,
            {"support_since": date(2014, 1, 1), "opened_on": date(2014, 1, 1)},
        ),
        ({"target_area": "funktionsnedsättning"}, Case, {"target_area": "funktionsnedsättning"}),
        ({"order_structured": "nej"}, Order, {"structured": "no"}),
        ({"order_received_on": "2025-12-30"}, Order, {"received_on": date(2025, 12, 30)}),
        ({"plan_begun_on": "2026-01-05"}, Plan, {"begun_on": date(2026, 1, 5)}),
        ({"plan_agreed_on": "2026-01-20"}, Plan, {"agreed_on": date(2026, 1, 20)}),
        ({"client_participated": "nej"}, Plan, {"participation": Participation.NO}),
        ({"plan_follows_order": "nej"}, Plan, {"follows_order": False}),
    ],
)
def test_a_changed_row_updates_its_case_and_leaves_history(today, changes, model, values):
    import_rows(row(), row(case_ref="A-2"))
    report = import_rows(row(**changes), row(case_ref="A-2"))
    assert (report.created, report.changed, report.unchanged) == (0, 1, 1)
    record = model.objects.get(version=2)
    assert {name: getattr(record, name) for name in values} == values
    assert list(record.history.values_list("history_type", "history_change_reason", "version")) == [
        ("~", "import", 2),
        ("+", "import", 1),
    ]
    assert model.objects.count() == 2


def test_a_decision_after_the_last_day_is_a_new_one_and_the_order_points_at_it(today):
    import_rows(row(decision_to="2026-02-28"))
    import_rows(row(decision_date="2026-02-20", decision_from="2026-03-01", hours_per_month="10"))
    first, second = Decision.objects.order_by("valid_from")
    order = Order.objects.get()
    assert (first.valid_to, first.version) == (date(2026, 2, 28), 1)
    assert (order.decision, order.hours) == (second, 10)


def test_a_later_follow_up_or_note_is_added_and_so_is_an_earlier(today):
    days = ("last_plan_followup_on", "last_decision_followup_on", "last_day_note_on")
    import_rows(row())
    for day in ("2026-02-20", "2026-01-20", "2026-02-20"):
        import_rows(row(**dict.fromkeys(days, day)))
    for model in (PlanFollowUp, DecisionFollowUp, DayNote):
        assert model.objects.count() == 3, model


def test_an_empty_cell_takes_nothing_away_and_a_plan_that_is_gone_is_told(today, everything):
    import_rows(row())
    before = everything()
    nothing = dict.fromkeys(
        ("minor_children", "support_since", "order_sent_on", "order_received_on", "order_structured"), ""
    )
    report = import_rows(row(**nothing, **NO_PLAN, last_day_note_on=""))
    assert everything() == before
    assert [note.message for note in report.notes] == [
        "Raden har ingen plan, men ärendet har en här. Den ändrades inte."
    ]


def test_a_plan_begun_after_the_last_was_agreed_is_a_new_plan(today):
    import_rows(row())
    import_rows(row(plan_begun_on="2026-02-10", plan_agreed_on=""))
    old, new = Plan.objects.order_by("begun_on")
    assert (old.state, old.ended_on, old.end_reason) == (
        PlanState.ENDED,
        date(2026, 2, 10),
        "Ny plan enligt import",
    )
    assert (new.state, new.order, new.follow_ups.count()) == (PlanState.BEGUN, old.order, 0)
    import_rows(row(plan_begun_on="2026-02-10", plan_agreed_on="2026-02-12"))
    new.refresh_from_db()
    assert (new.state, new.agreed_on, Plan.objects.count()) == (PlanState.AGREED, date(2026, 2, 12), 2)


def test_another_provider_gets_an_order_of_its_own(today, everything):
    """What the first provider wrote stays with the first."""
    import_rows(row())
    moved = row(provider="Annat stöd", order_sent_on="2026-02-20", order_received_on="2026-02-21", **NO_PLAN)
    import_rows(moved)
    old, new = Order.objects.order_by("sent_on")
    assert (old.state, old.ended_on, old.end_reason) == (
        OrderState.ENDED,
        date(2026, 2, 21),
        "Ny utförare enligt import",
    )
    assert old.plans.get().state == PlanState.ENDED
    assert (new.provider.name, new.plans.count()) == ("Annat stöd", 0)
    before = everything()
    import_rows(moved)
    assert everything() == before


def test_what_was_ended_here_is_not_begun_again_by_an_old_export(cast, everything):
    rows = row(municipality="Provstad", unit="Norra")
    import_rows(rows)
    order = Order.objects.get()
    plan_actions.end_support(
        order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Personen flyttar.", version=1
    )
    before = everything()
    report = import_rows(rows)
    assert everything() == before
    assert [note.message for note in report.notes] == [
        "Beställningen i A-1 är avslutad här och ändrades inte."
    ]


def test_a_case_that_is_closed_here_is_left_alone(today, everything):
    import_rows(row())
    case = Case.objects.get()
    case.closed_on, case.close_reason = TODAY, "Flyttat"
    case.save_change(by=None, reason="test")
    before = everything()
    report = import_rows(row(hours_per_month="20"))
    assert [note.message for note in report.notes] == ["Ärendet A-1 är avslutat här. Raden ändrade inget."]
    assert everything() == before


def test_what_people_wrote_here_stays(cast):
    plan = cast.agreed()
    visit = cast.visit(plan)
    case = plan.case
    import_rows(
        row(
            case_ref=case.case_ref,
            municipality="Provstad",
            unit="Norra",
            personnummer=case.client.personnummer,
            birth_year="",
            sex="",
            hours_per_month="20",
            order_sent_on="",
            order_received_on="",
            plan_begun_on="2026-03-01",
            plan_agreed_on="2026-03-02",
            last_plan_followup_on="",
            last_day_note_on="2026-03-01",
        )
    )
    case, client, decision = Case.objects.get(), Client.objects.get(), Decision.objects.get()
    order, plan = Order.objects.get(), Plan.objects.get()
    assert (client.name, client.minor_children) == ("Astrid Berg", 1)
    assert (case.caseworker, decision.decided_by) == (cast.caseworker, cast.caseworker)
    assert decision.granted_hours == order.hours == 20
    assert (order.key_worker, order.needs[:6], order.goals.count()) == (cast.support_worker, "Astrid", 1)
    assert (plan.begun_on, plan.agreement, plan.goals.count()) == (date(2026, 3, 1), "signed", 1)
    assert DayNote.objects.get() == visit.day_note


def test_ordered_time_that_somebody_chose_does_not_follow_the_granted(today):
    import_rows(row())
    order = Order.objects.get()
    order.hours = 4
    order.save_change(by=None, reason="test")
    import_rows(row(hours_per_month="10"))
    order.refresh_from_db()
    assert (order.hours, Decision.objects.get().granted_hours) == (4, 10)


def test_the_same_time_by_the_week_is_no_change(today):
    import_rows(row(hours_per_month="17.33"))
    decision = Decision.objects.get()
    decision.granted_hours, decision.granted_per = 4, HoursPer.WEEK
    decision.save_change(by=None, reason="test")
    assert import_rows(row(hours_per_month="17.33")).unchanged == 1


def test_a_person_gets_a_personnummer_with_a_later_file(today):
    import_rows(row())
    import_rows(row(personnummer="199710182396", birth_year="", sex=""))
    client = Client.objects.get()
    assert (client.personnummer, client.birth_year) == ("199710182396", 1997)


def test_an_order_that_was_waiting_is_taken_on(today):
    waiting = row(order_received_on="", last_day_note_on="", **NO_PLAN)
    import_rows(waiting)
    import_rows(waiting | {"order_received_on": "2025-12-23"})
    order = Order.objects.get()
    assert (order.state, order.received_on) == (OrderState.ACCEPTED, date(2025, 12, 23))
    assert order.received_recorded_at is not None
    import_rows(waiting)
    assert Order.objects.get().state == OrderState.ACCEPTED


def test_a_day_that_contradicts_what_is_known_is_an_error(today):
    import_rows(row())
    report = import_rows(row(order_sent_on="2026-02-01", order_received_on=""))
    assert [(error.column, error.message) for error in report.errors] == [
        (
            "order_received_on",
            "Beställningen är skickad 2026-02-01 men mottagen 2025-12-22 enligt registret.",
        )
    ]


def test_a_provider_with_another_form_is_changed_and_told(today):
    import_rows(row())
    report = import_rows(row(provider_kind="entreprenad"))
    assert Provider.objects.get().form == "contract"
    assert [note.message for note in report.notes] == [
        "Stödet byter driftsform från kommunal till entreprenad."
    ]


def test_a_change_closes_the_flag_that_it_resolves(today):
    import_rows(row(**NO_PLAN), row(case_ref="A-2", **NO_PLAN))
    flags.raise_flags(today)
    # Each plan is neither begun nor with the caseworker.
    assert Flag.objects.open().count() == 4
    import_rows(row(), row(case_ref="A-2", **NO_PLAN))
    assert {flag.case.case_ref for flag in Flag.objects.open()} == {"A-2"}
    closed = Flag.objects.filter(closed_by_event="import").values_list("closed_on", flat=True)
    assert list(closed) == [today, today]


def test_reading_a_file_again_asks_few_questions(today, django_assert_max_num_queries):
    rows = [row(case_ref=f"A-{number}") for number in range(60)]
    import_rows(*rows)
    with django_assert_max_num_queries(20):
        import_rows(*rows)
