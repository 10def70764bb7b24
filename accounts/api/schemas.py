"""The description of each endpoint: what it asks for, what it gives, and how it refuses."""

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from .bodies import CLOCK, body_of
from .following import UPDATED_SINCE, models_of
from .idempotency import HEADER, REPLAYED
from .problems import PROBLEM_TYPE, ProblemSerializer

IF_MATCH = OpenApiParameter(
    "If-Match", OpenApiTypes.STR, OpenApiParameter.HEADER, required=True, description="Den ETag som du läste."
)
IDEMPOTENCY_KEY = OpenApiParameter(
    HEADER,
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="Egen nyckel, till exempel ett slumpat id. Samma nyckel igen inom 24 timmar ger samma svar och gör "
    "ingenting. Samma nyckel till något annat ger 409.",
)
ETAG = OpenApiParameter(
    "ETag", OpenApiTypes.STR, OpenApiParameter.HEADER, response=[200, 201], description="Postens version."
)
WAS_REPLAYED = OpenApiParameter(
    REPLAYED,
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    response=[200, 201, 204],
    description="true när svaret är det som gavs första gången.",
)
LOCATION = OpenApiParameter(
    "Location", OpenApiTypes.STR, OpenApiParameter.HEADER, response=[201, 204], description="Postens adress."
)
READ = (401, 403, 404, 406, 429)
LISTED = (400, *READ)
WRITTEN = (400, *READ, 409, 413, 415)
VERSIONED = (412, 428)

REFUSED = {
    400: "Det du skickade har fel. Vart och ett av felen pekas ut.",
    401: "Du är inte inloggad, eller så gäller inte åtkomstnyckeln.",
    403: "Du får inte göra det här, eller så saknar åtkomstnyckeln behörigheten.",
    404: "Det finns inte, eller så får du inte se det.",
    406: "Svaret finns bara som JSON.",
    409: "En regel för arbetet säger nej. Ingenting är ändrat.",
    410: "Det är för gammalt för att finnas kvar.",
    412: "Någon annan har ändrat posten sedan du läste den. Ingenting är ändrat.",
    413: "Det du skickade är för stort.",
    415: "Skicka JSON.",
    428: "If-Match saknas.",
    429: "För många anrop. Retry-After säger hur många sekunder du ska vänta.",
}
DONE = {
    200: "Gjort.",
    201: "Registrerat.",
    204: "Gjort. Det finns ingen post att visa, eller så får du inte se den längre.",
}

ASKED_FOR = "Det du frågade efter."


def share_refusals(result, generator, request, public):
    """The refusals are the same everywhere: said once, and pointed to."""
    shared = result.setdefault("components", {}).setdefault("responses", {})
    for operations in result["paths"].values():
        for method, operation in operations.items():
            for status, response in operation["responses"].items():
                text = REFUSED.get(int(status))
                if text is None:
                    response["description"] = ASKED_FOR if method == "get" else DONE[int(status)]
                    continue
                shared[f"Problem{status}"] = response | {"description": text}
                operation["responses"][status] = {"$ref": f"#/components/responses/Problem{status}"}
    return result


class ApiSchema(AutoSchema):
    """Every operation names its refusals too."""

    def _map_basic_serializer(self, serializer, direction):
        shape = super()._map_basic_serializer(serializer, direction)
        for field in shape.get("properties", {}).values():
            if field.get("format") == "time":
                del field["format"]
                field |= CLOCK
        return shape

    def refusals(self) -> tuple[int, ...]:
        return READ

    def get_response_serializers(self):
        problems = dict.fromkeys([(status, PROBLEM_TYPE) for status in self.refusals()], ProblemSerializer)
        return self.answers() | problems

    def answers(self) -> dict:
        return {(200, "application/json"): super().get_response_serializers()}


class OperationSchema(ApiSchema):
    @property
    def done(self):
        return self.view.operation

    def refusals(self):
        return (*WRITTEN, *VERSIONED) if self.done.versioned else WRITTEN

    def answers(self):
        empty = {(204, None): None}
        if self.done.gives is None:
            return empty
        return {(self.done.status, "application/json"): self.done.gives.serializer_class} | empty

    def get_operation_id(self):
        return self.done.name

    def get_tags(self):
        return [self.done.path.partition("/")[0]]

    def get_description(self):
        return self.done.text

    def get_override_parameters(self):
        return [
            *([IF_MATCH] if self.done.versioned else []),
            *([IDEMPOTENCY_KEY, WAS_REPLAYED] if self.done.method == "POST" else []),
            *([ETAG] if self.done.gives else []),
            *([LOCATION] if self.done.creates else []),
        ]

    def get_request_serializer(self):
        return {"application/json": self._body().ref}

    def _body(self) -> ResolvedComponent:
        done = self.done
        beside = {name: more.field for name, more in done.more.items()}
        component = ResolvedComponent(
            name="".join(word.capitalize() for word in done.name.split("_")) + "Body",
            type=ResolvedComponent.SCHEMA,
            schema=body_of(done.form.described() | beside, done.form.by_id, partial=done.partial),
            object=done.name,
        )
        self.registry.register_on_missing(component)
        return component

    def _get_request_body(self, direction="request"):
        body = super()._get_request_body(direction)
        if body and self._body().schema.get("required"):
            body["required"] = True
        return body


class RecordSchema(OperationSchema):
    """Of a resource: its list, its single record, and what is done at the record's own address."""

    @property
    def done(self):
        return self.view.operations.get(self.view.action)

    def refusals(self):
        if self.done:
            return super().refusals()
        return LISTED if self.view.action == "list" else READ

    def answers(self):
        return super().answers() if self.done else ApiSchema.answers(self)

    def get_operation_id(self):
        return super().get_operation_id() if self.done else AutoSchema.get_operation_id(self)

    def get_tags(self):
        return AutoSchema.get_tags(self)

    def get_description(self):
        return super().get_description() if self.done else AutoSchema.get_description(self)

    def get_override_parameters(self):
        if self.view.action == "list":
            return [UPDATED_SINCE] if models_of(self.view) else []
        said = super().get_override_parameters() if self.done else [ETAG]
        if self.view.action == "create":
            return said
        one = OpenApiParameter("id", self.view.id_type, OpenApiParameter.PATH, description="Id ur listan.")
        return [one, *said]

    def get_request_serializer(self):
        return super().get_request_serializer() if self.done else AutoSchema.get_request_serializer(self)

    def _get_request_body(self, direction="request"):
        return super()._get_request_body(direction) if self.done else None
