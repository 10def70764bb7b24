"""The schedule. Plain values in and out."""

from django.db.models import TextChoices


class SlotKind(TextChoices):
    TRAVEL = "travel", "restid"
    ADMIN = "admin", "administration"
    MEETING = "meeting", "möte"


class AbsenceKind(TextChoices):
    VACATION = "vacation", "semester"
    SICK = "sick", "sjuk"
    OTHER = "other", "annan frånvaro"


# Planned visits are made so many weeks ahead, and continuity is counted so many back.
WEEKS_AHEAD = 8
CONTINUITY_WEEKS = 4
