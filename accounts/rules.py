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


class DeadlineKey(TextChoices):
    PLAN_NOT_BEGUN = "plan_not_begun", "planen ska vara påbörjad"
    PLAN_FOLLOWUP_OVERDUE = "plan_followup_overdue", "planen ska vara uppföljd"


# (months, days) that a municipality starts with: Botkyrka's, reports 000 §4.3.2 and 001 §4.6.
DEFAULT_LENGTHS = {
    DeadlineKey.PLAN_NOT_BEGUN: (0, 14),
    DeadlineKey.PLAN_FOLLOWUP_OVERDUE: (6, 0),
}

DEFAULT_LENGTHS_HOLD_FROM = date(1900, 1, 1)
