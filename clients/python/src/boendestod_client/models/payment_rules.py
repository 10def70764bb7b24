"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class PaymentRule(TypedDict):
    id: int
    provider: Named | None
    """Utförare. Tomt: gäller alla som inte har en egen regel."""
    model: Literal["performed", "ordered", "with_missed", "per_person", "grant"]
    """Ersättningsmodell."""
    rate: str | None
    """Kronor per timme."""
    missed_percent: int
    """Bomtid ersätts med, procent."""
    per_person: str | None
    """Kronor per person och månad."""
    grant: str | None
    """Anslag per år, kronor."""
    valid_from: str
    """Gäller från."""
    recorded_at: str
    """Registrerad."""


class PaymentRulesBody(TypedDict):
    provider: NotRequired[str | int | None]
    """Utförare. Lämna tomt om regeln gäller alla som inte har en egen."""
    model: Literal["performed", "ordered", "with_missed", "per_person", "grant"]
    """Ersättningsmodell."""
    rate: NotRequired[float | None]
    """Kronor per timme. Behövs också för att jämföra modellerna på samma timmar."""
    missed_percent: int
    """Bomtid ersätts med, procent. Bara när bomtid ersätts."""
    per_person: NotRequired[float | None]
    """Kronor per person och månad."""
    grant: NotRequired[float | None]
    """Anslag per år, kronor."""
    valid_from: str
    """Gäller från."""
    counts_back: NotRequired[bool | None]
    """Räkna om från en dag som har varit. Behövs när dagen har varit. Summor som någon har läst blir då
    andra."""
