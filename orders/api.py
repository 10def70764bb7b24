from django.db.models import Prefetch
from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet
from accounts.rules import PROVIDER_ROLES

from .models import Order, OrderActivity, OrderGoal, OrderReturn, OrderVersion
from .rules import OrderState

# Where the record may say more than what was sent.
MAY_DIFFER = (OrderState.RETURNED, OrderState.ENDED)


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
        fields = [
            "id",
            "category",
            "question",
            "asked_by",
            "recorded_at",
            "answer_by",
            "answer",
            "answered_at",
        ]


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
            "amends",
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

    @property
    def is_provider(self) -> bool:
        return self.context["request"].user.role in PROVIDER_ROLES

    def get_decision(self, order) -> serializers.UUIDField(allow_null=True):
        return None if self.is_provider else order.decision_id

    def to_representation(self, order):
        """The provider reads what was sent, as on the page, whatever is being written meanwhile."""
        shown = super().to_representation(order)
        if self.is_provider and order.state in MAY_DIFFER and order.last_sent:
            shown |= self.as_sent(order.last_sent[0].content)
        return shown

    def as_sent(self, content: dict) -> dict:
        return _of(content["values"], self.fields)


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

    def as_sent(self, content: dict) -> dict:
        goals, activities = OrderGoalSerializer.Meta.fields, OrderActivitySerializer.Meta.fields
        return super().as_sent(content) | {
            "goals": [
                _numbered(goal, number, goals)
                | {
                    "activities": [
                        _numbered(a, place, activities) for place, a in enumerate(goal["activities"], 1)
                    ]
                }
                for number, goal in enumerate(content["goals"], 1)
            ]
        }


def _numbered(part: dict, position: int, fields) -> dict:
    return {"id": part["id"], "position": position} | _of(part["values"], fields)


def _of(values: dict, fields) -> dict:
    return {name: value for name, value in values.items() if name in fields}


class OrderFilter(filters.FilterSet):
    case = filters.UUIDFilter(label="Ärende")
    state = filters.ChoiceFilter(choices=OrderState.choices, label="Läge")
    sent_from = filters.DateFilter(field_name="sent_on", lookup_expr="gte", label="Skickad tidigast")
    sent_to = filters.DateFilter(field_name="sent_on", lookup_expr="lte", label="Skickad senast")
    received_from = filters.DateFilter(field_name="received_on", lookup_expr="gte", label="Mottagen tidigast")
    received_to = filters.DateFilter(field_name="received_on", lookup_expr="lte", label="Mottagen senast")


class OrderViewSet(RecordViewSet):
    """Beställningar. Mål, aktiviteter och frågor står i den enskilda beställningen."""

    queryset = Order.objects.as_work().select_related("case", "provider", "key_worker")
    serializer_class = OrderSerializer
    row_serializer_class = OrderRowSerializer
    filterset_class = OrderFilter

    def get_queryset(self):
        return super().get_queryset().prefetch_related(*self.sent())

    def get_object(self):
        questions = Prefetch(
            "returns", OrderReturn.objects.visible_to(self.request.user).select_related("asked_by")
        )
        return self.open(self.queryset.with_content().prefetch_related(questions, *self.sent()))

    def sent(self) -> list[Prefetch]:
        if self.request is None or self.request.user.role not in PROVIDER_ROLES:
            return []
        newest = OrderVersion.objects.filter(order__state__in=MAY_DIFFER).newest_of_each()
        return [Prefetch("versions", newest, to_attr="last_sent")]
