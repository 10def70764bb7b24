"""What each role is told to do first: the oldest, and what she has been given; what waits is not in the way."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases.rules import DecisionOutcome, HoursPer
from orders import actions as order_actions
from oversight import conference, flags, handling, leading
from oversight.models import Flag
from oversight.rules import FlagRule
from plans import actions as plan_actions
from tests.cast import NUMBERS, TODAY, at
from tests.oversight.told import told
from tests.web import browser

START = reverse("start")
RAISED = TODAY + timedelta(days=20)


@pytest.fixture
def late(cast, time_machine):
    """Two plans of Bo's that are not begun."""
    for number, name in zip(NUMBERS[:2], ("Berg", "Öst"), strict=True):
        cast.accepted(cast.case(cast.client(number, "Någon", name)))
    flags.raise_flags(RAISED)
    time_machine.move_to(at(RAISED, 12), tick=False)
    return cast


def of_rule(rule=FlagRule.PLAN_NOT_BEGUN) -> list[Flag]:
    return list(Flag.objects.open().filter(rule=rule).order_by("case__client__last_name"))


def start(user):
    return browser(user).get(START)


def snooze(flag, by):
    return handling.snooze(
        flag, by=by, today=RAISED, until=RAISED + timedelta(days=5), reason="Personen är på sjukhus."
    )


def test_a_caseworkers_list_goes_by_how_old_it_is_and_never_by_how_many_hours(cast, time_machine):
    told(cast)
    hours = {"Berg": 60, "Öst": 2, "Ek": 30}
    last_days = {"Berg": date(2026, 3, 25), "Öst": date(2026, 3, 12), "Ek": date(2026, 3, 18)}
    for number, name in zip(NUMBERS, hours, strict=False):
        case = cast.case(cast.client(number, "Någon", name))
        decision = case_actions.decide(
            case,
            by=cast.caseworker,
            today=TODAY,
            decided_on=TODAY,
            outcome=DecisionOutcome.APPROVAL,
            valid_from=TODAY,
            valid_to=last_days[name],
            granted_hours=Decimal(hours[name]),
            granted_per=HoursPer.MONTH,
        )
        order = order_actions.send(
            cast.draft_on(case, decision, by=cast.caseworker), by=cast.caseworker, today=TODAY
        )
        order_actions.accept(
            order,
            by=cast.coordinator,
            today=TODAY,
            received_on=TODAY,
            key_worker=cast.support_worker,
            start_on=TODAY,
        )
    time_machine.move_to(at(date(2026, 4, 1), 12), tick=False)
    todo = start(cast.caseworker).context["todo"]
    assert [row.case.client.last_name for row in todo] == ["Öst", "Ek", "Berg"]


def test_who_is_given_something_sees_it_first_and_how_to_resolve_it(late):
    flag, _ = of_rule()
    assert start(late.support_worker).context["given"] == []
    handling.assign([flag], by=late.unit_manager, to=late.support_worker)
    page = start(late.support_worker)
    assert page.context["given"] == [flag]
    text = page.content.decode()
    assert text.index("Du har fått ansvaret för") < text.index("Besök i dag")
    assert reverse("plan_new", args=[flag.order_id]) in text
    plan_actions.begin(flag.order, by=late.support_worker, today=RAISED, begun_on=RAISED)
    assert start(late.support_worker).context["given"] == []


def test_a_caseworker_sees_what_she_is_given_in_a_colleagues_case(cast, time_machine):
    cast.accepted()
    on = date(2027, 1, 1)
    flags.raise_flags(on)
    time_machine.move_to(at(on, 12), tick=False)
    (expired,) = of_rule(FlagRule.DECISION_EXPIRED)
    colleague = cast.user("helga", cast.caseworker.role, unit=cast.unit)
    handling.assign([expired], by=cast.section_leader, to=colleague)
    assert start(colleague).context["given"] == [expired]
    assert start(cast.caseworker).context["given"] == []


def test_what_waits_is_not_in_the_way_on_any_page_of_its_side(late):
    flag, other = of_rule()
    snooze(flag, late.support_worker)
    late_plans = start(late.coordinator).context["late"]
    assert flag not in late_plans
    assert other in late_plans
    rows = {row.case.pk: row for row in start(late.support_worker).context["rows"]}
    assert flag not in rows[flag.case_id].late
    assert other in rows[other.case_id].late
    overview = browser(late.unit_manager).get(reverse("overview"))
    (tile,) = [tile for tile in overview.context["tiles"] if tile["rule"].key == FlagRule.PLAN_NOT_BEGUN]
    assert tile["count"] == 1
    case_page = browser(late.support_worker).get(reverse("case", args=[flag.case_id])).content.decode()
    assert "får vänta till och med" in case_page


def test_the_other_side_still_sees_what_waits(late):
    flag, _ = of_rule()
    snooze(flag, late.support_worker)
    assert flag in start(late.section_leader).context["flags"]


def test_what_has_come_to_the_manager_stands_on_top_of_the_overview(late, time_machine):
    come = RAISED + timedelta(days=15)
    first, second = of_rule()
    Flag.objects.filter(pk=second.pk).update(due_on=TODAY)
    Flag.objects.exclude(pk=first.pk).update(snoozed_until=come)
    flags.raise_flags(come)
    Flag.objects.update(snoozed_until=None)
    time_machine.move_to(at(come, 12), tick=False)
    page = browser(late.unit_manager).get(reverse("overview"))
    assert page.context["first"][0] == first
    assert "Gick till dig" in page.content.decode()
    assert "Gick till chefen" not in page.content.decode()


def test_what_has_come_to_the_manager_is_said_to_her_as_hers(late, time_machine):
    flag, _ = of_rule()
    come = RAISED + timedelta(days=15)
    flags.raise_flags(come)
    time_machine.move_to(at(come, 12), tick=False)
    hers = browser(late.unit_manager).get(reverse("flag", args=[flag.pk])).text
    assert "Gick till dig" in hers
    assert "Gick vidare till dig" in hers
    assert "chefen" not in hers
    for user in (late.support_worker, late.section_leader):
        page = browser(user).get(reverse("flag", args=[flag.pk])).text
        assert "Gick till chefen" in page, user
        assert "Gick vidare till chefen" in page, user


def test_the_months_tell_what_came_what_was_resolved_and_what_was_left(late):
    first, _ = of_rule()
    march = leading.trends(late.unit_manager, RAISED)[late.support_worker.pk][-1]
    opened = Flag.objects.filter(order__isnull=False).count()
    assert (march.name, march.opened, march.closed, march.open) == ("mars", opened, 0, opened)
    plan_actions.begin(first.order, by=late.support_worker, today=RAISED, begun_on=RAISED)
    april = date(2026, 4, 2)
    march, april_so_far = leading.trends(late.unit_manager, april)[late.support_worker.pk][-2:]
    closed = Flag.objects.filter(closed_on=RAISED).count()
    assert closed >= 1
    assert (march.opened, march.closed, march.open) == (opened, closed, opened - closed)
    assert (april_so_far.opened, april_so_far.closed, april_so_far.open) == (0, 0, opened - closed)


@pytest.mark.parametrize("on", [date(2024, 2, 29), date(2026, 1, 1), date(2026, 8, 31)])
def test_six_months_end_with_today_and_follow_each_other(on):
    periods = leading._periods(on)
    assert len(periods) == 6
    assert periods[-1][1] == on
    for (_, last), (first, _) in pairwise(periods):
        assert first - last == timedelta(days=1)


def test_a_section_leader_sees_each_caseworkers_months_beside_the_load(late):
    page = start(late.section_leader)
    (load,) = page.context["loads"]
    assert load.trend[-1].open == Flag.objects.open().count()
    assert "Försenat i slutet av månaden: oktober 0" in page.content.decode()
    assert page.context["chart"].rows[-1][0] == "mars"


def test_tasks_of_a_conference_stand_on_the_start_page_until_they_are_done(late):
    held = conference.call_conference(
        late.unit, late.provider, by=late.caseworker, today=RAISED, held_on=RAISED + timedelta(days=1)
    )
    item = held.items.first()
    who = {"caseworker": late.caseworker, "section": late.section_leader, "coordinator": late.coordinator}
    for user in who.values():
        task = {"task": "Ring Astrid", "task_for": user, "task_by": RAISED + timedelta(days=3)}
        item.refresh_from_db()
        item = conference.write_item(
            item, by=late.caseworker, version=item.version, outcome="Vi ringer.", **task
        )
        assert "Ring Astrid" in start(user).content.decode()
    task["task_for"] = late.support_worker
    item.refresh_from_db()
    conference.write_item(item, by=late.caseworker, version=item.version, outcome="Vi ringer.", **task)
    assert "uppgifter från ärendekonferenser" in start(late.support_worker).content.decode()
    assert not start(late.coordinator).context["tasks"]
