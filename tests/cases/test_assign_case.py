import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from cases import actions
from cases.models import Case
from tests.web import browser, errors, filled, send


@pytest.fixture
def case(cast):
    return cast.case()


def test_the_case_goes_to_another_caseworker_of_the_unit(cast, case):
    page = send(
        browser(cast.section_leader),
        reverse("case_assign", args=[case.pk]),
        caseworker=cast.section_leader.pk,
    )
    assert page.url == reverse("case", args=[case.pk])
    assert Case.objects.get().caseworker == cast.section_leader


def test_a_caseworker_of_another_unit_is_no_choice(cast, case):
    page = send(
        browser(cast.caseworker), reverse("case_assign", args=[case.pk]), caseworker=cast.other_caseworker.pk
    )
    assert errors(page)["caseworker"]
    with pytest.raises(RuleBroken, match="ärendets enhet"):
        actions.assign_case(case, by=cast.caseworker, caseworker=cast.other_caseworker, version=1)


def test_only_the_authority_assigns_cases(cast, case):
    with pytest.raises(NotPermitted):
        actions.assign_case(case, by=cast.unit_manager, caseworker=cast.caseworker, version=1)


def test_another_unit_finds_no_such_case(cast, case):
    url = reverse("case_assign", args=[case.pk])
    desk = browser(cast.other_caseworker)
    assert desk.get(url).status_code == desk.post(url).status_code == 404


def test_two_assigning_at_once_do_not_overwrite_each_other(cast, case):
    desk = browser(cast.caseworker)
    url = reverse("case_assign", args=[case.pk])
    typed = filled(desk.get(url), caseworker=cast.caseworker.pk)
    actions.assign_case(case, by=cast.section_leader, caseworker=cast.section_leader, version=1)
    assert "Någon annan har ändrat" in errors(desk.post(url, typed))["__all__"][0]
    with pytest.raises(StaleVersion):
        actions.assign_case(case, by=cast.caseworker, caseworker=cast.caseworker, version=1)
    assert Case.objects.get().caseworker == cast.section_leader


def test_the_same_form_sent_twice_assigns_once(cast, case):
    desk = browser(cast.caseworker)
    url = reverse("case_assign", args=[case.pk])
    typed = filled(desk.get(url), caseworker=cast.section_leader.pk)
    desk.post(url, typed)
    desk.post(url, typed)
    assert Case.objects.get().version == 2
