from django.db.models import Prefetch
from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet
from accounts.permissions import may
from accounts.rules import PROVIDER_ROLES
from cases.api.parts import OF_CASE, OfCaseFilter, OfCaseSerializer

from ..models import Order, OrderReturn, OrderVersion
from ..rules import OrderState
from .goals import MAY_DIFFER, OrderActivitySerializer, OrderGoalSerializer


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


class OrderRowSerializer(OfCaseSerializer):
    decision = serializers.SerializerMethodField(
        label="Beslut", help_text="Beslutet som beställningen vilar på, för den som får öppna det."
    )
    provider = NamedSerializer(label="Utförare", allow_null=True)
    key_worker = NamedSerializer(label="Stödperson", allow_null=True)
    days_late = serializers.SerializerMethodField(
        label="Mottagen, efterregistrerad",
        help_text="Dagar från att beställningen togs emot till att det registrerades.",
    )
    execution_late = serializers.IntegerField(
        label="Start, efterregistrerad",
        help_text="Dagar från att stödet startade till att det registrerades.",
    )
    clarity = serializers.SerializerMethodField(
        label="Tydlighet vid sändning",
        help_text="Av 100, enligt programmets egen mätare. Bara för handläggare.",
    )

    class Meta:
        model = Order
        fields = [
            *OF_CASE,
            "decision",
            "amends",
            "provider",
            "chosen_by",
            "state",
            "scheme",
            "hours",
            "hours_per",
            "double_staffing",
            "preferred_times",
            "mapping_until",
            "structured",
            "clarity",
            "sent_on",
            "received_on",
            "received_recorded_at",
            "days_late",
            "start_on",
            "execution_started_on",
            "execution_recorded_at",
            "execution_late",
            "key_worker",
            "follow_up_on",
            "ended_on",
            "recorded_at",
        ]
        extra_kwargs = {"hours": {"help_text": "Timmar per vecka eller månad: se hours_per."}}

    @property
    def reader(self):
        return self.context["request"].user

    @property
    def is_provider(self) -> bool:
        return self.reader.role in PROVIDER_ROLES

    def get_decision(self, order) -> serializers.UUIDField(allow_null=True):
        return None if self.is_provider else order.decision_id

    def get_days_late(self, order) -> int:
        return order.days_late if order.received_recorded_at else 0

    def get_clarity(self, order) -> serializers.IntegerField(allow_null=True):
        return order.clarity if may(self.reader, "grades.see") else None

    def to_representation(self, order):
        """The provider reads what was sent, as on the page, whatever is being written meanwhile."""
        shown = super().to_representation(order)
        if self.is_provider and order.state in MAY_DIFFER and order.last_sent:
            shown |= self.as_sent(order.last_sent[0])
        return shown

    def as_sent(self, version: OrderVersion) -> dict:
        return _of(version.content["values"], self.fields)


class OrderSerializer(OrderRowSerializer):
    providers_informed_on = serializers.SerializerMethodField(
        label="Personen fick information om alla utförare", help_text="Bara för myndigheten."
    )
    goals = OrderGoalSerializer(many=True, label="Mål")
    returns = OrderReturnSerializer(many=True, label="Utförarens frågor")

    class Meta(OrderRowSerializer.Meta):
        fields = [
            *OrderRowSerializer.Meta.fields,
            "needs",
            "preferred_times_note",
            "staff_wishes",
            "preconditions",
            "risks",
            "household_note",
            "children_note",
            "follow_up_form",
            "providers_informed_on",
            "end_reason",
            "goals",
            "returns",
        ]

    def get_providers_informed_on(self, order) -> serializers.DateField(allow_null=True):
        return None if self.is_provider else order.providers_informed_on

    def as_sent(self, version: OrderVersion) -> dict:
        return super().as_sent(version) | {
            "goals": [
                _part(OrderGoalSerializer, goal, number, version)
                | {
                    "activities": [
                        _part(OrderActivitySerializer, activity, place, version)
                        for place, activity in enumerate(goal["activities"], 1)
                    ]
                }
                for number, goal in enumerate(version.content["goals"], 1)
            ]
        }


def _part(serializer, sent: dict, position: int, version: OrderVersion) -> dict:
    """In the shape that it has while it can be changed; its version is that of what was sent."""
    empty = dict.fromkeys(serializer().fields)
    own = {"id": sent["id"], "position": position, "version": version.number}
    return empty | _of(sent["values"], empty) | {name: value for name, value in own.items() if name in empty}


def _of(values: dict, fields) -> dict:
    return {name: value for name, value in values.items() if name in fields}


class OrderFilter(OfCaseFilter):
    provider = filters.NumberFilter(label="Utförare")
    amends = filters.UUIDFilter(label="Beställning som ändras")
    state = filters.ChoiceFilter(choices=OrderState.choices, label="Läge")
    sent_from = filters.DateFilter(field_name="sent_on", lookup_expr="gte", label="Skickad tidigast")
    sent_to = filters.DateFilter(field_name="sent_on", lookup_expr="lte", label="Skickad senast")
    received_from = filters.DateFilter(field_name="received_on", lookup_expr="gte", label="Mottagen tidigast")
    received_to = filters.DateFilter(field_name="received_on", lookup_expr="lte", label="Mottagen senast")
    running_on = filters.DateFilter(method="that_run", label="Skickad och inte avslutad den dagen")

    def that_run(self, orders, _, day):
        return orders.running_on(day)


class OrderViewSet(RecordViewSet):
    """Beställningar. Mål, aktiviteter och frågor står i den enskilda beställningen."""

    queryset = Order.objects.as_work().select_related("case", "provider", "key_worker")
    serializer_class = OrderSerializer
    row_serializer_class = OrderRowSerializer
    filterset_class = OrderFilter

    def shown(self):
        return super().shown().prefetch_related(*self.sent())

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
