from django import forms

from accounts.forms import RecordForm, VersionedForm
from accounts.models import LimitRule
from accounts.rules import LimitKey
from boendestod.dates import today
from boendestod.templatetags.sv import antal, datum

from ..models import Decision
from ..rules import GRANTING, REFUSING, EndGround, decision_lacks, decision_sentence, noticed

TEXT = forms.Textarea({"rows": 4})


class DecisionForm(RecordForm):
    class Meta:
        model = Decision
        fields = [
            "outcome",
            "application",
            "investigation",
            "decided_on",
            "valid_from",
            "valid_to",
            "granted_hours",
            "granted_per",
            "mapping_to",
            "follow_up_on",
            "decision_text",
            "refusal_ground",
            "met_otherwise",
            "reasons",
            "summary",
        ]
        localized_fields = ["granted_hours"]
        labels = {
            "application": "Svarar på ansökan",
            "investigation": "Vilar på utredning",
            "granted_per": "Tiden gäller",
        }
        widgets = {
            "outcome": forms.RadioSelect,
            "refusal_ground": forms.RadioSelect,
            "granted_hours": forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
            "decision_text": forms.Textarea({"rows": 3}),
            "met_otherwise": TEXT,
            "reasons": forms.Textarea({"rows": 8}),
            "summary": forms.Textarea({"rows": 6}),
        }
        help_texts = {
            "valid_to": "Sista dagen med stöd. Lämna tomt om beslutet gäller tills vidare.",
            "granted_hours": "Till exempel 16 eller 7,5.",
            "mapping_to": "Om ni först ska ta reda på vad personen behöver stöd med.",
            "follow_up_on": "Även ett beslut som gäller tills vidare ska följas upp.",
            "decision_text": "Läs och ändra så att det blir rätt. Lämnar du rutan tom byggs meningen av fälten.",
            "met_otherwise": "Av vem, och med vad? Behövs när grunden är att behovet kan mötas på annat sätt.",
            "reasons": "Vilka regler och fakta avgjorde? Behövs alltid när något avslås.",
            "summary": "Står i brevet till personen. Skriv kort och vänligt, med vanliga ord.",
        }

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        decidable = {*GRANTING, *REFUSING}
        for name in ("outcome", "refusal_ground"):
            self.fields[name].choices = [choice for choice in self.fields[name].choices if choice[0]]
        outcome = self.fields["outcome"]
        outcome.choices = [choice for choice in outcome.choices if choice[0] in decidable]
        self.fields["decided_on"].initial = today
        self._say_usual_length(case)
        self._offer(case)

    def _say_usual_length(self, case) -> None:
        months = LimitRule.objects.value_on(case.municipality, LimitKey.DECISION_MONTHS, today())
        self.fields["valid_to"].help_text += (
            f" Kommunens riktlinje: omkring {antal(months, 'månad,månader')}. "
            "Skriv varför i motiveringen om tiden blir längre."
        )

    def _offer(self, case) -> None:
        """The case's own, with the application that waits for its decision and the latest investigation chosen."""
        applications = case.applications.filter(withdrawn_on__isnull=True).order_by("-received_on")
        _choose_among(self.fields["application"], applications, lambda one: f"Inkom {datum(one.received_on)}")
        self.fields["application"].initial = applications.undecided().first()
        investigations = case.investigations.order_by("-opened_on", "-recorded_at")
        _choose_among(self.fields["investigation"], investigations, _investigation_label)
        self.fields["investigation"].initial = investigations.first()

    def clean(self):
        """Everything that is lacking at once; a field that cannot be read has its own error already."""
        said = super().clean()
        lacks = decision_lacks(
            said.get("outcome", ""),
            valid_from=said.get("valid_from"),
            granted_hours=said.get("granted_hours"),
            reasons=said.get("reasons", ""),
            refusal_ground=said.get("refusal_ground", ""),
            met_otherwise=said.get("met_otherwise", ""),
        )
        for lacking in list(lacks):
            if lacking.field not in self.errors:
                self.add_error(lacking.field, lacking.message)
        return said

    def sentence(self) -> str:
        """What the fields say so far; "" while it is not enough."""
        said = self.said()
        application = said.get("application")
        return decision_sentence(
            said.get("outcome", ""),
            valid_from=said.get("valid_from"),
            valid_to=said.get("valid_to"),
            granted_hours=said.get("granted_hours"),
            granted_per=said.get("granted_per") or Decision.granted_per.field.default,
            mapping_to=said.get("mapping_to"),
            applied_on=application.received_on if application else None,
        )

    def noticed(self, earlier) -> list:
        """What the fields say so far that should be seen before it is decided."""
        said = self.said()
        return noticed(
            said.get("outcome", ""),
            decided_on=said.get("decided_on") or today(),
            valid_from=said.get("valid_from"),
            valid_to=said.get("valid_to"),
            follow_up_on=said.get("follow_up_on"),
            reasons=said.get("reasons", ""),
            has_application=said.get("application") is not None,
            has_investigation=said.get("investigation") is not None,
            earlier=earlier,
        )

    def said(self) -> dict:
        """The fields that hold so far."""
        return self.cleaned_data if self.is_bound and self.errors is not None else {}


def _choose_among(field, records, label) -> None:
    field.queryset = records
    field.label_from_instance = label
    field.empty_label = "Ingen"


def _investigation_label(investigation) -> str:
    closed = investigation.closed_on
    state = f"avslutad {datum(closed)}" if closed else "pågår"
    return f"Inledd {datum(investigation.opened_on)}, {state}"


class EndDecisionForm(VersionedForm):
    ended_on = forms.DateField(label="Sista dagen som beslutet gäller")
    ground = forms.ChoiceField(label="Grund", choices=EndGround.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Varför upphör beslutet?",
        max_length=200,
        help_text="Kort. Till exempel: Personen har flyttat till en annan kommun.",
    )
    reasons = forms.CharField(
        label="Motivering",
        required=False,
        help_text="Vilka regler och fakta avgjorde? Behövs när förhållandena har ändrats.",
        widget=forms.Textarea({"rows": 6}),
    )
    summary = forms.CharField(
        label="Sammanfattning till personen",
        required=False,
        help_text="Står i brevet till personen. Skriv kort och vänligt, med vanliga ord.",
        widget=TEXT,
    )

    def __init__(self, *args, decision, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = decision.version


class ExtendDecisionForm(VersionedForm):
    extended_to = forms.DateField(label="Ny sista dag")
    reason = forms.CharField(
        label="Varför förlängs beslutet utan ny prövning?", widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args, decision, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = decision.version
