from django.db import models

from accounts.models import Municipality, User
from accounts.permissions import may
from boendestod import dates

from ..rules import ImportState


class ImportJobQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not may(user, "cases.import"):
            return self.none()
        return self.filter(municipality=user.membership.municipality_id)

    def for_list(self):
        return self.defer("content", "result").select_related("uploaded_by").order_by("-uploaded_at")


class ImportJob(models.Model):
    """A file of running cases on its way in. The file's text is erased when the job has ended."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("uppladdad", default=dates.now)
    file_name = models.CharField("fil", max_length=200)
    content = models.BinaryField(null=True)
    dry_run = models.BooleanField("bara kontrollera", default=False)
    state = models.CharField("läge", max_length=20, choices=ImportState, default=ImportState.WAITING)
    rows_total = models.PositiveIntegerField("rader", default=0)
    rows_done = models.PositiveIntegerField("klara rader", default=0)
    result = models.JSONField("resultat", default=dict)
    ended_at = models.DateTimeField("slutade", null=True)

    objects = ImportJobQuerySet.as_manager()

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "importer"

    def __str__(self):
        return self.file_name
