import pytest

from tests.walkers import thread


@pytest.fixture
def inside(cast):
    return thread(cast, reviewer=cast.reviewer)
