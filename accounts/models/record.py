import uuid

from django.db import models
from simple_history.models import HistoricalRecords

from boendestod import dates
from boendestod.errors import StaleVersion

from .organisation import Municipality


class RecordQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The records that the user may see: the same rule for one record, lists, counts and the API."""
        raise NotImplementedError

    def lock(self, pk, version: int | None = None):
        """The row, held until the transaction ends. Raise StaleVersion if it is no longer the version that
        the user has seen."""
        record = self.select_for_update(of=("self",)).get(pk=pk)
        if version is not None and record.version != version:
            raise StaleVersion(record)
        return record


class CaseRecord(models.Model):
    """What every record of a case carries: its municipality, the server's time, a version and its history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", editable=False)
    recorded_at = models.DateTimeField("registrerad", default=dates.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    history = HistoricalRecords(inherit=True)
    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def save_change(self, *, by, reason: str) -> None:
        """Save with who and why in the history; `by` is None for what the system does by itself."""
        if not self._state.adding:
            self.version += 1
        self._history_user = by
        self._change_reason = reason
        self.save()
