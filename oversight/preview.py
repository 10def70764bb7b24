"""What other lengths and limits would do: tried on the real cases and taken back, so the rules are asked and not
imitated. Counts of cases, never which: who sets the lengths sees no cases."""

from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import DeadlineRule, LimitRule, Municipality
from accounts.rules import DEFAULT_LENGTHS_HOLD_FROM, DeadlineKey, LimitKey

from .flags import overdue
from .rules import FlagRule
from .rules.presets import Length

# The rules that a length or a limit decides, where they do not share its name.
OTHERWISE = {
    DeadlineKey.VISIT_WITHOUT_NOTE: (FlagRule.VISIT_WITHOUT_NOTE, FlagRule.VISIT_NOT_LOGGED),
    DeadlineKey.MESSAGE_UNANSWERED: (FlagRule.MESSAGE_TO_PROVIDER, FlagRule.MESSAGE_TO_AUTHORITY),
    LimitKey.MISSED_IN_ROW: (FlagRule.VISITS_MISSED,),
    LimitKey.MONTH_LEAST_PERCENT: (FlagRule.MONTH_UNDER_ORDERED,),
    LimitKey.MONTH_MOST_PERCENT: (FlagRule.MONTH_OVER_ORDERED,),
}


@dataclass(frozen=True)
class Effect:
    """Cases that a rule finds late today: `now`, `saved` as soon as it is saved (of which `come` are new, and `go`
    leave), and `always` if it had held for everything that runs."""

    rule: FlagRule
    now: int
    saved: int
    come: int
    go: int
    always: int


@dataclass(frozen=True)
class Preview:
    effects: list[Effect]
    now: int
    always: int


def rules_of(keys: Iterable[str]) -> list[FlagRule]:
    """The rules that find something else when these lengths and limits change."""
    found = set()
    for key in keys:
        found.update(OTHERWISE.get(key, (key,) if key in FlagRule.values else ()))
    return [rule for rule in FlagRule if rule in found]


def preview(
    municipality: Municipality,
    *,
    today: date,
    valid_from: date,
    lengths: dict[DeadlineKey, Length] | None = None,
    limits: dict[LimitKey, int] | None = None,
) -> Preview:
    """What the rules find today, what they would find when this is saved, and if it had always held."""
    lengths, limits = lengths or {}, limits or {}
    rules = rules_of([*lengths, *limits])
    now = _late(municipality, rules, today)
    with _taken_back():
        _set(municipality, lengths, limits, valid_from)
        saved = _late(municipality, rules, today)
    with _taken_back():
        DeadlineRule.objects.filter(municipality=municipality, key__in=lengths).delete()
        LimitRule.objects.filter(municipality=municipality, key__in=limits).delete()
        _set(municipality, lengths, limits, DEFAULT_LENGTHS_HOLD_FROM)
        always = _late(municipality, rules, today)
    effects = [
        Effect(
            rule,
            now=len(now[rule]),
            saved=len(saved[rule]),
            come=len(saved[rule] - now[rule]),
            go=len(now[rule] - saved[rule]),
            always=len(always[rule]),
        )
        for rule in rules
    ]
    return Preview(effects, now=_cases(now), always=_cases(always))


@contextmanager
def _taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _set(municipality, lengths: dict, limits: dict, valid_from: date) -> None:
    for key, (months, days) in lengths.items():
        DeadlineRule.objects.update_or_create(
            municipality=municipality,
            key=key,
            valid_from=valid_from,
            defaults={"months": months, "days": days},
        )
    for key, value in limits.items():
        LimitRule.objects.update_or_create(
            municipality=municipality, key=key, valid_from=valid_from, defaults={"value": value}
        )


def _late(municipality, rules: list[FlagRule], today: date) -> dict[FlagRule, set]:
    return {
        rule: set(
            overdue(rule, today).filter(municipality=municipality).order_by().values_list("case", flat=True)
        )
        for rule in rules
    }


def _cases(found: dict[FlagRule, set]) -> int:
    return len(set().union(*found.values()))
