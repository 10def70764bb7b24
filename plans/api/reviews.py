"""What the caseworker answers to a plan, and what the plan asks to have changed in the order."""

from django.db.models import Q
from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet
from accounts.rules import PROVIDER_ROLES

from ..models import LatePlan, PlanRemark, PlanReview, Proposal
from ..rules import LateReason, ProposalKind, ProposalState, ReviewOutcome
from .parts import OF_PLAN, YES_NO, OfPlanFilter, OfPlanSerializer


class PlanRemarkSerializer(RecordSerializer):
    class Meta:
        model = PlanRemark
        fields = ["id", "goal", "text"]


class PlanReviewRowSerializer(OfPlanSerializer):
    read_by = NamedSerializer(label="Läst av", allow_null=True)
    reviewed_by = NamedSerializer(label="Besvarad av", allow_null=True)
    days_late = serializers.IntegerField(
        label="Efterregistrerad, dagar",
        help_text="Från den dag som angavs för planens början eller för svaret till dess att den registrerades.",
    )

    class Meta:
        model = PlanReview
        fields = [
            *OF_PLAN,
            "plan_version",
            "arrived_on",
            "read_at",
            "read_by",
            "outcome",
            "reviewed_at",
            "reviewed_by",
            "days_late",
            "recorded_at",
        ]


class PlanReviewSerializer(PlanReviewRowSerializer):
    remarks = PlanRemarkSerializer(many=True, label="Anmärkningar på mål")

    class Meta(PlanReviewRowSerializer.Meta):
        fields = [*PlanReviewRowSerializer.Meta.fields, "remark", "remarks"]


class PlanReviewFilter(OfPlanFilter):
    plan_version = filters.NumberFilter(label="Version av planen")
    outcome = filters.ChoiceFilter(choices=ReviewOutcome.choices, label="Svar")
    answered = filters.TypedChoiceFilter(
        method="that_are_answered",
        choices=[("true", "ja"), ("false", "nej")],
        coerce=YES_NO.get,
        label="Besvarad",
    )
    unread = filters.TypedChoiceFilter(
        field_name="read_at",
        lookup_expr="isnull",
        choices=[("true", "ja"), ("false", "nej")],
        coerce=YES_NO.get,
        label="Inte läst än",
    )
    arrived_from = filters.DateFilter(field_name="arrived_on", lookup_expr="gte", label="Kom in tidigast")
    arrived_to = filters.DateFilter(field_name="arrived_on", lookup_expr="lte", label="Kom in senast")

    def that_are_answered(self, reviews, _, value: bool):
        return reviews.filter(~Q(outcome="") if value else Q(outcome=""))


class PlanReviewViewSet(RecordViewSet):
    """Planer som har kommit till handläggaren, med svaret. Anmärkningarna står i det enskilda svaret.

    Att hämta den här gör inte planen läst."""

    queryset = PlanReview.objects.select_related(
        "plan__case", "plan_version__answer", "read_by", "reviewed_by"
    ).defer("plan_version__content", "plan_version__differences", "plan_version__answer__signature")
    serializer_class = PlanReviewSerializer
    row_serializer_class = PlanReviewRowSerializer
    filterset_class = PlanReviewFilter

    def get_object(self):
        return self.open(self.queryset.prefetch_related("remarks"))


class ProposalRowSerializer(OfPlanSerializer):
    answered_by = NamedSerializer(label="Besvarat av", allow_null=True)
    amendment = serializers.SerializerMethodField(
        label="Ändring av beställningen", help_text="Utföraren ser den när den har skickats."
    )

    class Meta:
        model = Proposal
        fields = [
            *OF_PLAN,
            "plan_version",
            "kind",
            "goal",
            "activity",
            "state",
            "answered_by",
            "answered_at",
            "amendment",
            "recorded_at",
        ]

    def get_amendment(self, proposal) -> serializers.UUIDField(allow_null=True):
        amendment = proposal.amendment
        is_draft = amendment is not None and amendment.sent_at is None
        if is_draft and self.context["request"].user.role in PROVIDER_ROLES:
            return None
        return proposal.amendment_id


class ProposalSerializer(ProposalRowSerializer):
    class Meta(ProposalRowSerializer.Meta):
        fields = [*ProposalRowSerializer.Meta.fields, "answer"]


class ProposalFilter(OfPlanFilter):
    kind = filters.ChoiceFilter(choices=ProposalKind.choices, label="Förslag")
    state = filters.ChoiceFilter(choices=ProposalState.choices, label="Läge")


class ProposalViewSet(RecordViewSet):
    """Vad överenskomna planer ber handläggaren att ändra i beställningen. Målets och aktivitetens ord står i planen."""

    queryset = Proposal.objects.select_related("plan__case", "answered_by", "amendment")
    serializer_class = ProposalSerializer
    row_serializer_class = ProposalRowSerializer
    filterset_class = ProposalFilter


class LatePlanRowSerializer(RecordSerializer):
    case = serializers.UUIDField(source="order.case_id", label="Ärende")
    case_ref = serializers.CharField(source="order.case.case_ref", label="Ärendenummer")
    given_by = NamedSerializer(label="Angivet av")

    class Meta:
        model = LatePlan
        fields = [
            "id",
            "case",
            "case_ref",
            "order",
            "rule",
            "due_on",
            "reason",
            "given_by",
            "recorded_at",
        ]
        extra_kwargs = {"rule": {"help_text": "Flaggans regel: se flag-rules bland referensuppgifterna."}}


class LatePlanSerializer(LatePlanRowSerializer):
    class Meta(LatePlanRowSerializer.Meta):
        fields = [*LatePlanRowSerializer.Meta.fields, "comment"]


class LatePlanFilter(filters.FilterSet):
    case = filters.UUIDFilter(field_name="order__case", label="Ärende")
    order = filters.UUIDFilter(label="Beställning")
    reason = filters.ChoiceFilter(choices=LateReason.choices, label="Varför")
    due_from = filters.DateFilter(field_name="due_on", lookup_expr="gte", label="Skulle ha skett, tidigast")
    due_to = filters.DateFilter(field_name="due_on", lookup_expr="lte", label="Skulle ha skett, senast")


class LatePlanViewSet(RecordViewSet):
    """Varför planer är sena, enligt utföraren. Den senaste för samma sak gäller."""

    queryset = LatePlan.objects.select_related("order__case", "given_by")
    serializer_class = LatePlanSerializer
    row_serializer_class = LatePlanRowSerializer
    filterset_class = LatePlanFilter
