"""A moment as one types it: local Swedish time."""

from datetime import UTC, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

OLDEST_YEAR, LAST_YEAR = 2000, 2100


class MomentField(forms.DateTimeField):
    """Local Swedish time. Of the hour that comes twice in autumn it takes the first; the one that is skipped
    in spring is told."""

    def to_python(self, value):
        return super().to_python(_in_sweden(value) or value)


def _in_sweden(text) -> datetime | None:
    try:
        naive = parse_datetime(text.strip()) if text else None
    except ValueError:
        return None
    if naive is None:
        return None
    if not OLDEST_YEAR <= naive.year < LAST_YEAR:
        raise ValidationError("Kontrollera året.", "year")
    if timezone.is_aware(naive):
        return naive
    moment = timezone.make_aware(naive)
    if timezone.localtime(moment.astimezone(UTC)).replace(tzinfo=None) != naive:
        raise ValidationError("Den timmen fanns inte: klockan ställdes fram den natten.", "skipped_hour")
    return moment
