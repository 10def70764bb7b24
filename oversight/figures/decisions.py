"""Decisions: how long they are, whether they are looked at again, and what the courts say."""

from django.db.models import Case as Choose
from django.db.models import (
    Count,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Least

from accounts.models import LimitRule
from accounts.rules import DeadlineKey, LimitKey
from boendestod.templatetags.sv import antal
from cases.models import AdministrativeExtension, Appeal, Case, Decision, Judgment
from cases.rules import JudgmentOutcome
from followup.models import DecisionFollowUp

from ..flags import overdue
from ..flags.lengths import months_after, with_due
from ..rules import FlagRule
from .grouping import OF_CASE, Paths, tally
from .period import DAY, Period
from .persons import OF_THE_CASE
from .plans import in_time, shares_of
from .scope import By, Scope
from .table import Column, Counted, Found, Measure, Section
from .time import granted

OF_APPEAL = Paths("decision__case__", None)


def count_lengths(period: Period, scope: Scope, by: By | None) -> Counted:
    """As rules.length_band, in the database."""
    after = ExpressionWrapper(F("valid_to") + DAY, output_field=DateField())
    held = Decision.objects.running_on(period.last).annotate(
        day_after=after, **{f"months_{months}": months_after("valid_from", months) for months in (6, 12, 13)}
    )
    bands = {
        "below_6": Q(months_6__gt=F("day_after")),
        "below_12": Q(months_6__lte=F("day_after"), months_12__gt=F("day_after")),
        "twelve": Q(months_12__lte=F("day_after"), months_13__gt=F("day_after")),
        "above": Q(months_13__lte=F("day_after")),
        "open_ended": Q(valid_to__isnull=True),
    }
    told = tally(
        *(held, OF_CASE, period, scope, by),
        **{name: Count("pk", filter=band) for name, band in bands.items()},
        **{f"{name}_persons": Count("client", distinct=True, filter=band) for name, band in bands.items()},
    )
    return Counted(
        {
            key: Found(
                row["n"],
                row["persons"],
                tuple(row[name] for name in bands),
                tuple(row[f"{name}_persons"] for name in bands),
            )
            for key, row in told.items()
        },
        _usual_length(period, scope),
    )


def _usual_length(period: Period, scope: Scope) -> str:
    months = LimitRule.objects.value_on(scope.municipality, LimitKey.DECISION_MONTHS, period.last)
    return f"Kommunens riktlinje den sista dagen: omkring {antal(months, 'månad,månader')}."


def count_followed(period: Period, scope: Scope, by: By | None) -> Counted:
    documented = DecisionFollowUp.objects.filter(case=OuterRef("pk"), held_on__lte=period.last)
    open_cases = Case.objects.open_on(period.last).annotate(followed=Exists(documented))
    held = Decision.objects.running_on(period.last).filter(case=OuterRef("pk"))
    supported = open_cases.filter(Exists(held))
    return shares_of(supported, OF_THE_CASE, period, scope, by, {"followed": Q(followed=True)})


def count_decision_follow_ups(period: Period, scope: Scope, by: By | None) -> Counted:
    running = (
        Decision.objects.granting()
        .filter(case=OuterRef("case"), valid_from__lte=OuterRef("held_on"))
        .order_by("-valid_from")
    )
    held = DecisionFollowUp.objects.filter(held_on__range=(period.first, period.last)).annotate(
        valid_from=Subquery(running.values("valid_from")[:1]),
        stated_on=Subquery(running.values("follow_up_on")[:1]),
    )
    earlier = DecisionFollowUp.objects.filter(
        case=OuterRef("case"), held_on__lt=OuterRef("held_on"), held_on__gte=OuterRef("valid_from")
    )
    held = held.annotate(previous=Subquery(earlier.order_by("-held_on").values("held_on")[:1]))
    held = held.annotate(counts_from=Coalesce("previous", "valid_from"))
    held = with_due(held, "counts_from", DeadlineKey.DECISION_FOLLOWUP_OVERDUE).annotate(
        due_on=Choose(When(previous=None, then=Least("stated_on", "due_on")), default="due_on")
    )
    waiting = overdue(FlagRule.DECISION_FOLLOWUP_OVERDUE, period.last)
    return in_time(held, OF_CASE, waiting, OF_CASE, period, scope, by)


def count_extensions(period: Period, scope: Scope, by: By | None) -> Counted:
    days = (period.first, period.last)
    # What was held after its last day is of the next decision.
    until = Coalesce(OuterRef("last_day_of_support"), Value(period.last))
    looked_at = DecisionFollowUp.objects.filter(
        case=OuterRef("case"), held_on__range=days, held_on__gte=OuterRef("valid_from"), held_on__lte=until
    )
    let_run = AdministrativeExtension.objects.filter(decision=OuterRef("pk"), decided_on__range=days)
    held = granted(period).annotate(followed=Exists(looked_at), extended=Exists(let_run))
    parts = {
        "all_followed": Q(followed=True),
        "all_extended": Q(extended=True),
        "both": Q(followed=True, extended=True),
        "neither": Q(followed=False, extended=False),
    }
    return shares_of(held, OF_CASE, period, scope, by, parts)


def count_appeals(period: Period, scope: Scope, by: By | None) -> Counted:
    last = Judgment.objects.filter(appeal=OuterRef("pk")).order_by("-judged_on", "-recorded_at")
    received = Appeal.objects.filter(received_on__range=(period.first, period.last)).annotate(
        judged=Subquery(last.values("outcome")[:1])
    )
    outcomes = {outcome.value: Q(judged=outcome) for outcome in JudgmentOutcome}
    outcomes |= {"waiting": Q(judged__isnull=True)}
    counted = shares_of(received, OF_APPEAL, period, scope, by, outcomes)
    return Counted(
        {
            key: Found(found.n, found.persons, found.values[::2], found.behind)
            for key, found in counted.groups.items()
        }
    )


PERCENT = {"unit": "%", "decimals": 1}
EACH_DECISION = "Varje beslut väger lika."

MEASURES = (
    Measure(
        key="beslutslangd",
        section=Section.DECISIONS,
        label="Beslutens längd",
        columns=(
            Column("Under 6 månader"),
            Column("6–11 månader"),
            Column("12 månader"),
            Column("Mer än 12 månader"),
            Column("Tills vidare"),
        ),
        counted="beslut som gäller den sista dagen",
        weighting=EACH_DECISION,
        definition=(
            "Hela månader från beslutets första dag till dagen efter den sista. Ett beslut som har förlängts "
            "administrativt räknas till den nya sista dagen."
        ),
        count=count_lengths,
        charted=(0, 1, 2, 3),
    ),
    Measure(
        key="beslut-uppfoljda",
        section=Section.DECISIONS,
        label="Dokumenterad uppföljning av beslutet",
        columns=(Column("Uppföljda"), Column("Uppföljda", **PERCENT)),
        counted="öppna ärenden med ett beslut som gäller den sista dagen",
        weighting="Varje ärende väger lika.",
        definition="Ärenden där beslutet någon gång har följts upp, oavsett när.",
        count=count_followed,
        authority_only=True,
        charted=(1,),
    ),
    Measure(
        key="beslut-uppfoljda-i-tid",
        section=Section.DECISIONS,
        label="Beslut uppföljda i tid",
        columns=(
            Column("I tid"),
            Column("För sent"),
            Column("Försenade och inte gjorda"),
            Column("I tid", **PERCENT),
        ),
        counted="uppföljningar som hölls, och beslut som väntar fast dagen har passerat",
        weighting="Varje uppföljning väger lika.",
        definition=(
            "I tid är senast den dag som kommunens frist ger, räknad från förra uppföljningen eller från beslutets "
            "första dag, och första gången senast den dag som beslutet själv anger. En administrativ förlängning är "
            "ingen uppföljning."
        ),
        count=count_decision_follow_ups,
        authority_only=True,
    ),
    Measure(
        key="forlangda",
        section=Section.DECISIONS,
        label="Uppföljda beslut och administrativa förlängningar",
        columns=(
            Column("Uppföljda"),
            Column("Uppföljda", **PERCENT),
            Column("Förlängda"),
            Column("Förlängda", **PERCENT),
            Column("Både och"),
            Column("Både och", **PERCENT),
            Column("Ingetdera"),
            Column("Ingetdera", **PERCENT),
        ),
        counted="beslut som gällde någon dag under perioden",
        weighting=EACH_DECISION,
        definition=(
            "Alla fyra är andelar av samma beslut. Ett beslut kan vara både uppföljt och förlängt, eller ingetdera, "
            "så de två första blir inte 100 % tillsammans. Nationell statistik som visar precis 100 % räknar på "
            "ett annat sätt."
        ),
        count=count_extensions,
        authority_only=True,
        charted=(1, 3),
    ),
    Measure(
        key="overklaganden",
        section=Section.DECISIONS,
        label="Överklaganden efter utgång",
        columns=(
            *(Column(outcome.label.capitalize()) for outcome in JudgmentOutcome),
            Column("Väntar på dom"),
        ),
        counted="överklaganden som kom in under perioden",
        weighting="Varje överklagande väger lika.",
        definition="Utgången i den senaste domen, oavsett när den kom.",
        count=count_appeals,
        authority_only=True,
    ),
)
