"""Where the plain rows of the year go in the database, and how they get there in bulk with their history."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from django.db import connection
from django.utils import timezone

from accounts.actions import create_municipality
from accounts.models import CaseRecord, CommissioningUnit, Membership, Municipality, Provider, Team, User
from accounts.rules import ProviderForm, Role
from cases.models import Case
from followup.models import PlannedVisit
from orders.models import Order as OrderRow
from plans.models import Plan as PlanRow
from plans.models import PlanActivity

from .facts import Order, Person, Planned, Worker, Year

BATCH = 2_000
EMPLOYED = date(2020, 1, 1)
FORMS = {"own": ProviderForm.MUNICIPAL, "private": ProviderForm.LOV}


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12))).astimezone(UTC)


@dataclass
class Loaded:
    """Where each plain row has gone."""

    municipality: Municipality
    units: dict[str, CommissioningUnit] = field(default_factory=dict)
    providers: dict[str, Provider] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    users: dict[Worker, User] = field(default_factory=dict)
    roles: dict[str, User] = field(default_factory=dict)
    cases: dict[Person, Case] = field(default_factory=dict)
    orders: dict[Order, OrderRow] = field(default_factory=dict)
    plans: dict[Order, PlanRow] = field(default_factory=dict)
    # The activity that the order's visits are marked with.
    activities: dict[Order, PlanActivity] = field(default_factory=dict)
    planned: dict[Planned, PlannedVisit] = field(default_factory=dict)


def save(rows: list) -> None:
    """With the first row of each one's history, written by the database from the rows themselves."""
    if rows:
        model = type(rows[0])
        model._base_manager.bulk_create(rows, batch_size=BATCH)
        if issubclass(model, CaseRecord):
            _remember(model, rows[0].municipality_id)


def _remember(model, municipality: int) -> None:
    columns = ", ".join(f'"{one.column}"' for one in model._meta.concrete_fields)
    history = model.history.model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {history} ({columns}, history_date, history_type, history_change_reason)"
            f" SELECT {columns}, recorded_at, '+', 'simulated' FROM {model._meta.db_table} AS record"
            " WHERE municipality_id = %s"
            f" AND NOT EXISTS (SELECT FROM {history} AS kept WHERE kept.id = record.id)",
            [municipality],
        )


def organise(year: Year, name: str) -> Loaded:
    to = Loaded(create_municipality(name))
    for unit in ("Norra", "Södra"):
        to.units[unit] = CommissioningUnit.objects.create(municipality=to.municipality, name=unit)
    for worker in year.workers:
        to.users[worker] = _user(to, f"worker{worker.number}", Role.SUPPORT_WORKER, **_place(to, worker))
    for unit, row in to.units.items():
        to.roles[unit] = _user(to, f"leader-{unit}", Role.SECTION_LEADER, unit=row)
    for provider, row in to.providers.items():
        to.roles[provider] = _user(to, f"manager-{provider}", Role.UNIT_MANAGER, provider=row)
    to.roles["admin"] = _user(to, "admin", Role.SYSTEM_ADMIN)
    return to


def _place(to: Loaded, worker: Worker) -> dict:
    if worker.provider not in to.providers:
        to.providers[worker.provider] = Provider.objects.create(
            municipality=to.municipality, name=worker.provider, form=FORMS[worker.provider]
        )
    provider = to.providers[worker.provider]
    if worker.team not in to.teams:
        to.teams[worker.team] = Team.objects.create(provider=provider, name=worker.team)
    return {"provider": provider, "team": to.teams[worker.team]}


def _user(to: Loaded, name: str, role: Role, **place) -> User:
    user = User.objects.create(username=f"{name}-{to.municipality.pk}", first_name=name)
    Membership.objects.create(
        user=user, municipality=to.municipality, role=role, started_on=EMPLOYED, **place
    )
    return user
