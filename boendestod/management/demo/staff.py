"""Who works in the demo municipality. Every surname is a tree, so that nobody takes them for real."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from accounts.actions import create_municipality
from accounts.models import CommissioningUnit, Delegation, Membership, Municipality, Provider, Team, User
from accounts.rules import Power, ProviderForm, Role

PASSWORD = "demo"  # noqa: S105 - everyone may know it, and accounts.backends refuses it outside the demo

# (username, first name, last name, role, place); a username with a dash has no password.
STAFF = (
    ("handlaggare", "Hanna", "Hägg", Role.CASEWORKER, "Norra"),
    ("sektionsledare", "Sara", "Sälg", Role.SECTION_LEADER, "Norra"),
    ("alva-alm", "Alva", "Alm", Role.CASEWORKER, "Norra"),
    ("handlaggare2", "Harald", "Hassel", Role.CASEWORKER, "Södra"),
    ("samordnare", "Sofia", "Syrén", Role.COORDINATOR, "Kommunens boendestöd"),
    ("boendestodjare", "Bo", "Björk", Role.SUPPORT_WORKER, "Team Ljung"),
    ("lena-lonn", "Lena", "Lönn", Role.SUPPORT_WORKER, "Team Ljung"),
    ("tage-tall", "Tage", "Tall", Role.SUPPORT_WORKER, "Team Mossa"),
    ("rut-ronn", "Rut", "Rönn", Role.SUPPORT_WORKER, "Team Mossa"),
    ("enhetschef", "Elin", "En", Role.UNIT_MANAGER, "Kommunens boendestöd"),
    ("boendestodjare2", "Berit", "Bok", Role.SUPPORT_WORKER, "Team Gryning"),
    ("vide-viden", "Vide", "Viden", Role.SUPPORT_WORKER, "Team Skymning"),
    ("enhetschef2", "Erik", "Ek", Role.UNIT_MANAGER, "Demostöd"),
    ("granskare", "Greta", "Gran", Role.REVIEWER, ""),
    ("per-poppel", "Per", "Poppel", Role.REVIEWER, ""),
    ("systemadmin", "Sixten", "Sykomor", Role.SYSTEM_ADMIN, ""),
)
LOGINS = [(username, role) for username, _, _, role, _ in STAFF if "-" not in username]
TITLES = {
    Role.CASEWORKER: "biståndshandläggare",
    Role.SUPPORT_WORKER: "boendestödjare",
    Role.UNIT_MANAGER: "enhetschef",
}
EMAIL_NAMES = {"Norra": "norra", "Södra": "sodra"}
EMPLOYED = date(2020, 1, 1)
POWERS = {Role.CASEWORKER: Power, Role.SECTION_LEADER: Power}


@dataclass(frozen=True)
class Staff:
    municipality: Municipality
    users: dict[str, User]
    providers: dict[str, Provider]

    def __getitem__(self, username: str) -> User:
        return self.users[username]

    def provider_of(self, username: str) -> Provider:
        return self.users[username].membership.provider


def hire() -> Staff:
    municipality = create_municipality("Demokommunen", is_demo=True)
    own = Provider.objects.create(
        municipality=municipality, name="Kommunens boendestöd", form=ProviderForm.MUNICIPAL
    )
    private = Provider.objects.create(municipality=municipality, name="Demostöd", form=ProviderForm.LOV)
    places = _places(municipality, own, private)
    password = make_password(PASSWORD)
    users = {row[0]: _user(row, municipality, places, password) for row in STAFF}
    return Staff(municipality, users, {"own": own, "private": private})


def _places(municipality: Municipality, own: Provider, private: Provider) -> dict[str, dict]:
    places = {"": {}, own.name: {"provider": own}, private.name: {"provider": private}}
    for name in EMAIL_NAMES:
        unit = CommissioningUnit.objects.create(
            municipality=municipality,
            name=name,
            board="Socialnämnden",
            postal_address=f"Enhet {name}\nBox 1\n100 00 Demokommunen",
            phone="010-174 06 00",
            email=f"{EMAIL_NAMES[name]}@demokommunen.example",
        )
        places[name] = {"unit": unit}
    for provider, teams in (
        (own, ("Team Ljung", "Team Mossa")),
        (private, ("Team Gryning", "Team Skymning")),
    ):
        for name in teams:
            team = Team.objects.create(provider=provider, name=name)
            places[name] = {"provider": provider, "team": team}
    return places


def _user(row: tuple, municipality: Municipality, places: dict[str, dict], password: str) -> User:
    username, first_name, last_name, role, place = row
    user = User.objects.create(
        username=username,
        first_name=first_name,
        last_name=last_name,
        title=TITLES.get(role, ""),
        password=make_password(None) if "-" in username else password,
    )
    Membership.objects.create(
        user=user, municipality=municipality, role=role, started_on=EMPLOYED, **places[place]
    )
    for power in POWERS.get(role, ()):
        Delegation.objects.create(
            municipality=municipality,
            user=user,
            power=power,
            valid_from=EMPLOYED,
            source="Delegationsordningen punkt 4.2",
            recorded_by=user,
        )
    return user
