"""What a token can be allowed: to read each noun of the API, and to do each thing of the permission table."""

from collections.abc import Iterable
from operator import itemgetter

from oauth2_provider.scopes import BaseScopes

from .permissions import scope_of

# What each noun is called in Swedish, under its station; filled as the stations' addresses are made.
NOUNS: dict[str, dict[str, str]] = {}
# The stations as the administrator meets them when she chooses what a system may read.
STATIONS = {
    "cases": "Ärenden och beslut",
    "orders": "Beställningar",
    "plans": "Genomförandeplaner",
    "followup": "Schema, besök och uppföljning",
    "oversight": "Flaggor, siffror och granskning",
    "accounts": "Händelser",
}
READ = ":read"

# Who lets systems in, and the keys of a tablet, are for people at a page.
NEVER = frozenset({"systems.manage", "device.use", "calendar.follow"})
SAID = {
    "Personer och ärenden": {
        "client.register": "registrera personer",
        "client.change": "ändra uppgifter om personer",
        "case.open": "öppna ärenden",
        "case.assign": "fördela ärenden",
        "case.close": "avsluta ärenden",
        "case.extract": "göra utdrag ur ärenden",
        "case.export": "föra ut ärenden",
        "case.import_document": "föra in ärenden",
    },
    "Utredning och beslut": {
        "application.handle": "registrera och hantera ansökningar",
        "investigation.write": "skriva utredningar",
        "child.write": "skriva om barn",
        "children.see": "se uppgifter om barn",
        "decision.decide": "fatta beslut",
        "decision.extend": "förlänga beslut",
        "decision.notify": "skriva in att beslut är meddelade",
        "decision.end": "avsluta beslut",
        "appeal.register": "registrera överklaganden",
        "delegation.change": "ändra delegationer",
    },
    "Beställningar": {
        "order.draft": "skriva beställningar",
        "order.send": "skicka beställningar",
        "order.amend": "ändra skickade beställningar",
        "order.end": "avsluta beställningar",
        "order.write_message": "skriva meddelanden",
        "order.grade": "bedöma beställningar",
        "order.execute": "skriva om avbrott och hur stödet verkställs",
        "order.accept": "ta emot beställningar",
        "order.return": "skicka tillbaka beställningar",
        "order.assign": "välja kontaktperson",
        "grades.see": "se bedömningar av beställningar",
    },
    "Genomförandeplaner": {
        "plan.begin": "påbörja genomförandeplaner",
        "plan.edit": "skriva genomförandeplaner",
        "plan.agree": "skriva in personens svar på planen",
        "plan.end": "avsluta genomförandeplaner",
        "plan.explain_late": "förklara att en plan är sen",
        "plan.review": "läsa och besvara genomförandeplaner",
        "plan.audit": "granska genomförandeplaner",
        "audits.see": "se granskningar",
        "audits.import": "importera granskningar",
    },
    "Besök och daganteckningar": {
        "visit.log": "logga besök",
        "note.sign": "skriva och signera daganteckningar",
        "note.correct": "rätta daganteckningar",
        "note.object": "skriva in personens invändning mot en daganteckning",
    },
    "Schema och surfplattor": {
        "schedule.see": "se schemat",
        "schedule.change": "ändra schemat",
        "schedule.move_own": "flytta egna besök",
        "absence.record": "skriva in frånvaro",
        "device.manage": "hantera surfplattor",
        "tablet_settings.change": "ändra inställningar för surfplattor",
        "sync.handle": "hantera det som surfplattor inte fick skicka",
        "conflict.resolve": "lösa krockar från surfplattor",
    },
    "Avvikelser och personens sida": {
        "deviation.report": "rapportera avvikelser",
        "deviation.handle": "hantera avvikelser",
        "concern.record": "skriva in synpunkter och klagomål",
        "person_link.make": "göra länkar till personens egen sida",
    },
    "Uppföljning": {
        "plan_follow_up.hold": "följa upp planer",
        "decision_follow_up.hold": "följa upp beslut",
        "meeting.book": "boka uppföljningsmöten",
        "statement.request": "begära utlåtanden",
        "statement.give": "lämna utlåtanden",
    },
    "Uppsikt": {
        "overview.see": "se översikten",
        "flag.assign": "fördela flaggor",
        "flag.snooze": "skjuta upp flaggor",
        "figures.see": "se siffror",
        "money.see": "se kostnader",
        "money.see_persons": "se kostnader för varje person",
        "money.change": "ändra priser och budget",
        "conference.call": "kalla till ärendekonferens",
        "conference.do_task": "klarmarkera uppgifter från ärendekonferensen",
        "file.grade": "granska akter",
        "audit_rounds.see": "se granskningsomgångar",
        "audit.draw": "dra ärenden till granskning",
        "national_report.make": "göra den nationella statistiken",
        "non_execution.report": "rapportera beslut som inte verkställts",
    },
    "Kommunens inställningar": {
        "cases.import": "importera ärenden",
        "settings.change": "ändra kommunens inställningar",
        "history.read": "läsa historiken",
        "log.read": "läsa åtkomstloggen",
    },
}


def reading(noun: str) -> str:
    return noun + READ


def allows(user, noun: str) -> bool:
    """Whether what the user has come with allows reading the noun; a login allows all."""
    return user.scopes is None or reading(noun) in user.scopes


def readable() -> dict[str, str]:
    return {reading(noun): f"läsa {word}" for words in NOUNS.values() for noun, word in words.items()}


def doable() -> dict[str, str]:
    return {scope_of(key): words for said in SAID.values() for key, words in said.items()}


def readable_by_station() -> list[tuple[str, list[tuple[str, str]]]]:
    """To choose among where it already says that it is about reading."""
    return [
        (title, sorted(((reading(noun), word) for noun, word in NOUNS[station].items()), key=itemgetter(1)))
        for station, title in STATIONS.items()
        if station in NOUNS
    ]


def doable_by_work() -> list[tuple[str, list[tuple[str, str]]]]:
    return [(title, [(scope_of(key), words) for key, words in said.items()]) for title, said in SAID.items()]


def is_scope(scope: str) -> bool:
    """Also where no addresses are made yet, which say what can be read."""
    return scope in doable() or scope.endswith(READ)


def in_words(scopes: Iterable[str]) -> list[str]:
    """What a person reads before she says yes. Of a noun that is gone, its name."""
    words = readable() | doable()
    return [words.get(scope, scope) for scope in scopes]


class OwnScopes(BaseScopes):
    """A client system has those that the administrator gave it; a token that asks for none gets all of them."""

    def get_all_scopes(self):
        return readable() | doable()

    def get_available_scopes(self, application=None, request=None, *args, **kwargs):
        return list(application.scopes) if application else list(self.get_all_scopes())

    def get_default_scopes(self, application=None, request=None, *args, **kwargs):
        return self.get_available_scopes(application, request)
