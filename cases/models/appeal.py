from django.db import models
from django.db.models import F, Q

from accounts.models import CaseRecord

from ..rules import Court, JudgmentOutcome
from .decision import Decision, DecisionPartQuerySet
from .investigation import AuthorityQuerySet


class AppealQuerySet(DecisionPartQuerySet):
    def for_list(self):
        """Newest first, each with its judgments."""
        related = self.select_related("decision__case__client").prefetch_related("judgments")
        return related.order_by("-received_on", "-recorded_at")

    def with_judgment(self, outcome):
        judged = Judgment.objects.filter(outcome=outcome)
        return self.filter(pk__in=judged.values("appeal"))


class Appeal(CaseRecord):
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="appeals", verbose_name="beslut")
    received_on = models.DateField("överklagandet kom in")
    text = models.TextField("vad personen vill ändra", blank=True)
    in_time = models.BooleanField("kom in i rätt tid", null=True, blank=True)
    forwarded_on = models.DateField("skickat till förvaltningsrätten", null=True, blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = "överklagande"
        verbose_name_plural = "överklaganden"
        ordering = ["received_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(forwarded_on__isnull=True) | Q(forwarded_on__gte=F("received_on")),
                name="appeal_forwarded_after_received",
                violation_error_message="Överklagandet kan inte skickas vidare innan det har kommit in.",
            )
        ]

    def __str__(self):
        return f"Överklagande {self.received_on}"

    @property
    def case(self):
        return self.decision.case


class JudgmentQuerySet(AuthorityQuerySet):
    case_path = "appeal__decision__case"


class Judgment(CaseRecord):
    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="judgments", verbose_name="överklagande")
    court = models.CharField("domstol", max_length=20, choices=Court)
    court_ref = models.CharField("målnummer", max_length=50, blank=True)
    judged_on = models.DateField("dom")
    outcome = models.CharField("utgång", max_length=20, choices=JudgmentOutcome)
    lesson = models.TextField("vad vi lär av domen", blank=True)

    objects = JudgmentQuerySet.as_manager()

    class Meta:
        verbose_name = "dom"
        verbose_name_plural = "domar"
        ordering = ["judged_on", "recorded_at"]

    def __str__(self):
        return f"Dom {self.judged_on}"

    @property
    def case(self):
        return self.appeal.decision.case
