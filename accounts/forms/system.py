from typing import NamedTuple

from django import forms

from ..rules import SYSTEM_ROLES, Role, SystemKind
from ..scopes import doable_by_work, readable_by_station
from .shape import VerbForm


class Usual(NamedTuple):
    """What systems of a kind that many municipalities have need, to begin from."""

    title: str
    role: Role
    reads: tuple[str, ...]
    does: tuple[str, ...] = ()

    @property
    def initial(self) -> dict:
        return {
            "kind": SystemKind.SYSTEM,
            "role": self.role,
            "reads": list(self.reads),
            "does": list(self.does),
        }


USUAL = {
    "tid": Usual(
        "Tidsystem",
        Role.COORDINATOR,
        ("case:read", "order:read", "planned-visit:read", "visit:read"),
        ("visit:log",),
    ),
    "planering": Usual(
        "Planeringssystem",
        Role.COORDINATOR,
        (
            *("case:read", "order:read", "plan:read", "planned-visit:read", "visit-series:read"),
            *("absence:read", "work-slot:read", "visit:read", "event:read"),
        ),
        ("schedule:see", "schedule:change", "absence:record"),
    ),
    "statistik": Usual(
        "Statistik och beslutsstöd",
        Role.SECTION_LEADER,
        ("flag:read", "statistic:read", "reference:read", "event:read"),
        ("figures:see",),
    ),
    "arkiv": Usual("Ärendearkiv", Role.SECTION_LEADER, ("case:read", "event:read"), ("case:export",)),
}


class SystemForm(VerbForm):
    """What another system may, in words; of an app also where it gets its answers."""

    name = forms.CharField(label="Namn", max_length=100, help_text="Så heter systemet i åtkomstloggen.")
    reads = forms.MultipleChoiceField(
        label="Får läsa",
        choices=readable_by_station,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    does = forms.MultipleChoiceField(
        label="Får göra",
        choices=doable_by_work,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Systemet kan ändå aldrig göra mer än rollen får.",
    )
    may_act_for_staff = forms.BooleanField(
        label="Får agera för medarbetare på platsen",
        required=False,
        help_text="Systemet ser och gör då det som medarbetaren får, och loggen säger båda.",
    )
    calls_a_minute = forms.IntegerField(
        label="Anrop i minuten, högst", min_value=1, max_value=6000, initial=600
    )
    redirect_uris = forms.CharField(
        label="Appens adresser",
        widget=forms.Textarea({"rows": 2}),
        required=False,
        help_text="Hit får appen svaret när någon släpper in den. En adress på varje rad, med https först.",
    )

    def __init__(self, *args, system=None, **kwargs):
        super().__init__(*args, **kwargs)
        if system is not None:
            self.fields.pop("redirect_uris" if system.kind == SystemKind.SYSTEM else "may_act_for_staff")

    def content(self):
        content = super().content()
        return content | {"scopes": [*content.pop("reads"), *content.pop("does")]}


class NewSystemForm(SystemForm):
    kind = forms.ChoiceField(label="Slag", choices=SystemKind.choices, widget=forms.RadioSelect)
    place = forms.ChoiceField(
        label="Hör till",
        required=False,
        help_text="Systemet ser det som platsen ser. En app får höra till hela kommunen.",
    )
    role = forms.ChoiceField(
        label="Systemets roll",
        choices=[("", "Välj"), *((role.value, role.label) for role in SYSTEM_ROLES)],
        required=False,
        help_text="Bara för ett system som anropar för egen del: det får göra det som rollen får.",
    )
    field_order = ("name", "kind", "place", "role")

    def __init__(self, *args, units, providers, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {f"unit-{unit.pk}": {"unit": unit} for unit in units}
        self.places |= {f"provider-{provider.pk}": {"provider": provider} for provider in providers}
        self.fields["place"].choices = [
            ("", "Hela kommunen"),
            ("Enheter", [(f"unit-{unit.pk}", str(unit)) for unit in units]),
            ("Utförare", [(f"provider-{provider.pk}", str(provider)) for provider in providers]),
        ]

    def content(self):
        content = super().content()
        return content | self.places.get(content.pop("place"), {})


class SystemVerbForm(VerbForm):
    """Asks for nothing: the button is the question."""
