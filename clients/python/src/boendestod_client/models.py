"""Made by `make client` from docs/openapi.yaml: change it there."""

# ruff: noqa: A001

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict


class Absence(TypedDict):
    id: int
    worker: Named
    """Medarbetare."""
    kind: Literal["vacation", "sick", "other"]
    """Slag."""
    first_on: str
    """Från och med."""
    last_on: str
    """Till och med."""
    recorded_by: Named
    """Registrerad av."""
    recorded_at: str
    """Registrerad."""


class AbsenceEndBody(TypedDict):
    last_on: str
    """Sista dag."""


class AbsenceNewBody(TypedDict):
    worker: str | int
    """Medarbetare."""
    kind: Literal["vacation", "sick", "other"]
    """Slag."""
    first_on: str
    """Från och med."""
    last_on: str
    """Till och med."""


class ActivityEditBody(TypedDict):
    what: NotRequired[str | None]
    """Vad."""
    scope: NotRequired[str | None]
    """Omfattning."""
    why: NotRequired[str | None]
    """Varför."""
    sub_goal: NotRequired[
        Literal["motivation", "with_support", "more_independently", "without_support"] | None
    ]
    """Delmål."""
    support_form: NotRequired[Literal["compensatory", "practical", "skills_training", "emotional"] | None]
    """Stödform."""
    preserve_function: NotRequired[bool | None]
    """Bevara funktionen."""


class ActivityMark(TypedDict):
    id: str
    activity: str
    """Aktivitet."""
    how_done: Literal["alone", "with_support", "for_person", "not_done"]
    """Så gjordes det."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ActivityMoveBody(TypedDict):
    up: NotRequired[bool | None]
    """Uppåt, annars nedåt."""


ActivityNewBody: TypeAlias = "dict[str, Any]"


class AmendmentWithdrawBody(TypedDict):
    reason: NotRequired[str | None]
    """Varför? Utföraren ser det du skriver."""


class Appeal(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    decision: str
    """Beslut."""
    received_on: str
    """Överklagandet kom in."""
    in_time: bool | None
    """Kom in i rätt tid."""
    forwarded_on: str | None
    """Skickat till förvaltningsrätten."""
    recorded_at: str
    """Registrerad."""
    text: str
    """Vad personen vill ändra."""
    judgments: list[Judgment]
    """Domar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class AppealHandleBody(TypedDict):
    in_time: NotRequired[bool | None]
    """Kom det i rätt tid?"""
    forwarded_on: NotRequired[str | None]
    """Skickat till förvaltningsrätten. Skicka det så snart du har prövat om det kom i rätt tid."""


class AppealNewBody(TypedDict):
    received_on: str
    """Överklagandet kom in."""
    text: NotRequired[str | None]
    """Vad personen vill ändra. Kort. Själva överklagandet ligger i akten."""
    in_time: NotRequired[bool | None]
    """Kom det i rätt tid?"""


class AppealRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    decision: str
    """Beslut."""
    received_on: str
    """Överklagandet kom in."""
    in_time: bool | None
    """Kom in i rätt tid."""
    forwarded_on: str | None
    """Skickat till förvaltningsrätten."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


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


class Arrived(TypedDict):
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    counts: dict[str, int]
    """Antal. Hur många poster av varje slag."""
    names: list[str]
    """Namn utan inloggning. De som inte arbetar här. De står med namn bredvid det som de har gjort."""
    new_providers: list[str]
    """Nya utförare."""
    knows_person: bool
    """Personen fanns redan här."""
    has_new_ids: bool
    """Nya id. En annan kommun i samma system har redan dokumentets id."""


class AuditBody(TypedDict):
    title: str
    """Omgångens namn."""
    second: NotRequired[str | int | None]
    """Andra granskare. Ni bedömer samma akter, och ser varandras omdömen när ni båda är klara med en
    akt."""
    seed: NotRequired[int | None]
    """Slumptal. Lämna tomt, så väljer systemet. Samma slumptal samma dag drar samma ärenden."""


class AuditDraw(TypedDict):
    id: int
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    round: int | None
    """Granskningsomgång."""
    is_second: bool
    """Andra granskare."""
    drawn_on: str
    """Draget."""
    graded_at: str | None
    """Granskat."""
    recorded_at: str
    """Registrerad."""
    grades: list[FileGrade]
    """Dina omdömen."""


class AuditDrawRow(TypedDict):
    id: int
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    round: int | None
    """Granskningsomgång."""
    is_second: bool
    """Andra granskare."""
    drawn_on: str
    """Draget."""
    graded_at: str | None
    """Granskat."""
    recorded_at: str
    """Registrerad."""


class AuditHandOverBody(TypedDict):
    of: str | int
    """Vems akter? Den som har slutat eller är borta. Akter som är påbörjade eller klara följer inte med."""
    to: str | int
    """Vem tar över? Akter som hon eller han redan granskar i omgången följer inte med."""


class AuditRound(TypedDict):
    id: int
    title: str
    """Benämning."""
    percent: int
    """Andel, procent."""
    seed: int
    """Slumptal."""
    drawn_by: Named
    """Draget av."""
    drawn_on: str
    """Draget."""
    files: int | None
    """Dragna akter. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    graded: int | None
    """Granskade akter. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    closed_at: str | None
    """Avslutad."""
    recorded_at: str
    """Registrerad."""
    strata: list[Stratum]
    """Urval per utförare. Tomt för den som står utanför ärendena."""
    results: list[GradedAspectRow]
    """Resultat. Akter som första granskaren är klar med, en rad för varje fråga."""


class AuditRoundRow(TypedDict):
    id: int
    title: str
    """Benämning."""
    percent: int
    """Andel, procent."""
    seed: int
    """Slumptal."""
    drawn_by: Named
    """Draget av."""
    drawn_on: str
    """Draget."""
    files: int | None
    """Dragna akter. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    graded: int | None
    """Granskade akter. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    closed_at: str | None
    """Avslutad."""
    recorded_at: str
    """Registrerad."""


class Budget(TypedDict):
    id: int
    unit: Named | None
    """Enhet. Tomt: hela kommunen."""
    year: int
    """År."""
    hours: str | None
    """Timmar."""
    amount: str | None
    """Kronor."""
    source: str
    """Beslutad."""
    recorded_at: str
    """Registrerad."""


class BudgetsBody(TypedDict):
    unit: NotRequired[str | int | None]
    """Enhet. Lämna tomt om budgeten gäller hela kommunen."""
    year: int
    """År."""
    hours: NotRequired[float | None]
    """Timmar."""
    amount: NotRequired[float | None]
    """Kronor."""
    source: NotRequired[str | None]
    """Beslutad. Till exempel: socialnämnden, paragraf 112."""


class BulkAnswer(TypedDict):
    results: list[BulkResult]
    """Svar. Ett för varje besök, i samma ordning som du skickade dem."""


class BulkResult(TypedDict):
    index: int
    """Plats. Besökets plats i det du skickade. Det första är 0."""
    status: int
    """201: loggat. 200: redan loggat, samma id med samma innehåll. 400, 403, 404 eller 409: inte loggat."""
    id: NotRequired[str]
    """Besökets id, när det är loggat."""
    problem: NotRequired[Problem]
    """Varför besöket inte loggades."""


class BulkVisitsBody(TypedDict):
    visits: list[LogVisitsBody]
    """Besök. Varje besök får ett eget svar. Ett som inte går att logga hindrar inte de andra."""


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


class CaseNewBody(TypedDict):
    target_area: str
    """Målgrupp."""
    caseworker: str | int
    """Handläggare."""


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


class Child(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    birth_year: int
    """Födelseår."""
    lives: Literal["with_person", "part_time", "contact", "elsewhere", "expected", ""]
    """Bor."""
    asked: Literal["yes", "declined", "not_suitable", ""]
    """Har barnet fått säga sitt?"""
    review_on: str | None
    """Uppgifterna ses över senast."""
    recorded_at: str
    """Registrerad."""
    asked_note: str
    """Vad barnet sade, eller varför inte."""
    regard: str
    """Så tas hänsyn till barnet."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ChildConcern(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    recorded_by: Named
    """Anmäld av."""
    made_at: str
    """Anmäld."""
    to_whom: Literal["social_services", "on_call", "police"]
    """Till vem."""
    feedback_asked: bool
    """Återkoppling begärd."""
    feedback_received_on: str | None
    """Återkoppling kom."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ChildEditBody(TypedDict):
    birth_year: NotRequired[int]
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


class ChildRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    birth_year: int
    """Födelseår."""
    lives: Literal["with_person", "part_time", "contact", "elsewhere", "expected", ""]
    """Bor."""
    asked: Literal["yes", "declined", "not_suitable", ""]
    """Har barnet fått säga sitt?"""
    review_on: str | None
    """Uppgifterna ses över senast."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ChoreAnswer(TypedDict):
    id: str
    chore: Literal["cleaning", "laundry", "cooking", "shopping", "post_and_bills", "children"]
    """Syssla."""
    done_by: Literal["person", "shared", "other", "nobody", "not_applicable", ""]
    """Görs av."""
    note: str
    """Kommentar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


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


class ClientEditBody(TypedDict):
    personnummer: NotRequired[str | None]
    """Personnummer eller samordningsnummer. 10 eller 12 siffror. Lämna tomt om personen saknar nummer."""
    birth_year: NotRequired[int | None]
    """Födelseår. Behövs bara när personnummer saknas."""
    sex: NotRequired[Literal["woman", "man"] | None]
    """Kön. Behövs bara när personnummer saknas."""
    first_name: NotRequired[str | None]
    """Förnamn."""
    last_name: NotRequired[str | None]
    """Efternamn."""
    protection_level: NotRequired[
        Literal["none", "confidentiality_flag", "protected_registration", "fictitious"]
    ]
    """Skyddade personuppgifter. Skriv inte telefon eller adress för den som har skyddade uppgifter."""
    phone: NotRequired[str | None]
    """Telefon."""
    address: NotRequired[str | None]
    """Adress."""
    communication_need: NotRequired[str | None]
    """Kommunikation och tolk. Till exempel tolk i somaliska, bildstöd eller sms i stället för samtal."""
    minor_children: NotRequired[int | None]
    """Minderåriga barn. Antal barn under 18 år som bor hos personen eller är där ibland."""


class ClientNewBody(TypedDict):
    personnummer: NotRequired[str | None]
    """Personnummer eller samordningsnummer. 10 eller 12 siffror. Lämna tomt om personen saknar nummer."""
    birth_year: NotRequired[int | None]
    """Födelseår. Behövs bara när personnummer saknas."""
    sex: NotRequired[Literal["woman", "man"] | None]
    """Kön. Behövs bara när personnummer saknas."""
    first_name: NotRequired[str | None]
    """Förnamn."""
    last_name: NotRequired[str | None]
    """Efternamn."""
    protection_level: Literal["none", "confidentiality_flag", "protected_registration", "fictitious"]
    """Skyddade personuppgifter. Skriv inte telefon eller adress för den som har skyddade uppgifter."""
    phone: NotRequired[str | None]
    """Telefon."""
    address: NotRequired[str | None]
    """Adress."""
    communication_need: NotRequired[str | None]
    """Kommunikation och tolk. Till exempel tolk i somaliska, bildstöd eller sms i stället för samtal."""
    minor_children: NotRequired[int | None]
    """Minderåriga barn. Antal barn under 18 år som bor hos personen eller är där ibland."""
    target_area: str
    """Målgrupp."""


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


class Communication(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    investigation: str
    """Utredning."""
    communicated_on: str
    """Kommunicerat."""
    how: Literal["letter", "digital_post", "meeting", "phone", "other"]
    """Hur."""
    answer_by: str
    """Svar senast."""
    answered_on: str | None
    """Svarade."""
    recorded_at: str
    """Registrerad."""
    answer: str
    """Svar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class CommunicationEditBody(TypedDict):
    communicated_on: NotRequired[str]
    """Personen fick uppgifterna."""
    how: NotRequired[Literal["letter", "digital_post", "meeting", "phone", "other"]]
    """Så fick personen dem."""
    answer_by: NotRequired[str]
    """Personen kan svara till och med."""
    answered_on: NotRequired[str | None]
    """Personen svarade. Lämna tomt om personen inte har svarat än."""
    answer: NotRequired[str | None]
    """Svaret."""


class CommunicationNewBody(TypedDict):
    communicated_on: str
    """Personen fick uppgifterna."""
    how: Literal["letter", "digital_post", "meeting", "phone", "other"]
    """Så fick personen dem."""
    answer_by: str
    """Personen kan svara till och med."""


class CommunicationPart(TypedDict):
    id: str
    communicated_on: str
    """Kommunicerat."""
    how: Literal["letter", "digital_post", "meeting", "phone", "other"]
    """Hur."""
    answer_by: str
    """Svar senast."""
    answered_on: str | None
    """Svarade."""
    answer: str
    """Svar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class CommunicationRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    investigation: str
    """Utredning."""
    communicated_on: str
    """Kommunicerat."""
    how: Literal["letter", "digital_post", "meeting", "phone", "other"]
    """Hur."""
    answer_by: str
    """Svar senast."""
    answered_on: str | None
    """Svarade."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ConcernFeedbackBody(TypedDict):
    received_on: str
    """Vilken dag fick du återkopplingen?"""


class ConcernNewBody(TypedDict):
    to_whom: Literal["social_services", "on_call", "police"]
    """Vem anmälde du till?"""
    made_at: str
    """När anmälde du?"""
    feedback_asked: NotRequired[bool | None]
    """Jag bad om återkoppling."""


class Conference(TypedDict):
    id: int
    unit: Named
    """Enhet."""
    provider: Named
    """Utförare."""
    held_on: str
    """Dag."""
    called_by: Named
    """Kallad av."""
    case_count: int
    """Ärenden att tala om."""
    task_count: int
    """Uppgifter som inte är gjorda."""
    closed_at: str | None
    """Avslutad."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
    present: str
    """Vilka som var med."""


class ConferenceAddBody(TypedDict):
    order: str | int
    """Vilket ärende?"""
    because: str
    """Varför ska det tas upp?"""


class ConferenceCloseBody(TypedDict):
    present: NotRequired[str | None]
    """Vilka var med? Namn och funktion, en per rad."""


class ConferenceItem(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    conference: int
    """Ärendekonferens."""
    task_for: Named | None
    """Vem som gör uppgiften."""
    task_by: str | None
    """Senast."""
    task_done_at: str | None
    """Gjort."""
    task_done_by: Named | None
    """Uppgiften gjord av."""
    recorded_at: str
    """Registrerad."""
    reasons: list[str]
    """Varför det togs upp. Som det var när listan gjordes."""
    flags: list[int]
    """Flaggor."""
    added_because: str
    """Tillagt för att."""
    outcome: str
    """Vad vi kom fram till."""
    task: str
    """Uppgift."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ConferenceItemRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    conference: int
    """Ärendekonferens."""
    task_for: Named | None
    """Vem som gör uppgiften."""
    task_by: str | None
    """Senast."""
    task_done_at: str | None
    """Gjort."""
    task_done_by: Named | None
    """Uppgiften gjord av."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ConferenceItemWriteBody(TypedDict):
    outcome: NotRequired[str | None]
    """Vad kom ni fram till? Det sparas i ärendets historik. Båda sidor ser det."""
    task: NotRequired[str | None]
    """Vad ska göras?"""
    task_for: NotRequired[str | int | None]
    """Vem gör det?"""
    task_by: NotRequired[str | None]
    """Senast vilken dag?"""


class ConferenceNewBody(TypedDict):
    counterpart: str | int
    """Den andra sidan."""
    held_on: str
    """Vilken dag?"""


ConferenceRenewBody: TypeAlias = "dict[str, Any]"


class ConferenceRow(TypedDict):
    id: int
    unit: Named
    """Enhet."""
    provider: Named
    """Utförare."""
    held_on: str
    """Dag."""
    called_by: Named
    """Kallad av."""
    case_count: int
    """Ärenden att tala om."""
    task_count: int
    """Uppgifter som inte är gjorda."""
    closed_at: str | None
    """Avslutad."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


ConferenceTaskDoneBody: TypeAlias = "dict[str, Any]"


class ConflictBody(TypedDict):
    choice: str
    """Vad gäller?"""


class Correction(TypedDict):
    id: str
    author: Named
    """Rättad av."""
    text: str
    """Rättelse."""
    reason: str
    """Varför."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class DayNote(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    visit: str | None
    """Besök."""
    goal: str | None
    """Mål."""
    author: Named | None
    """Skriven av."""
    event_at: str
    """Hände."""
    for_caseworker: bool
    """Viktigt att föra vidare till handläggaren."""
    only_by_plan: bool
    """Säger bara att det gick enligt plan."""
    signed_at: str | None
    """Signerad."""
    device_at: str | None
    """Sparat på surfplattan."""
    days_late: int
    """Efterregistrerad, dagar. Dagar från den dag då det hände till den dag då det skrevs. 0 är samma
    dag."""
    imported: bool
    """Från annat system."""
    recorded_at: str
    """Registrerad."""
    text: str
    """Anteckning."""
    corrections: list[Correction]
    """Rättelser. Står bredvid anteckningen, som aldrig ändras (14 kap. 6 § SoL). Den senaste sist."""
    objections: list[NoteObjection]
    """Personens invändningar."""
    attachments: list[NoteAttachment]
    """Bilder."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class DayNoteRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    visit: str | None
    """Besök."""
    goal: str | None
    """Mål."""
    author: Named | None
    """Skriven av."""
    event_at: str
    """Hände."""
    for_caseworker: bool
    """Viktigt att föra vidare till handläggaren."""
    only_by_plan: bool
    """Säger bara att det gick enligt plan."""
    signed_at: str | None
    """Signerad."""
    device_at: str | None
    """Sparat på surfplattan."""
    days_late: int
    """Efterregistrerad, dagar. Dagar från den dag då det hände till den dag då det skrevs. 0 är samma
    dag."""
    imported: bool
    """Från annat system."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


DeadlineRemoveBody: TypeAlias = "dict[str, Any]"


class DeadlinesBody(TypedDict):
    key: Literal[
        "plan_not_begun",
        "plan_not_received",
        "plan_unread",
        "plan_followup_overdue",
        "plan_followup_new_decision",
        "execution_not_started",
        "visit_without_note",
        "no_note",
        "support_interrupted",
        "decision_followup_overdue",
        "statement_unanswered",
        "meeting_not_written",
        "message_unanswered",
        "flag_escalates",
    ]
    """Frist."""
    length: int
    """Längd."""
    measure: Literal["days", "months"]
    """Räknas i."""
    valid_from: str
    """Gäller det som börjar från och med. Det som har börjat tidigare behåller sin längd."""
    counts_back: NotRequired[bool | None]
    """Ändra även det som redan har börjat. Behövs när dagen har varit. Senaste dag ändras då för det som
    har börjat sedan dess."""


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


DecisionFollowUpAmendBody: TypeAlias = "dict[str, Any]"


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


class Deviation(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    visit: str | None
    """Besök."""
    is_complaint: bool
    """Klagomål."""
    complaint_by: Literal["person", "relative", "other", ""]
    """Vem som klagar."""
    what: Literal[
        "missed_support",
        "late",
        "wrong_support",
        "treatment",
        "secrecy",
        "keys_money",
        "injury",
        "threat",
        "other",
    ]
    """Vad det gäller."""
    severity: Literal[1, 2, 3, 4]
    """Hur allvarligt."""
    is_for_manager: bool
    """Enhetschefen ska bedöma. Allvarliga och mycket allvarliga."""
    happened_at: str
    """Hände."""
    reported_by: Named
    """Rapporterad av."""
    device_at: str | None
    """Sparat på surfplattan."""
    state: Literal["reported", "handled", "closed"]
    """Läge."""
    handled_by: Named | None
    """Tas om hand av."""
    person_told_on: str | None
    """Personen fick veta vad vi gjort."""
    closed_on: str | None
    """Avslutad."""
    recorded_at: str
    """Registrerad."""
    text: str
    """Vad som hände."""
    cause: str
    """Varför det hände."""
    measures: str
    """Vad vi gör åt det."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


DeviationCloseBody: TypeAlias = "dict[str, Any]"


class DeviationHandleBody(TypedDict):
    measures: NotRequired[str | None]
    """Vad gör ni åt det?"""
    cause: NotRequired[str | None]
    """Varför hände det? Skriv vad i arbetet som gick fel, inte vem som gjorde fel."""
    person_told_on: NotRequired[str | None]
    """Vilken dag fick personen veta vad ni har gjort?"""


class DeviationNewBody(TypedDict):
    what: Literal[
        "missed_support",
        "late",
        "wrong_support",
        "treatment",
        "secrecy",
        "keys_money",
        "injury",
        "threat",
        "other",
    ]
    """Vad har hänt?"""
    severity: Literal[1, 2, 3, 4]
    """Hur allvarligt är det?"""
    complaint_by: NotRequired[Literal["person", "relative", "other"] | None]
    """Är det ett klagomål?"""
    text: NotRequired[str | None]
    """Berätta mer. Skriv kort vad som hände. Nämn inga andra personer vid namn."""
    happened_at: str
    """När hände det?"""
    visit: NotRequired[str | None]
    """Besöket då det hände."""


class DeviationRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    visit: str | None
    """Besök."""
    is_complaint: bool
    """Klagomål."""
    complaint_by: Literal["person", "relative", "other", ""]
    """Vem som klagar."""
    what: Literal[
        "missed_support",
        "late",
        "wrong_support",
        "treatment",
        "secrecy",
        "keys_money",
        "injury",
        "threat",
        "other",
    ]
    """Vad det gäller."""
    severity: Literal[1, 2, 3, 4]
    """Hur allvarligt."""
    is_for_manager: bool
    """Enhetschefen ska bedöma. Allvarliga och mycket allvarliga."""
    happened_at: str
    """Hände."""
    reported_by: Named
    """Rapporterad av."""
    device_at: str | None
    """Sparat på surfplattan."""
    state: Literal["reported", "handled", "closed"]
    """Läge."""
    handled_by: Named | None
    """Tas om hand av."""
    person_told_on: str | None
    """Personen fick veta vad vi gjort."""
    closed_on: str | None
    """Avslutad."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


DeviationTakeBody: TypeAlias = "dict[str, Any]"


class Device(TypedDict):
    id: str
    name: str
    """Namn."""
    registered_by: Named
    """Registrerad av."""
    registered_at: str
    """Registrerad."""
    paired_at: str | None
    """Kopplad."""
    last_seen_at: str | None
    """Senast i kontakt."""
    app_version: str
    """Programversion."""
    clock_offset_ms: int | None
    """Klockan går fel, ms. Millisekunder. Mer än noll: klockan går efter."""
    unsent: int
    """Ej skickat. Antal saker, som surfplattan sade senast."""
    oldest_unsent_at: str | None
    """Det äldsta ej skickade."""
    blocked_at: str | None
    """Spärrad."""
    blocked_by: Named | None
    """Spärrad av."""
    erased_at: str | None
    """Tömd."""
    block_reason: str
    """Varför den spärrades."""
    users: list[DeviceUser]
    """Användare av surfplattan."""


class DeviceBlockBody(TypedDict):
    reason: str
    """Varför spärras den? Till exempel: glömd på bussen i går kväll."""


class DevicePack(TypedDict):
    id: int
    device: str
    """Surfplatta."""
    user: Named
    """Användare."""
    made_at: str
    """Hämtat."""
    lease_until: str
    """Går att öppna till."""
    first_day: str
    """Första dagen."""
    last_day: str
    """Sista dagen."""
    items: list[DevicePackItem]
    """Personer. Vilka slags uppgifter surfplattan fick om var och en."""


class DevicePackItem(TypedDict):
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    kinds: Any
    """Slag av uppgifter."""
    notes: int
    """Antal anteckningar."""


class DevicePackRow(TypedDict):
    id: int
    device: str
    """Surfplatta."""
    user: Named
    """Användare."""
    made_at: str
    """Hämtat."""
    lease_until: str
    """Går att öppna till."""
    first_day: str
    """Första dagen."""
    last_day: str
    """Sista dagen."""


class DeviceRow(TypedDict):
    id: str
    name: str
    """Namn."""
    registered_by: Named
    """Registrerad av."""
    registered_at: str
    """Registrerad."""
    paired_at: str | None
    """Kopplad."""
    last_seen_at: str | None
    """Senast i kontakt."""
    app_version: str
    """Programversion."""
    clock_offset_ms: int | None
    """Klockan går fel, ms. Millisekunder. Mer än noll: klockan går efter."""
    unsent: int
    """Ej skickat. Antal saker, som surfplattan sade senast."""
    oldest_unsent_at: str | None
    """Det äldsta ej skickade."""
    blocked_at: str | None
    """Spärrad."""
    blocked_by: Named | None
    """Spärrad av."""
    erased_at: str | None
    """Tömd."""


class DeviceUser(TypedDict):
    user: Named
    """Användare."""
    enrolled_at: str
    """Började."""
    unsent: int
    """Ej skickade."""
    oldest_unsent_at: str | None
    """Äldsta ej skickade."""
    reported_at: str | None
    """Senast räknat."""


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


class Event(TypedDict):
    type: str
    """Typ. Slag och ändring: order.created, order.changed, order-goal.removed."""
    timestamp: str
    """Tidpunkt. När ändringen gjordes."""
    data: EventData
    """Vad det gäller."""


class EventData(TypedDict):
    event_id: int
    """Händelse. Händelsens nummer. Samma nummer är samma händelse."""
    noun: str
    """Slag. Vilket slags post, till exempel order."""
    id: str
    """Post. Postens id."""
    case: str | None
    """Ärende. Ärendets id."""
    version: int | None
    """Postens version efter ändringen; flaggor har ingen."""
    verb: str
    """Vad som gjordes. Till exempel order.send. Tomt när det inte har ett namn."""


class EventPage(TypedDict):
    events: list[Event]
    """Händelser. Äldst först."""
    next: str
    """Fortsätt efter. Skicka som after nästa gång, också när listan är tom."""
    more: bool
    """Finns mer. Fråga igen med next på en gång."""


class Extension(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    decision: str
    """Beslut."""
    decided_on: str
    """Beslutad."""
    decided_by: Named
    """Beslutad av."""
    extended_from: str
    """Gällde till och med."""
    extended_to: str
    """Gäller nu till och med."""
    recorded_at: str
    """Registrerad."""
    reason: str
    """Skäl."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ExtensionRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    decision: str
    """Beslut."""
    decided_on: str
    """Beslutad."""
    decided_by: Named
    """Beslutad av."""
    extended_from: str
    """Gällde till och med."""
    extended_to: str
    """Gäller nu till och med."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class Figure(TypedDict):
    key: str
    """Namn. Ändras inte."""
    section: Literal["tid", "personer", "planer", "beslut", "kvalitet"]
    """Del."""
    label: str
    """Siffra."""
    definition: str
    """Vad den betyder."""
    counted: str
    """Vad som räknas."""
    weighting: str
    """Hur den är vägd."""
    note: str
    """Att veta."""
    first_day: str
    """Från."""
    last_day: str
    """Till och med."""
    by: Literal["enhet", "utforare", "team", "malgrupp", "kon", "alder"] | None
    """Delat efter."""
    columns: list[FigureColumn]
    """Kolumner."""
    rows: list[FigureRow]
    """Grupper. Tomt när siffran inte är delad."""
    total: FigureRow
    """Alla."""


class FigureColumn(TypedDict):
    label: str
    """Vad som står i kolumnen."""
    unit: str
    """Enhet. Tomt: antal."""


class FigureRow(TypedDict):
    label: str
    """Grupp."""
    n: FigureValue
    """Antal. Hur många saker som är räknade: se counted."""
    values: list[FigureValue]
    """Värden. I kolumnernas ordning."""


class FigureValue(TypedDict):
    value: float | None
    """Värde. Tomt när det är dolt eller okänt."""
    hidden: bool
    """Dold. Dold: färre än 5 personer, eller en siffra som annars avslöjar dem."""


FileFinishBody: TypeAlias = "dict[str, Any]"


class FileGrade(TypedDict):
    id: str
    aspect: Literal[
        "decision_goal",
        "decision_individual",
        "decision_accepted",
        "decision_measurable",
        "decision_time_set",
        "decision_needs",
        "decision_reasons",
        "decision_communicated",
        "decision_notified",
        "decision_appeal",
        "decision_follow_up",
        "plan_goal_of_decision",
        "plan_measures",
        "plan_goal_per_measure",
        "plan_when",
        "plan_how",
        "plan_cooperation",
        "plan_took_part",
        "plan_regard",
        "plan_others",
        "plan_follow_up_when",
        "plan_follow_up_how",
        "file_dated",
        "file_sources",
        "file_fact",
        "file_order_clear",
        "file_follows_order",
        "file_notes",
    ]
    """Vad."""
    suggested: Literal["not_at_all", "mentioned", "clear", "yes", "sometimes", "no", "not_applicable", ""]
    """Beräknat förslag."""
    grade: Literal["not_at_all", "mentioned", "clear", "yes", "sometimes", "no", "not_applicable"]
    """Omdöme."""
    comment: str
    """Kommentar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class FilePartBody(TypedDict):
    decision_goal: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Målet med stödet står i beslutet. Hör till decision."""
    decision_goal_comment: NotRequired[str | None]
    """Kommentar om Målet med stödet står i beslutet."""
    decision_individual: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Målet är personens eget. Hör till decision."""
    decision_individual_comment: NotRequired[str | None]
    """Kommentar om Målet är personens eget."""
    decision_accepted: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Personen har godtagit målet. Hör till decision."""
    decision_accepted_comment: NotRequired[str | None]
    """Kommentar om Personen har godtagit målet."""
    decision_measurable: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Målet går att mäta. Hör till decision."""
    decision_measurable_comment: NotRequired[str | None]
    """Kommentar om Målet går att mäta."""
    decision_time_set: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Målet är tidsatt. Hör till decision."""
    decision_time_set_comment: NotRequired[str | None]
    """Kommentar om Målet är tidsatt."""
    decision_needs: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Behoven är bedömda. Hör till decision."""
    decision_needs_comment: NotRequired[str | None]
    """Kommentar om Behoven är bedömda."""
    decision_reasons: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Skälen står i beslutet. Hör till decision."""
    decision_reasons_comment: NotRequired[str | None]
    """Kommentar om Skälen står i beslutet."""
    decision_communicated: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Underlaget är kommunicerat. Hör till decision."""
    decision_communicated_comment: NotRequired[str | None]
    """Kommentar om Underlaget är kommunicerat."""
    decision_notified: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Personen är underrättad. Hör till decision."""
    decision_notified_comment: NotRequired[str | None]
    """Kommentar om Personen är underrättad."""
    decision_appeal: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Så här överklagar man är bifogat. Hör till decision."""
    decision_appeal_comment: NotRequired[str | None]
    """Kommentar om Så här överklagar man är bifogat."""
    decision_follow_up: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """När och hur beslutet följs upp. Hör till decision."""
    decision_follow_up_comment: NotRequired[str | None]
    """Kommentar om När och hur beslutet följs upp."""
    plan_goal_of_decision: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Målet enligt beslutet. Hör till plan."""
    plan_goal_of_decision_comment: NotRequired[str | None]
    """Kommentar om Målet enligt beslutet."""
    plan_measures: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """En eller flera aktiviteter. Hör till plan."""
    plan_measures_comment: NotRequired[str | None]
    """Kommentar om En eller flera aktiviteter."""
    plan_goal_per_measure: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Mål för varje aktivitet. Hör till plan."""
    plan_goal_per_measure_comment: NotRequired[str | None]
    """Kommentar om Mål för varje aktivitet."""
    plan_when: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """När. Hör till plan."""
    plan_when_comment: NotRequired[str | None]
    """Kommentar om När."""
    plan_how: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Hur. Hör till plan."""
    plan_how_comment: NotRequired[str | None]
    """Kommentar om Hur."""
    plan_cooperation: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Samarbete: var och när. Hör till plan."""
    plan_cooperation_comment: NotRequired[str | None]
    """Kommentar om Samarbete: var och när."""
    plan_took_part: NotRequired[Literal["no", "sometimes", "yes", "not_applicable"] | None]
    """Personen var med. Hör till plan."""
    plan_took_part_comment: NotRequired[str | None]
    """Kommentar om Personen var med."""
    plan_regard: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Hänsyn till personens önskemål. Hör till plan."""
    plan_regard_comment: NotRequired[str | None]
    """Kommentar om Hänsyn till personens önskemål."""
    plan_others: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Andra som var med. Hör till plan."""
    plan_others_comment: NotRequired[str | None]
    """Kommentar om Andra som var med."""
    plan_follow_up_when: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """När planen följs upp. Hör till plan."""
    plan_follow_up_when_comment: NotRequired[str | None]
    """Kommentar om När planen följs upp."""
    plan_follow_up_how: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Hur planen följs upp. Hör till plan."""
    plan_follow_up_how_comment: NotRequired[str | None]
    """Kommentar om Hur planen följs upp."""
    file_dated: NotRequired[Literal["no", "sometimes", "yes", "not_applicable"] | None]
    """Planen har dag och vem som har gjort den. Hör till file."""
    file_dated_comment: NotRequired[str | None]
    """Kommentar om Planen har dag och vem som har gjort den."""
    file_sources: NotRequired[Literal["no", "sometimes", "yes", "not_applicable"] | None]
    """Det står varifrån uppgifterna kommer. Hör till file."""
    file_sources_comment: NotRequired[str | None]
    """Kommentar om Det står varifrån uppgifterna kommer."""
    file_fact: NotRequired[Literal["no", "sometimes", "yes", "not_applicable"] | None]
    """Fakta och bedömningar hålls isär. Hör till file."""
    file_fact_comment: NotRequired[str | None]
    """Kommentar om Fakta och bedömningar hålls isär."""
    file_order_clear: NotRequired[Literal["no", "sometimes", "yes", "not_applicable"] | None]
    """Beställningen är tydlig. Hör till file."""
    file_order_clear_comment: NotRequired[str | None]
    """Kommentar om Beställningen är tydlig."""
    file_follows_order: NotRequired[Literal["no", "sometimes", "yes", "not_applicable"] | None]
    """Planen följer beställningen. Hör till file."""
    file_follows_order_comment: NotRequired[str | None]
    """Kommentar om Planen följer beställningen."""
    file_notes: NotRequired[Literal["no", "sometimes", "yes", "not_applicable"] | None]
    """Anteckningarna visar hur stödet har getts. Hör till file."""
    file_notes_comment: NotRequired[str | None]
    """Kommentar om Anteckningarna visar hur stödet har getts."""


class Flag(TypedDict):
    id: int
    rule: Literal[
        "plan_not_begun",
        "plan_not_received",
        "plan_unread",
        "plan_followup_overdue",
        "plan_followup_new_decision",
        "decision_expired",
        "application_undecided",
        "decision_never_reviewed",
        "child_review_overdue",
        "order_unanswered",
        "execution_not_started",
        "decision_not_executed",
        "visit_without_note",
        "visit_not_logged",
        "visits_missed",
        "no_note",
        "support_interrupted",
        "month_under_ordered",
        "month_over_ordered",
        "decision_followup_overdue",
        "statement_unanswered",
        "meeting_not_written",
        "message_to_provider",
        "message_to_authority",
    ]
    """Regel."""
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str | None
    """Beställning."""
    due_on: str
    """Senast."""
    days_overdue: int
    """Dagar sedan sista dagen."""
    is_authoritys: bool
    """Myndighetens. Myndigheten ska göra något åt det, annars utföraren."""
    owner: Named | None
    """Ansvarig. Den som ska göra något: den som fick flaggan, annars handläggaren eller stödpersonen."""
    assigned_to: int | None
    """Fick flaggan, användarens id."""
    snoozed_until: str | None
    """Väntar till."""
    escalated_on: str | None
    """Gick vidare till chefen."""
    late_reason: (
        Literal[
            "no_contact",
            "person_waits",
            "person_ill",
            "cancelled",
            "order_unclear",
            "staff",
            "forgotten",
            "other",
        ]
        | None
    )
    """Varför planen är sen, enligt utföraren."""
    opened_at: str
    """Flaggad."""
    opened_on: str
    """Flaggad för dagen."""
    closed_at: str | None
    """Löst."""
    closed_on: str | None
    """Löst för dagen."""
    closed_by_event: str
    """Löst av."""
    late_comment: str | None
    """Utförarens kommentar till förseningen."""
    events: list[FlagEvent]
    """Händelser."""


class FlagEvent(TypedDict):
    id: str
    kind: Literal["assigned", "snoozed", "woken", "escalated", "given_back"]
    """Vad."""
    by: Named | None
    """Av. Tomt när systemet gjorde det."""
    to: Named | None
    """Till."""
    until: str | None
    """Till och med."""
    reason: str
    """Varför."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class FlagRow(TypedDict):
    id: int
    rule: Literal[
        "plan_not_begun",
        "plan_not_received",
        "plan_unread",
        "plan_followup_overdue",
        "plan_followup_new_decision",
        "decision_expired",
        "application_undecided",
        "decision_never_reviewed",
        "child_review_overdue",
        "order_unanswered",
        "execution_not_started",
        "decision_not_executed",
        "visit_without_note",
        "visit_not_logged",
        "visits_missed",
        "no_note",
        "support_interrupted",
        "month_under_ordered",
        "month_over_ordered",
        "decision_followup_overdue",
        "statement_unanswered",
        "meeting_not_written",
        "message_to_provider",
        "message_to_authority",
    ]
    """Regel."""
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str | None
    """Beställning."""
    due_on: str
    """Senast."""
    days_overdue: int
    """Dagar sedan sista dagen."""
    is_authoritys: bool
    """Myndighetens. Myndigheten ska göra något åt det, annars utföraren."""
    owner: Named | None
    """Ansvarig. Den som ska göra något: den som fick flaggan, annars handläggaren eller stödpersonen."""
    assigned_to: int | None
    """Fick flaggan, användarens id."""
    snoozed_until: str | None
    """Väntar till."""
    escalated_on: str | None
    """Gick vidare till chefen."""
    late_reason: (
        Literal[
            "no_contact",
            "person_waits",
            "person_ill",
            "cancelled",
            "order_unclear",
            "staff",
            "forgotten",
            "other",
        ]
        | None
    )
    """Varför planen är sen, enligt utföraren."""
    opened_at: str
    """Flaggad."""
    opened_on: str
    """Flaggad för dagen."""
    closed_at: str | None
    """Löst."""
    closed_on: str | None
    """Löst för dagen."""
    closed_by_event: str
    """Löst av."""


class FlagSnoozeBody(TypedDict):
    until: str
    """Får vänta till och med. Högst 60 dagar fram. Dagen efter kommer det tillbaka av sig självt."""
    reason: str
    """Varför får det vänta? Till exempel: personen är på sjukhus."""


FlagWakeBody: TypeAlias = "dict[str, Any]"


class FlagsAssignBody(TypedDict):
    flags: NotRequired[list[str | int] | None]
    """Flaggor."""
    to: str | int
    """Ansvarig."""


class FollowUp(TypedDict):
    id: str
    kind: Literal["plan", "decision"]
    """Slag."""
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str | None
    decision: str | None
    """Beslut."""
    held_together_with: str | None
    """Hölls tillsammans med uppföljningen av planen."""
    meeting: str | None
    """Uppföljningsmöte."""
    statement: NotRequired[str | None]
    """Utförarens utlåtande."""
    held_on: str
    """Hölls."""
    held_late: int
    """Efterregistrerad, dagar. Dagar från mötet till den dag då uppföljningen skrevs in. 0 är samma dag."""
    held_by: Named | None
    """Hölls av."""
    person_took_part: bool | None
    """Personen var med."""
    caseworker_took_part: bool | None
    """Handläggaren var med."""
    persons_grade: Literal[1, 2, 3, 4, 5] | None
    """Personens betyg på stödet."""
    conclusion: Literal["continue", "change", "taper", "end", "investigate", ""]
    """Slutsats."""
    imported: bool
    """Från annat system."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
    summary: str
    """Vad vi kom fram till."""
    persons_words: str | None
    """Personens egna ord."""
    workers_view: str | None
    """Boendestödjarens bild."""
    caseworkers_view: str | None
    """Handläggarens bild."""
    no_statement_because: str | None
    """Varför utlåtande saknas."""
    outcomes: list[GoalOutcome] | None
    """Utfall för varje mål."""
    taper_steps: list[TaperStepPart]
    """Steg i nedtrappning."""


class FollowUpRow(TypedDict):
    id: str
    kind: Literal["plan", "decision"]
    """Slag."""
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str | None
    decision: str | None
    """Beslut."""
    held_together_with: str | None
    """Hölls tillsammans med uppföljningen av planen."""
    meeting: str | None
    """Uppföljningsmöte."""
    statement: NotRequired[str | None]
    """Utförarens utlåtande."""
    held_on: str
    """Hölls."""
    held_late: int
    """Efterregistrerad, dagar. Dagar från mötet till den dag då uppföljningen skrevs in. 0 är samma dag."""
    held_by: Named | None
    """Hölls av."""
    person_took_part: bool | None
    """Personen var med."""
    caseworker_took_part: bool | None
    """Handläggaren var med."""
    persons_grade: Literal[1, 2, 3, 4, 5] | None
    """Personens betyg på stödet."""
    conclusion: Literal["continue", "change", "taper", "end", "investigate", ""]
    """Slutsats."""
    imported: bool
    """Från annat system."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class GoalEditBody(TypedDict):
    life_area: NotRequired[
        Literal[
            "learning",
            "general_tasks",
            "communication",
            "mobility",
            "self_care",
            "domestic_life",
            "relations",
            "work_education_economy",
            "community_life",
            "sense_of_security",
            "support_by_relative",
        ]
    ]
    """Livsområde."""
    need_text: NotRequired[str | None]
    """Behov."""
    overall_goal: NotRequired[str | None]
    """Övergripande mål."""
    personal_goal: NotRequired[str | None]
    """Personligt mål, med personens ord."""
    measure: NotRequired[str | None]
    """Så märks det att målet är nått."""
    current_state: NotRequired[Literal[0, 1, 2, 3, 4, 8, 9] | None]
    """Läge nu."""
    intended_state: NotRequired[Literal[0, 1, 2, 3, 4, 8, 9] | None]
    """Avsett läge."""
    reach_by: NotRequired[str | None]
    """Nås senast."""
    realistic: NotRequired[Literal["yes", "to_be_tried"] | None]
    """Rimligt att nå till dess?"""
    accepted: NotRequired[bool | None]
    """Står personen bakom målet?"""
    accepted_note: NotRequired[str | None]
    """Vad säger personen?"""


class GoalMoveBody(TypedDict):
    up: NotRequired[bool | None]
    """Uppåt, annars nedåt."""


class GoalNewBody(TypedDict):
    start: str
    """Nytt mål inom."""


class GoalOutcome(TypedDict):
    id: str
    goal: str
    """Mål."""
    result: Literal["reached", "nearer", "unchanged", "further_away", "no_longer_wanted"]
    """Utfall."""
    state_now: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Läget nu."""
    comment: str
    """Kommentar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class GradedAspectRow(TypedDict):
    part: str
    """Del."""
    aspect: str
    """Fråga."""
    grades: dict[str, int | None]
    """Akter med varje omdöme. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    n: int | None
    """Bedömda akter. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    not_applicable: int | None
    """Gäller inte. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    changed: int | None
    """Ändrat mot förslag. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    suggested: int | None
    """Med förslag. Tomt när det är färre än 5 och läsaren står utanför ärendena."""


class ImportError(TypedDict):
    row: int
    """Rad i filen."""
    column: str
    """Kolumn."""
    message: str
    """Vad som är fel."""


class ImportJob(TypedDict):
    id: int
    file_name: str
    """Fil."""
    dry_run: bool
    """Bara kontrollera."""
    state: Literal["waiting", "checking", "refused", "checked", "done"]
    """Läge."""
    rows_total: int
    """Rader."""
    rows_done: int
    """Klara rader."""
    uploaded_by: Named
    """Uppladdad av."""
    uploaded_at: str
    """Uppladdad."""
    ended_at: str | None
    """Slutade."""
    message: str
    """Varför filen inte gick att läsa."""
    error_count: int
    """Fel."""
    errors: list[ImportError]
    """De första felen. Högst 500."""
    created: int
    """Nya ärenden."""
    changed: int
    """Ändrade ärenden."""
    unchanged: int
    """Oförändrade ärenden."""


class ImportJobRow(TypedDict):
    id: int
    file_name: str
    """Fil."""
    dry_run: bool
    """Bara kontrollera."""
    state: Literal["waiting", "checking", "refused", "checked", "done"]
    """Läge."""
    rows_total: int
    """Rader."""
    rows_done: int
    """Klara rader."""
    uploaded_by: Named
    """Uppladdad av."""
    uploaded_at: str
    """Uppladdad."""
    ended_at: str | None
    """Slutade."""


class Interruption(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    started_on: str
    """Avbrott från."""
    resumed_on: str | None
    """Stödet återupptogs."""
    recorded_at: str
    """Registrerad."""
    reason: str
    """Skäl."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class InterruptionEndBody(TypedDict):
    resumed_on: str
    """Stödet återupptogs."""


class InterruptionNewBody(TypedDict):
    started_on: str
    """Avbrott från. Första dagen som personen inte fick stödet."""
    reason: str
    """Varför är stödet avbrutet?"""


class InterruptionRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    started_on: str
    """Avbrott från."""
    resumed_on: str | None
    """Stödet återupptogs."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class Investigation(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    application: str | None
    """Ansökan."""
    opened_on: str
    """Inledd."""
    closed_on: str | None
    """Avslutad."""
    closed_by: Named | None
    """Avslutad av."""
    recorded_at: str
    """Registrerad."""
    communication_need: str
    """Så vill personen kommunicera."""
    interpreter_language: str
    """Tolk i språk."""
    housing_form: Literal["own", "with_partner", "with_parents", "trial_flat", "training_flat", "other", ""]
    """Boende."""
    household: str
    """Vilka som bor i hemmet."""
    expected_of_others: str
    """Vad andra i hushållet kan förväntas göra."""
    no_children: bool
    """Personen har inga minderåriga barn."""
    assessment: str
    """Samlad bedömning."""
    not_communicated_reason: str
    """Varför uppgifterna inte behövde kommuniceras."""
    needs: list[NeedPart]
    """Livsområden."""
    chores: list[ChoreAnswer]
    """Sysslor i hushållet."""
    communications: list[CommunicationPart]
    """Kommuniceringar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class InvestigationAssessmentBody(TypedDict):
    assessment: NotRequired[str | None]
    """Din bedömning. Vad väger tyngst, och varför? Upprepa inte det som står ovanför."""


class InvestigationChoresBody(TypedDict):
    cleaning: NotRequired[Literal["person", "shared", "other", "nobody", "not_applicable"] | None]
    """Städning."""
    cleaning_note: NotRequired[str | None]
    """Kommentar om städning."""
    laundry: NotRequired[Literal["person", "shared", "other", "nobody", "not_applicable"] | None]
    """Tvätt."""
    laundry_note: NotRequired[str | None]
    """Kommentar om tvätt."""
    cooking: NotRequired[Literal["person", "shared", "other", "nobody", "not_applicable"] | None]
    """Matlagning."""
    cooking_note: NotRequired[str | None]
    """Kommentar om matlagning."""
    shopping: NotRequired[Literal["person", "shared", "other", "nobody", "not_applicable"] | None]
    """Inköp."""
    shopping_note: NotRequired[str | None]
    """Kommentar om inköp."""
    post_and_bills: NotRequired[Literal["person", "shared", "other", "nobody", "not_applicable"] | None]
    """Post och räkningar."""
    post_and_bills_note: NotRequired[str | None]
    """Kommentar om post och räkningar."""
    children: NotRequired[Literal["person", "shared", "other", "nobody", "not_applicable"] | None]
    """Barnens vardag."""
    children_note: NotRequired[str | None]
    """Kommentar om barnens vardag."""


InvestigationCloseBody: TypeAlias = "dict[str, Any]"


class InvestigationHomeBody(TypedDict):
    housing_form: NotRequired[
        Literal["own", "with_partner", "with_parents", "trial_flat", "training_flat", "other"] | None
    ]
    """Så bor personen."""
    household: NotRequired[str | None]
    """Vilka som bor i hemmet. Till exempel: sambo, dotter 12 år varannan vecka."""
    expected_of_others: NotRequired[str | None]
    """Vad andra i hushållet kan förväntas göra."""


class InvestigationLanguageBody(TypedDict):
    communication_need: NotRequired[str | None]
    """Så vill personen kommunicera. Till exempel bildstöd, sms i stället för samtal, en sak i taget."""
    interpreter_language: NotRequired[str | None]
    """Tolk i språk. Lämna tomt om personen inte behöver tolk."""


class InvestigationNewBody(TypedDict):
    opened_on: str
    """Utredningen inleddes."""
    application: NotRequired[str | int | None]
    """Ansökan som utreds."""


class InvestigationNoChildrenBody(TypedDict):
    no_children: NotRequired[bool | None]
    """Personen har inga minderåriga barn."""


class InvestigationNotCommunicatedBody(TypedDict):
    not_communicated_reason: NotRequired[str | None]
    """Varför behöver uppgifterna inte kommuniceras? Fyll i bara om det är uppenbart att det inte behövs
    (25 § förvaltningslagen)."""


class InvestigationRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    application: str | None
    """Ansökan."""
    opened_on: str
    """Inledd."""
    closed_on: str | None
    """Avslutad."""
    closed_by: Named | None
    """Avslutad av."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class Judgment(TypedDict):
    id: str
    court: Literal["administrative", "appeal", "supreme"]
    """Domstol."""
    court_ref: str
    """Målnummer."""
    judged_on: str
    """Dom."""
    outcome: Literal["rejected", "granted", "partly_granted", "returned", "dismissed", "written_off"]
    """Utgång."""
    lesson: str
    """Vad vi lär av domen."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class JudgmentNewBody(TypedDict):
    court: Literal["administrative", "appeal", "supreme"]
    """Domstol."""
    court_ref: NotRequired[str | None]
    """Målnummer."""
    judged_on: str
    """Domens dag."""
    outcome: Literal["rejected", "granted", "partly_granted", "returned", "dismissed", "written_off"]
    """Utgång."""
    lesson: NotRequired[str | None]
    """Vad vi lär av domen. Vad gör ni annorlunda nästa gång? Skriv så att kollegorna har nytta av det."""


class LatePlan(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    rule: str
    """Vad som är försenat. Flaggans regel: se flag-rules bland referensuppgifterna."""
    due_on: str
    """Skulle ha skett."""
    reason: Literal[
        "no_contact",
        "person_waits",
        "person_ill",
        "cancelled",
        "order_unclear",
        "staff",
        "forgotten",
        "other",
    ]
    """Varför."""
    given_by: Named
    """Angivet av."""
    recorded_at: str
    """Registrerad."""
    comment: str
    """Kommentar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class LatePlanNewBody(TypedDict):
    rule: str
    """Vad är försenat?"""
    reason: Literal[
        "no_contact",
        "person_waits",
        "person_ill",
        "cancelled",
        "order_unclear",
        "staff",
        "forgotten",
        "other",
    ]
    """Varför?"""
    comment: NotRequired[str | None]
    """Kommentar."""


class LatePlanRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    rule: str
    """Vad som är försenat. Flaggans regel: se flag-rules bland referensuppgifterna."""
    due_on: str
    """Skulle ha skett."""
    reason: Literal[
        "no_contact",
        "person_waits",
        "person_ill",
        "cancelled",
        "order_unclear",
        "staff",
        "forgotten",
        "other",
    ]
    """Varför."""
    given_by: Named
    """Angivet av."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


LimitRemoveBody: TypeAlias = "dict[str, Any]"


class LimitsBody(TypedDict):
    key: Literal[
        "missed_in_row",
        "staff_per_person",
        "month_least_percent",
        "month_most_percent",
        "lease_hours",
        "client_time_percent",
        "audit_percent",
        "cancel_notice_hours",
        "service_from",
        "service_to",
        "conference_months",
        "decision_months",
    ]
    """Gräns."""
    value: int
    """Värde."""
    valid_from: str
    """Gäller från och med."""


class LogVisitsBody(TypedDict):
    asked: NotRequired[bool | None]
    """Texten ska stå som den är. Skicka true om anteckningen bara säger att det gick enligt plan och ändå
    ska vara så."""
    happened: Literal["performed", "performed_partly", "performed_without_person", "not_carried_out"]
    """Blev besöket av?"""
    starts_at: str
    """Började."""
    ends_at: str
    """Slutade."""
    kind: NotRequired[
        Literal[
            "cancelled_by_person",
            "no_show",
            "refused_at_door",
            "refused_substitute",
            "cancelled_by_provider",
            "rescheduled",
        ]
        | None
    ]
    """Vad hände?"""
    reason: NotRequired[str | None]
    """Varför blev det inte som planerat?"""
    told_by: NotRequired[Literal["person", "other", "provider"] | None]
    """Vem sade till?"""
    told_at: NotRequired[str | None]
    """När fick ni veta det?"""
    told_how: NotRequired[Literal["phone", "message", "in_person", "other"] | None]
    """Hur fick ni veta det?"""
    substitute_told: NotRequired[Literal["yes", "at_door", "no"] | None]
    """Visste personen i förväg att någon annan skulle komma?"""
    second_worker: NotRequired[int | None]
    """Boendestödjare nummer två. Användarens id."""
    took_part: NotRequired[Literal["decided", "together", "not_today"] | None]
    """Hur var personen med?"""
    wished: NotRequired[str | None]
    """Vad önskade personen?"""
    also_done: NotRequired[str | None]
    """Gjorde ni något annat, utanför planen? Det kan föreslås i planen sedan."""
    text: NotRequired[str | None]
    """Anteckning."""
    for_caseworker: NotRequired[bool | None]
    """Viktigt att föra vidare till handläggaren."""
    order: str
    """Beställning."""
    id: NotRequired[str | None]
    """Id. Besökets id, som du väljer själv. Samma id igen med samma innehåll loggas inte igen."""
    support_worker: NotRequired[int | None]
    """Boendestödjare. Användarens id för den som gjorde besöket. Utan det är det du som gjorde det."""
    planned: NotRequired[str | None]
    """Det planerade besöket."""
    timed: NotRequired[bool | None]
    """Tiden är tagen med start och stopp."""
    note_later: NotRequired[bool | None]
    """Anteckningen skrivs senare."""
    marks: NotRequired[dict[str, Literal["alone", "with_support", "for_person", "not_done"] | None]]
    """Så gjordes planens aktiviteter, för varje aktivitets id."""


class Meeting(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str | None
    decision: str | None
    """Beslut. Tomt för utföraren, som inte ser beslutet."""
    about: str
    """Gäller. Planen, beslutet eller båda."""
    meets_at: str
    """Tid."""
    form: Literal["home", "office", "phone", "video", "other"]
    """Hur ni möts."""
    person_invited_on: str | None
    """Personen fick inbjudan."""
    support_worker: Named | None
    """Boendestödjare."""
    caseworker: Named | None
    """Handläggare."""
    booked_by: Named
    """Bokat av."""
    state: Literal["booked", "held", "not_held"]
    """Läge."""
    not_held_reason: Literal[
        "person_declined", "person_absent", "person_ill", "staff_ill", "staff_prevented", "moved", "other", ""
    ]
    """Varför."""
    plan_follow_up: str | None
    """Uppföljning av plan."""
    decision_follow_up: str | None
    """Uppföljning av beslut. Tomt för utföraren, som inte ser beslutet."""
    recorded_at: str
    """Registrerad."""
    place: str
    """Plats."""
    not_held_note: str
    """Vad som hände."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class MeetingChangeBody(TypedDict):
    meets_at: NotRequired[str]
    """Vilken dag och tid?"""
    form: NotRequired[Literal["home", "office", "phone", "video", "other"]]
    """Hur möts ni?"""
    place: NotRequired[str | None]
    """Plats."""
    support_worker: NotRequired[str | int | None]
    """Boendestödjare som bjuds in."""
    caseworker: NotRequired[str | int | None]
    """Handläggare som bjuds in."""


class MeetingInvitedBody(TypedDict):
    invited_on: str
    """Vilken dag fick personen inbjudan?"""


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


class MeetingNotHeldBody(TypedDict):
    reason: Literal[
        "person_declined", "person_absent", "person_ill", "staff_ill", "staff_prevented", "moved", "other"
    ]
    """Varför blev mötet inte av?"""
    note: NotRequired[str | None]
    """Vad hände? Skriv det som är bra att veta inför nästa försök."""


class MeetingRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str | None
    decision: str | None
    """Beslut. Tomt för utföraren, som inte ser beslutet."""
    about: str
    """Gäller. Planen, beslutet eller båda."""
    meets_at: str
    """Tid."""
    form: Literal["home", "office", "phone", "video", "other"]
    """Hur ni möts."""
    person_invited_on: str | None
    """Personen fick inbjudan."""
    support_worker: Named | None
    """Boendestödjare."""
    caseworker: Named | None
    """Handläggare."""
    booked_by: Named
    """Bokat av."""
    state: Literal["booked", "held", "not_held"]
    """Läge."""
    not_held_reason: Literal[
        "person_declined", "person_absent", "person_ill", "staff_ill", "staff_prevented", "moved", "other", ""
    ]
    """Varför."""
    plan_follow_up: str | None
    """Uppföljning av plan."""
    decision_follow_up: str | None
    """Uppföljning av beslut. Tomt för utföraren, som inte ser beslutet."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class MessageNewBody(TypedDict):
    answers: NotRequired[list[str | int] | None]
    """Meddelanden som det svarar på."""
    text: str
    """Meddelande."""
    answer_by: NotRequired[str | None]
    """Svar senast. Om du behöver svar. Ni ser båda när dagen har passerat."""


MessageReadBody: TypeAlias = "dict[str, Any]"


class Named(TypedDict):
    id: int
    name: str
    """Namn."""


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


class Need(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    investigation: str
    """Utredning."""
    life_area: Literal[
        "learning",
        "general_tasks",
        "communication",
        "mobility",
        "self_care",
        "domestic_life",
        "relations",
        "work_education_economy",
        "community_life",
        "sense_of_security",
        "support_by_relative",
    ]
    """Livsområde."""
    current_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Nu."""
    intended_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Avsett läge."""
    met_otherwise: Literal["no", "partly", "yes", ""]
    """Kan behovet mötas på annat sätt?"""
    recorded_at: str
    """Registrerad."""
    own_view: str
    """Personens egen syn."""
    need: str
    """Behovet, kort."""
    others_do: str
    """Det här gör andra redan."""
    met_otherwise_how: str
    """Hur."""
    statements: list[StatementPart]
    """Uppgifter."""
    objections: list[ObjectionPart]
    """Invändningar. Alla om livsområdet, även de mot en enskild uppgift."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class NeedEditBody(TypedDict):
    current_state: NotRequired[Literal[0, 1, 2, 3, 4, 8, 9] | None]
    """Läget nu."""
    intended_state: NotRequired[Literal[0, 1, 2, 3, 4, 8, 9] | None]
    """Avsett läge."""
    own_view: NotRequired[str | None]
    """Personens egen syn. Så säger personen själv."""
    need: NotRequired[str | None]
    """Behovet, kort. En mening om vad personen behöver stöd med. Den följer med till beställningen."""
    others_do: NotRequired[str | None]
    """Det här gör andra redan. Till exempel anhöriga, vården eller god man."""
    met_otherwise: NotRequired[Literal["no", "partly", "yes"] | None]
    """Kan behovet mötas på annat sätt?"""
    met_otherwise_how: NotRequired[str | None]
    """Hur kan behovet mötas på annat sätt?"""


class NeedNewBody(TypedDict):
    life_area: Literal[
        "learning",
        "general_tasks",
        "communication",
        "mobility",
        "self_care",
        "domestic_life",
        "relations",
        "work_education_economy",
        "community_life",
        "sense_of_security",
        "support_by_relative",
    ]
    """Livsområde."""


class NeedPart(TypedDict):
    id: str
    life_area: Literal[
        "learning",
        "general_tasks",
        "communication",
        "mobility",
        "self_care",
        "domestic_life",
        "relations",
        "work_education_economy",
        "community_life",
        "sense_of_security",
        "support_by_relative",
    ]
    """Livsområde."""
    current_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Nu."""
    intended_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Avsett läge."""
    met_otherwise: Literal["no", "partly", "yes", ""]
    """Kan behovet mötas på annat sätt?"""
    own_view: str
    """Personens egen syn."""
    need: str
    """Behovet, kort."""
    others_do: str
    """Det här gör andra redan."""
    met_otherwise_how: str
    """Hur."""
    statements: list[StatementPart]
    """Uppgifter."""
    objections: list[ObjectionPart]
    """Invändningar. Alla om livsområdet, även de mot en enskild uppgift."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class NeedRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    investigation: str
    """Utredning."""
    life_area: Literal[
        "learning",
        "general_tasks",
        "communication",
        "mobility",
        "self_care",
        "domestic_life",
        "relations",
        "work_education_economy",
        "community_life",
        "sense_of_security",
        "support_by_relative",
    ]
    """Livsområde."""
    current_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Nu."""
    intended_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Avsett läge."""
    met_otherwise: Literal["no", "partly", "yes", ""]
    """Kan behovet mötas på annat sätt?"""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class NonExecutionReport(TypedDict):
    id: int
    unit: Named
    """Enhet."""
    year: int
    """År."""
    quarter: int
    """Kvartal."""
    sha256: str
    """Kontrollsumma."""
    frozen_by: Named
    """Fryst av."""
    frozen_at: str
    """Fryst."""


class NoteAttachment(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    note: str
    """Daganteckning."""
    media_type: str
    """Filtyp när den kom."""
    size: int
    """Storlek i byte."""
    state: Literal["expected", "received", "refused"]
    """Läge."""
    is_overdue: bool
    """Har dröjt. Bilden har inte kommit fem dagar efter att anteckningen togs emot."""
    received_at: str | None
    """Mottagen."""
    recorded_at: str
    """Registrerad."""
    name: str
    """Filens namn."""
    sha256: str
    """Kontrollsumma. SHA-256 av bilden som den var på surfplattan."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class NoteAttachmentRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    note: str
    """Daganteckning."""
    media_type: str
    """Filtyp när den kom."""
    size: int
    """Storlek i byte."""
    state: Literal["expected", "received", "refused"]
    """Läge."""
    is_overdue: bool
    """Har dröjt. Bilden har inte kommit fem dagar efter att anteckningen togs emot."""
    received_at: str | None
    """Mottagen."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class NoteCorrectBody(TypedDict):
    text: str
    """Så ska det stå."""
    reason: str
    """Varför rättas anteckningen? Till exempel: fel dag, eller personen har sagt att det inte stämmer."""


class NoteNewBody(TypedDict):
    asked: NotRequired[bool | None]
    """Texten ska stå som den är. Skicka true om anteckningen bara säger att det gick enligt plan och ändå
    ska vara så."""
    text: str
    """Anteckning."""
    for_caseworker: NotRequired[bool | None]
    """Viktigt att föra vidare till handläggaren."""
    event_at: str
    """När hände det?"""
    goal: NotRequired[str | int | None]
    """Vilket mål handlar det om?"""


class NoteObjectBody(TypedDict):
    words: str
    """Vad säger personen? Skriv med personens egna ord."""
    stated_on: str
    """När sade personen det?"""


class NoteObjection(TypedDict):
    id: str
    words: str
    """Personens ord."""
    stated_on: str
    """Sagt den."""
    recorded_by: Named | None
    """Skriven av. Tomt när personen själv skrev."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class Notification(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    decision: str
    """Beslut."""
    sent_on: str
    """Skickat eller lämnat."""
    how: Literal["letter", "digital_post", "meeting", "phone", "other"]
    """Hur."""
    appeal_notice: bool
    """Hur man överklagar följde med."""
    received_on: str | None
    """Personen fick beslutet."""
    appeal_until: str | None
    """Överklagas senast. Tre veckor efter att personen fick beslutet (44 § förvaltningslagen), på en
    vardag."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class NotificationReceivedBody(TypedDict):
    received_on: NotRequired[str | None]
    """Personen fick beslutet. Tiden för att överklaga räknas från den dagen."""


class Objection(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    need: str
    """Livsområde i utredningen."""
    statement: str | None
    """Uppgift."""
    stated_on: str
    """Framfört."""
    recorded_at: str
    """Registrerad."""
    text: str
    """Så säger personen."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ObjectionNewBody(TypedDict):
    text: str
    """Det här anser personen är fel."""
    stated_on: str
    """Personen sade det."""


class ObjectionPart(TypedDict):
    id: str
    statement: str | None
    """Uppgift."""
    text: str
    """Så säger personen."""
    stated_on: str
    """Framfört."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ObjectionRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    need: str
    """Livsområde i utredningen."""
    statement: str | None
    """Uppgift."""
    stated_on: str
    """Framfört."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class Offer(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    offered_on: str
    """Erbjudet."""
    accepted: bool | None
    """Personen tackade ja."""
    answered_on: str | None
    """Svarade."""
    recorded_at: str
    """Registrerad."""
    what: str
    """Vad som erbjöds."""
    reason: str
    """Varför nej."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OfferAnswerBody(TypedDict):
    accepted: bool
    """Vad svarade personen?"""
    answered_on: str
    """Svarade den."""
    reason: NotRequired[str | None]
    """Om nej: varför?"""


class OfferNewBody(TypedDict):
    offered_on: str
    """Erbjudet."""
    what: str
    """Vad erbjöds? Till exempel ett första besök tisdag kl. 10."""
    accepted: NotRequired[bool | None]
    """Vad svarade personen?"""
    answered_on: NotRequired[str | None]
    """Svarade den."""
    reason: NotRequired[str | None]
    """Om nej: varför?"""


class OfferRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    offered_on: str
    """Erbjudet."""
    accepted: bool | None
    """Personen tackade ja."""
    answered_on: str | None
    """Svarade."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class Order(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    decision: str | None
    """Beslut. Beslutet som beställningen vilar på, för den som får öppna det."""
    amends: str | None
    """Beställning som ändras."""
    provider: Named | None
    """Utförare."""
    chosen_by: Literal["person", "non_choice", "directed", ""]
    """Så valdes utföraren."""
    state: Literal["draft", "sent", "returned", "accepted", "ended"]
    """Läge."""
    scheme: Literal["dur_sp", "dur_fn", "ibic", "free"]
    """Målmodell."""
    hours: str | None
    """Beställd tid, timmar. Timmar per vecka eller månad: se hours_per."""
    hours_per: Literal["month", "week"]
    """Per."""
    double_staffing: bool | None
    """Två boendestödjare behövs."""
    preferred_times: list[Literal["day", "evening", "weekend"]]
    """Tider som passar personen."""
    mapping_until: str | None
    """Kartläggning till och med."""
    structured: Literal["yes", "partly", "no", ""]
    """Strukturerad."""
    clarity: int | None
    """Tydlighet vid sändning. Av 100, enligt programmets egen mätare. Bara för handläggare."""
    sent_on: str | None
    """Skickad."""
    received_on: str | None
    """Mottagen."""
    received_recorded_at: str | None
    """Mottagen, registrerad."""
    days_late: int
    """Mottagen, efterregistrerad. Dagar från att beställningen togs emot till att det registrerades."""
    start_on: str | None
    """Stödet startar."""
    execution_started_on: str | None
    """Stödet startade."""
    execution_recorded_at: str | None
    """Start registrerad."""
    execution_late: int
    """Start, efterregistrerad. Dagar från att stödet startade till att det registrerades."""
    key_worker: Named | None
    """Stödperson."""
    follow_up_on: str | None
    """Följs upp senast."""
    ended_on: str | None
    """Avslutad."""
    recorded_at: str
    """Registrerad."""
    needs: str
    """Behov som stödet ska möta."""
    preferred_times_note: str
    """Mer om tiderna."""
    staff_wishes: str
    """Önskemål om vem som kommer."""
    preconditions: str
    """Bra att veta i hemmet."""
    risks: str
    """Risker i hemmet."""
    household_note: str
    """Andra i hemmet, och vad de gör."""
    children_note: str
    """Barn i hemmet."""
    follow_up_form: str
    """Så följs beställningen upp."""
    providers_informed_on: str | None
    """Personen fick information om alla utförare. Bara för myndigheten."""
    end_reason: str
    """Skäl till avslut."""
    goals: list[OrderGoal]
    """Mål."""
    returns: list[OrderReturn]
    """Utförarens frågor."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderAcceptBody(TypedDict):
    received_on: str
    """Mottagen. Dagarna för att påbörja planen räknas härifrån."""
    key_worker: NotRequired[str | int | None]
    """Stödperson."""
    start_on: NotRequired[str | None]
    """Stödet startar."""


class OrderActivity(TypedDict):
    id: str
    position: int
    """Ordning."""
    what: str
    """Vad."""
    why: str
    """Varför."""
    sub_goal: Literal["motivation", "with_support", "more_independently", "without_support", ""]
    """Delmål."""
    support_form: Literal["compensatory", "practical", "skills_training", "emotional", ""]
    """Stödform."""
    preserve_function: bool
    """Bevara funktionen."""
    scope: str
    """Omfattning."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderActivityRecord(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    goal: str
    """Mål."""
    position: int
    """Ordning."""
    sub_goal: Literal["motivation", "with_support", "more_independently", "without_support", ""]
    """Delmål."""
    support_form: Literal["compensatory", "practical", "skills_training", "emotional", ""]
    """Stödform."""
    preserve_function: bool
    """Bevara funktionen."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    what: str
    """Vad."""
    why: str
    """Varför."""
    scope: str
    """Omfattning."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderActivityRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    goal: str
    """Mål."""
    position: int
    """Ordning."""
    sub_goal: Literal["motivation", "with_support", "more_independently", "without_support", ""]
    """Delmål."""
    support_form: Literal["compensatory", "practical", "skills_training", "emotional", ""]
    """Stödform."""
    preserve_function: bool
    """Bevara funktionen."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderAmendBody(TypedDict):
    decision: str | int
    """Beslut som ändringen vilar på."""


class OrderAssignBody(TypedDict):
    key_worker: str | int
    """Stödperson."""


class OrderCarryOnBody(TypedDict):
    decision: str | int
    """Beslut som beställningen fortsätter på."""


class OrderEditBody(TypedDict):
    provider: NotRequired[str | int | None]
    """Utförare."""
    chosen_by: NotRequired[Literal["person", "non_choice", "directed"] | None]
    """Så valdes utföraren."""
    providers_informed_on: NotRequired[str | None]
    """Personen fick information om alla utförare."""
    needs: NotRequired[str | None]
    """Behoven i stort. Behövs bara om varje mål inte säger sitt behov. Inte hela utredningen."""
    hours: NotRequired[float | None]
    """Beställd tid, timmar."""
    hours_per: NotRequired[Literal["month", "week"]]
    """Tiden gäller."""
    double_staffing: NotRequired[bool | None]
    """Behövs två boendestödjare?"""
    mapping_until: NotRequired[str | None]
    """Kartläggning till och med. Tid att lära känna personen innan målen läggs fast."""
    preferred_times: NotRequired[list[Literal["day", "evening", "weekend"]] | None]
    """Tider som passar personen."""
    preferred_times_note: NotRequired[str | None]
    """Mer om tiderna."""
    staff_wishes: NotRequired[str | None]
    """Önskemål om vem som kommer. Till exempel helst samma två personer."""
    preconditions: NotRequired[str | None]
    """Bra att veta i hemmet. Till exempel portkod i nyckelskåp eller husdjur."""
    risks: NotRequired[str | None]
    """Risker i hemmet."""
    household_note: NotRequired[str | None]
    """Andra i hemmet, och vad de gör. Till exempel: sambon handlar och tvättar."""
    children_note: NotRequired[str | None]
    """Barn i hemmet. Hur barnen bor och vilken hänsyn stödet ska ta."""
    follow_up_form: NotRequired[str | None]
    """Så följs beställningen upp. Till exempel möte med personen, stödpersonen och dig."""
    follow_up_on: NotRequired[str | None]
    """Följs upp senast."""
    decision: NotRequired[str | int | None]
    """Beslut."""
    scheme: NotRequired[Literal["dur_sp", "dur_fn", "ibic", "free"]]
    """Så skrivs målen. Styr vilka fält varje aktivitet har. Byter du töms de fält som inte längre
    används."""


class OrderEndBody(TypedDict):
    ended_on: str
    """Sista dagen."""
    reason: str
    """Varför?"""


class OrderGoal(TypedDict):
    id: str
    position: int
    """Ordning."""
    need: str | None
    """Behov i utredningen. Livsområdet i utredningen, för den som får öppna det."""
    life_area: Literal[
        "learning",
        "general_tasks",
        "communication",
        "mobility",
        "self_care",
        "domestic_life",
        "relations",
        "work_education_economy",
        "community_life",
        "sense_of_security",
        "support_by_relative",
    ]
    """Livsområde."""
    current_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Läge nu."""
    intended_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Avsett läge."""
    reach_by: str | None
    """Nås senast."""
    accepted: Literal["yes", "no", ""]
    """Godtas av personen."""
    realistic: Literal["yes", "to_be_tried", ""]
    """Rimligt att nå till dess."""
    need_text: str
    """Behov som målet svarar mot."""
    overall_goal: str
    """Övergripande mål."""
    personal_goal: str
    """Personligt mål, med personens ord."""
    measure: str
    """Så märks det att målet är nått."""
    accepted_note: str
    """Om inte: vad säger personen?"""
    activities: list[OrderActivity]
    """Aktiviteter."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderGoalRecord(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    position: int
    """Ordning."""
    need: str | None
    """Behov i utredningen. Livsområdet i utredningen, för den som får öppna det."""
    life_area: Literal[
        "learning",
        "general_tasks",
        "communication",
        "mobility",
        "self_care",
        "domestic_life",
        "relations",
        "work_education_economy",
        "community_life",
        "sense_of_security",
        "support_by_relative",
    ]
    """Livsområde."""
    current_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Läge nu."""
    intended_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Avsett läge."""
    reach_by: str | None
    """Nås senast."""
    accepted: Literal["yes", "no", ""]
    """Godtas av personen."""
    realistic: Literal["yes", "to_be_tried", ""]
    """Rimligt att nå till dess."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    need_text: str
    """Behov som målet svarar mot."""
    overall_goal: str
    """Övergripande mål."""
    personal_goal: str
    """Personligt mål, med personens ord."""
    measure: str
    """Så märks det att målet är nått."""
    accepted_note: str
    """Om inte: vad säger personen?"""
    activities: list[OrderActivity]
    """Aktiviteter. De som gäller. De som har utgått läses för sig."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderGoalRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    position: int
    """Ordning."""
    need: str | None
    """Behov i utredningen. Livsområdet i utredningen, för den som får öppna det."""
    life_area: Literal[
        "learning",
        "general_tasks",
        "communication",
        "mobility",
        "self_care",
        "domestic_life",
        "relations",
        "work_education_economy",
        "community_life",
        "sense_of_security",
        "support_by_relative",
    ]
    """Livsområde."""
    current_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Läge nu."""
    intended_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Avsett läge."""
    reach_by: str | None
    """Nås senast."""
    accepted: Literal["yes", "no", ""]
    """Godtas av personen."""
    realistic: Literal["yes", "to_be_tried", ""]
    """Rimligt att nå till dess."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderGrade(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    number: int
    """Version. Versionen av beställningen som bedömdes."""
    aspect: Literal["needs", "goals", "activities", "scope"]
    """Vad."""
    grade: Literal["not_at_all", "mentioned", "clear"]
    """Betyg."""
    graded_by: Named
    """Bedömt av."""
    recorded_at: str
    """Registrerad."""
    comment: str
    """Kommentar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderGradeBody(TypedDict):
    needs: Literal["not_at_all", "mentioned", "clear"]
    """Behoven. Förstår ni vilka behov stödet ska möta?"""
    needs_comment: NotRequired[str | None]
    """Kommentar om behoven."""
    goals: Literal["not_at_all", "mentioned", "clear"]
    """Målen. Förstår ni vad personen vill uppnå, till när och hur det märks?"""
    goals_comment: NotRequired[str | None]
    """Kommentar om målen."""
    activities: Literal["not_at_all", "mentioned", "clear"]
    """Vad vi ska göra och varför. Förstår ni vad ni ska göra, på vilket sätt och varför?"""
    activities_comment: NotRequired[str | None]
    """Kommentar om vad vi ska göra och varför."""
    scope: Literal["not_at_all", "mentioned", "clear"]
    """Tid och förutsättningar. Förstår ni hur mycket tid ni har och vad som gäller i hemmet?"""
    scope_comment: NotRequired[str | None]
    """Kommentar om tid och förutsättningar."""


class OrderGradeRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    number: int
    """Version. Versionen av beställningen som bedömdes."""
    aspect: Literal["needs", "goals", "activities", "scope"]
    """Vad."""
    grade: Literal["not_at_all", "mentioned", "clear"]
    """Betyg."""
    graded_by: Named
    """Bedömt av."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderMessage(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    provider: Named
    """Utförare."""
    side: Literal["authority", "provider"]
    """Från."""
    author: Named
    """Skrivet av."""
    answer_by: str | None
    """Svar senast."""
    read_at: str | None
    """Läst."""
    read_by: Named | None
    """Läst av."""
    recorded_at: str
    """Registrerad."""
    text: str
    """Meddelande."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderMessageRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    provider: Named
    """Utförare."""
    side: Literal["authority", "provider"]
    """Från."""
    author: Named
    """Skrivet av."""
    answer_by: str | None
    """Svar senast."""
    read_at: str | None
    """Läst."""
    read_by: Named | None
    """Läst av."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderNewBody(TypedDict):
    decision: str | int
    """Beslut som beställningen vilar på."""
    chosen_needs: NotRequired[list[str | int] | None]
    """Vilka behov ska beställningen gälla? Varje behov blir ett mål. Välj bara det som stödet ska möta."""
    provider: NotRequired[str | int | None]
    """Utförare."""
    scheme: Literal["dur_sp", "dur_fn", "ibic", "free"]
    """Så skrivs målen. Det styr vilka fält varje aktivitet har."""


class OrderReturn(TypedDict):
    id: str
    category: Literal["goal_unclear", "support_unclear", "scope", "cannot_carry_out", "other"]
    """Vad det gäller."""
    question: str
    """Fråga."""
    asked_by: Named
    """Frågat av."""
    recorded_at: str
    """Registrerad."""
    answer_by: str | None
    """Svar senast."""
    answer: str
    """Svar."""
    answered_at: str | None
    """Besvarad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderReturnBody(TypedDict):
    category: Literal["goal_unclear", "support_unclear", "scope", "cannot_carry_out", "other"]
    """Vad gäller det?"""
    question: str
    """Vad behöver du veta?"""
    answer_by: str
    """Svar senast. Handläggaren ser dagen, och när den har passerat."""


class OrderRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    decision: str | None
    """Beslut. Beslutet som beställningen vilar på, för den som får öppna det."""
    amends: str | None
    """Beställning som ändras."""
    provider: Named | None
    """Utförare."""
    chosen_by: Literal["person", "non_choice", "directed", ""]
    """Så valdes utföraren."""
    state: Literal["draft", "sent", "returned", "accepted", "ended"]
    """Läge."""
    scheme: Literal["dur_sp", "dur_fn", "ibic", "free"]
    """Målmodell."""
    hours: str | None
    """Beställd tid, timmar. Timmar per vecka eller månad: se hours_per."""
    hours_per: Literal["month", "week"]
    """Per."""
    double_staffing: bool | None
    """Två boendestödjare behövs."""
    preferred_times: list[Literal["day", "evening", "weekend"]]
    """Tider som passar personen."""
    mapping_until: str | None
    """Kartläggning till och med."""
    structured: Literal["yes", "partly", "no", ""]
    """Strukturerad."""
    clarity: int | None
    """Tydlighet vid sändning. Av 100, enligt programmets egen mätare. Bara för handläggare."""
    sent_on: str | None
    """Skickad."""
    received_on: str | None
    """Mottagen."""
    received_recorded_at: str | None
    """Mottagen, registrerad."""
    days_late: int
    """Mottagen, efterregistrerad. Dagar från att beställningen togs emot till att det registrerades."""
    start_on: str | None
    """Stödet startar."""
    execution_started_on: str | None
    """Stödet startade."""
    execution_recorded_at: str | None
    """Start registrerad."""
    execution_late: int
    """Start, efterregistrerad. Dagar från att stödet startade till att det registrerades."""
    key_worker: Named | None
    """Stödperson."""
    follow_up_on: str | None
    """Följs upp senast."""
    ended_on: str | None
    """Avslutad."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderSendBody(TypedDict):
    answer: NotRequired[str | None]
    """Svar på utförarens fråga."""


class OrderStartBody(TypedDict):
    started_on: str
    """Stödet startade. Första dagen som personen fick stöd. Skriver du ett besök sätts dagen av sig
    själv."""


class OrderVersion(TypedDict):
    id: int
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    number: int
    """Version."""
    provider: Named
    """Utförare som fick den."""
    sent_by: Named
    """Skickad av."""
    sha256: str
    """Kontrollsumma. SHA-256 av innehållet, som ingen kan ändra."""
    clarity: int | None
    """Tydlighet. Av 100, enligt programmets egen mätare. Bara för handläggare."""
    recorded_at: str
    """Skickad."""
    content: dict[str, Any]
    """Innehåll. Beställningen som den skickades."""


class OrderVersionRow(TypedDict):
    id: int
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    number: int
    """Version."""
    provider: Named
    """Utförare som fick den."""
    sent_by: Named
    """Skickad av."""
    sha256: str
    """Kontrollsumma. SHA-256 av innehållet, som ingen kan ändra."""
    clarity: int | None
    """Tydlighet. Av 100, enligt programmets egen mätare. Bara för handläggare."""
    recorded_at: str
    """Skickad."""


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


class Person(TypedDict):
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
    cases: list[str]
    """Ärenden. De av personens ärenden som du får se."""
    recorded_at: str
    """Registrerad."""
    phone: str
    """Telefon. Tomt när personen har skyddade personuppgifter."""
    address: str
    """Adress. Tomt när personen har skyddade personuppgifter."""
    communication_need: str
    """Kommunikation och tolk."""
    minor_children: int | None
    """Minderåriga barn."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PersonLink(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    made_by: Named
    """Visad av."""
    open_before: str
    """Koden gäller till."""
    opened_at: str | None
    """Öppnad."""
    ends_at: str
    """Sidan är öppen till."""
    revoked_at: str | None
    """Stängd."""
    waits: bool
    """Koden går att använda."""
    is_open: bool
    """Sidan är öppen nu."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PersonRow(TypedDict):
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
    cases: list[str]
    """Ärenden. De av personens ärenden som du får se."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class Plan(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    kind: Literal["ordinary", "mapping", "contact"]
    """Slag."""
    state: Literal["begun", "proposed", "agreed", "declined", "revising", "ended"]
    """Läge."""
    begun_on: str
    """Påbörjad."""
    agreement: Literal["signed", "oral", "declined", ""]
    """Överenskommelse."""
    agreed_on: str | None
    """Överenskommen."""
    agreed_recorded_at: str | None
    """Överenskommen, registrerad."""
    first_agreed_on: str | None
    """Först överenskommen."""
    declined_on: str | None
    """Personen sade nej."""
    dated_back: bool
    """Tillbakadaterad. En angiven dag ligger mer än två dagar före den dag då den registrerades."""
    participation: Literal["yes", "no", "declined", ""]
    """Personen var med."""
    participation_ways: list[
        Literal[
            "conversation",
            "own_words",
            "chose_times",
            "chose_how",
            "pictures",
            "phone",
            "representative",
            "read",
        ]
    ]
    """Så var personen med."""
    arrival_notice: Literal["sms", "call", "intercom", "doorbell", "none", ""]
    """Så vill personen veta att ni kommer."""
    follow_up_on: str | None
    """Planen följs upp senast."""
    follows_order: bool | None
    """Följer beställningen."""
    ended_on: str | None
    """Avslutad."""
    imported: bool
    """Från annat system."""
    recorded_at: str
    """Registrerad."""
    decline_reason: str
    """Varför personen sade nej."""
    participation_how: str
    """Mer om hur, eller varför personen inte var med."""
    others_took_part: str
    """Andra som var med."""
    practical: str
    """Praktiska överenskommelser."""
    think_of: str
    """Att tänka på vid besöket."""
    arrival_note: str
    """Hur långt före, och till vem."""
    follow_up_form: str
    """Så följs planen upp."""
    end_reason: str
    """Skäl till avslut."""
    wishes: list[PlanWish]
    """Önskemål."""
    cooperation: list[PlanCooperation]
    """Samarbete."""
    goals: list[PlanGoal]
    """Mål. Som planen är skriven nu. Det som gäller står i versionerna."""
    versions: list[PlanVersion]
    """Versioner. Planen som den har föreslagits för personen."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanActivity(TypedDict):
    id: str
    position: int
    """Ordning."""
    order_activity: str | None
    """Beställd aktivitet."""
    taken_up: Literal["as_ordered", "adapted", "postponed", "drop_proposed"]
    """I planen."""
    differs_how: str
    """Hur det skiljer sig från beställningen."""
    differs_why: str
    """Varför."""
    postponed_until: str | None
    """Skjuts upp till."""
    added_because: str
    """Varför det läggs till."""
    what: str
    """Vad."""
    sub_goal: Literal["motivation", "with_support", "more_independently", "without_support", ""]
    """Delmål."""
    support_form: Literal["compensatory", "practical", "skills_training", "emotional", ""]
    """Stödform."""
    how: str
    """Hur."""
    weekdays: list[Literal[1, 2, 3, 4, 5, 6, 7]]
    """Veckodagar."""
    time_of_day: Literal["morning", "forenoon", "afternoon", "evening", ""]
    """Tid på dagen."""
    starts_at: str | None
    """Klockslag."""
    minutes: int | None
    """Minuter."""
    how_often: Literal["every_week", "every_other_week", "every_month", "when_needed", ""]
    """Hur ofta."""
    when: str
    """Mer om när."""
    where: str
    """Var."""
    responsible: Named | None
    """Vem ansvarar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanActivityEditBody(TypedDict):
    what: NotRequired[str]
    """Vad."""
    sub_goal: NotRequired[
        Literal["motivation", "with_support", "more_independently", "without_support"] | None
    ]
    """Delmål."""
    support_form: NotRequired[Literal["compensatory", "practical", "skills_training", "emotional"] | None]
    """Stödform."""
    added_because: NotRequired[str | None]
    """Varför det läggs till."""
    taken_up: NotRequired[Literal["as_ordered", "adapted", "postponed", "drop_proposed"]]
    """Vad händer med aktiviteten i planen?"""
    differs_how: NotRequired[str | None]
    """Hur det skiljer sig från beställningen."""
    differs_why: NotRequired[str | None]
    """Varför skiljer det sig?"""
    postponed_until: NotRequired[str | None]
    """Skjuts upp till."""
    how: NotRequired[str | None]
    """Hur. Så att en vikarie kan göra likadant."""
    weekdays: NotRequired[list[Literal[1, 2, 3, 4, 5, 6, 7]] | None]
    """Veckodagar."""
    how_often: NotRequired[Literal["every_week", "every_other_week", "every_month", "when_needed"] | None]
    """Hur ofta."""
    time_of_day: NotRequired[Literal["morning", "forenoon", "afternoon", "evening"] | None]
    """Tid på dagen."""
    starts_at: NotRequired[str | None]
    """Klockslag."""
    minutes: NotRequired[int | None]
    """Minuter."""
    when: NotRequired[str | None]
    """Mer om när."""
    where: NotRequired[str | None]
    """Var."""
    responsible: NotRequired[str | int | None]
    """Vem ansvarar."""


class PlanActivityNewBody(TypedDict):
    what: str
    """Vad."""
    sub_goal: NotRequired[
        Literal["motivation", "with_support", "more_independently", "without_support"] | None
    ]
    """Delmål."""
    support_form: NotRequired[Literal["compensatory", "practical", "skills_training", "emotional"] | None]
    """Stödform."""
    added_because: NotRequired[str | None]
    """Varför det läggs till."""
    how: NotRequired[str | None]
    """Hur. Så att en vikarie kan göra likadant."""
    weekdays: NotRequired[list[Literal[1, 2, 3, 4, 5, 6, 7]] | None]
    """Veckodagar."""
    how_often: NotRequired[Literal["every_week", "every_other_week", "every_month", "when_needed"] | None]
    """Hur ofta."""
    time_of_day: NotRequired[Literal["morning", "forenoon", "afternoon", "evening"] | None]
    """Tid på dagen."""
    starts_at: NotRequired[str | None]
    """Klockslag."""
    minutes: NotRequired[int | None]
    """Minuter."""
    when: NotRequired[str | None]
    """Mer om när."""
    where: NotRequired[str | None]
    """Var."""
    responsible: NotRequired[str | int | None]
    """Vem ansvarar."""


class PlanActivityRecord(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    goal: str
    """Mål."""
    position: int
    """Ordning."""
    order_activity: str | None
    """Beställd aktivitet."""
    taken_up: Literal["as_ordered", "adapted", "postponed", "drop_proposed"]
    """I planen."""
    postponed_until: str | None
    """Skjuts upp till."""
    sub_goal: Literal["motivation", "with_support", "more_independently", "without_support", ""]
    """Delmål."""
    support_form: Literal["compensatory", "practical", "skills_training", "emotional", ""]
    """Stödform."""
    weekdays: list[Literal[1, 2, 3, 4, 5, 6, 7]]
    """Veckodagar."""
    time_of_day: Literal["morning", "forenoon", "afternoon", "evening", ""]
    """Tid på dagen."""
    starts_at: str | None
    """Klockslag."""
    minutes: int | None
    """Minuter."""
    how_often: Literal["every_week", "every_other_week", "every_month", "when_needed", ""]
    """Hur ofta."""
    responsible: Named | None
    """Vem ansvarar."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    what: str
    """Vad."""
    how: str
    """Hur."""
    when: str
    """Mer om när."""
    where: str
    """Var."""
    differs_how: str
    """Hur det skiljer sig från beställningen."""
    differs_why: str
    """Varför."""
    added_because: str
    """Varför det läggs till."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanActivityRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    goal: str
    """Mål."""
    position: int
    """Ordning."""
    order_activity: str | None
    """Beställd aktivitet."""
    taken_up: Literal["as_ordered", "adapted", "postponed", "drop_proposed"]
    """I planen."""
    postponed_until: str | None
    """Skjuts upp till."""
    sub_goal: Literal["motivation", "with_support", "more_independently", "without_support", ""]
    """Delmål."""
    support_form: Literal["compensatory", "practical", "skills_training", "emotional", ""]
    """Stödform."""
    weekdays: list[Literal[1, 2, 3, 4, 5, 6, 7]]
    """Veckodagar."""
    time_of_day: Literal["morning", "forenoon", "afternoon", "evening", ""]
    """Tid på dagen."""
    starts_at: str | None
    """Klockslag."""
    minutes: int | None
    """Minuter."""
    how_often: Literal["every_week", "every_other_week", "every_month", "when_needed", ""]
    """Hur ofta."""
    responsible: Named | None
    """Vem ansvarar."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanAgreeBody(TypedDict):
    agreement: Literal["signed", "oral", "declined"]
    """Vad svarade personen?"""
    signature: NotRequired[str | None]
    """Namnteckning."""
    told_to: NotRequired[str | int | None]
    """Vem sade personen ja till?"""
    decline_reason: NotRequired[str | None]
    """Varför sade personen nej? Skriv personens egna skäl. Planen visas som avböjd, aldrig som godkänd."""
    agreed_on: str
    """Vilken dag svarade personen?"""


class PlanAnswer(TypedDict):
    agreement: Literal["signed", "oral", "declined"]
    """Svar."""
    answered_on: str
    """Dag."""
    told_to: Named | None
    """Sade ja till."""
    reason: str
    """Varför personen sade nej."""
    recorded_at: str
    """Registrerat."""
    dated_back: bool
    """Tillbakadaterad."""
    sha256: str
    """Kontrollsumma för text och namnteckning."""


class PlanAudit(TypedDict):
    id: str
    case: str | None
    """Ärende."""
    case_ref: str | None
    """Ärendenummer."""
    plan: str | None
    plan_version: int | None
    """Version av planen."""
    source: str
    """Källa."""
    ref: str
    """Planens beteckning i källan."""
    audited_on: str
    """Granskad."""
    audited_by: Named | None
    """Granskad av."""
    grades: list[PlanAuditGrade]
    """Omdömen."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanAuditBody(TypedDict):
    goal_of_decision: Literal["not_at_all", "mentioned", "clear"]
    """Målet enligt beslutet."""
    measures: Literal["not_at_all", "mentioned", "clear"]
    """En eller flera aktiviteter."""
    goal_per_measure: Literal["not_at_all", "mentioned", "clear"]
    """Mål för varje aktivitet."""
    when: Literal["not_at_all", "mentioned", "clear"]
    """När."""
    how: Literal["not_at_all", "mentioned", "clear"]
    """Hur."""
    cooperation: Literal["not_at_all", "mentioned", "clear"]
    """Samarbete: var och när."""
    took_part: Literal["no", "sometimes", "yes"]
    """Personen var med."""
    regard: NotRequired[Literal["not_at_all", "mentioned", "clear"] | None]
    """Hänsyn till personens önskemål."""
    others: Literal["not_at_all", "mentioned", "clear"]
    """Andra som var med."""
    follow_up_when: Literal["not_at_all", "mentioned", "clear"]
    """När planen följs upp."""
    follow_up_how: Literal["not_at_all", "mentioned", "clear"]
    """Hur planen följs upp."""


class PlanAuditGrade(TypedDict):
    aspect: Literal[
        "goal_of_decision",
        "measures",
        "goal_per_measure",
        "when",
        "how",
        "cooperation",
        "took_part",
        "regard",
        "others",
        "follow_up_when",
        "follow_up_how",
    ]
    """Vad."""
    suggested: Literal["not_at_all", "mentioned", "clear", "yes", "sometimes", "no", ""]
    """Beräknat förslag."""
    grade: Literal["not_at_all", "mentioned", "clear", "yes", "sometimes", "no", ""]
    """Omdöme."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


PlanContinueBody: TypeAlias = "dict[str, Any]"


class PlanCooperation(TypedDict):
    id: str
    with_whom: str
    """Med vem."""
    about: str
    """Om vad."""
    where_when: str
    """Var och när."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanCooperationEditBody(TypedDict):
    with_whom: NotRequired[str]
    """Med vem. Till exempel vårdcentralen."""
    about: NotRequired[str | None]
    """Om vad."""
    where_when: NotRequired[str | None]
    """Var och när. Till exempel hemma, en gång i månaden."""


class PlanCooperationNewBody(TypedDict):
    with_whom: str
    """Med vem. Till exempel vårdcentralen."""
    about: NotRequired[str | None]
    """Om vad."""
    where_when: NotRequired[str | None]
    """Var och när. Till exempel hemma, en gång i månaden."""


class PlanCooperationRecord(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    recorded_at: str
    """Registrerad."""
    with_whom: str
    """Med vem."""
    about: str
    """Om vad."""
    where_when: str
    """Var och när."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanCooperationRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanEditBody(TypedDict):
    participation: NotRequired[Literal["yes", "no", "declined"] | None]
    """Var personen med när planen gjordes?"""
    participation_ways: NotRequired[
        list[
            Literal[
                "conversation",
                "own_words",
                "chose_times",
                "chose_how",
                "pictures",
                "phone",
                "representative",
                "read",
            ]
        ]
        | None
    ]
    """Så var personen med."""
    participation_how: NotRequired[str | None]
    """Mer om hur, eller varför personen inte var med."""
    others_took_part: NotRequired[str | None]
    """Andra som var med. Till exempel god man, anhörig eller kontaktperson."""
    practical: NotRequired[str | None]
    """Praktiska överenskommelser. Till exempel nycklar, pengar, hur ni bokar av."""
    think_of: NotRequired[str | None]
    """Att tänka på vid besöket. En vikarie läser det här precis före besöket."""
    arrival_notice: NotRequired[Literal["sms", "call", "intercom", "doorbell", "none"] | None]
    """Så vill personen veta att ni kommer. Fråga personen."""
    arrival_note: NotRequired[str | None]
    """Hur långt före, och till vem. Till exempel 30 minuter före."""
    follow_up_on: NotRequired[str | None]
    """Planen följs upp senast."""
    follow_up_form: NotRequired[str | None]
    """Så följs planen upp. Till exempel möte med personen."""


class PlanEndBody(TypedDict):
    ended_on: str
    """Sista dagen."""
    reason: str
    """Varför?"""


PlanFollowUpAmendBody: TypeAlias = "dict[str, Any]"


class PlanFollowUpNewBody(TypedDict):
    held_on: str
    """Vilken dag hölls uppföljningen?"""
    person_took_part: bool
    """Var personen med?"""
    caseworker_took_part: bool
    """Var handläggaren med?"""
    persons_words: NotRequired[str | None]
    """Personens egna ord. Vad tycker personen om stödet? Skriv som personen säger det."""
    persons_grade: NotRequired[Literal[1, 2, 3, 4, 5] | None]
    """Personens betyg på stödet. Låt personen peka. Hoppa över om personen inte vill svara."""
    workers_view: NotRequired[str | None]
    """Din bild av stödet. Vad ser du som boendestödjare? Handläggaren skriver sin bild själv."""
    summary: NotRequired[str | None]
    """Vad kom ni fram till?"""
    conclusion: Literal["continue", "change", "taper", "end", "investigate"]
    """Slutsats för planen."""
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
    statement: NotRequired[str | int | None]
    """Utförarens utlåtande."""
    no_statement_because: NotRequired[str | None]
    """Varför saknas utlåtandet? Fyll i om utföraren inte har lämnat något utlåtande."""
    caseworkers_view: NotRequired[str | None]
    """Din bild av stödet. Vad ser du som handläggare? Boendestödjaren skriver sin bild själv."""
    with_decision: NotRequired[bool | None]
    """Beslutet följs upp vid samma möte."""
    decision_conclusion: NotRequired[Literal["continue", "change", "taper", "end", "investigate"] | None]
    """Slutsats för beslutet."""
    decision_summary: NotRequired[str | None]
    """Vad kom ni fram till om beslutet?"""
    results: NotRequired[
        dict[str, Literal["reached", "nearer", "unchanged", "further_away", "no_longer_wanted"]]
    ]
    """Utfall, för varje måls id."""
    states: NotRequired[dict[str, Literal[0, 1, 2, 3, 4, 8, 9] | None]]
    """Läget nu, för varje måls id."""
    comments: NotRequired[dict[str, str | None]]
    """Kommentar, för varje måls id."""


class PlanFollowUpViewBody(TypedDict):
    text: str
    """Din bild av stödet."""


class PlanGoal(TypedDict):
    id: str
    position: int
    """Ordning."""
    order_goal: str | None
    """Beställt mål."""
    is_contact: bool
    """Mål för kontakten. Planens eget mål: en kartläggning eller ett första möte."""
    taken_up: Literal["as_ordered", "adapted", "postponed", "drop_proposed"]
    """I planen."""
    differs_how: str
    """Hur det skiljer sig från beställningen."""
    differs_why: str
    """Varför."""
    postponed_until: str | None
    """Skjuts upp till."""
    added_because: str
    """Varför det läggs till."""
    goal: str
    """Mål, med personens ord."""
    life_area: Literal[
        "learning",
        "general_tasks",
        "communication",
        "mobility",
        "self_care",
        "domestic_life",
        "relations",
        "work_education_economy",
        "community_life",
        "sense_of_security",
        "support_by_relative",
        "",
    ]
    """Livsområde."""
    reach_by: str | None
    """Nås senast."""
    indicator: str
    """Så ser vi att det går framåt."""
    activities: list[PlanActivity]
    """Aktiviteter."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanGoalEditBody(TypedDict):
    goal: NotRequired[str]
    """Mål, med personens ord."""
    life_area: NotRequired[
        Literal[
            "learning",
            "general_tasks",
            "communication",
            "mobility",
            "self_care",
            "domestic_life",
            "relations",
            "work_education_economy",
            "community_life",
            "sense_of_security",
            "support_by_relative",
        ]
        | None
    ]
    """Livsområde."""
    reach_by: NotRequired[str | None]
    """Nås senast."""
    added_because: NotRequired[str | None]
    """Varför det läggs till."""
    taken_up: NotRequired[Literal["as_ordered", "adapted", "postponed", "drop_proposed"]]
    """Vad händer med målet i planen?"""
    differs_how: NotRequired[str | None]
    """Hur det skiljer sig från beställningen."""
    differs_why: NotRequired[str | None]
    """Varför skiljer det sig?"""
    postponed_until: NotRequired[str | None]
    """Skjuts upp till."""
    indicator: NotRequired[str | None]
    """Så ser vi att det går framåt. Något som går att se eller räkna, till exempel: inga obetalda
    räkningar."""


class PlanGoalNewBody(TypedDict):
    goal: str
    """Mål, med personens ord."""
    life_area: NotRequired[
        Literal[
            "learning",
            "general_tasks",
            "communication",
            "mobility",
            "self_care",
            "domestic_life",
            "relations",
            "work_education_economy",
            "community_life",
            "sense_of_security",
            "support_by_relative",
        ]
        | None
    ]
    """Livsområde."""
    reach_by: NotRequired[str | None]
    """Nås senast."""
    added_because: str
    """Varför det läggs till."""
    indicator: NotRequired[str | None]
    """Så ser vi att det går framåt. Något som går att se eller räkna, till exempel: inga obetalda
    räkningar."""


class PlanGoalRecord(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    position: int
    """Ordning."""
    order_goal: str | None
    """Beställt mål."""
    is_contact: bool
    """Mål för kontakten. Planens eget mål: en kartläggning eller ett första möte."""
    taken_up: Literal["as_ordered", "adapted", "postponed", "drop_proposed"]
    """I planen."""
    postponed_until: str | None
    """Skjuts upp till."""
    life_area: Literal[
        "learning",
        "general_tasks",
        "communication",
        "mobility",
        "self_care",
        "domestic_life",
        "relations",
        "work_education_economy",
        "community_life",
        "sense_of_security",
        "support_by_relative",
        "",
    ]
    """Livsområde."""
    reach_by: str | None
    """Nås senast."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    goal: str
    """Mål, med personens ord."""
    indicator: str
    """Så ser vi att det går framåt."""
    differs_how: str
    """Hur det skiljer sig från beställningen."""
    differs_why: str
    """Varför."""
    added_because: str
    """Varför det läggs till."""
    activities: list[PlanActivity]
    """Aktiviteter."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanGoalRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    position: int
    """Ordning."""
    order_goal: str | None
    """Beställt mål."""
    is_contact: bool
    """Mål för kontakten. Planens eget mål: en kartläggning eller ett första möte."""
    taken_up: Literal["as_ordered", "adapted", "postponed", "drop_proposed"]
    """I planen."""
    postponed_until: str | None
    """Skjuts upp till."""
    life_area: Literal[
        "learning",
        "general_tasks",
        "communication",
        "mobility",
        "self_care",
        "domestic_life",
        "relations",
        "work_education_economy",
        "community_life",
        "sense_of_security",
        "support_by_relative",
        "",
    ]
    """Livsområde."""
    reach_by: str | None
    """Nås senast."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanKindBody(TypedDict):
    kind: Literal["ordinary", "mapping", "contact"]
    """Vad ska planen bli?"""


class PlanNewBody(TypedDict):
    kind: Literal["ordinary", "mapping", "contact"]
    """Vilken plan passar?"""
    begun_on: str
    """Vilken dag började ni med planen?"""


PlanProposeBody: TypeAlias = "dict[str, Any]"
PlanReadBody: TypeAlias = "dict[str, Any]"


class PlanRemark(TypedDict):
    id: str
    goal: str
    """Mål."""
    text: str
    """Anmärkning."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanReview(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    plan_version: int
    """Version av planen."""
    arrived_on: str
    """Kom in."""
    read_at: str | None
    """Läst."""
    read_by: Named | None
    """Läst av."""
    outcome: Literal["accepted", "returned", "noted", "superseded", ""]
    """Svar."""
    reviewed_at: str | None
    """Besvarad."""
    reviewed_by: Named | None
    """Besvarad av."""
    days_late: int
    """Efterregistrerad, dagar. Från den dag som angavs för planens början eller för svaret till dess att
    den registrerades."""
    recorded_at: str
    """Registrerad."""
    remark: str
    """Anmärkning på hela planen."""
    remarks: list[PlanRemark]
    """Anmärkningar på mål."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanReviewBody(TypedDict):
    outcome: Literal["accepted", "returned", "noted"]
    """Vad svarar du?"""
    remark: NotRequired[str | None]
    """Anmärkning på hela planen."""
    remarks: NotRequired[dict[str, str | None]]
    """Anmärkningar på mål. Ett för varje mål."""


class PlanReviewRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    plan_version: int
    """Version av planen."""
    arrived_on: str
    """Kom in."""
    read_at: str | None
    """Läst."""
    read_by: Named | None
    """Läst av."""
    outcome: Literal["accepted", "returned", "noted", "superseded", ""]
    """Svar."""
    reviewed_at: str | None
    """Besvarad."""
    reviewed_by: Named | None
    """Besvarad av."""
    days_late: int
    """Efterregistrerad, dagar. Från den dag som angavs för planens början eller för svaret till dess att
    den registrerades."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanReviseBody(TypedDict):
    kind: NotRequired[Literal["ordinary", "mapping", "contact"] | None]
    """Vad ska planen bli? Bara för en kartläggning eller en kontaktplan, och då måste det vara med."""


class PlanRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    kind: Literal["ordinary", "mapping", "contact"]
    """Slag."""
    state: Literal["begun", "proposed", "agreed", "declined", "revising", "ended"]
    """Läge."""
    begun_on: str
    """Påbörjad."""
    agreement: Literal["signed", "oral", "declined", ""]
    """Överenskommelse."""
    agreed_on: str | None
    """Överenskommen."""
    agreed_recorded_at: str | None
    """Överenskommen, registrerad."""
    first_agreed_on: str | None
    """Först överenskommen."""
    declined_on: str | None
    """Personen sade nej."""
    dated_back: bool
    """Tillbakadaterad. En angiven dag ligger mer än två dagar före den dag då den registrerades."""
    participation: Literal["yes", "no", "declined", ""]
    """Personen var med."""
    participation_ways: list[
        Literal[
            "conversation",
            "own_words",
            "chose_times",
            "chose_how",
            "pictures",
            "phone",
            "representative",
            "read",
        ]
    ]
    """Så var personen med."""
    arrival_notice: Literal["sms", "call", "intercom", "doorbell", "none", ""]
    """Så vill personen veta att ni kommer."""
    follow_up_on: str | None
    """Planen följs upp senast."""
    follows_order: bool | None
    """Följer beställningen."""
    ended_on: str | None
    """Avslutad."""
    imported: bool
    """Från annat system."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


PlanTakeBackBody: TypeAlias = "dict[str, Any]"
PlanTakeUpBody: TypeAlias = "dict[str, Any]"


class PlanVersion(TypedDict):
    id: int
    number: int
    """Version."""
    kind: Literal["ordinary", "mapping", "contact"]
    """Slag."""
    recorded_at: str
    """Föreslagen."""
    sha256: str
    """Kontrollsumma."""
    content: Any
    """Innehåll."""
    differences: Any
    """Skillnader mot beställningen."""
    answer: PlanAnswer | None
    """Personens svar."""


class PlanVersionRecord(TypedDict):
    id: int
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    number: int
    """Version."""
    kind: Literal["ordinary", "mapping", "contact"]
    """Slag."""
    proposed_by: Named
    """Föreslagen av."""
    agreement: Literal["signed", "oral", "declined", ""]
    """Svar. Vad personen svarade på versionen. Tomt medan hon inte har svarat."""
    answered_on: str | None
    """Svarade."""
    sha256: str
    """Kontrollsumma."""
    recorded_at: str
    """Föreslagen."""
    content: Any
    """Innehåll."""
    differences: Any
    """Skillnader mot beställningen."""
    answer: PlanAnswer | None
    """Personens svar."""


class PlanVersionRow(TypedDict):
    id: int
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    number: int
    """Version."""
    kind: Literal["ordinary", "mapping", "contact"]
    """Slag."""
    proposed_by: Named
    """Föreslagen av."""
    agreement: Literal["signed", "oral", "declined", ""]
    """Svar. Vad personen svarade på versionen. Tomt medan hon inte har svarat."""
    answered_on: str | None
    """Svarade."""
    sha256: str
    """Kontrollsumma."""
    recorded_at: str
    """Föreslagen."""


class PlanWish(TypedDict):
    id: str
    wish: str
    """Vad personen önskade."""
    done: str
    """Vad vi gjorde med det."""
    met: Literal["yes", "partly", "no", ""]
    """Gick det att uppfylla?"""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanWishEditBody(TypedDict):
    wish: NotRequired[str]
    """Vad personen önskade."""
    done: NotRequired[str | None]
    """Vad vi gjorde med det."""
    met: NotRequired[Literal["yes", "partly", "no"] | None]
    """Gick det att uppfylla?"""


class PlanWishNewBody(TypedDict):
    wish: str
    """Vad personen önskade."""
    done: NotRequired[str | None]
    """Vad vi gjorde med det."""
    met: NotRequired[Literal["yes", "partly", "no"] | None]
    """Gick det att uppfylla?"""


class PlanWishRecord(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    met: Literal["yes", "partly", "no", ""]
    """Gick det att uppfylla?"""
    recorded_at: str
    """Registrerad."""
    wish: str
    """Vad personen önskade."""
    done: str
    """Vad vi gjorde med det."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanWishRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    met: Literal["yes", "partly", "no", ""]
    """Gick det att uppfylla?"""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlannedVisit(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    series: str | None
    """Återkommande besök."""
    starts_at: str
    """Börjar."""
    ends_at: str
    """Slutar."""
    minutes: int
    """Minuter. Från början till slut, hela minuter."""
    support_worker: Named | None
    """Boendestödjare."""
    second_worker: Named | None
    """Boendestödjare nummer två."""
    covers_for: Named | None
    """Vikarierar för."""
    person_told_at: str | None
    """Personen fick veta."""
    person_told_how: Literal["phone", "message", "in_person", "other", ""]
    """Hur."""
    moved_from: str | None
    """Flyttat från."""
    removed_at: str | None
    """Togs bort."""
    visit: str | None
    """Besök. Det loggade besöket, också ett inställt. Tomt när inget är loggat."""
    recorded_at: str
    """Registrerad."""
    change_reason: str
    """Varför det ändrades."""
    removed_because: str
    """Varför det togs bort."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlannedVisitAssignBody(TypedDict):
    support_worker: NotRequired[str | int | None]
    """Boendestödjare."""
    second_worker: NotRequired[str | int | None]
    """Boendestödjare nummer två."""


class PlannedVisitMoveBody(TypedDict):
    starts_at: NotRequired[str]
    """Ny dag och tid."""
    minutes: NotRequired[int | None]
    """Minuter."""
    support_worker: NotRequired[str | int | None]
    """Boendestödjare."""
    reason: NotRequired[str | None]
    """Varför ändras det?"""


class PlannedVisitNewBody(TypedDict):
    starts_at: str
    """Börjar."""
    minutes: int
    """Minuter."""
    support_worker: NotRequired[str | int | None]
    """Boendestödjare."""
    second_worker: NotRequired[str | int | None]
    """Boendestödjare nummer två."""
    reason: NotRequired[str | None]
    """Varför den tiden?"""


class PlannedVisitRemoveBody(TypedDict):
    because: str
    """Varför tas besöket bort?"""


class PlannedVisitRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    series: str | None
    """Återkommande besök."""
    starts_at: str
    """Börjar."""
    ends_at: str
    """Slutar."""
    minutes: int
    """Minuter. Från början till slut, hela minuter."""
    support_worker: Named | None
    """Boendestödjare."""
    second_worker: Named | None
    """Boendestödjare nummer två."""
    covers_for: Named | None
    """Vikarierar för."""
    person_told_at: str | None
    """Personen fick veta."""
    person_told_how: Literal["phone", "message", "in_person", "other", ""]
    """Hur."""
    moved_from: str | None
    """Flyttat från."""
    removed_at: str | None
    """Togs bort."""
    visit: str | None
    """Besök. Det loggade besöket, också ett inställt. Tomt när inget är loggat."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlannedVisitToldBody(TypedDict):
    how: Literal["phone", "message", "in_person", "other"]
    """Hur fick personen veta det?"""
    told_at: str
    """När?"""


class PresetsBody(TypedDict):
    preset: Literal["botkyrka", "ekero", "stockholm", "vasteras"]
    """Vilken kommuns längder?"""
    valid_from: str
    """Gäller det som börjar från och med. Det som har börjat tidigare behåller sin längd. Gränser gäller
    tidigast från i dag."""
    counts_back: NotRequired[bool | None]
    """Ändra även det som redan har börjat. Behövs när dagen har varit. Senaste dag ändras då för det som
    har börjat sedan dess."""


class Problem(TypedDict):
    type: str
    """Alltid about:blank: statuskoden säger vilket slags fel det är."""
    status: int
    """HTTP-status."""
    title: str
    """Vad som är fel, på svenska."""
    code: str
    """Felets namn, som inte ändras."""
    errors: NotRequired[list[Wrong]]
    """Vart och ett av felen."""


class Proposal(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    plan_version: int
    """Version av planen."""
    kind: Literal["add_goal", "add_activity", "drop_goal", "drop_activity"]
    """Förslag."""
    goal: str
    """Mål."""
    activity: str | None
    """Aktivitet."""
    state: Literal["open", "accepted", "declined", "withdrawn"]
    """Läge."""
    answered_by: Named | None
    """Besvarat av."""
    answered_at: str | None
    """Besvarat."""
    amendment: str | None
    """Ändring av beställningen. Utföraren ser den när den har skickats."""
    recorded_at: str
    """Registrerad."""
    answer: str
    """Svar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


ProposalAcceptBody: TypeAlias = "dict[str, Any]"


class ProposalDeclineBody(TypedDict):
    answer: str
    """Varför avböjer du? Utföraren ser ditt svar. Planen gäller som den är tills den ändras."""


class ProposalRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    plan_version: int
    """Version av planen."""
    kind: Literal["add_goal", "add_activity", "drop_goal", "drop_activity"]
    """Förslag."""
    goal: str
    """Mål."""
    activity: str | None
    """Aktivitet."""
    state: Literal["open", "accepted", "declined", "withdrawn"]
    """Läge."""
    answered_by: Named | None
    """Besvarat av."""
    answered_at: str | None
    """Besvarat."""
    amendment: str | None
    """Ändring av beställningen. Utföraren ser den när den har skickats."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class Reference(TypedDict):
    kind: str
    """Slag."""
    heading: str
    """Rubrik."""
    facts: dict[str, str]
    """Vad mer som står i varje rad. Namn och betydelse."""
    rows: list[ReferenceRow]
    """Rader."""


class ReferenceKind(TypedDict):
    kind: str
    """Slag."""
    heading: str
    """Rubrik."""
    facts: dict[str, str]
    """Vad mer som står i varje rad. Namn och betydelse."""


class ReferenceRow(TypedDict):
    value: str
    """Värde. Det som står i andra uppgifter: ett namn eller ett id."""
    label: str
    """Betydelse."""
    facts: dict[str, Any]
    """Mer. Enligt slagets facts."""


class Said(TypedDict):
    label: str
    """Uppgift."""
    value: str
    """Det som står."""


class ScheduleSeriesBody(TypedDict):
    first_on: str
    """Från och med."""


class SeriesEditBody(TypedDict):
    activity: NotRequired[str | int | None]
    """Aktivitet i planen. Lämna tomt om besöket gäller hela planen."""
    weekday: NotRequired[Literal[1, 2, 3, 4, 5, 6, 7]]
    """Veckodag."""
    starts_at: NotRequired[str]
    """Klockslag."""
    minutes: NotRequired[int]
    """Minuter."""
    every_weeks: NotRequired[Literal[1, 2, 3, 4, 5, 6, 7, 8]]
    """Hur ofta."""
    support_worker: NotRequired[str | int | None]
    """Boendestödjare."""
    second_worker: NotRequired[str | int | None]
    """Boendestödjare nummer två. Bara om två ska komma samtidigt."""
    last_on: NotRequired[str | None]
    """Till och med. Lämna tomt om besöken fortsätter tills vidare."""
    outside: NotRequired[bool | None]
    """Tiden ligger utanför kommunens tider."""
    from_on: NotRequired[str]
    """Ändringen gäller från och med."""


class SeriesEndBody(TypedDict):
    last_on: str
    """Sista dag. Besök som ligger senare tas bort ur schemat."""
    reason: str
    """Varför?"""


class SeriesNewBody(TypedDict):
    activity: NotRequired[str | int | None]
    """Aktivitet i planen. Lämna tomt om besöket gäller hela planen."""
    weekday: Literal[1, 2, 3, 4, 5, 6, 7]
    """Veckodag."""
    starts_at: str
    """Klockslag."""
    minutes: int
    """Minuter."""
    every_weeks: Literal[1, 2, 3, 4, 5, 6, 7, 8]
    """Hur ofta."""
    support_worker: NotRequired[str | int | None]
    """Boendestödjare."""
    second_worker: NotRequired[str | int | None]
    """Boendestödjare nummer två. Bara om två ska komma samtidigt."""
    first_on: str
    """Från och med."""
    last_on: NotRequired[str | None]
    """Till och med. Lämna tomt om besöken fortsätter tills vidare."""
    outside: NotRequired[bool | None]
    """Tiden ligger utanför kommunens tider."""


class Side(TypedDict):
    label: str
    """Uppgift."""
    server: str
    """Fanns redan."""
    tablet: str
    """Från surfplattan."""
    differs: bool
    """Skiljer sig."""


class SlotNewBody(TypedDict):
    worker: str | int
    """Medarbetare."""
    kind: Literal["travel", "admin", "meeting"]
    """Slag."""
    starts_at: str
    """Börjar."""
    ends_at: str
    """Slutar."""
    weeks: int
    """Antal veckor i rad. Samma dag och tid varje vecka."""


class Statement(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    need: str
    """Livsområde i utredningen."""
    source: Literal["person", "relative", "care", "caseworker"]
    """Från."""
    kind: Literal["fact", "assessment"]
    """Slag."""
    stated_on: str | None
    """Lämnad."""
    recorded_at: str
    """Registrerad."""
    text: str
    """Uppgift."""
    source_note: str
    """Vem."""
    objections: list[ObjectionPart]
    """Invändningar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class StatementAskBody(TypedDict):
    what: str
    """Vilka uppgifter behöver ni? Be bara om det som behövs. Till exempel: hur det har gått med målen sedan
    i våras."""
    why: str
    """Varför behövs de för uppföljningen?"""
    notes_from: NotRequired[str | None]
    """Daganteckningar från. Lämna tomt om ett utlåtande räcker."""
    notes_to: NotRequired[str | None]
    """Daganteckningar till och med."""
    answer_by: str
    """Svar senast."""


class StatementEditBody(TypedDict):
    text: NotRequired[str]
    """Uppgiften."""
    source: NotRequired[Literal["person", "relative", "care", "caseworker"]]
    """Uppgiften kommer från."""
    source_note: NotRequired[str | None]
    """Vem. Till exempel: mamman, eller arbetsterapeuten på vårdcentralen."""
    kind: NotRequired[Literal["fact", "assessment"]]
    """Det är en. Fakta är det som har hänt eller setts. En bedömning är vad någon anser."""
    stated_on: NotRequired[str | None]
    """Uppgiften lämnades."""


class StatementGiveBody(TypedDict):
    statement: str
    """Ert utlåtande. Hur har det gått med målen? Vad fungerar, vad fungerar inte?"""
    proposal: NotRequired[Literal["continue", "change", "taper", "end", "investigate"] | None]
    """Vad föreslår ni?"""
    persons_view: NotRequired[str | None]
    """Vad säger personen om det? Skriv som personen säger det."""


class StatementNewBody(TypedDict):
    text: str
    """Uppgiften."""
    source: Literal["person", "relative", "care", "caseworker"]
    """Uppgiften kommer från."""
    source_note: NotRequired[str | None]
    """Vem. Till exempel: mamman, eller arbetsterapeuten på vårdcentralen."""
    kind: Literal["fact", "assessment"]
    """Det är en. Fakta är det som har hänt eller setts. En bedömning är vad någon anser."""
    stated_on: NotRequired[str | None]
    """Uppgiften lämnades."""


class StatementObjectionNewBody(TypedDict):
    text: str
    """Det här anser personen är fel."""
    stated_on: str
    """Personen sade det."""


class StatementPart(TypedDict):
    id: str
    text: str
    """Uppgift."""
    source: Literal["person", "relative", "care", "caseworker"]
    """Från."""
    source_note: str
    """Vem."""
    kind: Literal["fact", "assessment"]
    """Slag."""
    stated_on: str | None
    """Lämnad."""
    recorded_at: str
    """Registrerad."""
    objections: list[ObjectionPart]
    """Invändningar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class StatementRequest(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    provider: Named
    """Utförare."""
    decision: str | None
    """Beslut. Tomt för utföraren, som inte ser beslutet."""
    asked_by: Named
    """Begärt av."""
    notes_from: str | None
    """Daganteckningar från."""
    notes_to: str | None
    """Daganteckningar till."""
    answer_by: str
    """Svar senast. Kommunens frist för utlåtanden, eller den dag som valdes."""
    waits: bool
    """Väntar på svar."""
    proposal: Literal["continue", "change", "taper", "end", "investigate", ""]
    """Förslag."""
    answered_at: str | None
    """Besvarad."""
    answered_by: Named | None
    """Besvarad av."""
    withdrawn_at: str | None
    """Återkallad."""
    recorded_at: str
    """Registrerad."""
    what: str
    """Vilka uppgifter vi behöver."""
    why: str
    """Varför de behövs för uppföljningen."""
    statement: str
    """Utlåtande."""
    persons_view: str
    """Vad personen säger om det."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class StatementRequestRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    provider: Named
    """Utförare."""
    decision: str | None
    """Beslut. Tomt för utföraren, som inte ser beslutet."""
    asked_by: Named
    """Begärt av."""
    notes_from: str | None
    """Daganteckningar från."""
    notes_to: str | None
    """Daganteckningar till."""
    answer_by: str
    """Svar senast. Kommunens frist för utlåtanden, eller den dag som valdes."""
    waits: bool
    """Väntar på svar."""
    proposal: Literal["continue", "change", "taper", "end", "investigate", ""]
    """Förslag."""
    answered_at: str | None
    """Besvarad."""
    answered_by: Named | None
    """Besvarad av."""
    withdrawn_at: str | None
    """Återkallad."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class StatementRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    need: str
    """Livsområde i utredningen."""
    source: Literal["person", "relative", "care", "caseworker"]
    """Från."""
    kind: Literal["fact", "assessment"]
    """Slag."""
    stated_on: str | None
    """Lämnad."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


StatementWithdrawBody: TypeAlias = "dict[str, Any]"


class Stratum(TypedDict):
    provider: str
    """Utförare."""
    running: int
    """Pågående ärenden."""
    drawn: int
    """Dragna ärenden."""


class SyncConflict(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    operation: str
    """Inskickad händelse."""
    visit: str | None
    """Besök. Det som redan var loggat."""
    author: Named
    """Skrivet av."""
    kind: Literal["soft", "hard"]
    """Slag."""
    choice: Literal["server", "tablet", "both", ""]
    """Valt."""
    resolved_by: Named | None
    """Avgjort av."""
    resolved_at: str | None
    """Avgjort."""
    recorded_at: str
    """Registrerad."""
    sides: list[Side]
    """De två versionerna."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class SyncConflictRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    operation: str
    """Inskickad händelse."""
    visit: str | None
    """Besök. Det som redan var loggat."""
    author: Named
    """Skrivet av."""
    kind: Literal["soft", "hard"]
    """Slag."""
    choice: Literal["server", "tablet", "both", ""]
    """Valt."""
    resolved_by: Named | None
    """Avgjort av."""
    resolved_at: str | None
    """Avgjort."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class SyncOperation(TypedDict):
    id: str
    device: str | None
    """Surfplatta. Tomt för boendestödjaren, som inte har surfplattorna att sköta."""
    device_name: str
    """Surfplattans namn."""
    user: Named | None
    """Skrivet av."""
    case: str | None
    """Ärende."""
    case_ref: str | None
    """Ärendenummer."""
    seq: int
    """Nummer på surfplattan."""
    kind: Literal[
        "visit.start",
        "draft.save",
        "draft.drop",
        "visit.sign",
        "note.sign",
        "planned.told",
        "deviation.report",
        "concern.record",
        "",
    ]
    """Slag."""
    result: Literal["applied", "conflict", "quarantined", "retry"]
    """Resultat."""
    code: str
    """Orsak."""
    client_time: str | None
    """Surfplattans tid."""
    clock_offset_ms: int | None
    """Surfplattans klocka gick fel, ms."""
    app_version: str
    """Programversion."""
    received_at: str
    """Kom in."""
    settled_at: str | None
    """Avgjord."""
    handled_at: str | None
    """Omhändertagen."""
    handled_by: Named | None
    """Omhändertagen av."""
    message: str
    """Besked."""
    handled_how: str
    """Vad som gjordes."""
    content: list[Said]
    """Det som står. Tomt när servern inte kan läsa det, eller när det är infört."""


class SyncOperationRow(TypedDict):
    id: str
    device: str | None
    """Surfplatta. Tomt för boendestödjaren, som inte har surfplattorna att sköta."""
    device_name: str
    """Surfplattans namn."""
    user: Named | None
    """Skrivet av."""
    case: str | None
    """Ärende."""
    case_ref: str | None
    """Ärendenummer."""
    seq: int
    """Nummer på surfplattan."""
    kind: Literal[
        "visit.start",
        "draft.save",
        "draft.drop",
        "visit.sign",
        "note.sign",
        "planned.told",
        "deviation.report",
        "concern.record",
        "",
    ]
    """Slag."""
    result: Literal["applied", "conflict", "quarantined", "retry"]
    """Resultat."""
    code: str
    """Orsak."""
    client_time: str | None
    """Surfplattans tid."""
    clock_offset_ms: int | None
    """Surfplattans klocka gick fel, ms."""
    app_version: str
    """Programversion."""
    received_at: str
    """Kom in."""
    settled_at: str | None
    """Avgjord."""
    handled_at: str | None
    """Omhändertagen."""
    handled_by: Named | None
    """Omhändertagen av."""


class TaperStep(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    follow_up: str
    """Uppföljning."""
    number: int
    """Steg."""
    from_on: str
    """Från."""
    hours_a_month: str
    """Timmar i månaden."""
    recorded_at: str
    """Registrerad."""
    sign: str
    """Det visar att det går bra."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class TaperStepPart(TypedDict):
    id: str
    number: int
    """Steg."""
    from_on: str
    """Från."""
    hours_a_month: str
    """Timmar i månaden."""
    sign: str
    """Det visar att det går bra."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class TaperStepRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    follow_up: str
    """Uppföljning."""
    number: int
    """Steg."""
    from_on: str
    """Från."""
    hours_a_month: str
    """Timmar i månaden."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class Visit(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    plan: str | None
    planned: str | None
    """Planerat besök."""
    support_worker: Named
    """Boendestödjare."""
    second_worker: Named | None
    """Boendestödjare nummer två."""
    starts_at: str
    """Började."""
    ends_at: str
    """Slutade."""
    minutes: int
    """Minuter. Från början till slut, hela minuter."""
    timed: bool
    """Tid tagen med start och stopp."""
    outcome: Literal[
        "performed",
        "performed_partly",
        "performed_without_person",
        "cancelled_by_person_in_time",
        "cancelled_by_person_late",
        "no_show",
        "refused_at_door",
        "refused_substitute",
        "cancelled_by_provider",
        "rescheduled",
    ]
    """Så gick det."""
    told_at: str | None
    """När vi fick veta det."""
    told_by: Literal["person", "other", "provider", ""]
    """Vem som sa till."""
    told_how: Literal["phone", "message", "in_person", "other", ""]
    """Hur vi fick veta det."""
    took_part: Literal["decided", "together", "not_today", ""]
    """Så var personen med."""
    substitute_told: Literal["yes", "at_door", "no", ""]
    """Personen visste att någon annan skulle komma."""
    marks: list[ActivityMark]
    """Så gjordes planens aktiviteter."""
    has_note: bool
    """Har daganteckning. Också när du inte får läsa anteckningen."""
    device_at: str | None
    """Sparat på surfplattan."""
    days_late: int
    """Efterregistrerat, dagar. Dagar från den dag då besöket slutade till den dag då det skrevs in. 0 är
    samma dag."""
    recorded_at: str
    """Registrerad."""
    reason: str
    """Varför det inte blev som planerat."""
    wished: str
    """Vad personen önskade."""
    also_done: str
    """Något annat som gjordes, utanför planen."""
    answers: list[VisitAnswer]
    """Personens svar om besöket. Det senaste sist. Det är det som gäller."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class VisitAnswer(TypedDict):
    id: str
    is_right: bool
    """Stämmer."""
    words: str
    """Så här var det."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class VisitNewBody(TypedDict):
    asked: NotRequired[bool | None]
    """Texten ska stå som den är. Skicka true om anteckningen bara säger att det gick enligt plan och ändå
    ska vara så."""
    happened: Literal["performed", "performed_partly", "performed_without_person", "not_carried_out"]
    """Blev besöket av?"""
    starts_at: str
    """Började."""
    ends_at: str
    """Slutade."""
    kind: NotRequired[
        Literal[
            "cancelled_by_person",
            "no_show",
            "refused_at_door",
            "refused_substitute",
            "cancelled_by_provider",
            "rescheduled",
        ]
        | None
    ]
    """Vad hände?"""
    reason: NotRequired[str | None]
    """Varför blev det inte som planerat?"""
    told_by: NotRequired[Literal["person", "other", "provider"] | None]
    """Vem sade till?"""
    told_at: NotRequired[str | None]
    """När fick ni veta det?"""
    told_how: NotRequired[Literal["phone", "message", "in_person", "other"] | None]
    """Hur fick ni veta det?"""
    substitute_told: NotRequired[Literal["yes", "at_door", "no"] | None]
    """Visste personen i förväg att någon annan skulle komma?"""
    second_worker: NotRequired[str | int | None]
    """Var ni två?"""
    took_part: NotRequired[Literal["decided", "together", "not_today"] | None]
    """Hur var personen med?"""
    wished: NotRequired[str | None]
    """Vad önskade personen?"""
    also_done: NotRequired[str | None]
    """Gjorde ni något annat, utanför planen? Det kan föreslås i planen sedan."""
    text: NotRequired[str | None]
    """Anteckning."""
    for_caseworker: NotRequired[bool | None]
    """Viktigt att föra vidare till handläggaren."""
    planned: NotRequired[str | None]
    """Det planerade besöket."""
    note_later: NotRequired[bool | None]
    """Anteckningen skrivs senare."""
    marks: NotRequired[dict[str, Literal["alone", "with_support", "for_person", "not_done"] | None]]
    """Så gjordes planens aktiviteter, för varje aktivitets id."""


class VisitNoteBody(TypedDict):
    asked: NotRequired[bool | None]
    """Texten ska stå som den är. Skicka true om anteckningen bara säger att det gick enligt plan och ändå
    ska vara så."""
    text: str
    """Anteckning."""
    for_caseworker: NotRequired[bool | None]
    """Viktigt att föra vidare till handläggaren."""


class VisitRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    plan: str | None
    planned: str | None
    """Planerat besök."""
    support_worker: Named
    """Boendestödjare."""
    second_worker: Named | None
    """Boendestödjare nummer två."""
    starts_at: str
    """Började."""
    ends_at: str
    """Slutade."""
    minutes: int
    """Minuter. Från början till slut, hela minuter."""
    timed: bool
    """Tid tagen med start och stopp."""
    outcome: Literal[
        "performed",
        "performed_partly",
        "performed_without_person",
        "cancelled_by_person_in_time",
        "cancelled_by_person_late",
        "no_show",
        "refused_at_door",
        "refused_substitute",
        "cancelled_by_provider",
        "rescheduled",
    ]
    """Så gick det."""
    told_at: str | None
    """När vi fick veta det."""
    told_by: Literal["person", "other", "provider", ""]
    """Vem som sa till."""
    told_how: Literal["phone", "message", "in_person", "other", ""]
    """Hur vi fick veta det."""
    took_part: Literal["decided", "together", "not_today", ""]
    """Så var personen med."""
    substitute_told: Literal["yes", "at_door", "no", ""]
    """Personen visste att någon annan skulle komma."""
    marks: list[ActivityMark]
    """Så gjordes planens aktiviteter."""
    has_note: bool
    """Har daganteckning. Också när du inte får läsa anteckningen."""
    device_at: str | None
    """Sparat på surfplattan."""
    days_late: int
    """Efterregistrerat, dagar. Dagar från den dag då besöket slutade till den dag då det skrevs in. 0 är
    samma dag."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class VisitSeries(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    activity: str | None
    """Aktivitet i planen."""
    support_worker: Named | None
    """Boendestödjare."""
    second_worker: Named | None
    """Boendestödjare nummer två."""
    weekday: Literal[1, 2, 3, 4, 5, 6, 7]
    """Veckodag."""
    starts_at: str
    """Klockslag. Svensk tid."""
    minutes: int
    """Minuter."""
    every_weeks: int
    """Var hur många veckor."""
    first_on: str
    """Från och med."""
    last_on: str | None
    """Till och med. Tomt när det gäller tills vidare."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class WorkSlot(TypedDict):
    id: int
    worker: Named
    """Medarbetare."""
    kind: Literal["travel", "admin", "meeting"]
    """Slag."""
    starts_at: str
    """Börjar."""
    ends_at: str
    """Slutar."""
    recorded_at: str
    """Registrerad."""


class Wrong(TypedDict):
    pointer: NotRequired[str]
    """Var i det du skickade felet är (RFC 6901)."""
    parameter: NotRequired[str]
    """Vilket filter i adressen felet gäller."""
    detail: str
    """Vad som är fel, på svenska."""
    code: str
    """Felets namn, som inte ändras."""
