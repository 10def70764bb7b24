"""The thread as somebody sees it on a day."""

from datetime import date

from cases import actions as case_actions
from cases.models import Case, Decision
from cases.rules import Means
from oversight import worklists
from oversight.steps import next_step
from oversight.steps.seen import as_seen, steps
from oversight.thread import stations, thread_of
from tests.cast import TODAY

PLAN_DUE = date(2026, 3, 16)
FOLLOW_UP_DUE = date(2026, 9, 2)
LAST_DAY = date(2026, 12, 31)


def loaded(case, user, on=TODAY) -> Case:
    return worklists.with_thread(Case.objects.visible_to(user), user, on).get(pk=case.pk)


def line(case, user, on=TODAY) -> dict:
    found = stations(loaded(case, user, on), user, on)
    return {station.label: (station.state, station.when, station.tone) for station in found}


def step(case, user, on=TODAY):
    return next_step(loaded(case, user, on), user, on)


def notify(cast, decision: Decision) -> None:
    case_actions.notify_person(
        decision, by=cast.caseworker, today=TODAY, sent_on=TODAY, how=Means.LETTER, appeal_notice=True
    )


def everything(case, user, on=TODAY):
    thread = thread_of(loaded(case, user, on), on)
    return [as_seen(found, user, on) for found in steps(thread)]
