"""What the case tells of its plan: every step with its day, and every change in words."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse

from oversight import actions, flags
from oversight.casefile.changes import CHANGES
from plans import actions as plan_actions
from plans.models import Proposal
from plans.rules import Agreement, LateReason, ReviewOutcome
from tests.cast import TODAY, at
from tests.oversight.test_plan_steps import add
from tests.oversight.told import told
from tests.web import browser

REASON = re.compile(r'reason = "([a-z_.]+)"|reason="([a-z_.]+)"')
# Of plans that a report has graded: they belong to no case.
OF_NO_CASE = {"plan.import_audit"}


@pytest.fixture
def cast(cast):
    return told(cast)


def told_of(user, case) -> list[tuple[str, str]]:
    page = browser(user).get(reverse("case", args=[case.pk]), {"slag": "plan"})
    return [(event.text, event.detail) for event in page.context["page_obj"].object_list]


def test_proposal_answer_reading_and_what_was_asked_for_are_events_on_both_sides(cast):
    plan = cast.written()
    add(cast, plan)
    plan.refresh_from_db()
    plan = cast.agree(cast.propose(plan))
    cast.answer(plan, ReviewOutcome.RETURNED, remark="När på dagen?")
    for user in (cast.caseworker, cast.support_worker):
        assert told_of(user, plan.case) == [
            ("Planen föreslog att ändra beställningen", "ny aktivitet: Handla mat"),
            ("Handläggaren återsände planen", "När på dagen?"),
            ("Planen kom till handläggaren", "Version 1"),
            ("Personen skrev under planen", "Version 1"),
            ("Planen föreslogs", "Version 1"),
            ("Planen påbörjades", ""),
        ]


def test_a_declined_proposal_tells_why(cast):
    plan = cast.written()
    add(cast, plan)
    plan.refresh_from_db()
    plan = cast.agree(cast.propose(plan))
    proposal = Proposal.objects.get()
    plan_actions.decline_proposal(
        proposal,
        by=cast.caseworker,
        today=TODAY,
        version=proposal.version,
        answer="Ingår redan i hemtjänsten.",
    )
    assert ("Förslaget avböjdes", "ny aktivitet: Handla mat. Ingår redan i hemtjänsten.") in told_of(
        cast.support_worker, plan.case
    )


def test_a_no_is_told_with_its_reason_and_never_as_a_yes(cast):
    plan = cast.proposed()
    cast.agree(plan, agreement=Agreement.DECLINED, decline_reason="Vill inte", signature=None)
    found = told_of(cast.caseworker, plan.case)
    assert ("Personen sade nej till planen", "Vill inte") in found
    assert not any("överenskommen" in text or "skrev under" in text for text, _ in found)


def test_why_a_plan_is_late_is_an_event(cast, time_machine):
    order = cast.accepted()
    later = TODAY + timedelta(days=20)
    flags.raise_flags(later)
    time_machine.move_to(at(later, 12), tick=False)
    actions.explain_late(
        order,
        by=cast.support_worker,
        today=later,
        rule="plan_not_begun",
        reason=LateReason.NO_CONTACT,
        comment="Tre brev",
    )
    assert told_of(cast.caseworker, order.case) == [
        ("Utföraren angav orsak: planen är inte påbörjad", "Får inte kontakt med personen. Tre brev")
    ]


@pytest.mark.parametrize("room", ["plans", "orders"])
def test_every_change_has_its_words(room):
    sources = "".join(file.read_text() for file in Path(room, "actions").glob("*.py"))
    reasons = {first or second for first, second in REASON.findall(sources)}
    assert len(reasons) > 10
    assert reasons - OF_NO_CASE <= CHANGES.keys()
