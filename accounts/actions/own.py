"""What a user chooses for herself alone; no permission is asked."""

from boendestod.errors import refuse_if

from ..models import User


def choose_digest(user: User, *, email: str, wants_digest: bool) -> User:
    """Whether the user gets the morning's letter, and where."""
    refuse_if(
        wants_digest and not email, "Skriv din e-postadress, så att brevet kommer fram.", "no_email", "email"
    )
    user.email, user.wants_digest = email, wants_digest
    user.save(update_fields=["email", "wants_digest"])
    return user
