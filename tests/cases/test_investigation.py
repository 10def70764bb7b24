from datetime import date, timedelta

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from cases import actions
from cases.models import (
    ChoreAnswer,
    Investigation,
    NeedsAssessment,
    Objection,
    Statement,
)
from cases.rules import Chore, LifeArea
from tests.cast import NUMBERS, TODAY
from tests.web import browser, errors, filled, send

from .desk import CHILD, NEED, answered, assessed, begun, edited, filled_in

STATEMENT = {"text": "Högen ligger i hallen.", "source": "caseworker", "kind": "fact"}


@pytest.fixture
def investigation(cast):
    return begun(cast)


@pytest.fixture
def need(cast, investigation):
    return assessed(cast, investigation)


def add_statement(cast, need, **content):
    return actions.add_statement(need, by=cast.caseworker, today=TODAY, **STATEMENT | content)


def object_to(cast, need, **content):
    return actions.add_objection(
        need, by=cast.caseworker, today=TODAY, text="Det stämmer inte.", stated_on=TODAY, **content
    )


def close(cast, investigation):
    return actions.close_investigation(investigation, by=cast.caseworker, today=TODAY)


# --- Beginning -----------------------------------------------------------------------------------------------------


def test_an_investigation_begins_from_the_application(cast):
    case = cast.case()
    application = actions.register_application(
        case, by=cast.caseworker, today=TODAY, received_on=TODAY, channel="phone", need="Posten."
    )
    page = send(browser(cast.caseworker), reverse("investigation_new", args=[case.pk]))
    investigation = Investigation.objects.get()
    assert page.url == reverse("investigation", args=[investigation.pk])
    assert (investigation.application, investigation.opened_on) == (application, TODAY)


def test_it_may_begin_without_an_application(cast, investigation):
    assert investigation.application is None
    assert investigation.history.get().history_user == cast.caseworker


def test_one_investigation_at_a_time(cast, investigation):
    page = send(browser(cast.caseworker), reverse("investigation_new", args=[investigation.case_id]))
    assert "redan en pågående utredning" in errors(page)["__all__"][0]


def test_it_does_not_begin_before_the_application_came_in_nor_ahead(cast):
    case = cast.case()
    application = actions.register_application(
        case, by=cast.caseworker, today=TODAY, received_on=TODAY, channel="phone", need="Posten."
    )
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(RuleBroken) as refused:
            actions.begin_investigation(
                case, by=cast.caseworker, today=TODAY, opened_on=day, application=application
            )
        assert refused.value.field == "opened_on"


def test_the_application_of_another_case_is_not_investigated_here(cast):
    elsewhere = cast.case(cast.client(NUMBERS[1]))
    application = actions.register_application(
        elsewhere, by=cast.caseworker, today=TODAY, received_on=TODAY, channel="phone", need="Posten."
    )
    with pytest.raises(RuleBroken) as refused:
        actions.begin_investigation(
            cast.case(), by=cast.caseworker, today=TODAY, opened_on=TODAY, application=application
        )
    assert refused.value.field == "application"


def test_the_same_form_sent_twice_begins_one_investigation(cast):
    case = cast.case()
    desk, url = browser(cast.caseworker), reverse("investigation_new", args=[case.pk])
    typed = filled(desk.get(url))
    assert desk.post(url, typed).url == desk.post(url, typed).url
    assert Investigation.objects.count() == 1


def test_a_provider_investigates_nothing(cast, investigation, need):
    statement = add_statement(cast, need)
    by = {"by": cast.coordinator}
    version = {"version": 1}
    tries = [
        lambda: actions.begin_investigation(investigation.case, today=TODAY, opened_on=TODAY, **by),
        lambda: actions.edit_investigation(investigation, assessment="x", **version, **by),
        lambda: actions.answer_chores(investigation, answers={}, **version, **by),
        lambda: actions.add_need(investigation, life_area=LifeArea.MOBILITY, **by),
        lambda: actions.edit_need(need, need="x", **version, **by),
        lambda: actions.remove_need(need, **by),
        lambda: actions.add_statement(need, today=TODAY, **STATEMENT, **by),
        lambda: actions.edit_statement(statement, today=TODAY, text="x", **version, **by),
        lambda: actions.remove_statement(statement, **by),
        lambda: actions.add_objection(need, today=TODAY, text="x", stated_on=TODAY, **by),
        lambda: actions.communicate(investigation, today=TODAY, **by),
        lambda: actions.close_investigation(investigation, today=TODAY, **by),
    ]
    for attempt in tries:
        with pytest.raises(NotPermitted):
            attempt()


def test_another_unit_finds_nothing_of_it(cast, investigation, need):
    statement = add_statement(cast, need)
    communication = answered(cast, investigation)
    desk = browser(cast.other_caseworker)
    own = (
        "investigation investigation_home investigation_chores investigation_close need_new communication_new"
    )
    pages = {
        investigation: own.split(),
        need: ["need_edit", "need_remove", "statement_new", "objection_new"],
        statement: ["statement_edit", "statement_remove", "statement_objection_new"],
        communication: ["communication_edit"],
    }
    for record, routes in pages.items():
        for route in routes:
            assert desk.get(reverse(route, args=[record.pk])).status_code == 404, route


# --- Life areas and what is said in them ---------------------------------------------------------------------------


def test_choosing_a_life_area_opens_its_card_and_choosing_it_again_too(cast, investigation):
    desk, url = browser(cast.caseworker), reverse("need_new", args=[investigation.pk])
    first = send(desk, url, life_area="domestic_life")
    assert send(desk, url, life_area="domestic_life").url == first.url
    need = NeedsAssessment.objects.get()
    page = desk.get(first.url)
    assert page.status_code == 200
    assert f'id="part-{need.pk}"' in page.content.decode()


def test_the_page_shows_every_life_area_what_is_missing_and_works_without_script(cast, investigation, need):
    desk = browser(cast.caseworker)
    page = desk.get(reverse("investigation", args=[investigation.pk])).content.decode()
    assert all(label in page for label in LifeArea.labels)
    assert "Välj hur personen bor." in page
    typed = {name: value for name, value in NEED.items() if value != ""} | {"need": "Handla själv"}
    answer = desk.post(reverse("need_edit", args=[need.pk]), typed | {"version": need.version})
    assert answer.status_code == 302
    need.refresh_from_db()
    assert need.need == "Handla själv"


def test_without_script_a_refused_part_keeps_the_text_and_tells(cast, investigation, need):
    edited_by_other = actions.edit_need(
        need, by=cast.section_leader, version=need.version, **NEED | {"need": "Kollegans"}
    )
    page = browser(cast.caseworker).post(
        reverse("need_edit", args=[need.pk]), NEED | {"need": "Min", "version": need.version}
    )
    text = page.content.decode()
    assert page.status_code == 200
    assert "Kollegans" in text
    assert ">\nMin</textarea>" in text
    assert NeedsAssessment.objects.get().version == edited_by_other.version


def test_a_life_area_with_nothing_in_it_may_be_taken_back(cast, investigation):
    need = actions.add_need(investigation, by=cast.caseworker, life_area=LifeArea.MOBILITY)
    assert send(browser(cast.caseworker), reverse("need_remove", args=[need.pk])).status_code == 302
    assert not NeedsAssessment.objects.exists()
    assert NeedsAssessment.history.filter(history_type="-", history_user=cast.caseworker).exists()


def test_a_life_area_with_content_is_not_taken_back(cast, need):
    with pytest.raises(RuleBroken, match="innehåll"):
        actions.remove_need(need, by=cast.caseworker)


def test_a_statement_has_a_source_and_is_a_fact_or_an_assessment(cast, need):
    url = reverse("statement_new", args=[need.pk])
    page = send(browser(cast.caseworker), url, **STATEMENT, source_note="hembesök", stated_on=TODAY)
    assert page.status_code == 302
    statement = Statement.objects.get()
    assert (statement.source, statement.kind, statement.stated_on) == ("caseworker", "fact", TODAY)
    refused = send(browser(cast.caseworker), url, text="Utan källa")
    assert {"source", "kind"} <= set(errors(refused))


def test_by_htmx_the_cards_list_comes_back_with_the_new_statement(cast, need):
    desk, url = browser(cast.caseworker), reverse("statement_new", args=[need.pk])
    typed = filled(desk.get(url), **STATEMENT)
    answer = desk.post(url, typed, headers={"HX-Request": "true"})
    assert answer["HX-Retarget"] == f"#statements-{need.pk}"
    assert "Högen ligger i hallen." in answer.content.decode()


def test_a_statement_is_changed_and_removed_while_the_investigation_is_open(cast, need):
    statement = add_statement(cast, need)
    desk = browser(cast.caseworker)
    send(desk, reverse("statement_edit", args=[statement.pk]), text="Högen är borta.")
    statement.refresh_from_db()
    assert statement.text == "Högen är borta."
    send(desk, reverse("statement_remove", args=[statement.pk]))
    assert not Statement.objects.exists()
    with pytest.raises(RuleBroken, match="borttagen"):
        actions.edit_statement(statement, by=cast.caseworker, today=TODAY, version=2, text="x")


def test_an_objection_stands_beside_what_it_is_against_and_holds_it_there(cast, need):
    statement = add_statement(cast, need)
    url = reverse("statement_objection_new", args=[statement.pk])
    send(browser(cast.caseworker), url, text="Det är inte sant.")
    objection = Objection.objects.get()
    assert (objection.statement, objection.stated_on) == (statement, TODAY)
    with pytest.raises(RuleBroken, match="invänt"):
        actions.remove_statement(statement, by=cast.caseworker)


def test_nothing_is_said_ahead_of_time(cast, need):
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(RuleBroken):
        add_statement(cast, need, stated_on=tomorrow)
    with pytest.raises(RuleBroken):
        actions.add_objection(need, by=cast.caseworker, today=TODAY, text="Nej", stated_on=tomorrow)


# --- Home, chores and communication --------------------------------------------------------------------------------


def test_the_chores_are_answered_row_by_row(cast, investigation):
    url = reverse("investigation_chores", args=[investigation.pk])
    typed = {"version": 1, "cleaning": "shared", "cleaning_note": "på fredagar", "cooking": "person"}
    assert browser(cast.caseworker).post(url, typed).status_code == 302
    answers = {answer.chore: (answer.done_by, answer.note) for answer in ChoreAnswer.objects.all()}
    assert answers == {"cleaning": ("shared", "på fredagar"), "cooking": ("person", "")}


def test_chores_on_an_old_version_are_refused(cast, investigation):
    edited(cast, investigation, assessment="Ny")
    with pytest.raises(StaleVersion):
        actions.answer_chores(
            investigation, by=cast.caseworker, version=1, answers={Chore.CLEANING: ("person", "")}
        )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"communicated_on": TODAY + timedelta(days=1)}, "communicated_on"),
        ({"communicated_on": date(2026, 1, 1)}, "communicated_on"),
        ({"answer_by": TODAY - timedelta(days=2)}, "answer_by"),
        ({"answered_on": TODAY + timedelta(days=1)}, "answered_on"),
        ({"answered_on": TODAY - timedelta(days=2)}, "answered_on"),
        ({"answer": "Jag håller inte med."}, "answered_on"),
    ],
)
def test_the_days_of_the_communication_follow_each_other(cast, investigation, wrong, field):
    right = {"communicated_on": TODAY - timedelta(days=1), "how": "letter", "answer_by": TODAY}
    with pytest.raises(RuleBroken) as refused:
        actions.communicate(investigation, by=cast.caseworker, today=TODAY, **right | wrong)
    assert refused.value.field == field


def test_the_persons_answer_is_noted(cast, investigation):
    communication = answered(cast, investigation)
    page = send(
        browser(cast.caseworker),
        reverse("communication_edit", args=[communication.pk]),
        answered_on=TODAY,
        answer="Det stämmer.",
    )
    assert page.status_code == 302
    communication.refresh_from_db()
    assert (communication.answer, communication.answered_on) == ("Det stämmer.", TODAY)


# --- Closing: each rule left out -----------------------------------------------------------------------------------


def leave_out_state(cast, investigation):
    investigation.needs.update(current_state=None)


def leave_out_intended_state(cast, investigation):
    investigation.needs.update(intended_state=None)


def leave_out_need(cast, investigation):
    investigation.needs.update(need=" ")


def leave_out_met_otherwise(cast, investigation):
    investigation.needs.update(met_otherwise="")


def leave_out_how_met_otherwise(cast, investigation):
    investigation.needs.update(met_otherwise="partly")


def leave_out_every_area(cast, investigation):
    investigation.needs.all().delete()


def leave_out_housing(cast, investigation):
    edited(cast, investigation, housing_form="")


def leave_out_one_chore(cast, investigation):
    share_household(cast, investigation, all_but=Chore.COOKING)


def leave_out_the_question_of_children(cast, investigation):
    edited(cast, investigation, no_children=False)
    investigation.case.client.__class__.objects.update(minor_children=None)


def leave_out_a_child(cast, investigation):
    with_child(cast, investigation)
    investigation.case.client.__class__.objects.update(minor_children=2)


def leave_out_where_the_child_lives(cast, investigation):
    with_child(cast, investigation, lives="")


def leave_out_asking_the_child(cast, investigation):
    with_child(cast, investigation, asked="")


def leave_out_why_the_child_was_not_asked(cast, investigation):
    with_child(cast, investigation, asked="declined", asked_note=" ")


def leave_out_regard_to_the_child(cast, investigation):
    with_child(cast, investigation, regard="")


def leave_out_when_to_look_again(cast, investigation):
    with_child(cast, investigation, review_on=None)


def leave_out_looking_again_in_time(cast, investigation):
    with_child(cast, investigation)
    investigation.case.children.update(review_on=TODAY - timedelta(days=1))


def leave_out_communication(cast, investigation):
    investigation.communications.all().delete()


def leave_out_the_time_to_answer(cast, investigation):
    investigation.communications.update(answer_by=TODAY)


def leave_out_the_persons_own_wish(cast, investigation):
    edited(cast, investigation, housing_form="training_flat")
    investigation.needs.update(own_view="")


LEFT_OUT = {
    leave_out_state: "Välj läget nu",
    leave_out_intended_state: "Välj avsett läge",
    leave_out_need: "Skriv behovet",
    leave_out_met_otherwise: "på annat sätt",
    leave_out_how_met_otherwise: "Skriv hur behovet",
    leave_out_every_area: "minst ett livsområde",
    leave_out_housing: "hur personen bor",
    leave_out_one_chore: "varje syssla",
    leave_out_the_question_of_children: "Fråga om personen har",
    leave_out_a_child: "Lägg till barnet",
    leave_out_where_the_child_lives: "var barnet bor",
    leave_out_asking_the_child: "fått säga sitt",
    leave_out_why_the_child_was_not_asked: "varför barnet inte",
    leave_out_regard_to_the_child: "hänsyn till barnet",
    leave_out_when_to_look_again: "ska ses över",
    leave_out_looking_again_in_time: "välj en ny dag",
    leave_out_communication: "Kommunicera",
    leave_out_the_time_to_answer: "tiden att svara",
    leave_out_the_persons_own_wish: "vad personen själv vill",
}


def with_child(cast, investigation, **content):
    edited(cast, investigation, no_children=False)
    actions.add_child(investigation.case, by=cast.caseworker, today=TODAY, **CHILD | content)


def share_household(cast, investigation, all_but=None):
    changed = edited(cast, investigation, housing_form="with_partner")
    answers = {chore: ("person", "") for chore in Chore if chore != all_but}
    actions.answer_chores(investigation, by=cast.caseworker, version=changed.version, answers=answers)


@pytest.mark.parametrize("leave_out", LEFT_OUT, ids=lambda rule: rule.__name__)
def test_what_is_left_out_keeps_the_investigation_open(cast, leave_out):
    investigation = filled_in(cast)
    leave_out(cast, investigation)
    with pytest.raises(RuleBroken, match=LEFT_OUT[leave_out]):
        close(cast, investigation)
    assert Investigation.objects.open().exists()
    page = browser(cast.caseworker).get(reverse("investigation", args=[investigation.pk]))
    assert LEFT_OUT[leave_out] in page.content.decode()


def test_an_investigation_that_holds_all_is_closed_by_somebody_today(cast):
    investigation = filled_in(cast)
    page = send(browser(cast.caseworker), reverse("investigation_close", args=[investigation.pk]))
    assert page.url == reverse("investigation", args=[investigation.pk])
    investigation.refresh_from_db()
    assert (investigation.closed_on, investigation.closed_by) == (TODAY, cast.caseworker)
    assert browser(cast.caseworker).get(page.url).status_code == 200


def test_with_children_a_shared_home_and_an_answer_it_is_closed_too(cast):
    investigation = filled_in(cast)
    with_child(cast, investigation)
    share_household(cast, investigation)
    investigation.communications.update(answer_by=TODAY + timedelta(days=5), answered_on=TODAY)
    assert close(cast, investigation).closed_on == TODAY


def test_a_reason_stands_instead_of_the_communication(cast):
    investigation = filled_in(cast)
    investigation.communications.all().delete()
    edited(cast, investigation, not_communicated_reason="Personen får allt hon ansökt om.")
    assert close(cast, investigation).closed_on == TODAY


def test_a_life_area_without_limitation_asks_for_nothing_more(cast):
    investigation = filled_in(cast)
    empty = dict.fromkeys(["own_view", "need", "met_otherwise"], "")
    assessed(cast, investigation, LifeArea.MOBILITY, **empty | {"current_state": 0, "intended_state": None})
    assert close(cast, investigation).closed_on == TODAY


def test_a_closed_investigation_is_locked_but_for_objections(cast):
    investigation = filled_in(cast)
    need = investigation.needs.get()
    statement = add_statement(cast, need)
    closed = close(cast, investigation)
    by, version = {"by": cast.caseworker}, {"version": closed.version}
    tries = [
        lambda: actions.edit_investigation(investigation, assessment="Ny", **version, **by),
        lambda: actions.answer_chores(investigation, answers={}, **version, **by),
        lambda: actions.add_need(investigation, life_area=LifeArea.MOBILITY, **by),
        lambda: actions.edit_need(need, need="Nytt", version=need.version, **by),
        lambda: actions.remove_need(need, **by),
        lambda: actions.add_statement(need, today=TODAY, **STATEMENT, **by),
        lambda: actions.edit_statement(statement, today=TODAY, text="Ny", version=1, **by),
        lambda: actions.remove_statement(statement, **by),
        lambda: actions.communicate(investigation, today=TODAY, **by),
        lambda: actions.close_investigation(investigation, today=TODAY, **by),
    ]
    for attempt in tries:
        with pytest.raises(RuleBroken, match="är avslutad"):
            attempt()
    object_to(cast, need)
    object_to(cast, need, statement=statement)
    page = browser(cast.caseworker).get(reverse("investigation", args=[investigation.pk])).content.decode()
    assert page.count("Det stämmer inte.") == 2
    assert "<textarea" not in page


def test_that_there_are_no_children_is_known_of_the_person_from_then_on(cast, investigation):
    edited(cast, investigation, no_children=True)
    investigation.case.client.refresh_from_db()
    assert investigation.case.client.minor_children == 0


def test_children_that_are_known_are_not_answered_away(cast, investigation):
    investigation.case.client.__class__.objects.update(minor_children=2)
    with pytest.raises(RuleBroken) as refused:
        edited(cast, investigation, no_children=True)
    assert refused.value.field == "no_children"
