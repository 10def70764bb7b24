"""What the import has to say about a file, in Swedish and without a whole personnummer."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from boendestod.errors import RuleBroken

LONGEST_SHOWN = 60
HIDDEN = "••••"
NUMBER = re.compile(r"(\d{6}(?:\d{2})?[-+]?)\d{4}(?!\d)")


class FileRefused(RuleBroken):
    """The file as a whole cannot be read."""

    def __init__(self, message: str):
        super().__init__(message, "file_refused", "file")


class RowError(NamedTuple):
    row: int
    column: str
    value: str
    message: str


class RowNote(NamedTuple):
    """Something that was left as it is, which the reader should know."""

    row: int
    message: str


@dataclass
class Report:
    rows: int = 0
    created: int = 0
    changed: int = 0
    errors: list[RowError] = field(default_factory=list)
    notes: list[RowNote] = field(default_factory=list)

    @property
    def unchanged(self) -> int:
        return self.rows - self.created - self.changed

    def refuse(self, row: int, column: str, value: str, message: str) -> None:
        self.errors.append(RowError(row, column, shown(column, value), message))

    def note(self, row: int, message: str) -> None:
        self.notes.append(RowNote(row, message))


def shown(column: str, value: str) -> str:
    """The value as it may stand in a table: short, on one line, personnummer masked whatever the column."""
    value = " ".join(value.split())
    if column == "personnummer":
        value = value[:-4] + HIDDEN if value else ""
    value = NUMBER.sub(rf"\1{HIDDEN}", value)
    return value if len(value) <= LONGEST_SHOWN else value[: LONGEST_SHOWN - 1] + "…"
