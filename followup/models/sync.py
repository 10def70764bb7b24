"""What tablets send in, and what they were given to keep."""

from django.db import models
from django.db.models import Prefetch, Q

from accounts.models import CaseRecord, Device, Municipality, RecordQuerySet, User
from accounts.rules import PROVIDER_ROLES, RECEIVING_ROLES
from boendestod import dates
from cases.models import Case
from orders.models import Order

from ..rules import ConflictChoice, ConflictKind, OperationKind, OperationResult
from .schedule import PlannedVisit


class UnsignedQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """What somebody has written and not signed: her own, and for those who lead the provider's work all of it."""
        if user.role not in PROVIDER_ROLES:
            return self.none()
        reached = self.filter(order__in=Order.objects.visible_to(user))
        return reached if user.role in RECEIVING_ROLES else reached.filter(author=user)


class VisitDraft(CaseRecord):
    """A visit under way: what its author has said so far. Its id becomes the visit's when it is signed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="visit_drafts", verbose_name="ärende")
    order = models.ForeignKey(Order, models.PROTECT, related_name="visit_drafts", verbose_name="beställning")
    planned = models.ForeignKey(
        PlannedVisit,
        models.PROTECT,
        related_name="drafts",
        null=True,
        blank=True,
        verbose_name="planerat besök",
    )
    author = models.ForeignKey(User, models.PROTECT, related_name="visit_drafts", verbose_name="skrivs av")
    started_at = models.DateTimeField("började")
    content = models.JSONField("innehåll", default=dict)
    # By the field's name: in which version, on which tablet and by which of its operations it was last changed.
    changed_in = models.JSONField(default=dict, editable=False)
    closed_at = models.DateTimeField("signerat eller kastat", null=True, editable=False)

    objects = UnsignedQuerySet.as_manager()

    class Meta:
        verbose_name = "påbörjat besök"
        verbose_name_plural = "påbörjade besök"
        indexes = [
            models.Index(fields=["author"], condition=Q(closed_at__isnull=True), name="visit_draft_open")
        ]

    def __str__(self):
        return f"Påbörjat besök {self.case.case_ref}"


class OfDeviceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The provider's managers see what its tablets sent; a worker what she wrote herself."""
        member = user.membership
        if member is None or member.provider_id is None:
            return self.none()
        found = self.filter(device__provider=member.provider_id)
        return found if member.role in RECEIVING_ROLES else found.filter(user=user)


class SyncOperationQuerySet(OfDeviceQuerySet):
    def with_content(self):
        return self.select_related("case__client", "user", "device", "handled_by")

    def to_handle(self):
        return self.filter(result=OperationResult.QUARANTINED, handled_at__isnull=True)


class SyncOperation(models.Model):
    """One thing that was done on a tablet. The body is fixed when it is saved there; the same id is applied once.

    `sealed` holds the body, which only the server can read, until the operation is settled."""

    op_id = models.UUIDField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    device = models.ForeignKey(Device, models.PROTECT, related_name="operations", verbose_name="surfplatta")
    user = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="skrivet av")
    case = models.ForeignKey(
        Case, models.PROTECT, related_name="sync_operations", null=True, verbose_name="ärende"
    )
    seq = models.BigIntegerField("nummer på surfplattan")
    kind = models.CharField("slag", max_length=30, choices=OperationKind, blank=True)
    entity_id = models.UUIDField("gäller", null=True)
    # The draft, the visit or the own earlier operation that must come first.
    waits_for = models.UUIDField("väntar på", null=True)
    body_sha256 = models.CharField("kontrollsumma", max_length=64)
    sealed = models.JSONField("förseglat innehåll", null=True)
    result = models.CharField("resultat", max_length=20, choices=OperationResult)
    code = models.CharField("orsak", max_length=40, blank=True)
    message = models.CharField("besked", max_length=400, blank=True)
    client_time = models.DateTimeField("surfplattans tid", null=True)
    clock_offset_ms = models.BigIntegerField("surfplattans klocka gick fel, ms", null=True)
    app_version = models.CharField("programversion", max_length=40, blank=True)
    received_at = models.DateTimeField("kom in", default=dates.now, editable=False)
    settled_at = models.DateTimeField("avgjord", null=True)
    handled_at = models.DateTimeField("omhändertagen", null=True)
    handled_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    handled_how = models.CharField("vad som gjordes", max_length=200, blank=True)

    objects = SyncOperationQuerySet.as_manager()

    class Meta:
        verbose_name = "inskickad händelse"
        verbose_name_plural = "inskickade händelser"
        indexes = [
            models.Index(fields=["device", "seq"], name="sync_operation_device"),
            models.Index(
                fields=["received_at"],
                condition=Q(result__in=["retry", "quarantined"]),
                name="sync_operation_unsettled",
            ),
            models.Index(
                fields=["entity_id"],
                condition=Q(result__in=["retry", "quarantined"]),
                name="sync_operation_entity",
            ),
            models.Index(
                fields=["waits_for"], condition=Q(waits_for__isnull=False), name="sync_operation_waits_for"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.op_id}"


class SyncConflictQuerySet(UnsignedQuerySet):
    def with_content(self):
        return self.select_related(
            "case__client", "author", "resolved_by", "operation__device", "draft", "visit__support_worker"
        )


class SyncConflict(CaseRecord):
    """Two versions of the same thing. Both are kept; the author or the manager chooses."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="sync_conflicts", verbose_name="ärende")
    order = models.ForeignKey(
        Order, models.PROTECT, related_name="sync_conflicts", verbose_name="beställning"
    )
    operation = models.OneToOneField(SyncOperation, models.PROTECT, related_name="conflict")
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="skrivet av")
    kind = models.CharField("slag", max_length=10, choices=ConflictKind)
    # The draft or the visit that the server has.
    draft = models.ForeignKey(VisitDraft, models.PROTECT, related_name="conflicts", null=True, blank=True)
    visit = models.ForeignKey("Visit", models.PROTECT, related_name="conflicts", null=True, blank=True)
    fields = models.JSONField("fält som skiljer sig", default=list)
    content = models.JSONField("surfplattans version", default=dict)
    choice = models.CharField("valt", max_length=20, choices=ConflictChoice, blank=True)
    resolved_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    resolved_at = models.DateTimeField("avgjort", null=True, blank=True)

    objects = SyncConflictQuerySet.as_manager()

    class Meta:
        verbose_name = "krock"
        verbose_name_plural = "krockar"
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, choice="")
                | Q(resolved_at__isnull=False) & ~Q(choice=""),
                name="sync_conflict_resolved_by_a_choice",
            )
        ]

    def __str__(self):
        return f"Krock {self.case.case_ref}"


class DevicePackQuerySet(OfDeviceQuerySet):
    def latest_of_each_user(self):
        return self.order_by("user", "-made_at", "-pk").distinct("user")

    def with_items(self):
        items = DevicePackItem.objects.select_related("case__client").order_by("case__case_ref")
        return self.select_related("user").prefetch_related(Prefetch("items", items))


class DevicePack(models.Model):
    """What a tablet was given to keep for one user: a lost one's page lists exactly this."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    device = models.ForeignKey(Device, models.PROTECT, related_name="packs", verbose_name="surfplatta")
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="användare")
    made_at = models.DateTimeField("hämtat", default=dates.now, editable=False)
    lease_until = models.DateTimeField("går att öppna till")
    first_day = models.DateField("första dagen")
    last_day = models.DateField("sista dagen")

    objects = DevicePackQuerySet.as_manager()

    class Meta:
        verbose_name = "hämtat paket"
        verbose_name_plural = "hämtade paket"
        indexes = [models.Index(fields=["device", "user", "-made_at"], name="device_pack_latest")]

    def __str__(self):
        return f"Paket {self.made_at:%Y-%m-%d %H:%M}"


class DevicePackItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(pack__in=DevicePack.objects.visible_to(user))


class DevicePackItem(models.Model):
    """One person's part of a pack: which kinds of data, never the data itself."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    pack = models.ForeignKey(DevicePack, models.PROTECT, related_name="items")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", verbose_name="ärende")
    kinds = models.JSONField("slag av uppgifter", default=list)
    notes = models.PositiveSmallIntegerField("antal anteckningar", default=0)

    objects = DevicePackItemQuerySet.as_manager()

    class Meta:
        verbose_name = "persons del i ett paket"
        verbose_name_plural = "personers delar i paket"

    def __str__(self):
        return f"{self.case.case_ref} i {self.pack}"
