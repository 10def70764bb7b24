"""How a due day is reckoned in SQL, and which number of the rule set holds."""

from datetime import date

from django.db.models import (
    DateField,
    DurationField,
    Exists,
    F,
    Func,
    OuterRef,
    QuerySet,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast

from accounts.models import DeadlineRule, LimitRule
from accounts.rules import DeadlineKey, LimitKey

NO_ORDER = Cast(Value(None), UUIDField())


class Interval(Func):
    template = "make_interval(months => %(expressions)s)"
    arg_joiner = ", days => "
    output_field = DurationField()


def months_after(start: str, months: int) -> Cast:
    """The due day of a length that the law gives the whole country."""
    return Cast(F(start) + Interval(Value(months), Value(0)), DateField())


def with_due(records: QuerySet, start: str, key: DeadlineKey, *, name: str = "due_on") -> QuerySet:
    """`start` plus the length that the municipality's rule set had on that day, as `name`.

    A join, because a subquery would be asked again for every record and every mention."""
    rules = "municipality__deadline_rules"
    newer = DeadlineRule.objects.filter(
        municipality=OuterRef("municipality"),
        key=key,
        valid_from__gt=OuterRef(f"{rules}__valid_from"),
        valid_from__lte=OuterRef(start),
    )
    return records.filter(
        ~Exists(newer), **{f"{rules}__key": key, f"{rules}__valid_from__lte": F(start)}
    ).annotate(**{name: Cast(F(start) + Interval(f"{rules}__months", f"{rules}__days"), DateField())})


def with_limit(records: QuerySet, key: LimitKey, on: date) -> QuerySet:
    """With the number that the municipality's rule set has on that day, as `limit`; a join, for the same reason."""
    newer = LimitRule.objects.filter(
        municipality=OuterRef("municipality"),
        key=key,
        valid_from__gt=OuterRef("municipality__limit_rules__valid_from"),
        valid_from__lte=on,
    )
    return records.filter(
        ~Exists(newer), municipality__limit_rules__key=key, municipality__limit_rules__valid_from__lte=on
    ).annotate(limit=F("municipality__limit_rules__value"))
