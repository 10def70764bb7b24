"""What a file for an authority is made of."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha256

from accounts.models import CommissioningUnit


@dataclass(frozen=True)
class Problem:
    """Something that a person looks at before the file is used; `case` leads to where it is mended."""

    text: str
    case: str = ""
    case_ref: str = ""


@dataclass(frozen=True)
class Content:
    """Rows by name of the column, what is to be looked at, and how many of what, which is all that is kept in the
    end."""

    rows: list[dict]
    counts: list[tuple[str, int]]
    problems: list[Problem] = field(default_factory=list)

    def plain(self) -> dict:
        return json.loads(json.dumps(asdict(self), default=date.isoformat))


@dataclass(frozen=True)
class Column:
    """A column of the file: its heading, and which of a row's values stands in it."""

    heading: str
    name: str


@dataclass(frozen=True)
class Report:
    columns: tuple[Column, ...]
    content: Callable[[CommissioningUnit, date, date], Content]
    months: int
    holds_numbers: bool = False

    def table(self, content: dict) -> list[list]:
        return [[row[column.name] for column in self.columns] for row in content["rows"]]


def checksum(content: dict) -> str:
    return sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
