"""The municipality's lengths: a new one holds for what starts from its day, and the past stays."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import DeadlineRule
from accounts.rules import DeadlineKey
from boendestod.errors import NotPermitted, RuleBroken
from oversight import actions, flags
from oversight.rules import FlagRule
from tests.cast import TODAY, make_cast
from tests.oversight.case_files import NO_PLAN, import_rows, row
from tests.web import browser, errors, filled, send

PAGE = "/frister/"
NEW = {"key": "plan_not_begun", "length": "7", "measure": "days", "valid_from": "2026-03-02"}


def change(by, **content) -> DeadlineRule:
    asked = {"key": "plan_not_begun", "months": 0, "days": 7, "valid_from": TODAY} | content
    return actions.change_deadline(by=by, today=TODAY, **asked)


@pytest.fixture
def desk(cast):
    return browser(cast.system_admin)


def test_a_new_length_changes_what_starts_from_its_day_and_nothing_else(cast, desk):
    ours = {"municipality": "Provstad", "unit": "Norra", "order_sent_on": "", **NO_PLAN}
    import_rows(
        row(**ours, order_received_on="2026-03-01"),
        row(case_ref="A-2", **ours, order_received_on="2026-03-02"),
    )
    answer = send(desk, PAGE, **NEW)
    assert answer.url == PAGE
    due = flags.overdue(FlagRule.PLAN_NOT_BEGUN, date(2027, 1, 1))
    assert dict(due.values_list("case__case_ref", "due_on")) == {
        "A-1": date(2026, 3, 15),
        "A-2": date(2026, 3, 9),
    }
    assert "7 dagar" in desk.get(PAGE).text


def test_months_are_months(cast, desk):
    send(desk, PAGE, **NEW | {"length": "1", "measure": "months"})
    assert DeadlineRule.objects.filter(months=1, days=0, valid_from=TODAY).exists()


def test_a_day_that_has_been_must_be_meant(cast, desk):
    past = NEW | {"valid_from": "2026-03-01"}
    refused = send(desk, PAGE, **past)
    assert errors(refused)["counts_back"] == [
        "Dagen har varit. Kryssa i att du vill ändra senaste dag för det som redan har börjat."
    ]
    assert DeadlineRule.objects.count() == len(DeadlineKey)
    assert send(desk, PAGE, **past, counts_back="on").status_code == 302
    assert DeadlineRule.objects.count() == len(DeadlineKey) + 1


def test_one_length_a_deadline_and_day(cast, desk):
    change(cast.system_admin)
    message = "Det finns redan en längd för den här fristen från den dagen."
    assert errors(send(desk, PAGE, **NEW))["valid_from"] == [message]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"length": "0"}, "length"),
        ({"length": "1000"}, "length"),
        ({"length": "sju"}, "length"),
        ({"valid_from": "2026-02-30"}, "valid_from"),
        ({"key": "annat"}, "key"),
    ],
)
def test_bad_input_is_told_at_the_field(cast, desk, typed, field):
    page = send(desk, PAGE, **NEW | typed)
    assert list(errors(page)) == [field]
    assert f'href="#id_{field}"' in page.text
    assert DeadlineRule.objects.count() == len(DeadlineKey)


def test_the_form_sent_twice_adds_one(cast, desk):
    form = filled(desk.get(PAGE), **NEW)
    assert desk.post(PAGE, form).url == desk.post(PAGE, form).url == PAGE
    assert DeadlineRule.objects.count() == len(DeadlineKey) + 1


def test_what_will_hold_may_be_taken_back_and_what_holds_may_not(cast, desk):
    ahead = change(cast.system_admin, valid_from=TODAY + timedelta(days=1))
    now = change(cast.system_admin)
    assert send(desk, reverse("deadline_remove", args=[ahead.pk])).status_code == 302
    refused = send(desk, reverse("deadline_remove", args=[now.pk]))
    assert "Längden gäller redan och kan inte tas bort." in refused.text
    assert set(DeadlineRule.objects.filter(key=now.key, days=7)) == {now}
    assert refused.text.count("Ta bort</button>") == 1
    assert reverse("deadline_remove", args=[now.pk]) not in desk.get(PAGE).text


def test_other_roles_may_not_and_other_municipalities_are_out_of_reach(cast, desk):
    for user in (cast.caseworker, cast.section_leader, cast.unit_manager):
        assert browser(user).get(PAGE).status_code == 403
        with pytest.raises(NotPermitted):
            change(user)
    theirs = make_cast("Annanstad").municipality.deadline_rules.first()
    assert desk.get(reverse("deadline_remove", args=[theirs.pk])).status_code == 404
    with pytest.raises(NotPermitted):
        actions.remove_deadline(theirs, by=cast.caseworker, today=TODAY)


def test_no_length_at_all_is_refused(cast):
    with pytest.raises(RuleBroken, match="Ange hur lång fristen är"):
        change(cast.system_admin, days=0)
