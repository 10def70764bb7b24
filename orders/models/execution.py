from django.db import models
from django.db.models import F, Q

from accounts.models import CaseRecord

from .order import Order, OrderPartQuerySet


class Offer(CaseRecord):
    """An offer to begin, and what became of it. One declined offer does not end the duty (SoL 34:1)."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="offers", verbose_name="beställning")
    offered_on = models.DateField("erbjudet")
    what = models.CharField("vad som erbjöds", max_length=200)
    accepted = models.BooleanField("personen tackade ja", null=True, blank=True)
    answered_on = models.DateField("svarade", null=True, blank=True)
    reason = models.CharField("varför nej", max_length=200, blank=True)

    objects = OrderPartQuerySet.as_manager()

    class Meta:
        verbose_name = "erbjudande"
        verbose_name_plural = "erbjudanden"
        ordering = ["offered_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted__isnull=True, answered_on__isnull=True)
                | Q(accepted__isnull=False, answered_on__isnull=False, answered_on__gte=F("offered_on")),
                name="offer_answered_on_a_day",
                violation_error_message="Svaret kan inte ha kommit före erbjudandet.",
            ),
            models.CheckConstraint(
                condition=~Q(accepted=False) | ~Q(reason=""),
                name="offer_declined_with_reason",
                violation_error_message="Skriv varför personen tackade nej.",
            ),
        ]

    def __str__(self):
        return f"Erbjudande {self.offered_on}"

    @property
    def case(self):
        return self.order.case


class InterruptionQuerySet(OrderPartQuerySet):
    def open_on(self, day):
        return self.filter(Q(resumed_on__isnull=True) | Q(resumed_on__gt=day), started_on__lte=day)


class Interruption(CaseRecord):
    """A time when the support was not given. After three months it is reported like a decision that was never
    carried out (SoL 34:1)."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="interruptions", verbose_name="beställning")
    started_on = models.DateField("avbrott från")
    reason = models.CharField("skäl", max_length=200)
    resumed_on = models.DateField("stödet återupptogs", null=True, blank=True)

    objects = InterruptionQuerySet.as_manager()

    class Meta:
        verbose_name = "avbrott"
        verbose_name_plural = "avbrott"
        ordering = ["started_on", "recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(resumed_on__isnull=True),
                name="interruption_one_open_an_order",
                violation_error_message="Det pågår redan ett avbrott.",
            ),
            models.CheckConstraint(
                condition=Q(resumed_on__isnull=True) | Q(resumed_on__gt=F("started_on")),
                name="interruption_resumed_later",
                violation_error_message="Stödet kan inte återupptas före avbrottets andra dag.",
            ),
        ]

    def __str__(self):
        return f"Avbrott {self.started_on}"

    @property
    def case(self):
        return self.order.case
