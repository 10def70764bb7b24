"""The simulated year: 105 persons and 21 workers, with figures like Botkyrka's of 2018 (report 000)."""

from functools import cache
from random import Random

from .days import Days
from .facts import Year
from .people import People

SEED = 2018


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - a simulation, nothing secret


@cache
def simulate(seed: int = SEED) -> Year:
    random = seeded(seed)
    return Days(People(random).live(), random).live()
