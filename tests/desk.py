"""What the caseworker's desk adds to a thread: a record of every kind beside the order, for those who walk them."""

from datetime import date, timedelta

from cases import actions as case_actions
from cases.models import DecisionDocument, Investigation
from cases.rules import Applicant, Channel, Court, JudgmentOutcome, LifeArea, Means
from orders import actions as order_actions
from orders.rules import Grade, GradedAspect
from tests.cases import desk
from tests.cast import TODAY, Cast


def desk_records(cast: Cast, case, decision, order) -> dict:
    by, today = cast.caseworker, TODAY
    application = case_actions.register_application(
        case,
        by=by,
        today=today,
        received_on=date(2025, 8, 1),
        channel=Channel.FORM,
        applicant=Applicant.PERSON,
        need="Jag klarar inte posten.",
    )
    investigation = _investigation(cast, case)
    need = investigation.needs.get()
    statement = case_actions.add_statement(
        need, by=by, today=today, text="Tre påminnelser", source="person", kind="fact", stated_on=today
    )
    objection = case_actions.add_objection(
        need, by=by, today=today, text="Det var två.", stated_on=today, statement=statement
    )
    child = case_actions.add_child(case, by=by, today=today, **desk.CHILD)
    return {
        "application": application,
        "investigation": investigation,
        "need": need,
        "statement": statement,
        "objection": objection,
        "child": child,
        "communication": investigation.communications.get(),
        "document": DecisionDocument.objects.filter(decision=decision).first(),
        **_after_decision(cast, decision),
        **_execution(cast, order),
    }


def _investigation(cast: Cast, case) -> Investigation:
    investigation = desk.begun(cast, case)
    desk.assessed(cast, investigation, LifeArea.SELF_CARE)
    desk.answered(cast, investigation)
    case_actions.answer_chores(
        investigation,
        by=cast.caseworker,
        version=Investigation.objects.get(pk=investigation.pk).version,
        answers={"cleaning": ("shared", "")},
    )
    return Investigation.objects.get(pk=investigation.pk)


def _after_decision(cast: Cast, decision) -> dict:
    by, today = cast.caseworker, TODAY
    notification = case_actions.notify_person(
        decision,
        by=by,
        today=today,
        sent_on=decision.decided_on,
        how=Means.LETTER,
        appeal_notice=True,
    )
    appeal = case_actions.register_appeal(decision, by=by, today=today, received_on=today, text="Mer tid")
    judgment = case_actions.register_judgment(
        appeal,
        by=by,
        today=today,
        court=Court.ADMINISTRATIVE,
        judged_on=today,
        outcome=JudgmentOutcome.REJECTED,
    )
    return {"notification": notification, "appeal": appeal, "judgment": judgment}


def _execution(cast: Cast, order) -> dict:
    by, today = cast.coordinator, TODAY
    offer = order_actions.offer(order, by=by, today=today, offered_on=today, what="Tid på torsdag")
    interruption = order_actions.interrupt(order, by=by, today=today, started_on=today, reason="Inlagd")
    message = order_actions.write_message(order, by=by, text="När träffas vi?")
    grades = dict.fromkeys(GradedAspect, (Grade.CLEAR, ""))
    return {
        "offer": offer,
        "interruption": interruption,
        "message": message,
        "grade": order_actions.grade_order(order, by=by, grades=grades)[0],
        "version": order.versions.last(),
    }


def extended(cast: Cast, decision):
    """The decision let run on for a month."""
    return case_actions.extend_decision(
        decision,
        by=cast.caseworker,
        today=TODAY,
        extended_to=decision.valid_to + timedelta(days=31),
        reason="Personen är på sjukhus.",
        version=decision.version,
    )


def amended(cast: Cast, order):
    return order_actions.amend(order, by=cast.caseworker, decision=order.decision)
