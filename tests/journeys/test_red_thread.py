from datetime import date

from accounts.models import AccessLog
from oversight import flags
from oversight.models import Flag
from oversight.rules import FlagRule
from plans import actions as plan_actions

# The thread has one visit, so the months after it are seen to be empty.
NO_SUPPORT_SINCE = {FlagRule.NO_NOTE, FlagRule.SUPPORT_INTERRUPTED, FlagRule.MONTH_UNDER_ORDERED}


def open_rules() -> set[str]:
    return set(Flag.objects.open().values_list("rule", flat=True))


def test_a_case_goes_from_decision_to_follow_up_and_its_flags_open_and_close(cast):
    order = cast.accepted()
    late = date(2026, 3, 17)
    flags.raise_flags(late)
    due_on = date(2026, 3, 16)
    assert set(Flag.objects.open().values_list("rule", "due_on", "case")) == {
        (FlagRule.PLAN_NOT_BEGUN, due_on, order.case_id),
        (FlagRule.EXECUTION_NOT_STARTED, due_on, order.case_id),
    }
    assert flags.raise_flags(late)[FlagRule.PLAN_NOT_BEGUN] == (0, 0)


def test_agreeing_holding_and_expiring(cast):
    plan = cast.agreed()
    visit = cast.visit(plan)
    assert visit.day_note.signed_at
    assert visit.marks.get().activity.order_activity.what == "Öppna post"
    plan_actions.mark_read(plan.reviews.get(), by=cast.caseworker)
    flags.raise_flags(date(2026, 9, 2))
    assert open_rules() == NO_SUPPORT_SINCE
    flags.raise_flags(date(2026, 9, 3))
    assert open_rules() == {FlagRule.PLAN_FOLLOWUP_OVERDUE} | NO_SUPPORT_SINCE
    follow_up = cast.follow_up(plan)
    assert follow_up.outcomes.count() == 1
    # Held on the cast's own day, on which nothing is late yet.
    assert open_rules() == set()
    flags.raise_flags(date(2027, 1, 1))
    assert Flag.objects.open().filter(rule=FlagRule.DECISION_EXPIRED).get().due_on == date(2026, 12, 31)
    assert AccessLog.objects.count() == 0
