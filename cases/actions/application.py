"""The verbs of the application: permission, rule, change, history, in one transaction."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod.errors import refuse_if

from ..models import Application, Case
from ..rules import Applicant, may_ask_for_decision_from


@transaction.atomic
def register_application(case: Case, *, by, today: date, received_on: date, **content) -> Application:
    """Somebody asks for support. The six months of FL 12 § count from the day it came in."""
    require(by, "application.handle")
    case = Case.objects.lock(case.pk)
    refuse_if(case.closed_on is not None, "Ärendet är avslutat.", "case_closed")
    application = Application(municipality=case.municipality, case=case, received_on=received_on, **content)
    _check(application, today=today)
    return _save(application, by=by, today=today, reason="application.register")


@transaction.atomic
def edit_application(application: Application, *, by, today: date, version: int, **content) -> Application:
    """Mend what was registered, until the application is decided or withdrawn."""
    application = _open(application, by=by, version=version)
    for field, value in content.items():
        setattr(application, field, value)
    _check(application, today=today)
    return _save(application, by=by, today=today, reason="application.edit")


def _check(application: Application, *, today: date) -> None:
    _check_day(application.received_on, "received_on", today=today)
    refuse_if(
        application.applicant != Applicant.PERSON and not application.applicant_note.strip(),
        "Skriv vem som lämnade ansökan.",
        "no_applicant",
        "applicant_note",
    )
    told_on = [application.acknowledged_on, application.delay_told_on]
    refuse_if(
        any(day is not None and day < application.received_on for day in told_on),
        "Ansökan kan inte ha kommit in efter att personen fick svar om den.",
        "received_after_answer",
        "received_on",
    )


@transaction.atomic
def acknowledge(
    application: Application, *, by, today: date, version: int, acknowledged_on: date, acknowledged_how: str
) -> Application:
    """Tell the person that the application has come in."""
    application = _open(application, by=by, version=version)
    _check_day(acknowledged_on, "acknowledged_on", today=today, first=application.received_on)
    application.acknowledged_on, application.acknowledged_how = acknowledged_on, acknowledged_how
    return _save(application, by=by, today=today, reason="application.acknowledge")


@transaction.atomic
def tell_delay(
    application: Application, *, by, today: date, version: int, delay_told_on: date
) -> Application:
    """The person is told that the decision will be late (FL 11 §)."""
    application = _open(application, by=by, version=version)
    _check_day(delay_told_on, "delay_told_on", today=today, first=application.received_on)
    application.delay_told_on = delay_told_on
    return _save(application, by=by, today=today, reason="application.tell_delay")


@transaction.atomic
def request_decision(
    application: Application, *, by, today: date, version: int, decision_requested_on: date
) -> Application:
    """The person asks in writing that the case be decided; possible once six months have passed (FL 12 §)."""
    application = _open(application, by=by, version=version)
    _check_day(decision_requested_on, "decision_requested_on", today=today)
    refuse_if(
        decision_requested_on < may_ask_for_decision_from(application.received_on),
        "Personen kan begära att ni avgör ärendet först när det har gått mer än sex månader.",
        "requested_early",
        "decision_requested_on",
    )
    application.decision_requested_on = decision_requested_on
    return _save(application, by=by, today=today, reason="application.request_decision")


@transaction.atomic
def withdraw_application(
    application: Application, *, by, today: date, version: int, withdrawn_on: date, withdrawn_reason: str
) -> Application:
    """The person takes the application back; nothing more is then to be decided."""
    application = _open(application, by=by, version=version)
    _check_day(withdrawn_on, "withdrawn_on", today=today, first=application.received_on)
    refuse_if(
        not withdrawn_reason.strip(),
        "Skriv varför ansökan tas tillbaka.",
        "no_reason",
        "withdrawn_reason",
    )
    application.withdrawn_on, application.withdrawn_reason = withdrawn_on, withdrawn_reason
    return _save(application, by=by, today=today, reason="application.withdraw")


def _open(application: Application, *, by, version: int) -> Application:
    """The application held for a change, if it is still neither decided nor withdrawn."""
    require(by, "application.handle")
    application = Application.objects.lock(application.pk, version)
    refuse_if(application.withdrawn_on is not None, "Ansökan är återtagen.", "application_withdrawn")
    refuse_if(application.decisions.exists(), "Ansökan är redan avgjord.", "application_decided")
    return application


def _check_day(day: date, field: str, *, today: date, first: date | None = None) -> None:
    refuse_if(day > today, "Dagen kan inte ligga framåt i tiden.", "day_ahead", field)
    refuse_if(
        first is not None and day < first,
        "Dagen kan inte ligga före den dag ansökan kom in.",
        "before_received",
        field,
    )


def _save(application: Application, *, by, today: date, reason: str) -> Application:
    application.save_change(by=by, reason=reason)
    case_changed(application.case_id, today=today, event=reason)
    return application
