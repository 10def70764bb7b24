"""The reviewer's sample: drawn by chance over all providers, and the only cases that the reviewer sees."""

from collections import Counter

import pytest

from boendestod.errors import NotPermitted, RuleBroken
from cases.models import Case
from oversight import actions
from oversight.models import AuditDraw
from oversight.rules import sample_size
from tests.cast import TODAY, make_cast
from tests.oversight.case_files import import_rows, row
from tests.web import browser, filled, send

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


def drawn(reviewer) -> set[str]:
    return set(AuditDraw.objects.visible_to(reviewer).values_list("case__case_ref", flat=True))


def test_a_tenth_of_each_provider_rounded_up_and_at_least_one(cast, running):
    actions.draw_for_audit(by=cast.reviewer, today=TODAY, seed=1)
    assert Counter(ref[0] for ref in drawn(cast.reviewer)) == {"S": 3, "A": 1}
    assert [sample_size(cases) for cases in (1, 10, 11, 20)] == [1, 1, 2, 2]


def test_the_same_seed_draws_the_same_and_another_draws_others(cast, running):
    samples = []
    for number, seed in enumerate((1, 1, 2)):
        reviewer = cast.user(f"granskare{number}", "reviewer")
        actions.draw_for_audit(by=reviewer, today=TODAY, seed=seed)
        samples.append(drawn(reviewer))
    assert samples[0] == samples[1] != samples[2]


def test_a_case_is_drawn_once_until_there_are_no_more(cast, running):
    for seed in range(7):
        actions.draw_for_audit(by=cast.reviewer, today=TODAY, seed=seed)
    assert len(drawn(cast.reviewer)) == 24
    with pytest.raises(RuleBroken, match="inga fler pågående ärenden"):
        actions.draw_for_audit(by=cast.reviewer, today=TODAY, seed=8)


def test_cases_that_do_not_run_are_not_drawn(cast, running):
    cast.draft()
    Case.objects.filter(case_ref__startswith="A-").update(closed_on=TODAY, close_reason="Flyttat")
    actions.draw_for_audit(by=cast.reviewer, today=TODAY, seed=1)
    assert {ref[0] for ref in drawn(cast.reviewer)} == {"S"}


def test_the_reviewer_draws_on_the_page_and_can_open_what_was_drawn(cast, running, desk):
    assert "Inga ärenden ännu" in desk.get(PAGE).text
    assert send(desk, PAGE).url == PAGE
    page = desk.get(PAGE)
    assert "Dina ärenden (4)" in page.text
    for draw in AuditDraw.objects.all():
        assert desk.get(f"/arenden/{draw.case_id}/").status_code == 200
    outside = Case.objects.exclude(audit_draws__reviewer=cast.reviewer).first()
    assert desk.get(f"/arenden/{outside.pk}/").status_code == 404


def test_when_there_is_nothing_to_draw_the_page_says_so(desk):
    assert "Det finns inga fler pågående ärenden att dra." in send(desk, PAGE).text


def test_the_form_sent_twice_draws_once(running, desk):
    form = filled(desk.get(PAGE))
    desk.post(PAGE, form)
    desk.post(PAGE, form)
    assert AuditDraw.objects.count() == 4


def test_other_roles_may_not_and_another_reviewer_does_not_see(cast, running, desk):
    send(desk, PAGE)
    for user in (cast.caseworker, cast.system_admin, cast.unit_manager):
        assert browser(user).get(PAGE).status_code == 403
        with pytest.raises(NotPermitted):
            actions.draw_for_audit(by=user, today=TODAY, seed=1)
    other = make_cast("Annanstad").user("gunnar", "reviewer")
    assert "Inga ärenden ännu" in browser(other).get(PAGE).text
