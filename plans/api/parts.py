"""What a plan consists of: goals, activities, wishes, and with whom the provider works."""

from django.db.models import Prefetch
from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet
from cases.rules import LifeArea

from ..models import PlanActivity, PlanCooperation, PlanGoal, PlanWish
from ..rules import TakenUp, WishMet

YES_NO = {"true": True, "false": False}
TAKEN_UP = ["taken_up", "differs_how", "differs_why", "postponed_until", "added_because"]
WHEN = ["weekdays", "time_of_day", "starts_at", "minutes", "how_often"]


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
            "sub_goal",
            "support_form",
            "how",
            *WHEN,
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


class OfPlanSerializer(RecordSerializer):
    case = serializers.UUIDField(source="plan.case_id", label="Ärende")
    case_ref = serializers.CharField(source="plan.case.case_ref", label="Ärendenummer")


OF_PLAN = ["id", "case", "case_ref", "plan"]


class OfPlanFilter(filters.FilterSet):
    case = filters.UUIDFilter(field_name="plan__case", label="Ärende")
    plan = filters.UUIDFilter(label="Plan")


class PlanGoalRowSerializer(OfPlanSerializer):
    position = serializers.IntegerField(label="Ordning")
    is_contact = serializers.BooleanField(
        label="Mål för kontakten", help_text="Planens eget mål: en kartläggning eller ett första möte."
    )

    class Meta:
        model = PlanGoal
        fields = [
            *OF_PLAN,
            "position",
            "order_goal",
            "is_contact",
            "taken_up",
            "postponed_until",
            "life_area",
            "reach_by",
            "dropped_on",
            "recorded_at",
        ]


class PlanGoalRecordSerializer(PlanGoalRowSerializer):
    activities = PlanActivitySerializer(many=True, label="Aktiviteter")

    class Meta(PlanGoalRowSerializer.Meta):
        fields = [
            *PlanGoalRowSerializer.Meta.fields,
            "goal",
            "indicator",
            "differs_how",
            "differs_why",
            "added_because",
            "activities",
        ]


def _dropped() -> filters.TypedChoiceFilter:
    return filters.TypedChoiceFilter(
        field_name="dropped_on",
        lookup_expr="isnull",
        choices=[("true", "bara det som står i planen"), ("false", "bara det som har utgått")],
        coerce=YES_NO.get,
        label="Står i planen eller har utgått",
    )


class PlanGoalFilter(OfPlanFilter):
    order_goal = filters.UUIDFilter(label="Beställt mål")
    taken_up = filters.ChoiceFilter(choices=TakenUp.choices, label="I planen")
    life_area = filters.ChoiceFilter(choices=LifeArea.choices, label="Livsområde")
    standing = _dropped()


class PlanGoalViewSet(RecordViewSet):
    """Mål i planer, som de är skrivna nu. Målet med personens ord står i det enskilda målet."""

    queryset = PlanGoal.objects.select_related("plan__case")
    serializer_class = PlanGoalRecordSerializer
    row_serializer_class = PlanGoalRowSerializer
    filterset_class = PlanGoalFilter

    def get_object(self):
        standing = PlanActivity.objects.filter(dropped_on__isnull=True).select_related("responsible")
        return self.open(self.queryset.prefetch_related(Prefetch("activities", standing)))


class PlanActivityRowSerializer(RecordSerializer):
    case = serializers.UUIDField(source="goal.plan.case_id", label="Ärende")
    case_ref = serializers.CharField(source="goal.plan.case.case_ref", label="Ärendenummer")
    plan = serializers.UUIDField(source="goal.plan_id", label="Plan")
    position = serializers.IntegerField(label="Ordning")
    responsible = NamedSerializer(label="Vem ansvarar", allow_null=True)

    class Meta:
        model = PlanActivity
        fields = [
            *OF_PLAN,
            "goal",
            "position",
            "order_activity",
            "taken_up",
            "postponed_until",
            "sub_goal",
            "support_form",
            *WHEN,
            "responsible",
            "dropped_on",
            "recorded_at",
        ]


class PlanActivityRecordSerializer(PlanActivityRowSerializer):
    class Meta(PlanActivityRowSerializer.Meta):
        fields = [
            *PlanActivityRowSerializer.Meta.fields,
            "what",
            "how",
            "when",
            "where",
            "differs_how",
            "differs_why",
            "added_because",
        ]


class PlanActivityFilter(filters.FilterSet):
    case = filters.UUIDFilter(field_name="goal__plan__case", label="Ärende")
    plan = filters.UUIDFilter(field_name="goal__plan", label="Plan")
    goal = filters.UUIDFilter(label="Mål")
    order_activity = filters.UUIDFilter(label="Beställd aktivitet")
    taken_up = filters.ChoiceFilter(choices=TakenUp.choices, label="I planen")
    responsible = filters.NumberFilter(label="Vem ansvarar, användarens id")
    standing = _dropped()


class PlanActivityViewSet(RecordViewSet):
    """Aktiviteter i planer, som de är skrivna nu. Vad, hur och var står i den enskilda aktiviteten."""

    noun = "plan-activity"
    queryset = PlanActivity.objects.select_related("goal__plan__case", "responsible")
    serializer_class = PlanActivityRecordSerializer
    row_serializer_class = PlanActivityRowSerializer
    filterset_class = PlanActivityFilter


class PlanWishRowSerializer(OfPlanSerializer):
    class Meta:
        model = PlanWish
        fields = [*OF_PLAN, "met", "recorded_at"]


class PlanWishRecordSerializer(PlanWishRowSerializer):
    class Meta(PlanWishRowSerializer.Meta):
        fields = [*PlanWishRowSerializer.Meta.fields, "wish", "done"]


class PlanWishFilter(OfPlanFilter):
    met = filters.ChoiceFilter(choices=WishMet.choices, label="Gick det att uppfylla?")


class PlanWishViewSet(RecordViewSet):
    """Personens önskemål i planer. Önskemålet och vad det ledde till står i det enskilda."""

    noun = "plan-wish"
    queryset = PlanWish.objects.select_related("plan__case")
    serializer_class = PlanWishRecordSerializer
    row_serializer_class = PlanWishRowSerializer
    filterset_class = PlanWishFilter


class PlanCooperationRowSerializer(OfPlanSerializer):
    class Meta:
        model = PlanCooperation
        fields = [*OF_PLAN, "recorded_at"]


class PlanCooperationRecordSerializer(PlanCooperationRowSerializer):
    class Meta(PlanCooperationRowSerializer.Meta):
        fields = [*PlanCooperationRowSerializer.Meta.fields, "with_whom", "about", "where_when"]


class PlanCooperationViewSet(RecordViewSet):
    """Samarbeten i planer. Med vem och om vad står i det enskilda samarbetet."""

    queryset = PlanCooperation.objects.select_related("plan__case")
    serializer_class = PlanCooperationRecordSerializer
    row_serializer_class = PlanCooperationRowSerializer
    filterset_class = OfPlanFilter
