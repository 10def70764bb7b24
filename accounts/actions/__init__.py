from .code import code_sum, drawn_code, note_wrong_code, refuse_guessing
from .device import (
    WrongPairingCode,
    block_device,
    change_tablet_settings,
    enrol,
    new_pairing_code,
    note_erased,
    pair,
    pairing_code,
    register_device,
    require_works_for,
)
from .organisation import change_unit, create_municipality, delegate, end_delegation, may_get_delegation
from .own import choose_digest

__all__ = [
    "WrongPairingCode",
    "block_device",
    "change_tablet_settings",
    "change_unit",
    "choose_digest",
    "code_sum",
    "create_municipality",
    "delegate",
    "drawn_code",
    "end_delegation",
    "enrol",
    "may_get_delegation",
    "new_pairing_code",
    "note_erased",
    "note_wrong_code",
    "pair",
    "pairing_code",
    "refuse_guessing",
    "register_device",
    "require_works_for",
]
