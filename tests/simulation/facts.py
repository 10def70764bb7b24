"""What the simulated year consists of, as plain rows. Nothing here knows the database."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
# The day on which the year is looked back at: the late notes are in.
ON = date(2026, 1, 15)
PROVIDERS = {"own": ("Ljung", "Mossa"), "private": ("Gryning",)}


@dataclass(frozen=True)
class Worker:
    number: int
    provider: str
    team: str


@dataclass(frozen=True)
class Person:
    number: int
    sex: str
    birth_year: int
    area: str
    unit: str
    support_since: date


@dataclass(frozen=True)
class Extension:
    decided_on: date
    extended_from: date


@dataclass(eq=False)
class Decision:
    person: Person
    outcome: str
    decided_on: date
    valid_from: date | None = None
    valid_to: date | None = None
    hours: Decimal | None = None
    per: str = "month"
    ended_on: date | None = None
    follow_up_on: date | None = None
    extensions: list[Extension] = field(default_factory=list)
    followed_on: list[date] = field(default_factory=list)

    @property
    def last_day(self) -> date:
        return min(day for day in (self.valid_to, self.ended_on, date.max) if day)


@dataclass(frozen=True)
class Appeal:
    decision: Decision
    received_on: date
    judgment: str = ""
    judged_on: date | None = None


@dataclass(frozen=True)
class FollowUp:
    held_on: date
    conclusion: str
    results: tuple[str, ...]
    # (from, hours a month)
    steps: tuple[tuple[date, Decimal], ...] = ()


@dataclass(eq=False)
class Plan:
    begun_on: date
    agreed_on: date | None = None
    agreement: str = ""
    follows_order: bool | None = None
    took_part: str = ""
    ended_on: date | None = None
    follow_ups: list[FollowUp] = field(default_factory=list)


@dataclass(eq=False)
class Order:
    """One provider's support to a person, with the decision that it stands on last."""

    person: Person
    decision: Decision
    worker: Worker
    second: Worker | None
    hours: Decimal
    per: str
    sent_on: date
    received_on: date
    starts_on: date
    started_on: date
    clarity: int
    # The first day without it.
    ended_on: date | None = None
    plan: Plan | None = None
    grades: tuple[str, ...] = ()

    @property
    def provider(self) -> str:
        return self.worker.provider


@dataclass(eq=False)
class Planned:
    order: Order
    starts_at: datetime
    ends_at: datetime
    worker: Worker | None
    second: Worker | None = None
    covers_for: Worker | None = None
    removed: bool = False


@dataclass(eq=False)
class Visit:
    order: Order
    planned: Planned | None
    worker: Worker
    second: Worker | None
    starts_at: datetime
    ends_at: datetime
    outcome: str
    told_at: datetime | None
    recorded_at: datetime
    # None is a visit that nobody has written about.
    noted_at: datetime | None = None
    device_at: datetime | None = None
    how_done: str = ""


@dataclass(frozen=True)
class Slot:
    worker: Worker
    kind: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Deviation:
    order: Order
    happened_at: datetime


@dataclass
class Year:
    workers: list[Worker]
    persons: list[Person]
    decisions: list[Decision]
    orders: list[Order]
    appeals: list[Appeal]
    planned: list[Planned] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    deviations: list[Deviation] = field(default_factory=list)

    @property
    def standing(self) -> list[Planned]:
        return [planned for planned in self.planned if not planned.removed]
