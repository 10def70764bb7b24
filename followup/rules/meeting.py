"""Follow-up meetings and the provider's statement. Plain values in and out."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from boendestod.errors import refuse_if

from .follow_up import MeetingForm, MeetingState, NotHeldReason

# So long a meeting takes in the worker's schedule, when nobody says otherwise.
MEETING_TAKES = timedelta(hours=1)
BOOKED_AHEAD = timedelta(days=366)
# As many failed attempts in a row are for the manager to know (domain.md §10 row 26; the number is our own).
FAILED_IN_ROW = 3
# What somebody who did not come can be offered instead.
EASIER = (MeetingForm.HOME, MeetingForm.PHONE, MeetingForm.VIDEO)
PERSONS_REASONS = frozenset(
    {NotHeldReason.PERSON_DECLINED, NotHeldReason.PERSON_ABSENT, NotHeldReason.PERSON_ILL}
)
# What the authority asks for by law, as the access log says it.
STATEMENT_LAW = "15 kap. 9 § SoL"


def check_time(meets_at: datetime, *, now: datetime) -> None:
    refuse_if(meets_at < now, "Välj en tid som kommer.", "meeting_passed", "meets_at")
    refuse_if(meets_at > now + BOOKED_AHEAD, "Välj en tid inom ett år.", "meeting_too_far_ahead", "meets_at")


def check_not_held(reason: str, note: str) -> None:
    refuse_if(reason not in NotHeldReason, "Välj varför mötet inte blev av.", "no_reason", "reason")
    refuse_if(
        reason == NotHeldReason.OTHER and not note.strip(),
        "Skriv vad som hände.",
        "no_note",
        "note",
    )


def check_asked(
    *, what: str, why: str, notes_from: date | None, notes_to: date | None, answer_by: date, today: date
) -> None:
    refuse_if(not what.strip(), "Skriv vilka uppgifter ni behöver.", "no_what", "what")
    refuse_if(not why.strip(), "Skriv varför uppgifterna behövs.", "no_why", "why")
    refuse_if(answer_by < today, "Välj i dag eller en dag som kommer.", "answer_by_passed", "answer_by")
    refuse_if(
        (notes_from is None) != (notes_to is None),
        "Ange båda dagarna, eller ingen av dem.",
        "half_a_period",
        "notes_from" if notes_from is None else "notes_to",
    )
    if notes_from is not None:
        refuse_if(
            notes_to < notes_from,
            "Sista dagen kan inte ligga före den första.",
            "period_reversed",
            "notes_to",
        )
        refuse_if(notes_to > today, "Perioden kan inte sluta framåt i tiden.", "period_ahead", "notes_to")


def failed_in_row(attempts: Iterable[tuple[str, str]]) -> int:
    """How many of the latest attempts failed, of (state, reason) newest first. One that is booked says nothing yet, and
    one that was moved is no failure."""
    failed = 0
    for state, reason in attempts:
        if state == MeetingState.HELD:
            break
        failed += state == MeetingState.NOT_HELD and reason != NotHeldReason.MOVED
    return failed


def other_forms(form: str, reason: str) -> list[MeetingForm]:
    """What to offer instead, when it was the person who could not or would not."""
    return [easier for easier in EASIER if easier != form] if reason in PERSONS_REASONS else []
