"""Which picture stands beside an activity in the easy-read plan: by what is done, else by its life area."""

import re

from cases.rules import LifeArea

# The beginnings of words; the one that comes first in the text decides.
BY_WORDS = (
    ("washing-machine", "tvätt"),
    ("brush-cleaning", "städ|disk|damm|sopor"),
    ("shopping-cart", "handla|inköp|affär|matvaror"),
    ("cooking-pot", r"laga|mat\b|matlag|frukost|lunch|middag|måltid"),
    ("mail-open", "post|brev"),
    ("wallet", "ekonomi|betal|räkning|pengar|budget|spara"),
    ("heart-pulse", "läkar|vård|medicin|tandläkar|hälsa"),
    ("phone", "ring|telefon|sms"),
    ("calendar-check", "veckoplan|planera|schema|kalender|rutin"),
    ("footprints", "promen|gå ut|träna|rörelse"),
    ("bus", "buss|resa|åka|kollektivtrafik"),
    ("bed", "sov|sömn|stiga upp|vakna"),
    ("shower-head", "dusch|hygien|tandbors"),
    ("users", "träffa|umgås|vänn|anhörig|grupp|förening"),
    ("briefcase", "arbet|jobb|skol|studie|praktik|sysselsättning"),
)
BY_AREA = {
    LifeArea.LEARNING: "book-open",
    LifeArea.GENERAL_TASKS: "list-checks",
    LifeArea.COMMUNICATION: "messages-square",
    LifeArea.MOBILITY: "footprints",
    LifeArea.SELF_CARE: "heart-pulse",
    LifeArea.DOMESTIC_LIFE: "house",
    LifeArea.RELATIONS: "users",
    LifeArea.WORK_EDUCATION_ECONOMY: "briefcase",
    LifeArea.COMMUNITY_LIFE: "hand-helping",
    LifeArea.SENSE_OF_SECURITY: "shield",
    LifeArea.SUPPORT_BY_RELATIVE: "heart-handshake",
}
OTHERWISE = "circle-dot"


def picture_of(what: str, life_area: str) -> str:
    """The icon's name. `life_area` may be the area's value or the words for it, as an order keeps them."""
    found = [(re.search(rf"\b(?:{words})", what, re.IGNORECASE), picture) for picture, words in BY_WORDS]
    if hits := [(hit.start(), picture) for hit, picture in found if hit]:
        return min(hits)[1]
    for area, picture in BY_AREA.items():
        if life_area in (area.value, area.label):
            return picture
    return OTHERWISE
