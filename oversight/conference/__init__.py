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

__all__ = [
    "add_case",
    "call_conference",
    "close_conference",
    "counterparts",
    "finish_task",
    "orders_between",
    "renew_agenda",
    "task_takers",
    "write_item",
]
