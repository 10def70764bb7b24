from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet, StablePages

from ..models import ImportJob
from ..rules import ImportState


class ImportJobRowSerializer(RecordSerializer):
    uploaded_by = NamedSerializer(label="Uppladdad av")

    class Meta:
        model = ImportJob
        fields = [
            "id",
            "file_name",
            "dry_run",
            "state",
            "rows_total",
            "rows_done",
            "uploaded_by",
            "uploaded_at",
            "ended_at",
        ]


class ImportErrorSerializer(serializers.Serializer):
    row = serializers.IntegerField(label="Rad i filen")
    column = serializers.CharField(label="Kolumn")
    message = serializers.CharField(label="Vad som är fel")


class ImportJobSerializer(ImportJobRowSerializer):
    message = serializers.CharField(
        source="result.message", label="Varför filen inte gick att läsa", default=""
    )
    error_count = serializers.IntegerField(source="result.error_count", label="Fel", default=0)
    errors = ImportErrorSerializer(
        source="result.errors", many=True, label="De första felen", help_text="Högst 500.", default=[]
    )
    created = serializers.IntegerField(source="result.created", label="Nya ärenden", default=0)
    changed = serializers.IntegerField(source="result.changed", label="Ändrade ärenden", default=0)
    unchanged = serializers.IntegerField(source="result.unchanged", label="Oförändrade ärenden", default=0)

    class Meta(ImportJobRowSerializer.Meta):
        fields = [
            *ImportJobRowSerializer.Meta.fields,
            "message",
            "error_count",
            "errors",
            "created",
            "changed",
            "unchanged",
        ]


class ImportJobFilter(filters.FilterSet):
    state = filters.ChoiceFilter(choices=ImportState.choices, label="Läge")


class ImportJobPages(StablePages):
    ordering = ("-uploaded_at", "pk")


class ImportJobViewSet(RecordViewSet):
    """Filer med ärenden som har lästs in. Filens innehåll finns inte kvar när importen är klar."""

    needs = "cases.import"
    queryset = ImportJob.objects.select_related("uploaded_by").defer("content")
    serializer_class = ImportJobSerializer
    row_serializer_class = ImportJobRowSerializer
    filterset_class = ImportJobFilter
    pagination_class = ImportJobPages
    id_type = OpenApiTypes.INT

    def shown(self):
        return super().shown().defer("content", "result")
