from django.db import models

from boendestod import dates

from .user import User


class AccessLog(models.Model):
    """Who opened whose data, when and why (SoLPUL 10 §). Append-only by trigger; outlives what it names,
    so it holds ids, not foreign keys, and never the data itself."""

    at = models.DateTimeField("när", default=dates.now, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    role = models.CharField("roll", max_length=20)
    system_id = models.BigIntegerField("anslutet system", null=True)
    municipality_id = models.BigIntegerField()
    client_id = models.UUIDField(null=True)
    case_id = models.UUIDField(null=True)
    model = models.CharField("slag av uppgift", max_length=40)
    record_id = models.CharField(max_length=40, blank=True)
    action = models.CharField("händelse", max_length=20)
    reason = models.CharField("skäl", max_length=200, blank=True)

    class Meta:
        verbose_name = "åtkomst"
        verbose_name_plural = "åtkomstlogg"
        indexes = [
            models.Index(fields=["client_id", "-at"], name="access_log_client"),
            models.Index(fields=["user", "-at"], name="access_log_user"),
            models.Index(fields=["municipality_id", "-at"], name="access_log_municipality"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.user} {self.action} {self.model}"
