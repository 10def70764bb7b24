"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .shared import PlanActivity, PlanAnswer


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


class PlanCooperationNewBody(TypedDict):
    with_whom: str
    """Med vem. Till exempel vårdcentralen."""
    about: NotRequired[str | None]
    """Om vad."""
    where_when: NotRequired[str | None]
    """Var och när. Till exempel hemma, en gång i månaden."""


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


class PlanKindBody(TypedDict):
    kind: Literal["ordinary", "mapping", "contact"]
    """Vad ska planen bli?"""


PlanProposeBody: TypeAlias = "dict[str, Any]"


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


class PlanWishNewBody(TypedDict):
    wish: str
    """Vad personen önskade."""
    done: NotRequired[str | None]
    """Vad vi gjorde med det."""
    met: NotRequired[Literal["yes", "partly", "no"] | None]
    """Gick det att uppfylla?"""
