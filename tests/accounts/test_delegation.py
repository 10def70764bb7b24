from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts import actions
from accounts.models import Delegation
from accounts.rules import Power
from boendestod.errors import NotPermitted, RuleBroken
from tests.cast import TODAY
from tests.walkers import foreign
from tests.web import browser, errors, filled, send

TOMORROW = TODAY + timedelta(days=1)
TYPED = {"power": Power.REFUSE, "valid_from": "2026-03-02", "source": "punkt 4.3"}


@pytest.fixture
def newcomer(cast):
    """A caseworker whom nobody has delegated anything to."""
    user = cast.caseworker
    Delegation.objects.filter(user=user).delete()
    return user


def delegate(user, *, by, power=Power.GRANT, valid_from=TODAY, **content):
    return actions.delegate(
        by=by, user=user, power=power, valid_from=valid_from, source="punkt 4.2", **content
    )


def page():
    return reverse("delegations")


def end_page(delegation):
    return reverse("delegation_end", args=[delegation.pk])


@pytest.mark.parametrize("role", ["section_leader", "system_admin"])
def test_who_keeps_the_register_enters_a_row(cast, newcomer, role):
    answer = send(browser(getattr(cast, role)), page(), user=newcomer.pk, **TYPED)
    assert answer.url == page()
    row = Delegation.objects.get(user=newcomer)
    assert (row.power, row.valid_from, row.valid_to, row.source) == ("refuse", TODAY, None, "punkt 4.3")
    assert (row.recorded_by, row.municipality) == (getattr(cast, role), cast.municipality)


def test_the_register_says_who_may_do_what_and_until_when(cast, newcomer):
    delegate(newcomer, by=cast.section_leader, valid_to=date(2026, 12, 31))
    text = browser(newcomer).get(page()).content.decode()
    assert "bevilja stöd" in text
    assert "31 december 2026" in text
    assert "punkt 4.2" in text


def test_the_authority_reads_without_a_form_and_the_provider_not_at_all(cast, newcomer):
    for role in ("caseworker", "reviewer"):
        answer = browser(getattr(cast, role)).get(page())
        assert answer.status_code == 200
        assert answer.context["form"] is None
        assert "Avsluta" not in answer.content.decode()
    for role in ("coordinator", "support_worker", "unit_manager"):
        assert browser(getattr(cast, role)).get(page()).status_code == 403


@pytest.mark.parametrize("role", ["caseworker", "coordinator", "support_worker", "unit_manager", "reviewer"])
def test_nobody_else_enters_or_ends_rows(cast, newcomer, role):
    row = delegate(newcomer, by=cast.section_leader)
    user = getattr(cast, role)
    with pytest.raises(NotPermitted):
        delegate(newcomer, by=user, power=Power.END)
    with pytest.raises(NotPermitted):
        actions.end_delegation(row, by=user, today=TODAY, valid_to=TODAY)
    browser(user).post(page(), {"user": newcomer.pk, **TYPED})
    assert browser(user).post(end_page(row), {"valid_to": "2026-03-02"}).status_code == 403
    assert Delegation.objects.filter(user=newcomer).get().valid_to is None


def test_a_section_leader_keeps_the_units_rows_only(cast, newcomer):
    other = cast.other_caseworker
    Delegation.objects.filter(user=other).delete()
    with pytest.raises(RuleBroken, match="arbetar här"):
        delegate(other, by=cast.section_leader)
    row = delegate(other, by=cast.system_admin)
    assert browser(cast.section_leader).get(end_page(row)).status_code == 404
    assert browser(cast.system_admin).get(end_page(row)).status_code == 200


def test_another_municipality_neither_sees_nor_ends_a_row(cast, newcomer):
    row = delegate(newcomer, by=cast.section_leader)
    elsewhere = browser(foreign().system_admin)
    assert str(newcomer) not in elsewhere.get(page()).content.decode()
    assert elsewhere.post(end_page(row), {"valid_to": "2026-03-02"}).status_code == 404


@pytest.mark.parametrize(
    ("again", "refused"),
    [
        ({"valid_from": date(2026, 6, 30)}, True),
        ({"valid_from": date(2020, 1, 1), "valid_to": TODAY}, True),
        ({"valid_from": date(2020, 1, 1)}, True),
        ({"valid_from": date(2026, 7, 1)}, False),
        ({"valid_from": date(2020, 1, 1), "valid_to": TODAY - timedelta(days=1)}, False),
        ({"power": Power.END}, False),
    ],
)
def test_one_power_is_held_once_at_a_time(cast, newcomer, again, refused):
    delegate(newcomer, by=cast.section_leader, valid_to=date(2026, 6, 30))
    if refused:
        with pytest.raises(RuleBroken, match="har redan"):
            delegate(newcomer, by=cast.section_leader, **again)
    else:
        delegate(newcomer, by=cast.section_leader, **again)
    assert Delegation.objects.filter(user=newcomer).count() == (1 if refused else 2)


@pytest.mark.parametrize(
    "wrong",
    [
        {"user": ""},
        {"power": "allt"},
        {"valid_from": "2026-02-30"},
        {"valid_to": "2026-03-01"},
        {"source": ""},
    ],
)
def test_bad_input_enters_nothing(cast, newcomer, wrong):
    typed = {"user": newcomer.pk, **TYPED} | wrong
    answer = send(browser(cast.section_leader), page(), **typed)
    assert list(errors(answer)) == list(wrong)
    assert not Delegation.objects.filter(user=newcomer).exists()


def test_the_same_form_sent_twice_enters_one_row(cast, newcomer):
    desk = browser(cast.section_leader)
    typed = filled(desk.get(page()), user=newcomer.pk, **TYPED)
    assert desk.post(page(), typed).url == desk.post(page(), typed).url
    assert Delegation.objects.filter(user=newcomer).count() == 1


def test_a_delegation_ends_on_its_last_day(cast, newcomer):
    row = delegate(newcomer, by=cast.section_leader)
    answer = send(browser(cast.section_leader), end_page(row), valid_to="2026-03-03")
    assert answer.url == page()
    assert Delegation.objects.holds(newcomer, Power.GRANT, TOMORROW)
    assert not Delegation.objects.holds(newcomer, Power.GRANT, TOMORROW + timedelta(days=1))


def test_days_that_have_been_are_not_taken_back(cast, newcomer):
    row = delegate(newcomer, by=cast.section_leader, valid_from=date(2026, 1, 1))
    answer = send(browser(cast.section_leader), end_page(row), valid_to="2026-03-01")
    assert list(errors(answer)) == ["valid_to"]
    assert Delegation.objects.get(pk=row.pk).valid_to is None


def test_an_ended_delegation_is_not_made_longer(cast, newcomer):
    row = delegate(newcomer, by=cast.section_leader, valid_to=TOMORROW)
    with pytest.raises(RuleBroken, match="slutar redan"):
        actions.end_delegation(row, by=cast.section_leader, today=TODAY, valid_to=TOMORROW)
    actions.end_delegation(row, by=cast.section_leader, today=TODAY, valid_to=TODAY)
    assert Delegation.objects.get(pk=row.pk).valid_to == TODAY
