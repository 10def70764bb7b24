from django import forms

from accounts.forms import VerbForm

from ..rules.document import MAX_BYTES, Purpose
from .reading import TOO_LARGE

LONGEST_REASON = 150
HELP = {
    Purpose.ARCHIVE: "hela ärendet, så långt du får läsa det",
    Purpose.SYSTEM_CHANGE: "samma uppgifter, att läsa in i ett annat system",
    Purpose.OWN_EXTRACT: "det som personen har rätt att få, utan uppgifter om andra",
}


class CaseDocumentForm(VerbForm):
    purpose = forms.ChoiceField(label="Vad ska dokumentet användas till?", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Varför lämnas det ut?",
        max_length=LONGEST_REASON,
        help_text="Till exempel: personen bad om det den 2 mars. Skälet står i åtkomstloggen.",
    )

    def __init__(self, *args, purposes: list[Purpose], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [
            (purpose.value, f"{purpose.label.capitalize()}: {HELP[purpose]}") for purpose in purposes
        ]
        if len(purposes) == 1:
            self.fields["purpose"].initial = purposes[0].value


class ReadCaseForm(VerbForm):
    file = forms.FileField(
        label="Dokument",
        max_length=200,
        help_text="En JSON-fil från ett boendestödssystem, högst 20 MB.",
        widget=forms.FileInput({"accept": ".json,application/json"}),
        error_messages={"required": "Välj en fil."},
    )
    dry_run = forms.BooleanField(
        label="Kontrollera bara", required=False, help_text="Filen läses igenom och inget sparas."
    )

    @classmethod
    def of(cls, request):
        if request.method == "POST":
            return cls(request.POST, request.FILES)
        return cls(initial={"dry_run": True})

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file
