"""The persons of the demo municipality and how far each has come. Days are days ago; None has not happened."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cases.rules import ProtectionLevel, Sex
from plans.rules import LateReason, PlanKind, ProposalState, ReviewOutcome

WOMAN, MAN = Sex.WOMAN, Sex.MAN
# Skatteverket's series for tests (shared/data/README.md): birth number 238 for women, 239 for men.
TEST_SERIES = {WOMAN: "238", MAN: "239"}


@dataclass(frozen=True)
class Manner:
    """How the plan differs from one that is agreed as ordered and accepted by the caseworker."""

    kind: PlanKind = PlanKind.ORDINARY
    proposed: int | None = None  # and nobody has answered
    adds: bool = False  # more than is ordered, and one thing in another way
    recorded_late: int = 0  # days after the answer that it was written down
    outcome: str = ReviewOutcome.ACCEPTED  # nobody has read it without one
    graded: bool = False
    proposals: ProposalState = ProposalState.OPEN
    revised: int | None = None
    revising: int | None = None


@dataclass(frozen=True)
class Course:
    opened: int
    decided: int | None = None
    refused: bool = False
    expires: int | None = None  # days from today; without it twelve months from the decision
    open_ended: bool = False
    drafted: int | None = None
    sent: int | None = None
    returned: int | None = None
    received: int | None = None
    late: LateReason | None = None  # why no plan is begun
    begun: int | None = None
    agreed: int | None = None
    oral: bool = False
    declined: int | None = None
    plan: Manner = Manner()
    followed: int | None = None
    decision_followed: int | None = None
    renewed: bool = False  # by a decision from the day after the first, which the order goes on under
    ended: int | None = None

    @property
    def is_only_begun(self) -> bool:
        return self.agreed is None and self.declined is None and self.plan.proposed is None


@dataclass(frozen=True)
class Person:
    name: str
    born: str
    sex: Sex
    course: Course
    facts: dict = field(default_factory=dict)

    @property
    def first_name(self) -> str:
        return self.name.rpartition(" ")[0]

    @property
    def last_name(self) -> str:
        return self.name.rpartition(" ")[2]


def personnummer(born: str, sex: Sex) -> str:
    """`born` as YYYY-MM-DD. The check digit is Luhn's, over the nine digits after the century."""
    digits = born.replace("-", "") + TEST_SERIES[sex]
    doubled = (int(d) * (2 - place % 2) for place, d in enumerate(digits[2:]))
    return f"{digits}{-sum(n // 10 + n % 10 for n in doubled) % 10}"


def new(opened: int) -> Course:
    return Course(opened)


def decided(days: int, **more) -> Course:
    return Course(opened=days + 25, decided=days, **more)


def sent(days: int, **more) -> Course:
    return decided(days + 3, drafted=days + 2, sent=days, **more)


def received(days: int, **more) -> Course:
    return sent(days + 2, received=days, **more)


def begun(days: int, *, after: int = 8, **more) -> Course:
    return received(days + after, begun=days, **more)


def agreed(days: int, *, after: int = 8, **more) -> Course:
    return begun(days + 10, after=after, agreed=days, **more)


INTERPRETER = {"communication_need": "Tolk, arabiska"}
SIGN = {"communication_need": "Tolk, teckenspråk"}
WITHOUT_NUMBER = {"without_number": True}
PROTECTED = {"protection_level": ProtectionLevel.PROTECTED_REGISTRATION}

NORTH = (
    # The start: new, refused, decided, drafted
    Person("Astrid Berg", "1985-04-12", WOMAN, new(4)),
    Person("Karim Dahl", "1979-11-02", MAN, new(12), INTERPRETER),
    Person("Ängla Åsberg Överby", "1993-06-19", WOMAN, new(33)),
    Person("Disa Flod", "1987-02-06", WOMAN, new(196)),
    Person("Göran Kvist", "1958-01-23", MAN, decided(40, refused=True)),
    Person("Maja Ek", "1999-08-30", WOMAN, decided(2)),
    Person("Åke Öst", "1962-03-08", MAN, decided(9)),
    Person("Selma Backe", "1988-12-15", WOMAN, decided(5, drafted=3), {"minor_children": 1}),
    Person("Tor Hed", "1971-05-27", MAN, decided(6, drafted=1)),
    # With the provider: waiting for an answer, or sent back
    Person("Yasmin Strand", "1994-02-11", WOMAN, sent(1), INTERPRETER),
    Person("Ivar Mo", "1967-09-03", MAN, sent(3)),
    Person("Lovisa Grönkvist", "1981-07-21", WOMAN, sent(7), {"minor_children": 2}),
    Person("Frej Lid", "2001-10-05", MAN, sent(5, returned=2)),
    Person("Märta Sjö", "1955-04-28", WOMAN, sent(12, returned=8)),
    # Received: the fourteen days run, or have run out
    Person("Noor Vik", "1990-03-17", WOMAN, received(2)),
    Person("Elis Ås", "1984-06-06", MAN, received(6)),
    Person("Tuva Lund", "1997-01-14", WOMAN, received(12), {"minor_children": 1}),
    Person("Börje Älv", "1949-08-08", MAN, received(20, late=LateReason.NO_CONTACT)),
    Person("Amina Holm", "1986-10-29", WOMAN, received(31, late=LateReason.PERSON_ILL), INTERPRETER),
    Person("Sigvard Fjäll", "1973-12-01", MAN, received(47)),
    Person("Torvald Myr", "1952-04-19", MAN, received(99)),
    # A plan on its way, one for who lets nobody in, and one that the person said no to
    Person("Hilma Ros", "1964-05-16", WOMAN, begun(3)),
    Person("Omar Näs", "1991-09-22", MAN, begun(6, after=4, plan=Manner(proposed=1)), SIGN),
    Person(
        "Ylva Torp", "1978-02-25", WOMAN, begun(17, after=21, plan=Manner(kind=PlanKind.CONTACT, proposed=15))
    ),
    Person("Rasmus Skär", "1995-11-13", MAN, begun(9, declined=2)),
    # Support goes on
    Person("Ebba Ljung", "1983-03-30", WOMAN, agreed(30, plan=Manner(kind=PlanKind.MAPPING))),
    Person("Hugo Å", "1976-07-07", MAN, agreed(45, oral=True, plan=Manner(adds=True, graded=True))),
    Person(
        "Signe Lövenborg Strömgård",
        "1969-10-18",
        WOMAN,
        agreed(60, plan=Manner(outcome="")),
        {"minor_children": 3},
    ),
    Person(
        "Ali Sten", "1998-04-04", MAN, agreed(75, plan=Manner(outcome=ReviewOutcome.RETURNED)), INTERPRETER
    ),
    Person("Vera Hav", "1953-12-24", WOMAN, agreed(90, plan=Manner(adds=True, revised=30))),
    Person("Kaj Moss", "1987-06-10", MAN, agreed(110, oral=True, plan=Manner(revising=4))),
    Person("Alma Dun", "2002-01-31", WOMAN, agreed(130, expires=-45, renewed=True), PROTECTED),
    Person("Person utan uppgifter", "1980", MAN, agreed(50), WITHOUT_NUMBER),
    # Follow-ups: soon, passed, held
    Person("Nils Rönnbäck", "1966-08-19", MAN, agreed(172, plan=Manner(recorded_late=19))),
    Person(
        "Freja Ö", "1992-05-05", WOMAN, agreed(178, plan=Manner(adds=True, proposals=ProposalState.ACCEPTED))
    ),
    Person("Sixten Barr", "1960-11-11", MAN, agreed(205)),
    Person(
        "Inez Klev",
        "1989-02-02",
        WOMAN,
        agreed(240, plan=Manner(adds=True, proposals=ProposalState.DECLINED)),
    ),
    Person("Malte Sund", "1974-09-09", MAN, agreed(200, followed=14)),
    Person("Ronja Äng", "1996-12-12", WOMAN, agreed(260, followed=75, decision_followed=75)),
    # Decisions that end: soon, and too late
    Person("Edvin Ry", "1970-03-03", MAN, agreed(300, followed=120, expires=12)),
    Person("Leila Fors", "1982-10-10", WOMAN, agreed(310, followed=130, decision_followed=20, expires=25)),
    Person("Sven Årsta", "1957-07-17", MAN, agreed(330, followed=150, expires=-6)),
    Person("Greta Hök", "1963-01-09", WOMAN, agreed(340, followed=100, expires=-32)),
    # A long decision, with the plan followed up and not the decision
    Person("Vilgot Sand", "1971-05-20", MAN, agreed(420, followed=60, expires=200)),
    # Support that has ended, and a decision until further notice
    Person("Viggo Bäck", "1977-04-22", MAN, agreed(150, ended=20)),
    Person("Stina Lo", "1959-06-26", WOMAN, agreed(180, followed=40, open_ended=True)),
)
COLLEAGUE = (
    Person("Bosse Ask", "1968-02-29", MAN, agreed(215)),
    Person("Linnea Rå", "1994-08-16", WOMAN, received(25)),
    Person("Joar Nor", "1985-05-15", MAN, sent(4)),
    Person("Siv Tjärn", "1951-11-30", WOMAN, agreed(80)),
    Person("Adam Glad", "2000-03-21", MAN, new(8)),
)
SOUTH = (
    Person("Ester Boll", "1972-06-01", WOMAN, new(6)),
    Person("Jon Kil", "1961-09-13", MAN, decided(4)),
    Person("Dina Räv", "1998-10-20", WOMAN, sent(2), INTERPRETER),
    Person("Arvid Uv", "1980-01-05", MAN, sent(9, returned=3)),
    Person("Meja Sol", "1991-07-28", WOMAN, received(5)),
    Person("Tage Ören", "1954-12-07", MAN, received(28)),
    Person("Iris Kråk", "1986-04-15", WOMAN, begun(5)),
    Person("Emil Hage", "1975-08-02", MAN, agreed(40)),
    Person("Samira Ton", "1993-02-18", WOMAN, agreed(100), {"minor_children": 2}),
    Person("Folke Älg", "1965-05-09", MAN, agreed(210)),
    Person("Jasmin Loft", "1999-11-26", WOMAN, agreed(190, followed=10)),
    Person("Ture Spår", "1956-03-12", MAN, agreed(320, followed=140, expires=-4)),
)


def everyone() -> Iterator[tuple[str, Person]]:
    """(the caseworker's login, the person), in the order in which they came."""
    lists = {"handlaggare": NORTH, "alva-alm": COLLEAGUE, "handlaggare2": SOUTH}
    together = [(username, person) for username, people in lists.items() for person in people]
    return iter(sorted(together, key=lambda pair: -pair[1].course.opened))
