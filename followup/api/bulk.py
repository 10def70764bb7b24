"""Many visits in one call, as a time system sends them."""

from uuid import uuid4

from django.http import Http404
from drf_spectacular.plumbing import ResolvedComponent
from rest_framework import serializers, views
from rest_framework.response import Response

from accounts.access import note_access
from accounts.api import Operation, OperationSchema, ProblemSerializer, once, refusal
from accounts.permissions import require
from accounts.sent import UNKNOWN, NotAccepted, Sent, Wrong, pointer_to
from boendestod.errors import RuleBroken
from orders.models import Order

from .. import actions
from ..forms import BulkVisitForm

MOST = 1000
ASKED = "Skicka 1 till 1 000 besök i listan visits."


class BulkResultSerializer(serializers.Serializer):
    index = serializers.IntegerField(
        label="Plats", help_text="Besökets plats i det du skickade. Det första är 0."
    )
    status = serializers.IntegerField(
        label="Status",
        help_text="201: loggat. 200: redan loggat, samma id med samma innehåll. 400, 403, 404 eller 409: inte loggat.",
    )
    id = serializers.UUIDField(required=False, label="Id", help_text="Besökets id, när det är loggat.")
    problem = ProblemSerializer(required=False, label="Problem", help_text="Varför besöket inte loggades.")


class BulkAnswerSerializer(serializers.Serializer):
    results = BulkResultSerializer(
        many=True, label="Svar", help_text="Ett för varje besök, i samma ordning som du skickade dem."
    )


class BulkSchema(OperationSchema):
    def answers(self):
        return {(200, "application/json"): BulkAnswerSerializer}

    def _body(self) -> ResolvedComponent:
        many = {
            "type": "array",
            "minItems": 1,
            "maxItems": MOST,
            "items": super()._body().ref,
            "title": "Besök",
            "description": "Varje besök får ett eget svar. Ett som inte går att logga hindrar inte de andra.",
        }
        component = ResolvedComponent(
            name="BulkVisitsBody",
            type=ResolvedComponent.SCHEMA,
            schema={
                "type": "object",
                "properties": {"visits": many},
                "required": ["visits"],
                "additionalProperties": False,
            },
            object="visits_bulk",
        )
        self.registry.register_on_missing(component)
        return component


class BulkVisits(views.APIView):
    schema = BulkSchema()
    http_method_names = ["post", "options"]
    operation = Operation(
        "visits/bulk/",
        actions.log_visits,
        BulkVisitForm,
        "visit.log",
        "Logga upp till 1 000 besök som har gjorts. Varje besök får ett eget svar, och svaret på hela anropet är 200 "
        "också när något av dem inte gick att logga. Samordnare och enhetschefer, och system med en sådan roll, kan "
        "logga besök åt medarbetare. Anteckningen signeras av den som gjorde besöket och kan inte ändras sedan.",
    )

    def post(self, request):
        require(request.user, self.operation.needs)
        bodies = _bodies(request.data)
        return once(request, lambda: Response({"results": _answers(request, bodies)}))


def _bodies(data) -> list:
    if not isinstance(data, dict):
        raise NotAccepted([Wrong("", "Skicka ett JSON-objekt.", "wrong_type")])
    wrong = [Wrong(pointer_to(name), UNKNOWN, "unknown_field") for name in data if name != "visits"]
    bodies = data.get("visits")
    if not isinstance(bodies, list):
        wrong.append(Wrong("/visits", ASKED, "wrong_type"))
    elif not 1 <= len(bodies) <= MOST:
        wrong.append(Wrong("/visits", ASKED, "wrong_length"))
    if wrong:
        raise NotAccepted(wrong)
    return bodies


def _answers(request, bodies: list) -> list[dict]:
    read = [_read(body, request.user) for body in bodies]
    reached = _reached(request, {one.order for one in read if isinstance(one, actions.ToLog)})
    results = [Http404() if _is_beyond(one, reached) else one for one in read]
    to_log = [one for one in results if isinstance(one, actions.ToLog)]
    logged = iter(actions.log_visits(to_log, by=request.user))
    return [
        _answer(index, next(logged) if isinstance(one, actions.ToLog) else one)
        for index, one in enumerate(results)
    ]


def _read(body, user) -> actions.ToLog | NotAccepted:
    try:
        return _to_log(body, user)
    except NotAccepted as refused:
        return refused


def _to_log(body, user) -> actions.ToLog:
    if not isinstance(body, dict):
        raise NotAccepted([Wrong("", "Skicka ett JSON-objekt.", "wrong_type")])
    marks = body.get("marks")
    form = BulkVisitForm(
        Sent(body, plumbing={"form_token": str(uuid4())}),
        marked=list(marks) if isinstance(marks, dict) else [],
    )
    form.is_valid()
    said = form.content()
    return actions.ToLog(**said | {"support_worker": said["support_worker"] or user.pk})


def _reached(request, asked: set) -> set:
    """The orders among them that the caller may see, each noted as opened."""
    orders = Order.objects.visible_to(request.user).select_related("case").in_bulk(asked)
    for order in orders.values():
        note_access(request, order, action="read")
    return set(orders)


def _is_beyond(one: actions.ToLog | NotAccepted, reached: set) -> bool:
    return isinstance(one, actions.ToLog) and one.order not in reached


def _answer(index: int, result: actions.Logged | RuleBroken | NotAccepted | Http404) -> dict:
    if isinstance(result, actions.Logged):
        return {"index": index, "status": 200 if result.is_repeat else 201, "id": result.visit.pk}
    problem = refusal(result)
    if isinstance(result, Http404):
        problem["errors"] = [Wrong("/order", problem["title"], problem["code"])._asdict()]
    for wrong in problem.get("errors", ()):
        wrong["pointer"] = pointer_to("visits", str(index)) + wrong["pointer"]
    return {"index": index, "status": problem["status"], "problem": problem}
