from datetime import date, timedelta

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from cases import actions
from cases.models import Child, Client
from cases.rules import counts_as_minor, is_minor
from tests.cast import TODAY
from tests.web import browser, errors, filled, send

from .desk import CHILD


@pytest.fixture
def case(cast):
    return cast.case()


def add(cast, case, *, by=None, **content):
    return actions.add_child(case, by=by or cast.caseworker, today=TODAY, **CHILD | content)


def change(cast, child, *, version=1, by=None, **content):
    return actions.change_child(
        child, by=by or cast.caseworker, today=TODAY, version=version, **CHILD | content
    )


def known_children():
    return Client.objects.get().minor_children


@pytest.mark.parametrize(("year", "minor"), [(2007, False), (2008, True), (2026, True)])
def test_a_child_counts_through_the_year_of_the_eighteenth_birthday(year, minor):
    assert is_minor(year, TODAY) is minor
    assert counts_as_minor(year, "with_person", TODAY) is minor
    assert not counts_as_minor(year, "expected", TODAY)


def test_a_child_is_written_in_without_a_name(cast, case):
    page = send(browser(cast.caseworker), reverse("child_new", args=[case.pk]), **CHILD)
    assert page.url == reverse("children", args=[case.pk])
    child = Child.objects.get()
    assert (child.birth_year, child.review_on) == (2015, CHILD["review_on"])
    assert child.history.get().history_user == cast.caseworker
    assert "Barn fött 2015" in browser(cast.caseworker).get(page.url).content.decode()


def test_the_persons_number_of_children_follows_upwards_and_never_down(cast, case):
    assert known_children() is None
    add(cast, case)
    assert known_children() == 1
    Client.objects.update(minor_children=3)
    child = add(cast, case)
    assert known_children() == 3
    Child.objects.filter(pk=child.pk).update(birth_year=2008)
    change(cast, child, birth_year=2009)
    assert known_children() == 3


def test_an_expected_child_is_looked_at_again_when_it_is_born_and_then_counts(cast, case):
    with pytest.raises(RuleBroken) as refused:
        add(cast, case, lives="expected", birth_year=2026, review_on=None)
    assert refused.value.field == "review_on"
    child = add(cast, case, lives="expected", birth_year=2026, review_on=date(2026, 6, 1))
    assert known_children() is None
    assert str(child) == "Barn väntas 2026"
    change(cast, child, lives="with_person", birth_year=2026)
    assert known_children() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"birth_year": 2007}, "birth_year"),
        ({"birth_year": 2027}, "birth_year"),
        ({"birth_year": 2028, "lives": "expected"}, "birth_year"),
        ({"review_on": TODAY - timedelta(days=1)}, "review_on"),
    ],
)
def test_what_cannot_be_is_refused_at_the_field(cast, case, wrong, field):
    with pytest.raises(RuleBroken) as refused:
        add(cast, case, **wrong)
    assert refused.value.field == field


def test_the_birth_year_is_asked_for(cast, case):
    page = send(browser(cast.caseworker), reverse("child_new", args=[case.pk]), lives="contact")
    assert "birth_year" in errors(page)


def test_the_day_to_look_again_moves_on_also_when_it_has_passed(cast, case, time_machine):
    child = add(cast, case)
    Child.objects.update(review_on=TODAY - timedelta(days=3))
    child.refresh_from_db()
    kept = change(cast, child, regard="Nytt", review_on=child.review_on)
    assert kept.regard == "Nytt"
    with pytest.raises(RuleBroken):
        change(cast, child, version=2, review_on=TODAY - timedelta(days=1))
    assert change(cast, child, version=2, review_on=TODAY).review_on == TODAY


def test_a_child_is_changed_from_its_own_page(cast, case):
    child = add(cast, case)
    page = send(browser(cast.caseworker), reverse("child_edit", args=[child.pk]), regard="Stöd på dagtid.")
    assert page.url == reverse("children", args=[case.pk])
    child.refresh_from_db()
    assert (child.regard, child.version) == ("Stöd på dagtid.", 2)


def test_a_lost_update_is_told(cast, case):
    child = add(cast, case)
    change(cast, child, by=cast.section_leader, regard="Kollegans")
    with pytest.raises(StaleVersion):
        change(cast, child, regard="Min")


def test_a_closed_case_keeps_its_children_as_they_are(cast, case):
    child = add(cast, case)
    case.refresh_from_db()
    case.closed_on, case.close_reason = TODAY, "Flyttat"
    case.save_change(by=None, reason="test")
    for verb in (lambda: add(cast, case), lambda: change(cast, child, regard="Ny")):
        with pytest.raises(RuleBroken, match="avslutat"):
            verb()


def test_a_provider_writes_nothing_about_children(cast, case):
    child = add(cast, case)
    for verb in (
        lambda: add(cast, case, by=cast.coordinator),
        lambda: change(cast, child, by=cast.coordinator),
    ):
        with pytest.raises(NotPermitted):
            verb()


def test_another_unit_and_the_provider_find_no_child(cast, case):
    child = add(cast, case)
    for user in (cast.other_caseworker, cast.support_worker):
        assert browser(user).get(reverse("child_edit", args=[child.pk])).status_code == 404
        assert browser(user).get(reverse("children", args=[case.pk])).status_code == 404


def test_the_same_form_sent_twice_makes_one_child(cast, case):
    desk, url = browser(cast.caseworker), reverse("child_new", args=[case.pk])
    typed = filled(desk.get(url), **CHILD)
    assert desk.post(url, typed).url == desk.post(url, typed).url
    assert Child.objects.count() == 1
