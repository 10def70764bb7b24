from .decision import (
    GRANTING,
    NEW_ACT_FROM,
    WEEKS_A_MONTH,
    DecisionOutcome,
    HoursPer,
    check_decision,
    check_period,
    hours_a_month,
    legal_basis,
)
from .investigation import LifeArea
from .person import (
    OLDEST,
    TARGET_AREAS,
    PersonNumber,
    ProtectionLevel,
    Sex,
    check_birth_year,
    parse_personnummer,
)

__all__ = [
    "GRANTING",
    "NEW_ACT_FROM",
    "OLDEST",
    "TARGET_AREAS",
    "WEEKS_A_MONTH",
    "DecisionOutcome",
    "HoursPer",
    "LifeArea",
    "PersonNumber",
    "ProtectionLevel",
    "Sex",
    "check_birth_year",
    "check_decision",
    "check_period",
    "hours_a_month",
    "legal_basis",
    "parse_personnummer",
]
