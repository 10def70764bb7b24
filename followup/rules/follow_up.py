"""Follow-ups of plans and decisions. Plain values in and out."""

from datetime import date

from django.db.models import TextChoices

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
