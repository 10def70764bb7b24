"""What an order says, as plain JSON that no later change of the record can touch, and what differs between two."""

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from difflib import SequenceMatcher
from uuid import UUID

from boendestod.dates import day_of
from boendestod.templatetags.sv import datum, timmar
from cases.rules import Period, hours_a_month

from .models import Order, OrderActivity, OrderGoal, OrderVersion
from .rules import PreferredTime

# What an order says, in the order that it is read; an amendment copies the same.
ORDER_FIELDS = (
    "needs",
    "scheme",
    "hours",
    "hours_per",
    "double_staffing",
    "preferred_times",
    "preferred_times_note",
    "staff_wishes",
    "mapping_until",
    "preconditions",
    "risks",
    "household_note",
    "children_note",
    "follow_up_on",
    "follow_up_form",
    "chosen_by",
)
GOAL_FIELDS = (
    "life_area",
    "overall_goal",
    "personal_goal",
    "need_text",
    "current_state",
    "intended_state",
    "measure",
    "reach_by",
    "accepted",
    "accepted_note",
    "realistic",
)
ACTIVITY_FIELDS = ("what", "why", "sub_goal", "preserve_function", "support_form", "scope")
# What an order asks for. When it is to be reached, what the person said of it and how it is now belong to its time.
ASKED_IN_ORDER = (
    "hours",
    "hours_per",
    "double_staffing",
    "preferred_times",
    "preferred_times_note",
    "staff_wishes",
)
ASKED_IN_GOAL = ("life_area", "overall_goal", "personal_goal", "need_text", "measure", "intended_state")

# Said together with the hours, or only when they hold.
UNSAID = frozenset({"scheme", "hours_per", "preserve_function"})
WHOLE = ""
# A word with the space after it, so that no two texts agree on spaces alone.
WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Piece:
    """A run of words, and whether it is what differs."""

    text: str
    differs: bool


@dataclass(frozen=True)
class FieldChange:
    label: str
    before: list[Piece]
    after: list[Piece]


@dataclass(frozen=True)
class PartChange:
    """What has happened to the order's own fields, a goal or an activity: "added", "removed" or "changed"."""

    kind: str
    name: str
    fields: list[FieldChange]


def content_of(order: Order) -> dict:
    """What the order says now, its standing goals loaded. A part of an amendment goes by the id of what it replaces."""
    return {
        "values": _values(order, ORDER_FIELDS),
        "fields": [*_decision(order), *_fields(order, ORDER_FIELDS), *_communication(order)],
        "goals": [_goal(goal) for goal in order.goals.all()],
    }


def checksum(content: dict) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _goal(goal: OrderGoal) -> dict:
    return {
        "id": _id(goal),
        "title": goal.get_life_area_display(),
        "values": _values(goal, GOAL_FIELDS),
        "fields": _fields(goal, GOAL_FIELDS),
        "activities": [_activity(activity) for activity in goal.activities.all()],
    }


def _activity(activity: OrderActivity) -> dict:
    return {
        "id": _id(activity),
        "title": activity.what,
        "values": _values(activity, ACTIVITY_FIELDS),
        "fields": _fields(activity, ACTIVITY_FIELDS),
    }


def _id(part) -> str:
    return str(part.copied_from_id or part.pk)


def _values(record, names) -> dict:
    return {name: _plain(getattr(record, name)) for name in names}


def _plain(value):
    return str(value) if isinstance(value, date | Decimal) else value


def _fields(record, names) -> list[dict]:
    said = [(name, _said(record, name)) for name in names if name not in UNSAID]
    return [{"name": name, "label": _label(record, name), "text": text} for name, text in said if text]


def _label(record, name: str) -> str:
    label = "beställd tid" if name == "hours" else record._meta.get_field(name).verbose_name
    return label[0].upper() + label[1:]


def _said(record, name: str) -> str:
    value = getattr(record, name)
    if name == "hours":
        return f"{timmar(value)} {record.get_hours_per_display()}" if value else ""
    if name == "preferred_times":
        return ", ".join(PreferredTime(time).label for time in value)
    if name == "sub_goal" and record.preserve_function:
        return f"{record.get_sub_goal_display()}, bevara funktionen"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, date):
        return datum(value)
    display = getattr(record, f"get_{name}_display", None)
    return (display() if display else value) or ""


def _decision(order: Order) -> list[dict]:
    decision = order.decision
    if decision is None:
        return [{"name": "decision", "label": "Beslut", "text": "Beställt utan beslut"}]
    period = f"{datum(decision.valid_from)} – {datum(decision.last_day) or 'tills vidare'}"
    return [{"name": "decision", "label": "Beslut", "text": f"{decision.legal_basis}, {period}"}]


def _communication(order: Order) -> list[dict]:
    text = order.case.client.communication_need
    return [{"name": "communication", "label": "Kommunikation och tolk", "text": text}] if text else []


# --- From when an order asks for which hours -------------------------------------------------------------------
Said = list[tuple[date, Decimal | None]]


def hours_said_anew(orders) -> dict[UUID, Said]:
    """From which day each order asked for how many hours a month, where it has been said more than once."""
    changed = OrderVersion.objects.filter(order__in=orders, number__gt=1).values("order")
    versions = OrderVersion.objects.filter(order__in=changed).order_by("order", "number")
    found = defaultdict(list)
    hours, per = "content__values__hours", "content__values__hours_per"
    for order, recorded_at, asked, each in versions.values_list("order", "recorded_at", hours, per):
        monthly = None if asked is None else hours_a_month(Decimal(asked), each)
        found[order].append((day_of(recorded_at), monthly))
    return found


def hours_held(said: Said, begins: date, first: date, last: date) -> Iterator[tuple[Period, Decimal | None]]:
    """What holds on each of the days; the first that was said holds from the beginning, also when it was said later."""
    starts = [begins, *(day for day, _ in said[1:])]
    ends = [*(day - timedelta(days=1) for day in starts[1:]), last]
    for (_, hours), start, end in zip(said, starts, ends, strict=True):
        period = max(start, first), min(end, last)
        if period[0] <= period[1]:
            yield Period(*period), hours


# --- Whether two orders ask for the same ----------------------------------------------------------------------
def same_content(a: Order, b: Order) -> bool:
    """Whether the two ask for the same: time, staffing, and goals and activities by their words. What may differ is
    the decision, the days, what the person said of the goals, and in which order the parts stand."""
    goals, others = (Counter(map(_goal_in_full, _standing(order))) for order in (a, b))
    return _asks(a, ASKED_IN_ORDER) == _asks(b, ASKED_IN_ORDER) and goals == others


def twins(a: Order, b: Order) -> dict[OrderGoal | OrderActivity, OrderGoal | OrderActivity]:
    """For each goal of the first that the second asks for in the same words, which that is; and in such a goal for
    each activity. What has no twin is not there."""
    ours, theirs = list(_standing(a)), list(_standing(b))
    goals = _pairs(ours, theirs, _goal_in_full)
    left = [goal for goal in theirs if goal not in goals.values()]
    goals |= _pairs([goal for goal in ours if goal not in goals], left, _goal_in_words)
    found = dict(goals)
    for goal, twin in goals.items():
        found |= _pairs(goal.activities.all(), twin.activities.all(), _activity_in_words)
    return found


def _standing(order: Order):
    """Asked for anew, whatever is loaded with the order already."""
    return OrderGoal.objects.filter(order=order).standing()


def _pairs(parts, others, asks: Callable) -> dict:
    waiting = defaultdict(list)
    for other in others:
        waiting[asks(other)].append(other)
    return {part: waiting[key].pop(0) for part in parts if waiting[key := asks(part)]}


def _goal_in_full(goal: OrderGoal) -> tuple:
    activities = Counter(_activity_in_words(activity) for activity in goal.activities.all())
    return _goal_in_words(goal), frozenset(activities.items())


def _goal_in_words(goal: OrderGoal) -> tuple:
    return _asks(goal, ASKED_IN_GOAL)


def _activity_in_words(activity: OrderActivity) -> tuple:
    return _asks(activity, ACTIVITY_FIELDS)


def _asks(record, names) -> tuple:
    return tuple(_in_words(getattr(record, name)) for name in names)


def _in_words(value):
    if isinstance(value, list):
        return frozenset(value)
    return " ".join(value.split()) if isinstance(value, str) else value


def same_but_for_decision(before: dict, after: dict) -> bool:
    """Whether two versions of one order say the same, on whichever decision."""
    return _apart_from_decision(before) == _apart_from_decision(after)


def _apart_from_decision(content: dict) -> dict:
    return content | {"fields": [field for field in content["fields"] if field["name"] != "decision"]}


# --- What differs ---------------------------------------------------------------------------------------------
def changes(before: dict, after: dict, *, whole: str = "Beställningen") -> list[PartChange]:
    """What one must read to go from one version to the next: part by part, field by field, word by word. `whole` is
    what to call that which has the goals; of the content only fields, goals and activities are read."""
    was, now = dict(_parts(before, whole)), dict(_parts(after, whole))
    kept = [_changed(was.get(key), part) for key, part in now.items()]
    gone = [
        PartChange("removed", name, _differing(fields, {}))
        for key, (name, fields) in was.items()
        if key not in now
    ]
    return [change for change in (*kept, *gone) if change.fields]


def _changed(was: tuple | None, now: tuple) -> PartChange:
    name, fields = now
    if was is None:
        return PartChange("added", name, _differing({}, fields))
    return PartChange("changed", name, _differing(was[1], fields))


def _parts(content: dict, whole: str) -> Iterator[tuple[str, tuple[str, dict]]]:
    yield WHOLE, (whole, _texts(content))
    for number, goal in enumerate(content["goals"], 1):
        yield goal["id"], (f"Mål {number}: {goal['title']}", _texts(goal))
        for place, activity in enumerate(goal["activities"], 1):
            yield activity["id"], (f"Mål {number}, aktivitet {place}: {activity['title']}", _texts(activity))


def _texts(part: dict) -> dict[str, tuple[str, str]]:
    return {field["name"]: (field["label"], field["text"]) for field in part["fields"]}


def _differing(was: dict, now: dict) -> list[FieldChange]:
    return [
        _field_change(*was.get(name, (label, "")), now.get(name, (label, ""))[1])
        for name, (label, _) in (was | now).items()
        if was.get(name, (label, ""))[1] != now.get(name, (label, ""))[1]
    ]


def _field_change(label: str, was: str, now: str) -> FieldChange:
    if not was or not now:
        return FieldChange(label, _whole(was), _whole(now))
    old, new = re.findall(WORD, was), re.findall(WORD, now)
    before, after = [], []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before.append(Piece("".join(old[i1:i2]), tag != "equal"))
        after.append(Piece("".join(new[j1:j2]), tag != "equal"))
    return FieldChange(label, _spoken(before), _spoken(after))


def _whole(text: str) -> list[Piece]:
    return [Piece(text, False)] if text else []


def _spoken(pieces: list[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.text]
