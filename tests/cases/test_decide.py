from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Delegation
from accounts.rules import Power
from boendestod.errors import NotPermitted, RuleBroken
from cases import actions
from cases.models import Application, Case, Decision, Investigation
from cases.rules import Channel, DecisionOutcome, Period, RefusalGround, gaps
from tests.cast import TODAY
from tests.web import browser, errors, filled, send

APPROVAL = {
    "decided_on": TODAY,
    "outcome": DecisionOutcome.APPROVAL,
    "valid_from": TODAY,
    "granted_hours": Decimal(16),
}
REFUSAL = {
    "outcome": DecisionOutcome.REFUSAL,
    "reasons": "Behovet finns inte.",
    "refusal_ground": RefusalGround.NO_NEED,
}
TYPED = {
    "outcome": "approval",
    "decided_on": "2026-03-02",
    "valid_from": "2026-03-02",
    "valid_to": "2026-12-31",
    "granted_hours": "7,5",
    "granted_per": "week",
}


@pytest.fixture
def case(cast):
    return cast.case()


def decide(case, *, by, **content):
    return actions.decide(case, by=by, today=TODAY, **APPROVAL | content)


def page_of(case):
    return reverse("decision_new", args=[case.pk])


def test_an_approval_is_kept_with_its_law_and_who_decided(cast, case):
    page = send(browser(cast.caseworker), page_of(case), **TYPED)
    decision = Decision.objects.get()
    assert page.url == reverse("decision", args=[decision.pk])
    assert (decision.granted_hours, decision.granted_per) == (Decimal("7.5"), "week")
    assert (decision.decided_by, decision.legal_basis) == (cast.caseworker, "11 kap. 1 § SoL (2025:400)")
    assert Case.objects.get().support_since == TODAY


@pytest.mark.parametrize(
    ("decided_on", "law"),
    [(date(2025, 6, 30), "4 kap. 1 § SoL (2001:453)"), (date(2025, 7, 1), "11 kap. 1 § SoL (2025:400)")],
)
def test_the_law_is_that_of_the_day_of_the_decision(cast, case, decided_on, law):
    assert decide(case, by=cast.caseworker, decided_on=decided_on).legal_basis == law


def test_a_refusal_grants_nothing_whatever_was_typed(cast, case):
    decision = decide(
        case, by=cast.caseworker, **REFUSAL, valid_to=TODAY, mapping_to=TODAY, follow_up_on=TODAY
    )
    kept = Decision.objects.get(pk=decision.pk)
    assert (kept.valid_from, kept.valid_to, kept.granted_hours) == (None, None, None)
    assert (kept.mapping_to, kept.follow_up_on) == (None, None)
    assert Case.objects.get().support_since is None


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"decided_on": TODAY + timedelta(days=1)}, "decided_on"),
        ({"valid_from": None}, "valid_from"),
        ({"granted_hours": None}, "granted_hours"),
        ({"granted_hours": Decimal(0)}, "granted_hours"),
        ({"valid_to": TODAY - timedelta(days=1)}, "valid_to"),
        (REFUSAL | {"reasons": ""}, "reasons"),
        (REFUSAL | {"refusal_ground": ""}, "refusal_ground"),
        (REFUSAL | {"refusal_ground": RefusalGround.MET_OTHERWISE, "met_otherwise": " "}, "met_otherwise"),
        (REFUSAL | {"outcome": DecisionOutcome.PARTIAL, "reasons": "  "}, "reasons"),
        (REFUSAL | {"outcome": DecisionOutcome.PARTIAL, "refusal_ground": ""}, "refusal_ground"),
        ({"outcome": DecisionOutcome.ENDED}, "outcome"),
        ({"mapping_to": TODAY - timedelta(days=1)}, "mapping_to"),
        ({"valid_to": TODAY, "mapping_to": TODAY + timedelta(days=1)}, "mapping_to"),
        ({"decided_on": date(2001, 12, 31)}, "decided_on"),
    ],
)
def test_what_a_decision_lacks_is_told_at_the_field(cast, case, content, field):
    with pytest.raises(RuleBroken) as refused:
        decide(case, by=cast.caseworker, **content)
    assert refused.value.field == field
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("outcome", ""),
        ("outcome", "kanske"),
        ("decided_on", "2026-02-30"),
        ("decided_on", ""),
        ("valid_from", "i morgon"),
        ("valid_to", "2026-01-01"),
        ("granted_hours", "-1"),
        ("granted_hours", "sexton"),
        ("granted_hours", "1,234"),
        ("granted_hours", "99999999"),
        ("granted_hours", "NaN"),
        ("granted_per", "år"),
    ],
)
def test_bad_input_saves_nothing_keeps_the_text_and_links_to_the_field(cast, case, field, typed):
    page = send(
        browser(cast.caseworker), page_of(case), **TYPED | {field: typed, "reasons": "Se utredningen."}
    )
    assert page.status_code == 200
    assert field in errors(page)
    assert f'href="#id_{field}' in page.content.decode()
    assert "Se utredningen." in page.content.decode()
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("valid_from", "valid_to"),
    [
        (date(2026, 12, 31), None),
        (date(2025, 1, 1), date(2026, 3, 2)),
        (date(2025, 1, 1), None),
        (date(2026, 6, 1), date(2026, 6, 1)),
    ],
)
def test_two_decisions_of_a_person_may_not_overlap(cast, case, valid_from, valid_to):
    decide(case, by=cast.caseworker, valid_to=date(2026, 12, 31))
    with pytest.raises(RuleBroken, match="redan ett beslut") as refused:
        decide(case, by=cast.caseworker, valid_from=valid_from, valid_to=valid_to)
    assert refused.value.field == "valid_from"
    assert Decision.objects.count() == 1


def test_the_next_decision_may_begin_the_day_after(cast, case):
    decide(case, by=cast.caseworker, valid_to=date(2026, 12, 31))
    decide(case, by=cast.caseworker, valid_from=date(2027, 1, 1))
    assert Decision.objects.count() == 2


def test_the_first_support_stays_the_first(cast, case):
    decide(case, by=cast.caseworker, valid_to=date(2026, 12, 31))
    decide(case, by=cast.caseworker, valid_from=date(2027, 1, 1))
    assert Case.objects.get().support_since == TODAY


def test_another_caseworkers_change_of_the_case_survives_a_decision(cast, case):
    actions.assign_case(case, by=cast.section_leader, caseworker=cast.section_leader, version=1)
    decide(case, by=cast.caseworker)
    assert Case.objects.get().caseworker == cast.section_leader


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"valid_to": TODAY - timedelta(days=1)}, "decision_dates_in_order"),
        ({"granted_hours": None}, "decision_grants_time_from_a_day"),
        ({"valid_from": None}, "decision_grants_time_from_a_day"),
        ({"ended_on": TODAY}, "decision_ended_with_reason"),
        ({"end_reason": "flyttat"}, "decision_ended_with_reason"),
        ({"ended_on": TODAY - timedelta(days=1), "end_reason": "flyttat"}, "decision_ended_with_reason"),
    ],
)
def test_the_database_itself_refuses_impossible_decisions(cast, case, change, constraint):
    decision = decide(case, by=cast.caseworker)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(**change)


def test_the_database_itself_refuses_an_overlap_over_two_cases_of_the_person(cast, case):
    decision = decide(case, by=cast.caseworker)
    other = Case.objects.create(
        municipality=case.municipality,
        client=case.client,
        unit=cast.other_unit,
        case_ref="B",
        target_area="socialpsykiatri",
        opened_on=TODAY,
    )
    decision.pk, decision.case = None, other
    decision._state.adding = True
    with pytest.raises(IntegrityError, match="decision_no_overlap"), transaction.atomic():
        decision.save()
    with pytest.raises(RuleBroken, match="redan ett beslut"):
        actions.save_decision(decision, by=cast.caseworker, reason="test")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_the_same_time_exactly_one_wins(cast, case):
    start = Barrier(2)

    def attempt(user):
        try:
            start.wait()
            decide(case, by=user)
        except RuleBroken as refused:
            return refused.code
        finally:
            connection.close()
        return "decided"

    with ThreadPoolExecutor(2) as pool:
        results = sorted(pool.map(attempt, [cast.caseworker, cast.section_leader]))
    assert results in (["decided", "decision_overlap"], ["decided", "decision_refused"])
    assert Decision.objects.count() == 1


DAYS = st.integers(-30, 60)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("decide"), DAYS, st.one_of(st.none(), st.integers(0, 40))),
        st.tuples(st.just("end"), st.integers(0, 5), DAYS),
        st.tuples(st.just("extend"), st.integers(0, 5), DAYS),
    ),
    max_size=10,
)
OVERLAPS = """
SELECT count(*) FROM cases_decision a JOIN cases_decision b ON a.client_id = b.client_id AND a.id < b.id
WHERE a.valid_from IS NOT NULL AND b.valid_from IS NOT NULL
   AND daterange(a.valid_from, least(a.valid_to, a.ended_on), '[]')
   && daterange(b.valid_from, least(b.valid_to, b.ended_on), '[]')
"""


DAYS_WITHOUT = """
SELECT day::date FROM generate_series(
    (SELECT min(valid_from) FROM cases_decision WHERE client_id = %(client)s),
    (SELECT max(valid_from) FROM cases_decision WHERE client_id = %(client)s), '1 day') day
WHERE NOT EXISTS (SELECT 1 FROM cases_decision d WHERE d.client_id = %(client)s AND d.valid_from IS NOT NULL
    AND day::date BETWEEN d.valid_from AND coalesce(least(d.valid_to, d.ended_on), 'infinity'))
"""


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_sequence_of_verbs_leaves_an_overlap_and_every_gap_is_found(cast, steps):
    person = actions.register_client(by=cast.caseworker, today=TODAY, birth_year=1990, sex="man")
    case = cast.case(person)
    for verb, first, second in steps:
        try:
            with transaction.atomic():
                _take_step(case, cast.caseworker, verb, first, second)
        except RuleBroken:
            continue
    granted = case.decisions.granting()
    with connection.cursor() as cursor:
        cursor.execute(OVERLAPS)
        assert cursor.fetchone() == (0,)
        cursor.execute(DAYS_WITHOUT, {"client": person.pk})
        counted = {row[0] for row in cursor.fetchall()}
    found = gaps(Period(decision.valid_from, decision.last_day) for decision in granted)
    assert {gap.first + timedelta(days=number) for gap in found for number in range(gap.days)} == counted


def _take_step(case, by, verb: str, first: int, second: int | None) -> None:
    made = list(case.decisions.granting().order_by("recorded_at", "pk"))
    if verb == "decide":
        valid_from = TODAY + timedelta(days=first)
        valid_to = None if second is None else valid_from + timedelta(days=second)
        decide(case, by=by, valid_from=valid_from, valid_to=valid_to)
    elif made:
        decision = made[first % len(made)]
        day = TODAY + timedelta(days=second)
        changed = {"by": by, "today": TODAY, "reason": "flyttat", "version": decision.version}
        if verb == "end":
            actions.end_decision(decision, ended_on=day, **changed)
        else:
            actions.extend_decision(decision, extended_to=day, **changed)


def test_a_closed_case_takes_no_decision(cast, case):
    Case.objects.update(closed_on=TODAY, close_reason="flyttat")
    with pytest.raises(RuleBroken, match="avslutat"):
        decide(case, by=cast.caseworker)


def test_only_the_authority_decides(cast, case):
    for role in ("coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"):
        with pytest.raises(NotPermitted):
            decide(case, by=getattr(cast, role))


def test_another_unit_finds_no_such_case(cast, case):
    desk = browser(cast.other_caseworker)
    assert desk.get(page_of(case)).status_code == desk.post(page_of(case), TYPED).status_code == 404
    assert not Decision.objects.exists()


def test_the_provider_never_opens_the_decision(cast):
    decision = cast.accepted().decision
    for user in (cast.coordinator, cast.support_worker, cast.unit_manager):
        assert browser(user).get(reverse("decision", args=[decision.pk])).status_code == 404


def test_the_same_form_sent_twice_makes_one_decision(cast, case):
    desk = browser(cast.caseworker)
    typed = filled(desk.get(page_of(case)), **TYPED)
    assert desk.post(page_of(case), typed).url == desk.post(page_of(case), typed).url
    assert Decision.objects.count() == 1


def test_a_draft_comes_back(cast, case):
    desk = browser(cast.caseworker)
    desk.post(f"{reverse('save_draft')}?page={page_of(case)}", TYPED | {"reasons": "Hon öppnar inte posten."})
    page = desk.get(page_of(case)).content.decode()
    assert "Hon öppnar inte posten." in page
    assert "ditt utkast från" in page


def test_backdating_and_late_recording_are_shown(cast, case):
    decision = decide(
        case, by=cast.caseworker, decided_on=TODAY - timedelta(days=12), valid_from=TODAY - timedelta(days=40)
    )
    page = browser(cast.caseworker).get(reverse("decision", args=[decision.pk])).content.decode()
    assert "gäller från 28 dagar före beslutsdagen" in page
    assert "efterregistrerat 12 dagar" in page


def test_a_decision_of_today_for_tomorrow_is_not_marked(cast, case):
    decision = decide(case, by=cast.caseworker, valid_from=TODAY + timedelta(days=1))
    page = browser(cast.caseworker).get(reverse("decision", args=[decision.pk])).content.decode()
    assert "före beslutsdagen" not in page
    assert "efterregistrerat" not in page


def test_a_gap_since_the_last_decision_is_seen_on_the_decision_after_it(cast, case):
    decide(case, by=cast.caseworker, valid_from=date(2025, 1, 1), valid_to=date(2026, 2, 24))
    decision = decide(case, by=cast.caseworker)
    page = browser(cast.caseworker).get(reverse("decision", args=[decision.pk])).content.decode()
    assert "inget beslut under 5 dagar före det här: 25 februari 2026 – 1 mars 2026" in page


def test_an_overlap_names_the_other_decision_to_who_may_see_it(cast, case):
    decide(case, by=cast.caseworker, valid_to=date(2026, 12, 31))
    with pytest.raises(RuleBroken, match="2 mars 2026 – 31 december 2026"):
        decide(case, by=cast.caseworker, valid_from=date(2026, 12, 1))
    elsewhere = actions.open_case(
        case.client, by=cast.other_caseworker, today=TODAY, target_area="socialpsykiatri"
    )
    with pytest.raises(RuleBroken, match="redan ett beslut") as refused:
        decide(elsewhere, by=cast.other_caseworker, valid_from=date(2026, 12, 1))
    assert "2026" not in refused.value.message


@pytest.mark.parametrize(
    ("content", "power"),
    [
        ({}, Power.GRANT),
        (REFUSAL, Power.REFUSE),
        (REFUSAL | {"outcome": DecisionOutcome.PARTIAL}, Power.REFUSE),
    ],
)
def test_who_decides_must_hold_the_delegation_on_the_day(cast, case, content, power):
    Delegation.objects.filter(user=cast.caseworker).delete()
    others = [other for other in Power if other != power]
    cast.delegate(cast.caseworker, *others)
    cast.delegate(cast.caseworker, power, valid_from=date(2026, 2, 1), valid_to=date(2026, 2, 28))
    with pytest.raises(RuleBroken) as refused:
        decide(case, by=cast.caseworker, **content)
    assert refused.value.code == "no_delegation"
    decide(case, by=cast.caseworker, decided_on=date(2026, 2, 28), **content)


def test_who_lacks_the_delegation_is_told_whom_to_ask(cast, case):
    Delegation.objects.filter(user=cast.caseworker).delete()
    leader = cast.section_leader
    page = send(browser(cast.caseworker), page_of(case), **TYPED)
    assert f"får du inte bevilja stöd den 2 mars 2026. Fråga {leader}." in page.content.decode()
    Delegation.objects.all().delete()
    page = send(browser(cast.caseworker), page_of(case), **TYPED)
    assert "Fråga sektionsledaren." in page.content.decode()


def application_of(case, received_on=date(2026, 1, 12), **content):
    return Application.objects.create(
        municipality=case.municipality,
        case=case,
        received_on=received_on,
        channel=Channel.FORM,
        need="Jag orkar inte öppna min post.",
        **content,
    )


def investigation_of(case, opened_on=date(2026, 1, 13), **content):
    return Investigation.objects.create(
        municipality=case.municipality, case=case, opened_on=opened_on, **content
    )


def test_the_waiting_application_and_the_latest_investigation_are_chosen_at_once(cast, case):
    decided = application_of(case)
    decide(case, by=cast.caseworker, **REFUSAL, application=decided)
    application_of(case, withdrawn_on=TODAY, withdrawn_reason="Ångrat sig")
    waiting = application_of(case, received_on=date(2026, 2, 1))
    investigation_of(case, opened_on=date(2025, 1, 1), closed_on=date(2025, 2, 1), closed_by=cast.caseworker)
    latest = investigation_of(case)
    send(browser(cast.caseworker), page_of(case), **TYPED)
    decision = Decision.objects.granting().get()
    assert (decision.application, decision.investigation) == (waiting, latest)


@pytest.mark.parametrize("field", ["application", "investigation"])
def test_what_it_rests_on_is_of_the_same_case(cast, case, field):
    other = cast.case(cast.client("199710182396"))
    record = application_of(other) if field == "application" else investigation_of(other)
    with pytest.raises(RuleBroken) as refused:
        decide(case, by=cast.caseworker, **{field: record})
    assert refused.value.field == field
    page = send(browser(cast.caseworker), page_of(case), **TYPED | {field: record.pk})
    assert field in errors(page)


def test_a_withdrawn_or_later_application_is_not_decided_on(cast, case):
    withdrawn = application_of(case, withdrawn_on=TODAY, withdrawn_reason="Ångrat sig")
    with pytest.raises(RuleBroken, match="återtagen"):
        decide(case, by=cast.caseworker, application=withdrawn)
    with pytest.raises(RuleBroken, match="efter beslutsdagen"):
        decide(case, by=cast.caseworker, application=application_of(case), decided_on=date(2026, 1, 11))


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
