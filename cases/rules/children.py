"""The person's minor children: who counts, and what must be known (report 004). Plain values in and out."""

from datetime import date

from boendestod.errors import refuse_if

from .investigation import ChildAsked, ChildLives

OF_AGE = 18


def is_minor(birth_year: int, today: date) -> bool:
    """Only the year of birth is known, so a child counts as minor through the year of the 18th birthday."""
    return today.year - birth_year <= OF_AGE


def counts_as_minor(birth_year: int, lives: str, today: date) -> bool:
    """An expected child is looked after in the investigation, but is not yet one of the children."""
    return lives != ChildLives.EXPECTED and is_minor(birth_year, today)


def check_child(
    birth_year: int, lives: str, review_on: date | None, today: date, *, review_is_new: bool = True
) -> None:
    is_expected = lives == ChildLives.EXPECTED
    refuse_if(
        not is_minor(birth_year, today) or birth_year > today.year + is_expected,
        "Kontrollera födelseåret. Här står barn som inte har fyllt 18 år.",
        "child_birth_year",
        "birth_year",
    )
    refuse_if(
        is_expected and review_on is None,
        "Ange dagen då barnet beräknas födas. Då ska uppgifterna ses över.",
        "no_expected_day",
        "review_on",
    )
    refuse_if(
        review_is_new and review_on is not None and review_on < today,
        "Välj en dag som inte har passerat.",
        "review_passed",
        "review_on",
    )


def child_gaps(*, lives, asked, asked_note, regard, review_on, today: date) -> list[tuple[str, str]]:
    """(field, what is missing) before an investigation may be closed."""
    gaps = []
    if not lives:
        gaps.append(("lives", "Skriv var barnet bor."))
    if lives != ChildLives.EXPECTED:
        if not asked:
            gaps.append(("asked", "Svara på om barnet har fått säga sitt."))
        elif asked != ChildAsked.YES and not asked_note.strip():
            gaps.append(("asked_note", "Skriv varför barnet inte har fått säga sitt."))
    if not regard.strip():
        gaps.append(("regard", "Skriv hur ni tar hänsyn till barnet."))
    if review_on is None:
        gaps.append(("review_on", "Ange när uppgifterna om barnet ska ses över."))
    elif review_on < today:
        gaps.append(("review_on", "Se över uppgifterna om barnet och välj en ny dag."))
    return gaps


def children_gap(*, minor_children: int | None, no_children: bool, here: int, known: int) -> str:
    """What is missing about how many the children are; `here` counts the minors, `known` all rows."""
    if no_children:
        return "Du har svarat att det inte finns barn, men här står barn." if known else ""
    if minor_children is None and not known:
        return "Fråga om personen har minderåriga barn."
    lacking = (minor_children or 0) - here
    if lacking > 0:
        word = "barnet" if lacking == 1 else f"{lacking} barn"
        return f"Personen har {minor_children} minderåriga barn. Lägg till {word} som saknas här."
    return ""
