from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from accounts.access import note_access, open_record
from accounts.pages import reads
from accounts.permissions import may
from accounts.rules import PROVIDER_ROLES
from boendestod.dates import today
from cases.models import Decision

from .. import actions
from ..forms import OrderFilter, ReadForm
from ..models import Order, OrderVersion
from ..rules import GradedAspect, OrderState, side_of
from ..versions import changes, content_of, same_but_for_decision
from .messages import thread_of, times_of
from .opening import case_trail, order_name, order_trail, plan_due

ROWS_A_PAGE = 50


@reads
def orders(request):
    user = request.user
    form = OrderFilter(request.GET, user=user)
    found = Order.objects.visible_to(user).as_work().for_list().with_dialogue(side_of(user.role))
    page = Paginator(form.narrow(found), ROWS_A_PAGE).get_page(request.GET.get("page"))
    note_access(request, model="order", action="list")
    context = {
        "form": form,
        "page_obj": page,
        "rows": [(order, *order.as_seen_by(user.role)) for order in page],
        "provides": user.role in PROVIDER_ROLES,
        "plan_due": plan_due(user.membership.municipality),
    }
    return render(request, "orders/orders.html", context)


@reads
def order(request, pk):
    user = request.user
    order = open_record(request, Order.objects.with_content().select_related("amends"), pk)
    versions = list(order.versions.visible_to(user).select_related("sent_by"))
    grades = _newest_grades(order)
    plans = order.plans.visible_to(user).order_by("-begun_on")
    word, tone = order.as_seen_by(user.role)
    context = {
        "order": order,
        "name": order_name(order),
        "word": word,
        "tone": tone,
        "trail": order_trail(order.amends) if order.amends else case_trail(order.case),
        "content": content_for(order, versions, user.role),
        "versions": versions,
        "comparisons": comparisons(order, versions, user.role),
        "question": order.returns.unanswered().last() if order.state == OrderState.RETURNED else None,
        "amendment": order.amendments.visible_to(user).on_their_way().first(),
        "later_decision": _later_decision(order, user),
        "decision": Decision.objects.visible_to(user).filter(orders=order).first(),
        "plans": plans,
        "outdated_plan": _outdated(plans, versions),
        "visit_count": order.visits.visible_to(user).count(),
        "thread": thread_of(order, versions, user),
        "times": times_of(order, user),
        "read_form": ReadForm(),
        "grades": grades,
        "may_be_graded": order.can("grade")
        and versions
        and (not grades or grades[0].number < versions[-1].number),
        "plan_due": plan_due(order.municipality) if order.state == OrderState.SENT else None,
    }
    return render(request, "orders/order.html", context)


@reads
def order_version(request, pk, number):
    order = open_record(request, Order.objects.with_content().select_related("amends"), pk)
    versions = order.versions.visible_to(request.user).select_related("order", "sent_by")
    version = get_object_or_404(versions, number=number)
    base = version.base()
    context = {
        "order": order,
        "version": version,
        "versions": versions,
        "content": version.content,
        "comparisons": [(_since(base, order), changes(base.content, version.content))] if base else [],
        "trail": [*case_trail(order.case), *order_trail(order)[1:]],
    }
    return render(request, "orders/order_version.html", context)


def content_for(order: Order, versions: list[OrderVersion], role: str) -> dict:
    """What the reader works from: the last version sent. Only those who write see what is being written, and an
    order from another system, which was never sent here, is read as it is."""
    written_on = order.can("edit") and role not in PROVIDER_ROLES
    return content_of(order) if written_on or not versions else versions[-1].content


def comparisons(order: Order, versions: list[OrderVersion], role: str) -> list[tuple]:
    """(title, changes) that the reader should see before the whole."""
    content = content_for(order, versions, role)
    found = []
    if order.amends and (base := versions[-1].amended() if versions else order.amends.versions.last()):
        found.append((_since(base, order), changes(base.content, content)))
    if order.state == OrderState.RETURNED and role not in PROVIDER_ROLES:
        found.append((_since(versions[-1], order), changes(versions[-1].content, content)))
    elif order.state == OrderState.SENT and len(versions) > 1:
        found.append((_since(versions[-2], order), changes(versions[-2].content, content)))
    return found


def _since(base: OrderVersion, order: Order) -> str:
    if base.order_id != order.pk:
        return "Det här ändras i beställningen"
    return f"Ändrat sedan version {base.number}"


def _outdated(plans, versions: list[OrderVersion]):
    """The current plan, if the order was amended after the person agreed to it."""
    for plan in plans:
        settled_at = plan.agreed_recorded_at or plan.recorded_at
        if plan.ended_on is None and _changed_since(settled_at, versions):
            return plan
    return None


def _changed_since(moment, versions: list[OrderVersion]) -> bool:
    """Whether the order has come to say something else; on another decision it may still say the same."""
    known = [version for version in versions if version.recorded_at <= moment]
    if len(known) == len(versions):
        return False
    return not known or not same_but_for_decision(known[-1].content, versions[-1].content)


def _later_decision(order: Order, user) -> Decision | None:
    """A decision made after the one that the order rests on, for the caseworker to go on with."""
    if not may(user, "order.amend") or not order.can("carry_on"):
        return None
    return actions.later_decisions(order, today()).first()


def _newest_grades(order: Order) -> list:
    grades = list(order.grades.order_by("-number"))
    newest = [grade for grade in grades if grade.number == grades[0].number]
    return sorted(newest, key=lambda grade: list(GradedAspect).index(grade.aspect))
