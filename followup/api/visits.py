from django.db.models import Exists, OuterRef
from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet

from ..models import ActivityMark, DayNote, Visit, VisitAnswer
from ..rules import VisitOutcome
from .filters import OfOrderFilter, YesNoFilter


class ActivityMarkSerializer(RecordSerializer):
    class Meta:
        model = ActivityMark
        fields = ["id", "activity", "how_done"]


class VisitAnswerSerializer(RecordSerializer):
    class Meta:
        model = VisitAnswer
        fields = ["id", "is_right", "words", "recorded_at"]


class VisitRowSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    support_worker = NamedSerializer(label="Boendestödjare")
    second_worker = NamedSerializer(label="Boendestödjare nummer två", allow_null=True)
    days_late = serializers.IntegerField(
        label="Efterregistrerat, dagar",
        help_text="Dagar från den dag då besöket slutade till den dag då det skrevs in. 0 är samma dag.",
    )
    minutes = serializers.IntegerField(label="Minuter", help_text="Från början till slut, hela minuter.")
    has_note = serializers.BooleanField(
        label="Har daganteckning", help_text="Också när du inte får läsa anteckningen."
    )
    marks = ActivityMarkSerializer(many=True, label="Så gjordes planens aktiviteter")

    class Meta:
        model = Visit
        fields = [
            "id",
            "case",
            "case_ref",
            "order",
            "plan",
            "planned",
            "support_worker",
            "second_worker",
            "starts_at",
            "ends_at",
            "minutes",
            "timed",
            "outcome",
            "told_at",
            "told_by",
            "told_how",
            "took_part",
            "substitute_told",
            "marks",
            "has_note",
            "device_at",
            "days_late",
            "recorded_at",
        ]


class VisitSerializer(VisitRowSerializer):
    answers = VisitAnswerSerializer(
        many=True, label="Personens svar om besöket", help_text="Det senaste sist. Det är det som gäller."
    )

    class Meta(VisitRowSerializer.Meta):
        fields = [*VisitRowSerializer.Meta.fields, "reason", "wished", "also_done", "answers"]


class VisitFilter(OfOrderFilter):
    plan = filters.UUIDFilter(label="Plan")
    planned = filters.UUIDFilter(label="Planerat besök")
    support_worker = filters.NumberFilter(label="Boendestödjare")
    outcome = filters.ChoiceFilter(choices=VisitOutcome.choices, label="Så gick det")
    has_note = YesNoFilter(label="Har daganteckning")
    starts_from = filters.DateFilter(
        field_name="starts_at__date", lookup_expr="gte", label="Började tidigast"
    )
    starts_to = filters.DateFilter(field_name="starts_at__date", lookup_expr="lte", label="Började senast")


class VisitViewSet(RecordViewSet):
    """Besök med markeringar för planens aktiviteter."""

    queryset = (
        Visit.objects.annotate(has_note=Exists(DayNote.objects.filter(visit=OuterRef("pk"))))
        .select_related("case", "support_worker", "second_worker")
        .prefetch_related("marks")
    )
    serializer_class = VisitSerializer
    row_serializer_class = VisitRowSerializer
    filterset_class = VisitFilter

    def get_object(self):
        return self.open(self.queryset.prefetch_related("answers"))
