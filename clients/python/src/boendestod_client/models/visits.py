"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class ActivityMark(TypedDict):
    id: str
    activity: str
    """Aktivitet."""
    how_done: Literal["alone", "with_support", "for_person", "not_done"]
    """Så gjordes det."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


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


class Wrong(TypedDict):
    pointer: NotRequired[str]
    """Var i det du skickade felet är (RFC 6901)."""
    parameter: NotRequired[str]
    """Vilket filter i adressen felet gäller."""
    detail: str
    """Vad som är fel, på svenska."""
    code: str
    """Felets namn, som inte ändras."""
