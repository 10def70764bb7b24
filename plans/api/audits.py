"""Plans graded by the rubric."""

from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet

from ..models import PlanAudit, PlanAuditGrade


class PlanAuditGradeSerializer(RecordSerializer):
    class Meta:
        model = PlanAuditGrade
        fields = ["aspect", "suggested", "grade"]


class PlanAuditSerializer(RecordSerializer):
    case = serializers.UUIDField(source="plan.case_id", label="Ärende", allow_null=True, default=None)
    case_ref = serializers.CharField(
        source="plan.case.case_ref", label="Ärendenummer", allow_null=True, default=None
    )
    audited_by = NamedSerializer(label="Granskad av", allow_null=True)
    grades = PlanAuditGradeSerializer(many=True, label="Omdömen")

    class Meta:
        model = PlanAudit
        fields = [
            "id",
            "case",
            "case_ref",
            "plan",
            "plan_version",
            "source",
            "ref",
            "audited_on",
            "audited_by",
            "grades",
            "recorded_at",
        ]


class PlanAuditFilter(filters.FilterSet):
    case = filters.UUIDFilter(field_name="plan__case", label="Ärende")
    plan = filters.UUIDFilter(label="Plan")
    plan_version = filters.NumberFilter(label="Version av planen")
    audited_from = filters.DateFilter(field_name="audited_on", lookup_expr="gte", label="Granskad tidigast")
    audited_to = filters.DateFilter(field_name="audited_on", lookup_expr="lte", label="Granskad senast")


class PlanAuditViewSet(RecordViewSet):
    """Planer som har bedömts efter mallen, här eller i en rapport som har lästs in. Vad andra har sagt om en akt
    som du själv granskar visas när alla är klara med omgången."""

    needs = "plan.audit"
    queryset = PlanAudit.objects.select_related("plan__case", "audited_by").prefetch_related("grades")
    serializer_class = PlanAuditSerializer
    row_serializer_class = PlanAuditSerializer
    filterset_class = PlanAuditFilter

    def get_queryset(self):
        return super().get_queryset().open_to(self.request.user)

    def get_object(self):
        return self.open(self.queryset.open_to(self.request.user))
