from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts import changes
from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from cases import actions
from cases.models import Case
from tests.cast import TODAY
from tests.web import browser, errors, filled, send

from .desk import begun

TYPED = {"closed_on": TODAY, "close_reason": "Personen har flyttat."}


@pytest.fixture
def case(cast):
    return cast.case()


def close(cast, case, *, by=None, version=1, **content):
    return actions.close_case(case, by=by or cast.caseworker, today=TODAY, version=version, **TYPED | content)


def version_of(case):
    return Case.objects.get(pk=case.pk).version


def test_a_case_is_closed_with_day_and_reason(cast, case):
    page = send(browser(cast.caseworker), reverse("case_close", args=[case.pk]), **TYPED)
    assert page.url == reverse("case", args=[case.pk])
    case.refresh_from_db()
    assert (case.closed_on, case.close_reason) == (TODAY, "Personen har flyttat.")
    assert case.history.first().history_user == cast.caseworker
    assert not Case.objects.open_on(TODAY).exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"close_reason": " "}, "close_reason"),
        ({"closed_on": TODAY + timedelta(days=1)}, "closed_on"),
        ({"closed_on": TODAY - timedelta(days=1)}, "closed_on"),
    ],
)
def test_the_day_lies_in_the_case_and_there_is_a_reason(cast, case, wrong, field):
    with pytest.raises(RuleBroken) as refused:
        close(cast, case, **wrong)
    assert refused.value.field == field


@pytest.mark.parametrize("last_day", [None, TODAY, date(2026, 12, 31)])
def test_not_while_a_decision_gives_support_that_day_or_later(cast, case, last_day):
    cast.decision(case, valid_to=last_day)
    with pytest.raises(RuleBroken) as refused:
        close(cast, case, version=version_of(case))
    assert refused.value.field == "closed_on"


def test_the_day_after_the_last_day_of_support_it_is_closed(cast, case):
    cast.decision(case, valid_to=TODAY - timedelta(days=1))
    assert close(cast, case, version=version_of(case)).closed_on == TODAY


def test_not_while_a_decision_is_still_to_begin(cast, case):
    cast.decision(case, valid_from=TODAY + timedelta(days=30), valid_to=None)
    with pytest.raises(RuleBroken, match="gäller den dagen eller senare"):
        close(cast, case, version=version_of(case))


def test_not_while_an_application_is_undecided(cast, case):
    application = actions.register_application(
        case, by=cast.caseworker, today=TODAY, received_on=TODAY, channel="phone", need="Posten."
    )
    with pytest.raises(RuleBroken, match="inte avgjord"):
        close(cast, case)
    actions.withdraw_application(
        application,
        by=cast.caseworker,
        today=TODAY,
        version=1,
        withdrawn_on=TODAY,
        withdrawn_reason="Vill inte",
    )
    assert close(cast, case).closed_on == TODAY


def test_not_while_an_investigation_is_under_way(cast, case):
    begun(cast, case)
    with pytest.raises(RuleBroken, match="utredning pågår"):
        close(cast, case)


def test_a_later_room_that_listens_can_refuse(cast, case, monkeypatch):
    def refuse(case_id, today, event):
        if event == "case.close":
            raise RuleBroken("En beställning pågår.", "order_running")

    monkeypatch.setattr(changes, "_listeners", [*changes._listeners, refuse])
    page = send(browser(cast.caseworker), reverse("case_close", args=[case.pk]), **TYPED)
    assert "En beställning pågår." in errors(page)["__all__"]
    assert Case.objects.get().closed_on is None


def test_a_closed_case_is_not_closed_again_nor_on_an_old_version(cast, case):
    with pytest.raises(StaleVersion):
        close(cast, case, version=0)
    close(cast, case)
    with pytest.raises(RuleBroken, match="redan avslutat"):
        close(cast, case, version=2)


def test_only_the_authority_closes_and_another_unit_finds_no_such_case(cast, case):
    with pytest.raises(NotPermitted):
        close(cast, case, by=cast.coordinator)
    assert browser(cast.other_caseworker).get(reverse("case_close", args=[case.pk])).status_code == 404


def test_the_same_form_sent_twice_closes_once(cast, case):
    desk, url = browser(cast.caseworker), reverse("case_close", args=[case.pk])
    typed = filled(desk.get(url), **TYPED)
    assert desk.post(url, typed).url == desk.post(url, typed).url
    assert Case.objects.get().version == 2
