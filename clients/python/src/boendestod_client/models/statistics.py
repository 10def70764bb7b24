"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import Literal, TypedDict


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
