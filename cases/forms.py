from django import forms

from accounts.forms import RecordForm, VerbForm, VersionedForm, VersionedRecordForm
from accounts.models import working_as
from accounts.rules import COMMISSIONING_ROLES
from boendestod.dates import today

from .models import Case, Client, Decision
from .rules import Sex

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


def _offer_target_areas(form, unit) -> None:
    form.fields["target_area"].choices = [
        (area, area) for area in Case.objects.filter(unit=unit).target_areas()
    ]


def _offer_caseworkers(form, unit) -> None:
    form.fields["caseworker"].queryset = working_as(*COMMISSIONING_ROLES, unit=unit)


class DecisionForm(RecordForm):
    class Meta:
        model = Decision
        fields = [
            "outcome",
            "decided_on",
            "valid_from",
            "valid_to",
            "granted_hours",
            "granted_per",
            "reasons",
            "follow_up_on",
        ]
        localized_fields = ["granted_hours"]
        labels = {"granted_per": "Tiden gäller"}
        widgets = {
            "outcome": forms.RadioSelect,
            "granted_hours": forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
            "reasons": forms.Textarea({"rows": 8}),
        }
        help_texts = {
            "valid_from": "Behövs inte vid avslag. Ligger dagen före beslutsdagen så syns och räknas det.",
            "valid_to": "Sista dagen med stöd. Lämna tomt om beslutet gäller tills vidare.",
            "granted_hours": "Behövs inte vid avslag. Till exempel 16 eller 7,5.",
            "reasons": "Vilka regler och fakta avgjorde? Vid avslag: hur kan behovet mötas?",
            "follow_up_on": "Även ett beslut som gäller tills vidare ska följas upp.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = self.fields["outcome"].choices[1:]
        self.fields["decided_on"].initial = today


class EndDecisionForm(VersionedForm):
    ended_on = forms.DateField(label="Sista dagen som beslutet gäller")
    reason = forms.CharField(
        label="Varför upphör beslutet?",
        max_length=200,
        help_text="Till exempel: personen har flyttat, eller vill inte längre ha stöd.",
    )

    def __init__(self, *args, decision, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = decision.version
