from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.models import Delegation, LimitRule
from accounts.rules import LimitKey, Power
from boendestod.errors import NotPermitted, RuleBroken
from cases.models import Application, Case, Decision, Investigation
from cases.rules import Channel, DecisionOutcome, RefusalGround
from tests.cases.deciding import REFUSAL, TYPED, decide, page_of
from tests.cast import TODAY
from tests.web import browser, errors, filled, send


@pytest.fixture
def case(cast):
    return cast.case()


def test_an_approval_is_kept_with_its_law_and_who_decided(cast, case):
    page = send(browser(cast.caseworker), page_of(case), **TYPED)
    decision = Decision.objects.get()
    assert page.url == reverse("decision", args=[decision.pk])
    assert (decision.granted_hours, decision.granted_per) == (Decimal("7.5"), "week")
    assert (decision.decided_by, decision.legal_basis) == (cast.caseworker, "11 kap. 1 § SoL (2025:400)")
    assert Case.objects.get().support_since == TODAY


def test_the_form_says_how_long_the_municipality_lets_decisions_be_and_refuses_none(cast, case):
    LimitRule.objects.create(
        municipality=cast.municipality, key=LimitKey.DECISION_MONTHS, value=6, valid_from=TODAY
    )
    desk = browser(cast.caseworker)
    told = desk.get(page_of(case)).context["form"]["valid_to"].help_text
    assert "Kommunens riktlinje: omkring 6 månader." in told
    assert send(desk, page_of(case), **TYPED | {"valid_to": "2029-01-31"}).status_code == 302


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
