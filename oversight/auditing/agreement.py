"""How far two readers of the same files agree."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from raters import UndefinedStatistic, cohen_kappa

from ..models import AuditDraw, FileGrade
from ..rules import FEWEST_SHOWN, FileAspect, FileGradeValue, file_scale, kappa_word

# Both scales have three steps, so that all aspects can be taken together.
STEPS = ("worst", "between", "best")


@dataclass(frozen=True)
class Agreement:
    """`same` of `n` grades; `kappa` None where it says nothing. `one_sided`: only one of the two said "gäller inte"."""

    label: str
    n: int
    same: int
    kappa: float | None
    one_sided: int
    is_hidden: bool = False

    @property
    def word(self) -> str:
        if self.is_hidden:
            return "visas inte"
        if self.n == 0:
            return "inget att jämföra"
        if self.kappa is None:
            return "går inte att räkna: båda gav samma omdöme hela vägen"
        return kappa_word(self.kappa)


def kappa(pairs: Sequence[tuple[str, str]], scale: Sequence[str]) -> float | None:
    """Cohen's kappa for two readers, linearly weighted along the scale: next to each other is half as wrong as the
    two ends. None of nothing, and where both have given one and the same grade throughout: chance alone would then
    make them agree, so there is nothing to measure."""
    if not pairs:
        return None
    first, second = zip(*pairs, strict=True)
    try:
        return float(cohen_kappa(first, second, categories=list(scale), weights="linear"))
    except UndefinedStatistic:
        return None


def agreements(drawn: QuerySet[AuditDraw], *, hides_few: bool) -> list[Agreement]:
    """All aspects together and then each, over the files of the draws that both readers are done with. With
    `hides_few` a row with a figure of 1 to 4 shows none of its figures, nor then the first row: less the shown ones it
    would give them."""
    pairs = _pairs(drawn)
    whole = [_steps(aspect, pair) for aspect in FileAspect for pair in pairs[aspect]]
    rows = [
        _agreement("Alla frågor tillsammans", whole, STEPS),
        *(_agreement(aspect.label, pairs[aspect], file_scale(aspect)) for aspect in FileAspect),
    ]
    if not (hides_few and any(map(_has_few, rows))):
        return rows
    return [_hidden(row) if row is rows[0] or _has_few(row) else row for row in rows]


def _has_few(row: Agreement) -> bool:
    return any(0 < figure < FEWEST_SHOWN for figure in (row.n, row.same, row.n - row.same, row.one_sided))


def _hidden(row: Agreement) -> Agreement:
    return Agreement(row.label, n=0, same=0, kappa=None, one_sided=0, is_hidden=True)


def _pairs(drawn: QuerySet[AuditDraw]) -> dict[str, list[tuple[str, str]]]:
    """By aspect: (the first reader's grade, the second's)."""
    done = drawn.filter(graded_at__isnull=False, round__isnull=False)
    found = FileGrade.objects.filter(draw__in=done).order_by()
    grades = {
        (round_, case, is_second, aspect): grade
        for round_, case, is_second, aspect, grade in found.values_list(
            "draw__round", "draw__case", "draw__is_second", "aspect", "grade"
        )
    }
    pairs = {aspect: [] for aspect in FileAspect}
    for (round_, case, is_second, aspect), grade in grades.items():
        other = grades.get((round_, case, True, aspect))
        if not is_second and other is not None:
            pairs[aspect].append((grade, other))
    return pairs


def _steps(aspect: str, pair: tuple[str, str]) -> tuple[str, str]:
    steps = dict(zip(file_scale(aspect), STEPS, strict=True))
    first, second = (steps.get(grade, grade) for grade in pair)
    return first, second


def _agreement(label: str, pairs: list[tuple[str, str]], scale: Sequence[str]) -> Agreement:
    not_applicable = FileGradeValue.NOT_APPLICABLE
    both = [pair for pair in pairs if not_applicable not in pair]
    return Agreement(
        label=label,
        n=len(both),
        same=sum(first == second for first, second in both),
        kappa=kappa(both, scale),
        one_sided=sum((first == not_applicable) != (second == not_applicable) for first, second in pairs),
    )
