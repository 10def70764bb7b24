"""The verbs of the files for authorities. Making one freezes what it says; a person checks it, fetches it, sends it
herself and writes how. Then the personnummer are erased: how many, and the checksum, are kept."""

from datetime import date, datetime

from django.db import transaction

from accounts.permissions import require
from boendestod.errors import refuse_if

from ..models import NationalReport
from ..rules import NationalReportKind
from .registry import REPORTS, Stretch, stretches
from .report import checksum


@transaction.atomic
def make_national_report(*, by, today: date, now: datetime, kind: str, first_day: date) -> NationalReport:
    """Make the file of a month or quarter that is over. One that was made before and never delivered is erased."""
    require(by, "national_report.make")
    refuse_if(kind not in NationalReportKind, "Välj en rapport.", "unknown_kind", "what")
    stretch = Stretch(NationalReportKind(kind), first_day)
    refuse_if(
        stretch not in stretches(stretch.kind, today),
        "Välj en månad eller ett kvartal som är slut.",
        "period_outside",
        "what",
    )
    unit = by.membership.unit
    content = REPORTS[stretch.kind].content(unit, stretch.first, stretch.last).plain()
    for earlier in _same(unit, stretch):
        _erase(earlier, now)
    return NationalReport.objects.create(
        municipality=unit.municipality,
        unit=unit,
        kind=stretch.kind,
        first_day=stretch.first,
        last_day=stretch.last,
        content=content,
        sha256=checksum(content),
        made_by=by,
        made_at=now,
    )


def _same(unit, stretch: Stretch):
    """What holds content of the same days and was never delivered, held until the transaction ends."""
    return NationalReport.objects.select_for_update().filter(
        unit=unit,
        kind=stretch.kind,
        first_day=stretch.first,
        delivered_on__isnull=True,
        erased_at__isnull=True,
    )


@transaction.atomic
def check_national_report(
    report: NationalReport, *, by, now: datetime, problems_seen: bool = False
) -> NationalReport:
    """A person has gone through the file. What is to be looked at in it must have been looked at."""
    require(by, "national_report.make")
    report = _held(report)
    refuse_if(report.erased_at is not None, "Rapporten är ersatt av en nyare.", "report_erased")
    refuse_if(report.checked_at is not None, "Rapporten är redan kontrollerad.", "report_checked")
    refuse_if(
        bool(report.content["problems"]) and not problems_seen,
        "Gå igenom det som ska kontrolleras och kryssa i att du har gjort det.",
        "problems_unseen",
        "problems_seen",
    )
    report.checked_by, report.checked_at = by, now
    report.save(update_fields=["checked_by", "checked_at"])
    return report


@transaction.atomic
def deliver_national_report(
    report: NationalReport, *, by, today: date, now: datetime, delivered_on: date, delivered_how: str
) -> NationalReport:
    """Write that somebody has delivered the file, and how. The rows with personnummer are erased."""
    require(by, "national_report.make")
    report = _held(report)
    refuse_if(report.delivered_on is not None, "Rapporten är redan lämnad.", "report_delivered")
    refuse_if(report.checked_at is None, "Kontrollera rapporten innan du lämnar den.", "report_unchecked")
    refuse_if(report.erased_at is not None, "Rapporten är ersatt av en nyare.", "report_erased")
    refuse_if(delivered_on > today, "Dagen kan inte ligga framåt.", "delivered_ahead", "delivered_on")
    refuse_if(
        delivered_on <= report.last_day,
        "Rapporten kan inte vara lämnad innan perioden är slut.",
        "delivered_before",
        "delivered_on",
    )
    refuse_if(not delivered_how.strip(), "Skriv hur den lämnades.", "no_how", "delivered_how")
    report.delivered_on, report.delivered_how = delivered_on, delivered_how
    report.save(update_fields=["delivered_on", "delivered_how"])
    if REPORTS[NationalReportKind(report.kind)].holds_numbers:
        _erase(report, now)
    return report


def _held(report: NationalReport) -> NationalReport:
    return NationalReport.objects.select_for_update().get(pk=report.pk)


def _erase(report: NationalReport, now: datetime) -> None:
    report.content = report.content | {"rows": [], "problems": []}
    report.erased_at = now
    report.save(update_fields=["content", "erased_at"])
