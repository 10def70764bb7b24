import pytest
from django.urls import reverse

from accounts.models import AccessLog
from cases.models import Client
from cases.rules import ProtectionLevel
from tests.cast import NUMBERS
from tests.web import browser


def hits(user, text):
    page = browser(user).post(reverse("search"), {"q": text})
    assert page.status_code == 200
    return [case.client.name for case in page.context["hits"]]


@pytest.fixture
def persons(cast):
    cast.case(cast.client(NUMBERS[0], "Astrid", "Berg"))
    cast.case(cast.client(NUMBERS[1], "Åke", "Öberg"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("berg", ["Astrid Berg", "Åke Öberg"]),
        ("astrid berg", ["Astrid Berg"]),
        ("Berg, Astrid", ["Astrid Berg"]),
        ("öberg åke", ["Åke Öberg"]),
        ("199705162387", ["Astrid Berg"]),
        ("970516-2387", ["Astrid Berg"]),
        ("19970516-2387", ["Astrid Berg"]),
        ("9705162387", ["Astrid Berg"]),
        ("970516", []),
        ("2026-0002", ["Åke Öberg"]),
        ("2026-000", []),
        ("nej", []),
        ("%", []),
        ("²²", []),
    ],
)
def test_one_searches_by_name_number_or_case_number(cast, persons, text, found):
    assert hits(cast.caseworker, text) == found


def test_a_protected_person_is_found_by_number_but_never_by_name_and_is_not_named(cast, persons):
    Client.objects.filter(last_name="Berg").update(protection_level=ProtectionLevel.CONFIDENTIALITY_FLAG)
    assert hits(cast.caseworker, "Berg") == ["Åke Öberg"]
    page = browser(cast.caseworker).post(reverse("search"), {"q": NUMBERS[0]}).content.decode()
    assert "Skyddade personuppgifter" in page
    assert "Astrid" not in page


def test_one_finds_only_what_one_may_open(cast, persons):
    cast.sent(cast.case(cast.client(NUMBERS[2], "Karim", "Bergdahl")))
    assert hits(cast.other_caseworker, "berg") == []
    assert hits(cast.coordinator, "berg") == ["Karim Bergdahl"]
    assert hits(cast.other_coordinator, "berg") == []
    assert hits(cast.support_worker, "berg") == []
    assert hits(cast.system_admin, "berg") == []


@pytest.mark.parametrize("text", ["", " ", "x" * 101, "a\0b"])
def test_what_cannot_be_searched_for_is_told(cast, text):
    page = browser(cast.caseworker).post(reverse("search"), {"q": text})
    assert page.status_code == 200
    assert page.context["form"].errors["q"]


def test_a_search_is_noted_without_what_was_searched_for(cast, persons):
    hits(cast.caseworker, "Berg")
    note = AccessLog.objects.get()
    assert (note.user, note.action, note.client_id, note.reason) == (cast.caseworker, "search", None, "")


def test_nothing_searched_for_stands_in_an_address(cast, persons):
    page = browser(cast.caseworker).get(reverse("search"), {"q": "Berg"})
    assert page.context["hits"] == ()
