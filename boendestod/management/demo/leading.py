"""What those who lead the work have done: flags that somebody answers for or that may wait, what is paid and set aside,
a round of internal control half way, case conferences with tasks, and a file for Socialstyrelsen that is checked."""

from datetime import date, timedelta
from decimal import Decimal

from boendestod import dates
from orders.models import Order
from oversight import handling
from oversight.auditing import actions as auditing
from oversight.auditing.suggestions import file_of, suggestions
from oversight.conference import actions as conferring
from oversight.models import AuditDraw, ConferenceItem, Flag
from oversight.money import actions as money
from oversight.national import actions as national
from oversight.rules import (
    FileAspect,
    FileGradeValue,
    FlagRule,
    NationalReportKind,
    PaymentModel,
    file_scale,
)

from .clock import at, moment, working_day
from .staff import Staff

SEED = 2018
WAITS = "Personen är bortrest till den {day}. Vi träffas när hon är hemma igen."


def tell_of(staff: Staff) -> None:
    _answer_for_flags(staff)
    _pay(staff)
    _control(staff)
    _confer(staff)
    _report(staff)


def _answer_for_flags(staff: Staff) -> None:
    manager, worker = staff["enhetschef"], staff["boendestodjare"]
    of_worker = Order.objects.filter(provider=staff.providers["own"], key_worker=worker)
    late = Flag.objects.open().filter(order__in=of_worker).oldest_first()
    with at(moment(working_day(1), 9)):
        handling.assign(late.filter(rule=FlagRule.PLAN_FOLLOWUP_OVERDUE)[:2], by=manager, to=worker)
    waiting = late.filter(rule=FlagRule.PLAN_NOT_BEGUN).first()
    with at(moment(working_day(1), 10)) as today:
        until = today + timedelta(days=12)
        handling.snooze(waiting, by=worker, today=today, until=until, reason=WAITS.format(day=until.day))


def _pay(staff: Staff) -> None:
    admin, today = staff["systemadmin"], dates.today()
    last_year = date(today.year - 1, 1, 1)
    common = {"by": admin, "today": today, "valid_from": last_year, "counts_back": True}
    money.add_payment_rule(provider=None, model=PaymentModel.ORDERED, rate=Decimal("436.00"), **common)
    money.add_payment_rule(
        provider=staff.providers["private"],
        model=PaymentModel.WITH_MISSED,
        rate=Decimal("452.50"),
        missed_percent=50,
        **common,
    )
    for year, hours, amount in ((today.year - 1, 5_200, 2_300_000), (today.year, 6_000, 2_700_000)):
        money.add_budget(
            by=admin,
            unit=None,
            year=year,
            hours=Decimal(hours),
            amount=Decimal(amount),
            source=f"Socialnämnden, december {year - 1}",
        )


def _control(staff: Staff) -> None:
    """Two read the same files: the first is done with half of them, the second with a few, and they differ a little."""
    first, second = staff["granskare"], staff["per-poppel"]
    with at(moment(working_day(6), 9)) as today:
        drawn = auditing.draw_for_audit(
            by=first, today=today, seed=SEED, title="Internkontroll, hösten", second=second
        )
    draws = list(drawn.draws.select_related("case").order_by("case__case_ref"))
    half = [draw for draw in draws if draw.reviewer_id == first.pk]
    with at(moment(working_day(3), 10)):
        for draw in half[: (len(half) + 1) // 2]:
            _grade(draw, first, stricter=None)
    with at(moment(working_day(2), 10)):
        for draw in [one for one in draws if one.reviewer_id == second.pk][:2]:
            _grade(draw, second, stricter=FileAspect.PLAN_HOW)


def _grade(draw: AuditDraw, by, *, stricter: FileAspect | None) -> None:
    """As computed, with the best word where nothing is; the second reader is harder on one point."""
    computed = suggestions(file_of(draw))
    grades = {aspect: computed[aspect].grade or file_scale(aspect)[-1] for aspect in FileAspect}
    if stricter and grades[stricter] != FileGradeValue.NOT_APPLICABLE:
        grades[stricter] = file_scale(stricter)[0]
    auditing.grade_file(draw, by=by, grades=grades)
    auditing.finish_file(draw, by=by)


def _confer(staff: Staff) -> None:
    """One conference that was held, with a task that is done and one that is not, and one to come."""
    caseworker, provider = staff["handlaggare"], staff.providers["own"]
    unit, held_on = caseworker.membership.unit, working_day(2)
    with at(moment(working_day(9), 8)) as today:
        held = conferring.call_conference(unit, provider, by=caseworker, today=today, held_on=held_on)
    with at(moment(held_on, 14)) as today:
        first, second, *_ = held.items.order_by("case__case_ref")
        done = _agree(first, caseworker, "Begär utlåtande från boendestödjaren.", caseworker)
        _agree(second, caseworker, "Ring personen och föreslå en ny dag.", staff["boendestodjare"])
        conferring.close_conference(
            held, by=caseworker, today=today, version=held.version, present="Handläggare, samordnare"
        )
    with at(moment(working_day(1), 11)):
        conferring.finish_task(done, by=caseworker, version=done.version)
    today = dates.today()
    conferring.call_conference(unit, provider, by=caseworker, today=today, held_on=today + timedelta(days=12))


def _agree(item: ConferenceItem, by, task: str, task_for) -> ConferenceItem:
    return conferring.write_item(
        item,
        by=by,
        version=item.version,
        outcome="Vi fortsätter som nu och hörs om en månad.",
        task=task,
        task_for=task_for,
        task_by=dates.today() + timedelta(days=14),
    )


def _report(staff: Staff) -> None:
    leader, today, now = staff["sektionsledare"], dates.today(), dates.now()
    made = national.make_national_report(
        by=leader,
        today=today,
        now=now,
        kind=NationalReportKind.SOCIALSTYRELSEN_MONTH,
        first_day=dates.add_months(today.replace(day=1), -1),
    )
    national.check_national_report(made, by=leader, now=now, problems_seen=True)
