"""How an order is carried out: offers to begin, and times without support."""

from django_filters import rest_framework as filters

from accounts.api import RecordViewSet
from cases.api.parts import OF_CASE, OfCaseSerializer

from ..models import Interruption, Offer
from .dialogue import OfOrderFilter

ANSWERS = {"waiting": None, "accepted": True, "declined": False}
ANSWERED = [("waiting", "inget svar än"), ("accepted", "ja"), ("declined", "nej")]


class OfferRowSerializer(OfCaseSerializer):
    class Meta:
        model = Offer
        fields = [*OF_CASE, "order", "offered_on", "accepted", "answered_on", "recorded_at"]


class OfferSerializer(OfferRowSerializer):
    class Meta(OfferRowSerializer.Meta):
        fields = [*OfferRowSerializer.Meta.fields, "what", "reason"]


class OfferFilter(OfOrderFilter):
    state = filters.ChoiceFilter(method="with_state", choices=ANSWERED, label="Personens svar")
    offered_from = filters.DateFilter(field_name="offered_on", lookup_expr="gte", label="Erbjudet tidigast")
    offered_to = filters.DateFilter(field_name="offered_on", lookup_expr="lte", label="Erbjudet senast")

    def with_state(self, offers, _, value: str):
        return offers.filter(accepted=ANSWERS[value])


class OfferViewSet(RecordViewSet):
    """Erbjudanden om att börja. Vad som erbjöds, och varför personen tackade nej, står i det enskilda erbjudandet."""

    queryset = Offer.objects.select_related("order__case")
    serializer_class = OfferSerializer
    row_serializer_class = OfferRowSerializer
    filterset_class = OfferFilter


class InterruptionRowSerializer(OfCaseSerializer):
    class Meta:
        model = Interruption
        fields = [*OF_CASE, "order", "started_on", "resumed_on", "recorded_at"]


class InterruptionSerializer(InterruptionRowSerializer):
    class Meta(InterruptionRowSerializer.Meta):
        fields = [*InterruptionRowSerializer.Meta.fields, "reason"]


class InterruptionFilter(OfOrderFilter):
    open_on = filters.DateFilter(method="that_are_open", label="Pågår den dagen")
    started_from = filters.DateFilter(field_name="started_on", lookup_expr="gte", label="Från tidigast")
    started_to = filters.DateFilter(field_name="started_on", lookup_expr="lte", label="Från senast")

    def that_are_open(self, interruptions, _, day):
        return interruptions.open_on(day)


class InterruptionViewSet(RecordViewSet):
    """Avbrott i stödet. Skälet står i det enskilda avbrottet."""

    queryset = Interruption.objects.select_related("order__case")
    serializer_class = InterruptionSerializer
    row_serializer_class = InterruptionRowSerializer
    filterset_class = InterruptionFilter
