"""Visits and their day notes. Plain values in and out."""

from datetime import UTC, date, datetime, timedelta

from django.db.models import IntegerChoices, TextChoices

from boendestod.errors import refuse_if


class VisitOutcome(TextChoices):
    """domain.md §5.2."""

    PERFORMED = "performed", "genomfört"
    PERFORMED_PARTLY = "performed_partly", "delvis genomfört"
    PERFORMED_WITHOUT_PERSON = "performed_without_person", "genomfört utan personen"
    CANCELLED_BY_PERSON_IN_TIME = "cancelled_by_person_in_time", "avbokat av personen i tid"
    CANCELLED_BY_PERSON_LATE = "cancelled_by_person_late", "avbokat av personen sent"
    NO_SHOW = "no_show", "personen var inte där"
    REFUSED_AT_DOOR = "refused_at_door", "personen ville inte vid dörren"
    REFUSED_SUBSTITUTE = "refused_substitute", "personen ville inte ha vikarien"
    CANCELLED_BY_PROVIDER = "cancelled_by_provider", "inställt av utföraren"
    RESCHEDULED = "rescheduled", "ombokat"


PERFORMED = frozenset(
    {
        VisitOutcome.PERFORMED,
        VisitOutcome.PERFORMED_PARTLY,
        VisitOutcome.PERFORMED_WITHOUT_PERSON,
    }
)
BY_PERSON = frozenset({VisitOutcome.CANCELLED_BY_PERSON_IN_TIME, VisitOutcome.CANCELLED_BY_PERSON_LATE})

# One signs on the way out, with the end rounded to the next quarter.
SIGNED_EARLY = timedelta(minutes=15)


class HowDone(TextChoices):
    ALONE = "alone", "själv"
    WITH_SUPPORT = "with_support", "med stöd"
    FOR_PERSON = "for_person", "jag gjorde"
    NOT_DONE = "not_done", "inte"


class DayPlace(IntegerChoices):
    """Where an activity of the plan stands on a day: the day's own first."""

    TODAY = 1, "I dag"
    ANY_DAY = 2, "Utan bestämd veckodag"
    OTHER_DAY = 3, "Inte i dag"


def day_place(weekdays: list[int], day: date) -> DayPlace:
    if not weekdays:
        return DayPlace.ANY_DAY
    return DayPlace.TODAY if day.isoweekday() in weekdays else DayPlace.OTHER_DAY


class ToldBy(TextChoices):
    PERSON = "person", "personen själv"
    OTHER = "other", "någon annan, till exempel en anhörig"
    PROVIDER = "provider", "vi hos utföraren"


class ToldHow(TextChoices):
    PHONE = "phone", "per telefon"
    MESSAGE = "message", "per sms eller meddelande"
    IN_PERSON = "in_person", "på plats"
    OTHER = "other", "på annat sätt"


class SubstituteTold(TextChoices):
    """Whether the person knew ahead that somebody else would come (reports 002 and 004, Trygghet)."""

    YES = "yes", "ja, i förväg"
    AT_DOOR = "at_door", "nej, först vid dörren"
    NO = "no", "nej"


class TookPart(TextChoices):
    DECIDED = "decided", "bestämde själv"
    TOGETHER = "together", "tillsammans"
    NOT_TODAY = "not_today", "ville inte i dag"


def cancellation(starts_at: datetime, told_at: datetime, notice: timedelta) -> VisitOutcome:
    """Which kind a cancellation by the person is: exactly as long ahead as the municipality asks for counts as in time
    ("senast 24 timmar", reports 000 §6.3 and 003)."""
    in_time = _hours_between(told_at, starts_at) >= notice
    return VisitOutcome.CANCELLED_BY_PERSON_IN_TIME if in_time else VisitOutcome.CANCELLED_BY_PERSON_LATE


def _hours_between(first: datetime, last: datetime) -> timedelta:
    """The hours that pass. Subtracted as they stand, two Swedish times would give what the clock on the wall says,
    which is another thing in the nights when it is moved."""
    return last.astimezone(UTC) - first.astimezone(UTC)


def check_visit(
    outcome: str,
    *,
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
    told_at: datetime | None,
    reason: str,
    note: str,
    note_later: bool,
) -> None:
    happened = outcome in PERFORMED
    _check_times(starts_at, ends_at, now=now, happened=happened)
    refuse_if(told_at is not None and told_at > now, "Tiden kan inte ligga framåt.", "told_ahead", "told_at")
    refuse_if(
        outcome != VisitOutcome.PERFORMED and not reason.strip(),
        "Skriv varför besöket inte blev som planerat.",
        "no_reason",
        "reason",
    )
    refuse_if(
        happened and not note.strip() and not note_later,
        "Skriv en anteckning om besöket.",
        "no_note",
        "text",
    )
    refuse_if(
        note_later and bool(note.strip()),
        "Du har skrivit en anteckning. Signera den, eller töm rutan om du vill skriva senare.",
        "note_written",
        "text",
    )


def _check_times(starts_at: datetime, ends_at: datetime, *, now: datetime, happened: bool) -> None:
    refuse_if(
        _hours_between(starts_at, ends_at) <= timedelta(),
        "Sluttiden måste vara efter starttiden.",
        "times_reversed",
        "ends_at",
    )
    refuse_if(
        _hours_between(starts_at, ends_at) > timedelta(hours=24),
        "Besöket kan inte vara längre än ett dygn. Kontrollera tiderna.",
        "visit_too_long",
        "ends_at",
    )
    refuse_if(
        happened and starts_at > now,
        "Besöket ligger framåt i tiden och kan inte vara genomfört.",
        "visit_ahead",
        "starts_at",
    )
    refuse_if(
        happened and ends_at > now + SIGNED_EARLY,
        "Sluttiden ligger framåt i tiden. Skriv när besöket slutade.",
        "visit_not_ended",
        "ends_at",
    )
