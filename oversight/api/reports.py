"""What has been reported to authorities: when and by whom, never what stands in it."""

from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet, StablePages

from ..models import NationalReport, NonExecutionReport
from ..rules import NationalReportKind


class NationalReportSerializer(RecordSerializer):
    made_by = NamedSerializer(label="Tagen fram av")
    checked_by = NamedSerializer(label="Kontrollerad av", allow_null=True)

    class Meta:
        model = NationalReport
        fields = [
            "id",
            "kind",
            "first_day",
            "last_day",
            "sha256",
            "made_by",
            "made_at",
            "checked_by",
            "checked_at",
            "delivered_on",
            "delivered_how",
            "erased_at",
        ]


class NationalReportFilter(filters.FilterSet):
    kind = filters.ChoiceFilter(choices=NationalReportKind.choices, label="Rapport")
    from_day = filters.DateFilter(field_name="first_day", lookup_expr="gte", label="Från, tidigast")
    to_day = filters.DateFilter(field_name="last_day", lookup_expr="lte", label="Till och med, senast")


class NationalReportPages(StablePages):
    ordering = ("-made_at", "pk")


class NationalReportViewSet(RecordViewSet):
    """Filer till Socialstyrelsen, IVO och fullmäktige: när de togs fram, kontrollerades och lämnades. Själva filen
    hämtas på sidan."""

    needs = "national_report.make"
    queryset = NationalReport.objects.select_related("made_by", "checked_by").defer("content")
    serializer_class = NationalReportSerializer
    row_serializer_class = NationalReportSerializer
    filterset_class = NationalReportFilter
    pagination_class = NationalReportPages
    id_type = OpenApiTypes.INT


class NonExecutionReportSerializer(RecordSerializer):
    unit = NamedSerializer(label="Enhet")
    frozen_by = NamedSerializer(label="Fryst av")

    class Meta:
        model = NonExecutionReport
        fields = ["id", "unit", "year", "quarter", "sha256", "frozen_by", "frozen_at"]


class NonExecutionReportFilter(filters.FilterSet):
    year = filters.NumberFilter(label="År")
    quarter = filters.NumberFilter(label="Kvartal")


class NonExecutionReportPages(StablePages):
    ordering = ("-frozen_at", "pk")


class NonExecutionReportViewSet(RecordViewSet):
    """Enhetens kvartalsrapporter om beslut som inte är verkställda, som de var när de frystes. Innehållet läses på
    sidan."""

    needs = "non_execution.report"
    queryset = NonExecutionReport.objects.select_related("unit", "frozen_by").defer("content")
    serializer_class = NonExecutionReportSerializer
    row_serializer_class = NonExecutionReportSerializer
    filterset_class = NonExecutionReportFilter
    pagination_class = NonExecutionReportPages
    id_type = OpenApiTypes.INT
