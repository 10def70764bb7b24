"""A record of every kind, in a state where each page has something to do."""

from datetime import date
from functools import partial

from accounts.models import (
    CommissioningUnit,
    DeadlineRule,
    Delegation,
    LimitRule,
    Municipality,
)
from accounts.rules import Role
from cases import actions as case_actions
from cases.models import Case
from followup import actions as followup_actions
from followup.models import TaperStep
from followup.rules import VisitOutcome
from orders.models import OrderActivity
from oversight.models import AuditDraw, AuditRound, ImportJob, NonExecutionReport
from oversight.non_execution import report
from oversight.rules import Quarter
from plans.models import LatePlan
from tests.accounts.receivers import subscription_records
from tests.audits import draw_file
from tests.cast import TODAY, Cast, at
from tests.daily_records import daily_records
from tests.desk import amended, desk_records, extended
from tests.money_records import money_records
from tests.plan_records import plan_records, written_records
from tests.role_table import QUARTER
from tests.systems import system_records
from tests.walkers import (
    thread,
)


def records(cast: Cast, number: str, municipality: Municipality, reviewer=None) -> dict:
    """A record of every kind, in a state where each page has something to do."""
    reported, _ = NonExecutionReport.objects.get_or_create(
        municipality=cast.municipality,
        unit=cast.unit,
        year=QUARTER[0],
        quarter=QUARTER[1],
        defaults={"content": report(cast.unit, Quarter(*QUARTER)), "frozen_by": cast.caseworker},
    )
    whole = thread(cast, number)
    case = partial(another_case, cast)
    draft, sent, accepted, begun = (
        cast.draft(case()),
        cast.sent(case()),
        cast.accepted(case()),
        cast.begun(case()),
    )
    new_case = case()
    of_plans = {
        "proposed": cast.proposed(case()),
        **written_records(cast, begun),
        **plan_records(cast, case()),
    }
    noteless = followup_actions.log_visit(
        begun.order,
        by=cast.support_worker,
        starts_at=at(TODAY, 8),
        ends_at=at(TODAY, 9),
        outcome=VisitOutcome.PERFORMED,
        note_later=True,
    )
    if reviewer is not None:
        for drawn in Case.objects.filter(unit=cast.unit):
            AuditDraw.objects.create(
                municipality=cast.municipality, case=drawn, reviewer=reviewer, drawn_on=TODAY
            )
    desk = desk_records(cast, whole.case, whole.decision, whole.order)
    daily = daily_records(cast, whole.plan)
    of_systems = system_records(municipality)
    return (
        vars(whole)
        | desk
        | daily
        | of_plans
        | {
            "client": whole.client,
            "new_case": new_case,
            "own_slot": daily["slot"],
            "taper_step": TaperStep.objects.create(
                municipality=whole.case.municipality,
                plan_follow_up=whole.plan_follow_up,
                number=1,
                from_on=TODAY,
                hours_a_month=8,
            ),
            "amendment": amended(cast, whole.order),
            "draft": draft,
            "draft_goal": draft.goals.get(),
            "draft_activity": OrderActivity.objects.get(goal__order=draft),
            "sent": sent,
            "accepted": accepted,
            "extension": extended(cast, accepted.decision),
            "begun": begun,
            "noteless": noteless,
            "late_plan": LatePlan.objects.create(
                municipality=cast.municipality,
                order=accepted,
                rule="plan_not_begun",
                due_on=TODAY,
                reason="staff",
                given_by=cast.support_worker,
            ),
            "non_execution_report": reported,
            "audit_draw": draw_file(cast, whole.case, reviewer=reviewer or another_reviewer(cast, number)),
            "audit_round": AuditRound.objects.create(
                municipality=municipality,
                title="Granskning",
                percent=10,
                seed=1,
                drawn_by=cast.caseworker,
                drawn_on=TODAY,
            ),
            "import_job": ImportJob.objects.create(
                municipality=municipality, uploaded_by=cast.system_admin, file_name="fil.csv", content=b""
            ),
            "unit": CommissioningUnit.objects.filter(municipality=municipality).first(),
            "delegation": Delegation.objects.filter(municipality=municipality).first(),
            **money_records(cast.unit, cast.caseworker, municipality),
            **of_systems,
            **subscription_records(of_systems["system"], cast.system_admin),
            "coming_limit": LimitRule.objects.create(
                municipality=municipality, key="missed_in_row", value=2, valid_from=date(2027, 1, 1)
            ),
            "coming_length": DeadlineRule.objects.create(
                municipality=municipality, key="plan_not_begun", days=10, valid_from=date(2027, 1, 1)
            ),
        }
    )


def another_reviewer(cast: Cast, number: str):
    return cast.user(f"granskare-{number}", Role.REVIEWER)


def another_case(cast: Cast) -> Case:
    client = case_actions.register_client(
        by=cast.caseworker, today=TODAY, birth_year=1990, sex="woman", last_name="Berg"
    )
    return cast.case(client)
