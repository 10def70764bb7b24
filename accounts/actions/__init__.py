from .code import code_sum, new_code, note_wrong_code, refuse_guessing
from .organisation import change_unit, create_municipality, delegate, end_delegation, may_get_delegation

__all__ = [
    "change_unit",
    "code_sum",
    "create_municipality",
    "delegate",
    "end_delegation",
    "may_get_delegation",
    "new_code",
    "note_wrong_code",
    "refuse_guessing",
]
