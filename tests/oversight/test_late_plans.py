"""Why a plan is late: said by the provider, seen by both sides beside what is late, and counted."""

from datetime import timedelta

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from oversight import actions, flags
from oversight.models import Flag
from oversight.rules import EXPLAINED, FlagRule
from plans import actions as plan_actions
from plans.models import LatePlan
from plans.rules import LateReason
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser, errors, filled, send

DUE = TODAY + timedelta(days=14)
LATE = DUE + timedelta(days=17)


@pytest.fixture
def order(cast, time_machine):
    """Received a month ago, without a plan, and flagged for it."""
    order = cast.accepted()
    flags.raise_flags(LATE)
    time_machine.move_to(at(LATE, 12), tick=False)
    return order


def explain(order, by, **said):
    given = {"rule": FlagRule.PLAN_NOT_BEGUN, "reason": LateReason.NO_CONTACT}
    return actions.explain_late(order, by=by, today=LATE, **(given | said))


def page_of(user, order):
    return browser(user).get(reverse("late_plan_new", args=[order.pk]))


def test_the_reason_is_kept_with_the_day_that_passed_and_who_said_it(cast, order):
    given = explain(order, cast.support_worker, comment="Tre brev, ingen svarar")
    assert (given.rule, given.due_on, given.given_by) == ("plan_not_begun", DUE, cast.support_worker)
    assert given.history.get().history_change_reason == "plan.explain_late"


@pytest.mark.parametrize("key", sorted(set(FlagRule) - EXPLAINED))
def test_only_the_plans_own_days_are_explained(cast, order, key):
    with pytest.raises(RuleBroken) as refused:
        explain(order, cast.support_worker, rule=key)
    assert refused.value.code == "unknown_rule"


def test_what_is_not_late_needs_no_reason(cast, order):
    with pytest.raises(RuleBroken) as refused:
        explain(order, cast.support_worker, rule=FlagRule.PLAN_FOLLOWUP_OVERDUE)
    assert refused.value.code == "not_late"
    plan_actions.begin(order, by=cast.support_worker, today=LATE, begun_on=LATE)
    with pytest.raises(RuleBroken) as refused:
        explain(order, cast.support_worker)
    assert refused.value.code == "not_late"


def test_the_due_day_itself_is_not_late(cast, time_machine):
    order = cast.accepted()
    with pytest.raises(RuleBroken):
        actions.explain_late(
            order, by=cast.support_worker, today=DUE, rule="plan_not_begun", reason=LateReason.STAFF
        )


@pytest.mark.parametrize("comment", ["", "   "])
def test_another_reason_is_told_in_words(cast, order, comment):
    with pytest.raises(RuleBroken) as refused:
        explain(order, cast.support_worker, reason=LateReason.OTHER, comment=comment)
    assert refused.value.field == "comment"


@pytest.mark.parametrize("role", ["caseworker", "section_leader", "reviewer", "system_admin"])
def test_the_provider_says_why_and_nobody_else(cast, order, role):
    with pytest.raises(NotPermitted):
        explain(order, getattr(cast, role))


# --- On the page -------------------------------------------------------------------------------------------


def test_the_worker_chooses_the_reason_on_the_page(cast, order):
    client = browser(cast.support_worker)
    url = reverse("late_plan_new", args=[order.pk])
    sent = send(client, url, rule="plan_not_begun", reason="no_contact")
    assert sent.url == reverse("case", args=[order.case_id])
    assert LatePlan.objects.get().reason == LateReason.NO_CONTACT
    assert "får inte kontakt med personen" in client.get(url).content.decode()


def test_the_link_from_the_flag_has_chosen_the_rule(cast, order):
    page = browser(cast.support_worker).get(
        reverse("late_plan_new", args=[order.pk]) + "?regel=plan_not_received"
    )
    assert page.context["form"]["rule"].value() == "plan_not_received"


def test_the_form_sent_twice_is_one_reason(cast, order):
    client = browser(cast.support_worker)
    url = reverse("late_plan_new", args=[order.pk])
    typed = filled(client.get(url), rule="plan_not_begun", reason="staff")
    assert client.post(url, typed).url == client.post(url, typed).url
    assert LatePlan.objects.count() == 1


def test_another_reason_without_words_is_told_at_the_field_and_what_is_typed_stays(cast, order):
    page = send(
        browser(cast.support_worker),
        reverse("late_plan_new", args=[order.pk]),
        rule="plan_not_begun",
        reason="other",
    )
    assert errors(page)["comment"] == ["Skriv vad orsaken är."]
    assert page.context["form"]["reason"].value() == "other"


def test_when_nothing_is_late_the_page_says_so(cast):
    assert "Inget är försenat" in page_of(cast.support_worker, cast.accepted()).content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("coordinator", 200),
        ("caseworker", 403),
        ("colleague", 404),
        ("other_coordinator", 404),
        ("other_caseworker", 404),
    ],
)
def test_who_opens_the_page(cast, order, role, status):
    assert page_of(getattr(cast, role), order).status_code == status


# --- Where it shows ----------------------------------------------------------------------------------------


def shown(user, url) -> str:
    return browser(user).get(url).content.decode()


@pytest.mark.parametrize("role", ["support_worker", "unit_manager", "caseworker", "section_leader"])
def test_both_sides_see_why_on_the_case_and_in_the_list(cast, order, role):
    user = getattr(cast, role)
    case_url = reverse("case", args=[order.case_id])
    assert "Ingen orsak angiven" in shown(user, case_url)
    explain(order, cast.support_worker)
    for url in (case_url, reverse("flags")):
        assert "Orsak: får inte kontakt med personen" in shown(user, url)


def test_the_latest_reason_holds_and_the_first_stays_readable(cast, order, time_machine):
    explain(order, cast.support_worker)
    time_machine.move_to(at(LATE, 13), tick=False)
    explain(order, cast.support_worker, reason=LateReason.OTHER, comment="Flyttar i maj")
    text = shown(cast.caseworker, reverse("flags"))
    assert "Orsak: Flyttar i maj" in text
    assert "får inte kontakt" not in text.split("<table")[1].split("</table")[0]
    assert "Får inte kontakt med personen" in shown(cast.caseworker, reverse("case", args=[order.case_id]))


def test_a_reason_belongs_to_the_day_that_passed(cast, order):
    explain(order, cast.support_worker)
    Flag.objects.filter(rule=FlagRule.PLAN_NOT_BEGUN).update(due_on=DUE + timedelta(days=1))
    flag = Flag.objects.with_reason().get(rule=FlagRule.PLAN_NOT_BEGUN)
    assert flag.why == ""


def test_only_the_provider_is_asked_for_the_reason(cast, order):
    link = reverse("late_plan_new", args=[order.pk])
    assert link in shown(cast.support_worker, reverse("flags"))
    assert link not in shown(cast.caseworker, reverse("flags"))


def test_the_overview_counts_the_reasons_and_each_opens_its_list(cast, order, time_machine):
    time_machine.move_to(at(TODAY, 12), tick=False)
    cast.accepted(cast.case(cast.client(NUMBERS[1], "Åke", "Öst")))
    flags.raise_flags(LATE)
    time_machine.move_to(at(LATE, 12), tick=False)
    explain(order, cast.support_worker)
    for role in ("unit_manager", "section_leader"):
        client = browser(getattr(cast, role))
        reasons = client.get(reverse("overview")).context["reasons"]
        assert [(why, count) for why, count, _ in reasons] == [
            ("får inte kontakt med personen", 1),
            ("ingen orsak angiven", 3),
        ]
        for _, count, url in reasons:
            assert client.get(url).context["page_obj"].paginator.count == count


def test_an_unread_plan_is_not_the_providers_to_explain(cast, time_machine):
    cast.agreed()
    flags.raise_flags(LATE, keys=[FlagRule.PLAN_UNREAD])
    time_machine.move_to(at(LATE, 12), tick=False)
    text = shown(cast.support_worker, reverse("flags"))
    assert "Planen är inte läst" in text
    assert "orsak angiven" not in text.split("<table")[1].split("</table")[0]
