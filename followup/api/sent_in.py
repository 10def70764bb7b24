"""What tablets have sent in that somebody must look at."""

from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet, StablePages
from accounts.permissions import may

from .. import actions
from ..models import SyncConflict, SyncOperation
from ..rules import ConflictKind, OperationKind, OperationResult
from ..versions import both_versions, shown_content
from .filters import OfCaseFilter, OfOrderFilter, YesNoFilter

WAITING = (OperationResult.QUARANTINED, OperationResult.RETRY)


class SaidSerializer(serializers.Serializer):
    """En uppgift som den skrevs på surfplattan."""

    label = serializers.CharField(label="Uppgift")
    value = serializers.CharField(label="Det som står")


class SyncOperationRowSerializer(RecordSerializer):
    id = serializers.UUIDField(source="pk", label="Id")
    device = serializers.SerializerMethodField(
        label="Surfplatta", help_text="Tomt för boendestödjaren, som inte har surfplattorna att sköta."
    )
    device_name = serializers.CharField(source="device.name", label="Surfplattans namn")
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer", allow_null=True)
    user = NamedSerializer(label="Skrivet av", allow_null=True)
    handled_by = NamedSerializer(label="Omhändertagen av", allow_null=True)

    class Meta:
        model = SyncOperation
        fields = [
            "id",
            "device",
            "device_name",
            "user",
            "case",
            "case_ref",
            "seq",
            "kind",
            "result",
            "code",
            "client_time",
            "clock_offset_ms",
            "app_version",
            "received_at",
            "settled_at",
            "handled_at",
            "handled_by",
        ]

    def get_device(self, operation) -> serializers.UUIDField(allow_null=True):
        return operation.device_id if may(self.context["request"].user, "device.manage") else None


class SyncOperationSerializer(SyncOperationRowSerializer):
    content = serializers.SerializerMethodField(
        label="Det som står", help_text="Tomt när servern inte kan läsa det, eller när det är infört."
    )

    class Meta(SyncOperationRowSerializer.Meta):
        fields = [*SyncOperationRowSerializer.Meta.fields, "message", "handled_how", "content"]

    def get_content(self, operation) -> SaidSerializer(many=True):
        content = actions.content_of(operation) if operation.sealed else None
        return [{"label": label, "value": value} for label, value in shown_content(content or {})]


class SyncOperationFilter(OfCaseFilter):
    device = filters.UUIDFilter(label="Surfplatta")
    kind = filters.ChoiceFilter(choices=OperationKind.choices, label="Slag")
    result = filters.ChoiceFilter(
        choices=[(result.value, result.label) for result in WAITING], label="Resultat"
    )
    handled = YesNoFilter(field_name="handled_at", lookup_expr="isnull", exclude=True, label="Omhändertagen")


class SyncOperationPages(StablePages):
    ordering = ("-received_at", "pk")


class SyncOperationViewSet(RecordViewSet):
    """Det som surfplattor har skickat in och som inte är infört. Boendestödjaren ser det hon själv har skrivit."""

    needs = "device.use"
    queryset = SyncOperation.objects.filter(result__in=WAITING).select_related(
        "case", "user", "device", "handled_by"
    )
    serializer_class = SyncOperationSerializer
    row_serializer_class = SyncOperationRowSerializer
    filterset_class = SyncOperationFilter
    pagination_class = SyncOperationPages


class SideSerializer(serializers.Serializer):
    """En uppgift, som servern hade den och som den kom från surfplattan."""

    label = serializers.CharField(label="Uppgift")
    server = serializers.CharField(label="Fanns redan")
    tablet = serializers.CharField(label="Från surfplattan")
    differs = serializers.BooleanField(label="Skiljer sig")


class SyncConflictRowSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    author = NamedSerializer(label="Skrivet av")
    resolved_by = NamedSerializer(label="Avgjort av", allow_null=True)

    class Meta:
        model = SyncConflict
        fields = [
            "id",
            "case",
            "case_ref",
            "order",
            "operation",
            "visit",
            "author",
            "kind",
            "choice",
            "resolved_by",
            "resolved_at",
            "recorded_at",
        ]
        extra_kwargs = {
            "operation": {"label": "Inskickad händelse"},
            "visit": {"label": "Besök", "help_text": "Det som redan var loggat."},
        }


class SyncConflictSerializer(SyncConflictRowSerializer):
    sides = serializers.SerializerMethodField(label="De två versionerna")

    class Meta(SyncConflictRowSerializer.Meta):
        fields = [*SyncConflictRowSerializer.Meta.fields, "sides"]

    def get_sides(self, conflict) -> SideSerializer(many=True):
        return SideSerializer(both_versions(conflict), many=True).data


class SyncConflictFilter(OfOrderFilter):
    visit = filters.UUIDFilter(label="Besök")
    kind = filters.ChoiceFilter(choices=ConflictKind.choices, label="Slag")
    resolved = YesNoFilter(field_name="resolved_at", lookup_expr="isnull", exclude=True, label="Avgjord")


class SyncConflictViewSet(RecordViewSet):
    """Krockar: två versioner av samma sak. Båda finns kvar tills någon väljer."""

    needs = "conflict.resolve"
    queryset = SyncConflict.objects.select_related("case", "author", "resolved_by")
    serializer_class = SyncConflictSerializer
    row_serializer_class = SyncConflictRowSerializer
    filterset_class = SyncConflictFilter

    def get_object(self):
        return self.open(self.queryset.with_content().prefetch_related("visit__marks"))
