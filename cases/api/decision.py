from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordViewSet

from ..models import AdministrativeExtension, Decision, DecisionDocument, Notification
from ..rules import DecisionOutcome, DocumentKind, appeal_until
from .parts import OF_CASE, OfCaseFilter, OfCaseSerializer


class DecisionRowSerializer(OfCaseSerializer):
    decided_by = NamedSerializer(label="Beslutat av", allow_null=True)
    days_late = serializers.IntegerField(
        label="Efterregistrerat", help_text="Dagar från beslutsdagen till att beslutet registrerades."
    )

    class Meta:
        model = Decision
        fields = [
            *OF_CASE,
            "application",
            "investigation",
            "outcome",
            "ends",
            "decided_on",
            "decided_by",
            "legal_basis",
            "valid_from",
            "valid_to",
            "granted_hours",
            "granted_per",
            "mapping_to",
            "follow_up_on",
            "ended_on",
            "end_ground",
            "days_late",
            "recorded_at",
        ]
        extra_kwargs = {
            "granted_hours": {"help_text": "Timmar per vecka eller månad: se granted_per."},
            "legal_basis": {"help_text": "Lagrummet som gällde på beslutsdagen."},
        }


class DecisionSerializer(DecisionRowSerializer):
    class Meta(DecisionRowSerializer.Meta):
        fields = [
            *DecisionRowSerializer.Meta.fields,
            "decision_text",
            "reasons",
            "refusal_ground",
            "met_otherwise",
            "summary",
            "end_reason",
        ]


class DecisionFilter(OfCaseFilter):
    application = filters.UUIDFilter(label="Ansökan")
    investigation = filters.UUIDFilter(label="Utredning")
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


class OfDecisionFilter(filters.FilterSet):
    case = filters.UUIDFilter(field_name="decision__case", label="Ärende")
    decision = filters.UUIDFilter(label="Beslut")


class ExtensionRowSerializer(OfCaseSerializer):
    decided_by = NamedSerializer(label="Beslutad av")

    class Meta:
        model = AdministrativeExtension
        fields = [
            *OF_CASE,
            "decision",
            "decided_on",
            "decided_by",
            "extended_from",
            "extended_to",
            "recorded_at",
        ]


class ExtensionSerializer(ExtensionRowSerializer):
    class Meta(ExtensionRowSerializer.Meta):
        fields = [*ExtensionRowSerializer.Meta.fields, "reason"]


class ExtensionFilter(OfDecisionFilter):
    decided_from = filters.DateFilter(field_name="decided_on", lookup_expr="gte", label="Beslutad tidigast")
    decided_to = filters.DateFilter(field_name="decided_on", lookup_expr="lte", label="Beslutad senast")


class ExtensionViewSet(RecordViewSet):
    """Administrativa förlängningar: beslut som fick löpa vidare utan att någon prövade behovet."""

    queryset = AdministrativeExtension.objects.select_related("decision__case", "decided_by")
    serializer_class = ExtensionSerializer
    row_serializer_class = ExtensionRowSerializer
    filterset_class = ExtensionFilter


class NotificationSerializer(OfCaseSerializer):
    appeal_until = serializers.SerializerMethodField(
        label="Överklagas senast",
        help_text="Tre veckor efter att personen fick beslutet (44 § förvaltningslagen), på en vardag.",
    )

    class Meta:
        model = Notification
        fields = [
            *OF_CASE,
            "decision",
            "sent_on",
            "how",
            "appeal_notice",
            "received_on",
            "appeal_until",
            "recorded_at",
        ]

    def get_appeal_until(self, notification) -> serializers.DateField(allow_null=True):
        return appeal_until(notification.received_on) if notification.received_on else None


class NotificationFilter(OfDecisionFilter):
    state = filters.ChoiceFilter(
        method="with_state",
        choices=[("received", "mottagen"), ("waiting", "inte mottagen än")],
        label="Läge",
    )
    sent_from = filters.DateFilter(field_name="sent_on", lookup_expr="gte", label="Skickad tidigast")
    sent_to = filters.DateFilter(field_name="sent_on", lookup_expr="lte", label="Skickad senast")

    def with_state(self, notifications, _, value: str):
        return notifications.filter(received_on__isnull=value == "waiting")


class NotificationViewSet(RecordViewSet):
    """Underrättelser: när personen fick veta vad som beslutades."""

    queryset = Notification.objects.select_related("decision__case")
    serializer_class = NotificationSerializer
    row_serializer_class = NotificationSerializer
    filterset_class = NotificationFilter


class DocumentSerializer(OfCaseSerializer):
    class Meta:
        model = DecisionDocument
        fields = [*OF_CASE, "decision", "kind", "sha256", "recorded_at"]
        extra_kwargs = {"sha256": {"help_text": "SHA-256 av handlingens text, som ingen kan ändra."}}


class DocumentFilter(OfDecisionFilter):
    kind = filters.ChoiceFilter(choices=DocumentKind.choices, label="Handling")


class DocumentViewSet(RecordViewSet):
    """Handlingar i beslutet, utan innehållet: vilka de är, och kontrollsumman."""

    id_type = OpenApiTypes.INT
    queryset = DecisionDocument.objects.select_related("decision__case").defer("html", "pdf")
    serializer_class = DocumentSerializer
    row_serializer_class = DocumentSerializer
    filterset_class = DocumentFilter
