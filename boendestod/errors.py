"""What an action says when it refuses. Pages turn it into a form error, the API into a problem document."""


class RuleBroken(Exception):
    """A rule of the work says no; `message` is Swedish and meant for the user, `code` is stable."""

    def __init__(self, message: str, code: str, field: str | None = None):
        super().__init__(message)
        self.message = message
        self.code = code
        self.field = field


class NotPermitted(RuleBroken):
    """The user may see the record but not do this."""

    def __init__(self, message: str = "Din roll får inte göra det här."):
        super().__init__(message, "not_permitted")


class OutOfScope(NotPermitted):
    """The role may, and the token that the caller came with may not."""

    def __init__(self, scope: str):
        super().__init__(f"Din nyckel saknar behörigheten {scope}.")
        self.code = "insufficient_scope"
        self.scope = scope


class StaleVersion(RuleBroken):
    """Somebody else has changed the record since the page was opened; `record` is how it is now."""

    def __init__(self, record=None):
        self.record = record
        super().__init__(
            "Någon annan har ändrat uppgifterna medan du skrev. Din text finns kvar här. "
            "Jämför med det som nu gäller och spara igen.",
            "stale_version",
        )


def refuse_if(broken: bool, message: str, code: str, field: str | None = None) -> None:
    if broken:
        raise RuleBroken(message, code, field)


def next_state(moves: dict, verb: str, state: str, message: str) -> str:
    """The state that the verb leads to, by the app's table of moves; refuses from any other state."""
    allowed_from, to = moves[verb]
    refuse_if(state not in allowed_from, message, "wrong_state")
    return to
