"""Grading plans by the rubric: one at a time by who reads it, or many that were graded in a report."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import Municipality
from accounts.permissions import require
from boendestod.errors import refuse_if

from ..models import PlanAudit, PlanAuditGrade, PlanVersion
from ..rules import PlanAspect, applies, scale_of, suggestions


@transaction.atomic
def grade(plan_version: PlanVersion, *, by, today: date, grades: dict[str, str]) -> PlanAudit:
    """Keep the reader's grades beside what was computed. The reader may change the mind: the history keeps what was
    said before."""
    require(by, "plan.audit")
    _check_grades(grades)
    # Held, so that the same reader in two windows makes one audit.
    PlanVersion.objects.select_for_update(of=("self",)).get(pk=plan_version.pk)
    audit = plan_version.audits.filter(audited_by=by).first() or PlanAudit(
        municipality=plan_version.municipality,
        plan=plan_version.plan,
        plan_version=plan_version,
        audited_by=by,
        audited_on=today,
    )
    if audit._state.adding:
        audit.save_change(by=by, reason="plan.audit")
    _put(audit, grades, suggestions(plan_version.content), by=by)
    return audit


def _check_grades(grades: dict[str, str]) -> None:
    took_part = grades.get(PlanAspect.TOOK_PART, "")
    for aspect in PlanAspect:
        given = grades.get(aspect, "")
        refuse_if(
            not given and applies(aspect, took_part),
            f"Bedöm: {aspect.label[0].lower()}{aspect.label[1:]}.",
            "not_graded",
            aspect,
        )
        refuse_if(
            bool(given) and given not in scale_of(aspect), "Välj ett av omdömena.", "unknown_grade", aspect
        )
        refuse_if(
            bool(given) and not applies(aspect, took_part),
            "Personen var inte med. Då finns inga önskemål att bedöma: välj ”gäller inte”.",
            "does_not_apply",
            aspect,
        )


def _put(audit: PlanAudit, grades: dict[str, str], computed: dict[str, str], *, by) -> bool:
    """Write the grades that are new or differ; whether any did."""
    before = {row.aspect: row for row in audit.grades.all()}
    differing = list(_differing(audit, before, grades, computed))
    for row in differing:
        row.save_change(by=by, reason="plan.audit")
    return bool(differing)


def _differing(audit, before: dict, grades: dict, computed: dict) -> Iterator[PlanAuditGrade]:
    for aspect in PlanAspect:
        said, suggested = grades.get(aspect, ""), computed.get(aspect, "")
        row = before.get(aspect) or PlanAuditGrade(
            municipality=audit.municipality, audit=audit, aspect=aspect
        )
        if row._state.adding or (row.grade, row.suggested) != (said, suggested):
            row.grade, row.suggested = said, suggested
            yield row


@dataclass(frozen=True)
class Audited:
    """One plan of a report, as it was graded there."""

    ref: str
    grades: dict[str, str]


@dataclass
class Imported:
    created: int = 0
    changed: int = 0
    unchanged: int = 0


@transaction.atomic
def import_audits(
    rows: list[Audited], *, by, municipality: Municipality, source: str, audited_on: date
) -> Imported:
    """Take in the plans that a report has graded. Those of the same source and name are the same: what is read again
    changes nothing. `by` is None for the operator at the command line."""
    if by is not None:
        require(by, "audits.import")
    counts = Imported()
    known = {
        audit.ref: audit
        for audit in PlanAudit.objects.filter(
            municipality=municipality, source=source, plan_version__isnull=True
        ).prefetch_related("grades")
    }
    for row in rows:
        audit = known.get(row.ref)
        if audit is None:
            _create(row, by=by, municipality=municipality, source=source, audited_on=audited_on)
            counts.created += 1
        elif _put(audit, row.grades, {}, by=by):
            counts.changed += 1
        else:
            counts.unchanged += 1
    return counts


def _create(row: Audited, *, by, **place) -> None:
    audit = PlanAudit(ref=row.ref, **place)
    audit.save_change(by=by, reason="plan.import_audit")
    _put(audit, row.grades, {}, by=by)
