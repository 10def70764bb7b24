"""Short codes that somebody reads from one screen and types on another: made, compared and not guessed."""

from datetime import timedelta

from django.utils.crypto import salted_hmac

from boendestod import dates
from boendestod.errors import refuse_if

from ..models import WrongCode, address_sum
from ..rules import CODE_LENGTH, CODE_SIGNS, GUESSES, GUESSES_WITHIN, CodeFor

KEPT = timedelta(days=1)


def drawn_code(purpose: CodeFor, seed: str, signs: str = CODE_SIGNS) -> str:
    """A code that follows from the seed and the server's key, so that it can be shown again and is stored nowhere."""
    number = int.from_bytes(salted_hmac(f"draw.{purpose}", seed, algorithm="sha256").digest())
    drawn = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(signs))
        drawn.append(signs[place])
    return "".join(drawn)


def code_sum(purpose: CodeFor, typed: str) -> str:
    """What is kept of a code. With the server's key, because a code is short enough to be found from a plain sum."""
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    return salted_hmac(f"code.{purpose}", code, algorithm="sha256").hexdigest()


def refuse_guessing(purpose: CodeFor, address: str) -> None:
    """Stop an address that has sent many wrong codes."""
    wrong = WrongCode.objects.lately(purpose, address, GUESSES_WITHIN).count()
    refuse_if(
        wrong >= GUESSES, "Det har blivit fel för många gånger. Vänta en kvart.", "too_many_guesses", "code"
    )


def note_wrong_code(purpose: CodeFor, address: str) -> None:
    """Count it, and let go of what is no longer counted. In a transaction of its own if the caller's is refused."""
    WrongCode.objects.filter(at__lt=dates.now() - KEPT).delete()
    WrongCode.objects.create(purpose=purpose, address_sum=address_sum(address))
