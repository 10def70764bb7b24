"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class ApplicationNewBody(TypedDict):
    received_on: str
    """Ansökan kom in."""
    channel: Literal["form", "e_service", "letter", "phone", "meeting", "other"]
    """Så kom den in."""
    applicant: Literal["person", "guardian", "relative", "professional"]
    """Den kom från."""
    applicant_note: NotRequired[str | None]
    """Vem, om inte personen själv. Behövs inte när personen själv har ansökt. Till exempel: Anna Ek, god
    man."""
    need: str
    """Behovet, med personens egna ord. Vad är svårt, och vad vill personen klara? Skriv som personen säger
    det. Vilket stöd som passar prövar du i utredningen."""


class Case(TypedDict):
    id: str
    case_ref: str
    """Ärendenummer."""
    client: Client
    """Person."""
    unit: Named
    """Enhet."""
    caseworker: Named | None
    """Handläggare."""
    target_area: str
    """Målgrupp."""
    opened_on: str
    """Öppnat."""
    support_since: str | None
    """Stöd sedan."""
    closed_on: str | None
    """Avslutat."""
    recorded_at: str
    """Registrerad."""
    close_reason: str
    """Skäl till avslut."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class CaseAssignBody(TypedDict):
    caseworker: str | int
    """Handläggare."""


class CaseCloseBody(TypedDict):
    closed_on: str
    """Ärendet avslutas."""
    close_reason: str
    """Varför avslutas ärendet? Till exempel: personen har flyttat, eller vill inte längre ha stöd."""


class CaseRow(TypedDict):
    id: str
    case_ref: str
    """Ärendenummer."""
    client: ClientRow
    """Person."""
    unit: Named
    """Enhet."""
    caseworker: Named | None
    """Handläggare."""
    target_area: str
    """Målgrupp."""
    opened_on: str
    """Öppnat."""
    support_since: str | None
    """Stöd sedan."""
    closed_on: str | None
    """Avslutat."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ChildNewBody(TypedDict):
    birth_year: int
    """Födelseår. Skriv inte barnets namn."""
    lives: NotRequired[Literal["with_person", "part_time", "contact", "elsewhere", "expected"] | None]
    """Bor."""
    asked: NotRequired[Literal["yes", "declined", "not_suitable"] | None]
    """Har barnet fått säga sitt? Ett väntat barn behöver du inte svara för."""
    asked_note: NotRequired[str | None]
    """Vad barnet sade, eller varför inte."""
    regard: NotRequired[str | None]
    """Så tas hänsyn till barnet. Vad betyder stödet, och hur det ges, för barnet?"""
    review_on: NotRequired[str | None]
    """Uppgifterna ses över senast. Väntas barnet? Välj den dag det beräknas födas."""


class Client(TypedDict):
    id: str
    name: str
    """Namn. Efternamn, förnamn."""
    personnummer: str
    """Hela numret för handläggare, annars utan de fyra sista siffrorna."""
    birth_year: int
    """Födelseår."""
    sex: Literal["woman", "man"]
    """Kön."""
    protected: bool
    """Skyddade personuppgifter."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ClientRow(TypedDict):
    id: str
    name: str
    """Namn. Efternamn, förnamn."""
    personnummer: str
    """De fyra sista siffrorna är dolda. Tomt när det saknas eller skyddas."""
    birth_year: int
    """Födelseår."""
    sex: Literal["woman", "man"]
    """Kön."""
    protected: bool
    """Skyddade personuppgifter."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class DecisionFollowUpNewBody(TypedDict):
    statement: NotRequired[str | int | None]
    """Utförarens utlåtande."""
    no_statement_because: NotRequired[str | None]
    """Varför saknas utlåtandet? Fyll i om utföraren inte har lämnat något utlåtande."""
    decision: NotRequired[str | int | None]
    """Vilket beslut följs upp?"""
    held_on: str
    """Vilken dag hölls uppföljningen?"""
    person_took_part: bool
    """Var personen med?"""
    persons_words: NotRequired[str | None]
    """Personens egna ord. Vad tycker personen om stödet? Skriv som personen säger det."""
    persons_grade: NotRequired[Literal[1, 2, 3, 4, 5] | None]
    """Personens betyg på stödet. Låt personen peka. Hoppa över om personen inte vill svara."""
    summary: str
    """Vad kom ni fram till?"""
    conclusion: Literal["continue", "change", "taper", "end", "investigate"]
    """Slutsats."""
    taper_1_from_on: NotRequired[str | None]
    """Steg 1: från."""
    taper_1_hours_a_month: NotRequired[float | None]
    """Steg 1: timmar i månaden."""
    taper_1_sign: NotRequired[str | None]
    """Steg 1: det visar att det går bra."""
    taper_2_from_on: NotRequired[str | None]
    """Steg 2: från."""
    taper_2_hours_a_month: NotRequired[float | None]
    """Steg 2: timmar i månaden."""
    taper_2_sign: NotRequired[str | None]
    """Steg 2: det visar att det går bra."""
    taper_3_from_on: NotRequired[str | None]
    """Steg 3: från."""
    taper_3_hours_a_month: NotRequired[float | None]
    """Steg 3: timmar i månaden."""
    taper_3_sign: NotRequired[str | None]
    """Steg 3: det visar att det går bra."""
    taper_4_from_on: NotRequired[str | None]
    """Steg 4: från."""
    taper_4_hours_a_month: NotRequired[float | None]
    """Steg 4: timmar i månaden."""
    taper_4_sign: NotRequired[str | None]
    """Steg 4: det visar att det går bra."""


class DecisionNewBody(TypedDict):
    outcome: Literal["approval", "partial", "refusal", "ended"]
    """Beslut."""
    application: NotRequired[str | int | None]
    """Svarar på ansökan."""
    investigation: NotRequired[str | int | None]
    """Vilar på utredning."""
    decided_on: str
    """Beslutsdag."""
    valid_from: NotRequired[str | None]
    """Gäller från."""
    valid_to: NotRequired[str | None]
    """Gäller till och med. Sista dagen med stöd. Lämna tomt om beslutet gäller tills vidare."""
    granted_hours: NotRequired[float | None]
    """Beviljad tid, timmar. Till exempel 16 eller 7,5."""
    granted_per: Literal["month", "week"]
    """Tiden gäller."""
    mapping_to: NotRequired[str | None]
    """Kartläggning till och med. Om ni först ska ta reda på vad personen behöver stöd med."""
    follow_up_on: NotRequired[str | None]
    """Följs upp senast. Även ett beslut som gäller tills vidare ska följas upp."""
    decision_text: NotRequired[str | None]
    """Beslutets lydelse. Läs och ändra så att det blir rätt. Lämnar du rutan tom byggs meningen av
    fälten."""
    refusal_ground: NotRequired[Literal["met_otherwise", "no_need", "other"] | None]
    """Grund för avslaget."""
    met_otherwise: NotRequired[str | None]
    """Så kan behovet mötas på annat sätt. Av vem, och med vad? Behövs när grunden är att behovet kan mötas
    på annat sätt."""
    reasons: NotRequired[str | None]
    """Motivering. Vilka regler och fakta avgjorde? Behövs alltid när något avslås."""
    summary: NotRequired[str | None]
    """Sammanfattning till personen. Står i brevet till personen. Skriv kort och vänligt, med vanliga
    ord."""


class InvestigationNewBody(TypedDict):
    opened_on: str
    """Utredningen inleddes."""
    application: NotRequired[str | int | None]
    """Ansökan som utreds."""


class MeetingNewBody(TypedDict):
    about: Literal["plan", "decision", "both"]
    """Vad följer ni upp?"""
    meets_at: str
    """Vilken dag och tid?"""
    form: Literal["home", "office", "phone", "video", "other"]
    """Hur möts ni?"""
    place: NotRequired[str | None]
    """Plats. Till exempel: Storgatan 5, rum 12."""
    support_worker: NotRequired[str | int | None]
    """Boendestödjare som bjuds in."""
    caseworker: NotRequired[str | int | None]
    """Handläggare som bjuds in."""


class OrderNewBody(TypedDict):
    decision: str | int
    """Beslut som beställningen vilar på."""
    chosen_needs: NotRequired[list[str | int] | None]
    """Vilka behov ska beställningen gälla? Varje behov blir ett mål. Välj bara det som stödet ska möta."""
    provider: NotRequired[str | int | None]
    """Utförare."""
    scheme: Literal["dur_sp", "dur_fn", "ibic", "free"]
    """Så skrivs målen. Det styr vilka fält varje aktivitet har."""
