"""A case as one JSON document: out to an archive, another system or the person herself, and in again."""

from .arrival import Arrived, import_case
from .exporting import ASKS_FOR, document_of, export_case, extract_case
from .problems import DocumentRefused
from .reading import parse

__all__ = [
    "ASKS_FOR",
    "Arrived",
    "DocumentRefused",
    "document_of",
    "export_case",
    "extract_case",
    "import_case",
    "parse",
]
