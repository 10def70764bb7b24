from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet
from accounts.rules import COMMISSIONING_ROLES
from boendestod.templatetags.sv import personnummer_maskerat

from .models import Case, Client, Decision
from .rules import DecisionOutcome


class ClientRowSerializer(RecordSerializer):
    name = serializers.CharField(source="list_name", label="Namn", help_text="Efternamn, förnamn.")
    personnummer = serializers.SerializerMethodField(
        label="Personnummer", help_text="De fyra sista siffrorna är dolda. Tomt när det saknas eller skyddas."
    )
    protected = serializers.BooleanField(source="is_protected", label="Skyddade personuppgifter")

    class Meta:
        model = Client
        fields = ["id", "name", "personnummer", "birth_year", "sex", "protected"]

    def get_personnummer(self, client) -> str:
        return "" if client.is_protected else personnummer_maskerat(client.personnummer)


class ClientSerializer(ClientRowSerializer):
    personnummer = serializers.SerializerMethodField(
        label="Personnummer", help_text="Hela numret för handläggare, annars utan de fyra sista siffrorna."
    )

    def get_personnummer(self, client) -> str:
        if client.is_protected or self.context["request"].user.role not in COMMISSIONING_ROLES:
            return super().get_personnummer(client)
        return client.personnummer


class CaseRowSerializer(RecordSerializer):
    client = ClientRowSerializer(label="Person")
    unit = NamedSerializer(label="Enhet")
    caseworker = NamedSerializer(label="Handläggare", allow_null=True)

    class Meta:
        model = Case
        fields = [
            "id",
            "case_ref",
            "client",
            "unit",
            "caseworker",
            "target_area",
            "opened_on",
            "support_since",
            "closed_on",
            "recorded_at",
        ]


class CaseSerializer(CaseRowSerializer):
    client = ClientSerializer(label="Person")

    class Meta(CaseRowSerializer.Meta):
        fields = [*CaseRowSerializer.Meta.fields, "close_reason"]


class CaseFilter(filters.FilterSet):
    case_ref = filters.CharFilter(label="Ärendenummer")
    target_area = filters.CharFilter(label="Målgrupp")
    state = filters.ChoiceFilter(
        field_name="closed_on",
        lookup_expr="isnull",
        method="with_state",
        choices=[("open", "öppet"), ("closed", "avslutat")],
        label="Öppna eller avslutade ärenden",
    )
    opened_from = filters.DateFilter(field_name="opened_on", lookup_expr="gte", label="Öppnat tidigast")
    opened_to = filters.DateFilter(field_name="opened_on", lookup_expr="lte", label="Öppnat senast")

    def with_state(self, cases, _, value: str):
        return cases.filter(closed_on__isnull=value == "open")


class CaseViewSet(RecordViewSet):
    """Ärenden med en kort uppgift om personen."""

    queryset = Case.objects.select_related("client", "unit", "caseworker")
    serializer_class = CaseSerializer
    row_serializer_class = CaseRowSerializer
    filterset_class = CaseFilter


class DecisionRowSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    decided_by = NamedSerializer(label="Beslutat av", allow_null=True)

    class Meta:
        model = Decision
        fields = [
            "id",
            "case",
            "case_ref",
            "outcome",
            "decided_on",
            "decided_by",
            "legal_basis",
            "valid_from",
            "valid_to",
            "granted_hours",
            "granted_per",
            "follow_up_on",
            "ended_on",
            "recorded_at",
        ]


class DecisionSerializer(DecisionRowSerializer):
    class Meta(DecisionRowSerializer.Meta):
        fields = [*DecisionRowSerializer.Meta.fields, "reasons", "end_reason"]


class DecisionFilter(filters.FilterSet):
    case = filters.UUIDFilter(label="Ärende")
    outcome = filters.ChoiceFilter(choices=DecisionOutcome.choices, label="Beslut")
    decided_from = filters.DateFilter(field_name="decided_on", lookup_expr="gte", label="Beslutat tidigast")
    decided_to = filters.DateFilter(field_name="decided_on", lookup_expr="lte", label="Beslutat senast")
    running_on = filters.DateFilter(method="that_run", label="Gäller den dagen")

    def that_run(self, decisions, _, day):
        return decisions.running_on(day)


class DecisionViewSet(RecordViewSet):
    """Beslut om boendestöd. Bara myndighetens egna ser dem."""

    queryset = Decision.objects.select_related("case", "decided_by")
    serializer_class = DecisionSerializer
    row_serializer_class = DecisionRowSerializer
    filterset_class = DecisionFilter
