from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from cases import actions
from cases.models import Application
from cases.rules import answer_request_by, decide_by, may_ask_for_decision_from
from tests.cast import TODAY
from tests.web import browser, errors, filled, send

TYPED = {
    "received_on": "2026-03-01",
    "channel": "phone",
    "applicant": "person",
    "need": "Jag öppnar inte posten och vågar inte svara i telefon.",
}


@pytest.fixture
def case(cast):
    return cast.case()


def register(cast, case, *, received_on=TODAY, **content):
    facts = {"channel": "phone", "applicant": "person", "need": "Posten blir liggande."} | content
    return actions.register_application(
        case, by=cast.caseworker, today=TODAY, received_on=received_on, **facts
    )


@pytest.fixture
def application(cast, case):
    return register(cast, case)


# --- The clock -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received_on", "last_day"),
    [
        (date(2026, 3, 2), date(2026, 9, 2)),
        (date(2025, 8, 31), date(2026, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 8, 29)),
        (date(2026, 12, 31), date(2027, 6, 30)),
    ],
)
def test_six_calendar_months_to_decide(received_on, last_day):
    assert decide_by(received_on) == last_day
    assert may_ask_for_decision_from(received_on) == last_day + timedelta(days=1)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_the_sixth_month_is_the_sixth_and_no_day_of_it_is_lost(received_on):
    last = decide_by(received_on)
    assert (last.year * 12 + last.month) - (received_on.year * 12 + received_on.month) == 6
    tomorrow = last + timedelta(days=1)
    assert last.day == received_on.day or (last.day < received_on.day and tomorrow.month != last.month)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 30)))
def test_who_applies_later_is_never_decided_on_earlier(received_on):
    assert decide_by(received_on) <= decide_by(received_on + timedelta(days=1))


def test_a_request_is_answered_within_four_weeks():
    assert answer_request_by(date(2028, 2, 10)) == date(2028, 3, 9)


# --- Registering ---------------------------------------------------------------------------------------------------


def test_an_application_is_registered_with_the_need_in_the_persons_words(cast, case):
    page = send(browser(cast.caseworker), reverse("application_new", args=[case.pk]), **TYPED)
    application = Application.objects.get()
    assert page.url == reverse("application", args=[application.pk])
    assert (application.case, application.received_on) == (case, date(2026, 3, 1))
    assert application.need == TYPED["need"]
    assert application.history.get().history_user == cast.caseworker


def test_the_page_tells_by_when_it_is_to_be_decided_and_that_it_was_registered_late(cast, case):
    application = register(cast, case, received_on=TODAY - timedelta(days=9))
    page = browser(cast.caseworker).get(reverse("application", args=[application.pk])).content.decode()
    assert "21 augusti 2026" in page
    assert "efterregistrerad 9 dagar" in page
    assert "Försenad" not in page


def test_the_page_tells_that_the_decision_is_late(cast, case):
    application = register(cast, case, received_on=date(2025, 8, 28))
    page = browser(cast.caseworker).get(reverse("application", args=[application.pk])).content.decode()
    assert "Försenad 2 dagar" in page
    assert "Personen begär beslut" in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"received_on": TODAY + timedelta(days=1)}, "received_on"),
        ({"applicant": "relative", "applicant_note": " "}, "applicant_note"),
    ],
)
def test_what_cannot_be_is_refused_at_the_field(cast, case, wrong, field):
    with pytest.raises(RuleBroken) as refused:
        register(cast, case, **wrong)
    assert refused.value.field == field
    assert not Application.objects.exists()


def test_the_need_must_be_told(cast, case):
    page = send(browser(cast.caseworker), reverse("application_new", args=[case.pk]), **TYPED | {"need": " "})
    assert "need" in errors(page)


def test_a_closed_case_takes_no_application(cast, case):
    case.closed_on, case.close_reason = TODAY, "Flyttat"
    case.save_change(by=None, reason="test")
    with pytest.raises(RuleBroken, match="avslutat"):
        register(cast, case)


def test_the_same_form_sent_twice_makes_one_application(cast, case):
    desk, url = browser(cast.caseworker), reverse("application_new", args=[case.pk])
    typed = filled(desk.get(url), **TYPED)
    assert desk.post(url, typed).url == desk.post(url, typed).url
    assert Application.objects.count() == 1


def test_a_provider_registers_no_application(cast, case):
    with pytest.raises(NotPermitted):
        actions.register_application(
            case, by=cast.coordinator, today=TODAY, received_on=TODAY, channel="phone", need="Stöd"
        )


def test_another_unit_finds_neither_the_case_nor_the_application(cast, case, application):
    desk = browser(cast.other_caseworker)
    routes = "edit acknowledge delay request withdraw".split()
    assert desk.get(reverse("application_new", args=[case.pk])).status_code == 404
    assert desk.get(reverse("application", args=[application.pk])).status_code == 404
    for route in routes:
        assert desk.get(reverse(f"application_{route}", args=[application.pk])).status_code == 404


def test_a_new_application_starts_by_finding_the_person(cast, case):
    url = reverse("application_start")
    page = browser(cast.caseworker).post(url, {"q": "Berg"})
    assert reverse("application_new", args=[case.pk]) in page.content.decode()
    assert (
        reverse("application_new", args=[case.pk])
        not in browser(cast.other_caseworker).post(url, {"q": "Berg"}).content.decode()
    )
    assert browser(cast.coordinator).get(url).status_code == 403


def test_who_registers_a_new_person_goes_on_to_the_application_or_to_the_case(cast):
    person = {"first_name": "Maja", "last_name": "Ek", "birth_year": "1980", "sex": "woman"}
    desk = browser(cast.caseworker)
    page = send(desk, reverse("client_new"), target_area="socialpsykiatri", then="application", **person)
    assert page.url.endswith("/ansokan/ny/")
    page = send(desk, reverse("client_new"), target_area="socialpsykiatri", **person)
    assert "ansokan" not in page.url


# --- Changing ------------------------------------------------------------------------------------------------------


def test_an_application_is_mended(cast, application):
    page = send(
        browser(cast.caseworker),
        reverse("application_edit", args=[application.pk]),
        need="Räkningarna också.",
    )
    assert page.url == reverse("application", args=[application.pk])
    application.refresh_from_db()
    assert (application.need, application.version) == ("Räkningarna också.", 2)


def test_a_lost_update_is_told_and_the_text_kept(cast, application):
    desk, url = browser(cast.caseworker), reverse("application_edit", args=[application.pk])
    typed = filled(desk.get(url), need="Min text")
    application.need = "Kollegans text"
    application.save_change(by=cast.section_leader, reason="application.edit")
    page = desk.post(url, typed).content.decode()
    assert "Kollegans text" in page
    assert "Min text" in page
    application.refresh_from_db()
    assert application.need == "Kollegans text"


STEPS = {
    "acknowledge": (
        actions.acknowledge,
        {"acknowledged_on": TODAY, "acknowledged_how": "letter"},
        "acknowledged_on",
    ),
    "delay": (actions.tell_delay, {"delay_told_on": TODAY}, "delay_told_on"),
    "withdraw": (
        actions.withdraw_application,
        {"withdrawn_on": TODAY, "withdrawn_reason": "Vill inte"},
        "withdrawn_on",
    ),
}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_noted_with_its_day(cast, application, step):
    _, typed, field = STEPS[step]
    page = send(browser(cast.caseworker), reverse(f"application_{step}", args=[application.pk]), **typed)
    assert page.url == reverse("application", args=[application.pk])
    application.refresh_from_db()
    assert getattr(application, field) == TODAY
    assert browser(cast.caseworker).get(page.url).status_code == 200


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("days", [-1, 1])
def test_no_step_is_taken_before_the_application_came_in_nor_ahead(cast, application, step, days):
    verb, typed, field = STEPS[step]
    with pytest.raises(RuleBroken) as refused:
        verb(
            application,
            by=cast.caseworker,
            today=TODAY,
            version=1,
            **typed | {field: TODAY + timedelta(days=days)},
        )
    assert refused.value.field == field


@pytest.mark.parametrize("step", STEPS)
def test_no_step_is_taken_by_a_provider_nor_on_an_old_version(cast, application, step):
    verb, typed, _ = STEPS[step]
    with pytest.raises(NotPermitted):
        verb(application, by=cast.coordinator, today=TODAY, version=1, **typed)
    with pytest.raises(StaleVersion):
        verb(application, by=cast.caseworker, today=TODAY, version=0, **typed)


def test_a_withdrawal_has_a_reason_and_ends_the_handling(cast, application):
    facts = {"by": cast.caseworker, "today": TODAY}
    with pytest.raises(RuleBroken) as refused:
        actions.withdraw_application(
            application, version=1, withdrawn_on=TODAY, withdrawn_reason=" ", **facts
        )
    assert refused.value.field == "withdrawn_reason"
    actions.withdraw_application(
        application, version=1, withdrawn_on=TODAY, withdrawn_reason="Vill inte", **facts
    )
    assert not Application.objects.undecided().exists()
    with pytest.raises(RuleBroken, match="återtagen"):
        actions.acknowledge(application, version=2, acknowledged_on=TODAY, acknowledged_how="letter", **facts)


def test_a_decided_application_stands_as_it_was(cast, case, application):
    decision = cast.decision(case)
    decision.application = application
    decision.save_change(by=None, reason="test")
    with pytest.raises(RuleBroken, match="avgjord"):
        actions.edit_application(application, by=cast.caseworker, today=TODAY, version=1, need="Annat")


def test_the_person_may_ask_for_a_decision_the_day_after_six_months(cast, case):
    received_on = date(2025, 9, 1)
    application = register(cast, case, received_on=received_on)
    with pytest.raises(RuleBroken) as refused:
        actions.request_decision(
            application,
            by=cast.caseworker,
            today=TODAY,
            version=1,
            decision_requested_on=decide_by(received_on),
        )
    assert refused.value.field == "decision_requested_on"
    page = send(
        browser(cast.caseworker),
        reverse("application_request", args=[application.pk]),
        decision_requested_on=TODAY,
    )
    text = browser(cast.caseworker).get(page.url).content.decode()
    assert "30 mars 2026" in text
