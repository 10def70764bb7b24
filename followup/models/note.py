from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from accounts.access import case_reach
from accounts.models import CaseRecord, Device, Municipality, RecordQuerySet, User
from accounts.rules import Role
from boendestod import dates
from cases.models import Case
from orders.models import Order
from plans.models import PlanGoal

from ..rules import OVERDUE_AFTER, AttachmentState
from .visit import WRITTEN_AT, ActivityMark, Visit, Written


class DayNoteQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """The provider's notes, and for a reviewer those of drawn cases. The caseworker sees only what the
        worker has passed on; the rest goes through a request (SoL 15 kap. 9 §)."""
        if user.role in (Role.CASEWORKER, Role.SECTION_LEADER):
            passed_on = Case.objects.filter(case_reach(user))
            return self.filter(case__in=passed_on, for_caseworker=True)
        if user.role == Role.REVIEWER:
            return self.filter(case__in=Case.objects.visible_to(user))
        return self.filter(order__in=Order.objects.visible_to(user))

    def asked_for_by(self, request):
        """What an answered request for a statement opens: the order's notes of the period that was asked for, and
        nothing else. Not a part of `visible_to`, so that nobody reads them without the request as the reason."""
        if not request.opens_notes:
            return self.none()
        period = (request.notes_from, request.notes_to)
        return self.filter(order=request.order_id, imported=False, event_at__date__range=period)

    def late(self):
        """Written after the day of what they tell about."""
        happened_until = Coalesce(F("visit__ends_at"), F("event_at"))
        stated = self.filter(imported=False).alias(written=WRITTEN_AT, happened_until=happened_until)
        return stated.filter(written__date__gt=F("happened_until__date"))

    def about(self, goal):
        """Of visits where something was done towards the goal, and those that say that they are about it."""
        marked = ActivityMark.objects.filter(visit=OuterRef("visit"), activity__goal=goal)
        return self.filter(Q(goal=goal) | Exists(marked))

    def about_no_goal(self):
        return self.filter(goal__isnull=True).exclude(
            Exists(ActivityMark.objects.filter(visit=OuterRef("visit")))
        )

    def with_marks(self):
        return self.prefetch_related("visit__marks__activity")

    def with_content(self):
        return self.select_related("case__client", "visit", "goal", "author").prefetch_related(
            "corrections__author", "objections__recorded_by", "attachments"
        )


class DayNote(Written, CaseRecord):
    """What happened, locked when signed. One that came from another system is only the day it was written."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="day_notes", verbose_name="ärende")
    order = models.ForeignKey(Order, models.PROTECT, related_name="day_notes", verbose_name="beställning")
    visit = models.OneToOneField(
        Visit, models.PROTECT, related_name="day_note", null=True, blank=True, verbose_name="besök"
    )
    # Of a note without a visit; a visit's note is about the goals that its marks lead to.
    goal = models.ForeignKey(
        PlanGoal, models.PROTECT, related_name="day_notes", null=True, blank=True, verbose_name="mål"
    )
    author = models.ForeignKey(
        User, models.PROTECT, related_name="day_notes", null=True, blank=True, verbose_name="skriven av"
    )
    event_at = models.DateTimeField("hände")
    text = models.TextField("anteckning", blank=True)
    for_caseworker = models.BooleanField("viktigt att föra vidare till handläggaren", default=False)
    signed_at = models.DateTimeField("signerad", null=True, editable=False)
    only_by_plan = models.BooleanField("säger bara att det gick enligt plan", default=False, editable=False)
    device_at = models.DateTimeField("sparat på surfplattan", null=True, editable=False)
    clock_offset_ms = models.BigIntegerField("surfplattans klocka gick fel, ms", null=True, editable=False)
    imported = models.BooleanField("från annat system", default=False, editable=False)

    objects = DayNoteQuerySet.as_manager()

    class Meta:
        verbose_name = "daganteckning"
        verbose_name_plural = "daganteckningar"
        constraints = [
            models.CheckConstraint(
                condition=Q(imported=True) | Q(author__isnull=False) & ~Q(text=""),
                name="day_note_has_author_and_text",
                violation_error_message="Skriv en anteckning.",
            )
        ]
        indexes = [models.Index(fields=["case", "-event_at"], name="day_note_case_event")]

    def __str__(self):
        return f"Daganteckning {self.case.case_ref}"

    @property
    def happened_until(self):
        return self.visit.ends_at if self.visit else self.event_at

    @property
    def days_late(self):
        return 0 if self.imported else super().days_late

    @property
    def latest_text(self):
        corrections = list(self.corrections.all())
        return corrections[-1].text if corrections else self.text


class CorrectionQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(note__in=DayNote.objects.visible_to(user))


class Correction(CaseRecord):
    """A new text beside a signed note; the note itself never changes (SoL 14 kap. 6 §)."""

    note = models.ForeignKey(
        DayNote, models.PROTECT, related_name="corrections", verbose_name="daganteckning"
    )
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="rättad av")
    text = models.TextField("rättelse")
    reason = models.CharField("varför", max_length=200)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "rättelse"
        verbose_name_plural = "rättelser"
        ordering = ["recorded_at"]

    def __str__(self):
        return self.reason


class NoteObjectionQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(note__in=DayNote.objects.visible_to(user))


class NoteObjection(CaseRecord):
    """What the person says is wrong in a note (SoL 14 kap. 6 §). `recorded_by` is None when the person wrote it."""

    note = models.ForeignKey(DayNote, models.PROTECT, related_name="objections", verbose_name="daganteckning")
    words = models.TextField("personens ord")
    stated_on = models.DateField("sagt den")
    recorded_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="skrivet av"
    )

    objects = NoteObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = "personens invändning"
        verbose_name_plural = "personens invändningar"
        ordering = ["recorded_at"]

    def __str__(self):
        return self.words


class NoteAttachmentQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(note__in=DayNote.objects.visible_to(user))


class NoteAttachment(CaseRecord):
    """A picture that its author signed together with the note; the bytes come by themselves, later."""

    note = models.ForeignKey(
        DayNote, models.PROTECT, related_name="attachments", verbose_name="daganteckning"
    )
    device = models.ForeignKey(Device, models.PROTECT, related_name="+", verbose_name="surfplatta")
    name = models.CharField("filens namn", max_length=100, blank=True)
    media_type = models.CharField("filtyp när den kom", max_length=20, blank=True)
    size = models.PositiveBigIntegerField("storlek i byte")
    sha256 = models.CharField("kontrollsumma", max_length=64)
    state = models.CharField("läge", max_length=20, choices=AttachmentState, default=AttachmentState.EXPECTED)
    received_at = models.DateTimeField("mottagen", null=True, editable=False)

    objects = NoteAttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "bild till daganteckning"
        verbose_name_plural = "bilder till daganteckningar"
        ordering = ["recorded_at", "pk"]

    def __str__(self):
        return f"Bild till {self.note}"

    @property
    def case(self):
        return self.note.case

    @property
    def is_received(self):
        return self.state == AttachmentState.RECEIVED

    @property
    def is_expected(self):
        return self.state == AttachmentState.EXPECTED

    @property
    def is_overdue(self):
        return self.is_expected and dates.now() - self.recorded_at > OVERDUE_AFTER


class AttachmentPicture(models.Model):
    """What is shown: pixels that the server itself has written as a JPEG. Apart, so that no list and no history
    carries the bytes."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    attachment = models.OneToOneField(
        NoteAttachment, models.PROTECT, primary_key=True, related_name="picture"
    )
    content = models.BinaryField()

    def __str__(self):
        return str(self.pk)


class AttachmentChunk(models.Model):
    """A part of a sealed picture, until it is whole."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    attachment = models.ForeignKey(NoteAttachment, models.PROTECT, related_name="chunks")
    offset = models.PositiveBigIntegerField()
    until = models.PositiveBigIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attachment", "offset"], name="attachment_chunk_once")]
        ordering = ["offset"]

    def __str__(self):
        return f"{self.attachment_id} {self.offset}–{self.until}"
