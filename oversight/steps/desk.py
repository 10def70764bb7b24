"""The authority's own desk: from the application to the decision, and the children."""

from datetime import date

from cases.models import Application
from cases.rules import answer_request_by

from ..thread import DECISION_SOON, INFO, NEUTRAL, SOON, WARNING, Thread, is_undecided, urgency
from .step import Step, desk


def desk_steps(thread: Thread) -> list[Step]:
    found = []
    for application in filter(is_undecided, thread.case.thread_applications):
        found += _acknowledgement_steps(application) + _request_steps(thread, application)
    return found + _inquiry_steps(thread) + _child_steps(thread)


def _acknowledgement_steps(application: Application) -> list[Step]:
    if application.acknowledged_on:
        return []
    return [
        desk(
            verb="application.handle",
            todo="Bekräfta ansökan",
            waiting="Handläggaren bekräftar ansökan",
            label="Bekräfta",
            route="application_acknowledge",
            pk=application.pk,
            since=application.received_on,
        )
    ]


def _request_steps(thread: Thread, application: Application) -> list[Step]:
    if application.decision_requested_on is None:
        return []
    due_on = answer_request_by(application.decision_requested_on)
    return [
        desk(
            verb="decision.decide",
            todo="Personen har begärt att ansökan avgörs",
            waiting="Handläggaren avgör ansökan, som personen har begärt",
            label="Besluta",
            route="decision_new",
            pk=thread.case.pk,
            due_on=due_on,
            tone=urgency(due_on, thread.today, SOON, WARNING),
        )
    ]


def _inquiry_steps(thread: Thread) -> list[Step]:
    """One at a time: register, investigate, decide."""
    investigation, decision = thread.investigation, thread.decision
    application = thread.application if _waits(thread) else None
    if investigation is not None and investigation.closed_on is None:
        words = ("Utred vidare", "Handläggaren utreder", "Utred")
        where = {"verb": "investigation.write", "route": "investigation", "pk": investigation.pk}
        return [_inquiry_step(thread, application, words, investigation.opened_on, **where)]
    if application is None and decision is not None:
        return []
    if _awaits_decision(thread):
        words = ("Utredningen är klar. Besluta", "Handläggaren beslutar", "Besluta")
        where = {"verb": "decision.decide", "route": "decision_new", "pk": thread.case.pk}
        return [_inquiry_step(thread, application, words, investigation.closed_on, **where)]
    if application is not None:
        words = ("Börja utreda", "Handläggaren börjar utreda", "Börja")
        where = {"verb": "investigation.write", "route": "investigation_new", "pk": thread.case.pk}
        return [_inquiry_step(thread, application, words, application.received_on, **where)]
    words = ("Registrera ansökan", "Handläggaren registrerar ansökan", "Registrera")
    where = {"verb": "application.handle", "route": "application_new", "pk": thread.case.pk}
    return [_inquiry_step(thread, None, words, thread.case.opened_on, **where)]


def _waits(thread: Thread) -> bool:
    return thread.application is not None and is_undecided(thread.application)


def _awaits_decision(thread: Thread) -> bool:
    """The investigation is closed, and nothing has been decided since."""
    if thread.investigation is None:
        return False
    closed_on = thread.investigation.closed_on
    return all(decision.decided_on < closed_on for decision in thread.case.thread_decisions)


def _inquiry_step(
    thread: Thread, application: Application | None, words: tuple[str, str, str], since: date, **where
) -> Step:
    """Counted from what was last done, until the six months of the application are near."""
    todo, waiting, label = words
    due_on = application.due_on if application else None
    tone = urgency(due_on, thread.today, DECISION_SOON, NEUTRAL)
    near = {"since": since} if tone == NEUTRAL else {"due_on": due_on, "tone": tone}
    return desk(todo=todo, waiting=waiting, label=label, **near, **where)


def _child_steps(thread: Thread) -> list[Step]:
    due_on = thread.case.children_due_on
    tone = urgency(due_on, thread.today, SOON, INFO)
    if tone == INFO:
        return []
    return [
        desk(
            verb="child.write",
            todo="Se över uppgifterna om barn",
            waiting="Handläggaren ser över uppgifterna om barn",
            label="Se över",
            route="children",
            pk=thread.case.pk,
            due_on=due_on,
            tone=tone,
        )
    ]
