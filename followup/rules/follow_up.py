"""Follow-ups of plans and decisions. Plain values in and out."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from django.db.models import IntegerChoices, TextChoices

from boendestod import dates
from boendestod.errors import refuse_if


class GoalResult(TextChoices):
    REACHED = "reached", "nått"
    NEARER = "nearer", "närmare"
    UNCHANGED = "unchanged", "oförändrat"
    FURTHER_AWAY = "further_away", "längre bort"
    NO_LONGER_WANTED = "no_longer_wanted", "inte längre aktuellt"


class Conclusion(TextChoices):
    CONTINUE = "continue", "fortsätt som nu"
    CHANGE = "change", "ändra stödet"
    TAPER = "taper", "trappa ned"
    END = "end", "avsluta"
    INVESTIGATE = "investigate", "utred på nytt"


CHANGES_ORDER = frozenset({Conclusion.CHANGE, Conclusion.TAPER})


class SupportGrade(IntegerChoices):
    """What the person thinks of the support, from faces that she points at."""

    VERY_BAD = 1, "mycket dåligt"
    BAD = 2, "dåligt"
    NEITHER = 3, "varken bra eller dåligt"
    GOOD = 4, "bra"
    VERY_GOOD = 5, "mycket bra"


class MeetingForm(TextChoices):
    HOME = "home", "hemma hos personen"
    OFFICE = "office", "på kontoret"
    PHONE = "phone", "per telefon"
    VIDEO = "video", "videomöte"
    OTHER = "other", "på annat sätt"


class MeetingState(TextChoices):
    BOOKED = "booked", "bokat"
    HELD = "held", "hållet"
    NOT_HELD = "not_held", "blev inte av"


class NotHeldReason(TextChoices):
    PERSON_DECLINED = "person_declined", "personen ville inte"
    PERSON_ABSENT = "person_absent", "personen kom inte"
    PERSON_ILL = "person_ill", "personen var sjuk"
    STAFF_ILL = "staff_ill", "personal var sjuk"
    STAFF_PREVENTED = "staff_prevented", "personal fick förhinder"
    MOVED = "moved", "flyttat till en annan tid"
    OTHER = "other", "annat"


def check_held(held_on: date, *, today: date, begun_on: date | None = None) -> None:
    refuse_if(held_on > today, "Uppföljningen kan inte ligga framåt i tiden.", "held_ahead", "held_on")
    refuse_if(
        begun_on is not None and held_on < begun_on,
        "Uppföljningen kan inte ligga före den dag planen påbörjades.",
        "held_before_plan",
        "held_on",
    )


def check_decision_held(held_on: date, valid_from: date | None, ended_on: date | None = None) -> None:
    """A decision that has run out is still followed up; one that was ended is not, after its end."""
    refuse_if(
        valid_from is not None and held_on < valid_from,
        "Uppföljningen kan inte ligga före den dag beslutet börjar gälla.",
        "held_before_decision",
        "held_on",
    )
    refuse_if(
        ended_on is not None and held_on > ended_on,
        "Beslutet hade upphört den dagen. Välj det beslut som gällde.",
        "decision_ended",
        "held_on",
    )


def check_conclusion(conclusion: str) -> None:
    refuse_if(not conclusion, "Välj en slutsats.", "no_conclusion", "conclusion")


class Step(NamedTuple):
    """One step of a taper, as it is planned."""

    from_on: date
    hours_a_month: Decimal
    sign: str = ""


def check_taper(steps: Sequence[Step], *, held_on: date, ordered: Decimal | None) -> None:
    """Less and less, from the day of the follow-up: a taper that says no step is only a word. `ordered` is the hours
    a month that the order gives now, None when it says none."""
    refuse_if(not steps, "Skriv minst ett steg i nedtrappningen.", "no_taper_steps", "taper_1_from_on")
    refuse_if(
        steps[0].from_on < held_on,
        "Det första steget kan inte börja före uppföljningen.",
        "taper_before_follow_up",
        "taper_1_from_on",
    )
    refuse_if(
        ordered is not None and steps[0].hours_a_month >= ordered,
        "Det första steget ska ge mindre tid än beställningen gör i dag.",
        "taper_not_less",
        "taper_1_hours_a_month",
    )
    for number, (before, after) in enumerate(pairwise(steps), 2):
        refuse_if(
            after.from_on <= before.from_on,
            "Varje steg ska börja senare än det förra.",
            "taper_days_not_rising",
            f"taper_{number}_from_on",
        )
        refuse_if(
            after.hours_a_month >= before.hours_a_month,
            "Varje steg ska ge mindre tid än det förra.",
            "taper_hours_not_falling",
            f"taper_{number}_hours_a_month",
        )


def check_statement(*, has_provider: bool, has_statement: bool, because: str) -> None:
    """While a provider carries the support out its knowledge is asked for, or it is said why it is not
    (report 001 §4.6.4)."""
    refuse_if(
        has_provider and not has_statement and not because.strip(),
        "Välj utförarens utlåtande, eller skriv varför det saknas.",
        "no_statement",
        "no_statement_because",
    )


class WayOn(TextChoices):
    """What the caseworker does next after a conclusion."""

    AMEND = "amend", "ändra beställningen"
    END_SUPPORT = "end_support", "avsluta stödet"
    END_DECISION = "end_decision", "avsluta beslutet"
    INVESTIGATE = "investigate", "inled en utredning"
    FINISH_INVESTIGATION = "finish_investigation", "utred klart"
    DECIDE = "decide", "förbered nästa beslut"


@dataclass(frozen=True)
class Came:
    """What has come of a conclusion, and where the case stands. `step_left` is whether a step of the taper gives less
    than the order does now."""

    supported: bool
    amended: bool
    on_its_way: bool
    step_left: bool
    decision_runs: bool
    investigating: bool
    investigated: bool
    decided: bool


def way_on(conclusion: str, came: Came) -> WayOn | None:
    """The next thing, None when the conclusion has led to what it should or asks for nothing."""
    if conclusion == Conclusion.CHANGE:
        return WayOn.AMEND if came.supported and not (came.amended or came.on_its_way) else None
    if conclusion == Conclusion.TAPER:
        return WayOn.AMEND if came.supported and came.step_left and not came.on_its_way else None
    if conclusion == Conclusion.END and came.supported:
        return WayOn.END_SUPPORT
    if conclusion == Conclusion.END:
        return WayOn.END_DECISION if came.decision_runs else None
    if conclusion == Conclusion.INVESTIGATE and not came.decided:
        return _inquiry(came)
    return None


def _inquiry(came: Came) -> WayOn:
    if came.investigating:
        return WayOn.FINISH_INVESTIGATION
    return WayOn.DECIDE if came.investigated else WayOn.INVESTIGATE


def months_in(first: date, last: date) -> Decimal:
    """How many months the days make, both included: a whole calendar month is one, a part of it its share."""
    months, day = Decimal(0), first
    while day <= last:
        end = min(last, dates.add_months(day.replace(day=1), 1) - timedelta(days=1))
        months += Decimal((end - day).days + 1) / calendar.monthrange(day.year, day.month)[1]
        day = end + timedelta(days=1)
    return months
