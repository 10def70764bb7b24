import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boendestod.readability import PLAIN_WORDS, lix, lix_band, long_words, plain_words, sentences, words

WORDS = st.sampled_from(
    "hon öppnar sin post räkningarna är på ett bord överklagande stöd e-postadresser".split()
)
TEXTS = st.lists(st.lists(WORDS, min_size=2, max_size=12), min_size=5, max_size=12)


def written(parts: list[list[str]]) -> str:
    return " ".join(" ".join(part).capitalize() + "." for part in parts)


@given(TEXTS)
def test_lix_is_words_a_sentence_and_the_share_of_long_words(parts):
    flat = [word for part in parts for word in part]
    long = sum(word in {"räkningarna", "överklagande", "e-postadresser"} for word in flat)
    assert lix(written(parts)) == round(len(flat) / len(parts) + 100 * long / len(flat))


def test_lix_of_a_text_counted_by_hand():
    # 14 words in 2 sentences; "räkningarna" and "boendestödjare" are long: 7 + 14.3
    assert lix("Du får hjälp att betala räkningarna. En boendestödjare kommer hem till dig i maj.") == 21


@given(TEXTS)
def test_saying_it_twice_does_not_make_it_harder(parts):
    assert lix(f"{written(parts)}\n\n{written(parts)}") == lix(written(parts))


@given(TEXTS)
def test_capitals_and_how_the_letters_are_stored_do_not_matter(parts):
    text = written(parts)
    assert lix(text.upper()) == lix(text) == lix(unicodedata.normalize("NFD", text))


@given(st.text(alphabet="aÅö 9.…!?:-\n\r”\N{SOFT HYPHEN}(*", max_size=80))
def test_any_text_has_a_figure_when_it_has_ten_words(text):
    value = lix(text)
    assert (value is None) == (sum(len(words(part)) for part in sentences(text)) < 10)
    assert value is None or value >= 1


@pytest.mark.parametrize(
    "text", ["", "  \n ", "...", "Du får stöd.", "Ett två tre fyra fem sex sju åtta nio."]
)
def test_a_short_text_has_no_figure(text):
    assert lix(text) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Du får stöd. Det börjar i maj.", 2),
        ("Får jag stöd? Ja! Det börjar i maj.", 3),
        ("Du kan t.ex. Öppna posten", 1),
        ("Du kan t. ex. Öppna posten", 1),
        ("Vi ses kl. 9 eller kl. 10.30 på ca. 2 ställen", 1),
        ("Bl.a. Astrid och dr. Berg kommer fr.o.m. 3 maj", 1),
        ("Brev, räkningar m.m. Hon läser själv.", 2),
        ("Brev, räkningar m.m. som kommer", 1),
        ("Lådan är tom. Hon handlar.", 2),
        ("A. Berg kommer.", 1),
        ("Hon väntar … och går sedan.", 1),
        ("Hon väntar... Sedan går hon.", 2),
        ("Hon sa: ”Jag vill.” Sedan gick hon.", 2),
        ("(Det går bra.) Hon vill mer.", 2),
        ("Det kostar 34 000,50 kr. 12 kronor är kvar.", 2),
        ("Rubrik\nDu får stöd.", 2),
        ("Du får stöd\nmed posten.", 1),
        ("Du får stöd\r\nmed posten.", 1),
        ("Vi ska:\nöppna posten\n\nringa", 3),
        ("- öppna posten\n- betala\n* ringa\n1. vänta\n2) läsa", 5),
        ("Enligt SoL 11:1 får du stöd.", 1),
        ("? ! …", 0),
    ],
)
def test_sentences(text, count):
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Åsa öppnar", ["Åsa", "öppnar"]),
        ("t.ex. e-post, SoL:s 34 000", ["tex", "e-post", "SoL:s", "34", "000"]),
        ("Behov:Att läsa", ["Behov", "Att", "läsa"]),
        ("räk\N{SOFT HYPHEN}ningar/post", ["räkningar", "post"]),
    ],
)
def test_words(text, found):
    assert words(text) == found


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (0, "mycket lätt"),
        (29, "mycket lätt"),
        (30, "lätt"),
        (40, "medelsvår"),
        (50, "svår"),
        (59, "svår"),
        (60, "mycket svår"),
        (120, "mycket svår"),
    ],
)
def test_bands(value, band):
    assert lix_band(value) == band


def test_a_long_word_has_seven_letters_and_is_named_once():
    assert long_words("Räkning och räkning. E-posten, 1234567 och sjuorna.") == [
        "Räkning",
        "E-posten",
        "sjuorna",
    ]


def test_plain_words_in_the_order_of_the_text():
    text = "Avslag. Den  enskilde erhåller bistånd i enlighet\nmed beslutet, ej avslag."
    assert plain_words(text) == [
        ("Avslag", "nej"),
        ("Den enskilde", "personen"),
        ("erhåller", "får"),
        ("bistånd", "stöd"),
        ("i enlighet med", "enligt"),
        ("ej", "inte"),
    ]


@pytest.mark.parametrize("text", ["", "Du får stöd med din post.", "Insatschef, beviljat och hejdå"])
def test_plain_text_has_no_hints(text):
    assert plain_words(text) == []


def test_what_to_say_instead_is_itself_plain():
    assert [plain for plain in PLAIN_WORDS if plain_words(plain)] == []


def test_no_form_stands_in_two_places():
    forms = [form for forms in PLAIN_WORDS.values() for form in forms.lower().split(", ")]
    assert len(forms) == len(set(forms))
    assert all(plain_words(form)[0][0] == form for form in forms)
