"""Files drawn for internal control, and how they were graded."""

from django.db.models import Q
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet
from accounts.rules import Role

from ..auditing.results import tables
from ..models import AuditDraw, AuditRound, FileGrade
from ..rules import FEWEST_SHOWN
from .flags import ANSWERS, YES_NO

WHEN_EMPTY = f"Tomt när det är färre än {FEWEST_SHOWN} och läsaren står utanför ärendena."


class StratumSerializer(serializers.Serializer):
    provider = serializers.CharField(label="Utförare")
    running = serializers.IntegerField(label="Pågående ärenden")
    drawn = serializers.IntegerField(label="Dragna ärenden")


class GradedAspectRowSerializer(serializers.Serializer):
    part = serializers.CharField(label="Del")
    aspect = serializers.CharField(label="Fråga")
    grades = serializers.DictField(
        child=serializers.IntegerField(allow_null=True), label="Akter med varje omdöme", help_text=WHEN_EMPTY
    )
    n = serializers.IntegerField(label="Bedömda akter", help_text=WHEN_EMPTY, allow_null=True)
    not_applicable = serializers.IntegerField(label="Gäller inte", help_text=WHEN_EMPTY, allow_null=True)
    changed = serializers.IntegerField(label="Ändrat mot förslag", help_text=WHEN_EMPTY, allow_null=True)
    suggested = serializers.IntegerField(label="Med förslag", help_text=WHEN_EMPTY, allow_null=True)


class AuditRoundRowSerializer(RecordSerializer):
    drawn_by = NamedSerializer(label="Draget av")
    files = serializers.SerializerMethodField(label="Dragna akter", help_text=WHEN_EMPTY)
    graded = serializers.SerializerMethodField(label="Granskade akter", help_text=WHEN_EMPTY)

    class Meta:
        model = AuditRound
        fields = [
            "id",
            "title",
            "percent",
            "seed",
            "drawn_by",
            "drawn_on",
            "files",
            "graded",
            "closed_at",
            "recorded_at",
        ]

    @property
    def hides_few(self) -> bool:
        return self.context["request"].user.role == Role.SYSTEM_ADMIN

    def get_files(self, round_) -> serializers.IntegerField(allow_null=True):
        return self._shown(round_.files)

    def get_graded(self, round_) -> serializers.IntegerField(allow_null=True):
        return self._shown(round_.graded)

    def _shown(self, count: int) -> int | None:
        return None if self.hides_few and 0 < count < FEWEST_SHOWN else count


class AuditRoundSerializer(AuditRoundRowSerializer):
    strata = serializers.SerializerMethodField(
        label="Urval per utförare", help_text="Tomt för den som står utanför ärendena."
    )
    results = serializers.SerializerMethodField(
        label="Resultat", help_text="Akter som första granskaren är klar med, en rad för varje fråga."
    )

    class Meta(AuditRoundRowSerializer.Meta):
        fields = [*AuditRoundRowSerializer.Meta.fields, "strata", "results"]

    def get_strata(self, round_) -> StratumSerializer(many=True):
        return [] if self.hides_few else StratumSerializer(round_.strata, many=True).data

    def get_results(self, round_) -> GradedAspectRowSerializer(many=True):
        made = tables(round_.draws.all(), hides_few=self.hides_few)
        return [
            {
                "part": table.part.value,
                "aspect": row.aspect.value,
                "grades": {
                    grade.value: cell.count for grade, cell in zip(table.scale, row.cells, strict=True)
                },
                "n": row.n,
                "not_applicable": row.not_applicable,
                "changed": row.changed,
                "suggested": row.suggested,
            }
            for table in made
            for row in table.rows
        ]


class AuditRoundFilter(filters.FilterSet):
    open = filters.TypedChoiceFilter(
        field_name="closed_at",
        lookup_expr="isnull",
        choices=ANSWERS,
        coerce=YES_NO.get,
        label="Inte avslutad",
    )
    drawn_from = filters.DateFilter(field_name="drawn_on", lookup_expr="gte", label="Draget tidigast")
    drawn_to = filters.DateFilter(field_name="drawn_on", lookup_expr="lte", label="Draget senast")


class AuditRoundViewSet(RecordViewSet):
    """Granskningsomgångar med resultat. Resultatet är antal akter och säger inget om en person."""

    needs = "audit_rounds.see"
    queryset = AuditRound.objects.for_list().order_by()
    serializer_class = AuditRoundSerializer
    row_serializer_class = AuditRoundRowSerializer
    filterset_class = AuditRoundFilter
    id_type = OpenApiTypes.INT


class FileGradeSerializer(RecordSerializer):
    class Meta:
        model = FileGrade
        fields = ["id", "aspect", "suggested", "grade", "comment"]


class AuditDrawRowSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")

    class Meta:
        model = AuditDraw
        fields = [
            "id",
            "case",
            "case_ref",
            "round",
            "is_second",
            "drawn_on",
            "graded_at",
            "recorded_at",
        ]


class AuditDrawSerializer(AuditDrawRowSerializer):
    grades = FileGradeSerializer(many=True, label="Dina omdömen")

    class Meta(AuditDrawRowSerializer.Meta):
        fields = [*AuditDrawRowSerializer.Meta.fields, "grades"]


class AuditDrawFilter(filters.FilterSet):
    case = filters.UUIDFilter(label="Ärende")
    round = filters.NumberFilter(label="Granskningsomgång")
    graded = filters.TypedChoiceFilter(
        method="that_are_graded", choices=ANSWERS, coerce=YES_NO.get, label="Granskat"
    )

    def that_are_graded(self, draws, _, value: bool):
        return draws.filter(~Q(graded_at=None) if value else Q(graded_at=None))


class AuditDrawViewSet(RecordViewSet):
    """Ärenden som är dragna åt dig för granskning. Omdömena står i det enskilda."""

    needs = "file.grade"
    queryset = AuditDraw.objects.select_related("case")
    serializer_class = AuditDrawSerializer
    row_serializer_class = AuditDrawRowSerializer
    filterset_class = AuditDrawFilter
    id_type = OpenApiTypes.INT

    def get_object(self):
        return self.open(self.queryset.prefetch_related("grades"))
