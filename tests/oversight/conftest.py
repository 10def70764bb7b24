import pytest

from accounts.models import CommissioningUnit, DeadlineRule, Municipality, Provider
from cases.models import Case, Client, Decision
from followup.models import DayNote, DecisionFollowUp, PlanFollowUp
from orders.models import Order
from plans.models import Plan
from tests.cast import TODAY, at

TABLES = (
    *(Municipality, DeadlineRule, CommissioningUnit, Provider),
    *(Client, Case, Decision, Order, Plan, PlanFollowUp, DecisionFollowUp, DayNote),
    *(
        model.history.model
        for model in (Client, Case, Decision, Order, Plan, PlanFollowUp, DecisionFollowUp, DayNote)
    ),
)


@pytest.fixture
def today(db, time_machine):
    time_machine.move_to(at(TODAY, 12), tick=False)
    return TODAY


@pytest.fixture
def everything():
    """A function that gives every row of what an import may write, to compare before and after."""

    def rows() -> dict[str, list]:
        return {model.__name__: sorted(map(str, model.objects.values_list())) for model in TABLES}

    return rows
