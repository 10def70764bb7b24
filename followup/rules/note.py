"""Day notes. Plain values in and out."""

import re
from datetime import datetime, timedelta
from typing import NamedTuple
from unicodedata import normalize

from .sync import CLOCK_TOLD

# Words of a note that say that it went by plan, and words that say nothing more. static/js/falt/rules.js has them
# too; tests/followup/by_plan_only.json is read on both sides.
BY_PLAN = frozenset(
    """beställning beställningen genomförandeplan genomförandeplanen genomförande gf gfp gp plan planen planenligt
    planerat planering planeringen rutin rutinen rutiner schema schemat uppdrag uppdraget vanligt
    genomfört genomförd genomförda gjort klart utfört utförd utförda""".split()
)
FILLING = frozenset(
    """alla allt annat anmärkning att avvikelse avvikelser besök besöken besöket bra dag dagens det efter enl enligt
    följde följdes följer följs följt gick gjordes ha har helt hela hemma i idag inga inget insats insatsen insatser
    insatserna kl klockan notera ok okej och rapportera som stöd stödet särskilt ua utan utifrån vi är
    aktivitet aktiviteten aktiviteter aktiviteterna blev""".split()
)


def by_plan_only(text: str) -> bool:
    """Whether a note only says that it went by plan (reports 004, Sympati, Mira and Bra Liv: "done by plan")."""
    words = set(re.findall(r"\w+", normalize("NFC", text).lower()))
    said = {word for word in words if not word.isdigit()}
    return not said.isdisjoint(BY_PLAN) and said <= BY_PLAN | FILLING


def written_at(recorded_at: datetime, device_at: datetime | None, clock_offset_ms: int | None) -> datetime:
    """When something was written. On a tablet that was before it came in: by its own clock, put right by how far
    that was from the server's."""
    if device_at is None:
        return recorded_at
    return min(device_at + timedelta(milliseconds=clock_offset_ms or 0), recorded_at)


class ClockOff(NamedTuple):
    minutes: int
    is_slow: bool


def clock_off(clock_offset_ms: int | None) -> ClockOff | None:
    """How far a tablet's clock was from the server's, when that is worth telling."""
    off = timedelta(milliseconds=clock_offset_ms or 0)
    if abs(off) <= CLOCK_TOLD:
        return None
    return ClockOff(minutes=round(abs(off) / timedelta(minutes=1)), is_slow=off > timedelta())
