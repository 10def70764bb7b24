"""Deviations, complaints and reports of concern for a child. Plain values in and out."""

from django.db.models import IntegerChoices, TextChoices


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


class ToWhom(TextChoices):
    """Who took the report of concern for a child."""

    SOCIAL_SERVICES = "social_services", "socialtjänstens mottagning"
    ON_CALL = "on_call", "socialjouren"
    POLICE = "police", "polisen, 112"
