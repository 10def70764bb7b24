"""From a file's bytes to its table, whatever program it came from."""

import codecs
import csv
import io
import unicodedata
from pathlib import Path
from typing import NamedTuple

from .problems import FileRefused

MAX_BYTES = 10 * 1024 * 1024
SEPARATORS = ";,\t"
TOO_LARGE = "Filen är större än 10 MB. Dela upp den i flera filer."
NOT_TEXT = "Filen är inte en textfil. Spara den som CSV (UTF-8) och försök igen."


class Line(NamedTuple):
    number: int
    cells: list[str]


class Table(NamedTuple):
    header: int
    columns: list[str]
    lines: list[Line]


def load(path: Path) -> bytes:
    """The file's bytes; raises FileRefused with the reason when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise FileRefused(f"Filen {path} finns inte.") from error
    except IsADirectoryError as error:
        raise FileRefused(f"{path} är en mapp. Ange en fil.") from error
    except PermissionError as error:
        raise FileRefused(f"Filen {path} får inte läsas. Kontrollera rättigheterna.") from error
    except (OSError, ValueError) as error:
        raise FileRefused(f"Filen {path} kan inte läsas.") from error


def read(content: bytes) -> Table:
    """Header and lines. Empty lines are left out, but each line keeps its number in the file."""
    if len(content) > MAX_BYTES:
        raise FileRefused(TOO_LARGE)
    lines = _lines(_text(content))
    if not lines:
        raise FileRefused("Filen är tom.")
    header, *body = lines
    if not body:
        raise FileRefused("Filen har bara en rubrikrad och inga ärenden.")
    return Table(header.number, [name.strip().casefold() for name in header.cells], body)


def _text(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise FileRefused("Filen är sparad som UTF-16. Spara den som CSV (UTF-8) och försök igen.")
    if b"\0" in content:
        raise FileRefused(NOT_TEXT)
    return unicodedata.normalize("NFC", _decoded(content))


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content.startswith(codecs.BOM_UTF8):
            raise FileRefused(NOT_TEXT) from error
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise FileRefused(NOT_TEXT) from error


def _lines(text: str) -> list[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    lines, number = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(Line(number, cells))
            number = reader.line_num + 1
    except csv.Error as error:
        raise FileRefused(
            f"Rad {number} kan inte läsas. Kontrollera citattecknen i filen från den raden."
        ) from error
    return lines


def _separator(text: str) -> str:
    """The one that the header has most of; no column's name holds any of them."""
    header = text.lstrip().splitlines()[:1] or [""]
    return max(SEPARATORS, key=header[0].count)
