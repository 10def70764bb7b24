"""The files for Socialstyrelsen, IVO and the council: what they hold, who checks them, and what is kept of them."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AccessLog
from boendestod import dates
from boendestod.errors import NotPermitted, RuleBroken
from cases.models import Client, Decision
from cases.rules import ProtectionLevel
from orders.models import Order
from oversight import actions as oversight_actions
from oversight.models import NationalReport
from oversight.national import actions, national_due
from oversight.national.report import checksum
from oversight.national.socialstyrelsen import content
from oversight.non_execution import report as quarter_report
from oversight.non_execution import rows_of
from oversight.rules import NationalReportKind, Quarter
from tests.cast import NUMBERS, TODAY, at
from tests.walkers import foreign
from tests.web import browser, errors, filled, send

MONTH = (date(2026, 2, 1), date(2026, 2, 28))
INDEX = reverse("national_reports")
SOCIAL = NationalReportKind.SOCIALSTYRELSEN_MONTH
WHAT = f"{SOCIAL}.2026-02-01"


def carried_out(order: Order, started_on: date, *, valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31)):
    Order.objects.filter(pk=order.pk).update(
        sent_on=valid_from,
        received_on=valid_from,
        start_on=started_on,
        execution_started_on=started_on,
        execution_recorded_at=at(started_on, 12),
    )
    Decision.objects.filter(pk=order.decision_id).update(
        decided_on=valid_from, valid_from=valid_from, valid_to=valid_to
    )
    return Order.objects.get(pk=order.pk)


@pytest.fixture
def order(cast) -> Order:
    return carried_out(cast.accepted(), date(2026, 1, 12))


@pytest.fixture
def desk(cast):
    return browser(cast.section_leader)


def annexes(cast, days=MONTH) -> list[int]:
    return [row["annex"] for row in content(cast.unit, *days).rows]


def make(cast, **wanted) -> NationalReport:
    wanted = {"kind": SOCIAL, "first_day": MONTH[0]} | wanted
    return actions.make_national_report(by=cast.section_leader, today=TODAY, now=dates.now(), **wanted)


def check(cast, report: NationalReport, **seen) -> NationalReport:
    return actions.check_national_report(report, by=cast.section_leader, now=dates.now(), **seen)


def deliver(cast, report: NationalReport, **how) -> NationalReport:
    how = {"delivered_on": TODAY, "delivered_how": "i e-tjänsten"} | how
    return actions.deliver_national_report(
        report, by=cast.section_leader, today=TODAY, now=dates.now(), **how
    )


# --- Socialstyrelsen's file -------------------------------------------------------------------------------------------


def test_a_row_holds_what_the_statistics_ask_for(cast, order):
    (row,) = content(cast.unit, *MONTH).rows
    assert row == {
        "annex": 1,
        "case_ref": order.case.case_ref,
        "personnummer": NUMBERS[0],
        "municipality": "Provstad",
        "sex": order.case.client.get_sex_display(),
        "age": 28,
        "support": "boendestöd",
        "provider_form": "kommunal",
        "decided_on": date(2026, 1, 1),
        "executed_on": date(2026, 1, 12),
        "ended_on": None,
        "is_protected": "nej",
    }


def test_only_decisions_that_are_carried_out_stand_in_it(cast):
    Order.objects.filter(pk=cast.accepted().pk).update(start_on=date(2026, 1, 5))
    assert annexes(cast) == []


@pytest.mark.parametrize(
    ("started_on", "valid_to", "found"),
    [
        (date(2026, 1, 31), None, [1]),
        (date(2026, 2, 1), None, [1, 2]),
        (date(2026, 2, 28), None, [1, 2]),
        (date(2026, 3, 1), None, []),
        (date(2026, 1, 12), date(2026, 1, 31), []),
        (date(2026, 1, 12), date(2026, 2, 1), [2]),
        (date(2026, 1, 12), date(2026, 2, 28), [2]),
        (date(2026, 1, 12), date(2026, 3, 1), [1]),
    ],
)
def test_which_annex_a_decision_stands_in(cast, started_on, valid_to, found):
    carried_out(cast.accepted(), started_on, valid_to=valid_to)
    assert annexes(cast) == found


def test_a_decision_that_goes_on_from_another_is_carried_out_from_its_own_first_day(cast, order):
    Decision.objects.filter(pk=order.decision_id).update(valid_from=date(2026, 2, 3))
    rows = content(cast.unit, *MONTH).rows
    assert [(row["annex"], row["executed_on"]) for row in rows] == [
        (1, date(2026, 2, 3)),
        (2, date(2026, 2, 3)),
    ]


def test_a_visit_is_a_start_too(cast):
    plan = cast.agreed()
    Order.objects.filter(pk=plan.order_id).update(execution_started_on=None, execution_recorded_at=None)
    cast.visit(plan, date(2026, 2, 20))
    assert {row["executed_on"] for row in content(cast.unit, *MONTH).rows} == {date(2026, 2, 20)}


@pytest.mark.parametrize(("day", "age"), [(date(2026, 5, 15), 28), (date(2026, 5, 16), 29)])
def test_the_age_is_that_of_the_last_day(cast, order, day, age):
    rows = content(cast.unit, day, day).rows
    assert {row["age"] for row in rows} == {age}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"personnummer": ""}, "Personnummer saknas"),
        ({"protection_level": ProtectionLevel.PROTECTED_REGISTRATION}, "skyddade uppgifter"),
        ({"birth_year": 1850}, "Åldern kan inte stämma"),
    ],
)
def test_what_a_person_must_look_at_is_listed_with_its_case(cast, order, change, said):
    Client.objects.filter(pk=order.case.client_id).update(**change)
    (problem,) = content(cast.unit, *MONTH).problems
    assert said in problem.text
    assert (problem.case, problem.case_ref) == (str(order.case_id), order.case.case_ref)


def test_support_before_its_decision_is_looked_at(cast, order):
    Decision.objects.filter(pk=order.decision_id).update(decided_on=date(2026, 2, 1))
    assert "före beslutsdagen" in content(cast.unit, *MONTH).problems[0].text


def test_what_is_to_be_looked_at_is_said_once_of_a_case_with_two_decisions(cast, order):
    Client.objects.filter(pk=order.case.client_id).update(personnummer="")
    Decision.objects.filter(pk=order.decision_id).update(valid_to=date(2026, 2, 15))
    cast.decision(order.case, valid_from=date(2026, 2, 16))
    found = content(cast.unit, *MONTH)
    assert (len(found.rows), len(found.problems)) == (3, 1)


def test_nothing_to_look_at_is_said_as_nothing(cast, order):
    assert content(cast.unit, *MONTH).problems == []


def test_another_units_persons_do_not_stand_in_it(cast, order):
    assert content(cast.other_unit, *MONTH).rows == []


def test_the_file_asks_as_often_for_many_as_for_one(cast, order):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            content(cast.unit, *MONTH)
        return len(queries)

    before = asked()
    carried_out(cast.accepted(cast.case(cast.client(NUMBERS[1]))), date(2026, 1, 12))
    assert (asked(), len(annexes(cast))) == (before, 2)


# --- From making to delivered -----------------------------------------------------------------------------------------


def test_made_checked_fetched_and_delivered(cast, order, desk):
    made = send(desk, INDEX, what=WHAT)
    report = NationalReport.objects.get()
    assert (made.url, report.sha256) == (
        reverse("national_report", args=[report.pk]),
        checksum(report.content),
    )
    file = reverse("national_report_csv", args=[report.pk])
    page = desk.get(made.url).content.decode()
    assert NUMBERS[0] not in page
    assert "19970516-••••" in page
    assert desk.get(file).status_code == 404
    assert send(desk, made.url).url == made.url
    rows = list(csv.DictReader(io.StringIO(desk.get(file).content.decode("utf-8-sig")), delimiter=";"))
    assert [(row["Personnummer"], row["Verkställd från"], row["Avslutad"]) for row in rows] == [
        (NUMBERS[0], "2026-01-12", "")
    ]
    assert AccessLog.objects.filter(action="export", model="nationalreport", record_id=report.pk).exists()
    assert send(desk, made.url, delivered_on="2026-03-02", delivered_how="i e-tjänsten").url == made.url
    after = NationalReport.objects.get()
    assert (after.delivered_on, after.delivered_how) == (TODAY, "i e-tjänsten")
    assert (after.sha256, after.content["counts"]) == (report.sha256, report.content["counts"])
    assert NUMBERS[0] not in str(after.content)
    assert after.erased_at is not None
    assert desk.get(file).status_code == 404


def test_the_same_form_twice_makes_one_file(cast, order, desk):
    sent = filled(desk.get(INDEX), what=WHAT)
    assert desk.post(INDEX, sent).url == desk.post(INDEX, sent).url
    assert NationalReport.objects.count() == 1


def test_a_new_file_of_the_same_days_erases_what_was_not_delivered(cast, order):
    first = make(cast)
    second = make(cast)
    first.refresh_from_db()
    assert (first.content["rows"], first.erased_at is not None) == ([], True)
    with pytest.raises(RuleBroken, match="ersatt av en nyare"):
        check(cast, first)
    assert len(second.content["rows"]) == 1


def test_a_new_file_never_touches_a_delivered_one(cast, order):
    delivered = deliver(cast, check(cast, make(cast)))
    before = delivered.erased_at
    make(cast)
    delivered.refresh_from_db()
    assert (delivered.erased_at, delivered.delivered_on) == (before, TODAY)


def test_what_is_to_be_looked_at_is_looked_at_before_it_is_checked(cast, order, desk):
    Client.objects.filter(pk=order.case.client_id).update(personnummer="")
    page = send(desk, INDEX, what=WHAT).url
    assert "Gå igenom" in str(errors(send(desk, page)))
    assert send(desk, page, problems_seen="on").url == page


@pytest.mark.parametrize(
    ("how", "field"),
    [
        ({"delivered_on": TODAY + timedelta(days=1)}, "delivered_on"),
        ({"delivered_on": MONTH[1]}, "delivered_on"),
        ({"delivered_how": "  "}, "delivered_how"),
    ],
)
def test_how_it_was_delivered_is_told_and_can_be(cast, order, how, field):
    report = check(cast, make(cast))
    with pytest.raises(RuleBroken) as refused:
        deliver(cast, report, **how)
    assert refused.value.field == field


def test_the_moves_come_in_order_and_once(cast, order):
    report = make(cast)
    with pytest.raises(RuleBroken, match="Kontrollera rapporten"):
        deliver(cast, report)
    check(cast, report)
    with pytest.raises(RuleBroken, match="redan kontrollerad"):
        check(cast, report)
    deliver(cast, report)
    with pytest.raises(RuleBroken, match="redan lämnad"):
        deliver(cast, report)


@pytest.mark.parametrize(
    ("kind", "first_day"),
    [
        (SOCIAL, date(2026, 3, 1)),
        (SOCIAL, date(2026, 2, 2)),
        (SOCIAL, date(2025, 2, 1)),
        ("lss_year", date(2026, 2, 1)),
        (NationalReportKind.IVO_QUARTER, date(2026, 1, 1)),
        (NationalReportKind.IVO_QUARTER, date(2025, 11, 1)),
    ],
    ids=["runs", "no first day", "too old", "no such file", "a quarter that runs", "no quarter"],
)
def test_only_months_and_quarters_that_are_over(cast, kind, first_day):
    with pytest.raises(RuleBroken) as refused:
        make(cast, kind=kind, first_day=first_day)
    assert refused.value.field == "what"


@pytest.mark.parametrize(
    "what", ["", "ivo_quarter", "socialstyrelsen_month.igår", "socialstyrelsen_month.2031-01-01"]
)
def test_a_choice_that_does_not_exist_is_refused(cast, desk, what):
    assert "what" in errors(desk.post(INDEX, filled(desk.get(INDEX), what=what)))


@pytest.mark.parametrize(
    "who", ["caseworker", "coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"]
)
def test_other_roles_do_not_open_them(cast, order, who):
    report, user = make(cast), getattr(cast, who)
    assert browser(user).get(INDEX).status_code == 403
    for route in ("national_report", "national_report_csv"):
        assert browser(user).get(reverse(route, args=[report.pk])).status_code == 404
    with pytest.raises(NotPermitted):
        actions.make_national_report(by=user, today=TODAY, now=dates.now(), kind=SOCIAL, first_day=MONTH[0])


def test_another_units_leader_does_not_see_them(cast, order):
    report = check(cast, make(cast))
    leader = cast.user("selma", cast.section_leader.role, unit=cast.other_unit)
    for user in (leader, foreign().section_leader):
        for route in ("national_report", "national_report_csv"):
            assert browser(user).get(reverse(route, args=[report.pk])).status_code == 404


# --- The quarters -----------------------------------------------------------------------------------------------------


@pytest.fixture
def frozen(cast):
    """A decision of September that nobody has begun to carry out, reported for the last quarter."""
    order = cast.accepted()
    Decision.objects.filter(pk=order.decision_id).update(
        decided_on=date(2025, 9, 1), valid_from=date(2025, 9, 1)
    )
    Order.objects.filter(pk=order.pk).update(sent_on=date(2025, 9, 1), received_on=date(2025, 9, 1))
    quarter = Quarter(2025, 4)
    rows = rows_of(quarter_report(cast.unit, quarter))
    return oversight_actions.freeze_report(
        by=cast.section_leader,
        today=TODAY,
        quarter=quarter,
        texts={row.key: ("Vikarie saknas.", "") for row in rows},
    )


def test_a_quarter_is_made_of_its_frozen_report(cast, frozen):
    report = make(cast, kind=NationalReportKind.IVO_QUARTER, first_day=date(2025, 10, 1))
    (row,) = report.content["rows"]
    assert (row["reason"], row["kind"]) == ("Vikarie saknas.", "aldrig verkställt")
    assert row["reference"].startswith("19970516-T")
    assert NUMBERS[0] not in str(report.content)


def test_the_council_gets_numbers_and_nobodys_row(cast, frozen):
    report = make(cast, kind=NationalReportKind.COUNCIL_QUARTER, first_day=date(2025, 10, 1))
    assert report.content["rows"][0] == {"what": "Ej verkställda beslut", "count": 1}
    assert "19970516" not in str(report.content)


def test_a_quarter_that_is_not_frozen_is_refused_with_what_to_do(cast, desk):
    refused = send(desk, INDEX, what="ivo_quarter.2025-10-01")
    assert "Frys först rapporten" in str(errors(refused)["what"])


def test_a_delivered_quarter_keeps_its_rows_also_when_a_new_one_is_made(cast, frozen):
    quarter = {"kind": NationalReportKind.IVO_QUARTER, "first_day": date(2025, 10, 1)}
    report = deliver(cast, check(cast, make(cast, **quarter)))
    make(cast, **quarter)
    report.refresh_from_db()
    assert (len(report.content["rows"]), report.erased_at) == (1, None)


# --- What is left to deliver ------------------------------------------------------------------------------------------


def test_what_is_due_until_it_is_delivered(cast, order):
    def due() -> list:
        return [(one.kind, one.stretch.first, one.due_on) for one in national_due(cast.section_leader, TODAY)]

    month = (SOCIAL, date(2026, 2, 1), date(2026, 3, 15))
    quarters = [
        (kind, date(2025, 10, 1), date(2026, 1, 15))
        for kind in (NationalReportKind.IVO_QUARTER, NationalReportKind.COUNCIL_QUARTER)
    ]
    assert due() == [*quarters, month]
    report = check(cast, make(cast))
    assert due() == [*quarters, month]
    deliver(cast, report)
    assert due() == quarters
    make(cast)
    assert due() == quarters


def test_nothing_is_due_for_who_may_not_make_it(cast):
    assert national_due(cast.caseworker, TODAY) == []
