"""The wording, and what the page says while one types."""

from datetime import date

import pytest
from django.urls import reverse

from cases.models import Decision
from cases.rules import RefusalGround
from tests.cases.deciding import TYPED, decide, page_of
from tests.web import browser, errors, send


@pytest.fixture
def case(cast):
    return cast.case()


def test_an_empty_wording_is_built_and_an_edited_one_is_kept(cast, case):
    built = decide(case, by=cast.caseworker, valid_to=date(2026, 3, 31))
    assert built.decision_text.startswith(
        "Du beviljas boendestöd med 16 timmar per månad från och med den 2 mars"
    )
    own = decide(case, by=cast.caseworker, valid_from=date(2026, 4, 1), decision_text="Du får stöd av oss.")
    assert own.decision_text == "Du får stöd av oss."


def test_everything_that_is_lacking_is_told_at_once(cast, case):
    desk, empty = browser(cast.caseworker), TYPED | {"valid_from": "", "granted_hours": ""}
    page = send(desk, page_of(case), **empty | {"outcome": "partial", "refusal_ground": "met_otherwise"})
    assert set(errors(page)) == {"valid_from", "granted_hours", "reasons", "met_otherwise"}
    page = send(desk, page_of(case), **empty | {"outcome": "refusal"})
    assert set(errors(page)) == {"refusal_ground", "reasons"}


def test_what_was_typed_for_a_refusal_is_left_out_of_an_approval(cast, case):
    decision = decide(
        case,
        by=cast.caseworker,
        refusal_ground=RefusalGround.MET_OTHERWISE,
        met_otherwise="Hemtjänsten städar.",
    )
    assert (decision.refusal_ground, decision.met_otherwise) == ("", "")


def check(cast, case, **typed):
    url = reverse("decision_check", args=[case.pk])
    return browser(cast.caseworker).post(url, TYPED | typed).content.decode()


def test_while_one_types_the_page_says_what_is_seen_and_how_the_summary_reads(cast, case):
    answer = check(
        cast,
        case,
        valid_from="2026-02-28",
        decided_on="2025-06-30",
        summary="Du får stöd i ditt hem. Vi kommer två gånger i veckan. Ring oss om du vill.",
    )
    assert "4 kap. 1 § SoL (2001:453)" in answer
    assert "svarar inte på någon ansökan" in answer
    assert "LIX 6</strong>: mycket lätt" in answer
    assert "Fälten säger: ”Du beviljas boendestöd med 7,5 timmar per vecka" in answer
    assert not Decision.objects.exists()


def test_half_typed_fields_still_get_an_answer(cast, case):
    answer = check(cast, case, decided_on="1999-01-01", valid_from="", granted_hours="sex", outcome="")
    assert "Fälten säger" not in answer


def test_only_the_button_answers_with_the_field_itself(cast, case):
    assert "id_decision_text" not in check(cast, case, decision_text="Egen text")
    built = check(cast, case, decision_text="Egen text", verb="sentence")
    assert "Egen text" not in built
    assert "Du beviljas boendestöd" in built
    kept = check(cast, case, decision_text="Egen text", valid_from="", verb="sentence")
    assert "Egen text" in kept


def test_others_get_no_answer_while_typing(cast, case):
    url = reverse("decision_check", args=[case.pk])
    assert browser(cast.other_caseworker).post(url, TYPED).status_code == 404
    assert browser(cast.caseworker).get(url).status_code == 405
