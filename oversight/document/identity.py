"""Ids of a document that another municipality of this installation has already: the records get others, always the
same for the same document, so that it cannot be read in twice."""

import json
import re
from uuid import UUID, uuid5

from accounts.models import Municipality
from orders.versions import checksum

from .reading import Reading
from .table import PARTS

SPACE = UUID("6a1c2f0e-6f6d-5d0b-9a34-2f7f2a1d9d51")
AN_ID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


def are_taken(reading: Reading, municipality: Municipality) -> bool:
    return any(
        part.model.objects.filter(pk__in=_ids(part, reading)).exclude(municipality=municipality).exists()
        for part in PARTS
        if part.has_history
    )


def _ids(part, reading: Reading) -> list[UUID]:
    return [row["id"] for row in reading.rows[part.name]]


def with_new_ids(document: dict, municipality: Municipality) -> dict:
    """The same document with other ids wherever one stands, also inside frozen texts, whose sums are made anew."""
    ours = {row["id"] for part in PARTS if part.has_history for row in document["parts"][part.name]}

    def other(found: re.Match) -> str:
        return str(uuid5(SPACE, f"{municipality.pk} {found[0]}")) if found[0] in ours else found[0]

    changed = json.loads(AN_ID.sub(other, json.dumps(document["parts"], ensure_ascii=False)))
    sums = {}
    for name in ("order_versions", "plan_versions"):
        for row in changed[name]:
            row["sha256"] = checksum(row["content"])
            sums[name, row["id"]] = row["sha256"]
    for row in changed["plan_answers"]:
        text = sums["plan_versions", row["version"]]
        row["sha256"] = checksum({"text": text, "signature": row["signature"]})
    return document | {"parts": changed}
