"""Who has support, how much, for how long, and how many workers they meet."""

from collections import defaultdict
from datetime import timedelta
from statistics import mean, median

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Avg, Count, Exists, F, OuterRef, Q, Subquery

from accounts.models import LimitRule
from accounts.rules import LimitKey
from cases.models import Case, Decision
from followup.rules import CONTINUITY_WEEKS
from orders.models import Order
from plans.models import Plan

from ..flags.lengths import months_after
from .grouping import OF_CASE, OF_ORDER, Median, Paths, days_between, group_of, narrowed, tally
from .period import DAY, Period
from .scope import By, Scope
from .table import TOTAL, Column, Counted, Found, Measure, Section, share
from .time import OF_THE_ORDER, a_month, granted, visits

OF_THE_CASE = Paths(case="", order=None)


def count_persons(period: Period, scope: Scope, by: By | None) -> Counted:
    last = Decision.objects.running_on(period.last).filter(pk=OuterRef("pk"))
    first_ever = Decision.objects.granting().filter(
        client=OuterRef("client"), valid_from__lt=OuterRef("valid_from")
    )
    held = granted(period).annotate(is_last_day=Exists(last), is_first=~Exists(first_ever))
    still = Q(is_last_day=True)
    new = Q(is_first=True, valid_from__gte=period.first)
    told = tally(
        *(held, OF_CASE, period, scope, by),
        still=Count("client", distinct=True, filter=still),
        new=Count("client", distinct=True, filter=new),
    )
    return Counted(
        {
            key: Found(
                n=row["persons"],
                persons=row["persons"],
                values=(row["persons"], row["still"], row["new"]),
                behind=(
                    *(row["still"], row["persons"] - row["still"]),
                    *(row["new"], row["persons"] - row["new"]),
                ),
            )
            for key, row in told.items()
        }
    )


def count_hours_each(period: Period, scope: Scope, by: By | None) -> Counted:
    held = Decision.objects.running_on(period.last).annotate(monthly=a_month("granted_hours", "granted_per"))
    told = tally(held, OF_CASE, period, scope, by, mean=Avg("monthly"), median=Median("monthly"))
    return Counted(
        {
            key: Found(row["persons"], row["persons"], (row["mean"], row["median"]))
            for key, row in told.items()
        }
    )


def count_years(period: Period, scope: Scope, by: By | None) -> Counted:
    """As rules.years_band, in the database."""
    after = {years: months_after("support_since", 12 * years) for years in (1, 3, 6)}
    supported = Case.objects.open_on(period.last).filter(support_since__lte=period.last)
    supported = supported.annotate(**{f"after_{years}": day for years, day in after.items()})
    bands = {
        "below_1": Q(after_1__gt=period.last),
        "below_3": Q(after_1__lte=period.last, after_3__gt=period.last),
        "below_6": Q(after_3__lte=period.last, after_6__gt=period.last),
        "above": Q(after_6__lte=period.last),
    }
    told = tally(
        *(supported, OF_THE_CASE, period, scope, by),
        **{name: Count("client", distinct=True, filter=band) for name, band in bands.items()},
    )
    return Counted(
        {
            key: Found(row["persons"], row["persons"], counts, counts)
            for key, row in told.items()
            for counts in [tuple(row[name] for name in bands)]
        }
    )


def count_continuity(period: Period, scope: Scope, by: By | None) -> Counted:
    """One row a person comes from the database, as no count of one person's workers is a count of two columns'."""
    since = max(period.last - timedelta(weeks=CONTINUITY_WEEKS) + DAY, period.first)
    made = narrowed(visits(Period(since, period.last)).performed(), OF_ORDER, period, scope)
    most = LimitRule.objects.value_on(scope.municipality, LimitKey.STAFF_PER_PERSON, period.last)
    made = made.order_by().annotate(grouped=group_of(by, OF_ORDER, period)) if by else made.order_by()
    each = made.values("case__client", *(["grouped"] if by else [])).annotate(
        first=ArrayAgg("support_worker", distinct=True),
        second=ArrayAgg("second_worker", distinct=True, filter=Q(second_worker__isnull=False), default=[]),
    )
    met = defaultdict(lambda: defaultdict(set))
    for row in each:
        for key in {TOTAL, row.get("grouped", TOTAL)}:
            met[key][row["case__client"]] |= {*row["first"], *row["second"]}
    found = {TOTAL: Found(0, 0, (None, None, 0, None), (0, 0))}
    for key, persons in met.items():
        counts = [len(workers) for workers in persons.values()]
        above = sum(count > most for count in counts)
        values = (mean(counts), median(counts), above, share(above, len(counts)))
        behind = (above, len(counts) - above)
        found[key] = Found(len(counts), len(counts), values, behind)
    return Counted(found)


def count_waits(period: Period, scope: Scope, by: By | None) -> Counted:
    """Orders by decisions that were made in the period: how long it took from the decision."""
    decided = Order.objects.filter(
        amends__isnull=True,
        sent_at__isnull=False,
        decision__decided_on__gte=period.first,
        decision__decided_on__lte=period.last,
    )
    decided = decided.annotate(
        plan_days=days_between(_decided(), _first("begun_on")),
        agreed_days=days_between(_decided(), _first("first_agreed_on")),
        start_days=days_between(_decided(), F("execution_started_on")),
    )
    steps = ("start_days", "plan_days", "agreed_days")
    known = {step: Q(**{f"{step}__gte": 0}) for step in steps}
    told = tally(
        *(decided, OF_THE_ORDER, period, scope, by),
        **{f"{step}_median": Median(step, filter=known[step]) for step in steps},
        **{f"{step}_n": Count("pk", filter=known[step]) for step in steps},
        **{f"{step}_persons": Count("case__client", distinct=True, filter=known[step]) for step in steps},
        **{f"{step}_waiting": Count("case__client", distinct=True, filter=~known[step]) for step in steps},
    )
    return Counted(
        {
            key: Found(
                n=row["n"],
                persons=row["persons"],
                values=tuple(value for step in steps for value in (row[f"{step}_median"], row[f"{step}_n"])),
                behind=tuple(row[f"{step}_{of}"] for step in steps for of in ("persons", "waiting")),
            )
            for key, row in told.items()
        }
    )


def _decided() -> F:
    return F("decision__decided_on")


def _first(day: str) -> Subquery:
    """The first such day of the order's plans that is known and not before the decision."""
    plans = Plan.objects.filter(order=OuterRef("pk"), **{f"{day}__gte": OuterRef("decision__decided_on")})
    return Subquery(plans.order_by(day).values(day)[:1])


EACH_PERSON = "Varje person väger lika."
DAYS = {"unit": "dagar", "decimals": 1}

MEASURES = (
    Measure(
        key="personer",
        section=Section.PERSONS,
        label="Personer med boendestöd",
        columns=(Column("Under perioden"), Column("Sista dagen"), Column("Nya")),
        counted="personer",
        weighting=EACH_PERSON,
        definition=(
            "Personer med ett beslut om boendestöd som gällde någon dag under perioden, den sista dagen i perioden, "
            "och de vars första beslut började gälla under perioden. Den som har två utförare räknas en gång i "
            "raden Alla. Åldern är den som personen fyller det år perioden slutar."
        ),
        count=count_persons,
        charted=(0, 1),
    ),
    Measure(
        key="timmar-per-person",
        section=Section.PERSONS,
        label="Beviljade timmar per person och månad",
        columns=(Column("Medelvärde", "tim", 1), Column("Median", "tim", 1)),
        counted="personer med beslut den sista dagen",
        weighting=(
            "Varje person väger lika, också i raden Alla: den är inte ett medelvärde av gruppernas medelvärden."
        ),
        definition="Beslutets timmar i månaden den sista dagen i perioden. Timmar i veckan räknas gånger 52/12.",
        count=count_hours_each,
        charted=(0,),
    ),
    Measure(
        key="ar-med-stod",
        section=Section.PERSONS,
        label="År med stöd",
        columns=(
            Column("Under 1 år"),
            Column("1–2 år"),
            Column("3–5 år"),
            Column("Mer än 5 år"),
        ),
        counted="personer i öppna ärenden där det är känt när stödet började",
        weighting=EACH_PERSON,
        definition="Hela år från det första beslutet om boendestöd till den sista dagen i perioden.",
        count=count_years,
        charted=(0, 1, 2, 3),
    ),
    Measure(
        key="kontinuitet",
        section=Section.PERSONS,
        label="Kontinuitet: medarbetare per person",
        columns=(
            Column("Medelvärde", "medarbetare", 1),
            Column("Median", "medarbetare", 1),
            Column("Fler än gränsen", "personer"),
            Column("Fler än gränsen", "%", 1),
        ),
        counted="personer som fick besök",
        weighting=EACH_PERSON,
        definition=(
            "Hur många olika medarbetare som personen träffade vid genomförda besök de sista fyra veckorna i perioden. "
            "Gränsen är kommunens egen."
        ),
        count=count_continuity,
    ),
    Measure(
        key="vantan",
        section=Section.PERSONS,
        label="Tid från beslut till start, plan och överenskommelse",
        columns=(
            Column("Till start, median", **DAYS),
            Column("Startade"),
            Column("Till påbörjad plan, median", **DAYS),
            Column("Planer"),
            Column("Till överenskommen plan, median", **DAYS),
            Column("Överenskomna"),
        ),
        counted="beställningar efter beslut som fattades under perioden",
        weighting="Varje beställning väger lika.",
        definition=(
            "Dagar från beslutsdagen till den dag stödet startade, planen påbörjades och personen sade ja till planen. "
            "Medianen är av dem som har hunnit dit, och antalet står bredvid. De som fortfarande väntar är inte med "
            "i medianen, så den är kortare än den verkliga väntan när många väntar. Det som började före beslutet är "
            "inte heller med."
        ),
        count=count_waits,
        charted=(0, 2, 4),
    ),
)
