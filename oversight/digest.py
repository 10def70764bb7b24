"""The morning's letter: how much is late and what runs out, with links. Never a name, nor anything about a person."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Count, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import FormSubmission, User
from accounts.rules import COMMISSIONING_ROLES, PROVIDER_ROLES, Role
from boendestod.templatetags.sv import antal
from cases.models import Decision

from .flags import RULES
from .models import Flag
from .models.flag import ESCALATED_TO
from .rules import FlagRule

WEEK = timedelta(days=7)
# Those who do the work are told of their own; those who lead, of the side's.
OWN_ONLY = frozenset({Role.CASEWORKER, Role.SUPPORT_WORKER})
LETTERS = uuid.UUID("9b8c3d0a-5f0f-4c55-9a54-6d1f0a3f3c11")


@dataclass(frozen=True)
class Line:
    count: int
    what: str
    url: str


def readers() -> QuerySet:
    """Those who want the letter, still work here, and can be reached."""
    working = User.objects.filter(memberships__ended_on__isnull=True, memberships__isnull=False)
    return working.filter(wants_digest=True, is_active=True).exclude(email="").order_by("pk")


@transaction.atomic
def send(user: User, today: date) -> bool:
    """Send the user's letter of the day, unless it has been sent or nothing waits; whether it was sent now."""
    found = lines(user, today)
    if not found:
        return False
    _, first = FormSubmission.objects.claim(uuid.uuid5(LETTERS, f"{user.pk} {today}"), user)
    if first:
        send_mail(_subject(found), _text(found), None, [user.email])
    return first


def lines(user: User, today: date) -> list[Line]:
    """What waits for the user, each count with the list that it counts; what is not there is left out."""
    if user.role not in COMMISSIONING_ROLES | PROVIDER_ROLES:
        return []
    found = [*_escalated(user, today), *_late(user, today), *_running_out(user, today)]
    return [line for line in found if line.count]


def _flags(user: User, today: date) -> QuerySet:
    flags = Flag.objects.visible_to(user).open().awake_for(user, today).of_own_side(user)
    return flags.owned_by(user) if user.role in OWN_ONLY else flags


def _late(user: User, today: date) -> list[Line]:
    whose = {"ansvarig": "jag"} if user.role in OWN_ONLY else {}
    counted = dict(_flags(user, today).order_by().values_list("rule").annotate(Count("pk")))
    return [
        Line(counted[key], f"försenat: {key.label}", _address("flags", regel=key.value, **whose))
        for key in FlagRule
        if key in counted
    ]


def _escalated(user: User, today: date) -> list[Line]:
    if user.role not in ESCALATED_TO:
        return []
    come = _flags(user, today).filter(escalated_on__isnull=False).count()
    return [Line(come, "har ingen löst i tid och har kommit till dig", _address("flags", lage="chefen"))]


def _running_out(user: User, today: date) -> list[Line]:
    """Decisions whose last day is within a week, of the cases that the user answers for."""
    if user.role not in COMMISSIONING_ROLES:
        return []
    ending = RULES[FlagRule.DECISION_EXPIRED].applies(today).filter(due_on__range=(today, today + WEEK))
    seen = ending.filter(pk__in=Decision.objects.visible_to(user).values("pk"))
    if user.role in OWN_ONLY:
        seen = seen.filter(case__caseworker=user)
    return [Line(seen.count(), "beslut går ut inom sju dagar", _address("start"))]


def _address(route: str, **chosen) -> str:
    query = f"?{urlencode(chosen)}" if chosen else ""
    return f"{settings.SITE_URL}{reverse(route)}{query}"


def _subject(found: list[Line]) -> str:
    return f"Boendestöd: {antal(sum(line.count for line in found), 'sak att göra,saker att göra')}"


def _text(found: list[Line]) -> str:
    context = {"lines": found, "start": _address("start"), "settings": _address("my_settings")}
    return render_to_string("oversight/digest.txt", context)
