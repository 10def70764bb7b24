"""What is ordered: goals and activities."""

from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import RecordSerializer, RecordViewSet
from accounts.rules import PROVIDER_ROLES
from cases.api.parts import OF_CASE, OfCaseSerializer
from cases.rules import LifeArea

from ..models import OrderActivity, OrderGoal
from ..rules import OrderState, SubGoal, SupportForm

# Where the record may say more than what was sent.
MAY_DIFFER = (OrderState.RETURNED, OrderState.ENDED)
STANDING = [("standing", "gäller"), ("dropped", "har utgått")]


class OrderActivitySerializer(RecordSerializer):
    position = serializers.IntegerField(label="Ordning")

    class Meta:
        model = OrderActivity
        fields = [
            "id",
            "position",
            "what",
            "why",
            "sub_goal",
            "support_form",
            "preserve_function",
            "scope",
        ]


GOAL = [
    "life_area",
    "current_state",
    "intended_state",
    "reach_by",
    "accepted",
    "realistic",
]
GOAL_WRITTEN = ["need_text", "overall_goal", "personal_goal", "measure", "accepted_note", "activities"]


class NeedOfGoalSerializer(RecordSerializer):
    position = serializers.IntegerField(label="Ordning")
    need = serializers.SerializerMethodField(
        label="Behov i utredningen", help_text="Livsområdet i utredningen, för den som får öppna det."
    )

    def get_need(self, goal) -> serializers.UUIDField(allow_null=True):
        return None if self.context["request"].user.role in PROVIDER_ROLES else goal.need_id


class OrderGoalSerializer(NeedOfGoalSerializer):
    activities = OrderActivitySerializer(many=True, label="Aktiviteter")

    class Meta:
        model = OrderGoal
        fields = ["id", "position", "need", *GOAL, *GOAL_WRITTEN]


class OrderGoalRowSerializer(OfCaseSerializer, NeedOfGoalSerializer):
    class Meta:
        model = OrderGoal
        fields = [*OF_CASE, "order", "position", "need", *GOAL, "dropped_on", "recorded_at"]


class OrderGoalRecordSerializer(OrderGoalRowSerializer):
    activities = OrderActivitySerializer(
        many=True, label="Aktiviteter", help_text="De som gäller. De som har utgått läses för sig."
    )

    class Meta(OrderGoalRowSerializer.Meta):
        fields = [*OrderGoalRowSerializer.Meta.fields, *GOAL_WRITTEN]


class OrderActivityRowSerializer(OfCaseSerializer):
    position = serializers.IntegerField(label="Ordning")
    order = serializers.UUIDField(source="goal.order_id", label="Beställning")

    class Meta:
        model = OrderActivity
        fields = [
            *OF_CASE,
            "order",
            "goal",
            "position",
            "sub_goal",
            "support_form",
            "preserve_function",
            "dropped_on",
            "recorded_at",
        ]


class OrderActivityRecordSerializer(OrderActivityRowSerializer):
    class Meta(OrderActivityRowSerializer.Meta):
        fields = [*OrderActivityRowSerializer.Meta.fields, "what", "why", "scope"]


class PartFilter(filters.FilterSet):
    state = filters.ChoiceFilter(method="with_state", choices=STANDING, label="Gäller eller har utgått")

    def with_state(self, parts, _, value: str):
        return parts.filter(dropped_on__isnull=value == "standing")


class OrderGoalFilter(PartFilter):
    case = filters.UUIDFilter(field_name="order__case", label="Ärende")
    order = filters.UUIDFilter(label="Beställning")
    life_area = filters.ChoiceFilter(choices=LifeArea.choices, label="Livsområde")
    reach_from = filters.DateFilter(field_name="reach_by", lookup_expr="gte", label="Nås tidigast")
    reach_to = filters.DateFilter(field_name="reach_by", lookup_expr="lte", label="Nås senast")


class OrderActivityFilter(PartFilter):
    case = filters.UUIDFilter(field_name="goal__order__case", label="Ärende")
    order = filters.UUIDFilter(field_name="goal__order", label="Beställning")
    goal = filters.UUIDFilter(label="Mål")
    sub_goal = filters.ChoiceFilter(choices=SubGoal.choices, label="Delmål")
    support_form = filters.ChoiceFilter(choices=SupportForm.choices, label="Stödform")


class OrderedViewSet(RecordViewSet):
    """Parts of an order. The provider reads them here only while they are what was sent; else in the order itself."""

    order_path = ""

    def get_queryset(self):
        return self.as_sent(super().get_queryset())

    def open(self, queryset):
        return super().open(self.as_sent(queryset))

    def as_sent(self, parts):
        if self.request is None or self.request.user.role not in PROVIDER_ROLES:
            return parts
        return parts.exclude(**{f"{self.order_path}state__in": MAY_DIFFER})


class OrderGoalViewSet(OrderedViewSet):
    """Beställda mål. Utföraren läser målen i en återsänd eller avslutad beställning i beställningen själv."""

    order_path = "order__"
    queryset = OrderGoal.objects.select_related("order__case")
    serializer_class = OrderGoalRecordSerializer
    row_serializer_class = OrderGoalRowSerializer
    filterset_class = OrderGoalFilter

    def get_object(self):
        return self.open(self.queryset.with_standing_activities())


class OrderActivityViewSet(OrderedViewSet):
    """Beställda aktiviteter. Utföraren läser dem i en återsänd eller avslutad beställning i beställningen själv."""

    noun = "order-activity"
    order_path = "goal__order__"
    queryset = OrderActivity.objects.select_related("goal__order__case")
    serializer_class = OrderActivityRecordSerializer
    row_serializer_class = OrderActivityRowSerializer
    filterset_class = OrderActivityFilter
