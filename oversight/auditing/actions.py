"""The verbs of internal control: drawing a round of files, grading a file, and being done with it."""

import random
from collections import defaultdict
from datetime import date
from uuid import UUID

from django.db import transaction

from accounts.models import LimitRule, Municipality, User, working_as
from accounts.permissions import require
from accounts.rules import LimitKey, Role
from boendestod import dates
from boendestod.errors import refuse_if
from orders.models import Order

from ..models import AuditDraw, AuditRound, FileGrade
from ..rules import FileAspect, FileGradeValue, file_scale, sample_size
from .suggestions import file_of, suggestions


@transaction.atomic
def draw_for_audit(
    *, by, today: date, seed: int, title: str = "Granskning", second: User | None = None
) -> AuditRound:
    """Draw so many percent of each provider's running cases as the municipality has set, at least one. With a second
    reviewer the same files are graded by both.

    The same seed the same day draws the same cases, whoever draws and whatever was drawn before."""
    require(by, "audit.draw")
    municipality = by.membership.municipality
    refuse_if(not title.strip(), "Ge omgången ett namn.", "no_title", "title")
    _check_second(second, by, municipality)
    percent = LimitRule.objects.value_on(municipality, LimitKey.AUDIT_PERCENT, today)
    chosen, strata = _sample(_running_by_provider(municipality, today), percent, seed)
    refuse_if(not chosen, "Det finns inga pågående ärenden att dra.", "nothing_to_draw")
    drawn = AuditRound.objects.create(
        municipality=municipality,
        title=title,
        percent=percent,
        seed=seed,
        drawn_by=by,
        drawn_on=today,
        strata=strata,
    )
    AuditDraw.objects.bulk_create(
        AuditDraw(
            municipality=municipality,
            case_id=case,
            reviewer=reviewer,
            round=drawn,
            is_second=reviewer == second,
            drawn_on=today,
        )
        for reviewer in filter(None, (by, second))
        for case in chosen
    )
    return drawn


def _check_second(second: User | None, by: User, municipality: Municipality) -> None:
    if second is None:
        return
    refuse_if(second == by, "Välj någon annan än dig själv.", "same_reviewer", "second")
    reviewers = working_as(Role.REVIEWER, municipality=municipality)
    refuse_if(not reviewers.filter(pk=second.pk).exists(), "Välj en granskare.", "no_reviewer", "second")


def _running_by_provider(municipality: Municipality, today: date) -> dict[str, list[UUID]]:
    """The cases with a running order, by the provider's name, always in the same order."""
    running = Order.objects.running_on(today).filter(municipality=municipality, case__closed_on__isnull=True)
    found = running.order_by("provider__name", "case__case_ref").values_list("provider__name", "case")
    by_provider = defaultdict(list)
    for provider, case in found.distinct():
        by_provider[provider].append(case)
    return by_provider


def _sample(by_provider: dict[str, list[UUID]], percent: int, seed: int) -> tuple[list[UUID], list[dict]]:
    """The drawn cases, and for each provider how many there were and how many were drawn. A case with two providers
    is drawn once and counts for both."""
    chance = random.Random(seed)  # noqa: S311 - a sample that can be drawn again, not a secret
    chosen, strata = [], []
    for provider, cases in by_provider.items():
        left = [case for case in cases if case not in chosen]
        wanted = sample_size(len(cases), percent) - (len(cases) - len(left))
        sample = chance.sample(left, max(wanted, 0))
        chosen += sample
        drawn = len(cases) - len(left) + len(sample)
        strata.append({"provider": provider, "running": len(cases), "drawn": drawn})
    return chosen, strata


@transaction.atomic
def hand_over(round_: AuditRound, *, by, of: User, to: User) -> list[AuditDraw]:
    """Give the files that a reviewer has not begun to grade to another, who does not already grade them.

    A file with a grade in it stays with the one who wrote it."""
    require(by, "audit.draw")
    municipality = by.membership.municipality
    refuse_if(round_.municipality_id != municipality.pk, "Omgången är en annan kommuns.", "not_yours")
    refuse_if(to == of, "Välj någon annan.", "same_reviewer", "to")
    reviewers = working_as(Role.REVIEWER, municipality=municipality)
    refuse_if(not reviewers.filter(pk=to.pk).exists(), "Välj en granskare.", "no_reviewer", "to")
    waiting = AuditDraw.objects.not_begun().filter(round=round_, reviewer=of).select_related("case")
    held = list(waiting.select_for_update(of=("self",)))
    has_already = set(round_.draws.filter(reviewer=to).values_list("case", flat=True))
    given = [draw for draw in held if draw.case_id not in has_already]
    refuse_if(not given, f"{of} har ingen akt att lämna som {to} kan ta över.", "nothing_to_give", "to")
    for draw in given:
        draw.reviewer = to
    AuditDraw.objects.bulk_update(given, ["reviewer"])
    return given


@transaction.atomic
def grade_file(
    draw: AuditDraw, *, by, grades: dict[str, str], comments: dict[str, str] | None = None
) -> AuditDraw:
    """Keep what the reviewer says of some aspects, beside what was computed then. What is left empty stays as it was;
    the history keeps what was said before."""
    draw = _to_grade(draw, by)
    for aspect, grade in grades.items():
        allowed = (*file_scale(aspect), FileGradeValue.NOT_APPLICABLE, "")
        refuse_if(grade not in allowed, "Välj ett av omdömena.", "unknown_grade", aspect)
    before = {row.aspect: row for row in draw.grades.all()}
    changed = [row for aspect in grades if (row := _changed(draw, before, aspect, grades, comments or {}))]
    computed = suggestions(file_of(draw)) if changed else {}
    for row in changed:
        row.suggested = computed[row.aspect].grade
        row.save_change(by=by, reason="file.grade")
    return draw


def _changed(draw, before: dict, aspect: str, grades: dict, comments: dict) -> FileGrade | None:
    row = before.get(aspect) or FileGrade(municipality=draw.municipality, draw=draw, aspect=aspect)
    grade, comment = grades[aspect] or row.grade, comments.get(aspect, row.comment)
    if not grade or (row.grade, row.comment) == (grade, comment):
        return None
    row.grade, row.comment = grade, comment
    return row


@transaction.atomic
def finish_file(draw: AuditDraw, *, by) -> AuditDraw:
    """Every aspect is graded: the grades count from now on, and stand."""
    draw = _to_grade(draw, by)
    graded = set(draw.grades.values_list("aspect", flat=True))
    left = [aspect.label for aspect in FileAspect if aspect not in graded]
    refuse_if(bool(left), f"Kvar att bedöma: {'; '.join(left)}.", "not_graded")
    draw.graded_at = dates.now()
    draw.save(update_fields=["graded_at"])
    if not draw.round.draws.filter(graded_at=None).exists():
        draw.round.closed_at = draw.graded_at
        draw.round.save(update_fields=["closed_at"])
    return draw


def _to_grade(draw: AuditDraw, by) -> AuditDraw:
    """Held, so that the same reviewer in two windows makes one set of grades."""
    require(by, "file.grade")
    draw = AuditDraw.objects.select_for_update(of=("self",)).get(pk=draw.pk)
    refuse_if(draw.reviewer_id != by.pk, "Akten är dragen åt någon annan.", "not_yours")
    refuse_if(draw.round_id is None, "Ärendet drogs utan bedömningsmall. Dra en ny omgång.", "no_round")
    refuse_if(draw.graded_at is not None, "Du är klar med akten. Omdömena går inte att ändra.", "file_done")
    return draw
