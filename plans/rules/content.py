"""What a plan must hold before the person is asked (domain.md §3.3). Plain values in and out."""

from dataclasses import dataclass

from django.db.models import IntegerChoices, TextChoices

from orders.rules import Check, Remark, activity_places, failed, goal_places

from .plan import Participation, PlanKind


class TakenUp(TextChoices):
    """What becomes of an ordered goal or activity in the plan."""

    AS_ORDERED = "as_ordered", "genomförs som beställt"
    ADAPTED = "adapted", "genomförs på ett annat sätt"
    POSTPONED = "postponed", "skjuts upp"
    DROP_PROPOSED = "drop_proposed", "föreslås utgå"


class Weekday(IntegerChoices):
    MONDAY = 1, "måndag"
    TUESDAY = 2, "tisdag"
    WEDNESDAY = 3, "onsdag"
    THURSDAY = 4, "torsdag"
    FRIDAY = 5, "fredag"
    SATURDAY = 6, "lördag"
    SUNDAY = 7, "söndag"


class TimeOfDay(TextChoices):
    MORNING = "morning", "morgon"
    FORENOON = "forenoon", "förmiddag"
    AFTERNOON = "afternoon", "eftermiddag"
    EVENING = "evening", "kväll"


class HowOften(TextChoices):
    EVERY_WEEK = "every_week", "varje vecka"
    EVERY_OTHER_WEEK = "every_other_week", "varannan vecka"
    EVERY_MONTH = "every_month", "en gång i månaden"
    WHEN_NEEDED = "when_needed", "vid behov"


class WishMet(TextChoices):
    YES = "yes", "ja"
    PARTLY = "partly", "delvis"
    NO = "no", "nej"


@dataclass(frozen=True)
class PlannedActivity:
    id: str
    what: str
    is_ordered: bool
    is_contact: bool
    taken_up: str
    differs_how: str
    differs_why: str
    added_because: str
    how: str
    has_time: bool
    responsible: bool


@dataclass(frozen=True)
class PlannedGoal:
    id: str
    goal: str
    is_ordered: bool
    is_contact: bool
    taken_up: str
    differs_how: str
    differs_why: str
    added_because: str
    life_area: str
    indicator: str
    activities: list[PlannedActivity]


@dataclass(frozen=True)
class PlannedWish:
    id: str
    wish: str
    done: str
    met: str


@dataclass(frozen=True)
class PlannedContent:
    id: str
    kind: str
    participation: str
    participation_ways: bool
    participation_how: str
    follow_up_on: bool
    follow_up_form: str
    wishes: list[PlannedWish]
    goals: list[PlannedGoal]


NOT_CARRIED_OUT = frozenset({TakenUp.POSTPONED, TakenUp.DROP_PROPOSED})


def missing_for_proposal(plan: PlannedContent) -> list[Remark]:
    """What a plan must hold before the person is asked: SOSFS 2014:5 6 kap., HSLF-FS 2016:89 (who answers for each
    activity) and report 000 bil. 1 (domain.md §3.3, marked R)."""
    remarks = failed(_plan_checks(plan), "", plan.id)
    for place, goal in goal_places(plan.goals):
        remarks += failed(_goal_checks(goal, plan), place, goal.id)
        for where, activity in activity_places(place, goal.activities):
            remarks += failed(_activity_checks(activity, goal), where, activity.id)
    for number, wish in enumerate(plan.wishes, 1):
        remarks += failed(_wish_checks(wish), f"Önskemål {number}", wish.id)
    return remarks


def _plan_checks(plan: PlannedContent) -> list[Check]:
    took_part = plan.participation == Participation.YES
    told_how = plan.participation_ways if took_part else plan.participation_how.strip()
    how = "Ange hur personen var med." if took_part else "Skriv varför personen inte var med."
    asked = bool(plan.participation) and plan.kind != PlanKind.CONTACT
    return [
        (plan.goals, "goals", "Planen behöver minst ett mål."),
        (plan.participation or plan.kind == PlanKind.CONTACT, "participation", "Ange om personen var med."),
        (told_how or not asked, "participation_ways" if took_part else "participation_how", how),
        (plan.follow_up_on, "follow_up_on", "Ange när planen följs upp."),
        (plan.follow_up_form.strip(), "follow_up_form", "Skriv hur planen följs upp."),
    ]


def _goal_checks(goal: PlannedGoal, plan: PlannedContent) -> list[Check]:
    carried_out = goal.taken_up not in NOT_CARRIED_OUT
    needs_indicator = carried_out and plan.kind == PlanKind.ORDINARY and not goal.is_contact
    return [
        *_taken_up_checks(goal),
        (
            goal.indicator.strip() or not needs_indicator,
            "indicator",
            "Skriv hur ni ser att målet kommer närmare.",
        ),
        (goal.life_area or goal.is_ordered or goal.is_contact, "life_area", "Välj livsområde för målet."),
        (
            goal.activities or not carried_out,
            "activities",
            "Lägg till minst en aktivitet, eller ange att målet skjuts upp.",
        ),
    ]


def _activity_checks(activity: PlannedActivity, goal: PlannedGoal) -> list[Check]:
    if NOT_CARRIED_OUT & {goal.taken_up}:
        return []
    checks = _taken_up_checks(activity)
    if activity.taken_up in NOT_CARRIED_OUT:
        return checks
    return [
        *checks,
        (activity.how.strip(), "how", "Skriv hur ni gör."),
        (activity.has_time, "weekdays", "Ange när ni gör det: veckodag, hur ofta eller med egna ord."),
        (activity.responsible, "responsible", "Välj vem som ansvarar."),
    ]


def _taken_up_checks(part: PlannedGoal | PlannedActivity) -> list[Check]:
    if not part.is_ordered:
        explained = part.added_because.strip() or part.is_contact
        return [(explained, "added_because", "Skriv varför det läggs till utöver beställningen.")]
    differs = part.taken_up != TakenUp.AS_ORDERED
    return [
        (
            part.differs_how.strip() or part.taken_up != TakenUp.ADAPTED,
            "differs_how",
            "Skriv hur det skiljer sig från beställningen.",
        ),
        (
            part.differs_why.strip() or not differs,
            "differs_why",
            "Skriv varför det skiljer sig från beställningen.",
        ),
    ]


def _wish_checks(wish: PlannedWish) -> list[Check]:
    return [
        (wish.wish.strip(), "wish", "Skriv vad personen önskade."),
        (wish.done.strip(), "done", "Skriv vad ni gjorde med önskemålet."),
        (wish.met, "met", "Ange om önskemålet gick att uppfylla."),
    ]
