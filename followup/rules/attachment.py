"""Pictures that belong to a note. Plain values in and out."""

from datetime import timedelta

from django.db.models import TextChoices

# With one note, and how large each may be.
MOST_PICTURES = 4
LARGEST_PICTURE = 20 * 1024 * 1024
# A tablet sends a picture in parts no larger than this.
LARGEST_CHUNK = 512 * 1024
# What is kept is never larger, in pixels; and a file that claims more than the second is not opened at all.
LONGEST_SIDE = 2048
MOST_PIXELS = 25_000_000

# A picture that has not come by then is told as missing; it is still taken in if it comes.
OVERDUE_AFTER = timedelta(days=5)


class AttachmentState(TextChoices):
    EXPECTED = "expected", "på väg från surfplattan"
    RECEIVED = "received", "mottagen"
    REFUSED = "refused", "gick inte att ta emot"
