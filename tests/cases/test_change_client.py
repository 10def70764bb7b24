import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from cases import actions
from cases.models import Client
from tests.cast import NUMBERS, TODAY
from tests.web import browser, errors, filled, send


@pytest.fixture
def client(cast):
    return cast.case().client


def change(client, *, by, **facts):
    facts = {"version": client.version, "personnummer": client.personnummer} | facts
    return actions.change_client(client, by=by, today=TODAY, **facts)


def test_a_change_is_saved_with_who_did_it_and_how_it_was(cast, client):
    change(client, by=cast.section_leader, phone="070-174 06 05")
    changed = Client.objects.get()
    assert (changed.phone, changed.version) == ("070-174 06 05", 2)
    newest, oldest = changed.history.all()
    assert (newest.history_user, newest.phone, oldest.phone) == (cast.section_leader, "070-174 06 05", "")


def test_who_had_no_number_can_get_one(cast):
    client = actions.register_client(by=cast.caseworker, today=TODAY, birth_year=1990, sex="man")
    changed = change(client, by=cast.caseworker, personnummer=NUMBERS[0], birth_year=None, sex="")
    assert (changed.personnummer, changed.birth_year, changed.sex) == (NUMBERS[0], 1997, "woman")


def test_somebody_elses_number_is_refused(cast, client):
    cast.client(NUMBERS[1])
    with pytest.raises(RuleBroken, match="finns redan") as refused:
        change(client, by=cast.caseworker, personnummer=NUMBERS[1])
    assert refused.value.field == "personnummer"
    assert Client.objects.get(pk=client.pk).personnummer == NUMBERS[0]


def test_the_second_of_two_changes_is_refused(cast, client):
    change(client, by=cast.section_leader, phone="1")
    with pytest.raises(StaleVersion):
        actions.change_client(
            client, by=cast.caseworker, today=TODAY, version=1, personnummer=NUMBERS[0], phone="2"
        )
    assert Client.objects.get().phone == "1"


def test_only_the_authority_changes_particulars(cast, client):
    for role in ("coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"):
        with pytest.raises(NotPermitted):
            change(client, by=getattr(cast, role), phone="1")


def test_a_provider_that_sees_the_person_may_not_open_the_form(cast):
    client = cast.accepted().case.client
    url = reverse("client_edit", args=[client.pk])
    assert browser(cast.coordinator).get(url).status_code == 403


def test_another_unit_finds_no_such_person(cast, client):
    desk = browser(cast.other_caseworker)
    for name in ("client", "client_edit"):
        assert desk.get(reverse(name, args=[client.pk])).status_code == 404
    assert desk.post(reverse("client_edit", args=[client.pk]), {"phone": "1"}).status_code == 404
    assert Client.objects.get().phone == ""


def test_the_page_tells_of_a_change_in_between_keeps_the_text_and_saves_it_knowingly(cast, client):
    desk = browser(cast.caseworker)
    url = reverse("client_edit", args=[client.pk])
    typed = filled(desk.get(url), phone="070-174 06 33")
    change(client, by=cast.section_leader, phone="070-174 06 05", first_name="Astrid")
    page = desk.post(url, typed)
    shown = page.content.decode()
    assert "Någon annan har ändrat uppgifterna" in shown
    assert "Så här ser det ut nu" in shown
    assert "070-174 06 05" in shown
    assert 'value="070-174 06 33"' in shown
    assert Client.objects.get().phone == "070-174 06 05"

    again = desk.post(url, filled(page))
    assert again.url == reverse("client", args=[client.pk])
    assert Client.objects.get().phone == "070-174 06 33"


def test_the_same_form_sent_twice_changes_once(cast, client):
    desk = browser(cast.caseworker)
    url = reverse("client_edit", args=[client.pk])
    typed = filled(desk.get(url), phone="070-174 06 05")
    assert desk.post(url, typed).url == desk.post(url, typed).url
    assert Client.objects.get().version == 2


def test_a_wrong_number_leaves_the_person_as_it_was(cast, client):
    page = send(
        browser(cast.caseworker), reverse("client_edit", args=[client.pk]), personnummer="1", phone="2"
    )
    assert errors(page)["personnummer"]
    assert Client.objects.get().phone == ""
