from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boendestod.errors import NotPermitted, RuleBroken
from cases import actions
from cases.models import Case, Decision
from cases.rules import DecisionOutcome
from tests.cast import TODAY
from tests.web import browser, errors, filled, send

APPROVAL = {
    "decided_on": TODAY,
    "outcome": DecisionOutcome.APPROVAL,
    "valid_from": TODAY,
    "granted_hours": Decimal(16),
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
    decision = decide(case, by=cast.caseworker, outcome=DecisionOutcome.REFUSAL, reasons="Behovet möts av …")
    assert (decision.valid_from, decision.granted_hours) == (None, None)
    assert Case.objects.get().support_since is None


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"decided_on": TODAY + timedelta(days=1)}, "decided_on"),
        ({"valid_from": None}, "valid_from"),
        ({"granted_hours": None}, "granted_hours"),
        ({"granted_hours": Decimal(0)}, "granted_hours"),
        ({"valid_to": TODAY - timedelta(days=1)}, "valid_to"),
        ({"outcome": DecisionOutcome.REFUSAL}, "reasons"),
        ({"outcome": DecisionOutcome.PARTIAL, "reasons": "  "}, "reasons"),
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


DAYS = st.integers(0, 60)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("decide"), DAYS, st.one_of(st.none(), DAYS)),
        st.tuples(st.just("end"), st.integers(0, 5), DAYS),
    ),
    max_size=8,
)
OVERLAPS = """
SELECT count(*) FROM cases_decision a JOIN cases_decision b ON a.client_id = b.client_id AND a.id < b.id
WHERE daterange(a.valid_from, least(a.valid_to, a.ended_on), '[]')
   && daterange(b.valid_from, least(b.valid_to, b.ended_on), '[]')
"""


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_sequence_of_deciding_and_ending_leaves_an_overlap(cast, steps):
    person = actions.register_client(by=cast.caseworker, today=TODAY, birth_year=1990, sex="man")
    case = cast.case(person)
    made = []
    for verb, first, second in steps:
        try:
            if verb == "decide":
                valid_from = TODAY + timedelta(days=first)
                valid_to = None if second is None else valid_from + timedelta(days=second)
                made.append(decide(case, by=cast.caseworker, valid_from=valid_from, valid_to=valid_to))
            elif made:
                number = first % len(made)
                made[number] = actions.end_decision(
                    made[number],
                    by=cast.caseworker,
                    today=TODAY,
                    ended_on=TODAY + timedelta(days=second),
                    reason="flyttat",
                    version=made[number].version,
                )
        except RuleBroken:
            continue
    with connection.cursor() as cursor:
        cursor.execute(OVERLAPS)
        assert cursor.fetchone() == (0,)
    assert case.decisions.count() == len(made)


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
    assert "gäller från en dag före beslutsdagen" in page
    assert "efterregistrerat 12 dagar" in page


def test_a_decision_of_today_for_tomorrow_is_not_marked(cast, case):
    decision = decide(case, by=cast.caseworker, valid_from=TODAY + timedelta(days=1))
    page = browser(cast.caseworker).get(reverse("decision", args=[decision.pk])).content.decode()
    assert "före beslutsdagen" not in page
    assert "efterregistrerat" not in page
