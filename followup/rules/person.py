"""The person's own view. Plain values in and out."""

from datetime import timedelta

from boendestod.errors import refuse_if

# The worker shows the code and the person opens it at once; then there is time to read together.
CODE_HOLDS = timedelta(minutes=15)
VIEW_HOLDS = timedelta(hours=2)

# What the view shows.
DAYS_AHEAD = 7
VISITS_BACK = 10
# That a visit was different stands on the list of what to do for so long.
ANSWER_STANDS = timedelta(days=30)


def check_answer(is_right: bool, words: str) -> None:
    refuse_if(not is_right and not words.strip(), "Skriv hur det var.", "no_words", "words")
