"""What oversight names and how it counts. Plain values in and out."""

from .audit import FileAspect, FileGradeValue, FilePart, sample_size
from .counting import LENGTH_BANDS, YEAR_BANDS, Measure, length_band, mean_hours, percent, years_band
from .flag import AUTHORITY_ONLY, CASEWORKERS, EXPLAINED, MOST_SNOOZED_DAYS, FlagEventKind, FlagRule
from .importing import ImportState
from .money import PaymentModel
from .report import (
    EXECUTED_WITHIN_MONTHS,
    NUMBER,
    QUARTERS,
    WAITED,
    NationalReportKind,
    Quarter,
    report_reference,
    unnamed,
    waited_band,
)

__all__ = [
    "AUTHORITY_ONLY",
    "CASEWORKERS",
    "EXECUTED_WITHIN_MONTHS",
    "EXPLAINED",
    "LENGTH_BANDS",
    "MOST_SNOOZED_DAYS",
    "NUMBER",
    "QUARTERS",
    "WAITED",
    "YEAR_BANDS",
    "FileAspect",
    "FileGradeValue",
    "FilePart",
    "FlagEventKind",
    "FlagRule",
    "ImportState",
    "Measure",
    "NationalReportKind",
    "PaymentModel",
    "Quarter",
    "length_band",
    "mean_hours",
    "percent",
    "report_reference",
    "sample_size",
    "unnamed",
    "waited_band",
    "years_band",
]
