"""What a document leaves out, by what it is for, and why. Said in the document itself, without a number: that there
are concerns for a child is as secret as what they say."""

from cases.rules import StatementSource

from ..rules.document import Purpose

# What is about the work with the case, and how well it was done.
OF_THE_WORK = frozenset({"flags", "flag_events", "order_grades", "plan_audits", "plan_audit_grades"})
NOT_IN_EXTRACT = OF_THE_WORK | {"child_concerns", "decision_documents"}
OF_OTHERS = {
    "children": frozenset({"asked_note"}),
    "investigations": frozenset({"household", "expected_of_others"}),
    "needs_assessments": frozenset({"others_do"}),
    "orders": frozenset({"household_note"}),
}
FROM_OTHERS = frozenset({StatementSource.RELATIVE, StatementSource.CARE})
OF_WHO_SAID_IT = frozenset({"text", "source_note"})
WHO_AND_WHERE = frozenset({"first_name", "last_name", "personnummer", "phone", "address"})

SECRECY = "Prövas för sig enligt offentlighets- och sekretesslagen innan det lämnas ut."
NEVER = (
    ("Surfplattornas köer och utkast.", "Det som har tagits emot står som besök och anteckningar."),
    ("Granskningar av hur akten är skriven.", "De hör till kvalitetsarbetet och inte till akten."),
    ("Vem som har öppnat ärendet.", "Åtkomstloggen är kommunens egen och tas ut för sig."),
)
NOT_READ = (
    "Det som den som tog ut dokumentet inte själv får läsa.",
    "Myndigheten och utföraren lämnar ut var sin dokumentation.",
)
IN_EXTRACT = (
    ("Orosanmälningar för barn, om det finns några.", SECRECY),
    ("Det som barn har sagt, och uppgifter om andra i hemmet.", SECRECY),
    ("Uppgifter som anhöriga eller vården har lämnat i utredningen.", SECRECY),
    ("Beslut och brev som handlingar.", "Personen har fått dem. De lämnas ut som de är."),
    ("Bilder.", "De lämnas ut för sig."),
    ("Vem som har ändrat vad, flaggor och bedömningar.", "De hör till hur arbetet sköts."),
)
PROTECTED = (
    "Namn, personnummer, telefon, adress, namnteckning och de handlingar som visar dem.",
    "Personen har skyddade personuppgifter. De lämnas ut för sig, efter en egen prövning.",
)


def left_out(purpose: Purpose, *, by, is_protected: bool) -> list[dict]:
    said = [
        *NEVER,
        *((NOT_READ,) if by is not None else ()),
        *(IN_EXTRACT if purpose == Purpose.OWN_EXTRACT else ()),
        *((PROTECTED,) if is_protected else ()),
    ]
    return [{"what": what, "why": why} for what, why in said]


def parts_left_out(purpose: Purpose, *, is_protected: bool) -> frozenset:
    extract = NOT_IN_EXTRACT if purpose == Purpose.OWN_EXTRACT else frozenset()
    return extract | ({"decision_documents"} if is_protected else frozenset())


def leave_out(part: str, row: dict, purpose: Purpose, *, is_protected: bool) -> None:
    """Empty the row of what this document does not say."""
    if is_protected and part == "clients":
        _empty(row, WHO_AND_WHERE, "")
    if is_protected and part == "plan_answers" and row["signature"] is not None:
        row["signature"] = []
    if purpose != Purpose.OWN_EXTRACT:
        return
    _empty(row, OF_OTHERS.get(part, ()), "")
    if part == "statements" and row["source"] in FROM_OTHERS:
        _empty(row, OF_WHO_SAID_IT, "")
    if part == "order_versions":
        row["content"] = _without(row["content"], OF_OTHERS["orders"])
    if part == "attachment_pictures":
        row["content"] = None


def _empty(row: dict, names, value) -> None:
    row.update(dict.fromkeys(names, value))


def _without(content, names):
    """The frozen text without the values and the lines of that name."""
    if isinstance(content, dict):
        return {key: _without(value, names) for key, value in content.items() if key not in names}
    if isinstance(content, list):
        kept = [item for item in content if not (isinstance(item, dict) and item.get("name") in names)]
        return [_without(item, names) for item in kept]
    return content
