from django import forms

from accounts.forms import RecordForm, VersionedForm
from boendestod.dates import today

from ..models import Decision


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
