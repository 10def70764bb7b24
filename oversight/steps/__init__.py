"""What somebody is waited for in a case, and what that looks like to one user. Pure, as oversight.thread."""

from .seen import NextStep, next_step
from .step import Turn

__all__ = ["NextStep", "Turn", "next_step"]
