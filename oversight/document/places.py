"""The people and places of a document, here: who is known, and who becomes a name."""

from uuid import UUID, uuid5

from django.contrib.auth.hashers import make_password

from accounts.models import CommissioningUnit, Device, Membership, Provider, User
from boendestod import dates

from .reading import Reading

PEOPLE = UUID("0d7a4d0c-1d0b-5f35-8b52-6a1f0f5b8a10")
ELSEWHERE = "Från ett annat system"


class Places:
    """One who works here now under the same username and name, in the same municipality, is the same. Anybody else
    becomes a name: a user who can never log in and has no place, so that nobody gets a login or a case through a
    document."""

    def __init__(self, reading: Reading, by):
        self.by = by
        self.municipality = by.membership.municipality
        self.reading = reading
        self.names: list[str] = []
        self.new_providers: list[str] = []
        self.found: dict = {}

    def of(self, model, name: str):
        key = (model, name)
        if key not in self.found:
            self.found[key] = FIND[model](self, name)
        return self.found[key]

    def works_here(self, username: str) -> bool:
        return self._colleague(username) is not None

    def _colleague(self, username: str) -> int | None:
        if self.reading.municipality != self.municipality.name:
            return None
        here = Membership.objects.filter(
            municipality=self.municipality,
            ended_on__isnull=True,
            user__username=username,
            user__is_active=True,
        )
        member = here.select_related("user").first()
        same = member is not None and str(member.user) == self.reading.people[username]["name"]
        return member.user_id if same else None

    def _user(self, username: str) -> int:
        return self._colleague(username) or self._name(username)

    def _name(self, username: str) -> int:
        said = self.reading.people[username]
        self.names.append(said["name"])
        who = f"{self.municipality.pk} {self.reading.municipality} {username} {said['name']}"
        user, _ = User.objects.get_or_create(
            username=f"namn-{uuid5(PEOPLE, who)}",
            defaults={
                "first_name": said["name"],
                "title": said["title"] or said["role"],
                "is_active": False,
                "password": make_password(None),
            },
        )
        return user.pk

    def _provider(self, name: str) -> int:
        form = self.reading.providers[name]["form"]
        provider, is_new = Provider.objects.get_or_create(
            municipality=self.municipality, name=name, defaults={"form": form}
        )
        if is_new:
            self.new_providers.append(name)
        return provider.pk

    def _unit(self, name: str) -> int:
        return self.by.membership.unit_id

    def _device(self, name: str) -> int:
        """A tablet of another system is only the name of what a picture came from."""
        provider = next(row["provider"] for row in self.reading.rows["orders"] if row["provider"])
        device, _ = Device.objects.get_or_create(
            municipality=self.municipality,
            name=name,
            block_reason=ELSEWHERE,
            defaults={
                "id": uuid5(PEOPLE, f"{self.municipality.pk} {name}"),
                "provider_id": self.of(Provider, provider),
                "registered_by": self.by,
                "blocked_at": dates.now(),
                "blocked_by": self.by,
            },
        )
        return device.pk


FIND = {
    User: Places._user,
    Provider: Places._provider,
    CommissioningUnit: Places._unit,
    Device: Places._device,
}
