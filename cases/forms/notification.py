from django import forms

from accounts.forms import RecordForm, VersionedRecordForm
from boendestod.dates import today

from ..models import Notification


class NotifyForm(RecordForm):
    class Meta:
        model = Notification
        fields = ["sent_on", "how", "appeal_notice", "received_on"]
        widgets = {"how": forms.RadioSelect}
        help_texts = {
            "received_on": "Vet du inte än? Lämna tomt och fyll i när du vet. "
            "Tiden för att överklaga räknas från den dagen.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["how"].choices = [choice for choice in self.fields["how"].choices if choice[0]]
        self.fields["sent_on"].initial = today


class ReceivedForm(VersionedRecordForm):
    class Meta:
        model = Notification
        fields = ["received_on"]
        help_texts = {"received_on": "Tiden för att överklaga räknas från den dagen."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["received_on"].required = True
