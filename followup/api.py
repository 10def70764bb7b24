from dataclasses import dataclass
from operator import attrgetter

from django.db.models import Prefetch, QuerySet, Value
from django.http import Http404
from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet

from .models import (
    ActivityMark,
    Correction,
    DayNote,
    DecisionFollowUp,
    GoalOutcome,
    NoteObjection,
    PlanFollowUp,
    Visit,
)
from .rules import Conclusion, VisitOutcome

YES_NO = {"true": True, "false": False}
KINDS = [("plan", "uppföljning av plan"), ("decision", "uppföljning av beslut")]


class ActivityMarkSerializer(RecordSerializer):
    class Meta:
        model = ActivityMark
        fields = ["id", "activity", "how_done"]


class VisitRowSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    support_worker = NamedSerializer(label="Boendestödjare")
    second_worker = NamedSerializer(label="Boendestödjare nummer två", allow_null=True)
    days_late = serializers.IntegerField(label="Efterregistrerat, dagar")
    minutes = serializers.IntegerField(label="Minuter")
    marks = ActivityMarkSerializer(many=True, label="Så gjordes planens aktiviteter")

    class Meta:
        model = Visit
        fields = [
            "id",
            "case",
            "case_ref",
            "order",
            "plan",
            "planned",
            "support_worker",
            "second_worker",
            "starts_at",
            "ends_at",
            "minutes",
            "timed",
            "outcome",
            "told_at",
            "told_by",
            "told_how",
            "took_part",
            "substitute_told",
            "marks",
            "device_at",
            "days_late",
            "recorded_at",
        ]


class VisitSerializer(VisitRowSerializer):
    class Meta(VisitRowSerializer.Meta):
        fields = [*VisitRowSerializer.Meta.fields, "reason", "wished", "also_done"]


class VisitFilter(filters.FilterSet):
    case = filters.UUIDFilter(label="Ärende")
    order = filters.UUIDFilter(label="Beställning")
    plan = filters.UUIDFilter(label="Plan")
    outcome = filters.ChoiceFilter(choices=VisitOutcome.choices, label="Så gick det")
    starts_from = filters.DateFilter(
        field_name="starts_at__date", lookup_expr="gte", label="Började tidigast"
    )
    starts_to = filters.DateFilter(field_name="starts_at__date", lookup_expr="lte", label="Började senast")


class VisitViewSet(RecordViewSet):
    """Besök med markeringar för planens aktiviteter."""

    queryset = Visit.objects.select_related("case", "support_worker", "second_worker").prefetch_related(
        "marks"
    )
    serializer_class = VisitSerializer
    row_serializer_class = VisitRowSerializer
    filterset_class = VisitFilter


class CorrectionSerializer(RecordSerializer):
    author = NamedSerializer(label="Rättad av")

    class Meta:
        model = Correction
        fields = ["id", "author", "text", "reason", "recorded_at"]


class NoteObjectionSerializer(RecordSerializer):
    recorded_by = NamedSerializer(
        label="Skriven av", help_text="Tomt när personen själv skrev.", allow_null=True
    )

    class Meta:
        model = NoteObjection
        fields = ["id", "words", "stated_on", "recorded_by", "recorded_at"]


class DayNoteRowSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    author = NamedSerializer(label="Skriven av", allow_null=True)
    days_late = serializers.IntegerField(label="Efterregistrerad, dagar")

    class Meta:
        model = DayNote
        fields = [
            "id",
            "case",
            "case_ref",
            "order",
            "visit",
            "goal",
            "author",
            "event_at",
            "for_caseworker",
            "only_by_plan",
            "signed_at",
            "device_at",
            "days_late",
            "imported",
            "recorded_at",
        ]


class DayNoteSerializer(DayNoteRowSerializer):
    corrections = CorrectionSerializer(many=True, label="Rättelser")
    objections = NoteObjectionSerializer(many=True, label="Personens invändningar")

    class Meta(DayNoteRowSerializer.Meta):
        fields = [*DayNoteRowSerializer.Meta.fields, "text", "corrections", "objections"]


class DayNoteFilter(filters.FilterSet):
    case = filters.UUIDFilter(label="Ärende")
    order = filters.UUIDFilter(label="Beställning")
    visit = filters.UUIDFilter(label="Besök")
    for_caseworker = filters.TypedChoiceFilter(
        choices=[("true", "ja"), ("false", "nej")],
        coerce=YES_NO.get,
        label="Viktigt att föra vidare till handläggaren",
    )
    event_from = filters.DateFilter(field_name="event_at__date", lookup_expr="gte", label="Hände tidigast")
    event_to = filters.DateFilter(field_name="event_at__date", lookup_expr="lte", label="Hände senast")


class DayNoteViewSet(RecordViewSet):
    """Daganteckningar. Texten står i den enskilda anteckningen."""

    queryset = DayNote.objects.select_related("case", "author", "visit")
    serializer_class = DayNoteSerializer
    row_serializer_class = DayNoteRowSerializer
    filterset_class = DayNoteFilter

    def get_object(self):
        corrections = Prefetch("corrections", Correction.objects.select_related("author"))
        objections = Prefetch("objections", NoteObjection.objects.select_related("recorded_by"))
        return self.open(self.queryset.prefetch_related(corrections, objections))


class GoalOutcomeSerializer(RecordSerializer):
    class Meta:
        model = GoalOutcome
        fields = ["id", "goal", "result", "comment"]


class FollowUpRowSerializer(serializers.Serializer):
    id = serializers.UUIDField(label="Id")
    kind = serializers.ChoiceField(KINDS, label="Slag")
    case = serializers.UUIDField(source="case_id", label="Ärende")
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    plan = serializers.UUIDField(source="plan_id", label="Plan", allow_null=True)
    decision = serializers.UUIDField(source="decision_id", label="Beslut", allow_null=True)
    held_together_with = serializers.UUIDField(
        source="plan_follow_up_id", label="Hölls tillsammans med uppföljningen av planen", allow_null=True
    )
    held_on = serializers.DateField(label="Hölls")
    held_by = NamedSerializer(label="Hölls av", allow_null=True)
    person_took_part = serializers.BooleanField(label="Personen var med", allow_null=True)
    caseworker_took_part = serializers.BooleanField(label="Handläggaren var med", allow_null=True)
    conclusion = serializers.ChoiceField(Conclusion.choices, label="Slutsats", allow_blank=True)
    imported = serializers.BooleanField(label="Från annat system")
    recorded_at = serializers.DateTimeField(label="Registrerad")


class FollowUpSerializer(FollowUpRowSerializer):
    summary = serializers.CharField(label="Vad vi kom fram till")
    persons_words = serializers.CharField(label="Personens egna ord", allow_null=True)
    outcomes = GoalOutcomeSerializer(many=True, label="Utfall för varje mål", allow_null=True)


class FollowUpFilter(filters.FilterSet):
    kind = filters.ChoiceFilter(choices=KINDS, label="Slag")
    case = filters.UUIDFilter(label="Ärende")
    conclusion = filters.ChoiceFilter(choices=Conclusion.choices, label="Slutsats")
    held_from = filters.DateFilter(field_name="held_on", lookup_expr="gte", label="Hölls tidigast")
    held_to = filters.DateFilter(field_name="held_on", lookup_expr="lte", label="Hölls senast")


@dataclass(frozen=True)
class Merged:
    """Querysets of different tables that are paged as one: what the pages ask of a queryset, and no more."""

    querysets: list[QuerySet]
    order: tuple[str, ...] = ()

    def order_by(self, *order: str) -> "Merged":
        return Merged([queryset.order_by(*order) for queryset in self.querysets], order)

    def filter(self, **lookups) -> "Merged":
        return Merged([queryset.filter(**lookups) for queryset in self.querysets], self.order)

    def __getitem__(self, window: slice) -> list:
        rows = [row for queryset in self.querysets for row in queryset[: window.stop]]
        for field in reversed(self.order):
            rows.sort(key=attrgetter(field.lstrip("-")), reverse=field.startswith("-"))
        return rows[window]


class FollowUpViewSet(RecordViewSet):
    """Uppföljningar av planer och av beslut i samma lista. Utfallen står i den enskilda uppföljningen."""

    queryset = PlanFollowUp.objects.annotate(kind=Value("plan")).select_related("case", "held_by")
    decisions = DecisionFollowUp.objects.annotate(kind=Value("decision")).select_related("case", "held_by")
    serializer_class = FollowUpSerializer
    row_serializer_class = FollowUpRowSerializer
    filterset_class = FollowUpFilter

    def filter_queryset(self, queryset):
        decisions = self.decisions.visible_to(self.request.user)
        return Merged([super(FollowUpViewSet, self).filter_queryset(part) for part in (queryset, decisions)])

    def get_object(self):
        try:
            return self.open(self.queryset.prefetch_related("outcomes"))
        except Http404:
            return self.open(self.decisions.all())
