"""The plan as it was proposed to the person, with what she answered."""

from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet

from ..models import PlanAnswer, PlanVersion
from ..rules import Agreement, PlanKind
from .parts import OF_PLAN, OfPlanFilter, OfPlanSerializer

WRITTEN = ("content", "differences")


class PlanAnswerSerializer(serializers.ModelSerializer):
    told_to = NamedSerializer(label="Sade ja till", allow_null=True)
    dated_back = serializers.BooleanField(source="is_dated_back", label="Tillbakadaterad")

    class Meta:
        model = PlanAnswer
        fields = ["agreement", "answered_on", "told_to", "reason", "recorded_at", "dated_back", "sha256"]
        read_only_fields = fields


class AnsweredSerializer(RecordSerializer):
    answer = serializers.SerializerMethodField(label="Personens svar")

    def get_answer(self, version) -> PlanAnswerSerializer(allow_null=True):
        answer = getattr(version, "answer", None)
        return PlanAnswerSerializer(answer).data if answer else None


class PlanVersionSerializer(AnsweredSerializer):
    class Meta:
        model = PlanVersion
        fields = ["id", "number", "kind", "recorded_at", "sha256", "content", "differences", "answer"]


class PlanVersionRowSerializer(OfPlanSerializer):
    proposed_by = NamedSerializer(label="Föreslagen av")
    agreement = serializers.SerializerMethodField(
        label="Svar", help_text="Vad personen svarade på versionen. Tomt medan hon inte har svarat."
    )
    answered_on = serializers.SerializerMethodField(label="Svarade")

    class Meta:
        model = PlanVersion
        fields = [
            *OF_PLAN,
            "number",
            "kind",
            "proposed_by",
            "agreement",
            "answered_on",
            "sha256",
            "recorded_at",
        ]

    def get_agreement(self, version) -> serializers.ChoiceField(Agreement.choices, allow_blank=True):
        answer = getattr(version, "answer", None)
        return answer.agreement if answer else ""

    def get_answered_on(self, version) -> serializers.DateField(allow_null=True):
        answer = getattr(version, "answer", None)
        return answer.answered_on.isoformat() if answer else None


class PlanVersionRecordSerializer(PlanVersionRowSerializer, AnsweredSerializer):
    class Meta(PlanVersionRowSerializer.Meta):
        fields = [*PlanVersionRowSerializer.Meta.fields, *WRITTEN, "answer"]


class PlanVersionFilter(OfPlanFilter):
    kind = filters.ChoiceFilter(choices=PlanKind.choices, label="Slag")
    agreement = filters.ChoiceFilter(
        field_name="answer__agreement", choices=Agreement.choices, label="Personens svar"
    )
    proposed_from = filters.DateFilter(
        field_name="recorded_at__date", lookup_expr="gte", label="Föreslagen tidigast"
    )
    proposed_to = filters.DateFilter(
        field_name="recorded_at__date", lookup_expr="lte", label="Föreslagen senast"
    )


class PlanVersionViewSet(RecordViewSet):
    """Planer som de har föreslagits för personen. Innehållet och personens svar står i den enskilda versionen."""

    queryset = PlanVersion.objects.select_related("plan__case", "proposed_by", "answer__told_to").defer(
        "answer__signature"
    )
    serializer_class = PlanVersionRecordSerializer
    row_serializer_class = PlanVersionRowSerializer
    filterset_class = PlanVersionFilter
    id_type = OpenApiTypes.INT

    def shown(self):
        return super().shown().defer(*WRITTEN)
