import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from cases import actions
from cases.models import Case
from tests.cast import TODAY
from tests.web import browser, errors, filled, send


def close(case):
    Case.objects.filter(pk=case.pk).update(closed_on=TODAY, close_reason="flyttat")


def test_a_person_may_have_a_new_case_when_the_last_is_closed(cast):
    client = cast.client()
    close(cast.case(client))
    page = send(
        browser(cast.caseworker), reverse("case_new", args=[client.pk]), caseworker=cast.section_leader.pk
    )
    case = Case.objects.get(closed_on=None)
    assert page.url == reverse("case", args=[case.pk])
    assert (case.caseworker, case.opened_on) == (cast.section_leader, TODAY)


def test_one_open_case_a_unit(cast):
    client = cast.case().client
    page = send(browser(cast.caseworker), reverse("case_new", args=[client.pk]))
    assert "redan ett öppet ärende" in errors(page)["__all__"][0]
    assert Case.objects.count() == 1


def test_only_the_authority_opens_cases(cast):
    client = cast.client()
    with pytest.raises(NotPermitted):
        actions.open_case(client, by=cast.coordinator, today=TODAY, target_area="socialpsykiatri")


def test_a_caseworker_of_another_unit_cannot_be_given_the_case(cast):
    with pytest.raises(RuleBroken) as refused:
        actions.open_case(
            cast.client(),
            by=cast.caseworker,
            today=TODAY,
            target_area="socialpsykiatri",
            caseworker=cast.other_caseworker,
        )
    assert refused.value.field == "caseworker"


def test_another_unit_finds_no_such_person(cast):
    client = cast.case().client
    assert browser(cast.other_caseworker).get(reverse("case_new", args=[client.pk])).status_code == 404


def test_the_same_form_sent_twice_opens_one_case(cast):
    client = cast.client()
    close(cast.case(client))
    desk = browser(cast.caseworker)
    url = reverse("case_new", args=[client.pk])
    typed = filled(desk.get(url))
    assert desk.post(url, typed).url == desk.post(url, typed).url
    assert Case.objects.filter(closed_on=None).count() == 1
