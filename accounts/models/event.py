"""What has happened, for other systems: ids and kinds, never a word about a person. PostgreSQL itself writes the rows
(accounts/audit.py), in the transaction of the change."""

import re
from datetime import timedelta
from typing import NamedTuple

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import Func, Q
from django.db.models.functions import Cast

from boendestod import dates

from .organisation import Municipality

# The first that may still be running, as transactions count. Asked of this database alone: a snapshot's own xmin waits
# for whatever runs in the whole cluster. Who writes must be of one role, as PostgreSQL tells no other what it runs.
RUNNING = """
    SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint, array(
        SELECT backend_xid::text::bigint FROM pg_stat_activity
        WHERE datname = current_database() AND backend_xid IS NOT NULL
    )
"""
XIDS = 2**32


def oldest_running() -> int:
    """Every transaction before it has ended, and is seen by the next question. The end is read before what runs, so
    that nothing falls between them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(RUNNING)
        end, running = cursor.fetchone()
    return min([end, *(_whole(xid, end) for xid in running)])


def _whole(xid: int, near: int) -> int:
    """What runs is told without the rounds that the counter has made."""
    return near + (xid - near + XIDS // 2) % XIDS - XIDS // 2


class Place(NamedTuple):
    """Where one stands among the events: by the transaction that wrote them, then by the event."""

    xact: int
    id: int

    def __str__(self):
        return f"{self.xact}-{self.id}"

    @classmethod
    def now(cls) -> "Place":
        """Before whatever is noted from now on, and by what runs now."""
        return cls(oldest_running(), 0)

    @classmethod
    def of(cls, text: str) -> "Place | None":
        found = re.fullmatch("([0-9]{1,18})-([0-9]{1,18})", text)
        return cls(*map(int, found.groups())) if found else None


class EventQuerySet(models.QuerySet):
    def between(self, place: "Place", end: "Place"):
        """Those after the place that nothing can come before any more, where `end` is `Place.now()`: a transaction that
        began earlier and ends later would otherwise be passed by whoever has read on."""
        return self.filter(Q(xact__gt=place.xact) | Q(xact=place.xact, id__gt=place.id), xact__lt=end.xact)

    def ids_of(self, records: list[type[models.Model]]):
        """Of the records that the events are about, themselves or a part of them."""
        key = type(records[0]._meta.pk)()
        labels = [record._meta.label_lower for record in records]
        themselves = self.filter(model__in=labels).values_list(Cast("record_id", key), flat=True)
        if not isinstance(key, models.UUIDField):
            return themselves
        wholes = Func("wholes", function="unnest", output_field=models.UUIDField())
        return themselves.union(self.values_list(wholes, flat=True))

    def in_order(self):
        return self.order_by("xact", "id")

    def has_lost(self, place: Place) -> bool:
        """Whether something after the place has been erased: of the old the newest stays, as a mark. So it is with a
        place that is still to come, as after the database was restored."""
        mark = self.outdated().order_by("-xact", "-id").first()
        return place.xact > oldest_running() or (mark is not None and place < mark.place)

    def outdated(self):
        return self.filter(happened_at__lt=dates.now() - Event.KEPT)


class Event(models.Model):
    KEPT = timedelta(days=90)

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    case_id = models.UUIDField(null=True)
    model = models.CharField(max_length=60)
    record_id = models.CharField(max_length=36)
    # What the record is a part of, the nearest first; the case is not among them.
    wholes = ArrayField(models.UUIDField())
    change = models.CharField(max_length=10)
    verb = models.CharField(max_length=60)
    version = models.PositiveIntegerField(null=True)
    happened_at = models.DateTimeField()
    xact = models.BigIntegerField()

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "händelse"
        verbose_name_plural = "händelser"
        indexes = [
            models.Index(fields=["municipality", "xact", "id"], name="event_in_order"),
            models.Index(fields=["model", "happened_at"], name="event_of_model"),
            models.Index(fields=["happened_at"], name="event_by_age"),
        ]

    def __str__(self):
        return f"{self.model} {self.change}"

    @property
    def place(self) -> Place:
        return Place(self.xact, self.id)

    @property
    def kind(self) -> type[models.Model]:
        return apps.get_model(self.model)
