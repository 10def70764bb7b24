"""Who has opened whose data, as the system administrator reads it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import AccessLog
from tests.cast import TODAY, at, make_cast
from tests.web import browser

PAGE = "/atkomst/"


@pytest.fixture
def desk(cast):
    return browser(cast.system_admin)


@pytest.fixture
def opened(cast):
    """The caseworker has opened one case, her section leader the other person."""
    case = cast.case()
    other = cast.case(cast.client(number="199710182396"))
    browser(cast.caseworker).get(reverse("case", args=[case.pk]))
    browser(cast.section_leader).get(reverse("client", args=[other.client_id]))
    return case, other


def entries(page) -> list[tuple[str, str, str]]:
    """(who, record, case number), without the log's own line about this reading."""
    shown = page.context["page_obj"].object_list
    return [(entry.user.username, entry.model, entry.case_ref) for entry in shown]


def test_it_shows_who_what_and_which_case_and_no_names(desk, opened):
    case, other = opened
    page = desk.get(PAGE)
    assert ("hanna", "case", case.case_ref) in entries(page)
    assert ("sara", "client", other.case_ref) in entries(page)
    assert "öppnade ärende" in page.text
    assert "Berg" not in page.text
    assert "19970516" not in page.text


def test_it_is_narrowed_by_case_user_and_period(cast, desk, opened):
    case, other = opened
    assert {who for who, *_ in entries(desk.get(PAGE, {"case_ref": case.case_ref}))} == {"hanna"}
    assert {who for who, *_ in entries(desk.get(PAGE, {"case_ref": other.case_ref}))} == {"sara"}
    assert entries(desk.get(PAGE, {"case_ref": "finns inte"})) == []
    assert {who for who, *_ in entries(desk.get(PAGE, {"user": cast.caseworker.pk}))} == {"hanna"}
    assert len(entries(desk.get(PAGE, {"since": "2026-03-02", "until": "2026-03-02"}))) >= 2
    assert entries(desk.get(PAGE, {"until": "2026-03-01"})) == []


def test_a_period_is_counted_in_swedish_days(cast, desk, time_machine):
    time_machine.move_to(at(TODAY, 0, 30), tick=False)
    browser(cast.caseworker).get(reverse("case", args=[cast.case().pk]))
    assert entries(desk.get(PAGE, {"until": str(TODAY - timedelta(days=1))})) == []
    assert {who for who, *_ in entries(desk.get(PAGE, {"since": str(TODAY)}))} >= {"hanna"}


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"since": "i går"}, "since"),
        ({"since": "2026-03-02", "until": "2026-03-01"}, "until"),
        ({"user": "0"}, "user"),
    ],
)
def test_a_filter_that_is_wrong_is_told_and_shows_nothing(desk, opened, asked, field):
    page = desk.get(PAGE, asked)
    assert list(page.context["form"].errors) == [field]
    assert entries(page) == []


def test_reading_the_log_is_itself_noted_and_told_in_swedish(cast, desk):
    desk.get(PAGE)
    assert AccessLog.objects.get().user == cast.system_admin
    assert "såg en lista med åtkomstlogg" in desk.get(PAGE).text


def test_other_roles_may_not_and_another_municipality_is_not_shown(cast, desk, opened):
    for user in (cast.caseworker, cast.reviewer, cast.unit_manager):
        assert browser(user).get(PAGE).status_code == 403
    elsewhere = browser(make_cast("Annanstad").user("anna", "system_admin")).get(PAGE)
    assert entries(elsewhere) == []
    assert "Hanna" not in elsewhere.text


def test_a_long_log_has_pages(cast, desk):
    AccessLog.objects.bulk_create(
        AccessLog(
            user=cast.caseworker,
            role="caseworker",
            municipality_id=cast.municipality.pk,
            model="case",
            action="list",
        )
        for _ in range(51)
    )
    assert len(entries(desk.get(PAGE))) == 50
    assert "Sida 1 av 2" in desk.get(PAGE).text
    assert desk.get(PAGE, {"page": "nej"}).status_code == 200


def test_it_cannot_be_written_to(desk):
    assert desk.post(PAGE).status_code == 405
