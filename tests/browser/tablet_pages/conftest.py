from datetime import timedelta

import pytest

from followup.models import PlannedVisit
from tests.cast import NUMBERS, TODAY, at

from .hands import Hands


@pytest.fixture
def order(cast):
    return cast.agreed().order


@pytest.fixture
def planned(cast, order):
    """Plans a visit to Astrid (or of another order), also one whose time has passed."""

    def plan(hour, minute=0, *, days=0, minutes=60, of=None, **said):
        starts_at = at(TODAY + timedelta(days=days), hour, minute)
        visit = PlannedVisit(
            municipality=cast.municipality,
            case=(of or order).case,
            order=of or order,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=minutes),
            support_worker=cast.support_worker,
            **said,
        )
        visit.save_change(by=cast.coordinator, reason="planned_visit.new")
        return visit

    return plan


@pytest.fixture
def other_order(cast):
    """A second person, whose name could break out of a page that trusts names."""
    client = cast.client(NUMBERS[1], first_name="Åsa-Märta", last_name="<script>alert(1)</script>" * 3)
    return cast.agreed(cast.case(client)).order


@pytest.fixture
def hands(request):
    """The support worker's, on her tablet; the day is what the test has planned before it asks for them."""

    def take(**how):
        return Hands(request.getfixturevalue("tablet"), **how)

    return take
