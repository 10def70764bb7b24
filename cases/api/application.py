from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import RecordViewSet

from ..models import Application
from ..rules import Applicant, Channel
from .parts import OF_CASE, OfCaseFilter, OfCaseSerializer

STATES = [("undecided", "inte beslutad"), ("decided", "beslutad"), ("withdrawn", "återtagen")]


class ApplicationRowSerializer(OfCaseSerializer):
    decide_by = serializers.DateField(
        label="Beslutas senast", help_text="Sex månader efter att ansökan kom in (12 § förvaltningslagen)."
    )
    answer_by = serializers.DateField(
        label="Begäran besvaras senast",
        help_text="Fyra veckor efter att personen begärde avgörande (12 § förvaltningslagen).",
        allow_null=True,
    )
    days_late = serializers.IntegerField(
        label="Efterregistrerad", help_text="Dagar från att ansökan kom in till att den registrerades."
    )

    class Meta:
        model = Application
        fields = [
            *OF_CASE,
            "received_on",
            "channel",
            "applicant",
            "decide_by",
            "acknowledged_on",
            "acknowledged_how",
            "delay_told_on",
            "decision_requested_on",
            "answer_by",
            "withdrawn_on",
            "days_late",
            "recorded_at",
        ]


class ApplicationSerializer(ApplicationRowSerializer):
    class Meta(ApplicationRowSerializer.Meta):
        fields = [*ApplicationRowSerializer.Meta.fields, "applicant_note", "need", "withdrawn_reason"]


class ApplicationFilter(OfCaseFilter):
    state = filters.ChoiceFilter(method="with_state", choices=STATES, label="Läge")
    channel = filters.ChoiceFilter(choices=Channel.choices, label="Hur den kom in")
    applicant = filters.ChoiceFilter(choices=Applicant.choices, label="Vem den kom från")
    received_from = filters.DateFilter(field_name="received_on", lookup_expr="gte", label="Inkom tidigast")
    received_to = filters.DateFilter(field_name="received_on", lookup_expr="lte", label="Inkom senast")

    def with_state(self, applications, _, value: str):
        if value == "undecided":
            return applications.undecided()
        if value == "withdrawn":
            return applications.filter(withdrawn_on__isnull=False)
        return applications.filter(decisions__isnull=False).distinct()


class ApplicationViewSet(RecordViewSet):
    """Ansökningar. Personens egna ord står i den enskilda ansökan."""

    queryset = Application.objects.select_related("case")
    serializer_class = ApplicationSerializer
    row_serializer_class = ApplicationRowSerializer
    filterset_class = ApplicationFilter
