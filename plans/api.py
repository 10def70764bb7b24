from django.db.models import Prefetch
from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet

from .models import Plan, PlanActivity, PlanAnswer, PlanCooperation, PlanGoal, PlanVersion, PlanWish
from .rules import PlanKind, PlanState

TAKEN_UP = ["taken_up", "differs_how", "differs_why", "postponed_until", "added_because"]


class PlanActivitySerializer(RecordSerializer):
    position = serializers.IntegerField(label="Ordning")
    responsible = NamedSerializer(label="Vem ansvarar", allow_null=True)

    class Meta:
        model = PlanActivity
        fields = [
            "id",
            "position",
            "order_activity",
            *TAKEN_UP,
            "what",
            "how",
            "weekdays",
            "time_of_day",
            "starts_at",
            "minutes",
            "how_often",
            "when",
            "where",
            "responsible",
        ]


class PlanGoalSerializer(RecordSerializer):
    position = serializers.IntegerField(label="Ordning")
    is_contact = serializers.BooleanField(
        label="Mål för kontakten", help_text="Planens eget mål: en kartläggning eller ett första möte."
    )
    activities = PlanActivitySerializer(many=True, label="Aktiviteter")

    class Meta:
        model = PlanGoal
        fields = [
            "id",
            "position",
            "order_goal",
            "is_contact",
            *TAKEN_UP,
            "goal",
            "life_area",
            "reach_by",
            "indicator",
            "activities",
        ]


class PlanWishSerializer(RecordSerializer):
    class Meta:
        model = PlanWish
        fields = ["id", "wish", "done", "met"]


class PlanCooperationSerializer(RecordSerializer):
    class Meta:
        model = PlanCooperation
        fields = ["id", "with_whom", "about", "where_when"]


class PlanAnswerSerializer(serializers.ModelSerializer):
    told_to = NamedSerializer(label="Sade ja till", allow_null=True)
    dated_back = serializers.BooleanField(source="is_dated_back", label="Tillbakadaterad")

    class Meta:
        model = PlanAnswer
        fields = ["agreement", "answered_on", "told_to", "reason", "recorded_at", "dated_back", "sha256"]
        read_only_fields = fields


class PlanVersionSerializer(serializers.ModelSerializer):
    answer = serializers.SerializerMethodField(label="Personens svar")

    class Meta:
        model = PlanVersion
        fields = ["id", "number", "kind", "recorded_at", "sha256", "content", "differences", "answer"]
        read_only_fields = fields

    def get_answer(self, version) -> PlanAnswerSerializer(allow_null=True):
        answer = getattr(version, "answer", None)
        return PlanAnswerSerializer(answer).data if answer else None


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
