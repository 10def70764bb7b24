"""The investigation saves itself as one types: what one small request asks and answers."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import actions
from cases.models import Child, Investigation, NeedsAssessment
from cases.rules import LifeArea
from tests.cast import TODAY
from tests.test_query_counts import TRANSACTIONS
from tests.web import browser

from .desk import CHILD, NEED, assessed, begun, edited

HTMX = {"HX-Request": "true"}
TYPED = {name: value for name, value in NEED.items() if value != ""}


@pytest.fixture
def investigation(cast):
    return begun(cast)


@pytest.fixture
def need(cast, investigation):
    return assessed(cast, investigation)


def save(cast, route, record, user=None, **typed):
    return browser(user or cast.caseworker).post(reverse(route, args=[record.pk]), typed, headers=HTMX)


def asked(client, method, url, *args, **kwargs):
    with CaptureQueriesContext(connection) as queries:
        answer = getattr(client, method)(url, *args, **kwargs)
    assert answer.status_code == 200
    return sum(not query["sql"].startswith(TRANSACTIONS) for query in queries.captured_queries)


def test_the_answer_swaps_version_status_and_gaps_but_no_field(cast, need):
    answer = save(cast, "need_edit", need, **TYPED | {"need": "Öppna posten själv"}, version=need.version)
    text = answer.content.decode()
    assert "Sparat 12:00" in text
    assert f'value="{need.version + 1}"' in text
    assert 'id="gaps-areas"' in text
    assert "<textarea" not in text
    assert "<select" not in text
    assert len(answer.content) < 5_000
    need.refresh_from_db()
    assert need.need == "Öppna posten själv"


def test_what_is_missing_goes_away_when_it_is_typed(cast, investigation):
    need = actions.add_need(investigation, by=cast.caseworker, life_area=LifeArea.DOMESTIC_LIFE)
    first = save(cast, "need_edit", need, current_state=3, version=1).content.decode()
    assert "Hemliv: Välj avsett läge." in first
    assert "Hemliv: Välj läget nu." not in first
    last = save(cast, "need_edit", need, **TYPED, version=2).content.decode()
    assert "Hemliv:" not in last


def test_the_same_text_sent_again_leaves_no_new_version(cast, need):
    version = need.version
    for seen in (version, version - 1):
        assert "Sparat" in save(cast, "need_edit", need, **TYPED, version=seen).content.decode()
    need.refresh_from_db()
    assert need.version == version


def test_a_lost_update_is_told_at_the_field_and_saved_only_when_one_says_so(cast, need):
    seen = need.version
    actions.edit_need(need, by=cast.section_leader, version=seen, **NEED | {"need": "Kollegans text"})
    for _ in range(2):
        text = save(cast, "need_edit", need, **TYPED | {"need": "Min text"}, version=seen).content.decode()
        assert "Nu står det: Kollegans text" in text
        assert "data-failed" in text
        assert NeedsAssessment.objects.get().need == "Kollegans text"
    assert f'data-version="{seen + 1}">Spara min text ändå' in text
    save(cast, "need_edit", need, **TYPED | {"need": "Min text"}, version=seen + 1)
    assert NeedsAssessment.objects.get().need == "Min text"


def test_a_colleagues_change_in_another_section_is_not_written_over(cast, investigation):
    edited(cast, investigation, assessment="Kollegans")
    save(cast, "investigation_language", investigation, communication_need="Sms", version=1)
    assert Investigation.objects.get().communication_need == ""
    answer = save(cast, "investigation_language", investigation, communication_need="Sms", version=2)
    saved = Investigation.objects.get()
    assert (saved.communication_need, saved.assessment) == ("Sms", "Kollegans")
    # Only forms that have seen version 2 learn that 3 is theirs: a form with version 1 has not seen the colleague's.
    selector = f"[data-version-of=&#x27;{investigation.pk}&#x27;][value=&#x27;2&#x27;]"
    assert selector in answer.content.decode()


def test_what_is_wrong_is_told_at_its_field(cast, investigation):
    child = actions.add_child(investigation.case, by=cast.caseworker, today=TODAY, **CHILD)
    text = save(cast, "child_edit", child, **CHILD | {"birth_year": 1990}, version=1).content.decode()
    assert "Kontrollera födelseåret" in text
    assert "Inte sparat" in text
    assert Child.objects.get().birth_year == CHILD["birth_year"]


def test_a_closed_investigation_says_so_and_takes_nothing(cast, investigation, need):
    Investigation.objects.update(closed_on=TODAY, closed_by=cast.caseworker)
    text = save(cast, "need_edit", need, **TYPED | {"need": "Nytt"}, version=need.version).content.decode()
    assert "Utredningen är avslutad" in text
    assert "data-failed" in text


def test_a_shared_home_and_a_training_flat_bring_their_questions_at_once(cast, investigation, need):
    actions.edit_need(need, by=cast.caseworker, version=need.version, **NEED | {"own_view": ""})
    text = save(
        cast, "investigation_home", investigation, housing_form="with_partner", version=1
    ).content.decode()
    assert "Svara på vem som gör varje syssla" in text
    text = save(
        cast, "investigation_home", investigation, housing_form="trial_flat", version=2
    ).content.decode()
    assert "vad personen själv vill" in text


@pytest.mark.parametrize(
    ("route", "typed", "queries"),
    [
        ("need_edit", TYPED | {"need": "Nytt", "version": 2}, 10),
        ("investigation_home", {"household": "Ensam", "version": 1}, 9),
        ("investigation_language", {"communication_need": "Sms", "version": 1}, 9),
        ("investigation_assessment", {"assessment": "Så här", "version": 1}, 9),
        ("investigation_not_communicated", {"not_communicated_reason": "Allt beviljas", "version": 1}, 10),
    ],
)
def test_a_pause_in_the_typing_asks_the_database_little(cast, investigation, need, route, typed, queries):
    desk = browser(cast.caseworker)
    desk.get(reverse("investigation", args=[investigation.pk]))
    record = need if route == "need_edit" else investigation
    assert asked(desk, "post", reverse(route, args=[record.pk]), typed, headers=HTMX) == queries


def test_the_page_asks_as_often_with_eleven_areas_and_six_statements_each(cast, investigation):
    desk, url = browser(cast.caseworker), reverse("investigation", args=[investigation.pk])
    for area in LifeArea:
        need = assessed(cast, investigation, area)
        for number in range(6):
            statement = actions.add_statement(
                need, by=cast.caseworker, today=TODAY, text=f"Uppgift {number}", source="person", kind="fact"
            )
            actions.add_objection(
                need, by=cast.caseworker, today=TODAY, text="Nej", stated_on=TODAY, statement=statement
            )
    for year in (2012, 2015):
        actions.add_child(investigation.case, by=cast.caseworker, today=TODAY, **CHILD | {"birth_year": year})
    edited(cast, investigation, housing_form="with_partner")
    desk.get(url)
    assert asked(desk, "get", url) == 13


def test_a_reviewer_reads_and_does_not_write(cast, investigation, need):
    assert TODAY - timedelta(days=20) == investigation.opened_on
    page = browser(cast.section_leader).get(reverse("investigation", args=[investigation.pk]))
    assert page.status_code == 200
    answer = save(cast, "need_edit", need, user=cast.coordinator, **TYPED, version=1)
    assert answer.status_code == 404
