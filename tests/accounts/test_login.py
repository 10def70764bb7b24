"""Who gets in, and who is thrown out again."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import FormDraft, Membership, Municipality

PASSWORD = "långt lösenord"
BACKEND = "accounts.backends.DemoAwareBackend"


def log_in(client, user, password=PASSWORD):
    return client.post(reverse("login"), {"username": user.username, "password": password})


def is_in(client) -> bool:
    return client.get(reverse("search")).status_code == 200


@pytest.fixture
def demo(cast):
    Municipality.objects.update(is_demo=True)
    return cast


def test_a_user_logs_in_and_out(client, cast):
    assert log_in(client, cast.caseworker)["Location"] == "/"
    assert is_in(client)
    client.post(reverse("logout"))
    assert not is_in(client)


def test_a_wrong_password_is_told_in_swedish_and_not_which_part_was_wrong(client, cast):
    text = "Användarnamnet eller lösenordet stämmer inte"
    assert text in log_in(client, cast.caseworker, "fel").content.decode()
    response = client.post(reverse("login"), {"username": "finns-inte", "password": "fel"})
    assert text in response.content.decode()


def test_a_demo_login_works_only_where_the_setting_allows_it(client, demo, settings):
    assert log_in(client, demo.caseworker).status_code == 302
    client.logout()
    settings.DEMO = False
    assert log_in(client, demo.caseworker).status_code == 200
    assert not is_in(client)


def test_a_demo_session_ends_where_the_setting_is_turned_off(client, demo, settings):
    log_in(client, demo.caseworker)
    assert is_in(client)
    settings.DEMO = False
    assert not is_in(client)
    assert client.get("/api/v1/cases/").status_code == 401


def test_an_ordinary_municipality_needs_no_demo(client, cast, settings):
    settings.DEMO = False
    assert log_in(client, cast.caseworker).status_code == 302


def test_who_has_left_the_job_is_out_at_once(client, cast):
    log_in(client, cast.caseworker)
    Membership.objects.filter(user=cast.caseworker).update(ended_on=date(2026, 3, 1))
    assert not is_in(client)
    assert client.get("/api/v1/cases/").status_code == 401
    assert log_in(client, cast.caseworker).status_code == 200


def test_a_closed_account_is_out_at_once(client, cast):
    log_in(client, cast.caseworker)
    cast.caseworker.is_active = False
    cast.caseworker.save()
    assert not is_in(client)


def test_ten_failures_lock_the_name_with_a_page_in_swedish_and_a_rest_opens_it(
    client, cast, settings, time_machine
):
    settings.AXES_ENABLED = True
    for _ in range(9):
        assert log_in(client, cast.caseworker, "fel").status_code == 200
    locked = log_in(client, cast.caseworker, "fel")
    assert locked.status_code == 429
    assert "För många försök" in locked.content.decode()
    assert log_in(client, cast.caseworker).status_code == 429
    assert log_in(Client(), cast.section_leader).status_code == 302
    time_machine.shift(16 * 60)
    assert log_in(client, cast.caseworker).status_code == 302


def test_logging_in_leads_only_to_our_own_pages(client, cast):
    away = reverse("login") + "?next=https://example.org/"
    response = client.post(away, {"username": cast.caseworker.username, "password": PASSWORD})
    assert response["Location"] == "/"


def test_a_session_that_ends_while_one_writes_leads_to_the_login_and_back_to_the_draft(client, cast):
    client.force_login(cast.caseworker, BACKEND)
    page = reverse("client_new")
    client.post(f"{reverse('save_draft')}?page={page}", {"last_name": "Berg", "first_name": "Astrid"})
    client.logout()
    refused = client.post(page, {"last_name": "Berg", "first_name": "Astrid"})
    assert refused["Location"] == f"{reverse('login')}?next={page}"
    back = client.post(refused["Location"], {"username": cast.caseworker.username, "password": PASSWORD})
    assert back["Location"] == page
    form = client.get(page).context["form"]
    assert (form["last_name"].value(), form["first_name"].value()) == ("Berg", "Astrid")
    assert FormDraft.objects.count() == 1


def test_a_session_ends_after_eight_idle_hours_and_not_before(client, cast, time_machine):
    log_in(client, cast.caseworker)
    time_machine.shift(7 * 3600)
    assert is_in(client)
    time_machine.shift(7 * 3600)
    assert is_in(client)
    time_machine.shift(8 * 3600 + 1)
    assert not is_in(client)
