from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import TextChoices

from accounts.permissions import CASEWORKERS, PLANNERS, RECEIVERS
from accounts.rules import Role

from ..thread import INFO


class Turn(TextChoices):
    MINE = "mine", "min tur"
    OTHERS = "others", "väntar på någon annan"
    NOBODY = "nobody", "inget att göra nu"


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something that waits for the roles in `who`: `todo` is said to them, `waiting` to everybody else; of what is
    `internal` a provider hears nothing."""

    who: frozenset
    verb: str
    todo: str
    waiting: str
    label: str
    route: str
    pk: object = None
    tone: str = INFO
    due_on: date | None = None
    since: date | None = None
    says_when: bool = True
    internal: bool = False


authority = partial(Step, who=CASEWORKERS)
desk = partial(Step, who=CASEWORKERS, internal=True)
receiver = partial(Step, who=RECEIVERS)
provider = partial(Step, who=PLANNERS)
worker = partial(Step, who=frozenset({Role.SUPPORT_WORKER}))
