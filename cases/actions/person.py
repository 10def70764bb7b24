"""The verbs of person and case: permission, rule, change, history, in one transaction."""

from datetime import date

from django.db import IntegrityError, transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod.errors import RuleBroken, refuse_if

from ..models import Case, Client, next_case_ref
from ..rules import check_birth_year, parse_personnummer

KNOWN = "Personen finns redan i kommunen. Sök på personnumret, eller fråga sektionsledaren om du inte hittar."


@transaction.atomic
def register_client(*, by, today: date, personnummer: str = "", **facts) -> Client:
    """A new person in the user's municipality; personnummer decides birth year and sex when there is one."""
    require(by, "client.register")
    client = Client(municipality=by.membership.municipality, **facts)
    _identify(client, personnummer, today=today)
    _save_client(client, by=by, reason="client.register")
    return client


@transaction.atomic
def register_with_case(*, by, today: date, target_area: str, **facts) -> Case:
    """A new person with a case at the user's unit."""
    client = register_client(by=by, today=today, **facts)
    return open_case(client, by=by, today=today, target_area=target_area)


@transaction.atomic
def change_client(
    client: Client, *, by, today: date, version: int, personnummer: str = "", **facts
) -> Client:
    """Change the person's particulars; raises StaleVersion when somebody else was first."""
    require(by, "client.change")
    client = Client.objects.lock(client.pk, version)
    for field, value in facts.items():
        setattr(client, field, value)
    _identify(client, personnummer, today=today)
    _save_client(client, by=by, reason="client.change")
    return client


def _identify(client: Client, personnummer: str, *, today: date) -> None:
    client.personnummer = ""
    if personnummer:
        number = parse_personnummer(personnummer)
        client.personnummer, client.birth_year, client.sex = number.digits, number.birth_year, number.sex
    refuse_if(
        not client.birth_year or not client.sex,
        "Ange personnummer, eller födelseår och kön.",
        "client_unidentified",
        "birth_year",
    )
    check_birth_year(client.birth_year, today)


def _save_client(client: Client, *, by, reason: str) -> None:
    same = Client.objects.filter(municipality=client.municipality, personnummer=client.personnummer)
    known = client.personnummer and same.exclude(pk=client.pk).exists()
    refuse_if(bool(known), KNOWN, "client_exists", "personnummer")
    try:
        with transaction.atomic():
            client.save_change(by=by, reason=reason)
    except IntegrityError as rival:
        raise RuleBroken(KNOWN, "client_exists", "personnummer") from rival


@transaction.atomic
def open_case(client: Client, *, by, today: date, target_area: str, caseworker=None) -> Case:
    """A case at the user's unit, with the user as caseworker unless another is named."""
    require(by, "case.open")
    unit = by.membership.unit
    client = Client.objects.lock(client.pk)
    refuse_if(
        client.cases.filter(unit=unit, closed_on__isnull=True).exists(),
        "Personen har redan ett öppet ärende på enheten.",
        "case_exists",
    )
    _check_caseworker(caseworker or by, unit)
    case = Case(
        municipality=client.municipality,
        client=client,
        unit=unit,
        caseworker=caseworker or by,
        case_ref=next_case_ref(client.municipality, today.year),
        target_area=target_area,
        opened_on=today,
    )
    case.save_change(by=by, reason="case.open")
    return case


@transaction.atomic
def assign_case(case: Case, *, by, caseworker, version: int) -> Case:
    """Give the case to another caseworker of the unit."""
    require(by, "case.assign")
    case = Case.objects.lock(case.pk, version)
    _check_caseworker(caseworker, case.unit)
    case.caseworker = caseworker
    case.save_change(by=by, reason="case.assign")
    return case


@transaction.atomic
def close_case(case: Case, *, by, today: date, version: int, closed_on: date, close_reason: str) -> Case:
    """Close it when nothing in it is under way. What later rooms know of, such as a running order, refuses
    through accounts.changes in the same transaction."""
    require(by, "case.close")
    case = Case.objects.lock(case.pk, version)
    refuse_if(case.closed_on is not None, "Ärendet är redan avslutat.", "case_closed")
    refuse_if(not close_reason.strip(), "Skriv varför ärendet avslutas.", "no_reason", "close_reason")
    refuse_if(
        not case.opened_on <= closed_on <= today,
        "Välj en dag från att ärendet öppnades till i dag.",
        "day_outside_case",
        "closed_on",
    )
    refuse_if(
        case.decisions.in_force_from(closed_on).exists(),
        "Ett beslut om stöd gäller den dagen eller senare. Avsluta beslutet först.",
        "decision_running",
        "closed_on",
    )
    refuse_if(
        case.applications.undecided().exists(),
        "En ansökan är inte avgjord. Besluta om den, eller skriv att den är återtagen.",
        "application_undecided",
    )
    refuse_if(
        case.investigations.open().exists(),
        "En utredning pågår. Avsluta den först.",
        "investigation_open",
    )
    case.closed_on, case.close_reason = closed_on, close_reason
    case.save_change(by=by, reason="case.close")
    case_changed(case.pk, today=today, event="case.close")
    return case


def _check_caseworker(caseworker, unit) -> None:
    member = caseworker.membership
    refuse_if(
        member is None or member.unit_id != unit.pk,
        "Välj en handläggare på ärendets enhet.",
        "caseworker_elsewhere",
        "caseworker",
    )
