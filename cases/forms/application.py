from django import forms

from accounts.forms import RecordForm, VersionedForm, VersionedRecordForm
from boendestod.dates import today

from ..models import Application
from ..rules import Means


class ApplicationForm(RecordForm):
    class Meta:
        model = Application
        fields = ["received_on", "channel", "applicant", "applicant_note", "need"]
        labels = {"received_on": "Ansökan kom in", "channel": "Så kom den in", "applicant": "Den kom från"}
        widgets = {"need": forms.Textarea({"rows": 8})}
        help_texts = {
            "applicant_note": "Behövs inte när personen själv har ansökt. Till exempel: Anna Ek, god man.",
            "need": "Vad är svårt, och vad vill personen klara? Skriv som personen säger det. "
            "Vilket stöd som passar prövar du i utredningen.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = today


class EditApplicationForm(VersionedRecordForm, ApplicationForm):
    pass


class _StepForm(VersionedForm):
    def __init__(self, *args, application, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = application.version
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.initial = today


class AcknowledgeForm(_StepForm):
    acknowledged_on = forms.DateField(label="Bekräftad")
    acknowledged_how = forms.ChoiceField(
        label="Så fick personen veta", choices=[("", "Välj"), *Means.choices]
    )


class DelayForm(_StepForm):
    delay_told_on = forms.DateField(label="Personen fick veta")


class RequestForm(_StepForm):
    decision_requested_on = forms.DateField(
        label="Begäran kom in", help_text="Personen ska begära det skriftligt."
    )


class WithdrawForm(_StepForm):
    withdrawn_on = forms.DateField(label="Återtagen")
    withdrawn_reason = forms.CharField(
        label="Varför tog personen tillbaka ansökan?",
        max_length=200,
        help_text="Till exempel: får hjälp av vårdcentralen och vill inte ha mer stöd nu.",
    )
