"""The person's own view of the visits."""

from django.db import models
from django.db.models import Q

from accounts.models import CaseRecord, RecordQuerySet, User
from boendestod import dates
from cases.models import Case
from orders.models import Order

from .schedule import OfOrderQuerySet
from .visit import Visit


class PersonLinkQuerySet(OfOrderQuerySet):
    def in_force(self):
        return self.filter(revoked_at__isnull=True, ends_at__gt=dates.now())

    def opened(self):
        """Those that show something now."""
        found = self.in_force().filter(opened_at__isnull=False)
        return found.select_related("case__client", "order", "made_by")


class PersonLink(CaseRecord):
    """A code that the worker shows and the person opens once; then the view is the person's until `ends_at`."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="person_links", verbose_name="ärende")
    order = models.ForeignKey(Order, models.PROTECT, related_name="person_links", verbose_name="beställning")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="visad av")
    code_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    open_before = models.DateTimeField("koden gäller till")
    ends_at = models.DateTimeField("sidan är öppen till")
    opened_at = models.DateTimeField("öppnad", null=True, editable=False)
    revoked_at = models.DateTimeField("stängd", null=True, editable=False)

    objects = PersonLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "personens kod"
        verbose_name_plural = "personens koder"

    def __str__(self):
        return f"Kod {self.case.case_ref}"

    @property
    def waits(self):
        """The code has not been used, and still can be."""
        return self.opened_at is None and self.revoked_at is None and dates.now() < self.open_before

    @property
    def is_open(self):
        return self.opened_at is not None and self.revoked_at is None and dates.now() < self.ends_at


class VisitAnswerQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(visit__in=Visit.objects.visible_to(user))


class VisitAnswer(CaseRecord):
    """What the person says of a visit: it was so, or it was different."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="answers", verbose_name="besök")
    link = models.ForeignKey(PersonLink, models.PROTECT, related_name="answers", verbose_name="kod")
    is_right = models.BooleanField("stämmer")
    words = models.TextField("så här var det", blank=True)

    objects = VisitAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "personens svar om besöket"
        verbose_name_plural = "personens svar om besök"
        ordering = ["recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_right=True) | ~Q(words=""),
                name="visit_answer_says_how_it_was",
                violation_error_message="Skriv hur det var.",
            )
        ]

    def __str__(self):
        return "stämmer" if self.is_right else "stämmer inte"
