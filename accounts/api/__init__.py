from .docs import SchemaView, api_docs, api_docs_of
from .events import EventViewSet
from .idempotency import once
from .paging import KnownFilters, StablePages
from .problems import ProblemSerializer, UnknownPath, problem_details, refusal
from .reading import NamedSerializer, RecordSerializer, RecordViewSet
from .routing import routes
from .schemas import ApiSchema, OperationSchema, RecordSchema
from .security import TokenScheme
from .writing import More, Operation

RESOURCES = {"events": EventViewSet}
OPERATIONS = ()

__all__ = [
    "OPERATIONS",
    "RESOURCES",
    "ApiSchema",
    "KnownFilters",
    "More",
    "NamedSerializer",
    "Operation",
    "OperationSchema",
    "ProblemSerializer",
    "RecordSchema",
    "RecordSerializer",
    "RecordViewSet",
    "SchemaView",
    "StablePages",
    "TokenScheme",
    "UnknownPath",
    "api_docs",
    "api_docs_of",
    "once",
    "problem_details",
    "refusal",
    "routes",
]
