from datetime import date

import pytest
from django.urls import reverse

from accounts.models import AccessLog, FormDraft
from boendestod.errors import NotPermitted, RuleBroken
from cases import actions
from cases.models import Case, Client
from cases.rules import Sex
from tests.cast import NUMBERS, TODAY
from tests.web import browser, errors, send

PERSON = {
    "first_name": "Maja",
    "last_name": "Ek",
    "personnummer": "971018-2396",
    "target_area": "socialpsykiatri",
}
NEW = "/personer/ny/"


def register(cast, **facts):
    return actions.register_client(by=cast.caseworker, today=TODAY, **facts)


def test_the_number_gives_birth_year_and_sex_and_is_kept_with_twelve_digits(cast):
    client = register(cast, personnummer="971018-2396", birth_year=1950, sex=Sex.WOMAN)
    assert (client.personnummer, client.birth_year, client.sex) == ("199710182396", 1997, Sex.MAN)
    assert client.municipality == cast.municipality
    assert client.history.get().history_user == cast.caseworker


def test_who_has_no_number_is_known_by_birth_year_and_sex(cast):
    client = register(cast, birth_year=1958, sex=Sex.WOMAN)
    assert (client.personnummer, client.birth_year) == ("", 1958)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({}, "birth_year"),
        ({"birth_year": 1958}, "birth_year"),
        ({"sex": Sex.MAN}, "birth_year"),
        ({"birth_year": 1895, "sex": Sex.MAN}, "birth_year"),
        ({"birth_year": 2027, "sex": Sex.MAN}, "birth_year"),
        ({"personnummer": "19971018-2397"}, "personnummer"),
        ({"personnummer": "199713182396"}, "personnummer"),
        ({"personnummer": "hej"}, "personnummer"),
    ],
)
def test_who_cannot_be_identified_is_refused_at_the_field(cast, facts, field):
    with pytest.raises(RuleBroken) as refused:
        register(cast, **facts)
    assert refused.value.field == field
    assert not Client.objects.exists()


def test_a_number_stands_once_in_a_municipality_but_may_stand_in_another(cast):
    register(cast, personnummer=NUMBERS[0])
    with pytest.raises(RuleBroken, match="finns redan i kommunen"):
        register(cast, personnummer="970516-2387")
    elsewhere = Client(
        municipality=type(cast.municipality).objects.create(name="Annanstad"),
        personnummer=NUMBERS[0],
        birth_year=1997,
        sex=Sex.WOMAN,
    )
    elsewhere.save_change(by=None, reason="test")
    assert Client.objects.count() == 2


def test_only_the_authority_registers_persons(cast):
    for role in ("coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"):
        user = getattr(cast, role)
        with pytest.raises(NotPermitted):
            actions.register_client(by=user, today=TODAY, birth_year=1958, sex=Sex.MAN)
        assert browser(user).get(NEW).status_code == 403


def test_the_page_registers_and_opens_a_case_in_one_go(cast):
    page = send(browser(cast.caseworker), NEW, **PERSON)
    case = Case.objects.get()
    assert page.url == reverse("case", args=[case.pk])
    assert (case.client.name, case.caseworker, case.unit) == ("Maja Ek", cast.caseworker, cast.unit)


def test_the_same_form_sent_twice_makes_one_person(cast):
    desk = browser(cast.caseworker)
    form = desk.get(NEW).context["form"]
    content = PERSON | {"form_token": form["form_token"].value(), "protection_level": "none"}
    first, second = desk.post(NEW, content), desk.post(NEW, content)
    assert first.url == second.url
    assert Client.objects.count() == Case.objects.count() == 1


def test_a_wrong_number_saves_nothing_and_links_from_the_summary_to_the_field(cast):
    page = send(browser(cast.caseworker), NEW, **PERSON | {"personnummer": "971018-2390"})
    assert page.status_code == 200
    assert "inte ett giltigt personnummer" in errors(page)["personnummer"][0]
    assert 'href="#id_personnummer"' in page.content.decode()
    assert 'value="Maja"' in page.content.decode()
    assert not Client.objects.exists()


def test_a_known_person_is_linked_to_for_who_may_see_them(cast):
    known = cast.case(cast.client(NUMBERS[1])).client
    page = send(browser(cast.caseworker), NEW, **PERSON)
    assert "finns redan i kommunen" in errors(page)["personnummer"][0]
    assert reverse("client", args=[known.pk]) in page.content.decode()


def test_a_known_person_of_another_unit_is_neither_named_nor_linked_to(cast):
    known = cast.case(cast.client(NUMBERS[1])).client
    page = send(browser(cast.other_caseworker), NEW, **PERSON)
    assert "finns redan i kommunen" in errors(page)["personnummer"][0]
    assert str(known.pk) not in page.content.decode()
    assert known.last_name not in page.content.decode()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("birth_year", "nitton"),
        ("minor_children", "-1"),
        ("minor_children", "99999999999999"),
        ("first_name", "x" * 101),
        ("first_name", "a\0b"),
        ("first_name", ""),
        ("sex", "annat"),
        ("target_area", "annat"),
        ("protection_level", "annat"),
    ],
)
def test_what_does_not_fit_a_field_is_told_there(cast, field, typed):
    page = send(browser(cast.caseworker), NEW, **PERSON | {field: typed})
    assert page.status_code == 200
    assert field in errors(page)
    assert not Client.objects.exists()


@pytest.mark.parametrize("year", ["1895", "2027", "99999999999999", "-5"])
def test_an_unlikely_birth_year_is_told_at_the_field(cast, year):
    typed = PERSON | {"personnummer": "", "sex": "man", "birth_year": year}
    page = send(browser(cast.caseworker), NEW, **typed)
    assert errors(page)["birth_year"]
    assert not Client.objects.exists()


def test_a_draft_comes_back_with_a_notice_and_goes_when_the_person_is_registered(cast):
    desk = browser(cast.caseworker)
    desk.post(f"{reverse('save_draft')}?page={NEW}", {"first_name": "Maj", "last_name": "Ek"})
    page = desk.get(NEW)
    assert 'value="Maj"' in page.content.decode()
    assert "ditt utkast från" in page.content.decode()
    send(desk, NEW, **PERSON)
    assert not FormDraft.objects.exists()


def test_without_a_number_the_person_is_marked_wherever_it_is_shown(cast):
    desk = browser(cast.caseworker)
    send(desk, NEW, **PERSON | {"personnummer": "", "birth_year": 1958, "sex": "woman"})
    client = Client.objects.get()
    for page in (desk.get(reverse("client", args=[client.pk])), desk.post(reverse("search"), {"q": "Ek"})):
        assert "utan personnummer" in page.content.decode()


def test_the_number_is_masked_in_lists_and_whole_on_the_persons_page(cast):
    client = cast.case(cast.client(NUMBERS[0])).client
    desk = browser(cast.caseworker)
    hits = desk.post(reverse("search"), {"q": "Berg"}).content.decode()
    assert "19970516-••••" in hits
    assert "2387" not in hits
    assert "19970516-2387" in desk.get(reverse("client", args=[client.pk])).content.decode()
    assert AccessLog.objects.filter(client_id=client.pk, action="read", user=cast.caseworker).count() == 1


def test_two_cases_registered_the_same_day_get_numbers_of_their_own(cast):
    other = cast.case(cast.client(NUMBERS[1]))
    assert (cast.case().case_ref, other.case_ref) == ("2026-0002", "2026-0001")


def test_the_next_number_follows_the_highest_taken_one(cast):
    taken = cast.case(cast.client(NUMBERS[1]))
    Case.objects.filter(pk=taken.pk).update(case_ref="2026-0041", opened_on=date(2026, 1, 1))
    assert cast.case().case_ref == "2026-0042"
