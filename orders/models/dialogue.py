from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.db.models import Aggregate, Count, DurationField, Exists, F, OuterRef, Q, Subquery

from accounts.models import CaseRecord, Municipality, Provider, User
from accounts.rules import PROVIDER_ROLES
from boendestod import dates

from ..rules import OTHER_SIDE, Grade, GradedAspect, ReturnCategory, Side
from .order import Order, OrderPartQuerySet


class DialogueQuerySet(OrderPartQuerySet):
    """What is said between the authority and one provider is not for the provider that the order goes to next."""

    with_the_present_provider = Q(provider=F("order__provider"))

    def visible_to(self, user):
        found = super().visible_to(user)
        return found.filter(self.with_the_present_provider) if user.role in PROVIDER_ROLES else found


class OrderReturnQuerySet(DialogueQuerySet):
    def unanswered(self):
        """What the provider that has the order still asks; a former one no longer waits."""
        return self.filter(self.with_the_present_provider, answered_at__isnull=True)


class OrderReturn(CaseRecord):
    """The provider's question when it sends an order back. `recorded_at` is when it asked."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="returns", verbose_name="beställning")
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="+", editable=False)
    category = models.CharField("vad det gäller", max_length=30, choices=ReturnCategory)
    question = models.TextField("fråga")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="frågat av")
    answer_by = models.DateField("svar senast", null=True, blank=True)
    answer = models.TextField("svar", blank=True)
    answered_at = models.DateTimeField("besvarad", null=True, editable=False)

    objects = OrderReturnQuerySet.as_manager()

    class Meta:
        verbose_name = "återsänd beställning"
        verbose_name_plural = "återsända beställningar"
        ordering = ["recorded_at"]

    def __str__(self):
        return self.get_category_display()

    @property
    def case(self):
        return self.order.case


class OrderVersionQuerySet(DialogueQuerySet):
    def graded(self):
        of_this = OrderGrade.objects.filter(order=OuterRef("order"), number=OuterRef("number"))
        return self.filter(Exists(of_this))

    def newest_of_each(self):
        return self.order_by("order", "-number").distinct("order")


class OrderVersion(models.Model):
    """The order as it was sent. PostgreSQL lets nobody change it."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", editable=False)
    order = models.ForeignKey(Order, models.PROTECT, related_name="versions", verbose_name="beställning")
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="+", editable=False)
    number = models.PositiveSmallIntegerField("version")
    content = models.JSONField("innehåll")
    sha256 = models.CharField("kontrollsumma", max_length=64)
    clarity = models.PositiveSmallIntegerField("tydlighet")
    remarks = models.JSONField("anmärkningar", default=list)
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="skickad av")
    recorded_at = models.DateTimeField("skickad", default=dates.now, editable=False)

    objects = OrderVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "version av beställningen"
        verbose_name_plural = "versioner av beställningen"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["order", "number"], name="order_version_once")]

    def __str__(self):
        return f"Version {self.number}"

    @property
    def case(self):
        return self.order.case

    def base(self):
        """The version that this one is read against: the one before that its provider has seen, or what an amendment
        sets out to change."""
        before = self.order.versions.filter(number__lt=self.number, provider=self.provider_id).last()
        return before or self.amended()

    def amended(self):
        """Of an amendment's version: the running order's version when this one was sent."""
        running = OrderVersion.objects.filter(order=self.order.amends_id, recorded_at__lte=self.recorded_at)
        return running.last() if self.order.amends_id else None


class Median(Aggregate):
    """PostgreSQL's own, between the two in the middle when they are even."""

    template = "percentile_cont(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True)
class AnswerTime:
    median: timedelta
    count: int

    @property
    def hours(self):
        return self.median / timedelta(hours=1)


class OrderMessageQuerySet(DialogueQuerySet):
    def unread_by(self, side: Side):
        unread = self.filter(side=OTHER_SIDE[side], read_at__isnull=True)
        return unread.filter(self.with_the_present_provider) if side == Side.PROVIDER else unread

    def awaiting(self, side: Side, on: date):
        """Those that the side owes an answer: nothing is written after them, and they ask for an answer by a day or
        are not read. Who marks one as read says that it needs no answer, unless the writer asked for one. A former
        provider gets no answer any longer."""
        later = OrderMessage.objects.filter(
            order=OuterRef("order"),
            side=side,
            recorded_at__gt=OuterRef("recorded_at"),
            recorded_at__date__lte=on,
        )
        unread = Q(read_at__isnull=True) | Q(read_at__date__gt=on)
        asked = self.filter(self.with_the_present_provider, side=OTHER_SIDE[side], recorded_at__date__lte=on)
        return asked.filter(Q(answer_by__isnull=False) | unread, ~Exists(later))

    def answer_times(self, since: date) -> dict[str, "AnswerTime"]:
        """How long each side took to answer what was written from that day on: the median time from a message to the
        other side's next, all hours of the week counted. What nobody has answered is not counted."""
        later = OrderMessage.objects.filter(
            order=OuterRef("order"), provider=OuterRef("provider"), recorded_at__gt=OuterRef("recorded_at")
        ).exclude(side=OuterRef("side"))
        answered_at = Subquery(later.order_by("recorded_at").values("recorded_at")[:1])
        answered = self.filter(recorded_at__date__gte=since).annotate(answered_at=answered_at)
        rows = (
            answered.filter(answered_at__isnull=False)
            .order_by()
            .values("side")
            .annotate(median=Median(F("answered_at") - F("recorded_at")), count=Count("pk"))
        )
        return {OTHER_SIDE[row["side"]]: AnswerTime(row["median"], row["count"]) for row in rows}

    def for_list(self):
        return self.select_related("author", "order__case__client", "order__provider")


class OrderMessage(CaseRecord):
    """One message of the thread about an order; unread until somebody on the other side says it is read."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="messages", verbose_name="beställning")
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="+", editable=False)
    side = models.CharField("från", max_length=20, choices=Side)
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="skrivet av")
    text = models.TextField("meddelande")
    answer_by = models.DateField("svar senast", null=True, blank=True)
    read_at = models.DateTimeField("läst", null=True, editable=False)
    read_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, editable=False)

    objects = OrderMessageQuerySet.as_manager()

    class Meta:
        verbose_name = "meddelande om beställningen"
        verbose_name_plural = "meddelanden om beställningen"
        ordering = ["recorded_at"]

    def __str__(self):
        return self.text

    @property
    def case(self):
        return self.order.case


class OrderGradeQuerySet(OrderPartQuerySet):
    def with_version(self):
        """With who sent the version that is graded, and how clear it was by the meter."""
        graded = OrderVersion.objects.filter(order=OuterRef("order"), number=OuterRef("number"))
        return self.annotate(
            writer=Subquery(graded.values("sent_by")), clarity=Subquery(graded.values("clarity"))
        )

    def newest_comments(self):
        commented = self.exclude(comment="").select_related("order__case__client")
        return commented.order_by("-recorded_at")


class OrderGrade(CaseRecord):
    """How clear the provider found one side of an order that it took on."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="grades", verbose_name="beställning")
    number = models.PositiveSmallIntegerField("version")
    aspect = models.CharField("vad", max_length=20, choices=GradedAspect)
    grade = models.CharField("betyg", max_length=20, choices=Grade)
    comment = models.CharField("kommentar", max_length=400, blank=True)
    graded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="bedömt av")

    objects = OrderGradeQuerySet.as_manager()

    class Meta:
        verbose_name = "utförarens omdöme"
        verbose_name_plural = "utförarens omdömen"
        ordering = ["aspect"]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "number", "aspect"],
                name="order_grade_once_a_version",
                violation_error_message="Den här versionen är redan bedömd.",
            )
        ]

    def __str__(self):
        return f"{self.get_aspect_display()}: {self.get_grade_display()}"

    @property
    def case(self):
        return self.order.case
