from .api import Boendestod
from .models import Wrong
from .problems import (
    Gone,
    NotAccepted,
    NotAllowed,
    NotFound,
    NotLetIn,
    Problem,
    Refused,
    Stale,
    TooMany,
    Unavailable,
)
from .transport import ClientCredentials, Transport

__all__ = [
    "Boendestod",
    "ClientCredentials",
    "Gone",
    "NotAccepted",
    "NotAllowed",
    "NotFound",
    "NotLetIn",
    "Problem",
    "Refused",
    "Stale",
    "TooMany",
    "Transport",
    "Unavailable",
    "Wrong",
]
