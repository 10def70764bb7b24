"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class NationalReport(TypedDict):
    id: int
    kind: Literal["socialstyrelsen_month", "ivo_quarter", "council_quarter"]
    """Rapport."""
    first_day: str
    """Från."""
    last_day: str
    """Till och med."""
    sha256: str
    """Kontrollsumma."""
    made_by: Named
    """Tagen fram av."""
    made_at: str
    """Tagen fram."""
    checked_by: Named | None
    """Kontrollerad av."""
    checked_at: str | None
    """Kontrollerad."""
    delivered_on: str | None
    """Lämnad."""
    delivered_how: str
    """Hur den lämnades."""
    erased_at: str | None
    """Personnumren raderade."""


class NationalReportBody(TypedDict):
    problems_seen: NotRequired[bool | None]
    """Jag har gått igenom det som ska kontrolleras."""
    delivered_on: NotRequired[str | None]
    """Lämnad."""
    delivered_how: NotRequired[str | None]
    """Hur lämnades den? Till exempel: uppladdad i myndighetens e-tjänst, med kvittensens nummer."""


class NationalReportsBody(TypedDict):
    what: str
    """Rapport och period."""
