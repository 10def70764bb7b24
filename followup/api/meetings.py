from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet
from accounts.rules import PROVIDER_ROLES

from ..models import FollowUpMeeting, StatementRequest
from ..rules import MeetingForm, MeetingState, NotHeldReason
from .filters import OfCaseFilter, OfOrderFilter

NOT_FOR_PROVIDER = "Tomt för utföraren, som inte ser beslutet."
STATES = [("asked", "obesvarad"), ("answered", "besvarad"), ("withdrawn", "återkallad")]


# The provider sees what it has to do with, and never the decision, not even its id.
class BesideDecisionSerializer(RecordSerializer):
    def of_authority(self, pk):
        return None if self.context["request"].user.role in PROVIDER_ROLES else pk


class MeetingRowSerializer(BesideDecisionSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    decision = serializers.SerializerMethodField(label="Beslut", help_text=NOT_FOR_PROVIDER)
    about = serializers.CharField(label="Gäller", help_text="Planen, beslutet eller båda.")
    support_worker = NamedSerializer(label="Boendestödjare", allow_null=True)
    caseworker = NamedSerializer(label="Handläggare", allow_null=True)
    booked_by = NamedSerializer(label="Bokat av")
    decision_follow_up = serializers.SerializerMethodField(
        label="Uppföljning av beslut", help_text=NOT_FOR_PROVIDER
    )

    class Meta:
        model = FollowUpMeeting
        fields = [
            "id",
            "case",
            "case_ref",
            "plan",
            "decision",
            "about",
            "meets_at",
            "form",
            "person_invited_on",
            "support_worker",
            "caseworker",
            "booked_by",
            "state",
            "not_held_reason",
            "plan_follow_up",
            "decision_follow_up",
            "recorded_at",
        ]
        extra_kwargs = {"plan_follow_up": {"label": "Uppföljning av plan"}}

    def get_decision(self, meeting) -> serializers.UUIDField(allow_null=True):
        return self.of_authority(meeting.decision_id)

    def get_decision_follow_up(self, meeting) -> serializers.UUIDField(allow_null=True):
        return self.of_authority(meeting.decision_follow_up_id)


class MeetingSerializer(MeetingRowSerializer):
    class Meta(MeetingRowSerializer.Meta):
        fields = [*MeetingRowSerializer.Meta.fields, "place", "not_held_note"]


class MeetingFilter(OfCaseFilter):
    plan = filters.UUIDFilter(label="Plan")
    state = filters.ChoiceFilter(choices=MeetingState.choices, label="Läge")
    form = filters.ChoiceFilter(choices=MeetingForm.choices, label="Hur ni möts")
    not_held_reason = filters.ChoiceFilter(choices=NotHeldReason.choices, label="Varför det inte blev av")
    meets_from = filters.DateFilter(field_name="meets_at__date", lookup_expr="gte", label="Tidigast")
    meets_to = filters.DateFilter(field_name="meets_at__date", lookup_expr="lte", label="Senast")


class MeetingViewSet(RecordViewSet):
    """Uppföljningsmöten: bokade, hållna och de som inte blev av."""

    queryset = FollowUpMeeting.objects.select_related("case", "support_worker", "caseworker", "booked_by")
    serializer_class = MeetingSerializer
    row_serializer_class = MeetingRowSerializer
    filterset_class = MeetingFilter


class StatementRequestRowSerializer(BesideDecisionSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    provider = NamedSerializer(label="Utförare")
    decision = serializers.SerializerMethodField(label="Beslut", help_text=NOT_FOR_PROVIDER)
    asked_by = NamedSerializer(label="Begärt av")
    answered_by = NamedSerializer(label="Besvarad av", allow_null=True)
    waits = serializers.BooleanField(label="Väntar på svar")

    class Meta:
        model = StatementRequest
        fields = [
            "id",
            "case",
            "case_ref",
            "order",
            "provider",
            "decision",
            "asked_by",
            "notes_from",
            "notes_to",
            "answer_by",
            "waits",
            "proposal",
            "answered_at",
            "answered_by",
            "withdrawn_at",
            "recorded_at",
        ]
        extra_kwargs = {
            "answer_by": {"help_text": "Kommunens frist för utlåtanden, eller den dag som valdes."}
        }

    def get_decision(self, asked) -> serializers.UUIDField(allow_null=True):
        return self.of_authority(asked.decision_id)


class StatementRequestSerializer(StatementRequestRowSerializer):
    class Meta(StatementRequestRowSerializer.Meta):
        fields = [*StatementRequestRowSerializer.Meta.fields, "what", "why", "statement", "persons_view"]


class StatementRequestFilter(OfOrderFilter):
    state = filters.ChoiceFilter(choices=STATES, method="in_state", label="Läge")
    answer_from = filters.DateFilter(field_name="answer_by", lookup_expr="gte", label="Svar senast, från")
    answer_to = filters.DateFilter(field_name="answer_by", lookup_expr="lte", label="Svar senast, till")

    def in_state(self, asked, _, state: str):
        if state == "asked":
            return asked.unanswered()
        return asked.filter(**{f"{state}_at__isnull": False})


class StatementRequestViewSet(RecordViewSet):
    """Begäranden om utlåtande inför en uppföljning (15 kap. 9 § SoL), med utförarens svar.

    Daganteckningar som begärdes läses bara på sidan, där begäran står som skäl i åtkomstloggen."""

    queryset = StatementRequest.objects.select_related("case", "provider", "asked_by", "answered_by")
    serializer_class = StatementRequestSerializer
    row_serializer_class = StatementRequestRowSerializer
    filterset_class = StatementRequestFilter
