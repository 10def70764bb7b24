"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import Literal, TypedDict


class Document(TypedDict):
    id: int
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    decision: str
    """Beslut."""
    kind: Literal["decision", "letter"]
    """Handling."""
    sha256: str
    """Kontrollsumma. SHA-256 av handlingens text, som ingen kan ändra."""
    recorded_at: str
    """Registrerad."""
