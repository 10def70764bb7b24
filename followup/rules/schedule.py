"""The schedule. Plain values in and out.

A series says a clock time in Sweden, and a visit lasts so many real minutes. In the night of spring when an hour is
skipped, a visit in that hour comes an hour later by the clock; in the night of autumn when an hour comes twice, it
comes the first time."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import TextChoices
from django.utils import timezone

from boendestod.errors import refuse_if
from orders.rules import PreferredTime


class SlotKind(TextChoices):
    TRAVEL = "travel", "restid"
    ADMIN = "admin", "administration"
    MEETING = "meeting", "möte"


class AbsenceKind(TextChoices):
    VACATION = "vacation", "semester"
    SICK = "sick", "sjuk"
    OTHER = "other", "annan frånvaro"


class ClashKind(TextChoices):
    """What the week view warns of. It hinders nobody: the coordinator knows more than the schedule does."""

    WORKER_TWICE = "worker_twice", "medarbetaren är bokad på två håll"
    PERSON_TWICE = "person_twice", "personen har två besök samtidigt"
    ABSENT = "absent", "medarbetaren är frånvarande"
    GONE = "gone", "medarbetaren arbetar inte kvar"
    NO_WORKER = "no_worker", "ingen medarbetare"
    ONE_WORKER = "one_worker", "två medarbetare behövs, bara en är bokad"
    BAD_TIME = "bad_time", "tiden passar inte personen"
    NO_TRAVEL = "no_travel", "ingen tid att ta sig mellan besöken"
    OUT_OF_HOURS = "out_of_hours", "utanför kommunens tider"


MILD_CLASHES = frozenset({ClashKind.BAD_TIME, ClashKind.NO_TRAVEL, ClashKind.OUT_OF_HOURS})

# Planned visits are made so many weeks ahead, and continuity is counted so many back.
WEEKS_AHEAD = 8
CONTINUITY_WEEKS = 4
# Visits of so many days to come are to have somebody who comes.
UNCOVERED_AHEAD = timedelta(days=7)
# With less than this between two persons nobody gets from one door to the next.
TRAVEL_NEEDED = timedelta(minutes=10)
EVENING_FROM = time(17)
MINUTES = range(5, 24 * 60 + 1)
EVERY_WEEKS = range(1, 9)
SLOT_WEEKS = range(1, 53)

Span = tuple[datetime, datetime]
Hours = tuple[int, int]


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def horizon(today: date) -> date:
    """The last day that visits are made for."""
    return today + timedelta(weeks=WEEKS_AHEAD)


def occurrences(
    *, weekday: int, every_weeks: int, first_on: date, last_on: date | None, since: date, until: date
) -> Iterator[date]:
    """The days of a series from `since` to `until`. The week of `first_on` is the first, also when the weekday has
    passed in it; from there every so many weeks, through new years and weeks 53."""
    step = timedelta(weeks=every_weeks)
    day = monday_of(first_on) + timedelta(days=weekday - 1)
    earliest = max(first_on, since)
    if day < earliest:
        day += -((day - earliest) // step) * step
    last = min(until, last_on or until)
    while day <= last:
        yield day
        day += step


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time())).astimezone(UTC)


def span_on(day: date, starts_at: time, minutes: int) -> Span:
    return lasting(timezone.make_aware(datetime.combine(day, starts_at)), timedelta(minutes=minutes))


def lasting(start: datetime, length: timedelta) -> Span:
    """In UTC, where an hour is an hour also in the nights when the clocks are changed."""
    start = start.astimezone(UTC)
    return start, start + length


def weekly(start: datetime, end: datetime, weeks: int) -> Iterator[Span]:
    """The same clock time so many weeks on end."""
    length = end.astimezone(UTC) - start.astimezone(UTC)
    local = timezone.localtime(start).replace(tzinfo=None)
    for week in range(weeks):
        yield lasting(timezone.make_aware(local + timedelta(weeks=week)), length)


def minutes_in(span: Span) -> int:
    return int((span[1] - span[0]).total_seconds() // 60)


def overlaps(one: Span, other: Span) -> bool:
    """What ends when the other begins does not overlap it."""
    return one[0] < other[1] and other[0] < one[1]


def overlapping_pairs(spans: Iterable[tuple[Span, object]]) -> Iterator[tuple[object, object]]:
    """The things whose spans overlap, each pair once, the earlier first."""
    ordered = sorted(spans, key=lambda pair: pair[0])
    for place, (span, thing) in enumerate(ordered):
        for later, other in ordered[place + 1 :]:
            if later[0] >= span[1]:
                break
            yield thing, other


def unused_minutes(spans: Iterable[Span]) -> int:
    """The gaps between the first thing of a day and the last."""
    unused, reached = timedelta(), None
    for start, end in sorted(spans):
        if reached is not None and start > reached:
            unused += start - reached
        reached = end if reached is None else max(reached, end)
    return int(unused.total_seconds() // 60)


def is_outside(span: Span, hours: Hours) -> bool:
    """Whether any of it lies outside the day's hours (from, to) by the clock in Sweden; 24 is the midnight after."""
    day = timezone.localtime(span[0]).replace(hour=0, minute=0, tzinfo=None, second=0, microsecond=0)
    opens, closes = (timezone.make_aware(day + timedelta(hours=hour)) for hour in hours)
    return span[0] < opens or span[1] > closes


def preferred_time_of(start: datetime) -> PreferredTime:
    local = timezone.localtime(start)
    if local.isoweekday() > 5:
        return PreferredTime.WEEKEND
    return PreferredTime.EVENING if local.time() >= EVENING_FROM else PreferredTime.DAY


def stood_in_for(usual: tuple, coming: tuple):
    """Whom of the usual workers (first, second) somebody else comes for, None when only those come whom the person
    is used to."""
    missing = [worker for worker in usual if worker is not None and worker not in coming]
    strangers = [worker for worker in coming if worker is not None and worker not in usual]
    return missing[0] if missing and strangers else None


def check_pattern(
    *,
    weekday: int,
    minutes: int,
    every_weeks: int,
    first_on: date,
    last_on: date | None,
) -> None:
    refuse_if(weekday not in range(1, 8), "Välj en veckodag.", "no_weekday", "weekday")
    refuse_if(
        minutes not in MINUTES, "Ett besök är mellan 5 minuter och ett dygn.", "length_outside", "minutes"
    )
    refuse_if(
        every_weeks not in EVERY_WEEKS,
        "Besöket kan komma tillbaka varje vecka och upp till var åttonde vecka.",
        "every_weeks_outside",
        "every_weeks",
    )
    refuse_if(
        last_on is not None and last_on < first_on,
        "Sista dagen kan inte ligga före den första.",
        "dates_reversed",
        "last_on",
    )


def check_span(starts_at: datetime, ends_at: datetime, *, now: datetime) -> None:
    """What is planned lies ahead and is no longer than a day."""
    refuse_if(
        starts_at <= now, "Tiden har passerat. Välj en tid som kommer.", "planned_in_the_past", "starts_at"
    )
    check_length(starts_at, ends_at)


def check_length(starts_at: datetime, ends_at: datetime) -> None:
    refuse_if(ends_at <= starts_at, "Sluttiden måste vara efter starttiden.", "times_reversed", "ends_at")
    refuse_if(
        ends_at - starts_at > timedelta(hours=24),
        "Det kan inte vara längre än ett dygn. Kontrollera tiderna.",
        "too_long",
        "ends_at",
    )
