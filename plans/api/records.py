from django.db.models import Prefetch
from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import RecordSerializer, RecordViewSet

from ..models import Plan, PlanVersion
from ..rules import PlanKind, PlanState
from .parts import PlanCooperationSerializer, PlanGoalSerializer, PlanWishSerializer
from .versions import PlanVersionSerializer


class PlanRowSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    dated_back = serializers.BooleanField(
        source="is_dated_back",
        label="Tillbakadaterad",
        help_text="En angiven dag ligger mer än två dagar före den dag då den registrerades.",
    )

    class Meta:
        model = Plan
        fields = [
            "id",
            "case",
            "case_ref",
            "order",
            "kind",
            "state",
            "begun_on",
            "agreement",
            "agreed_on",
            "agreed_recorded_at",
            "first_agreed_on",
            "declined_on",
            "dated_back",
            "participation",
            "participation_ways",
            "arrival_notice",
            "follow_up_on",
            "follows_order",
            "ended_on",
            "imported",
            "recorded_at",
        ]


class PlanSerializer(PlanRowSerializer):
    wishes = PlanWishSerializer(many=True, label="Önskemål")
    cooperation = PlanCooperationSerializer(many=True, label="Samarbete")
    goals = PlanGoalSerializer(
        many=True, label="Mål", help_text="Som planen är skriven nu. Det som gäller står i versionerna."
    )
    versions = PlanVersionSerializer(
        many=True, label="Versioner", help_text="Planen som den har föreslagits för personen."
    )

    class Meta(PlanRowSerializer.Meta):
        fields = [
            *PlanRowSerializer.Meta.fields,
            "decline_reason",
            "participation_how",
            "others_took_part",
            "practical",
            "think_of",
            "arrival_note",
            "follow_up_form",
            "end_reason",
            "wishes",
            "cooperation",
            "goals",
            "versions",
        ]


class PlanFilter(filters.FilterSet):
    case = filters.UUIDFilter(label="Ärende")
    order = filters.UUIDFilter(label="Beställning")
    kind = filters.ChoiceFilter(choices=PlanKind.choices, label="Slag")
    state = filters.ChoiceFilter(choices=PlanState.choices, label="Läge")
    begun_from = filters.DateFilter(field_name="begun_on", lookup_expr="gte", label="Påbörjad tidigast")
    begun_to = filters.DateFilter(field_name="begun_on", lookup_expr="lte", label="Påbörjad senast")
    current_on = filters.DateFilter(method="that_are_current", label="Påbörjad och inte avslutad den dagen")

    def that_are_current(self, plans, _, day):
        return plans.current_on(day)


class PlanViewSet(RecordViewSet):
    """Genomförandeplaner. Mål, aktiviteter, önskemål och versioner står i den enskilda planen."""

    queryset = Plan.objects.select_related("case")
    serializer_class = PlanSerializer
    row_serializer_class = PlanRowSerializer
    filterset_class = PlanFilter

    def get_object(self):
        versions = PlanVersion.objects.select_related("answer__told_to")
        return self.open(self.queryset.with_content().prefetch_related(Prefetch("versions", versions)))
