"""Follow-ups of plans and decisions. Plain values in and out."""

from datetime import date

from django.db.models import IntegerChoices, TextChoices

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


def check_decision_held(held_on: date, valid_from: date | None) -> None:
    refuse_if(
        valid_from is not None and held_on < valid_from,
        "Uppföljningen kan inte ligga före den dag beslutet börjar gälla.",
        "held_before_decision",
        "held_on",
    )


def check_conclusion(conclusion: str) -> None:
    refuse_if(not conclusion, "Välj en slutsats.", "no_conclusion", "conclusion")
