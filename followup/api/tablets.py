from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from accounts.access import note_access
from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet, StablePages
from accounts.models import Device, DeviceUser

from ..models import DevicePack, DevicePackItem
from .filters import YesNoFilter


class DeviceUserSerializer(RecordSerializer):
    user = NamedSerializer(label="Användare")

    class Meta:
        model = DeviceUser
        fields = ["user", "enrolled_at", "unsent", "oldest_unsent_at", "reported_at"]


class DeviceRowSerializer(RecordSerializer):
    registered_by = NamedSerializer(label="Registrerad av")
    blocked_by = NamedSerializer(label="Spärrad av", allow_null=True)
    unsent = serializers.IntegerField(
        label="Ej skickat", help_text="Antal saker, som surfplattan sade senast."
    )
    oldest_unsent_at = serializers.DateTimeField(label="Det äldsta ej skickade", allow_null=True)

    class Meta:
        model = Device
        fields = [
            "id",
            "name",
            "registered_by",
            "registered_at",
            "paired_at",
            "last_seen_at",
            "app_version",
            "clock_offset_ms",
            "unsent",
            "oldest_unsent_at",
            "blocked_at",
            "blocked_by",
            "erased_at",
        ]
        extra_kwargs = {"clock_offset_ms": {"help_text": "Millisekunder. Mer än noll: klockan går efter."}}


class DeviceSerializer(DeviceRowSerializer):
    users = DeviceUserSerializer(many=True, label="Användare av surfplattan")

    class Meta(DeviceRowSerializer.Meta):
        fields = [*DeviceRowSerializer.Meta.fields, "block_reason", "users"]


class DeviceFilter(filters.FilterSet):
    blocked = YesNoFilter(field_name="blocked_at", lookup_expr="isnull", exclude=True, label="Spärrad")


class DevicePages(StablePages):
    ordering = ("-registered_at", "pk")


class DeviceViewSet(RecordViewSet):
    """Utförarens surfplattor."""

    needs = "device.manage"
    queryset = Device.objects.with_unsent().select_related("registered_by", "blocked_by")
    serializer_class = DeviceSerializer
    row_serializer_class = DeviceRowSerializer
    filterset_class = DeviceFilter
    pagination_class = DevicePages

    def get_object(self):
        return self.open(self.queryset.prefetch_related("users__user"))


class DevicePackItemSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")

    class Meta:
        model = DevicePackItem
        fields = ["case", "case_ref", "kinds", "notes"]


class DevicePackRowSerializer(RecordSerializer):
    user = NamedSerializer(label="Användare")

    class Meta:
        model = DevicePack
        fields = ["id", "device", "user", "made_at", "lease_until", "first_day", "last_day"]


class DevicePackSerializer(DevicePackRowSerializer):
    items = DevicePackItemSerializer(
        many=True, label="Personer", help_text="Vilka slags uppgifter surfplattan fick om var och en."
    )

    class Meta(DevicePackRowSerializer.Meta):
        fields = [*DevicePackRowSerializer.Meta.fields, "items"]


class DevicePackFilter(filters.FilterSet):
    device = filters.UUIDFilter(label="Surfplatta")
    user = filters.NumberFilter(label="Användare")
    made_from = filters.DateFilter(field_name="made_at__date", lookup_expr="gte", label="Hämtat tidigast")
    made_to = filters.DateFilter(field_name="made_at__date", lookup_expr="lte", label="Hämtat senast")


class DevicePackPages(StablePages):
    ordering = ("-made_at", "pk")


class DevicePackViewSet(RecordViewSet):
    """Vad en surfplatta har hämtat, för vem och vilka dagar."""

    needs = "device.manage"
    queryset = DevicePack.objects.select_related("user")
    serializer_class = DevicePackSerializer
    row_serializer_class = DevicePackRowSerializer
    filterset_class = DevicePackFilter
    pagination_class = DevicePackPages
    id_type = OpenApiTypes.INT

    def get_object(self):
        """Each person in it is a reading of her, as on the tablet's page."""
        pack = self.open(self.queryset.with_items())
        for item in pack.items.all():
            note_access(self.request, item.case, action="read", reason="surfplatta")
        return pack
