"""What the schedule's pages call days, and what is wrong with a visit."""

from ..rules import ClashKind

DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
SHORT = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")

# (tone, icon, word)
CLASHES = {
    ClashKind.WORKER_TWICE: ("danger", "triangle-alert", "dubbelbokad"),
    ClashKind.PERSON_TWICE: ("danger", "triangle-alert", "två besök samtidigt"),
    ClashKind.ABSENT: ("danger", "triangle-alert", "behöver vikarie"),
    ClashKind.GONE: ("danger", "triangle-alert", "behöver vikarie"),
    ClashKind.NO_WORKER: ("danger", "triangle-alert", "ingen medarbetare"),
    ClashKind.ONE_WORKER: ("danger", "triangle-alert", "en till behövs"),
    ClashKind.BAD_TIME: ("warning", "clock", "passar inte personen"),
    ClashKind.NO_TRAVEL: ("warning", "clock", "ingen restid"),
    ClashKind.OUT_OF_HOURS: ("warning", "clock", "utanför kommunens tider"),
}
