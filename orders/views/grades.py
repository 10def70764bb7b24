from django.db.models import Avg, Count
from django.shortcuts import render

from accounts.access import note_access
from accounts.pages import attempt, reads, writes
from accounts.permissions import require

from .. import actions
from ..forms import GradeForm
from ..models import OrderGrade, OrderVersion
from ..rules import Grade, GradedAspect, share
from .opening import moved_on, open_order, order_trail, order_url

COMMENTS_SHOWN = 20


@writes
def order_grade(request, pk):
    order = open_order(request, pk, "order.grade")
    if moved := moved_on(request, order, "grade"):
        return moved
    form = GradeForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.grade_order(order, by=request.user, **form.content()),
            to=lambda _: f"{order_url(order)}#omdome",
        )
        if done:
            return done
    context = {
        "order": order,
        "form": form,
        "content": order.versions.last().content if order.versions.exists() else {},
        "trail": order_trail(order),
    }
    return render(request, "orders/order_grade.html", context)


@reads
def grades(request):
    user = request.user
    require(user, "grades.see")
    given = OrderGrade.objects.visible_to(user).with_version()
    note_access(request, model="ordergrade", action="list")
    context = {
        "grades": list(Grade),
        "tables": [
            ("Dina beställningar", *_table(given.filter(writer=user), _sent(user).filter(sent_by=user))),
            (f"Hela enheten: {user.membership.unit}", *_table(given, _sent(user))),
        ],
        "comments": given.newest_comments()[:COMMENTS_SHOWN],
    }
    return render(request, "orders/grades.html", context)


def _sent(user):
    return OrderVersion.objects.visible_to(user).graded()


def _table(given, versions) -> tuple:
    """(rows of (aspect, [(count, share)], all of them), how many versions were graded, their mean clarity)"""
    found = given.order_by().values_list("aspect", "grade").annotate(Count("pk"))
    counts = {(aspect, grade): count for aspect, grade, count in found}
    rows = [_row(aspect, [counts.get((aspect, grade), 0) for grade in Grade]) for aspect in GradedAspect]
    return rows, versions.aggregate(graded=Count("pk"), clarity=Avg("clarity"))


def _row(aspect: GradedAspect, counts: list[int]) -> tuple:
    graded = sum(counts)
    return aspect.label, [(count, share(count, graded)) for count in counts], graded
