"""The feed of events, for who asks instead of being told: the same events, in the same order."""

from datetime import datetime

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import exceptions, serializers, viewsets
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response

from .. import events
from ..access import note_access
from ..backends import TokenAllows
from ..models import Event, Place
from .following import moment_of
from .schemas import LISTED, ApiSchema

MOST = 500
USUAL = 100
CHANGES = ("created", "changed", "removed")
# What is on its way while one asks has a moment before the asking.
SLACK = "två minuter"


class TooOld(exceptions.APIException):
    status_code = 410
    default_detail = (
        f"Händelserna efter platsen i after finns inte kvar: de sparas i {Event.KEPT.days} dagar. "
        "Läs allt på nytt."
    )
    default_code = "events_gone"


class EventDataSerializer(serializers.Serializer):
    event_id = serializers.IntegerField(
        label="Händelse", help_text="Händelsens nummer. Samma nummer är samma händelse."
    )
    noun = serializers.CharField(label="Slag", help_text="Vilket slags post, till exempel order.")
    id = serializers.CharField(label="Post", help_text="Postens id.")
    case = serializers.UUIDField(label="Ärende", allow_null=True, help_text="Ärendets id.")
    version = serializers.IntegerField(
        label="Version", allow_null=True, help_text="Postens version efter ändringen; flaggor har ingen."
    )
    verb = serializers.CharField(
        label="Vad som gjordes", help_text="Till exempel order.send. Tomt när det inte har ett namn."
    )


class EventSerializer(serializers.Serializer):
    """En händelse: bara id och slag, aldrig uppgifter om en person. Läs posten för att se vad som gäller nu."""

    type = serializers.CharField(
        label="Typ", help_text="Slag och ändring: order.created, order.changed, order-goal.removed."
    )
    timestamp = serializers.DateTimeField(label="Tidpunkt", help_text="När ändringen gjordes.")
    data = EventDataSerializer(label="Vad det gäller")


class EventPageSerializer(serializers.Serializer):
    events = EventSerializer(many=True, label="Händelser", help_text="Äldst först.")
    next = serializers.CharField(
        label="Fortsätt efter", help_text="Skicka som after nästa gång, också när listan är tom."
    )
    more = serializers.BooleanField(label="Finns mer", help_text="Fråga igen med next på en gång.")


class EventSchema(ApiSchema):
    def refusals(self):
        return (*LISTED, 410)

    def answers(self):
        return {(200, "application/json"): EventPageSerializer}

    def get_override_parameters(self):
        return [
            OpenApiParameter(
                "after", description="next ur förra svaret. Utan after: från den äldsta som sparats."
            ),
            OpenApiParameter("limit", OpenApiTypes.INT, description=f"Så många söks igenom, 1 till {MOST}."),
            OpenApiParameter(
                "noun", description="Bara det slaget, till exempel order. Flera skiljs åt med komma."
            ),
            OpenApiParameter("change", description="Bara created, changed eller removed.", enum=CHANGES),
            OpenApiParameter(
                "since",
                OpenApiTypes.DATETIME,
                description=f"Bara det som hänt från den tidpunkten. Ta i {SLACK}: det som just sparas kommer sent.",
            ),
        ]

    def _is_list_view(self, serializer=None):
        return False


class EventViewSet(viewsets.ViewSet):
    """Det som har hänt med det du får läsa, i ordning. En händelse kommer inte förrän allt som började före den är
    klart, så att ingen hoppas över. Fråga efter change=removed för det som har tagits bort."""

    permission_classes = [IsAuthenticated, TokenAllows]
    schema = EventSchema()
    id_type = OpenApiTypes.INT
    noun = "event"

    @classmethod
    def named(cls) -> str:
        return "händelser"

    def list(self, request):
        asked = _asked(request.query_params)
        found, to, more = events.read(request.user, **asked)
        note_access(request, model="event", action="list")
        content = {"events": [events.content_of(event) for event in found], "next": str(to), "more": more}
        return Response(content)


def _asked(params) -> dict:
    unknown = sorted(set(params) - {"after", "limit", "noun", "change", "since"})
    wrong = dict.fromkeys(unknown, "Okänt filter.")
    asked = {
        "place": _place(params.get("after"), wrong),
        "limit": _limit(params.get("limit", str(USUAL)), wrong),
        "nouns": _nouns(params.get("noun"), wrong),
        "change": _change(params.get("change", ""), wrong),
        "since": _since(params.get("since"), wrong),
    }
    if wrong:
        raise exceptions.ValidationError({name: [said] for name, said in wrong.items()})
    return asked


def _place(text: str | None, wrong: dict) -> Place:
    place = Place.of(text) if text is not None else Place(0, 0)
    if place is None:
        wrong["after"] = "Skicka next ur ett tidigare svar."
        return Place(0, 0)
    if text is not None and Event.objects.has_lost(place):
        raise TooOld
    return place


def _limit(text: str, wrong: dict) -> int:
    if text.isascii() and text.isdecimal() and len(text) < 4 and 1 <= int(text) <= MOST:
        return int(text)
    wrong["limit"] = f"Ange ett heltal från 1 till {MOST}."
    return USUAL


def _nouns(text: str | None, wrong: dict) -> list[str]:
    nouns = text.split(",") if text is not None else []
    if not set(nouns) <= set(events.models_by_noun()):
        wrong["noun"] = "Det finns inget sådant slag."
    return nouns


def _change(text: str, wrong: dict) -> str:
    if text not in ("", *CHANGES):
        wrong["change"] = "Ange created, changed eller removed."
    return text


def _since(text: str | None, wrong: dict) -> datetime | None:
    if text is None:
        return None
    moment = moment_of(text)
    if moment is None:
        wrong["since"] = "Skriv tidpunkten med zon, till exempel 2026-03-02T12:00:00Z."
    return moment
