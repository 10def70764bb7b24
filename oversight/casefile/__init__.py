"""What the case page shows under the stations: the goals with what was done, the events, the changes."""

from .changes import changes
from .events import events, kinds
from .goals import goal_rows, taper_steps

__all__ = ["changes", "events", "goal_rows", "kinds", "taper_steps"]
