"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class AppealNewBody(TypedDict):
    received_on: str
    """Överklagandet kom in."""
    text: NotRequired[str | None]
    """Vad personen vill ändra. Kort. Själva överklagandet ligger i akten."""
    in_time: NotRequired[bool | None]
    """Kom det i rätt tid?"""


class Decision(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    application: str | None
    """Ansökan."""
    investigation: str | None
    """Utredning."""
    outcome: Literal["approval", "partial", "refusal", "ended"]
    """Beslut."""
    ends: str | None
    """Beslut som upphör."""
    decided_on: str
    """Beslutsdag."""
    decided_by: Named | None
    """Beslutat av."""
    legal_basis: str
    """Lagrum. Lagrummet som gällde på beslutsdagen."""
    valid_from: str | None
    """Gäller från."""
    valid_to: str | None
    """Gäller till och med."""
    granted_hours: str | None
    """Beviljad tid, timmar. Timmar per vecka eller månad: se granted_per."""
    granted_per: Literal["month", "week"]
    """Per."""
    mapping_to: str | None
    """Kartläggning till och med."""
    follow_up_on: str | None
    """Följs upp senast."""
    ended_on: str | None
    """Upphör i förtid."""
    end_ground: Literal["persons_wish", "goals_reached", "moved", "deceased", "changed_circumstances", ""]
    """Grund för att det upphör."""
    days_late: int
    """Efterregistrerat. Dagar från beslutsdagen till att beslutet registrerades."""
    recorded_at: str
    """Registrerad."""
    decision_text: str
    """Beslutets lydelse."""
    reasons: str
    """Motivering."""
    refusal_ground: Literal["met_otherwise", "no_need", "other", ""]
    """Grund för avslaget."""
    met_otherwise: str
    """Så kan behovet mötas på annat sätt."""
    summary: str
    """Sammanfattning till personen."""
    end_reason: str
    """Skäl till att beslutet upphör."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class DecisionEndBody(TypedDict):
    ended_on: str
    """Sista dagen som beslutet gäller."""
    ground: Literal["persons_wish", "goals_reached", "moved", "deceased", "changed_circumstances"]
    """Grund."""
    reason: str
    """Varför upphör beslutet? Kort. Till exempel: Personen har flyttat till en annan kommun."""
    reasons: NotRequired[str | None]
    """Motivering. Vilka regler och fakta avgjorde? Behövs när förhållandena har ändrats."""
    summary: NotRequired[str | None]
    """Sammanfattning till personen. Står i brevet till personen. Skriv kort och vänligt, med vanliga
    ord."""


class DecisionExtendBody(TypedDict):
    extended_to: str
    """Ny sista dag."""
    reason: str
    """Varför förlängs beslutet utan ny prövning?"""


class DecisionNotifyBody(TypedDict):
    sent_on: str
    """Skickat eller lämnat."""
    how: Literal["letter", "digital_post", "meeting", "phone", "other"]
    """Hur."""
    appeal_notice: NotRequired[bool | None]
    """Hur man överklagar följde med."""
    received_on: NotRequired[str | None]
    """Personen fick beslutet. Vet du inte än? Lämna tomt och fyll i när du vet. Tiden för att överklaga
    räknas från den dagen."""


class DecisionRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    application: str | None
    """Ansökan."""
    investigation: str | None
    """Utredning."""
    outcome: Literal["approval", "partial", "refusal", "ended"]
    """Beslut."""
    ends: str | None
    """Beslut som upphör."""
    decided_on: str
    """Beslutsdag."""
    decided_by: Named | None
    """Beslutat av."""
    legal_basis: str
    """Lagrum. Lagrummet som gällde på beslutsdagen."""
    valid_from: str | None
    """Gäller från."""
    valid_to: str | None
    """Gäller till och med."""
    granted_hours: str | None
    """Beviljad tid, timmar. Timmar per vecka eller månad: se granted_per."""
    granted_per: Literal["month", "week"]
    """Per."""
    mapping_to: str | None
    """Kartläggning till och med."""
    follow_up_on: str | None
    """Följs upp senast."""
    ended_on: str | None
    """Upphör i förtid."""
    end_ground: Literal["persons_wish", "goals_reached", "moved", "deceased", "changed_circumstances", ""]
    """Grund för att det upphör."""
    days_late: int
    """Efterregistrerat. Dagar från beslutsdagen till att beslutet registrerades."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
