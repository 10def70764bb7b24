"""Keeping what a plan says at a moment, so that what the person answers cannot be changed afterwards."""

from accounts.permissions import require
from boendestod.errors import next_state, refuse_if
from orders.rules import OrderState

from ..models import Plan, PlanVersion
from ..rules import MOVES
from ..versions import as_json, checksum, content_of, differences

LOCKED = "Planen är föreslagen, överenskommen eller avslutad och kan inte ändras nu."


def editable(plan: Plan, *, by, version: int | None = None) -> Plan:
    require(by, "plan.edit")
    plan = Plan.objects.select_related("order__decision").lock(plan.pk, version)
    next_state(MOVES, "edit", plan.state, LOCKED)
    check_order_runs(plan.order)
    return plan


def check_order_runs(order) -> None:
    refuse_if(
        order.state != OrderState.ACCEPTED,
        "Beställningen är avslutad. En plan behöver en beställning som pågår.",
        "order_not_accepted",
    )


def loaded(plan: Plan) -> Plan:
    return Plan.objects.with_content().select_related("order__decision").get(pk=plan.pk)


def keep_version(plan: Plan, *, by) -> PlanVersion:
    """The next version of the plan, as it stands; `by` answers for the text."""
    plan = loaded(plan)
    content = content_of(plan)
    return PlanVersion.objects.create(
        municipality=plan.municipality,
        plan=plan,
        number=plan.versions.count() + 1,
        kind=plan.kind,
        content=content,
        sha256=checksum(content),
        differences=as_json(differences(plan, plan.order)),
        proposed_by=by,
    )
