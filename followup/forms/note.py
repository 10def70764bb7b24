from django import forms

from accounts.forms import VerbForm

WORDS = forms.Textarea({"rows": 3})
OLDEST_YEAR, LAST_YEAR = 2000, 2100
ROUNDING = 5
USUAL_MINUTES = 60
NOT_CARRIED_OUT = "not_carried_out"
CANCELLED_BY_PERSON = "cancelled_by_person"


class NoteForm(VerbForm):
    text = forms.CharField(label="Anteckning", widget=forms.Textarea({"rows": 6}))
    for_caseworker = forms.BooleanField(label="Viktigt att föra vidare till handläggaren", required=False)


class CorrectionForm(VerbForm):
    text = forms.CharField(label="Så ska det stå", widget=forms.Textarea({"rows": 6}))
    reason = forms.CharField(
        label="Varför rättas anteckningen?",
        max_length=200,
        help_text="Till exempel: fel dag, eller personen har sagt att det inte stämmer.",
    )
