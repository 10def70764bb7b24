"""The reviewer's rubric for a plan (report 000, bilaga 1; domain.md §3.1). A grade is a word and never a number, as
the reports turned their numbers round."""

import re
from collections.abc import Callable

from django.db.models import TextChoices

from orders.rules import Grade

from .content import NOT_CARRIED_OUT, HowOften
from .plan import Participation


class PlanAspect(TextChoices):
    GOAL_OF_DECISION = "goal_of_decision", "Målet enligt beslutet"
    MEASURES = "measures", "En eller flera aktiviteter"
    GOAL_PER_MEASURE = "goal_per_measure", "Mål för varje aktivitet"
    WHEN = "when", "När"
    HOW = "how", "Hur"
    COOPERATION = "cooperation", "Samarbete: var och när"
    TOOK_PART = "took_part", "Personen var med"
    REGARD = "regard", "Hänsyn till personens önskemål"
    OTHERS = "others", "Andra som var med"
    FOLLOW_UP_WHEN = "follow_up_when", "När planen följs upp"
    FOLLOW_UP_HOW = "follow_up_how", "Hur planen följs upp"


class AuditGrade(TextChoices):
    """Ramboll's scale, and its yes or no for whether the person took part."""

    NOT_AT_ALL = Grade.NOT_AT_ALL.value, Grade.NOT_AT_ALL.label
    MENTIONED = Grade.MENTIONED.value, Grade.MENTIONED.label
    CLEAR = Grade.CLEAR.value, Grade.CLEAR.label
    YES = "yes", "ja"
    SOMETIMES = "sometimes", "ja, ibland"
    NO = "no", "nej"


BY_WORDS = (AuditGrade.NOT_AT_ALL, AuditGrade.MENTIONED, AuditGrade.CLEAR)
BY_YES = (AuditGrade.NO, AuditGrade.SOMETIMES, AuditGrade.YES)


def scale_of(aspect: str) -> tuple[AuditGrade, ...]:
    return BY_YES if aspect == PlanAspect.TOOK_PART else BY_WORDS


# Fewer words than this name a way of working and do not describe it.
WORDS_THAT_DESCRIBE = 6
# "möte med personen" says how; "möte" only that.
WORDS_THAT_SAY = 2
SAYS_WHEN = re.compile(r"(mån|tis|ons|tors|fre|lör|sön)dag|\bvarje\b|\bvarannan\b|\d", re.IGNORECASE)


def suggestions(content: dict) -> dict[str, str]:
    """What can be computed from a version's content, for each aspect; empty where there is nothing to go by. It is a
    suggestion: the reader's grade wins, and both are kept. Clear is:

    goal of the decision: every ordered goal stands in the plan with how one sees that it is reached;
    activities: every goal that is carried out has one; a goal for each: all of them stand under a goal with a sign
    that it is nearer; when: each has a day, or how often with a time; how: each is described in some words;
    cooperation: each says about what, where and when; regard: each wish has what was done and whether it was met;
    others: who it was, in more than a word; follow-up: a day, and in more than a word how.

    Mentioned is when something of it is there."""
    goals = [goal for goal in content["goals"] if _is_carried_out(goal)]
    activities = [activity for goal in goals for activity in goal["activities"] if _is_carried_out(activity)]
    with_activities = [goal for goal in goals if any(map(_is_carried_out, goal["activities"]))]
    values = content["values"]
    return {
        PlanAspect.GOAL_OF_DECISION: _graded(_ordered_goals(content), _has_measure),
        PlanAspect.MEASURES: _graded(goals, lambda goal: goal in with_activities, activities),
        PlanAspect.GOAL_PER_MEASURE: _graded(with_activities, lambda goal: _said(goal, "indicator")),
        PlanAspect.WHEN: _graded(activities, _says_when, [a for a in activities if _said(a, "when_text")]),
        PlanAspect.HOW: _graded(
            activities,
            lambda activity: _words(_said(activity, "how")) >= WORDS_THAT_DESCRIBE,
            [activity for activity in activities if _said(activity, "how")],
        ),
        PlanAspect.COOPERATION: _graded(
            content["cooperation"], lambda row: row["about"].strip() and row["where_when"].strip()
        ),
        PlanAspect.TOOK_PART: _took_part(values["participation"]),
        PlanAspect.REGARD: _regard(content),
        PlanAspect.OTHERS: _in_words(values["others_took_part"]),
        PlanAspect.FOLLOW_UP_WHEN: AuditGrade.CLEAR if values["follow_up_on"] else AuditGrade.NOT_AT_ALL,
        PlanAspect.FOLLOW_UP_HOW: _in_words(values["follow_up_form"]),
    }


def _is_carried_out(part: dict) -> bool:
    return part["values"]["taken_up"] not in NOT_CARRIED_OUT


def _ordered_goals(content: dict) -> list[dict]:
    return [goal["ordered"] for goal in content["goals"] if goal["ordered"]]


def _has_measure(ordered: dict) -> bool:
    return any(field["name"] == "measure" for field in ordered["fields"])


def _graded(parts: list, is_clear: Callable, mentioned: list | None = None) -> AuditGrade:
    """Clear when every part is; mentioned when there is any of what mentions it, which are the parts themselves
    unless others are given."""
    if parts and all(map(is_clear, parts)):
        return AuditGrade.CLEAR
    there = parts if mentioned is None else mentioned
    return AuditGrade.MENTIONED if there else AuditGrade.NOT_AT_ALL


def _said(part: dict, name: str) -> str:
    return (part["values"].get(name) or "").strip()


def _words(text: str) -> int:
    return len(text.split())


def _says_when(activity: dict) -> bool:
    values = activity["values"]
    own_words = bool(SAYS_WHEN.search(_said(activity, "when")))
    has_time = values["time_of_day"] or values["starts_at"] or own_words
    regular = values["how_often"] and values["how_often"] != HowOften.WHEN_NEEDED
    return bool(values["weekdays"] or own_words or (regular and has_time))


def _in_words(text: str) -> AuditGrade:
    if not text.strip():
        return AuditGrade.NOT_AT_ALL
    return AuditGrade.CLEAR if _words(text) >= WORDS_THAT_SAY else AuditGrade.MENTIONED


def _took_part(participation: str) -> str:
    if not participation:
        return ""
    return AuditGrade.YES if participation == Participation.YES else AuditGrade.NO


def _regard(content: dict) -> str:
    """Of a person who was not there nothing is asked (report 000, bilaga 2)."""
    if content["values"]["participation"] != Participation.YES:
        return ""
    return _graded(content["wishes"], lambda wish: wish["done"].strip() and wish["met"])


def applies(aspect: str, took_part: str) -> bool:
    return aspect != PlanAspect.REGARD or took_part != AuditGrade.NO
