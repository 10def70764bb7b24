"""The verbs of oversight: uploading a file of cases, the lengths of deadlines and the other numbers of the rule set,
why a plan is late, and the quarterly report of what is not carried out."""

from datetime import date
from itertools import groupby
from operator import attrgetter

from django.db import IntegrityError, transaction

from accounts.models import DeadlineRule, LimitRule, Municipality
from accounts.permissions import require
from accounts.rules import LIMIT_BOUNDS, LimitKey
from boendestod.errors import RuleBroken, refuse_if
from boendestod.templatetags.sv import datum
from orders.models import Order
from plans.models import LatePlan
from plans.rules import LateReason

from . import non_execution
from .flags import late_since
from .models import ImportJob, NonExecutionReport
from .rules import EXPLAINED, Quarter
from .rules.presets import PRESETS, Preset


def upload_cases(*, by, file_name: str, content: bytes, dry_run: bool) -> ImportJob:
    """Take in a file of running cases for the user's municipality, to be imported by the worker."""
    require(by, "cases.import")
    return ImportJob.objects.create(
        municipality=by.membership.municipality,
        uploaded_by=by,
        file_name=file_name,
        content=content,
        dry_run=dry_run,
    )


def change_deadline(
    *, by, today: date, key: str, months: int, days: int, valid_from: date, counts_back: bool = False
) -> DeadlineRule:
    """Give a deadline a new length for what starts on `valid_from` or later. What has a length already keeps it.

    A day that has been changes the due days of what has started since: only when the user says so knowingly."""
    require(by, "settings.change")
    refuse_if(not months and not days, "Ange hur lång fristen är.", "no_length", "length")
    refuse_if(
        valid_from < today and not counts_back,
        "Dagen har varit. Kryssa i att du vill ändra senaste dag för det som redan har börjat.",
        "counts_back",
        "counts_back",
    )
    try:
        with transaction.atomic():
            return DeadlineRule.objects.create(
                municipality=by.membership.municipality,
                key=key,
                months=months,
                days=days,
                valid_from=valid_from,
            )
    except IntegrityError as taken:
        raise RuleBroken(
            "Det finns redan en längd för den här fristen från den dagen.", "deadline_exists", "valid_from"
        ) from taken


def remove_deadline(rule: DeadlineRule, *, by, today: date) -> None:
    """Take back a length that has not begun to hold."""
    require(by, "settings.change")
    refuse_if(
        rule.valid_from <= today,
        "Längden gäller redan och kan inte tas bort. Lägg till en ny från en annan dag.",
        "deadline_holds",
    )
    rule.delete()


@transaction.atomic
def take_preset(*, by, today: date, preset: str, valid_from: date, counts_back: bool = False) -> Preset:
    """Take a municipality's lengths and limits from the reviews, those that differ from what holds that day.

    Limits hold from today at the earliest."""
    require(by, "settings.change")
    chosen, municipality = PRESETS[preset], by.membership.municipality
    limits_from = max(valid_from, today)
    held = DeadlineRule.objects.filter(municipality=municipality)
    lengths = {
        key: length
        for key, length in chosen.lengths.items()
        if length != _last(held.filter(key=key, valid_from__lte=valid_from), "months", "days")
    }
    held = LimitRule.objects.filter(municipality=municipality)
    limits = {
        key: value
        for key, value in chosen.limits.items()
        if (value,) != _last(held.filter(key=key, valid_from__lte=limits_from), "value")
    }
    refuse_if(not lengths and not limits, "Kommunen har redan de här längderna.", "nothing_new", "preset")
    for key, (months, days) in lengths.items():
        change_deadline(
            by=by,
            today=today,
            key=key,
            months=months,
            days=days,
            valid_from=valid_from,
            counts_back=counts_back,
        )
    for key, value in limits.items():
        _set_limit(municipality, key=key, value=value, valid_from=limits_from, today=today)
    _check_service_hours(municipality)
    return chosen


def _last(rules, *fields: str) -> tuple | None:
    return rules.order_by("-valid_from").values_list(*fields).first()


def change_limit(*, by, today: date, key: str, value: int, valid_from: date) -> LimitRule:
    """Give a number of the rule set another value from today or a later day. Raise RuleBroken outside its bounds, and
    when support would begin no earlier than it ends."""
    require(by, "settings.change")
    municipality = by.membership.municipality
    with transaction.atomic():
        rule = _set_limit(municipality, key=key, value=value, valid_from=valid_from, today=today)
        _check_service_hours(municipality)
    return rule


def _set_limit(
    municipality: Municipality, *, key: str, value: int, valid_from: date, today: date
) -> LimitRule:
    least, most = LIMIT_BOUNDS[LimitKey(key)]
    refuse_if(not least <= value <= most, f"Ange ett tal från {least} till {most}.", "out_of_bounds", "value")
    refuse_if(valid_from < today, "Välj i dag eller en senare dag.", "day_has_been", "valid_from")
    try:
        with transaction.atomic():
            return LimitRule.objects.create(
                municipality=municipality, key=key, value=value, valid_from=valid_from
            )
    except IntegrityError as taken:
        raise RuleBroken(
            "Det finns redan ett värde för den här gränsen från den dagen.", "limit_exists", "valid_from"
        ) from taken


def _check_service_hours(municipality: Municipality) -> None:
    """Walk through the days on which either hour changes: each may change first."""
    rules = LimitRule.objects.filter(
        municipality=municipality, key__in=(LimitKey.SERVICE_FROM, LimitKey.SERVICE_TO)
    )
    holds = {}
    for day, changes in groupby(rules.order_by("valid_from"), key=attrgetter("valid_from")):
        holds |= {rule.key: rule.value for rule in changes}
        begins, ends = holds[LimitKey.SERVICE_FROM], holds[LimitKey.SERVICE_TO]
        refuse_if(
            begins >= ends,
            f"Stödet skulle börja klockan {begins} och sluta klockan {ends} från {datum(day)}. "
            "Välj en tidigare start eller ett senare slut. Ändra den andra gränsen först om båda ska bytas.",
            "hours_reversed",
            "value",
        )


@transaction.atomic
def remove_limit(rule: LimitRule, *, by, today: date) -> None:
    """Take back a value that has not begun to hold."""
    require(by, "settings.change")
    refuse_if(
        rule.valid_from <= today,
        "Värdet gäller redan och kan inte tas bort. Lägg till ett nytt från en annan dag.",
        "limit_holds",
    )
    rule.delete()
    _check_service_hours(rule.municipality)


@transaction.atomic
def explain_late(order: Order, *, by, today: date, rule: str, reason: str, comment: str = "") -> LatePlan:
    """Say why a day of the order's plan has passed. The latest that is said holds; what was said before stays."""
    require(by, "plan.explain_late")
    refuse_if(rule not in EXPLAINED, "Välj vad som är försenat.", "unknown_rule", "rule")
    due_on = late_since(rule, order, today)
    refuse_if(due_on is None, "Det är inte försenat längre. Ingen orsak behövs.", "not_late", "rule")
    refuse_if(
        reason == LateReason.OTHER and not comment.strip(), "Skriv vad orsaken är.", "no_comment", "comment"
    )
    late = LatePlan(
        municipality=order.municipality,
        order=order,
        rule=rule,
        due_on=due_on,
        reason=reason,
        comment=comment,
        given_by=by,
    )
    late.save_change(by=by, reason="plan.explain_late")
    return late


@transaction.atomic
def freeze_report(
    *, by, today: date, quarter: Quarter, texts: dict[str, tuple[str, str]]
) -> NonExecutionReport:
    """Freeze the unit's quarterly report with the (reason, other support) that is typed for each row.

    From then on it is shown as it was, whatever happens in the cases."""
    require(by, "non_execution.report")
    unit = by.membership.unit
    refuse_if(
        today <= quarter.last_day, "Kvartalet är inte slut. Rapporten kan frysas efteråt.", "quarter_runs"
    )
    content = non_execution.report(unit, quarter, texts)
    for row in non_execution.rows_of(content):
        refuse_if(
            row.is_open and not row.reason.strip(),
            "Skriv kort varför beslutet inte är verkställt.",
            "no_reason",
            f"reason-{row.key}",
        )
    try:
        with transaction.atomic():
            return NonExecutionReport.objects.create(
                municipality=unit.municipality,
                unit=unit,
                year=quarter.year,
                quarter=quarter.number,
                content=content,
                sha256=non_execution.checksum(content),
                frozen_by=by,
            )
    except IntegrityError as taken:
        raise RuleBroken("Rapporten för kvartalet är redan fryst.", "report_frozen") from taken
