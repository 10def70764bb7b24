"""Notes that were written late, and what went wrong."""

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce, TruncDate

from accounts.models import Provider
from followup.models import DayNote, Deviation
from followup.models.visit import WRITTEN_AT
from followup.rules import JUDGED_BY_MANAGER
from orders.models import Order

from .grouping import OF_ORDER, Median, days_between, narrowed, tally
from .period import Period
from .scope import By, Scope
from .table import Column, Counted, Found, Measure, Section, share
from .time import OF_THE_ORDER


def count_late(period: Period, scope: Scope, by: By | None) -> Counted:
    written = DayNote.objects.filter(
        imported=False, event_at__gte=period.starts_at, event_at__lt=period.ends_before
    ).annotate(
        days_after=days_between(
            TruncDate(Coalesce(F("visit__ends_at"), F("event_at"))), TruncDate(WRITTEN_AT)
        )
    )
    late = Q(days_after__gt=0)
    told = tally(
        *(written, OF_ORDER, period, scope, by),
        late=Count("pk", filter=late),
        late_persons=Count("case__client", distinct=True, filter=late),
        soon_persons=Count("case__client", distinct=True, filter=~late),
        days=Median("days_after", filter=late),
    )
    return Counted(
        {
            key: Found(
                row["n"],
                row["persons"],
                (row["late"], share(row["late"], row["n"]), row["days"]),
                (row["late_persons"], row["soon_persons"]),
            )
            for key, row in told.items()
        }
    )


def count_deviations(period: Period, scope: Scope, by: By | None) -> Counted:
    happened = Deviation.objects.filter(happened_at__gte=period.starts_at, happened_at__lt=period.ends_before)
    kinds = {
        "deviations": Q(is_complaint=False),
        "complaints": Q(is_complaint=True),
        "serious": Q(severity__in=sorted(JUDGED_BY_MANAGER)),
    }
    told = tally(
        *(happened, OF_ORDER, period, scope, by),
        **{name: Count("pk", filter=kind) for name, kind in kinds.items()},
        **{
            f"{name}_persons": Count("case__client", distinct=True, filter=kind)
            for name, kind in kinds.items()
        },
        slight_persons=Count("case__client", distinct=True, filter=~kinds["serious"]),
    )
    found = {
        key: Found(
            row["n"],
            row["persons"],
            tuple(row[name] for name in kinds),
            (*(row[f"{name}_persons"] for name in kinds), row["slight_persons"]),
        )
        for key, row in told.items()
    }
    return Counted(found, _silent(period, scope))


def _silent(period: Period, scope: Scope) -> str:
    """The providers that had persons in the period and have reported nothing at all."""
    stood = narrowed(Order.objects.running_on(period.last), OF_THE_ORDER, period, scope)
    reported = Deviation.objects.filter(
        municipality=scope.municipality,
        happened_at__gte=period.starts_at,
        happened_at__lt=period.ends_before,
    )
    silent = Provider.objects.filter(pk__in=stood.values("provider")).exclude(
        pk__in=reported.values("order__provider")
    )
    names = ", ".join(silent.order_by("name").values_list("name", flat=True))
    return f"Har inte rapporterat någon avvikelse: {names}." if names else ""


MEASURES = (
    Measure(
        key="efterregistrerat",
        section=Section.QUALITY,
        label="Anteckningar skrivna i efterhand",
        columns=(
            Column("I efterhand"),
            Column("I efterhand", "%", 1),
            Column("Hur sent, median", "dagar", 1),
        ),
        counted="daganteckningar om händelser under perioden",
        weighting="Varje anteckning väger lika.",
        definition=(
            "Skrivna en senare dag än den de handlar om. Medianen är av dem som skrevs i efterhand. Det som skrevs på "
            "en surfplatta utan nät räknas från när det skrevs där. Anteckningar från andra system är inte med."
        ),
        count=count_late,
        charted=(1,),
    ),
    Measure(
        key="avvikelser",
        section=Section.QUALITY,
        label="Avvikelser och klagomål",
        columns=(
            Column("Avvikelser"),
            Column("Klagomål"),
            Column("Allvarliga eller mycket allvarliga"),
        ),
        counted="avvikelser och klagomål om händelser under perioden",
        weighting="Varje rapport väger lika.",
        definition=(
            "Ingen rapporterad avvikelse betyder inte att inget har hänt. Därför står det vilka utförare som inte har "
            "rapporterat någon."
        ),
        count=count_deviations,
        charted=(0, 1),
    ),
)
