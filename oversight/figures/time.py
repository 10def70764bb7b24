"""Granted, ordered, planned and performed time, and what became of the visits."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Case as Choose
from django.db.models import (
    Count,
    DateField,
    DecimalField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, Greatest, Least, TruncDate

from cases.models import Decision
from cases.rules import WEEKS_A_MONTH, HoursPer
from followup.models import PlannedVisit, Visit
from followup.rules import PERFORMED, VisitOutcome
from orders.models import Order, OrderVersion

from ..rules import MISSED_TIME
from .grouping import LENGTH, OF_CASE, OF_ORDER, Paths, days_between, hours, tally
from .period import Period
from .scope import By, Scope
from .table import Column, Counted, Found, Measure, Section, few, share

HOURS = DecimalField(max_digits=20, decimal_places=8)
OF_THE_ORDER = Paths(order="")
CANCELLED = (
    VisitOutcome.CANCELLED_BY_PERSON_IN_TIME,
    *(outcome for outcome in VisitOutcome if outcome in MISSED_TIME),
    VisitOutcome.REFUSED_SUBSTITUTE,
    VisitOutcome.CANCELLED_BY_PROVIDER,
)
ONE_DAY = timedelta(days=1)
OF_VERSION = Paths("order__case__", "order__")


def a_month(field: str, per: str):
    """As cases.rules.hours_a_month, in the database."""
    weekly = When(**{per: HoursPer.WEEK}, then=Value(WEEKS_A_MONTH))
    return Cast(F(field) * Choose(weekly, default=Value(Decimal(1))), HOURS)


def hours_in(period: Period, monthly, first, last):
    """The hours of what gives so many a month from its first day to its last: of each month the part that it holds."""
    return sum(
        (
            monthly * _days_in(part, first, last) / Value(days, IntegerField())
            for part, days in period.months()
        ),
        start=Value(Decimal(0), HOURS),
    )


def _days_in(part: Period, first, last):
    begins = Greatest(first, Value(part.first, DateField()))
    ends = Least(last, Value(part.last, DateField()))
    return Greatest(days_between(begins, ends) + 1, Value(0))


def granted(period: Period) -> QuerySet:
    """Granting decisions that hold any day of the period, with the hours that they give in it."""
    held = Decision.objects.granting().with_last_day()
    held = held.filter(
        Q(last_day_of_support__isnull=True) | Q(last_day_of_support__gte=period.first),
        valid_from__lte=period.last,
    )
    last = Coalesce("last_day_of_support", Value(date.max, DateField()))
    monthly = a_month("granted_hours", "granted_per")
    return held.annotate(hours_given=hours_in(period, monthly, F("valid_from"), last))


def ordered(period: Period) -> QuerySet:
    """Orders that have asked for the same hours all the time and stand any day of the period: from the day that support
    is to begin, or else from the receipt or the sending, to the day before they end."""
    standing = Order.objects.filter(amends__isnull=True, sent_at__isnull=False, hours__isnull=False)
    standing = standing.filter(~Exists(_said_anew(OuterRef("pk"))))
    standing = standing.annotate(begins=_begins(""), ends=_ends("ended_on"))
    return _in_period(standing, period, a_month("hours", "hours_per"))


def ordered_anew(period: Period) -> QuerySet:
    """Of the other orders each version, from the day it was received to the day before the next; the first holds from
    the beginning, also when it was said later."""
    versions = OrderVersion.objects.filter(
        Exists(_said_anew(OuterRef("order"))),
        order__amends__isnull=True,
        content__values__hours__isnull=False,
    )
    newer = OrderVersion.objects.filter(order=OuterRef("order"), number__gt=OuterRef("number"))
    next_at = Subquery(newer.order_by("number").values("recorded_at")[:1])
    versions = versions.annotate(
        hours=Cast(KT("content__values__hours"), HOURS),
        hours_per=KT("content__values__hours_per"),
        begins=Choose(When(number=1, then=_begins("order__")), default=TruncDate("recorded_at")),
        next_on=TruncDate(next_at),
    )
    versions = versions.annotate(
        ends=Least(_ends("order__ended_on"), Cast(F("next_on") - ONE_DAY, DateField()))
    )
    return _in_period(versions, period, a_month("hours", "hours_per"))


def _said_anew(order) -> QuerySet:
    return OrderVersion.objects.filter(order=order, number__gt=1)


def _begins(order: str) -> Coalesce:
    days = ("start_on", "received_on", "sent_on", "decision__valid_from", "case__opened_on")
    return Coalesce(*(f"{order}{day}" for day in days))


def _ends(ended_on: str) -> Coalesce:
    return Coalesce(Cast(F(ended_on) - ONE_DAY, DateField()), Value(date.max, DateField()))


def _in_period(records: QuerySet, period: Period, monthly) -> QuerySet:
    held = records.filter(begins__lte=period.last, ends__gte=period.first)
    return held.annotate(hours_given=hours_in(period, monthly, F("begins"), F("ends")))


def booked(period: Period) -> QuerySet:
    """What stands in the schedule, also when it was cancelled later. What was moved stands at its new time only."""
    planned = PlannedVisit.objects.standing().filter(
        starts_at__gte=period.starts_at, starts_at__lt=period.ends_before
    )
    return planned.exclude(visit__outcome=VisitOutcome.RESCHEDULED)


def visits(period: Period) -> QuerySet:
    return Visit.objects.filter(starts_at__gte=period.starts_at, starts_at__lt=period.ends_before)


AS_PLANNED = Q(visit__isnull=True) | Q(visit__outcome__in=sorted(PERFORMED))


@dataclass(frozen=True)
class Times:
    """The hours of one group and how many persons are behind each."""

    granted: float
    ordered: float
    booked: float
    planned: float
    performed: float
    behind: tuple[int, ...]
    persons: int


def times(period: Period, scope: Scope, by: By | None) -> dict[object, Times]:
    given = tally(granted(period), OF_CASE, period, scope, by, time=Sum("hours_given"))
    asked = tally(ordered(period), OF_THE_ORDER, period, scope, by, time=Sum("hours_given"))
    anew = tally(ordered_anew(period), OF_VERSION, period, scope, by, time=Sum("hours_given"))
    person = "case__client"
    stood = tally(
        *(booked(period), OF_ORDER, period, scope, by),
        time=Sum(LENGTH),
        left=Sum(LENGTH, filter=AS_PLANNED),
        left_persons=Count(person, distinct=True, filter=AS_PLANNED),
        lost_persons=Count(person, distinct=True, filter=~AS_PLANNED),
    )
    done = tally(visits(period).performed(), OF_ORDER, period, scope, by, time=Sum(LENGTH))
    return {
        key: Times(
            granted=float(_of(given, key, "time")),
            ordered=float(_of(asked, key, "time") + _of(anew, key, "time")),
            booked=hours(_of(stood, key, "time")),
            planned=hours(_of(stood, key, "left")),
            performed=hours(_of(done, key, "time")),
            behind=(
                _of(given, key, "persons"),
                _of(asked, key, "persons") + _of(anew, key, "persons"),
                _of(stood, key, "persons"),
                _planned_persons(_of(stood, key, "left_persons"), _of(stood, key, "lost_persons")),
                _of(done, key, "persons"),
            ),
            persons=_of(given, key, "persons"),
        )
        for key in given | asked | anew | stood | done
    }


def _planned_persons(left: int, lost: int) -> int:
    """What is in the schedule and not planned is what was cancelled, so that is to be of enough persons too."""
    return lost if few([lost]) else left


def _of(told: dict, key, name: str):
    return told.get(key, {}).get(name) or 0


def count_hours(period: Period, scope: Scope, by: By | None) -> Counted:
    return Counted(
        {
            key: Found(
                n=told.persons,
                persons=told.persons,
                values=(told.granted, told.ordered, told.booked, told.planned, told.performed),
                behind=told.behind,
            )
            for key, told in times(period, scope, by).items()
        }
    )


def count_gaps(period: Period, scope: Scope, by: By | None) -> Counted:
    return Counted(
        {
            key: Found(
                n=told.persons,
                persons=told.persons,
                values=(
                    told.granted - told.ordered,
                    told.ordered - told.booked,
                    told.booked - told.performed,
                    share(told.booked, told.granted),
                    share(told.performed, told.granted),
                    share(told.performed, told.ordered),
                ),
                behind=told.behind,
            )
            for key, told in times(period, scope, by).items()
        }
    )


def count_cancelled(period: Period, scope: Scope, by: By | None) -> Counted:
    logged = visits(period).exclude(outcome=VisitOutcome.RESCHEDULED)
    is_cancelled = Q(outcome__in=CANCELLED)
    told = tally(
        *(logged, OF_ORDER, period, scope, by),
        time=Sum(LENGTH),
        lost=Sum(LENGTH, filter=is_cancelled),
        lost_persons=Count("case__client", distinct=True, filter=is_cancelled),
        kept_persons=Count("case__client", distinct=True, filter=~is_cancelled),
        **{outcome.value: Count("pk", filter=Q(outcome=outcome)) for outcome in CANCELLED},
        **{
            f"{outcome.value}_persons": Count("case__client", distinct=True, filter=Q(outcome=outcome))
            for outcome in CANCELLED
        },
    )
    return Counted(
        {
            key: Found(
                n=row["n"],
                persons=row["persons"],
                values=(
                    *(row[outcome.value] for outcome in CANCELLED),
                    hours(row["lost"]),
                    share(hours(row["lost"]), hours(row["time"])),
                ),
                behind=(
                    *(row[f"{outcome.value}_persons"] for outcome in CANCELLED),
                    row["lost_persons"],
                    row["kept_persons"],
                ),
            )
            for key, row in told.items()
        }
    )


def count_missed(period: Period, scope: Scope, by: By | None) -> Counted:
    in_vain = Q(outcome__in=sorted(MISSED_TIME))
    kept = visits(period).filter(Q(outcome__in=sorted(PERFORMED)) | in_vain)
    told = tally(
        *(kept, OF_ORDER, period, scope, by),
        time=Sum(LENGTH),
        missed=Count("pk", filter=in_vain),
        missed_time=Sum(LENGTH, filter=in_vain),
        missed_persons=Count("case__client", distinct=True, filter=in_vain),
        kept_persons=Count("case__client", distinct=True, filter=~in_vain),
    )
    return Counted(
        {
            key: Found(
                n=row["n"],
                persons=row["persons"],
                values=(
                    row["missed"],
                    hours(row["missed_time"]),
                    share(hours(row["missed_time"]), hours(row["time"])),
                ),
                behind=(row["missed_persons"], row["kept_persons"]),
            )
            for key, row in told.items()
        }
    )


HOUR = {"unit": "tim", "decimals": 1}
PERCENT = {"unit": "%", "decimals": 1}
OF_HOURS = "Timmar läggs ihop: den som har fler timmar väger mer."

MEASURES = (
    Measure(
        key="timmar",
        section=Section.TIME,
        label="Beviljad, beställd, planerad och utförd tid",
        columns=(
            Column("Beviljad", **HOUR),
            Column("Beställd", **HOUR),
            Column("I schemat", **HOUR),
            Column("Planerad", **HOUR),
            Column("Utförd", **HOUR),
        ),
        counted="personer med beslut under perioden",
        weighting=OF_HOURS,
        definition=(
            "Beviljad tid är beslutets timmar i månaden för den del av varje månad som beslutet gäller, och timmar i "
            "veckan gånger 52/12. Beställd tid räknas likadant från beställningen, från den dag stödet ska starta, med "
            "varje ändring från den dag den togs emot. I schemat är alla bokade besök, även de som ställdes in senare: "
            "det är vad en del system kallar verkställd tid. Planerad tid är schemat utan de inställda besöken. Utförd "
            "tid är besök som blev av, från start till slut, räknad en gång även när två medarbetare kom. Beslut "
            "räknas till den utförare som senast fick beställningen."
        ),
        count=count_hours,
        rests_on=((0,), (1,), (2,), (3,), (4,)),
        charted=(0, 1, 2, 4),
    ),
    Measure(
        key="gap",
        section=Section.TIME,
        label="Skillnad mellan beviljad, beställd och utförd tid",
        columns=(
            Column("Beviljad men inte beställd", **HOUR),
            Column("Beställd men inte i schemat", **HOUR),
            Column("I schemat men inte utförd", **HOUR),
            Column("I schemat av beviljad", **PERCENT),
            Column("Utförd av beviljad", **PERCENT),
            Column("Utförd av beställd", **PERCENT),
        ),
        counted="personer med beslut under perioden",
        weighting=OF_HOURS,
        definition=(
            "Läs andelarna tillsammans. Att nästan all beviljad tid står i schemat säger inget om hur mycket som "
            "personen fick. I Botkyrka 2018 var 93 % verkställd i systemet, men omkring 40 % av den tiden var "
            "inställd, så ungefär 56 % av det beviljade utfördes. Ett minus betyder att mer utfördes "
            "eller bokades än vad som var beställt eller beviljat."
        ),
        count=count_gaps,
        rests_on=((0, 1), (1, 2), (2, 4), (0, 2), (0, 4), (1, 4)),
        charted=(3, 4, 5),
    ),
    Measure(
        key="installt",
        section=Section.TIME,
        label="Inställda besök efter orsak",
        columns=(
            *(Column(outcome.label.capitalize()) for outcome in CANCELLED),
            Column("Inställd tid", **HOUR),
            Column("Inställd av all besökstid", **PERCENT),
        ),
        counted="loggade besök, inställda och genomförda",
        weighting="Andelen är av timmar: ett långt besök väger mer än ett kort.",
        definition=(
            "Besök som har loggats med att de inte blev av, efter vad som angavs. Ett ombokat besök räknas inte som "
            "inställt, utan som det besök det blev. I tid är så lång tid före som kommunen "
            "har bestämt för besökets dag."
        ),
        count=count_cancelled,
    ),
    Measure(
        key="bomtid",
        section=Section.TIME,
        label="Bomtid",
        columns=(
            Column("Besök förgäves"),
            Column("Bomtid", **HOUR),
            Column("Av utförd tid och bomtid", **PERCENT),
        ),
        counted="genomförda besök och besök förgäves",
        weighting="Andelen är av timmar.",
        definition=(
            "Besök som personen avbokade för sent, inte var hemma till eller sade nej till vid dörren. "
            "Basen för andelen är utförd tid och bomtid tillsammans, inte beställd tid."
        ),
        count=count_missed,
    ),
)
