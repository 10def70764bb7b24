from dataclasses import dataclass
from operator import attrgetter

from django.db.models import Q, QuerySet, Value
from django.http import Http404
from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet

from ..models import DecisionFollowUp, GoalOutcome, PlanFollowUp, TaperStep
from ..rules import Conclusion, SupportGrade
from .filters import OfCaseFilter

KINDS = [("plan", "uppföljning av plan"), ("decision", "uppföljning av beslut")]


class GoalOutcomeSerializer(RecordSerializer):
    class Meta:
        model = GoalOutcome
        fields = ["id", "goal", "result", "state_now", "comment"]


class TaperStepPartSerializer(RecordSerializer):
    class Meta:
        model = TaperStep
        fields = ["id", "number", "from_on", "hours_a_month", "sign"]


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
    meeting = serializers.UUIDField(source="meeting.pk", label="Uppföljningsmöte", allow_null=True)
    statement = serializers.UUIDField(
        source="statement_id", label="Utförarens utlåtande", allow_null=True, default=None
    )
    held_on = serializers.DateField(label="Hölls")
    held_late = serializers.IntegerField(
        label="Efterregistrerad, dagar",
        help_text="Dagar från mötet till den dag då uppföljningen skrevs in. 0 är samma dag.",
    )
    held_by = NamedSerializer(label="Hölls av", allow_null=True)
    person_took_part = serializers.BooleanField(label="Personen var med", allow_null=True)
    caseworker_took_part = serializers.BooleanField(label="Handläggaren var med", allow_null=True)
    persons_grade = serializers.ChoiceField(
        SupportGrade.choices, label="Personens betyg på stödet", allow_null=True
    )
    conclusion = serializers.ChoiceField(Conclusion.choices, label="Slutsats", allow_blank=True)
    imported = serializers.BooleanField(label="Från annat system")
    recorded_at = serializers.DateTimeField(label="Registrerad")
    version = serializers.IntegerField(
        label="Version", help_text='Räknas upp för varje ändring. Skickas i If-Match som W/"1".'
    )


class FollowUpSerializer(FollowUpRowSerializer):
    summary = serializers.CharField(label="Vad vi kom fram till")
    persons_words = serializers.CharField(label="Personens egna ord", allow_null=True)
    workers_view = serializers.CharField(label="Boendestödjarens bild", allow_null=True)
    caseworkers_view = serializers.CharField(label="Handläggarens bild", allow_null=True)
    no_statement_because = serializers.CharField(label="Varför utlåtande saknas", allow_null=True)
    outcomes = GoalOutcomeSerializer(many=True, label="Utfall för varje mål", allow_null=True)
    taper_steps = TaperStepPartSerializer(many=True, label="Steg i nedtrappning")


class FollowUpFilter(OfCaseFilter):
    kind = filters.ChoiceFilter(choices=KINDS, label="Slag")
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

    queryset = PlanFollowUp.objects.annotate(kind=Value("plan")).select_related("case", "held_by", "meeting")
    decisions = DecisionFollowUp.objects.annotate(kind=Value("decision")).select_related(
        "case", "held_by", "meeting"
    )
    serializer_class = FollowUpSerializer
    row_serializer_class = FollowUpRowSerializer
    filterset_class = FollowUpFilter

    def filter_queryset(self, queryset):
        decisions = self.decisions.visible_to(self.request.user)
        return Merged([super(FollowUpViewSet, self).filter_queryset(part) for part in (queryset, decisions)])

    def paginate_queryset(self, queryset):
        """Of two tables, so it is not one query that finds the page."""
        return self.paginator.paginate_queryset(queryset, self.request, view=self)

    def get_object(self):
        try:
            return self.open(self.queryset.prefetch_related("outcomes", "taper_steps"))
        except Http404:
            return self.open(self.decisions.prefetch_related("taper_steps"))


class TaperStepRowSerializer(RecordSerializer):
    case = serializers.UUIDField(source="case.pk", label="Ärende")
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    follow_up = serializers.SerializerMethodField(label="Uppföljning")

    class Meta:
        model = TaperStep
        fields = ["id", "case", "case_ref", "follow_up", "number", "from_on", "hours_a_month", "recorded_at"]

    def get_follow_up(self, step) -> serializers.UUIDField():
        return step.plan_follow_up_id or step.decision_follow_up_id


class TaperStepSerializer(TaperStepRowSerializer):
    class Meta(TaperStepRowSerializer.Meta):
        fields = [*TaperStepRowSerializer.Meta.fields, "sign"]


class TaperStepFilter(OfCaseFilter):
    case = filters.UUIDFilter(method="of_case", label="Ärende")
    follow_up = filters.UUIDFilter(method="of_follow_up", label="Uppföljning")
    starts_from = filters.DateFilter(field_name="from_on", lookup_expr="gte", label="Börjar tidigast")
    starts_to = filters.DateFilter(field_name="from_on", lookup_expr="lte", label="Börjar senast")

    def of_case(self, steps, _, case):
        return steps.filter(Q(plan_follow_up__case=case) | Q(decision_follow_up__case=case))

    def of_follow_up(self, steps, _, follow_up):
        return steps.filter(Q(plan_follow_up=follow_up) | Q(decision_follow_up=follow_up))


class TaperStepViewSet(RecordViewSet):
    """Steg i nedtrappning, som en uppföljning kom fram till."""

    queryset = TaperStep.objects.select_related("plan_follow_up__case", "decision_follow_up__case")
    serializer_class = TaperStepSerializer
    row_serializer_class = TaperStepRowSerializer
    filterset_class = TaperStepFilter
