"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .shared import Named, ObjectionPart, StatementPart


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
