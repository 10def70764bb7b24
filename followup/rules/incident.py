"""Deviations, complaints and reports of concern for a child. Plain values in and out."""

from datetime import date, datetime

from django.db.models import IntegerChoices, TextChoices

from boendestod.errors import refuse_if

from .sync import CLOCK_TOLD


class DeviationWhat(TextChoices):
    MISSED_SUPPORT = "missed_support", "stöd som inte gavs"
    LATE = "late", "vi kom sent eller på fel tid"
    WRONG_SUPPORT = "wrong_support", "stödet gavs på fel sätt"
    TREATMENT = "treatment", "bemötande"
    SECRECY = "secrecy", "uppgifter som kom i fel händer"
    KEYS_MONEY = "keys_money", "nycklar, pengar eller saker"
    INJURY = "injury", "någon kom till skada"
    THREAT = "threat", "hot eller våld"
    OTHER = "other", "annat"


class Severity(IntegerChoices):
    SLIGHT = 1, "liten"
    MODERATE = 2, "måttlig"
    SERIOUS = 3, "allvarlig"
    VERY_SERIOUS = 4, "mycket allvarlig"


class ComplaintBy(TextChoices):
    PERSON = "person", "personen själv"
    RELATIVE = "relative", "en anhörig"
    OTHER = "other", "någon annan"


class DeviationState(TextChoices):
    REPORTED = "reported", "rapporterad"
    HANDLED = "handled", "tas om hand"
    CLOSED = "closed", "avslutad"


DEVIATION_MOVES = {
    "take": ({DeviationState.REPORTED}, DeviationState.HANDLED),
    "handle": ({DeviationState.REPORTED, DeviationState.HANDLED}, DeviationState.HANDLED),
    "close": ({DeviationState.HANDLED}, DeviationState.CLOSED),
}

# The unit's own routine, and said as that: the manager looks at these before they are closed.
JUDGED_BY_MANAGER = frozenset({Severity.SERIOUS, Severity.VERY_SERIOUS})
JUDGE_FURTHER = (
    "Enhetschefen ska bedöma om det här ska rapporteras vidare. Följ enhetens egen rutin och vänta inte."
)


class ToWhom(TextChoices):
    """Who took the report of concern for a child."""

    SOCIAL_SERVICES = "social_services", "socialtjänstens mottagning"
    ON_CALL = "on_call", "socialjouren"
    POLICE = "police", "polisen, 112"


# SoL 19 kap. 1 and 6 §§, domain.md §1.5. Paragraphs with an empty line between.
CONCERN_DUTY = "\n\n".join(
    (
        "Är du orolig för att ett barn far illa ska du anmäla det genast (SoL 19 kap. 1 §).",
        "Plikten är din egen. Du anmäler själv och lämnar det inte till chefen, en kollega eller handläggaren.",
        "Den gäller också när familjen redan är känd av socialtjänsten.",
        "Skriv inte här vad det gäller. Det hör hemma i barnets ärende, inte i den vuxnas.",
        "Ber du om återkoppling får du veta om en utredning har inletts, inom en vecka från att det bestämdes, "
        "om det inte är olämpligt (SoL 19 kap. 6 §).",
    )
)


def check_report(
    *, what: str, severity: int, is_complaint: bool, complaint_by: str, happened_at: datetime, now: datetime
) -> None:
    refuse_if(what not in DeviationWhat, "Välj vad det gäller.", "no_what", "what")
    refuse_if(severity not in Severity, "Välj hur allvarligt det är.", "no_severity", "severity")
    refuse_if(
        is_complaint and complaint_by not in ComplaintBy,
        "Välj vem som klagar.",
        "no_complaint_by",
        "complaint_by",
    )
    refuse_if(happened_at > now + CLOCK_TOLD, "Tiden kan inte ligga framåt.", "happened_ahead", "happened_at")


def check_handled(*, measures: str, happened_on: date, person_told_on: date | None, today: date) -> None:
    refuse_if(not measures.strip(), "Skriv vad ni gör åt det.", "no_measures", "measures")
    _check_told(person_told_on, happened_on, today, "person_told_on")


def check_closing(severity: int, *, cause: str, measures: str, person_told_on: date | None) -> None:
    """A serious one also says why it happened and when the person was told."""
    refuse_if(not measures.strip(), "Skriv vad ni har gjort innan du avslutar.", "no_measures")
    if severity in JUDGED_BY_MANAGER:
        refuse_if(not cause.strip(), "Skriv varför det hände innan du avslutar.", "no_cause")
        refuse_if(
            person_told_on is None,
            "Berätta för personen vad ni har gjort innan du avslutar.",
            "person_not_told",
        )


def check_concern(to_whom: str, made_at: datetime, *, now: datetime) -> None:
    refuse_if(to_whom not in ToWhom, "Välj vem du anmälde till.", "no_to_whom", "to_whom")
    refuse_if(made_at > now + CLOCK_TOLD, "Tiden kan inte ligga framåt.", "made_ahead", "made_at")


def check_feedback(received_on: date, *, made_on: date, today: date) -> None:
    _check_told(received_on, made_on, today, "received_on")


def _check_told(told_on: date | None, since: date, today: date, field: str) -> None:
    if told_on is not None:
        refuse_if(told_on > today, "Dagen kan inte ligga framåt.", "told_ahead", field)
        refuse_if(told_on < since, "Dagen kan inte ligga före det som hände.", "told_before", field)
