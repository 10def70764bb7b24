"""What every answer carries, and what no log line, address or public page says."""

import logging

import pytest
from django.db import IntegrityError, connection
from django.test import Client as Browser
from django.urls import path, reverse

from boendestod.settings.logs import WithoutData
from boendestod.urls import urlpatterns as project
from cases.models import Client
from tests.cast import NUMBERS

BACKEND = "accounts.backends.DemoAwareBackend"


def fails(request):
    """As when a constraint that no form knows refuses: PostgreSQL quotes the row."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_client SET municipality_id = NULL")


urlpatterns = [path("fel/", fails), *project]


@pytest.mark.parametrize("address", ["/logga-in/", "/finns-inte/", "/api/v1/cases/", "/api/docs/"])
def test_every_answer_carries_the_security_headers(client, db, address):
    answer = client.get(address)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_the_session_cookie_is_out_of_reach_for_scripts(client, cast):
    client.post(reverse("login"), {"username": cast.caseworker.username, "password": "långt lösenord"})
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_pages_with_personal_data_stay_in_no_cache(client, cast):
    client.force_login(cast.caseworker, BACKEND)
    for address in (reverse("start"), reverse("search"), "/api/v1/cases/"):
        assert "no-store" in client.get(address)["Cache-Control"], address


def test_a_search_goes_by_post_and_its_words_stand_in_no_address(client, cast):
    cast.case()
    client.force_login(cast.caseworker, BACKEND)
    assert "Berg" not in client.get(reverse("search"), {"q": "Berg"}).content.decode()
    answer = client.post(reverse("search"), {"q": "Berg"})
    assert answer.status_code == 200
    assert "Berg" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused(cast):
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(cast.caseworker, BACKEND)
    assert browser.post(reverse("client_new"), {"last_name": "Berg"}).status_code == 403
    assert browser.post(reverse("save_draft") + "?page=/", {"last_name": "Berg"}).status_code == 403
    assert not Client.objects.exists()


@pytest.mark.urls("tests.accounts.test_security")
def test_an_error_is_logged_without_the_person_it_was_about(client, cast, caplog):
    cast.client()
    client.raise_request_exception = False
    client.force_login(cast.caseworker, BACKEND)
    assert client.get("/fel/").status_code == 500
    (record,) = [record for record in caplog.records if record.exc_info]
    assert issubclass(record.exc_info[0], IntegrityError)
    assert NUMBERS[0] in str(record.exc_info[1]), "the test must have something to leak"
    line = the_log().format(record)
    assert "/fel/" in line
    assert "IntegrityError" in line
    assert "in fails" in line
    assert NUMBERS[0] not in line
    assert "Astrid" not in line


def test_a_failed_task_is_logged_without_what_it_says():
    told = {"name": "run_import", "exc": "IntegrityError('Failing row contains (Astrid, Berg)')"}
    record = logging.LogRecord(
        "celery", logging.ERROR, __file__, 1, "Task %(name)s raised: %(exc)s", (told,), None
    )
    line = the_log().format(record)
    assert "run_import" in line
    assert "Astrid" not in line


def the_log() -> logging.Formatter:
    (handler,) = [h for h in logging.getLogger().handlers if isinstance(h.formatter, WithoutData)]
    return handler.formatter
