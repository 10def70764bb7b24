from django.db.models import Prefetch
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet, StablePages
from boendestod.dates import today
from plans.rules import LateReason

from ..models import Flag, FlagEvent
from ..rules import FlagRule

OPEN = [("true", "bara de som gäller nu"), ("false", "även de som är lösta")]
YES_NO = {"true": True, "false": False}
ANSWERS = [("true", "ja"), ("false", "nej")]
PEOPLE = ("case__caseworker", "order__key_worker", "assigned_to")


class FlagRowSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    late_reason = serializers.ChoiceField(
        LateReason.choices, label="Varför planen är sen, enligt utföraren", allow_null=True
    )
    days_overdue = serializers.IntegerField(label="Dagar sedan sista dagen")
    owner = NamedSerializer(
        label="Ansvarig",
        help_text="Den som ska göra något: den som fick flaggan, annars handläggaren eller stödpersonen.",
        allow_null=True,
    )
    is_authoritys = serializers.BooleanField(
        label="Myndighetens", help_text="Myndigheten ska göra något åt det, annars utföraren."
    )

    class Meta:
        model = Flag
        fields = [
            "id",
            "rule",
            "case",
            "case_ref",
            "order",
            "due_on",
            "days_overdue",
            "is_authoritys",
            "owner",
            "assigned_to",
            "snoozed_until",
            "escalated_on",
            "late_reason",
            "opened_at",
            "opened_on",
            "closed_at",
            "closed_on",
            "closed_by_event",
        ]
        extra_kwargs = {"assigned_to": {"label": "Fick flaggan, användarens id"}}


class FlagEventSerializer(RecordSerializer):
    by = NamedSerializer(label="Av", help_text="Tomt när systemet gjorde det.", allow_null=True)
    to = NamedSerializer(label="Till", allow_null=True)

    class Meta:
        model = FlagEvent
        fields = ["id", "kind", "by", "to", "until", "reason", "recorded_at"]


class FlagSerializer(FlagRowSerializer):
    late_comment = serializers.CharField(
        label="Utförarens kommentar till förseningen", allow_null=True, allow_blank=True
    )
    events = FlagEventSerializer(many=True, label="Händelser")

    class Meta(FlagRowSerializer.Meta):
        fields = [*FlagRowSerializer.Meta.fields, "late_comment", "events"]


class FlagFilter(filters.FilterSet):
    open = filters.ChoiceFilter(
        method="that_are_open", choices=OPEN, label="Utan det här filtret visas bara de som gäller nu"
    )
    rule = filters.ChoiceFilter(choices=FlagRule.choices, label="Regel")
    case = filters.UUIDFilter(label="Ärende")
    order = filters.UUIDFilter(label="Beställning")
    due_from = filters.DateFilter(field_name="due_on", lookup_expr="gte", label="Senast, från")
    due_to = filters.DateFilter(field_name="due_on", lookup_expr="lte", label="Senast, till")
    late_reason = filters.ChoiceFilter(choices=LateReason.choices, label="Varför planen är sen")
    caseworker = filters.NumberFilter(field_name="case__caseworker", label="Handläggarens id")
    key_worker = filters.NumberFilter(field_name="order__key_worker", label="Stödpersonens id")
    mine = filters.ChoiceFilter(
        method="that_are_mine", choices=[("true", "ja")], label="Bara det du själv ansvarar för"
    )
    snoozed = filters.TypedChoiceFilter(
        method="that_wait",
        choices=ANSWERS,
        coerce=YES_NO.get,
        label="Får vänta till en dag som inte har varit",
    )
    escalated = filters.TypedChoiceFilter(
        field_name="escalated_on",
        lookup_expr="isnull",
        exclude=True,
        choices=ANSWERS,
        coerce=YES_NO.get,
        label="Gick vidare till chefen",
    )

    def filter_queryset(self, queryset):
        self.form.cleaned_data["open"] = self.form.cleaned_data["open"] or "true"
        return super().filter_queryset(queryset)

    def that_are_open(self, flags, _, value: str):
        return flags.open() if value == "true" else flags

    def that_are_mine(self, flags, _, value: str):
        return flags.owned_by(self.request.user)

    def that_wait(self, flags, _, value: bool):
        waiting = {"snoozed_until__gte": today()}
        return flags.filter(**waiting) if value else flags.exclude(**waiting)


class FlagPages(StablePages):
    ordering = ("-opened_at", "pk")


class FlagViewSet(RecordViewSet):
    """Det som är försenat, en rad för varje regel och sak."""

    queryset = Flag.objects.with_reason().select_related("case")
    serializer_class = FlagSerializer
    row_serializer_class = FlagRowSerializer
    filterset_class = FlagFilter
    pagination_class = FlagPages
    id_type = OpenApiTypes.INT

    def shown(self):
        return super().shown().select_related(*PEOPLE)

    def get_object(self):
        events = Prefetch("events", FlagEvent.objects.select_related("by", "to"))
        return self.open(self.queryset.select_related(*PEOPLE).prefetch_related(events))
