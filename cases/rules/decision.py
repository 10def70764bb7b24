"""Decisions: what they hold and when they run. Plain values in and out; law by date from docs/rules.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import TextChoices

from accounts.rules import Power
from boendestod.errors import RuleBroken, refuse_if


class DecisionOutcome(TextChoices):
    APPROVAL = "approval", "bifall"
    PARTIAL = "partial", "delavslag"
    REFUSAL = "refusal", "avslag"
    ENDED = "ended", "upphörande"


GRANTING = frozenset({DecisionOutcome.APPROVAL, DecisionOutcome.PARTIAL})
REFUSING = frozenset({DecisionOutcome.PARTIAL, DecisionOutcome.REFUSAL})

# What the one who decides must hold in the delegation register.
POWERS = {
    DecisionOutcome.APPROVAL: Power.GRANT,
    DecisionOutcome.PARTIAL: Power.REFUSE,
    DecisionOutcome.REFUSAL: Power.REFUSE,
    DecisionOutcome.ENDED: Power.END,
}


class RefusalGround(TextChoices):
    MET_OTHERWISE = "met_otherwise", "behovet kan mötas på annat sätt"
    NO_NEED = "no_need", "behov av stödet finns inte"
    OTHER = "other", "annan grund"


class EndGround(TextChoices):
    """Why a running decision ends. Changed circumstances may only end one that is open-ended and made under
    the new act (SoL 14:9 and its transitional rules)."""

    PERSONS_WISH = "persons_wish", "personen vill inte längre ha stödet"
    GOALS_REACHED = "goals_reached", "målen är nådda, enligt personen och handläggaren"
    MOVED = "moved", "personen har flyttat från kommunen"
    DECEASED = "deceased", "personen har avlidit"
    CHANGED_CIRCUMSTANCES = "changed_circumstances", "förhållandena har ändrats väsentligt"


class LegalSubject(TextChoices):
    SUPPORT = "support", "rätt till insats"
    MORE_THAN_RIGHT = "more_than_right", "insats utöver rätten"


class DocumentKind(TextChoices):
    DECISION = "decision", "beslut"
    LETTER = "letter", "brev till personen"


class Court(TextChoices):
    ADMINISTRATIVE = "administrative", "förvaltningsrätten"
    APPEAL = "appeal", "kammarrätten"
    SUPREME = "supreme", "Högsta förvaltningsdomstolen"


class JudgmentOutcome(TextChoices):
    """As report 001, table 5, tells them apart."""

    REJECTED = "rejected", "avslås"
    GRANTED = "granted", "bifalls"
    PARTLY_GRANTED = "partly_granted", "bifalls delvis"
    RETURNED = "returned", "återförvisas"
    DISMISSED = "dismissed", "avvisas"
    WRITTEN_OFF = "written_off", "avskrivs"


class HoursPer(TextChoices):
    MONTH = "month", "per månad"
    WEEK = "week", "per vecka"


WEEKS_A_MONTH = Decimal(52) / Decimal(12)


@dataclass(frozen=True)
class LegalBasis:
    subject: LegalSubject
    paragraph: str
    valid_from: date
    valid_to: date | None


# Which paragraph was in force when (domain.md §1.2). A change of the law is a new row, never an edited one.
LEGAL_BASES = (
    LegalBasis(LegalSubject.SUPPORT, "4 kap. 1 § SoL (2001:453)", date(2002, 1, 1), date(2025, 6, 30)),
    LegalBasis(LegalSubject.SUPPORT, "11 kap. 1 § SoL (2025:400)", date(2025, 7, 1), None),
    LegalBasis(
        LegalSubject.MORE_THAN_RIGHT, "4 kap. 2 § SoL (2001:453)", date(2002, 1, 1), date(2025, 6, 30)
    ),
    LegalBasis(LegalSubject.MORE_THAN_RIGHT, "11 kap. 4 § SoL (2025:400)", date(2025, 7, 1), None),
)
NEW_ACT_FROM = date(2025, 7, 1)


def legal_basis(decided_on: date, subject: str = LegalSubject.SUPPORT) -> str:
    """The paragraph in force on that day; raises RuleBroken for a day before the oldest."""
    for basis in LEGAL_BASES:
        last = basis.valid_to or date.max
        if basis.subject == subject and basis.valid_from <= decided_on <= last:
            return basis.paragraph
    raise RuleBroken(
        "Det finns inget lagrum för den dagen. Kontrollera datumet.", "no_legal_basis", "decided_on"
    )


def hours_a_month(hours: Decimal, per: str) -> Decimal:
    return hours * WEEKS_A_MONTH if per == HoursPer.WEEK else hours


def check_period(valid_from: date, valid_to: date | None) -> None:
    refuse_if(
        valid_to is not None and valid_to < valid_from,
        "Sista dagen kan inte ligga före första dagen.",
        "dates_reversed",
        "valid_to",
    )


def check_mapping(mapping_to: date | None, valid_from: date, valid_to: date | None) -> None:
    refuse_if(
        mapping_to is not None and not valid_from <= mapping_to <= (valid_to or date.max),
        "Kartläggningen ska ligga inom beslutets tid.",
        "mapping_outside_period",
        "mapping_to",
    )


def decision_lacks(
    outcome: str,
    *,
    valid_from,
    granted_hours,
    reasons: str,
    refusal_ground: str = "",
    met_otherwise: str = "",
) -> Iterator[RuleBroken]:
    """What a decision must hold and does not: FL 32 § asks for reasons unless they are obviously unnecessary, which
    they never are when somebody is refused."""
    if outcome in GRANTING and valid_from is None:
        yield RuleBroken("Ange från vilken dag beslutet gäller.", "no_start", "valid_from")
    if outcome in GRANTING and not granted_hours:
        yield RuleBroken("Ange hur många timmar som beviljas.", "no_hours", "granted_hours")
    if outcome not in REFUSING:
        return
    if not refusal_ground:
        yield RuleBroken("Välj grunden för avslaget.", "no_ground", "refusal_ground")
    if refusal_ground == RefusalGround.MET_OTHERWISE and not met_otherwise.strip():
        yield RuleBroken(
            "Skriv hur behovet kan mötas på annat sätt: av vem och med vad.",
            "no_met_otherwise",
            "met_otherwise",
        )
    if not reasons.strip():
        yield RuleBroken("Skriv varför ansökan avslås helt eller delvis.", "no_reasons", "reasons")


def check_decision(outcome: str, **content) -> None:
    """Raise the first of what the decision lacks."""
    for lacking in decision_lacks(outcome, **content):
        raise lacking


def check_application(decided_on: date, received_on: date | None) -> None:
    refuse_if(
        received_on is not None and decided_on < received_on,
        "Ansökan har kommit in efter beslutsdagen. Kontrollera dagen eller välj en annan ansökan.",
        "decided_before_application",
        "decided_on",
    )


def check_end(
    ended_on: date, *, valid_from: date, valid_to: date | None, decided_on: date, ground: str
) -> None:
    """A running decision ends on one of its days. What the person has been granted may be taken back for changed
    circumstances only when it is open-ended and decided under the new act (SoL 14:9)."""
    refuse_if(
        ended_on < valid_from or (valid_to is not None and ended_on > valid_to),
        "Välj en dag då beslutet gäller.",
        "end_outside_period",
        "ended_on",
    )
    taken_back = ground == EndGround.CHANGED_CIRCUMSTANCES
    refuse_if(
        taken_back and valid_to is not None,
        "Ett tidsbegränsat beslut får inte avslutas för att förhållandena har ändrats (14 kap. 9 § SoL).",
        "time_limited_not_taken_back",
        "ground",
    )
    refuse_if(
        taken_back and decided_on < NEW_ACT_FROM,
        "Ett beslut från tiden före 1 juli 2025 får inte avslutas för att förhållandena har ändrats "
        "(14 kap. 9 § SoL gäller bara senare beslut).",
        "old_decision_not_taken_back",
        "ground",
    )


def check_extension(extended_to: date, *, valid_from: date, valid_to: date | None, today: date) -> None:
    """Only what runs until a day can be let run on; after its last day it takes a new decision."""
    refuse_if(valid_to is None, "Beslutet gäller tills vidare och behöver inte förlängas.", "open_ended")
    refuse_if(
        not valid_from <= today <= valid_to,
        "Beslutet gäller inte i dag och kan inte förlängas. Fatta ett nytt beslut.",
        "not_running",
    )
    refuse_if(extended_to <= valid_to, "Välj en dag efter beslutets sista dag.", "not_later", "extended_to")
