from django.db import models
from django.db.models import ExpressionWrapper, F, Func, Max, Q
from django.db.models.functions import Cast, Collate, Substr

from accounts.access import case_reach, order_reach
from accounts.models import CaseRecord, CommissioningUnit, Municipality, RecordQuerySet, User

from ..rules import TARGET_AREAS, ProtectionLevel, Sex


class SwedishKey(Func):
    """Sort key that puts å, ä and ö last; the SQL function comes with the first migration."""

    function = "sv_key"
    output_field = models.TextField()


def swedish(*fields: str) -> list:
    return [Collate(SwedishKey(field), "C") for field in fields]


class ClientQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(pk__in=Case.objects.visible_to(user).values("client"))

    def with_number(self, text: str):
        """Those with the personnummer as people write it: 10 or 12 digits, with or without a sign."""
        digits = "".join(sign for sign in text if sign.isdecimal())
        written = {12: [digits], 10: [f"19{digits}", f"20{digits}"]}
        return self.filter(personnummer__in=written.get(len(digits), []))


class Client(CaseRecord):
    first_name = models.CharField("förnamn", max_length=100, blank=True)
    last_name = models.CharField("efternamn", max_length=100, blank=True)
    personnummer = models.CharField("personnummer", max_length=12, blank=True)
    birth_year = models.PositiveSmallIntegerField("födelseår")
    sex = models.CharField("kön", max_length=10, choices=Sex)
    protection_level = models.CharField(
        "skyddade personuppgifter", max_length=30, choices=ProtectionLevel, default=ProtectionLevel.NONE
    )
    phone = models.CharField("telefon", max_length=50, blank=True)
    address = models.CharField("adress", max_length=200, blank=True)
    communication_need = models.CharField("kommunikation och tolk", max_length=200, blank=True)
    minor_children = models.PositiveSmallIntegerField("minderåriga barn", null=True, blank=True)

    objects = ClientQuerySet.as_manager()

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "personer"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "personnummer"],
                condition=~Q(personnummer=""),
                name="client_personnummer_once",
                violation_error_message="Personen finns redan i kommunen.",
            ),
            models.CheckConstraint(
                condition=Q(personnummer="") | Q(personnummer__regex=r"^\d{12}$"),
                name="client_personnummer_twelve_digits",
                violation_error_message="Personnumret ska ha tolv siffror.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_protected(self):
        return self.protection_level != ProtectionLevel.NONE

    @property
    def name(self):
        return f"{self.first_name} {self.last_name}".strip() or "Namn saknas"

    @property
    def list_name(self):
        """As lists, search hits and exports show it: never a protected person's name."""
        if self.is_protected:
            return "Skyddade personuppgifter"
        return ", ".join(part for part in (self.last_name, self.first_name) if part) or "Namn saknas"


class CaseQuerySet(RecordQuerySet):
    def visible_to(self, user):
        own = Case.objects.filter(case_reach(user)).values("pk")
        ordered = Case.objects.filter(order_reach(user, "orders__")).values("pk")
        return self.filter(Q(pk__in=own) | Q(pk__in=ordered))

    def open_on(self, day):
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day), opened_on__lte=day)

    def for_list(self):
        return self.select_related("client", "unit", "caseworker").by_name()

    def search(self, text: str):
        """By name, personnummer or case number, which is all that the law lets one search by
        (förordning 2001:637 15 §). A protected person is not found by name."""
        named = Q(client__protection_level=ProtectionLevel.NONE)
        for word in text.replace(",", " ").split():
            named &= Q(client__first_name__icontains=word) | Q(client__last_name__icontains=word)
        numbered = Q(client__in=Client.objects.with_number(text))
        return self.filter(named | numbered | Q(case_ref__iexact=text.strip()))

    def target_areas(self) -> list[str]:
        """Those of the authority's cases, after the two that every municipality has."""
        used = self.order_by("target_area").values_list("target_area", flat=True).distinct()
        return list(dict.fromkeys([*TARGET_AREAS, *used]))

    def by_name(self):
        """Protected persons last: a place among the names would tell the name."""
        is_protected = ExpressionWrapper(
            ~Q(client__protection_level=ProtectionLevel.NONE), output_field=models.BooleanField()
        )
        return self.order_by(is_protected, *swedish("client__last_name", "client__first_name"), "case_ref")


class Case(CaseRecord):
    client = models.ForeignKey(Client, models.PROTECT, related_name="cases", verbose_name="person")
    unit = models.ForeignKey(CommissioningUnit, models.PROTECT, related_name="cases", verbose_name="enhet")
    caseworker = models.ForeignKey(
        User, models.PROTECT, related_name="cases", null=True, blank=True, verbose_name="handläggare"
    )
    case_ref = models.CharField("ärendenummer", max_length=50)
    target_area = models.CharField("målgrupp", max_length=60)
    opened_on = models.DateField("öppnat")
    support_since = models.DateField("stöd sedan", null=True, blank=True)
    closed_on = models.DateField("avslutat", null=True, blank=True)
    close_reason = models.CharField("skäl till avslut", max_length=200, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "ärende"
        verbose_name_plural = "ärenden"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case_ref"],
                name="case_ref_once_a_municipality",
                violation_error_message="Ärendenumret finns redan i kommunen.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="case_dates_in_order",
                violation_error_message="Ärendet kan inte avslutas före den dag det öppnades.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, close_reason="")
                | Q(closed_on__isnull=False) & ~Q(close_reason=""),
                name="case_closed_with_reason",
                violation_error_message="Skriv varför ärendet avslutas.",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "closed_on"], name="case_unit_closed"),
            models.Index(fields=["caseworker", "closed_on"], name="case_caseworker_closed"),
        ]

    def __str__(self):
        return self.case_ref

    @property
    def list_name(self):
        """The person's name as lists show it, with the case number where the name tells nobody apart."""
        named = self.client.last_name and not self.client.is_protected
        return self.client.list_name if named else f"{self.client.list_name}, {self.case_ref}"


def next_case_ref(municipality: Municipality, year: int) -> str:
    """The municipality's next case number; its row is locked so that two cases never get the same."""
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    ours = Case.objects.filter(municipality=municipality, case_ref__regex=rf"^{year}-\d{{4,8}}$")
    last = ours.aggregate(last=Max(Cast(Substr("case_ref", len(f"{year}-") + 1), models.IntegerField())))[
        "last"
    ]
    return f"{year}-{(last or 0) + 1:04}"
