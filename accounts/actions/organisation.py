"""How a municipality comes into being, with the rule set that it always has, its units and its
delegation register."""

from datetime import date

from django.db import transaction

from boendestod.errors import refuse_if

from ..models import CommissioningUnit, DeadlineRule, Delegation, LimitRule, Municipality, User, working_as
from ..permissions import require
from ..rules import COMMISSIONING_ROLES, DEFAULT_LENGTHS, DEFAULT_LENGTHS_HOLD_FROM, DEFAULT_LIMITS


def create_municipality(name: str, **settings) -> Municipality:
    municipality = Municipality.objects.create(name=name, **settings)
    DeadlineRule.objects.bulk_create(
        DeadlineRule(
            municipality=municipality, key=key, months=months, days=days, valid_from=DEFAULT_LENGTHS_HOLD_FROM
        )
        for key, (months, days) in DEFAULT_LENGTHS.items()
    )
    LimitRule.objects.bulk_create(
        LimitRule(municipality=municipality, key=key, value=value, valid_from=DEFAULT_LENGTHS_HOLD_FROM)
        for key, value in DEFAULT_LIMITS.items()
    )
    return municipality


@transaction.atomic
def change_unit(unit: CommissioningUnit, *, by, **content) -> CommissioningUnit:
    """How the unit words its goals, and where it is reached. Frozen decisions keep what they said."""
    require(by, "settings.change")
    for field, value in content.items():
        setattr(unit, field, value)
    unit.save(update_fields=list(content))
    return unit


def may_get_delegation(by):
    """Those whose delegations the user enters: a section leader the unit's, an administrator the municipality's."""
    member = by.membership
    place = {"unit": member.unit} if member.unit else {"municipality": member.municipality}
    return working_as(*COMMISSIONING_ROLES, **place)


@transaction.atomic
def delegate(
    *, by, user: User, power: str, valid_from: date, source: str, valid_to: date | None = None
) -> Delegation:
    """Enter in the register what the nämnd has let somebody decide. Entering it does not give the power."""
    require(by, "delegation.change")
    # Two who enter the same row wait for each other here.
    User.objects.select_for_update().get(pk=user.pk)
    refuse_if(
        not may_get_delegation(by).filter(pk=user.pk).exists(),
        "Välj en handläggare eller sektionsledare som arbetar här.",
        "works_elsewhere",
        "user",
    )
    refuse_if(
        valid_to is not None and valid_to < valid_from,
        "Sista dagen kan inte ligga före första dagen.",
        "dates_reversed",
        "valid_to",
    )
    held = Delegation.objects.filter(user=user, power=power).in_force_between(valid_from, valid_to)
    refuse_if(
        held.exists(), "Personen har redan den delegationen under en del av tiden.", "held_already", "power"
    )
    return Delegation.objects.create(
        municipality=by.membership.municipality,
        user=user,
        power=power,
        valid_from=valid_from,
        valid_to=valid_to,
        source=source,
        recorded_by=by,
    )


@transaction.atomic
def end_delegation(delegation: Delegation, *, by, today: date, valid_to: date) -> Delegation:
    """Let a delegation end. Never before today: decisions may rest on the days that have been."""
    require(by, "delegation.change")
    delegation = Delegation.objects.select_for_update(of=("self",)).get(pk=delegation.pk)
    ended = delegation.valid_to
    refuse_if(
        ended is not None and valid_to >= ended,
        "Delegationen slutar redan då eller tidigare.",
        "ended_already",
    )
    refuse_if(
        valid_to < max(today, delegation.valid_from),
        "Välj i dag eller en senare dag. Beslut kan vila på de dagar som har varit.",
        "ended_in_the_past",
        "valid_to",
    )
    delegation.valid_to = valid_to
    delegation.save(update_fields=["valid_to"])
    return delegation
