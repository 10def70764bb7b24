"""A refusal of the API (RFC 9457) as an exception: one class a status, so that a caller can tell what to do."""

import requests

from .models import Wrong

PROBLEM_TYPE = "application/problem+json"


class Problem(Exception):
    """`code` is stable and for programs; `title` is Swedish and for people."""

    def __init__(self, status: int, code: str, title: str, errors: list[Wrong]) -> None:
        super().__init__(f"{status} {code}: {title}")
        self.status, self.code, self.title, self.errors = status, code, title, errors


class NotAccepted(Problem):
    """400: what was sent is wrong; see `errors`."""


class NotLetIn(Problem):
    """401: the secret or the token is none, or has ended."""


class NotAllowed(Problem):
    """403: neither the role nor the scopes allow it."""


class NotFound(Problem):
    """404: it does not exist, or is not for this system to see."""


class Refused(Problem):
    """409: a rule of the work says no. Nothing has changed."""


class Gone(Problem):
    """410: it is too old to be kept, as a place in the feed of events may be."""


class Stale(Problem):
    """412: somebody else has changed the record since it was read. Read it again."""


class TooMany(Problem):
    """429: too many calls, also after having waited."""


class Unavailable(Problem):
    """5xx, or an answer that does not come from the API."""


KINDS: dict[int, type[Problem]] = {
    400: NotAccepted,
    401: NotLetIn,
    403: NotAllowed,
    404: NotFound,
    409: Refused,
    410: Gone,
    412: Stale,
    429: TooMany,
}


def problem_in(response: requests.Response) -> Problem:
    """Of an answer that is none of ours only the status is told: what else it says could be anything."""
    status = response.status_code
    if not response.headers.get("Content-Type", "").startswith(PROBLEM_TYPE):
        return Unavailable(status, "no_problem", response.reason or "", [])
    said = response.json()
    kind = Unavailable if status >= 500 else KINDS.get(status, Problem)
    return kind(status, said["code"], said["title"], said.get("errors", []))
