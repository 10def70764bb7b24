"""Plans, how they are followed up, and what became of the goals."""

from django.db.models import Avg, Count, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.rules import DeadlineKey
from followup.models import GoalOutcome, PlanFollowUp
from followup.rules import GoalResult
from orders.models import Order, OrderGrade
from orders.rules import Grade, Structured
from plans.models import Plan
from plans.rules import Participation

from ..flags import overdue
from ..flags.lengths import with_due
from ..rules import FlagRule
from .grouping import OF_ORDER, Paths, tally
from .period import Period
from .scope import By, Scope
from .table import Column, Counted, Found, Measure, Section, share
from .time import OF_THE_ORDER

OF_OUTCOME = Paths("follow_up__case__", "follow_up__plan__order__")
OF_PLAN_FOLLOW_UP = Paths("case__", "plan__order__")


def count_coverage(period: Period, scope: Scope, by: By | None) -> Counted:
    day = period.last
    standing = Q(plans__begun_on__lte=day) & (Q(plans__ended_on__isnull=True) | Q(plans__ended_on__gt=day))
    # A plan that was dated back may have begun before the one that it follows ended.
    here = Q(municipality=scope.municipality) if scope.municipality else Q()
    last_begun = Plan.objects.filter(here).current_on(day)
    last_begun = last_begun.order_by("order", "-begun_on", "-recorded_at").distinct("order")
    running = Order.objects.running_on(day).annotate(current=FilteredRelation("plans", condition=standing))
    running = running.filter(Q(current__isnull=True) | Q(current__in=last_begun.values("pk")))
    parts = {
        "has_plan": Q(current__isnull=False),
        "is_agreed": Q(current__first_agreed_on__lte=day) | Q(current__agreed_on__lte=day),
        "follows": Q(current__follows_order=True),
        "took_part": Q(current__participation=Participation.YES),
    }
    return shares_of(running, OF_THE_ORDER, period, scope, by, parts)


def shares_of(
    records: QuerySet, paths: Paths, period: Period, scope: Scope, by: By | None, parts: dict[str, Q]
) -> Counted:
    """How many of the records are in each part, and the share."""
    told = tally(
        *(records, paths, period, scope, by),
        **{f"{name}_n": Count("pk", filter=part) for name, part in parts.items()},
        **{
            f"{name}_persons": Count(f"{paths.case}client", distinct=True, filter=part)
            for name, part in parts.items()
        },
        **{
            f"{name}_rest": Count(f"{paths.case}client", distinct=True, filter=~part)
            for name, part in parts.items()
        },
    )
    return Counted(
        {
            key: Found(
                n=row["n"],
                persons=row["persons"],
                values=tuple(
                    value for name in parts for value in (row[f"{name}_n"], share(row[f"{name}_n"], row["n"]))
                ),
                behind=tuple(row[f"{name}_{of}"] for name in parts for of in ("persons", "rest")),
            )
            for key, row in told.items()
        }
    )


def count_plan_follow_ups(period: Period, scope: Scope, by: By | None) -> Counted:
    earlier = PlanFollowUp.objects.filter(plan=OuterRef("plan"), held_on__lt=OuterRef("held_on"))
    previous = Subquery(earlier.order_by("-held_on").values("held_on")[:1])
    held = PlanFollowUp.objects.filter(held_on__range=(period.first, period.last)).annotate(
        counts_from=Coalesce(previous, "plan__first_agreed_on", "plan__agreed_on", "plan__declined_on")
    )
    held = with_due(held, "counts_from", DeadlineKey.PLAN_FOLLOWUP_OVERDUE)
    waiting = overdue(FlagRule.PLAN_FOLLOWUP_OVERDUE, period.last)
    return in_time(held, OF_PLAN_FOLLOW_UP, waiting, OF_ORDER, period, scope, by)


def in_time(
    held: QuerySet, of_held: Paths, waiting: QuerySet, of_waiting: Paths, period: Period, scope: Scope, by
) -> Counted:
    """Those held with their due day, beside those that wait though their day has passed."""
    kept = Q(held_on__lte=F("due_on"))
    person = f"{of_held.case}client"
    told = tally(
        *(held, of_held, period, scope, by),
        kept=Count("pk", filter=kept),
        kept_persons=Count(person, distinct=True, filter=kept),
        late_persons=Count(person, distinct=True, filter=~kept),
    )
    late = tally(waiting, of_waiting, period, scope, by)
    nothing = dict.fromkeys(("n", "persons", "kept", "kept_persons", "late_persons"), 0)
    found = {}
    for key in told | late:
        row, not_held = nothing | told.get(key, {}), late.get(key, nothing)
        n = row["n"] + not_held["n"]
        found[key] = Found(
            n=n,
            persons=row["persons"] + not_held["persons"],
            values=(row["kept"], row["n"] - row["kept"], not_held["n"], share(row["kept"], n)),
            behind=(
                row["kept_persons"],
                row["late_persons"],
                not_held["persons"],
                row["kept_persons"],
            ),
        )
    return Counted(found)


def count_goals(period: Period, scope: Scope, by: By | None) -> Counted:
    written = GoalOutcome.objects.filter(follow_up__held_on__range=(period.first, period.last))
    results = {result.value: Q(result=result) for result in GoalResult}
    better = {"better": Q(result__in=[GoalResult.REACHED, GoalResult.NEARER])}
    counted = shares_of(written, OF_OUTCOME, period, scope, by, results | better)
    return Counted({key: _counts_and_last_share(found) for key, found in counted.groups.items()})


def _counts_and_last_share(found: Found) -> Found:
    return Found(
        found.n,
        found.persons,
        (*found.values[:-2:2], found.values[-1]),
        found.behind,
    )


def count_clarity(period: Period, scope: Scope, by: By | None) -> Counted:
    sent = Order.objects.filter(
        amends__isnull=True, sent_at__isnull=False, sent_on__range=(period.first, period.last)
    )
    told = tally(
        *(sent, OF_THE_ORDER, period, scope, by),
        mean=Avg("clarity"),
        measured=Count("clarity"),
        measured_persons=Count("case__client", distinct=True, filter=Q(clarity__isnull=False)),
        other_persons=Count("case__client", distinct=True, filter=Q(clarity__isnull=True)),
        **{form.value: Count("pk", filter=Q(structured=form)) for form in Structured},
        **{
            f"{form.value}_persons": Count("case__client", distinct=True, filter=Q(structured=form))
            for form in Structured
        },
    )
    return Counted(
        {
            key: Found(
                row["n"],
                row["persons"],
                (row["mean"], row["measured"], *(row[form.value] for form in Structured)),
                (
                    row["measured_persons"],
                    row["other_persons"],
                    *(row[f"{form.value}_persons"] for form in Structured),
                ),
            )
            for key, row in told.items()
        }
    )


def count_grades(period: Period, scope: Scope, by: By | None) -> Counted:
    given = OrderGrade.objects.filter(recorded_at__gte=period.starts_at, recorded_at__lt=period.ends_before)
    grades = {grade.value: Q(grade=grade) for grade in Grade}
    counted = shares_of(given, Paths("order__case__", "order__"), period, scope, by, grades)
    return Counted({key: _counts_and_last_share_kept(found) for key, found in counted.groups.items()})


def _counts_and_last_share_kept(found: Found) -> Found:
    return Found(found.n, found.persons, (*found.values[::2], found.values[-1]), found.behind)


PERCENT = {"unit": "%", "decimals": 1}
EACH_ORDER = "Varje beställning väger lika."

MEASURES = (
    Measure(
        key="planer",
        section=Section.PLANS,
        label="Nuvarande genomförandeplan",
        columns=(
            Column("Har plan"),
            Column("Har plan", **PERCENT),
            Column("Personen har sagt ja"),
            Column("Personen har sagt ja", **PERCENT),
            Column("Följer beställningen"),
            Column("Följer beställningen", **PERCENT),
            Column("Personen var med"),
            Column("Personen var med", **PERCENT),
        ),
        counted="pågående beställningar den sista dagen",
        weighting=EACH_ORDER,
        definition=(
            "En nuvarande plan är påbörjad och inte avslutad den sista dagen i perioden. Alla andelar är av samma "
            "bas: de pågående beställningarna, också de som saknar plan."
        ),
        count=count_coverage,
        charted=(1, 3, 5, 7),
    ),
    Measure(
        key="planer-uppfoljda",
        section=Section.PLANS,
        label="Planer uppföljda i tid",
        columns=(
            Column("I tid"),
            Column("För sent"),
            Column("Försenade och inte gjorda"),
            Column("I tid", **PERCENT),
        ),
        counted="uppföljningar som hölls, och planer som väntar fast dagen har passerat",
        weighting="Varje uppföljning väger lika.",
        definition=(
            "I tid är senast den dag som kommunens frist ger, räknad från förra uppföljningen eller från personens "
            "första ja. Fristen är den som gällde när den började räknas. En ändring av planen är ingen uppföljning."
        ),
        count=count_plan_follow_ups,
    ),
    Measure(
        key="mal",
        section=Section.PLANS,
        label="Mål efter utfall",
        columns=(
            *(Column(result.label.capitalize()) for result in GoalResult),
            Column("Nått eller närmare", **PERCENT),
        ),
        counted="mål som följdes upp under perioden",
        weighting="Varje mål väger lika. Ett mål som följdes upp två gånger räknas två gånger.",
        definition="Utfallet som skrevs för varje mål vid planens uppföljning.",
        count=count_goals,
        charted=(5,),
    ),
    Measure(
        key="tydlighet",
        section=Section.PLANS,
        label="Beställningarnas tydlighet",
        columns=(
            Column("Tydlighet, medelvärde", "av 100", 1),
            Column("Mätta"),
            *(Column(f"Strukturerad: {form.label}") for form in Structured),
        ),
        counted="beställningar som skickades under perioden",
        weighting=EACH_ORDER,
        definition=(
            "Tydligheten är systemets egen mätning när beställningen skickades. Strukturerad är vad som är angivet "
            "om beställningen. Beställningar från ett annat system är inte mätta."
        ),
        count=count_clarity,
    ),
    Measure(
        key="omdomen",
        section=Section.PLANS,
        label="Utförarnas omdömen om beställningarna",
        columns=(
            *(Column(grade.label.capitalize()) for grade in Grade),
            Column("Beskrivs tydligt", **PERCENT),
        ),
        counted="omdömen som gavs under perioden, ett för varje del av beställningen",
        weighting="Varje omdöme väger lika.",
        definition="Utförarens svar på hur tydlig varje del av beställningen var när den togs emot.",
        count=count_grades,
        authority_only=True,
    ),
)
