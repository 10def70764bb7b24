"""Whose figures they are, and what they are divided by."""

from dataclasses import dataclass, replace

from django.db.models import TextChoices

from accounts.rules import COMMISSIONING_ROLES, PROVIDER_ROLES


class By(TextChoices):
    UNIT = "enhet", "enhet"
    PROVIDER = "utforare", "utförare"
    TEAM = "team", "team"
    AREA = "malgrupp", "målgrupp"
    SEX = "kon", "kön"
    AGE = "alder", "ålder"


class AgeBand(TextChoices):
    """As Socialstyrelsen has them (report 004, table 1)."""

    UNDER_20 = "0-19", "under 20 år"
    FROM_20 = "20-34", "20–34 år"
    FROM_35 = "35-54", "35–54 år"
    FROM_55 = "55-64", "55–64 år"
    FROM_65 = "65-", "65 år och äldre"


# The youngest age of each band.
AGE_FROM = {
    AgeBand.UNDER_20: 0,
    AgeBand.FROM_20: 20,
    AgeBand.FROM_35: 35,
    AgeBand.FROM_55: 55,
    AgeBand.FROM_65: 65,
}


def age_limits(band: str) -> tuple[int, int | None]:
    """The youngest age, and the first that is too old; None where nobody is."""
    starts = [*AGE_FROM.values(), None]
    place = list(AGE_FROM).index(AgeBand(band))
    return starts[place], starts[place + 1]


@dataclass(frozen=True)
class Scope:
    """A municipality, or the part of it that the reader works in and has chosen. `outside` is who stands outside the
    case work, and gets no cell of fewer than five persons."""

    municipality: int
    unit: int | None = None
    provider: int | None = None
    team: int | None = None
    area: str = ""
    sex: str = ""
    age: str = ""
    outside: bool = False
    of_provider: bool = False

    @classmethod
    def of(cls, user) -> "Scope":
        """The widest that the user may see: the own provider, the own unit, or the municipality."""
        member = user.membership
        if member.role in PROVIDER_ROLES:
            return cls(member.municipality_id, provider=member.provider_id, of_provider=True)
        if member.role in COMMISSIONING_ROLES:
            return cls(member.municipality_id, unit=member.unit_id)
        return cls(member.municipality_id, outside=True)

    @property
    def divides_by(self) -> list[By]:
        """A provider's teams are its own matter, and a place is not divided by itself."""
        known = {By.UNIT: self.unit, By.PROVIDER: self.provider, By.TEAM: self.outside}
        return [by for by in By if not known.get(by)]

    def narrowed(self, **chosen) -> "Scope":
        """With what is chosen of that which is open. Who stands outside chooses nothing: two views that overlap would
        give by subtraction what each of them hides."""
        held = {name for name in ("unit", "provider") if getattr(self, name)}
        open_to = {} if self.outside else {k: v for k, v in chosen.items() if v and k not in held}
        return replace(self, **open_to)
