"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .shared import Named, OrderActivity


class AmendmentWithdrawBody(TypedDict):
    reason: NotRequired[str | None]
    """Varför? Utföraren ser det du skriver."""


class ConcernNewBody(TypedDict):
    to_whom: Literal["social_services", "on_call", "police"]
    """Vem anmälde du till?"""
    made_at: str
    """När anmälde du?"""
    feedback_asked: NotRequired[bool | None]
    """Jag bad om återkoppling."""


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


class GoalNewBody(TypedDict):
    start: str
    """Nytt mål inom."""


class InterruptionNewBody(TypedDict):
    started_on: str
    """Avbrott från. Första dagen som personen inte fick stödet."""
    reason: str
    """Varför är stödet avbrutet?"""


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


class MessageNewBody(TypedDict):
    answers: NotRequired[list[str | int] | None]
    """Meddelanden som det svarar på."""
    text: str
    """Meddelande."""
    answer_by: NotRequired[str | None]
    """Svar senast. Om du behöver svar. Ni ser båda när dagen har passerat."""


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


PlanContinueBody: TypeAlias = "dict[str, Any]"


class PlanNewBody(TypedDict):
    kind: Literal["ordinary", "mapping", "contact"]
    """Vilken plan passar?"""
    begun_on: str
    """Vilken dag började ni med planen?"""


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


class ScheduleSeriesBody(TypedDict):
    first_on: str
    """Från och med."""


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
