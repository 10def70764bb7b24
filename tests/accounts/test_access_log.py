"""Who opened whose data is written before the page is shown; and a page that only reads cannot write."""

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from accounts.models import AccessLog, FormDraft
from accounts.pages import reads
from tests.walkers import thread

BACKEND = "accounts.backends.DemoAwareBackend"
REFUSE = """
    CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'no space left'; END $$;
    CREATE TRIGGER full_disk BEFORE INSERT ON accounts_accesslog FOR EACH ROW EXECUTE FUNCTION full_disk();
"""


@pytest.fixture
def inside(cast):
    return thread(cast)


def test_opening_a_person_is_written_with_who_whose_what_and_when(client, cast, inside):
    client.force_login(cast.caseworker, BACKEND)
    client.get(reverse("client", args=[inside.client.pk]))
    row = AccessLog.objects.get(model="client")
    assert (row.user, row.role, row.municipality_id) == (cast.caseworker, "caseworker", cast.municipality.pk)
    assert (row.client_id, row.record_id, row.action) == (inside.client.pk, str(inside.client.pk), "read")
    assert row.at.isoformat() == "2026-03-02T11:00:00+00:00"


def test_a_search_is_written_without_what_was_searched_for(client, cast, inside):
    client.force_login(cast.caseworker, BACKEND)
    client.post(reverse("search"), {"q": "Berg"})
    (row,) = AccessLog.objects.values()
    assert row["action"] == "search"
    assert "Berg" not in str(row)


def test_what_one_may_not_see_is_not_opened(client, cast, inside):
    client.force_login(cast.other_caseworker, BACKEND)
    assert client.get(reverse("client", args=[inside.client.pk])).status_code == 404
    assert not AccessLog.objects.exists()


@pytest.mark.parametrize("path", ["client", "api"])
def test_a_page_is_withheld_when_the_log_cannot_be_written(client, cast, inside, path):
    client.raise_request_exception = False
    client.force_login(cast.caseworker, BACKEND)
    with connection.cursor() as cursor:
        cursor.execute(REFUSE)
    url = f"/api/v1/cases/{inside.case.pk}/" if path == "api" else reverse("client", args=[inside.client.pk])
    answer = client.get(url)
    assert answer.status_code == 500
    assert "Berg" not in answer.content.decode()


def request_by(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


def test_a_page_that_reads_cannot_write(cast):
    @reads
    def page(request):
        FormDraft.objects.create(user=request.user, page="/", data={})

    with pytest.raises(AssertionError, match="only reads"), transaction.atomic():
        page(request_by(cast.caseworker))
    assert not FormDraft.objects.exists()


def test_a_page_that_reads_takes_no_post(cast):
    @reads
    def page(request):
        return HttpResponse("sida")

    request = RequestFactory().post("/")
    request.user = cast.caseworker
    assert page(request).status_code == 405
    assert page(request_by(cast.caseworker)).content == b"sida"
