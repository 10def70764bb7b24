"""Roles, organisations and the lengths of deadlines. Plain values in and out."""

from datetime import date

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
}

DEFAULT_LENGTHS_HOLD_FROM = date(1900, 1, 1)
