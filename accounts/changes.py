"""The one seam upward: a verb tells that a case has changed, and the rooms later in the chain that listen act
in the same transaction. Explicit calls instead of signals on save, so that the verb shows what follows."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

_listeners: list[Callable[[UUID, date, str], None]] = []


def when_case_changes(listener: Callable[[UUID, date, str], None]) -> None:
    if listener not in _listeners:
        _listeners.append(listener)


def case_changed(case_id: UUID, *, today: date, event: str) -> None:
    for listener in _listeners:
        listener(case_id, today, event)
