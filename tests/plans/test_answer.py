"""The page where the person's answer is written in: each kind, and what is never lost or made up."""

import json

import pytest
from django.urls import reverse

from plans import actions
from plans.models import Plan, PlanAnswer
from plans.rules import Agreement, PlanState
from tests import web
from tests.cast import SIGNATURE, TODAY

pytestmark = pytest.mark.django_db

DRAWN = json.dumps(SIGNATURE)
SIGNED = {"agreement": Agreement.SIGNED, "signature": DRAWN}


@pytest.fixture
def plan(cast):
    return cast.proposed()


@pytest.fixture
def url(plan):
    return reverse("plan_agree", args=[plan.pk])


@pytest.fixture
def worker(cast):
    return web.browser(cast.support_worker)


def answered(plan: Plan) -> PlanAnswer | None:
    return PlanAnswer.objects.filter(version__plan=plan).first()


def test_a_drawn_name_is_kept_with_the_text_it_was_drawn_for(worker, plan, url):
    done = web.send(worker, url, **SIGNED)
    assert done.url == reverse("plan", args=[plan.pk])
    answer = answered(plan)
    assert answer.signature == SIGNATURE
    assert answer.version == plan.newest_version()
    assert Plan.objects.get(pk=plan.pk).state == PlanState.AGREED


def test_an_oral_yes_was_said_to_somebody_at_the_provider(worker, cast, plan, url):
    page = worker.get(url)
    told_to = page.context["form"]["told_to"]
    assert told_to.value() == cast.support_worker.pk
    assert cast.other_support_worker not in told_to.field.queryset
    web.send(worker, url, agreement=Agreement.ORAL, told_to=cast.coordinator.pk)
    assert answered(plan).told_to == cast.coordinator


def test_a_no_is_kept_with_the_reason(worker, plan, url):
    web.send(worker, url, agreement=Agreement.DECLINED, decline_reason="Vill vänta")
    assert answered(plan).reason == "Vill vänta"
    assert Plan.objects.get(pk=plan.pk).state == PlanState.DECLINED


def test_what_was_drawn_before_the_person_said_no_is_no_signature(worker, plan, url):
    web.send(worker, url, agreement=Agreement.DECLINED, decline_reason="Ångrade mig", signature=DRAWN)
    assert answered(plan).signature is None


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "agreement"),
        ({"agreement": Agreement.SIGNED}, "signature"),
        ({"agreement": Agreement.SIGNED, "signature": "[]"}, "signature"),
        ({"agreement": Agreement.SIGNED, "signature": "[[]]"}, "signature"),
        ({"agreement": Agreement.SIGNED, "signature": "[[[10, 10], [11, 11]]]"}, "signature"),
        ({"agreement": Agreement.SIGNED, "signature": "inte json"}, "signature"),
        ({"agreement": Agreement.SIGNED, "signature": '{"a": 1}'}, "signature"),
        ({"agreement": Agreement.SIGNED, "signature": "[[[0, 0], [4000, 90]]]"}, "signature"),
        ({"agreement": Agreement.SIGNED, "signature": "[[[0, 0], [NaN, 90]]]"}, "signature"),
        ({"agreement": Agreement.SIGNED, "signature": "[[[0, 0], [500.5, 90]]]"}, "signature"),
        ({"agreement": Agreement.SIGNED, "signature": '[[["<script>", 0], [500, 90]]]'}, "signature"),
        ({"agreement": Agreement.SIGNED, "signature": "[" * 60_000}, "signature"),
        (
            {"agreement": Agreement.SIGNED, "signature": json.dumps([[[1, 1], [900, 200]] * 4000])},
            "signature",
        ),
        (
            {"agreement": Agreement.SIGNED, "signature": json.dumps([[[1, 1], [900, 200]] * 90_000])},
            "signature",
        ),
        ({"agreement": Agreement.ORAL, "told_to": ""}, "told_to"),
        ({"agreement": Agreement.DECLINED, "decline_reason": "  "}, "decline_reason"),
        (SIGNED | {"agreed_on": "2026-03-03"}, "agreed_on"),
        (SIGNED | {"agreed_on": "2025-01-01"}, "agreed_on"),
        (SIGNED | {"agreed_on": ""}, "agreed_on"),
        (SIGNED | {"agreed_on": "2026-02-29"}, "agreed_on"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(worker, plan, url, typed, field):
    page = web.send(worker, url, **typed)
    assert page.status_code == 200
    assert field in web.errors(page)
    assert page.content.decode().count("<title>Fel: ") == 1
    assert answered(plan) is None
    assert Plan.objects.get(pk=plan.pk).state == PlanState.PROPOSED


def test_the_drawn_name_stays_in_a_form_that_was_refused(worker, url):
    page = web.send(worker, url, **SIGNED, agreed_on="2027-01-01")
    assert page.context["form"]["signature"].value() == DRAWN


def test_markup_in_the_strokes_stays_text_on_the_page(worker, url):
    page = web.send(worker, url, agreement=Agreement.SIGNED, signature='"><script>alert(1)</script>')
    assert b"<script>alert(1)" not in page.content


def test_told_to_somebody_elsewhere_is_refused(worker, cast, plan, url):
    page = web.send(worker, url, agreement=Agreement.ORAL, told_to=cast.other_support_worker.pk)
    assert "told_to" in web.errors(page)
    assert answered(plan) is None


def test_the_same_form_sent_twice_is_one_answer(worker, plan, url):
    form = web.filled(worker.get(url), **SIGNED)
    first, second = worker.post(url, form), worker.post(url, form)
    assert first.url == second.url
    assert PlanAnswer.objects.filter(version__plan=plan).count() == 1


def test_when_a_colleague_took_the_plan_back_the_strokes_are_kept_and_it_is_told(worker, cast, plan, url):
    form = web.filled(worker.get(url), **SIGNED)
    actions.take_back(plan, by=cast.coordinator, today=TODAY, version=plan.version)
    page = worker.post(url, form)
    content = page.content.decode()
    assert "Planen väntar inte på personens svar nu: påbörjad." in content
    assert page.context["form"]["signature"].value() == DRAWN
    assert answered(plan) is None


def test_when_a_colleague_answered_first_it_is_told_and_the_first_answer_stands(worker, cast, plan, url):
    form = web.filled(worker.get(url), **SIGNED)
    cast.agree(plan, agreement=Agreement.DECLINED, decline_reason="Nej tack", signature=None)
    page = worker.post(url, form)
    assert "personen sade nej" in page.content.decode()
    assert answered(plan).agreement == Agreement.DECLINED


def test_a_name_is_not_taken_for_a_text_that_changed_meanwhile(worker, cast, plan, url):
    form = web.filled(worker.get(url), **SIGNED)
    plan = actions.take_back(plan, by=cast.coordinator, today=TODAY, version=plan.version)
    cast.propose(plan)
    page = worker.post(url, form)
    assert "Läs igenom den nya texten tillsammans innan ni sparar svaret." in page.content.decode()
    assert answered(plan) is None
    done = worker.post(url, web.filled(page))
    assert done.status_code == 302
    assert answered(plan).version.number == 2


@pytest.mark.parametrize("state", ["begun", "agreed"])
def test_the_page_of_a_plan_that_asks_nothing_leads_to_the_plan(worker, cast, state):
    plan = getattr(cast, state)()
    page = worker.get(reverse("plan_agree", args=[plan.pk]))
    assert page.url == reverse("plan", args=[plan.pk])


def test_who_may_not_answer_for_the_person(cast, plan, url):
    assert web.browser(cast.caseworker).get(url).status_code == 403
    for stranger in (cast.other_support_worker, cast.colleague, cast.other_caseworker):
        assert web.browser(stranger).get(url).status_code == 404
        assert web.browser(stranger).post(url, SIGNED).status_code == 404
    assert answered(plan) is None


def test_the_frozen_text_is_what_the_person_answers(worker, url):
    content = worker.get(url).content.decode()
    assert "Öppna post" in content
    assert "Vi öppnar tillsammans" in content
    assert "Rensa" in content
    assert "<noscript>" in content
