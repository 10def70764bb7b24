from datetime import timedelta

from django.db import models
from django.utils.crypto import salted_hmac

from boendestod import dates

from ..rules import CodeFor


class WrongCodeQuerySet(models.QuerySet):
    def lately(self, purpose: CodeFor, address: str, within: timedelta):
        since = dates.now() - within
        return self.filter(purpose=purpose, address_sum=address_sum(address), at__gte=since)


class WrongCode(models.Model):
    """A code that somebody typed and that opens nothing, so that guessing can be stopped. Where it came from is
    kept as a sum that only the server can make, and the code not at all."""

    purpose = models.CharField(max_length=20, choices=CodeFor)
    address_sum = models.CharField(max_length=64)
    at = models.DateTimeField(default=dates.now)

    objects = WrongCodeQuerySet.as_manager()

    class Meta:
        verbose_name = "felaktig kod"
        verbose_name_plural = "felaktiga koder"
        indexes = [models.Index(fields=["purpose", "address_sum", "at"], name="wrong_code_lately")]

    def __str__(self):
        return f"{self.purpose} {self.at:%Y-%m-%d %H:%M}"


def address_sum(address: str) -> str:
    return salted_hmac("accounts.WrongCode", address, algorithm="sha256").hexdigest()
