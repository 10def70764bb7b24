"""What is done in the daily work and at its follow-up, by the pages' own views."""

from .daily import OPERATIONS as DAILY
from .following import OPERATIONS as FOLLOWING
from .schedule import OPERATIONS as SCHEDULE

OPERATIONS = (*SCHEDULE, *DAILY, *FOLLOWING)

__all__ = ["OPERATIONS"]
