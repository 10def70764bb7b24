from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse

from accounts.actions import code_sum, drawn_code
from accounts.models import AccessLog, WrongCode
from accounts.rules import CODE_SIGNS, GUESSES, CodeFor
from boendestod.errors import NotPermitted, RuleBroken
from cases.rules import ProtectionLevel
from followup import actions
from followup.models import NoteObjection, PersonLink, PlannedVisit, Visit, VisitAnswer
from followup.rules import VisitOutcome
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser, send

NOON = at(TODAY, 12)
OPEN, PAGE = "/mina-besok/", "/mina-besok/min-sida/"
QUERIES = 13


@pytest.fixture
def visit(cast):
    return cast.visit(cast.agreed())


@pytest.fixture
def order(visit):
    return visit.order


def make(cast, order) -> tuple[PersonLink, str]:
    return actions.make_person_link(order, by=cast.support_worker, now=NOON)


@pytest.fixture
def made(cast, order):
    return make(cast, order)


@pytest.fixture
def person(made) -> Client:
    """The person's own browser, which has opened the page."""
    session = Client()
    assert opened(session, made[1]).url == PAGE
    return session


def opened(session, code):
    return session.post(OPEN, {"code": code})


def planned(cast, order, starts_at, **content) -> PlannedVisit:
    visit = PlannedVisit(
        municipality=order.municipality,
        case=order.case,
        order=order,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        **({"support_worker": cast.support_worker} | content),
    )
    visit.save_change(by=cast.coordinator, reason="schedule.plan")
    return visit


# --- The code -------------------------------------------------------------------------------------------------


def test_a_code_has_eight_signs_that_nobody_takes_for_another(made):
    link, code = made
    assert len(code) == 8
    assert set(code) <= set(CODE_SIGNS)
    assert not set("0O1IL2Z5S8B") & set(CODE_SIGNS)
    assert link.code_sha256 == code_sum(CodeFor.PERSON_LINK, code)
    assert code not in str(vars(link))


def test_a_code_of_one_thing_opens_no_other():
    assert drawn_code(CodeFor.PERSON_LINK, "1") != drawn_code(CodeFor.PERSON_LINK, "2")
    assert drawn_code(CodeFor.PERSON_LINK, "1") != drawn_code(CodeFor.PAIRING, "1")
    assert code_sum(CodeFor.PERSON_LINK, "A") != code_sum(CodeFor.PAIRING, "A")


def test_it_opens_once_within_fifteen_minutes_and_then_for_two_hours(cast, made, time_machine):
    link, code = made
    time_machine.move_to(NOON + timedelta(minutes=14, seconds=59), tick=False)
    link = actions.open_link(f" {code[:4].lower()} {code[4:]}-")
    assert link.ends_at == NOON + timedelta(hours=2, minutes=14, seconds=59)
    with pytest.raises(RuleBroken) as refused:
        actions.open_link(code)
    assert refused.value.code == "wrong_code"


def test_after_fifteen_minutes_it_opens_nothing(made, time_machine):
    time_machine.move_to(NOON + timedelta(minutes=15), tick=False)
    with pytest.raises(RuleBroken):
        actions.open_link(made[1])


def test_a_new_code_closes_what_was_open_before(cast, order, made):
    actions.open_link(made[1])
    link, code = make(cast, order)
    assert not PersonLink.objects.get(pk=made[0].pk).is_open
    assert actions.open_link(code).pk == link.pk


def test_a_code_that_waits_is_closed_by_a_new_one(cast, order, made):
    make(cast, order)
    with pytest.raises(RuleBroken):
        actions.open_link(made[1])


def test_only_running_support_has_a_page_and_only_the_provider_makes_it(cast, order):
    with pytest.raises(RuleBroken) as refused:
        make(cast, cast.sent(cast.case(cast.client(NUMBERS[1]))))
    assert refused.value.code == "order_not_accepted"
    with pytest.raises(NotPermitted):
        actions.make_person_link(order, by=cast.caseworker, now=NOON)


# --- The worker's page ----------------------------------------------------------------------------------------


def test_the_worker_shows_the_code_as_signs_and_as_a_picture(cast, order):
    url = reverse("person_link", args=[order.pk])
    worker = browser(cast.support_worker)
    send(worker, url, verb="make")
    link = PersonLink.objects.get()
    page = worker.get(url)
    code = actions.code_to_show(link)
    assert f"{code[:4]} {code[4:]}" in page.text
    assert 'src="data:image/svg+xml' in page.text
    assert "Koden gäller till 12:15" in page.text
    assert code not in browser(cast.coordinator).get(url).text.replace(" ", "")
    actions.open_link(code)
    page = worker.get(url)
    assert "Sidan är öppen till 14:00" in page.text
    assert code not in page.text.replace(" ", "")


def test_the_worker_closes_the_page(cast, order, made, person):
    send(browser(cast.support_worker), reverse("person_link", args=[order.pk]), verb="close")
    assert person.get(PAGE).status_code == 403
    assert PersonLink.objects.get().history.first().history_user == cast.support_worker


def test_sent_twice_the_form_makes_one_code(cast, order):
    url = reverse("person_link", args=[order.pk])
    worker = browser(cast.support_worker)
    token = worker.get(url).context["form"]["form_token"].value()
    for _ in range(2):
        worker.post(url, {"form_token": token, "verb": "make"})
    assert PersonLink.objects.count() == 1


def test_others_do_not_come_to_the_workers_page(cast, order):
    url = reverse("person_link", args=[order.pk])
    assert browser(cast.caseworker).get(url).status_code == 403
    assert browser(cast.other_support_worker).get(url).status_code == 404
    assert not PersonLink.objects.visible_to(cast.other_support_worker).exists()


# --- Opening --------------------------------------------------------------------------------------------------


def test_the_cookie_is_the_pages_own_and_out_of_reach(person):
    cookie = person.cookies["mina-besok"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (OPEN, True, "Lax")
    assert cookie["max-age"] == 2 * 60 * 60
    assert "sessionid" not in person.cookies


def test_nothing_of_it_is_cached(person):
    for url in (OPEN, PAGE):
        assert "no-store" in person.get(url)["Cache-Control"]


def test_a_worker_who_opens_it_on_her_own_tablet_is_logged_out(cast, order, made):
    worker = browser(cast.support_worker)
    opened(worker, made[1])
    assert worker.get(PAGE).status_code == 200
    assert worker.get(reverse("case", args=[order.case_id])).status_code == 302


def test_the_page_has_no_way_into_the_staffs_system(order, person):
    for url in (PAGE, f"{PAGE}?visa=gor", f"{PAGE}?visa=gjort"):
        text = person.get(url).text
        assert 'href="/"' not in text
        assert "top-bar" not in text
    assert person.get(reverse("case", args=[order.case_id])).status_code == 302


def test_after_two_hours_the_page_is_closed(person, time_machine):
    time_machine.move_to(NOON + timedelta(hours=1, minutes=59), tick=False)
    assert person.get(PAGE).status_code == 200
    time_machine.move_to(NOON + timedelta(hours=2), tick=False)
    assert person.get(PAGE).status_code == 403


def test_klar_closes_it_for_good(made, person):
    value = person.cookies["mina-besok"].value
    assert "Sidan är stängd" in person.post("/mina-besok/klar/").text
    person.cookies["mina-besok"] = value
    assert person.get(PAGE).status_code == 403
    assert PersonLink.objects.get().revoked_at == NOON


def test_it_closes_when_its_maker_has_left_the_job(cast, person):
    cast.support_worker.memberships.update(ended_on=TODAY)
    assert person.get(PAGE).status_code == 403


@pytest.mark.parametrize("value", ["", "nonsens", "00000000-0000-0000-0000-000000000000:1:abc"])
def test_a_made_up_cookie_opens_nothing(made, value):
    session = Client()
    session.cookies["mina-besok"] = value
    assert session.get(PAGE).status_code == 403


def test_a_code_that_is_not_used_shows_nothing_even_with_its_link_in_the_cookie(cast, order, made, person):
    make(cast, order)
    PersonLink.objects.filter(pk=made[0].pk).update(opened_at=None, revoked_at=None)
    assert person.get(PAGE).status_code == 403


def test_wrong_codes_many_times_close_the_door_for_a_while(made, time_machine):
    session = Client()
    for _ in range(GUESSES):
        assert "Koden stämmer inte" in opened(session, "AAAAAAAA").text
    assert "Vänta en kvart" in opened(session, made[1]).text
    assert opened(Client(REMOTE_ADDR="192.0.2.7"), made[1]).status_code == 302
    time_machine.move_to(NOON + timedelta(minutes=15, seconds=1), tick=False)
    assert "Koden stämmer inte" in opened(session, "AAAAAAAA").text


def test_of_a_wrong_code_neither_the_code_nor_the_address_is_kept(db, time_machine):
    opened(Client(REMOTE_ADDR="192.0.2.7"), "AAAAAAAA")
    wrong = WrongCode.objects.get()
    assert "192.0.2.7" not in str(vars(wrong))
    assert "AAAAAAAA" not in str(vars(wrong))
    WrongCode.objects.update(at=F("at") - timedelta(days=2))
    opened(Client(), "AAAAAAAA")
    assert WrongCode.objects.count() == 1


@pytest.mark.parametrize("typed", ["", " ", "A" * 21, "åäö雪", "' OR 1=1"])
def test_what_is_no_code_is_told(db, typed):
    page = opened(Client(), typed)
    assert page.status_code == 200
    assert page.context["form"].errors["code"]


def test_what_the_person_reads_is_in_the_log_under_the_worker(cast, order, person):
    person.get(PAGE)
    row = AccessLog.objects.get(action="person_view")
    assert (row.user, row.role, row.model) == (cast.support_worker, "support_worker", "personlink")
    assert (row.client_id, row.case_id) == (order.case.client_id, order.case_id)


# --- Who comes, and what was done -------------------------------------------------------------------------------


def test_the_person_sees_who_comes_and_when_for_seven_days(cast, order, person):
    planned(cast, order, at(TODAY, 14, 30))
    planned(cast, order, at(TODAY + timedelta(days=1), 9), second_worker=cast.colleague)
    planned(cast, order, at(TODAY + timedelta(days=6), 9), support_worker=None)
    planned(cast, order, at(TODAY + timedelta(days=7), 9), support_worker=cast.unit_manager)
    planned(cast, order, at(TODAY, 9), support_worker=cast.coordinator)
    text = person.get(PAGE).text
    assert "Klockan 14.30 till 15.30" in text
    assert "I morgon, 3 mars 2026" in text
    assert "Bo och Berit" in text
    assert "På söndag, 8 mars 2026" in text
    assert "Vi vet inte än vem som kommer" in text
    assert "Elin" not in text
    assert "Sofia" not in text


def test_a_substitute_is_told_and_a_visit_that_is_off(cast, order, person):
    planned(cast, order, at(TODAY, 14), support_worker=cast.colleague, covers_for=cast.support_worker)
    assert "Bo kommer inte den här gången." in person.get(PAGE).text
    off = planned(cast, order, at(TODAY, 16))
    actions.log_visit(
        order,
        by=cast.support_worker,
        planned=off,
        starts_at=off.starts_at,
        ends_at=off.ends_at,
        outcome=VisitOutcome.CANCELLED_BY_PROVIDER,
        reason="Sjuk",
    )
    assert "Besöket blir inte av." in person.get(PAGE).text


def test_a_visit_that_was_taken_out_of_the_schedule_is_not_promised(cast, order, person):
    visit = planned(cast, order, at(TODAY, 14))
    visit.removed_at, visit.removed_because = NOON, "Dubbelt"
    visit.save_change(by=cast.coordinator, reason="schedule.remove")
    assert "Det finns inga bestämda besök" in person.get(PAGE).text


def test_the_person_sees_the_plan_and_what_was_done_and_written(person):
    plan = person.get(f"{PAGE}?visa=gor").text
    assert "Öppna post" in plan
    assert "Du sade ja till planen" in plan
    done = person.get(f"{PAGE}?visa=gjort").text
    assert "Öppna post: du gjorde det med stöd" in done
    assert "Vi öppnade all post" in done
    assert "I går" in done


def test_the_latest_words_of_a_corrected_note_are_shown(cast, visit, person):
    actions.correct_note(visit.day_note, by=cast.support_worker, text="Två brev.", reason="Fel antal")
    done = person.get(f"{PAGE}?visa=gjort").text
    assert "Två brev." in done
    assert "Vi öppnade all post" not in done


def test_without_a_plan_and_visits_it_says_so(cast):
    session = Client()
    opened(session, make(cast, cast.accepted())[1])
    assert "Vi har ingen plan ännu" in session.get(f"{PAGE}?visa=gor").text
    assert "Här kommer det att stå" in session.get(f"{PAGE}?visa=gjort").text
    assert session.get(f"{PAGE}?visa=nonsens").status_code == 200


def test_no_more_than_the_last_ten_visits_and_no_more_queries_for_them(
    cast, visit, person, django_assert_num_queries
):
    with django_assert_num_queries(QUERIES):
        person.get(f"{PAGE}?visa=gjort")
    for days in range(2, 14):
        cast.visit(visit.plan, TODAY - timedelta(days=days))
    with django_assert_num_queries(QUERIES):
        page = person.get(f"{PAGE}?visa=gjort")
    assert len(page.context["shown"]) == 10
    assert page.context["shown"][0].visit == visit


def test_a_protected_person_reads_without_name_address_or_number(cast, order, person):
    who = order.case.client
    who.address, who.protection_level = "Hemliga gatan 1", ProtectionLevel.CONFIDENTIALITY_FLAG
    who.save_change(by=cast.caseworker, reason="client.change")
    for part in ("kommer", "gor", "gjort"):
        text = person.get(f"{PAGE}?visa={part}").text
        assert "Hemliga gatan" not in text
        assert "Hej!" in text
        assert NUMBERS[0] not in text
        assert NUMBERS[0][:8] not in text


# --- Is it right? ---------------------------------------------------------------------------------------------


def answer_url(visit):
    return reverse("person_answer", args=[visit.pk])


def test_yes_is_one_tap(visit, person):
    answer = person.post(answer_url(visit), {"verb": "yes"})
    assert answer.url == f"{PAGE}?visa=gjort#besok-{visit.pk}"
    said = VisitAnswer.objects.get()
    assert (said.visit, said.is_right, said.words) == (visit, True, "")
    assert "Ja, det stämmer." in person.get(f"{PAGE}?visa=gjort").text
    assert not NoteObjection.objects.exists()


def test_no_says_how_it_was_and_stands_beside_the_note(cast, visit, person):
    person.post(answer_url(visit), {"words": "Ni kom en timme för sent. Åäö."})
    assert VisitAnswer.objects.get().words == "Ni kom en timme för sent. Åäö."
    objection = NoteObjection.objects.get()
    assert (objection.note, objection.recorded_by, objection.stated_on) == (visit.day_note, None, TODAY)
    assert list(VisitAnswer.objects.visible_to(cast.support_worker)) == list(VisitAnswer.objects.all())


def test_no_to_a_visit_without_a_note_is_only_an_answer(cast, visit, person):
    missed = actions.log_visit(
        visit.order,
        by=cast.support_worker,
        starts_at=at(TODAY, 8),
        ends_at=at(TODAY, 9),
        outcome=VisitOutcome.NO_SHOW,
        reason="Öppnade inte",
    )
    person.post(answer_url(missed), {"words": "Jag var hemma."})
    assert VisitAnswer.objects.get().visit == missed
    assert not NoteObjection.objects.exists()


@pytest.mark.parametrize("words", ["", "  ", "ord" * 2000])
def test_no_without_words_or_with_far_too_many_is_told(visit, person, words):
    page = person.post(answer_url(visit), {"words": words})
    assert page.status_code == 200
    assert page.context["form"].errors["words"]
    assert not VisitAnswer.objects.exists()


def test_the_same_answer_twice_counts_once_and_another_stands_beside_it(visit, person):
    for _ in range(2):
        person.post(answer_url(visit), {"words": "Nej, vi var ute."})
    assert VisitAnswer.objects.count() == NoteObjection.objects.count() == 1
    assert Visit.objects.said_to_differ(TODAY).count() == 1
    person.post(answer_url(visit), {"verb": "yes"})
    assert [answer.is_right for answer in VisitAnswer.objects.order_by("version", "is_right")] == [
        False,
        True,
    ]


def test_a_no_stands_until_the_person_says_yes(visit, person, time_machine):
    person.post(answer_url(visit), {"words": "Nej"})
    time_machine.move_to(NOON + timedelta(minutes=1), tick=False)
    person.post(answer_url(visit), {"verb": "yes"})
    assert not Visit.objects.said_to_differ(TODAY).exists()


def test_a_no_stands_until_the_note_is_corrected(cast, visit, person, time_machine):
    person.post(answer_url(visit), {"words": "Nej"})
    assert Visit.objects.said_to_differ(TODAY).get() == visit
    assert not Visit.objects.said_to_differ(TODAY + timedelta(days=1)).exists()
    time_machine.move_to(NOON + timedelta(minutes=1), tick=False)
    actions.correct_note(
        visit.day_note, by=cast.support_worker, text="Vi hann inte.", reason="Personen sa det"
    )
    assert not Visit.objects.said_to_differ(TODAY).exists()


def test_a_visit_of_somebody_else_is_not_answered(cast, visit, person):
    other = cast.visit(cast.agreed(cast.case(cast.client(NUMBERS[1]))))
    assert person.get(answer_url(other)).status_code == 404
    assert person.post(answer_url(other), {"verb": "yes"}).status_code == 404
    link = PersonLink.objects.get()
    with pytest.raises(RuleBroken) as refused:
        actions.answer_visit(link, other, is_right=True)
    assert refused.value.code == "visit_elsewhere"


def test_a_closed_page_takes_no_answer(cast, visit, made, person):
    link = PersonLink.objects.get()
    actions.revoke_link(link, by=cast.support_worker)
    assert person.post(answer_url(visit), {"verb": "yes"}).status_code == 403
    with pytest.raises(RuleBroken) as refused:
        actions.answer_visit(link, visit, is_right=True)
    assert refused.value.code == "link_closed"
