"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class Application(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    received_on: str
    """Inkom."""
    channel: Literal["form", "e_service", "letter", "phone", "meeting", "other"]
    """Hur."""
    applicant: Literal["person", "guardian", "relative", "professional"]
    """Från."""
    decide_by: str
    """Beslutas senast. Sex månader efter att ansökan kom in (12 § förvaltningslagen)."""
    acknowledged_on: str | None
    """Bekräftad."""
    acknowledged_how: Literal["letter", "digital_post", "meeting", "phone", "other", ""]
    """Bekräftad genom."""
    delay_told_on: str | None
    """Underrättad om försening."""
    decision_requested_on: str | None
    """Personen begärde avgörande."""
    answer_by: str | None
    """Begäran besvaras senast. Fyra veckor efter att personen begärde avgörande (12 §
    förvaltningslagen)."""
    withdrawn_on: str | None
    """Återtagen."""
    days_late: int
    """Efterregistrerad. Dagar från att ansökan kom in till att den registrerades."""
    recorded_at: str
    """Registrerad."""
    applicant_note: str
    """Vem, om inte personen själv."""
    need: str
    """Behovet, med personens egna ord."""
    withdrawn_reason: str
    """Varför den togs tillbaka."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ApplicationAcknowledgeBody(TypedDict):
    acknowledged_on: str
    """Bekräftad."""
    acknowledged_how: Literal["letter", "digital_post", "meeting", "phone", "other"]
    """Så fick personen veta."""


class ApplicationDelayBody(TypedDict):
    delay_told_on: str
    """Personen fick veta."""


class ApplicationEditBody(TypedDict):
    received_on: NotRequired[str]
    """Ansökan kom in."""
    channel: NotRequired[Literal["form", "e_service", "letter", "phone", "meeting", "other"]]
    """Så kom den in."""
    applicant: NotRequired[Literal["person", "guardian", "relative", "professional"]]
    """Den kom från."""
    applicant_note: NotRequired[str | None]
    """Vem, om inte personen själv. Behövs inte när personen själv har ansökt. Till exempel: Anna Ek, god
    man."""
    need: NotRequired[str]
    """Behovet, med personens egna ord. Vad är svårt, och vad vill personen klara? Skriv som personen säger
    det. Vilket stöd som passar prövar du i utredningen."""


class ApplicationRequestBody(TypedDict):
    decision_requested_on: str
    """Begäran kom in. Personen ska begära det skriftligt."""


class ApplicationRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    received_on: str
    """Inkom."""
    channel: Literal["form", "e_service", "letter", "phone", "meeting", "other"]
    """Hur."""
    applicant: Literal["person", "guardian", "relative", "professional"]
    """Från."""
    decide_by: str
    """Beslutas senast. Sex månader efter att ansökan kom in (12 § förvaltningslagen)."""
    acknowledged_on: str | None
    """Bekräftad."""
    acknowledged_how: Literal["letter", "digital_post", "meeting", "phone", "other", ""]
    """Bekräftad genom."""
    delay_told_on: str | None
    """Underrättad om försening."""
    decision_requested_on: str | None
    """Personen begärde avgörande."""
    answer_by: str | None
    """Begäran besvaras senast. Fyra veckor efter att personen begärde avgörande (12 §
    förvaltningslagen)."""
    withdrawn_on: str | None
    """Återtagen."""
    days_late: int
    """Efterregistrerad. Dagar från att ansökan kom in till att den registrerades."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ApplicationWithdrawBody(TypedDict):
    withdrawn_on: str
    """Återtagen."""
    withdrawn_reason: str
    """Varför tog personen tillbaka ansökan? Till exempel: får hjälp av vårdcentralen och vill inte ha mer
    stöd nu."""
