from django.db.models import Prefetch
from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet
from accounts.rules import PROVIDER_ROLES

from .models import Order, OrderActivity, OrderGoal, OrderReturn
from .rules import OrderState


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


class OrderGoalSerializer(RecordSerializer):
    position = serializers.IntegerField(label="Ordning")
    activities = OrderActivitySerializer(many=True, label="Aktiviteter")

    class Meta:
        model = OrderGoal
        fields = ["id", "position", "life_area", "overall_goal", "personal_goal", "reach_by", "activities"]


class OrderReturnSerializer(RecordSerializer):
    asked_by = NamedSerializer(label="Frågat av")

    class Meta:
        model = OrderReturn
        fields = ["id", "category", "question", "asked_by", "recorded_at", "answer", "answered_at"]


class OrderRowSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    decision = serializers.SerializerMethodField(
        label="Beslut", help_text="Beslutet som beställningen vilar på, för den som får öppna det."
    )
    provider = NamedSerializer(label="Utförare", allow_null=True)
    key_worker = NamedSerializer(label="Stödperson", allow_null=True)

    class Meta:
        model = Order
        fields = [
            "id",
            "case",
            "case_ref",
            "decision",
            "provider",
            "state",
            "scheme",
            "hours",
            "hours_per",
            "double_staffing",
            "structured",
            "sent_on",
            "received_on",
            "received_recorded_at",
            "start_on",
            "key_worker",
            "follow_up_on",
            "ended_on",
            "recorded_at",
        ]

    def get_decision(self, order) -> serializers.UUIDField(allow_null=True):
        is_provider = self.context["request"].user.role in PROVIDER_ROLES
        return None if is_provider else order.decision_id


class OrderSerializer(OrderRowSerializer):
    goals = OrderGoalSerializer(many=True, label="Mål")
    returns = OrderReturnSerializer(many=True, label="Utförarens frågor")

    class Meta(OrderRowSerializer.Meta):
        fields = [
            *OrderRowSerializer.Meta.fields,
            "needs",
            "preconditions",
            "children_note",
            "follow_up_form",
            "end_reason",
            "goals",
            "returns",
        ]


class OrderFilter(filters.FilterSet):
    case = filters.UUIDFilter(label="Ärende")
    state = filters.ChoiceFilter(choices=OrderState.choices, label="Läge")
    sent_from = filters.DateFilter(field_name="sent_on", lookup_expr="gte", label="Skickad tidigast")
    sent_to = filters.DateFilter(field_name="sent_on", lookup_expr="lte", label="Skickad senast")
    received_from = filters.DateFilter(field_name="received_on", lookup_expr="gte", label="Mottagen tidigast")
    received_to = filters.DateFilter(field_name="received_on", lookup_expr="lte", label="Mottagen senast")


class OrderViewSet(RecordViewSet):
    """Beställningar. Mål, aktiviteter och frågor står i den enskilda beställningen."""

    queryset = Order.objects.select_related("case", "provider", "key_worker")
    serializer_class = OrderSerializer
    row_serializer_class = OrderRowSerializer
    filterset_class = OrderFilter

    def get_object(self):
        questions = Prefetch("returns", OrderReturn.objects.select_related("asked_by"))
        return self.open(self.queryset.with_content().prefetch_related(questions))
