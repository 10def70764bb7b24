from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet

from ..models import ChildConcern, Deviation
from ..rules import DeviationState, DeviationWhat, Severity, ToWhom
from .filters import OfOrderFilter, YesNoFilter


class DeviationRowSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    reported_by = NamedSerializer(label="Rapporterad av")
    handled_by = NamedSerializer(label="Tas om hand av", allow_null=True)
    is_for_manager = serializers.BooleanField(
        label="Enhetschefen ska bedöma", help_text="Allvarliga och mycket allvarliga."
    )

    class Meta:
        model = Deviation
        fields = [
            "id",
            "case",
            "case_ref",
            "order",
            "visit",
            "is_complaint",
            "complaint_by",
            "what",
            "severity",
            "is_for_manager",
            "happened_at",
            "reported_by",
            "device_at",
            "state",
            "handled_by",
            "person_told_on",
            "closed_on",
            "recorded_at",
        ]


class DeviationSerializer(DeviationRowSerializer):
    class Meta(DeviationRowSerializer.Meta):
        fields = [*DeviationRowSerializer.Meta.fields, "text", "cause", "measures"]


class DeviationFilter(OfOrderFilter):
    visit = filters.UUIDFilter(label="Besök")
    state = filters.ChoiceFilter(choices=DeviationState.choices, label="Läge")
    what = filters.ChoiceFilter(choices=DeviationWhat.choices, label="Vad det gäller")
    severity = filters.ChoiceFilter(choices=Severity.choices, label="Hur allvarligt")
    is_complaint = YesNoFilter(label="Klagomål")
    happened_from = filters.DateFilter(
        field_name="happened_at__date", lookup_expr="gte", label="Hände tidigast"
    )
    happened_to = filters.DateFilter(field_name="happened_at__date", lookup_expr="lte", label="Hände senast")


class DeviationViewSet(RecordViewSet):
    """Avvikelser och klagomål (SOSFS 2011:9). Vad som hände och vad som görs står i den enskilda avvikelsen."""

    queryset = Deviation.objects.select_related("case", "reported_by", "handled_by")
    serializer_class = DeviationSerializer
    row_serializer_class = DeviationRowSerializer
    filterset_class = DeviationFilter


class ChildConcernSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    recorded_by = NamedSerializer(label="Anmäld av")

    class Meta:
        model = ChildConcern
        fields = [
            "id",
            "case",
            "case_ref",
            "order",
            "recorded_by",
            "made_at",
            "to_whom",
            "feedback_asked",
            "feedback_received_on",
            "recorded_at",
        ]


class ChildConcernFilter(OfOrderFilter):
    to_whom = filters.ChoiceFilter(choices=ToWhom.choices, label="Till vem")
    made_from = filters.DateFilter(field_name="made_at__date", lookup_expr="gte", label="Anmäld tidigast")
    made_to = filters.DateFilter(field_name="made_at__date", lookup_expr="lte", label="Anmäld senast")


class ChildConcernViewSet(RecordViewSet):
    """Att en orosanmälan för ett barn är gjord (19 kap. 1 § SoL). Bara den som anmälde och enhetschefen ser det."""

    needs = "concern.record"
    queryset = ChildConcern.objects.select_related("case", "recorded_by")
    serializer_class = ChildConcernSerializer
    row_serializer_class = ChildConcernSerializer
    filterset_class = ChildConcernFilter
