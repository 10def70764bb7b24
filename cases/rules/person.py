"""The person and her number. Plain values in and out."""

from dataclasses import dataclass
from datetime import date

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


TARGET_AREAS = ("socialpsykiatri", "funktionsnedsättning")


OLDEST = 130


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
