from .decision import DateRange, Decision, DecisionQuerySet
from .person import Case, CaseQuerySet, Client, ClientQuerySet, SwedishKey, next_case_ref, swedish

__all__ = [
    "Case",
    "CaseQuerySet",
    "Client",
    "ClientQuerySet",
    "DateRange",
    "Decision",
    "DecisionQuerySet",
    "SwedishKey",
    "next_case_ref",
    "swedish",
]
