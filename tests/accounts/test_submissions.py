"""A form sent twice makes one record, also when both are under way at once."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client as Browser
from django.urls import reverse

from accounts.models import FormSubmission
from cases.models import Case, Client
from tests.cast import NUMBERS

BACKEND = "accounts.backends.DemoAwareBackend"


def content(**more):
    return {
        "form_token": str(uuid.uuid4()),
        "personnummer": NUMBERS[3],
        "first_name": "Astrid",
        "last_name": "Berg",
        "protection_level": "none",
        "target_area": "socialpsykiatri",
    } | more


@pytest.fixture
def page(cast):
    return reverse("client_new")


def test_the_same_form_twice_leads_to_the_first_ones_result(client, cast, page):
    client.force_login(cast.caseworker, BACKEND)
    form = content()
    first, second = client.post(page, form), client.post(page, form)
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"] == reverse("case", args=[Case.objects.get().pk])


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_make_one_record(cast, page):
    start = Barrier(2)
    form = content()

    def send():
        browser = Browser()
        browser.force_login(cast.caseworker, BACKEND)
        try:
            start.wait(20)
            return browser.post(page, form)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        sent = [pool.submit(send) for _ in range(2)]
        answers = [answer.result(30) for answer in sent]
    assert Client.objects.count() == Case.objects.count() == FormSubmission.objects.count() == 1
    assert {answer["Location"] for answer in answers} == {reverse("case", args=[Case.objects.get().pk])}


def test_a_refused_form_can_be_mended_and_sent_again(client, cast, page):
    client.force_login(cast.caseworker, BACKEND)
    form = content(personnummer="199705162388")
    assert client.post(page, form).status_code == 200
    assert client.post(page, form | {"personnummer": NUMBERS[0]}).status_code == 302
    assert Client.objects.get().personnummer == NUMBERS[0]


def test_a_form_left_open_by_another_user_is_refused_and_shows_nothing_of_hers(client, cast, page):
    form = content()
    client.force_login(cast.caseworker, BACKEND)
    theirs = client.post(page, form)
    client.force_login(cast.section_leader, BACKEND)
    answer = client.post(page, form | {"personnummer": NUMBERS[0]})
    assert answer.status_code == 200
    assert "skickades av en annan användare" in answer.content.decode()
    assert theirs["Location"] not in answer.content.decode()
    assert Client.objects.count() == 1


@pytest.mark.parametrize("token", ["", "abc", "\0"])
def test_a_form_without_its_token_saves_nothing(client, cast, page, token):
    client.force_login(cast.caseworker, BACKEND)
    assert client.post(page, content(form_token=token)).status_code == 200
    assert not Client.objects.exists()
