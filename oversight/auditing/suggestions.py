"""What can be computed of a file's quality, aspect by aspect, with the reason in words. A suggestion is never a grade:
the reviewer's word wins, and both are kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from cases.models import Decision, Investigation, Notification
from followup.models import Visit
from followup.rules import PERFORMED
from orders.actions import investigation_behind
from orders.models import Order, OrderGoal
from orders.rules import Accepted
from plans.models import Plan, PlanVersion
from plans.rules import PlanAspect, applies
from plans.rules import suggestions as of_plan

from ..models import AuditDraw
from ..rules import FileAspect as A
from ..rules import FileGradeValue as G


class Suggestion(NamedTuple):
    """`grade` is empty where there is nothing to go by."""

    grade: str
    reason: str


@dataclass
class File:
    """What the grades are about: the decision, the order and the plan that the person has said yes to."""

    decision: Decision | None
    investigation: Investigation | None
    notifications: list[Notification]
    order: Order | None
    goals: list[OrderGoal]
    version: PlanVersion | None
    visits: list[Visit]


# Our own lengths. Fewer words than this give no reasons, they state that there are some.
WORDS_OF_REASONS = 20
# The clarity meter's figure when the order was sent (orders/clarity.py).
CLEAR_FROM, PARTLY_FROM = 80, 50
# The last visits, which is what a reviewer reads.
VISITS_READ = 20
NO_PLAN = Suggestion("", "Det finns ingen plan som personen har sagt ja till.")
NO_ORDER = "Det finns ingen skickad beställning."
# What each aspect of the plan needs to be clear; plans/rules/rubric.py is where it is computed.
CLEAR_WHEN = {
    PlanAspect.GOAL_OF_DECISION: "varje beställt mål står i planen, med hur man ser att det är nått",
    PlanAspect.MEASURES: "varje mål har minst en aktivitet",
    PlanAspect.GOAL_PER_MEASURE: "varje aktivitet har ett mål med ett tecken på att det kommer närmare",
    PlanAspect.WHEN: "varje aktivitet har en dag, eller hur ofta och en tid",
    PlanAspect.HOW: "varje aktivitet har ett arbetssätt som är beskrivet i några ord",
    PlanAspect.COOPERATION: "varje samarbete har vad det gäller, var och när",
    PlanAspect.TOOK_PART: "planen säger att personen var med",
    PlanAspect.REGARD: "varje önskemål har vad som gjordes och om det blev så",
    PlanAspect.OTHERS: "det står vem mer som var med, i mer än ett ord",
    PlanAspect.FOLLOW_UP_WHEN: "planen har en dag för uppföljning",
    PlanAspect.FOLLOW_UP_HOW: "det står hur planen följs upp, i mer än ett ord",
}


def file_of(draw: AuditDraw) -> File:
    """The file as it stands now; a case may have been closed since it was drawn."""
    case = draw.case
    sent = case.orders.filter(amends__isnull=True, sent_at__isnull=False).select_related("decision")
    order = sent.order_by("-sent_at").first()
    decision = (order and order.decision) or case.decisions.granting().latest_first().first()
    plan = Plan.objects.filter(order=order).order_by("-recorded_at").first() if order else None
    visits = Visit.objects.filter(order=order, outcome__in=PERFORMED).select_related("day_note")
    return File(
        decision=decision,
        investigation=investigation_behind(case, decision),
        notifications=list(decision.notifications.all()) if decision else [],
        order=order,
        goals=list(OrderGoal.objects.filter(order=order).standing()) if order else [],
        version=plan.version_in_force() if plan else None,
        visits=list(visits.order_by("-starts_at")[:VISITS_READ]),
    )


def suggestions(file: File) -> dict[A, Suggestion]:
    """One for every aspect."""
    return _of_goals(file) | _of_decision(file) | _of_plan(file) | _of_file(file)


# --- The decision, with the goals that the order carries -------------------------------------------------------
def _of_goals(file: File) -> dict[A, Suggestion]:
    return {
        A.DECISION_GOAL: _goals(file, "har det övergripande målet utskrivet", lambda goal: goal.overall_goal),
        A.DECISION_INDIVIDUAL: _goals(file, "står med personens ord", lambda goal: goal.personal_goal),
        A.DECISION_ACCEPTED: _goals(
            file, "är godtagna av personen", lambda goal: goal.accepted == Accepted.YES
        ),
        A.DECISION_MEASURABLE: _goals(
            file, "säger hur det märks att målet är nått", lambda goal: goal.measure
        ),
        A.DECISION_TIME_SET: _goals(file, "har en dag att nå målet", lambda goal: goal.reach_by),
    }


def _goals(file: File, what: str, holds: Callable) -> Suggestion:
    if file.order is None:
        return Suggestion(G.NOT_AT_ALL, NO_ORDER)
    if not file.goals:
        return Suggestion(G.NOT_AT_ALL, "Beställningen har inga mål.")
    return _counted(list(map(bool, map(holds, file.goals))), f"mål i beställningen {what}")


def _counted(held: list[bool], what: str) -> Suggestion:
    grade = G.CLEAR if all(held) else G.MENTIONED if any(held) else G.NOT_AT_ALL
    return Suggestion(grade, f"{sum(held)} av {len(held)} {what}.")


def _of_decision(file: File) -> dict[A, Suggestion]:
    return {
        A.DECISION_NEEDS: _needs(file),
        A.DECISION_REASONS: _reasons(file),
        A.DECISION_COMMUNICATED: _communicated(file),
        A.DECISION_NOTIFIED: _notified(file),
        A.DECISION_APPEAL: _appeal(file),
        A.DECISION_FOLLOW_UP: _follow_up(file),
    }


def _needs(file: File) -> Suggestion:
    needs = list(file.investigation.needs.all()) if file.investigation else []
    if needs:
        return _counted([need.is_assessed or need.has_no_need for need in needs], "livsområden är bedömda")
    if file.order is not None and file.order.needs.strip():
        return Suggestion(G.MENTIONED, "Behoven står i beställningen. Ingen utredning har bedömt dem.")
    return Suggestion(G.NOT_AT_ALL, "Inget behov är bedömt.")


def _reasons(file: File) -> Suggestion:
    words = len(file.decision.reasons.split()) if file.decision else 0
    if not words:
        return Suggestion(G.NOT_AT_ALL, "Beslutet har ingen motivering.")
    grade = G.CLEAR if words >= WORDS_OF_REASONS else G.MENTIONED
    return Suggestion(grade, f"Motiveringen har {words} ord. Tydligt är minst {WORDS_OF_REASONS}.")


def _communicated(file: File) -> Suggestion:
    if file.investigation is None:
        return Suggestion(G.NOT_AT_ALL, "Det finns ingen utredning.")
    times = len(file.investigation.communications.all())
    if times:
        return Suggestion(G.CLEAR, "Personen har fått ta del av underlaget.")
    if file.investigation.not_communicated_reason:
        return Suggestion(G.MENTIONED, "Det står varför underlaget inte kommunicerades.")
    return Suggestion(G.NOT_AT_ALL, "Det står inte att personen har fått ta del av underlaget.")


def _notified(file: File) -> Suggestion:
    if not file.notifications:
        return Suggestion(G.NOT_AT_ALL, "Ingen underrättelse är noterad.")
    if any(told.received_on for told in file.notifications):
        return Suggestion(G.CLEAR, "Underrättelsen är noterad, och dagen då personen fick beslutet.")
    return Suggestion(G.MENTIONED, "Underrättelsen är noterad, men inte dagen då personen fick beslutet.")


def _appeal(file: File) -> Suggestion:
    if any(told.appeal_notice for told in file.notifications):
        return Suggestion(G.CLEAR, "Hur man överklagar följde med underrättelsen.")
    return Suggestion(G.NOT_AT_ALL, "Det står inte att hur man överklagar har följt med.")


def _follow_up(file: File) -> Suggestion:
    order = file.order
    said = [bool(order and order.follow_up_on), bool(order and order.follow_up_form.strip())]
    if all(said):
        return Suggestion(G.CLEAR, "Beställningen säger när och hur den följs upp.")
    if any(said) or (file.decision and file.decision.follow_up_on):
        return Suggestion(G.MENTIONED, "Bara när eller hur är sagt, inte båda.")
    return Suggestion(G.NOT_AT_ALL, "Det står inte när eller hur beslutet följs upp.")


# --- The plan --------------------------------------------------------------------------------------------------
def _of_plan(file: File) -> dict[A, Suggestion]:
    if file.version is None:
        return {A(f"plan_{aspect}"): NO_PLAN for aspect in PlanAspect}
    computed = of_plan(file.version.content)
    took_part = computed[PlanAspect.TOOK_PART]
    return {
        A(f"plan_{aspect}"): _plan_aspect(aspect, computed[aspect], took_part, file.version.number)
        for aspect in PlanAspect
    }


def _plan_aspect(aspect: PlanAspect, grade: str, took_part: str, number: int) -> Suggestion:
    if not applies(aspect, took_part):
        return Suggestion(G.NOT_APPLICABLE, "Personen var inte med, så det finns inga önskemål att bedöma.")
    if not grade:
        return Suggestion("", "Planen säger inget om det.")
    best = G.YES if aspect == PlanAspect.TOOK_PART else G.CLEAR
    return Suggestion(grade, f"Ur version {number}. ”{best.label.capitalize()}” är när {CLEAR_WHEN[aspect]}.")


# --- The file as a whole ---------------------------------------------------------------------------------------
def _of_file(file: File) -> dict[A, Suggestion]:
    return {
        A.FILE_DATED: _dated(file),
        A.FILE_SOURCES: _sources(file),
        A.FILE_FACT: _fact(file),
        A.FILE_ORDER_CLEAR: _order_clear(file),
        A.FILE_FOLLOWS_ORDER: _follows_order(file),
        A.FILE_NOTES: _notes(file),
    }


def _yes(held: list[bool], what: str) -> Suggestion:
    grade = G.YES if all(held) else G.SOMETIMES if any(held) else G.NO
    return Suggestion(grade, f"{sum(held)} av {len(held)} {what}.")


def _dated(file: File) -> Suggestion:
    if file.version is None:
        return NO_PLAN
    return Suggestion(G.YES, "Varje version av planen har dag och vem som föreslog den.")


def _areas(file: File) -> list:
    needs = file.investigation.needs.with_statements() if file.investigation else []
    return [need for need in needs if not need.has_no_need]


def _sources(file: File) -> Suggestion:
    areas = _areas(file)
    if not areas:
        return Suggestion(G.NO, "Utredningen har inget bedömt livsområde.")
    return _yes([bool(area.statements.all()) for area in areas], "livsområden har uppgifter med källa")


def _fact(file: File) -> Suggestion:
    """Every statement says which of the two it is; what was never written as one says nothing."""
    areas = _areas(file)
    if not areas:
        return Suggestion(G.NO, "Utredningen har inget bedömt livsområde.")
    apart = [bool(area.statements.all()) for area in areas]
    return _yes(apart, "livsområden har uppgifter som är märkta som fakta eller bedömning")


def _order_clear(file: File) -> Suggestion:
    if file.order is None:
        return Suggestion(G.NO, NO_ORDER)
    score = file.order.clarity
    if score is None:
        return Suggestion("", "Beställningen är inte mätt.")
    grade = G.YES if score >= CLEAR_FROM else G.SOMETIMES if score >= PARTLY_FROM else G.NO
    return Suggestion(
        grade,
        f"Tydligheten var {score} av 100 när den skickades. Ja är minst {CLEAR_FROM}, nej under {PARTLY_FROM}.",
    )


def _follows_order(file: File) -> Suggestion:
    if file.version is None:
        return NO_PLAN
    found = file.version.differences
    if not found:
        return Suggestion(G.YES, "Planen skiljer sig inte från beställningen.")
    explained = sum(bool(difference["why"].strip()) for difference in found)
    grade = G.SOMETIMES if explained == len(found) else G.NO
    return Suggestion(grade, f"{len(found)} skillnader mot beställningen, {explained} av dem med skäl.")


def _notes(file: File) -> Suggestion:
    if not file.visits:
        return Suggestion("", "Inget besök är genomfört.")
    noted = [_says_more_than_the_plan(visit) for visit in file.visits]
    return _yes(
        noted, "besök, räknat från det senaste, har en signerad anteckning som säger mer än enligt plan"
    )


def _says_more_than_the_plan(visit: Visit) -> bool:
    note = getattr(visit, "day_note", None)
    return note is not None and note.signed_at is not None and not note.only_by_plan
