"""How clear an order is, while it is being written. The rules are data (clarity_rules.toml); here are the few kinds
of check that they name. Plain values in and out."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from math import floor
from pathlib import Path
from typing import NamedTuple

from boendestod.readability import any_of, plain_words, tidy, words

from .rules import Grade

RUN = 5  # words in a row that count as copied
STEM = 4  # letters that make städa and städning the same word


@dataclass(frozen=True)
class ActivityText:
    id: str
    what: str
    why: str
    how: str
    scope: str


@dataclass(frozen=True)
class GoalText:
    id: str
    need: str
    overall_goal: str
    personal_goal: str
    measure: str
    reach_by: date | None
    accepted: str
    activities: list[ActivityText]


@dataclass(frozen=True)
class OrderText:
    needs: str
    scheme: str
    preconditions: str
    risks: str
    scope: bool
    follow_up: bool
    provider: bool
    children_known: bool
    children_note: str
    goals: list[GoalText]
    investigation: list[str]
    until: date | None = None


Part = OrderText | GoalText | ActivityText


class Remark(NamedTuple):
    """What would make the order clearer, the field it is about and the goal's or activity's id."""

    key: str
    text: str
    field: str
    id: str


@dataclass(frozen=True)
class Clarity:
    score: int
    remarks: list[Remark]
    grades: dict[str, Grade]


@dataclass(frozen=True)
class Rule:
    """A rule of clarity_rules.toml, whose head says what the names mean."""

    key: str
    text: str
    kind: str
    fields: Sequence[str]
    weight: int
    source: str
    aspects: Sequence[str] = ()
    schemes: Sequence[str] = ()
    when: str = ""
    silences: Sequence[str] = ()
    value: str = ""
    words: Sequence[str] = ()
    patterns: Sequence[str] = ()
    unless: Sequence[str] = ()
    topics: Sequence[dict] = ()
    own_words: int = 1
    saved_by: Sequence[str] = ()
    enough: int = 0
    other: str = ""
    limit: int = 0
    percent: int = 0

    @cached_property
    def finds(self) -> re.Pattern:
        phrases = [*self.words, *self.examples]
        alternatives = [any_of(phrases).pattern] if phrases else []
        return re.compile("|".join([*alternatives, *self.patterns]), re.IGNORECASE)

    @cached_property
    def saved(self) -> re.Pattern:
        return re.compile("|".join(self.unless) or "(?!)", re.IGNORECASE)

    @cached_property
    def examples(self) -> dict[str, str]:
        return {phrase: topic.get("example", "") for topic in self.topics for phrase in topic["words"]}

    def fields_of(self, name: str) -> list[str]:
        return [field.partition(".")[2] for field in self.fields if field.startswith(f"{name}.")]


_DATA = tomllib.loads(Path(__file__).with_name("clarity_rules.toml").read_text("utf-8"))
RULES = {key: Rule(key=key, **rule) for key, rule in _DATA["rules"].items()}
FILLERS = frozenset(_DATA["fillers"])
LABELS = frozenset(_DATA["labels"])
PART_NAMES = {OrderText: "order", GoalText: "goal", ActivityText: "activity"}
_RULES_FOR = {
    kind: [(rule, fields) for rule in RULES.values() if (fields := rule.fields_of(name))]
    for kind, name in PART_NAMES.items()
}


def assess(order: OrderText) -> Clarity:
    """What would make the order clearer, a figure of 0-100 and a grade for each aspect. It never blocks."""
    whole = _Whole(order)
    parts = list(_parts(order))
    remarks = [remark for part in parts for remark in _remarks(part, whole)]
    return Clarity(_score(parts, remarks), remarks, _grades(order, remarks))


class _Whole:
    """What a check needs to know of the order as a whole, each text's words counted once."""

    def __init__(self, order: OrderText):
        self.order = order
        self.words = cache(_lower_words)

    @cached_property
    def investigated(self) -> set[tuple]:
        return {run for text in self.order.investigation for run in _runs(self.words(text))}

    @cached_property
    def goal_texts(self) -> Counter:
        return Counter(tuple(self.words(goal.personal_goal)) for goal in self.order.goals)


def _parts(order: OrderText) -> Iterator[Part]:
    yield order
    for goal in order.goals:
        yield goal
        yield from goal.activities


def _remarks(part: Part, whole: _Whole) -> Iterator[Remark]:
    silenced = set()
    for rule, fields in _RULES_FOR[type(part)]:
        if rule.key in silenced or not _holds_for(rule, part, whole.order):
            continue
        if remark := _first_remark(rule, fields, part, whole):
            silenced.update(rule.silences)
            yield remark


def _holds_for(rule: Rule, part: Part, order: OrderText) -> bool:
    return (not rule.schemes or order.scheme in rule.schemes) and (not rule.when or getattr(part, rule.when))


def _first_remark(rule: Rule, fields: list[str], part: Part, whole: _Whole) -> Remark | None:
    for field in fields:
        value = _value(part, field)
        if not value and rule.kind != "empty":
            continue
        details = KINDS[rule.kind](rule, value, part, whole)
        if details is not None:
            text = rule.text.format(**{"limit": rule.limit} | details)
            return Remark(rule.key, text, field, getattr(part, "id", ""))
    return None


def _value(part: Part, field: str):
    value = getattr(part, field)
    return tidy(value).strip() if isinstance(value, str) else value


def _score(parts: list[Part], remarks: list[Remark]) -> int:
    places = Counter(PART_NAMES[type(part)] for part in parts)
    cost = Fraction(0)
    for key, hits in Counter(remark.key for remark in remarks).items():
        looked_at = {field.partition(".")[0] for field in RULES[key].fields}
        cost += Fraction(RULES[key].weight * hits, sum(places[name] for name in looked_at))
    return max(floor(100 - cost), 0)


def _grades(order: OrderText, remarks: list[Remark]) -> dict[str, Grade]:
    activities = [activity for goal in order.goals for activity in goal.activities]
    said = {
        "need": [order.needs, *(goal.need for goal in order.goals)],
        "goals": [goal.personal_goal for goal in order.goals],
        "what": [activity.what for activity in activities],
        "why_how": [activity.why + activity.how for activity in activities],
        "scope": ["scope" * order.scope, *(activity.scope for activity in activities)],
        "follow_up": ["follow_up" * order.follow_up],
    }
    unclear = {aspect for remark in remarks for aspect in RULES[remark.key].aspects}
    return {aspect: _grade(texts, aspect in unclear) for aspect, texts in said.items()}


def _grade(texts: list[str], unclear: bool) -> Grade:
    if not any(text.strip() for text in texts):
        return Grade.NOT_AT_ALL
    return Grade.MENTIONED if unclear else Grade.CLEAR


def _empty(rule: Rule, value, part: Part, whole: _Whole) -> dict | None:
    return None if value else {}


def _is(rule: Rule, value: str, part: Part, whole: _Whole) -> dict | None:
    return {} if value == rule.value else None


def _found(rule: Rule, value: str, part: Part, whole: _Whole) -> dict | None:
    match = rule.finds.search(value)
    return {"found": match[0]} if match and not rule.saved.search(value) else None


def _only(rule: Rule, value: str, part: Part, whole: _Whole) -> dict | None:
    match = rule.finds.search(value)
    own = _own_words(whole.words(rule.finds.sub(" ", value)))
    if len(own) >= (rule.own_words if match else 1) or _made_up_for(rule, part, whole):
        return None
    found = " ".join(match[0].split()) if match else value
    return {"found": found, "example": rule.examples.get(found.lower()) or next(iter(rule.examples.values()))}


def _made_up_for(rule: Rule, part: Part, whole: _Whole) -> bool:
    elsewhere = rule.finds.sub(" ", " ".join(getattr(part, field) for field in rule.saved_by))
    return bool(rule.saved_by) and len(_own_words(whole.words(elsewhere)) - LABELS) >= rule.enough


def _repeats(rule: Rule, value: str, part: Part, whole: _Whole) -> dict | None:
    other = _value(part, rule.other)
    if not other:
        return None
    return {} if _stems(whole.words(value)) <= _stems(whole.words(other)) else None


def _past(rule: Rule, value: date, part: Part, whole: _Whole) -> dict | None:
    limit = getattr(whole.order, rule.other)
    return {} if limit is not None and value > limit else None


def _twin(rule: Rule, value: str, part: Part, whole: _Whole) -> dict | None:
    return {} if whole.goal_texts[tuple(whole.words(value))] > 1 else None


def _too_long(rule: Rule, value: str, part: Part, whole: _Whole) -> dict | None:
    return _over(rule, len(whole.words(value)))


def _too_many(rule: Rule, value: list, part: Part, whole: _Whole) -> dict | None:
    return _over(rule, len(value))


def _over(rule: Rule, count: int) -> dict | None:
    return {"count": count} if count > rule.limit else None


def _copied(rule: Rule, value: str, part: Part, whole: _Whole) -> dict | None:
    runs = _runs(whole.words(value))
    if len(runs) + RUN - 1 < rule.limit:
        return None
    percent = 100 * sum(run in whole.investigated for run in runs) // len(runs)
    return {"percent": percent} if percent >= rule.percent else None


def _officialese(rule: Rule, value: str, part: Part, whole: _Whole) -> dict | None:
    hints = plain_words(value)
    return {"found": hints[0][0], "instead": hints[0][1]} if hints else None


KINDS = {
    "empty": _empty,
    "is": _is,
    "found": _found,
    "only": _only,
    "repeats": _repeats,
    "past": _past,
    "twin": _twin,
    "too_long": _too_long,
    "too_many": _too_many,
    "copied": _copied,
    "officialese": _officialese,
}


def _lower_words(text: str) -> list[str]:
    return [word.lower() for word in words(text)]


def _own_words(found: list[str]) -> set[str]:
    return {word for word in found if word not in FILLERS}


def _stems(found: list[str]) -> set[str]:
    return {word[:STEM] for word in _own_words(found)}


def _runs(found: list[str]) -> list[tuple]:
    return list(zip(*(found[start:] for start in range(RUN)), strict=False))
