from django_filters import rest_framework as filters

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet

from ..models import Child, ChoreAnswer, Communication, Investigation
from ..rules import ChildLives, Means
from .needs import NeedPartSerializer
from .parts import OF_CASE, OfCaseFilter, OfCaseSerializer


class ChoreAnswerSerializer(RecordSerializer):
    class Meta:
        model = ChoreAnswer
        fields = ["id", "chore", "done_by", "note"]


class CommunicationPartSerializer(RecordSerializer):
    class Meta:
        model = Communication
        fields = ["id", "communicated_on", "how", "answer_by", "answered_on", "answer"]


class InvestigationRowSerializer(OfCaseSerializer):
    closed_by = NamedSerializer(label="Avslutad av", allow_null=True)

    class Meta:
        model = Investigation
        fields = [*OF_CASE, "application", "opened_on", "closed_on", "closed_by", "recorded_at"]


class InvestigationSerializer(InvestigationRowSerializer):
    needs = NeedPartSerializer(many=True, label="Livsområden")
    chores = ChoreAnswerSerializer(many=True, label="Sysslor i hushållet")
    communications = CommunicationPartSerializer(many=True, label="Kommuniceringar")

    class Meta(InvestigationRowSerializer.Meta):
        fields = [
            *InvestigationRowSerializer.Meta.fields,
            "communication_need",
            "interpreter_language",
            "housing_form",
            "household",
            "expected_of_others",
            "no_children",
            "assessment",
            "not_communicated_reason",
            "needs",
            "chores",
            "communications",
        ]


class InvestigationFilter(OfCaseFilter):
    application = filters.UUIDFilter(label="Ansökan")
    state = filters.ChoiceFilter(
        method="with_state", choices=[("open", "pågår"), ("closed", "avslutad")], label="Läge"
    )
    opened_from = filters.DateFilter(field_name="opened_on", lookup_expr="gte", label="Inledd tidigast")
    opened_to = filters.DateFilter(field_name="opened_on", lookup_expr="lte", label="Inledd senast")

    def with_state(self, investigations, _, value: str):
        return investigations.filter(closed_on__isnull=value == "open")


class InvestigationViewSet(RecordViewSet):
    """Utredningar. Livsområden, uppgifter, invändningar och sysslor står i den enskilda utredningen.
    Uppgifterna om barn läses för sig."""

    queryset = Investigation.objects.select_related("case", "closed_by")
    serializer_class = InvestigationSerializer
    row_serializer_class = InvestigationRowSerializer
    filterset_class = InvestigationFilter

    def get_object(self):
        return self.open(
            self.queryset.prefetch_related(
                "needs__statements__objections", "needs__objections", "chores", "communications"
            )
        )


class CommunicationRowSerializer(OfCaseSerializer):
    class Meta:
        model = Communication
        fields = [
            *OF_CASE,
            "investigation",
            "communicated_on",
            "how",
            "answer_by",
            "answered_on",
            "recorded_at",
        ]


class CommunicationSerializer(CommunicationRowSerializer):
    class Meta(CommunicationRowSerializer.Meta):
        fields = [*CommunicationRowSerializer.Meta.fields, "answer"]


class CommunicationFilter(filters.FilterSet):
    case = filters.UUIDFilter(field_name="investigation__case", label="Ärende")
    investigation = filters.UUIDFilter(label="Utredning")
    how = filters.ChoiceFilter(choices=Means.choices, label="Hur")
    communicated_from = filters.DateFilter(
        field_name="communicated_on", lookup_expr="gte", label="Kommunicerat tidigast"
    )
    communicated_to = filters.DateFilter(
        field_name="communicated_on", lookup_expr="lte", label="Kommunicerat senast"
    )


class CommunicationViewSet(RecordViewSet):
    """Kommuniceringar: vad personen fick se före beslutet. Svaret står i den enskilda kommuniceringen."""

    queryset = Communication.objects.select_related("investigation__case")
    serializer_class = CommunicationSerializer
    row_serializer_class = CommunicationRowSerializer
    filterset_class = CommunicationFilter


class ChildRowSerializer(OfCaseSerializer):
    class Meta:
        model = Child
        fields = [*OF_CASE, "birth_year", "lives", "asked", "review_on", "recorded_at"]


class ChildSerializer(ChildRowSerializer):
    class Meta(ChildRowSerializer.Meta):
        fields = [*ChildRowSerializer.Meta.fields, "asked_note", "regard"]


class ChildFilter(OfCaseFilter):
    lives = filters.ChoiceFilter(choices=ChildLives.choices, label="Bor")
    review_to = filters.DateFilter(field_name="review_on", lookup_expr="lte", label="Ses över senast")


class ChildViewSet(RecordViewSet):
    """Personens minderåriga barn, aldrig med namn. Vad barnet sade och hur ni tar hänsyn står i det enskilda barnet."""

    noun = "child"
    queryset = Child.objects.select_related("case")
    serializer_class = ChildSerializer
    row_serializer_class = ChildRowSerializer
    filterset_class = ChildFilter
