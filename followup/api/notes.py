from django.db.models import Prefetch
from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet

from ..models import Correction, DayNote, NoteAttachment, NoteObjection
from ..rules import AttachmentState
from .filters import OfCaseFilter, OfOrderFilter, YesNoFilter


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


class NoteAttachmentRowSerializer(RecordSerializer):
    case = serializers.UUIDField(source="note.case_id", label="Ärende")
    case_ref = serializers.CharField(source="note.case.case_ref", label="Ärendenummer")
    is_overdue = serializers.BooleanField(
        label="Har dröjt", help_text="Bilden har inte kommit fem dagar efter att anteckningen togs emot."
    )

    class Meta:
        model = NoteAttachment
        fields = [
            "id",
            "case",
            "case_ref",
            "note",
            "media_type",
            "size",
            "state",
            "is_overdue",
            "received_at",
            "recorded_at",
        ]


class NoteAttachmentSerializer(NoteAttachmentRowSerializer):
    class Meta(NoteAttachmentRowSerializer.Meta):
        fields = [*NoteAttachmentRowSerializer.Meta.fields, "name", "sha256"]
        extra_kwargs = {"sha256": {"help_text": "SHA-256 av bilden som den var på surfplattan."}}


class NoteAttachmentFilter(OfCaseFilter):
    case = filters.UUIDFilter(field_name="note__case", label="Ärende")
    note = filters.UUIDFilter(label="Daganteckning")
    state = filters.ChoiceFilter(choices=AttachmentState.choices, label="Läge")


class NoteAttachmentViewSet(RecordViewSet):
    """Uppgifter om bilder till daganteckningar. Själva bilden visas på sidan, inte här."""

    queryset = NoteAttachment.objects.select_related("note__case")
    serializer_class = NoteAttachmentSerializer
    row_serializer_class = NoteAttachmentRowSerializer
    filterset_class = NoteAttachmentFilter


class DayNoteRowSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    author = NamedSerializer(label="Skriven av", allow_null=True)
    days_late = serializers.IntegerField(
        label="Efterregistrerad, dagar",
        help_text="Dagar från den dag då det hände till den dag då det skrevs. 0 är samma dag.",
    )

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
    corrections = CorrectionSerializer(
        many=True,
        label="Rättelser",
        help_text="Står bredvid anteckningen, som aldrig ändras (14 kap. 6 § SoL). Den senaste sist.",
    )
    objections = NoteObjectionSerializer(many=True, label="Personens invändningar")
    attachments = NoteAttachmentSerializer(many=True, label="Bilder")

    class Meta(DayNoteRowSerializer.Meta):
        fields = [*DayNoteRowSerializer.Meta.fields, "text", "corrections", "objections", "attachments"]


class DayNoteFilter(OfOrderFilter):
    visit = filters.UUIDFilter(label="Besök")
    goal = filters.UUIDFilter(label="Mål i planen")
    for_caseworker = YesNoFilter(label="Viktigt att föra vidare till handläggaren")
    event_from = filters.DateFilter(field_name="event_at__date", lookup_expr="gte", label="Hände tidigast")
    event_to = filters.DateFilter(field_name="event_at__date", lookup_expr="lte", label="Hände senast")


class DayNoteViewSet(RecordViewSet):
    """Daganteckningar. Texten står i den enskilda anteckningen. Handläggaren ser dem som har förts vidare."""

    queryset = DayNote.objects.select_related("case", "author", "visit")
    serializer_class = DayNoteSerializer
    row_serializer_class = DayNoteRowSerializer
    filterset_class = DayNoteFilter

    def get_object(self):
        corrections = Prefetch("corrections", Correction.objects.select_related("author"))
        objections = Prefetch("objections", NoteObjection.objects.select_related("recorded_by"))
        attachments = Prefetch("attachments", NoteAttachment.objects.select_related("note__case"))
        return self.open(self.queryset.prefetch_related(corrections, objections, attachments))
