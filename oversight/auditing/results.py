"""What the graded files show: aspect by grade, as the tables of the reports, and beside the rounds before."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from django.db.models import Count, F, Q, QuerySet

from boendestod.charts import Chart, lines
from boendestod.templatetags.sv import datum
from plans.models import PlanAudit, PlanAuditGrade

from ..models import AuditDraw, AuditRound, FileGrade
from ..rules import (
    FEWEST_SHOWN,
    FileAspect,
    FileGradeValue,
    FilePart,
    aspects_of,
    file_scale,
    part_of,
    percent,
)

# As many rounds as a line can show and still be read.
ROUNDS_BACK = 6
BEST = (FileGradeValue.CLEAR, FileGradeValue.YES)
EXPORT_HEAD = (
    "Del",
    "Fråga",
    "Omdöme",
    "Antal akter",
    "Andel, procent",
    "Bedömda",
    "Gäller inte",
    "Ändrat mot förslag",
    "Med förslag",
)

Counts = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Cell:
    """How many files got the grade, and in percent of the graded; both None where they are too few to show."""

    count: int | None
    percent: int | None


@dataclass(frozen=True)
class Row:
    aspect: FileAspect
    cells: list[Cell]
    n: int | None
    not_applicable: int | None
    changed: int | None
    suggested: int | None

    @property
    def is_hidden(self) -> bool:
        return self.n is None


@dataclass(frozen=True)
class PartTable:
    """Aspects that share a scale."""

    part: FilePart
    scale: tuple[FileGradeValue, ...]
    rows: list[Row]

    @property
    def title(self) -> str:
        """The one question that is answered with yes or no stands in a table of its own."""
        return self.part.label if len(self.rows) > 1 else f"{self.part.label}: {self.rows[0].aspect.label}"


def shown(count: int, *, hides_few: bool) -> str:
    return f"färre än {FEWEST_SHOWN}" if hides_few and 0 < count < FEWEST_SHOWN else str(count)


def counted(drawn: QuerySet[AuditDraw]) -> QuerySet[AuditDraw]:
    """Each file once: the first reader's grades, when that reader is done."""
    return drawn.filter(round__isnull=False, graded_at__isnull=False, is_second=False)


def tables(drawn: QuerySet[AuditDraw], *, hides_few: bool) -> list[PartTable]:
    """The distribution over the files of the draws. With `hides_few` a row with a figure of 1 to 4 shows none of its
    figures: the rest would give it away."""
    grades = FileGrade.objects.filter(draw__in=counted(drawn)).order_by()
    found = grades.values_list("aspect", "grade").annotate(
        files=Count("pk"),
        with_one=Count("pk", filter=~Q(suggested="")),
        differing=Count("pk", filter=~Q(suggested="") & ~Q(suggested=F("grade"))),
    )
    counts, suggested, changed = {}, dict.fromkeys(FileAspect, 0), dict.fromkeys(FileAspect, 0)
    for aspect, grade, files, with_one, differing in found:
        counts[aspect, grade] = files
        suggested[aspect] += with_one
        changed[aspect] += differing
    row = partial(_row, counts=counts, changed=changed, suggested=suggested, hides_few=hides_few)
    return [table for part in FilePart for table in _of_part(part, row)]


def report_tables(audits: QuerySet[PlanAudit]) -> list[PartTable]:
    """The plans that a report has graded, in the same tables as ours; the report graded nothing but plans. What it
    left empty did not apply."""
    grades = PlanAuditGrade.objects.filter(audit__in=audits).order_by()
    counts = Counter()
    for aspect, grade, plans in grades.values_list("aspect", "grade").annotate(Count("pk")):
        counts[f"{FilePart.PLAN}_{aspect}", grade or FileGradeValue.NOT_APPLICABLE] += plans
    return _of_part(FilePart.PLAN, partial(_row, counts=counts, changed={}, suggested={}, hides_few=False))


def _of_part(part: FilePart, row: Callable) -> list[PartTable]:
    """One table a scale, the part's usual one first."""
    by_scale = defaultdict(list)
    for aspect in aspects_of(part):
        by_scale[file_scale(aspect)].append(aspect)
    return [
        PartTable(part, scale, [row(aspect, scale) for aspect in aspects])
        for scale, aspects in by_scale.items()
    ]


def _row(
    aspect: FileAspect,
    scale: tuple[FileGradeValue, ...],
    *,
    counts: Counts,
    changed: Mapping[str, int],
    suggested: Mapping[str, int],
    hides_few: bool,
) -> Row:
    found = [counts.get((aspect, grade), 0) for grade in scale]
    graded = sum(found)
    left_out = counts.get((aspect, FileGradeValue.NOT_APPLICABLE), 0)
    differing, with_one = changed.get(aspect, 0), suggested.get(aspect, 0)
    figures = [*found, left_out, differing, with_one - differing]
    if hides_few and any(0 < figure < FEWEST_SHOWN for figure in figures):
        return Row(aspect, [Cell(None, None) for _ in scale], None, None, None, None)
    cells = [Cell(count, percent(count, graded)) for count in found]
    return Row(aspect, cells, graded, left_out, differing, with_one)


def trend(rounds: QuerySet[AuditRound], drawn: QuerySet[AuditDraw], *, hides_few: bool) -> Chart | None:
    """The share of the best grade by part, over the last rounds; None before there are two to compare."""
    newest = rounds.filter(draws__in=counted(drawn)).distinct().order_by("-drawn_on", "-pk")
    graded = list(newest[:ROUNDS_BACK])[::-1]
    shares = _shares(graded, drawn, hides_few)
    if len(graded) < 2:
        return None
    return lines(
        "Bästa omdömet, andel av frågorna",
        "procent",
        [datum(each.drawn_on) for each in graded],
        {part.label: [shares.get((each.pk, part)) for each in graded] for part in FilePart},
    )


def _shares(rounds: list[AuditRound], drawn, hides_few: bool) -> dict[tuple[int, str], int | None]:
    grades = FileGrade.objects.filter(draw__in=counted(drawn).filter(round__in=rounds)).order_by()
    found = (
        grades.exclude(grade=FileGradeValue.NOT_APPLICABLE)
        .values_list("draw__round", "aspect")
        .annotate(graded=Count("pk"), best=Count("pk", filter=Q(grade__in=BEST)))
    )
    sums = {}
    for round_, aspect, graded, best in found:
        key = round_, part_of(aspect)
        before = sums.get(key, (0, 0))
        sums[key] = before[0] + best, before[1] + graded
    return {
        key: None if hides_few and min(best, graded - best) < FEWEST_SHOWN else percent(best, graded)
        for key, (best, graded) in sums.items()
    }


def export_rows(made: list[PartTable]) -> list[tuple]:
    """One line a grade, as a spreadsheet wants it; what is hidden on the page is empty."""
    return [
        (
            table.part.label,
            row.aspect.label,
            grade.label,
            cell.count,
            cell.percent,
            row.n,
            row.not_applicable,
            row.changed,
            row.suggested,
        )
        for table in made
        for row in table.rows
        for grade, cell in zip(table.scale, row.cells, strict=True)
    ]
