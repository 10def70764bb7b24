"""What the provider says about the clarity of an order that it has taken on."""

from django.db import transaction

from accounts.permissions import require
from boendestod.errors import next_state, refuse_if

from ..models import Order, OrderGrade
from ..rules import MOVES, GradedAspect


@transaction.atomic
def grade_order(order: Order, *, by, grades: dict[str, tuple[str, str]]) -> list[OrderGrade]:
    """Grade every aspect of the version that the provider works from, once; `grades` is {aspect: (grade, comment)}."""
    require(by, "order.grade")
    order = Order.objects.lock(order.pk)
    next_state(MOVES, "grade", order.state, "Ta emot beställningen innan du bedömer den.")
    version = order.versions.last()
    refuse_if(version is None, "Beställningen skrevs i ett annat system och kan inte bedömas.", "no_version")
    refuse_if(
        order.grades.filter(number=version.number).exists(),
        "Den här versionen är redan bedömd.",
        "graded_already",
    )
    for aspect in GradedAspect:
        refuse_if(
            not grades.get(aspect, ("", ""))[0],
            f"Bedöm {aspect.label[0].lower()}{aspect.label[1:]}.",
            "not_graded",
            aspect,
        )
    return [_grade(order, version.number, aspect, *grades[aspect], by=by) for aspect in GradedAspect]


def _grade(order: Order, number: int, aspect: str, grade: str, comment: str, *, by) -> OrderGrade:
    graded = OrderGrade(
        municipality=order.municipality,
        order=order,
        number=number,
        aspect=aspect,
        grade=grade,
        comment=comment,
        graded_by=by,
    )
    graded.save_change(by=by, reason="order.grade")
    return graded
