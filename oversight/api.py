from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from accounts.api import RecordSerializer, RecordViewSet, StablePages
from plans.rules import LateReason

from .models import Flag
from .rules import FlagRule

OPEN = [("true", "bara de som gäller nu"), ("false", "även de som är lösta")]


class FlagSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    late_reason = serializers.ChoiceField(
        LateReason.choices, label="Varför planen är sen, enligt utföraren", allow_null=True
    )
    days_overdue = serializers.IntegerField(label="Dagar sedan sista dagen")

    class Meta:
        model = Flag
        fields = [
            "id",
            "rule",
            "case",
            "case_ref",
            "order",
            "due_on",
            "days_overdue",
            "late_reason",
            "opened_at",
            "opened_on",
            "closed_at",
            "closed_on",
            "closed_by_event",
        ]


class FlagFilter(filters.FilterSet):
    open = filters.ChoiceFilter(
        method="that_are_open", choices=OPEN, label="Utan det här filtret visas bara de som gäller nu"
    )
    rule = filters.ChoiceFilter(choices=FlagRule.choices, label="Regel")
    case = filters.UUIDFilter(label="Ärende")
    order = filters.UUIDFilter(label="Beställning")
    due_from = filters.DateFilter(field_name="due_on", lookup_expr="gte", label="Senast, från")
    due_to = filters.DateFilter(field_name="due_on", lookup_expr="lte", label="Senast, till")

    def filter_queryset(self, queryset):
        self.form.cleaned_data["open"] = self.form.cleaned_data["open"] or "true"
        return super().filter_queryset(queryset)

    def that_are_open(self, flags, _, value: str):
        return flags.open() if value == "true" else flags


class FlagPages(StablePages):
    ordering = ("-opened_at", "pk")


class FlagViewSet(RecordViewSet):
    """Det som är försenat, en rad för varje regel och sak."""

    queryset = Flag.objects.with_reason().select_related("case")
    serializer_class = FlagSerializer
    row_serializer_class = FlagSerializer
    filterset_class = FlagFilter
    pagination_class = FlagPages
    id_type = OpenApiTypes.INT
