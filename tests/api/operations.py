"""Every operation of the API, and the address of one."""

import re

from boendestod.urls import STATIONS
from tests.role_table import address

OPERATIONS = [operation for station in STATIONS for operation in station.OPERATIONS]


def path_of(operation, record) -> str:
    """The page's own place in the address, as the API writes it."""
    args = iter(address(operation.name, record))
    return "/api/v1/" + re.sub("<[^>]*>", lambda _: str(next(args)), operation.path)
