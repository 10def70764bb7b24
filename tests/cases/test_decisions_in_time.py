"""Decisions beside each other in time: no overlap, and every gap is seen."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boendestod.errors import RuleBroken
from cases import actions
from cases.models import Case, Decision
from cases.rules import Period, gaps
from tests.cases.deciding import decide
from tests.cast import TODAY
from tests.web import browser


@pytest.fixture
def case(cast):
    return cast.case()


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
