from .decision import OVERLAP, decide, end_decision, save_decision
from .person import KNOWN, assign_case, change_client, open_case, register_client, register_with_case

__all__ = [
    "KNOWN",
    "OVERLAP",
    "assign_case",
    "change_client",
    "decide",
    "end_decision",
    "open_case",
    "register_client",
    "register_with_case",
    "save_decision",
]
