"""The quarterly report of what is decided and not carried out (SoL 34:1-3)."""

import csv
import io
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from cases import actions as case_actions
from cases.models import Client, Decision
from cases.rules import ProtectionLevel
from followup import actions as followup_actions
from followup.rules import VisitOutcome
from orders import actions as order_actions
from orders.models import Order
from oversight import actions
from oversight.models import NonExecutionReport
from oversight.non_execution import Row, checksum, report, rows_of
from oversight.rules import Quarter, report_reference, unnamed
from tests.cast import NUMBERS, at
from tests.web import browser, errors, filled, send

FIRST, SECOND, THIRD = (Quarter(2026, number) for number in (1, 2, 3))
AFTER_FIRST, AFTER_SECOND = date(2026, 4, 7), date(2026, 7, 7)
INDEX = reverse("non_execution")


def page_of(quarter: Quarter, route: str = "non_execution_quarter") -> str:
    return reverse(route, args=[quarter.year, quarter.number])


def decided(order: Order, on: date) -> Order:
    Decision.objects.filter(pk=order.decision_id).update(decided_on=on, valid_from=on)
    return order


@pytest.fixture
def waiting(cast):
    """Decided on 5 November and received, and nobody has come."""
    return decided(cast.accepted(), date(2025, 11, 5))


@pytest.fixture
def over(cast, waiting, time_machine):
    """The first quarter is over."""
    time_machine.move_to(at(AFTER_FIRST, 12), tick=False)
    return waiting


def found(cast, quarter: Quarter) -> list[Row]:
    return rows_of(report(cast.unit, quarter))


def one(cast, quarter: Quarter) -> Row:
    (row,) = found(cast, quarter)
    return row


def freeze(cast, quarter: Quarter, reason: str = "Vikarie saknas.", other: str = "Öppen mötesplats."):
    texts = {row.key: (reason, other) for row in found(cast, quarter) if row.is_open}
    return actions.freeze_report(by=cast.section_leader, today=AFTER_SECOND, quarter=quarter, texts=texts)


def start(cast, order: Order, on: date) -> None:
    order_actions.start_support(order, by=cast.coordinator, today=on, started_on=on)


# --- What is reported ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decided_on", "reported"),
    [(date(2025, 12, 30), True), (date(2025, 12, 31), False), (date(2026, 1, 1), False)],
    ids=["the day before", "exactly three months", "later"],
)
def test_what_is_not_carried_out_in_three_months_on_the_last_day_is_reported(cast, decided_on, reported):
    decided(cast.accepted(), decided_on)
    assert bool(found(cast, FIRST)) is reported


def test_a_row_tells_what_the_law_asks_for(cast, waiting):
    row = one(cast, FIRST)
    assert (row.kind, row.decided_on, row.since) == ("never", date(2025, 11, 5), date(2025, 11, 5))
    assert (row.support, row.is_open, row.offers) == ("Boendestöd, 16\xa0tim per månad", True, [])
    assert row.reference.startswith("19970516-T")


def test_a_declined_offer_is_told_and_does_not_close_it(cast, waiting):
    order_actions.offer(
        waiting,
        by=cast.coordinator,
        today=date(2026, 3, 2),
        offered_on=date(2026, 3, 2),
        what="Besök hos Astrid tisdag",
        accepted=False,
        answered_on=date(2026, 3, 2),
        reason="Vill ha en kvinna",
    )
    row = one(cast, FIRST)
    assert row.reason == "Personen tackade nej: Vill ha en kvinna"
    assert row.offers == [
        {
            "offered_on": date(2026, 3, 2),
            "what": "Besök hos personen tisdag",
            "answer": "nej",
            "reason": "Vill ha en kvinna",
        }
    ]


def test_a_visit_that_was_partly_performed_is_a_start_and_its_interruption_is_reported(
    cast, waiting, time_machine
):
    followup_actions.log_visit(
        waiting,
        by=cast.support_worker,
        starts_at=at(date(2026, 3, 2), 9),
        ends_at=at(date(2026, 3, 2), 10),
        outcome=VisitOutcome.PERFORMED_PARTLY,
        reason="Personen orkade en halv timme.",
        note_later=True,
    )
    assert found(cast, FIRST) == []
    order_actions.interrupt(
        waiting, by=cast.coordinator, today=AFTER_FIRST, started_on=date(2026, 3, 29), reason="Sjukhus"
    )
    assert found(cast, FIRST) == []
    row = one(cast, SECOND)
    assert (row.kind, row.since, row.reason) == ("interrupted", date(2026, 3, 29), "Sjukhus")


@pytest.mark.parametrize(("stopped", "reported"), [(date(2026, 3, 29), True), (date(2026, 3, 30), False)])
def test_an_interruption_is_reported_after_three_months(cast, waiting, stopped, reported):
    """More than three months on the last of June: since the 29th of March, and not since the 30th."""
    start(cast, waiting, date(2026, 3, 2))
    order_actions.interrupt(
        waiting, by=cast.coordinator, today=AFTER_FIRST, started_on=stopped, reason="Sjukhus"
    )
    assert bool(found(cast, SECOND)) is reported


def test_another_units_decisions_are_not_ours(cast, waiting):
    assert found(cast, FIRST)
    assert rows_of(report(cast.other_unit, FIRST)) == []


def test_a_protected_person_is_marked_and_has_no_day_of_birth(cast, waiting):
    Client.objects.update(protection_level=ProtectionLevel.CONFIDENTIALITY_FLAG)
    row = one(cast, FIRST)
    assert row.is_protected
    assert row.reference.startswith("skyddad-T")
    assert "1997" not in row.reference


def test_the_council_gets_numbers_and_nobodys_name(cast, waiting):
    start(
        cast, decided(cast.accepted(cast.case(cast.client(NUMBERS[1]))), date(2025, 5, 5)), date(2026, 3, 2)
    )
    decided(cast.accepted(cast.case(cast.client(NUMBERS[2]))), date(2025, 2, 3))
    assert report(cast.unit, FIRST)["statistics"] == {
        "not_executed": 2,
        "kinds": [["aldrig verkställt", 2], ["avbrott", 0]],
        "support": [["Boendestöd", 2]],
        "waited": [["3–6 månader", 1], ["6–12 månader", 0], ["mer än 12 månader", 1]],
        "carried_out": 0,
    }


# --- Freezing --------------------------------------------------------------------------------------------------------


def test_the_section_leader_types_the_reasons_and_freezes(cast, over):
    row = one(cast, FIRST)
    page = send(
        browser(cast.section_leader),
        page_of(FIRST),
        **{f"reason-{row.key}": "Astrid Bergs vikarie saknas.", f"other-{row.key}": "Ring 19970516-2387."},
    )
    assert page.url == page_of(FIRST)
    frozen = NonExecutionReport.objects.get()
    assert (frozen.unit, frozen.frozen_by, frozen.sha256) == (
        cast.unit,
        cast.section_leader,
        checksum(frozen.content),
    )
    (row,) = rows_of(frozen.content)
    assert (row.reason, row.other_support) == ("personen personens vikarie saknas.", "Ring [nummer].")
    shown = browser(cast.section_leader).get(page_of(FIRST)).content.decode()
    assert frozen.sha256 in shown
    assert "Frys rapporten" not in shown


def test_each_open_row_has_its_reason(cast, over):
    row = one(cast, FIRST)
    page = send(browser(cast.section_leader), page_of(FIRST))
    assert list(errors(page)) == [f"reason-{row.key}"]
    with pytest.raises(RuleBroken, match="varför"):
        freeze(cast, FIRST, reason=" ")
    assert not NonExecutionReport.objects.exists()


def test_a_frozen_report_stays_as_it_was(cast, over):
    freeze(cast, FIRST)
    desk = browser(cast.section_leader)
    before = NonExecutionReport.objects.get().content
    start(cast, over, AFTER_FIRST)
    Client.objects.update(personnummer=NUMBERS[3], first_name="Någon", last_name="Annan")
    assert NonExecutionReport.objects.get().content == before
    assert "Vikarie saknas." in desk.get(page_of(FIRST)).content.decode()
    with pytest.raises(DatabaseError), transaction.atomic():
        NonExecutionReport.objects.update(content={})
    with pytest.raises(DatabaseError), transaction.atomic():
        NonExecutionReport.objects.all().delete()


def test_a_quarter_is_frozen_once_and_when_it_is_over(cast, waiting):
    with pytest.raises(RuleBroken, match="inte slut"):
        actions.freeze_report(by=cast.section_leader, today=FIRST.last_day, quarter=FIRST, texts={})
    freeze(cast, FIRST)
    with pytest.raises(RuleBroken, match="redan fryst"):
        freeze(cast, FIRST)


def test_the_form_sent_twice_freezes_once(cast, over):
    desk = browser(cast.section_leader)
    typed = filled(desk.get(page_of(FIRST)), **{f"reason-{one(cast, FIRST).key}": "Vikarie saknas."})
    assert desk.post(page_of(FIRST), typed).status_code == 302
    assert desk.post(page_of(FIRST), typed).status_code == 200
    assert NonExecutionReport.objects.count() == 1


def test_what_has_begun_since_is_told_with_its_day_in_the_next_report_and_then_no_more(cast, over):
    freeze(cast, FIRST)
    start(cast, over, AFTER_FIRST)
    row = one(cast, SECOND)
    assert (row.is_open, row.carried_out_on, row.reason) == (False, AFTER_FIRST, "Vikarie saknas.")
    assert report(cast.unit, SECOND)["statistics"]["carried_out"] == 1
    freeze(cast, SECOND)
    assert found(cast, THIRD) == []


def test_what_is_still_not_carried_out_is_told_again_with_its_texts(cast, over):
    freeze(cast, FIRST)
    row = one(cast, SECOND)
    assert (row.is_open, row.reason, row.other_support) == (True, "Vikarie saknas.", "Öppen mötesplats.")


def test_a_reported_decision_that_ends_is_told_with_its_last_day(cast, over):
    freeze(cast, FIRST)
    Decision.objects.update(valid_to=date(2026, 5, 31))
    assert one(cast, SECOND).ended_on == date(2026, 5, 31)


def test_an_interruption_that_was_reported_is_told_when_it_is_over(cast, waiting):
    start(cast, waiting, date(2026, 3, 2))
    stopped = order_actions.interrupt(
        waiting, by=cast.coordinator, today=AFTER_FIRST, started_on=date(2026, 3, 20), reason="Sjukhus"
    )
    freeze(cast, SECOND)
    order_actions.resume(stopped, by=cast.coordinator, today=AFTER_SECOND, resumed_on=AFTER_SECOND, version=1)
    assert one(cast, THIRD).carried_out_on == AFTER_SECOND


def test_a_new_person_in_the_next_quarter_stands_beside_the_old(cast, over):
    freeze(cast, FIRST)
    decided(cast.accepted(cast.case(cast.client(NUMBERS[1]))), date(2026, 1, 7))
    assert len(found(cast, SECOND)) == 2


# --- The file --------------------------------------------------------------------------------------------------------


def exported(cast) -> tuple[str, list[dict]]:
    page = browser(cast.section_leader).get(page_of(FIRST, "non_execution_csv"))
    text = page.content.decode("utf-8")
    return text, list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_the_file_holds_neither_name_nor_personnummer(cast, over):
    freeze(cast, FIRST, reason="Astrid Berg, 199705162387, har flyttat. Ring 970516-2387.")
    text, (row,) = exported(cast)
    assert text.startswith("\ufeff")
    for hidden in ("Astrid", "Berg", "199705162387", "2387", "Testsson"):
        assert hidden not in text
    assert (row["Slag"], row["Beslutsdag"], row["Skyddade uppgifter"]) == (
        "aldrig verkställt",
        "2025-11-05",
        "nej",
    )
    assert row["Referens"] == rows_of(NonExecutionReport.objects.get().content)[0].reference


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_formula_is_text_in_the_file(cast, over, formula):
    freeze(cast, FIRST, reason=formula)
    _, (row,) = exported(cast)
    assert row["Skäl"] == f"'{formula}"


def test_only_what_is_frozen_becomes_a_file(cast, over):
    assert browser(cast.section_leader).get(page_of(FIRST, "non_execution_csv")).status_code == 404


# --- Who -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "role", ["caseworker", "coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"]
)
def test_only_the_section_leader_reports(cast, over, role):
    freeze(cast, FIRST)
    desk = browser(getattr(cast, role))
    pages = (INDEX, page_of(FIRST), page_of(FIRST, "non_execution_csv"))
    assert {desk.get(page).status_code for page in pages} == {403}
    with pytest.raises(NotPermitted):
        actions.freeze_report(by=getattr(cast, role), today=AFTER_FIRST, quarter=FIRST, texts={})


def test_another_units_section_leader_sees_her_own_report_and_no_file_of_ours(cast, over):
    freeze(cast, FIRST)
    other = cast.user("sylvia", cast.section_leader.role, unit=cast.other_unit)
    desk = browser(other)
    shown = desk.get(page_of(FIRST)).content.decode()
    assert "Inget att rapportera" in shown
    assert "T" + one(cast, SECOND).reference.partition("-T")[2] not in shown
    assert desk.get(page_of(FIRST, "non_execution_csv")).status_code == 404
    assert not NonExecutionReport.objects.visible_to(other).exists()


@pytest.mark.parametrize("quarter", [Quarter(2026, 5), Quarter(2026, 0), Quarter(2027, 1), Quarter(1, 1)])
def test_a_quarter_that_is_none_or_ahead_is_not_found(cast, quarter):
    assert browser(cast.section_leader).get(page_of(quarter)).status_code == 404


def test_the_running_quarter_is_shown_and_cannot_be_frozen(cast, waiting):
    page = browser(cast.section_leader).get(page_of(FIRST))
    assert "Kvartalet pågår" in page.content.decode()
    assert "form" not in page.context


def test_the_list_shows_the_quarters_and_which_are_frozen(cast, over):
    freeze(cast, FIRST)
    rows = browser(cast.section_leader).get(INDEX).context["rows"]
    assert [str(quarter) for quarter, *_ in rows] == [
        "april–juni 2026",
        "januari–mars 2026",
        "oktober–december 2025",
        "juli–september 2025",
        "april–juni 2025",
    ]
    assert [bool(report) for _, report, _ in rows] == [False, True, False, False, False]


# --- Plain rules -----------------------------------------------------------------------------------------------------


def test_a_reference_is_the_same_for_the_same_person_and_tells_the_sex_by_its_third_sign(cast):
    case = cast.case()
    woman = report_reference(case.client_id, "19970516", "woman")
    man = report_reference(case.client_id, "19970516", "man")
    assert woman == report_reference(case.client_id, "19970516", "woman")
    assert len(woman) == len("ÅÅÅÅMMDD-T123")
    assert (int(woman[-2]) % 2, int(man[-2]) % 2) == (0, 1)


def test_a_coordination_number_gives_its_own_day(cast, waiting):
    Client.objects.update(personnummer="199705762387")
    assert one(cast, FIRST).reference.startswith("19970516-T")


def test_without_personnummer_only_the_year_is_known(cast, waiting):
    Client.objects.update(personnummer="")
    assert one(cast, FIRST).reference.startswith("19970000-T")


@pytest.mark.parametrize(
    ("day", "quarter", "last"),
    [
        (date(2026, 1, 1), FIRST, date(2026, 3, 31)),
        (date(2026, 3, 31), FIRST, date(2026, 3, 31)),
        (date(2026, 4, 1), SECOND, date(2026, 6, 30)),
        (date(2026, 12, 31), Quarter(2026, 4), date(2026, 12, 31)),
    ],
)
def test_a_day_belongs_to_its_quarter(day, quarter, last):
    assert (Quarter.of(day), quarter.last_day) == (quarter, last)
    assert Quarter(2026, 1).before() == Quarter(2025, 4)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ring 970516-2387 i dag", "Ring [nummer] i dag"),
        ("199705162387", "[nummer]"),
        ("Bergs post och berget", "personens post och berget"),
        ("16 timmar 2026-03-02", "16 timmar 2026-03-02"),
    ],
)
def test_what_looks_like_a_number_or_the_persons_name_is_taken_out(text, left):
    assert unnamed(text, ["Astrid", "Berg"]) == left


def test_the_page_asks_as_often_with_many_rows(cast, over):
    desk = browser(cast.section_leader)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(page_of(SECOND))
        return len(queries)

    freeze(cast, FIRST)
    asked()
    at_one = asked()
    for number in NUMBERS[1:]:
        decided(cast.accepted(cast.case(cast.client(number))), date(2025, 11, 5))
    assert len(found(cast, SECOND)) == 4
    assert asked() == at_one


def test_a_refusal_is_never_reported(cast):
    case_actions.decide(
        cast.case(),
        by=cast.caseworker,
        today=date(2026, 3, 2),
        decided_on=date(2025, 11, 5),
        outcome="refusal",
        reasons="Behovet är tillgodosett.",
        refusal_ground="no_need",
    )
    assert found(cast, FIRST) == []
