from .audit import AuditDraw, AuditRound, FileGrade
from .conference import Conference, ConferenceItem
from .flag import Flag, FlagEvent
from .importing import ImportJob
from .money import Budget, PaymentRule
from .report import NationalReport, NonExecutionReport

__all__ = [
    "AuditDraw",
    "AuditRound",
    "Budget",
    "Conference",
    "ConferenceItem",
    "FileGrade",
    "Flag",
    "FlagEvent",
    "ImportJob",
    "NationalReport",
    "NonExecutionReport",
    "PaymentRule",
]
