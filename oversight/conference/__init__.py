"""The case conference: why each case stands on the agenda, and the verbs that lead from the calling to the closing."""

from .actions import (
    add_case,
    call_conference,
    close_conference,
    finish_task,
    renew_agenda,
    task_takers,
    write_item,
)
from .agenda import counterparts, orders_between
from .pace import Pace, pace, to_call

__all__ = [
    "Pace",
    "add_case",
    "call_conference",
    "close_conference",
    "counterparts",
    "finish_task",
    "orders_between",
    "pace",
    "renew_agenda",
    "task_takers",
    "to_call",
    "write_item",
]
