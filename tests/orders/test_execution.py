from datetime import date, timedelta

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from followup import actions as followup_actions
from followup.rules import VisitOutcome
from orders import actions
from orders.models import Interruption, Offer, Order
from plans import actions as plan_actions
from tests.cast import TODAY, at
from tests.web import browser, errors, filled, send

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def order(cast):
    return cast.accepted()


@pytest.fixture
def started(cast, order):
    return actions.start_support(order, by=cast.support_worker, today=TODAY, started_on=TODAY)


def page_of(route, record) -> str:
    return reverse(route, args=[record.pk])


def visit(cast, order, day, outcome=VisitOutcome.PERFORMED, **content):
    return followup_actions.log_visit(
        order,
        by=cast.support_worker,
        starts_at=at(day, 9),
        ends_at=at(day, 10),
        outcome=outcome,
        note_later=outcome == VisitOutcome.PERFORMED,
        **content,
    )


# --- The start -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["support_worker", "coordinator", "unit_manager"])
def test_the_start_is_stated_and_stamped(cast, order, role):
    page = send(browser(getattr(cast, role)), page_of("order_start", order), started_on=TODAY)
    assert page.url == f"{page_of('order', order)}#stodet"
    order = Order.objects.get()
    assert (order.execution_started_on, order.execution_recorded_at, order.execution_late) == (
        TODAY,
        at(TODAY, 12),
        0,
    )


def test_a_start_that_is_recorded_late_says_so(cast, order, time_machine):
    time_machine.move_to(at(TODAY + timedelta(days=12), 12), tick=False)
    desk = browser(cast.coordinator)
    page = desk.post(
        page_of("order_start", order),
        filled(desk.get(page_of("order_start", order)), started_on=TODAY),
        follow=True,
    )
    assert "efterregistrerad 12 dagar" in page.content.decode()


@pytest.mark.parametrize(
    ("day", "message"), [(YESTERDAY, "togs emot"), (TOMORROW, "framåt")], ids=["before", "ahead"]
)
def test_support_starts_between_the_receipt_and_today(cast, order, day, message):
    page = send(browser(cast.coordinator), page_of("order_start", order), started_on=day)
    assert message in errors(page)["started_on"][0]
    assert Order.objects.get().execution_started_on is None


def test_support_starts_once(cast, started):
    with pytest.raises(RuleBroken, match="redan startat"):
        actions.start_support(started, by=cast.coordinator, today=TODAY, started_on=TODAY)


def test_support_starts_when_the_order_is_received_and_until_it_ends(cast):
    sent = cast.sent()
    with pytest.raises(RuleBroken, match="mottagen"):
        actions.start_support(sent, by=cast.coordinator, today=TODAY, started_on=TODAY)
    order = actions.accept(
        sent,
        by=cast.coordinator,
        today=TODAY,
        received_on=TODAY,
        key_worker=cast.support_worker,
        start_on=TODAY,
    )
    plan_actions.end_support(
        order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttar", version=order.version
    )
    with pytest.raises(RuleBroken, match="mottagen"):
        actions.start_support(order, by=cast.coordinator, today=TODAY, started_on=TODAY)


def test_the_first_performed_visit_is_the_start(cast, order):
    visit(cast, order, TODAY, VisitOutcome.NO_SHOW, reason="Ingen öppnade.")
    assert Order.objects.get().execution_started_on is None
    visit(cast, order, TODAY)
    assert Order.objects.get().execution_started_on == TODAY


def test_an_earlier_visit_that_is_logged_later_moves_the_start_back_and_a_later_does_not(
    cast, order, time_machine
):
    time_machine.move_to(at(TODAY + timedelta(days=9), 12), tick=False)
    for days in (5, 7, 3):
        visit(cast, order, TODAY + timedelta(days=days))
    order.refresh_from_db()
    assert order.execution_started_on == TODAY + timedelta(days=3)
    assert order.execution_late == 6


def test_the_start_of_an_order_from_another_system_stays_unknown(cast, order):
    order.start_on = None
    order.save_change(by=None, reason="import")
    visit(cast, order, TODAY)
    assert Order.objects.get().execution_started_on is None
    assert "Starten är okänd" in browser(cast.coordinator).get(page_of("order", order)).content.decode()


# --- Offers ----------------------------------------------------------------------------------------------------------


def test_an_offer_waits_for_its_answer(cast, order):
    page = send(browser(cast.coordinator), page_of("offer_new", order), what="Besök tisdag", offered_on=TODAY)
    assert page.url == f"{page_of('order', order)}#stodet"
    offer = Offer.objects.get()
    assert (offer.what, offer.accepted) == ("Besök tisdag", None)
    send(
        browser(cast.coordinator),
        page_of("offer_answer", offer),
        accepted="no",
        answered_on=TODAY,
        reason="Vill vänta till våren.",
    )
    offer.refresh_from_db()
    assert (offer.accepted, offer.answered_on, offer.reason) == (False, TODAY, "Vill vänta till våren.")


def test_an_offer_can_come_with_its_answer(cast, order):
    send(
        browser(cast.coordinator),
        page_of("offer_new", order),
        what="Besök tisdag",
        accepted="yes",
        answered_on=TODAY,
    )
    assert Offer.objects.get().accepted is True
    assert Order.objects.get().execution_started_on is None


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        ({"accepted": "no", "answered_on": TODAY}, "reason"),
        ({"accepted": "yes"}, "answered_on"),
        ({"accepted": "yes", "answered_on": TOMORROW}, "answered_on"),
        ({"accepted": "yes", "answered_on": YESTERDAY}, "answered_on"),
        ({"offered_on": TOMORROW}, "offered_on"),
        ({"offered_on": YESTERDAY}, "offered_on"),
    ],
)
def test_an_offer_and_its_answer_have_their_days_and_a_no_its_reason(cast, order, answer, field):
    page = send(browser(cast.coordinator), page_of("offer_new", order), what="Besök", **answer)
    assert list(errors(page)) == [field]
    assert not Offer.objects.exists()


def test_an_offer_is_answered_once_and_the_second_of_two_is_told(cast, order):
    offer = actions.offer(order, by=cast.coordinator, today=TODAY, offered_on=TODAY, what="Besök")
    answer = {"by": cast.coordinator, "today": TODAY, "answered_on": TODAY, "reason": ""}
    actions.answer_offer(offer, accepted=True, version=1, **answer)
    with pytest.raises(StaleVersion):
        actions.answer_offer(offer, accepted=True, version=1, **answer)
    with pytest.raises(RuleBroken, match="redan besvarat"):
        actions.answer_offer(offer, accepted=True, version=2, **answer)


# --- Interruptions ---------------------------------------------------------------------------------------------------


def test_support_is_interrupted_and_taken_up_again(cast, started, time_machine):
    later = TODAY + timedelta(days=20)
    time_machine.move_to(at(later, 12), tick=False)
    send(
        browser(cast.support_worker),
        page_of("interruption_new", started),
        started_on=TODAY + timedelta(days=1),
        reason="Personen är på sjukhus.",
    )
    interruption = Interruption.objects.get()
    assert list(Interruption.objects.open_on(later)) == [interruption]
    send(browser(cast.support_worker), page_of("interruption_end", interruption), resumed_on=later)
    assert Interruption.objects.get().resumed_on == later
    assert not Interruption.objects.open_on(later).exists()


def test_support_that_has_not_started_is_not_interrupted(cast, order):
    with pytest.raises(RuleBroken, match="inte startat"):
        actions.interrupt(order, by=cast.coordinator, today=TODAY, started_on=TODAY, reason="Semester")


@pytest.mark.parametrize(
    ("day", "reason", "field"), [(YESTERDAY, "x", "started_on"), (TOMORROW, "x", "started_on")]
)
def test_an_interruption_begins_while_support_is_given(cast, started, day, reason, field):
    page = send(
        browser(cast.coordinator), page_of("interruption_new", started), started_on=day, reason=reason
    )
    assert list(errors(page)) == [field]


def test_one_interruption_at_a_time_and_the_next_after_the_last(cast, started):
    later = TODAY + timedelta(days=20)
    act = {"by": cast.coordinator, "today": later}
    first = actions.interrupt(started, started_on=TODAY, reason="Sjukhus", **act)
    with pytest.raises(RuleBroken, match="redan ett avbrott"):
        actions.interrupt(started, started_on=later, reason="Sjukhus", **act)
    with pytest.raises(RuleBroken, match="dagen efter"):
        actions.resume(first, resumed_on=TODAY, version=1, **act)
    actions.resume(first, resumed_on=TODAY + timedelta(days=5), version=1, **act)
    with pytest.raises(RuleBroken, match="redan återupptaget"):
        actions.resume(first, resumed_on=later, version=2, **act)
    with pytest.raises(RuleBroken, match="senast återupptogs"):
        actions.interrupt(started, started_on=TODAY + timedelta(days=4), reason="Sjukhus", **act)
    assert actions.interrupt(started, started_on=TODAY + timedelta(days=5), reason="Sjukhus", **act)


# --- Who, where, twice -----------------------------------------------------------------------------------------------


def test_only_the_provider_executes(cast, order):
    offer = actions.offer(order, by=cast.coordinator, today=TODAY, offered_on=TODAY, what="Besök")
    for role in ("caseworker", "section_leader", "reviewer", "system_admin"):
        user = getattr(cast, role)
        for verb in (
            lambda by: actions.start_support(order, by=by, today=TODAY, started_on=TODAY),
            lambda by: actions.offer(order, by=by, today=TODAY, offered_on=TODAY, what="Besök"),
            lambda by: actions.answer_offer(
                offer, by=by, today=TODAY, version=1, accepted=True, answered_on=TODAY, reason=""
            ),
            lambda by: actions.interrupt(order, by=by, today=TODAY, started_on=TODAY, reason="x"),
        ):
            with pytest.raises(NotPermitted):
                verb(user)


def test_another_provider_finds_nothing(cast, started):
    offer = actions.offer(started, by=cast.coordinator, today=TODAY, offered_on=TODAY, what="Besök")
    interruption = actions.interrupt(
        started, by=cast.coordinator, today=TODAY, started_on=TODAY, reason="Sjukhus"
    )
    pages = [page_of(route, started) for route in ("order_start", "offer_new", "interruption_new")]
    pages += [page_of("offer_answer", offer), page_of("interruption_end", interruption)]
    for user in (cast.other_coordinator, cast.colleague):
        assert {browser(user).get(page).status_code for page in pages} == {404}
        assert {browser(user).post(page).status_code for page in pages} == {404}
    assert {browser(cast.coordinator).get(page).status_code for page in pages} == {200}
    assert {browser(cast.caseworker).get(page).status_code for page in pages} == {403}


def test_the_same_form_twice_is_one_offer(cast, order):
    desk = browser(cast.coordinator)
    typed = filled(desk.get(page_of("offer_new", order)), what="Besök tisdag")
    for _ in range(2):
        assert desk.post(page_of("offer_new", order), typed).status_code == 302
    assert Offer.objects.count() == 1


def test_the_order_shows_how_it_is_carried_out(cast, started):
    act = {"by": cast.coordinator, "today": TODAY}
    actions.offer(
        started, offered_on=TODAY, what="Besök", accepted=False, answered_on=TODAY, reason="Orkar ej", **act
    )
    actions.interrupt(started, started_on=TODAY, reason="Sjukhus", **act)
    shown = browser(cast.caseworker).get(page_of("order", started)).content.decode()
    for words in ("Startade 2 mars 2026", "Nej, 2 mars 2026: Orkar ej", "Sjukhus", "Pågår"):
        assert words in shown
    assert "Avbrott i stödet" not in shown
    assert "Avbrott i stödet" in browser(cast.coordinator).get(page_of("order", started)).content.decode()
    assert date(2026, 3, 2) == TODAY
