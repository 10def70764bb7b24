"""What the municipality pays by, and what it has set aside."""

from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet

from ..models import Budget, PaymentRule
from ..rules import PaymentModel


class PaymentRuleSerializer(RecordSerializer):
    provider = NamedSerializer(
        label="Utförare", help_text="Tomt: gäller alla som inte har en egen regel.", allow_null=True
    )

    class Meta:
        model = PaymentRule
        fields = [
            "id",
            "provider",
            "model",
            "rate",
            "missed_percent",
            "per_person",
            "grant",
            "valid_from",
            "recorded_at",
        ]


class PaymentRuleFilter(filters.FilterSet):
    provider = filters.NumberFilter(label="Utförarens id")
    model = filters.ChoiceFilter(choices=PaymentModel.choices, label="Ersättningsmodell")
    valid_from_to = filters.DateFilter(field_name="valid_from", lookup_expr="lte", label="Gäller från senast")


class PaymentRuleViewSet(RecordViewSet):
    """Kommunens ersättningsregler. För en utförare gäller den regel som började gälla senast."""

    needs = "money.change"
    queryset = PaymentRule.objects.select_related("provider")
    serializer_class = PaymentRuleSerializer
    row_serializer_class = PaymentRuleSerializer
    filterset_class = PaymentRuleFilter
    id_type = OpenApiTypes.INT


class BudgetSerializer(RecordSerializer):
    unit = NamedSerializer(label="Enhet", help_text="Tomt: hela kommunen.", allow_null=True)

    class Meta:
        model = Budget
        fields = ["id", "unit", "year", "hours", "amount", "source", "recorded_at"]


class BudgetFilter(filters.FilterSet):
    unit = filters.NumberFilter(label="Enhetens id")
    year = filters.NumberFilter(label="År")


class BudgetViewSet(RecordViewSet):
    """Vad nämnden har avsatt för ett år: timmar, kronor eller båda."""

    needs = "money.change"
    queryset = Budget.objects.select_related("unit")
    serializer_class = BudgetSerializer
    row_serializer_class = BudgetSerializer
    filterset_class = BudgetFilter
    id_type = OpenApiTypes.INT
