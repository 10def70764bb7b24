"""What a tablet is given to keep. Plain values in and out."""

from datetime import timedelta

from django.db.models import TextChoices

from accounts.rules import NamesOnTablet


class PackPart(TextChoices):
    """The kinds of data that a person's part of a pack can hold."""

    NAME = "name", "namn"
    ADDRESS = "address", "adress och telefon"
    ARRIVAL = "arrival", "hur man kommer in och vad man ska tänka på"
    RISKS = "risks", "risker i hemmet"
    CHILDREN = "children", "barn i hemmet"
    COMMUNICATION = "communication", "kommunikation och tolk"
    PLAN = "plan", "mål och aktiviteter i planen"
    WISHES = "wishes", "önskemål"
    NOTES = "notes", "anteckningar"
    VISITS = "visits", "tider för besök"
    DRAFT = "draft", "påbörjat besök"
    MISSING_NOTE = "missing_note", "besök som saknar anteckning"


PROTECTED_NAME = "Skyddade personuppgifter"
# In the place of a visit to a person who must not be on the tablet.
HIDDEN_VISIT = "Besök som bara syns i schemat på datorn"
# Older ones are asked for by a flag and written on the page.
MISSING_NOTES_SINCE = timedelta(days=30)
NO_NAME = "Namn saknas"


def name_on_tablet(how: str, first_name: str, last_name: str) -> str:
    names = {
        NamesOnTablet.FULL: f"{first_name} {last_name}",
        NamesOnTablet.FIRST: first_name,
        NamesOnTablet.INITIALS: " ".join(f"{name[0]}." for name in (first_name, last_name) if name),
    }
    return names[how].strip() or NO_NAME
