from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet

from .models import Plan, PlanActivity, PlanGoal
from .rules import PlanState


class PlanActivitySerializer(RecordSerializer):
    position = serializers.IntegerField(label="Ordning")
    responsible = NamedSerializer(label="Vem ansvarar", allow_null=True)

    class Meta:
        model = PlanActivity
        fields = [
            "id",
            "position",
            "order_activity",
            "added_because",
            "what",
            "how",
            "when",
            "where",
            "responsible",
        ]


class PlanGoalSerializer(RecordSerializer):
    position = serializers.IntegerField(label="Ordning")
    activities = PlanActivitySerializer(many=True, label="Aktiviteter")

    class Meta:
        model = PlanGoal
        fields = ["id", "position", "order_goal", "goal", "indicator", "activities"]


class PlanRowSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")

    class Meta:
        model = Plan
        fields = [
            "id",
            "case",
            "case_ref",
            "order",
            "state",
            "begun_on",
            "agreement",
            "agreed_on",
            "agreed_recorded_at",
            "declined_on",
            "participation",
            "follow_up_on",
            "follows_order",
            "ended_on",
            "recorded_at",
        ]


class PlanSerializer(PlanRowSerializer):
    goals = PlanGoalSerializer(many=True, label="Mål")

    class Meta(PlanRowSerializer.Meta):
        fields = [
            *PlanRowSerializer.Meta.fields,
            "decline_reason",
            "participation_how",
            "others_took_part",
            "follow_up_form",
            "end_reason",
            "goals",
        ]


class PlanFilter(filters.FilterSet):
    case = filters.UUIDFilter(label="Ärende")
    order = filters.UUIDFilter(label="Beställning")
    state = filters.ChoiceFilter(choices=PlanState.choices, label="Läge")
    begun_from = filters.DateFilter(field_name="begun_on", lookup_expr="gte", label="Påbörjad tidigast")
    begun_to = filters.DateFilter(field_name="begun_on", lookup_expr="lte", label="Påbörjad senast")
    current_on = filters.DateFilter(method="that_are_current", label="Påbörjad och inte avslutad den dagen")

    def that_are_current(self, plans, _, day):
        return plans.current_on(day)


class PlanViewSet(RecordViewSet):
    """Genomförandeplaner. Mål och aktiviteter står i den enskilda planen."""

    queryset = Plan.objects.select_related("case")
    serializer_class = PlanSerializer
    row_serializer_class = PlanRowSerializer
    filterset_class = PlanFilter

    def get_object(self):
        return self.open(self.queryset.with_content())
