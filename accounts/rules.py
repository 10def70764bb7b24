"""Roles, organisations and the lengths of deadlines. Plain values in and out."""

from datetime import date, timedelta

from django.db.models import TextChoices


class Role(TextChoices):
    CASEWORKER = "caseworker", "handläggare"
    SECTION_LEADER = "section_leader", "sektionsledare"
    COORDINATOR = "coordinator", "samordnare"
    SUPPORT_WORKER = "support_worker", "boendestödjare"
    UNIT_MANAGER = "unit_manager", "enhetschef"
    REVIEWER = "reviewer", "granskare"
    SYSTEM_ADMIN = "system_admin", "systemadministratör"


COMMISSIONING_ROLES = frozenset({Role.CASEWORKER, Role.SECTION_LEADER})
PROVIDER_ROLES = frozenset({Role.COORDINATOR, Role.SUPPORT_WORKER, Role.UNIT_MANAGER})
# Those who lead the provider's work: they receive orders, plan the days and answer for the tablets.
RECEIVING_ROLES = frozenset({Role.COORDINATOR, Role.UNIT_MANAGER})
MUNICIPAL_ROLES = frozenset({Role.REVIEWER, Role.SYSTEM_ADMIN})


class ProviderForm(TextChoices):
    MUNICIPAL = "municipal", "kommunal"
    CONTRACT = "contract", "entreprenad"
    LOV = "lov", "privat LOV"


class GoalScheme(TextChoices):
    """How a unit words the goals of its orders (domain.md §2.2)."""

    DUR_SP = "dur_sp", "DUR socialpsykiatri (delmål)"
    DUR_FN = "dur_fn", "DUR funktionsnedsättning (stödform)"
    IBIC = "ibic", "IBIC (avsett läge)"
    FREE = "free", "egna formuleringar"


class Power(TextChoices):
    """What the delegation register can let somebody decide."""

    GRANT = "grant", "bevilja stöd"
    REFUSE = "refuse", "avslå helt eller delvis"
    END = "end", "besluta att stöd upphör"
    EXTEND = "extend", "förlänga administrativt"


class DeadlineKey(TextChoices):
    PLAN_NOT_BEGUN = "plan_not_begun", "planen ska vara påbörjad"
    PLAN_NOT_RECEIVED = "plan_not_received", "planen ska ha kommit till handläggaren"
    PLAN_UNREAD = "plan_unread", "planen ska vara läst av handläggaren"
    PLAN_FOLLOWUP_OVERDUE = "plan_followup_overdue", "planen ska vara uppföljd"
    PLAN_FOLLOWUP_NEW_DECISION = "plan_followup_new_decision", "planen ska vara uppföljd vid nytt beslut"
    EXECUTION_NOT_STARTED = "execution_not_started", "stödet ska ha startat"
    VISIT_WITHOUT_NOTE = "visit_without_note", "besöket ska ha en anteckning"
    NO_NOTE = "no_note", "det ska ha skrivits en anteckning om personen"
    SUPPORT_INTERRUPTED = "support_interrupted", "personen ska ha fått stöd"
    DECISION_FOLLOWUP_OVERDUE = "decision_followup_overdue", "beslutet ska vara uppföljt"
    STATEMENT_UNANSWERED = "statement_unanswered", "utföraren ska ha lämnat sitt utlåtande"
    MEETING_NOT_WRITTEN = "meeting_not_written", "uppföljningsmötet ska vara inskrivet"
    MESSAGE_UNANSWERED = "message_unanswered", "meddelandet ska vara besvarat"
    FLAG_ESCALATES = "flag_escalates", "det som är försenat ska gå vidare till chefen"


class LimitKey(TextChoices):
    """Numbers of the municipality's rule set that are no lengths of time."""

    MISSED_IN_ROW = "missed_in_row", "inställda besök i rad innan någon ska göra något"
    STAFF_PER_PERSON = "staff_per_person", "olika medarbetare som högst hos en person på fyra veckor"
    MONTH_LEAST_PERCENT = "month_least_percent", "minst så mycket av den beställda tiden på en månad, procent"
    MONTH_MOST_PERCENT = "month_most_percent", "högst så mycket av den beställda tiden på en månad, procent"
    LEASE_HOURS = "lease_hours", "så länge går surfplattan att öppna utan nät, timmar"
    CLIENT_TIME_PERCENT = "client_time_percent", "målet för brukartid, procent av arbetstiden"
    AUDIT_PERCENT = "audit_percent", "så stor del av ärendena dras till granskning, procent"
    CANCEL_NOTICE_HOURS = "cancel_notice_hours", "ett besök avbokas senast så långt före, timmar"
    SERVICE_FROM = "service_from", "stöd ges tidigast klockan, hel timme"
    SERVICE_TO = "service_to", "stöd ges senast till klockan, hel timme"
    CONFERENCE_MONTHS = "conference_months", "högst så länge mellan två ärendekonferenser, månader"
    DECISION_MONTHS = "decision_months", "beslut gäller oftast omkring, månader"


# (months, days) that a municipality starts with: Botkyrka's, reports 000 §4.3.2 and 001 §4.6; for the start of
# support and for when the plan has come in Ekerö's, report 002. How long a plan may lie unread, and how soon after a
# new decision it is followed up, no report says in days: those lengths are our own.
DEFAULT_LENGTHS = {
    DeadlineKey.PLAN_NOT_BEGUN: (0, 14),
    DeadlineKey.PLAN_NOT_RECEIVED: (0, 30),
    DeadlineKey.PLAN_UNREAD: (0, 14),
    DeadlineKey.PLAN_FOLLOWUP_OVERDUE: (6, 0),
    DeadlineKey.PLAN_FOLLOWUP_NEW_DECISION: (0, 30),
    DeadlineKey.EXECUTION_NOT_STARTED: (0, 14),
    DeadlineKey.VISIT_WITHOUT_NOTE: (0, 2),
    DeadlineKey.NO_NOTE: (0, 28),
    DeadlineKey.SUPPORT_INTERRUPTED: (0, 14),
    DeadlineKey.DECISION_FOLLOWUP_OVERDUE: (12, 0),
    DeadlineKey.STATEMENT_UNANSWERED: (0, 14),
    DeadlineKey.MEETING_NOT_WRITTEN: (0, 7),
    DeadlineKey.MESSAGE_UNANSWERED: (0, 5),
    DeadlineKey.FLAG_ESCALATES: (0, 14),
}

# A decision is followed up once a year at least (Botkyrka, report 001 §4.6), a sample for internal control is a tenth
# (report 000), and client time is to be 75 percent of the work (report 000 §3.3.3). How soon a statement, a message and
# a meeting are written, and when a flag goes to the manager, no report says: those lengths are our own.
# Three missed visits in a row is Bra Liv's, three workers a person what report 004 names from research; that the
# ordered time is used to half at least, and how long a tablet opens without a network, are our own.
DEFAULT_LIMITS = {
    LimitKey.MISSED_IN_ROW: 3,
    LimitKey.STAFF_PER_PERSON: 3,
    LimitKey.MONTH_LEAST_PERCENT: 50,
    LimitKey.MONTH_MOST_PERCENT: 100,
    LimitKey.LEASE_HOURS: 12,
    LimitKey.CLIENT_TIME_PERCENT: 75,
    LimitKey.AUDIT_PERCENT: 10,
    LimitKey.CANCEL_NOTICE_HOURS: 24,
    LimitKey.SERVICE_FROM: 7,
    LimitKey.SERVICE_TO: 22,
    LimitKey.CONFERENCE_MONTHS: 1,
    LimitKey.DECISION_MONTHS: 12,
}
# (least, most) that may be set; a tablet that opens for longer than three days without a network keeps too much.
LIMIT_BOUNDS = {
    LimitKey.MISSED_IN_ROW: (1, 10),
    LimitKey.STAFF_PER_PERSON: (1, 10),
    LimitKey.MONTH_LEAST_PERCENT: (0, 100),
    LimitKey.MONTH_MOST_PERCENT: (50, 200),
    LimitKey.LEASE_HOURS: (1, 72),
    LimitKey.CLIENT_TIME_PERCENT: (1, 100),
    LimitKey.AUDIT_PERCENT: (1, 100),
    LimitKey.CANCEL_NOTICE_HOURS: (1, 168),
    LimitKey.SERVICE_FROM: (0, 23),
    LimitKey.SERVICE_TO: (1, 24),
    LimitKey.CONFERENCE_MONTHS: (1, 12),
    LimitKey.DECISION_MONTHS: (1, 60),
}


class CodeFor(TextChoices):
    """What a short code opens."""

    PERSON_LINK = "person_link", "personens egen sida"
    PAIRING = "pairing", "surfplatta"


# Signs that nobody takes for another: no 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B.
CODE_SIGNS = "ACDEFGHJKMNPQRTUVWXY34679"
CODE_LENGTH = 8
# Wrong codes from one address before it has to wait. There are 150 thousand million codes.
GUESSES = 20
GUESSES_WITHIN = timedelta(minutes=15)

# A pairing code is typed at once by somebody who stands beside.
PAIRING_CODE_HOLDS = timedelta(minutes=10)


class NamesOnTablet(TextChoices):
    """How persons are called in what a tablet keeps."""

    FULL = "full", "för- och efternamn"
    FIRST = "first", "förnamn"
    INITIALS = "initials", "initialer"


# What a system's own account can be: somebody of the unit or of the provider, and nobody who sees all of them.
SYSTEM_ROLES = (
    Role.CASEWORKER,
    Role.SECTION_LEADER,
    Role.COORDINATOR,
    Role.SUPPORT_WORKER,
    Role.UNIT_MANAGER,
)


class SystemKind(TextChoices):
    """How another system shows who it is."""

    SYSTEM = "system", "system som anropar för egen del"
    WEB_APP = "web_app", "app på en server, som agerar för den som släppt in den"
    APP = "app", "app i telefon eller webbläsare, som agerar för den som släppt in den"


DEFAULT_LENGTHS_HOLD_FROM = date(1900, 1, 1)
