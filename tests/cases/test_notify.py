from datetime import date, timedelta

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from cases import actions
from cases.models import Notification
from cases.rules import Means
from tests.cast import TODAY
from tests.web import browser, errors, filled, send

TYPED = {"sent_on": "2026-03-02", "how": "letter", "appeal_notice": "on"}


@pytest.fixture
def decision(cast):
    return cast.decision(cast.case(), valid_from=date(2026, 2, 20), valid_to=None)


def notify(decision, *, by, sent_on=TODAY, how=Means.LETTER, appeal_notice=True, **content):
    return actions.notify_person(
        decision, by=by, today=TODAY, sent_on=sent_on, how=how, appeal_notice=appeal_notice, **content
    )


def shown(cast, decision) -> str:
    return browser(cast.caseworker).get(reverse("decision", args=[decision.pk])).content.decode()


def page_of(decision):
    return reverse("decision_notify", args=[decision.pk])


def test_a_decision_that_nobody_has_been_told_of_is_something_to_do(cast, decision):
    assert "Underrätta personen" in shown(cast, decision)
    notify(decision, by=cast.caseworker)
    assert "Underrätta personen" not in shown(cast, decision)


def test_the_telling_is_kept_with_when_and_how(cast, decision):
    page = send(browser(cast.caseworker), page_of(decision), **TYPED)
    assert page.url == reverse("decision", args=[decision.pk])
    told = Notification.objects.get()
    assert (told.sent_on, told.how, told.appeal_notice, told.received_on) == (TODAY, "letter", True, None)


def test_the_time_to_appeal_is_counted_from_the_day_the_person_got_it(cast, decision):
    told = notify(decision, by=cast.caseworker, sent_on=date(2026, 2, 20))
    assert "Kan överklagas till och med" not in shown(cast, decision)
    url = reverse("notification_received", args=[told.pk])
    answer = send(browser(cast.caseworker), url, received_on="2026-02-23")
    assert answer.url == reverse("decision", args=[decision.pk])
    assert "Kan överklagas till och med 16 mars 2026" in shown(cast, decision)


def test_a_last_day_that_is_off_is_moved_and_the_three_weeks_are_told(cast, decision):
    notify(decision, by=cast.caseworker, sent_on=date(2026, 2, 21), received_on=date(2026, 2, 21))
    page = shown(cast, decision)
    assert "Kan överklagas till och med 16 mars 2026" in page
    assert "tre veckor från 21 februari 2026" in page


def test_told_twice_the_first_day_counts(cast, decision):
    notify(decision, by=cast.caseworker, sent_on=date(2026, 2, 25), received_on=date(2026, 2, 25))
    notify(decision, by=cast.caseworker, how=Means.MEETING, received_on=TODAY)
    assert "till och med 18 mars 2026" in shown(cast, decision)


def test_a_missing_appeal_notice_is_seen(cast, decision):
    notify(decision, by=cast.caseworker, appeal_notice=False)
    assert "utan upplysning om hur man överklagar" in shown(cast, decision)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"sent_on": TODAY + timedelta(days=1)}, "sent_on"),
        ({"sent_on": date(2026, 2, 19)}, "sent_on"),
        ({"received_on": TODAY - timedelta(days=1)}, "received_on"),
        ({"received_on": TODAY + timedelta(days=1)}, "received_on"),
    ],
)
def test_the_days_come_in_their_order(cast, decision, wrong, field):
    with pytest.raises(RuleBroken) as refused:
        notify(decision, by=cast.caseworker, **wrong)
    assert refused.value.field == field


@pytest.mark.parametrize("typed", [{"sent_on": ""}, {"sent_on": "2026-02-30"}, {"how": ""}, {"how": "duva"}])
def test_bad_input_keeps_nothing(cast, decision, typed):
    page = send(browser(cast.caseworker), page_of(decision), **TYPED | typed)
    assert list(errors(page)) == list(typed)
    assert not Notification.objects.exists()


def test_only_the_authority_tells(cast, decision):
    for role in ("coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"):
        with pytest.raises(NotPermitted):
            notify(decision, by=getattr(cast, role))
    told = notify(decision, by=cast.caseworker)
    for user in (cast.other_caseworker, cast.coordinator):
        assert browser(user).post(page_of(decision), TYPED).status_code == 404
        assert browser(user).get(reverse("notification_received", args=[told.pk])).status_code == 404


def test_the_same_form_sent_twice_tells_once(cast, decision):
    desk = browser(cast.caseworker)
    typed = filled(desk.get(page_of(decision)), **TYPED)
    assert desk.post(page_of(decision), typed).url == desk.post(page_of(decision), typed).url
    assert Notification.objects.count() == 1


def test_the_second_of_two_receipts_is_told(cast, decision):
    told = notify(decision, by=cast.caseworker)
    desk, url = browser(cast.caseworker), reverse("notification_received", args=[told.pk])
    typed = filled(desk.get(url), received_on="2026-03-02")
    actions.confirm_receipt(told, by=cast.section_leader, today=TODAY, received_on=TODAY, version=1)
    assert "Någon annan har ändrat" in errors(desk.post(url, typed))["__all__"][0]
