import re

from django.db import models
from django.db.models import F, Q

from accounts.models import CaseRecord, Municipality
from boendestod import dates

from ..rules import DocumentKind, Means
from .decision import Decision, DecisionPartQuerySet

PRINTED_SUM = re.compile(r"\b[0-9a-f]{64}\b")


class Notification(CaseRecord):
    """The person is told what was decided, and how to appeal (FL 33 §). The days for an appeal count from the
    day she got it."""

    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="notifications", verbose_name="beslut"
    )
    sent_on = models.DateField("skickat eller lämnat")
    how = models.CharField("hur", max_length=20, choices=Means)
    appeal_notice = models.BooleanField("hur man överklagar följde med", default=True)
    received_on = models.DateField("personen fick beslutet", null=True, blank=True)

    objects = DecisionPartQuerySet.as_manager()

    class Meta:
        verbose_name = "underrättelse"
        verbose_name_plural = "underrättelser"
        ordering = ["sent_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("sent_on")),
                name="notification_received_after_sent",
                violation_error_message="Personen kan inte ha fått beslutet före den dag det skickades.",
            )
        ]

    def __str__(self):
        return f"Underrättelse {self.sent_on}"

    @property
    def case(self):
        return self.decision.case


class DecisionDocumentQuerySet(DecisionPartQuerySet):
    def for_list(self):
        return self.defer("pdf").order_by("kind")


class DecisionDocument(models.Model):
    """A document as it was when the decision was made. PostgreSQL lets nobody change it; only the PDF, which is
    drawn from the text afterwards, is filled in once."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", editable=False)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="documents", verbose_name="beslut")
    kind = models.CharField("handling", max_length=20, choices=DocumentKind)
    html = models.TextField("text")
    sha256 = models.CharField("kontrollsumma", max_length=64)
    pdf = models.BinaryField(null=True)
    recorded_at = models.DateTimeField("registrerad", default=dates.now, editable=False)

    objects = DecisionDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "handling"
        verbose_name_plural = "handlingar"
        constraints = [models.UniqueConstraint(fields=["decision", "kind"], name="document_once_a_kind")]

    def __str__(self):
        return self.get_kind_display()

    @property
    def printed_sum(self):
        """The sum that the paper itself shows, of what it says; "" where it shows none."""
        found = PRINTED_SUM.search(self.html)
        return found[0] if found else ""

    @property
    def case(self):
        return self.decision.case
