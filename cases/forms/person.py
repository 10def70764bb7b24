from django import forms

from accounts.forms import RecordForm, VerbForm, VersionedForm, VersionedRecordForm
from accounts.models import working_as
from accounts.rules import COMMISSIONING_ROLES
from boendestod.dates import today

from ..models import Case, Client
from ..rules import Sex

PARTICULARS = [
    "personnummer",
    "birth_year",
    "sex",
    "first_name",
    "last_name",
    "protection_level",
    "phone",
    "address",
    "communication_need",
    "minor_children",
]


class SearchForm(forms.Form):
    q = forms.CharField(
        label="Namn, personnummer eller ärendenummer",
        max_length=100,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )


class ParticularsForm(RecordForm):
    """The person's particulars. Personnummer as people write it: the verb checks it, keeps twelve digits."""

    personnummer = forms.CharField(
        label="Personnummer eller samordningsnummer",
        required=False,
        max_length=20,
        help_text="10 eller 12 siffror. Lämna tomt om personen saknar nummer.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    birth_year = forms.IntegerField(
        label="Födelseår",
        required=False,
        help_text="Behövs bara när personnummer saknas.",
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    sex = forms.ChoiceField(
        label="Kön",
        required=False,
        choices=[("", "Välj"), *Sex.choices],
        help_text="Behövs bara när personnummer saknas.",
    )

    class Meta:
        model = Client
        fields = PARTICULARS
        help_texts = {
            "protection_level": "Skriv inte telefon eller adress för den som har skyddade uppgifter.",
            "communication_need": "Till exempel tolk i somaliska, bildstöd eller sms i stället för samtal.",
            "minor_children": "Antal barn under 18 år som bor hos personen eller är där ibland.",
        }

    def _get_validation_exclusions(self):
        # What identifies the person hangs together, and is the verb's to judge.
        return super()._get_validation_exclusions() | {"personnummer", "birth_year", "sex"}


class NewClientForm(ParticularsForm):
    target_area = forms.ChoiceField(label="Målgrupp")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        _offer_target_areas(self, user.membership.unit)
        for name in ("first_name", "last_name"):
            self.fields[name].required = True


class EditClientForm(VersionedRecordForm, ParticularsForm):
    pass


class NewCaseForm(VerbForm):
    target_area = forms.ChoiceField(label="Målgrupp")
    caseworker = forms.ModelChoiceField(None, label="Handläggare", empty_label=None)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        _offer_target_areas(self, user.membership.unit)
        _offer_caseworkers(self, user.membership.unit)
        self.fields["caseworker"].initial = user


class AssignForm(VersionedForm):
    caseworker = forms.ModelChoiceField(None, label="Handläggare", empty_label="Välj")

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        _offer_caseworkers(self, case.unit)
        self.fields["caseworker"].initial = case.caseworker
        self.fields["version"].initial = case.version


class CloseCaseForm(VersionedForm):
    closed_on = forms.DateField(label="Ärendet avslutas", initial=today)
    close_reason = forms.CharField(
        label="Varför avslutas ärendet?",
        max_length=200,
        help_text="Till exempel: personen har flyttat, eller vill inte längre ha stöd.",
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = case.version


def _offer_target_areas(form, unit) -> None:
    form.fields["target_area"].choices = [
        (area, area) for area in Case.objects.filter(unit=unit).target_areas()
    ]


def _offer_caseworkers(form, unit) -> None:
    form.fields["caseworker"].queryset = working_as(*COMMISSIONING_ROLES, unit=unit)
