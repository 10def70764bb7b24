from django.db import models

from accounts.models import CaseRecord, User

from ..rules import (
    ReturnCategory,
)
from .order import Order, OrderPartQuerySet


class OrderReturn(CaseRecord):
    """The provider's question when it sends an order back. `recorded_at` is when it asked."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="returns", verbose_name="beställning")
    category = models.CharField("vad det gäller", max_length=30, choices=ReturnCategory)
    question = models.TextField("fråga")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="frågat av")
    answer = models.TextField("svar", blank=True)
    answered_at = models.DateTimeField("besvarad", null=True, editable=False)

    objects = OrderPartQuerySet.as_manager()

    class Meta:
        verbose_name = "återsänd beställning"
        verbose_name_plural = "återsända beställningar"
        ordering = ["recorded_at"]

    def __str__(self):
        return self.get_category_display()

    @property
    def case(self):
        return self.order.case
