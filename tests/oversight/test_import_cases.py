"""What a row becomes, whatever program the file came from."""

from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import DeadlineRule, Municipality, Provider
from cases.models import Case, Client, Decision
from cases.rules import DecisionOutcome, Sex
from followup.models import DayNote, DecisionFollowUp, PlanFollowUp
from orders.models import Order
from orders.rules import OrderState, Structured
from oversight.importing.engine import import_file
from plans.models import Plan
from plans.rules import Participation, PlanState
from tests.oversight.case_files import NO_PLAN, import_rows, row, text_of

DATA = Path(__file__).parent / "data"
VARIANTS = ["utf8", "excel", "windows", "comma", "reversed", "old_mac"]


def run(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("import_cases", str(path), *options, stdout=out)
    return out.getvalue()


def told() -> list[tuple]:
    """What the small files say, as it stands in the database."""
    return [
        (
            case.case_ref,
            case.unit.name,
            case.client.personnummer,
            case.client.birth_year,
            case.client.minor_children,
            case.decisions.get().granted_hours,
            case.decisions.get().valid_to,
            case.orders.get().provider.name,
            case.orders.get().state,
            [(plan.begun_on, plan.agreed_on, plan.participation) for plan in case.plans.all()],
        )
        for case in Case.objects.order_by("case_ref")
    ]


@pytest.mark.parametrize("variant", VARIANTS)
def test_files_of_other_programs_say_the_same(today, variant):
    assert run(DATA / f"{variant}.csv") == "Importen är klar: 3 nya ärenden, 0 ändrade, 0 oförändrade.\n"
    january = (date(2018, 1, 10), date(2018, 1, 15), "yes")
    assert told() == [
        (
            *("ÅR-1", "Södra", "199705162387", 1997, 2, Decimal("8.5"), date(2018, 12, 31)),
            *("Stödet; hemma AB", "accepted", [january]),
        ),
        (
            *("ÅR-2", "Södra", "", 1980, None, Decimal(12), None),
            *("Kommunens boendestöd", "sent", []),
        ),
        (
            *("ÅR-3", "Norra", "199710182396", 1997, 0, Decimal("4.25"), date(2018, 8, 31)),
            *("Kommunens boendestöd", "accepted", [(date(2018, 3, 20), None, "no")]),
        ),
    ]


def test_the_variants_are_one_file_to_the_import(today, everything):
    run(DATA / "utf8.csv")
    before = everything()
    for variant in VARIANTS:
        assert run(DATA / f"{variant}.csv").startswith("Importen är klar: 0 nya ärenden, 0 ändrade, 3 ")
    assert everything() == before


def test_a_dry_run_tells_what_would_happen_and_saves_nothing(today, everything):
    before = everything()
    assert run(DATA / "utf8.csv", "--dry-run") == (
        "Filen har inga fel. Inget sparades, men det här skulle ske: 3 nya ärenden, 0 ändrade, 0 oförändrade.\n"
    )
    assert everything() == before


def test_an_unknown_municipality_comes_with_its_rule_set_and_a_known_one_is_used(cast):
    import_rows(row(), row(case_ref="A-2", municipality="Provstad", unit="Norra"))
    new = Municipality.objects.get(name="Åmål")
    assert set(DeadlineRule.objects.filter(municipality=new).values_list("key", "months", "days")) == {
        ("plan_not_begun", 0, 14),
        ("plan_not_received", 0, 30),
        ("plan_unread", 0, 14),
        ("plan_followup_overdue", 6, 0),
        ("plan_followup_new_decision", 0, 30),
        ("execution_not_started", 0, 14),
        ("visit_without_note", 0, 2),
        ("no_note", 0, 28),
        ("support_interrupted", 0, 14),
        ("decision_followup_overdue", 12, 0),
        ("statement_unanswered", 0, 14),
        ("meeting_not_written", 0, 7),
        ("message_unanswered", 0, 5),
        ("flag_escalates", 0, 14),
    }
    assert Case.objects.get(case_ref="A-2").unit == cast.unit
    assert Provider.objects.filter(municipality=cast.municipality, name="Stödet").get() == cast.provider


def test_a_row_becomes_the_whole_thread(today):
    import_rows(row())
    client, case, decision = Client.objects.get(), Case.objects.get(), Decision.objects.get()
    order, plan = Order.objects.get(), Plan.objects.get()
    assert (client.birth_year, client.sex, client.minor_children) == (1980, Sex.MAN, 1)
    assert (case.client, case.opened_on, case.support_since) == (
        client,
        date(2015, 2, 1),
        date(2015, 2, 1),
    )
    assert (decision.outcome, decision.decided_by, decision.case) == (DecisionOutcome.APPROVAL, None, case)
    assert decision.legal_basis == "11 kap. 1 § SoL (2025:400)"
    assert (order.decision, order.state, order.structured) == (decision, OrderState.ACCEPTED, Structured.YES)
    assert (order.hours, order.received_on) == (Decimal("8.5"), date(2025, 12, 22))
    assert (plan.order, plan.state, plan.follows_order) == (order, PlanState.AGREED, True)
    assert plan.participation == Participation.YES
    follow_up = PlanFollowUp.objects.get()
    assert (follow_up.plan, follow_up.held_on, follow_up.imported) == (plan, date(2026, 2, 1), True)
    of_decision = DecisionFollowUp.objects.get()
    assert (of_decision.decision, of_decision.held_on) == (decision, date(2026, 2, 2))
    note = DayNote.objects.get()
    assert timezone.localtime(note.event_at).isoformat() == "2026-02-03T12:00:00+01:00"
    assert (note.order, note.author, note.imported) == (order, None, True)


def test_every_new_record_has_one_line_of_history_that_says_import(cast):
    import_rows(row(municipality="Provstad"), by=cast.system_admin)
    for model in (Client, Case, Decision, Order, Plan, PlanFollowUp, DecisionFollowUp, DayNote):
        line = model.history.get()
        assert (line.history_type, line.history_change_reason) == ("+", "import"), model
        assert line.history_user == cast.system_admin, model


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"order_received_on": "", "last_day_note_on": "", **NO_PLAN}, OrderState.SENT),
        ({"order_received_on": "", "last_day_note_on": ""}, OrderState.ACCEPTED),
        ({"order_received_on": "", **NO_PLAN}, OrderState.ACCEPTED),
        ({"order_sent_on": "", "order_received_on": "", **NO_PLAN}, OrderState.ACCEPTED),
    ],
)
def test_an_order_waits_only_when_nothing_tells_that_work_has_begun(today, changes, state):
    import_rows(row(**changes))
    assert Order.objects.get().state == state


def test_an_old_decision_rests_on_the_old_act_and_a_follow_up_before_it_on_no_decision(today):
    import_rows(
        row(decision_date="2025-06-30", decision_from="2025-07-01", last_decision_followup_on="2025-06-30")
    )
    assert Decision.objects.get().legal_basis == "4 kap. 1 § SoL (2001:453)"
    assert DecisionFollowUp.objects.get().decision is None


def test_what_is_seen_in_real_files_is_let_in(today):
    """A plan that goes on under a new order, a note before the order, a backdated decision, one that comes."""
    report = import_rows(
        row(plan_begun_on="2025-06-01", plan_agreed_on="2025-06-02", last_day_note_on="2025-05-01"),
        row(case_ref="A-2", decision_from="2025-12-01"),
        row(case_ref="A-3", decision_from="2027-01-01", decision_to="", support_since=""),
    )
    assert report.errors == []
    assert Case.objects.get(case_ref="A-3").opened_on == date(2025, 12, 20)


def test_hours_come_with_comma_or_point_and_words_in_any_case(today):
    import_rows(
        row(hours_per_month=" 8,50 ", sex="Kvinna", provider_kind="PRIVAT lov", order_structured="Delvis")
    )
    assert (Decision.objects.get().granted_hours, Client.objects.get().sex) == (Decimal("8.5"), Sex.WOMAN)
    assert (Provider.objects.get().form, Order.objects.get().structured) == ("lov", Structured.PARTLY)


@pytest.mark.parametrize(
    "number", ["199705162387", "970516-2387", "9705162387", "19970516-2387", " 19970516-2387 "]
)
def test_personnummer_comes_in_every_spelling_and_is_kept_in_one(today, number):
    import_rows(row(personnummer=number, birth_year="", sex=""))
    client = Client.objects.get()
    assert (client.personnummer, client.birth_year, client.sex) == ("199705162387", 1997, Sex.WOMAN)


def test_a_person_over_a_hundred_has_a_plus_and_a_samordningsnummer_is_a_number_too(today):
    report = import_rows(
        row(personnummer="190903+2383", birth_year="", sex=""),
        row(case_ref="A-2", personnummer="19970576-2384", birth_year="1997", sex="kvinna"),
    )
    assert report.errors == []
    assert set(Client.objects.values_list("personnummer", flat=True)) == {"191909032383", "199705762384"}


def test_two_cases_of_one_person_meet_in_the_person(today):
    import_rows(
        row(personnummer="199705162387", birth_year="", sex=""),
        row(
            case_ref="A-2",
            personnummer="19970516-2387",
            birth_year="",
            sex="",
            decision_from="2027-01-01",
            decision_to="",
        ),
    )
    assert Client.objects.get().cases.count() == 2


def test_a_column_that_is_not_known_is_named_and_the_rest_is_read(today):
    report = import_rows(row(telefon="070"))
    assert report.created == 1
    assert [note.message for note in report.notes] == ["De här kolumnerna lästes inte: telefon."]


def test_columns_that_need_not_be_there_may_be_missing(today):
    absent = (*NO_PLAN, "minor_children", "support_since", "decision_to", "order_sent_on", "personnummer")
    assert import_rows(row(), without=absent).errors == []
    assert Decision.objects.get().valid_to is None


def test_empty_lines_are_left_out_and_rows_keep_their_number(today):
    lines = text_of(row(), row(case_ref="A-2", sex="okänt")).splitlines()
    content = "\n\n".join([*lines, ";" * 24]).encode()
    report = import_file(content, by=None, today=today)
    assert (report.rows, [error.row for error in report.errors]) == (2, [5])
