from django.db.models import Prefetch, Q
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet

from ..models import Conference, ConferenceItem, Flag
from .flags import ANSWERS, YES_NO


class ConferenceRowSerializer(RecordSerializer):
    unit = NamedSerializer(label="Enhet")
    provider = NamedSerializer(label="Utförare")
    called_by = NamedSerializer(label="Kallad av")
    version = serializers.IntegerField(label="Version")
    case_count = serializers.IntegerField(label="Ärenden att tala om")
    task_count = serializers.IntegerField(label="Uppgifter som inte är gjorda")

    class Meta:
        model = Conference
        fields = [
            "id",
            "unit",
            "provider",
            "held_on",
            "called_by",
            "case_count",
            "task_count",
            "closed_at",
            "recorded_at",
            "version",
        ]


class ConferenceSerializer(ConferenceRowSerializer):
    class Meta(ConferenceRowSerializer.Meta):
        fields = [*ConferenceRowSerializer.Meta.fields, "present"]


class ConferenceFilter(filters.FilterSet):
    unit = filters.NumberFilter(label="Enhetens id")
    provider = filters.NumberFilter(label="Utförarens id")
    open = filters.TypedChoiceFilter(
        field_name="closed_at",
        lookup_expr="isnull",
        choices=ANSWERS,
        coerce=YES_NO.get,
        label="Inte avslutad",
    )
    held_from = filters.DateFilter(field_name="held_on", lookup_expr="gte", label="Hålls tidigast")
    held_to = filters.DateFilter(field_name="held_on", lookup_expr="lte", label="Hålls senast")


class ConferenceViewSet(RecordViewSet):
    """Ärendekonferenser mellan en enhet och en utförare. Ärendena står i conference-items."""

    needs = "conference.call"
    queryset = Conference.objects.for_list()
    serializer_class = ConferenceSerializer
    row_serializer_class = ConferenceRowSerializer
    filterset_class = ConferenceFilter
    id_type = OpenApiTypes.INT


class ConferenceItemRowSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    task_for = NamedSerializer(label="Vem som gör uppgiften", allow_null=True)
    task_done_by = NamedSerializer(label="Uppgiften gjord av", allow_null=True)

    class Meta:
        model = ConferenceItem
        fields = [
            "id",
            "case",
            "case_ref",
            "order",
            "conference",
            "task_for",
            "task_by",
            "task_done_at",
            "task_done_by",
            "recorded_at",
        ]


class ConferenceItemSerializer(ConferenceItemRowSerializer):
    reasons = serializers.ListField(
        child=serializers.CharField(),
        label="Varför det togs upp",
        help_text="Som det var när listan gjordes.",
    )
    flags = serializers.PrimaryKeyRelatedField(many=True, read_only=True, label="Flaggor")

    class Meta(ConferenceItemRowSerializer.Meta):
        fields = [
            *ConferenceItemRowSerializer.Meta.fields,
            "reasons",
            "flags",
            "added_because",
            "outcome",
            "task",
        ]


class ConferenceItemFilter(filters.FilterSet):
    case = filters.UUIDFilter(label="Ärende")
    order = filters.UUIDFilter(label="Beställning")
    conference = filters.NumberFilter(label="Ärendekonferens")
    task_for = filters.NumberFilter(label="Vem som gör uppgiften, användarens id")
    waits = filters.TypedChoiceFilter(
        method="that_wait", choices=ANSWERS, coerce=YES_NO.get, label="Har en uppgift som inte är gjord"
    )

    def that_wait(self, items, _, value: bool):
        waiting = Q(task_done_at__isnull=True) & ~Q(task="")
        return items.filter(waiting if value else ~waiting)


class ConferenceItemViewSet(RecordViewSet):
    """Ärenden på ärendekonferenser. Vad ni kom fram till och vem som gör vad står i det enskilda."""

    queryset = ConferenceItem.objects.select_related("case", "task_for", "task_done_by")
    serializer_class = ConferenceItemSerializer
    row_serializer_class = ConferenceItemRowSerializer
    filterset_class = ConferenceItemFilter

    def get_object(self):
        flags = Prefetch("flags", Flag.objects.visible_to(self.request.user))
        return self.open(self.queryset.prefetch_related(flags))
