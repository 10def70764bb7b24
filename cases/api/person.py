from django.db.models import Prefetch
from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet
from accounts.rules import COMMISSIONING_ROLES
from boendestod.templatetags.sv import personnummer_maskerat

from ..models import Case, Client


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


class PersonRowSerializer(ClientRowSerializer):
    cases = serializers.PrimaryKeyRelatedField(
        many=True, read_only=True, label="Ärenden", help_text="De av personens ärenden som du får se."
    )

    class Meta(ClientRowSerializer.Meta):
        fields = [*ClientRowSerializer.Meta.fields, "cases", "recorded_at"]


class PersonSerializer(ClientSerializer, PersonRowSerializer):
    phone = serializers.SerializerMethodField(
        label="Telefon", help_text="Tomt när personen har skyddade personuppgifter."
    )
    address = serializers.SerializerMethodField(
        label="Adress", help_text="Tomt när personen har skyddade personuppgifter."
    )

    class Meta(PersonRowSerializer.Meta):
        fields = [
            *PersonRowSerializer.Meta.fields,
            "phone",
            "address",
            "communication_need",
            "minor_children",
        ]

    def get_phone(self, client) -> str:
        return "" if client.is_protected else client.phone

    def get_address(self, client) -> str:
        return "" if client.is_protected else client.address


class ClientFilter(filters.FilterSet):
    case = filters.UUIDFilter(method="of_case", label="Ärende")

    def of_case(self, clients, _, case):
        seen = Case.objects.visible_to(self.request.user).filter(pk=case)
        return clients.filter(pk__in=seen.values("client"))


class ClientViewSet(RecordViewSet):
    """Personer. De hittas genom sina ärenden, aldrig genom namn eller personnummer."""

    queryset = Client.objects.all()
    serializer_class = PersonSerializer
    row_serializer_class = PersonRowSerializer
    filterset_class = ClientFilter

    def shown(self):
        return super().shown().prefetch_related(*self.seen_cases())

    def get_object(self):
        return self.open(self.queryset.prefetch_related(*self.seen_cases()))

    def seen_cases(self) -> list[Prefetch]:
        if self.request is None:
            return []
        return [Prefetch("cases", Case.objects.visible_to(self.request.user))]


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
    client = filters.UUIDFilter(label="Person")
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
