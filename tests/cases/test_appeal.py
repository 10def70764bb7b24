from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from cases import actions
from cases.models import Appeal, Judgment
from cases.rules import Court, JudgmentOutcome, Means
from tests.cast import NUMBERS, TODAY
from tests.web import browser, errors, filled, send

DECIDED, GOT = date(2026, 1, 2), date(2026, 1, 15)
LAST_DAY = date(2026, 2, 5)
JUDGED = {"court": "administrative", "court_ref": "1-26", "judged_on": "2026-03-01", "outcome": "returned"}


@pytest.fixture
def decision(cast):
    return cast.decision(cast.case(), valid_from=DECIDED, valid_to=None)


@pytest.fixture
def received(cast, decision):
    """The decision, got by the person on a known day."""
    actions.notify_person(
        decision,
        by=cast.caseworker,
        today=TODAY,
        sent_on=DECIDED,
        how=Means.LETTER,
        appeal_notice=True,
        received_on=GOT,
    )
    return decision


def appeal(decision, *, by, received_on=LAST_DAY, **content):
    return actions.register_appeal(decision, by=by, today=TODAY, received_on=received_on, **content)


def handle(found, *, by, in_time=True, forwarded_on=TODAY, version=1):
    return actions.handle_appeal(
        found, by=by, today=TODAY, version=version, in_time=in_time, forwarded_on=forwarded_on
    )


def judge(found, *, by, judged_on=TODAY, outcome=JudgmentOutcome.GRANTED, **content):
    return actions.register_judgment(
        found,
        by=by,
        today=TODAY,
        court=Court.ADMINISTRATIVE,
        judged_on=judged_on,
        outcome=outcome,
        **content,
    )


@pytest.mark.parametrize(("day", "in_time"), [(LAST_DAY, True), (LAST_DAY + timedelta(days=1), False)])
def test_whether_it_came_in_time_is_counted(cast, received, day, in_time):
    url = reverse("appeal_new", args=[received.pk])
    page = send(browser(cast.caseworker), url, received_on=day.isoformat(), text="Personen vill ha mer tid.")
    assert page.url == reverse("decision", args=[received.pk])
    assert Appeal.objects.get().in_time is in_time


def test_nothing_is_counted_while_nobody_knows_when_the_person_got_it(cast, decision):
    assert appeal(decision, by=cast.caseworker).in_time is None


def test_the_caseworker_may_say_otherwise(cast, received):
    url = reverse("appeal_new", args=[received.pk])
    send(browser(cast.caseworker), url, received_on="2026-02-20", in_time="yes")
    assert Appeal.objects.get().in_time is True


def test_it_is_sent_on_when_its_time_has_been_tried(cast, decision):
    found = appeal(decision, by=cast.caseworker)
    url = reverse("appeal_handle", args=[found.pk])
    page = send(browser(cast.caseworker), url, forwarded_on="2026-03-02")
    assert list(errors(page)) == ["in_time"]
    send(browser(cast.caseworker), url, forwarded_on="2026-03-02", in_time="yes")
    found.refresh_from_db()
    assert (found.in_time, found.forwarded_on) == (True, TODAY)


def test_what_has_been_answered_stands_in_the_form(cast, received):
    found = appeal(received, by=cast.caseworker)
    form = browser(cast.caseworker).get(reverse("appeal_handle", args=[found.pk])).context["form"]
    assert form["in_time"].value() == "yes"


def test_a_judgment_is_kept_with_what_is_learnt(cast, received):
    found = appeal(received, by=cast.caseworker)
    url = reverse("judgment_new", args=[found.pk])
    send(browser(cast.caseworker), url, **JUDGED, lesson="Fråga alltid barnen.")
    judgment = Judgment.objects.get()
    assert (judgment.court, judgment.outcome, judgment.court_ref) == ("administrative", "returned", "1-26")
    page = browser(cast.caseworker).get(reverse("decision", args=[received.pk])).content.decode()
    assert "Förvaltningsrätten 1 mars 2026: återförvisas" in page
    assert "Fråga alltid barnen." in page


@pytest.mark.parametrize(
    ("verb", "content", "field"),
    [
        (appeal, {"received_on": TODAY + timedelta(days=1)}, "received_on"),
        (appeal, {"received_on": DECIDED - timedelta(days=2)}, "received_on"),
        (handle, {"forwarded_on": TODAY + timedelta(days=1)}, "forwarded_on"),
        (handle, {"forwarded_on": LAST_DAY - timedelta(days=1)}, "forwarded_on"),
        (handle, {"in_time": None}, "in_time"),
        (judge, {"judged_on": TODAY + timedelta(days=1)}, "judged_on"),
        (judge, {"judged_on": LAST_DAY - timedelta(days=1)}, "judged_on"),
    ],
)
def test_the_days_come_in_their_order(cast, received, verb, content, field):
    record = received if verb is appeal else appeal(received, by=cast.caseworker)
    with pytest.raises(RuleBroken) as refused:
        verb(record, by=cast.caseworker, **content)
    assert refused.value.field == field


def test_only_the_authority_of_the_unit_handles_appeals(cast, received):
    found = appeal(received, by=cast.caseworker)
    for role in ("coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"):
        user = getattr(cast, role)
        for verb, record in ((appeal, received), (handle, found), (judge, found)):
            with pytest.raises(NotPermitted):
                verb(record, by=user)
        assert browser(user).get(reverse("appeals")).status_code == 403
    for route, record in (("appeal_new", received), ("appeal_handle", found), ("judgment_new", found)):
        url = reverse(route, args=[record.pk])
        assert browser(cast.other_caseworker).get(url).status_code == 404


def test_the_second_of_two_is_told(cast, received):
    found = appeal(received, by=cast.caseworker)
    desk, url = browser(cast.caseworker), reverse("appeal_handle", args=[found.pk])
    typed = filled(desk.get(url), forwarded_on="2026-03-02")
    handle(found, by=cast.section_leader)
    assert "Någon annan har ändrat" in errors(desk.post(url, typed))["__all__"][0]


def test_the_same_form_sent_twice_registers_once(cast, received):
    desk, url = browser(cast.caseworker), reverse("appeal_new", args=[received.pk])
    typed = filled(desk.get(url), received_on="2026-02-01")
    assert desk.post(url, typed).url == desk.post(url, typed).url
    assert Appeal.objects.count() == 1


def in_register(desk, **asked) -> list:
    return list(desk.get(reverse("appeals"), asked).context["page_obj"].object_list)


def test_the_register_holds_the_units_appeals_newest_first_and_filters(cast, received):
    earlier = appeal(received, by=cast.caseworker, received_on=date(2026, 1, 20))
    later = appeal(received, by=cast.caseworker)
    judge(earlier, by=cast.caseworker, lesson="Skriv hur behovet möts.")
    desk = browser(cast.section_leader)
    assert in_register(desk) == [later, earlier]
    assert in_register(desk, utgang="granted") == [earlier]
    assert in_register(desk, utgang="rejected") == []
    assert in_register(desk, utgang="ingen") == [later]
    assert in_register(desk, ar="2026") == [later, earlier]
    assert in_register(desk, ar="1999") == [later, earlier]
    assert in_register(browser(cast.other_caseworker)) == []
    assert "Skriv hur behovet möts." in desk.get(reverse("appeals")).content.decode()


def test_an_appeal_with_two_judgments_stands_once(cast, received):
    found = appeal(received, by=cast.caseworker)
    judge(found, by=cast.caseworker)
    judge(found, by=cast.caseworker)
    assert in_register(browser(cast.caseworker), utgang="granted") == [found]


def test_the_register_asks_as_often_at_one_row_as_at_three(cast, received):
    desk = browser(cast.caseworker)

    def asked() -> int:
        desk.get(reverse("appeals"))
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(reverse("appeals")).status_code == 200
        return sum(
            not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in queries.captured_queries
        )

    judge(appeal(received, by=cast.caseworker), by=cast.caseworker)
    at_one = asked()
    for number in NUMBERS[1:3]:
        another = cast.decision(cast.case(cast.client(number)), valid_from=DECIDED)
        judge(appeal(another, by=cast.caseworker), by=cast.caseworker)
    assert asked() == at_one == 9
