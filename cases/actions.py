"""The verbs of client, case and decision: permission, rule, change, history, in one transaction."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod.errors import RuleBroken, refuse_if

from .models import Case, Client, Decision, next_case_ref
from .rules import GRANTING, check_birth_year, check_decision, check_period, legal_basis, parse_personnummer

KNOWN = "Personen finns redan i kommunen. Sök på personnumret, eller fråga sektionsledaren om du inte hittar."
OVERLAP = (
    "Personen har redan ett beslut om boendestöd under en del av perioden. "
    "Avsluta det eller välj en annan dag."
)


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


def _check_caseworker(caseworker, unit) -> None:
    member = caseworker.membership
    refuse_if(
        member is None or member.unit_id != unit.pk,
        "Välj en handläggare på ärendets enhet.",
        "caseworker_elsewhere",
        "caseworker",
    )


@transaction.atomic
def decide(case: Case, *, by, today: date, decided_on: date, outcome: str, **content) -> Decision:
    """Decide on boendestöd; not with a day ahead, and not so that two decisions overlap (by the database)."""
    require(by, "decision.decide")
    case = Case.objects.lock(case.pk)
    # Two decisions on one person wait for each other here, so that the second is told of the overlap.
    Client.objects.lock(case.client_id)
    refuse_if(case.closed_on is not None, "Ärendet är avslutat.", "case_closed")
    refuse_if(
        decided_on > today, "Beslutsdagen kan inte ligga framåt i tiden.", "decided_ahead", "decided_on"
    )
    check_decision(
        outcome,
        valid_from=content.get("valid_from"),
        granted_hours=content.get("granted_hours"),
        reasons=content.get("reasons", ""),
    )
    if outcome in GRANTING:
        check_period(content["valid_from"], content.get("valid_to"))
    else:
        content |= {"valid_from": None, "valid_to": None, "granted_hours": None}
    decision = Decision(
        municipality=case.municipality,
        case=case,
        client=case.client,
        outcome=outcome,
        decided_on=decided_on,
        decided_by=by,
        legal_basis=legal_basis(decided_on),
        **content,
    )
    save_decision(decision, by=by, reason="decision.decide")
    if outcome in GRANTING and case.support_since is None:
        case.support_since = decision.valid_from
        case.save_change(by=by, reason="decision.decide")
    case_changed(case.pk, today=today, event="decision.decide")
    return decision


def save_decision(decision: Decision, *, by, reason: str) -> None:
    """Save, and say in Swedish which constraint refused; the race that passes the check ends the same way."""
    try:
        decision.validate_constraints()
        with transaction.atomic():
            decision.save_change(by=by, reason=reason)
    except ValidationError as invalid:
        message = invalid.messages[0]
        raise RuleBroken(message, "decision_refused", "valid_from") from invalid
    except IntegrityError as refused:
        raise RuleBroken(OVERLAP, "decision_overlap", "valid_from") from refused


@transaction.atomic
def end_decision(
    decision: Decision, *, by, today: date, ended_on: date, reason: str, version: int
) -> Decision:
    """End a granted decision before its last day. The caseworker decides; a provider can only propose."""
    require(by, "decision.end")
    decision = Decision.objects.lock(decision.pk, version)
    refuse_if(not reason.strip(), "Skriv varför beslutet upphör.", "no_reason", "reason")
    refuse_if(
        decision.valid_from is None or decision.ended_on is not None,
        "Beslutet gäller inte och kan därför inte avslutas.",
        "decision_not_running",
    )
    refuse_if(
        ended_on < decision.valid_from or (decision.valid_to is not None and ended_on > decision.valid_to),
        "Välj en dag då beslutet gäller.",
        "end_outside_period",
        "ended_on",
    )
    decision.ended_on, decision.end_reason = ended_on, reason
    save_decision(decision, by=by, reason="decision.end")
    case_changed(decision.case_id, today=today, event="decision.end")
    return decision
