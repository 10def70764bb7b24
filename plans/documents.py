"""The plan on paper: whole, and easy to read. Both are drawn from a version's content when somebody opens them: the
content and the answer are frozen, so the paper says the same every time."""

from dataclasses import dataclass
from datetime import date

from boendestod import pdf
from boendestod.templatetags.sv import NO_BREAK_SPACE

from .models import Plan, PlanAnswer, PlanVersion
from .rules import (
    NOT_CARRIED_OUT,
    SIGNATURE_HEIGHT,
    SIGNATURE_WIDTH,
    Agreement,
    ArrivalNotice,
    HowOften,
    PlanKind,
    TimeOfDay,
    Weekday,
)
from .rules.pictures import picture_of

ARRIVAL = {
    ArrivalNotice.SMS: "Vi skickar sms innan vi kommer.",
    ArrivalNotice.CALL: "Vi ringer dig innan vi kommer.",
    ArrivalNotice.INTERCOM: "Vi ringer på porttelefonen.",
    ArrivalNotice.DOORBELL: "Vi ringer på dörren.",
    ArrivalNotice.NONE: "Vi kommer på den tid vi har bestämt.",
}
TIMES = {
    TimeOfDay.MORNING: "på morgonen",
    TimeOfDay.FORENOON: "på förmiddagen",
    TimeOfDay.AFTERNOON: "på eftermiddagen",
    TimeOfDay.EVENING: "på kvällen",
}


@dataclass(frozen=True)
class PlanText:
    """What is printed: a version with its answer, or what is being written (no version, `written_on` the day)."""

    plan: Plan
    content: dict
    version: PlanVersion | None
    answer: PlanAnswer | None
    written_on: date

    @property
    def standing(self) -> str:
        """ "agreed", "declined", "contact" (used, nobody asked), "asked" (no answer yet) or "draft"."""
        if self.answer:
            return "declined" if self.answer.agreement == Agreement.DECLINED else "agreed"
        if self.version is None:
            return "draft"
        return "contact" if self.version.kind == PlanKind.CONTACT else "asked"


def full_pdf(text: PlanText) -> bytes:
    return pdf.html_to_pdf(pdf.render_html("pdf/plan.html", full_values(text)))


def easy_pdf(text: PlanText) -> bytes:
    easy = easy_values(text)
    rows = [activity for goal in easy["goals"] for activity in goal["activities"]]
    drawings = {row["picture"]: pdf.picture(row["picture"]) for row in rows} | {
        row["week"]: _week_drawing(row["days"]) for row in rows if row["days"]
    }
    values = _head(text) | easy | {"drawings": sorted(drawings.items())}
    return pdf.html_to_pdf(pdf.render_html("pdf/plan_easy.html", values))


def _head(text: PlanText) -> dict:
    plan, version = text.plan, text.version
    return {
        "municipality": plan.municipality.name,
        "unit": plan.order.provider.name,
        "case_number": plan.case.case_ref,
        "decided_on": text.written_on,
        "person_name": plan.case.client.name,
        "kind": PlanKind(version.kind if version else plan.kind).label,
        "standing": text.standing,
        "number": version.number if version else None,
    }


def full_values(text: PlanText) -> dict:
    """What stands in the whole plan, as plain values."""
    plan, version, answer = text.plan, text.version, text.answer
    return _head(text) | {
        "content": text.content,
        "begun_on": plan.begun_on,
        "begun_late": plan.begun_late,
        "begun_recorded_on": None if plan.imported else plan.recorded_at,
        "proposed_by": str(version.proposed_by) if version else "",
        "text_sum": version.sha256 if version else "",
        "differences": version.differences if version else [],
        "answer": _answer(answer) if answer else None,
    }


def _answer(answer: PlanAnswer) -> dict:
    return {
        "said": answer.get_agreement_display(),
        "answered_on": answer.answered_on,
        "days_late": answer.days_late,
        "is_dated_back": answer.is_dated_back,
        "recorded_at": answer.recorded_at,
        "recorded_by": str(answer.recorded_by),
        "told_to": str(answer.told_to) if answer.told_to else "",
        "reason": answer.reason,
        "signature": signature_drawing(answer.signature) if answer.signature else "",
        "sum": answer.sha256,
    }


def signature_drawing(strokes: list) -> str:
    """A stroke starts and draws to the same point, so that a dot is seen."""
    paths = "".join(f'<path d="{_path(stroke)}"/>' for stroke in strokes)
    return pdf.drawing(paths, width=SIGNATURE_WIDTH, height=SIGNATURE_HEIGHT, stroke=6, ink="#1f1b15")


def _path(stroke: list) -> str:
    first, *_ = stroke or [None]
    lines = "".join(f"L{x} {y}" for x, y in stroke)
    return f"M{first[0]} {first[1]}{lines}" if first else ""


def easy_values(text: PlanText) -> dict:
    """The plan in short sentences to the person, for the screen and for paper."""
    values = text.content["values"]
    goals = [_easy_goal(goal) for goal in text.content["goals"]]
    return {
        "standing": text.standing,
        "answered_on": text.answer.answered_on if text.answer else None,
        "first_name": text.plan.case.client.first_name,
        "goals": [goal for goal in goals if goal["activities"]],
        "waiting": [name for goal in text.content["goals"] for name in _waiting(goal)],
        "wishes": text.content["wishes"],
        "with_whom": [row["with_whom"] for row in text.content["cooperation"]],
        "arrival": ARRIVAL.get(values["arrival_notice"], ""),
        "arrival_note": values["arrival_note"],
        "practical": values["practical"],
        "follow_up": _follow_up(text.content),
        "key_worker": str(text.plan.order.key_worker or ""),
        "provider": text.plan.order.provider.name,
    }


def _easy_goal(goal: dict) -> dict:
    carried_out = [] if _waits(goal) else [a for a in goal["activities"] if not _waits(a)]
    return {
        "title": goal["title"],
        "activities": [_easy_activity(activity, _area(goal)) for activity in carried_out],
    }


def _waits(part: dict) -> bool:
    return part["values"]["taken_up"] in NOT_CARRIED_OUT


def _waiting(goal: dict) -> list[str]:
    return [goal["title"]] if _waits(goal) else [a["title"] for a in goal["activities"] if _waits(a)]


def _area(goal: dict) -> str:
    ordered = goal["ordered"]["fields"] if goal["ordered"] else []
    said = [field["text"] for field in ordered if field["name"] == "life_area"]
    return said[0] if said else goal["values"]["life_area"]


def _easy_activity(activity: dict, area: str) -> dict:
    values = activity["values"]
    return {
        "what": activity["title"],
        "picture": picture_of(activity["title"], area),
        "days": values["weekdays"],
        "week": "week-" + "".join(map(str, sorted(values["weekdays"]))),
        "strip": [(_letters(day), day in values["weekdays"]) for day in Weekday],
        "when": _easy_when(values),
        "where": values["where"],
        "who": values["responsible"] or "",
        "how": values["how"],
    }


def _easy_when(values: dict) -> list[str]:
    """One short line a fact: the days, how often, the time."""
    daily = values["how_often"] == HowOften.EVERY_WEEK and len(values["weekdays"]) == len(Weekday)
    often = HowOften(values["how_often"]).label if values["how_often"] and not daily else ""
    clock = f"klockan {values['starts_at'][:5]}" if values["starts_at"] else ""
    minutes = f"ungefär {values['minutes']}{NO_BREAK_SPACE}minuter" if values["minutes"] else ""
    time = ", ".join(filter(None, [TIMES.get(values["time_of_day"], ""), clock, minutes]))
    lines = (_days(sorted(values["weekdays"])), often, time, values["when"])
    return [line[0].upper() + line[1:] for line in lines if line]


def _days(weekdays: list[int]) -> str:
    if weekdays == list(Weekday):
        return "varje dag"
    if weekdays == list(Weekday)[:5]:
        return "måndag till fredag"
    days = [Weekday(day).label for day in weekdays]
    return " och ".join(filter(None, [", ".join(days[:-1]), *days[-1:]]))


def _follow_up(content: dict) -> str:
    day = next((field["text"] for field in content["fields"] if field["name"] == "follow_up_on"), "")
    return f"Senast {day} pratar vi med dig om hur det går." if day else ""


def _week_drawing(days: list[int]) -> str:
    """Seven boxes with the days' letters; those that hold are filled. The text beside says the same."""
    boxes = "".join(_day_box(day, day in days) for day in Weekday)
    return pdf.drawing(boxes, width=7 * 40, height=40, stroke=1.5)


def _letters(day: Weekday) -> str:
    return day.label[:2].capitalize()


def _day_box(day: Weekday, holds: bool) -> str:
    x = (day - 1) * 40 + 2
    fill, ink = (pdf.INK, "#fff") if holds else ("none", "#635c53")
    return (
        f'<rect x="{x}" y="2" width="36" height="36" rx="5" fill="{fill}"/>'
        f'<text x="{x + 18}" y="26" text-anchor="middle" font-family="Inter" font-size="16" fill="{ink}"'
        f' stroke="none">{_letters(day)}</text>'
    )
