"""What is said about an order: as it was sent, messages, and how clear the provider found it."""

from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordViewSet
from accounts.permissions import may
from cases.api.parts import OF_CASE, OfCaseSerializer

from ..models import OrderGrade, OrderMessage, OrderVersion
from ..rules import Grade, GradedAspect, Side


class OfOrderFilter(filters.FilterSet):
    case = filters.UUIDFilter(field_name="order__case", label="Ärende")
    order = filters.UUIDFilter(label="Beställning")


class OrderVersionRowSerializer(OfCaseSerializer):
    provider = NamedSerializer(label="Utförare som fick den")
    sent_by = NamedSerializer(label="Skickad av")
    clarity = serializers.SerializerMethodField(
        label="Tydlighet", help_text="Av 100, enligt programmets egen mätare. Bara för handläggare."
    )

    class Meta:
        model = OrderVersion
        fields = [*OF_CASE, "order", "number", "provider", "sent_by", "sha256", "clarity", "recorded_at"]
        extra_kwargs = {"sha256": {"help_text": "SHA-256 av innehållet, som ingen kan ändra."}}

    def get_clarity(self, version) -> serializers.IntegerField(allow_null=True):
        return version.clarity if may(self.context["request"].user, "grades.see") else None


class OrderVersionSerializer(OrderVersionRowSerializer):
    content = serializers.DictField(label="Innehåll", help_text="Beställningen som den skickades.")

    class Meta(OrderVersionRowSerializer.Meta):
        fields = [*OrderVersionRowSerializer.Meta.fields, "content"]


class OrderVersionFilter(OfOrderFilter):
    sent_from = filters.DateFilter(
        field_name="recorded_at", lookup_expr="date__gte", label="Skickad tidigast"
    )
    sent_to = filters.DateFilter(field_name="recorded_at", lookup_expr="date__lte", label="Skickad senast")


class OrderVersionViewSet(RecordViewSet):
    """Beställningar som de skickades. Innehållet står i den enskilda versionen."""

    id_type = OpenApiTypes.INT
    queryset = OrderVersion.objects.select_related("order__case", "provider", "sent_by")
    serializer_class = OrderVersionSerializer
    row_serializer_class = OrderVersionRowSerializer
    filterset_class = OrderVersionFilter


class OrderMessageRowSerializer(OfCaseSerializer):
    provider = NamedSerializer(label="Utförare")
    author = NamedSerializer(label="Skrivet av")
    read_by = NamedSerializer(label="Läst av", allow_null=True)

    class Meta:
        model = OrderMessage
        fields = [
            *OF_CASE,
            "order",
            "provider",
            "side",
            "author",
            "answer_by",
            "read_at",
            "read_by",
            "recorded_at",
        ]


class OrderMessageSerializer(OrderMessageRowSerializer):
    class Meta(OrderMessageRowSerializer.Meta):
        fields = [*OrderMessageRowSerializer.Meta.fields, "text"]


class OrderMessageFilter(OfOrderFilter):
    side = filters.ChoiceFilter(choices=Side.choices, label="Från")
    state = filters.ChoiceFilter(
        method="with_state", choices=[("read", "läst"), ("unread", "oläst")], label="Läst eller oläst"
    )
    written_from = filters.DateFilter(
        field_name="recorded_at", lookup_expr="date__gte", label="Skrivet tidigast"
    )
    written_to = filters.DateFilter(field_name="recorded_at", lookup_expr="date__lte", label="Skrivet senast")

    def with_state(self, messages, _, value: str):
        return messages.filter(read_at__isnull=value == "unread")


class OrderMessageViewSet(RecordViewSet):
    """Meddelanden om beställningar. Texten står i det enskilda meddelandet. Att läsa det här markerar det inte
    som läst."""

    queryset = OrderMessage.objects.select_related("order__case", "provider", "author", "read_by")
    serializer_class = OrderMessageSerializer
    row_serializer_class = OrderMessageRowSerializer
    filterset_class = OrderMessageFilter


class OrderGradeRowSerializer(OfCaseSerializer):
    graded_by = NamedSerializer(label="Bedömt av")

    class Meta:
        model = OrderGrade
        fields = [*OF_CASE, "order", "number", "aspect", "grade", "graded_by", "recorded_at"]
        extra_kwargs = {"number": {"help_text": "Versionen av beställningen som bedömdes."}}


class OrderGradeSerializer(OrderGradeRowSerializer):
    class Meta(OrderGradeRowSerializer.Meta):
        fields = [*OrderGradeRowSerializer.Meta.fields, "comment"]


class OrderGradeFilter(OfOrderFilter):
    aspect = filters.ChoiceFilter(choices=GradedAspect.choices, label="Vad")
    grade = filters.ChoiceFilter(choices=Grade.choices, label="Betyg")


class OrderGradeViewSet(RecordViewSet):
    """Utförarens omdömen om hur tydlig beställningen är. Kommentaren står i det enskilda omdömet."""

    queryset = OrderGrade.objects.select_related("order__case", "graded_by")
    serializer_class = OrderGradeSerializer
    row_serializer_class = OrderGradeRowSerializer
    filterset_class = OrderGradeFilter
