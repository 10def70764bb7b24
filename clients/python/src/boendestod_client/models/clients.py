"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class CaseNewBody(TypedDict):
    target_area: str
    """Målgrupp."""
    caseworker: str | int
    """Handläggare."""


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
