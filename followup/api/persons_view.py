from rest_framework import serializers

from accounts.api import NamedSerializer, RecordSerializer, RecordViewSet

from ..models import PersonLink
from .filters import OfOrderFilter


class PersonLinkSerializer(RecordSerializer):
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")
    made_by = NamedSerializer(label="Visad av")
    waits = serializers.BooleanField(label="Koden går att använda")
    is_open = serializers.BooleanField(label="Sidan är öppen nu")

    class Meta:
        model = PersonLink
        fields = [
            "id",
            "case",
            "case_ref",
            "order",
            "made_by",
            "open_before",
            "opened_at",
            "ends_at",
            "revoked_at",
            "waits",
            "is_open",
            "recorded_at",
        ]


class PersonLinkViewSet(RecordViewSet):
    """När personens egen sida har varit öppen. Koden visas bara på sidan, för den som gjorde den."""

    needs = "person_link.make"
    queryset = PersonLink.objects.select_related("case", "made_by")
    serializer_class = PersonLinkSerializer
    row_serializer_class = PersonLinkSerializer
    filterset_class = OfOrderFilter
