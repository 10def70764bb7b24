"""Decisions and the person they are about. Plain values in and out; law by date from docs/rules.md."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import TextChoices
from personnummer.personnummer import Personnummer, PersonnummerException

from boendestod.errors import RuleBroken, refuse_if


class Sex(TextChoices):
    WOMAN = "woman", "kvinna"
    MAN = "man", "man"


class ProtectionLevel(TextChoices):
    NONE = "none", "inget skydd"
    CONFIDENTIALITY_FLAG = "confidentiality_flag", "sekretessmarkering"
    PROTECTED_REGISTRATION = "protected_registration", "skyddad folkbokföring"
    FICTITIOUS = "fictitious", "fingerade personuppgifter"


class LifeArea(TextChoices):
    """IBIC's life areas in the order of ICF (domain.md §2.1)."""

    LEARNING = "learning", "Lärande och att tillämpa kunskap"
    GENERAL_TASKS = "general_tasks", "Allmänna uppgifter och krav"
    COMMUNICATION = "communication", "Kommunikation"
    MOBILITY = "mobility", "Förflyttning"
    SELF_CARE = "self_care", "Personlig vård"
    DOMESTIC_LIFE = "domestic_life", "Hemliv"
    RELATIONS = "relations", "Mellanmänskliga interaktioner och relationer"
    WORK_EDUCATION_ECONOMY = (
        "work_education_economy",
        "Utbildning, arbete, sysselsättning och ekonomiskt liv",
    )
    COMMUNITY_LIFE = "community_life", "Samhällsgemenskap, socialt och medborgerligt liv"
    SENSE_OF_SECURITY = "sense_of_security", "Känsla av trygghet"
    SUPPORT_BY_RELATIVE = (
        "support_by_relative",
        "Personligt stöd från person som vårdar eller stödjer en närstående",
    )


class DecisionOutcome(TextChoices):
    APPROVAL = "approval", "bifall"
    PARTIAL = "partial", "delavslag"
    REFUSAL = "refusal", "avslag"


GRANTING = frozenset({DecisionOutcome.APPROVAL, DecisionOutcome.PARTIAL})


class HoursPer(TextChoices):
    MONTH = "month", "per månad"
    WEEK = "week", "per vecka"


WEEKS_A_MONTH = Decimal(52) / Decimal(12)

TARGET_AREAS = ("socialpsykiatri", "funktionsnedsättning")
OLDEST = 130

NEW_ACT_FROM = date(2025, 7, 1)


def legal_basis(decided_on: date) -> str:
    """The paragraph that a decision of that day rests on. SoL 2025:400 replaced 2001:453 on 1 July 2025."""
    return "11 kap. 1 § SoL (2025:400)" if decided_on >= NEW_ACT_FROM else "4 kap. 1 § SoL (2001:453)"


def hours_a_month(hours: Decimal, per: str) -> Decimal:
    return hours * WEEKS_A_MONTH if per == HoursPer.WEEK else hours


@dataclass(frozen=True)
class PersonNumber:
    digits: str
    birth_year: int
    sex: Sex
    is_coordination_number: bool


def parse_personnummer(text: str) -> PersonNumber:
    """Personnummer or samordningsnummer with 10 or 12 digits, "-" or "+"; raises RuleBroken.

    Check digit and dates as domain.md §8; the birth number is even for women."""
    try:
        number = Personnummer(text.strip())
    except PersonnummerException as invalid:
        raise RuleBroken(
            "Numret är inte ett giltigt personnummer eller samordningsnummer. Kontrollera siffrorna.",
            "personnummer_invalid",
            "personnummer",
        ) from invalid
    return PersonNumber(
        digits=number.format(long_format=True).replace("-", "").replace("+", ""),
        birth_year=int(number.full_year),
        sex=Sex.WOMAN if number.is_female() else Sex.MAN,
        is_coordination_number=number.is_coordination_number(),
    )


def check_birth_year(birth_year: int, today: date) -> None:
    refuse_if(
        not today.year - OLDEST <= birth_year <= today.year,
        "Kontrollera födelseåret.",
        "birth_year_unlikely",
        "birth_year",
    )


def check_period(valid_from: date, valid_to: date | None) -> None:
    refuse_if(
        valid_to is not None and valid_to < valid_from,
        "Sista dagen kan inte ligga före första dagen.",
        "dates_reversed",
        "valid_to",
    )


def check_decision(outcome: str, *, valid_from, granted_hours, reasons: str) -> None:
    """What a decision must hold: FL 32 § asks for reasons unless they are obviously unnecessary, which they
    never are when somebody is refused."""
    grants = outcome in GRANTING
    refuse_if(
        grants and valid_from is None, "Ange från vilken dag beslutet gäller.", "no_start", "valid_from"
    )
    refuse_if(
        grants and not granted_hours, "Ange hur många timmar som beviljas.", "no_hours", "granted_hours"
    )
    refuse_if(
        outcome != DecisionOutcome.APPROVAL and not reasons.strip(),
        "Skriv varför ansökan avslås helt eller delvis, och hur behovet kan mötas på annat sätt.",
        "no_reasons",
        "reasons",
    )
