from django_filters import rest_framework as filters

from accounts.api import RecordSerializer, RecordViewSet

from ..models import Appeal, Judgment
from ..rules import JudgmentOutcome
from .decision import OfDecisionFilter
from .parts import OF_CASE, OfCaseSerializer


class JudgmentSerializer(RecordSerializer):
    class Meta:
        model = Judgment
        fields = ["id", "court", "court_ref", "judged_on", "outcome", "lesson", "recorded_at"]


class AppealRowSerializer(OfCaseSerializer):
    class Meta:
        model = Appeal
        fields = [*OF_CASE, "decision", "received_on", "in_time", "forwarded_on", "recorded_at"]


class AppealSerializer(AppealRowSerializer):
    judgments = JudgmentSerializer(many=True, label="Domar")

    class Meta(AppealRowSerializer.Meta):
        fields = [*AppealRowSerializer.Meta.fields, "text", "judgments"]


class AppealFilter(OfDecisionFilter):
    judged = filters.ChoiceFilter(
        method="with_judgment", choices=JudgmentOutcome.choices, label="Har en dom med den utgången"
    )
    received_from = filters.DateFilter(field_name="received_on", lookup_expr="gte", label="Inkom tidigast")
    received_to = filters.DateFilter(field_name="received_on", lookup_expr="lte", label="Inkom senast")

    def with_judgment(self, appeals, _, outcome: str):
        return appeals.with_judgment(outcome)


class AppealViewSet(RecordViewSet):
    """Överklaganden. Vad personen vill ändra, och domarna, står i det enskilda överklagandet."""

    queryset = Appeal.objects.select_related("decision__case")
    serializer_class = AppealSerializer
    row_serializer_class = AppealRowSerializer
    filterset_class = AppealFilter

    def get_object(self):
        return self.open(self.queryset.prefetch_related("judgments"))
