"""A case as one document: out, and in again."""

from dataclasses import dataclass

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import BaseParser
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from accounts.access import open_record
from accounts.api import ApiSchema
from accounts.api.idempotency import once
from accounts.api.schemas import IDEMPOTENCY_KEY, LISTED, LOCATION, WAS_REPLAYED, WRITTEN
from accounts.parsing import TooLarge
from accounts.permissions import require
from accounts.sent import NotAccepted, Wrong
from boendestod.dates import today
from cases.models import Case

from ..document import ASKS_FOR, DocumentRefused, document_of, import_case, parse
from ..rules.document import MAX_BYTES, Purpose

TRUTHS = {"true": True, "false": False}
PURPOSE = OpenApiParameter(
    "purpose",
    OpenApiTypes.STR,
    required=True,
    enum=Purpose.values,
    description="Vad dokumentet är till för: "
    + "; ".join(f"{value}: {label}" for value, label in Purpose.choices)
    + ". Arkiv och byte av system är för sektionsledare, med behörigheten case:export. Det står i åtkomstloggen.",
)
DRY_RUN = OpenApiParameter(
    "dry_run",
    OpenApiTypes.BOOL,
    description="true: säg vad som skulle sparas, och spara ingenting. Svaret är då 200.",
)


@dataclass(frozen=True)
class Needs:
    """What the description says that a token must allow; the verb itself asks too."""

    needs: str


class ArrivedSerializer(serializers.Serializer):
    case = serializers.UUIDField(source="case_id", label="Ärende")
    case_ref = serializers.CharField(label="Ärendenummer")
    counts = serializers.DictField(
        child=serializers.IntegerField(), label="Antal", help_text="Hur många poster av varje slag."
    )
    names = serializers.ListField(
        child=serializers.CharField(),
        label="Namn utan inloggning",
        help_text="De som inte arbetar här. De står med namn bredvid det som de har gjort.",
    )
    new_providers = serializers.ListField(child=serializers.CharField(), label="Nya utförare")
    knows_person = serializers.BooleanField(label="Personen fanns redan här")
    has_new_ids = serializers.BooleanField(
        label="Nya id", help_text="En annan kommun i samma system har redan dokumentets id."
    )


class HandOutSchema(ApiSchema):
    def refusals(self):
        return LISTED

    def answers(self):
        return {(200, "application/json"): OpenApiTypes.OBJECT}

    def get_operation_id(self):
        return "case_document"

    def get_override_parameters(self):
        return [PURPOSE]


class CaseDocument(APIView):
    """Ärendet med allt som hör till det, som ett dokument. Det visar bara det som du får läsa, och säger vad som är
    utelämnat och varför. Dokumentets schema heter urn:boendestod:case-document:1."""

    schema = HandOutSchema()
    operation = Needs("case.extract")

    def get(self, request, pk):
        purpose = _purpose(request.query_params)
        require(request.user, ASKS_FOR[purpose])
        cases = Case.objects.select_related("client", "municipality")
        case = open_record(request, cases, pk, action="export", reason=purpose.label)
        return Response(document_of(case, by=request.user, purpose=purpose))


class DocumentParser(BaseParser):
    """Not the framework's own for JSON, which refuses what is larger than the body of a form may be."""

    media_type = "application/json"

    def parse(self, stream, media_type=None, parser_context=None):
        content = stream.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise TooLarge
        return parse(content)


class ReadInSchema(ApiSchema):
    def refusals(self):
        return WRITTEN

    def answers(self):
        return dict.fromkeys([(200, "application/json"), (201, "application/json")], ArrivedSerializer)

    def get_operation_id(self):
        return "case_document_read"

    def get_override_parameters(self):
        return [DRY_RUN, IDEMPOTENCY_KEY, WAS_REPLAYED, LOCATION]

    def get_request_serializer(self):
        return {"application/json": OpenApiTypes.OBJECT}


class CaseDocuments(APIView):
    """Läser in ett helt ärende från ett dokument, till din enhet. Har dokumentet fel sparas ingenting, och vart och
    ett av felen pekas ut. Högst 20 MB."""

    schema = ReadInSchema()
    operation = Needs("case.import_document")
    parser_classes = [DocumentParser]

    def post(self, request):
        require(request.user, self.operation.needs)
        dry_run = _dry_run(request.query_params)
        try:
            return once(request, lambda: _read_in(request, dry_run=dry_run))
        except DocumentRefused as refused:
            wrong = [Wrong(problem.pointer, problem.message, "invalid") for problem in refused.problems]
            raise NotAccepted(wrong) from refused


def _read_in(request, *, dry_run: bool) -> Response:
    arrived = import_case(request.data, by=request.user, today=today(), dry_run=dry_run)
    said = ArrivedSerializer(arrived).data
    if dry_run:
        return Response(said)
    where = reverse("api:case-detail", args=[arrived.case_id])
    return Response(said, status=201, headers={"Location": where})


def _purpose(asked) -> Purpose:
    _refuse_unknown(asked, "purpose")
    if asked.get("purpose") not in Purpose:
        raise ValidationError({"purpose": [f"Välj en av {', '.join(Purpose.values)}."]})
    return Purpose(asked["purpose"])


def _dry_run(asked) -> bool:
    _refuse_unknown(asked, "dry_run")
    said = asked.get("dry_run", "false")
    if said not in TRUTHS:
        raise ValidationError({"dry_run": ["Skriv true eller false."]})
    return TRUTHS[said]


def _refuse_unknown(asked, *known: str) -> None:
    unknown = sorted(set(asked) - set(known))
    if unknown:
        raise ValidationError({name: ["Okänt filter."] for name in unknown})
