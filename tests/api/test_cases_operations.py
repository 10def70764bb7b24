"""What other systems do with a case: every row of the table works once, and refuses whom the page refuses."""

from datetime import date

import pytest
from django.apps import apps

from cases import actions as case_actions
from cases.api import OPERATIONS
from cases.models import Client, NeedsAssessment, Statement
from oversight.models import AuditDraw
from tests.cases import desk
from tests.cast import NUMBERS, TODAY
from tests.desk import desk_records
from tests.walked_records import another_case

from .doing import Done, assert_given, do, undone
from .extremes import assert_pointed_at, far_out

BY_NAME = {operation.name: operation for operation in OPERATIONS}
DAY = str(TODAY)


@pytest.fixture
def made(cast):
    """A case with all that the desk holds, and beside it a new one, a closed one, and one investigated to the end."""
    case = cast.case(cast.client(NUMBERS[0]))
    plan = cast.agreed(case)
    cast.visit(plan)
    decision = plan.order.decision
    decision.refresh_from_db()
    found = desk_records(cast, case, decision, plan.order)
    need = case_actions.add_need(found["investigation"], by=cast.caseworker, life_area="mobility")
    statement = case_actions.add_statement(
        found["need"], by=cast.caseworker, today=TODAY, text="Post på golvet", source="care", kind="fact"
    )
    closed = another_case(cast)
    case_actions.close_case(
        closed,
        by=cast.caseworker,
        today=TODAY,
        version=closed.version,
        closed_on=TODAY,
        close_reason="Flyttat",
    )
    investigated = desk.filled_in(cast, another_case(cast))
    new_case = another_case(cast)
    for drawn in (case, closed, new_case, investigated.case):
        AuditDraw.objects.create(
            municipality=cast.municipality, case=drawn, reviewer=cast.reviewer, drawn_on=TODAY
        )
    return found | {
        "client": case.client,
        "case": case,
        "decision": decision,
        "new_case": new_case,
        "new_client": closed.client,
        "investigated": investigated,
        "empty_need": need,
        "free_statement": statement,
    }


def wanted(cast) -> dict[str, Done]:
    other = cast.section_leader
    named = {"id": other.pk, "name": "Sara Testsson"}
    whole = {"cleaning": "person", "cleaning_note": "varje dag"}
    return {
        "client_new": Done(
            None,
            {
                "personnummer": NUMBERS[3],
                "first_name": "Ny",
                "last_name": "Person",
                "protection_level": "none",
                "target_area": "socialpsykiatri",
            },
            {"name": "Person, Ny", "personnummer": NUMBERS[3], "birth_year": 2000},
        ),
        "client_edit": Done(
            "client", {"phone": "070-174 06 05"}, {"phone": "070-174 06 05", "name": "Berg, Astrid"}
        ),
        "case_new": Done(
            "new_client",
            {"target_area": "socialpsykiatri", "caseworker": other.pk},
            {"caseworker": named, "closed_on": None},
        ),
        "case_assign": Done("case", {"caseworker": other.pk}, {"caseworker": named}),
        "case_close": Done(
            "new_case", {"closed_on": DAY, "close_reason": "Flyttat"}, {"close_reason": "Flyttat"}
        ),
        "child_new": Done(
            "case",
            {"birth_year": 2016, "lives": "contact", "asked": "declined", "review_on": "2026-09-01"},
            {"birth_year": 2016, "regard": ""},
        ),
        "child_edit": Done("child", {"regard": "Inga kvällar"}, {"regard": "Inga kvällar", "asked": "yes"}),
        "application_new": Done(
            "case",
            {"received_on": DAY, "channel": "phone", "applicant": "person", "need": "Jag vill ut."},
            {"need": "Jag vill ut.", "decide_by": "2026-09-02"},
        ),
        "application_edit": Done("application", {"need": "Bara post."}, {"need": "Bara post."}),
        "application_acknowledge": Done(
            "application",
            {"acknowledged_on": DAY, "acknowledged_how": "letter"},
            {"acknowledged_on": DAY, "acknowledged_how": "letter"},
        ),
        "application_delay": Done("application", {"delay_told_on": DAY}, {"delay_told_on": DAY}),
        "application_request": Done(
            "application",
            {"decision_requested_on": DAY},
            {"decision_requested_on": DAY, "answer_by": "2026-03-30"},
        ),
        "application_withdraw": Done(
            "application",
            {"withdrawn_on": DAY, "withdrawn_reason": "Ångrat"},
            {"withdrawn_on": DAY, "withdrawn_reason": "Ångrat"},
        ),
        "investigation_new": Done("new_case", {"opened_on": DAY}, {"opened_on": DAY, "closed_on": None}),
        "investigation_home": Done(
            "investigation", {"housing_form": "own"}, {"housing_form": "own", "household": ""}
        ),
        "investigation_chores": Done("investigation", whole, {}),
        "investigation_language": Done(
            "investigation", {"interpreter_language": "somaliska"}, {"interpreter_language": "somaliska"}
        ),
        "investigation_no_children": Done("investigated", {"no_children": False}, {"no_children": False}),
        "investigation_assessment": Done(
            "investigation", {"assessment": "Post väger tyngst."}, {"assessment": "Post väger tyngst."}
        ),
        "investigation_not_communicated": Done(
            "investigation",
            {"not_communicated_reason": "Allt kom från personen."},
            {"not_communicated_reason": "Allt kom från personen."},
        ),
        "investigation_close": Done("investigated", {}, {"closed_on": DAY}),
        "need_new": Done("investigation", {"life_area": "relations"}, {"life_area": "relations"}),
        "need_edit": Done(
            "need", {"current_state": 4}, {"current_state": 4, "own_view": desk.NEED["own_view"]}
        ),
        "need_remove": Done("empty_need", {}, {}),
        "statement_new": Done(
            "need",
            {"text": "Fyra brev", "source": "relative", "kind": "fact", "stated_on": DAY},
            {"text": "Fyra brev", "source_note": ""},
        ),
        "statement_edit": Done("statement", {"text": "Fem brev"}, {"text": "Fem brev", "source": "person"}),
        "statement_remove": Done("free_statement", {}, {}),
        "statement_objection_new": Done(
            "statement", {"text": "Nej, två.", "stated_on": DAY}, {"text": "Nej, två."}
        ),
        "objection_new": Done(
            "need",
            {"text": "Så är det inte.", "stated_on": DAY},
            {"text": "Så är det inte.", "statement": None},
        ),
        "communication_new": Done(
            "investigation",
            {"communicated_on": DAY, "how": "letter", "answer_by": "2026-03-16"},
            {"communicated_on": DAY, "answered_on": None},
        ),
        "communication_edit": Done(
            "communication",
            {"answered_on": DAY, "answer": "Det stämmer."},
            {"answered_on": DAY, "answer": "Det stämmer.", "how": "letter"},
        ),
        "decision_new": Done(
            "new_case",
            {
                "outcome": "approval",
                "decided_on": DAY,
                "valid_from": DAY,
                "granted_hours": 7.5,
                "granted_per": "week",
                "summary": "Du får stöd.",
            },
            {"outcome": "approval", "granted_hours": "7.50", "granted_per": "week", "valid_to": None},
        ),
        "decision_end": Done(
            "decision",
            {"ended_on": "2026-04-01", "ground": "persons_wish", "reason": "Personen vill sluta."},
            {"outcome": "ended"},
        ),
        "decision_extend": Done(
            "decision",
            {"extended_to": "2027-01-31", "reason": "På sjukhus"},
            {"extended_from": "2026-12-31", "extended_to": "2027-01-31", "reason": "På sjukhus"},
        ),
        "decision_notify": Done(
            "decision",
            {"sent_on": DAY, "how": "letter", "appeal_notice": True},
            {"sent_on": DAY, "appeal_notice": True},
        ),
        "notification_received": Done(
            "notification", {"received_on": DAY}, {"received_on": DAY, "appeal_until": "2026-03-23"}
        ),
        "appeal_new": Done(
            "decision", {"received_on": DAY, "text": "Mer tid"}, {"text": "Mer tid", "received_on": DAY}
        ),
        "appeal_handle": Done(
            "appeal",
            {"in_time": True, "forwarded_on": DAY},
            {"in_time": True, "forwarded_on": DAY, "text": "Mer tid"},
        ),
        "judgment_new": Done("appeal", {"court": "appeal", "judged_on": DAY, "outcome": "dismissed"}, {}),
    }


def test_every_operation_is_tried(cast):
    assert wanted(cast).keys() == BY_NAME.keys()


def tried(client, user, cast, made, name, **how):
    done = wanted(cast)[name]
    return do(client, user, BY_NAME[name], made.get(done.record), done.body, **how)


def revisions() -> dict[str, int]:
    """How many versions of records there are, of each kind."""
    models = [model for model in apps.get_app_config("cases").get_models() if hasattr(model, "history")]
    return {model.__name__: model.history.count() for model in models}


def test_each_is_done_and_answered_with_the_record_as_it_is_now(client, cast, made):
    before = revisions()
    for name, done in wanted(cast).items():
        with undone():
            operation = BY_NAME[name]
            answer = tried(client, cast.caseworker, cast, made, name)
            assert answer.status_code == operation.status, (name, answer.content)
            assert revisions() != before, name
            if operation.gives is None:
                assert not type(made[done.record]).objects.filter(pk=made[done.record].pk).exists()
            else:
                assert_given(client, operation, answer, done.gives)


def test_who_sees_the_record_but_may_not_is_refused(client, cast, made):
    before = revisions()
    for name in BY_NAME:
        answer = tried(client, cast.reviewer, cast, made, name)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted"), name
    assert revisions() == before


def test_the_other_unit_finds_nothing(client, cast, made):
    before = revisions()
    for name in BY_NAME.keys() - {"client_new"}:
        assert tried(client, cast.other_caseworker, cast, made, name).status_code == 404, name
    assert revisions() == before


def test_a_change_that_has_not_seen_the_last_version_is_refused(client, cast, made):
    before = revisions()
    versioned = {name for name, operation in BY_NAME.items() if operation.versioned}
    assert len(versioned) == 22
    for name in versioned:
        stale = tried(client, cast.caseworker, cast, made, name, version=999)
        assert (stale.status_code, stale.json()["code"]) == (412, "stale_version"), name
        missing = tried(client, cast.caseworker, cast, made, name, version=0)
        assert (missing.status_code, missing.json()["code"]) == (428, "version_missing"), name
    assert revisions() == before


def test_an_unknown_field_is_pointed_at(client, cast, made):
    before = revisions()
    for name, done in wanted(cast).items():
        body = done.body | {"fel": 1}
        answer = do(client, cast.caseworker, BY_NAME[name], made.get(done.record), body)
        assert answer.status_code == 400, name
        assert [wrong["pointer"] for wrong in answer.json()["errors"]] == ["/fel"], name
    assert revisions() == before


def test_a_day_or_a_number_far_out_is_pointed_at(client, cast, made):
    before = revisions()
    for name, done in wanted(cast).items():
        for field, body in far_out(BY_NAME[name], done.body):
            answer = do(client, cast.caseworker, BY_NAME[name], made.get(done.record), body)
            assert_pointed_at(answer, field, name)
    assert revisions() == before


def test_the_new_persons_case_stands_in_the_answer(client, cast, made):
    found = tried(client, cast.caseworker, cast, made, "client_new").json()
    case = client.get(f"/api/v1/cases/{found['cases'][0]}/").json()
    assert case["client"]["id"] == found["id"]
    assert case["caseworker"]["id"] == cast.caseworker.pk


def test_what_a_protected_person_hides_stays_as_it_is_when_something_else_is_changed(client, cast, made):
    Client.objects.update(protection_level="fictitious", address="Storgatan 1")
    operation = BY_NAME["client_edit"]
    answer = do(client, cast.caseworker, operation, made["client"], {"communication_need": "Bildstöd"})
    assert answer.json()["name"] == "Skyddade personuppgifter"
    assert answer.json()["address"] == ""
    person = Client.objects.get(pk=made["client"].pk)
    assert (person.communication_need, person.address) == ("Bildstöd", "Storgatan 1")
    assert (person.first_name, person.personnummer) == ("Astrid", NUMBERS[0])


def test_the_chores_and_the_judgment_stand_in_what_they_are_parts_of(client, cast, made):
    chores = tried(client, cast.caseworker, cast, made, "investigation_chores").json()["chores"]
    assert {chore["chore"]: (chore["done_by"], chore["note"]) for chore in chores}["cleaning"] == (
        "person",
        "varje dag",
    )
    judgments = tried(client, cast.caseworker, cast, made, "judgment_new").json()["judgments"]
    assert [judgment["outcome"] for judgment in judgments] == ["rejected", "dismissed"]


def test_a_need_with_something_written_is_not_taken_away(client, cast, made):
    answer = do(client, cast.caseworker, BY_NAME["need_remove"], made["need"], {})
    assert (answer.status_code, answer.json()["code"]) == (409, "need_has_content")
    assert NeedsAssessment.objects.filter(pk=made["need"].pk).exists()
    answer = do(client, cast.caseworker, BY_NAME["statement_remove"], made["statement"], {})
    assert (answer.status_code, answer.json()["code"]) == (409, "statement_has_objection")
    assert Statement.objects.filter(pk=made["statement"].pk).exists()


def test_a_refusal_with_much_lacking_tells_all_of_it(client, cast, made):
    body = {"outcome": "refusal", "decided_on": DAY, "granted_per": "month"}
    answer = do(client, cast.caseworker, BY_NAME["decision_new"], made["new_case"], body)
    assert answer.status_code == 400
    assert {wrong["pointer"] for wrong in answer.json()["errors"]} == {"/refusal_ground", "/reasons"}


def test_an_overlapping_decision_is_a_conflict_that_names_the_field(client, cast, made):
    body = wanted(cast)["decision_new"].body | {"valid_from": str(date(2026, 5, 1))}
    answer = do(client, cast.caseworker, BY_NAME["decision_new"], made["case"], body)
    assert (answer.status_code, answer.json()["code"]) == (409, "decision_overlap")
    assert answer.json()["errors"][0]["pointer"] == "/valid_from"
