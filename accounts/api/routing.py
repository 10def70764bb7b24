"""From the stations' tables to addresses: what is read (RESOURCES) and what is done (OPERATIONS)."""

from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework.routers import SimpleRouter

from ..scopes import NOUNS
from .writing import Operation, view_of

# What is done at an address where something is read too, and the name that the framework has for it.
BESIDE_READING = {"POST": "create", "PATCH": "partial_update", "DELETE": "destroy"}
CONVERTERS = {OpenApiTypes.UUID: "uuid", OpenApiTypes.INT: "int", OpenApiTypes.STR: "slug"}


def routes(stations) -> list:
    router = SimpleRouter(use_regex_path=False)
    for station in stations:
        for prefix, viewset in station.RESOURCES.items():
            viewset.noun = viewset.noun or prefix.removesuffix("s")
            viewset.lookup_value_converter = CONVERTERS[viewset.id_type]
            router.register(prefix, viewset, viewset.noun)
            NOUNS.setdefault(station.__name__.partition(".")[0], {})[viewset.noun] = viewset.named()
    resources = {prefix: viewset for station in stations for prefix, viewset in station.RESOURCES.items()}
    own = []
    for operation in (operation for station in stations for operation in station.OPERATIONS):
        prefix, _, place = operation.path.partition("/")
        if operation.method == "POST" and place:
            own.append(path(operation.path, view_of(operation), name=operation.name))
        else:
            _add(resources[prefix], operation)
    extra = [route for station in stations for route in getattr(station, "EXTRA", ())]
    return [*own, *extra, *router.urls]


def _add(viewset, operation: Operation) -> None:
    def handle(self, request, **kwargs):
        return self.perform(request, operation, **kwargs)

    action = BESIDE_READING[operation.method]
    viewset.operations = viewset.operations | {action: operation}
    setattr(viewset, action, handle)
