"""How a municipality comes into being, with the rule set that it always has."""

from .models import DeadlineRule, Municipality
from .rules import DEFAULT_LENGTHS, DEFAULT_LENGTHS_HOLD_FROM


def create_municipality(name: str, **settings) -> Municipality:
    municipality = Municipality.objects.create(name=name, **settings)
    DeadlineRule.objects.bulk_create(
        DeadlineRule(
            municipality=municipality, key=key, months=months, days=days, valid_from=DEFAULT_LENGTHS_HOLD_FROM
        )
        for key, (months, days) in DEFAULT_LENGTHS.items()
    )
    return municipality
