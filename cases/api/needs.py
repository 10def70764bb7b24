"""A life area of an investigation, what has been said about it, and what the person objects to."""

from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import RecordSerializer, RecordViewSet

from ..models import NeedsAssessment, Objection, Statement
from ..rules import FunctionalState, LifeArea, StatementKind, StatementSource
from .parts import OF_CASE, OfCaseSerializer


class ObjectionPartSerializer(RecordSerializer):
    class Meta:
        model = Objection
        fields = ["id", "statement", "text", "stated_on", "recorded_at"]


class StatementPartSerializer(RecordSerializer):
    objections = ObjectionPartSerializer(many=True, label="Invändningar")

    class Meta:
        model = Statement
        fields = ["id", "text", "source", "source_note", "kind", "stated_on", "recorded_at", "objections"]


SAID = ["own_view", "need", "others_do", "met_otherwise_how", "statements", "objections"]


class NeedPartSerializer(RecordSerializer):
    statements = StatementPartSerializer(many=True, label="Uppgifter")
    objections = ObjectionPartSerializer(
        many=True, label="Invändningar", help_text="Alla om livsområdet, även de mot en enskild uppgift."
    )

    class Meta:
        model = NeedsAssessment
        fields = ["id", "life_area", "current_state", "intended_state", "met_otherwise", *SAID]


class NeedRowSerializer(OfCaseSerializer):
    class Meta:
        model = NeedsAssessment
        fields = [
            *OF_CASE,
            "investigation",
            "life_area",
            "current_state",
            "intended_state",
            "met_otherwise",
            "recorded_at",
        ]


class NeedSerializer(NeedRowSerializer):
    statements = StatementPartSerializer(many=True, label="Uppgifter")
    objections = ObjectionPartSerializer(
        many=True, label="Invändningar", help_text="Alla om livsområdet, även de mot en enskild uppgift."
    )

    class Meta(NeedRowSerializer.Meta):
        fields = [*NeedRowSerializer.Meta.fields, *SAID]


class NeedFilter(filters.FilterSet):
    case = filters.UUIDFilter(field_name="investigation__case", label="Ärende")
    investigation = filters.UUIDFilter(label="Utredning")
    life_area = filters.ChoiceFilter(choices=LifeArea.choices, label="Livsområde")
    current_state = filters.ChoiceFilter(choices=FunctionalState.choices, label="Läge nu")
    intended_state = filters.ChoiceFilter(choices=FunctionalState.choices, label="Avsett läge")


class NeedViewSet(RecordViewSet):
    """Utredningens livsområden. Det som har sagts och skrivits står i det enskilda livsområdet."""

    queryset = NeedsAssessment.objects.select_related("investigation__case")
    serializer_class = NeedSerializer
    row_serializer_class = NeedRowSerializer
    filterset_class = NeedFilter

    def get_object(self):
        return self.open(self.queryset.with_statements())


class OfNeedSerializer(OfCaseSerializer):
    need = serializers.UUIDField(source="assessment_id", label="Livsområde i utredningen")


class OfNeedFilter(filters.FilterSet):
    case = filters.UUIDFilter(field_name="assessment__investigation__case", label="Ärende")
    investigation = filters.UUIDFilter(field_name="assessment__investigation", label="Utredning")
    need = filters.UUIDFilter(field_name="assessment", label="Livsområde i utredningen")


class StatementRowSerializer(OfNeedSerializer):
    class Meta:
        model = Statement
        fields = [*OF_CASE, "need", "source", "kind", "stated_on", "recorded_at"]


class StatementSerializer(StatementRowSerializer):
    objections = ObjectionPartSerializer(many=True, label="Invändningar")

    class Meta(StatementRowSerializer.Meta):
        fields = [*StatementRowSerializer.Meta.fields, "text", "source_note", "objections"]


class StatementFilter(OfNeedFilter):
    source = filters.ChoiceFilter(choices=StatementSource.choices, label="Från")
    kind = filters.ChoiceFilter(choices=StatementKind.choices, label="Slag")


class StatementViewSet(RecordViewSet):
    """Uppgifter i utredningen: vem som har sagt eller sett något. Texten står i den enskilda uppgiften."""

    queryset = Statement.objects.select_related("assessment__investigation__case")
    serializer_class = StatementSerializer
    row_serializer_class = StatementRowSerializer
    filterset_class = StatementFilter

    def get_object(self):
        return self.open(self.queryset.prefetch_related("objections"))


class ObjectionRowSerializer(OfNeedSerializer):
    class Meta:
        model = Objection
        fields = [*OF_CASE, "need", "statement", "stated_on", "recorded_at"]


class ObjectionSerializer(ObjectionRowSerializer):
    class Meta(ObjectionRowSerializer.Meta):
        fields = [*ObjectionRowSerializer.Meta.fields, "text"]


class ObjectionFilter(OfNeedFilter):
    statement = filters.UUIDFilter(label="Uppgift")


class ObjectionViewSet(RecordViewSet):
    """Personens invändningar mot det som står i utredningen (14 kap. 6 § socialtjänstlagen)."""

    queryset = Objection.objects.select_related("assessment__investigation__case")
    serializer_class = ObjectionSerializer
    row_serializer_class = ObjectionRowSerializer
    filterset_class = ObjectionFilter
