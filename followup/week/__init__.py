"""What the schedule shows: the week by worker and by person, what clashes in it, the hours of the month, how many
different people somebody has met, and who can step in. Each function asks a constant number of questions."""

from .clashes import Clash, conflicts, uncovered
from .hours import Continuity, MonthHours, continuity, month_hours
from .loading import became, hours_by_day, is_cancelled, workers_of
from .rows import Cell, PersonRow, Used, Week, WorkerRow, week_of
from .standing_in import Freed, Suggestion, freed, suggestions, suggestions_for

__all__ = [
    "Cell",
    "Clash",
    "Continuity",
    "Freed",
    "MonthHours",
    "PersonRow",
    "Suggestion",
    "Used",
    "Week",
    "WorkerRow",
    "became",
    "conflicts",
    "continuity",
    "freed",
    "hours_by_day",
    "is_cancelled",
    "month_hours",
    "suggestions",
    "suggestions_for",
    "uncovered",
    "week_of",
    "workers_of",
]
