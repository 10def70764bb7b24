"""The case conference: its agenda is made of what waits, its outcome stands in the case, its tasks stay until done."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AccessLog
from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from followup import actions as followup_actions
from orders import actions as order_actions
from oversight import conference as verbs
from oversight import flags
from oversight.models import Conference, ConferenceItem
from oversight.rules import FlagRule
from tests.cast import NUMBERS, TODAY, at
from tests.walkers import twin
from tests.web import browser, errors, filled, send

NEXT = TODAY + timedelta(days=7)
LATER = TODAY + timedelta(days=14)


@pytest.fixture
def order(cast):
    return cast.accepted()


def call(cast, by=None, held_on=NEXT):
    return verbs.call_conference(
        cast.unit, cast.provider, by=by or cast.caseworker, today=TODAY, held_on=held_on
    )


def ask(cast, order, by=None):
    return order_actions.write_message(order, by=by or cast.caseworker, text="Hur går det?")


@pytest.fixture
def conference(cast, order):
    ask(cast, order)
    return call(cast)


@pytest.fixture
def item(conference):
    return conference.items.get()


def write(item, by, **content):
    said = {"outcome": "Vi provar en ny dag."}
    return verbs.write_item(item, by=by, version=item.version, **(said | content))


def with_task(cast, item, who=None):
    task = {"task": "Ring Astrid", "task_for": who or cast.support_worker, "task_by": LATER}
    return write(item, cast.caseworker, **task)


def url_of(name, record):
    return reverse(name, args=[record.pk])


def why(conference) -> list[list[str]]:
    return [item.reasons for item in conference.items.all()]


# --- The agenda -------------------------------------------------------------------------------------------------


def test_what_is_late_stands_on_it_with_its_flag(cast, order, time_machine):
    flags.raise_flags(date(2026, 3, 17), keys=[FlagRule.PLAN_NOT_BEGUN])
    (item,) = call(cast).items.all()
    assert item.reasons == ["Planen är inte påbörjad, skulle ha varit klart 16 mars 2026"]
    assert [flag.rule for flag in item.flags.all()] == [FlagRule.PLAN_NOT_BEGUN]


def test_a_message_without_an_answer_stands_on_it_once(cast, order):
    ask(cast, order)
    ask(cast, order)
    told = "Meddelande från myndigheten 2 mars 2026 väntar på svar"
    assert why(call(cast)) == [[told]]
    flags.raise_flags(date(2026, 3, 8), keys=[FlagRule.MESSAGE_TO_PROVIDER])
    (reasons,) = why(call(cast, held_on=LATER))
    assert reasons == ["Handläggarens meddelande är inte besvarat, skulle ha varit klart 7 mars 2026"]


def test_a_returned_order_stands_on_it(cast):
    order = cast.sent()
    order_actions.return_with_question(order, by=cast.coordinator, category="scope", question="Räcker det?")
    assert why(call(cast)) == [["Beställningen är återsänd: tiden räcker inte"]]


@pytest.mark.parametrize(("days", "stands"), [(60, True), (61, False)])
def test_a_decision_that_ends_within_sixty_days_stands_on_it(cast, order, days, stands):
    last = order.decision.valid_to
    today = last - timedelta(days=days)
    found = verbs.call_conference(cast.unit, cast.provider, by=cast.caseworker, today=today, held_on=today)
    assert why(found) == ([["Beslutet går ut 31 december 2026"]] if stands else [])


def test_one_that_has_a_successor_does_not(cast, order):
    cast.decision(order.case, valid_from=date(2027, 1, 1), valid_to=date(2027, 12, 31))
    today = date(2026, 12, 1)
    found = verbs.call_conference(cast.unit, cast.provider, by=cast.caseworker, today=today, held_on=today)
    assert why(found) == []


def test_a_meeting_that_came_to_nothing_stands_on_it_until_a_new_one_is_booked(cast):
    plan = cast.agreed()
    book = {"plan": plan, "form": "home", "by": cast.support_worker}
    meeting = followup_actions.book_meeting(plan.case, meets_at=at(NEXT, 9), **book)
    followup_actions.meeting_not_held(meeting, by=cast.support_worker, version=1, reason="person_absent")
    assert ["Uppföljningsmötet 9 mars 2026 blev inte av: personen kom inte"] in why(call(cast))
    followup_actions.book_meeting(plan.case, meets_at=at(LATER, 9), **book)
    told = str(why(call(cast, held_on=LATER)))
    assert "blev inte av" not in told


def test_a_case_with_nothing_to_talk_about_does_not_stand_on_it(cast, order):
    assert why(call(cast)) == []


def test_what_is_the_authoritys_own_is_not_told(cast, order):
    flags.raise_flags(date(2028, 1, 1), keys=[FlagRule.DECISION_NOT_EXECUTED])
    assert why(call(cast)) == []


def test_another_providers_and_another_units_cases_never_stand_on_it(cast, order):
    other = twin(cast)
    ask(other, other.accepted(other.case(other.client(NUMBERS[1]))), by=other.caseworker)
    assert why(call(cast)) == []


def test_the_queries_do_not_grow_with_the_cases(cast, order):
    def queries(day):
        with CaptureQueriesContext(connection) as asked:
            verbs.agenda.agenda(cast.unit, cast.provider, day)
        return len(asked)

    ask(cast, order)
    one = queries(TODAY)
    for number in NUMBERS[1:3]:
        ask(cast, cast.accepted(cast.case(cast.client(number))))
    assert queries(TODAY) == one


# --- Calling ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["caseworker", "section_leader", "coordinator", "unit_manager"])
def test_either_side_calls_and_both_see_it(cast, order, role):
    ask(cast, order)
    by = getattr(cast, role)
    other = cast.provider if role in ("caseworker", "section_leader") else cast.unit
    page = send(browser(by), reverse("conference_new"), counterpart=other.pk, held_on=NEXT.isoformat())
    conference = Conference.objects.get()
    assert page.url == url_of("conference", conference)
    for user in (cast.caseworker, cast.coordinator):
        shown = browser(user).get(page.url)
        assert [found.case for found in shown.context["items"]] == [order.case]


@pytest.mark.parametrize("role", ["support_worker", "reviewer", "system_admin"])
def test_only_those_who_lead_call(cast, order, role):
    with pytest.raises(NotPermitted):
        call(cast, by=getattr(cast, role))
    for name in ("conferences", "conference_new"):
        assert browser(getattr(cast, role)).get(reverse(name)).status_code == 403


def test_nobody_calls_for_others(cast, order):
    with pytest.raises(RuleBroken) as refused:
        call(cast, by=cast.other_caseworker)
    assert refused.value.code == "not_ones_own"


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), TODAY + timedelta(days=367)])
def test_a_day_that_cannot_be_is_told_at_its_field(cast, order, day):
    page = send(
        browser(cast.caseworker),
        reverse("conference_new"),
        counterpart=cast.provider.pk,
        held_on=day.isoformat(),
    )
    assert list(errors(page)) == ["held_on"]


def test_there_is_one_a_day(cast, conference):
    with pytest.raises(RuleBroken) as refused:
        call(cast)
    assert refused.value.code == "conference_exists"


def test_the_same_form_sent_twice_calls_once(cast, order):
    desk, url = browser(cast.caseworker), reverse("conference_new")
    typed = filled(desk.get(url), counterpart=cast.provider.pk, held_on=NEXT.isoformat())
    assert len({desk.post(url, typed).url for _ in range(2)}) == 1
    assert Conference.objects.count() == 1


def test_others_find_neither_conference_nor_item(cast, conference, item):
    names = ("conference", "conference_renew", "conference_add", "conference_close")
    for user in (cast.other_caseworker, cast.other_coordinator, twin(cast).caseworker):
        client = browser(user)
        for name in names:
            assert client.get(url_of(name, conference)).status_code == 404
        for name in ("conference_item", "conference_item_write", "conference_task_done"):
            assert client.get(url_of(name, item)).status_code == 404
        assert list(client.get(reverse("conferences"), {"visa": "alla"}).context["page_obj"]) == []


def test_a_provider_that_the_order_goes_to_later_does_not_see_what_the_former_talked_about(cast, item):
    conference = Conference.objects.get()
    Conference.objects.filter(pk=conference.pk).update(provider=cast.other_provider)
    assert list(ConferenceItem.objects.visible_to(cast.coordinator)) == []
    assert list(ConferenceItem.objects.visible_to(cast.caseworker)) == [item]


# --- Filling it -------------------------------------------------------------------------------------------------


def test_to_fetch_again_takes_what_has_come_up_and_lets_go_of_what_is_settled(
    cast, conference, order, time_machine
):
    other = cast.accepted(cast.case(cast.client(NUMBERS[1])))
    ask(cast, other)
    time_machine.move_to(at(TODAY, 13), tick=False)
    order_actions.write_message(order, by=cast.coordinator, text="Bra")
    order_actions.mark_read(order.messages.get(side="provider"), by=cast.caseworker)
    page = browser(cast.caseworker).get(url_of("conference", conference))
    assert [found.case for found in page.context["items"]] == [order.case]
    send(browser(cast.caseworker), url_of("conference_renew", conference))
    assert [found.case for found in conference.items.all()] == [other.case]


def test_what_is_written_or_added_stays_when_it_is_settled(cast, conference, item, order, time_machine):
    write(item, cast.caseworker)
    added = cast.accepted(cast.case(cast.client(NUMBERS[1])))
    verbs.add_case(conference, by=cast.coordinator, today=TODAY, order=added, because="Ny adress")
    time_machine.move_to(at(TODAY, 13), tick=False)
    order_actions.write_message(order, by=cast.coordinator, text="Bra")
    verbs.renew_agenda(conference, by=cast.caseworker, today=TODAY)
    assert conference.items.count() == 2


def test_a_case_is_added_by_hand_with_a_reason(cast, conference):
    added = cast.accepted(cast.case(cast.client(NUMBERS[1], "Åke", "Öst")))
    url = url_of("conference_add", conference)
    page = send(browser(cast.coordinator), url, order=added.pk, because="Åke flyttar")
    item = ConferenceItem.objects.get(case=added.case)
    assert page.url == f"{url_of('conference', conference)}#arende-{item.pk}"
    assert "Tillagt: Åke flyttar" in browser(cast.caseworker).get(page.url).content.decode()


def test_a_case_is_added_once_with_words_and_only_the_two_sides_own(cast, conference, order):
    other = twin(cast)
    foreign = other.accepted(other.case(other.client(NUMBERS[1])))
    for wrong, code in (
        ({"order": order, "because": "Igen"}, "already_there"),
        ({"order": foreign, "because": "Deras"}, "order_elsewhere"),
        ({"order": order, "because": " "}, "no_reason"),
    ):
        with pytest.raises(RuleBroken) as refused:
            verbs.add_case(conference, by=cast.caseworker, today=TODAY, **wrong)
        assert refused.value.code == code


# --- What came of it --------------------------------------------------------------------------------------------


def test_the_outcome_stands_in_the_cases_history_for_both_sides(cast, item):
    page = send(
        browser(cast.coordinator),
        url_of("conference_item_write", item),
        outcome="Vi provar en ny dag.",
        task="Ring Astrid",
        task_for=cast.support_worker.pk,
        task_by=LATER.isoformat(),
    )
    assert page.status_code == 302
    for user in (cast.caseworker, cast.support_worker):
        shown = browser(user).get(url_of("case", item.case), {"slag": "konferens"})
        (event,) = shown.context["page_obj"].object_list
        assert (event.at, event.detail) == (NEXT, "Vi provar en ny dag. Uppgift: Ring Astrid")
        assert browser(user).get(event.url).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"outcome": " "}, "outcome"),
        ({"task_for": None}, "task_for"),
        ({"task_by": None}, "task_by"),
        ({"task": ""}, "task"),
        ({"task_by": NEXT - timedelta(days=1)}, "task_by"),
    ],
)
def test_a_task_has_what_who_and_when(cast, item, wrong, field):
    whole = {"task": "Ring", "task_for": cast.support_worker, "task_by": NEXT}
    with pytest.raises(RuleBroken) as refused:
        write(item, cast.caseworker, **(whole | wrong))
    assert refused.value.field == field


def test_a_task_goes_to_somebody_of_the_two_sides(cast, item):
    with pytest.raises(RuleBroken) as refused:
        with_task(cast, item, who=cast.other_support_worker)
    assert refused.value.field == "task_for"


def test_two_who_write_at_once_lose_nothing(cast, item):
    write(item, cast.caseworker)
    with pytest.raises(StaleVersion):
        write(item, cast.coordinator, outcome="Annat")


def test_a_support_worker_reads_and_does_not_write(cast, item):
    client = browser(cast.support_worker)
    assert (
        url_of("conference_item_write", item)
        not in client.get(url_of("conference_item", item)).content.decode()
    )
    assert client.post(url_of("conference_item_write", item), {"outcome": "x"}).status_code == 403


# --- Tasks and the end ------------------------------------------------------------------------------------------


def test_a_task_stays_with_its_worker_until_she_says_that_it_is_done(cast, item):
    item = with_task(cast, item)
    assert list(ConferenceItem.objects.open_tasks(cast.support_worker)) == [item]
    assert list(ConferenceItem.objects.open_tasks(cast.coordinator)) == []
    worker = browser(cast.support_worker)
    assert "Ring Astrid" in worker.get(reverse("conference_tasks")).content.decode()
    send(worker, url_of("conference_task_done", item))
    item.refresh_from_db()
    assert (item.task_done_by, item.task_done_at) == (cast.support_worker, at(TODAY, 12))
    assert list(ConferenceItem.objects.open_tasks(cast.support_worker)) == []


def test_somebody_elses_task_is_done_by_those_who_lead_alone(cast, item):
    item = with_task(cast, item, who=cast.coordinator)
    with pytest.raises(RuleBroken) as refused:
        verbs.finish_task(item, by=cast.support_worker, version=item.version)
    assert refused.value.code == "not_ones_task"
    item = verbs.finish_task(item, by=cast.caseworker, version=item.version)
    with pytest.raises(RuleBroken) as refused:
        verbs.finish_task(item, by=cast.caseworker, version=item.version)
    assert refused.value.code == "task_done"


def test_to_change_the_outcome_leaves_a_done_task_and_a_new_task_is_not_done(cast, item):
    item = with_task(cast, item)
    item = verbs.finish_task(item, by=cast.support_worker, version=item.version)
    same = {"task": item.task, "task_for": item.task_for, "task_by": item.task_by}
    item = write(item, cast.caseworker, outcome="Mer", **same)
    assert item.task_done_at
    assert write(item, cast.caseworker, **(same | {"task": "Skriv"})).waits


def closed(cast, conference, time_machine):
    time_machine.move_to(at(NEXT, 15), tick=False)
    return verbs.close_conference(conference, by=cast.coordinator, today=NEXT, version=conference.version)


def test_a_closed_conference_takes_nothing_more_but_its_tasks_are_done(cast, conference, item, time_machine):
    item = with_task(cast, item)
    conference = closed(cast, conference, time_machine)
    for run in (
        lambda: write(item, cast.caseworker),
        lambda: verbs.renew_agenda(conference, by=cast.caseworker, today=NEXT),
        lambda: verbs.add_case(conference, by=cast.caseworker, today=NEXT, order=item.order, because="Mer"),
        lambda: closed(cast, conference, time_machine),
    ):
        with pytest.raises(RuleBroken) as refused:
            run()
        assert refused.value.code == "conference_closed"
    for name in ("conference_renew", "conference_add", "conference_close"):
        assert browser(cast.caseworker).get(url_of(name, conference)).url == url_of("conference", conference)
    page = browser(cast.caseworker).get(url_of("conference_item_write", item))
    assert page.url == url_of("conference_item", item)
    assert verbs.finish_task(item, by=cast.support_worker, version=item.version).task_done_at


def test_it_is_not_closed_before_its_day_nor_over_somebody_elses_change(cast, conference, time_machine):
    with pytest.raises(RuleBroken) as refused:
        verbs.close_conference(conference, by=cast.caseworker, today=TODAY, version=1)
    assert refused.value.code == "not_held_yet"
    with pytest.raises(StaleVersion):
        verbs.close_conference(conference, by=cast.caseworker, today=NEXT, version=9)


def test_closing_on_the_page_says_who_was_there(cast, conference, time_machine):
    time_machine.move_to(at(NEXT, 15), tick=False)
    page = send(
        browser(cast.caseworker), url_of("conference_close", conference), present="Hanna, handläggare"
    )
    assert "Hanna, handläggare" in browser(cast.coordinator).get(page.url).content.decode()
    assert "togs inte upp" in browser(cast.coordinator).get(page.url).content.decode()


def test_the_list_counts_cases_and_tasks_and_hides_what_is_closed(cast, conference, item, time_machine):
    with_task(cast, item)
    (row,) = browser(cast.coordinator).get(reverse("conferences")).context["page_obj"]
    assert (row.case_count, row.task_count) == (1, 1)
    closed(cast, conference, time_machine)
    assert list(browser(cast.coordinator).get(reverse("conferences")).context["page_obj"]) == []
    assert (
        len(browser(cast.coordinator).get(reverse("conferences"), {"visa": "alla"}).context["page_obj"]) == 1
    )


def test_each_person_on_the_agenda_stands_in_the_access_log(cast, conference, item):
    browser(cast.coordinator).get(url_of("conference", conference))
    logged = AccessLog.objects.filter(user=cast.coordinator, model="conferenceitem")
    assert [(seen.case_id, seen.client_id) for seen in logged] == [(item.case_id, item.case.client_id)]
