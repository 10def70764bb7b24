"""What the investigations found about each theme. All made up."""

from dataclasses import dataclass

from cases.rules import FunctionalState, StatementKind, StatementSource

from .themes import FOOD, HOME, OUT, POST, SLEEP, WEEK, Theme

PERSON, RELATIVE, CARE, CASEWORKER = StatementSource
FACT, ASSESSMENT = StatementKind


@dataclass(frozen=True)
class Finding:
    application: str
    own_view: str
    others_do: str
    current: FunctionalState
    intended: FunctionalState
    statements: tuple[tuple[StatementSource, str, StatementKind, str], ...]


_FINDINGS = {
    POST.overall: Finding(
        "Jag får ingen ordning på posten. Det kommer påminnelser och jag vågar inte öppna dem.",
        "Jag kan betala själv om någon sitter bredvid när jag öppnar.",
        "En syster hjälper till med deklarationen en gång om året.",
        FunctionalState.SEVERE,
        FunctionalState.SLIGHT,
        (
            (PERSON, "", FACT, "Har tre obetalda räkningar och två brev från Kronofogden."),
            (CASEWORKER, "", FACT, "Vid hembesöket låg två kassar med oöppnad post i hallen."),
            (CASEWORKER, "", ASSESSMENT, "Svårigheten är att komma i gång, inte att förstå breven."),
        ),
    ),
    HOME.overall: Finding(
        "Jag vill kunna bjuda hem någon. Nu går det inte att gå in i köket.",
        "Jag orkar en kvart i taget. Sedan blir det bara kvar.",
        "Ingen annan hjälper till hemma.",
        FunctionalState.SEVERE,
        FunctionalState.MODERATE,
        (
            (CASEWORKER, "", FACT, "Golvet i köket var fritt, bänken full av disk."),
            (RELATIVE, "mamma", FACT, "Hemmet höll god ordning fram till för två år sedan."),
            (CASEWORKER, "", ASSESSMENT, "Behöver någon som delar upp arbetet i korta steg."),
        ),
    ),
    WEEK.overall: Finding(
        "Dagarna flyter ihop. Jag missar tider och så blir folk arga.",
        "Med en lista på kylen klarade jag det ett tag.",
        "Öppenvården påminner om sina egna tider.",
        FunctionalState.MODERATE,
        FunctionalState.SLIGHT,
        (
            (PERSON, "", FACT, "Missade fyra av sex bokade tider under hösten."),
            (CARE, "öppenvårdens kontaktperson", FACT, "Kommer när någon har påmint samma morgon."),
            (CASEWORKER, "", ASSESSMENT, "Kan planera veckan själv när planen finns framför ögonen."),
        ),
    ),
    OUT.overall: Finding(
        "Jag kommer inte ut. Det tar stopp i trappan.",
        "Jag vill ut, men inte ensam första gångerna.",
        "En granne handlar ibland.",
        FunctionalState.SEVERE,
        FunctionalState.MODERATE,
        (
            (PERSON, "", FACT, "Har varit utomhus två gånger den senaste månaden."),
            (CARE, "psykiatrisk öppenvård", ASSESSMENT, "Att vänja sig stegvis brukar hjälpa."),
        ),
    ),
    FOOD.overall: Finding(
        "Jag glömmer att äta och sedan orkar jag ingenting.",
        "Jag kan laga mat, det är handla och börja som är svårt.",
        "Ingen annan hjälper till med maten.",
        FunctionalState.MODERATE,
        FunctionalState.SLIGHT,
        (
            (PERSON, "", FACT, "Äter lagad mat ungefär en dag i veckan."),
            (CASEWORKER, "", ASSESSMENT, "Klarar köket väl när någon är med de första minuterna."),
        ),
    ),
    SLEEP.overall: Finding(
        "Kvällarna är värst. Jag sover inte och ringer runt.",
        "Det blir lugnare när jag vet vad jag ska göra vid halv nio.",
        "Jourtelefonen svarar, men känner inte personen.",
        FunctionalState.MODERATE,
        FunctionalState.SLIGHT,
        (
            (PERSON, "", FACT, "Ringer jouren fyra kvällar i veckan."),
            (RELATIVE, "syskon", FACT, "Oron började efter flytten i våras."),
        ),
    ),
}


def finding(theme: Theme) -> Finding:
    return _FINDINGS[theme.overall]
