"""Rows for lists: five persons at a time, each at another place on the thread."""

from datetime import timedelta

from accounts.rules import DeadlineKey
from cases import actions as case_actions
from cases.rules import Sex
from orders import actions as order_actions
from orders.rules import Grade, GradedAspect, ReturnCategory
from oversight import flags
from oversight.actions import explain_late
from oversight.models import AuditDraw, ImportJob
from oversight.rules import ImportState
from plans.rules import LateReason
from tests.accounts.receivers import subscription_records
from tests.audits import draw_file
from tests.cast import TODAY, Cast
from tests.daily_records import daily_records
from tests.money_records import money_records
from tests.plan_records import plan_records
from tests.systems import system_records

LATER = TODAY + timedelta(days=400)


def add_rows(cast: Cast) -> None:
    """One new, one sent, one returned, one late and one with plan, visit and follow-up; each drawn for audit."""
    cases = [_case(cast, name) for name in ("Ny", "Skickad", "Återsänd", "Sen", "Löpande")]
    _, sent, returned, late, running = cases
    cast.sent(sent)
    order_actions.return_with_question(
        cast.sent(returned), by=cast.coordinator, category=ReturnCategory.SCOPE, question="Räcker tiden?"
    )
    explain_late(
        cast.accepted(late),
        by=cast.support_worker,
        today=LATER,
        rule=DeadlineKey.PLAN_NOT_BEGUN,
        reason=LateReason.NO_CONTACT,
    )
    plan = plan_records(cast, running)["arrived"]
    cast.visit(plan)
    daily_records(cast, plan)
    cast.follow_up(plan)
    _talk(cast, plan.order)
    flags.raise_flags(LATER)
    for case in cases:
        AuditDraw.objects.create(
            municipality=cast.municipality, case=case, reviewer=cast.reviewer, drawn_on=TODAY
        )
    draw_file(cast, running)
    money_records(cast.unit, cast.section_leader, cast.municipality)
    subscription_records(system_records(cast.municipality)["system"], cast.system_admin)
    ImportJob.objects.create(
        municipality=cast.municipality,
        uploaded_by=cast.system_admin,
        file_name="fil.csv",
        state=ImportState.DONE,
    )


def _talk(cast: Cast, order) -> None:
    """What the two sides say to each other about an order, and the person's appeal."""
    order_actions.write_message(order, by=cast.coordinator, text="När träffas vi?")
    order_actions.write_message(order, by=cast.caseworker, text="På torsdag.")
    grades = dict.fromkeys(GradedAspect, (Grade.CLEAR, "Tydligt"))
    order_actions.grade_order(order, by=cast.coordinator, grades=grades)
    case_actions.register_appeal(
        order.decision, by=cast.caseworker, today=TODAY, received_on=TODAY, text="Mer tid"
    )


def _case(cast: Cast, last_name: str):
    client = case_actions.register_client(
        by=cast.caseworker,
        today=TODAY,
        birth_year=1980,
        sex=Sex.WOMAN,
        first_name="Test",
        last_name=last_name,
    )
    return cast.case(client)
