"""The provider's statement before a decision is followed up, and the day notes of the period that was asked for."""

from datetime import date, timedelta
from random import Random

import pytest
from django.urls import reverse

from accounts.models import AccessLog
from boendestod.dates import day_of
from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from followup import actions
from followup.models import DayNote, StatementRequest
from followup.rules import Conclusion
from orders import actions as order_actions
from tests.cast import NUMBERS, TODAY, at
from tests.walkers import twin
from tests.web import browser, errors, filled, send

SAID = {"what": "Hur det har gått", "why": "Beslutet går ut i december"}
FIRST, LAST = TODAY - timedelta(days=20), TODAY - timedelta(days=10)


@pytest.fixture
def order(cast):
    return cast.accepted()


def ask(cast, order, by=None, **content):
    return actions.request_statement(order, by=by or cast.caseworker, **(SAID | content))


def give(cast, asked, by=None, **content):
    said = {"statement": "Astrid öppnar posten själv."}
    return actions.give_statement(
        asked, by=by or cast.support_worker, version=asked.version, **(said | content)
    )


def url_of(name, record):
    return reverse(name, args=[record.pk])


def test_the_caseworker_asks_what_and_why_and_the_log_says_by_which_law(cast, order):
    page = send(
        browser(cast.caseworker),
        url_of("statement_ask", order),
        notes_from=FIRST.isoformat(),
        notes_to=LAST.isoformat(),
        **SAID,
    )
    asked = StatementRequest.objects.get()
    assert page.url == url_of("statement", asked)
    assert (asked.provider, asked.decision) == (cast.provider, order.decision)
    assert asked.answer_by == TODAY + timedelta(days=14)
    (logged,) = AccessLog.objects.filter(action="request")
    assert (logged.user, logged.case_id, logged.record_id, logged.reason) == (
        cast.caseworker,
        order.case_id,
        str(asked.pk),
        "15 kap. 9 § SoL",
    )


def test_the_page_names_the_law_for_whom_it_holds(cast, order):
    page = browser(cast.caseworker).get(url_of("statement_ask", order)).content.decode()
    assert "En utförare som är privat, eller hör till en annan kommun eller nämnd" in page
    assert "15 kap. 9 § SoL" in page


def test_the_provider_answers_and_then_it_is_locked(cast, order):
    asked = ask(cast, order)
    page = send(
        browser(cast.support_worker),
        url_of("statement_give", asked),
        statement="Astrid öppnar posten själv.",
        proposal="taper",
        persons_view="Jag klarar mig",
    )
    assert page.url == url_of("statement", asked)
    asked.refresh_from_db()
    assert (asked.answered_by, asked.answered_at, asked.proposal) == (
        cast.support_worker,
        at(TODAY, 12),
        Conclusion.TAPER,
    )
    seen = browser(cast.caseworker).get(page.url).content.decode()
    assert "Jag klarar mig" in seen
    assert "Trappa ned" in seen
    for run in (lambda: give(cast, asked), lambda: withdraw(cast, asked)):
        with pytest.raises(RuleBroken) as refused:
            run()
        assert refused.value.code == "statement_closed"
    for user, name in ((cast.support_worker, "statement_give"), (cast.caseworker, "statement_withdraw")):
        assert browser(user).get(url_of(name, asked)).url == url_of("statement", asked)


def withdraw(cast, asked):
    return actions.withdraw_statement(asked, by=cast.caseworker, version=asked.version)


def test_a_request_is_taken_back_and_asked_again(cast, order):
    asked = ask(cast, order)
    send(browser(cast.caseworker), url_of("statement_withdraw", asked))
    asked.refresh_from_db()
    assert asked.withdrawn_at == at(TODAY, 12)
    with pytest.raises(RuleBroken):
        give(cast, asked)
    assert ask(cast, order).waits


def test_there_is_one_open_request_an_order(cast, order):
    ask(cast, order)
    with pytest.raises(RuleBroken) as refused:
        ask(cast, order)
    assert refused.value.code == "already_asked"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"what": " "}, "what"),
        ({"why": " "}, "why"),
        ({"answer_by": TODAY - timedelta(days=1)}, "answer_by"),
        ({"notes_from": FIRST}, "notes_to"),
        ({"notes_to": LAST}, "notes_from"),
        ({"notes_from": LAST, "notes_to": FIRST}, "notes_to"),
        ({"notes_from": FIRST, "notes_to": TODAY + timedelta(days=1)}, "notes_to"),
    ],
)
def test_what_cannot_be_asked_is_refused(cast, order, wrong, field):
    with pytest.raises(RuleBroken) as refused:
        ask(cast, order, **wrong)
    assert refused.value.field == field
    assert not StatementRequest.objects.exists()


def test_a_leap_day_is_a_day_like_others(cast, order):
    asked = ask(cast, order, notes_from=date(2024, 2, 29), notes_to=date(2024, 2, 29))
    assert asked.notes_to == date(2024, 2, 29)


def test_an_empty_statement_is_told_at_its_field(cast, order):
    asked = ask(cast, order)
    page = send(browser(cast.support_worker), url_of("statement_give", asked), statement=" ")
    assert list(errors(page)) == ["statement"]
    with pytest.raises(RuleBroken) as refused:
        give(cast, asked, statement=" ")
    assert refused.value.field == "statement"


def test_nobody_is_asked_before_the_order_is_received(cast):
    with pytest.raises(RuleBroken) as refused:
        ask(cast, cast.sent())
    assert refused.value.code == "order_not_running"


@pytest.mark.parametrize("role", ["support_worker", "coordinator", "reviewer", "system_admin"])
def test_only_the_authority_asks(cast, order, role):
    with pytest.raises(NotPermitted):
        ask(cast, order, by=getattr(cast, role))


@pytest.mark.parametrize("role", ["caseworker", "section_leader", "reviewer", "system_admin"])
def test_only_the_provider_answers(cast, order, role):
    asked = ask(cast, order)
    with pytest.raises(NotPermitted):
        give(cast, asked, by=getattr(cast, role))


def test_others_find_neither_order_nor_request(cast, order):
    asked = give(cast, ask(cast, order, notes_from=FIRST, notes_to=LAST))
    for user in (cast.other_caseworker, cast.other_support_worker, twin(cast).caseworker):
        client = browser(user)
        assert client.get(url_of("statement_ask", order)).status_code == 404
        for name in ("statement", "statement_give", "statement_withdraw", "statement_notes"):
            assert client.get(url_of(name, asked)).status_code == 404
        assert list(client.get(reverse("statements"), {"visa": "alla"}).context["page"]) == []


def test_the_next_provider_does_not_see_what_the_last_one_was_asked(cast):
    order = cast.sent()
    asked = StatementRequest.objects.create(
        municipality=order.municipality,
        case=order.case,
        order=order,
        provider=cast.other_provider,
        asked_by=cast.caseworker,
        answer_by=TODAY,
        **SAID,
    )
    assert browser(cast.coordinator).get(url_of("statement", asked)).status_code == 404


def test_a_former_providers_request_gives_way_to_a_new_one(cast, order):
    asked = ask(cast, order)
    StatementRequest.objects.filter(pk=asked.pk).update(provider=cast.other_provider)
    assert ask(cast, order).provider == cast.provider
    asked.refresh_from_db()
    assert asked.withdrawn_at


def test_the_same_form_sent_twice_asks_once(cast, order):
    desk, url = browser(cast.caseworker), url_of("statement_ask", order)
    typed = filled(desk.get(url), **SAID)
    assert len({desk.post(url, typed).url for _ in range(2)}) == 1
    assert StatementRequest.objects.count() == 1


def test_who_answers_what_was_taken_back_meanwhile_is_told(cast, order):
    asked = ask(cast, order)
    withdraw(cast, asked)
    with pytest.raises(StaleVersion):
        give(cast, asked)


def test_the_list_shows_what_waits_to_both_sides(cast, order):
    ask(cast, order)
    other = cast.accepted(cast.case(cast.client(NUMBERS[1], "Åke", "Öst")))
    give(cast, ask(cast, other))
    for user in (cast.caseworker, cast.support_worker, cast.coordinator):
        page = browser(user).get(reverse("statements"))
        assert [asked.order for asked in page.context["page"]] == [order]
        assert len(browser(user).get(reverse("statements"), {"visa": "alla"}).context["page"]) == 2


# --- The day notes of the period --------------------------------------------------------------------------------


def note(order, event_at, text="Något hände", **content) -> DayNote:
    return DayNote.objects.create(
        municipality=order.municipality,
        case=order.case,
        order=order,
        author=order.key_worker,
        event_at=event_at,
        text=text,
        **content,
    )


def shown(cast, asked) -> list[str]:
    return [
        found.text for found in browser(cast.caseworker).get(url_of("statement_notes", asked)).context["page"]
    ]


def test_the_answer_opens_the_notes_of_the_period_by_swedish_days(cast, order):
    inside = [note(order, at(FIRST, 0), "första"), note(order, at(LAST, 23, 59), "sista")]
    note(order, at(FIRST, 0) - timedelta(minutes=1), "före")
    note(order, at(LAST + timedelta(days=1), 0), "efter")
    other = cast.accepted(cast.case(cast.client(NUMBERS[1])))
    note(other, at(FIRST, 9), "en annans")
    asked = ask(cast, order, notes_from=FIRST, notes_to=LAST)
    unanswered = browser(cast.caseworker).get(url_of("statement_notes", asked))
    assert unanswered.url == url_of("statement", asked)
    give(cast, asked)
    assert sorted(shown(cast, asked)) == sorted(found.text for found in inside)


def test_a_request_without_a_period_opens_nothing(cast, order):
    note(order, at(FIRST, 9))
    asked = give(cast, ask(cast, order))
    assert browser(cast.caseworker).get(url_of("statement_notes", asked)).status_code == 302


def test_the_notes_are_read_nowhere_else(cast, order):
    note(order, at(FIRST, 9), "Det här är hemligt")
    give(cast, ask(cast, order, notes_from=FIRST, notes_to=LAST))
    assert not DayNote.objects.visible_to(cast.caseworker).exists()
    for name, record in (("case", order.case), ("day_notes", order)):
        assert "Det här är hemligt" not in browser(cast.caseworker).get(url_of(name, record)).content.decode()


def test_each_reading_stands_in_the_log_with_the_law(cast, order):
    note(order, at(FIRST, 9))
    asked = give(cast, ask(cast, order, notes_from=FIRST, notes_to=LAST))
    shown(cast, asked)
    logged = AccessLog.objects.filter(user=cast.caseworker, reason="15 kap. 9 § SoL")
    assert set(logged.values_list("model", "action")) == {("statementrequest", "read"), ("daynote", "list")}


@pytest.mark.parametrize("role", ["support_worker", "unit_manager"])
def test_the_page_is_the_caseworkers(cast, order, role):
    asked = give(cast, ask(cast, order, notes_from=FIRST, notes_to=LAST))
    assert browser(getattr(cast, role)).get(url_of("statement_notes", asked)).status_code == 403


def test_no_note_outside_the_period_is_ever_read(cast, order):
    """Seeded moments over the nights when the clock is put forward and back, and periods over them."""
    chance = Random(6)  # noqa: S311 - tests of dates, not of keys
    moments = [
        at(start, 0) + timedelta(minutes=chance.randrange(4 * 24 * 60))
        for start in (date(2025, 3, 29), date(2025, 10, 24), date(2024, 2, 28))
        for _ in range(20)
    ]
    for moment in moments:
        note(order, moment)
    for _ in range(40):
        first = day_of(chance.choice(moments))
        last = first + timedelta(days=chance.randrange(4))
        asked = StatementRequest(order=order, notes_from=first, notes_to=last, answered_at=at(TODAY, 12))
        found = [day_of(read.event_at) for read in DayNote.objects.asked_for_by(asked)]
        assert sorted(found) == sorted(day_of(m) for m in moments if first <= day_of(m) <= last)


def test_an_order_that_goes_to_another_provider_keeps_its_answered_request(cast):
    order = cast.accepted()
    asked = give(cast, ask(cast, order))
    order_actions.end(order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttat")
    assert browser(cast.support_worker).get(url_of("statement", asked)).status_code == 200
