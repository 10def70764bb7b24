"""What one types is kept, for oneself alone, until the form is sent."""

import uuid

import pytest
from django.urls import reverse

from accounts.models import FormDraft, FormSubmission

BACKEND = "accounts.backends.DemoAwareBackend"


@pytest.fixture
def typist(client, cast):
    client.force_login(cast.caseworker, BACKEND)
    return client


def save(client, page="/personer/ny/", **fields):
    return client.post(f"{reverse('save_draft')}?page={page}", fields)


def test_the_last_text_is_kept_and_the_time_told(typist, cast):
    save(typist, last_name="Ber")
    assert save(typist, last_name="Berg").json() == {"saved_at": "12:00"}
    assert FormDraft.objects.get(user=cast.caseworker).data == {"last_name": ["Berg"]}


def test_plumbing_and_tokens_are_not_kept(typist):
    save(typist, form_token=str(uuid.uuid4()), version="3", csrfmiddlewaretoken="hemlig", phone="08")
    assert FormDraft.objects.get().data == {"phone": ["08"]}


def test_only_the_writer_gets_the_draft_back(typist, cast, client):
    save(typist, last_name="Berg")
    client.force_login(cast.section_leader, BACKEND)
    page = client.get("/personer/ny/")
    assert page.context["form"].draft is None
    assert "Berg" not in page.content.decode()


def test_a_stranger_keeps_nothing(client, db):
    assert save(client, last_name="Berg").status_code == 302
    assert not FormDraft.objects.exists()


def test_a_draft_has_a_largest_size(typist):
    assert save(typist, text="a" * 199_000).status_code == 200
    assert save(typist, text="a" * 200_000).status_code == 400
    assert len(FormDraft.objects.get().data["text"][0]) == 199_000


@pytest.mark.parametrize("page", ["", "utan-snedstreck", "/" + "a" * 200, "/a%00b"])
def test_a_draft_belongs_to_a_page(typist, page):
    assert save(typist, page, text="a").status_code == 400
    assert not FormDraft.objects.exists()


def test_what_the_database_cannot_keep_is_refused(typist):
    assert save(typist, text="a\0b").status_code == 400
    assert (
        save(typist, text="a\\0b\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")).status_code
        == 200
    )


def test_a_draft_is_read_by_nobody(typist):
    assert typist.get(reverse("save_draft")).status_code == 405


def test_a_draft_that_comes_after_its_form_was_sent_is_let_go(typist, cast):
    token = uuid.uuid4()
    FormSubmission.objects.create(token=token, user=cast.caseworker)
    assert save(typist, form_token=str(token), last_name="Berg").status_code == 200
    assert not FormDraft.objects.exists()
