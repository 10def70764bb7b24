"""Both sides write to each other about an order; what is unread shows until somebody says that it is read."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from orders import actions
from orders.models import Order, OrderMessage
from orders.rules import Side
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser, errors, filled, send

LATER = TODAY + timedelta(days=3)


@pytest.fixture
def order(cast):
    return cast.accepted()


@pytest.fixture
def question(cast, order):
    return actions.write_message(
        order, by=cast.caseworker, text="Hur går det med posten?", answer_by=TODAY + timedelta(days=1)
    )


def page_of(record, name="order"):
    return reverse(name, args=[record.pk])


def read(user, order):
    return browser(user).get(page_of(order)).content.decode()


def listed(user, **filters):
    page = browser(user).get(reverse("order_messages"), filters)
    assert page.status_code == 200
    return [message.text for message in page.context["page_obj"]]


def test_a_message_reaches_the_other_side_with_who_and_when(cast, order):
    page = send(
        browser(cast.coordinator),
        page_of(order, "message_new"),
        text="Kan vi byta dag?",
        answer_by="2026-03-09",
    )
    assert page.url == page_of(order) + "#dialog"
    message = OrderMessage.objects.get()
    assert (message.side, message.author, message.recorded_at) == (
        Side.PROVIDER,
        cast.coordinator,
        at(TODAY, 12),
    )
    seen = read(cast.caseworker, order)
    assert "Kan vi byta dag?" in seen
    assert "Svar senast 9 mars 2026" in seen
    assert "oläst" in seen


@pytest.mark.parametrize("state", ["sent", "returned"])
def test_one_writes_from_the_day_it_is_sent(cast, state):
    order = cast.sent()
    if state == "returned":
        actions.return_with_question(order, by=cast.coordinator, category="scope", question="Räcker tiden?")
    assert actions.write_message(order, by=cast.caseworker, text="Hej").pk


@pytest.mark.parametrize("state", ["draft", "ended"])
def test_nobody_writes_before_it_is_sent_or_when_it_has_ended(cast, state):
    order = cast.draft() if state == "draft" else cast.accepted()
    if state == "ended":
        actions.end(order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttat")
    with pytest.raises(RuleBroken, match="tills den avslutas"):
        actions.write_message(order, by=cast.caseworker, text="Hej")
    assert browser(cast.caseworker).get(page_of(order, "message_new")).url == page_of(order)
    assert "Skriv meddelande" not in read(cast.caseworker, order)


@pytest.mark.parametrize("role", ["reviewer", "system_admin"])
def test_only_the_two_sides_write_and_read_for_their_side(cast, question, role):
    with pytest.raises(NotPermitted):
        actions.write_message(question.order, by=getattr(cast, role), text="Hej")
    with pytest.raises(NotPermitted):
        actions.mark_read(question, by=getattr(cast, role))
    assert browser(getattr(cast, role)).get(reverse("order_messages")).status_code == 403


def test_another_unit_and_provider_find_neither_thread_nor_message(cast, order, question):
    for user in (cast.other_caseworker, cast.other_coordinator):
        for url in (page_of(order, "message_new"), page_of(question, "message_read")):
            assert browser(user).get(url).status_code == browser(user).post(url).status_code == 404
        assert listed(user, visa="alla") == []


@pytest.mark.parametrize("typed", [{"text": ""}, {"text": "  "}, {"text": "Hej", "answer_by": "2026-03-01"}])
def test_bad_input_is_told_and_nothing_is_written(cast, order, typed):
    page = send(browser(cast.caseworker), page_of(order, "message_new"), **typed)
    assert list(errors(page)) == [list(typed)[-1]]
    assert not OrderMessage.objects.exists()


def test_a_message_of_blanks_is_refused_by_the_verb_too(cast, order):
    with pytest.raises(RuleBroken) as refused:
        actions.write_message(order, by=cast.caseworker, text=" ")
    assert refused.value.field == "text"


def test_the_same_form_sent_twice_writes_once(cast, order):
    desk = browser(cast.caseworker)
    typed = filled(desk.get(page_of(order, "message_new")), text="Hej")
    assert len({desk.post(page_of(order, "message_new"), typed).url for _ in range(2)}) == 1
    assert OrderMessage.objects.count() == 1


def test_a_draft_of_the_message_comes_back(cast, order):
    desk, url = browser(cast.caseworker), page_of(order, "message_new")
    desk.post(f"{reverse('save_draft')}?page={url}", {"text": "Halvt meddel"})
    assert "Halvt meddel" in desk.get(url).content.decode()


# --- Read and unread ------------------------------------------------------------------------------------------
def test_opening_the_order_does_not_mark_it_read_but_the_button_does(cast, order, question):
    read(cast.coordinator, order)
    assert listed(cast.coordinator) == ["Hur går det med posten?"]
    page = send(browser(cast.coordinator), page_of(question, "message_read"))
    assert page.url == page_of(order) + "#dialog"
    question.refresh_from_db()
    assert (question.read_at, question.read_by) == (at(TODAY, 12), cast.coordinator)
    assert listed(cast.coordinator) == []
    assert "Läst" in read(cast.caseworker, order)


def test_the_button_stands_beside_each_unread_message_of_the_other_side(cast, order, question):
    url = page_of(question, "message_read")
    for user in (cast.coordinator, cast.support_worker):
        assert url in read(user, order)
    assert url not in read(cast.caseworker, order)


def test_answering_says_that_what_one_had_before_one_is_read(cast, order, question):
    desk = browser(cast.coordinator)
    typed = filled(desk.get(page_of(order, "message_new")), text="Det går bra.")
    later = actions.write_message(order, by=cast.section_leader, text="En sak till")
    desk.post(page_of(order, "message_new"), typed)
    assert list(OrderMessage.objects.unread_by(Side.PROVIDER)) == [later]
    assert listed(cast.caseworker) == ["Det går bra."]


def test_who_read_it_first_stands(cast, question):
    actions.mark_read(question, by=cast.coordinator)
    actions.mark_read(question, by=cast.unit_manager)
    question.refresh_from_db()
    assert question.read_by == cast.coordinator


def test_ones_own_message_is_not_marked_by_ones_own_side(cast, question):
    with pytest.raises(RuleBroken, match="egen sida"):
        actions.mark_read(question, by=cast.section_leader)


def test_the_order_list_counts_what_is_unread_for_its_reader(cast, order, question):
    actions.write_message(order, by=cast.caseworker, text="En sak till")
    actions.write_message(order, by=cast.coordinator, text="Svar kommer")
    assert "2 olästa meddelanden" in browser(cast.coordinator).get(reverse("orders")).content.decode()
    assert "1 oläst meddelande" in browser(cast.caseworker).get(reverse("orders")).content.decode()


# --- Answer by ------------------------------------------------------------------------------------------------
def test_what_is_not_answered_in_time_is_late_for_both_sides(cast, order, question, time_machine):
    actions.mark_read(question, by=cast.coordinator)
    time_machine.move_to(at(LATER, 12), tick=False)
    for user in (cast.caseworker, cast.coordinator):
        assert "Försenad 2 dagar" in read(user, order)
    assert listed(cast.coordinator, visa="svara") == ["Hur går det med posten?"]
    assert listed(cast.caseworker, visa="svara") == []


def test_an_answer_settles_it(cast, order, question, time_machine):
    time_machine.move_to(at(LATER, 12), tick=False)
    actions.write_message(order, by=cast.coordinator, text="Det går bra.")
    assert listed(cast.coordinator, visa="svara") == []
    assert "Försenad" not in read(cast.caseworker, order)


# --- One thread -----------------------------------------------------------------------------------------------
def test_versions_questions_answers_and_messages_stand_in_one_thread_in_time_order(cast, time_machine):
    order = cast.sent()
    time_machine.move_to(at(TODAY, 13), tick=False)
    actions.return_with_question(order, by=cast.coordinator, category="scope", question="Räcker tiden?")
    time_machine.move_to(at(TODAY, 14), tick=False)
    actions.write_message(order, by=cast.caseworker, text="Jag tittar på det.")
    time_machine.move_to(at(TODAY, 15), tick=False)
    order.refresh_from_db()
    actions.send(order, by=cast.section_leader, today=TODAY, answer="Nu räcker den.")
    thread = browser(cast.coordinator).get(page_of(order)).context["thread"]
    assert [(entry.what, entry.text, entry.who) for entry in thread] == [
        ("Version 1", "", "Hanna Testsson"),
        ("Återsänd: Tiden räcker inte", "Räcker tiden?", "Sofia Testsson"),
        ("Meddelande", "Jag tittar på det.", "Hanna Testsson"),
        ("Version 2", "", "Sara Testsson"),
        ("Svar", "Nu räcker den.", "Sara Testsson"),
    ]


# --- The list -------------------------------------------------------------------------------------------------
def test_the_caseworker_can_narrow_to_her_own_cases(cast, order):
    actions.write_message(order, by=cast.coordinator, text="Hej")
    assert listed(cast.caseworker, vems="mina") == ["Hej"]
    Order.objects.get().case.__class__.objects.update(caseworker=cast.section_leader)
    assert listed(cast.caseworker, vems="mina") == []
    assert listed(cast.caseworker) == listed(cast.section_leader) == ["Hej"]


@pytest.mark.parametrize("filters", [{"visa": "x"}, {"vems": "x"}, {"page": "x"}])
def test_a_filter_that_is_none_shows_what_is_unread(cast, order, question, filters):
    assert listed(cast.coordinator, **filters) == ["Hur går det med posten?"]


def test_the_number_of_queries_does_not_grow_with_the_rows(cast, order, question):
    desk = browser(cast.coordinator)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            desk.get(reverse("order_messages"), {"visa": "alla"})
        return len(seen)

    one = queries()
    for number in NUMBERS[1:3]:
        other = cast.sent(cast.case(cast.client(number)))
        actions.write_message(other, by=cast.caseworker, text="Hej")
    assert queries() == one <= 15


# --- Who owes an answer, and how long it takes ----------------------------------------------------------------
def test_what_nobody_has_read_waits_for_an_answer_until_it_is_said_to_need_none(cast, order):
    message = actions.write_message(order, by=cast.caseworker, text="Astrid har flyttat möblerna")
    assert listed(cast.support_worker, visa="svara") == ["Astrid har flyttat möblerna"]
    assert "Läst, behöver inget svar" in read(cast.support_worker, order)
    send(browser(cast.support_worker), page_of(message, "message_read"))
    assert listed(cast.support_worker, visa="svara") == []


def test_what_asks_for_an_answer_waits_also_when_it_is_read(cast, question):
    assert (
        "väntar på svar också när det är läst"
        in browser(cast.support_worker).get(page_of(question, "message_read")).content.decode()
    )
    actions.mark_read(question, by=cast.support_worker)
    assert listed(cast.coordinator, visa="svara") == ["Hur går det med posten?"]


def test_the_key_worker_reads_and_answers_and_a_colleague_finds_no_thread(
    cast, order, question, time_machine
):
    time_machine.move_to(at(TODAY, 13), tick=False)
    send(browser(cast.support_worker), page_of(order, "message_new"), text="Det går bra.")
    assert OrderMessage.objects.latest("recorded_at").author == cast.support_worker
    assert listed(cast.coordinator, visa="svara") == []
    assert browser(cast.colleague).get(page_of(order, "message_new")).status_code == 404
    assert listed(cast.colleague, visa="alla") == []


def say(cast, order, time_machine, *said):
    for by, hour in said:
        time_machine.move_to(at(TODAY, hour), tick=False)
        actions.write_message(order, by=by, text="Hej")


def test_each_sides_answer_time_is_the_median_to_the_others_next_message(cast, order, time_machine):
    ours, theirs = cast.caseworker, cast.coordinator
    # Asked at 8 and at 9, both answered at 12; asked at 13, answered at 20. The provider's at 12 is answered at 13.
    say(cast, order, time_machine, (ours, 8), (ours, 9), (theirs, 12), (ours, 13), (theirs, 20))
    times = OrderMessage.objects.answer_times(TODAY)
    assert {side: (time.median, time.count) for side, time in times.items()} == {
        Side.PROVIDER: (timedelta(hours=4), 3),
        Side.AUTHORITY: (timedelta(hours=1), 1),
    }
    assert "Utföraren svarar på 4\xa0tim (median av 3 svar i den här beställningen)" in read(ours, order)
    assert "Utföraren svarar på 4\xa0tim" in browser(theirs).get(reverse("order_messages")).content.decode()


def test_what_nobody_has_answered_has_no_answer_time(cast, order, question):
    assert OrderMessage.objects.answer_times(TODAY) == {}
    assert "svarar på" not in read(cast.caseworker, order)


def test_the_list_tells_the_times_of_what_its_reader_sees(cast, order, time_machine):
    say(cast, order, time_machine, (cast.caseworker, 8), (cast.coordinator, 10))
    assert "svarar på" not in browser(cast.other_coordinator).get(reverse("order_messages")).content.decode()
