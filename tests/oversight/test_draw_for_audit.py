"""The reviewer's sample: drawn by chance over all providers, and the only cases that the reviewer sees."""

from collections import Counter
from uuid import uuid4

import pytest

from accounts.models import LimitRule
from boendestod.errors import NotPermitted, RuleBroken
from cases.models import Case
from oversight.auditing import actions
from oversight.models import AuditDraw, AuditRound
from oversight.rules import sample_size
from tests.cast import TODAY, make_cast
from tests.oversight.case_files import import_rows, row
from tests.web import browser, errors, filled, send

PAGE = "/granskning/"


@pytest.fixture
def running(cast):
    """21 cases at one provider, 3 at another, and one elsewhere."""
    ours = {"municipality": "Provstad", "unit": "Norra"}
    many = [row(case_ref=f"S-{number}", **ours) for number in range(21)]
    few = [
        row(case_ref=f"A-{number}", provider="Annat stöd", provider_kind="privat LOV", **ours)
        for number in range(3)
    ]
    import_rows(*many, *few, row(municipality="Ånge"))


@pytest.fixture
def desk(cast):
    return browser(cast.reviewer)


@pytest.fixture
def colleague(cast):
    return cast.user("gustav", "reviewer")


def draw(reviewer, seed: int = 1, **content) -> AuditRound:
    return actions.draw_for_audit(by=reviewer, today=TODAY, seed=seed, **content)


def refs(round_: AuditRound) -> set[str]:
    return set(round_.draws.values_list("case__case_ref", flat=True))


def test_a_tenth_of_each_provider_rounded_up_and_at_least_one(cast, running):
    round_ = draw(cast.reviewer)
    assert Counter(ref[0] for ref in refs(round_)) == {"S": 3, "A": 1}
    assert round_.strata == [
        {"provider": "Annat stöd", "running": 3, "drawn": 1},
        {"provider": "Stödet", "running": 21, "drawn": 3},
    ]
    assert [sample_size(cases) for cases in (0, 1, 10, 11, 20)] == [0, 1, 1, 2, 2]


def test_a_provider_with_one_case_has_it_drawn(cast):
    import_rows(row(municipality="Provstad", unit="Norra"))
    assert refs(draw(cast.reviewer)) == {"A-1"}


def test_the_share_is_the_municipalitys_own_on_the_day(cast, running):
    LimitRule.objects.create(municipality=cast.municipality, key="audit_percent", value=50, valid_from=TODAY)
    round_ = draw(cast.reviewer)
    assert round_.percent == 50
    assert Counter(ref[0] for ref in refs(round_)) == {"S": 11, "A": 2}


def test_the_same_seed_draws_the_same_whoever_draws_and_another_draws_others(cast, running, colleague):
    first, again, others = draw(cast.reviewer), draw(colleague), draw(cast.reviewer, seed=2)
    assert refs(first) == refs(again) != refs(others)
    assert refs(draw(cast.reviewer)) == refs(first)


def test_a_case_with_two_providers_is_drawn_once_and_counts_for_both(cast):
    order = cast.accepted()
    order.pk, order.provider = uuid4(), cast.other_provider
    order._state.adding = True
    order.save_change(by=None, reason="order.accept")
    round_ = draw(cast.reviewer)
    assert round_.draws.count() == 1
    assert [(each["running"], each["drawn"]) for each in round_.strata] == [(1, 1), (1, 1)]


def test_cases_that_do_not_run_are_not_drawn(cast, running):
    cast.draft()
    Case.objects.filter(case_ref__startswith="A-").update(closed_on=TODAY, close_reason="Flyttat")
    assert {ref[0] for ref in refs(draw(cast.reviewer))} == {"S"}


def test_without_running_cases_there_is_nothing_to_draw(cast, desk):
    with pytest.raises(RuleBroken, match="inga pågående ärenden"):
        draw(cast.reviewer)
    assert "Det finns inga pågående ärenden att dra." in send(desk, PAGE).text
    assert not AuditRound.objects.exists()


def test_a_case_drawn_in_two_rounds_is_one_case_to_the_reviewer(cast, running, desk):
    first, second = draw(cast.reviewer), draw(cast.reviewer)
    assert refs(first) == refs(second)
    drawn = Case.objects.visible_to(cast.reviewer)
    assert drawn.count() == len(refs(first))
    assert desk.get(f"/arenden/{drawn.first().pk}/").status_code == 200


# --- Two reviewers ---------------------------------------------------------------------------------------------
def test_the_second_reviewer_gets_the_same_files(cast, running, colleague):
    round_ = draw(cast.reviewer, second=colleague)
    first, second = (set(round_.draws.filter(is_second=it).values_list("case")) for it in (False, True))
    assert first == second
    assert AuditDraw.objects.visible_to(colleague).count() == 4


def test_the_second_is_another_reviewer_who_works_here_now(cast, running, colleague):
    foreign = make_cast("Annanstad").user("gunnar", "reviewer")
    gone = cast.user("gro", "reviewer")
    gone.memberships.update(ended_on=TODAY)
    for wrong in (cast.reviewer, cast.caseworker, foreign, gone):
        with pytest.raises(RuleBroken) as refused:
            draw(cast.reviewer, second=wrong)
        assert refused.value.field == "second"
    page = send(browser(cast.reviewer), PAGE, second=str(gone.pk))
    assert list(errors(page)) == ["second"]


# --- The page --------------------------------------------------------------------------------------------------
def test_the_reviewer_draws_on_the_page_and_can_open_what_was_drawn(cast, running, desk):
    assert "Inga ärenden ännu" in desk.get(PAGE).text
    assert send(desk, PAGE, seed="7").url == PAGE
    page = desk.get(PAGE)
    assert "Dina ärenden (4)" in page.text
    assert AuditRound.objects.get().seed == 7
    for each in AuditDraw.objects.all():
        assert desk.get(f"/arenden/{each.case_id}/").status_code == 200
    outside = Case.objects.exclude(audit_draws__reviewer=cast.reviewer).first()
    assert desk.get(f"/arenden/{outside.pk}/").status_code == 404


def test_a_seed_that_the_database_cannot_hold_is_told_beside_it(running, desk):
    for wrong in ("-1", "2147483648", "sju"):
        assert list(errors(send(desk, PAGE, seed=wrong))) == ["seed"]
    assert list(errors(send(desk, PAGE, title=" "))) == ["title"]
    assert not AuditRound.objects.exists()


def test_the_form_sent_twice_draws_once(running, desk):
    form = filled(desk.get(PAGE))
    desk.post(PAGE, form)
    desk.post(PAGE, form)
    assert AuditRound.objects.count() == 1


def test_what_was_drawn_before_there_were_rounds_is_still_the_reviewers(cast, running, desk):
    case = Case.objects.filter(case_ref="S-1").get()
    AuditDraw.objects.create(
        municipality=cast.municipality, case=case, reviewer=cast.reviewer, drawn_on=TODAY
    )
    assert "utan bedömningsmall" in desk.get(PAGE).text
    assert desk.get(f"/arenden/{case.pk}/").status_code == 200


def test_other_roles_may_not_and_another_reviewer_does_not_see(cast, running, desk):
    send(desk, PAGE)
    for user in (cast.caseworker, cast.system_admin, cast.unit_manager):
        assert browser(user).get(PAGE).status_code == 403
        with pytest.raises(NotPermitted):
            draw(user)
    other = make_cast("Annanstad").user("gunnar", "reviewer")
    assert "Inga ärenden ännu" in browser(other).get(PAGE).text
