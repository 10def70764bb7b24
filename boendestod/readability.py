"""How hard a Swedish text is to read, and which of its words can be said plainly. Hints, never a verdict."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

FEWEST_WORDS = 10
LONGEST_SHORT_WORD = 6

# Björnsson's scale (Läsbarhet, 1968): each band and where it ends.
BANDS = [(30, "mycket lätt"), (40, "lätt"), (50, "medelsvår"), (60, "svår")]
HARDEST = "mycket svår"

# What to say instead, and the words and phrases it stands in for.
PLAIN_WORDS = {
    "beviljat": "bifall, bifallet, bifalls, bifallits",
    "bevilja": "bifalla",
    "nej": "avslag, avslaget",
    "säga nej": "avslå",
    "säger nej": "avslår",
    "får nej": "avslås",
    "stöd": "bistånd, biståndet, insats, insatsen, insatser, insatserna",
    "personen": "vederbörande, den enskilde, den enskilda, brukaren, klienten, sökanden",
    "personens": "den enskildes, den enskildas, brukarens, klientens, sökandens",
    "få": "erhålla, delges",
    "får": "erhåller",
    "fick": "erhöll",
    "fått": "erhållit, delgivits",
    "behövas": "erfordras",
    "finns": "föreligger",
    "fanns": "förelåg",
    "finnas": "föreligga",
    "komma in": "inkomma",
    "kommer in": "inkommer",
    "kommit in": "inkommit",
    "ordna": "ombesörja",
    "ordnar": "ombesörjer",
    "se till": "tillse",
    "ser till": "tillser",
    "ge det som behövs": "tillgodose",
    "får det som behövs": "tillgodoses",
    "utföra": "verkställa",
    "utförs": "verkställs",
    "använda": "nyttja, utnyttja",
    "använder": "nyttjar, utnyttjar",
    "börja": "påbörja",
    "börjar": "påbörjar, påbörjas",
    "sluta": "upphöra",
    "slutar": "upphör",
    "leda till": "föranleda",
    "leder till": "föranleder",
    "införa": "implementera",
    "problem": "problematik, problematiken",
    "om": "angående, avseende, beträffande, huruvida",
    "och": "samt",
    "inte": "ej, icke",
    "ska": "skall",
    "med": "medelst",
    "alltså": "således, sålunda, följaktligen",
    "men": "emellertid",
    "eftersom": "emedan, enär",
    "i början": "initialt, inledningsvis",
    "hela tiden": "kontinuerligt, fortlöpande",
    "lämplig": "adekvat",
    "lämpliga": "adekvata",
    "vardagssysslor": "ADL, ADL-aktiviteter",
    "enligt": "i enlighet med",
    "för att": "i syfte att",
    "på grund av": "med anledning av, till följd av",
    "när det gäller": "med avseende på, vad avser, i fråga om",
    "före": "innan dess att",
    "ge": "tillhandahålla",
    "ger": "tillhandahåller",
}


def any_of(phrases: Iterable[str]) -> re.Pattern:
    """Finds whole words and phrases, the longest first, whatever their case and spaces."""
    # Sorted in under their first letters: Python tries every alternative at every word otherwise.
    by_letter = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        by_letter[phrase[0].lower()].append(r"\s+".join(map(re.escape, phrase[1:].split(" "))))
    alternatives = "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


_SAY_INSTEAD = {form: plain for plain, forms in PLAIN_WORDS.items() for form in forms.lower().split(", ")}
_OFFICIALESE = any_of(_SAY_INSTEAD)

_LOWER = "a-zà-öø-ÿ"
_UPPER = "A-ZÀ-ÖØ-Þ"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*(?::[a-zåäö]{1,3}\b)?|\d+(?:[.,:]\d+)*")
_LIST_MARK = re.compile(r"^[ \t]*(?:[-–*•·]|\d{1,2}[.)])[ \t]+", re.MULTILINE)
_WRAPPED_LINE = re.compile(rf"(?<![\n:])\n[ \t]*(?=[{_LOWER}])")
_DOTTED = re.compile(rf"\b[{_UPPER}{_LOWER}][{_LOWER}]?(?:\.[{_LOWER}]{{1,2}})+\b\.?")
# These may be a sentence's last words; after the other abbreviations it goes on, even before a capital or a number.
_MAY_END = {"m.m.", "m.fl.", "o.d.", "e.d.", "o.s.v."}
_GOES_ON = re.compile(
    rf"({any_of('kl ca nr resp ev jfr inkl exkl enl tel tfn dvs dr ex'.split()).pattern})\.", re.IGNORECASE
)
_INITIAL = re.compile(rf"\b([{_UPPER}])\.(?=\s*[{_UPPER}])")
_SENTENCE_END = re.compile(rf"[.!?…][\"”’»)\]]*\s+(?=[\"”»(\[–-]*\s*[{_UPPER}\d])|\n+")


def tidy(text: str) -> str:
    """One form of å, ä and ö and of line breaks, and none of the hyphens that only guide a line break."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\N{SOFT HYPHEN}", "")


def words(text: str) -> list[str]:
    return _WORD.findall(_without_abbreviation_dots(tidy(text)))


def sentences(text: str) -> list[str]:
    """A list item or heading counts as a sentence; a line that goes on in lower case belongs to the one before."""
    plain = _LIST_MARK.sub("\n", tidy(text))
    plain = _without_abbreviation_dots(_WRAPPED_LINE.sub(" ", plain))
    return [sentence for sentence in _SENTENCE_END.split(plain) if _WORD.search(sentence)]


def lix(text: str) -> int | None:
    """Words per sentence plus the share of long words in percent; None when the text is too short to tell."""
    parts = sentences(text)
    found = [word for sentence in parts for word in _WORD.findall(sentence)]
    if len(found) < FEWEST_WORDS:
        return None
    return round(len(found) / len(parts) + 100 * sum(map(_is_long, found)) / len(found))


def lix_band(value: int) -> str:
    return next((band for end, band in BANDS if value < end), HARDEST)


def long_words(text: str) -> list[str]:
    """Each once, as first written."""
    found = {}
    for word in filter(_is_long, words(text)):
        found.setdefault(word.lower(), word)
    return list(found.values())


def plain_words(text: str) -> list[tuple[str, str]]:
    """What could be said plainer: the words found and what to say instead, each once."""
    hints = {}
    for match in _OFFICIALESE.findall(tidy(text)):
        found = " ".join(match.split())
        hints.setdefault(found.lower(), (found, _SAY_INSTEAD[found.lower()]))
    return list(hints.values())


def _is_long(word: str) -> bool:
    return sum(map(str.isalpha, word)) > LONGEST_SHORT_WORD


def _without_abbreviation_dots(text: str) -> str:
    if "." not in text:
        return text
    return _INITIAL.sub(r"\1", _GOES_ON.sub(r"\1", _DOTTED.sub(_as_one_word, text)))


def _as_one_word(abbreviation: re.Match) -> str:
    word = abbreviation[0].replace(".", "")
    return f"{word}." if abbreviation[0].lower() in _MAY_END else word
